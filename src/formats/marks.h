/* SPDX-License-Identifier: EUPL-1.2
 * marks.h - delimited text as bits: where fields and rows end, 64 bytes at a time
 *
 *   text      a  ;  "  b  ;  c  "  \n  d  ;  e  \n       lowest bit first
 *   quotes    .  .  1  .  .  .  1  .   .  .  .  .
 *   inside    .  .  1  1  1  1  .  .   .  .  .  .        prefix xor of the quotes
 *   feeds     .  .  .  .  .  .  .  1   .  .  .  1        every line feed
 *   ends      .  1  .  .  .  .  .  1   .  1  .  1        what ends a field
 *   rows      .  .  .  .  .  .  .  1   .  .  .  1        what ends a row
 *
 * In two steps, so that a part of a file can be looked at before it is known whether it
 * starts within quotes:
 *
 *   marks_look()    the bytes, once: delimiters, line feeds and quotes as they stand, and
 *                   what the text holds. After it `ends` and `rows` are as if there were
 *                   no quotes.
 *   marks_settle()  the bits alone: what lies in quotes ends nothing. Costs nothing when
 *                   there are no quotes.
 *
 * A doubled quote closes and opens again, so it needs no rule. A quote that opens where
 * no field begins, or closes where none ends, is stray: its place is told and the caller
 * decides.
 *
 * Two ways to look, chosen when the program runs: AVX2, and eight bytes at a time in
 * plain C. They give the same bits for any text (formats_separators_test.c).
 *
 * The text must be readable, whatever it holds, up to MARKS_SLACK bytes past its end. It
 * is shorter than 4 GiB. Bits past the end are zero, and a word of zeros follows.
 * Source: G. Langdale, D. Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28
 * (2019), section 3.1, for masks and prefix xor.
 */
#ifndef FORMATS_MARKS_H
#define FORMATS_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#define MARKS_SLACK 64
#define MARKS_WORD 64 /* bytes that one word of bits tells of */

typedef enum MarksWay { MARKS_FASTEST, MARKS_PORTABLE } MarksWay;

/* Whether the fastest way is there: a function may then be compiled with FASTEST_TARGET,
 * which counts and finds bits in one instruction each. */
bool marks_are_fastest(MarksWay way);
#if defined(__x86_64__)
#define FASTEST_TARGET __attribute__((target("avx2,bmi,popcnt")))
#endif

typedef struct Marks {
    const char *text;
    size_t length;
    uint64_t *ends;
    const uint64_t *rows;
    uint64_t *feeds;
    uint64_t *quotes;
    uint64_t *rows_outside; /* where `rows` lie when there are quotes */
    bool has_quotes;
    bool has_high; /* a byte above 127: not ASCII */
    bool has_zero; /* a byte 0 */
    bool ends_inside;
    bool has_stray;
    uint32_t stray_at; /* the first */
} Marks;

/* Room for a text of `most` bytes. */
Marks marks_new(Arena *a, size_t most);

/* `is_literal`: quotes are characters like others. */
void marks_look(Marks *marks, const char *text, size_t length, char delimiter,
                bool is_literal, MarksWay way);
void marks_settle(Marks *marks, bool starts_inside);

/* Eight bytes as a word, the first lowest. */
static inline uint64_t marks_bytes(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* Line feeds, and quotes, in bytes [from, to). */
size_t marks_feeds(const Marks *marks, size_t from, size_t to);
size_t marks_quotes(const Marks *marks, size_t from, size_t to);

#endif
