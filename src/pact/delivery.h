/* SPDX-License-Identifier: EUPL-1.2
 * delivery.h - a restricted source's own counts, hidden before they become figures
 *
 *   deliveries/count-2023.csv    series,cell,region,period,edition,value,largest,source
 *                                students-v1,sex=women,NL,2023/24,monitor-2024,3,,count
 *   deliveries/rules.csv         source,least,dominance_pct
 *                                count,5,75
 *        |
 *        v  delivery_read(), delivery_protect(), delivery_add()
 *   monitor/figures.csv students-v1,sex=women,NL,2023/24,monitor-2024,,hidden-by-us
 *
 * The folder deliveries/ is read by nothing else and never published; what figures.csv
 * gets is all there is for the rest of the program, so what is hidden cannot come out.
 * `largest` is the largest contributor's part, for the rule of dominance.
 *
 * A group is what a series says of one period. Bound by sums are: a code and its children
 * (whole and parts, where they add up), and a region and those of the scheme that nests
 * in its own. Where parts are not delivered, what is left over counts as one unknown
 * cell. Figures of the same series and period in other editions were printed: they cannot
 * be hidden, and help to work out others.
 *
 * Refused, each with its line: an unknown word, a column that is not one of these, a
 * source that is not `restricted` or has no rule, shares, negative counts, a figure that
 * is there already, one that an earlier edition hid and this delivery lacks; and what
 * domain/secrecy refuses. Then nothing is written.
 */
#ifndef PACT_DELIVERY_H
#define PACT_DELIVERY_H

#include "domain/secrecy/secrecy.h"
#include "formats/text_fault.h"
#include "pact/pact.h"

typedef struct DeliveryRow {
    int line;
    const Series *series;
    Cell cell;
    const Region *region;
    Period period;
    const Edition *edition;
    Decimal value;
    double largest; /* 0: not given */
    Str stage;
    Str locator;
    SecrecyState state; /* set by delivery_protect() */
} DeliveryRow;

typedef struct Delivery {
    const Source *source;
    SecrecyRule rule;
    DeliveryRow *rows; /* in the order of the file */
    size_t count;
    size_t primary;
    size_t complementary;
} Delivery;

/* False when there are faults; they are in the list. `rules` is deliveries/rules.csv. */
MUST_CHECK bool delivery_read(Arena *a, const Pact *pact, Str text, Str rules,
                              Delivery *delivery, TextFaults *faults);
/* The rule of one source in the text of deliveries/rules.csv. */
MUST_CHECK bool delivery_rule(Arena *a, Str rules, const Source *source,
                              SecrecyRule *rule, Error *err);
MUST_CHECK bool delivery_protect(const Pact *pact, Delivery *delivery, Error *err);
/* figures.csv with the rows added, hidden ones without their value. */
MUST_CHECK bool delivery_add(Arena *a, const Delivery *delivery, Str figures, Str *text,
                             Error *err);

#endif
