/* SPDX-License-Identifier: EUPL-1.2
 * odata_lists.c - the documents beside the rows: dimensions, codes, groups, units
 *
 * Every set is a list of small objects; each is taken as a tree in a scratch arena, so
 * that a list of any length needs no more than its codes.
 */
#include "base/limits.h"
#include "formats/json_stream.h"
#include "formats/odata.h"

typedef struct Adding {
    OdataLists *lists;
    JsonStream *json;
    Arena *scratch;
    Str name;         /* of the set */
    Map topic_groups; /* v3: id -> place in group_labels */
    Str *group_labels;
    size_t group_count;
    size_t group_capacity;
} Adding;

OdataLists odata_lists(Arena *a)
{
    return (OdataLists){.arena = a, .by_name = map_in(a, 0)};
}

const OdataList *odata_list(const OdataLists *lists, Str name)
{
    size_t at = map_get(&lists->by_name, name);
    return at == MAP_NONE ? NULL : &lists->items[at];
}

static OdataList *list_named(OdataLists *lists, Str name)
{
    size_t at = map_get(&lists->by_name, name);
    if (at != MAP_NONE) {
        return &lists->items[at];
    }
    if (lists->count == lists->capacity) {
        lists->items = arena_grow(lists->arena, lists->items, lists->count,
                                  &lists->capacity, sizeof(OdataList));
    }
    OdataList *list = &lists->items[lists->count];
    *list = (OdataList){.name = str_copy(lists->arena, name)};
    map_put(&lists->by_name, list->name, lists->count++);
    return list;
}

/* The member of a row, without padding, kept. */
static Str member(const Adding *adding, const JsonNode *row, Str key)
{
    return str_copy(adding->lists->arena, str_trim(json_get_text(row, key)));
}

static Str group_code(const Adding *adding, const JsonNode *row, Str key)
{
    Str id = str_trim(json_get_text(row, key));
    return id.length == 0 ? S("")
                          : str_format(adding->lists->arena, "group/%.*s", STR_ARG(id));
}

static bool add_code(Adding *adding, DatasetCode **codes, size_t *count, size_t *capacity,
                     const JsonNode *row, DatasetCode code, Error *err)
{
    if (*count == LIMIT_SOURCE_CODES) {
        return FAIL_AT(err, row->place, "a list of more than %zu codes",
                       LIMIT_SOURCE_CODES);
    }
    if (code.code.length == 0) {
        return FAIL_AT(err, row->place, "an entry of \"%.*s\" has no code",
                       STR_ARG(adding->name));
    }
    if (*count == *capacity) {
        *codes = arena_grow(adding->lists->arena, *codes, *count, capacity,
                            sizeof(DatasetCode));
    }
    (*codes)[(*count)++] = code;
    return true;
}

/* ---- v4 ---- */

/* GeslachtCodes, MeasureCodes; `column` is the name without the last word. */
static bool add_v4_code(Adding *adding, Str column, const JsonNode *row, Error *err)
{
    OdataList *list = list_named(adding->lists, column);
    bool is_measure = str_equal(column, S("Measure"));
    DatasetCode code = {
        .code = member(adding, row, S("Identifier")),
        .label = member(adding, row, S("Title")),
        .parent = group_code(adding, row,
                             is_measure ? S("MeasureGroupId") : S("DimensionGroupId")),
        .status = member(adding, row, S("Status")),
        .unit = member(adding, row, S("Unit")),
        .note = member(adding, row, S("Description")),
    };
    return add_code(adding, &list->codes, &list->count, &list->capacity, row, code, err);
}

static bool add_group(Adding *adding, Str column, Str id, Str parent, const JsonNode *row,
                      Error *err)
{
    OdataList *list = list_named(adding->lists, column);
    DatasetCode code = {
        .code = group_code(adding, row, id),
        .label = member(adding, row, S("Title")),
        .parent = group_code(adding, row, parent),
        .note = member(adding, row, S("Description")),
    };
    return add_code(adding, &list->groups, &list->group_count, &list->group_capacity, row,
                    code, err);
}

static bool add_v4_group(Adding *adding, Str column, const JsonNode *row, Error *err)
{
    return add_group(adding, column, S("Id"), S("ParentId"), row, err);
}

static bool add_all(Adding *adding, Str column, const JsonNode *rows,
                    bool (*add)(Adding *, Str, const JsonNode *, Error *), Error *err)
{
    for (size_t i = 0; rows != NULL && i < rows->count; i++) {
        if (!add(adding, column, &rows->items[i], err)) {
            return false;
        }
    }
    return true;
}

