/* SPDX-License-Identifier: EUPL-1.2
 * figure_rows.h - a figure as a row of data
 *
 *   indicator,definition,series,region,breakdown,period,value,low,high,range,unit,status,
 *   origin,edition,source
 *
 * The columns of `pact figures --format csv` and of every file to take away. A value that
 * nobody may see is not in it, and neither are its bounds. Codes stand as in the folder;
 * all sources of a figure are named, with `;` between.
 */
#ifndef PUBLISH_TABLE_FIGURE_ROWS_H
#define PUBLISH_TABLE_FIGURE_ROWS_H

#include "domain/figures/figures.h"
#include "publish/table/rows.h"

#define FIGURE_COLUMN_COUNT ((size_t)15)
extern const RowColumn FIGURE_COLUMNS[FIGURE_COLUMN_COUNT];

/* Fills one text per column; they live in `a`. */
void figure_row(Arena *a, const Monitor *monitor, const Figure *figure, Str *texts);
Rows figure_rows(Arena *a, const Monitor *monitor, const FigureRefs *figures);

Str figure_region_name(const Figure *figure); /* its alias, or else its id */
/* The word of the three axes that says most: "missing", "hidden-by-us", "provisional". */
Str figure_status_name(const Figure *figure);

#endif
