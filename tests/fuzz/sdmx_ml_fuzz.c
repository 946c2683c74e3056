/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_ml_fuzz.c - any bytes, as a structure message and as data with and without it:
 * reading never crashes, a refusal gives a reason
 */
#include <stddef.h>
#include <stdint.h>

#include "formats/sdmx.h"
#include "sink.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_data(Arena *a, Str text, const SdmxStructure *structure)
{
    FuzzSink counted = {0};
    DatasetSink sink = fuzz_sink(&counted);
    Input input = input_of_text(&text);
    Error err = {0};
    fuzz_expect_reason(sdmx_ml_read(a, &input, structure, &sink, &err), &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Str text = {(const char *)data, size};
    SdmxStructure structure = {0};
    Str rest = text;
    Input input = input_of_text(&rest);
    Error err = {0};
    fuzz_expect_reason(sdmx_structure_add(a, &structure, &input, &err), &err);
    read_data(a, text, &structure);
    read_data(a, text, NULL);
    arena_free(a);
    return 0;
}
