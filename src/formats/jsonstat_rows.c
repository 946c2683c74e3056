/* SPDX-License-Identifier: EUPL-1.2
 * jsonstat_rows.c - columns and rows of a JSON-stat dataset that was read */
#include <stdlib.h>

#include "base/limits.h"
#include "base/map.h"
#include "base/number.h"
#include "formats/jsonstat_draft.h"

/* ---- Dimensions ---- */

/* A size or position: a number, also between quotes. */
static bool parse_size(const JsonNode *node, size_t most, size_t *size, Error *err)
{
    int64_t number = -1;
    if (!integer_parse(json_text_of(node), &number) || number < 0 ||
        (uint64_t)number > most) {
        return FAIL_AT(err, node->place, "\"%.*s\" is not a number from 0 to %zu",
                       STR_ARG(node->text), most);
    }
    *size = (size_t)number;
    return true;
}

/* Codes by an object that tells the position of each. */
static bool index_by_object(const JsonNode *index, DatasetColumn *column, Error *err)
{
    for (size_t i = 0; i < index->count; i++) {
        size_t at;
        if (!parse_size(&index->items[i], column->code_count - 1, &at, err)) {
            return false;
        }
        if (column->codes[at].code.data != NULL) {
            return FAIL_AT(err, index->items[i].place,
                           "two codes of \"%.*s\" at position %zu", STR_ARG(column->name),
                           at);
        }
        column->codes[at].code = index->keys[i];
    }
    return true;
}

static bool fill_codes(const JsonNode *category, DatasetColumn *column, Error *err)
{
    const JsonNode *index = json_get(category, S("index"));
    if (index == NULL) {
        index = json_get(category, S("label")); /* allowed when there is one code */
    }
    if (index == NULL || index->count != column->code_count) {
        return FAIL_AT(err, category->place, "dimension \"%.*s\" has %zu codes, not %zu",
                       STR_ARG(column->name), index == NULL ? 0 : index->count,
                       column->code_count);
    }
    if (index->kind == JSON_ITEM_OBJECT && index->count == 1) {
        column->codes[0].code = index->keys[0];
        return true;
    }
    if (index->kind == JSON_ITEM_OBJECT) {
        return index_by_object(index, column, err);
    }
    for (size_t i = 0; i < index->count; i++) {
        column->codes[i].code = index->items[i].text;
    }
    return true;
}

static Str first_text(const JsonNode *node)
{
    return node->kind == JSON_ITEM_ARRAY && node->count > 0 ? node->items[0].text
                                                            : node->text;
}

/* "%" of {"label": "%", "decimals": 1}. */
static Str unit_text(const JsonNode *unit)
{
    static const char *const keys[] = {"label", "base", "symbol"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        Str text = json_get_text(unit, str_of(keys[i]));
        if (text.length > 0) {
            return text;
        }
    }
    return unit->text;
}

static void set_parents(const JsonNode *child, const Map *places, DatasetColumn *column)
{
    for (size_t i = 0; child != NULL && i < child->count; i++) {
        const JsonNode *children = &child->items[i];
        for (size_t c = 0; c < children->count; c++) {
            size_t at = map_get(places, children->items[c].text);
            if (at != MAP_NONE && column->codes[at].parent.length == 0) {
                column->codes[at].parent = child->keys[i];
            }
        }
    }
}

static void set_facts(const JsonNode *facts, const Map *places, DatasetColumn *column,
                      void (*set)(DatasetCode *code, const JsonNode *fact))
{
    for (size_t i = 0; facts != NULL && facts->keys != NULL && i < facts->count; i++) {
        size_t at = map_get(places, facts->keys[i]);
        if (at != MAP_NONE) {
            set(&column->codes[at], &facts->items[i]);
        }
    }
}

static void set_label(DatasetCode *code, const JsonNode *fact)
{
    code->label = first_text(fact);
}

static void set_unit(DatasetCode *code, const JsonNode *fact)
{
    code->unit = unit_text(fact);
}

static void set_note(DatasetCode *code, const JsonNode *fact)
{
    code->note = first_text(fact);
}

