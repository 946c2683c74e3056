/* SPDX-License-Identifier: EUPL-1.2
 * take_part.h - what a reader takes along from a page: files, a line to cite, a chart
 */
#ifndef PUBLISH_PAGE_TAKE_PART_H
#define PUBLISH_PAGE_TAKE_PART_H

#include "publish/page/page.h"
#include "publish/take/take.h"

/* Downloads with their sizes; on a living page also the chart and how to embed it. */
void take_part(Page *page, const IndicatorView *view);
/* One line to copy in each language, with the address that does not change. */
void citation_part(Page *page, const IndicatorView *view);
/* Every figure as one file, and the page to compare; nothing when there is none. */
void all_figures_part(Page *page);
/* All figures as this edition left them, in one file. */
void edition_zip_part(Page *page, const Edition *edition);
/* Nothing without a url. */
void feed_link(Page *page, TakeKind feed);
/* The page that is put into other people's pages. */
bool indicator_has_embed(const IndicatorView *view);

#endif
