/* SPDX-License-Identifier: EUPL-1.2
 * number.c - decimals, rounded by hand
 *
 * A double is turned into the shortest decimal that reads back as the same double, of at
 * most 17 digits: 0.285 becomes the digits 285, though the double lies a little below it.
 * Rounding is done on those digits, half away from zero: two decimals give 0.29. printf
 * alone would round the double itself, to 0.28, which no reader of 0.285 understands.
 *
 * Digits and exponent go to the C library without a decimal mark ("285e-3"), so that no
 * locale can have a say in it.
 */
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"

enum { DECIMAL_DIGITS = 15, SHORTEST_DIGITS = 17, MOST_DECIMALS = 20 };

/* 10^0 to 10^22 are exact as doubles. */
static const double powers[] = {1e0, 1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7, 1e8,
                                1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16};

/* 0.285 is the digits 285 and point 0; 1395 and 1395000 are 1395 with point 4 and 7.
 * No digits: zero. The digits neither start nor end with a zero. */
typedef struct Digits {
    bool is_negative;
    char digits[SHORTEST_DIGITS + 1];
    int count;
    int point;
} Digits;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static Str take_minus(Str text, bool *is_negative)
{
    *is_negative = str_starts(text, S("-"));
    return *is_negative ? str_slice(text, 1, text.length) : text;
}

bool decimal_parse(Str text, Decimal *decimal)
{
    bool is_negative;
    Str rest = take_minus(text, &is_negative);
    int64_t sum = 0;
    int digits = 0;
    int decimals = 0;
    bool has_point = false;
    for (size_t i = 0; i < rest.length; i++) {
        char c = rest.data[i];
        if (c == '.' && !has_point && digits > 0) {
            has_point = true;
        } else if (is_digit(c) && digits < DECIMAL_DIGITS) {
            sum = sum * 10 + (c - '0');
            digits++;
            decimals += has_point;
        } else {
            return false;
        }
    }
    if (digits == 0 || (has_point && decimals == 0)) {
        return false;
    }
    /* Both are exact as doubles, so the quotient is the double nearest to the text. */
    double value = (double)sum / powers[decimals];
    *decimal = (Decimal){
        .text = text,
        .value = is_negative && sum > 0 ? -value : value,
        .half_unit = 5.0 / powers[decimals + 1],
        .decimals = decimals,
    };
    return true;
}

bool decimal_is_set(Decimal decimal)
{
    return decimal.text.length > 0;
}

Decimal decimal_rounded_to(Decimal decimal, double unit)
{
    Decimal rounded = decimal;
    if (unit > 0 && decimal_is_set(decimal)) {
        rounded.half_unit = unit / 2;
    }
    return rounded;
}

bool integer_parse(Str text, int64_t *number)
{
    bool is_negative;
    Str rest = take_minus(text, &is_negative);
    if (rest.length == 0) {
        return false;
    }
    /* Counts down, since there is one more number below zero than above. */
    int64_t sum = 0;
    for (size_t i = 0; i < rest.length; i++) {
        if (!is_digit(rest.data[i])) {
            return false;
        }
        int digit = rest.data[i] - '0';
        if (sum < (INT64_MIN + digit) / 10) {
            return false;
        }
        sum = sum * 10 - digit;
    }
    if (!is_negative && sum == INT64_MIN) {
        return false;
    }
    *number = is_negative ? sum : -sum;
    return true;
}

/* Drops zeros at the end; zero itself has no digits and no sign. */
static void tidy(Digits *d)
{
    while (d->count > 0 && d->digits[d->count - 1] == '0') {
        d->count--;
    }
    if (d->count == 0) {
        d->point = 0;
        d->is_negative = false;
    }
}

static double value_of(const Digits *d)
{
    if (d->count == 0) {
        return 0;
    }
    int power = d->point - d->count;
    if (d->count <= DECIMAL_DIGITS && power <= 0 && -power <= DECIMAL_DIGITS) {
        int64_t whole = 0; /* exact, and so is the power: one correct rounding */
        for (int i = 0; i < d->count; i++) {
            whole = whole * 10 + (d->digits[i] - '0');
        }
        double size = (double)whole / powers[-power];
        return d->is_negative ? -size : size;
    }
    char text[SHORTEST_DIGITS + 16];
    (void)snprintf(text, sizeof text, "%s%.*se%d", d->is_negative ? "-" : "", d->count,
                   d->digits, power);
    return strtod(text, NULL);
}

/* `value` rounded to `count` digits; of the text "2.85e-01" the mark is passed over,
 * whatever it is. */
static Digits digits_printed(double value, int count)
{
    char text[SHORTEST_DIGITS + 16];
    (void)snprintf(text, sizeof text, "%.*e", count - 1, fabs(value));
    Digits d = {.is_negative = value < 0};
    const char *at = text;
    for (; *at != 'e' && *at != '\0'; at++) {
        if (is_digit(*at)) {
            d.digits[d.count++] = *at;
        }
    }
    d.point = *at == 'e' ? (int)strtol(at + 1, NULL, 10) + 1 : 0;
    tidy(&d);
    return d;
}

