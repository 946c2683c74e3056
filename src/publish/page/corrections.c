/* SPDX-License-Identifier: EUPL-1.2
 * corrections.c - what was wrong, and what is right
 */
#include "publish/page/component.h"
#include "publish/page/take_part.h"
#include "publish/text/shown.h"

static Str shown_wrong(Page *page, const Rejected *wrong, const Figure *right)
{
    if (right == NULL) {
        return shown_decimal(page->a, wrong->value, page->lang);
    }
    return shown_amount(page->a, wrong->value, right->series->definition->unit,
                        SHOWN_IN_TEXT, page->lang);
}

/* The figure it should have been, as far as it is public by now. */
static const Figure *right_figure(Page *page, const Rejected *wrong)
{
    const Figure *figure = NULL;
    Error ignored = {0};
    if (wrong->instead.length == 0 ||
        !figure_by_key(page->a, &page->view->pact->monitor, wrong->instead, &figure,
                       &ignored) ||
        !edition_is_visible(figure->edition, page->view->as_of)) {
        return NULL;
    }
    return figure;
}

static void right_cell(Page *page, const Figure *right)
{
    HTML(page->h, TAG_TD, NO_ATTRS) {
        if (right == NULL) {
            put_absent(page, TEXT_WORD_NOT_RECORDED);
        } else {
            html_text(page->h, shown_figure(page->a, right, SHOWN_IN_TEXT, page->lang));
            html_leaf(page->h, TAG_BR, NO_ATTRS);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
                html_text(page->h, shown_period(page->a, right->period, page->lang));
                html_text(page->h, S(", "));
                edition_link(page, right->edition);
            }
        }
    }
}

static void wrong_row(Page *page, const Rejected *wrong)
{
    const Figure *right = right_figure(page, wrong);
    Str id = str_format(page->a, "wrong-%.*s", STR_ARG(wrong->id));
    HTML(page->h, TAG_TR, ATTRS(attr_id(id))) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            if (wrong->indicator != NULL) {
                indicator_link(page, wrong->indicator);
            }
        }
        HTML(page->h, TAG_TD, NO_ATTRS)
            html_text(page->h, shown_wrong(page, wrong, right));
        right_cell(page, right);
        HTML(page->h, TAG_TD, NO_ATTRS) {
            put_words(page, wrong->because);
            if (wrong->source != NULL) {
                put_space(page);
                HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
                    put(page, TEXT_WORD_SOURCE);
                    put_space(page);
                    source_link(page, wrong->source);
                }
            }
        }
    }
}

static void wrong_part(Page *page)
{
    const RejectedList *all = &page->view->pact->monitor.rejected;
    if (all->count == 0) {
        return;
    }
    PART(page, S("wrong"), TEXT_CORRECTIONS_WRONG) {
        paragraph(page, TEXT_CORRECTIONS_WRONG_LEAD);
        TABLE(page, text_get(TEXT_CORRECTIONS_WRONG_CAPTION, page->lang)) {
            COLUMN_HEADS(page, TEXT_TABLE_FIGURE, TEXT_CORRECTIONS_VALUE,
                         TEXT_CORRECTIONS_RIGHT, TEXT_CORRECTIONS_BECAUSE);
            HTML(page->h, TAG_TBODY, NO_ATTRS) {
                for (size_t i = 0; i < all->count; i++) {
                    wrong_row(page, &all->items[i]);
                }
            }
        }
    }
}

static void editions_part(Page *page)
{
    size_t count = 0;
    PART(page, S("editions"), TEXT_CORRECTIONS_EDITIONS) {
        for (size_t i = page->view->own.count; i > 0; i--) {
            const Edition *edition = page->view->own.items[i - 1];
            if (edition->kind != EDITION_CORRECTION) {
                continue;
            }
            count++;
            HTML(page->h, TAG_P, NO_ATTRS) {
                edition_link(page, edition);
                html_text(page->h, S(", "));
                html_text(page->h,
                          shown_moment(page->a, edition->released_at, page->lang));
                html_text(page->h, S(". "));
                if (edition->corrects != NULL) {
                    put_filled(page, TEXT_CORRECTIONS_CORRECTS,
                               PLACES({PLACE_EDITION, words_in(edition->corrects->name,
                                                               page->lang, NULL)}));
                    put_space(page);
                }
                put_words(page, edition->note);
            }
        }
        if (count == 0) {
            paragraph(page, TEXT_CORRECTIONS_NO_EDITIONS);
        }
    }
}

