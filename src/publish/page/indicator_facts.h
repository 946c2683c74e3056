/* SPDX-License-Identifier: EUPL-1.2
 * indicator_facts.h - what an indicator means, aims at, and what others say about it
 */
#ifndef PUBLISH_PAGE_INDICATOR_FACTS_H
#define PUBLISH_PAGE_INDICATOR_FACTS_H

#include "publish/page/page.h"

void target_part(Page *page, const IndicatorView *view);
void definition_part(Page *page, const IndicatorView *view);
void statement_part(Page *page, const IndicatorView *view);
void indicator_sources(Page *page, const IndicatorView *view); /* a list */

/* One target: what it says, and whether it can be computed. A list item's content. */
void put_target(Page *page, const Target *target);

#endif