static DatasetRole role_of_kind(Str kind)
{
    if (str_starts(kind, S("Time"))) {
        return DATASET_TIME;
    }
    return str_starts(kind, S("Geo")) ? DATASET_REGION : DATASET_DIMENSION;
}

/* A row of Dimensions; within the one document of the zip it holds its own lists. */
static bool add_v4_dimension(Adding *adding, const JsonNode *row, Error *err)
{
    Str column = member(adding, row, S("Identifier"));
    OdataList *list = list_named(adding->lists, column);
    list->label = member(adding, row, S("Title"));
    list->role = role_of_kind(json_get_text(row, S("Kind")));
    return add_all(adding, column, json_get(row, S("CodeList")), add_v4_code, err) &&
           add_all(adding, column, json_get(row, S("DimensionGroups")), add_v4_group,
                   err);
}

/* ---- v3 ---- */

/* Totaal below "Werklozen" is "Werklozen / Totaal". */
static Str topic_label(const Adding *adding, const JsonNode *row)
{
    Str title = str_trim(json_get_text(row, S("Title")));
    size_t at = map_get(&adding->topic_groups, json_get_text(row, S("ParentID")));
    if (at == MAP_NONE) {
        return str_copy(adding->lists->arena, title);
    }
    CHECK(at < adding->group_count && adding->group_labels != NULL);
    return str_format(adding->lists->arena, "%.*s / %.*s",
                      STR_ARG(adding->group_labels[at]), STR_ARG(title));
}

static void add_topic_group(Adding *adding, const JsonNode *row)
{
    Arena *a = adding->lists->arena;
    if (adding->group_count == adding->group_capacity) {
        adding->group_labels = arena_grow(a, adding->group_labels, adding->group_count,
                                          &adding->group_capacity, sizeof(Str));
    }
    Str label = topic_label(adding, row);
    map_put(&adding->topic_groups, member(adding, row, S("ID")), adding->group_count);
    adding->group_labels[adding->group_count++] = label;
}

static void add_data_property(Adding *adding, const JsonNode *row)
{
    Str type = json_get_text(row, S("Type"));
    if (str_equal(type, S("TopicGroup"))) {
        add_topic_group(adding, row);
        return;
    }
    OdataList *list = list_named(adding->lists, str_trim(json_get_text(row, S("Key"))));
    list->label = topic_label(adding, row);
    list->unit = member(adding, row, S("Unit"));
    if (str_equal(type, S("Topic"))) {
        bool is_text = str_equal(json_get_text(row, S("Datatype")), S("String"));
        list->role = is_text ? DATASET_NOTE : DATASET_VALUE;
    } else {
        list->role = role_of_kind(type);
    }
}

static bool add_v3_code(Adding *adding, const JsonNode *row, Error *err)
{
    OdataList *list = list_named(adding->lists, adding->name);
    DatasetCode code = {
        .code = member(adding, row, S("Key")),
        .label = member(adding, row, S("Title")),
        .parent = group_code(adding, row, S("CategoryGroupID")),
        .status = member(adding, row, S("Status")),
        .note = member(adding, row, S("Description")),
    };
    return add_code(adding, &list->codes, &list->count, &list->capacity, row, code, err);
}

/* ---- Documents ---- */

static void set_about(Str *text, Str found)
{
    if (found.length > 0) {
        *text = found;
    }
}

/* A row of TableInfos, or one member of Properties. */
static void add_about(Adding *adding, const JsonNode *row)
{
    Dataset *about = &adding->lists->about;
    set_about(&about->id, member(adding, row, S("Identifier")));
    set_about(&about->title, member(adding, row, S("Title")));
    set_about(&about->publisher, member(adding, row, S("Publisher")));
    set_about(&about->publisher, member(adding, row, S("Source")));
    set_about(&about->updated, member(adding, row, S("Modified")));
    set_about(&about->licence, member(adding, row, S("License")));
    set_about(&about->note, member(adding, row, S("Summary")));
    set_about(&about->note, member(adding, row, S("Description")));
}

