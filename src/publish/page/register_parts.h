/* SPDX-License-Identifier: EUPL-1.2
 * register_parts.h - what the register adds to the pages of a party and a region, and to
 * the page of what is missing
 */
#ifndef PUBLISH_PAGE_REGISTER_PARTS_H
#define PUBLISH_PAGE_REGISTER_PARTS_H

#include "publish/page/page.h"

/* What came of its promises, and what else it has part in. */
void party_outcome_part(Page *page, const Party *party);
void party_register_parts(Page *page, const Party *party);

/* Agendas of the areas in it, partnerships, services and documents. */
void region_register_parts(Page *page, const Region *region);
/* On paper alone: that the factsheet is an extract, and where the rest stands. */
void region_paper_note(Page *page, const Region *region);

/* Actions past their end and lines of work, with nothing recorded that follows. */
void missing_ended_part(Page *page);

#endif
