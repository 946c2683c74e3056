/* SPDX-License-Identifier: EUPL-1.2
 * choices.c - the checkboxes and classes of a choice
 */
#include "publish/page/choices.h"

#include "publish/page/component.h"

Attr choice_class(Page *page, size_t index)
{
    return attr_class(str_format(page->a, "choice-%zu", index + 1));
}

Attr choice_class_with(Page *page, size_t index, Str other)
{
    return attr_class(str_format(page->a, "%.*s choice-%zu", STR_ARG(other), index + 1));
}

void choice_boxes(Page *page, TextKey legend, const ChoiceBox *boxes, size_t count)
{
    HTML(page->h, TAG_FIELDSET, ATTRS(attr_class(S("choices screen")))) {
        HTML(page->h, TAG_LEGEND, NO_ATTRS)
            put(page, legend);
        for (size_t i = 0; i < count; i++) {
            Str id = page_id(page, S("pick"));
            Str class = str_format(page->a, "pick-%zu", i + 1);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("pick")))) {
                html_leaf(page->h, TAG_INPUT,
                          ATTRS(attr_input(INPUT_CHECKBOX), attr_id(id),
                                attr_class(class), attr_checked(boxes[i].is_checked)));
                HTML(page->h, TAG_LABEL, ATTRS(attr_for(id)))
                    html_text(page->h, boxes[i].label);
            }
        }
    }
}

void choice_none(Page *page)
{
    HTML(page->h, TAG_P, ATTRS(attr_class(S("none-chosen absent"))))
        put(page, TEXT_COMPARE_NONE_CHOSEN);
}
