/* SPDX-License-Identifier: EUPL-1.2
 * tables.h - the tables that other people's protocols ask for, and as known when
 *
 *   ho-inflow-share                 as known now
 *   ho-inflow-share@monitor-2018    as that edition left it, for ever
 *   ho-inflow-share@2020-12-31      as known at the end of that day
 *
 * A table is an indicator that has figures then, in one definition: the cube of
 * figure_cube.h. The part after the @ freezes it for clients that can only name a table;
 * `edition` and `as_of` say the same beside the name. Both at once are refused.
 *
 * Errors: ERR_NOT_FOUND for an unknown table, edition, or one without figures then;
 * ERR_INVALID for a moment that is none. The hint names the nearest there is.
 */
#ifndef PUBLISH_API_TABLES_H
#define PUBLISH_API_TABLES_H

#include "domain/words.h"
#include "formats/cube.h"
#include "pact/pact.h"

typedef struct Table {
    Str name; /* as asked, with its @ */
    const Indicator *indicator;
    const Definition *definition;
    AsOf as_of;
    size_t figure_count;
    const Edition *edition; /* the last that gave it a figure */
} Table;
LIST_OF(Table);

typedef struct TableQuestion {
    Str name;
    Str edition; /* empty: none */
    Str as_of;   /* a date; empty: none */
} TableQuestion;

MUST_CHECK bool table_find(Arena *a, const Pact *pact, const TableQuestion *question,
                           Table *table, Error *err);
MUST_CHECK bool table_moment(Arena *a, const Pact *pact, Str edition, Str as_of,
                             AsOf *moment, Error *err);
/* All that have figures then, in the order of the pact. */
TableList tables_all(Arena *a, const Pact *pact, AsOf as_of);

/* What people read above it; its text of what it tells; its place in time. */
Str table_title(const Table *table, Lang lang);
Str table_text(const Table *table, Lang lang);
MUST_CHECK bool table_cube(Arena *a, const Pact *pact, const Table *table, Lang lang,
                           Cube *cube, Error *err);

#endif
