/* SPDX-License-Identifier: EUPL-1.2
 * geometry_fuzz.c - any bytes as GeoJSON or TopoJSON: never a crash
 */
#include <stdint.h>

#include "formats/geometry.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    GeoFile file;
    TextFaults faults = text_faults(a);
    Error err = {0};
    Str text = {(const char *)data, size};
    (void)!geometry_read(a, text, &file, &faults, &err);
    arena_free(a);
    return 0;
}
