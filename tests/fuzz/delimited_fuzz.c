/* SPDX-License-Identifier: EUPL-1.2
 * delimited_fuzz.c - any bytes, as delimited text: reading never crashes, a refusal gives
 * a reason, and both ways of looking at bytes find the same rows
 */
#include <stddef.h>
#include <stdint.h>

#include "formats/delimited.h"
#include "sink.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Seen {
    FuzzSink sink;
    DelimitedFound found;
    bool is_read;
} Seen;

static Seen read_once(Arena *a, Str text, bool is_literal, MarksWay way)
{
    Seen seen = {0};
    DatasetSink sink = fuzz_sink(&seen.sink);
    DelimitedSettings settings = {.is_literal = is_literal, .way = way};
    Input input = input_of_text(&text);
    Error err = {0};
    seen.is_read = delimited_read(a, &input, &settings, &sink, &seen.found, &err);
    fuzz_expect_reason(seen.is_read, &err);
    CHECK(!seen.is_read || seen.found.row_count == seen.sink.rows);
    return seen;
}

/* The first byte says whether quotes are characters like others. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    Arena *a = arena_new();
    bool is_literal = data[0] % 2 == 1;
    Str text = {(const char *)data + 1, size - 1};
    Seen fastest = read_once(a, text, is_literal, MARKS_FASTEST);
    Seen portable = read_once(a, text, is_literal, MARKS_PORTABLE);
    CHECK(fastest.is_read == portable.is_read);
    CHECK(fastest.sink.rows == portable.sink.rows);
    CHECK(fastest.sink.seen == portable.sink.seen);
    CHECK(fastest.found.blank_count == portable.found.blank_count);
    CHECK(fastest.found.note_count == portable.found.note_count);
    arena_free(a);
    return 0;
}
