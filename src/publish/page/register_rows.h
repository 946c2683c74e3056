/* SPDX-License-Identifier: EUPL-1.2
 * register_rows.h - records of the register as rows and blocks, the same on every page
 *
 *   PageKind PAGE_PRACTICES      every practice in full, each with its own id
 *   elsewhere                    practice_rows(): name, step and a link to that place
 *
 * Whatever a record does not state is said where it would have stood. Lists of nothing
 * write nothing: a page asks the count first when silence would mislead.
 */
#ifndef PUBLISH_PAGE_REGISTER_ROWS_H
#define PUBLISH_PAGE_REGISTER_ROWS_H

#include "domain/register/about.h"
#include "publish/page/page.h"

/* A PART whose heading comes from the pact. */
#define WORDS_PART(page, id, words)                                                      \
    for (size_t HTML_BLOCK_(__LINE__) = words_part_open((page), (id), (words));          \
         HTML_BLOCK_(__LINE__) != 0;                                                     \
         HTML_BLOCK_(__LINE__) = part_close((page), HTML_BLOCK_(__LINE__)))
size_t words_part_open(Page *page, Str id, Words words);

/* The day of the edition that the site shows; unset when there is none. */
Date edition_day(const View *view);
/* The id of a record on the page that shows it in full: "doc-letter-32637-57". */
Str anchor_id(Page *page, Str head, Str id);

void theme_link(Page *page, const Theme *theme);
void counted_text(Page *page, TextKey key, size_t count); /* {count} */
void put_join(Page *page, size_t index);     /* ", " before all but the first */
void put_or_absent(Page *page, Words words); /* or "niet vastgelegd" */
void parties_fact(Page *page, TextKey term, const PartyRefs *parties); /* or absent */
/* "Niet vastgelegd: hoeveel, tot wanneer." for the terms that are set; or nothing. */
typedef struct Gap {
    TextKey term;
    bool is_open;
} Gap;
void gaps_line(Page *page, const Gap *gaps, size_t count);

/* Rows that link to the page where the record stands in full. */
void practice_rows(Page *page, const PracticeRefs *practices);
void service_rows(Page *page, const ServiceRefs *services);
void partnership_rows(Page *page, const PartnershipRefs *partnerships);
void document_rows(Page *page, const DocumentRefs *documents);
void agenda_rows(Page *page, const AgendaRefs *agendas);
void other_agenda_rows(Page *page, const OtherAgendaRefs *agendas);
void document_place(Page *page, const Document *document); /* "Wat erin staat" */

/* In full. */
void document_block(Page *page, const Document *document); /* the content of a row */
void other_agenda_block(Page *page, const OtherAgenda *agenda);
void agenda_block(Page *page, const Agenda *agenda, bool with_id); /* heading h3 */
void money_table(Page *page, const MoneyRefs *money, Str caption);
void goal_block(Page *page, const Goal *goal, bool with_actions); /* heading h3 */

TextKey document_kind_text(DocumentKind kind);
TextKey motion_kind_text(MotionKind kind);
TextKey practice_step_text(PracticeStage step); /* practice.c */

#endif
