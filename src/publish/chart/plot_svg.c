/* SPDX-License-Identifier: EUPL-1.2
 * plot_svg.c - the SVG ink
 */
#include "publish/chart/plot_svg.h"

#include <math.h>

#include "base/buf.h"
#include "base/number.h"

static Str class_of(PlotStyle style)
{
    static const Str names[] = {
        [PLOT_GRID] = S_INIT("grid"),
        [PLOT_AXIS] = S_INIT("axis"),
        [PLOT_LINE] = S_INIT("line"),
        [PLOT_LINE_PROVISIONAL] = S_INIT("line provisional"),
        [PLOT_MARK] = S_INIT("mark"),
        [PLOT_MARK_PROVISIONAL] = S_INIT("mark provisional"),
        [PLOT_BAND] = S_INIT("band"),
        [PLOT_EDGE] = S_INIT("edge"),
        [PLOT_BREAK] = S_INIT("break"),
        [PLOT_TARGET] = S_INIT("target"),
        [PLOT_BAR] = S_INIT("bar"),
        [PLOT_SLOT] = S_INIT("slot"),
        [PLOT_PART] = S_INIT("piece"),
        [PLOT_PART_OPEN] = S_INIT("piece provisional"),
        [PLOT_OPEN] = S_INIT("open"),
        [PLOT_HATCH] = S_INIT("hatch"),
        [PLOT_WHISKER] = S_INIT("whisker"),
        [PLOT_LEADER] = S_INIT("leader"),
        [PLOT_OWN] = S_INIT("own"),
        [PLOT_OWN_INSIDE] = S_INIT("own inside"),
        [PLOT_FLOW] = S_INIT("flow"),
        [PLOT_GROUND] = S_INIT("ground"),
        [PLOT_SPOT] = S_INIT("spot"),
        [PLOT_SITE] = S_INIT("site"),
        [PLOT_TICK] = S_INIT("tick"),
        [PLOT_LABEL] = S_INIT("label"),
        [PLOT_VALUE] = S_INIT("value"),
        [PLOT_NAME] = S_INIT(""),
        [PLOT_BREAK_NAME] = S_INIT("break-name"),
        [PLOT_TARGET_NAME] = S_INIT("target-name"),
        [PLOT_ON] = S_INIT("on fine"),
        [PLOT_ON_VALUE] = S_INIT("on"),
    };
    return names[style];
}

static Str colour_class(PlotColour colour)
{
    static const Str names[] = {
        S_INIT("colour-0"),  S_INIT("colour-1"),   S_INIT("colour-2"),
        S_INIT("colour-3"),  S_INIT("colour-4"),   S_INIT(""),
        S_INIT("step-1"),    S_INIT("step-2"),     S_INIT("step-3"),
        S_INIT("step-4"),    S_INIT("reach-none"), S_INIT("reach-one"),
        S_INIT("reach-more")};
    return names[colour];
}

/* At most one decimal, as html.c writes coordinates. */
static void add_number(Buf *buf, double number)
{
    int64_t tenths = (int64_t)llround(number * 10.0);
    if (tenths < 0) {
        buf_char(buf, '-');
        tenths = -tenths;
    }
    buf_int(buf, tenths / 10);
    if (tenths % 10 != 0) {
        buf_char(buf, '.');
        buf_int(buf, tenths % 10);
    }
}

static void add_pair(Buf *buf, const char *command, double x, double y)
{
    buf_add(buf, str_of(command));
    add_number(buf, x);
    buf_char(buf, ' ');
    add_number(buf, y);
}

static Str line_path(Arena *a, const PlotMark *mark)
{
    Buf buf = buf_in(a, 0);
    add_pair(&buf, "M", mark->x, mark->y);
    if (mark->y == mark->y2) {
        buf_char(&buf, 'H');
        add_number(&buf, mark->x2);
    } else if (mark->x == mark->x2) {
        buf_char(&buf, 'V');
        add_number(&buf, mark->y2);
    } else {
        add_pair(&buf, "L", mark->x2, mark->y2);
    }
    return buf_str(&buf);
}

