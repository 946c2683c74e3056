/* SPDX-License-Identifier: EUPL-1.2
 * paper_draw.c - marks of a drawing on paper
 */
#include "publish/ink/paper_draw.h"

#include <math.h>

#define WHITE 0xffffff
#define INK 0x16202a
#define SOFT 0x56606a
#define GREY 0x6b7580
#define TURN 6.283185307179586 /* a full circle */

static void set_colour(cairo_t *cairo, unsigned colour)
{
    cairo_set_source_rgb(cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0);
}

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

void paper_set_ink(cairo_t *cairo, PaperInk ink)
{
    static const unsigned colours[] = {
        [INK_TEXT] = INK,      [INK_SOFT] = SOFT,        [INK_ACCENT] = 0x00596b,
        [INK_HAIR] = 0xd9d5cb, [INK_WARNING] = 0xa3261b, [INK_PAPER] = WHITE,
    };
    set_colour(cairo, colours[ink]);
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

static void set_stroke(cairo_t *cairo, const PlotMark *mark)
{
    static const double dashes[] = {5, 4};
    Stroke stroke = stroke_of(mark->style);
    set_colour(cairo, stroke.is_series ? colour_of(mark->colour) : stroke.colour);
    cairo_set_line_width(cairo, stroke.width);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cairo, dashes, mark->style == PLOT_LINE_PROVISIONAL ? 2 : 0, 0);
}

/* A line that goes on where the one before it ended joins its path. */
static size_t draw_lines(cairo_t *cairo, const Plot *plot, size_t from)
{
    const PlotMark *first = &plot->marks[from];
    set_stroke(cairo, first);
    cairo_move_to(cairo, first->x, first->y);
    cairo_line_to(cairo, first->x2, first->y2);
    size_t at = from + 1;
    for (; at < plot->count; at++) {
        const PlotMark *mark = &plot->marks[at];
        const PlotMark *before = &plot->marks[at - 1];
        if (mark->shape != SHAPE_LINE || mark->style != first->style ||
            mark->colour != first->colour || mark->x != before->x2 ||
            mark->y != before->y2) {
            break;
        }
        cairo_line_to(cairo, mark->x2, mark->y2);
    }
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
    return at;
}

static void fill_and_rim(cairo_t *cairo, unsigned fill, unsigned rim, double width)
{
    set_colour(cairo, fill);
    cairo_fill_preserve(cairo);
    set_colour(cairo, rim);
    cairo_set_line_width(cairo, width);
    cairo_stroke(cairo);
}

static void draw_rect(cairo_t *cairo, const PlotMark *mark)
{
    unsigned colour = colour_of(mark->colour);
    cairo_rectangle(cairo, mark->x, mark->y, mark->x2, mark->y2);
    if (mark->style == PLOT_BAND) {
        set_colour(cairo, mixed_with_paper(colour, 0.2));
        cairo_fill(cairo);
    } else if (mark->style == PLOT_PART) {
        fill_and_rim(cairo, colour, WHITE, 1.5);
    } else if (mark->style == PLOT_PART_OPEN) {
        fill_and_rim(cairo, WHITE, colour_of(COLOUR_1), 1.5);
    } else if (mark->style == PLOT_BAR) {
        set_colour(cairo, colour);
        cairo_fill(cairo);
    } else {
        set_stroke(cairo, mark);
        cairo_stroke(cairo);
    }
}

static void marker_path(cairo_t *cairo, const PlotMark *mark)
{
    double r = mark->radius;
    switch (mark->marker) {
    case MARKER_CIRCLE:
        cairo_arc(cairo, mark->x, mark->y, r, 0, TURN);
        break;
    case MARKER_SQUARE:
        cairo_rectangle(cairo, mark->x - r + 0.5, mark->y - r + 0.5, 2 * r - 1,
                        2 * r - 1);
        break;
    case MARKER_TRIANGLE:
        cairo_move_to(cairo, mark->x, mark->y - 1.2 * r);
        cairo_rel_line_to(cairo, 1.16 * r, 2 * r);
        cairo_rel_line_to(cairo, -2.32 * r, 0);
        break;
    case MARKER_DIAMOND:
        cairo_move_to(cairo, mark->x, mark->y - 1.25 * r);
        cairo_rel_line_to(cairo, 1.25 * r, 1.25 * r);
        cairo_rel_line_to(cairo, -1.25 * r, 1.25 * r);
        cairo_rel_line_to(cairo, -1.25 * r, -1.25 * r);
        break;
    }
    cairo_close_path(cairo);
}

