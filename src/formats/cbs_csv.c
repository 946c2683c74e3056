/* SPDX-License-Identifier: EUPL-1.2
 * cbs_csv.c - lists from the files beside the rows, put at their columns */
#include "formats/cbs_csv.h"

#include <string.h>

#include "base/map.h"

#define METADATA_BYTES ((size_t)32 << 20)

/* What is known of the table besides its rows. */
typedef struct Lore {
    Arena *a;
    bool is_v4;
    DatasetColumn *columns; /* by name, in no order of the rows */
    size_t count;
    size_t capacity;
    Dataset about;
    const DatasetSink *sink;
} Lore;

static DatasetColumn *column_named(Lore *lore, Str name)
{
    for (size_t i = 0; i < lore->count; i++) {
        if (str_equal(lore->columns[i].name, name)) {
            return &lore->columns[i];
        }
    }
    return NULL;
}

static DatasetColumn *add_column(Lore *lore, Str name)
{
    DatasetColumn *known = column_named(lore, name);
    if (known != NULL) {
        return known;
    }
    if (lore->count == lore->capacity) {
        lore->columns = arena_grow(lore->a, lore->columns, lore->count, &lore->capacity,
                                   sizeof(DatasetColumn));
    }
    lore->columns[lore->count] = (DatasetColumn){.name = name};
    return &lore->columns[lore->count++];
}

static Str field(const DatasetTable *table, size_t row, Str name)
{
    size_t column = dataset_column(&table->dataset, name);
    return column == DATASET_NONE ? S("") : table->rows[row].fields[column];
}

static bool read_table(Arena *a, Input *input, DatasetTable *table, Error *err)
{
    *table = dataset_table(a, LIMIT_SOURCE_CODES);
    DatasetSink sink = dataset_table_sink(table);
    DelimitedSettings settings = {.delimiter = S(";")};
    DelimitedFound found;
    return delimited_read(a, input, &settings, &sink, &found, err);
}

/* The table in a file; `*is_there` is false when there is no such file. */
static bool read_file(Lore *lore, const CbsFiles *files, Str name, DatasetTable *table,
                      bool *is_there, Error *err)
{
    Input input;
    Error opening = {0};
    *is_there = files->open(files->self, name, &input, &opening);
    if (!*is_there && opening.kind == ERR_NOT_FOUND) {
        return true;
    }
    if (!*is_there) {
        return FAIL(err, opening.kind, "%.*s: %s", STR_ARG(name), opening.message);
    }
    if (!read_table(lore->a, &input, table, &opening)) {
        error_hint(err, str_of(opening.hint));
        return FAIL(err, opening.kind, "%.*s: %s", STR_ARG(name), opening.message);
    }
    return true;
}

static DatasetRole role_of(Str kind)
{
    return str_starts(kind, S("Time"))    ? DATASET_TIME
           : str_starts(kind, S("Geo"))   ? DATASET_REGION
           : str_starts(kind, S("Topic")) ? DATASET_VALUE
                                          : DATASET_DIMENSION;
}

/* Codes, then groups called "group/" and their id, each with its parent. */
static void take_codes(Lore *lore, Str column_name, const DatasetTable *codes,
                       const DatasetTable *groups)
{
    DatasetColumn *column = add_column(lore, column_name);
    size_t group_count = groups == NULL ? 0 : groups->count;
    column->codes = PUSH_ARRAY(lore->a, DatasetCode, codes->count + group_count + 1);
    column->code_count = codes->count + group_count;
    bool is_measure = str_equal(column_name, S("Measure"));
    Str parent_name = is_measure ? S("MeasureGroupId") : S("DimensionGroupId");
    for (size_t i = 0; i < codes->count; i++) {
        Str parent = field(codes, i, parent_name);
        Str code = field(codes, i, S("Identifier"));
        column->codes[i] = (DatasetCode){
            .code = code.length > 0 ? code : field(codes, i, S("Key")),
            .label = field(codes, i, S("Title")),
            .parent = parent.length == 0
                          ? S("")
                          : str_format(lore->a, "group/%.*s", STR_ARG(parent)),
            .status = field(codes, i, S("Status")),
            .unit = field(codes, i, S("Unit")),
            .note = field(codes, i, S("Description")),
        };
    }
    for (size_t i = 0; i < group_count; i++) {
        Str parent = field(groups, i, S("ParentId"));
        column->codes[codes->count + i] = (DatasetCode){
            .code = str_format(lore->a, "group/%.*s", STR_ARG(field(groups, i, S("Id")))),
            .label = field(groups, i, S("Title")),
            .parent = parent.length == 0
                          ? S("")
                          : str_format(lore->a, "group/%.*s", STR_ARG(parent)),
            .note = field(groups, i, S("Description")),
        };
    }
}

