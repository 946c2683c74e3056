/* SPDX-License-Identifier: EUPL-1.2
 * odata_tables.c - a cube as the sets of a table
 */
#include "publish/odata/odata_tables.h"

#include "base/buf.h"
#include "base/period.h"
#include "publish/api/figure_cube.h"
#include "publish/text/text.h"

/* education-level -> EducationLevel */
static Str pascal(Arena *a, Str id)
{
    char *copy = PUSH_ARRAY(a, char, id.length + 1);
    size_t length = 0;
    bool is_start = true;
    for (size_t i = 0; i < id.length; i++) {
        char c = id.data[i];
        if (c == '-' || c == '_') {
            is_start = true;
            continue;
        }
        copy[length++] = (char)(is_start && c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        is_start = false;
    }
    return (Str){copy, length};
}

Str odata_dimension_name(Arena *a, const CubeDimension *dimension)
{
    static const Str taken[] = {
        S_INIT("Id"),          S_INIT("Measure"),        S_INIT("Value"),
        S_INIT("StringValue"), S_INIT("ValueAttribute"), S_INIT("Catalog"),
    };
    Str name = pascal(a, dimension->id);
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        if (str_equal(taken[i], name)) {
            return str_format(a, "%.*sGroup", STR_ARG(name));
        }
    }
    return name;
}

Str odata_code(Arena *a, const CubeDimension *dimension, const CubeCode *code)
{
    Period period;
    if (dimension->role != CUBE_TIME || !period_parse(code->code, &period)) {
        return code->code;
    }
    switch (period.kind) {
    case PERIOD_YEAR:
        return str_format(a, "%04dJJ00", period.first.year);
    case PERIOD_SCHOOL_YEAR:
        return str_format(a, "%04dSJ00", period.first.year);
    case PERIOD_QUARTER:
        return str_format(a, "%04dKW%02d", period.first.year,
                          (period.first.month - 1) / 3 + 1);
    case PERIOD_DAY:
    case PERIOD_SPAN:
    case PERIOD_NONE:
    case PERIOD_UNDATED:
        break;
    }
    return code->code;
}

OdataSet odata_dimensions(Arena *a, const Cube *cube)
{
    static const char *const kinds[] = {"Dimension", "GeoDimension", "TimeDimension"};
    OdataSet set = odata_set(a, S("Dimensions"), S("Dimension"));
    odata_column(&set, S("Identifier"), ODATA_TEXT);
    odata_column(&set, S("Title"), ODATA_TEXT);
    odata_column(&set, S("Description"), ODATA_TEXT);
    odata_column(&set, S("Kind"), ODATA_TEXT);
    odata_column(&set, S("ContainsGroups"), ODATA_FLAG);
    odata_column(&set, S("ContainsCodes"), ODATA_FLAG);
    odata_column(&set, S("CodesUrl"), ODATA_TEXT);
    odata_column(&set, S("GroupsUrl"), ODATA_TEXT);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        const CubeDimension *dimension = &cube->dimensions[d];
        Str name = odata_dimension_name(a, dimension);
        OdataValue *row = odata_row(&set);
        row[0] = odata_text(name);
        row[1] = odata_text(dimension->label);
        row[3] = odata_text(str_of(kinds[dimension->role]));
        row[4] = odata_flag(odata_has_groups(dimension));
        row[5] = odata_flag(true);
        row[6] = odata_text(str_format(a, "%.*sCodes", STR_ARG(name)));
        if (odata_has_groups(dimension)) {
            row[7] = odata_text(str_format(a, "%.*sGroups", STR_ARG(name)));
        }
    }
    return set;
}

bool odata_has_groups(const CubeDimension *dimension)
{
    for (size_t i = 0; i < dimension->count; i++) {
        if (dimension->codes[i].parent != CUBE_NONE) {
            return true;
        }
    }
    return false;
}

/* A group is known by the code that it is the parts of. */
static OdataValue group_of(const CubeDimension *dimension, const CubeCode *code)
{
    OdataValue none = {0};
    return code->parent == CUBE_NONE ? none
                                     : odata_text(dimension->codes[code->parent].code);
}

OdataSet odata_codes(Arena *a, const CubeDimension *dimension)
{
    Str name = odata_dimension_name(a, dimension);
    OdataSet set = odata_set(a, str_format(a, "%.*sCodes", STR_ARG(name)),
                             str_format(a, "%.*sCode", STR_ARG(name)));
    odata_column(&set, S("Identifier"), ODATA_TEXT);
    odata_column(&set, S("Index"), ODATA_INTEGER);
    odata_column(&set, S("Title"), ODATA_TEXT);
    odata_column(&set, S("Description"), ODATA_TEXT);
    odata_column(&set, S("DimensionGroupId"), ODATA_TEXT);
    for (size_t i = 0; i < dimension->count; i++) {
        const CubeCode *code = &dimension->codes[i];
        OdataValue *row = odata_row(&set);
        row[0] = odata_text(odata_code(a, dimension, code));
        row[1] = odata_integer((int64_t)i);
        row[2] = odata_text(code->label);
        row[4] = group_of(dimension, code);
    }
    return set;
}

static bool has_parts(const CubeDimension *dimension, size_t code)
{
    for (size_t i = 0; i < dimension->count; i++) {
        if (dimension->codes[i].parent == code) {
            return true;
        }
    }
    return false;
}

