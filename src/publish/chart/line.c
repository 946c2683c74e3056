/* SPDX-License-Identifier: EUPL-1.2
 * line.c - draws a line chart
 */
#include "publish/chart/line.h"

#include <math.h>

#include "publish/chart/line_layout.h"
#include "publish/text/shown.h"

bool chart_line_has_points(const ChartLine *line)
{
    for (size_t s = 0; s < line->series_count; s++) {
        if (series_last(&line->series[s]) != NULL) {
            return true;
        }
    }
    return false;
}

bool chart_point_follows(const ChartPoint *before, const ChartPoint *after)
{
    if (!before->has_value || !after->has_value || after->stands_apart ||
        before->period.kind != after->period.kind || !period_is_on_axis(before->period) ||
        !period_is_on_axis(after->period)) {
        return false;
    }
    if (before->period.kind == PERIOD_DAY) {
        Date from = before->period.first;
        Date to = after->period.first;
        return to.year == from.year + 1 && to.month == from.month && to.day == from.day;
    }
    return period_index(after->period) == period_index(before->period) + 1;
}

static bool crosses(const ChartSeries *series, Date at)
{
    for (size_t i = 1; i < series->count; i++) {
        const ChartPoint *from = &series->points[i - 1];
        const ChartPoint *to = &series->points[i];
        if (chart_point_follows(from, to) && date_compare(from->period.first, at) < 0 &&
            date_compare(to->period.first, at) >= 0) {
            return true;
        }
    }
    return false;
}

bool chart_break_is_drawn(const ChartLine *line, size_t index)
{
    for (size_t s = 0; s < line->series_count; s++) {
        if (crosses(&line->series[s], line->breaks[index].at.first)) {
            return false;
        }
    }
    return true;
}

static void draw_grid(LineLayout *layout, Plot *plot)
{
    const Ticks *ticks = &layout->ticks;
    for (int i = ticks->first; i <= ticks->last; i++) {
        double y = plot_crisp(scale_at(&layout->y, i * ticks->step));
        plot_line(plot, i == 0 ? PLOT_AXIS : PLOT_GRID, COLOUR_NONE, layout->left, y,
                  layout->right + layout->radius + 3, y);
        Str text = shown_double(layout->arena, i * ticks->step, ticks->decimals,
                                layout->line->lang);
        if (i == ticks->last && layout->line->unit_symbol.length > 0) {
            text = str_format(layout->arena,
                              layout->line->lang == LANG_NL ? "%.*s %.*s" : "%.*s%.*s",
                              STR_ARG(text), STR_ARG(layout->line->unit_symbol));
        }
        plot_text(plot, PLOT_TICK, COLOUR_NONE, layout->left - 6, y + 4, ANCHOR_END,
                  text);
    }
}

static bool try_period_tick(LineLayout *layout, Plot *plot, Period period, Str shown)
{
    double x = scale_at(&layout->x, place_in_time(layout, period));
    double y = layout->bottom + 18;
    Box box = text_box(x, y, ANCHOR_MIDDLE, shown, PLOT_TICK);
    Anchor anchor = ANCHOR_MIDDLE;
    double at = x;
    if (box.right > plot->width) {
        anchor = ANCHOR_END;
        at = plot->width;
        box = text_box(at, y, anchor, shown, PLOT_TICK);
    } else if (box.left < 0) {
        anchor = ANCHOR_START;
        at = 0;
        box = text_box(at, y, anchor, shown, PLOT_TICK);
    }
    Box roomy = {box.left - 5, box.top, box.right + 5, box.bottom};
    if (!is_free(layout, roomy)) {
        return false;
    }
    double line_x = plot_crisp(x);
    plot_line(plot, PLOT_AXIS, COLOUR_NONE, line_x, layout->bottom, line_x,
              layout->bottom + 4);
    plot_text(plot, PLOT_TICK, COLOUR_NONE, at, y, anchor, shown);
    take(layout, box);
    return true;
}

/* The first or the last period that has a point, among all series. */
static const ChartPoint *outer_point(const LineLayout *layout, bool last)
{
    const ChartPoint *found = NULL;
    for (size_t s = 0; s < layout->line->series_count; s++) {
        const ChartSeries *series = &layout->line->series[s];
        for (size_t i = 0; i < series->count; i++) {
            const ChartPoint *point = &series->points[i];
            if (!point_is_plotted(point)) {
                continue;
            }
            double place = place_in_time(layout, point->period);
            double best = found == NULL ? 0 : place_in_time(layout, found->period);
            if (found == NULL || (last ? place > best : place < best)) {
                found = point;
            }
        }
    }
    return found;
}

/* The ends, then what due dates there are, then starts after a gap, then what still fits:
 * only periods that have data carry a tick. */
static void draw_period_ticks(LineLayout *layout, Plot *plot)
{
    const ChartLine *line = layout->line;
    for (int last = 1; last >= 0; last--) {
        const ChartPoint *point = outer_point(layout, last == 1);
        if (point != NULL) {
            (void)try_period_tick(layout, plot, point->period, point->period_shown);
        }
    }
    for (size_t i = 0; i < line->target_count; i++) {
        if (period_is_on_axis(line->targets[i].due)) {
            Str shown = shown_period(layout->arena, line->targets[i].due, line->lang);
            (void)try_period_tick(layout, plot, line->targets[i].due, shown);
        }
    }
    for (int round = 0; round < 2; round++) {
        for (size_t s = 0; s < line->series_count; s++) {
            const ChartSeries *series = &line->series[s];
            for (size_t i = 0; i < series->count; i++) {
                const ChartPoint *point = &series->points[i];
                bool starts =
                    i == 0 || !chart_point_follows(&series->points[i - 1], point);
                if (point_is_plotted(point) &&
                    (starts || (round == 1 && layout->size == CHART_WIDE))) {
                    (void)try_period_tick(layout, plot, point->period,
                                          point->period_shown);
                }
            }
        }
    }
}

