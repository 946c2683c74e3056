/* SPDX-License-Identifier: EUPL-1.2
 * shown.c - the two languages' ways of writing values
 */
#include "publish/text/shown.h"

#include <math.h>

#include "base/buf.h"
#include "base/error.h"
#include "publish/text/text.h"

static NumberMarks marks_of(Lang lang)
{
    return lang == LANG_NL ? (NumberMarks){S(","), S(".")}
                           : (NumberMarks){S("."), S(",")};
}

Str shown_double(Arena *a, double value, int decimals, Lang lang)
{
    return number_shown(a, value, decimals, marks_of(lang));
}

Str shown_integer(Arena *a, int64_t number, Lang lang)
{
    return shown_double(a, (double)number, 0, lang);
}

Str shown_decimal(Arena *a, Decimal number, Lang lang)
{
    if (!decimal_is_set(number)) {
        return S("");
    }
    return shown_double(a, number.value, number.decimals, lang);
}

Str shown_unit(const Unit *unit, double value, Lang lang)
{
    bool is_one = fabs(value) == 1.0;
    return words_in(is_one ? unit->one : unit->many, lang, NULL);
}

/* A number that is text already, with what belongs to it in this place. */
static Str with_unit(Arena *a, Str number, double value, const Unit *unit, ShownIn in,
                     Lang lang)
{
    if (unit == NULL || in == SHOWN_IN_TABLE) {
        return number;
    }
    if (in == SHOWN_IN_TEXT) {
        Str word = shown_unit(unit, value, lang);
        return str_format(a, "%.*s %.*s", STR_ARG(number), STR_ARG(word));
    }
    Str symbol = words_in(unit->symbol, lang, NULL);
    if (symbol.length == 0) {
        return number;
    }
    const char *between = lang == LANG_NL ? " " : "";
    return str_format(a, "%.*s%s%.*s", STR_ARG(number), between, STR_ARG(symbol));
}

Str shown_amount(Arena *a, Decimal number, const Unit *unit, ShownIn in, Lang lang)
{
    if (!decimal_is_set(number)) {
        return S("");
    }
    return with_unit(a, shown_decimal(a, number, lang), number.value, unit, in, lang);
}

Str shown_difference(Arena *a, double difference, int decimals, const Unit *unit,
                     Lang lang)
{
    double rounded = number_round(difference, decimals);
    Str number = shown_double(a, rounded, decimals, lang);
    if (rounded > 0) {
        number = str_format(a, "+%.*s", STR_ARG(number));
    }
    const Unit *of_difference =
        unit != NULL && unit->difference != NULL ? unit->difference : unit;
    return with_unit(a, number, rounded, of_difference, SHOWN_IN_TEXT, lang);
}

Str shown_range(Arena *a, Str low, Str high, Lang lang)
{
    return text_fill(a, TEXT_SHOWN_RANGE, lang,
                     PLACES({PLACE_LOW, low}, {PLACE_HIGH, high}));
}

Str shown_euros(Arena *a, int64_t cents, Lang lang)
{
    int decimals = cents % 100 == 0 ? 0 : 2;
    Str number = shown_double(a, (double)cents / 100.0, decimals, lang);
    return str_format(a, lang == LANG_NL ? "€ %.*s" : "€%.*s", STR_ARG(number));
}

int shown_decimals(const Figure *figure)
{
    if (decimal_is_set(figure->value)) {
        return figure->value.decimals;
    }
    return figure->low.decimals > figure->high.decimals ? figure->low.decimals
                                                        : figure->high.decimals;
}

/* Why there is no number: hidden and impossible are told apart from simply missing. */
static Str shown_nothing(const Figure *figure, ShownIn in, Lang lang)
{
    if (figure->confidentiality != CONFIDENTIALITY_OPEN) {
        return text_get(TEXT_SHOWN_HIDDEN, lang);
    }
    if (figure->availability == AVAILABLE_IMPOSSIBLE) {
        return text_get(TEXT_SHOWN_IMPOSSIBLE, lang);
    }
    return in == SHOWN_IN_TEXT ? text_get(TEXT_SHOWN_NO_FIGURE, lang) : S("–");
}

