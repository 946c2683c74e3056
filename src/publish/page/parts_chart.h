/* SPDX-License-Identifier: EUPL-1.2
 * parts_chart.h - figures in the form that answers the question about groups
 *
 *   parts    amounts of groups that together are exactly one whole: how is it divided?
 *   slope    groups at the last two moments they share: which changed most?
 *   ranges   values with the margin their source gives: how sure is each?
 *
 * Each returns false, and writes nothing, when the figures do not fit the form; then the
 * next may be tried. All lines are of one series. Parts are never made of shares, nor
 * where a part is hidden: what is left of the total would give it away. A slope joins
 * two figures only when comparison() allows it. The same numbers stand in the table
 * below.
 */
#ifndef PUBLISH_PAGE_PARTS_CHART_H
#define PUBLISH_PAGE_PARTS_CHART_H

#include "publish/page/page.h"

bool cells_parts(Page *page, const FigureLine *const *lines, size_t count, Str title);
bool cells_slope(Page *page, const FigureLine *const *lines, size_t count, Str title);
bool cells_ranges(Page *page, const FigureLine *const *lines, size_t count, Str title);

/* For the home page: the parts of a key line that no two points of can be joined. A
 * finding as a link, as indicator_card() does. */
bool parts_card(Page *page, const IndicatorView *view, Str finding);

#endif