static void draw_breaks(LineLayout *layout, Plot *plot)
{
    for (size_t i = 0; i < layout->break_count; i++) {
        double x = layout->breaks[i].x;
        plot_line(plot, PLOT_BREAK, COLOUR_NONE, x - 1.5, 4, x - 1.5, layout->bottom);
        plot_line(plot, PLOT_BREAK, COLOUR_NONE, x + 1.5, 4, x + 1.5, layout->bottom);
        take(layout, (Box){x - 4, 16, x + 4, layout->bottom});
    }
}

static void draw_targets(LineLayout *layout, Plot *plot)
{
    for (size_t i = 0; i < layout->line->target_count; i++) {
        const ChartTarget *target = &layout->line->targets[i];
        if (!period_is_on_axis(target->due)) {
            continue;
        }
        double y = plot_crisp(scale_at(&layout->y, target->value));
        double x = scale_at(&layout->x, place_in_time(layout, target->due));
        plot_line(plot, PLOT_TARGET, COLOUR_NONE, layout->left, y, x, y);
        plot_line(plot, PLOT_TARGET, COLOUR_NONE, x, y - 5, x, y + 5);
        double text_x = layout->left + 4;
        Box box = text_box(text_x, y - 5, ANCHOR_START, target->name, PLOT_TARGET_NAME);
        plot_text_over(plot, PLOT_TARGET_NAME, COLOUR_NONE, text_x, y - 5, ANCHOR_START,
                       target->name);
        take(layout, box);
        take(layout, (Box){layout->left, y - 2, x, y + 2});
    }
}

static void draw_ranges(const LineLayout *layout, Plot *plot, const ChartSeries *series)
{
    double half = layout->size == CHART_WIDE ? 9 : 6;
    for (size_t i = 0; i < series->count; i++) {
        const ChartPoint *point = &series->points[i];
        if (!point->has_range || !point_is_plotted(point)) {
            continue;
        }
        double x = point_x(layout, point);
        double high = scale_at(&layout->y, point->high);
        double low = scale_at(&layout->y, point->low);
        plot_rect(plot, PLOT_BAND, series->colour, x - half, high, 2 * half, low - high);
        plot_line(plot, PLOT_EDGE, series->colour, x - half, high, x + half, high);
        plot_line(plot, PLOT_EDGE, series->colour, x - half, low, x + half, low);
    }
}

/* Marks the way of a line as taken, in small boxes. */
static void take_line(LineLayout *layout, double x, double y, double x2, double y2)
{
    int pieces = (int)ceil(fabs(x2 - x) / 6) + (int)ceil(fabs(y2 - y) / 6) + 1;
    for (int i = 0; i < pieces; i++) {
        double px = x + (x2 - x) * i / pieces;
        double py = y + (y2 - y) * i / pieces;
        take(layout, (Box){px - 2, py - 2, px + 2, py + 2});
    }
}

static void draw_segments(LineLayout *layout, Plot *plot, const ChartSeries *series,
                          bool provisional)
{
    for (size_t i = 1; i < series->count; i++) {
        const ChartPoint *from = &series->points[i - 1];
        const ChartPoint *to = &series->points[i];
        bool dashed = from->is_provisional || to->is_provisional;
        if (dashed != provisional || !chart_point_follows(from, to)) {
            continue;
        }
        double x = point_x(layout, from), y = scale_at(&layout->y, from->value);
        double x2 = point_x(layout, to), y2 = scale_at(&layout->y, to->value);
        plot_line(plot, dashed ? PLOT_LINE_PROVISIONAL : PLOT_LINE, series->colour, x, y,
                  x2, y2);
        take_line(layout, x, y, x2, y2);
    }
}

static void draw_markers(LineLayout *layout, Plot *plot, const ChartSeries *series)
{
    double r = layout->radius;
    for (size_t i = 0; i < series->count; i++) {
        const ChartPoint *point = &series->points[i];
        if (!point_is_plotted(point)) {
            continue;
        }
        double x = point_x(layout, point);
        if (!point->has_value) {
            take(layout, (Box){x - 9, scale_at(&layout->y, point->high), x + 9,
                               scale_at(&layout->y, point->low)});
            continue;
        }
        double y = scale_at(&layout->y, point->value);
        plot_marker(plot, point->is_provisional ? PLOT_MARK_PROVISIONAL : PLOT_MARK,
                    series->colour, series->marker, x, y, r);
        plot_tell(plot, series->name, point->period_shown, point->shown);
        take(layout, (Box){x - r, y - r, x + r, y + r});
    }
}

Plot chart_line(Arena *a, const ChartLine *line, ChartSize size)
{
    static const double sizes[][2] = {{700, 352}, {288, 280}, {300, 168}, {446, 216}};
    Plot plot = plot_in(a, sizes[size][0], sizes[size][1]);
    LineLayout layout = line_layout(a, line, size, plot.width, plot.height);
    draw_grid(&layout, &plot);
    draw_period_ticks(&layout, &plot);
    draw_break_names(&layout, &plot);
    draw_breaks(&layout, &plot);
    draw_targets(&layout, &plot);
    for (size_t s = 0; s < line->series_count; s++) {
        draw_ranges(&layout, &plot, &line->series[s]);
        draw_segments(&layout, &plot, &line->series[s], false);
        draw_segments(&layout, &plot, &line->series[s], true);
    }
    for (size_t s = 0; s < line->series_count; s++) {
        draw_markers(&layout, &plot, &line->series[s]);
    }
    draw_end_labels(&layout, &plot);
    draw_value_labels(&layout, &plot);
    return plot;
}
