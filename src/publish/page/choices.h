/* SPDX-License-Identifier: EUPL-1.2
 * choices.h - the checkboxes and classes of a choice; see compare.h
 */
#ifndef PUBLISH_PAGE_CHOICES_H
#define PUBLISH_PAGE_CHOICES_H

#include "publish/chart/choice.h"
#include "publish/page/page.h"

/* class="choice-3" of what belongs to the choice with this index, from 0. */
Attr choice_class(Page *page, size_t index);
Attr choice_class_with(Page *page, size_t index, Str other);

typedef struct ChoiceBox {
    Str label;
    bool is_checked;
} ChoiceBox;
/* A fieldset; it must stand inside the element of class `choose`. */
void choice_boxes(Page *page, TextKey legend, const ChoiceBox *boxes, size_t count);
/* Shown when nothing is chosen. */
void choice_none(Page *page);

#endif