/* The ring of paper lies under the fill, as paint-order does in the style sheet. */
static void draw_marker(cairo_t *cairo, const PlotMark *mark)
{
    unsigned colour = colour_of(mark->colour);
    marker_path(cairo, mark);
    if (mark->style == PLOT_MARK_PROVISIONAL) {
        fill_and_rim(cairo, WHITE, colour, 2);
        return;
    }
    set_colour(cairo, WHITE);
    cairo_set_line_width(cairo, 1.5);
    cairo_stroke_preserve(cairo);
    set_colour(cairo, colour);
    cairo_fill(cairo);
}

/* Level at both ends, slanted between: as plot_svg.c draws it. */
static void draw_ribbon(cairo_t *cairo, const PlotMark *mark)
{
    double level = (mark->x2 - mark->x) * 0.25;
    double height = mark->radius;
    cairo_move_to(cairo, mark->x, mark->y);
    cairo_line_to(cairo, mark->x + level, mark->y);
    cairo_line_to(cairo, mark->x2 - level, mark->y2);
    cairo_line_to(cairo, mark->x2, mark->y2);
    cairo_line_to(cairo, mark->x2, mark->y2 + height);
    cairo_line_to(cairo, mark->x2 - level, mark->y2 + height);
    cairo_line_to(cairo, mark->x + level, mark->y + height);
    cairo_line_to(cairo, mark->x, mark->y + height);
    cairo_close_path(cairo);
    set_colour(cairo, mixed_with_paper(colour_of(mark->colour), 0.22));
    cairo_fill(cairo);
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
static void draw_area(cairo_t *cairo, const PlotMark *mark)
{
    for (size_t r = 0; r < mark->ring_count; r++) {
        const PlotRing *ring = &mark->rings[r];
        for (size_t i = 0; i < ring->count; i++) {
            cairo_line_to(cairo, ring->xy[2 * i], ring->xy[2 * i + 1]);
        }
        cairo_close_path(cairo);
    }
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
    if (mark->style == PLOT_SPOT) {
        set_colour(cairo, colour_of(mark->colour));
        cairo_fill(cairo);
        return;
    }
    bool is_step = mark->style == PLOT_GROUND && mark->colour != COLOUR_NONE;
    fill_and_rim(cairo, is_step ? colour_of(mark->colour) : WHITE,
                 mark->style == PLOT_SITE ? INK : GREY, 1);
}

static PaperFont text_font(PlotStyle style)
{
    bool is_bold = style == PLOT_LABEL || style == PLOT_VALUE || style == PLOT_ON_VALUE ||
                   style == PLOT_TARGET_NAME;
    return is_bold ? FONT_SANS_BOLD : FONT_SANS;
}

static void draw_text(cairo_t *cairo, Fonts *fonts, const PlotMark *mark)
{
    PangoLayoutLine *line = fonts_line(fonts, text_font(mark->style),
                                       plot_text_size(mark->style), mark->text);
    PangoRectangle logical;
    pango_layout_line_get_extents(line, NULL, &logical);
    double width = (double)logical.width / PANGO_SCALE;
    double x = mark->anchor == ANCHOR_START    ? mark->x
               : mark->anchor == ANCHOR_MIDDLE ? mark->x - width / 2
                                               : mark->x - width;
    if (mark->has_halo) {
        cairo_move_to(cairo, x, mark->y);
        pango_cairo_layout_line_path(cairo, line);
        set_colour(cairo, WHITE);
        cairo_set_line_width(cairo, 4);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(cairo);
    }
    set_colour(cairo, text_colour(mark));
    cairo_move_to(cairo, x, mark->y);
    pango_cairo_show_layout_line(cairo, line);
}

void paper_draw_plot(cairo_t *cairo, Fonts *fonts, const Plot *plot)
{
    for (size_t at = 0; at < plot->count;) {
        const PlotMark *mark = &plot->marks[at];
        if (mark->shape == SHAPE_LINE) {
            at = draw_lines(cairo, plot, at);
            continue;
        }
        at++;
        switch (mark->shape) {
        case SHAPE_RECT:
            draw_rect(cairo, mark);
            break;
        case SHAPE_RIBBON:
            draw_ribbon(cairo, mark);
            break;
        case SHAPE_MARKER:
            draw_marker(cairo, mark);
            break;
        case SHAPE_TEXT:
            draw_text(cairo, fonts, mark);
            break;
        case SHAPE_AREA:
            draw_area(cairo, mark);
            break;
        case SHAPE_LINE:
            break;
        }
    }
}
