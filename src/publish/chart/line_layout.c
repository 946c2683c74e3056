/* SPDX-License-Identifier: EUPL-1.2
 * line_layout.c - measures a line chart: axes, margins, labels at the end
 */
#include "publish/chart/line_layout.h"

#include <math.h>

#include "base/error.h"
#include "publish/text/shown.h"

bool point_is_plotted(const ChartPoint *point)
{
    return (point->has_value || point->has_range) && period_is_on_axis(point->period);
}

const ChartPoint *series_last(const ChartSeries *series)
{
    for (size_t i = series->count; i > 0; i--) {
        if (point_is_plotted(&series->points[i - 1])) {
            return &series->points[i - 1];
        }
    }
    return NULL;
}

/* Periods of one kind stand one step apart. Kinds mixed, each stands at its middle. */
double place_in_time(const LineLayout *layout, Period period)
{
    if (!layout->one_kind || period.kind == PERIOD_DAY) {
        double days = (double)(date_days(period.first) + date_days(period.last)) / 2;
        return days / 365.25;
    }
    return (double)period_index(period);
}

double point_x(const LineLayout *layout, const ChartPoint *point)
{
    return scale_at(&layout->x, place_in_time(layout, point->period));
}

bool periods_of_one_kind(const ChartLine *line)
{
    PeriodKind kind = PERIOD_NONE;
    for (size_t s = 0; s < line->series_count; s++) {
        for (size_t i = 0; i < line->series[s].count; i++) {
            const ChartPoint *point = &line->series[s].points[i];
            if (!point_is_plotted(point)) {
                continue;
            }
            if (kind != PERIOD_NONE && point->period.kind != kind) {
                return false;
            }
            kind = point->period.kind;
        }
    }
    for (size_t i = 0; i < line->break_count; i++) {
        if (line->breaks[i].at.kind != kind) {
            return false;
        }
    }
    for (size_t i = 0; i < line->target_count; i++) {
        if (line->targets[i].due.kind != kind) {
            return false;
        }
    }
    return true;
}

typedef struct Extent {
    double first;
    double last;
    double lowest;
    double highest;
} Extent;

static void extend(Extent *extent, const LineLayout *layout, const ChartPoint *point)
{
    double place = place_in_time(layout, point->period);
    extent->first = fmin(extent->first, place);
    extent->last = fmax(extent->last, place);
    double low = point->has_range ? point->low : point->value;
    double high = point->has_range ? point->high : point->value;
    if (point->has_value) {
        low = fmin(low, point->value);
        high = fmax(high, point->value);
    }
    extent->lowest = fmin(extent->lowest, low);
    extent->highest = fmax(extent->highest, high);
}

static Extent extent_of(const LineLayout *layout)
{
    const ChartLine *line = layout->line;
    Extent extent = {.first = 1e18, .last = -1e18};
    for (size_t s = 0; s < line->series_count; s++) {
        for (size_t i = 0; i < line->series[s].count; i++) {
            if (point_is_plotted(&line->series[s].points[i])) {
                extend(&extent, layout, &line->series[s].points[i]);
            }
        }
    }
    for (size_t i = 0; i < line->target_count; i++) {
        if (period_is_on_axis(line->targets[i].due)) {
            double due = place_in_time(layout, line->targets[i].due);
            extent.last = fmax(extent.last, due);
            extent.highest = fmax(extent.highest, line->targets[i].value);
            extent.lowest = fmin(extent.lowest, line->targets[i].value);
        }
    }
    return extent;
}

/* A series gets its label at the end of the line, unless a later one of the same colour
 * takes over: then that one carries it. */
static bool carries_end_label(const LineLayout *layout, const ChartSeries *series)
{
    const ChartPoint *last = series_last(series);
    if (last == NULL) {
        return false;
    }
    double end = place_in_time(layout, last->period);
    double latest = end;
    for (size_t s = 0; s < layout->line->series_count; s++) {
        const ChartPoint *other = series_last(&layout->line->series[s]);
        if (other != NULL) {
            latest = fmax(latest, place_in_time(layout, other->period));
        }
    }
    return end >= latest;
}

