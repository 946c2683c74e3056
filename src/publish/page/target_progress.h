/* SPDX-License-Identifier: EUPL-1.2
 * target_progress.h - how far a target is, in words
 *
 *   In 2022/23 was het aantal … 12.674. Het cijfer is 63 procent van het doel.
 *   Het doel is voor 2025; het cijfer gaat over 2022/23.
 */
#ifndef PUBLISH_PAGE_TARGET_PROGRESS_H
#define PUBLISH_PAGE_TARGET_PROGRESS_H

#include "publish/page/page.h"

/* One paragraph; nothing for a target that cannot be computed: put_target() says so. A
 * figure that was told just before (`told`, or null) is not told again. */
void progress_paragraph(Page *page, const Target *target, const Figure *told);

#endif
