/* SPDX-License-Identifier: EUPL-1.2
 * date.c - the calendar as arithmetic, and the two offsets of Amsterdam
 *
 * Days are counted from 1 March of the year 0, so that the leap day ends a year.
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil
 * and civil_from_days.
 */
#include "base/date.h"

enum {
    DAYS_TO_1970 = 719468, /* from 0000-03-01 to 1970-01-01 */
    DAYS_400_YEARS = 146097,
    FIRST_DAY = -719162, /* 0001-01-01 */
    LAST_DAY = 2932896,  /* 9999-12-31 */
    DAY = 86400,
    HOUR = 3600,
    MINUTE = 60,
    WINTER_OFFSET = HOUR,
    SUMMER_OFFSET = 2 * HOUR,
    THURSDAY = 4, /* 1970-01-01 */
};

static int64_t floor_divide(int64_t number, int64_t by)
{
    return number / by - (number % by < 0);
}

/* Reads exactly `count` digits off the front. */
static bool take_digits(Str *text, size_t count, int *number)
{
    if (text->length < count) {
        return false;
    }
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        char c = text->data[i];
        if (c < '0' || c > '9') {
            return false;
        }
        sum = sum * 10 + (c - '0');
    }
    *text = str_slice(*text, count, text->length);
    *number = sum;
    return true;
}

static bool take_char(Str *text, char c)
{
    if (text->length == 0 || text->data[0] != c) {
        return false;
    }
    *text = str_slice(*text, 1, text->length);
    return true;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && is_leap);
}

