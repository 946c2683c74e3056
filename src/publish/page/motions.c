/* SPDX-License-Identifier: EUPL-1.2
 * motions.c - motions of parliament, pledges to it and its questions, with their answer
 */
#include "publish/page/component.h"
#include "publish/page/register_rows.h"
#include "publish/text/shown.h"

static void when_fact(Page *page, const Motion *motion)
{
    fact(page, TEXT_FACT_WHEN);
    HTML(page->h, TAG_DD, NO_ATTRS) {
        if (motion->date_text.length > 0) {
            put_date_text(page, motion->date_text);
        } else if (date_is_set(motion->date)) {
            html_text(page->h, shown_date(page->a, motion->date, page->lang));
        } else {
            put_absent(page, TEXT_WORD_NOT_RECORDED);
        }
    }
}

static void motion_block(Page *page, const Motion *motion)
{
    HTML(page->h, TAG_DIV,
         ATTRS(attr_class(S("block")),
               attr_id(anchor_id(page, S("motion"), motion->id)))) {
        heading_words(page, motion->name);
        paragraph_words(page, motion->text);
        HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
            fact(page, TEXT_MOTION_ANSWER);
            HTML(page->h, TAG_DD, NO_ATTRS) {
                if (words_are_set(motion->answer)) {
                    put_words(page, motion->answer);
                } else {
                    put_absent(page, TEXT_MOTION_NO_ANSWER);
                }
            }
            when_fact(page, motion);
            if (motion->reference.length > 0) {
                fact(page, TEXT_FACT_NUMBER);
                HTML(page->h, TAG_DD, NO_ATTRS)
                    html_text(page->h, motion->reference);
            }
            if (motion->documents.count > 0) {
                fact(page, TEXT_FACT_DOCUMENTS);
                HTML(page->h, TAG_DD, NO_ATTRS)
                    document_rows(page, &motion->documents);
            }
        }
    }
}

static void kind_part(Page *page, MotionKind kind)
{
    const MotionList *all = &page->view->pact->reg.motions;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].kind == kind ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, str_format(page->a, "kind%d", (int)kind), motion_kind_text(kind)) {
        for (size_t i = 0; i < all->count; i++) {
            if (all->items[i].kind == kind) {
                motion_block(page, &all->items[i]);
            }
        }
    }
}

void render_motions(Page *page)
{
    const MotionList *all = &page->view->pact->reg.motions;
    size_t open = 0;
    for (size_t i = 0; i < all->count; i++) {
        open += words_are_set(all->items[i].answer) ? 0 : 1;
    }
    Str total = shown_integer(page->a, (int64_t)all->count, page->lang);
    Title title = {text_count(page->a, TEXT_MOTIONS_FINDING, (int64_t)open, page->lang,
                              PLACES({PLACE_ALL, total})),
                   page->lang};
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = all->count > 0 ? title : page_title(page),
                             .lead = text_get(TEXT_MOTIONS_LEAD, page->lang)});
    if (all->count == 0) {
        paragraph(page, TEXT_REGISTER_EMPTY);
    }
    kind_part(page, MOTION_MOTION);
    kind_part(page, MOTION_PLEDGE);
    kind_part(page, MOTION_QUESTION);
}
