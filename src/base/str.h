/* SPDX-License-Identifier: EUPL-1.2
 * str.h - text as pointer and length, by value
 *
 *   Str name = S("ho-inflow-share");
 *   Str head, tail;
 *   if (str_cut(name, '-', &head, &tail)) ...     head "ho", tail "inflow-share"
 *
 * A Str never owns its bytes: they live in an arena, in a literal, or in a file
 * that was read. It is not ended by a zero byte; C strings exist only in the files
 * that talk to a library. Text is UTF-8; formats/ checks that on the way in.
 *
 * The null Str {NULL, 0} and an empty Str are equal: absent text is empty text.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Arena Arena;

typedef struct Str {
    const char *data;
    size_t length;
} Str;

typedef struct StrList {
    Str *items;
    size_t count;
} StrList;

/* A literal; S_INIT is for constant tables, where a compound literal is not allowed. */
#define S(literal) ((Str){("" literal), sizeof(literal) - 1})
#define S_INIT(literal)                                                                  \
    {                                                                                    \
        ("" literal), sizeof(literal) - 1                                                \
    }

/* For printf: printf("%.*s", STR_ARG(name)). */
#define STR_ARG(s) (int)(s).length, (s).data ? (s).data : ""

Str str_of(const char *c_string); /* null gives the empty Str */
Str str_copy(Arena *a, Str s);
const char *str_c(Arena *a, Str s); /* zero-ended copy, for a library's door */

bool str_equal(Str a, Str b);
int str_compare(Str a, Str b); /* -1, 0, 1, by bytes; a head before what it begins */
bool str_starts(Str s, Str head);
bool str_ends(Str s, Str tail);
bool str_contains(Str s, Str part);
bool str_is_empty(Str s);

Str str_slice(Str s, size_t from, size_t to); /* clamped to the text */
Str str_trim(Str s);                          /* blanks, tabs, CR and LF off both ends */

/* Splits at the first `mark`; false (head = s, tail = "") if there is none. */
bool str_cut(Str s, char mark, Str *head, Str *tail);
bool str_cut_last(Str s, char mark, Str *head, Str *tail);

/* Splits at every `mark`, trimming each part and dropping empty ones. */
StrList str_split(Arena *a, Str s, char mark);

Str str_format(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str str_format_list(Arena *a, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
Str str_join(Arena *a, const Str *parts, size_t count, Str between);
Str str_replace(Arena *a, Str s, Str what, Str with);

/* Valid UTF-8, no NUL, no surrogates, no overlong forms. Sets `*at` (which may be null)
 * to the first bad byte. */
bool str_is_utf8(Str s, size_t *at);
/* Decodes the character at `*at`, which lies within, and moves past it; U+FFFD for a bad
 * byte. */
uint32_t str_next_char(Str s, size_t *at);
size_t str_char_count(Str s);

/* [a-z0-9]+(-[a-z0-9]+)*: the form of every id a person makes. */
bool str_is_kebab(Str s);

uint64_t str_hash(Str s);

/* Edit distance in bytes, at most `limit + 1`: for "did you mean". Texts longer than 127
 * bytes are either equal or too far apart. */
size_t str_distance(Str a, Str b, size_t limit);

#endif
