/* SPDX-License-Identifier: EUPL-1.2
 * period.c - reading, writing and ordering periods
 *
 * A school year runs from 1 August to 31 July: so the law has it for primary and
 * secondary schools and for mbo. Higher education starts a month later; the difference
 * never shows, as the two are one kind and sort alike.
 */
#include "base/period.h"

#include "base/error.h"

enum { SCHOOL_MONTH = 8, LAST_YEAR = 9999, QUARTERS = 4 };

static Date day_of(int64_t year, int month, int day)
{
    return (Date){(int16_t)year, (int8_t)month, (int8_t)day};
}

/* The last day of the month. */
static Date month_end(int64_t year, int month)
{
    Date next = month == 12 ? day_of(year + 1, 1, 1) : day_of(year, month + 1, 1);
    return month == 12 ? day_of(year, 12, 31) : date_from_days(date_days(next) - 1);
}

/* The period of a kind that stands on an axis; none when it leaves the calendar. */
static Period period_at(PeriodKind kind, int64_t index)
{
    Period none = {.kind = PERIOD_NONE};
    if (kind == PERIOD_DAY) {
        Date day = date_from_days(index);
        return date_is_set(day) ? (Period){.kind = kind, .first = day, .last = day}
                                : none;
    }
    int64_t year = kind == PERIOD_QUARTER ? index / QUARTERS : index;
    int64_t last_year = kind == PERIOD_SCHOOL_YEAR ? year + 1 : year;
    if (year < 1 || last_year > LAST_YEAR) {
        return none;
    }
    if (kind == PERIOD_YEAR) {
        return (Period){kind, PERIOD_NONE, day_of(year, 1, 1), day_of(year, 12, 31)};
    }
    if (kind == PERIOD_SCHOOL_YEAR) {
        return (Period){kind, PERIOD_NONE, day_of(year, SCHOOL_MONTH, 1),
                        day_of(last_year, SCHOOL_MONTH - 1, 31)};
    }
    int month = (int)(index % QUARTERS) * 3 + 1;
    return (Period){kind, PERIOD_NONE, day_of(year, month, 1),
                    month_end(year, month + 2)};
}

static bool digits_parse(Str text, size_t count, int *number)
{
    if (text.length != count) {
        return false;
    }
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
        sum = sum * 10 + (text.data[i] - '0');
    }
    *number = sum;
    return true;
}

/* A period that stands on an axis. */
static bool simple_parse(Str text, Period *period)
{
    Period parsed = {.kind = PERIOD_NONE};
    Date day;
    if (date_parse(text, &day)) {
        *period = (Period){.kind = PERIOD_DAY, .first = day, .last = day};
        return true;
    }
    int year;
    if (!digits_parse(str_slice(text, 0, 4), 4, &year)) {
        return false;
    }
    Str rest = str_slice(text, 4, text.length);
    int next;
    if (rest.length == 0) {
        parsed = period_at(PERIOD_YEAR, year);
    } else if (str_starts(rest, S("/")) &&
               digits_parse(str_slice(rest, 1, rest.length), 2, &next)) {
        if (next != (year + 1) % 100) {
            return false;
        }
        parsed = period_at(PERIOD_SCHOOL_YEAR, year);
    } else if (str_starts(rest, S("-Q")) && rest.length == 3 && rest.data[2] >= '1' &&
               rest.data[2] <= '4') {
        parsed = period_at(PERIOD_QUARTER, (int64_t)year * QUARTERS + rest.data[2] - '1');
    }
    if (parsed.kind == PERIOD_NONE) {
        return false;
    }
    *period = parsed;
    return true;
}

static bool span_parse(Str head, Str tail, Period *period)
{
    Period from;
    Period to;
    if (!simple_parse(head, &from) || !simple_parse(tail, &to) || from.kind != to.kind ||
        date_compare(from.first, to.first) >= 0) {
        return false;
    }
    *period = (Period){PERIOD_SPAN, from.kind, from.first, to.last};
    return true;
}

