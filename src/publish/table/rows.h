/* SPDX-License-Identifier: EUPL-1.2
 * rows.h - rows of texts as CSV or JSON
 *
 *   columns   indicator (text)   value (number)
 *   CSV       ho-inflow,20.3
 *   JSON      {"indicator":"ho-inflow","value":20.3}
 *
 * In JSON a number is a number with the decimals it was printed with, and an empty text
 * is null. `texts` holds the rows one after the other, a text per column. One source of
 * truth: the command line and the files of the site are written here.
 */
#ifndef PUBLISH_TABLE_ROWS_H
#define PUBLISH_TABLE_ROWS_H

#include "formats/json.h"

#define MOST_ROW_COLUMNS 40

typedef struct RowColumn {
    Str name;
    bool is_number;
    bool is_detail; /* for machines: a table for people leaves it out */
} RowColumn;

typedef struct Rows {
    const RowColumn *columns;
    size_t column_count;
    const Str *texts;
    size_t text_count;
} Rows;

void rows_csv(Buf *buf, const Rows *rows);       /* with its line of names */
void rows_json(JsonWriter *w, const Rows *rows); /* an array of objects */

#endif
