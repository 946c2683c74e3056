/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_write.c - a cube as SDMX-CSV 2.0 and as generic data in SDMX-ML 2.1
 *
 * Sources: SDMX-CSV 2.0 field guide; SDMX 2.1, section 3A.
 */
#include "formats/csv.h"
#include "formats/cube_write.h"
#include "formats/xml_write.h"

#define MESSAGE S("http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message")
#define GENERIC S("http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic")
#define COMMON S("http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common")

/* After the dimensions: the measure, then attributes. */
static const Str attributes[] = {
    S_INIT("OBS_STATUS"),  S_INIT("CONF_STATUS"), S_INIT("UNIT_MEASURE"),
    S_INIT("DECIMALS"),    S_INIT("STAGE"),       S_INIT("LOWER_BOUND"),
    S_INIT("UPPER_BOUND"), S_INIT("EDITION"),     S_INIT("SOURCE"),
};
#define ATTRIBUTE_COUNT (sizeof attributes / sizeof attributes[0])

static Str upper(Arena *a, Str text)
{
    char *copy = PUSH_ARRAY(a, char, text.length + 1);
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        copy[i] = (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c == '-' ? '_' : c);
    }
    return (Str){copy, text.length};
}

Str sdmx_dimension_id(Arena *a, const CubeDimension *dimension)
{
    switch (dimension->role) {
    case CUBE_REGION:
        return S("REF_AREA");
    case CUBE_TIME:
        return S("TIME_PERIOD");
    case CUBE_PLAIN:
        break;
    }
    return upper(a, dimension->id);
}

Str sdmx_code(Arena *a, const CubeDimension *dimension, const CubeCode *code)
{
    if (dimension->role == CUBE_TIME) {
        return code->time;
    }
    return str_replace(a, str_replace(a, code->code, S(":"), S("$")), S("+"), S("@"));
}

char sdmx_observation(const CubeCell *cell)
{
    bool has_value =
        cell->observation != 'M' && cell->observation != 'O' && cell->observation != 'Q';
    return cell->is_after_break && has_value ? 'B' : cell->observation;
}

static bool has_time(const Cube *cube, const CubeCell *cell)
{
    const CubeDimension *time = cube_time(cube);
    return time->codes[cell->at[time - cube->dimensions]].time.length > 0;
}

size_t cube_undated(const Cube *cube)
{
    size_t count = 0;
    for (size_t i = 0; i < cube->cell_count; i++) {
        count += has_time(cube, &cube->cells[i]) ? 0 : 1;
    }
    return count;
}

static Str letter(Arena *a, char c)
{
    return str_format(a, "%c", c);
}

static void fill_attributes(Arena *a, const Cube *cube, const CubeCell *cell, Str *texts)
{
    Str values[ATTRIBUTE_COUNT] = {
        letter(a, sdmx_observation(cell)),
        letter(a, cell->confidentiality),
        upper(a, cube->unit),
        cell->value.length > 0 ? str_format(a, "%d", cell->decimals) : S(""),
        cell->status,
        cell->low,
        cell->high,
        cell->edition,
        cell->source,
    };
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) {
        texts[i] = values[i];
    }
}

/* PACT:DF_HO_INFLOW_SHARE(1.0.0) */
static Str flow_id(Arena *a, const Cube *cube)
{
    return str_format(a, "DF_%.*s", STR_ARG(upper(a, cube->id)));
}

bool cube_sdmx_csv(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    size_t count = 3 + cube->dimension_count + 1 + ATTRIBUTE_COUNT;
    Str *texts = PUSH_ARRAY(a, Str, count);
    Buf buf = buf_in(a, 0);
    texts[0] = S("STRUCTURE");
    texts[1] = S("STRUCTURE_ID");
    texts[2] = S("ACTION");
    for (size_t d = 0; d < cube->dimension_count; d++) {
        texts[3 + d] = sdmx_dimension_id(a, &cube->dimensions[d]);
    }
    size_t value = 3 + cube->dimension_count;
    texts[value] = S("OBS_VALUE");
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) {
        texts[value + 1 + i] = attributes[i];
    }
    csv_row(&buf, texts, count);
    texts[0] = S("dataflow");
    texts[1] = str_format(a, "PACT:%.*s(1.0.0)", STR_ARG(flow_id(a, cube)));
    texts[2] = S("I");
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        if (!has_time(cube, cell)) {
            continue;
        }
        for (size_t d = 0; d < cube->dimension_count; d++) {
            const CubeDimension *dimension = &cube->dimensions[d];
            texts[3 + d] = sdmx_code(a, dimension, &dimension->codes[cell->at[d]]);
        }
        texts[value] = cell->value;
        fill_attributes(a, cube, cell, &texts[value + 1]);
        csv_row(&buf, texts, count);
    }
    return buf_finish(&buf, bytes, err);
}