/* A line that goes on where the one before it ended joins its path. */
static size_t draw_lines(Html *h, const Plot *plot, size_t from)
{
    const PlotMark *first = &plot->marks[from];
    Buf buf = buf_in(plot->arena, 0);
    buf_add(&buf, line_path(plot->arena, first));
    size_t at = from + 1;
    for (; at < plot->count; at++) {
        const PlotMark *mark = &plot->marks[at];
        const PlotMark *before = &plot->marks[at - 1];
        if (mark->shape != SHAPE_LINE || mark->style != first->style ||
            mark->colour != first->colour) {
            break;
        }
        if (mark->x == before->x2 && mark->y == before->y2) {
            add_pair(&buf, "L", mark->x2, mark->y2);
        } else {
            buf_add(&buf, line_path(plot->arena, mark));
        }
    }
    html_leaf(h, TAG_PATH,
              ATTRS(attr_class(class_of(first->style)), attr_path(buf_str(&buf))));
    return at;
}

/* Level at both ends, slanted between: a band of one height all along. */
static void draw_ribbon(Html *h, Arena *a, const PlotMark *mark)
{
    double level = (mark->x2 - mark->x) * 0.25;
    double height = mark->radius;
    Buf buf = buf_in(a, 0);
    add_pair(&buf, "M", mark->x, mark->y);
    add_pair(&buf, "L", mark->x + level, mark->y);
    add_pair(&buf, "L", mark->x2 - level, mark->y2);
    add_pair(&buf, "L", mark->x2, mark->y2);
    add_pair(&buf, "L", mark->x2, mark->y2 + height);
    add_pair(&buf, "L", mark->x2 - level, mark->y2 + height);
    add_pair(&buf, "L", mark->x + level, mark->y + height);
    add_pair(&buf, "L", mark->x, mark->y + height);
    buf_char(&buf, 'Z');
    html_leaf(h, TAG_PATH,
              ATTRS(attr_class(class_of(mark->style)), attr_path(buf_str(&buf))));
}

static void draw_marker(Html *h, Arena *a, const PlotMark *mark)
{
    Attr class = attr_class(class_of(mark->style));
    double r = mark->radius;
    Buf buf = buf_in(a, 0);
    switch (mark->marker) {
    case MARKER_CIRCLE:
        html_leaf(h, TAG_CIRCLE,
                  ATTRS(class, attr_cx(mark->x), attr_cy(mark->y), attr_r(r),
                        attr_told(mark->told)));
        return;
    case MARKER_SQUARE:
        html_leaf(h, TAG_RECT,
                  ATTRS(class, attr_x(mark->x - r + 0.5), attr_y(mark->y - r + 0.5),
                        attr_width(2 * r - 1), attr_height(2 * r - 1),
                        attr_told(mark->told)));
        return;
    case MARKER_TRIANGLE:
        add_pair(&buf, "M", mark->x, mark->y - 1.2 * r);
        add_pair(&buf, "l", 1.16 * r, 2 * r);
        buf_char(&buf, 'h');
        add_number(&buf, -2.32 * r);
        buf_char(&buf, 'z');
        break;
    case MARKER_DIAMOND:
        add_pair(&buf, "M", mark->x, mark->y - 1.25 * r);
        add_pair(&buf, "l", 1.25 * r, 1.25 * r);
        add_pair(&buf, "l", -1.25 * r, 1.25 * r);
        add_pair(&buf, "l", -1.25 * r, -1.25 * r);
        buf_char(&buf, 'z');
        break;
    }
    html_leaf(h, TAG_PATH, ATTRS(class, attr_path(buf_str(&buf)), attr_told(mark->told)));
}

static Str text_class(Arena *a, const PlotMark *mark)
{
    Str name = class_of(mark->style);
    if (!mark->has_halo) {
        return name;
    }
    return name.length == 0 ? S("over") : str_format(a, "%.*s over", STR_ARG(name));
}

static int64_t tenths(double coordinate)
{
    return (int64_t)llround(coordinate * 10.0);
}

static void add_tenths(Buf *buf, int64_t number)
{
    add_number(buf, (double)number / 10.0);
}

