/* SPDX-License-Identifier: EUPL-1.2
 * pen.c - shapes that every pen draws alike
 */
#include "publish/ink/pen.h"

#include "publish/ink/fonts.h"

/* A quarter of a circle as one curve: 4/3 (sqrt 2 - 1). */
#define KAPPA 0.5522847498

void pen_rect(const Pen *pen, double x, double y, double width, double height)
{
    pen->move(pen->self, x, y);
    pen->line(pen->self, x + width, y);
    pen->line(pen->self, x + width, y + height);
    pen->line(pen->self, x, y + height);
    pen->close(pen->self);
}

void pen_circle(const Pen *pen, double x, double y, double r)
{
    double k = KAPPA * r;
    pen->move(pen->self, x + r, y);
    pen->curve(pen->self, x + r, y + k, x + k, y + r, x, y + r);
    pen->curve(pen->self, x - k, y + r, x - r, y + k, x - r, y);
    pen->curve(pen->self, x - r, y - k, x - k, y - r, x, y - r);
    pen->curve(pen->self, x + k, y - r, x + r, y - k, x + r, y);
    pen->close(pen->self);
}

void pen_outline(const Pen *pen, Fonts *fonts, const PenText *text)
{
    double x = text->x;
    for (Str rest = text->text; rest.length > 0;) {
        const ShapedWord *word = fonts_next(fonts, text->font, &rest);
        for (size_t i = 0; i < word->count; i++) {
            const Glyph *glyph = &word->glyphs[i];
            fonts_outline(fonts, word->font, glyph->id, pen, x, text->y, text->size);
            x += glyph->advance * text->size;
        }
    }
}
