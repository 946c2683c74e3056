/* SPDX-License-Identifier: EUPL-1.2
 * restated.h - the same figure in successive editions, and why it differs
 *
 *   2013, total   1 395 000   Monitor 2019, 2020   definition 1   first given
 *                 1 489 000   Monitor 2023         definition 2   new survey
 *
 * One group per cell, region and period that more than one edition answered; one line per
 * different answer. Within a series the difference is told; across series it never is:
 * there the cause of the break stands in words.
 */
#ifndef PUBLISH_PAGE_RESTATED_H
#define PUBLISH_PAGE_RESTATED_H

#include "publish/page/page.h"

/* Nothing when no answer ever differed. */
void restated_part(Page *page, const IndicatorView *view);

#endif
