/* SPDX-License-Identifier: EUPL-1.2
 * http_fuzz.c - any bytes: reading an address or a header never crashes, and no path that
 * is taken could leave its folder
 */
#include <stddef.h>
#include <stdint.h>

#include "app/http.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Str text = {(const char *)data, size};
    HttpTarget target;
    Error err = {0};
    if (target_parse(a, text, &target, &err)) {
        for (size_t i = 0; i < target.segments.count; i++) {
            Str segment = target.segments.items[i];
            CHECK(!str_equal(segment, S("..")) && !str_equal(segment, S(".")));
            CHECK(!str_contains(segment, S("/")) && !str_contains(segment, S("\\")));
            CHECK(segment.length > 0 || i + 1 == target.segments.count);
        }
    }
    int weight = accept_weight(text, S("gzip"));
    CHECK(weight >= 0 && weight <= 1000);
    (void)accept_language(text);
    (void)tag_matches(text, S("\"a\""));
    (void)content_type_of(text);
    arena_free(a);
    return 0;
}
