/* SPDX-License-Identifier: EUPL-1.2
 * odata_fuzz.c - any bytes, as the rows of a table and as a list beside them: reading
 * never crashes, every row has all columns, a refusal gives a reason
 */
#include <stddef.h>
#include <stdint.h>

#include "formats/odata.h"
#include "sink.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    OdataLists lists = odata_lists(a);
    Error err = {0};
    Str text = {(const char *)data, size};
    Input input = input_of_text(&text);
    fuzz_expect_reason(odata_lists_add(&lists, S("PeriodenCodes"), &input, &err), &err);

    FuzzSink counted = {0};
    DatasetSink sink = fuzz_sink(&counted);
    text = (Str){(const char *)data, size};
    err = (Error){0};
    fuzz_expect_reason(odata_read(a, &input, &lists, &sink, &err), &err);
    arena_free(a);
    return 0;
}
