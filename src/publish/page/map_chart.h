/* SPDX-License-Identifier: EUPL-1.2
 * map_chart.h - regions on a map of tiles: what is known where
 *
 *   regions_map     of each region: how many figures, promises and practices there are
 *   region_map      where a region lies, what lies in it, and its shares beside others'
 *   indicator_map   one share in the regions that have it
 *
 * Only shares are drawn in steps: an amount says more about the size of a region. All
 * values of a map are of one series, one group and one period. Nothing is written when
 * the regions of a scheme have no place on a map, or fewer than two have a value.
 */
#ifndef PUBLISH_PAGE_MAP_CHART_H
#define PUBLISH_PAGE_MAP_CHART_H

#include "publish/page/page.h"

/* Each with its own part and heading. */
void regions_map(Page *page);
void region_map(Page *page, const Region *region);
void indicator_map(Page *page, const IndicatorView *view);

#endif
