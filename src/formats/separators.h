/* SPDX-License-Identifier: EUPL-1.2
 * separators.h - where fields and rows end in delimited text, 64 bytes at a time
 *
 *   text    a ; " b ; c " \n d ; e \r \n
 *   ends      1            9     11     14      every delimiter and line feed that is
 *   rows                   1            3       not in quotes; which of them end a row
 *
 *   block -> three masks of 64 bits: delimiters, line feeds, quotes
 *         -> inside = prefix xor of the quotes, carried from block to block
 *         -> ends = (delimiters | feeds) & ~inside
 *
 * A doubled quote closes and opens again, so it needs no rule. A quote that opens where
 * no field begins, or closes where none ends, is stray: its place is told and the caller
 * decides. A text that starts within quotes is told so by `starts_inside`.
 *
 * Two ways to make the masks, chosen when the program runs: AVX2, and eight bytes at a
 * time in plain C. They give the same answer for any text (formats_separators_test.c).
 *
 * The text must be readable, whatever it holds, up to SEPARATORS_SLACK bytes past its
 * end. It is shorter than 4 GiB.
 * Source: G. Langdale, D. Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28
 * (2019), section 3.1, for masks, prefix xor and writing places eight at a time.
 */
#ifndef FORMATS_SEPARATORS_H
#define FORMATS_SEPARATORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define SEPARATORS_SLACK 64

typedef enum SeparatorsWay { SEPARATORS_FASTEST, SEPARATORS_PORTABLE } SeparatorsWay;

typedef struct Separators {
    uint32_t *ends;
    size_t count;
    uint32_t *rows; /* places in `ends` */
    size_t row_count;
    bool has_quotes;
    bool has_high;    /* a byte above 127: not ASCII */
    bool ends_inside; /* a quote is open at the end */
    bool has_stray;
    uint32_t stray_at; /* the first */
} Separators;

/* Room for a text of `most` bytes. */
Separators separators_new(Arena *a, size_t most);

typedef struct SeparatorsMarks {
    char delimiter;
    bool is_literal; /* quotes are characters like others */
    bool starts_inside;
    SeparatorsWay way;
} SeparatorsMarks;

void separators_find(const char *text, size_t length, SeparatorsMarks marks,
                     Separators *found);

/* Whether the number of quotes is odd: what a piece does to the pieces after it. */
bool separators_odd_quotes(const char *text, size_t length);

#endif
