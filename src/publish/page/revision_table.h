/* SPDX-License-Identifier: EUPL-1.2
 * revision_table.h - what editions changed
 */
#ifndef PUBLISH_PAGE_REVISION_TABLE_H
#define PUBLISH_PAGE_REVISION_TABLE_H

#include "publish/page/page.h"

/* Between two editions: revised figures, and new ones; on the home page only the new
 * figures of key lines, at most ten rows in all. */
void change_table(Page *page, const Edition *edition, const Edition *before,
                  bool is_short);
/* Every change after first publication. False, and nothing written, if there was none. */
bool history_table(Page *page);
size_t history_count(const View *view, const Edition *edition); /* changed by it */
bool history_has(const View *view, const Indicator *indicator);

#endif
