/* SPDX-License-Identifier: EUPL-1.2
 * dots.c - draws values with their ranges
 */
#include "publish/chart/dots.h"

#include <math.h>

#include "base/buf.h"
#include "publish/chart/label.h"
#include "publish/chart/scale.h"
#include "publish/text/shown.h"
#include "publish/text/text.h"

#define RADIUS 5.0
#define BAND 16.0

typedef struct DotLayout {
    Arena *arena;
    const ChartDots *dots;
    Plot plot;
    bool is_wide;
    Ticks ticks;
    Scale x;
    double label_width;
} DotLayout;

static bool has_range(const DotRow *row)
{
    return row->range != RANGE_NONE && row->range != RANGE_ROUNDING;
}

static Label row_label(const DotLayout *layout, size_t i)
{
    return label_wrap(layout->arena, layout->dots->rows[i].label, layout->label_width,
                      PLOT_NAME, layout->is_wide ? 3 : 2);
}

/* Narrow: the label stands above its row. */
static double row_height(const DotLayout *layout, size_t i)
{
    Label label = row_label(layout, i);
    double height = label_height(&label);
    return layout->is_wide ? fmax(30, height + 8) : 32 + height;
}

static DotLayout layout_of(Arena *a, const ChartDots *dots, ChartSize size)
{
    bool is_wide = size == CHART_WIDE;
    double width = is_wide ? 700 : size == CHART_NARROW ? 288 : 300;
    DotLayout layout = {.arena = a,
                        .dots = dots,
                        .plot = plot_in(a, width, 0),
                        .is_wide = is_wide,
                        .label_width = is_wide ? 190 : width - 8};
    double lowest = 0, highest = 0, labels = 0, ends = 0;
    double height = 6;
    for (size_t i = 0; i < dots->count; i++) {
        const DotRow *row = &dots->rows[i];
        double low = has_range(row) ? row->low : row->has_value ? row->value : 0;
        double high = has_range(row) ? row->high : row->has_value ? row->value : 0;
        lowest = fmin(lowest, low);
        highest = fmax(highest, high);
        Label label = row_label(&layout, i);
        labels = fmax(labels, label_width(&label));
        ends = fmax(ends, plot_text_width(row->shown, PLOT_LABEL));
        height += row_height(&layout, i);
    }
    layout.ticks = ticks_for(lowest, highest, is_wide);
    double left = is_wide ? ceil(labels) + 20 : 0;
    layout.x = (Scale){layout.ticks.first * layout.ticks.step,
                       layout.ticks.last * layout.ticks.step, left,
                       fmax(width - ceil(ends) - 16, left + 80)};
    layout.plot.height = height + 26;
    return layout;
}

static void draw_axis(DotLayout *layout)
{
    Plot *plot = &layout->plot;
    double bottom = plot->height - 26;
    for (int i = layout->ticks.first; i <= layout->ticks.last; i++) {
        double x = plot_crisp(scale_at(&layout->x, i * layout->ticks.step));
        plot_line(plot, i == 0 ? PLOT_AXIS : PLOT_GRID, COLOUR_NONE, x, 0, x, bottom);
        Str text = shown_double(layout->arena, i * layout->ticks.step,
                                layout->ticks.decimals, layout->dots->lang);
        if (i == layout->ticks.last && layout->dots->unit_symbol.length > 0) {
            text = str_format(layout->arena,
                              layout->dots->lang == LANG_NL ? "%.*s %.*s" : "%.*s%.*s",
                              STR_ARG(text), STR_ARG(layout->dots->unit_symbol));
        }
        double half = plot_text_width(text, PLOT_TICK) / 2;
        plot_text(plot, PLOT_TICK, COLOUR_NONE, fmax(half, fmin(x, plot->width - half)),
                  bottom + 17, ANCHOR_MIDDLE, text);
    }
}

static void draw_whiskers(Plot *plot, PlotColour colour, double low, double high,
                          double y)
{
    plot_line(plot, PLOT_WHISKER, colour, low, y, high, y);
    plot_line(plot, PLOT_WHISKER, colour, low, y - 5, low, y + 5);
    plot_line(plot, PLOT_WHISKER, colour, high, y - 5, high, y + 5);
}

