/* SPDX-License-Identifier: EUPL-1.2
 * slope.c - draws many groups at two moments
 */
#include "publish/chart/slope.h"

#include <math.h>

#include "base/buf.h"
#include "base/error.h"
#include "publish/chart/label.h"
#include "publish/text/text.h"

#define RADIUS 5.0

typedef struct SlopeLayout {
    Arena *arena;
    const ChartSlope *slope;
    Plot plot;
    double away; /* of a label that moved, with its thin line, from its marker */
    double from_x;
    double to_x;
    Scale y;
    Label from_labels[MOST_SPOTS];
    Label to_labels[MOST_SPOTS];
} SlopeLayout;

static bool is_joined(const SlopeLine *line)
{
    return line->from.has_value && line->to.has_value && line->is_comparable;
}

bool chart_slope_joins(const ChartSlope *slope)
{
    for (size_t i = 0; i < slope->count; i++) {
        if (is_joined(&slope->lines[i])) {
            return true;
        }
    }
    return false;
}

/* The right end has value and name; without it the left one has the name. */
static Str end_text(Arena *a, const SlopeLine *line, bool is_right)
{
    const SlopeEnd *end = is_right ? &line->to : &line->from;
    bool has_name = is_right || !line->to.has_value;
    if (!end->has_value) {
        return (Str){NULL, 0};
    }
    if (!has_name || line->name.length == 0) {
        return end->shown;
    }
    return is_right
               ? str_format(a, "%.*s %.*s", STR_ARG(end->shown), STR_ARG(line->name))
               : str_format(a, "%.*s %.*s", STR_ARG(line->name), STR_ARG(end->shown));
}

static double find_labels(SlopeLayout *layout, bool is_right, double width)
{
    double widest = 0;
    for (size_t i = 0; i < layout->slope->count; i++) {
        Str text = end_text(layout->arena, &layout->slope->lines[i], is_right);
        Label label = label_wrap(layout->arena, text, width, PLOT_LABEL, 3);
        widest = fmax(widest, label_width(&label));
        *(is_right ? &layout->to_labels[i] : &layout->from_labels[i]) = label;
    }
    return widest;
}

static void find_scale(SlopeLayout *layout)
{
    double lowest = 0, highest = 0, lines = 0;
    for (size_t i = 0; i < layout->slope->count; i++) {
        const SlopeLine *line = &layout->slope->lines[i];
        const SlopeEnd *ends[] = {&line->from, &line->to};
        for (size_t e = 0; e < 2; e++) {
            lowest = ends[e]->has_value ? fmin(lowest, ends[e]->value) : lowest;
            highest = ends[e]->has_value ? fmax(highest, ends[e]->value) : highest;
        }
        lines += fmax(label_height(&layout->to_labels[i]),
                      label_height(&layout->from_labels[i]));
    }
    double height = fmax(180, fmin(lines + 60, 420));
    height = fmax(height, lines);
    layout->plot.height = height + 50;
    layout->y = (Scale){lowest, highest > lowest ? highest : lowest + 1, 30 + height, 38};
}

static SlopeLayout layout_of(Arena *a, const ChartSlope *slope, ChartSize size)
{
    bool is_wide = size == CHART_WIDE;
    double width = is_wide ? 700 : size == CHART_NARROW ? 288 : 300;
    SlopeLayout layout = {.arena = a,
                          .slope = slope,
                          .plot = plot_in(a, width, 0),
                          .away = RADIUS + (is_wide ? 26 : 15)};
    double left = find_labels(&layout, false, is_wide ? 190 : 56);
    double right = find_labels(&layout, true, is_wide ? 230 : 106);
    double gap = layout.away;
    double heading = plot_text_width(slope->from_name, PLOT_VALUE) - RADIUS;
    layout.from_x = ceil(fmax(left + gap, heading));
    layout.to_x = floor(width - right - gap);
    if (is_wide) { /* not wider than the eye can follow */
        layout.to_x = fmin(layout.to_x, layout.from_x + 330);
    }
    find_scale(&layout);
    return layout;
}

static void draw_frame(SlopeLayout *layout)
{
    Plot *plot = &layout->plot;
    double bottom = scale_at(&layout->y, layout->y.from);
    double xs[] = {layout->from_x, layout->to_x};
    Str names[] = {layout->slope->from_name, layout->slope->to_name};
    for (size_t i = 0; i < 2; i++) {
        plot_text(plot, PLOT_VALUE, COLOUR_NONE, xs[i] + (i == 0 ? RADIUS : -RADIUS), 14,
                  i == 0 ? ANCHOR_END : ANCHOR_START, names[i]);
        plot_line(plot, PLOT_GRID, COLOUR_NONE, plot_crisp(xs[i]), 24, plot_crisp(xs[i]),
                  bottom);
    }
    double zero = plot_crisp(scale_at(&layout->y, 0));
    plot_line(plot, PLOT_AXIS, COLOUR_NONE, layout->from_x - 8, zero, layout->to_x + 8,
              zero);
    plot_text(plot, PLOT_TICK, COLOUR_NONE, layout->from_x, zero + 15, ANCHOR_MIDDLE,
              S("0"));
}

