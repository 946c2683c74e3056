/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_ml.c - SDMX-ML 2.1 data: generic and structure-specific, flat or in series
 *
 *   generic    Series (SeriesKey (Value id value)…, Attributes, Obs (ObsDimension,
 *              ObsValue, Attributes)…)  or  Obs (ObsKey, ObsValue, Attributes)
 *   specific   Series FREQ="M" … ( Obs TIME_PERIOD="2010-08" OBS_VALUE="1.3" … )
 *
 * Both fill the same two lists of fields: of the series, and of the observation.
 * A Group names some dimensions and says something of all series that have them; groups
 * stand before the series.
 */
#include "base/limits.h"
#include "formats/sdmx.h"
#include "formats/sdmx_rows.h"
#include "formats/xml.h"

typedef struct Fields {
    Arena *arena; /* of the texts; reset when the list is emptied */
    SdmxField items[LIMIT_SDMX_FIELDS];
    size_t count;
} Fields;

typedef struct Group {
    SdmxField *items; /* dimensions it holds for, then what it says */
    size_t count;
} Group;

typedef struct Reader {
    Arena *arena;
    XmlReader *xml;
    SdmxRows rows;
    const SdmxStructure *structure;
    const DatasetSink *sink;
    bool is_generic;
    Str dimension_at_observation;
    Str structure_id;
    Fields *series;
    Fields *observation; /* holds those of its series first */
    Group *groups;
    size_t group_count;
    size_t group_capacity;
    bool has_rows;
} Reader;

/* ---- Lists of fields ---- */

static void clear(Fields *fields)
{
    arena_reset(fields->arena);
    fields->count = 0;
}

static Fields *fields_new(Arena *a)
{
    Fields *fields = PUSH(a, Fields);
    fields->arena = arena_new();
    arena_defer(a, (void (*)(void *))arena_free, fields->arena);
    return fields;
}

static bool add_field(Fields *fields, Str id, Str text, SdmxPart part, DatasetPlace place,
                      Error *err)
{
    if (fields->count == LIMIT_SDMX_FIELDS) {
        return FAIL_AT(err, place, "more than %d values in one observation",
                       LIMIT_SDMX_FIELDS);
    }
    if (id.length == 0) {
        return FAIL_AT(err, place, "a value without an id");
    }
    for (size_t i = 0; i < fields->count; i++) {
        if (str_equal(fields->items[i].id, id)) {
            return FAIL_AT(err, place, "\"%.*s\" is given twice", STR_ARG(id));
        }
    }
    fields->items[fields->count++] =
        (SdmxField){str_copy(fields->arena, id), str_copy(fields->arena, text), part};
    return true;
}

/* The attributes of a structure-specific element. */
static bool add_attributes(Reader *r, Fields *fields, const XmlItem *item, Error *err)
{
    for (size_t i = 0; i < item->attribute_count; i++) {
        const XmlAttribute *attribute = &item->attributes[i];
        if (attribute->space.length > 0) {
            continue; /* xsi:type, data:action */
        }
        SdmxPart part = str_equal(attribute->name, S("OBS_VALUE")) ? SDMX_MEASURE
                        : str_equal(attribute->name, r->dimension_at_observation)
                            ? SDMX_DIMENSION
                            : SDMX_UNKNOWN;
        if (!add_field(fields, attribute->name, attribute->value, part, item->place,
                       err)) {
            return false;
        }
    }
    return true;
}

/* ---- Groups ---- */

static bool group_holds(const Group *group, const Fields *series, bool is_generic)
{
    size_t shared = 0;
    for (size_t i = 0; i < group->count; i++) {
        const SdmxField *wanted = &group->items[i];
        if (is_generic && wanted->part != SDMX_DIMENSION) {
            continue;
        }
        for (size_t j = 0; j < series->count; j++) {
            if (str_equal(series->items[j].id, wanted->id)) {
                if (!str_equal(series->items[j].text, wanted->text)) {
                    return false;
                }
                shared++;
            }
        }
    }
    return shared > 0;
}

static bool has_field(const Fields *fields, Str id)
{
    for (size_t i = 0; i < fields->count; i++) {
        if (str_equal(fields->items[i].id, id)) {
            return true;
        }
    }
    return false;
}

/* Adds what groups say of the series (or of the flat observation). */
static bool apply_groups(Reader *r, Fields *fields, DatasetPlace place, Error *err)
{
    for (size_t g = 0; g < r->group_count; g++) {
        const Group *group = &r->groups[g];
        if (!group_holds(group, fields, r->is_generic)) {
            continue;
        }
        for (size_t i = 0; i < group->count; i++) {
            const SdmxField *field = &group->items[i];
            if (!has_field(fields, field->id) &&
                !add_field(fields, field->id, field->text, field->part, place, err)) {
                return false;
            }
        }
    }
    return true;
}

