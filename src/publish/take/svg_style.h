/* SPDX-License-Identifier: EUPL-1.2
 * svg_style.h - the style of drawings, for a drawing that stands alone
 *
 *   site.css     .plot .line { stroke: var(--colour); }
 *   tokens.css   --pact-series-1: #00596b;
 *   here         .plot .colour-1 .line { stroke: #00596b; }
 *
 * Made from the style sheets of the site, so that both look the same: the rules that
 * begin a line with `.plot `, every token replaced by its value, and a rule in the colour
 * of its group written once for each colour. Many programs that open SVG know no var().
 */
#ifndef PUBLISH_TAKE_SVG_STYLE_H
#define PUBLISH_TAKE_SVG_STYLE_H

#include "base/arena.h"
#include "base/str.h"

Str svg_style(Arena *a, Str site_css, Str tokens_css);

#endif
