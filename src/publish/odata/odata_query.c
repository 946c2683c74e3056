/* SPDX-License-Identifier: EUPL-1.2
 * odata_query.c - the options of a query, and the rows they leave
 */
#include "publish/odata/odata_query.h"

#include <stdlib.h>

#include "base/nearest.h"
#include "base/number.h"

typedef struct Options {
    Arena *a;
    const OdataSet *set;
    OdataQuery *query;
    OdataProblems *problems;
} Options;

static void tell(Options *options, Str name, Str reason)
{
    options->problems->items[options->problems->count++] = (ApiParam){name, reason};
}

static void tell_error(Options *options, Str name, const Error *err)
{
    tell(options, name,
         str_format(options->a, "%s%s%s", err->message, err->hint[0] ? ". " : "",
                    err->hint));
}

/* The column of this name; told when there is none. */
static bool find_column(Options *options, Str option, Str name, size_t *column)
{
    Nearest nearest = nearest_to(name);
    for (size_t c = 0; c < options->set->column_count; c++) {
        if (str_equal(options->set->columns[c].name, name)) {
            *column = c;
            return true;
        }
        nearest_offer(&nearest, options->set->columns[c].name);
    }
    Str hint = nearest_hint(options->a, &nearest);
    tell(options, option,
         str_format(options->a, "%.*s has no column \"%.*s\". %.*s",
                    STR_ARG(options->set->name), STR_ARG(name), STR_ARG(hint)));
    return false;
}

static void read_filter(Options *options, const ApiParam *param)
{
    Error err = {0};
    if (!odata_filter_read(options->a, options->set, param->value,
                           &options->query->filter, &err)) {
        tell_error(options, param->name, &err);
    }
}

static void read_select(Options *options, const ApiParam *param)
{
    StrList names = str_split(options->a, param->value, ',');
    bool is_all = names.count == 1 && str_equal(names.items[0], S("*"));
    for (size_t c = 0; c < options->set->column_count; c++) {
        options->query->is_shown[c] = is_all;
    }
    for (size_t i = 0; i < names.count && !is_all; i++) {
        size_t column;
        if (find_column(options, param->name, names.items[i], &column)) {
            options->query->is_shown[column] = true;
        }
    }
    if (names.count == 0) {
        tell(options, param->name, S("names no column"));
    }
}

static void read_orderby(Options *options, const ApiParam *param)
{
    StrList parts = str_split(options->a, param->value, ',');
    OdataQuery *query = options->query;
    for (size_t i = 0; i < parts.count && i < ODATA_COLUMNS_MOST; i++) {
        Str name, way;
        (void)str_cut(parts.items[i], ' ', &name, &way);
        way = str_trim(way);
        OdataOrder *order = &query->orders[query->order_count];
        if (way.length > 0 && !str_equal(way, S("asc")) && !str_equal(way, S("desc"))) {
            tell(
                options, param->name,
                str_format(options->a, "\"%.*s\" is neither asc nor desc", STR_ARG(way)));
        } else if (find_column(options, param->name, name, &order->column)) {
            order->is_descending = str_equal(way, S("desc"));
            query->order_count++;
        }
    }
}

static void read_whole_number(Options *options, const ApiParam *param, int64_t *number)
{
    if (!integer_parse(param->value, number) || *number < 0) {
        tell(options, param->name, S("is not a whole number from 0 on"));
    }
}

static void read_top(Options *options, const ApiParam *param)
{
    read_whole_number(options, param, &options->query->top);
}

static void read_skip(Options *options, const ApiParam *param)
{
    read_whole_number(options, param, &options->query->skip);
}

static void read_count(Options *options, const ApiParam *param)
{
    options->query->wants_count = str_equal(param->value, S("true"));
    if (!options->query->wants_count && !str_equal(param->value, S("false"))) {
        tell(options, param->name, S("is neither true nor false"));
    }
}

static void read_format(Options *options, const ApiParam *param)
{
    if (!str_equal(param->value, S("json")) &&
        !str_starts(param->value, S("application/json"))) {
        tell(options, param->name, S("can only be json"));
    }
}