static bool keep_group(Reader *r, const Fields *fields, DatasetPlace place, Error *err)
{
    if (r->group_count == LIMIT_SOURCE_COLUMNS) {
        return FAIL_AT(err, place, "more than %zu groups", LIMIT_SOURCE_COLUMNS);
    }
    if (r->group_count == r->group_capacity) {
        r->groups = arena_grow(r->arena, r->groups, r->group_count, &r->group_capacity,
                               sizeof(Group));
    }
    SdmxField *items = PUSH_ARRAY(r->arena, SdmxField, fields->count);
    for (size_t i = 0; i < fields->count; i++) {
        items[i] =
            (SdmxField){str_copy(r->arena, fields->items[i].id),
                        str_copy(r->arena, fields->items[i].text), fields->items[i].part};
    }
    r->groups[r->group_count++] = (Group){items, fields->count};
    return true;
}

/* ---- Generic ---- */

/* Value elements up to the end of `item`: SeriesKey, ObsKey, GroupKey, Attributes. */
static bool read_values(Reader *r, Fields *fields, XmlItem item, SdmxPart part,
                        Error *err)
{
    int depth = item.depth;
    while (item.kind != XML_CLOSE || item.depth != depth) {
        if (!xml_next(r->xml, &item, err)) {
            return false;
        }
        if (xml_opens(&item, S("Value")) &&
            !add_field(fields, xml_attribute(&item, S("id")),
                       xml_attribute(&item, S("value")), part, item.place, err)) {
            return false;
        }
    }
    return true;
}

/* One child of a generic series, group or observation. */
static bool read_generic_child(Reader *r, Fields *fields, XmlItem item, Error *err)
{
    Str name = item.name;
    if (str_equal(name, S("SeriesKey")) || str_equal(name, S("ObsKey")) ||
        str_equal(name, S("GroupKey"))) {
        return read_values(r, fields, item, SDMX_DIMENSION, err);
    }
    if (str_equal(name, S("Attributes"))) {
        return read_values(r, fields, item, SDMX_ATTRIBUTE, err);
    }
    if (str_equal(name, S("ObsDimension"))) {
        Str id = xml_attribute(&item, S("id"));
        return add_field(fields, id.length > 0 ? id : r->dimension_at_observation,
                         xml_attribute(&item, S("value")), SDMX_DIMENSION, item.place,
                         err) &&
               xml_skip(r->xml, item, err);
    }
    if (str_equal(name, S("ObsValue"))) {
        return add_field(fields, S("OBS_VALUE"), xml_attribute(&item, S("value")),
                         SDMX_MEASURE, item.place, err) &&
               xml_skip(r->xml, item, err);
    }
    return xml_skip(r->xml, item, err);
}

/* ---- Observations ---- */

static bool read_observation(Reader *r, XmlItem item, bool in_series, Error *err)
{
    DatasetPlace place = item.place;
    int depth = item.depth;
    Fields *fields = r->observation;
    clear(fields);
    for (size_t i = 0; in_series && i < r->series->count; i++) {
        fields->items[fields->count++] = r->series->items[i]; /* its texts stay there */
    }
    if (!r->is_generic && !add_attributes(r, fields, &item, err)) {
        return false;
    }
    while (item.kind != XML_CLOSE || item.depth != depth) {
        if (!xml_next(r->xml, &item, err)) {
            return false;
        }
        if (item.kind == XML_OPEN &&
            !(r->is_generic ? read_generic_child(r, fields, item, err)
                            : xml_skip(r->xml, item, err))) {
            return false;
        }
    }
    r->has_rows = true;
    return (in_series || apply_groups(r, fields, place, err)) &&
           sdmx_rows_add(&r->rows, fields->items, fields->count, place, err);
}

/* A series or a group. */
static bool read_series(Reader *r, XmlItem item, bool is_group, Error *err)
{
    DatasetPlace place = item.place;
    int depth = item.depth;
    bool has_groups = is_group;
    clear(r->series);
    if (!r->is_generic && !add_attributes(r, r->series, &item, err)) {
        return false;
    }
    while (item.kind != XML_CLOSE || item.depth != depth) {
        if (!xml_next(r->xml, &item, err)) {
            return false;
        }
        if (item.kind != XML_OPEN) {
            continue;
        }
        bool is_observation = str_equal(item.name, S("Obs"));
        if (is_observation && !has_groups) {
            has_groups = true;
            if (!apply_groups(r, r->series, place, err)) {
                return false;
            }
        }
        bool ok = is_observation  ? read_observation(r, item, true, err)
                  : r->is_generic ? read_generic_child(r, r->series, item, err)
                                  : xml_skip(r->xml, item, err);
        if (!ok) {
            return false;
        }
    }
    return !is_group || keep_group(r, r->series, place, err);
}