/* The usual case, a decimal that somebody printed: 29.5 is 295 divided by 10. Both are
 * exact as doubles, so the quotient is the double nearest to that decimal, and with at
 * most fifteen digits no other decimal has the same one. False: not that short. */
static bool digits_of_quotient(double value, Digits *out)
{
    enum { MOST_TRIED = 6 };
    double size = fabs(value);
    for (int decimals = 0; decimals <= MOST_TRIED; decimals++) {
        double whole = round(size * powers[decimals]);
        if (whole >= powers[DECIMAL_DIGITS]) {
            return false;
        }
        if (whole / powers[decimals] == size) {
            Digits d = {.is_negative = value < 0};
            for (int64_t rest = (int64_t)whole; rest > 0; rest /= 10) {
                d.count++;
            }
            int place = d.count;
            for (int64_t rest = (int64_t)whole; rest > 0; rest /= 10) {
                d.digits[--place] = (char)('0' + rest % 10);
            }
            d.point = d.count - decimals;
            tidy(&d);
            *out = d;
            return true;
        }
    }
    return false;
}

/* Fifteen digits survive the way to a double and back: if a shorter text reads back as
 * the value, this one does too, and ends in zeros. */
static Digits digits_shortest(double value)
{
    CHECK(isfinite(value));
    Digits d;
    if (digits_of_quotient(value, &d)) {
        return d;
    }
    int count = DECIMAL_DIGITS;
    d = digits_printed(value, count);
    while (count < SHORTEST_DIGITS && value_of(&d) != value) {
        d = digits_printed(value, ++count);
    }
    return d;
}

static void digits_round(Digits *d, int decimals)
{
    int kept = d->point + decimals;
    if (kept >= d->count) {
        return;
    }
    if (kept < 0) {
        d->count = 0; /* below a tenth of the last place */
        tidy(d);
        return;
    }
    bool goes_up = d->digits[kept] >= '5';
    d->count = kept;
    while (goes_up && d->count > 0 && d->digits[d->count - 1] == '9') {
        d->count--;
    }
    if (goes_up && d->count > 0) {
        d->digits[d->count - 1] = (char)(d->digits[d->count - 1] + 1);
    } else if (goes_up) {
        d->digits[d->count++] = '1'; /* 9.9 became 10 */
        d->point++;
    }
    tidy(d);
}

/* The digit before which `place` digits stand after the point (negative: before it). */
static char digit_at(const Digits *d, int place)
{
    int i = d->point + place;
    if (i < 0 || i >= d->count) {
        return '0';
    }
    return d->digits[i];
}

static Str digits_text(Arena *a, const Digits *d, int decimals, Str minus,
                       NumberMarks marks)
{
    Buf buf = buf_in(a, 0);
    buf_add(&buf, d->is_negative ? minus : S(""));
    for (int left = d->point > 0 ? d->point : 1; left > 0; left--) {
        buf_char(&buf, digit_at(d, -left));
        if (left > 1 && left % 3 == 1) {
            buf_add(&buf, marks.thousands);
        }
    }
    for (int place = 0; place < decimals; place++) {
        buf_add(&buf, place == 0 ? marks.decimal : S(""));
        buf_char(&buf, digit_at(d, place));
    }
    return buf_str(&buf);
}

static Str rounded_text(Arena *a, double value, int decimals, Str minus,
                        NumberMarks marks)
{
    CHECK(decimals >= 0 && decimals <= MOST_DECIMALS);
    Digits d = digits_shortest(value);
    digits_round(&d, decimals);
    return digits_text(a, &d, decimals, minus, marks);
}

Str number_text(Arena *a, double value, int decimals)
{
    return rounded_text(a, value, decimals, S("-"), (NumberMarks){S("."), S("")});
}

double number_round(double value, int decimals)
{
    CHECK(decimals >= -MOST_DECIMALS && decimals <= MOST_DECIMALS);
    Digits d = digits_shortest(value);
    digits_round(&d, decimals);
    return value_of(&d);
}

Str number_shown(Arena *a, double value, int decimals, NumberMarks marks)
{
    return rounded_text(a, value, decimals, S("\xE2\x88\x92"), marks); /* U+2212 */
}

double sum_of(const double *values, size_t count)
{
    double sum = 0;
    double lost = 0;
    for (size_t i = 0; i < count; i++) {
        double next = sum + values[i];
        if (fabs(sum) >= fabs(values[i])) {
            lost += (sum - next) + values[i];
        } else {
            lost += (values[i] - next) + sum;
        }
        sum = next;
    }
    return sum + lost;
}
