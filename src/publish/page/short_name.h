/* SPDX-License-Identifier: EUPL-1.2
 * short_name.h - what tells a line from the others in one drawing, in few letters
 *
 *   level=1;group=technical   level=2;group=technical   ->   "niveau 1"   "niveau 2"
 *   (total)                   trained=technical         ->   "totaal"     "technisch"
 *
 * What all lines share is left out: the words above the drawing say it.
 */
#ifndef PUBLISH_PAGE_SHORT_NAME_H
#define PUBLISH_PAGE_SHORT_NAME_H

#include "publish/page/page.h"

/* "werkend"; empty when they share nothing. */
Str lines_shared_name(Page *page, const FigureLine *const *lines, size_t count);
Str line_short_name(Page *page, const FigureLine *const *lines, size_t count, size_t at);

/* "Naar geslacht: werkend (personen)", above a drawing of these lines. */
Str groups_title(Page *page, const FigureLine *const *lines, size_t count, Str title,
                 Str unit);

#endif
