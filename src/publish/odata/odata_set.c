/* SPDX-License-Identifier: EUPL-1.2
 * odata_set.c - tables that fill row by row
 */
#include "publish/odata/odata_set.h"

#include "base/error.h"
#include "base/number.h"

OdataSet odata_set(Arena *a, Str name, Str entity_type)
{
    return (OdataSet){.arena = a, .name = name, .entity_type = entity_type};
}

void odata_column(OdataSet *set, Str name, OdataType type)
{
    CHECK(set->column_count < ODATA_COLUMNS_MOST && set->row_count == 0);
    bool is_first = set->column_count == 0;
    set->columns[set->column_count++] =
        (OdataColumn){.name = name, .type = type, .is_key = is_first};
}

OdataValue *odata_row(OdataSet *set)
{
    if (set->row_count == set->row_room) {
        set->values = arena_grow(set->arena, set->values, set->row_count, &set->row_room,
                                 sizeof(OdataValue) * set->column_count);
    }
    OdataValue *row = set->values + set->row_count++ * set->column_count;
    for (size_t c = 0; c < set->column_count; c++) {
        row[c] = (OdataValue){0};
    }
    return row;
}

OdataValue odata_text(Str text)
{
    return (OdataValue){.is_set = true, .text = text};
}

OdataValue odata_text_or_null(Str text)
{
    return (OdataValue){.is_set = text.length > 0, .text = text};
}

OdataValue odata_integer(int64_t number)
{
    return (OdataValue){.is_set = true, .number = (double)number};
}

OdataValue odata_decimal(Str text)
{
    Decimal decimal;
    if (!decimal_parse(text, &decimal)) {
        return (OdataValue){0};
    }
    return (OdataValue){
        .is_set = true, .number = decimal.value, .decimals = decimal.decimals};
}

OdataValue odata_flag(bool flag)
{
    return (OdataValue){.is_set = true, .number = flag ? 1 : 0};
}

const OdataValue *odata_at(const OdataSet *set, size_t row, size_t column)
{
    return &set->values[row * set->column_count + column];
}

void odata_write_value(JsonWriter *w, OdataType type, const OdataValue *value)
{
    if (!value->is_set) {
        json_null(w);
        return;
    }
    switch (type) {
    case ODATA_TEXT:
    case ODATA_MOMENT:
        json_text(w, value->text);
        break;
    case ODATA_INTEGER:
    case ODATA_DECIMAL:
        json_number(w, value->number, value->decimals);
        break;
    case ODATA_FLAG:
        json_bool(w, value->number != 0);
        break;
    }
}
