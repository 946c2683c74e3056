/* SPDX-License-Identifier: EUPL-1.2
 * buf.h - text that grows, in an arena
 *
 *   Buf buf = buf_in(a, LIMIT_PAGE_BYTES);
 *   buf_add(&buf, S("<td>"));
 *   buf_printf(&buf, "%d", year);
 *   if (!buf_finish(&buf, &text, err)) ...
 *
 * Sticky: adding returns nothing. Once the limit is passed, further text is dropped
 * and buf_finish() fails with ERR_INVALID, naming the limit. Check only the finish.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct Buf {
    Arena *arena;
    char *data;
    size_t length;
    size_t capacity;
    size_t limit; /* 0: none */
    bool overflowed;
} Buf;

Buf buf_in(Arena *a, size_t limit);
static inline void buf_add(Buf *buf, Str text);
static inline void buf_char(Buf *buf, char c);
void buf_reserve(Buf *buf, size_t bytes); /* room for so much more, if the limit allows */
void buf_utf8(Buf *buf, uint32_t character);
void buf_int(Buf *buf, int64_t number);
void buf_printf(Buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_clear(Buf *buf);    /* empties it, keeps the memory */
Str buf_str(const Buf *buf); /* what is there now; valid until the next add */
MUST_CHECK bool buf_finish(Buf *buf, Str *text, Error *err);

/* Half of the time of writing a page went into calls for a few bytes; so what fits is
 * copied here. The capacity lies within the limit. */
void buf_add_growing(Buf *buf, Str text);
static inline void buf_add(Buf *buf, Str text)
{
    if (text.length > 0 && text.length <= buf->capacity - buf->length) {
        memcpy(buf->data + buf->length, text.data, text.length);
        buf->length += text.length;
    } else {
        buf_add_growing(buf, text);
    }
}
static inline void buf_char(Buf *buf, char c)
{
    buf_add(buf, (Str){&c, 1});
}

#endif
