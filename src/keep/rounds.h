/* SPDX-License-Identifier: EUPL-1.2
 * rounds.h - asking all owners for a report, between two days
 *
 * A round is a record of the pact (table register_rounds of pact/schema.c): opening and
 * closing one changes the pact, and is published. One runs at a time. It closes by itself
 * on the day after `closes`, or earlier by hand; that day is then written down.
 */
#ifndef KEEP_ROUNDS_H
#define KEEP_ROUNDS_H

#include "base/date.h"
#include "domain/register/rights.h"
#include "store/store.h"

typedef struct NewRound {
    Str name_nl;
    Str name_en;
    Date opens;
    Date closes;
    Str audience; /* office, steering, public */
} NewRound;

MUST_CHECK bool rounds_open(Arena *a, Store *store, const NewRound *round,
                            const Person *person, Moment now, Error *err);
/* A party need not report in the round that runs. */
MUST_CHECK bool rounds_except(Arena *a, Store *store, Str party, const Person *person,
                              Moment now, Error *err);
MUST_CHECK bool rounds_close(Arena *a, Store *store, const Person *person, Moment now,
                             Error *err);
/* Closes the one whose last day is over; says whether there was one. */
MUST_CHECK bool rounds_close_due(Store *store, Moment now, bool *closed, Error *err);
/* The id of the round that runs on this day; empty when none does. */
MUST_CHECK bool rounds_running(Arena *a, Store *store, Date today, Str *id, Error *err);

#endif
