/* SPDX-License-Identifier: EUPL-1.2
 * practice.c - goals, and practice examples with their step on the ladder
 */
#include "publish/page/component.h"
#include "publish/page/register_rows.h"

TextKey practice_step_text(PracticeStage stage)
{
    static const TextKey texts[] = {[PRACTICE_NOT_STATED] = TEXT_PRACTICE_NOT_STATED,
                                    [PRACTICE_PILOT] = TEXT_PRACTICE_PILOT,
                                    [PRACTICE_RESULT] = TEXT_PRACTICE_RESULT,
                                    [PRACTICE_SCALE_UP] = TEXT_PRACTICE_SCALE_UP,
                                    [PRACTICE_ADAPT] = TEXT_PRACTICE_ADAPT,
                                    [PRACTICE_STOP] = TEXT_PRACTICE_STOP};
    return texts[stage];
}

void put_goal(Page *page, const Goal *goal)
{
    HTML(page->h, TAG_STRONG, NO_ATTRS)
        put_words(page, goal->name);
    if (words_are_set(goal->text)) {
        html_text(page->h, S(". "));
        put_words(page, goal->text);
    }
}

void practice(Page *page, const Practice *what)
{
    heading_words(page, what->name);
    paragraph_words(page, what->summary);
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        if (what->regions.count > 0) {
            fact(page, TEXT_FACT_WHERE);
            HTML(page->h, TAG_DD, NO_ATTRS)
                region_links(page, &what->regions);
        }
        if (what->parties.count > 0) {
            fact(page, TEXT_FACT_WHO);
            HTML(page->h, TAG_DD, NO_ATTRS)
                party_links(page, &what->parties);
        }
        fact(page, TEXT_FACT_RESULT);
        HTML(page->h, TAG_DD, NO_ATTRS) {
            if (words_are_set(what->result)) {
                put_words(page, what->result);
            } else {
                put_absent(page, TEXT_WORD_NOT_REPORTED);
            }
        }
        fact(page, TEXT_FACT_STAGE);
        HTML(page->h, TAG_DD, NO_ATTRS) {
            if (what->stage == PRACTICE_NOT_STATED) {
                put_absent(page, practice_step_text(what->stage));
            } else {
                put(page, practice_step_text(what->stage));
            }
        }
    }
}