static bool read_data_set(Reader *r, XmlItem item, Error *err)
{
    int depth = item.depth;
    if (str_equal(xml_attribute(&item, S("action")), S("Delete"))) {
        return FAIL_AT(err, item.place, "a data set of rows to delete");
    }
    r->group_count = 0;
    while (item.kind != XML_CLOSE || item.depth != depth) {
        if (!xml_next(r->xml, &item, err)) {
            return false;
        }
        if (item.kind != XML_OPEN) {
            continue;
        }
        bool ok = str_equal(item.name, S("Series"))  ? read_series(r, item, false, err)
                  : str_equal(item.name, S("Group")) ? read_series(r, item, true, err)
                  : str_equal(item.name, S("Obs")) ? read_observation(r, item, false, err)
                                                   : xml_skip(r->xml, item, err);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* ---- The message ---- */

static bool check_message(Reader *r, const XmlItem *item, Error *err)
{
    static const char *const generic[] = {"GenericData", "GenericTimeSeriesData"};
    static const char *const specific[] = {"StructureSpecificData",
                                           "StructureSpecificTimeSeriesData"};
    for (size_t i = 0; i < 2; i++) {
        r->is_generic |= str_equal(item->name, str_of(generic[i]));
        if (str_equal(item->name, str_of(specific[i]))) {
            return true;
        }
    }
    if (str_contains(item->space, S("SDMXML/schemas/v2_0")) ||
        str_contains(item->space, S("sdmxml/schemas/v2_0"))) {
        error_hint(err, S("Ask the publisher for SDMX-ML 2.1, SDMX-JSON or SDMX-CSV."));
        return FAIL_AT(err, item->place, "SDMX-ML 2.0, which is not read");
    }
    return r->is_generic ||
           FAIL_AT(err, item->place, "not an SDMX-ML 2.1 data message, but \"%.*s\"",
                   STR_ARG(item->name));
}

/* What the header tells: the dimension of observations, and the structure. */
static bool read_header(Reader *r, XmlItem item, Error *err)
{
    int depth = item.depth;
    while (item.kind != XML_CLOSE || item.depth != depth) {
        if (!xml_next(r->xml, &item, err)) {
            return false;
        }
        Str at = xml_attribute(&item, S("dimensionAtObservation"));
        if (item.kind == XML_OPEN && at.length > 0) {
            r->dimension_at_observation = str_copy(r->arena, at);
        }
        if (xml_opens(&item, S("Ref")) && r->structure_id.length == 0) {
            r->structure_id = str_copy(r->arena, xml_attribute(&item, S("id")));
        }
    }
    return true;
}

static void start_rows(Reader *r)
{
    const SdmxDefinition *definition =
        r->structure == NULL ? NULL : sdmx_definition(r->structure, r->structure_id);
    r->rows = sdmx_rows(r->arena, r->sink, r->structure, definition);
    r->rows.about.id = r->structure_id;
    if (definition != NULL) {
        r->rows.about.title = definition->label;
    }
}

bool sdmx_ml_read(Arena *a, Input *input, const SdmxStructure *structure,
                  const DatasetSink *sink, Error *err)
{
    Reader r = {.arena = a,
                .xml = xml_reader(a, input),
                .structure = structure,
                .sink = sink,
                .dimension_at_observation = S("TIME_PERIOD"),
                .series = fields_new(a),
                .observation = fields_new(a)};
    XmlItem item;
    bool has_rows = false;
    if (!xml_next(r.xml, &item, err) || !check_message(&r, &item, err)) {
        return false;
    }
    while (item.kind != XML_END) {
        if (!xml_next(r.xml, &item, err)) {
            return false;
        }
        if (xml_opens(&item, S("Header")) && !read_header(&r, item, err)) {
            return false;
        }
        if (xml_opens(&item, S("DataSet"))) {
            if (!has_rows) {
                start_rows(&r);
                has_rows = true;
            }
            if (!read_data_set(&r, item, err)) {
                return false;
            }
        }
    }
    if (!has_rows || !r.has_rows) {
        return FAIL_AT(err, item.place, "the message holds no observations");
    }
    return sdmx_rows_finish(&r.rows, err);
}
