/* SPDX-License-Identifier: EUPL-1.2
 * fonts.h - the six font files that paper is set in, and nothing else
 *
 *   for (Str rest = text; rest.length > 0;) {
 *       const ShapedWord *word = fonts_next(fonts, FONT_SERIF, &rest);
 *       ...                            glyphs of a word, or of the blanks after it
 *   }
 *
 * P052 (serif) and Noto Sans lie where Debian's packages put them. Each distinct word is
 * shaped once by HarfBuzz and remembered; kerning works within a word, never across a
 * blank, so that a line is exactly as wide as its words and blanks together. Letters are
 * composed: a mark above one is part of its glyph. Ligatures are off: a search for "fi"
 * finds it in any reader. A word that its font lacks a letter of is set in the other
 * family.
 *
 * Lengths are parts of the size of the type: 1 is one em.
 * Ownership: Fonts and all it gives live in its arena.
 * Errors: ERR_NOT_FOUND with the package to install.
 */
#ifndef PUBLISH_INK_FONTS_H
#define PUBLISH_INK_FONTS_H

#include "publish/ink/pen.h"

typedef struct Glyph {
    unsigned id;
    uint32_t character; /* that it stands for; 0: part of the one before it */
    double advance;
    double kern; /* of the advance: what is not the glyph's own */
} Glyph;

typedef struct ShapedWord {
    PaperFont font; /* that it is set in */
    const Glyph *glyphs;
    size_t count;
    double width;
} ShapedWord;

MUST_CHECK bool fonts_open(Arena *a, Fonts **fonts, Error *err);
/* Takes a word, or one blank, from the front of `rest`; valid until the next call. */
const ShapedWord *fonts_next(Fonts *fonts, PaperFont font, Str *rest);
double fonts_width(Fonts *fonts, PaperFont font, Str text);
void fonts_outline(Fonts *fonts, PaperFont font, unsigned glyph, const Pen *pen, double x,
                   double y, double size);

/* What a file that holds the font says of it, in thousandths of an em. */
typedef struct FontFacts {
    Str name;
    bool is_cff; /* outlines of PostScript; else of TrueType */
    bool is_italic;
    bool is_serif;
    int ascent;
    int descent;
    int cap_height;
    int box[4];
    int stem; /* about, by weight */
} FontFacts;
FontFacts fonts_facts(Fonts *fonts, PaperFont font);
size_t fonts_glyph_count(Fonts *fonts, PaperFont font);
double fonts_advance(Fonts *fonts, PaperFont font, unsigned glyph);

/* The font with these glyphs alone, under their old numbers: bare CFF, or TrueType. */
MUST_CHECK bool fonts_subset(Fonts *fonts, PaperFont font, const unsigned *glyphs,
                             size_t count, Str *bytes, Error *err);

#endif