static void ml_header(Xml *x, Arena *a, const Cube *cube)
{
    xml_open(x, S("mes:Header"));
    xml_element(x, S("mes:ID"), upper(a, cube->id));
    xml_element(x, S("mes:Test"), S("false"));
    xml_element(x, S("mes:Prepared"), cube->updated);
    xml_open(x, S("mes:Sender"));
    xml_attr(x, S("id"), S("PACT"));
    xml_close(x);
    xml_open(x, S("mes:Structure"));
    xml_attr(x, S("structureID"), S("S"));
    xml_attr(x, S("dimensionAtObservation"), S("TIME_PERIOD"));
    xml_open(x, S("com:Structure"));
    xml_open(x, S("Ref"));
    xml_attr(x, S("agencyID"), S("PACT"));
    xml_attr(x, S("id"), str_format(a, "DSD_%.*s", STR_ARG(upper(a, cube->id))));
    xml_attr(x, S("version"), S("1.0"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

static void ml_value(Xml *x, Str id, Str value)
{
    xml_open(x, S("gen:Value"));
    xml_attr(x, S("id"), id);
    xml_attr(x, S("value"), value);
    xml_close(x);
}

/* Cells whose codes are the same but for the last dimension, the time, are one series. */
static bool same_series(const Cube *cube, const CubeCell *a, const CubeCell *b)
{
    for (size_t d = 0; d + 1 < cube->dimension_count; d++) {
        if (a->at[d] != b->at[d]) {
            return false;
        }
    }
    return true;
}

static void ml_key(Xml *x, Arena *a, const Cube *cube, const CubeCell *cell)
{
    xml_open(x, S("gen:SeriesKey"));
    for (size_t d = 0; d + 1 < cube->dimension_count; d++) {
        const CubeDimension *dimension = &cube->dimensions[d];
        ml_value(x, sdmx_dimension_id(a, dimension),
                 sdmx_code(a, dimension, &dimension->codes[cell->at[d]]));
    }
    xml_close(x);
}

static void ml_observation(Xml *x, Arena *a, const Cube *cube, const CubeCell *cell)
{
    const CubeDimension *time = cube_time(cube);
    Str values[ATTRIBUTE_COUNT];
    fill_attributes(a, cube, cell, values);
    xml_open(x, S("gen:Obs"));
    xml_open(x, S("gen:ObsDimension"));
    xml_attr(x, S("value"), time->codes[cell->at[cube->dimension_count - 1]].time);
    xml_close(x);
    if (cell->value.length > 0) {
        xml_open(x, S("gen:ObsValue"));
        xml_attr(x, S("value"), cell->value);
        xml_close(x);
    }
    xml_open(x, S("gen:Attributes"));
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) {
        if (values[i].length > 0) {
            ml_value(x, attributes[i], values[i]);
        }
    }
    xml_close(x);
    xml_close(x);
}

bool cube_sdmx_ml(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    CHECK(cube->dimensions[cube->dimension_count - 1].role == CUBE_TIME);
    Xml *x = xml_new(a, S("mes:GenericData"), S(""));
    xml_attr(x, S("xmlns:mes"), MESSAGE);
    xml_attr(x, S("xmlns:gen"), GENERIC);
    xml_attr(x, S("xmlns:com"), COMMON);
    ml_header(x, a, cube);
    xml_open(x, S("mes:DataSet"));
    xml_attr(x, S("structureRef"), S("S"));
    xml_attr(x, S("action"), S("Information"));
    const CubeCell *before = NULL;
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        if (!has_time(cube, cell)) {
            continue;
        }
        if (before == NULL || !same_series(cube, before, cell)) {
            if (before != NULL) {
                xml_close(x);
            }
            xml_open(x, S("gen:Series"));
            ml_key(x, a, cube, cell);
        }
        ml_observation(x, a, cube, cell);
        before = cell;
    }
    if (before != NULL) {
        xml_close(x);
    }
    xml_close(x);
    return xml_finish(x, bytes, err);
}
