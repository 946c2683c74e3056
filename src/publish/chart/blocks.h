/* SPDX-License-Identifier: EUPL-1.2
 * blocks.h - what is recorded of each of many things, and what is not
 *
 *                    Inflow         Teachers
 *   named owner      # # # . #      # # .        6
 *   end date         . . # . .      . . .        1
 *
 * A column is a thing, a row a question; a filled block is yes, a small open one is no.
 * Full is 1040 wide; tall is 288, with the groups under each other and no totals at the
 * end.
 *
 * Pure. Texts arrive in the language of the page; everything lives in the arena.
 */
#ifndef PUBLISH_CHART_BLOCKS_H
#define PUBLISH_CHART_BLOCKS_H

#include "publish/chart/plot.h"

typedef struct BlockGroup {
    Str name;
    size_t count; /* columns */
} BlockGroup;

typedef struct BlockRow {
    Str name;
    const bool *filled; /* one per column, over all groups */
    Str total;
} BlockRow;

typedef struct ChartBlocks {
    const BlockGroup *groups;
    size_t group_count;
    const BlockRow *rows;
    size_t row_count;
} ChartBlocks;

Plot chart_blocks_full(Arena *a, const ChartBlocks *blocks);
Plot chart_blocks_tall(Arena *a, const ChartBlocks *blocks);

#endif
