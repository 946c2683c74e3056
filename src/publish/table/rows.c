/* SPDX-License-Identifier: EUPL-1.2
 * rows.c - rows of texts as CSV or JSON
 */
#include "publish/table/rows.h"

#include "base/number.h"
#include "formats/csv.h"

void rows_csv(Buf *buf, const Rows *rows)
{
    CHECK(rows->column_count <= MOST_ROW_COLUMNS);
    Str names[MOST_ROW_COLUMNS];
    for (size_t i = 0; i < rows->column_count; i++) {
        names[i] = rows->columns[i].name;
    }
    csv_row(buf, names, rows->column_count);
    for (size_t i = 0; i < rows->text_count; i += rows->column_count) {
        csv_row(buf, &rows->texts[i], rows->column_count);
    }
}

static void json_value(JsonWriter *w, const RowColumn *column, Str text)
{
    Decimal number;
    json_key(w, column->name);
    if (text.length == 0) {
        json_null(w);
    } else if (column->is_number && decimal_parse(text, &number)) {
        json_number(w, number.value, number.decimals);
    } else {
        json_text(w, text);
    }
}

void rows_json(JsonWriter *w, const Rows *rows)
{
    json_array_begin(w);
    for (size_t i = 0; i < rows->text_count; i += rows->column_count) {
        json_object_begin(w);
        for (size_t c = 0; c < rows->column_count; c++) {
            json_value(w, &rows->columns[c], rows->texts[i + c]);
        }
        json_object_end(w);
    }
    json_array_end(w);
}
