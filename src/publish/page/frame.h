/* SPDX-License-Identifier: EUPL-1.2
 * frame.h - what every page has around its own part
 *
 * Title, language, skip link, menu with the current page marked, breadcrumb, a link to
 * the same page in the other language, footer. No script, no other host.
 */
#ifndef PUBLISH_PAGE_FRAME_H
#define PUBLISH_PAGE_FRAME_H

#include "publish/page/page.h"

void frame(Page *page);        /* a whole page of its kind */
void frame_choice(Page *page); /* the front door: choose a language */

#endif
