/* SPDX-License-Identifier: EUPL-1.2
 * line_layout.h - where everything in a line chart goes; read by line*.c, spark.c and
 * choice.c
 */
#ifndef PUBLISH_CHART_LINE_LAYOUT_H
#define PUBLISH_CHART_LINE_LAYOUT_H

#include "publish/chart/label.h"
#include "publish/chart/line.h"
#include "publish/chart/scale.h"

typedef struct Box {
    double left;
    double top;
    double right;
    double bottom;
} Box;

typedef struct EndLabel {
    const ChartSeries *series;
    Label label;
} EndLabel;

/* The name of a break that is drawn, beside its hairline. */
typedef struct BreakName {
    Str text;
    Label label;
    double x; /* of the hairline */
    double edge;
    double y; /* of the first line */
    Anchor anchor;
} BreakName;

typedef struct LineLayout {
    Arena *arena;
    const ChartLine *line;
    ChartSize size;
    bool one_kind; /* all periods of one kind: equal steps */
    double first;  /* places in time */
    double last;
    Scale x;
    Scale y;
    Ticks ticks;
    double left;
    double right; /* of the plot; labels stand beyond it */
    double top;
    double bottom;
    double radius;
    EndLabel ends[MOST_SPOTS];
    size_t end_count;
    BreakName breaks[MOST_CHART_BREAKS];
    size_t break_count;
    size_t break_rows;
    bool breaks_are_numbered;
    Box *taken; /* boxes that text must keep off */
    size_t taken_count;
    size_t taken_capacity;
} LineLayout;

LineLayout line_layout(Arena *a, const ChartLine *line, ChartSize size, double width,
                       double height);
bool point_is_plotted(const ChartPoint *point);
bool periods_of_one_kind(const ChartLine *line);
double place_in_time(const LineLayout *layout, Period period);
double point_x(const LineLayout *layout, const ChartPoint *point);
/* The last plotted point; null if there is none. */
const ChartPoint *series_last(const ChartSeries *series);

void take(LineLayout *layout, Box box);
bool is_free(const LineLayout *layout, Box box);
Box text_box(double x, double y, Anchor anchor, Str text, PlotStyle style);

/* Needs the scale of x; sets the rows that names take above the plot. */
void find_break_names(LineLayout *layout, double width);

void draw_end_labels(LineLayout *layout, Plot *plot);
void draw_value_labels(LineLayout *layout, Plot *plot);
void draw_break_names(LineLayout *layout, Plot *plot);

#endif
