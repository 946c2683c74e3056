/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_json.c - SDMX-JSON data, 1.0 and 2.0
 *
 *   1.0  {"structure": S, "dataSets": [D]}
 *   2.0  {"data": {"structures": [S], "dataSets": [D]}}
 *
 *   D: {"series": {"0:1": {"attributes": [0], "observations": {"0": [28.9, 0]}}}}
 *      {"observations": {"0:1:0": [28.9, 0]}}
 *
 * Keys are places in the lists of the dimensions; an observation is its measures, then
 * places in the lists of its attributes. Series (or flat observations) are read one by
 * one. Where the data stand before their structure, they are held until it comes.
 */
#include "base/limits.h"
#include "base/number.h"
#include "formats/json_stream.h"
#include "formats/sdmx.h"
#include "formats/sdmx_rows.h"

/* Dimensions or attributes of one level: of the data set, a series, an observation. */
typedef struct Components {
    const JsonNode *nodes[LIMIT_SDMX_FIELDS];
    size_t count;
} Components;

typedef struct Reader {
    Arena *arena;
    Arena *scratch;
    JsonStream *json;
    const DatasetSink *sink;
    JsonNode structures; /* kind JSON_ITEM_END: not seen; else a list */
    JsonNode held;       /* data sets that came before */
    bool has_rows;
    const JsonNode *structure; /* of the data set at hand */
    SdmxRows rows;
    bool rows_begun;
    Components set_dimensions;
    Components series_dimensions;
    Components dimensions;
    Components measures;
    Components set_attributes;
    Components series_attributes;
    Components attributes;
    SdmxField fields[LIMIT_SDMX_FIELDS];
    size_t set_count;    /* of fields, those of the data set */
    size_t series_count; /* and those of the series */
    size_t count;
} Reader;

/* ---- The structure ---- */

static bool take_components(const JsonNode *lists, Str level, Components *components,
                            Error *err)
{
    const JsonNode *list = json_get(lists, level);
    components->count = 0;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        if (components->count == LIMIT_SDMX_FIELDS) {
            return FAIL_AT(err, list->place, "more than %d components",
                           LIMIT_SDMX_FIELDS);
        }
        components->nodes[components->count++] = &list->items[i];
    }
    return true;
}

static Str name_of(const JsonNode *node)
{
    return json_get_text(node, S("name"));
}

/* What a listed value is called: by id, or where it has none, by what it says. */
static Str value_text(const JsonNode *value)
{
    static const char *const keys[] = {"id", "value", "name"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        Str text = json_get_text(value, str_of(keys[i]));
        if (text.length > 0) {
            return text;
        }
    }
    return json_text_of(value);
}

static void add_codes(Reader *r, SdmxCodelist *list, const JsonNode *component)
{
    const JsonNode *values = json_get(component, S("values"));
    list->id = json_get_text(component, S("id"));
    list->count = values == NULL ? 0 : values->count;
    list->codes = PUSH_ARRAY(r->arena, DatasetCode, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const JsonNode *value = &values->items[i];
        list->codes[i] = (DatasetCode){.code = value_text(value),
                                       .label = name_of(value),
                                       .parent = json_get_text(value, S("parent"))};
    }
}

typedef struct Levels {
    const Components *items[3];
    SdmxPart part;
} Levels;

/* The lists of the message as if they came in a structure message of their own. */
static const SdmxDefinition *define(Reader *r, SdmxStructure *structure)
{
    const Levels levels[] = {
        {{&r->set_dimensions, &r->series_dimensions, &r->dimensions}, SDMX_DIMENSION},
        {{&r->measures}, SDMX_MEASURE},
        {{&r->attributes, &r->series_attributes, &r->set_attributes}, SDMX_ATTRIBUTE},
    };
    size_t most = 1;
    for (size_t l = 0; l < 3; l++) {
        for (size_t i = 0; i < 3; i++) {
            most += levels[l].items[i] == NULL ? 0 : levels[l].items[i]->count;
        }
    }
    SdmxDefinition *definition = PUSH(r->arena, SdmxDefinition);
    definition->id = S("the message");
    definition->components = PUSH_ARRAY(r->arena, SdmxComponent, most);
    structure->codelists = PUSH_ARRAY(r->arena, SdmxCodelist, most);
    structure->concepts = PUSH_ARRAY(r->arena, SdmxConcept, most);
    for (size_t l = 0; l < 3; l++) {
        for (size_t i = 0; i < 3 && levels[l].items[i] != NULL; i++) {
            const Components *components = levels[l].items[i];
            for (size_t c = 0; c < components->count; c++) {
                const JsonNode *node = components->nodes[c];
                Str id = json_get_text(node, S("id"));
                definition->components[definition->count++] =
                    (SdmxComponent){.id = id, .part = levels[l].part, .codelist = id};
                structure->concepts[structure->concept_count++] =
                    (SdmxConcept){.id = id, .label = name_of(node)};
                if (levels[l].part == SDMX_DIMENSION) {
                    add_codes(r, &structure->codelists[structure->codelist_count++],
                              node);
                }
            }
        }
        if (levels[l].part == SDMX_MEASURE && r->measures.count == 0) {
            definition->components[definition->count++] =
                (SdmxComponent){.id = S("OBS_VALUE"), .part = SDMX_MEASURE};
        }
    }
    return definition;
}

