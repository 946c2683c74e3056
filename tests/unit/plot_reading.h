/* SPDX-License-Identifier: EUPL-1.2
 * plot_reading.h - reading a drawing back: how many marks, which texts, do they collide
 *
 *   assert_readable(&plot);          no text covers another, and none leaves the drawing
 */
#ifndef TESTS_PLOT_READING_H
#define TESTS_PLOT_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "publish/chart/plot_svg.h"

static inline bool is_near(double a, double b)
{
    return fabs(a - b) < 1e-6 * fmax(1, fabs(a));
}

static inline size_t count_marks(const Plot *plot, PlotStyle style)
{
    size_t count = 0;
    for (size_t i = 0; i < plot->count; i++) {
        count += plot->marks[i].style == style ? 1 : 0;
    }
    return count;
}

static inline const PlotMark *mark_of(const Plot *plot, PlotStyle style, size_t index)
{
    for (size_t i = 0; i < plot->count; i++) {
        if (plot->marks[i].style == style && index-- == 0) {
            return &plot->marks[i];
        }
    }
    fail_msg("no such mark");
    return NULL;
}

static inline bool has_text(const Plot *plot, const char *text)
{
    for (size_t i = 0; i < plot->count; i++) {
        if (plot->marks[i].shape == SHAPE_TEXT &&
            str_equal(plot->marks[i].text, str_of(text))) {
            return true;
        }
    }
    return false;
}

typedef struct Frame {
    double left, top, right, bottom;
} Frame;

static inline Frame frame_of(const PlotMark *mark)
{
    double width = plot_text_width(mark->text, mark->style);
    double size = plot_text_size(mark->style);
    double left = mark->anchor == ANCHOR_START ? mark->x
                  : mark->anchor == ANCHOR_END ? mark->x - width
                                               : mark->x - width / 2;
    return (Frame){left, mark->y - size * 0.75, left + width, mark->y + size * 0.2};
}

static inline void assert_readable(const Plot *plot)
{
    for (size_t i = 0; i < plot->count; i++) {
        if (plot->marks[i].shape != SHAPE_TEXT) {
            continue;
        }
        Frame a = frame_of(&plot->marks[i]);
        if (a.left < -1 || a.right > plot->width + 1 || a.top < -1 ||
            a.bottom > plot->height + 1) {
            fail_msg("\"%.*s\" leaves the drawing", STR_ARG(plot->marks[i].text));
        }
        for (size_t j = 0; j < i; j++) {
            Frame b = frame_of(&plot->marks[j]);
            if (plot->marks[j].shape == SHAPE_TEXT && a.left < b.right - 1 &&
                b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) {
                fail_msg("\"%.*s\" covers \"%.*s\"", STR_ARG(plot->marks[i].text),
                         STR_ARG(plot->marks[j].text));
            }
        }
    }
}

static inline Str svg_of(Arena *a, const Plot *plot)
{
    Html *h = html_new(a, 0);
    plot_svg(h, plot, &(PlotWords){S("c1"), S(""), S("title"), S("description")});
    Str text;
    Error error = {0};
    if (!html_finish(h, &text, &error)) {
        fail_msg("%s", error.message);
    }
    return text;
}

#endif
