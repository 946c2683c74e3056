/* SPDX-License-Identifier: EUPL-1.2
 * buf.c - text that grows by doubling
 */
#include "base/buf.h"

#include <stdarg.h>
#include <string.h>

enum { FIRST_BYTES = 64, INT_DIGITS = 20, UTF8_BYTES = 4 };

Buf buf_in(Arena *a, size_t limit)
{
    return (Buf){.arena = a, .limit = limit};
}

/* Makes room for `more` bytes; false once the limit is passed. */
static bool make_room(Buf *buf, size_t more)
{
    if (buf->overflowed) {
        return false;
    }
    if (more > SIZE_MAX / 4 || (buf->limit > 0 && more > buf->limit - buf->length)) {
        buf->overflowed = true;
        buf->capacity = buf->length; /* so that nothing fits any more */
        return false;
    }
    if (more <= buf->capacity - buf->length) {
        return true;
    }
    size_t capacity = buf->capacity > 0 ? buf->capacity : FIRST_BYTES;
    while (capacity - buf->length < more) {
        capacity *= 2;
    }
    if (buf->limit > 0 && capacity > buf->limit) {
        capacity = buf->limit; /* what fits is within the limit: see buf_add() */
    }
    char *data = arena_text(buf->arena, capacity);
    if (buf->length > 0) {
        memcpy(data, buf->data, buf->length);
    }
    buf->data = data;
    buf->capacity = capacity;
    return true;
}

void buf_add_growing(Buf *buf, Str text)
{
    if (text.length == 0 || !make_room(buf, text.length)) {
        return;
    }
    memcpy(buf->data + buf->length, text.data, text.length);
    buf->length += text.length;
}

void buf_reserve(Buf *buf, size_t bytes)
{
    if (buf->limit == 0 || bytes <= buf->limit - buf->length) {
        (void)make_room(buf, bytes);
    }
}

void buf_utf8(Buf *buf, uint32_t character)
{
    uint32_t c = character;
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        c = 0xFFFD;
    }
    char bytes[UTF8_BYTES];
    size_t length = 0;
    if (c < 0x80) {
        bytes[length++] = (char)c;
    } else {
        if (c < 0x800) {
            bytes[length++] = (char)(0xC0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                bytes[length++] = (char)(0xE0 | (c >> 12));
            } else {
                bytes[length++] = (char)(0xF0 | (c >> 18));
                bytes[length++] = (char)(0x80 | ((c >> 12) & 0x3F));
            }
            bytes[length++] = (char)(0x80 | ((c >> 6) & 0x3F));
        }
        bytes[length++] = (char)(0x80 | (c & 0x3F));
    }
    buf_add(buf, (Str){bytes, length});
}

void buf_int(Buf *buf, int64_t number)
{
    /* Negating the smallest int64_t overflows; its unsigned image does not. */
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    char digits[INT_DIGITS];
    size_t start = sizeof digits;
    do {
        digits[--start] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) {
        digits[--start] = '-';
    }
    buf_add(buf, (Str){digits + start, sizeof digits - start});
}

void buf_printf(Buf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Str text = str_format_list(buf->arena, format, arguments);
    va_end(arguments);
    buf_add(buf, text);
}

void buf_clear(Buf *buf)
{
    buf->length = 0;
    buf->overflowed = false;
}

Str buf_str(const Buf *buf)
{
    return (Str){buf->data, buf->length};
}

bool buf_finish(Buf *buf, Str *text, Error *err)
{
    if (buf->overflowed) {
        return FAIL(err, ERR_INVALID, "text is longer than the limit of %zu bytes",
                    buf->limit);
    }
    *text = buf_str(buf);
    return true;
}