static void find_end_labels(LineLayout *layout)
{
    const ChartLine *line = layout->line;
    static const double widths[] = {150, 104, 96, 112}; /* by ChartSize */
    double width = widths[layout->size];
    for (size_t s = 0; s < line->series_count; s++) {
        const ChartSeries *series = &line->series[s];
        if (!carries_end_label(layout, series) || layout->end_count == MOST_SPOTS) {
            continue;
        }
        EndLabel *label = &layout->ends[layout->end_count++];
        Str shown = series_last(series)->shown;
        label->series = series;
        Str text = series->name.length == 0
                       ? shown
                       : str_format(layout->arena, "%.*s %.*s", STR_ARG(series->name),
                                    STR_ARG(shown));
        label->label = label_wrap(layout->arena, text, width, PLOT_LABEL, MOST_LINES);
    }
}

static double widest_end_label(const LineLayout *layout)
{
    double widest = 0;
    for (size_t i = 0; i < layout->end_count; i++) {
        widest = fmax(widest, label_width(&layout->ends[i].label));
    }
    return widest;
}

static double widest_tick(const LineLayout *layout)
{
    double widest = 0;
    const Ticks *ticks = &layout->ticks;
    for (int i = ticks->first; i <= ticks->last; i++) {
        Str text = shown_double(layout->arena, i * ticks->step, ticks->decimals,
                                layout->line->lang);
        double width = plot_text_width(text, PLOT_TICK);
        if (i == ticks->last && layout->line->unit_symbol.length > 0) {
            width += 4 + plot_text_width(layout->line->unit_symbol, PLOT_TICK);
        }
        widest = fmax(widest, width);
    }
    return widest;
}

LineLayout line_layout(Arena *a, const ChartLine *line, ChartSize size, double width,
                       double height)
{
    CHECK(line->series_count <= MOST_CHART_SERIES &&
          line->break_count <= MOST_CHART_BREAKS);
    LineLayout layout = {.arena = a, .line = line, .size = size};
    layout.one_kind = periods_of_one_kind(line);
    layout.radius = size == CHART_WIDE ? 5 : 4;
    Extent extent = extent_of(&layout);
    layout.first = extent.first;
    layout.last = extent.last;
    layout.ticks = ticks_for(extent.lowest, extent.highest, size == CHART_WIDE);
    find_end_labels(&layout);
    layout.left = ceil(widest_tick(&layout)) + 12;
    double label = widest_end_label(&layout);
    layout.right = width - (label > 0 ? ceil(label) + 10 : 0) - layout.radius - 3;
    layout.bottom = height - 28;
    double inner = layout.radius + 3;
    layout.x = (Scale){layout.first, layout.last, layout.left + inner, layout.right};
    if (layout.last - layout.first < 1e-9) { /* one period: in the middle */
        layout.x.from -= 1;
        layout.x.to += 1;
    }
    find_break_names(&layout, width);
    layout.top =
        layout.break_rows == 0 ? 22 : 14 + LABEL_STEP * (double)layout.break_rows;
    layout.y = (Scale){layout.ticks.first * layout.ticks.step,
                       layout.ticks.last * layout.ticks.step, layout.bottom, layout.top};
    return layout;
}

void take(LineLayout *layout, Box box)
{
    if (layout->taken_count == layout->taken_capacity) {
        layout->taken = arena_grow(layout->arena, layout->taken, layout->taken_count,
                                   &layout->taken_capacity, sizeof(Box));
    }
    layout->taken[layout->taken_count++] = box;
}

bool is_free(const LineLayout *layout, Box box)
{
    for (size_t i = 0; i < layout->taken_count; i++) {
        const Box *other = &layout->taken[i];
        if (box.left < other->right && other->left < box.right &&
            box.top < other->bottom && other->top < box.bottom) {
            return false;
        }
    }
    return true;
}

Box text_box(double x, double y, Anchor anchor, Str text, PlotStyle style)
{
    double width = plot_text_width(text, style);
    double size = plot_text_size(style);
    double left = anchor == ANCHOR_START ? x
                  : anchor == ANCHOR_END ? x - width
                                         : x - width / 2;
    return (Box){left, y - size * 0.8, left + width, y + size * 0.25};
}
