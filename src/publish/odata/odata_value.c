/* SPDX-License-Identifier: EUPL-1.2
 * odata_value.c - what an expression is for a row
 */
#include "publish/odata/odata_expression.h"

typedef struct Row {
    const OdataSet *set;
    size_t number;
} Row;

static OdataValue value_of(Row row, const OdataExpression *e);

static int order_of(const OdataValue *left, const OdataValue *right, OdataType type)
{
    if (type == ODATA_TEXT || type == ODATA_MOMENT) {
        return str_compare(left->text, right->text);
    }
    return left->number < right->number ? -1 : left->number > right->number;
}

static bool compare(OdataValue left, OdataValue right, OdataType type, Operator operator)
{
    if (!left.is_set || !right.is_set) {
        bool are_equal = !left.is_set && !right.is_set;
        return operator== OP_EQ ? are_equal : operator== OP_NE && !are_equal;
    }
    int order = order_of(&left, &right, type);
    switch (operator) {
    case OP_EQ:
        return order == 0;
    case OP_NE:
        return order != 0;
    case OP_GT:
        return order > 0;
    case OP_GE:
        return order >= 0;
    case OP_LT:
        return order < 0;
    case OP_LE:
        return order <= 0;
    }
    return false;
}

static OdataType type_of_pair(const OdataExpression *left, const OdataExpression *right)
{
    return left->is_null ? right->type : left->type;
}

static bool is_true(Row row, const OdataExpression *e)
{
    OdataValue value = value_of(row, e);
    return value.is_set && value.number != 0;
}

static bool is_among(Row row, const OdataExpression *e)
{
    OdataValue wanted = value_of(row, e->parts[0]);
    for (size_t i = 1; i < e->part_count; i++) {
        if (compare(wanted, value_of(row, e->parts[i]),
                    type_of_pair(e->parts[0], e->parts[i]), OP_EQ)) {
            return true;
        }
    }
    return false;
}

/* Of characters, which are not bytes. */
static Str substring(Str text, double from, double count)
{
    size_t at = 0;
    for (double i = 0; i < from && at < text.length; i++) {
        (void)str_next_char(text, &at);
    }
    size_t end = at;
    for (double i = 0; i < count && end < text.length; i++) {
        (void)str_next_char(text, &end);
    }
    return str_slice(text, at, end);
}

static OdataValue call(Row row, const OdataExpression *e)
{
    OdataValue values[3] = {{0}};
    for (size_t i = 0; i < e->part_count; i++) {
        values[i] = value_of(row, e->parts[i]);
        if (!values[i].is_set) {
            return (OdataValue){0};
        }
    }
    switch (e->function) {
    case CALL_CONTAINS:
        return odata_flag(str_contains(values[0].text, values[1].text));
    case CALL_STARTSWITH:
        return odata_flag(str_starts(values[0].text, values[1].text));
    case CALL_ENDSWITH:
        return odata_flag(str_ends(values[0].text, values[1].text));
    case CALL_SUBSTRING:
        return odata_text(
            substring(values[0].text, values[1].number,
                      e->part_count == 3 ? values[2].number : (double)SIZE_MAX));
    case CALL_LENGTH:
        return odata_integer((int64_t)str_char_count(values[0].text));
    }
    return (OdataValue){0};
}

static OdataValue value_of(Row row, const OdataExpression *e)
{
    switch (e->kind) {
    case NODE_OR:
        return odata_flag(is_true(row, e->parts[0]) || is_true(row, e->parts[1]));
    case NODE_AND:
        return odata_flag(is_true(row, e->parts[0]) && is_true(row, e->parts[1]));
    case NODE_NOT:
        return odata_flag(!is_true(row, e->parts[0]));
    case NODE_COMPARE:
        return odata_flag(compare(value_of(row, e->parts[0]), value_of(row, e->parts[1]),
                                  type_of_pair(e->parts[0], e->parts[1]), e->operator));
    case NODE_IN:
        return odata_flag(is_among(row, e));
    case NODE_CALL:
        return call(row, e);
    case NODE_COLUMN:
        return *odata_at(row.set, row.number, e->column);
    case NODE_LITERAL:
        return e->literal;
    }
    return (OdataValue){0};
}

bool odata_filter_fits(const OdataSet *set, const OdataExpression *filter, size_t row)
{
    return is_true((Row){set, row}, filter);
}

size_t odata_filter_parts(const OdataExpression *filter, const OdataExpression **parts,
                          size_t most)
{
    if (filter->kind != NODE_AND || most < 2) {
        parts[0] = filter;
        return 1;
    }
    size_t count = odata_filter_parts(filter->parts[0], parts, most - 1);
    parts[count++] = filter->parts[1];
    return count;
}

Str odata_filter_text(const OdataExpression *filter)
{
    return filter->text;
}