bool shown_has_range(const Figure *figure)
{
    bool may_be_seen = figure->confidentiality == CONFIDENTIALITY_OPEN ||
                       (figure->confidentiality == CONFIDENTIALITY_PUBLISHER &&
                        figure->range_kind == RANGE_DISCLOSURE);
    return may_be_seen && figure->availability == AVAILABLE_KNOWN &&
           decimal_is_set(figure->low) && decimal_is_set(figure->high);
}

Str shown_figure(Arena *a, const Figure *figure, ShownIn in, Lang lang)
{
    const Unit *unit = figure->series->definition->unit;
    if (figure_has_value(figure)) {
        Str value = shown_amount(a, figure->value, unit, in, lang);
        if (!figure->is_lower_bound) {
            return value;
        }
        return text_fill(a, TEXT_SHOWN_MORE_THAN, lang, PLACES({PLACE_VALUE, value}));
    }
    if (!shown_has_range(figure)) {
        return shown_nothing(figure, in, lang);
    }
    Str range = shown_range(a, shown_decimal(a, figure->low, lang),
                            shown_decimal(a, figure->high, lang), lang);
    return with_unit(a, range, figure->high.value, unit, in, lang);
}

bool shown_as_provisional(const Figure *figure)
{
    return figure->stage == STAGE_PROVISIONAL || figure->stage == STAGE_REVISED;
}

static size_t add_stage(Stage stage, Lang lang, Str *parts)
{
    switch (stage) {
    case STAGE_NOT_STATED:
    case STAGE_FINAL:
        return 0;
    case STAGE_PROVISIONAL:
        parts[0] = text_get(TEXT_STATUS_PROVISIONAL, lang);
        return 1;
    case STAGE_REVISED:
        parts[0] = text_get(TEXT_STATUS_REVISED, lang);
        return 1;
    case STAGE_ESTIMATED:
        parts[0] = text_get(TEXT_STATUS_ESTIMATED, lang);
        return 1;
    case STAGE_FORECAST:
        parts[0] = text_get(TEXT_STATUS_FORECAST, lang);
        return 1;
    }
    return 0;
}

Str shown_status(Arena *a, const Figure *figure, Lang lang)
{
    Str parts[4];
    size_t count = add_stage(figure->stage, lang, parts);
    if (figure->origin == ORIGIN_COMPUTED) {
        parts[count++] = text_get(TEXT_STATUS_COMPUTED, lang);
    } else if (figure->origin == ORIGIN_ESTIMATED && figure->stage != STAGE_ESTIMATED) {
        parts[count++] = text_get(TEXT_STATUS_ESTIMATED, lang);
    }
    if (figure->confidentiality == CONFIDENTIALITY_PUBLISHER) {
        parts[count++] = text_get(TEXT_STATUS_HIDDEN_BY_PUBLISHER, lang);
    } else if (figure->confidentiality == CONFIDENTIALITY_US) {
        parts[count++] = text_get(TEXT_STATUS_HIDDEN_BY_US, lang);
    }
    return str_join(a, parts, count, S(", "));
}

static Str month_name(int month, Lang lang)
{
    static const Str names[LANG_COUNT][12] = {
        {S_INIT("januari"), S_INIT("februari"), S_INIT("maart"), S_INIT("april"),
         S_INIT("mei"), S_INIT("juni"), S_INIT("juli"), S_INIT("augustus"),
         S_INIT("september"), S_INIT("oktober"), S_INIT("november"), S_INIT("december")},
        {S_INIT("January"), S_INIT("February"), S_INIT("March"), S_INIT("April"),
         S_INIT("May"), S_INIT("June"), S_INIT("July"), S_INIT("August"),
         S_INIT("September"), S_INIT("October"), S_INIT("November"), S_INIT("December")},
    };
    CHECK(month >= 1 && month <= 12);
    return names[lang][month - 1];
}

Str shown_date(Arena *a, Date date, Lang lang)
{
    if (!date_is_set(date)) {
        return S("");
    }
    Str month = month_name(date.month, lang);
    return str_format(a, "%d %.*s %d", date.day, STR_ARG(month), date.year);
}

