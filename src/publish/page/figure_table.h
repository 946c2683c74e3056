/* SPDX-License-Identifier: EUPL-1.2
 * figure_table.h - figures as tables, with edition and status of each number
 *
 *   line_table   periods down, cells across, edition and status at the end; a double rule
 *                with the cause wherever another series begins
 *   grid_table   cells down, periods across, for many cells; edition and status in notes
 *   trace_table  one row per figure: value, edition, status, source and place in it; the
 *                numbers of the other tables are links to it (figure_anchor.h)
 */
#ifndef PUBLISH_PAGE_FIGURE_TABLE_H
#define PUBLISH_PAGE_FIGURE_TABLE_H

#include "publish/page/page.h"

/* The key lines, and under each break the older series'. */
void indicator_table(Page *page, const IndicatorView *view);
/* All lines are of one series; labelled by cell, or by region. */
void grid_table(Page *page, const FigureLine *const *lines, size_t count, Str caption,
                bool by_region);
void trace_table(Page *page, const IndicatorView *view);

/* The number and its unit: "Edities: …" not repeated. */
void put_figure(Page *page, const Figure *figure);

#endif
