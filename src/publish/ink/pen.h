/* SPDX-License-Identifier: EUPL-1.2
 * pen.h - paths, whatever they are drawn on: a page of a PDF, an SVG, pixels
 *
 *   pen->move(pen->self, 10, 10);
 *   pen->line(pen->self, 20, 10);
 *   pen->paint(pen->self, &(PenPaint){.strokes = true, .stroke = 0x16202a, .width = 1});
 *
 * A path ends with its paint. Lines join and end round at corners, square at ends.
 * Colours are 0xRRGGBB; `y` grows downwards. `text` may set glyphs of a font or fill
 * their outlines (pen_outline).
 */
#ifndef PUBLISH_INK_PEN_H
#define PUBLISH_INK_PEN_H

#include <stdbool.h>

#include "base/str.h"
#include "publish/ink/paper.h"

typedef struct PenPaint {
    bool fills;
    bool is_even_odd;
    bool strokes; /* after the fill */
    bool is_dashed;
    unsigned fill;
    unsigned stroke;
    double width;
} PenPaint;

typedef struct PenText {
    PaperFont font;
    double size;
    unsigned colour;
    double x;
    double y; /* of the baseline */
    Str text;
} PenText;

typedef struct Pen {
    void *self;
    void (*move)(void *self, double x, double y);
    void (*line)(void *self, double x, double y);
    void (*curve)(void *self, double x1, double y1, double x2, double y2, double x,
                  double y);
    void (*close)(void *self);
    void (*paint)(void *self, const PenPaint *paint);
    void (*text)(void *self, const PenText *text);
} Pen;

typedef struct Fonts Fonts;

void pen_rect(const Pen *pen, double x, double y, double width, double height);
void pen_circle(const Pen *pen, double x, double y, double radius);
/* The outlines of a text as a path; the paint is the caller's. */
void pen_outline(const Pen *pen, Fonts *fonts, const PenText *text);

#endif