static bool read_list(Lore *lore, const CbsFiles *files, Str dimension, Error *err)
{
    DatasetTable codes, groups;
    bool has_codes, has_groups;
    Str codes_name = str_format(lore->a, "%.*sCodes.csv", STR_ARG(dimension));
    Str groups_name = str_format(lore->a, "%.*sGroups.csv", STR_ARG(dimension));
    if (!read_file(lore, files, codes_name, &codes, &has_codes, err) ||
        !read_file(lore, files, groups_name, &groups, &has_groups, err)) {
        return false;
    }
    if (has_codes) {
        take_codes(lore, dimension, &codes, has_groups ? &groups : NULL);
    }
    return true;
}

static bool read_lists(Lore *lore, const CbsFiles *files, Error *err)
{
    DatasetTable table;
    bool is_there;
    if (!read_file(lore, files, S("Dimensions.csv"), &table, &is_there, err)) {
        return false;
    }
    for (size_t i = 0; is_there && i < table.count; i++) {
        Str name = field(&table, i, S("Identifier"));
        DatasetColumn *column = add_column(lore, name);
        column->label = field(&table, i, S("Title"));
        column->role = role_of(field(&table, i, S("Kind")));
        if (!read_list(lore, files, name, err)) {
            return false;
        }
    }
    add_column(lore, S("Measure"))->role = DATASET_DIMENSION;
    add_column(lore, S("Value"))->role = DATASET_VALUE;
    add_column(lore, S("ValueAttribute"))->role = DATASET_STATUS;
    add_column(lore, S("Id"))->role = DATASET_NOTE;
    add_column(lore, S("StringValue"))->role = DATASET_NOTE;
    if (!read_list(lore, files, S("Measure"), err) ||
        !read_file(lore, files, S("Properties.csv"), &table, &is_there, err)) {
        return false;
    }
    if (is_there && table.count > 0) {
        lore->about = (Dataset){
            .id = field(&table, 0, S("Identifier")),
            .title = field(&table, 0, S("Title")),
            .publisher = field(&table, 0, S("Publisher")),
            .updated = field(&table, 0, S("Modified")),
            .licence = field(&table, 0, S("License")),
            .note = field(&table, 0, S("Summary")),
        };
    }
    return true;
}

/* The rows' own columns, with what the lists tell of each. */
static bool tell_begin(void *self, const Dataset *dataset, Error *err)
{
    Lore *lore = self;
    Dataset full = lore->about;
    full.columns = PUSH_ARRAY(lore->a, DatasetColumn, dataset->column_count + 1);
    full.column_count = dataset->column_count;
    full.encoding = dataset->encoding;
    full.decimal_comma = lore->is_v4;
    for (size_t i = 0; i < dataset->column_count; i++) {
        full.columns[i] = dataset->columns[i];
        const DatasetColumn *known = column_named(lore, dataset->columns[i].name);
        if (known != NULL) {
            full.columns[i] = *known;
        }
    }
    return lore->sink->begin(lore->sink->self, &full, err);
}

static bool pass_row(void *self, const DatasetRow *row, Error *err)
{
    const Lore *lore = self;
    return lore->sink->row(lore->sink->self, row, err);
}

bool cbs_v4_read(Arena *a, const CbsFiles *files, const DelimitedSettings *settings,
                 const DatasetSink *sink, DelimitedFound *found, Error *err)
{
    Lore lore = {.a = a, .is_v4 = true, .sink = sink};
    Input rows;
    DatasetSink telling = {&lore, tell_begin, pass_row};
    return read_lists(&lore, files, err) &&
           files->open(files->self, S("Observations.csv"), &rows, err) &&
           delimited_read(a, &rows, settings, &telling, found, err);
}

