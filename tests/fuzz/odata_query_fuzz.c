/* SPDX-License-Identifier: EUPL-1.2
 * odata_query_fuzz.c - any bytes as a filter: reading never crashes, a refusal gives a
 * reason, and what was read has a value for every row and its negation has the other
 */
#include <stddef.h>
#include <stdint.h>

#include "publish/odata/odata_query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static OdataSet small_set(Arena *a)
{
    OdataSet set = odata_set(a, S("Set"), S("Row"));
    odata_column(&set, S("A"), ODATA_TEXT);
    odata_column(&set, S("N"), ODATA_DECIMAL);
    odata_column(&set, S("F"), ODATA_FLAG);
    odata_column(&set, S("M"), ODATA_MOMENT);
    OdataValue *row = odata_row(&set);
    row[0] = odata_text(S("é'b"));
    row[1] = odata_decimal(S("1.5"));
    row[2] = odata_flag(true);
    row[3] = odata_text(S("2020-12-31T00:00:00Z"));
    (void)odata_row(&set);
    return set;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Str text = {(const char *)data, size};
    OdataSet set = small_set(a);
    const OdataExpression *filter, *negated;
    Error err = {0};
    if (!str_is_utf8(text, NULL)) {
        arena_free(a);
        return 0; /* the address was refused before */
    }
    if (odata_filter_read(a, &set, text, &filter, &err)) {
        Str not_text = str_format(a, "not (%.*s)", STR_ARG(text));
        bool has_negated = odata_filter_read(a, &set, not_text, &negated, &err);
        for (size_t row = 0; row < set.row_count; row++) {
            bool fits = odata_filter_fits(&set, filter, row);
            CHECK(!has_negated || fits != odata_filter_fits(&set, negated, row));
        }
    } else {
        CHECK(err.kind != ERR_NONE && err.message[0] != '\0');
    }
    ApiParam params[] = {{S("$orderby"), text}, {S("$select"), text}, {S("$top"), text}};
    OdataQuery query;
    OdataProblems problems = {0};
    if (!odata_query_read(a, &set, params, 3, &query, &problems)) {
        CHECK(problems.count > 0);
    }
    arena_free(a);
    return 0;
}
