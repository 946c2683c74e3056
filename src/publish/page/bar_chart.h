/* SPDX-License-Identifier: EUPL-1.2
 * bar_chart.h - figures of one period beside each other
 */
#ifndef PUBLISH_PAGE_BAR_CHART_H
#define PUBLISH_PAGE_BAR_CHART_H

#include "publish/page/page.h"

/* The cells of one series in the latest period that most of them have; nothing is drawn
 * when that are fewer than two. */
void cells_bars(Page *page, const FigureLine *const *lines, size_t count, Str title);

/* A region beside the country: the latest share of each key line, both of one period. */
void region_bars(Page *page, const Region *region);

#endif
