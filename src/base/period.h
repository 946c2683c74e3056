/* SPDX-License-Identifier: EUPL-1.2
 * period.h - the time a figure is about
 *
 *   2017            calendar year
 *   2017/18         school or study year, 1 August 2017 to 31 July 2018
 *   2017-Q3         quarter
 *   2017-10-01      a day
 *   2006/07..2012/13, 2018..2019     a span of two periods of one kind
 *   undated         the source gives no period
 *
 * Only the first four stand on an axis. A span or an undated figure is shown in words,
 * never plotted and never compared in time.
 *
 * Sorting: by start day, then by kind, then by end; undated last.
 */
#ifndef BASE_PERIOD_H
#define BASE_PERIOD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

typedef enum PeriodKind {
    PERIOD_NONE, /* no period was given */
    PERIOD_YEAR,
    PERIOD_SCHOOL_YEAR,
    PERIOD_QUARTER,
    PERIOD_DAY,
    PERIOD_SPAN,
    PERIOD_UNDATED,
} PeriodKind;

typedef struct Period {
    PeriodKind kind;
    PeriodKind part; /* of a span: the kind of its two ends */
    Date first;      /* first day; of a span, of its first period */
    Date last;       /* last day, included */
} Period;

bool period_parse(Str text, Period *period);
Str period_text(Arena *a, Period period); /* the forms above */
int period_compare(Period a, Period b);
bool period_equal(Period a, Period b);
bool period_is_on_axis(Period period);

/* Where it stands on an axis of its kind, in whole periods: 2017/18 -> 2017,
 * 2017-Q3 -> 2017 * 4 + 2, a day -> days since 1970. */
int64_t period_index(Period period);
/* The period `steps` later (or earlier), same kind; only for those on an axis. None when
 * it would leave the years 1 to 9999. */
Period period_shift(Period period, int64_t steps);

/* Its word in definitions.yaml: year, school-year, quarter, day; empty for the others. */
bool period_kind_parse(Str text, PeriodKind *kind);
Str period_kind_name(PeriodKind kind);

#endif
