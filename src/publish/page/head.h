/* SPDX-License-Identifier: EUPL-1.2
 * head.h - what machines read about a page: its address, its summary, its data
 *
 *   canonical          the address of this page on the web (pact.yaml: url)
 *   description, og:   the finding, or what the page is about
 *   describedby        schema.org/Dataset, on a page of an indicator
 *   alternate          feeds, on the pages of editions and corrections
 *   robots noindex     frozen pages and charts to embed: a searcher wants the living page
 *   script             the one script; the site works without it
 */
#ifndef PUBLISH_PAGE_HEAD_H
#define PUBLISH_PAGE_HEAD_H

#include "publish/page/page.h"

/* Inside <head>; `title` is that of the page alone. */
void head_for_machines(Page *page, Str title);

#endif
