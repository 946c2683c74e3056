/* SPDX-License-Identifier: EUPL-1.2
 * frozen.h - an indicator as it stood in one edition, at an address that stays
 *
 *   nl/cijfers/jobs/index.html                         goes along with every edition
 *   nl/cijfers/jobs/editie/monitor-2019/index.html     what that edition says, for good
 *
 * There is one for each own edition by which the indicator has figures. It is written by
 * the same renderer, on a View as of that edition. A frozen view knows the living one;
 * the living view holds the frozen ones (view->frozen).
 *
 * Citations name this address.
 */
#ifndef PUBLISH_PAGE_FROZEN_H
#define PUBLISH_PAGE_FROZEN_H

#include "publish/page/page.h"

/* Makes the views of all own editions, and the list of frozen indicators. */
void view_freeze(Arena *a, View *view);

/* The one of this indicator in this edition, or null. From a living or a frozen view. */
const Frozen *frozen_of(const View *view, const Indicator *indicator,
                        const Edition *edition);
/* The name of an edition, linked to its frozen page where there is one. */
void frozen_link(Page *page, const Indicator *indicator, const Edition *edition);
/* On a frozen page: which edition this is, and what changed since. */
void frozen_notice(Page *page, const Indicator *indicator);
/* "Dit onderwerp in eerdere edities: Monitor 2017, Monitor 2018, …" */
void frozen_list(Page *page, const Indicator *indicator);

#endif
