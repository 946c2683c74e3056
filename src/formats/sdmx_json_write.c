/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_json_write.c - cubes as data in SDMX-JSON 2.0
 *
 * A series is keyed by the places of its codes ("0:1"), an observation by that of its
 * time; its array holds the value, then for each attribute the place of its value in the
 * list that the structure gives, or null.
 */
#include "base/map.h"
#include "base/number.h"
#include "formats/json.h"
#include "formats/sdmx_message.h"

#define SCHEMA                                                                           \
    S("https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/"  \
      "schemas/2.0.0/sdmx-json-data-schema.json")

static void pair(JsonWriter *w, const char *key, Str text)
{
    json_key(w, str_of(key));
    json_text(w, text);
}

/* Readers look for these levels also where nothing is on them. */
static void empty(JsonWriter *w, const char *key)
{
    json_key(w, str_of(key));
    json_array_begin(w);
    json_array_end(w);
}

/* The different values of each attribute, in the order they turn up. */
typedef struct Attributes {
    Map places[SDMX_ATTRIBUTE_COUNT];
    Str *values[SDMX_ATTRIBUTE_COUNT];
    size_t counts[SDMX_ATTRIBUTE_COUNT];
    size_t capacities[SDMX_ATTRIBUTE_COUNT];
} Attributes;

static size_t place_of(Arena *a, Attributes *attributes, size_t i, Str value)
{
    size_t place = map_get(&attributes->places[i], value);
    if (place != MAP_NONE) {
        return place;
    }
    if (attributes->counts[i] == attributes->capacities[i]) {
        attributes->values[i] =
            arena_grow(a, attributes->values[i], attributes->counts[i],
                       &attributes->capacities[i], sizeof(Str));
    }
    place = attributes->counts[i]++;
    attributes->values[i][place] = value;
    (void)map_put(&attributes->places[i], value, place);
    return place;
}

static Attributes attributes_of(Arena *a, const Cube *cube)
{
    Attributes attributes = {0};
    Str values[SDMX_ATTRIBUTE_COUNT];
    for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
        attributes.places[i] = map_in(a, 16);
    }
    for (size_t c = 0; c < cube->cell_count; c++) {
        sdmx_attributes(a, cube, &cube->cells[c], values);
        for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
            if (values[i].length > 0 && sdmx_has_time(cube, &cube->cells[c])) {
                (void)place_of(a, &attributes, i, values[i]);
            }
        }
    }
    return attributes;
}

static void flow_link(JsonWriter *w, Arena *a, const Cube *cube)
{
    json_key(w, S("links"));
    json_array_begin(w);
    json_object_begin(w);
    pair(w, "rel", S("dataflow"));
    pair(w, "urn",
         str_format(a, SDMX_URN "datastructure.Dataflow=PACT:%.*s(1.0.0)",
                    STR_ARG(sdmx_artefact(a, "DF_", cube->id))));
    json_object_end(w);
    json_array_end(w);
}

static void dimension(JsonWriter *w, Arena *a, const CubeDimension *dimension,
                      size_t position)
{
    json_object_begin(w);
    pair(w, "id", sdmx_dimension_id(a, dimension));
    pair(w, "name", dimension->label);
    json_key(w, S("keyPosition"));
    json_int(w, (int64_t)position);
    json_key(w, S("values"));
    json_array_begin(w);
    for (size_t i = 0; i < dimension->count; i++) {
        const CubeCode *code = &dimension->codes[i];
        Str id = sdmx_code(a, dimension, code);
        json_object_begin(w);
        if (dimension->role == CUBE_TIME) {
            pair(w, "value", id.length > 0 ? id : code->code);
        } else {
            pair(w, "id", id);
        }
        pair(w, "name", code->label);
        json_object_end(w);
    }
    json_array_end(w);
    json_object_end(w);
}

static void measures(JsonWriter *w, const Cube *cube)
{
    json_key(w, S("measures"));
    json_object_begin(w);
    json_key(w, S("observation"));
    json_array_begin(w);
    json_object_begin(w);
    pair(w, "id", S("OBS_VALUE"));
    pair(w, "name", cube->title);
    json_object_end(w);
    json_array_end(w);
    json_object_end(w);
}

static void attribute_lists(JsonWriter *w, const Attributes *attributes)
{
    json_key(w, S("attributes"));
    json_object_begin(w);
    empty(w, "dataSet");
    empty(w, "series");
    json_key(w, S("observation"));
    json_array_begin(w);
    for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
        json_object_begin(w);
        pair(w, "id", SDMX_ATTRIBUTES[i].id);
        pair(w, "name", SDMX_ATTRIBUTES[i].name);
        json_key(w, S("relationship"));
        json_object_begin(w);
        json_key(w, S("observation"));
        json_object_begin(w);
        json_object_end(w);
        json_object_end(w);
        json_key(w, S("values"));
        json_array_begin(w);
        for (size_t v = 0; v < attributes->counts[i]; v++) {
            json_object_begin(w);
            pair(w, "value", attributes->values[i][v]);
            json_object_end(w);
        }
        json_array_end(w);
        json_object_end(w);
    }
    json_array_end(w);
    json_object_end(w);
}

