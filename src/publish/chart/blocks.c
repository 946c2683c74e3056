/* SPDX-License-Identifier: EUPL-1.2
 * blocks.c - draws blocks
 */
#include "publish/chart/blocks.h"

#include <math.h>

static void block(Plot *plot, bool is_filled, double x, double y, double size)
{
    if (is_filled) {
        plot_rect(plot, PLOT_BAR, COLOUR_1, x, y, size, size);
    } else {
        double inset = floor(size * 0.31) + 0.5;
        plot_rect(plot, PLOT_SLOT, COLOUR_NONE, x + inset, y + inset, size - 2 * inset,
                  size - 2 * inset);
    }
}

static size_t column_count(const ChartBlocks *blocks)
{
    size_t count = 0;
    for (size_t g = 0; g < blocks->group_count; g++) {
        count += blocks->groups[g].count;
    }
    return count;
}

Plot chart_blocks_full(Arena *a, const ChartBlocks *blocks)
{
    const double left = 150, between = 19, right = 40, line = 26;
    Plot plot = plot_in(a, 1040, 34 + line * (double)blocks->row_count);
    double room = plot.width - left - right - between * ((double)blocks->group_count - 1);
    double pitch = fmin(17.6, room / fmax(1, (double)column_count(blocks)));
    double size = floor(pitch * 0.76);
    double end = left;
    for (size_t r = 0; r < blocks->row_count; r++) {
        double y = 28 + line * (double)r;
        plot_text(&plot, PLOT_NAME, COLOUR_NONE, left - 12, y + 11, ANCHOR_END,
                  blocks->rows[r].name);
        double x = left;
        size_t column = 0;
        for (size_t g = 0; g < blocks->group_count; g++) {
            if (r == 0) {
                plot_text(&plot, PLOT_NAME, COLOUR_NONE, x, 14, ANCHOR_START,
                          blocks->groups[g].name);
            }
            for (size_t i = 0; i < blocks->groups[g].count; i++, column++) {
                block(&plot, blocks->rows[r].filled[column], x, y, size);
                x += pitch;
            }
            x += between;
        }
        end = fmax(end, x - between);
    }
    for (size_t r = 0; r < blocks->row_count; r++) {
        plot_text(&plot, PLOT_VALUE, COLOUR_NONE, end + 8, 28 + line * (double)r + 11,
                  ANCHOR_START, blocks->rows[r].total);
    }
    return plot;
}

Plot chart_blocks_tall(Arena *a, const ChartBlocks *blocks)
{
    const double left = 116, line = 18;
    double group_height = 36 + line * (double)blocks->row_count;
    Plot plot = plot_in(a, 288, group_height * (double)blocks->group_count);
    size_t first = 0;
    for (size_t g = 0; g < blocks->group_count; g++) {
        const BlockGroup *group = &blocks->groups[g];
        double top = group_height * (double)g;
        double pitch = fmin(13.4, (plot.width - left) / fmax(1, (double)group->count));
        double size = floor(pitch * 0.78);
        plot_text(&plot, PLOT_VALUE, COLOUR_NONE, 0, top + 13, ANCHOR_START, group->name);
        for (size_t r = 0; r < blocks->row_count; r++) {
            double y = top + 22 + line * (double)r;
            plot_text(&plot, PLOT_TICK, COLOUR_NONE, 0, y + 9, ANCHOR_START,
                      blocks->rows[r].name);
            for (size_t i = 0; i < group->count; i++) {
                block(&plot, blocks->rows[r].filled[first + i], left + pitch * (double)i,
                      y, size);
            }
        }
        first += group->count;
    }
    return plot;
}
