/* SPDX-License-Identifier: EUPL-1.2
 * typed.c - numbers that somebody typed
 */
#include "publish/report/typed.h"

#include <math.h>

#define LEAST_AMOUNT 13 /* below it, a whole number counts things of the text itself */
#define FIRST_YEAR 1900
#define LAST_YEAR 2100

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char char_at(Str text, size_t at)
{
    return at < text.length ? text.data[at] : ' ';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80);
}

/* " procent", "%", " %", " percent": but a percentage point is a difference. */
static bool says_percent(Str after)
{
    Str rest = str_starts(after, S("\xC2\xA0")) ? str_slice(after, 2, after.length)
                                                : str_trim(str_slice(after, 0, 20));
    return str_starts(rest, S("%")) ||
           ((str_starts(rest, S("procent")) || str_starts(rest, S("percent"))) &&
            !str_starts(rest, S("procentpunt")) &&
            !str_starts(rest, S("percentage point")));
}

/* Digits with marks of thousands before three digits, and one decimal mark. */
static size_t number_end(Str text, size_t from, Lang lang, Buf *digits)
{
    char thousands = lang == LANG_NL ? '.' : ',';
    char decimal = lang == LANG_NL ? ',' : '.';
    bool has_decimal = false;
    size_t at = from;
    for (; at < text.length; at++) {
        char c = text.data[at];
        if (is_digit(c)) {
            buf_char(digits, c);
        } else if (c == thousands && !has_decimal && is_digit(char_at(text, at + 1)) &&
                   is_digit(char_at(text, at + 2)) && is_digit(char_at(text, at + 3)) &&
                   !is_digit(char_at(text, at + 4))) {
            continue;
        } else if (c == decimal && !has_decimal && is_digit(char_at(text, at + 1))) {
            has_decimal = true;
            buf_char(digits, '.');
        } else {
            break;
        }
    }
    return at;
}

/* A period, a date, a paper number, part of a word: no amount. */
static bool is_other(Str text, size_t from, size_t to)
{
    char before = from > 0 ? text.data[from - 1] : ' ';
    char after = char_at(text, to);
    return is_letter(before) || before == '/' || before == '-' || before == '#' ||
           after == '/' || after == '-' || (is_letter(after) && after != (char)0xC2) ||
           (after == '.' && is_digit(char_at(text, to + 1)));
}

bool typed_next(Str text, size_t *at, Lang lang, TypedNumber *number)
{
    char store[64];
    for (size_t from = *at; from < text.length; from++) {
        if (!is_digit(text.data[from]) || (from > 0 && is_digit(text.data[from - 1]))) {
            continue;
        }
        Buf digits = {.data = store, .capacity = sizeof store, .limit = sizeof store - 1};
        size_t to = number_end(text, from, lang, &digits);
        Decimal read;
        if (is_other(text, from, to) || !decimal_parse(buf_str(&digits), &read)) {
            from = to > from ? to - 1 : from;
            continue;
        }
        bool is_share = says_percent(str_slice(text, to, text.length));
        bool is_year = read.decimals == 0 && to - from == 4 && read.value >= FIRST_YEAR &&
                       read.value <= LAST_YEAR;
        if (!is_share && is_year) {
            from = to - 1;
            continue;
        }
        *number = (TypedNumber){
            .text = str_slice(text, from, to),
            .value = read.value,
            .at = from,
            .is_share = is_share,
            .is_small = !is_share && read.decimals == 0 &&
                        read.value<LEAST_AMOUNT, .has_decimals = read.decimals> 0,
            .after = str_trim(str_slice(text, to, text.length)),
        };
        *at = to;
        return true;
    }
    *at = text.length;
    return false;
}

static bool follows(Str after, Words words, Lang lang)
{
    Str word = words_in(words, lang, NULL);
    return word.length > 0 && str_starts(after, word) &&
           !is_letter(char_at(after, word.length));
}

static bool is_like(const TypedNumber *number, const Figure *figure, Lang lang)
{
    const Unit *unit = figure->series->definition->unit;
    double value = fabs(figure->value.value), typed = fabs(number->value);
    bool is_near = typed >= value / 2 && typed <= value * 2;
    if (number->is_small && !follows(number->after, unit->many, lang) &&
        !follows(number->after, unit->one, lang)) {
        return false;
    }
    if (unit->is_share) {
        return number->is_share || (number->has_decimals && is_near);
    }
    return !number->is_share && is_near;
}

const Figure *typed_contradicts(const View *view, const TypedNumber *number,
                                const Indicator *indicator, Lang lang)
{
    const Figure *nearest = NULL;
    for (size_t s = 0; s < view->pact->monitor.series.count; s++) {
        const SeriesView *series = &view->series[s];
        if (series->series->definition->indicator != indicator) {
            continue;
        }
        for (size_t i = 0; i < series->lines.count; i++) {
            const FigureRefs *figures = &series->lines.items[i].figures;
            for (size_t k = 0; k < figures->count; k++) {
                const Figure *figure = figures->items[k];
                if (!figure_has_value(figure)) {
                    continue;
                }
                double away = fabs(figure->value.value - number->value);
                if (away < 1e-9) {
                    return NULL;
                }
                if (is_like(number, figure, lang) &&
                    (nearest == NULL ||
                     away < fabs(nearest->value.value - number->value))) {
                    nearest = figure;
                }
            }
        }
    }
    return nearest;
}
