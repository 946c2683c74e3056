/* SPDX-License-Identifier: EUPL-1.2
 * odata_query.h - what is asked of a set: $filter, $select, $orderby, $top, $skip, $count
 *
 *   $filter=Sex eq 'women' and (startswith(Period,'2017') or not (Value gt 100))
 *
 *   either   = both { "or" both }
 *   both     = one { "and" one }
 *   one      = "not" one | compared
 *   compared = value [ ("eq"|"ne"|"gt"|"ge"|"lt"|"le") value | "in" "(" value { "," value
 * } ")" ] value    = "(" either ")" | 'text' | number | date-time | true | false | null
 *            | column | function "(" value { "," value } ")"
 *   function = contains | startswith | endswith | substring | length
 *
 * A quote within a text is doubled. Characters are counted from 0, as OData does:
 * substring(Period,0,4). Two values are compared when they are of one type. Null equals
 * null alone, and is neither more nor less than anything. The name of a column is written
 * as the set writes it.
 *
 * Errors: every option that is wrong is told, each with the character where it goes wrong
 * and the nearest that is right: an unknown option, column, function, or code of a column
 * that is coded. LIMIT_QUERY_NODES and LIMIT_QUERY_DEPTH bound what is read.
 *
 * Pure, and looks at nothing but its text and the set.
 * Source: OData 4.01 part 2, section 5.1; its ABNF.
 */
#ifndef PUBLISH_ODATA_ODATA_QUERY_H
#define PUBLISH_ODATA_ODATA_QUERY_H

#include "base/error.h"
#include "publish/api/api.h"
#include "publish/odata/odata_set.h"

typedef struct OdataExpression OdataExpression;

typedef struct OdataOrder {
    size_t column;
    bool is_descending;
} OdataOrder;

typedef struct OdataQuery {
    const OdataExpression *filter; /* null: all rows */
    bool is_shown[ODATA_COLUMNS_MOST];
    OdataOrder orders[ODATA_COLUMNS_MOST];
    size_t order_count;
    int64_t top; /* -1: all */
    int64_t skip;
    bool wants_count;
} OdataQuery;

/* What is wrong with the options of a query: their names and the reasons. */
typedef struct OdataProblems {
    ApiParam *items;
    size_t count;
} OdataProblems;

/* Reads the options that begin with $; others are left to the caller. False when there
 * are problems. */
MUST_CHECK bool odata_query_read(Arena *a, const OdataSet *set, const ApiParam *params,
                                 size_t param_count, OdataQuery *query,
                                 OdataProblems *problems);

/* Row numbers that fit, in the order asked, before $skip and $top. */
typedef struct OdataRows {
    size_t *items;
    size_t count;
    Str emptied_by; /* the part of the filter that left no row; empty: some are left */
} OdataRows;
OdataRows odata_query_rows(Arena *a, const OdataSet *set, const OdataQuery *query);

/* odata_filter.c: one expression, read and worked out. */
MUST_CHECK bool odata_filter_read(Arena *a, const OdataSet *set, Str text,
                                  const OdataExpression **filter, Error *err);
bool odata_filter_fits(const OdataSet *set, const OdataExpression *filter, size_t row);
/* The parts that `and` joins at the top, first to last; one when there is none. */
size_t odata_filter_parts(const OdataExpression *filter, const OdataExpression **parts,
                          size_t most);
Str odata_filter_text(const OdataExpression *filter);

#endif
