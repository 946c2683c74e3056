/* SPDX-License-Identifier: EUPL-1.2
 * region_counts.c - how much is recorded of a region
 */
#include "publish/page/region_counts.h"

static size_t is_in(const RegionRefs *regions, const Region *region)
{
    for (size_t i = 0; i < regions->count; i++) {
        if (regions->items[i] == region) {
            return 1;
        }
    }
    return 0;
}

RegionCounts region_counts(const View *view, const Region *region)
{
    RegionCounts counts = {0};
    for (size_t s = 0; s < view->pact->monitor.series.count; s++) {
        for (size_t i = 0; i < view->series[s].lines.count; i++) {
            const FigureLine *line = &view->series[s].lines.items[i];
            counts.figures += line->region == region ? line->figures.count : 0;
        }
    }
    for (size_t i = 0; i < view->pact->reg.actions.count; i++) {
        counts.promises += is_in(&view->pact->reg.actions.items[i].regions, region);
    }
    for (size_t i = 0; i < view->pact->reg.practices.count; i++) {
        counts.practices += is_in(&view->pact->reg.practices.items[i].regions, region);
    }
    return counts;
}
