/* SPDX-License-Identifier: EUPL-1.2
 * action_parts.h - an action's state and why, and what is like it
 */
#ifndef PUBLISH_PAGE_ACTION_PARTS_H
#define PUBLISH_PAGE_ACTION_PARTS_H

#include "publish/page/page.h"

/* Nobody types a state in: it follows from what is recorded, and each reason is told. */
void action_state_part(Page *page, const Action *action);
void action_services_part(Page *page, const Action *action);
/* The same programme, figures or parties; with what they share. */
void action_like_part(Page *page, const Action *action);

#endif