static bool add_row(Adding *adding, const JsonNode *row, Error *err)
{
    Str name = adding->name;
    if (str_equal(name, S("TableInfos"))) {
        add_about(adding, row);
        return true;
    }
    if (str_equal(name, S("DataProperties"))) {
        add_data_property(adding, row);
        return true;
    }
    if (str_equal(name, S("Dimensions"))) {
        return add_v4_dimension(adding, row, err);
    }
    if (str_equal(name, S("CategoryGroups"))) {
        Str column = member(adding, row, S("DimensionKey"));
        return add_group(adding, column, S("ID"), S("ParentID"), row, err);
    }
    if (json_get(row, S("Key")) != NULL) {
        return add_v3_code(adding, row, err);
    }
    if (str_ends(name, S("Codes")) && json_get(row, S("Identifier")) != NULL) {
        Str column = str_slice(name, 0, name.length - 5);
        return add_v4_code(adding, column, row, err);
    }
    if (str_ends(name, S("Groups")) && json_get(row, S("Id")) != NULL) {
        return add_v4_group(adding, str_slice(name, 0, name.length - 6), row, err);
    }
    return true;
}

/* The set that the next value holds. */
static bool add_set(Adding *adding, Error *err)
{
    JsonItem item;
    if (!json_expect(adding->json, JSON_ITEM_ARRAY, "a list", &item, err)) {
        return false;
    }
    for (;;) {
        JsonNode row;
        size_t budget = LIMIT_SOURCE_CODES * 10;
        arena_reset(adding->scratch);
        if (!json_next(adding->json, &item, err)) {
            return false;
        }
        if (item.kind == JSON_ITEM_ARRAY_END) {
            return true;
        }
        if (!json_tree_of(adding->scratch, adding->json, item, &budget, &row, err) ||
            !add_row(adding, &row, err)) {
            return false;
        }
    }
}

/* The set within Properties that has another name than the one by itself; null: none. */
static const char *nested_set(Str key)
{
    if (str_equal(key, S("Dimensions"))) {
        return "Dimensions";
    }
    if (str_equal(key, S("Measures"))) {
        return "MeasureCodes";
    }
    return str_equal(key, S("MeasureGroups")) ? "MeasureGroups" : NULL;
}

/* …/$metadata#Observations, …/$metadata#Cbs.OData.WebAPI.TableInfos */
static Str set_of_context(Str context)
{
    Str head;
    Str name;
    if (!str_cut_last(context, '#', &head, &name)) {
        return S("");
    }
    Str last;
    return str_cut_last(name, '.', &head, &last) ? last : name;
}

/* A member of Properties, taken as a row with that one member. */
static bool add_member(Adding *adding, Str key, Error *err)
{
    size_t budget = 1000;
    JsonNode value;
    Str name = str_copy(adding->scratch, key);
    if (!json_tree(adding->scratch, adding->json, &budget, &value, err)) {
        return false;
    }
    JsonNode row = {.kind = JSON_ITEM_OBJECT, .items = &value, .keys = &name, .count = 1};
    add_about(adding, &row);
    return true;
}

static bool add_document(Adding *adding, Error *err)
{
    JsonItem key;
    JsonItem value;
    Arena *a = adding->lists->arena;
    if (!json_expect(adding->json, JSON_ITEM_OBJECT, "an object", &value, err)) {
        return false;
    }
    for (;;) {
        arena_reset(adding->scratch);
        if (!json_next(adding->json, &key, err)) {
            return false;
        }
        if (key.kind == JSON_ITEM_OBJECT_END) {
            return json_expect(adding->json, JSON_ITEM_END, "nothing more", &value, err);
        }
        const char *nested = nested_set(key.text);
        bool ok;
        if (str_equal(key.text, S("value"))) {
            ok = add_set(adding, err);
        } else if (nested != NULL) {
            adding->name = str_of(nested);
            ok = add_set(adding, err);
        } else if (str_ends(key.text, S("odata.context")) ||
                   str_ends(key.text, S("odata.metadata"))) {
            ok = json_expect(adding->json, JSON_ITEM_TEXT, "a link", &value, err);
            if (ok && adding->name.length == 0) {
                adding->name = str_copy(a, set_of_context(value.text));
            }
        } else {
            ok = add_member(adding, key.text, err);
        }
        if (!ok) {
            return false;
        }
    }
}

bool odata_lists_add(OdataLists *lists, Str name, Input *input, Error *err)
{
    Arena *scratch = arena_new();
    Arena *reading = arena_new();
    Adding adding = {.lists = lists,
                     .json = json_stream(reading, input),
                     .scratch = scratch,
                     .name = str_copy(lists->arena, name),
                     .topic_groups = map_in(lists->arena, 0)};
    bool ok = add_document(&adding, err);
    arena_free(reading);
    arena_free(scratch);
    return ok;
}