static void structure(JsonWriter *w, Arena *a, const Cube *cube, size_t number,
                      const Attributes *attributes)
{
    json_object_begin(w);
    flow_link(w, a, cube);
    json_key(w, S("dataSets"));
    json_array_begin(w);
    json_int(w, (int64_t)number);
    json_array_end(w);
    json_key(w, S("dimensions"));
    json_object_begin(w);
    empty(w, "dataSet");
    json_key(w, S("series"));
    json_array_begin(w);
    size_t last = cube->dimension_count - 1;
    for (size_t d = 0; d < last; d++) {
        dimension(w, a, &cube->dimensions[d], d);
    }
    json_array_end(w);
    json_key(w, S("observation"));
    json_array_begin(w);
    dimension(w, a, &cube->dimensions[last], last);
    json_array_end(w);
    json_object_end(w);
    measures(w, cube);
    attribute_lists(w, attributes);
    json_object_end(w);
}

static Str series_key(Arena *a, const Cube *cube, const CubeCell *cell)
{
    Buf buf = buf_in(a, 0);
    for (size_t d = 0; d + 1 < cube->dimension_count; d++) {
        buf_printf(&buf, "%s%zu", d > 0 ? ":" : "", cell->at[d]);
    }
    return buf_str(&buf);
}

static void observation(JsonWriter *w, Arena *a, const Cube *cube, const CubeCell *cell,
                        Attributes *attributes)
{
    Str values[SDMX_ATTRIBUTE_COUNT];
    Decimal number;
    json_key(w, str_format(a, "%zu", cell->at[cube->dimension_count - 1]));
    json_array_begin(w);
    if (decimal_parse(cell->value, &number)) {
        json_number(w, number.value, number.decimals);
    } else {
        json_null(w);
    }
    sdmx_attributes(a, cube, cell, values);
    for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
        if (values[i].length > 0) {
            json_int(w, (int64_t)place_of(a, attributes, i, values[i]));
        } else {
            json_null(w);
        }
    }
    json_array_end(w);
}

static void series(JsonWriter *w, Arena *a, const Cube *cube, Attributes *attributes)
{
    Str open = {0};
    json_key(w, S("series"));
    json_object_begin(w);
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        if (!sdmx_has_time(cube, cell)) {
            continue;
        }
        Str key = series_key(a, cube, cell);
        if (open.data == NULL || !str_equal(key, open)) {
            if (open.data != NULL) {
                json_object_end(w);
                json_object_end(w);
            }
            open = key;
            json_key(w, key);
            json_object_begin(w);
            json_key(w, S("observations"));
            json_object_begin(w);
        }
        observation(w, a, cube, cell, attributes);
    }
    if (open.data != NULL) {
        json_object_end(w);
        json_object_end(w);
    }
    json_object_end(w);
}

static void data_set(JsonWriter *w, Arena *a, const SdmxVintage *vintage, size_t number,
                     Attributes *attributes)
{
    json_object_begin(w);
    json_key(w, S("structure"));
    json_int(w, (int64_t)number);
    pair(w, "action", S("Information"));
    if (vintage->valid_from.length > 0) {
        pair(w, "validFrom", vintage->valid_from);
    }
    if (vintage->valid_to.length > 0) {
        pair(w, "validTo", vintage->valid_to);
    }
    flow_link(w, a, vintage->cube);
    series(w, a, vintage->cube, attributes);
    json_object_end(w);
}

static void meta(JsonWriter *w, Arena *a, const Cube *cube)
{
    json_key(w, S("meta"));
    json_object_begin(w);
    pair(w, "schema", SCHEMA);
    pair(w, "id", sdmx_artefact(a, "", cube->id));
    pair(w, "prepared", cube->updated);
    json_key(w, S("test"));
    json_bool(w, false);
    json_key(w, S("contentLanguages"));
    json_array_begin(w);
    json_text(w, cube->lang);
    json_array_end(w);
    json_key(w, S("sender"));
    json_object_begin(w);
    pair(w, "id", SDMX_AGENCY);
    pair(w, "name", cube->publisher);
    json_object_end(w);
    json_object_end(w);
}

bool sdmx_json_data(Arena *a, const SdmxVintage *vintages, size_t count, Str *bytes,
                    Error *err)
{
    CHECK(count > 0);
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    Attributes *attributes = PUSH_ARRAY(a, Attributes, count);
    json_object_begin(&w);
    meta(&w, a, vintages[count - 1].cube);
    json_key(&w, S("data"));
    json_object_begin(&w);
    json_key(&w, S("structures"));
    json_array_begin(&w);
    for (size_t i = 0; i < count; i++) {
        attributes[i] = attributes_of(a, vintages[i].cube);
        structure(&w, a, vintages[i].cube, i, &attributes[i]);
    }
    json_array_end(&w);
    json_key(&w, S("dataSets"));
    json_array_begin(&w);
    for (size_t i = 0; i < count; i++) {
        data_set(&w, a, &vintages[i], i, &attributes[i]);
    }
    json_array_end(&w);
    json_object_end(&w);
    json_object_end(&w);
    return json_finish(&w, bytes, err);
}

bool cube_sdmx_json(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    SdmxVintage vintage = {.cube = cube};
    return sdmx_json_data(a, &vintage, 1, bytes, err);
}
