/* SPDX-License-Identifier: EUPL-1.2
 * revision_table.c - what editions changed
 */
#include "publish/page/revision_table.h"

#include "publish/page/component.h"
#include "publish/text/shown.h"

#define MOST_SHORT_ROWS 10
#define MOST_OPEN_ROWS 60 /* more new figures are folded at first */

static void figure_label(Page *page, const Figure *figure)
{
    indicator_link(page, figure->series->definition->indicator);
    if (figure->cell.count > 0) {
        html_text(page->h, S(", "));
        html_text(page->h, cell_words(page, figure->cell));
    }
    if (figure->region != page->view->country) {
        html_text(page->h, S(", "));
        put_words(page, figure->region->name);
    }
}

static void why(Page *page, const Revision *revision)
{
    Str status = shown_status(page->a, revision->after, page->lang);
    if (words_are_set(revision->after->reason)) {
        put_words(page, revision->after->reason);
    } else if (revision->before == NULL) {
        put(page, TEXT_CHANGE_NEW);
    } else {
        put_absent(page, TEXT_CHANGE_NO_REASON);
    }
    if (status.length > 0) {
        html_text(page->h, S(" ("));
        html_text(page->h, status);
        html_text(page->h, S(")"));
    }
}

/* With the sign of the unit, because rows here differ in unit. */
static void put_amount(Page *page, const Figure *figure)
{
    html_text(page->h, shown_figure(page->a, figure, SHOWN_ON_AXIS, page->lang));
}

static void before_cell(Page *page, const Figure *before)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number")))) {
        if (before != NULL) {
            put_amount(page, before);
        } else {
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("dash"))))
                put(page, TEXT_CHANGE_NONE_BEFORE);
        }
    }
}

static void difference_cell(Page *page, const Revision *revision)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number")))) {
        if (revision->comparable) {
            html_text(page->h, shown_difference(page->a, revision->difference,
                                                shown_decimals(revision->after),
                                                revision->after->series->definition->unit,
                                                page->lang));
        } else {
            html_text(page->h, S("–"));
        }
    }
}

static void change_row(Page *page, const Revision *revision, bool is_short)
{
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
            figure_label(page, revision->after);
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("short"))))
            html_text(page->h,
                      shown_period(page->a, revision->after->period, page->lang));
        before_cell(page, revision->before);
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
            put_amount(page, revision->after);
        if (!is_short) {
            difference_cell(page, revision);
        }
        HTML(page->h, TAG_TD, NO_ATTRS)
            why(page, revision);
    }
}

/* A new last figure of a key line of a key indicator. */
static bool is_key_news(const Page *page, const Figure *figure)
{
    const IndicatorView *view =
        view_indicator(page->view, figure->series->definition->indicator);
    for (size_t k = 0; view->indicator->is_key && k < view->key_count; k++) {
        if (view->key[k]->series == figure->series &&
            view->key[k]->region == figure->region &&
            cell_equal(view->key[k]->cell, figure->cell)) {
            return true;
        }
    }
    return false;
}

static bool is_wanted(const Page *page, const Revision *revision, const Edition *edition,
                      bool is_short)
{
    const Edition *by = revision->after->edition;
    if (by != edition && by->kind == EDITION_EXTERNAL) {
        return false; /* somebody else's news, between our editions */
    }
    return !is_short || revision->before != NULL || is_key_news(page, revision->after);
}

static void change_rows(Page *page, const Revision *rows, size_t count, Str caption,
                        bool is_short)
{
    TABLE(page, caption) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_TABLE_FIGURE);
                column(page, TEXT_TABLE_PERIOD);
                column_text(page, text_get(TEXT_CHANGE_WAS, page->lang), true);
                column_text(page, text_get(TEXT_CHANGE_IS, page->lang), true);
                if (!is_short) {
                    column_text(page, text_get(TEXT_HISTORY_DIFFERENCE, page->lang),
                                true);
                }
                column(page, TEXT_CHANGE_WHY);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < count; i++) {
                change_row(page, &rows[i], is_short);
            }
        }
    }
}

static void new_cell(Page *page, const Figure *figure)
{
    Str status = shown_status(page->a, figure, page->lang);
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number")))) {
        put_amount(page, figure);
        if (status.length > 0) {
            html_leaf(page->h, TAG_BR, NO_ATTRS);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                html_text(page->h, status);
        }
    }
}

