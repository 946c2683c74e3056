/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_cube.c - a cube in the words of SDMX
 */
#include "formats/sdmx_cube.h"

const SdmxAttribute SDMX_ATTRIBUTES[SDMX_ATTRIBUTE_COUNT] = {
    {S_INIT("OBS_STATUS"), S_INIT("Observation status")},
    {S_INIT("CONF_STATUS"), S_INIT("Confidentiality status")},
    {S_INIT("UNIT_MEASURE"), S_INIT("Unit of measure")},
    {S_INIT("DECIMALS"), S_INIT("Decimals")},
    {S_INIT("STAGE"), S_INIT("Status in words")},
    {S_INIT("LOWER_BOUND"), S_INIT("Lower bound")},
    {S_INIT("UPPER_BOUND"), S_INIT("Upper bound")},
    {S_INIT("EDITION"), S_INIT("Edition")},
    {S_INIT("SOURCE"), S_INIT("Source")},
};

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

bool sdmx_has_time(const Cube *cube, const CubeCell *cell)
{
    const CubeDimension *time = cube_time(cube);
    return time->codes[cell->at[time - cube->dimensions]].time.length > 0;
}

size_t cube_undated(const Cube *cube)
{
    size_t count = 0;
    for (size_t i = 0; i < cube->cell_count; i++) {
        count += sdmx_has_time(cube, &cube->cells[i]) ? 0 : 1;
    }
    return count;
}

static Str letter(Arena *a, char c)
{
    return str_format(a, "%c", c);
}

void sdmx_attributes(Arena *a, const Cube *cube, const CubeCell *cell, Str *texts)
{
    Str values[SDMX_ATTRIBUTE_COUNT] = {
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
    for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
        texts[i] = values[i];
    }
}

Str sdmx_artefact(Arena *a, const char *kind, Str id)
{
    return str_format(a, "%s%.*s", kind, STR_ARG(upper(a, id)));
}

Str sdmx_codelist_id(Arena *a, const Cube *cube, const CubeDimension *dimension)
{
    return str_format(a, "%.*s_%.*s", STR_ARG(sdmx_artefact(a, "CL_", cube->id)),
                      STR_ARG(sdmx_dimension_id(a, dimension)));
}
