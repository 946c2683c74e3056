/* SPDX-License-Identifier: EUPL-1.2
 * paper_draw.c - marks of a drawing on paper
 */
#include "publish/ink/paper_draw.h"

#include <math.h>

#define WHITE 0xffffff
#define INK 0x16202a
#define SOFT 0x56606a
#define GREY 0x6b7580

/* Bands are transparent in the site; on white paper an opaque mix is the same to the eye,
 * and keeps transparency out of the file. */
static unsigned mixed_with_paper(unsigned colour, double share)
{
    unsigned mixed = 0;
    for (unsigned shift = 0; shift <= 16; shift += 8) {
        double part = (colour >> shift & 255) * share + 255 * (1 - share);
        mixed |= (unsigned)lround(part) << shift;
    }
    return mixed;
}

unsigned paper_ink_colour(PaperInk ink)
{
    static const unsigned colours[] = {
        [INK_TEXT] = INK,      [INK_SOFT] = SOFT,        [INK_ACCENT] = 0x00596b,
        [INK_HAIR] = 0xd9d5cb, [INK_WARNING] = 0xa3261b, [INK_PAPER] = WHITE,
    };
    return colours[ink];
}

static unsigned colour_of(PlotColour colour)
{
    static const unsigned colours[] = {
        [COLOUR_CONTEXT] = GREY,        [COLOUR_1] = 0x00596b,
        [COLOUR_2] = 0xb83d0e,          [COLOUR_3] = 0x4b1d6b,
        [COLOUR_4] = 0x3a6fbe,          [COLOUR_NONE] = INK,
        [COLOUR_STEP_1] = 0xdcebec,     [COLOUR_STEP_2] = 0xa3c8cc,
        [COLOUR_STEP_3] = 0x34747f,     [COLOUR_STEP_4] = 0x00424f,
        [COLOUR_REACH_NONE] = 0xa3261b, [COLOUR_REACH_ONE] = 0xb86200,
        [COLOUR_REACH_MORE] = 0x2b7a4b,
    };
    return colours[colour];
}

typedef struct Stroke {
    unsigned colour; /* ignored when it is that of the series */
    bool is_series;
    double width;
} Stroke;

/* What is not named here is a thin grey line. */
static Stroke stroke_of(PlotStyle style)
{
    static const Stroke strokes[PLOT_ON_VALUE + 1] = {
        [PLOT_GRID] = {0xe4e0d6, false, 1},  [PLOT_AXIS] = {INK, false, 1},
        [PLOT_LINE] = {0, true, 2.5},        [PLOT_LINE_PROVISIONAL] = {0, true, 2.5},
        [PLOT_EDGE] = {0, true, 1.5},        [PLOT_WHISKER] = {0, true, 1.5},
        [PLOT_BREAK] = {0xa3261b, false, 1}, [PLOT_TARGET] = {INK, false, 1.5},
        [PLOT_OWN] = {INK, false, 3},        [PLOT_OWN_INSIDE] = {WHITE, false, 1.5},
    };
    return strokes[style].width > 0 ? strokes[style] : (Stroke){GREY, false, 1};
}

static void stroke_path(const Pen *pen, const PlotMark *mark)
{
    Stroke stroke = stroke_of(mark->style);
    pen->paint(pen->self,
               &(PenPaint){
                   .strokes = true,
                   .stroke = stroke.is_series ? colour_of(mark->colour) : stroke.colour,
                   .width = stroke.width,
                   .is_dashed = mark->style == PLOT_LINE_PROVISIONAL,
               });
}

static void fill_path(const Pen *pen, unsigned colour)
{
    pen->paint(pen->self, &(PenPaint){.fills = true, .fill = colour});
}

/* A line that goes on where the one before it ended joins its path. */
static size_t draw_lines(const Pen *pen, const Plot *plot, size_t from)
{
    const PlotMark *first = &plot->marks[from];
    pen->move(pen->self, first->x, first->y);
    pen->line(pen->self, first->x2, first->y2);
    size_t at = from + 1;
    for (; at < plot->count; at++) {
        const PlotMark *mark = &plot->marks[at];
        const PlotMark *before = &plot->marks[at - 1];
        if (mark->shape != SHAPE_LINE || mark->style != first->style ||
            mark->colour != first->colour || mark->x != before->x2 ||
            mark->y != before->y2) {
            break;
        }
        pen->line(pen->self, mark->x2, mark->y2);
    }
    stroke_path(pen, first);
    return at;
}

static void fill_and_rim(const Pen *pen, unsigned fill, unsigned rim, double width)
{
    pen->paint(
        pen->self,
        &(PenPaint){
            .fills = true, .fill = fill, .strokes = true, .stroke = rim, .width = width});
}

static void draw_rect(const Pen *pen, const PlotMark *mark)
{
    unsigned colour = colour_of(mark->colour);
    pen_rect(pen, mark->x, mark->y, mark->x2, mark->y2);
    if (mark->style == PLOT_BAND) {
        fill_path(pen, mixed_with_paper(colour, 0.2));
    } else if (mark->style == PLOT_PART) {
        fill_and_rim(pen, colour, WHITE, 1.5);
    } else if (mark->style == PLOT_PART_OPEN) {
        fill_and_rim(pen, WHITE, colour_of(COLOUR_1), 1.5);
    } else if (mark->style == PLOT_BAR) {
        fill_path(pen, colour);
    } else {
        stroke_path(pen, mark);
    }
}

