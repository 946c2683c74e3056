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

static bool read_text_at(void *self, uint64_t at, char *to, size_t size, size_t *got,
                         Error *err)
{
    (void)err;
    const Str *text = self;
    Str rest = at < text->length ? str_slice(*text, (size_t)at, text->length) : S("");
    *got = rest.length < size ? rest.length : size;
    if (*got > 0) {
        memcpy(to, rest.data, *got);
    }
    return true;
}

InputAt input_at_of_text(const Str *text)
{
    union {
        const Str *given;
        void *kept; /* it is only read */
    } self = {.given = text};
    return (InputAt){read_text_at, self.kept, text->length};
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
