/* SPDX-License-Identifier: EUPL-1.2
 * promise_chart.h - what the promises record: owner, end date, a number to reach
 */
#ifndef PUBLISH_PAGE_PROMISE_CHART_H
#define PUBLISH_PAGE_PROMISE_CHART_H

#include "publish/page/page.h"

typedef struct PromiseCounts {
    size_t actions;
    size_t owner; /* named */
    size_t date;
    size_t target;
    size_t all_three;
} PromiseCounts;

PromiseCounts promise_counts(const View *view);
/* "Vier van de 46 acties noemen een eigenaar, een einddatum én een aantal." */
Str promise_finding(Page *page, const PromiseCounts *counts);
/* The finding in the caption, and the drawing: one column per action, by theme. */
void promise_chart(Page *page, bool with_finding);
/* The same counts, by theme. */
void promise_table(Page *page);

#endif
