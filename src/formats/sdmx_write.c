/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_write.c - a cube as SDMX-CSV 2.0 and as generic data in SDMX-ML 2.1
 *
 * Sources: SDMX-CSV 2.0 field guide; SDMX 2.1, section 3A.
 */
#include "formats/csv.h"
#include "formats/cube_write.h"
#include "formats/sdmx_cube.h"
#include "formats/xml_write.h"

#define GENERIC S("http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic")

bool cube_sdmx_csv(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    size_t count = 3 + cube->dimension_count + 1 + SDMX_ATTRIBUTE_COUNT;
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
    for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
        texts[value + 1 + i] = SDMX_ATTRIBUTES[i].id;
    }
    csv_row(&buf, texts, count);
    texts[0] = S("dataflow");
    texts[1] =
        str_format(a, "PACT:%.*s(1.0.0)", STR_ARG(sdmx_artefact(a, "DF_", cube->id)));
    texts[2] = S("I");
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        if (!sdmx_has_time(cube, cell)) {
            continue;
        }
        for (size_t d = 0; d < cube->dimension_count; d++) {
            const CubeDimension *dimension = &cube->dimensions[d];
            texts[3 + d] = sdmx_code(a, dimension, &dimension->codes[cell->at[d]]);
        }
        texts[value] = cell->value;
        sdmx_attributes(a, cube, cell, &texts[value + 1]);
        csv_row(&buf, texts, count);
    }
    return buf_finish(&buf, bytes, err);
}

static void ml_header(Xml *x, Arena *a, const Cube *cube)
{
    xml_open(x, S("mes:Header"));
    xml_element(x, S("mes:ID"), sdmx_artefact(a, "", cube->id));
    xml_element(x, S("mes:Test"), S("false"));
    xml_element(x, S("mes:Prepared"), cube->updated);
    xml_open(x, S("mes:Sender"));
    xml_attr(x, S("id"), SDMX_AGENCY);
    xml_close(x);
    xml_open(x, S("mes:Structure"));
    xml_attr(x, S("structureID"), S("S"));
    xml_attr(x, S("dimensionAtObservation"), S("TIME_PERIOD"));
    xml_open(x, S("com:Structure"));
    xml_open(x, S("Ref"));
    xml_attr(x, S("agencyID"), SDMX_AGENCY);
    xml_attr(x, S("id"), sdmx_artefact(a, "DSD_", cube->id));
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
    Str values[SDMX_ATTRIBUTE_COUNT];
    sdmx_attributes(a, cube, cell, values);
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
    for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
        if (values[i].length > 0) {
            ml_value(x, SDMX_ATTRIBUTES[i].id, values[i]);
        }
    }
    xml_close(x);
    xml_close(x);
}

bool cube_sdmx_ml(Arena *a, const Cube *cube, Str *bytes, Error *err)
{
    CHECK(cube->dimensions[cube->dimension_count - 1].role == CUBE_TIME);
    Xml *x = xml_new(a, S("mes:GenericData"), S(""));
    xml_attr(x, S("xmlns:mes"), SDMX_MESSAGE_21);
    xml_attr(x, S("xmlns:gen"), GENERIC);
    xml_attr(x, S("xmlns:com"), SDMX_COMMON_21);
    ml_header(x, a, cube);
    xml_open(x, S("mes:DataSet"));
    xml_attr(x, S("structureRef"), S("S"));
    xml_attr(x, S("action"), S("Information"));
    const CubeCell *before = NULL;
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        if (!sdmx_has_time(cube, cell)) {
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