bool period_parse(Str text, Period *period)
{
    if (str_equal(text, S("undated"))) {
        *period = (Period){.kind = PERIOD_UNDATED};
        return true;
    }
    Str head;
    Str tail;
    if (str_cut(text, '.', &head, &tail)) {
        return str_starts(tail, S(".")) &&
               span_parse(head, str_slice(tail, 1, tail.length), period);
    }
    return simple_parse(text, period);
}

/* The text of the period of this kind that has `day` as its first or last day. */
static Str simple_text(Arena *a, PeriodKind kind, Date day)
{
    if (kind == PERIOD_DAY) {
        return date_iso(a, day);
    }
    if (kind == PERIOD_QUARTER) {
        return str_format(a, "%04d-Q%d", day.year, (day.month + 2) / 3);
    }
    if (kind == PERIOD_SCHOOL_YEAR) {
        int year = day.month < SCHOOL_MONTH ? day.year - 1 : day.year;
        return str_format(a, "%04d/%02d", year, (year + 1) % 100);
    }
    return str_format(a, "%04d", day.year);
}

Str period_text(Arena *a, Period period)
{
    switch (period.kind) {
    case PERIOD_NONE:
        return S("");
    case PERIOD_UNDATED:
        return S("undated");
    case PERIOD_SPAN: {
        Str from = simple_text(a, period.part, period.first);
        Str to = simple_text(a, period.part, period.last);
        return str_format(a, "%.*s..%.*s", STR_ARG(from), STR_ARG(to));
    }
    case PERIOD_YEAR:
    case PERIOD_SCHOOL_YEAR:
    case PERIOD_QUARTER:
    case PERIOD_DAY:
        return simple_text(a, period.kind, period.first);
    }
    return S("");
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

int period_compare(Period a, Period b)
{
    int order = compare_numbers(a.kind == PERIOD_UNDATED, b.kind == PERIOD_UNDATED);
    if (order == 0) {
        order = date_compare(a.first, b.first);
    }
    if (order == 0) {
        order = compare_numbers((int)a.kind, (int)b.kind);
    }
    if (order == 0) {
        order = date_compare(a.last, b.last);
    }
    /* 2017..2018 and 2017-Q1..2018-Q4 cover the same days */
    return order != 0 ? order : compare_numbers((int)a.part, (int)b.part);
}

bool period_equal(Period a, Period b)
{
    return period_compare(a, b) == 0;
}

bool period_is_on_axis(Period period)
{
    return period.kind == PERIOD_YEAR || period.kind == PERIOD_SCHOOL_YEAR ||
           period.kind == PERIOD_QUARTER || period.kind == PERIOD_DAY;
}

int64_t period_index(Period period)
{
    CHECK(period_is_on_axis(period));
    if (period.kind == PERIOD_DAY) {
        return date_days(period.first);
    }
    if (period.kind == PERIOD_QUARTER) {
        return (int64_t)period.first.year * QUARTERS + (period.first.month - 1) / 3;
    }
    return period.first.year;
}

Period period_shift(Period period, int64_t steps)
{
    int64_t index = period_index(period);
    int64_t farthest = (int64_t)1 << 32; /* far outside the calendar, and no overflow */
    if (steps > farthest || steps < -farthest) {
        return (Period){.kind = PERIOD_NONE};
    }
    return period_at(period.kind, index + steps);
}

typedef struct KindName {
    PeriodKind kind;
    Str name;
} KindName;

static const KindName kind_names[] = {
    {PERIOD_YEAR, S_INIT("year")},
    {PERIOD_SCHOOL_YEAR, S_INIT("school-year")},
    {PERIOD_QUARTER, S_INIT("quarter")},
    {PERIOD_DAY, S_INIT("day")},
};

bool period_kind_parse(Str text, PeriodKind *kind)
{
    for (size_t i = 0; i < sizeof kind_names / sizeof kind_names[0]; i++) {
        if (str_equal(kind_names[i].name, text)) {
            *kind = kind_names[i].kind;
            return true;
        }
    }
    return false;
}

Str period_kind_name(PeriodKind kind)
{
    for (size_t i = 0; i < sizeof kind_names / sizeof kind_names[0]; i++) {
        if (kind_names[i].kind == kind) {
            return kind_names[i].name;
        }
    }
    return S("");
}
