/* SPDX-License-Identifier: EUPL-1.2
 * draft.h - a first recipe for a table that nobody has described yet
 *
 *   years in the header           "2017 MAN" -> values "{period} {sex}"
 *   a column of periods           2018KW01, 2017/18, 2017 -> period
 *   a total                       a row that equals the sum of the others; "totalen"
 *   what is no number             "<5" -> 1..4, "." -> missing, "" -> missing
 *   few texts in a column         a dimension one may group by
 *
 * The draft runs as it is: one figure, the sum of all rows by period, and each guess is
 * explained in a line of its own. It looks at the rows of a table in memory, at most
 * DRAFT_ROWS of them; what comes later in the file it does not know, and says so.
 *
 * Pure; lives in `a`. ERR_INVALID when no column looks like values.
 */
#ifndef DOMAIN_SOURCES_DRAFT_H
#define DOMAIN_SOURCES_DRAFT_H

#include "domain/sources/recipe.h"

#define DRAFT_ROWS ((size_t)20000)

typedef struct Draft {
    Recipe recipe;
    StrList guesses; /* whole sentences */
} Draft;

/* `file` as the recipe will name it; `is_whole`: all rows are in the table. */
MUST_CHECK bool draft_recipe(Arena *a, const DatasetTable *table, Str file, bool is_whole,
                             Draft *draft, Error *err);

#endif