static bool use_structure(Reader *r, const JsonNode *structure, Error *err)
{
    r->structure = structure;
    const JsonNode *dimensions = json_get(structure, S("dimensions"));
    const JsonNode *attributes = json_get(structure, S("attributes"));
    const JsonNode *measures = json_get(structure, S("measures"));
    if (dimensions == NULL) {
        return FAIL_AT(err, structure->place, "the structure has no dimensions");
    }
    if (!take_components(dimensions, S("dataSet"), &r->set_dimensions, err) ||
        !take_components(dimensions, S("series"), &r->series_dimensions, err) ||
        !take_components(dimensions, S("observation"), &r->dimensions, err) ||
        !take_components(measures, S("observation"), &r->measures, err) ||
        !take_components(attributes, S("dataSet"), &r->set_attributes, err) ||
        !take_components(attributes, S("series"), &r->series_attributes, err) ||
        !take_components(attributes, S("observation"), &r->attributes, err)) {
        return false;
    }
    if (r->rows_begun) {
        return true;
    }
    SdmxStructure *told = PUSH(r->arena, SdmxStructure);
    const SdmxDefinition *definition = define(r, told);
    r->rows = sdmx_rows(r->arena, r->sink, told, definition);
    r->rows.about.title = name_of(structure);
    r->rows_begun = true;
    return true;
}

/* ---- Fields ---- */

static bool add(Reader *r, Str id, Str text, SdmxPart part, DatasetPlace place,
                Error *err)
{
    if (r->count == LIMIT_SDMX_FIELDS) {
        return FAIL_AT(err, place, "more than %d values in one observation",
                       LIMIT_SDMX_FIELDS);
    }
    r->fields[r->count++] = (SdmxField){id, text, part};
    return true;
}

/* The value of a component at a place in its list. */
static bool add_listed(Reader *r, const JsonNode *component, Str at, SdmxPart part,
                       DatasetPlace place, Error *err)
{
    const JsonNode *values = json_get(component, S("values"));
    Str id = json_get_text(component, S("id"));
    int64_t index;
    if (values == NULL || !integer_parse(at, &index) || index < 0 ||
        (uint64_t)index >= values->count) {
        return FAIL_AT(err, place, "\"%.*s\" is no place in the list of \"%.*s\"",
                       STR_ARG(at), STR_ARG(id));
    }
    return add(r, id, value_text(&values->items[index]), part, place, err);
}

/* "0:3:1" */
static bool add_key(Reader *r, const Components *dimensions, Str key, DatasetPlace place,
                    Error *err)
{
    for (size_t i = 0; i < dimensions->count; i++) {
        Str head;
        Str tail;
        bool has_more = str_cut(key, ':', &head, &tail);
        if (has_more != (i + 1 < dimensions->count)) {
            return FAIL_AT(err, place, "a key that does not name %zu dimensions",
                           dimensions->count);
        }
        if (!add_listed(r, dimensions->nodes[i], head, SDMX_DIMENSION, place, err)) {
            return false;
        }
        key = tail;
    }
    return true;
}

