/* SPDX-License-Identifier: EUPL-1.2
 * print_front.h - cover and table of contents; for print.c
 */
#ifndef PUBLISH_REPORT_PRINT_FRONT_H
#define PUBLISH_REPORT_PRINT_FRONT_H

#include "publish/report/strips.h"

/* Cover and contents: layout->contents_pages of them. */
void print_front(const Layout *layout, Paper *paper);
/* Head and foot of a page; in print.c. */
void print_running(Paper *paper, const Draft *draft, const PageBox *page, size_t number);
/* How many pages the contents take. */
size_t contents_pages(const Draft *draft);

#endif
