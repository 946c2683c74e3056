/* SPDX-License-Identifier: EUPL-1.2
 * slope.h - many groups at two moments
 *
 *        2016-Q1            2023-Q4
 *                            ___o  46,800  level 2
 *   19,000  o----------------
 *    5,000  o-------------------o  14,300  level 4
 *    3,900  o                   o  12,200  level 3
 *
 * A line joins two values only when the caller says that they may be compared. Where none
 * may, a double hairline lies between the two moments and says so. The scale starts at
 * zero and is the same at both ends. Labels are pushed apart; one that moved keeps a thin
 * line to its marker. A provisional end is open and its line dashed; a group with one end
 * is a marker alone.
 *
 * At most MOST_SPOTS groups. Pure: knows no pact; all lives in the arena.
 */
#ifndef PUBLISH_CHART_SLOPE_H
#define PUBLISH_CHART_SLOPE_H

#include "domain/words.h"
#include "publish/chart/plot.h"
#include "publish/chart/scale.h"

typedef struct SlopeEnd {
    bool has_value;
    double value;
    bool is_provisional;
    Str shown;
} SlopeEnd;

typedef struct SlopeLine {
    Str name;
    PlotColour colour;
    PlotMarker marker;
    SlopeEnd from;
    SlopeEnd to;
    bool is_comparable;
} SlopeLine;

typedef struct ChartSlope {
    const SlopeLine *lines;
    size_t count;
    Str from_name; /* "2016-K1" */
    Str to_name;
    Lang lang;
} ChartSlope;

/* Whether there is a line to draw: two values that may be compared. */
bool chart_slope_joins(const ChartSlope *slope);
Plot chart_slope(Arena *a, const ChartSlope *slope, ChartSize size);
Str chart_slope_description(Arena *a, const ChartSlope *slope);

#endif