/* Of a list that says per attribute which value it has: a place, or the value itself. */
static bool add_attributes(Reader *r, const Components *attributes, const JsonNode *list,
                           size_t from, Error *err)
{
    for (size_t i = 0; list != NULL && from + i < list->count; i++) {
        const JsonNode *item = &list->items[from + i];
        if (i >= attributes->count) {
            return FAIL_AT(err, item->place, "more values than there are attributes");
        }
        const JsonNode *component = attributes->nodes[i];
        const JsonNode *values = json_get(component, S("values"));
        bool is_place =
            item->kind == JSON_ITEM_NUMBER && values != NULL && values->count > 0;
        if (item->kind == JSON_ITEM_NULL) {
            continue;
        }
        bool ok = is_place ? add_listed(r, component, item->text, SDMX_ATTRIBUTE,
                                        item->place, err)
                           : add(r, json_get_text(component, S("id")), item->text,
                                 SDMX_ATTRIBUTE, item->place, err);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* ---- Observations ---- */

static bool add_measures(Reader *r, const JsonNode *values, size_t *count, Error *err)
{
    *count = r->measures.count == 0 ? 1 : r->measures.count;
    for (size_t i = 0; i < *count; i++) {
        Str id = r->measures.count == 0 ? S("OBS_VALUE")
                                        : json_get_text(r->measures.nodes[i], S("id"));
        Str text = i < values->count && values->items[i].text.length > 0
                       ? values->items[i].text
                       : S("");
        if (!add(r, id, text, SDMX_MEASURE, values->place, err)) {
            return false;
        }
    }
    return true;
}

/* One observation; the fields of its data set and series are there already. */
static bool give(Reader *r, Str key, const JsonNode *values, Error *err)
{
    size_t measure_count;
    if (values->kind != JSON_ITEM_ARRAY) {
        return FAIL_AT(err, values->place, "an observation is a list of values");
    }
    DatasetPlace place = values->count > 0 ? values->items[0].place : values->place;
    r->count = r->series_count;
    r->has_rows = true;
    return add_key(r, &r->dimensions, key, values->place, err) &&
           add_measures(r, values, &measure_count, err) &&
           add_attributes(r, &r->attributes, values, measure_count, err) &&
           sdmx_rows_add(&r->rows, r->fields, r->count, place, err);
}

static bool give_observations(Reader *r, const JsonNode *observations, Error *err)
{
    for (size_t i = 0; observations != NULL && observations->kind == JSON_ITEM_OBJECT &&
                       i < observations->count;
         i++) {
        if (!give(r, observations->keys[i], &observations->items[i], err)) {
            return false;
        }
    }
    return true;
}

static bool give_series(Reader *r, Str key, const JsonNode *series, Error *err)
{
    r->count = r->set_count;
    if (!add_key(r, &r->series_dimensions, key, series->place, err) ||
        !add_attributes(r, &r->series_attributes, json_get(series, S("attributes")), 0,
                        err)) {
        return false;
    }
    r->series_count = r->count;
    return give_observations(r, json_get(series, S("observations")), err);
}

/* ---- Data sets ---- */

/* What holds for the whole set: its structure, dimensions of one value, attributes. */
static bool begin_set(Reader *r, const JsonNode *set, Error *err)
{
    Str number = json_get_text(set, S("structure"));
    int64_t index = 0;
    if (str_equal(json_get_text(set, S("action")), S("Delete"))) {
        return FAIL_AT(err, set->place, "a data set of rows to delete");
    }
    if ((number.length > 0 && !integer_parse(number, &index)) || index < 0 ||
        (uint64_t)index >= r->structures.count) {
        return FAIL_AT(err, set->place,
                       "the data set has structure %.*s, which is not here",
                       STR_ARG(number));
    }
    if (!use_structure(r, &r->structures.items[index], err)) {
        return false;
    }
    r->count = 0;
    for (size_t i = 0; i < r->set_dimensions.count; i++) {
        if (!add_listed(r, r->set_dimensions.nodes[i], S("0"), SDMX_DIMENSION, set->place,
                        err)) {
            return false;
        }
    }
    if (!add_attributes(r, &r->set_attributes, json_get(set, S("attributes")), 0, err)) {
        return false;
    }
    r->set_count = r->series_count = r->count;
    return true;
}

static bool give_held(Reader *r, Error *err)
{
    for (size_t i = 0; i < r->held.count; i++) {
        const JsonNode *set = &r->held.items[i];
        const JsonNode *series = json_get(set, S("series"));
        if (!begin_set(r, set, err) ||
            !give_observations(r, json_get(set, S("observations")), err)) {
            return false;
        }
        for (size_t s = 0;
             series != NULL && series->kind == JSON_ITEM_OBJECT && s < series->count;
             s++) {
            if (!give_series(r, series->keys[s], &series->items[s], err)) {
                return false;
            }
        }
    }
    return true;
}

/* The members of "series" or "observations", each read when the one before was given. */
static bool stream_members(Reader *r, bool is_series, Error *err)
{
    JsonItem item;
    if (!json_expect(r->json, JSON_ITEM_OBJECT, "an object", &item, err)) {
        return false;
    }
    for (;;) {
        JsonNode value;
        size_t budget = LIMIT_SDMX_JSON_VALUES;
        arena_reset(r->scratch);
        if (!json_next(r->json, &item, err)) {
            return false;
        }
        if (item.kind == JSON_ITEM_OBJECT_END) {
            return true;
        }
        Str key = str_copy(r->scratch, item.text);
        if (!json_tree(r->scratch, r->json, &budget, &value, err)) {
            return false;
        }
        if (!is_series) {
            r->series_count = r->set_count;
        }
        if (!(is_series ? give_series(r, key, &value, err) : give(r, key, &value, err))) {
            return false;
        }
    }
}

/* A data set whose { was just read, when the structure is known. */
static bool stream_set(Reader *r, DatasetPlace place, Error *err)
{
    JsonNode members[10];
    Str keys[10];
    JsonNode set = {
        .kind = JSON_ITEM_OBJECT, .place = place, .items = members, .keys = keys};
    bool has_begun = false;
    for (;;) {
        JsonItem key;
        if (!json_next(r->json, &key, err)) {
            return false;
        }
        if (key.kind == JSON_ITEM_OBJECT_END) {
            return has_begun || begin_set(r, &set, err);
        }
        bool is_series = str_equal(key.text, S("series"));
        bool is_small = str_equal(key.text, S("attributes")) ||
                        str_equal(key.text, S("structure")) ||
                        str_equal(key.text, S("action"));
        bool ok;
        if (is_series || str_equal(key.text, S("observations"))) {
            ok = (has_begun || begin_set(r, &set, err)) &&
                 stream_members(r, is_series, err);
            has_begun = true;
        } else if (!is_small) {
            ok = json_skip(r->json, key, err);
        } else if (has_begun || set.count == 10) {
            return FAIL_AT(err, key.place, "\"%.*s\" must stand before the observations",
                           STR_ARG(key.text));
        } else {
            size_t budget = LIMIT_SDMX_FIELDS + 2;
            keys[set.count] = str_copy(r->arena, key.text);
            ok = json_tree(r->arena, r->json, &budget, &members[set.count++], err);
        }
        if (!ok) {
            return false;
        }
    }
}

static bool read_sets(Reader *r, Error *err)
{
    JsonItem item;
    if (r->structures.kind == JSON_ITEM_END) {
        size_t budget = LIMIT_SDMX_JSON_VALUES;
        return json_tree(r->arena, r->json, &budget, &r->held, err);
    }
    if (!json_expect(r->json, JSON_ITEM_ARRAY, "a list of data sets", &item, err)) {
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
            return FAIL_AT(err, item.place, "a data set must stand here");
        }
        if (!stream_set(r, item.place, err)) {
            return false;
        }
    }
}

/* ---- The message ---- */

static bool read_structure(Reader *r, bool is_list, Error *err)
{
    size_t budget = LIMIT_SOURCE_CODES * 8;
    JsonNode *node = PUSH(r->arena, JsonNode);
    if (!json_tree(r->arena, r->json, &budget, node, err)) {
        return false;
    }
    if (is_list && node->kind == JSON_ITEM_ARRAY) {
        r->structures = *node;
    } else {
        r->structures = (JsonNode){.kind = JSON_ITEM_ARRAY, .items = node, .count = 1};
    }
    return true;
}

static bool read_members(Reader *r, bool is_outermost, Error *err)
{
    JsonItem key;
    if (!json_expect(r->json, JSON_ITEM_OBJECT, "an SDMX-JSON object", &key, err)) {
        return false;
    }
    for (;;) {
        if (!json_next(r->json, &key, err)) {
            return false;
        }
        if (key.kind == JSON_ITEM_OBJECT_END) {
            return true;
        }
        bool is_list = str_equal(key.text, S("structures"));
        bool ok;
        if (is_list || str_equal(key.text, S("structure"))) {
            ok = read_structure(r, is_list, err);
        } else if (str_equal(key.text, S("dataSets"))) {
            ok = read_sets(r, err);
        } else if (is_outermost && str_equal(key.text, S("data"))) {
            ok = read_members(r, false, err);
        } else {
            ok = json_skip(r->json, key, err);
        }
        if (!ok) {
            return false;
        }
    }
}

bool sdmx_json_read(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    Reader *r = PUSH(a, Reader);
    r->arena = a;
    r->scratch = arena_new();
    arena_defer(a, (void (*)(void *))arena_free, r->scratch);
    r->json = json_stream(a, input);
    r->sink = sink;
    JsonItem end;
    if (!read_members(r, true, err) ||
        !json_expect(r->json, JSON_ITEM_END, "nothing more", &end, err)) {
        return false;
    }
    if (r->structures.kind == JSON_ITEM_END) {
        return FAIL_AT(err, end.place, "no SDMX-JSON data message: it has no structure");
    }
    if (!give_held(r, err)) {
        return false;
    }
    if (!r->has_rows) {
        return FAIL_AT(err, end.place, "the message holds no observations");
    }
    return sdmx_rows_finish(&r->rows, err);
}
