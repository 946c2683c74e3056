/* SPDX-License-Identifier: EUPL-1.2
 * date.h - days and moments, without a clock
 *
 * A Date is a day in the Gregorian calendar; {0,0,0} is "no date". A Moment is a
 * second in UTC, written as RFC 3339 with the offset of Europe/Amsterdam when shown to
 * people. Reading a clock is the business of app/ alone; it hands moments down.
 *
 * The offset of Amsterdam follows the rule of the European Union since 1996: summer time
 * from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
 * Of an hour that exists twice the first is meant; 02:30 in the hour that is skipped is
 * taken as 03:30. A moment outside the years 1 to 9999 has no text and no date.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct Date {
    int16_t year; /* 1 to 9999 */
    int8_t month; /* 1 to 12 */
    int8_t day;   /* 1 to 31 */
} Date;

typedef struct Moment {
    int64_t seconds; /* since 1970-01-01T00:00:00Z */
} Moment;

/* `2018-06-27` and nothing else; false for a day that does not exist. */
bool date_parse(Str text, Date *date);
Str date_iso(Arena *a, Date date); /* empty for no date */
bool date_is_set(Date date);
int date_compare(Date a, Date b);
int64_t date_days(Date date); /* days since 1970-01-01 */
Date date_from_days(int64_t days);
int date_weekday(Date date); /* 0 Sunday to 6 Saturday */

/* `2018-06-27`, `2018-06-27T07:00` (both Amsterdam time, a day alone meaning 00:00), or
 * `2018-06-27T05:00:00Z` / `+02:00`. */
bool moment_parse(Str text, Moment *moment);
Str moment_iso(Arena *a, Moment moment);           /* 2018-06-27T07:00:00+02:00 */
Str moment_iso_utc(Arena *a, Moment moment);       /* 2018-06-27T05:00:00Z */
Str moment_http(Arena *a, Moment moment);          /* Wed, 27 Jun 2018 05:00:00 GMT */
Date moment_date(Moment moment);                   /* the day in Amsterdam */
Moment moment_at(Date date, int hour, int minute); /* a wall-clock time in Amsterdam */
Moment moment_day_end(Date date); /* the last second of that day in Amsterdam */

#endif