/* One record, quotes minded: where it ends, past its line feed, and whether it is one
 * field alone, as the name of a table is. */
static size_t record_end(Str text, size_t at, bool *is_alone)
{
    bool is_inside = false;
    *is_alone = true;
    for (; at < text.length; at++) {
        char c = text.data[at];
        if (c == '"') {
            is_inside = !is_inside;
        } else if (c == ';' && !is_inside) {
            *is_alone = false;
        } else if (c == '\n' && !is_inside) {
            return at + 1;
        }
    }
    return text.length;
}

static Str unquoted(Str s)
{
    s = str_trim(s);
    bool is_quoted = s.length >= 2 && s.data[0] == '"' && s.data[s.length - 1] == '"';
    return is_quoted ? str_slice(s, 1, s.length - 1) : s;
}

static void take_properties(Lore *lore, const DatasetTable *table)
{
    for (size_t i = 0; i < table->count; i++) {
        Str key = field(table, i, S("Key"));
        if (key.length > 0) {
            DatasetColumn *column = add_column(lore, key);
            column->label = field(table, i, S("Title"));
            column->unit = field(table, i, S("Unit"));
            column->role = role_of(field(table, i, S("Type")));
        }
    }
}

static void take_section(Lore *lore, Str name, const DatasetTable *table)
{
    if (str_equal(name, S("TableInfos"))) {
        if (table->count > 0) {
            lore->about = (Dataset){
                .id = field(table, 0, S("Identifier")),
                .title = field(table, 0, S("Title")),
                .publisher = field(table, 0, S("Source")),
                .updated = field(table, 0, S("Modified")),
                .note = field(table, 0, S("Summary")),
            };
        }
    } else if (str_equal(name, S("DataProperties"))) {
        take_properties(lore, table);
    } else if (!str_equal(name, S("CategoryGroups"))) {
        take_codes(lore, name, table, NULL);
    }
}

static bool read_section(Lore *lore, Str name, Str part, Error *err)
{
    DatasetTable table;
    Input input = input_of_text(&part);
    Error reading = {0};
    if (!read_table(lore->a, &input, &table, &reading)) {
        return FAIL(err, reading.kind, "metadata, table %.*s: %s", STR_ARG(name),
                    reading.message);
    }
    take_section(lore, str_copy(lore->a, name), &table);
    return true;
}

/* Cuts the file into its tables and reads each. */
static bool read_sections(Lore *lore, Str text, Error *err)
{
    if (str_starts(text, S("\xEF\xBB\xBF"))) {
        text = str_slice(text, 3, text.length);
    }
    Str name = S("");
    size_t start = 0;
    for (size_t at = 0; at < text.length;) {
        bool is_alone;
        size_t end = record_end(text, at, &is_alone);
        if (is_alone || end == text.length) {
            Str part = str_trim(str_slice(text, start, is_alone ? at : end));
            part = str_slice(text, start, start + part.length);
            if (name.length > 0 && part.length > 0 &&
                !read_section(lore, name, part, err)) {
                return false;
            }
            name = is_alone ? unquoted(str_slice(text, at, end)) : S("");
            start = end;
        }
        at = end;
    }
    add_column(lore, S("ID"))->role = DATASET_NOTE;
    return true;
}

bool cbs_v3_read(Arena *a, Input *rows, Input *metadata,
                 const DelimitedSettings *settings, const DatasetSink *sink,
                 DelimitedFound *found, Error *err)
{
    if (metadata == NULL) {
        return delimited_read(a, rows, settings, sink, found, err);
    }
    Lore lore = {.a = a, .sink = sink};
    Str text;
    DatasetSink telling = {&lore, tell_begin, pass_row};
    return input_rest(a, metadata, METADATA_BYTES, &text, err) &&
           read_sections(&lore, text, err) &&
           delimited_read(a, rows, settings, &telling, found, err);
}
