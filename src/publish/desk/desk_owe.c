/* SPDX-License-Identifier: EUPL-1.2
 * desk_owe.c - what is asked of a person, and what waits for one to judge
 */
#include "publish/desk/desk_frame.h"
#include "publish/text/shown.h"

enum { MOST_SHOWN = 100 }; /* a page stays within what a phone takes */

static void task_heading(Page *page, const DeskTask *task)
{
    HTML(page->h, TAG_H3, NO_ATTRS) {
        html_text(page->h, task->action->number);
        put_space(page);
        put_words(page, task->action->name);
    }
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft"))))
        put_words(page, task->party->name);
}

static void last_heard(Page *page, const DeskTask *task)
{
    if (date_is_set(task->last)) {
        put_filled(page, TEXT_OWE_LAST,
                   PLACES({PLACE_DATE, shown_date(page->a, task->last, page->lang)}));
    } else {
        put(page, TEXT_OWE_NEVER);
    }
}

static void task_state(Page *page, const DeskTask *task)
{
    HTML(page->h, TAG_P, NO_ATTRS) {
        if (task->state == REPORT_RETURNED) {
            put_filled(page, TEXT_OWE_RETURNED, PLACES({PLACE_REASON, task->note}));
        } else if (task->state == REPORT_DRAFT) {
            put(page, TEXT_OWE_IS_DRAFT);
        } else if (task->report != 0) {
            html_text(page->h, desk_state(task->state, page->lang));
        } else {
            last_heard(page, task);
        }
    }
}

static Str task_path(const Desk *desk, const DeskTask *task)
{
    if (task->report != 0) {
        return desk_path_of(desk, "report", task->report, "");
    }
    return str_format(desk->a, "%.*s/register/new/%.*s/%.*s",
                      STR_ARG(lang_code(desk->lang)), STR_ARG(task->action->id),
                      STR_ARG(task->party->id));
}

static void task_rows(Page *page, const Desk *desk, DeskTasks tasks)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < tasks.count && i < MOST_SHOWN; i++) {
            const DeskTask *task = &tasks.items[i];
            HTML(page->h, TAG_LI, NO_ATTRS) {
                task_heading(page, task);
                task_state(page, task);
                HTML(page->h, TAG_P, NO_ATTRS)
                    desk_link(page, desk, task_path(desk, task),
                              text_fill(page->a,
                                        task->report != 0 ? TEXT_OWE_GO_ON_ABOUT
                                                          : TEXT_OWE_REPORT_ABOUT,
                                        page->lang,
                                        PLACES({PLACE_NUMBER, task->action->number})));
            }
        }
    }
    if (tasks.count > MOST_SHOWN) {
        plain_paragraph(page, text_count(page->a, TEXT_OWE_MORE,
                                         (int64_t)(tasks.count - MOST_SHOWN), page->lang,
                                         NO_PLACES));
    }
}

static void owe(Page *page, const Desk *desk, const void *content)
{
    const DeskOwe *all = content;
    Str title = all->todo.count > 0
                    ? text_count(page->a, TEXT_OWE_TITLE, (int64_t)all->todo.count,
                                 page->lang, NO_PLACES)
                    : text_get(TEXT_OWE_NOTHING, page->lang);
    Str lead = all->round != NULL
                   ? text_fill(page->a, TEXT_OWE_CLOSES, page->lang,
                               PLACES({PLACE_DATE, shown_date(page->a, all->round->closes,
                                                              page->lang)}))
                   : text_get(TEXT_OWE_NO_ROUND, page->lang);
    desk_opening(page, desk->person->name, title, lead);
    if (all->asked.count > 0) {
        WIDE_PART(page, S("asked"), TEXT_MATTER_ASKED_OF_YOU)
            matter_rows(page, desk, all->asked);
    }
    if (all->todo.count > 0) {
        WIDE_PART(page, S("todo"), TEXT_OWE_TODO)
            task_rows(page, desk, all->todo);
    }
    if (all->done.count > 0) {
        WIDE_PART(page, S("done"), TEXT_OWE_DONE)
            task_rows(page, desk, all->done);
    }
    if (all->other.count > 0) {
        WIDE_PART(page, S("other"), TEXT_OWE_OTHER)
            task_rows(page, desk, all->other);
    }
}

bool desk_owe(const Desk *desk, const DeskOwe *all, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_MENU_OWE, desk->lang), owe, all, text, err);
}

static void review(Page *page, const Desk *desk, const void *content)
{
    const DeskTasks *tasks = content;
    Str title = tasks->count > 0
                    ? text_count(page->a, TEXT_REVIEW_TITLE, (int64_t)tasks->count,
                                 page->lang, NO_PLACES)
                    : text_get(TEXT_REVIEW_NOTHING, page->lang);
    desk_opening(page, S(""), title, S(""));
    if (tasks->count > 0) {
        WIDE_PART(page, S("list"), TEXT_REVIEW_LIST)
            task_rows(page, desk, *tasks);
    }
}

bool desk_review(const Desk *desk, DeskTasks tasks, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_MENU_REVIEW, desk->lang), review, &tasks,
                     text, err);
}