OdataSet odata_groups(Arena *a, const CubeDimension *dimension)
{
    Str name = odata_dimension_name(a, dimension);
    OdataSet set = odata_set(a, str_format(a, "%.*sGroups", STR_ARG(name)),
                             str_format(a, "%.*sGroup", STR_ARG(name)));
    odata_column(&set, S("Id"), ODATA_TEXT);
    odata_column(&set, S("Index"), ODATA_INTEGER);
    odata_column(&set, S("Title"), ODATA_TEXT);
    odata_column(&set, S("Description"), ODATA_TEXT);
    odata_column(&set, S("ParentId"), ODATA_TEXT);
    for (size_t i = 0; i < dimension->count; i++) {
        const CubeCode *code = &dimension->codes[i];
        if (has_parts(dimension, i)) {
            OdataValue *row = odata_row(&set);
            row[0] = odata_text(code->code);
            row[1] = odata_integer((int64_t)i);
            row[2] = odata_text(code->label);
            row[4] = group_of(dimension, code);
        }
    }
    return set;
}

OdataSet odata_measures(Arena *a, const Cube *cube)
{
    OdataSet set = odata_set(a, S("MeasureCodes"), S("MeasureCode"));
    odata_column(&set, S("Identifier"), ODATA_TEXT);
    odata_column(&set, S("Index"), ODATA_INTEGER);
    odata_column(&set, S("Title"), ODATA_TEXT);
    odata_column(&set, S("Description"), ODATA_TEXT);
    odata_column(&set, S("MeasureGroupId"), ODATA_TEXT);
    odata_column(&set, S("DataType"), ODATA_TEXT);
    odata_column(&set, S("Unit"), ODATA_TEXT);
    odata_column(&set, S("Decimals"), ODATA_INTEGER);
    odata_column(&set, S("Format"), ODATA_TEXT);
    odata_column(&set, S("PresentationType"), ODATA_TEXT);
    OdataValue *row = odata_row(&set);
    row[0] = odata_text(cube->definition);
    row[1] = odata_integer(0);
    row[2] = odata_text(cube->title);
    row[3] = odata_text(cube->description);
    row[5] = odata_text(cube->decimals == 0 ? S("Long") : S("Double"));
    row[6] = odata_text(cube->unit_label);
    row[7] = odata_integer(cube->decimals);
    return set;
}

/* The weightiest thing there is to say of a value. */
static Str value_attribute(const CubeCell *cell)
{
    if (cell->confidentiality == 'C') {
        return S("Confidential");
    }
    if (cell->is_after_break && cell->value.length > 0) {
        return S("AfterBreak");
    }
    switch (cell->observation) {
    case 'P':
        return S("Provisional");
    case 'E':
        return S("Estimated");
    case 'F':
        return S("Forecast");
    case 'M':
        return S("Impossible");
    case 'O':
        return S("Missing");
    default:
        return S("None");
    }
}

static int64_t id_of(const Cube *cube, const CubeCell *cell)
{
    return (int64_t)cube_place(cube, cell);
}

OdataSet odata_observations(Arena *a, const Cube *cube)
{
    OdataSet set = odata_set(a, S("Observations"), S("Observation"));
    odata_column(&set, S("Id"), ODATA_INTEGER);
    odata_column(&set, S("Measure"), ODATA_TEXT);
    set.columns[1].is_coded = true;
    Str **codes = PUSH_ARRAY(a, Str *, cube->dimension_count + 1);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        const CubeDimension *dimension = &cube->dimensions[d];
        odata_column(&set, odata_dimension_name(a, dimension), ODATA_TEXT);
        set.columns[2 + d].is_coded = true;
        codes[d] = PUSH_ARRAY(a, Str, dimension->count + 1);
        for (size_t i = 0; i < dimension->count; i++) {
            codes[d][i] = odata_code(a, dimension, &dimension->codes[i]);
        }
    }
    odata_column(&set, S("Value"), ODATA_DECIMAL);
    odata_column(&set, S("StringValue"), ODATA_TEXT);
    odata_column(&set, S("ValueAttribute"), ODATA_TEXT);
    size_t value = 2 + cube->dimension_count;
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        OdataValue *row = odata_row(&set);
        row[0] = odata_integer(id_of(cube, cell));
        row[1] = odata_text(cube->definition);
        for (size_t d = 0; d < cube->dimension_count; d++) {
            row[2 + d] = odata_text(codes[d][cell->at[d]]);
        }
        row[value] = odata_decimal(cell->value);
        row[value + 2] = odata_text(value_attribute(cell));
    }
    return set;
}

OdataSet odata_details(Arena *a, const Cube *cube)
{
    OdataSet set = odata_set(a, S("ObservationDetails"), S("ObservationDetail"));
    odata_column(&set, S("Id"), ODATA_INTEGER);
    odata_column(&set, S("Status"), ODATA_TEXT);
    odata_column(&set, S("AfterBreak"), ODATA_FLAG);
    odata_column(&set, S("LowerBound"), ODATA_DECIMAL);
    odata_column(&set, S("UpperBound"), ODATA_DECIMAL);
    odata_column(&set, S("RangeKind"), ODATA_TEXT);
    odata_column(&set, S("Origin"), ODATA_TEXT);
    odata_column(&set, S("Edition"), ODATA_TEXT);
    odata_column(&set, S("Source"), ODATA_TEXT);
    odata_column(&set, S("Note"), ODATA_TEXT);
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        OdataValue *row = odata_row(&set);
        row[0] = odata_integer(id_of(cube, cell));
        row[1] = odata_text(cell->status);
        row[2] = odata_flag(cell->is_after_break);
        row[3] = odata_decimal(cell->low);
        row[4] = odata_decimal(cell->high);
        row[5] = odata_text_or_null(cell->range);
        row[6] = odata_text(cell->origin);
        row[7] = odata_text(cell->edition);
        row[8] = odata_text_or_null(cell->source);
        row[9] = odata_text_or_null(cell->note);
    }
    return set;
}
