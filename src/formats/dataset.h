/* SPDX-License-Identifier: EUPL-1.2
 * dataset.h - a table as its publisher wrote it, whatever the format of the file
 *
 *                 column 0     column 1     column 2    column 3
 *   name          Geslacht     Perioden     Value       ValueAttribute
 *   role          dimension    time         value       status
 *   row           T001038      2015JJ00     3860        None              line 8
 *
 * A reader turns bytes into one table: columns, then rows of text fields in their order.
 * It takes off quotes, padding and the encoding, and nothing else: `<5`, `.`, `x` and
 * blank are handed on as they stand. What they mean is for the recipe to say
 * (domain/sources/recipe.h).
 *
 * A cube (JSON-stat, PX, SDMX, an OData table) is the same table: one column per
 * dimension, with codes as fields, one for the value, one for the status where the format
 * has one; one row for each cell that the file states, in the order of the file. A cell
 * that a sparse cube does not name is no row; a cell that says it has no value is a row
 * with the token that said so ("" for null, ".." for PX).
 * Code lists that come with the file stand with their column.
 *
 * Rows stream: a reader calls `begin` once, when the columns are known, and then `row`
 * for each; both may refuse, which ends the reading. The fields of a row live until `row`
 * returns. Columns, codes and notes live in the reader's arena.
 *
 * Every row knows its place. For delimited text a field's column is its number in the
 * line, for a sheet its column (A is 1), for JSON, XML and PX its first character in the
 * line. A file of one very long line is one line: then the column tells.
 */
#ifndef FORMATS_DATASET_H
#define FORMATS_DATASET_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef enum DatasetRole {
    DATASET_FIELD, /* the format does not say: a column of a plain table */
    DATASET_DIMENSION,
    DATASET_TIME,
    DATASET_REGION, /* a dimension of places */
    DATASET_VALUE,
    DATASET_STATUS, /* of the value: a symbol, or a word of the format */
    DATASET_NOTE,   /* an attribute or a label: not part of the key */
} DatasetRole;

/* One value of a dimension, with what the file tells of it. All but `code` may be empty.
 */
typedef struct DatasetCode {
    Str code;
    Str label;  /* in the file's first language */
    Str parent; /* code of the same list */
    Str status; /* of a period: "Voorlopig" */
    Str unit;   /* of a measure: "x 1 000" */
    Str note;
} DatasetCode;

typedef struct DatasetColumn {
    Str name;  /* as in the file */
    Str label; /* for a person; may be empty */
    DatasetRole role;
    Str unit;           /* of a value column; may be empty */
    DatasetCode *codes; /* in the order of the file; null: the file has no list */
    size_t code_count;
} DatasetColumn;

typedef enum DatasetEncoding {
    ENCODING_UTF8,
    ENCODING_WINDOWS_1252,
    ENCODING_ISO_8859_1,
    ENCODING_ISO_8859_15,
} DatasetEncoding;

/* What the file says of itself, as it says it; all but the columns may be empty. */
typedef struct Dataset {
    DatasetColumn *columns;
    size_t column_count;
    Str id; /* 82045NED */
    Str title;
    Str publisher;
    Str updated; /* as written */
    Str licence;
    Str note;
    Str part; /* the sheet, the member of a zip, the dataset in a bundle */
    DatasetEncoding encoding;
    bool decimal_comma; /* the format says so; false says nothing */
} Dataset;

/* Where a row stands. */
typedef struct DatasetPlace {
    uint64_t line;   /* from 1; for a sheet the row number */
    uint32_t column; /* of the value, or of the first field; from 1, 0: not known */
} DatasetPlace;

/* FAIL() with the place before the message: "line 8, column 3: …". */
#define FAIL_AT(err, place, ...)                                                         \
    (dataset_fault((err), (place), __FILE__, __LINE__, __VA_ARGS__), error_yields())
void dataset_fault(Error *err, DatasetPlace place, const char *file, int line,
                   const char *format, ...) PRINTF_LIKE(5, 6);

typedef struct DatasetRow {
    const Str *fields; /* as many as there are columns; an absent one is the null Str */
    DatasetPlace place;
    /* Per field: its column in the line; null: field i stands in column i + 1. */
    const uint32_t *field_columns;
} DatasetRow;

/* Who takes the rows. */
typedef struct DatasetSink {
    void *self;
    bool (*begin)(void *self, const Dataset *dataset, Error *err);
    bool (*row)(void *self, const DatasetRow *row, Error *err);
} DatasetSink;

/* Place of the column with this name, or DATASET_NONE. */
#define DATASET_NONE ((size_t)-1)
size_t dataset_column(const Dataset *dataset, Str name);

/* The codes of cell `at` of a cube whose dimensions are the first `count` columns,
 * counted from 0, the last dimension varying fastest. */
void dataset_cell(const DatasetColumn *columns, size_t count, uint64_t at, Str *fields);

/* A table held in memory: for small files, drafts of recipes, and tests.
 *
 *   DatasetTable table = dataset_table(a, limit);
 *   DatasetSink sink = dataset_table_sink(&table);
 *   if (!px_read(a, &input, &sink, err)) ...
 *
 * Rows past `most_rows` are refused with ERR_INVALID. */
typedef struct DatasetTable {
    Arena *arena;
    size_t most_rows;
    Dataset dataset; /* the columns are those of the reader's arena */
    DatasetRow *rows;
    size_t count;
    size_t capacity;
} DatasetTable;

DatasetTable dataset_table(Arena *a, size_t most_rows);
DatasetSink dataset_table_sink(DatasetTable *table);

#endif
