/* SPDX-License-Identifier: EUPL-1.2
 * desk_release_parts.h - what may be done with an edition, who sees it, what happened
 */
#ifndef PUBLISH_DESK_DESK_RELEASE_PARTS_H
#define PUBLISH_DESK_DESK_RELEASE_PARTS_H

#include "publish/desk/desk_release.h"
#include "publish/page/component.h"

void release_deeds_part(Page *page, const Desk *desk, const DeskRelease *release);
void release_fill_part(Page *page, const Desk *desk, const DeskRelease *release);
void release_previews_part(Page *page, const Desk *desk, const DeskRelease *release);
void release_history_part(Page *page, const DeskRelease *release);

#endif
