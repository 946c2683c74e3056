/* SPDX-License-Identifier: EUPL-1.2
 * region_counts.h - how much is recorded of a region
 */
#ifndef PUBLISH_PAGE_REGION_COUNTS_H
#define PUBLISH_PAGE_REGION_COUNTS_H

#include "publish/page/view.h"

typedef struct RegionCounts {
    size_t figures; /* as of the moment of the view */
    size_t promises;
    size_t practices;
} RegionCounts;

/* Only what names this very region: not its members, nor what it lies in. */
RegionCounts region_counts(const View *view, const Region *region);

#endif
