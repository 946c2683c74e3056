/* SPDX-License-Identifier: EUPL-1.2
 * input.h - bytes that come in pieces, from wherever they come
 *
 *   Input input = input_of_text(&text);           or of a file, a member of a zip, …
 *   size_t got;
 *   while (input_read(&input, piece, sizeof piece, &got, err) && got > 0)
 *       use(piece, got);
 *
 * A reader of a format pulls; it never sees whether the bytes lie in memory, in a file or
 * behind gzip, and it holds no more of them than it needs. What opens a file is the
 * business of the caller's floor, so formats/ opens none.
 *
 * input_read() sets `got` to 1 … size, or to 0 at the end; false means that reading
 * failed: ERR_IO, or ERR_INVALID for bytes that cannot be unpacked. An Input is a small
 * value; what `self` points to outlives it. One Input is read once, by one thread.
 */
#ifndef FORMATS_INPUT_H
#define FORMATS_INPUT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct Input {
    bool (*read)(void *self, char *to, size_t size, size_t *got, Error *err);
    void *self;
} Input;

MUST_CHECK bool input_read(Input *input, char *to, size_t size, size_t *got, Error *err);

/* Reads from the front of `*text`, and moves it on. */
Input input_of_text(Str *text);

/* Bytes that can be read at any place: a file, a text. A zip has its list at the end.
 * `read_at` sets `got` to less than `size` at the end of the bytes only. */
typedef struct InputAt {
    bool (*read_at)(void *self, uint64_t at, char *to, size_t size, size_t *got,
                    Error *err);
    void *self;
    uint64_t bytes; /* how many there are */
} InputAt;

InputAt input_at_of_text(const Str *text);

/* All that is left, in the arena; ERR_INVALID when there is more than `limit`. */
MUST_CHECK bool input_rest(Arena *a, Input *input, size_t limit, Str *text, Error *err);

#endif
