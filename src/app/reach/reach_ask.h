/* SPDX-License-Identifier: EUPL-1.2
 * reach_ask.h - what `pact reach` was asked, read and checked
 *
 *   pact reach --offers o.csv --origins p.csv --profile PIE+BWI --norm 12km --by province
 *
 * A question is a set of profiles, a track and a year; where an option is absent each
 * value is asked apart. The files of src/app/reach share this.
 */
#ifndef APP_REACH_REACH_ASK_H
#define APP_REACH_REACH_ASK_H

#include "app/command.h"
#include "app/listing.h"
#include "pact/reach/reach_read.h"

/* Columns of a listing. */
#define TEXT(column_name)                                                                \
    {                                                                                    \
        S_INIT(column_name), false, false                                                \
    }
#define NUMBER(column_name)                                                              \
    {                                                                                    \
        S_INIT(column_name), true, false                                                 \
    }

typedef struct ReachAsk {
    Command *command;
    ReachRead *read;
    const ReachInput *input; /* with the regions that were asked for */
    ReachLinks links;
    ReachUnit unit;
    double norm;
    Str norm_text; /* "12 km" */
    Str way;       /* "straight line x 1.3" */
    Str sex;
    Str *profile_names; /* "PIE+BWI" */
    uint64_t *profiles;
    size_t profile_count;
    uint32_t *tracks;
    size_t track_count;
    StrList years;
} ReachAsk;

MUST_CHECK bool reach_ask(Command *command, ReachAsk *ask, Error *err);

/* One question after the other; false after the last. Start with zero. */
typedef struct ReachTurn {
    size_t at;
    Str profile;
    Str track;
    Str year;
    ReachQuestion question;
    CohortSet cohorts; /* may be empty: nobody is counted there */
} ReachTurn;
bool reach_turn(const ReachAsk *ask, ReachTurn *turn);

/* Profiles by name, with + between. */
MUST_CHECK bool ask_profiles(const ReachAsk *ask, Str text, uint64_t *profiles,
                             Error *err);
MUST_CHECK bool ask_site(const ReachAsk *ask, Str id, uint32_t *site, Error *err);
MUST_CHECK bool ask_place(const ReachAsk *ask, Str text, Point *at, Error *err);

/* Texts for rows: a count or its range, a share in percent, a length in kilometres (or
 * minutes). */
Str count_text(Arena *a, Count count);
Str share_text(Arena *a, Extent share);
Str length_text(const ReachAsk *ask, Extent length);
Str region_name(const ReachAsk *ask, size_t region); /* the last one: "all" */

/* Each prints what its name tells. */
MUST_CHECK bool reach_print_regions(const ReachAsk *ask, Error *err);
MUST_CHECK bool reach_print_sites(const ReachAsk *ask, Error *err);
MUST_CHECK bool reach_print_small(const ReachAsk *ask, Error *err);
MUST_CHECK bool reach_print_access(const ReachAsk *ask, Error *err);
MUST_CHECK bool reach_print_change(const ReachAsk *ask, Error *err);
MUST_CHECK bool reach_print_best(const ReachAsk *ask, Error *err);
MUST_CHECK bool reach_print_geojson(const ReachAsk *ask, Error *err);
bool reach_has_steps(const Command *command);

#endif
