/* SPDX-License-Identifier: EUPL-1.2
 * paper_fonts.h - the fonts of a PDF: the glyphs that were drawn, and what they stand for
 *
 * A font is embedded with the glyphs used alone, under their own numbers: a code in the
 * page is a glyph (Identity-H). /ToUnicode gives letters back to who copies or listens.
 *
 * Source: ISO 32000-1:2008, sections 9.7 (composite fonts), 9.9 (embedding), 9.10.3
 * (ToUnicode).
 */
#ifndef PUBLISH_INK_PAPER_FONTS_H
#define PUBLISH_INK_PAPER_FONTS_H

#include "publish/ink/fonts.h"
#include "publish/ink/pdf.h"

/* By glyph: the character it stands for, GLYPH_UNUSED, or GLYPH_SILENT. */
typedef struct FontUse {
    uint32_t *characters; /* null: the font is not used */
    size_t count;
} FontUse;
#define GLYPH_UNUSED 0u
#define GLYPH_SILENT 0xFFFFFFFFu

void font_use(Arena *a, Fonts *fonts, PaperFont font, FontUse *use, const Glyph *glyph);
/* Writes the font as object `number`. */
MUST_CHECK bool font_write(Arena *a, Fonts *fonts, PaperFont font, const FontUse *use,
                           Pdf *pdf, size_t number, Error *err);

#endif
