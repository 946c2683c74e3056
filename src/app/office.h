/* SPDX-License-Identifier: EUPL-1.2
 * office.h - the register that is being kept: its database, its pact, its public site
 *
 *   requests ---- office_lend()   a connection of the pool, until office_take_back()
 *            \--- office_view()   the pact as it is now; held until the answer is sent
 *   publisher     a thread: looks whether the counter of the pact has grown (every
 *                 second, or when told), reads the pact anew, writes the site, and swaps
 *                 the pact. Several programs on one database each do so.
 *
 * It also closes a round whose last day is over (keep/rounds.h), and publishes an edition
 * at its minute (keep/releases.h): then the whole site is written beside the one that is
 * shown, and takes its place in one step, the pact with it. Drafts are not even read:
 * pact_load_released(). Photographs whose day has come are forgotten: keep/evidence.h.
 *
 * A pact never changes: a new one takes its place, and the old one goes when its last
 * reader is done. When reading or writing fails, the old one stays, the failure is in
 * the log and in the metrics, and it is tried again.
 *
 * Errors of office_lend(): ERR_BUSY when all connections are in use.
 */
#ifndef APP_OFFICE_H
#define APP_OFFICE_H

#include "app/clock.h"
#include "publish/page/view.h"
#include "store/store.h"

typedef struct OfficeOptions {
    Str database;
    Str site;       /* folder of the public pages; made when it is not there */
    Str program;    /* tells one build of the program from another */
    size_t threads; /* that write pages */
    Clock clock;
    FILE *log; /* null: none */
} OfficeOptions;

typedef struct Office Office;

/* Opens the database and publishes once; then starts the publisher. `now` is for the
 * migrations. */
MUST_CHECK bool office_open(Arena *a, const OfficeOptions *options, Moment now,
                            Office **office, Error *err);
void office_close(Office *office); /* null is allowed */

MUST_CHECK bool office_lend(Office *office, Store **store, Error *err);
void office_take_back(Office *office, Store *store);
/* Held until the arena is freed. */
const View *office_view(Office *office, Arena *a);
/* The site as it would be with this edition in it: a folder beside the public one, that
 * nothing else serves, written anew when the pact has changed. */
MUST_CHECK bool office_preview(Office *office, Arena *a, Store *store, Str edition,
                               Str *folder, Error *err);
/* Something public has changed: publish now rather than in a second. */
void office_told(Office *office);

typedef struct OfficeFigures {
    int64_t generation; /* of the pact that is shown */
    int64_t published;  /* how often since the start */
    int64_t failed;     /* how often that did not work */
    int64_t publish_ms; /* how long the last one took */
} OfficeFigures;
OfficeFigures office_figures(Office *office);

#endif
