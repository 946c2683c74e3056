/* SPDX-License-Identifier: EUPL-1.2
 * odata.c - the rows of an OData table, page after page */
#include "formats/odata.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/number.h"
#include "formats/json_stream.h"

typedef struct Span {
    size_t from;
    size_t to;
    bool is_there;
} Span;

typedef struct Reader {
    Arena *arena;
    JsonStream *json;
    const OdataLists *lists;
    const DatasetSink *sink;
    DatasetColumn *columns; /* null before the first row */
    size_t count;
    size_t value_column; /* the first, or DATASET_NONE */
    size_t id_column;
    /* The row at hand. */
    Str *fields;
    uint32_t *field_columns;
    Span *spans;
    Buf text;
    Map first_ids; /* of every page */
    bool is_v4;
    bool is_untyped;
    bool page_begins;
    size_t page;
} Reader;

/* ---- Columns ---- */

/* Totaal_1 */
static bool ends_in_number(Str name)
{
    Str head;
    Str tail;
    int64_t number;
    return str_cut_last(name, '_', &head, &tail) && head.length > 0 &&
           integer_parse(tail, &number);
}

static DatasetRole v4_role(Str name)
{
    if (str_equal(name, S("Value"))) {
        return DATASET_VALUE;
    }
    if (str_equal(name, S("ValueAttribute"))) {
        return DATASET_STATUS;
    }
    return str_equal(name, S("Id")) || str_equal(name, S("StringValue"))
               ? DATASET_NOTE
               : DATASET_DIMENSION;
}

static DatasetRole v3_role(const Reader *r, Str name, JsonItemKind kind)
{
    if (str_equal(name, S("ID"))) {
        return DATASET_NOTE;
    }
    if (!ends_in_number(name)) {
        return DATASET_DIMENSION;
    }
    return kind == JSON_ITEM_TEXT && !r->is_untyped ? DATASET_NOTE : DATASET_VALUE;
}

static void describe(const Reader *r, DatasetColumn *column)
{
    const OdataList *list = r->lists == NULL ? NULL : odata_list(r->lists, column->name);
    if (list == NULL) {
        return;
    }
    column->label = list->label;
    column->unit = list->unit;
    if (list->role != DATASET_FIELD) {
        column->role = list->role;
    }
    column->code_count = list->count + list->group_count;
    if (column->code_count == 0) {
        return;
    }
    column->codes = PUSH_ARRAY(r->arena, DatasetCode, column->code_count);
    for (size_t i = 0; i < list->count; i++) {
        column->codes[i] = list->codes[i];
    }
    for (size_t i = 0; i < list->group_count; i++) {
        column->codes[list->count + i] = list->groups[i];
    }
}

static size_t first_of_role(const Reader *r, DatasetRole role)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->columns[i].role == role) {
            return i;
        }
    }
    return DATASET_NONE;
}

static size_t find_column(const Reader *r, Str name)
{
    for (size_t i = 0; i < r->count; i++) {
        if (str_equal(r->columns[i].name, name)) {
            return i;
        }
    }
    return DATASET_NONE;
}

static bool begin(Reader *r, const JsonNode *row, Error *err)
{
    if (row->count > LIMIT_SOURCE_COLUMNS) {
        return FAIL_AT(err, row->place, "more than %zu columns", LIMIT_SOURCE_COLUMNS);
    }
    r->count = row->count;
    r->columns = PUSH_ARRAY(r->arena, DatasetColumn, r->count);
    r->fields = PUSH_ARRAY(r->arena, Str, r->count);
    r->field_columns = PUSH_ARRAY(r->arena, uint32_t, r->count);
    r->spans = PUSH_ARRAY(r->arena, Span, r->count);
    bool is_observations =
        json_get(row, S("Measure")) != NULL && json_get(row, S("Value")) != NULL;
    for (size_t i = 0; i < r->count; i++) {
        DatasetColumn *column = &r->columns[i];
        column->name = row->keys[i];
        if (r->is_v4) {
            column->role = is_observations ? v4_role(column->name) : DATASET_FIELD;
        } else {
            column->role = v3_role(r, column->name, row->items[i].kind);
        }
        describe(r, column);
    }
    r->value_column = first_of_role(r, DATASET_VALUE);
    r->id_column = find_column(r, r->is_v4 ? S("Id") : S("ID"));
    Dataset dataset = {0};
    if (r->lists != NULL) {
        dataset = r->lists->about;
    }
    dataset.columns = r->columns;
    dataset.column_count = r->count;
    return r->sink->begin(r->sink->self, &dataset, err);
}

