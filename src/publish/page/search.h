/* SPDX-License-Identifier: EUPL-1.2
 * search.h - one page that lists everything, and the field that leads to it
 *
 *   Cijfers       Aandeel vrouwen …        a subject, in one line of words
 *   Begrippen     bbl                      its meaning
 *   Partijen      …
 *
 * Grouped and in the order of the alphabet, so that it reads as an index; the script
 * (assets/site.js) leaves out what does not match the words typed. Each entry carries the
 * other forms of the terms in it, so that "middelbaar beroepsonderwijs" finds mbo.
 */
#ifndef PUBLISH_PAGE_SEARCH_H
#define PUBLISH_PAGE_SEARCH_H

#include "publish/page/page.h"

/* In the head of every page but the search page itself. */
void search_form(Page *page);

#endif
