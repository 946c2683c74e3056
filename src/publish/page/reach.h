/* SPDX-License-Identifier: EUPL-1.2
 * reach.h - links to the pages about reach; the pages themselves are reach.c
 */
#ifndef PUBLISH_PAGE_REACH_H
#define PUBLISH_PAGE_REACH_H

#include "publish/page/page.h"

/* A part with all pages about reach; nothing when the pact has none. */
void reach_links(Page *page);
/* The same for the questions whose shares are figures of this indicator. */
void reach_links_of(Page *page, const Indicator *indicator);

#endif
