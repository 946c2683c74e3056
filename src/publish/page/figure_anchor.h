/* SPDX-License-Identifier: EUPL-1.2
 * figure_anchor.h - the place of a figure in the list of where each comes from
 *
 *   29,3  ->  nl/cijfers/ho-inflow-share/index.html#c-7k2m9qfa
 *
 * One row per figure: who stated it, where and in which edition; or the recipe, the file
 * and its hash. An indicator's page and the page of it in an edition have that list.
 * Equal figures have equal anchors on every page.
 */
#ifndef PUBLISH_PAGE_FIGURE_ANCHOR_H
#define PUBLISH_PAGE_FIGURE_ANCHOR_H

#include "publish/page/page.h"

Str figure_anchor(Arena *a, const Figure *figure);
/* From wherever the figure is shown. */
Url figure_origin(Page *page, const Figure *figure);

#endif
