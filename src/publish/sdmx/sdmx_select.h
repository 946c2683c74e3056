/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_select.h - which cells of a cube an SDMX key, its constraints and its time name
 *
 *   series dimensions   SERIES  SEX          REF_AREA
 *   key, REST 2.1       .       men+women    .NL             ".men+women.NL"
 *   key, REST 3.0       *       men          NL              "*.men.NL,*.women.NL"
 *   constraint (3.0)    c[TIME_PERIOD]=ge:2015+le:2020,2022  , is or and + is and
 *   period (2.1)        startPeriod=2015, endPeriod=2020
 *
 * An empty position, or *, is any code; positions at the end may be left out. "all" and
 * "*" are every series. Operators of a constraint: eq ne lt le gt ge, co contains, nc
 * does not, sw begins with, ew ends with. A time is compared by its first characters, so
 * that 2017 holds 2017-08-01/P1Y.
 *
 * Errors: ERR_INVALID for a code or dimension that is not there, with the nearest;
 * ERR_NOT_FOUND when all is right and no cell is left, naming what left none.
 *
 * Source: SDMX REST 2.1 (2020) and 3.0 (sdmx-twg/sdmx-rest), data queries.
 */
#ifndef PUBLISH_SDMX_SDMX_SELECT_H
#define PUBLISH_SDMX_SDMX_SELECT_H

#include "formats/sdmx_cube.h"
#include "publish/api/api.h"

typedef struct SdmxSelection {
    Arena *arena;
    const Cube *cube;
    bool *is_kept; /* by cell */
    size_t kept;
} SdmxSelection;

/* All cells that have a time. */
SdmxSelection sdmx_selection(Arena *a, const Cube *cube);
MUST_CHECK bool sdmx_select_key(SdmxSelection *selection, Str key, bool is_v3,
                                Error *err);
/* `dimension` as SDMX names it; blanks count as +, for that is how a query is read. */
MUST_CHECK bool sdmx_select_constraint(SdmxSelection *selection, Str dimension, Str text,
                                       Error *err);
MUST_CHECK bool sdmx_select_period(SdmxSelection *selection, Str start, Str end,
                                   Error *err);

#endif