/* What is told code by code. */
static bool fill_facts(Arena *a, const JsonNode *category, DatasetColumn *column,
                       Error *err)
{
    Map places = map_in(a, column->code_count);
    for (size_t i = 0; i < column->code_count; i++) {
        if (!map_put(&places, column->codes[i].code, i)) {
            return FAIL_AT(err, category->place,
                           "dimension \"%.*s\" has the code \"%.*s\" twice",
                           STR_ARG(column->name), STR_ARG(column->codes[i].code));
        }
    }
    set_facts(json_get(category, S("label")), &places, column, set_label);
    set_facts(json_get(category, S("unit")), &places, column, set_unit);
    set_facts(json_get(category, S("note")), &places, column, set_note);
    set_parents(json_get(category, S("child")), &places, column);
    return true;
}

static bool fill_dimension(Arena *a, const JsonNode *dimension, const JsonNode *size,
                           DatasetColumn *column, Error *err)
{
    const JsonNode *category = json_get(dimension, S("category"));
    if (category == NULL) {
        return FAIL_AT(err, size->place, "dimension \"%.*s\" is not described",
                       STR_ARG(column->name));
    }
    if (!parse_size(size, LIMIT_SOURCE_CODES, &column->code_count, err)) {
        return false;
    }
    if (column->code_count == 0) {
        return FAIL_AT(err, size->place, "dimension \"%.*s\" has no codes",
                       STR_ARG(column->name));
    }
    column->label = json_get_text(dimension, S("label"));
    column->codes = PUSH_ARRAY(a, DatasetCode, column->code_count);
    return fill_codes(category, column, err) && fill_facts(a, category, column, err);
}

static DatasetRole role_of(const JsonNode *role, Str id)
{
    static const struct {
        Str name;
        DatasetRole role;
    } roles[] = {{S_INIT("time"), DATASET_TIME}, {S_INIT("geo"), DATASET_REGION}};
    for (size_t r = 0; r < sizeof roles / sizeof roles[0]; r++) {
        const JsonNode *ids = json_get(role, roles[r].name);
        for (size_t i = 0; ids != NULL && i < ids->count; i++) {
            if (str_equal(ids->items[i].text, id)) {
                return roles[r].role;
            }
        }
    }
    return DATASET_DIMENSION;
}

/* In 1.x id, size and role stand within dimension. */
static const JsonNode *member_of(const Draft *draft, const JsonNode *node, Str name)
{
    return node->kind != JSON_ITEM_END ? node : json_get(&draft->dimension, name);
}

static bool make_columns(Draft *draft, size_t *dimension_count, uint64_t *cell_count,
                         Error *err)
{
    const JsonNode *id = member_of(draft, &draft->id, S("id"));
    const JsonNode *size = member_of(draft, &draft->size, S("size"));
    const JsonNode *role = member_of(draft, &draft->role, S("role"));
    if (id == NULL || size == NULL || id->kind != JSON_ITEM_ARRAY ||
        size->kind != JSON_ITEM_ARRAY || id->count != size->count) {
        return FAIL_AT(err, draft->place, "the lists id and size must have equal length");
    }
    DatasetColumn *columns = PUSH_ARRAY(draft->arena, DatasetColumn, id->count + 2);
    *cell_count = 1;
    for (size_t i = 0; i < id->count; i++) {
        columns[i].name = id->items[i].text;
        columns[i].role = role_of(role, columns[i].name);
        if (!fill_dimension(draft->arena, json_get(&draft->dimension, columns[i].name),
                            &size->items[i], &columns[i], err)) {
            return false;
        }
        if (__builtin_mul_overflow(*cell_count, columns[i].code_count, cell_count)) {
            return FAIL_AT(err, size->place, "the sizes multiply to more than 2^64");
        }
    }
    size_t count = id->count;
    columns[count++] = (DatasetColumn){.name = S("value"), .role = DATASET_VALUE};
    if (draft->status.is_there) {
        columns[count++] = (DatasetColumn){.name = S("status"), .role = DATASET_STATUS};
    }
    *dimension_count = id->count;
    draft->about.columns = columns;
    draft->about.column_count = count;
    return true;
}

/* ---- Cells ---- */