static void draw_range(DotLayout *layout, const DotRow *row, double y)
{
    Plot *plot = &layout->plot;
    double low = scale_at(&layout->x, row->low);
    double high = scale_at(&layout->x, row->high);
    double top = y - BAND / 2;
    if (row->range == RANGE_SAMPLING) {
        draw_whiskers(plot, row->colour, low, high, y);
        return;
    }
    if (row->range == RANGE_SCENARIO) {
        plot_hatch(plot, low, top, high - low, BAND);
    } else {
        plot_rect(plot, PLOT_BAND, row->colour, low, top, high - low, BAND);
    }
    plot_line(plot, PLOT_EDGE, row->colour, low, top, low, top + BAND);
    plot_line(plot, PLOT_EDGE, row->colour, high, top, high, top + BAND);
}

static void draw_row(DotLayout *layout, size_t i, double top)
{
    const DotRow *row = &layout->dots->rows[i];
    Plot *plot = &layout->plot;
    Label label = row_label(layout, i);
    double height = row_height(layout, i);
    double y = layout->is_wide ? top + height / 2 : top + height - 16;
    label_draw_over(plot, &label, COLOUR_NONE, layout->is_wide ? 0 : 6,
                    layout->is_wide ? y - label_height(&label) / 2 + 12 : top + 13,
                    ANCHOR_START);
    double end = layout->x.start;
    if (has_range(row)) {
        draw_range(layout, row, y);
        end = scale_at(&layout->x, row->high);
    }
    if (row->has_value) {
        double x = scale_at(&layout->x, row->value);
        plot_marker(plot, row->is_provisional ? PLOT_MARK_PROVISIONAL : PLOT_MARK,
                    row->colour, row->marker, x, y, RADIUS);
        end = fmax(end, x + RADIUS);
    }
    bool is_known = row->has_value || has_range(row);
    plot_text_over(plot, is_known ? PLOT_LABEL : PLOT_TICK,
                   is_known ? row->colour : COLOUR_NONE, end + 8, y + 4.5, ANCHOR_START,
                   row->shown);
}

Plot chart_dots(Arena *a, const ChartDots *dots, ChartSize size)
{
    DotLayout layout = layout_of(a, dots, size);
    draw_axis(&layout);
    double y = 4;
    for (size_t i = 0; i < dots->count; i++) {
        draw_row(&layout, i, y);
        y += row_height(&layout, i);
    }
    return layout.plot;
}

static Str range_words(RangeKind kind, Lang lang)
{
    switch (kind) {
    case RANGE_SAMPLING:
        return text_get(TEXT_DOTS_SAMPLING, lang);
    case RANGE_DISCLOSURE:
        return text_get(TEXT_DOTS_DISCLOSURE, lang);
    case RANGE_SCENARIO:
        return text_get(TEXT_DOTS_SCENARIO, lang);
    case RANGE_ROUNDING:
    case RANGE_NONE:
        break;
    }
    return text_get(TEXT_DOTS_ROUNDING, lang);
}

Str chart_dots_description(Arena *a, const ChartDots *dots)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < dots->count; i++) {
        const DotRow *row = &dots->rows[i];
        Str value = !row->has_value || !row->is_provisional
                        ? row->shown
                        : text_fill(a, TEXT_SLOPE_PROVISIONAL, dots->lang,
                                    PLACES({PLACE_VALUE, row->shown}));
        FilledPlace places[] = {{PLACE_NAME, row->label},
                                {PLACE_VALUE, value},
                                {PLACE_KIND, range_words(row->range, dots->lang)},
                                {PLACE_RANGE, row->range_shown}};
        if (i > 0) {
            buf_char(&buf, ' ');
        }
        buf_add(&buf,
                has_range(row)
                    ? text_fill(a, TEXT_DOTS_ROW_RANGE, dots->lang, (Places){places, 4})
                    : text_fill(a, TEXT_DOTS_ROW, dots->lang, (Places){places, 2}));
    }
    return buf_str(&buf);
}
