/* SPDX-License-Identifier: EUPL-1.2
 * input.c - bytes that come in pieces, from wherever they come */
#include "formats/input.h"

#include <string.h>

#include "base/buf.h"

bool input_read(Input *input, char *to, size_t size, size_t *got, Error *err)
{
    CHECK(size > 0);
    return input->read(input->self, to, size, got, err);
}

static bool read_text(void *self, char *to, size_t size, size_t *got, Error *err)
{
    (void)err;
    Str *text = self;
    size_t taken = text->length < size ? text->length : size;
    if (taken > 0) {
        memcpy(to, text->data, taken);
    }
    *text = str_slice(*text, taken, text->length);
    *got = taken;
    return true;
}

Input input_of_text(Str *text)
{
    return (Input){read_text, text};
}

bool input_rest(Arena *a, Input *input, size_t limit, Str *text, Error *err)
{
    char piece[1 << 14];
    Buf all = buf_in(a, limit);
    size_t got = 0;
    do {
        if (!input_read(input, piece, sizeof piece, &got, err)) {
            return false;
        }
        buf_add(&all, (Str){piece, got});
    } while (got > 0 && !all.overflowed);
    return buf_finish(&all, text, err);
}