static int by_place(const void *left, const void *right)
{
    const DraftCell *a = left;
    const DraftCell *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

static bool is_ascending(const DraftCells *cells)
{
    for (size_t i = 1; i < cells->count; i++) {
        if (cells->items[i - 1].at >= cells->items[i].at) {
            return false;
        }
    }
    return true;
}

/* The cells in the order of the cube; the ones of the file stay as they are. */
static const DraftCell *sorted(Arena *a, const DraftCells *cells)
{
    if (is_ascending(cells)) {
        return cells->items;
    }
    DraftCell *copy = PUSH_ARRAY(a, DraftCell, cells->count);
    for (size_t i = 0; i < cells->count; i++) {
        copy[i] = cells->items[i];
    }
    qsort(copy, cells->count, sizeof *copy, by_place);
    return copy;
}

static bool check_cells(const DraftCells *cells, const DraftCell *in_order,
                        uint64_t cell_count, const char *name, Error *err)
{
    for (size_t i = 0; i < cells->count; i++) {
        const DraftCell *cell = &in_order[i];
        DatasetPlace place = {cell->line, cell->column};
        if (cell->at >= cell_count) {
            return FAIL_AT(err, place, "%s %llu lies outside the cube of %llu cells",
                           name, (unsigned long long)cell->at,
                           (unsigned long long)cell_count);
        }
        if (i > 0 && in_order[i - 1].at == cell->at) {
            return FAIL_AT(err, place, "%s %llu is given twice", name,
                           (unsigned long long)cell->at);
        }
    }
    return true;
}

static Str cell_text(const DraftCells *cells, const DraftCell *cell)
{
    return cell->length == 0 ? S("") : (Str){cells->text.data + cell->from, cell->length};
}

/* The word for this cell: its own, or the one for all. */
static Str status_at(const DraftCells *status, const DraftCell *in_order, uint64_t at)
{
    if (status->is_array && status->count == 1) {
        return cell_text(status, &status->items[0]);
    }
    DraftCell wanted = {.at = at};
    const DraftCell *found =
        status->count == 0
            ? NULL
            : bsearch(&wanted, in_order, status->count, sizeof wanted, by_place);
    return found == NULL ? S("") : cell_text(status, found);
}

static bool check_counts(const Draft *draft, uint64_t cell_count, Error *err)
{
    const DraftCells *values = &draft->values;
    const DraftCells *status = &draft->status;
    if (values->is_array && values->count != cell_count) {
        return FAIL_AT(err, values->place, "%zu values, where the sizes make %llu",
                       values->count, (unsigned long long)cell_count);
    }
    if (status->is_array && status->count > 1 && status->count != cell_count) {
        return FAIL_AT(err, status->place, "%zu words of status for %llu cells",
                       status->count, (unsigned long long)cell_count);
    }
    return true;
}

bool draft_emit(Draft *draft, const DatasetSink *sink, Error *err)
{
    size_t dimension_count;
    uint64_t cell_count;
    if (!draft->values.is_there) {
        return FAIL_AT(err, draft->place, "the dataset has no values");
    }
    if (!make_columns(draft, &dimension_count, &cell_count, err) ||
        !check_counts(draft, cell_count, err)) {
        return false;
    }
    const DraftCells *values = &draft->values;
    const DraftCell *status = sorted(draft->arena, &draft->status);
    if (!check_cells(values, sorted(draft->arena, values), cell_count, "value", err) ||
        !check_cells(&draft->status, status, cell_count, "status", err) ||
        !sink->begin(sink->self, &draft->about, err)) {
        return false;
    }
    Str *fields = PUSH_ARRAY(draft->arena, Str, draft->about.column_count);
    for (size_t i = 0; i < values->count; i++) {
        const DraftCell *cell = &values->items[i];
        dataset_cell(draft->about.columns, dimension_count, cell->at, fields);
        fields[dimension_count] = cell_text(values, cell);
        if (draft->status.is_there) {
            fields[dimension_count + 1] = status_at(&draft->status, status, cell->at);
        }
        DatasetRow row = {.fields = fields, .place = {cell->line, cell->column}};
        if (!sink->row(sink->self, &row, err)) {
            return false;
        }
    }
    return true;
}
