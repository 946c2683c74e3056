/* SPDX-License-Identifier: EUPL-1.2
 * paper_draw.h - drawings in the ink of paper: colours and strokes are those of the style
 * sheet (assets/tokens.css, .plot in assets/site.css), whatever the pen draws on
 */
#ifndef PUBLISH_INK_PAPER_DRAW_H
#define PUBLISH_INK_PAPER_DRAW_H

#include "publish/ink/fonts.h"

unsigned paper_ink_colour(PaperInk ink);
void paper_draw_plot(const Pen *pen, Fonts *fonts, const Plot *plot);

#endif
