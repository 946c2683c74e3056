/* SPDX-License-Identifier: EUPL-1.2
 * fonts.h - the six font files that a report is set in, and nothing else
 *
 * fontconfig of the machine tells where the files are; a configuration of our own then
 * holds exactly these, so that pango can choose no other, whatever is installed. Shaping
 * is unhinted and at 72 dots per inch: one unit is one point.
 *
 * Errors: ERR_NOT_FOUND with the package to install.
 */
#ifndef PUBLISH_INK_FONTS_H
#define PUBLISH_INK_FONTS_H

#include <pango/pangocairo.h>

#include "publish/ink/paper.h"

typedef struct Fonts {
    PangoFontMap *map;
    PangoContext *context;
    PangoLayout *layout; /* one line, used again and again */
    PangoFontDescription *faces[FONT_COUNT];
} Fonts;

MUST_CHECK bool fonts_open(Arena *a, Fonts *fonts, Error *err);
void fonts_close(void *fonts);
/* The layout, set to this text; valid until the next call. */
PangoLayoutLine *fonts_line(Fonts *fonts, PaperFont font, double size, Str text);

#endif
