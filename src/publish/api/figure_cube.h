/* SPDX-License-Identifier: EUPL-1.2
 * figure_cube.h - figures as a cube: the one place that decides what goes out, and how
 *
 *   CubeQuestion question = {.query = {.indicator = jobs, .as_of = as_of_latest()}};
 *   Cube cube;
 *   if (!figure_cube(a, pact, &question, LANG_NL, &cube, err)) ...
 *
 * One definition, the one in force then unless another is named; without one in force
 * that of the last figures released by then. Its dimensions: series, those of the
 * definition, region, period; with the codes that occur, in the order of the pact. Two
 * series are two codes, never one line. Where a line begins after a recorded break, its
 * first figure carries the mark of it; a line that was calculated back beyond it has none
 * within.
 *
 * What is hidden, missing or impossible has its status and no value, bound or note of
 * amounts. Labels of one dimension differ: where two are equal the code stands behind.
 *
 * Errors: ERR_NOT_FOUND when nothing fits the question; the hint says what there is.
 */
#ifndef PUBLISH_API_FIGURE_CUBE_H
#define PUBLISH_API_FIGURE_CUBE_H

#include "domain/words.h"
#include "formats/cube.h"
#include "pact/pact.h"

/* dimension=code,code: any of these. */
typedef struct CubeFilter {
    Str dimension;
    StrList codes;
} CubeFilter;

typedef struct CubeQuestion {
    FigureQuery query; /* has_cell and cell are not read */
    const CubeFilter *filters;
    size_t filter_count;
} CubeQuestion;

MUST_CHECK bool figure_cube(Arena *a, const Pact *pact, const CubeQuestion *question,
                            Lang lang, Cube *cube, Error *err);

/* The definition that answers: see above; null: no figures by then. */
const Definition *answering_definition(const Monitor *monitor, const FigureQuery *query);

/* CC-BY-4.0 -> https://creativecommons.org/licenses/by/4.0/ */
Str licence_address(Arena *a, Str licence);

#endif
