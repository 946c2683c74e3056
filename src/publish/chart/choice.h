/* SPDX-License-Identifier: EUPL-1.2
 * choice.h - lines of which a reader chooses some
 *
 *      60 |                    ___o  vwo 61
 *      40 |      __o-----o----'
 *         |  o--'         ___o-----  havo 41
 *       0 +--------------------
 *         2017/18       2023/24
 *
 * The ground (grid, axis, periods) is one drawing and every line is one by itself, with
 * its own name at the end, so that a style sheet can leave lines out. All names have a
 * place of their own from the start, in order of the last values, tied to the line's end
 * by a leader: whatever is chosen, none covers another. Lines differ in marker, and in
 * colour.
 *
 * One series only: these lines may be compared. Axes start at zero, gaps are gaps, as in
 * line.h. Pure; everything lives in the arena.
 */
#ifndef PUBLISH_CHART_CHOICE_H
#define PUBLISH_CHART_CHOICE_H

#include "publish/chart/line.h"

#define MOST_CHOICES 24

typedef struct ChartChoice {
    const ChartSeries *series; /* name, points, count; colour and marker are given here */
    size_t count;              /* at most MOST_CHOICES */
    bool is_first[MOST_CHOICES]; /* chosen when the page opens: these differ in colour */
    Str unit_symbol;
    Lang lang;
} ChartChoice;

typedef struct ChoicePlots {
    Plot ground;
    Plot lines[MOST_CHOICES];
    size_t count;
} ChoicePlots;

/* False: fewer than two periods, so there is nothing to draw as lines. */
bool chart_choice_has_lines(const ChartChoice *choice);
/* `size` is wide or narrow. */
ChoicePlots chart_choice(Arena *a, const ChartChoice *choice, ChartSize size);

#endif
