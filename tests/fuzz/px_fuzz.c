/* SPDX-License-Identifier: EUPL-1.2
 * px_fuzz.c - any bytes: reading never crashes, a refusal gives a reason */
#include <stddef.h>
#include <stdint.h>

#include "formats/px.h"
#include "sink.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"", "en"};
    for (size_t i = 0; i < 2; i++) {
        Arena *a = arena_new();
        FuzzSink counted = {0};
        DatasetSink sink = fuzz_sink(&counted);
        Str text = {(const char *)data, size};
        Input input = input_of_text(&text);
        Error err = {0};
        fuzz_expect_reason(px_read(a, &input, str_of(languages[i]), &sink, &err), &err);
        arena_free(a);
    }
    return 0;
}
