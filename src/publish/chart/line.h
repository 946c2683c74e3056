/* SPDX-License-Identifier: EUPL-1.2
 * line.h - values in time, with what may not be joined left apart
 *
 *        30 o                ||
 *           |                || new profiles
 *        20 +----o           ||  o---o
 *           |    22          ||  24    `..o  basis 23
 *         0 +----+-----------++--+---+----+
 *        2007/08 2012/13       2017/18  2023/24
 *
 * A line joins two points of one series that lie exactly one period apart: a school year,
 * a quarter, a year; days, when they are the same day a year later. Everything else is a
 * gap, and so is a point that stands apart: a period alone is a marker alone. Series are
 * never joined: a break between them is a double hairline over the full height with its
 * name on top, which no line crosses. Dashes and open markers mean provisional and
 * nothing else. A value known only as a range is a band with two edges, never a midpoint.
 * The axis starts at zero.
 *
 * At most four series, each with its own colour and marker; the name and last value stand
 * at the end of the line, pushed apart where nearer than 15. The first value and those
 * that start anew after a gap are printed where there is room; all are in the table.
 *
 * Sizes: wide 700 and narrow 288 for the same place, the style sheet picks; small is 300
 * wide and 168 high.
 *
 * Pure: knows no pact. Texts arrive in the language of the page. Spans and undated points
 * are left out, for they stand on no axis.
 */
#ifndef PUBLISH_CHART_LINE_H
#define PUBLISH_CHART_LINE_H

#include "base/period.h"
#include "domain/words.h"
#include "publish/chart/plot.h"

typedef struct ChartPoint {
    Period period;
    Str period_shown; /* "2017/18" */
    bool has_value;
    double value;
    bool has_range; /* bounds worth drawing: not those of rounding */
    double low;
    double high;
    bool is_provisional;
    bool stands_apart; /* may not be compared with the point before it */
    Str shown;         /* "28", "11 tot 23" */
} ChartPoint;

typedef struct ChartSeries {
    Str name; /* short: "basis"; empty: only the value is printed */
    PlotColour colour;
    PlotMarker marker;
    const ChartPoint *points; /* in order of period */
    size_t count;
} ChartSeries;

typedef struct ChartBreak {
    Period at; /* the first period after it */
    Str name;
} ChartBreak;

typedef struct ChartTarget {
    Period due; /* PERIOD_NONE: no line is drawn at all; that takes a sentence */
    double value;
    Str name; /* "doel in 2025: 40 %" */
} ChartTarget;

#define MOST_CHART_SERIES 12 /* at most four colours; older series share theirs */
#define MOST_CHART_BREAKS 6

typedef struct ChartLine {
    const ChartSeries *series;
    size_t series_count;
    const ChartBreak *breaks;
    size_t break_count;
    const ChartTarget *targets;
    size_t target_count;
    Str unit_symbol; /* on the top tick: "%"; may be empty */
    Lang lang;
} ChartLine;

/* False when there is nothing that can stand on an axis. */
bool chart_line_has_points(const ChartLine *line);
Plot chart_line(Arena *a, const ChartLine *line, ChartSize size);

/* Whether a line may join these two: see above. */
bool chart_point_follows(const ChartPoint *before, const ChartPoint *after);

/* A series that was recalculated for earlier years runs on over the moment that parts it
 * from the older one. Then no hairline is drawn, for a line would cross it: the older
 * series stands beside it in grey, with its own marker. */
bool chart_break_is_drawn(const ChartLine *line, size_t index);

/* Where the names of breaks cannot stand beside each other, they are numbered 1, 2 … in
 * order of time, and the page must tell which is which. */
bool chart_breaks_are_numbered(Arena *a, const ChartLine *line, ChartSize size);

/* Everything the drawing shows, in words: for who cannot see it. */
Str chart_line_description(Arena *a, const ChartLine *line);

#endif