/* ---- Rows ---- */

static bool check_first_id(Reader *r, DatasetPlace place, Error *err)
{
    r->page_begins = false;
    if (r->id_column == DATASET_NONE) {
        return true;
    }
    Str id = str_copy(r->arena, r->fields[r->id_column]);
    if (map_put(&r->first_ids, id, r->page)) {
        return true;
    }
    error_hint(err, S("Fetch the table again, so that each page is there once."));
    return FAIL_AT(err, place, "page %zu begins with Id %.*s, as page %zu does",
                   r->page + 1, STR_ARG(id), map_get(&r->first_ids, id) + 1);
}

static bool give_row(Reader *r, DatasetPlace place, Error *err)
{
    const char *bytes = r->text.data;
    for (size_t i = 0; i < r->count; i++) {
        Span span = r->spans[i];
        Str field = {NULL, 0};
        if (span.is_there) {
            field = span.from == span.to ? S("")
                                         : (Str){bytes + span.from, span.to - span.from};
        }
        r->fields[i] = field;
        r->field_columns[i] = span.is_there ? r->field_columns[i] : 0;
    }
    if (r->value_column != DATASET_NONE && r->spans[r->value_column].is_there) {
        place.column = r->field_columns[r->value_column];
    }
    if (r->page_begins && !check_first_id(r, place, err)) {
        return false;
    }
    DatasetRow row = {r->fields, place, r->field_columns};
    return r->sink->row(r->sink->self, &row, err);
}

static bool is_scalar(JsonItemKind kind)
{
    return kind == JSON_ITEM_TEXT || kind == JSON_ITEM_NUMBER || kind == JSON_ITEM_TRUE ||
           kind == JSON_ITEM_FALSE || kind == JSON_ITEM_NULL;
}

static bool keep_field(Reader *r, size_t column, JsonItem item, Error *err)
{
    if (!is_scalar(item.kind)) {
        return FAIL_AT(err, item.place, "column \"%.*s\" holds a list, not one value",
                       STR_ARG(r->columns[column].name));
    }
    Str value = item.kind == JSON_ITEM_TEXT ? str_trim(item.text) : item.text;
    r->spans[column] = (Span){r->text.length, r->text.length + value.length, true};
    r->field_columns[column] = item.place.column;
    buf_add(&r->text, value);
    if (r->text.overflowed) {
        return FAIL_AT(err, item.place, "a row of more than %zu bytes",
                       LIMIT_SOURCE_ROW_BYTES);
    }
    return true;
}

static void clear_row(Reader *r)
{
    buf_clear(&r->text);
    for (size_t i = 0; i < r->count; i++) {
        r->spans[i].is_there = false;
    }
}

/* Where a name stands: nearly always where it stood in the first row. */
static bool place_name(const Reader *r, size_t expected, JsonItem key, size_t *column,
                       Error *err)
{
    *column = expected < r->count && str_equal(r->columns[expected].name, key.text)
                  ? expected
                  : find_column(r, key.text);
    if (*column == DATASET_NONE) {
        return FAIL_AT(err, key.place, "column \"%.*s\" is not in the first row",
                       STR_ARG(key.text));
    }
    if (r->spans[*column].is_there) {
        return FAIL_AT(err, key.place, "column \"%.*s\" occurs twice in a row",
                       STR_ARG(key.text));
    }
    return true;
}

/* The row whose { was just read. */
static bool read_row(Reader *r, DatasetPlace place, Error *err)
{
    clear_row(r);
    for (size_t expected = 0;; expected++) {
        JsonItem item;
        size_t column;
        if (!json_next(r->json, &item, err)) {
            return false;
        }
        if (item.kind == JSON_ITEM_OBJECT_END) {
            return give_row(r, place, err);
        }
        if (!place_name(r, expected, item, &column, err) ||
            !json_next(r->json, &item, err) || !keep_field(r, column, item, err)) {
            return false;
        }
    }
}

