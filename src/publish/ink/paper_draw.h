/* SPDX-License-Identifier: EUPL-1.2
 * paper_draw.h - the paper ink: drawings as cairo draws them; colours and strokes are
 * those of the style sheet (assets/tokens.css, .plot in assets/site.css); for paper.c
 * alone
 */
#ifndef PUBLISH_INK_PAPER_DRAW_H
#define PUBLISH_INK_PAPER_DRAW_H

#include "publish/ink/fonts.h"

void paper_set_ink(cairo_t *cairo, PaperInk ink);
void paper_draw_plot(cairo_t *cairo, Fonts *fonts, const Plot *plot);

#endif
