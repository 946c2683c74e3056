/* SPDX-License-Identifier: EUPL-1.2
 * view_lines.h - which series and lines an indicator shows; for view.c alone
 */
#ifndef PUBLISH_PAGE_VIEW_LINES_H
#define PUBLISH_PAGE_VIEW_LINES_H

#include "publish/page/view.h"

void view_find_lines(Arena *a, View *view);

#endif
