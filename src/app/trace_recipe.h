/* SPDX-License-Identifier: EUPL-1.2
 * trace_recipe.h - from a figure that a recipe made to the cells of the file
 *
 * Runs the recipe once more over its file, when that is at hand and is the file of the
 * import (by its hash), and gives each cell with its line, column and raw text. The first
 * TRACE_CELLS of them, or all. Without the file it says so; the trace stays true as far
 * as it goes.
 *
 * Ownership: texts live in the arena.
 */
#ifndef APP_TRACE_RECIPE_H
#define APP_TRACE_RECIPE_H

#include "pact/pact.h"

#define TRACE_CELLS 20

typedef struct TracedCell {
    Str text;
    Str where;    /* "line 14, column 23" */
    bool is_rest; /* of the whole of a share only */
} TracedCell;

typedef struct RecipeTrace {
    Str recipe_path; /* within the folder */
    Str file;        /* empty: not at hand */
    Str sha256;
    Str problem; /* why there are no cells; empty: there are */
    Str formula; /* "sum of 298 cells" */
    TracedCell *cells;
    size_t count; /* shown */
    size_t total;
} RecipeTrace;

/* False when no recipe made the figure. */
bool trace_recipe(Arena *a, const Pact *pact, const Figure *figure, bool all,
                  size_t threads, RecipeTrace *trace);

#endif
