/* SPDX-License-Identifier: EUPL-1.2
 * stand.h - how an action stands, as a mark and a word, and its accepted reports
 *
 * The rule is domain/register/standing.h; the page prints it in words beside its result.
 * A mark differs in shape as well as in colour.
 */
#ifndef PUBLISH_PAGE_STAND_H
#define PUBLISH_PAGE_STAND_H

#include "domain/register/standing.h"
#include "publish/page/page.h"

void stand_mark(Page *page, Stand stand); /* the shape alone, for who sees */
void put_stand(Page *page, Stand stand);  /* shape and word */
Str stand_word(Stand stand, Lang lang);
Str status_word(ReportStatus status, Lang lang);

/* Of the public page of an action; nothing while the register has no rounds and reports.
 */
void action_reports_part(Page *page, const Action *action);
/* Of the page of a party: what it reported last; the rest stands with the actions. */
void party_reports_part(Page *page, const Party *party);
/* The rule, in a block that opens. */
void stand_rule(Page *page);

#endif