static bool is_withdrawal(const Revision *revision)
{
    return revision->before != NULL && figure_has_value(revision->before) &&
           revision->after->availability == AVAILABLE_MISSING;
}

static void withdrawn_row(Page *page, const Revision *revision)
{
    const Figure *after = revision->after;
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            indicator_link(page, after->series->definition->indicator);
            html_text(page->h, S(", "));
            html_text(page->h, cell_words(page, after->cell));
            html_text(page->h, S(", "));
            html_text(page->h, shown_period(page->a, after->period, page->lang));
        }
        HTML(page->h, TAG_TD, NO_ATTRS)
            html_text(page->h,
                      shown_figure(page->a, revision->before, SHOWN_IN_TEXT, page->lang));
        HTML(page->h, TAG_TD, NO_ATTRS)
            edition_link(page, after->edition);
        HTML(page->h, TAG_TD, NO_ATTRS) {
            if (words_are_set(after->reason)) {
                put_words(page, after->reason);
            } else {
                put_absent(page, TEXT_CHANGE_NO_REASON);
            }
        }
    }
}

static void withdrawn_part(Page *page)
{
    const RevisionList *history = &page->view->history;
    size_t count = 0;
    for (size_t i = 0; i < history->count; i++) {
        count += is_withdrawal(&history->items[i]) ? 1 : 0;
    }
    PART(page, S("withdrawn"), TEXT_CORRECTIONS_WITHDRAWN) {
        if (count == 0) {
            paragraph(page, TEXT_CORRECTIONS_NO_WITHDRAWN);
        } else {
            TABLE(page, text_get(TEXT_CORRECTIONS_WITHDRAWN_CAPTION, page->lang)) {
                COLUMN_HEADS(page, TEXT_TABLE_FIGURE, TEXT_CHANGE_WAS,
                             TEXT_CORRECTIONS_WITHDRAWN_BY, TEXT_CHANGE_WHY);
                HTML(page->h, TAG_TBODY, NO_ATTRS) {
                    for (size_t i = 0; i < history->count; i++) {
                        if (is_withdrawal(&history->items[i])) {
                            withdrawn_row(page, &history->items[i]);
                        }
                    }
                }
            }
        }
    }
}

static void changed_part(Page *page)
{
    size_t count = page->view->history.count;
    PART(page, S("changed"), TEXT_CORRECTIONS_CHANGED) {
        plain_paragraph(page, text_count(page->a, TEXT_CORRECTIONS_CHANGED_LEAD,
                                         (int64_t)count, page->lang, NO_PLACES));
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to_part(page, PAGE_EDITIONS, NULL, S("revisions")),
                      text_get(TEXT_CORRECTIONS_TO_REVISIONS, page->lang));
        feed_link(page, TAKE_CORRECTIONS_FEED);
    }
}

static void report_part(Page *page)
{
    Url mail;
    bool has_mail = url_mail(page->a, page->view->pact->head->mail, &mail);
    PART(page, S("report"), TEXT_CORRECTIONS_REPORT) {
        paragraph(page, TEXT_CORRECTIONS_REPORT_HOW);
        if (has_mail) {
            HTML(page->h, TAG_P, NO_ATTRS)
                html_link(page->h, mail, page->view->pact->head->mail);
        }
    }
}

void render_corrections(Page *page)
{
    size_t count = page->view->pact->monitor.rejected.count;
    Str finding = count == 0 ? text_get(TEXT_CORRECTIONS_NONE, page->lang)
                             : text_count(page->a, TEXT_CORRECTIONS_FINDING,
                                          (int64_t)count, page->lang, NO_PLACES);
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = {finding, page->lang},
                             .lead = text_get(TEXT_CORRECTIONS_LEAD, page->lang)});
    wrong_part(page);
    editions_part(page);
    withdrawn_part(page);
    changed_part(page);
    report_part(page);
}
