/* SPDX-License-Identifier: EUPL-1.2
 * readers.h - what the tests of readers share
 *
 *   Str text;
 *   if (!open_data(a, "px/pxR/example.px", &text)) {
 *       return;                                    said to be skipped
 *   }
 *   DatasetTable table = read_whole(a, text, px_plain);
 *   assert_double_equal(column_sum(&table, S("VALUE")), 762064, 0);
 */
#ifndef TESTS_READERS_H
#define TESTS_READERS_H

#include "expect.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/number.h"
#include "formats/dataset.h"
#include "formats/input.h"
#include "pieces.h"

/* A reader without its further arguments. */
typedef bool (*Reads)(Arena *a, Input *input, const DatasetSink *sink, Error *err);

#define MOST_ROWS ((size_t)200000)

/* Real files lie beside the project, and only where it is developed. */
static inline bool open_data(Arena *a, const char *name, Str *text)
{
    Str path = str_format(a, "../shared/data/open/%s", name);
    if (file_kind(path) != FILE_PLAIN) {
        print_message("# skipped: there is no %.*s here\n", STR_ARG(path));
        return false;
    }
    Error err = {0};
    if (!file_read(a, path, (size_t)64 << 20, text, &err)) {
        fail_msg("%s", err.message);
    }
    return true;
}

static inline DatasetTable read_pieces(Arena *a, Str text, size_t size, Reads reads)
{
    DatasetTable table = dataset_table(a, MOST_ROWS);
    DatasetSink sink = dataset_table_sink(&table);
    Pieces pieces = {text, size};
    Input input = input_of_pieces(&pieces);
    Error err = {0};
    if (!reads(a, &input, &sink, &err)) {
        fail_msg("%s", err.message);
    }
    return table;
}

static inline DatasetTable read_whole(Arena *a, Str text, Reads reads)
{
    return read_pieces(a, text, (size_t)1 << 20, reads);
}

/* What the reader says of a text it must refuse. */
static inline Str refusal_of(Arena *a, Input *input, Reads reads)
{
    DatasetTable table = dataset_table(a, MOST_ROWS);
    DatasetSink sink = dataset_table_sink(&table);
    Error err = {0};
    assert_false(reads(a, input, &sink, &err));
    return str_copy(a, str_of(err.message));
}

static inline void expect_refusal_at(Arena *a, Str text, Reads reads, const char *said,
                                     const char *file, int line)
{
    Pieces pieces = {text, 7};
    Input input = input_of_pieces(&pieces);
    Str message = refusal_of(a, &input, reads);
    if (!str_contains(message, str_of(said))) {
        print_error("\"%.*s\" does not say \"%s\"\n", STR_ARG(message), said);
        _fail(file, line);
    }
}
#define expect_refusal(a, text, reads, said)                                             \
    expect_refusal_at(a, text, reads, said, __FILE__, __LINE__)

/* A bomb is refused with these words, in less than so many bytes. */
static inline void expect_defused(Bomb bomb, Reads reads, const char *said, size_t bytes)
{
    Arena *own = arena_new();
    Input input = input_of_bomb(&bomb);
    Str message = refusal_of(own, &input, reads);
    if (!str_contains(message, str_of(said))) {
        fail_msg("\"%.*s\" does not say \"%s\"", STR_ARG(message), said);
    }
    if (arena_bytes(own) > bytes) {
        fail_msg("%s: %zu bytes", said, arena_bytes(own));
    }
    arena_free(own);
}

/* The columns in one line, and the rows each in one; a null field is "-". */
static inline Str table_text(Arena *a, const DatasetTable *table)
{
    static const char roles[] = "fdtrvsn";
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < table->dataset.column_count; i++) {
        const DatasetColumn *column = &table->dataset.columns[i];
        buf_printf(&buf, "%s%.*s:%c", i == 0 ? "" : " ", STR_ARG(column->name),
                   roles[column->role]);
    }
    for (size_t i = 0; i < table->count; i++) {
        for (size_t j = 0; j < table->dataset.column_count; j++) {
            Str field = table->rows[i].fields[j];
            buf_add(&buf, j == 0 ? S("\n") : S(" | "));
            buf_add(&buf, field.data == NULL ? S("-") : field);
        }
    }
    return buf_str(&buf);
}

static inline Str table_field(const DatasetTable *table, size_t row, const char *column)
{
    size_t at = dataset_column(&table->dataset, str_of(column));
    assert_true(at != DATASET_NONE && row < table->count);
    return table->rows[row].fields[at];
}

/* Of the numbers of a column; `*others` counts the fields that are none. */
static inline double column_sum(Arena *a, const DatasetTable *table, const char *column,
                                size_t *others)
{
    double *numbers = PUSH_ARRAY(a, double, table->count);
    size_t count = 0;
    *others = 0;
    for (size_t i = 0; i < table->count; i++) {
        const char *text = str_c(a, table_field(table, i, column));
        char *end;
        double number = strtod(text, &end);
        if (end == text || *end != '\0') {
            (*others)++;
        } else {
            numbers[count++] = number;
        }
    }
    return sum_of(numbers, count);
}

#endif
