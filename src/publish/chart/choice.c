/* SPDX-License-Identifier: EUPL-1.2
 * choice.c - lines of which a reader chooses some
 */
#include "publish/chart/choice.h"

#include <math.h>

#include "base/error.h"
#include "publish/chart/label.h"
#include "publish/chart/scale.h"
#include "publish/text/shown.h"

typedef struct Frame {
    Arena *arena;
    const ChartChoice *choice;
    double slot; /* what a name takes */
    size_t name_lines;
    double radius;
    double width;
    double height;
    Scale x;
    Scale y;
    Ticks ticks;
    double left;
    double right;
    double top;
    double bottom;
} Frame;

static bool is_plotted(const ChartPoint *point)
{
    return point->has_value && period_is_on_axis(point->period);
}

static double place_of(Period period)
{
    return (double)date_days(period.first);
}

static Str tick_text(const Frame *frame, int index)
{
    const ChartChoice *choice = frame->choice;
    Str text = shown_double(frame->arena, index * frame->ticks.step,
                            frame->ticks.decimals, choice->lang);
    if (index != frame->ticks.last || choice->unit_symbol.length == 0) {
        return text;
    }
    return str_format(frame->arena, choice->lang == LANG_NL ? "%.*s %.*s" : "%.*s%.*s",
                      STR_ARG(text), STR_ARG(choice->unit_symbol));
}

static const ChartPoint *last_point(const ChartSeries *series)
{
    for (size_t i = series->count; i > 0; i--) {
        if (is_plotted(&series->points[i - 1])) {
            return &series->points[i - 1];
        }
    }
    return NULL;
}

typedef struct Bounds {
    const ChartPoint *first;
    const ChartPoint *last;
    double lowest;
    double highest;
} Bounds;

static Bounds bounds_of(const ChartChoice *choice)
{
    Bounds bounds = {.lowest = 0, .highest = 0};
    for (size_t s = 0; s < choice->count; s++) {
        for (size_t i = 0; i < choice->series[s].count; i++) {
            const ChartPoint *point = &choice->series[s].points[i];
            if (!is_plotted(point)) {
                continue;
            }
            double at = place_of(point->period);
            if (bounds.first == NULL || at < place_of(bounds.first->period)) {
                bounds.first = point;
            }
            if (bounds.last == NULL || at > place_of(bounds.last->period)) {
                bounds.last = point;
            }
            bounds.lowest = fmin(bounds.lowest, point->value);
            bounds.highest = fmax(bounds.highest, point->value);
        }
    }
    return bounds;
}

bool chart_choice_has_lines(const ChartChoice *choice)
{
    Bounds bounds = bounds_of(choice);
    return bounds.first != NULL &&
           place_of(bounds.first->period) < place_of(bounds.last->period);
}

static double tick_width(const Frame *frame)
{
    double widest = 0;
    for (int i = frame->ticks.first; i <= frame->ticks.last; i++) {
        widest = fmax(widest, plot_text_width(tick_text(frame, i), PLOT_TICK));
    }
    return widest;
}

static Frame frame_of(Arena *a, const ChartChoice *choice, ChartSize size)
{
    Bounds bounds = bounds_of(choice);
    CHECK(bounds.first != NULL && bounds.last != NULL); /* chart_choice_has_lines() */
    bool is_wide = size == CHART_WIDE;
    Frame frame = {.arena = a, .choice = choice};
    frame.slot = is_wide ? 17 : 2 * LABEL_STEP + 2;
    frame.name_lines = is_wide ? 1 : 2;
    frame.radius = is_wide ? 4 : 3;
    frame.width = is_wide ? 700 : 288;
    frame.top = 22;
    double names = frame.slot * (double)choice->count;
    frame.height = fmax(is_wide ? 320 : 260, names + frame.top + 40);
    frame.bottom = frame.height - 28;
    frame.ticks = ticks_for(bounds.lowest, bounds.highest, is_wide);
    frame.left = 12 + tick_width(&frame);
    frame.right = is_wide ? 470 : 164;
    frame.x = (Scale){place_of(bounds.first->period), place_of(bounds.last->period),
                      frame.left + 8, frame.right - 8};
    frame.y = (Scale){frame.ticks.first * frame.ticks.step,
                      frame.ticks.last * frame.ticks.step, frame.bottom, frame.top};
    return frame;
}

static void period_tick(const Frame *frame, Plot *plot, const ChartPoint *point)
{
    CHECK(point != NULL);
    double x = plot_crisp(scale_at(&frame->x, place_of(point->period)));
    plot_line(plot, PLOT_AXIS, COLOUR_NONE, x, frame->bottom, x, frame->bottom + 4);
    plot_text(plot, PLOT_TICK, COLOUR_NONE, x, frame->bottom + 18, ANCHOR_MIDDLE,
              point->period_shown);
}

