/* SPDX-License-Identifier: EUPL-1.2
 * cube_csv.c - one row per figure, and what its columns are
 */
#include "formats/csv.h"
#include "formats/cube_write.h"
#include "formats/json.h"

typedef enum Measure {
    MEASURE_VALUE,
    MEASURE_LOW,
    MEASURE_HIGH,
    MEASURE_RANGE,
    MEASURE_UNIT,
    MEASURE_STATUS,
    MEASURE_OBSERVATION,
    MEASURE_CONFIDENTIALITY,
    MEASURE_BREAK,
    MEASURE_ORIGIN,
    MEASURE_EDITION,
    MEASURE_SOURCE,
    MEASURE_NOTE,
    MEASURE_COUNT
} Measure;

/* After the dimensions. `csvw` and `field` are the words of the two describing formats.
 */
static const struct {
    Str name;
    const char *csvw;
    const char *field;
    const char *meaning;
} measures[MEASURE_COUNT] = {
    {S_INIT("value"), "decimal", "number", "as printed; empty: none, or none to show"},
    {S_INIT("low"), "decimal", "number", "the true value is at least this"},
    {S_INIT("high"), "decimal", "number", "and at most this"},
    {S_INIT("range"), "string", "string", "disclosure, rounding, sampling or scenario"},
    {S_INIT("unit"), "string", "string", "of value, low and high"},
    {S_INIT("status"), "string", "string",
     "final, provisional, revised, estimated, forecast, not-stated, missing, impossible, "
     "hidden-by-publisher or hidden-by-us"},
    {S_INIT("obs_status"), "string", "string", "the same in SDMX CL_OBS_STATUS"},
    {S_INIT("conf_status"), "string", "string", "F free or C confidential"},
    {S_INIT("after_break"), "boolean", "boolean",
     "true: not to be compared with the series before it"},
    {S_INIT("origin"), "string", "string", "stated, computed or estimated"},
    {S_INIT("edition"), "string", "string", "the publication it is from"},
    {S_INIT("source"), "string", "string", "ids of its sources, with ; between"},
    {S_INIT("note"), "string", "string", ""},
};

static Str measure_text(const Cube *cube, const CubeCell *cell, Measure measure)
{
    switch (measure) {
    case MEASURE_VALUE:
        return cell->value;
    case MEASURE_LOW:
        return cell->low;
    case MEASURE_HIGH:
        return cell->high;
    case MEASURE_RANGE:
        return cell->range;
    case MEASURE_UNIT:
        return cube->unit;
    case MEASURE_STATUS:
        return cell->status;
    case MEASURE_OBSERVATION:
        return (Str){&cell->observation, 1};
    case MEASURE_CONFIDENTIALITY:
        return (Str){&cell->confidentiality, 1};
    case MEASURE_BREAK:
        return cell->is_after_break ? S("true") : S("false");
    case MEASURE_ORIGIN:
        return cell->origin;
    case MEASURE_EDITION:
        return cell->edition;
    case MEASURE_SOURCE:
        return cell->source;
    case MEASURE_NOTE:
        return cell->note;
    case MEASURE_COUNT:
        break;
    }
    return S("");
}

static size_t column_count(const Cube *cube)
{
    return cube->dimension_count * 2 + MEASURE_COUNT;
}

static Str label_column(Arena *a, const CubeDimension *dimension)
{
    return str_format(a, "%.*s_label", STR_ARG(dimension->id));
}

CubeTable cube_rows(Arena *a, const Cube *cube)
{
    CubeTable table = {.columns = column_count(cube), .rows = cube->cell_count + 1};
    table.texts = PUSH_ARRAY(a, Str, table.columns * table.rows);
    Str *text = table.texts;
    for (size_t d = 0; d < cube->dimension_count; d++) {
        *text++ = cube->dimensions[d].id;
        *text++ = label_column(a, &cube->dimensions[d]);
    }
    for (Measure m = 0; m < MEASURE_COUNT; m++) {
        *text++ = measures[m].name;
    }
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        for (size_t d = 0; d < cube->dimension_count; d++) {
            const CubeCode *code = &cube->dimensions[d].codes[cell->at[d]];
            *text++ = code->code;
            *text++ = code->label;
        }
        for (Measure m = 0; m < MEASURE_COUNT; m++) {
            *text++ = measure_text(cube, cell, m);
        }
    }
    return table;
}

/* Only texts written by people are in need of it; a number may begin with a minus. */
static bool is_free_text(const Cube *cube, size_t column)
{
    size_t labels = cube->dimension_count * 2;
    return column < labels ? column % 2 == 1 : column == labels + MEASURE_NOTE;
}

bool cube_csv(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    CubeTable table = cube_rows(a, cube);
    Buf buf = buf_in(a, 0);
    for (size_t row = 0; row < table.rows; row++) {
        Str *texts = &table.texts[row * table.columns];
        for (size_t c = 0; c < table.columns; c++) {
            texts[c] = is_free_text(cube, c) ? cube_harmless(a, texts[c]) : texts[c];
        }
        csv_row(&buf, texts, table.columns);
    }
    return buf_finish(&buf, bytes, err);
}

static void pair(JsonWriter *w, const char *key, Str text)
{
    json_key(w, str_of(key));
    json_text(w, text);
}

static void pair_if(JsonWriter *w, const char *key, Str text)
{
    if (text.length > 0) {
        pair(w, key, text);
    }
}

static Str file_name(Arena *a, const Cube *cube)
{
    return str_format(a, "%.*s.csv", STR_ARG(cube->id));
}

