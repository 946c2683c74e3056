/* SPDX-License-Identifier: EUPL-1.2
 * spark.c - draws a line as small as a word
 */
#include "publish/chart/spark.h"

#include <math.h>

#include "publish/chart/line_layout.h"

static const ChartSeries *last_series(const ChartSeries *series, size_t count)
{
    for (size_t s = count; s > 0; s--) {
        if (series_last(&series[s - 1]) != NULL) {
            return &series[s - 1];
        }
    }
    return NULL;
}

static double height_of(const ChartPoint *point)
{
    return point->has_value ? point->value : (point->low + point->high) / 2;
}

/* Where the points lie, in time and in height; from zero. */
static LineLayout layout_of(Arena *a, const ChartLine *line)
{
    const double width = 96, height = 24, inset = 4;
    LineLayout layout = {.arena = a, .line = line, .one_kind = periods_of_one_kind(line)};
    double first = 1e18, last = -1e18, lowest = 0, highest = 0;
    for (size_t s = 0; s < line->series_count; s++) {
        for (size_t i = 0; i < line->series[s].count; i++) {
            const ChartPoint *point = &line->series[s].points[i];
            if (point_is_plotted(point)) {
                double at = place_in_time(&layout, point->period);
                first = fmin(first, at);
                last = fmax(last, at);
                lowest = fmin(lowest, height_of(point));
                highest = fmax(highest, height_of(point));
            }
        }
    }
    if (last - first < 1e-9) { /* one period: at the end, where the eye looks */
        first = last - 1;
    }
    layout.x = (Scale){first, last, inset, width - inset};
    layout.y =
        (Scale){lowest, highest > lowest ? highest : lowest + 1, height - inset, inset};
    return layout;
}

static void draw_series(const LineLayout *layout, Plot *plot, const ChartSeries *series,
                        const ChartPoint *end)
{
    const ChartPoint *points = series->points;
    for (size_t i = 1; i < series->count; i++) {
        if (chart_point_follows(&points[i - 1], &points[i])) {
            bool dashed = points[i - 1].is_provisional || points[i].is_provisional;
            plot_line(plot, dashed ? PLOT_LINE_PROVISIONAL : PLOT_LINE, series->colour,
                      point_x(layout, &points[i - 1]),
                      scale_at(&layout->y, points[i - 1].value),
                      point_x(layout, &points[i]), scale_at(&layout->y, points[i].value));
        }
    }
    for (size_t i = 0; i < series->count; i++) {
        bool is_joined =
            (i > 0 && chart_point_follows(&points[i - 1], &points[i])) ||
            (i + 1 < series->count && chart_point_follows(&points[i], &points[i + 1]));
        if (point_is_plotted(&points[i]) && (!is_joined || &points[i] == end)) {
            plot_marker(
                plot, points[i].is_provisional ? PLOT_MARK_PROVISIONAL : PLOT_MARK,
                series->colour, MARKER_CIRCLE, point_x(layout, &points[i]),
                scale_at(&layout->y, height_of(&points[i])), &points[i] == end ? 3 : 2);
        }
    }
}

Plot chart_spark(Arena *a, const ChartSeries *series, size_t count)
{
    Plot plot = plot_in(a, 96, 24);
    const ChartSeries *last = last_series(series, count);
    if (last == NULL) {
        return plot;
    }
    ChartLine line = {.series = series, .series_count = count};
    LineLayout layout = layout_of(a, &line);
    plot_line(&plot, PLOT_GRID, COLOUR_NONE, 0, plot_crisp(scale_at(&layout.y, 0)), 96,
              plot_crisp(scale_at(&layout.y, 0)));
    for (size_t s = 0; s < count; s++) {
        draw_series(&layout, &plot, &series[s], series_last(last));
    }
    return plot;
}