static bool take_date(Str *text, Date *date)
{
    int year;
    int month;
    int day;
    if (!take_digits(text, 4, &year) || !take_char(text, '-') ||
        !take_digits(text, 2, &month) || !take_char(text, '-') ||
        !take_digits(text, 2, &day)) {
        return false;
    }
    if (year < 1 || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month)) {
        return false;
    }
    *date = (Date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

bool date_parse(Str text, Date *date)
{
    Str rest = text;
    Date parsed;
    if (!take_date(&rest, &parsed) || rest.length > 0) {
        return false;
    }
    *date = parsed;
    return true;
}

Str date_iso(Arena *a, Date date)
{
    if (!date_is_set(date)) {
        return S("");
    }
    return str_format(a, "%04d-%02d-%02d", date.year, date.month, date.day);
}

bool date_is_set(Date date)
{
    return date.year != 0;
}

int date_compare(Date a, Date b)
{
    int64_t difference = (a.year - b.year) * 10000 + (a.month - b.month) * 100 + a.day;
    difference -= b.day;
    return (difference > 0) - (difference < 0);
}

int64_t date_days(Date date)
{
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t era = floor_divide(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_400_YEARS + day_of_era - DAYS_TO_1970;
}

Date date_from_days(int64_t days)
{
    if (days < FIRST_DAY || days > LAST_DAY) {
        return (Date){0, 0, 0};
    }
    int64_t shifted = days + DAYS_TO_1970;
    int64_t era = floor_divide(shifted, DAYS_400_YEARS);
    int64_t day_of_era = shifted - era * DAYS_400_YEARS;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    int64_t day = day_of_year - (153 * month + 2) / 5 + 1;
    int64_t year = year_of_era + era * 400 + (month >= 10);
    return (Date){(int16_t)year, (int8_t)(month < 10 ? month + 3 : month - 9),
                  (int8_t)day};
}

static int weekday_of_days(int64_t days)
{
    int64_t shifted = days + THURSDAY;
    return (int)(shifted - floor_divide(shifted, 7) * 7);
}

int date_weekday(Date date)
{
    return weekday_of_days(date_days(date));
}

/* 01:00 UTC on the last Sunday of a month of 31 days, as March and October are. */
static int64_t last_sunday(int16_t year, int8_t month)
{
    int64_t last_day = date_days((Date){year, month, 31});
    return (last_day - weekday_of_days(last_day)) * DAY + HOUR;
}

static int64_t offset_at(int64_t seconds)
{
    int16_t year = date_from_days(floor_divide(seconds, DAY)).year;
    if (year == 0) {
        return WINTER_OFFSET; /* outside the calendar */
    }
    bool is_summer = seconds >= last_sunday(year, 3) && seconds < last_sunday(year, 10);
    return is_summer ? SUMMER_OFFSET : WINTER_OFFSET;
}

/* From seconds on the clock of Amsterdam. An hour that exists twice is the first one; the
 * hour that is skipped is read with the winter offset, and so shows an hour later. */
static Moment from_amsterdam(int64_t local)
{
    int64_t as_summer = local - SUMMER_OFFSET;
    if (offset_at(as_summer) == SUMMER_OFFSET) {
        return (Moment){as_summer};
    }
    return (Moment){local - WINTER_OFFSET};
}

/* `Z` or `+02:00`, in seconds. */
static bool take_offset(Str *text, int64_t *offset)
{
    if (take_char(text, 'Z')) {
        *offset = 0;
        return true;
    }
    bool is_west = take_char(text, '-');
    int hours;
    int minutes;
    if ((!is_west && !take_char(text, '+')) || !take_digits(text, 2, &hours) ||
        !take_char(text, ':') || !take_digits(text, 2, &minutes) || hours > 23 ||
        minutes > 59) {
        return false;
    }
    int64_t seconds = (int64_t)hours * HOUR + (int64_t)minutes * MINUTE;
    *offset = is_west ? -seconds : seconds;
    return true;
}

bool moment_parse(Str text, Moment *moment)
{
    Str rest = text;
    Date date;
    if (!take_date(&rest, &date)) {
        return false;
    }
    int64_t seconds = date_days(date) * DAY;
    if (rest.length == 0) {
        *moment = from_amsterdam(seconds);
        return true;
    }
    int hour;
    int minute;
    if (!take_char(&rest, 'T') || !take_digits(&rest, 2, &hour) ||
        !take_char(&rest, ':') || !take_digits(&rest, 2, &minute) || hour > 23 ||
        minute > 59) {
        return false;
    }
    seconds += (int64_t)hour * HOUR + (int64_t)minute * MINUTE;
    if (rest.length == 0) {
        *moment = from_amsterdam(seconds);
        return true;
    }
    int second;
    int64_t offset;
    if (!take_char(&rest, ':') || !take_digits(&rest, 2, &second) || second > 59 ||
        !take_offset(&rest, &offset) || rest.length > 0) {
        return false;
    }
    *moment = (Moment){seconds + second - offset};
    return true;
}

typedef struct Clock {
    Date date;
    int hour;
    int minute;
    int second;
} Clock;

static Clock clock_at(int64_t seconds)
{
    int64_t days = floor_divide(seconds, DAY);
    int rest = (int)(seconds - days * DAY);
    return (Clock){date_from_days(days), rest / HOUR, rest % HOUR / MINUTE,
                   rest % MINUTE};
}

Str moment_iso(Arena *a, Moment moment)
{
    int64_t offset = offset_at(moment.seconds);
    Clock c = clock_at(moment.seconds + offset);
    if (!date_is_set(c.date)) {
        return S("");
    }
    return str_format(a, "%04d-%02d-%02dT%02d:%02d:%02d+%02d:00", c.date.year,
                      c.date.month, c.date.day, c.hour, c.minute, c.second,
                      (int)(offset / HOUR));
}

Str moment_iso_utc(Arena *a, Moment moment)
{
    Clock c = clock_at(moment.seconds);
    if (!date_is_set(c.date)) {
        return S("");
    }
    return str_format(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", c.date.year, c.date.month,
                      c.date.day, c.hour, c.minute, c.second);
}

/* Source: RFC 9110, section 5.6.7, IMF-fixdate. */
Str moment_http(Arena *a, Moment moment)
{
    static const char weekdays[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    Clock c = clock_at(moment.seconds);
    if (!date_is_set(c.date)) {
        return S("");
    }
    return str_format(a, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                      weekdays[date_weekday(c.date)], c.date.day,
                      months[c.date.month - 1], c.date.year, c.hour, c.minute, c.second);
}

Date moment_date(Moment moment)
{
    return clock_at(moment.seconds + offset_at(moment.seconds)).date;
}

Moment moment_at(Date date, int hour, int minute)
{
    return from_amsterdam(date_days(date) * DAY + (int64_t)hour * HOUR +
                          (int64_t)minute * MINUTE);
}

Moment moment_day_end(Date date)
{
    return (Moment){from_amsterdam((date_days(date) + 1) * DAY).seconds - 1};
}
