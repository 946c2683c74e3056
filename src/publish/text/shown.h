/* SPDX-License-Identifier: EUPL-1.2
 * shown.h - numbers, dates, periods, units and statuses, each language's way
 *
 *                        Dutch                     English
 *   number               1.861.000   20,3          1,861,000   20.3
 *   in running text      28 procent                28 percent
 *   on an axis, table    28 %                      28%
 *   difference           +7 procentpunt            +7 percentage points
 *   below zero           −3        (U+2212)        −3
 *   range                11 tot 23                 11 to 23
 *   lower bound          meer dan 160              more than 160
 *   date                 27 juni 2024              27 June 2024
 *   date in a table      27-06-2024                27 Jun 2024
 *   period               2017, 2017/18, 2017-K3    2017, 2017/18, 2017-Q3
 *   span                 2018 tot en met 2019      2018 to 2019
 *   no figure            geen cijfer, table –      no figure, table –
 *
 * A number shows as many decimals as were printed: none is invented and none is lost.
 * Words of units come from the pact; nothing here knows what is counted.
 *
 * Pure. Results live in `a` or are constant.
 */
#ifndef PUBLISH_TEXT_SHOWN_H
#define PUBLISH_TEXT_SHOWN_H

#include "domain/figures/figures.h"
#include "domain/words.h"

typedef enum ShownIn {
    SHOWN_IN_TEXT,  /* with the word of the unit: "28 procent", "3 personen" */
    SHOWN_ON_AXIS,  /* with the symbol, if the unit has one: "28 %"; else the bare number
                     */
    SHOWN_IN_TABLE, /* the bare number: the head of the column names the unit */
} ShownIn;

Str shown_integer(Arena *a, int64_t number, Lang lang);
Str shown_double(Arena *a, double value, int decimals, Lang lang);
Str shown_decimal(Arena *a, Decimal number, Lang lang); /* empty when unset */

Str shown_amount(Arena *a, Decimal number, const Unit *unit, ShownIn in, Lang lang);
/* "+7 procentpunt", "−3 personen", "0 personen": `unit` is that of the values compared.
 */
Str shown_difference(Arena *a, double difference, int decimals, const Unit *unit,
                     Lang lang);
/* The word of a unit for this value: "persoon" for 1, else "personen". */
Str shown_unit(const Unit *unit, double value, Lang lang);
Str shown_range(Arena *a, Str low, Str high, Lang lang);
Str shown_euros(Arena *a, int64_t cents, Lang lang); /* "€ 100.000.000", "€ 12,50" */

/* The value as it may be shown: a number, a range, a lower bound, or why there is none.
 */
Str shown_figure(Arena *a, const Figure *figure, ShownIn in, Lang lang);
/* Bounds may be shown: the source gave them, and nobody hid them. A count the publisher
 * hid ("<5") has bounds it published itself; one that we hid has none to show. */
bool shown_has_range(const Figure *figure);
/* Its decimals as printed: of the value, or else of the larger bound. */
int shown_decimals(const Figure *figure);
/* What a reader must know of it: "voorlopig", "geschat, door ons berekend"; often empty.
 */
Str shown_status(Arena *a, const Figure *figure, Lang lang);
bool shown_as_provisional(const Figure *figure); /* dashed line, open marker */

/* With a capital, for the start of a heading; only a to z are changed. */
Str shown_capital(Arena *a, Str text);

/* "juni 2018", as a paper gives it, in the other language too; false: other words. */
bool shown_month_year(Arena *a, Str dutch, Lang lang, Str *shown);
Str shown_date(Arena *a, Date date, Lang lang);
Str shown_date_short(Arena *a, Date date, Lang lang);
Str shown_moment(Arena *a, Moment moment, Lang lang); /* with the hour, if not midnight */
Str shown_period(Arena *a, Period period, Lang lang);
Str shown_cell(Arena *a, Cell cell,
               Lang lang); /* cell_label, or the word for the total */

#endif
