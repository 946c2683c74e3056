/* SPDX-License-Identifier: EUPL-1.2
 * zip_fuzz.c - any bytes: what opens as a zip or a gzip can be read to its end or to an
 * error, and no member gives more than it stated
 */
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "formats/gzip.h"
#include "formats/sniff.h"
#include "formats/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t drain(Input *input)
{
    char piece[4096];
    size_t got;
    uint64_t total = 0;
    while (input_read(input, piece, sizeof piece, &got, NULL) && got > 0) {
        total += got;
    }
    return total;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Str bytes = {(const char *)data, size};
    ZipReader *zip;
    if (zip_reader_open(a, input_at_of_text(&bytes), &zip, NULL)) {
        for (size_t i = 0; i < zip_reader_count(zip); i++) {
            Input input;
            if (zip_reader_input(a, zip, i, &input, NULL)) {
                CHECK(drain(&input) <= zip_reader_member(zip, i).bytes);
            }
        }
    }
    if (sniff(bytes) == SNIFF_GZIP) {
        Input packed = input_of_text(&bytes);
        Input plain;
        gzip_input(a, &packed, &plain);
        (void)drain(&plain);
    }
    arena_free(a);
    return 0;
}
