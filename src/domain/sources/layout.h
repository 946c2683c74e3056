/* SPDX-License-Identifier: EUPL-1.2
 * layout.h - is this file like the one of last time
 *
 *   last time                         now
 *   line 1                            line 3                   the table begins elsewhere
 *   column 8   CROHO ONDERDEEL        column 8  CROHO SECTOR   renamed
 *   column 9   OPLEIDINGSVORM         column 12                moved
 *   code       natuur                 code      Natuur         renamed, in CROHO SECTOR
 *
 * A layout is what a recipe counts on: the names of the columns in their order, the line
 * that the rows begin in, and which codes stood in the columns whose codes the recipe
 * names. Years in a header are no layout: "2017 MAN" and "2018 MAN" are both "{period}
 * MAN".
 *
 * layout_compare() pairs what is gone with what is new: the name most like it, then the
 * one in the same place. layout_amend() writes what was paired into a copy of the recipe.
 * Both only propose: a person looks, and a recipe that carries the mark of a layout says
 * that somebody did.
 *
 * Pure. All lives in the arena.
 */
#ifndef DOMAIN_SOURCES_LAYOUT_H
#define DOMAIN_SOURCES_LAYOUT_H

#include "domain/sources/recipe.h"

typedef struct Layout {
    StrList columns;
    int64_t line;  /* of the first row below the names */
    StrList codes; /* "CROHO ONDERDEEL = natuur", sorted by column, then by code */
} Layout;

/* Names as a layout has them. */
StrList layout_columns(Arena *a, const Recipe *recipe, const Dataset *dataset);
/* Short, the same for equal layouts. */
Str layout_mark(Arena *a, const Layout *layout);

typedef enum LayoutChange {
    LAYOUT_MOVED,
    LAYOUT_RENAMED,
    LAYOUT_GONE,
    LAYOUT_NEW,
    LAYOUT_LINE,
    LAYOUT_CODE_RENAMED,
    LAYOUT_CODE_GONE,
} LayoutChange;

typedef struct LayoutRow {
    LayoutChange change;
    Str column; /* of a code */
    Str before; /* empty: it was not there */
    Str after;
    size_t before_at; /* the place of a column, or the line; 0: none */
    size_t after_at;
} LayoutRow;
LIST_OF(LayoutRow);

LayoutRowList layout_compare(Arena *a, const Recipe *recipe, const Layout *before,
                             const Layout *after);
/* How many of the columns of `before` are in `columns`. */
size_t layout_alike(const Layout *before, StrList columns);

/* A copy of the recipe with what was renamed. `mark` of the layout it is for. */
Recipe layout_amend(Arena *a, const Recipe *recipe, LayoutRowList rows, Str mark);
/* Another form of the header ("{sex} {period}") that names of the table have; false:
 * the recipe has no form, its own still fits, or none does. */
bool layout_other_form(Arena *a, const Recipe *recipe, const Dataset *dataset, Str *form);

#endif
