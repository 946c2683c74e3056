/* SPDX-License-Identifier: EUPL-1.2
 * stack.h - a whole and its parts, one bar per period
 *
 *   2016-Q1 |##|======|..|  29,200
 *   2023-Q4 |####|==============|.....|:::   | 78,900
 *             |         |          |      |
 *           level 1  level 2    level 3  not divided
 *
 * Bars start at zero and share one scale. A part carries its value where there is room.
 * The names stand once, under the last bar that has most parts, each below its part; a
 * name that is pushed aside keeps a thin line to it. Where they do not fit side by side,
 * the parts are numbered and the names stand in a list.
 *
 * Parts that do not reach the total leave an open piece, named so; `allowed` is what
 * rounding may explain, and that is no piece. Parts beyond the total are drawn as they
 * are. A part without value is a gap in the words, never zero. A provisional bar is open.
 * Between two series lie a double line and its name, and no bar is compared across it.
 *
 * Pure: knows no pact. Texts arrive in the language of the page; all lives in the arena.
 */
#ifndef PUBLISH_CHART_STACK_H
#define PUBLISH_CHART_STACK_H

#include "domain/words.h"
#include "publish/chart/plot.h"

typedef struct StackValue {
    bool has_value;
    double value; /* below zero counts as zero */
    Str shown;    /* also of what is hidden: "geen cijfer" */
} StackValue;

typedef struct StackRow {
    Str label;                /* "2016-K1" */
    const StackValue *values; /* one per part */
    bool has_total;
    double total;
    Str total_shown;
    double allowed; /* between total and sum of parts: rounding */
    Str rest_shown; /* total less the known parts */
    bool is_provisional;
    Str break_name; /* set: another series begins here */
} StackRow;

#define MOST_STACK_PARTS 12

typedef struct ChartStack {
    const Str *parts; /* names, at most MOST_STACK_PARTS */
    size_t part_count;
    const StackRow *rows;
    size_t row_count;
    Lang lang;
} ChartStack;

/* What of the total is in no part; 0 when rounding explains it. */
double stack_rest(const ChartStack *stack, const StackRow *row);
Plot chart_stack(Arena *a, const ChartStack *stack, ChartSize size);
Str chart_stack_description(Arena *a, const ChartStack *stack);

#endif
