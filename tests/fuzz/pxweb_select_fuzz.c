/* SPDX-License-Identifier: EUPL-1.2
 * pxweb_select_fuzz.c - any bytes as a selection of codes: never a crash, a refusal has a
 * reason, and what is taken names at least one code
 */
#include <stddef.h>
#include <stdint.h>

#include "publish/pxweb/pxweb_select.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CubeCode codes[] = {{.code = S("2019")}, {.code = S("2020")}, {.code = S("2021/22")}};
    CubeDimension dimension = {
        .id = S("period"), .role = CUBE_TIME, .codes = codes, .count = 3};
    bool is_named[3] = {false};
    Arena *a = arena_new();
    Error err = {0};
    if (pxweb_select(a, &dimension, (Str){(const char *)data, size}, is_named, &err)) {
        CHECK(is_named[0] || is_named[1] || is_named[2]);
    } else {
        CHECK(err.kind != ERR_NONE && err.message[0] != '\0');
    }
    arena_free(a);
    return 0;
}
