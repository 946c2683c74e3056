/* SPDX-License-Identifier: EUPL-1.2
 * odata_set.h - an entity set of OData: a table whose columns have names and types
 *
 *   PeriodCodes   Identifier  Index  Title      Status
 *                 2017SJ00    0      2017/'18   null
 *
 * Everything that OData shows of us is such a table: codes, dimensions, observations. It
 * is made whole, then a query (odata_query.h) is asked of it. A singleton has one row and
 * is written without the wrapper of a set.
 *
 * A column that is `coded` holds codes of a list: asking for a code that is not in it is
 * a mistake, not an empty answer. Ownership: texts live in the arena of the question.
 *
 * Source: OData 4.01 part 3 (CSDL), section 4.4: primitive types.
 */
#ifndef PUBLISH_ODATA_ODATA_SET_H
#define PUBLISH_ODATA_ODATA_SET_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "formats/json.h"

typedef enum OdataType {
    ODATA_TEXT,    /* Edm.String */
    ODATA_INTEGER, /* Edm.Int64 */
    ODATA_DECIMAL, /* Edm.Decimal: with the digits it was printed with */
    ODATA_FLAG,    /* Edm.Boolean */
    ODATA_MOMENT,  /* Edm.DateTimeOffset, as text */
} OdataType;

typedef struct OdataColumn {
    Str name;
    OdataType type;
    bool is_key;
    bool is_coded;
} OdataColumn;

typedef struct OdataValue {
    bool is_set; /* false: null */
    Str text;
    double number; /* of a flag: 0 or 1 */
    int decimals;
} OdataValue;

enum { ODATA_COLUMNS_MOST = 48 };

typedef struct OdataSet {
    Arena *arena;
    Str name;        /* PeriodCodes */
    Str entity_type; /* PeriodCode */
    bool is_singleton;
    OdataColumn columns[ODATA_COLUMNS_MOST];
    size_t column_count;
    OdataValue *values; /* row by row */
    size_t row_count;
    size_t row_room;
} OdataSet;

OdataSet odata_set(Arena *a, Str name, Str entity_type);
/* Columns first, then rows. The first column is the key. */
void odata_column(OdataSet *set, Str name, OdataType type);
/* A row of nulls; valid until the next. */
OdataValue *odata_row(OdataSet *set);

OdataValue odata_text(Str text); /* empty text is empty, not null */
OdataValue odata_text_or_null(Str text);
OdataValue odata_integer(int64_t number);
OdataValue odata_decimal(Str text); /* as printed; null when it is no number */
OdataValue odata_flag(bool flag);

const OdataValue *odata_at(const OdataSet *set, size_t row, size_t column);
void odata_write_value(JsonWriter *w, OdataType type, const OdataValue *value);

#endif
