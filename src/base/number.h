/* SPDX-License-Identifier: EUPL-1.2
 * number.h - numbers as printed, and arithmetic that always gives the same bytes
 *
 * What a publisher printed is kept as text with its half unit, because `29` and `29.0`
 * say different things:
 *
 *   text "29"     value 29      half_unit 0.5      true value in 28.5 <= x < 29.5
 *   text "20.3"   value 20.3    half_unit 0.05
 *   text "1395000", rounded to 1000:   half_unit 500
 *
 * Nothing here depends on a locale. The decimal mark in files is a point.
 * Rounding is half away from zero, as is usual in Dutch statistics, and is done on the
 * shortest decimal that stands for the double: 0.285 to two decimals is 0.29, though the
 * double lies a little below it. 2.5 becomes 3, -2.5 becomes -3, -0.4 becomes 0.
 *
 * Numbers to be shown or rounded must be finite: anything else is our own mistake, and
 * stops the program (CHECK). Decimals lie within 0 to 20.
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct Decimal {
    Str text; /* as printed; empty: no number */
    double value;
    double half_unit; /* half of the last printed digit's weight */
    int decimals;     /* digits after the point */
} Decimal;

/* -?digits(.digits)? with at most 15 digits; no exponent, blanks or thousands marks. */
bool decimal_parse(Str text, Decimal *decimal);
bool decimal_is_set(Decimal decimal);
/* The half unit when the publisher rounded to a multiple of `unit` (0: as printed). */
Decimal decimal_rounded_to(Decimal decimal, double unit);

bool integer_parse(Str text, int64_t *number);

/* A double as text with exactly `decimals` digits, rounded half away from zero. */
Str number_text(Arena *a, double value, int decimals);
double number_round(double value, int decimals); /* -3: to thousands */

/* `1.861.000`, `20,3` in Dutch; `1,861,000`, `20.3` in English; minus is U+2212. */
typedef struct NumberMarks {
    Str decimal;
    Str thousands;
} NumberMarks;
Str number_shown(Arena *a, double value, int decimals, NumberMarks marks);

/* Sum in the order given, with Neumaier's compensation: equal input, equal bytes.
 * Source: A. Neumaier, ZAMM 54 (1974), 39-51, algorithm IV. */
double sum_of(const double *values, size_t count);

#endif
