/* SPDX-License-Identifier: EUPL-1.2
 * json_fuzz.c - any bytes: reading never crashes, and the size of the pieces in which
 * they come changes nothing
 */
#include <stddef.h>
#include <stdint.h>

#include "../unit/pieces.h"
#include "base/buf.h"
#include "formats/json_stream.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every item with its place, and the fault at the end. */
static Str trail(Arena *a, Str text, size_t piece)
{
    Pieces pieces = {text, piece};
    Input input = input_of_pieces(&pieces);
    JsonStream *s = json_stream_many(a, &input);
    Buf buf = buf_in(a, 0);
    Error err = {0};
    JsonItem item = {0};
    do {
        if (!json_next(s, &item, &err)) {
            buf_add(&buf, str_of(err.message));
            break;
        }
        buf_printf(&buf, "%d %llu %u %.*s\n", (int)item.kind,
                   (unsigned long long)item.place.line, item.place.column,
                   STR_ARG(item.text));
    } while (item.kind != JSON_ITEM_END);
    return buf_str(&buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Str text = {(const char *)data, size};
    CHECK(str_equal(trail(a, text, 1 << 20), trail(a, text, 1)));
    Input input = input_of_text(&text);
    JsonNode tree;
    size_t budget = 1000;
    Error err = {0};
    bool ok = json_tree(a, json_stream(a, &input), &budget, &tree, &err);
    CHECK(ok || err.message[0] != '\0');
    arena_free(a);
    return 0;
}
