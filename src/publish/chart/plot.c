/* SPDX-License-Identifier: EUPL-1.2
 * plot.c - the list of marks, and how wide text is
 */
#include "publish/chart/plot.h"

#include <math.h>

Plot plot_in(Arena *a, double width, double height)
{
    return (Plot){.arena = a, .width = width, .height = height};
}

static void add(Plot *plot, PlotMark mark)
{
    if (plot->count == plot->capacity) {
        plot->marks = arena_grow(plot->arena, plot->marks, plot->count, &plot->capacity,
                                 sizeof(PlotMark));
    }
    plot->marks[plot->count++] = mark;
}

void plot_line(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
               double x2, double y2)
{
    add(plot, (PlotMark){.shape = SHAPE_LINE,
                         .style = style,
                         .colour = colour,
                         .x = x,
                         .y = y,
                         .x2 = x2,
                         .y2 = y2});
}

void plot_rect(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
               double width, double height)
{
    add(plot, (PlotMark){.shape = SHAPE_RECT,
                         .style = style,
                         .colour = colour,
                         .x = x,
                         .y = y,
                         .x2 = width,
                         .y2 = height});
}

void plot_ribbon(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
                 double x2, double y2, double height)
{
    add(plot, (PlotMark){.shape = SHAPE_RIBBON,
                         .style = style,
                         .colour = colour,
                         .x = x,
                         .y = y,
                         .x2 = x2,
                         .y2 = y2,
                         .radius = height});
}

void plot_hatch(Plot *plot, double x, double y, double width, double height)
{
    const double step = 6;
    for (int i = 1; i * step < width + height; i++) {
        double at = i * step; /* along x + y */
        double down = fmin(at, height);
        double across = fmin(at, width);
        plot_line(plot, PLOT_HATCH, COLOUR_NONE, x + at - down, y + down, x + across,
                  y + at - across);
    }
}

void plot_area(Plot *plot, PlotStyle style, PlotColour colour, const PlotRing *rings,
               size_t count)
{
    if (count > 0) {
        add(plot, (PlotMark){.shape = SHAPE_AREA,
                             .style = style,
                             .colour = colour,
                             .rings = rings,
                             .ring_count = count});
    }
}

void plot_marker(Plot *plot, PlotStyle style, PlotColour colour, PlotMarker marker,
                 double x, double y, double radius)
{
    add(plot, (PlotMark){.shape = SHAPE_MARKER,
                         .style = style,
                         .colour = colour,
                         .x = x,
                         .y = y,
                         .radius = radius,
                         .marker = marker});
}

void plot_tell(Plot *plot, Str name, Str period, Str value)
{
    CHECK(plot->count > 0);
    plot->marks[plot->count - 1].told =
        str_format(plot->arena, "%.*s%s%.*s: %.*s", STR_ARG(name),
                   name.length > 0 ? ", " : "", STR_ARG(period), STR_ARG(value));
}

static void add_text(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
                     Anchor anchor, bool over, Str text)
{
    if (text.length > 0) {
        add(plot, (PlotMark){.shape = SHAPE_TEXT,
                             .style = style,
                             .colour = colour,
                             .x = x,
                             .y = y,
                             .anchor = anchor,
                             .has_halo = over,
                             .text = text});
    }
}

void plot_text(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
               Anchor anchor, Str text)
{
    add_text(plot, style, colour, x, y, anchor, false, text);
}

void plot_text_over(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
                    Anchor anchor, Str text)
{
    add_text(plot, style, colour, x, y, anchor, true, text);
}

void plot_shift(Plot *plot, double dx, double dy)
{
    for (size_t i = 0; i < plot->count; i++) {
        PlotMark *mark = &plot->marks[i];
        CHECK(mark->shape != SHAPE_AREA); /* a map fills its drawing: it never moves */
        mark->x += dx;
        mark->y += dy;
        if (mark->shape == SHAPE_LINE || mark->shape == SHAPE_RIBBON) {
            mark->x2 += dx;
            mark->y2 += dy;
        }
    }
}

double plot_crisp(double coordinate)
{
    return floor(coordinate) + 0.5;
}

/* Thousandths of the text size, from U+0020 to U+007E. */
static const short widths[] = {
    260, 268, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268,
    372, /* sp */
    572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572,
    434, /* 0 */
    899, 639, 650, 632, 729, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760,
    781, /* @ */
    605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572,
    444, /* P */
    281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618,
    605,                                                                       /* ` */
    615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572, /* p */
};

double plot_text_size(PlotStyle style)
{
    return style == PLOT_TICK || style == PLOT_BREAK_NAME || style == PLOT_TARGET_NAME ||
                   style == PLOT_ON
               ? 12.0
               : 13.0;
}

double plot_text_width(Str text, PlotStyle style)
{
    double thousandths = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t character = str_next_char(text, &at);
        thousandths +=
            character >= 0x20 && character <= 0x7e ? widths[character - 0x20] : 590;
    }
    bool is_bold = style == PLOT_LABEL || style == PLOT_VALUE || style == PLOT_ON_VALUE;
    double semibold = is_bold ? 1.06 : 1.0;
    return thousandths / 1000.0 * plot_text_size(style) * semibold;
}
