/* SPDX-License-Identifier: EUPL-1.2
 * label.c - breaks text into lines
 */
#include "publish/chart/label.h"

#include <math.h>

#include "base/error.h"

/* Bytes of the first piece of a text that may not be broken, with the hyphen or slash. */
static size_t piece_length(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == ' ') {
            return i;
        }
        if ((text.data[i] == '-' || text.data[i] == '/') && i > 0) {
            return i + 1;
        }
    }
    return text.length;
}

/* The longest head of a text that leaves room for an ellipsis. */
static Str cut(Arena *a, Str text, double width, PlotStyle style)
{
    Str dots = S("…");
    double room = width - plot_text_width(dots, style);
    size_t end = 0;
    for (size_t at = 0; at < text.length;) {
        (void)str_next_char(text, &at);
        if (plot_text_width(str_slice(text, 0, at), style) > room) {
            break;
        }
        end = at;
    }
    Str head = str_slice(text, 0, end);
    return str_format(a, "%.*s%.*s", STR_ARG(head), STR_ARG(dots));
}

/* How many bytes of a text go on one line: at least one piece. */
static size_t line_length(Str text, double width, PlotStyle style)
{
    size_t end = piece_length(text);
    while (end < text.length) {
        size_t next = end + (text.data[end] == ' ' ? 1 : 0);
        Str rest = str_slice(text, next, text.length);
        size_t longer = next + piece_length(rest);
        if (longer == end || plot_text_width(str_slice(text, 0, longer), style) > width) {
            break;
        }
        end = longer;
    }
    return end;
}

Label label_wrap(Arena *a, Str text, double width, PlotStyle style, size_t most)
{
    CHECK(most >= 1 && most <= MOST_LINES);
    Label label = {.style = style};
    Str rest = str_trim(text);
    while (rest.length > 0 && label.count < most) {
        size_t end = line_length(rest, width, style);
        Str line = str_slice(rest, 0, end);
        bool is_last = label.count + 1 == most;
        if ((is_last && end < rest.length) || plot_text_width(line, style) > width) {
            label.is_cut = true;
            line = cut(a, is_last ? rest : line, width, style);
        }
        label.lines[label.count++] = line;
        rest = str_trim(str_slice(rest, end, rest.length));
    }
    return label;
}

double label_width(const Label *label)
{
    double widest = 0;
    for (size_t i = 0; i < label->count; i++) {
        widest = fmax(widest, plot_text_width(label->lines[i], label->style));
    }
    return widest;
}

double label_height(const Label *label)
{
    return LABEL_STEP * (double)label->count;
}

void label_draw(Plot *plot, const Label *label, PlotColour colour, double x, double y,
                Anchor anchor)
{
    for (size_t i = 0; i < label->count; i++) {
        plot_text(plot, label->style, colour, x, y + LABEL_STEP * (double)i, anchor,
                  label->lines[i]);
    }
}

void label_draw_over(Plot *plot, const Label *label, PlotColour colour, double x,
                     double y, Anchor anchor)
{
    for (size_t i = 0; i < label->count; i++) {
        plot_text_over(plot, label->style, colour, x, y + LABEL_STEP * (double)i, anchor,
                       label->lines[i]);
    }
}