static void draw_refusal(SlopeLayout *layout)
{
    Plot *plot = &layout->plot;
    double x = floor((layout->from_x + layout->to_x) / 2);
    double bottom = scale_at(&layout->y, layout->y.from);
    plot_line(plot, PLOT_BREAK, COLOUR_NONE, x - 1.5, 34, x - 1.5, bottom);
    plot_line(plot, PLOT_BREAK, COLOUR_NONE, x + 1.5, 34, x + 1.5, bottom);
    Str text = text_get(TEXT_SLOPE_NOT_COMPARABLE, layout->slope->lang);
    plot_text_over(plot, PLOT_BREAK_NAME, COLOUR_NONE, x, 30, ANCHOR_MIDDLE, text);
}

static void draw_marks(SlopeLayout *layout, const SlopeLine *line)
{
    Plot *plot = &layout->plot;
    double from = scale_at(&layout->y, line->from.value);
    double to = scale_at(&layout->y, line->to.value);
    if (is_joined(line)) {
        bool dashed = line->from.is_provisional || line->to.is_provisional;
        plot_line(plot, dashed ? PLOT_LINE_PROVISIONAL : PLOT_LINE, line->colour,
                  layout->from_x, from, layout->to_x, to);
    }
    if (line->from.has_value) {
        plot_marker(plot, line->from.is_provisional ? PLOT_MARK_PROVISIONAL : PLOT_MARK,
                    line->colour, line->marker, layout->from_x, from, RADIUS);
    }
    if (line->to.has_value) {
        plot_marker(plot, line->to.is_provisional ? PLOT_MARK_PROVISIONAL : PLOT_MARK,
                    line->colour, line->marker, layout->to_x, to, RADIUS);
    }
}

static void draw_labels(SlopeLayout *layout, bool is_right)
{
    Spot spots[MOST_SPOTS] = {{0}};
    size_t which[MOST_SPOTS] = {0};
    size_t count = 0;
    const Label *labels = is_right ? layout->to_labels : layout->from_labels;
    for (size_t i = 0; i < layout->slope->count; i++) {
        const SlopeLine *line = &layout->slope->lines[i];
        if (labels[i].count > 0) {
            double value = is_right ? line->to.value : line->from.value;
            which[count] = i;
            spots[count++] = (Spot){.wanted = scale_at(&layout->y, value),
                                    .height = label_height(&labels[i])};
        }
    }
    spots_apart(spots, count, 24, layout->plot.height - 2);
    double x = is_right ? layout->to_x : layout->from_x;
    double side = is_right ? 1 : -1;
    for (size_t i = 0; i < count; i++) {
        const Label *label = &labels[which[i]];
        bool has_moved = fabs(spots[i].placed - spots[i].wanted) > 5;
        if (has_moved) {
            plot_line(&layout->plot, PLOT_LEADER, COLOUR_NONE, x + side * (RADIUS + 3),
                      spots[i].wanted, x + side * (layout->away - 4), spots[i].placed);
        }
        label_draw(&layout->plot, label, layout->slope->lines[which[i]].colour,
                   x + side * (has_moved ? layout->away : RADIUS + 7),
                   spots[i].placed - spots[i].height / 2 + 12,
                   is_right ? ANCHOR_START : ANCHOR_END);
    }
}

Plot chart_slope(Arena *a, const ChartSlope *slope, ChartSize size)
{
    CHECK(slope->count <= MOST_SPOTS);
    SlopeLayout layout = layout_of(a, slope, size);
    draw_frame(&layout);
    if (!chart_slope_joins(slope)) {
        draw_refusal(&layout);
    }
    for (size_t i = 0; i < slope->count; i++) {
        draw_marks(&layout, &slope->lines[i]);
    }
    draw_labels(&layout, false);
    draw_labels(&layout, true);
    return layout.plot;
}

static Str end_words(Arena *a, const SlopeEnd *end, Lang lang)
{
    if (!end->has_value || !end->is_provisional) {
        return end->shown;
    }
    return text_fill(a, TEXT_SLOPE_PROVISIONAL, lang, PLACES({PLACE_VALUE, end->shown}));
}

Str chart_slope_description(Arena *a, const ChartSlope *slope)
{
    Buf buf = buf_in(a, 0);
    buf_printf(&buf, "%.*s – %.*s.", STR_ARG(slope->from_name), STR_ARG(slope->to_name));
    for (size_t i = 0; i < slope->count; i++) {
        const SlopeLine *line = &slope->lines[i];
        buf_char(&buf, ' ');
        buf_add(&buf,
                text_fill(a, line->is_comparable ? TEXT_SLOPE_LINE : TEXT_SLOPE_APART,
                          slope->lang,
                          PLACES({PLACE_NAME, line->name},
                                 {PLACE_FROM, end_words(a, &line->from, slope->lang)},
                                 {PLACE_TO, end_words(a, &line->to, slope->lang)})));
    }
    return buf_str(&buf);
}