static const struct {
    Str name;
    void (*read)(Options *options, const ApiParam *param);
} known[] = {
    {S_INIT("$filter"), read_filter},   {S_INIT("$select"), read_select},
    {S_INIT("$orderby"), read_orderby}, {S_INIT("$top"), read_top},
    {S_INIT("$skip"), read_skip},       {S_INIT("$count"), read_count},
    {S_INIT("$format"), read_format},
};
enum { KNOWN_COUNT = sizeof known / sizeof known[0] };

static void read_option(Options *options, const ApiParam *param)
{
    Nearest nearest = nearest_to(param->name);
    for (size_t i = 0; i < KNOWN_COUNT; i++) {
        if (str_equal(known[i].name, param->name)) {
            known[i].read(options, param);
            return;
        }
        nearest_offer(&nearest, known[i].name);
    }
    Str hint = nearest_hint(options->a, &nearest);
    tell(options, param->name,
         str_format(options->a, "is not an option here. %.*s", STR_ARG(hint)));
}

bool odata_query_read(Arena *a, const OdataSet *set, const ApiParam *params,
                      size_t param_count, OdataQuery *query, OdataProblems *problems)
{
    size_t before = problems->count;
    *query = (OdataQuery){.top = -1};
    for (size_t c = 0; c < set->column_count; c++) {
        query->is_shown[c] = true;
    }
    Options options = {a, set, query, problems};
    /* $select alone may name a column twice; each problem costs at most one option. */
    problems->items = arena_push(a, before + param_count * (ODATA_COLUMNS_MOST + 2) + 1,
                                 sizeof(ApiParam), _Alignof(ApiParam));
    for (size_t i = 0; i < param_count; i++) {
        if (str_starts(params[i].name, S("$"))) {
            read_option(&options, &params[i]);
        }
    }
    return problems->count == before;
}

/* ---- The rows ---- */

typedef struct Sorted {
    size_t row;
    const OdataSet *set;
    const OdataQuery *query;
} Sorted;

/* Null comes first, as the standard has it. */
static int compare_values(const OdataValue *left, const OdataValue *right)
{
    if (!left->is_set || !right->is_set) {
        return (int)left->is_set - (int)right->is_set;
    }
    int by_text = str_compare(left->text, right->text);
    return by_text != 0 ? by_text
                        : (left->number > right->number) - (left->number < right->number);
}

static int compare_rows(const void *left, const void *right)
{
    const Sorted *a = left, *b = right;
    for (size_t i = 0; i < a->query->order_count; i++) {
        const OdataOrder *order = &a->query->orders[i];
        int found = compare_values(odata_at(a->set, a->row, order->column),
                                   odata_at(b->set, b->row, order->column));
        if (found != 0) {
            return order->is_descending ? -found : found;
        }
    }
    return (a->row > b->row) - (a->row < b->row);
}

static void sort_rows(Arena *a, const OdataSet *set, const OdataQuery *query,
                      OdataRows *rows)
{
    Sorted *sorted = PUSH_ARRAY(a, Sorted, rows->count + 1);
    for (size_t i = 0; i < rows->count; i++) {
        sorted[i] = (Sorted){rows->items[i], set, query};
    }
    qsort(sorted, rows->count, sizeof sorted[0], compare_rows);
    for (size_t i = 0; i < rows->count; i++) {
        rows->items[i] = sorted[i].row;
    }
}

OdataRows odata_query_rows(Arena *a, const OdataSet *set, const OdataQuery *query)
{
    enum { PARTS_MOST = 100 };
    const OdataExpression *parts[PARTS_MOST];
    size_t part_count =
        query->filter != NULL ? odata_filter_parts(query->filter, parts, PARTS_MOST) : 0;
    OdataRows rows = {PUSH_ARRAY(a, size_t, set->row_count + 1), set->row_count, S("")};
    for (size_t i = 0; i < set->row_count; i++) {
        rows.items[i] = i;
    }
    for (size_t p = 0; p < part_count && rows.count > 0; p++) {
        size_t kept = 0;
        for (size_t i = 0; i < rows.count; i++) {
            if (odata_filter_fits(set, parts[p], rows.items[i])) {
                rows.items[kept++] = rows.items[i];
            }
        }
        rows.count = kept;
        rows.emptied_by = kept == 0 ? odata_filter_text(parts[p]) : S("");
    }
    if (query->order_count > 0) {
        sort_rows(a, set, query, &rows);
    }
    return rows;
}
