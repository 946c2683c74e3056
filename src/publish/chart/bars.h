/* SPDX-License-Identifier: EUPL-1.2
 * bars.h - values beside each other at one moment, as bars that start at zero
 *
 *   havo   ################### 41 Noordwest
 *          ------------------- 42 Nederland
 *   vwo    ########################### 60
 *          --------------------------- 61
 *
 * A bar has its value at its end; in the first group its name as well. A value known only
 * as a range is a band between its bounds. Where there is no value, words say so.
 *
 * Wide is 700, narrow 288; the height follows from the number of bars. Pure: knows no
 * pact; texts arrive in the language of the page, and everything lives in the arena.
 */
#ifndef PUBLISH_CHART_BARS_H
#define PUBLISH_CHART_BARS_H

#include "domain/words.h"
#include "publish/chart/plot.h"

typedef struct ChartBar {
    Str name;
    PlotColour colour;
    bool has_value;
    double value;
    bool has_range;
    double low;
    double high;
    Str shown; /* "41", "11 tot 23", "geen cijfer" */
} ChartBar;

typedef struct BarGroup {
    Str label;
    const ChartBar *bars;
    size_t count;
} BarGroup;

typedef struct ChartBars {
    const BarGroup *groups;
    size_t count;
} ChartBars;

Plot chart_bars(Arena *a, const ChartBars *bars, bool is_wide);
Str chart_bars_description(Arena *a, const ChartBars *bars);

#endif