bool shown_month_year(Arena *a, Str dutch, Lang lang, Str *shown)
{
    Str name, year;
    int64_t number;
    if (!str_cut(dutch, ' ', &name, &year) || !integer_parse(year, &number)) {
        return false;
    }
    for (int month = 1; month <= 12; month++) {
        if (str_equal(month_name(month, LANG_NL), name)) {
            *shown = str_format(a, "%.*s %.*s", STR_ARG(month_name(month, lang)),
                                STR_ARG(year));
            return true;
        }
    }
    return false;
}

Str shown_date_short(Arena *a, Date date, Lang lang)
{
    if (!date_is_set(date)) {
        return S("");
    }
    if (lang == LANG_NL) {
        return str_format(a, "%02d-%02d-%04d", date.day, date.month, date.year);
    }
    Str month = str_slice(month_name(date.month, lang), 0, 3);
    return str_format(a, "%d %.*s %d", date.day, STR_ARG(month), date.year);
}

Str shown_moment(Arena *a, Moment moment, Lang lang)
{
    Date date = moment_date(moment);
    Str day = shown_date(a, date, lang);
    Str clock = str_slice(moment_iso(a, moment), 11, 16);
    if (clock.length == 0 || str_equal(clock, S("00:00"))) {
        return day;
    }
    Str hour = lang == LANG_NL ? str_replace(a, clock, S(":"), S(".")) : clock;
    return text_fill(a, TEXT_SHOWN_MOMENT, lang,
                     PLACES({PLACE_DATE, day}, {PLACE_TIME, hour}));
}

static Str shown_quarter(Arena *a, Date first, Lang lang)
{
    return str_format(a, "%d-%s%d", first.year, lang == LANG_NL ? "K" : "Q",
                      (first.month - 1) / 3 + 1);
}

/* The last period of a span, found back from its last day. */
static Period span_end(Period span)
{
    Period end = {.kind = span.part, .last = span.last, .first = span.last};
    if (span.part == PERIOD_YEAR) {
        end.first = (Date){span.last.year, 1, 1};
    } else if (span.part == PERIOD_SCHOOL_YEAR) {
        end.first =
            (Date){(int16_t)(span.last.year - 1), (int8_t)(span.last.month % 12 + 1), 1};
    } else if (span.part == PERIOD_QUARTER) {
        end.first = (Date){span.last.year, (int8_t)(span.last.month - 2), 1};
    }
    return end;
}

/* 2013, without the detour of printf: the tables of a site are full of years. */
static Str shown_year(Arena *a, int year)
{
    Buf buf = buf_in(a, 0);
    buf_int(&buf, year);
    return buf_str(&buf);
}

Str shown_period(Arena *a, Period period, Lang lang)
{
    switch (period.kind) {
    case PERIOD_NONE:
        return S("");
    case PERIOD_YEAR:
        return shown_year(a, period.first.year);
    case PERIOD_SCHOOL_YEAR:
        return str_format(a, "%d/%02d", period.first.year, (period.first.year + 1) % 100);
    case PERIOD_QUARTER:
        return shown_quarter(a, period.first, lang);
    case PERIOD_DAY:
        return shown_date(a, period.first, lang);
    case PERIOD_SPAN: {
        Period begin = {.kind = period.part, .first = period.first, .last = period.first};
        return text_fill(a, TEXT_SHOWN_SPAN, lang,
                         PLACES({PLACE_FROM, shown_period(a, begin, lang)},
                                {PLACE_TO, shown_period(a, span_end(period), lang)}));
    }
    case PERIOD_UNDATED:
        return text_get(TEXT_SHOWN_UNDATED, lang);
    }
    return S("");
}

Str shown_capital(Arena *a, Str text)
{
    if (text.length == 0 || text.data[0] < 'a' || text.data[0] > 'z') {
        return text;
    }
    return str_format(a, "%c%.*s", text.data[0] - 'a' + 'A',
                      STR_ARG(str_slice(text, 1, text.length)));
}

Str shown_cell(Arena *a, Cell cell, Lang lang)
{
    return cell.count == 0 ? text_get(TEXT_SHOWN_TOTAL, lang) : cell_label(a, cell, lang);
}
