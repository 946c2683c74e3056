/* SPDX-License-Identifier: EUPL-1.2
 * separators.h - the places where fields and rows end in delimited text
 *
 *   text    a ; " b ; c " \n d ; e \r \n
 *   ends      1            9     11     14      every delimiter and line feed that is
 *   rows                   1            3       not in quotes; which of them end a row
 *
 * The bits of formats/marks.h written out as numbers, for who looks at every field. What
 * is stray, and what may lie past the end of the text, is told there.
 */
#ifndef FORMATS_SEPARATORS_H
#define FORMATS_SEPARATORS_H

#include "formats/marks.h"

typedef struct Separators {
    Marks marks;
    uint32_t *ends;
    size_t count;
    uint32_t *rows; /* places in `ends` */
    size_t row_count;
} Separators;

/* Room for a text of `most` bytes. */
Separators separators_new(Arena *a, size_t most);

/* The text starts outside quotes. */
void separators_find(const char *text, size_t length, char delimiter, bool is_literal,
                     MarksWay way, Separators *found);

#endif
