/* SPDX-License-Identifier: EUPL-1.2
 * odata_expression.h - a filter that was read, for the two files that read and use it
 */
#ifndef PUBLISH_ODATA_ODATA_EXPRESSION_H
#define PUBLISH_ODATA_ODATA_EXPRESSION_H

#include "publish/odata/odata_query.h"

typedef enum NodeKind {
    NODE_OR,
    NODE_AND,
    NODE_NOT,
    NODE_COMPARE,
    NODE_IN,
    NODE_CALL,
    NODE_COLUMN,
    NODE_LITERAL,
} NodeKind;

typedef enum Operator { OP_EQ, OP_NE, OP_GT, OP_GE, OP_LT, OP_LE } Operator;

typedef enum Function {
    CALL_CONTAINS,
    CALL_STARTSWITH,
    CALL_ENDSWITH,
    CALL_SUBSTRING,
    CALL_LENGTH,
} Function;

struct OdataExpression {
    NodeKind kind;
    OdataType type;
    bool is_null; /* the literal null, which is of every type */
    Operator operator;
    Function function;
    size_t column;
    OdataValue literal;
    OdataExpression **parts;
    size_t part_count;
    Str text; /* of it in the filter */
};

#endif
