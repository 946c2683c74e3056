/* SPDX-License-Identifier: EUPL-1.2
 * recipe_rows.h - the rows of a piece of text, cut only as far as the recipe looks
 *
 *   keep   Measure: M000002      Geslacht: T001038
 *
 *   row    7;M000002;GM0344;10700;4000;2013JJ00;57074;;None
 *            ^^^^^^^              ^^^^   dropped here: nothing else of the row was cut
 *
 *   raw bytes of a field, up to 15 of them  ->  what they were judged to say
 *   4000                                        dropped by the second rule
 *   "4000"                                      the same: judged once, quotes and all
 *
 * Where a row ends, and how many fields it has, is known from the bits (formats/marks.h).
 * A field is found by counting bits from the start of its row. Its raw bytes, packed in
 * two words, are looked up among those met before in this slot; only a text that is met
 * for the first time is trimmed, decoded and judged. Filters come first, so that most
 * rows of a large file cost a count of bits and a look-up.
 *
 * What is not plain goes the long way, a row at a time: a longer text, a row of another
 * width, a row whose first fields are blank. What is not regular at all - a row that is
 * too short or too long, a byte that does not fit, a field past the last column - is not
 * for here: the answer is false, and formats/delimited.h tells line and reason.
 *
 * Compiled twice, for any processor and for those of marks_are_fastest(); both count the
 * same (pact_threads_test.c).
 *
 * Ownership: one thread each; lives in its arena.
 */
#ifndef PACT_RECIPE_ROWS_H
#define PACT_RECIPE_ROWS_H

#include "domain/sources/run.h"
#include "formats/delimited.h"
#include "formats/marks.h"

/* How the file is written; the same for all its pieces. */
typedef struct RowsShape {
    DatasetEncoding encoding;
    bool is_literal;
    size_t column_count;
    size_t width; /* fields of a row, with the empty ones after a last delimiter */
    MarksWay way;
} RowsShape;

typedef struct Rows Rows;

/* The run has begun: its columns are known. */
Rows *rows_new(Arena *a, Run *run, const RowsShape *shape);

/* A part of a piece: rows that begin in [from, to). */
typedef struct RowsPart {
    const Marks *marks; /* settled */
    size_t from;        /* where a row begins */
    size_t to;
    uint64_t line; /* of the row at `from`, as places shall tell it */
} RowsPart;

bool rows_count(Rows *rows, const RowsPart *part);

typedef struct RowsPassed {
    uint64_t blank_count;
    uint64_t note_count; /* rows with one filled field */
} RowsPassed;
RowsPassed rows_passed(const Rows *rows);

#endif