/* The first row of all tells the columns, so it is read as a tree. */
static bool read_first_row(Reader *r, JsonItem item, Error *err)
{
    JsonNode row;
    size_t budget = LIMIT_SOURCE_COLUMNS + 2;
    if (!json_tree_of(r->arena, r->json, item, &budget, &row, err) ||
        !begin(r, &row, err)) {
        return false;
    }
    clear_row(r);
    for (size_t i = 0; i < row.count; i++) {
        JsonItem field = {row.items[i].kind, row.items[i].text, row.items[i].place};
        if (!keep_field(r, i, field, err)) {
            return false;
        }
    }
    return give_row(r, row.place, err);
}

static bool read_rows(Reader *r, Error *err)
{
    JsonItem item;
    if (!json_expect(r->json, JSON_ITEM_ARRAY, "a list of rows", &item, err)) {
        return false;
    }
    for (;;) {
        if (!json_next(r->json, &item, err)) {
            return false;
        }
        if (item.kind == JSON_ITEM_ARRAY_END) {
            return true;
        }
        if (item.kind != JSON_ITEM_OBJECT) {
            return FAIL_AT(err, item.place, "a row must stand here");
        }
        bool ok = r->columns == NULL ? read_first_row(r, item, err)
                                     : read_row(r, item.place, err);
        if (!ok) {
            return false;
        }
    }
}

/* ---- Pages ---- */

static bool refuse_answer(Reader *r, DatasetPlace place, Error *err)
{
    JsonNode node;
    size_t budget = 1000;
    if (!json_tree(r->arena, r->json, &budget, &node, err)) {
        return false;
    }
    const JsonNode *message = json_get(&node, S("message"));
    if (message != NULL && message->kind == JSON_ITEM_OBJECT) {
        message = json_get(message, S("value")); /* v3 */
    }
    return FAIL_AT(err, place, "the service answered with an error: \"%.*s\"",
                   STR_ARG(json_text_of(message)));
}

/* One page, whose { was just read; `*has_next` tells whether it links to another. */
static bool read_page(Reader *r, bool *has_next, Error *err)
{
    *has_next = false;
    r->page_begins = true;
    for (;;) {
        JsonItem key;
        JsonItem value;
        if (!json_next(r->json, &key, err)) {
            return false;
        }
        if (key.kind == JSON_ITEM_OBJECT_END) {
            return true;
        }
        bool ok;
        if (str_equal(key.text, S("value"))) {
            ok = read_rows(r, err);
        } else if (str_equal(key.text, S("error")) ||
                   str_equal(key.text, S("odata.error"))) {
            ok = refuse_answer(r, key.place, err);
        } else if (str_ends(key.text, S("odata.nextLink"))) {
            ok = json_expect(r->json, JSON_ITEM_TEXT, "a link", &value, err);
            *has_next = true;
        } else if (str_ends(key.text, S("odata.context")) ||
                   str_ends(key.text, S("odata.metadata"))) {
            r->is_v4 = key.text.data[0] == '@';
            ok = json_expect(r->json, JSON_ITEM_TEXT, "a link", &value, err);
            r->is_untyped = ok && str_ends(value.text, S("UntypedDataSet"));
        } else {
            ok = json_skip(r->json, key, err);
        }
        if (!ok) {
            return false;
        }
    }
}

static bool unfinished(DatasetPlace place, const char *what, Error *err)
{
    error_hint(err,
               S("Let `pact fetch` get the whole table, or keep all pages in order."));
    return FAIL_AT(err, place, "%s", what);
}

bool odata_read(Arena *a, Input *input, const OdataLists *lists, const DatasetSink *sink,
                Error *err)
{
    Reader r = {.arena = a,
                .json = json_stream_many(a, input),
                .lists = lists,
                .sink = sink,
                .value_column = DATASET_NONE,
                .text = buf_in(a, LIMIT_SOURCE_ROW_BYTES),
                .first_ids = map_in(a, 0)};
    bool has_next = true; /* the first page is expected */
    JsonItem item;
    for (;;) {
        if (!json_next(r.json, &item, err)) {
            return false;
        }
        if (item.kind == JSON_ITEM_END) {
            break;
        }
        if (item.kind != JSON_ITEM_OBJECT) {
            return FAIL_AT(err, item.place, "a page of OData is an object");
        }
        if (!has_next) {
            return unfinished(item.place, "a page after one that links to no other", err);
        }
        if (!read_page(&r, &has_next, err)) {
            return false;
        }
        r.page++;
    }
    if (has_next) {
        return unfinished(item.place, "the page before links to another, not here", err);
    }
    return r.columns != NULL ||
           FAIL(err, ERR_INVALID, "the table has no rows, so its columns are not known");
}