/* A column of CSV on the Web. */
static void column(JsonWriter *w, Str name, Str title, const char *type, bool is_key)
{
    json_object_begin(w);
    pair(w, "name", name);
    pair(w, "titles", name);
    pair_if(w, "dc:description", title);
    pair(w, "datatype", str_of(type));
    json_key(w, S("required"));
    json_bool(w, is_key);
    json_object_end(w);
}

static void key_names(JsonWriter *w, const Cube *cube, const char *key)
{
    json_key(w, str_of(key));
    json_array_begin(w);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        json_text(w, cube->dimensions[d].id);
    }
    json_array_end(w);
}

static void table_schema(JsonWriter *w, Arena *a, const Cube *cube)
{
    json_key(w, S("tableSchema"));
    json_object_begin(w);
    json_key(w, S("columns"));
    json_array_begin(w);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        const CubeDimension *dimension = &cube->dimensions[d];
        column(w, dimension->id, dimension->label, "string", true);
        column(w, label_column(a, dimension), S(""), "string", false);
    }
    for (Measure m = 0; m < MEASURE_COUNT; m++) {
        column(w, measures[m].name, str_of(measures[m].meaning), measures[m].csvw, false);
    }
    json_array_end(w);
    key_names(w, cube, "primaryKey");
    json_object_end(w);
}

bool cube_csvw(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    json_object_begin(&w);
    json_key(&w, S("@context"));
    json_array_begin(&w);
    json_text(&w, S("http://www.w3.org/ns/csvw"));
    json_object_begin(&w);
    pair(&w, "@language", cube->lang);
    json_object_end(&w);
    json_array_end(&w);
    pair(&w, "url", file_name(a, cube));
    pair(&w, "dc:title", cube->title);
    pair_if(&w, "dc:description", cube->description);
    pair_if(&w, "dc:publisher", cube->publisher);
    pair_if(&w, "dc:source", cube->sources);
    pair_if(&w, "dc:modified", cube->updated);
    if (cube->licence_url.length > 0) {
        json_key(&w, S("dc:license"));
        json_object_begin(&w);
        pair(&w, "@id", cube->licence_url);
        json_object_end(&w);
    }
    json_key(&w, S("dialect"));
    json_object_begin(&w);
    pair(&w, "delimiter", S(","));
    pair(&w, "encoding", S("utf-8"));
    json_key(&w, S("header"));
    json_bool(&w, true);
    json_object_end(&w);
    table_schema(&w, a, cube);
    json_object_end(&w);
    return json_finish(&w, bytes, err);
}

static void field(JsonWriter *w, Str name, Str title, const char *type, bool is_key)
{
    json_object_begin(w);
    pair(w, "name", name);
    pair(w, "type", str_of(type));
    pair_if(w, "description", title);
    if (is_key) {
        json_key(w, S("constraints"));
        json_object_begin(w);
        json_key(w, S("required"));
        json_bool(w, true);
        json_object_end(w);
    }
    json_object_end(w);
}

static void resource_schema(JsonWriter *w, Arena *a, const Cube *cube)
{
    json_key(w, S("schema"));
    json_object_begin(w);
    json_key(w, S("fields"));
    json_array_begin(w);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        const CubeDimension *dimension = &cube->dimensions[d];
        field(w, dimension->id, dimension->label, "string", true);
        field(w, label_column(a, dimension), S(""), "string", false);
    }
    for (Measure m = 0; m < MEASURE_COUNT; m++) {
        field(w, measures[m].name, str_of(measures[m].meaning), measures[m].field, false);
    }
    json_array_end(w);
    key_names(w, cube, "primaryKey");
    json_key(w, S("missingValues"));
    json_array_begin(w);
    json_text(w, S(""));
    json_array_end(w);
    json_object_end(w);
}

static void resource(JsonWriter *w, Arena *a, const Cube *cube, size_t size)
{
    json_key(w, S("resources"));
    json_array_begin(w);
    json_object_begin(w);
    pair(w, "name", cube->id);
    pair(w, "path", file_name(a, cube));
    pair(w, "profile", S("tabular-data-resource"));
    pair(w, "format", S("csv"));
    pair(w, "mediatype", S("text/csv"));
    pair(w, "encoding", S("utf-8"));
    json_key(w, S("bytes"));
    json_int(w, (int64_t)size);
    resource_schema(w, a, cube);
    json_object_end(w);
    json_array_end(w);
}

bool cube_datapackage(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    Str csv;
    if (!cube_csv(a, cube, &csv, err)) {
        return false;
    }
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    json_object_begin(&w);
    pair(&w, "$schema", S("https://datapackage.org/profiles/2.0/datapackage.json"));
    pair(&w, "profile", S("tabular-data-package"));
    pair(&w, "name", cube->id);
    pair(&w, "title", cube->title);
    pair_if(&w, "description", cube->description);
    pair_if(&w, "version", cube->edition);
    pair_if(&w, "created", cube->updated);
    if (cube->licence.length > 0) {
        json_key(&w, S("licenses"));
        json_array_begin(&w);
        json_object_begin(&w);
        pair(&w, "name", cube->licence);
        pair_if(&w, "path", cube->licence_url);
        json_object_end(&w);
        json_array_end(&w);
    }
    if (cube->sources.length > 0) {
        json_key(&w, S("sources"));
        json_array_begin(&w);
        json_object_begin(&w);
        pair(&w, "title", cube->sources);
        json_object_end(&w);
        json_array_end(&w);
    }
    resource(&w, a, cube, csv.length);
    json_object_end(&w);
    return json_finish(&w, bytes, err);
}
