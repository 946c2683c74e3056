/* SPDX-License-Identifier: EUPL-1.2
 * dataset.c - a table held in memory */
#include "formats/dataset.h"

#include <stdarg.h>
#include <stdio.h>

size_t dataset_column(const Dataset *dataset, Str name)
{
    for (size_t i = 0; i < dataset->column_count; i++) {
        if (str_equal(dataset->columns[i].name, name)) {
            return i;
        }
    }
    return DATASET_NONE;
}

void dataset_cell(const DatasetColumn *columns, size_t count, uint64_t at, Str *fields)
{
    for (size_t i = count; i-- > 0;) {
        fields[i] = columns[i].codes[at % columns[i].code_count].code;
        at /= columns[i].code_count;
    }
}

void dataset_fault(Error *err, DatasetPlace place, const char *file, int line,
                   const char *format, ...)
{
    char message[sizeof err->message];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    error_set(err, ERR_INVALID, file, line, "line %llu, column %u: %s",
              (unsigned long long)place.line, place.column, message);
}

DatasetTable dataset_table(Arena *a, size_t most_rows)
{
    return (DatasetTable){.arena = a, .most_rows = most_rows};
}

static bool table_begin(void *self, const Dataset *dataset, Error *err)
{
    (void)err;
    DatasetTable *table = self;
    table->dataset = *dataset;
    return true;
}

static bool table_row(void *self, const DatasetRow *row, Error *err)
{
    DatasetTable *table = self;
    if (table->count == table->most_rows) {
        return FAIL(err, ERR_INVALID, "line %llu: more than %zu rows",
                    (unsigned long long)row->place.line, table->most_rows);
    }
    if (table->count == table->capacity) {
        table->rows = arena_grow(table->arena, table->rows, table->count,
                                 &table->capacity, sizeof(DatasetRow));
    }
    size_t width = table->dataset.column_count;
    Str *fields = PUSH_ARRAY(table->arena, Str, width);
    uint32_t *columns =
        row->field_columns == NULL ? NULL : PUSH_ARRAY(table->arena, uint32_t, width);
    for (size_t i = 0; i < width; i++) {
        Str field = row->fields[i];
        fields[i] = field.data == NULL ? field : str_copy(table->arena, field);
        if (columns != NULL) {
            columns[i] = row->field_columns[i];
        }
    }
    table->rows[table->count++] = (DatasetRow){fields, row->place, columns};
    return true;
}

DatasetSink dataset_table_sink(DatasetTable *table)
{
    return (DatasetSink){table, table_begin, table_row};
}
