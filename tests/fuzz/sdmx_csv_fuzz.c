/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_csv_fuzz.c - any bytes, as SDMX-CSV and as a file of Open SDG: reading never
 * crashes, a refusal gives a reason
 */
#include <stddef.h>
#include <stdint.h>

#include "formats/open_sdg.h"
#include "formats/sdmx.h"
#include "sink.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    for (int i = 0; i < 2; i++) {
        FuzzSink counted = {0};
        DatasetSink sink = fuzz_sink(&counted);
        Str text = {(const char *)data, size};
        Input input = input_of_text(&text);
        Error err = {0};
        fuzz_expect_reason(i == 0 ? sdmx_csv_read(a, &input, NULL, &sink, &err)
                                  : open_sdg_read(a, &input, &sink, &err),
                           &err);
    }
    arena_free(a);
    return 0;
}
