/* SPDX-License-Identifier: EUPL-1.2
 * exact.c - bringing two numbers to the same decimals */
#include "domain/sources/exact.h"

#include "base/error.h"
#include "base/number.h"

static WideInteger power_of_ten(int exponent)
{
    WideInteger power = 1;
    for (int i = 0; i < exponent; i++) {
        power *= 10;
    }
    return power;
}

void exact_align(Exact *to, Exact *more)
{
    Exact *coarse = to->decimals < more->decimals ? to : more;
    const Exact *fine = coarse == to ? more : to;
    coarse->units *= power_of_ten(fine->decimals - coarse->decimals);
    coarse->decimals = fine->decimals;
}

double exact_double(Exact number)
{
    return (double)number.units / (double)power_of_ten(number.decimals);
}

bool exact_is_zero(Exact number)
{
    return number.units == 0;
}

int exact_compare(Exact a, Exact b)
{
    int decimals = a.decimals > b.decimals ? a.decimals : b.decimals;
    WideInteger left = a.units * power_of_ten(decimals - a.decimals);
    WideInteger right = b.units * power_of_ten(decimals - b.decimals);
    return (left > right) - (left < right);
}

Str exact_text(Arena *a, Exact number)
{
    char digits[64];
    size_t at = sizeof digits;
    bool is_negative = number.units < 0;
    WideInteger left = is_negative ? -number.units : number.units;
    for (int i = 0; left > 0 || i <= number.decimals; i++) {
        if (i == number.decimals && number.decimals > 0) {
            digits[--at] = '.';
        }
        digits[--at] = (char)('0' + (int)(left % 10));
        left /= 10;
    }
    if (is_negative) {
        digits[--at] = '-';
    }
    return str_copy(a, (Str){digits + at, sizeof digits - at});
}
