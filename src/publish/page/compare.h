/* SPDX-License-Identifier: EUPL-1.2
 * compare.h - choosing lines and rows without a script
 *
 *   nl/cijfers/jobs/vergelijken/   one indicator: its groups and regions
 *   nl/vergelijken/                several indicators, for chosen regions
 *
 * Every choice is a checkbox of class pick-1, pick-2 …; what belongs to it has the class
 * choice-1, choice-2 …; the style sheet hides what is not chosen (:has). A browser that
 * does not know :has shows everything. Nothing leaves the page.
 *
 * Another series is another choice, with its own drawing and table: lines of two series
 * never stand in one. At most MOST_CHOICES each.
 */
#ifndef PUBLISH_PAGE_COMPARE_H
#define PUBLISH_PAGE_COMPARE_H

#include "publish/page/page.h"

/* Whether the indicator has two lines of one series to lay beside each other. */
bool indicator_has_choice(const View *view, const IndicatorView *indicator);
/* A part with a link to its page, or nothing. */
void compare_part(Page *page, const IndicatorView *indicator);

#endif
