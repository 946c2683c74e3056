/* SPDX-License-Identifier: EUPL-1.2
 * edition_changes.h - what one edition brought: how much, and what it counts differently
 */
#ifndef PUBLISH_PAGE_EDITION_CHANGES_H
#define PUBLISH_PAGE_EDITION_CHANGES_H

#include "publish/page/page.h"

/* Figures of our own and others' that one edition gave anew, changed or withdrew. */
typedef struct EditionCounts {
    size_t added;
    size_t changed;
    size_t gone;
} EditionCounts;
EditionCounts edition_counts(const View *view, const Edition *edition);

/* "38 nieuw, 2 gewijzigd, 0 vervallen." */
Str edition_counts_text(Page *page, const Edition *edition);
/* Definitions that this edition put in force instead of others, and why; or nothing. */
void edition_definitions_part(Page *page, const Edition *edition);
/* Every subject as this edition left it. */
void edition_subjects_part(Page *page, const Edition *edition);

#endif