/* Steps from point to point, of whole tenths: short, and they add up. */
static void add_ring(Buf *buf, const PlotRing *ring)
{
    int64_t x = tenths(ring->xy[0]), y = tenths(ring->xy[1]);
    add_pair(buf, "M", (double)x / 10, (double)y / 10);
    buf_char(buf, 'l');
    for (size_t i = 1; i < ring->count; i++) {
        int64_t dx = tenths(ring->xy[2 * i]) - x, dy = tenths(ring->xy[2 * i + 1]) - y;
        if (i > 1) {
            buf_char(buf, ' ');
        }
        add_tenths(buf, dx);
        buf_char(buf, ' ');
        add_tenths(buf, dy);
        x += dx;
        y += dy;
    }
    buf_char(buf, 'z');
}

static void draw_area(Html *h, Arena *a, const PlotMark *mark)
{
    Buf buf = buf_in(a, 0);
    for (size_t r = 0; r < mark->ring_count; r++) {
        if (mark->rings[r].count >= 3) {
            add_ring(&buf, &mark->rings[r]);
        }
    }
    html_leaf(h, TAG_PATH,
              ATTRS(attr_class(class_of(mark->style)), attr_path(buf_str(&buf))));
}

static size_t draw_mark(Html *h, const Plot *plot, size_t at)
{
    const PlotMark *mark = &plot->marks[at];
    switch (mark->shape) {
    case SHAPE_LINE:
        return draw_lines(h, plot, at);
    case SHAPE_RECT:
        html_leaf(h, TAG_RECT,
                  ATTRS(attr_class(class_of(mark->style)), attr_x(mark->x),
                        attr_y(mark->y), attr_width(mark->x2), attr_height(mark->y2)));
        break;
    case SHAPE_RIBBON:
        draw_ribbon(h, plot->arena, mark);
        break;
    case SHAPE_MARKER:
        draw_marker(h, plot->arena, mark);
        break;
    case SHAPE_TEXT:
        HTML(h, TAG_TEXT,
             ATTRS(attr_class(text_class(plot->arena, mark)), attr_x(mark->x),
                   attr_y(mark->y), attr_anchor(mark->anchor)))
            html_text(h, mark->text);
        break;
    case SHAPE_AREA:
        draw_area(h, plot->arena, mark);
        break;
    }
    return at + 1;
}

static size_t draw_run(Html *h, const Plot *plot, size_t from)
{
    PlotColour colour = plot->marks[from].colour;
    size_t at = from;
    while (at < plot->count && plot->marks[at].colour == colour) {
        at = draw_mark(h, plot, at);
    }
    return at;
}

static void draw(Html *h, const Plot *plot)
{
    for (size_t at = 0; at < plot->count;) {
        PlotColour colour = plot->marks[at].colour;
        if (colour == COLOUR_NONE) {
            at = draw_run(h, plot, at);
        } else {
            HTML(h, TAG_G, ATTRS(attr_class(colour_class(colour))))
                at = draw_run(h, plot, at);
        }
    }
}

static Str plot_class(Arena *a, Str size)
{
    return size.length == 0 ? S("plot") : str_format(a, "plot %.*s", STR_ARG(size));
}

void plot_svg(Html *h, const Plot *plot, const PlotWords *words)
{
    Arena *a = plot->arena;
    Str title_id = str_format(a, "%.*s-title", STR_ARG(words->id));
    Str desc_id = str_format(a, "%.*s-desc", STR_ARG(words->id));
    Str both = str_format(a, "%.*s %.*s", STR_ARG(title_id), STR_ARG(desc_id));
    HTML(h, TAG_SVG,
         ATTRS(attr_class(plot_class(a, words->size)), attr_width(plot->width),
               attr_height(plot->height), attr_viewbox(plot->width, plot->height),
               attr_role(ROLE_IMG), attr_labelled_by(both))) {
        HTML(h, TAG_SVG_TITLE, ATTRS(attr_id(title_id)))
            html_text(h, words->title);
        HTML(h, TAG_SVG_DESC, ATTRS(attr_id(desc_id)))
            html_text(h, words->description);
        draw(h, plot);
    }
}

void plot_svg_silent(Html *h, const Plot *plot, Str size)
{
    HTML(h, TAG_SVG,
         ATTRS(attr_class(plot_class(plot->arena, size)), attr_width(plot->width),
               attr_height(plot->height), attr_viewbox(plot->width, plot->height),
               attr_aria_hidden(), attr_not_focusable())) {
        draw(h, plot);
    }
}

void plot_svg_marks(Html *h, const Plot *plot)
{
    draw(h, plot);
}