/* What is new has no value before and needs no reason. */
static void new_rows(Page *page, const Revision *rows, size_t count)
{
    TABLE(page, text_get(TEXT_EDITION_NEW_CAPTION, page->lang)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_CHANGE_SUBJECT);
                column(page, TEXT_TABLE_PERIOD);
                column_text(page, text_get(TEXT_TABLE_FIGURE, page->lang), true);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < count; i++) {
                const Figure *figure = rows[i].after;
                HTML(page->h, TAG_TR, NO_ATTRS) {
                    HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
                        figure_label(page, figure);
                    HTML(page->h, TAG_TD, ATTRS(attr_class(S("short"))))
                        html_text(page->h,
                                  shown_period(page->a, figure->period, page->lang));
                    new_cell(page, figure);
                }
            }
        }
    }
}

/* Revised figures first, for they ask for a reason; then the new ones. */
static void whole_change(Page *page, const Revision *rows, size_t revised, size_t count,
                         Str caption)
{
    if (revised > 0) {
        change_rows(page, rows, revised, caption, false);
    }
    if (count > revised) {
        HTML(page->h, TAG_DETAILS, ATTRS(attr_open(count - revised <= MOST_OPEN_ROWS))) {
            HTML(page->h, TAG_SUMMARY, NO_ATTRS)
                html_text(page->h,
                          text_count(page->a, TEXT_EDITION_ALL_NEW,
                                     (int64_t)(count - revised), page->lang, NO_PLACES));
            new_rows(page, rows + revised, count - revised);
        }
    }
}

void change_table(Page *page, const Edition *edition, const Edition *before,
                  bool is_short)
{
    RevisionList all = revisions(page->a, &page->view->pact->monitor, before, edition);
    size_t most = is_short ? MOST_SHORT_ROWS : all.count;
    Revision *rows = PUSH_ARRAY(page->a, Revision, all.count + 1);
    size_t count = 0, revised = 0;
    for (int round = 0; round < 2; round++) { /* revised ones first */
        for (size_t i = 0; i < all.count && count < most; i++) {
            bool is_new = all.items[i].before == NULL;
            if (is_new == (round == 1) &&
                is_wanted(page, &all.items[i], edition, is_short)) {
                rows[count++] = all.items[i];
                revised += is_new ? 0 : 1;
            }
        }
    }
    if (count == 0) {
        paragraph(page, TEXT_CHANGE_NOTHING);
        return;
    }
    Str caption =
        text_fill(page->a, TEXT_CHANGE_CAPTION, page->lang,
                  PLACES({PLACE_BEFORE, words_in(before->name, page->lang, NULL)},
                         {PLACE_EDITION, words_in(edition->name, page->lang, NULL)}));
    if (is_short) {
        change_rows(page, rows, count, caption, true);
    } else {
        whole_change(page, rows, revised, count, caption);
    }
}

size_t history_count(const View *view, const Edition *edition)
{
    size_t count = 0;
    for (size_t i = 0; i < view->history.count; i++) {
        count += view->history.items[i].after->edition == edition ? 1 : 0;
    }
    return count;
}

bool history_has(const View *view, const Indicator *indicator)
{
    for (size_t i = 0; i < view->history.count; i++) {
        if (view->history.items[i].after->series->definition->indicator == indicator) {
            return true;
        }
    }
    return false;
}

static void history_number(Page *page, const Figure *figure)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number")))) {
        put_amount(page, figure);
        html_leaf(page->h, TAG_BR, NO_ATTRS);
        HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
            put_words(page, figure->edition->name);
    }
}

static void history_row(Page *page, const Revision *revision)
{
    const Figure *after = revision->after;
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            figure_label(page, after);
            html_text(page->h, S(", "));
            html_text(page->h, shown_period(page->a, after->period, page->lang));
        }
        history_number(page, revision->before);
        history_number(page, after);
        difference_cell(page, revision);
        HTML(page->h, TAG_TD, NO_ATTRS)
            why(page, revision);
    }
}

bool history_table(Page *page)
{
    const RevisionList *history = &page->view->history;
    if (history->count == 0) {
        return false;
    }
    TABLE(page, text_get(TEXT_HISTORY_CAPTION, page->lang)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_TABLE_FIGURE);
                column_text(page, text_get(TEXT_CHANGE_WAS, page->lang), true);
                column_text(page, text_get(TEXT_HISTORY_BECAME, page->lang), true);
                column_text(page, text_get(TEXT_HISTORY_DIFFERENCE, page->lang), true);
                column(page, TEXT_CHANGE_WHY);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < history->count; i++) {
                history_row(page, &history->items[i]);
            }
        }
    }
    return true;
}