static void marker_path(const Pen *pen, const PlotMark *mark)
{
    double x = mark->x, y = mark->y, r = mark->radius;
    switch (mark->marker) {
    case MARKER_CIRCLE:
        pen_circle(pen, x, y, r);
        break;
    case MARKER_SQUARE:
        pen_rect(pen, x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1);
        break;
    case MARKER_TRIANGLE:
        pen->move(pen->self, x, y - 1.2 * r);
        pen->line(pen->self, x + 1.16 * r, y + 0.8 * r);
        pen->line(pen->self, x - 1.16 * r, y + 0.8 * r);
        pen->close(pen->self);
        break;
    case MARKER_DIAMOND:
        pen->move(pen->self, x, y - 1.25 * r);
        pen->line(pen->self, x + 1.25 * r, y);
        pen->line(pen->self, x, y + 1.25 * r);
        pen->line(pen->self, x - 1.25 * r, y);
        pen->close(pen->self);
        break;
    }
}

/* The ring of paper lies under the fill, as paint-order does in the style sheet. */
static void draw_marker(const Pen *pen, const PlotMark *mark)
{
    unsigned colour = colour_of(mark->colour);
    marker_path(pen, mark);
    if (mark->style == PLOT_MARK_PROVISIONAL) {
        fill_and_rim(pen, WHITE, colour, 2);
        return;
    }
    pen->paint(pen->self, &(PenPaint){.strokes = true, .stroke = WHITE, .width = 1.5});
    marker_path(pen, mark);
    fill_path(pen, colour);
}

/* Level at both ends, slanted between: as plot_svg.c draws it. */
static void draw_ribbon(const Pen *pen, const PlotMark *mark)
{
    double level = (mark->x2 - mark->x) * 0.25;
    double height = mark->radius;
    pen->move(pen->self, mark->x, mark->y);
    pen->line(pen->self, mark->x + level, mark->y);
    pen->line(pen->self, mark->x2 - level, mark->y2);
    pen->line(pen->self, mark->x2, mark->y2);
    pen->line(pen->self, mark->x2, mark->y2 + height);
    pen->line(pen->self, mark->x2 - level, mark->y2 + height);
    pen->line(pen->self, mark->x + level, mark->y + height);
    pen->line(pen->self, mark->x, mark->y + height);
    pen->close(pen->self);
    fill_path(pen, mixed_with_paper(colour_of(mark->colour), 0.22));
}

static bool is_dark(PlotColour colour)
{
    return colour == COLOUR_STEP_3 || colour == COLOUR_STEP_4 ||
           (colour >= COLOUR_1 && colour <= COLOUR_4);
}

static unsigned text_colour(const PlotMark *mark)
{
    bool lies_on = mark->style == PLOT_ON || mark->style == PLOT_ON_VALUE;
    return mark->style == PLOT_LABEL          ? colour_of(mark->colour)
           : mark->style == PLOT_TICK         ? SOFT
           : mark->style == PLOT_BREAK_NAME   ? 0xa3261b
           : lies_on && is_dark(mark->colour) ? WHITE
                                              : INK;
}

/* Land is paper with a grey rim, a site is open, a spot is full. */
static void draw_area(const Pen *pen, const PlotMark *mark)
{
    for (size_t r = 0; r < mark->ring_count; r++) {
        const PlotRing *ring = &mark->rings[r];
        for (size_t i = 0; i < ring->count; i++) {
            (i == 0 ? pen->move : pen->line)(pen->self, ring->xy[2 * i],
                                             ring->xy[2 * i + 1]);
        }
        pen->close(pen->self);
    }
    bool is_step = mark->style == PLOT_GROUND && mark->colour != COLOUR_NONE;
    bool is_full = mark->style == PLOT_SPOT || is_step;
    pen->paint(pen->self, &(PenPaint){.fills = true,
                                      .is_even_odd = true,
                                      .fill = is_full ? colour_of(mark->colour) : WHITE,
                                      .strokes = mark->style != PLOT_SPOT,
                                      .stroke = mark->style == PLOT_SITE ? INK : GREY,
                                      .width = 1});
}

static PaperFont text_font(PlotStyle style)
{
    bool is_bold = style == PLOT_LABEL || style == PLOT_VALUE || style == PLOT_ON_VALUE ||
                   style == PLOT_TARGET_NAME;
    return is_bold ? FONT_SANS_BOLD : FONT_SANS;
}

static void draw_text(const Pen *pen, Fonts *fonts, const PlotMark *mark)
{
    PenText text = {.font = text_font(mark->style),
                    .size = plot_text_size(mark->style),
                    .colour = text_colour(mark),
                    .x = mark->x,
                    .y = mark->y,
                    .text = mark->text};
    double width = fonts_width(fonts, text.font, text.text) * text.size;
    text.x -= mark->anchor == ANCHOR_START    ? 0
              : mark->anchor == ANCHOR_MIDDLE ? width / 2
                                              : width;
    if (mark->has_halo) {
        pen_outline(pen, fonts, &text);
        pen->paint(pen->self, &(PenPaint){.strokes = true, .stroke = WHITE, .width = 4});
    }
    pen->text(pen->self, &text);
}

void paper_draw_plot(const Pen *pen, Fonts *fonts, const Plot *plot)
{
    for (size_t at = 0; at < plot->count;) {
        const PlotMark *mark = &plot->marks[at];
        if (mark->shape == SHAPE_LINE) {
            at = draw_lines(pen, plot, at);
            continue;
        }
        at++;
        switch (mark->shape) {
        case SHAPE_RECT:
            draw_rect(pen, mark);
            break;
        case SHAPE_RIBBON:
            draw_ribbon(pen, mark);
            break;
        case SHAPE_MARKER:
            draw_marker(pen, mark);
            break;
        case SHAPE_TEXT:
            draw_text(pen, fonts, mark);
            break;
        case SHAPE_AREA:
            draw_area(pen, mark);
            break;
        case SHAPE_LINE:
            break;
        }
    }
}
