/* SPDX-License-Identifier: EUPL-1.2
 * breakdown.h - the other lines of an indicator: groups, regions, other series
 */
#ifndef PUBLISH_PAGE_BREAKDOWN_H
#define PUBLISH_PAGE_BREAKDOWN_H

#include "publish/page/page.h"

/* By dimension and by region, within the main series. */
void breakdown_parts(Page *page, const IndicatorView *view);
/* What may not be compared with it, each by itself, with the reason. */
void other_series_part(Page *page, const IndicatorView *view);

#endif