static Plot ground_of(const Frame *frame)
{
    Plot plot = plot_in(frame->arena, frame->width, frame->height);
    for (int i = frame->ticks.first; i <= frame->ticks.last; i++) {
        double value = i * frame->ticks.step;
        double y = plot_crisp(scale_at(&frame->y, value));
        plot_line(&plot, i == 0 ? PLOT_AXIS : PLOT_GRID, COLOUR_NONE, frame->left, y,
                  frame->right, y);
        plot_text(&plot, PLOT_TICK, COLOUR_NONE, frame->left - 6, y + 4, ANCHOR_END,
                  tick_text(frame, i));
    }
    Bounds bounds = bounds_of(frame->choice);
    period_tick(frame, &plot, bounds.first);
    period_tick(frame, &plot, bounds.last);
    return plot;
}

/* Names in order of the last values, as near to them as their number allows. */
static void place_names(const Frame *frame, double *places)
{
    Spot spots[MOST_CHOICES];
    size_t count = frame->choice->count;
    for (size_t i = 0; i < count; i++) {
        const ChartPoint *last = last_point(&frame->choice->series[i]);
        double wanted = last == NULL ? frame->bottom : scale_at(&frame->y, last->value);
        spots[i] = (Spot){.wanted = wanted, .height = frame->slot};
    }
    spots_apart(spots, count, frame->top - 17, frame->bottom + 17);
    for (size_t i = 0; i < count; i++) {
        places[i] = spots[i].placed;
    }
}

/* "women 14": what the line is and where it ends; with the period when it ends before the
 * others do. */
static Str end_text(const Frame *frame, const ChartSeries *series, const ChartPoint *last)
{
    bool ends_early = place_of(last->period) < frame->x.to;
    Str parts[] = {series->name, last->shown,
                   ends_early
                       ? str_format(frame->arena, "(%.*s)", STR_ARG(last->period_shown))
                       : S("")};
    return str_join(frame->arena, parts, ends_early ? 3 : 2, S(" "));
}

static void name_line(const Frame *frame, Plot *plot, const ChartSeries *series,
                      double place)
{
    const ChartPoint *last = last_point(series);
    if (last == NULL) {
        return;
    }
    double x = scale_at(&frame->x, place_of(last->period)) + frame->radius + 2;
    double y = scale_at(&frame->y, last->value);
    double start = frame->right + 14;
    plot_line(plot, PLOT_LEADER, series->colour, x, y, frame->right + 4, y);
    plot_line(plot, PLOT_LEADER, series->colour, frame->right + 4, y, start - 3, place);
    Label label = label_wrap(frame->arena, end_text(frame, series, last),
                             frame->width - start, PLOT_LABEL, frame->name_lines);
    double up = LABEL_STEP * (double)(label.count - 1) / 2;
    label_draw(plot, &label, series->colour, start, place + 4 - up, ANCHOR_START);
}

static Plot line_of(const Frame *frame, const ChartSeries *series, double place)
{
    Plot plot = plot_in(frame->arena, frame->width, frame->height);
    for (size_t i = 1; i < series->count; i++) {
        const ChartPoint *from = &series->points[i - 1];
        const ChartPoint *to = &series->points[i];
        if (chart_point_follows(from, to)) {
            bool is_open = from->is_provisional || to->is_provisional;
            plot_line(&plot, is_open ? PLOT_LINE_PROVISIONAL : PLOT_LINE, series->colour,
                      scale_at(&frame->x, place_of(from->period)),
                      scale_at(&frame->y, from->value),
                      scale_at(&frame->x, place_of(to->period)),
                      scale_at(&frame->y, to->value));
        }
    }
    for (size_t i = 0; i < series->count; i++) {
        const ChartPoint *point = &series->points[i];
        if (is_plotted(point)) {
            plot_marker(&plot, point->is_provisional ? PLOT_MARK_PROVISIONAL : PLOT_MARK,
                        series->colour, series->marker,
                        scale_at(&frame->x, place_of(point->period)),
                        scale_at(&frame->y, point->value), frame->radius);
            plot_tell(&plot, series->name, point->period_shown, point->shown);
        }
    }
    name_line(frame, &plot, series, place);
    return plot;
}

/* Those that are chosen at first take the first colours. */
static size_t rank_of(const ChartChoice *choice, size_t index)
{
    size_t rank = 0;
    for (size_t i = 0; i < choice->count; i++) {
        bool is_before = choice->is_first[i] == choice->is_first[index]
                             ? i < index
                             : choice->is_first[i];
        rank += is_before ? 1 : 0;
    }
    return rank;
}

ChoicePlots chart_choice(Arena *a, const ChartChoice *choice, ChartSize size)
{
    CHECK(choice->count <= MOST_CHOICES && size != CHART_SMALL);
    Frame frame = frame_of(a, choice, size);
    ChoicePlots plots = {.ground = ground_of(&frame), .count = choice->count};
    double places[MOST_CHOICES] = {0};
    place_names(&frame, places);
    for (size_t i = 0; i < choice->count; i++) {
        ChartSeries series = choice->series[i];
        size_t rank = rank_of(choice, i);
        series.colour = (PlotColour)(COLOUR_1 + (int)(rank % 4));
        series.marker = (PlotMarker)((int)MARKER_CIRCLE + (int)((rank + rank / 4) % 4));
        plots.lines[i] = line_of(&frame, &series, places[i]);
    }
    return plots;
}
