/* SPDX-License-Identifier: EUPL-1.2
 * str.c - looking into text and taking it apart
 */
#include "base/str.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { BAD_CHARACTER = 0xFFFD, DISTANCE_BYTES = 128, FORMATTED_BYTES = 256 };

Str str_of(const char *c_string)
{
    return c_string == NULL ? S("") : (Str){c_string, strlen(c_string)};
}

Str str_copy(Arena *a, Str s)
{
    return (Str){str_c(a, s), s.length};
}

const char *str_c(Arena *a, Str s)
{
    char *copy = arena_text(a, s.length + 1);
    if (s.length > 0) {
        memcpy(copy, s.data, s.length);
    }
    copy[s.length] = '\0';
    return copy;
}

bool str_equal(Str a, Str b)
{
    return a.length == b.length &&
           (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

int str_compare(Str a, Str b)
{
    size_t shared = a.length < b.length ? a.length : b.length;
    int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);
    if (order != 0) {
        return order < 0 ? -1 : 1;
    }
    return (a.length > b.length) - (a.length < b.length);
}

bool str_starts(Str s, Str head)
{
    return s.length >= head.length && str_equal(str_slice(s, 0, head.length), head);
}

bool str_ends(Str s, Str tail)
{
    return s.length >= tail.length &&
           str_equal(str_slice(s, s.length - tail.length, s.length), tail);
}

/* Where `part` first occurs from `from` on; the length of `s` if it does not. */
static size_t find_part(Str s, size_t from, Str part)
{
    while (from + part.length <= s.length) {
        size_t starts = s.length - part.length - from + 1;
        const char *at = memchr(s.data + from, part.data[0], starts);
        if (at == NULL) {
            break;
        }
        if (memcmp(at, part.data, part.length) == 0) {
            return (size_t)(at - s.data);
        }
        from = (size_t)(at - s.data) + 1;
    }
    return s.length;
}

bool str_contains(Str s, Str part)
{
    return part.length == 0 || find_part(s, 0, part) < s.length;
}

bool str_is_empty(Str s)
{
    return s.length == 0;
}

Str str_slice(Str s, size_t from, size_t to)
{
    size_t end = to < s.length ? to : s.length;
    size_t start = from < end ? from : end;
    if (start == 0) {
        return (Str){s.data, end}; /* adding to a null pointer is not allowed */
    }
    return (Str){s.data + start, end - start};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

Str str_trim(Str s)
{
    size_t from = 0;
    size_t to = s.length;
    while (from < to && is_blank(s.data[from])) {
        from++;
    }
    while (to > from && is_blank(s.data[to - 1])) {
        to--;
    }
    return str_slice(s, from, to);
}

static bool cut_at(Str s, size_t at, Str *head, Str *tail)
{
    bool is_found = at < s.length;
    *head = str_slice(s, 0, at);
    *tail = is_found ? str_slice(s, at + 1, s.length) : S("");
    return is_found;
}

bool str_cut(Str s, char mark, Str *head, Str *tail)
{
    size_t at = 0;
    while (at < s.length && s.data[at] != mark) {
        at++;
    }
    return cut_at(s, at, head, tail);
}

bool str_cut_last(Str s, char mark, Str *head, Str *tail)
{
    size_t after = s.length;
    while (after > 0 && s.data[after - 1] != mark) {
        after--;
    }
    return cut_at(s, after > 0 ? after - 1 : s.length, head, tail);
}

StrList str_split(Arena *a, Str s, char mark)
{
    size_t most = 1;
    for (size_t i = 0; i < s.length; i++) {
        most += s.data[i] == mark;
    }
    StrList list = {PUSH_ARRAY(a, Str, most), 0};
    Str rest = s;
    bool has_more = true;
    while (has_more) {
        Str part;
        has_more = str_cut(rest, mark, &part, &rest);
        part = str_trim(part);
        if (part.length > 0) {
            list.items[list.count++] = part;
        }
    }
    return list;
}

Str str_format(Arena *a, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Str text = str_format_list(a, format, arguments);
    va_end(arguments);
    return text;
}

Str str_format_list(Arena *a, const char *format, va_list arguments)
{
    char most[FORMATTED_BYTES]; /* most texts are this short, and printed once */
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(most, sizeof most, format, arguments);
    CHECK(length >= 0);
    char *text = arena_text(a, (size_t)length + 1);
    if ((size_t)length < sizeof most) {
        memcpy(text, most, (size_t)length + 1);
    } else {
        (void)vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(again);
    return (Str){text, (size_t)length};
}

static char *append(char *to, Str s)
{
    if (s.length > 0) {
        memcpy(to, s.data, s.length);
    }
    return to + s.length;
}

Str str_join(Arena *a, const Str *parts, size_t count, Str between)
{
    size_t length = count > 0 ? (count - 1) * between.length : 0;
    for (size_t i = 0; i < count; i++) {
        length += parts[i].length;
    }
    char *text = arena_text(a, length + 1);
    char *end = text;
    for (size_t i = 0; i < count; i++) {
        end = append(end, i > 0 ? between : S(""));
        end = append(end, parts[i]);
    }
    *end = '\0';
    return (Str){text, length};
}

Str str_replace(Arena *a, Str s, Str what, Str with)
{
    if (what.length == 0) {
        return str_copy(a, s);
    }
    size_t found = 0;
    for (size_t at = find_part(s, 0, what); at < s.length;
         at = find_part(s, at + what.length, what)) {
        found++;
    }
    size_t length = s.length - found * what.length + found * with.length;
    char *text = arena_text(a, length + 1);
    char *end = text;
    size_t from = 0;
    for (size_t i = 0; i < found; i++) {
        size_t at = find_part(s, from, what);
        end = append(end, str_slice(s, from, at));
        end = append(end, with);
        from = at + what.length;
    }
    end = append(end, str_slice(s, from, s.length));
    *end = '\0';
    return (Str){text, length};
}

/* Length in bytes of the character at `at`, by its first byte and the range its second
 * byte must lie in; 0 if the bytes are not UTF-8 (The Unicode Standard, table 3-7). */
static size_t decode(Str s, size_t at, uint32_t *character)
{
    const unsigned char *bytes = (const unsigned char *)s.data + at;
    unsigned char lead = bytes[0];
    if (lead < 0x80) {
        *character = lead;
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length > s.length - at) {
        return 0;
    }
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (bytes[1] < low || bytes[1] > high) {
        return 0;
    }
    uint32_t c = lead & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return 0;
        }
        c = (c << 6) | (bytes[i] & 0x3FU);
    }
    *character = c;
    return length;
}

bool str_is_utf8(Str s, size_t *at)
{
    size_t i = 0;
    while (i < s.length) {
        uint32_t character = 0;
        size_t length = decode(s, i, &character);
        if (length == 0 || character == 0) {
            if (at != NULL) {
                *at = i;
            }
            return false;
        }
        i += length;
    }
    return true;
}

uint32_t str_next_char(Str s, size_t *at)
{
    CHECK(*at < s.length);
    uint32_t character = 0;
    size_t length = decode(s, *at, &character);
    *at += length > 0 ? length : 1;
    return length > 0 ? character : BAD_CHARACTER;
}

size_t str_char_count(Str s)
{
    size_t count = 0;
    for (size_t at = 0; at < s.length; count++) {
        (void)str_next_char(s, &at);
    }
    return count;
}

bool str_is_kebab(Str s)
{
    bool was_letter = false;
    for (size_t i = 0; i < s.length; i++) {
        char c = s.data[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!is_letter && (c != '-' || !was_letter)) {
            return false;
        }
        was_letter = is_letter;
    }
    return was_letter;
}

/* FNV-1a; its low bits, which choose the slot in a map, are stirred by the last step.
 * Source: Fowler, Noll, Vo, draft-eastlake-fnv; constants for 64 bits. */
uint64_t str_hash(Str s)
{
    uint64_t hash = 0xCBF29CE484222325U;
    for (size_t i = 0; i < s.length; i++) {
        hash = (hash ^ (unsigned char)s.data[i]) * 0x100000001B3U;
    }
    return hash ^ (hash >> 32);
}

/* Levenshtein's distance, one row at a time. */
size_t str_distance(Str a, Str b, size_t limit)
{
    size_t difference = a.length > b.length ? a.length - b.length : b.length - a.length;
    size_t too_far = limit + 1;
    if (difference > limit || b.length >= DISTANCE_BYTES) {
        return str_equal(a, b) ? 0 : too_far;
    }
    size_t row[DISTANCE_BYTES];
    for (size_t j = 0; j <= b.length; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a.length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            size_t replaced = diagonal + (a.data[i - 1] != b.data[j - 1]);
            size_t inserted = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = replaced < inserted ? replaced : inserted;
        }
    }
    return row[b.length] < too_far ? row[b.length] : too_far;
}
