/* SPDX-License-Identifier: EUPL-1.2
 * desk_steering.c - how all actions stand, on one page
 */
#include "publish/desk/desk_frame.h"
#include "publish/page/stand.h"
#include "publish/text/shown.h"

typedef struct Counts {
    size_t of[STAND_COUNT];
    size_t all;
} Counts;

static void count_in(Counts *counts, Stand stand)
{
    counts->of[stand]++;
    counts->all++;
}

static const Register *register_of(const Page *page)
{
    return &page->view->pact->reg;
}

static void summary(Page *page, Date day)
{
    Counts counts = {0};
    for (size_t i = 0; i < page->view->actions.count; i++) {
        count_in(&counts,
                 action_stand(register_of(page), page->view->actions.items[i], day));
    }
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("inline")))) {
        for (int s = 0; s < STAND_COUNT; s++) {
            if (counts.of[s] > 0) {
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    put_stand(page, (Stand)s);
                    html_text(page->h, str_format(page->a, " %zu", counts.of[s]));
                }
            }
        }
    }
    stand_rule(page);
}

/* Null: the whole country. */
static bool is_there(const Action *action, const Region *region)
{
    for (size_t i = 0; i < action->regions.count; i++) {
        if (action->regions.items[i] == region) {
            return true;
        }
    }
    return region == NULL && action->regions.count == 0;
}

static void cell(Page *page, const Theme *theme, const Region *region, Date day)
{
    Counts counts = {0};
    HTML(page->h, TAG_TD, NO_ATTRS) {
        HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("marks")))) {
            for (size_t i = 0; i < page->view->actions.count; i++) {
                const Action *action = page->view->actions.items[i];
                if (action->theme == theme && is_there(action, region)) {
                    Stand stand = action_stand(register_of(page), action, day);
                    count_in(&counts, stand);
                    stand_mark(page, stand);
                }
            }
        }
        Str before = S("");
        for (int s = 0; s < STAND_COUNT; s++) {
            if (counts.of[s] > 0) {
                html_text(page->h, str_format(page->a, "%.*s%zu %.*s", STR_ARG(before),
                                              counts.of[s],
                                              STR_ARG(stand_word((Stand)s, page->lang))));
                before = S(", ");
            }
        }
        if (counts.all == 0) {
            html_text(page->h, S("–"));
        }
    }
}

static bool has_action(const Page *page, const Region *region)
{
    for (size_t i = 0; i < page->view->actions.count; i++) {
        if (is_there(page->view->actions.items[i], region)) {
            return true;
        }
    }
    return false;
}

static void matrix(Page *page, Date day)
{
    const ThemeList *themes = &register_of(page)->themes;
    const RegionRefs *regions = &page->view->regions;
    TABLE(page, text_get(TEXT_STEERING_BY_THEME, page->lang)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_STEERING_THEME);
                column(page, TEXT_STEERING_NATIONAL);
                for (size_t i = 0; i < regions->count; i++) {
                    if (has_action(page, regions->items[i])) {
                        column_text(page,
                                    words_in(regions->items[i]->name, page->lang, NULL),
                                    false);
                    }
                }
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t t = 0; t < themes->count; t++) {
                HTML(page->h, TAG_TR, NO_ATTRS) {
                    HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
                        put_words(page, themes->items[t].name);
                    cell(page, &themes->items[t], NULL, day);
                    for (size_t i = 0; i < regions->count; i++) {
                        if (has_action(page, regions->items[i])) {
                            cell(page, &themes->items[t], regions->items[i], day);
                        }
                    }
                }
            }
        }
    }
    small_paragraph(page, TEXT_STEERING_ONE_MARK);
}

/* The last round that closed before today. */
static Date last_closed(const Register *reg, Date today)
{
    Date last = {0};
    for (size_t i = 0; i < reg->rounds.count; i++) {
        Date closed = reg->rounds.items[i].closed;
        if (date_compare(closed, today) < 0 && date_compare(closed, last) > 0) {
            last = closed;
        }
    }
    return last;
}

static void moved_row(Page *page, const Action *action, Stand was, Stand is)
{
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
            action_link(page, action);
        HTML(page->h, TAG_TD, NO_ATTRS)
            put_stand(page, was);
        HTML(page->h, TAG_TD, NO_ATTRS)
            put_stand(page, is);
    }
}

static void moved(Page *page, Date before, Date day)
{
    const Register *reg = register_of(page);
    const ActionRefs *actions = &page->view->actions;
    size_t count = 0;
    for (size_t i = 0; i < actions->count; i++) {
        count += action_stand(reg, actions->items[i], before) !=
                 action_stand(reg, actions->items[i], day);
    }
    if (count == 0) {
        paragraph(page, TEXT_STEERING_NOTHING_MOVED);
        return;
    }
    Str caption =
        text_fill(page->a, TEXT_STEERING_MOVED, page->lang,
                  PLACES({PLACE_DATE, shown_date(page->a, before, page->lang)}));
    TABLE(page, caption) {
        COLUMN_HEADS(page, TEXT_STEERING_ACTION, TEXT_STEERING_WAS, TEXT_STEERING_IS);
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < actions->count; i++) {
                Stand was = action_stand(reg, actions->items[i], before);
                Stand is = action_stand(reg, actions->items[i], day);
                if (was != is) {
                    moved_row(page, actions->items[i], was, is);
                }
            }
        }
    }
}

static void number_cell(Page *page, size_t number)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
        html_text(page->h, str_format(page->a, "%zu", number));
}

static void responses(Page *page, const DeskSteering *steering)
{
    TABLE(page, words_in(steering->round->name, page->lang, NULL)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_STEERING_PARTY);
                column_text(page, text_get(TEXT_STEERING_EXPECTED, page->lang), true);
                column_text(page, text_get(TEXT_STEERING_RECEIVED, page->lang), true);
                column(page, TEXT_STEERING_LAST_HEARD);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < steering->response_count; i++) {
                const DeskResponse *response = &steering->responses[i];
                HTML(page->h, TAG_TR, NO_ATTRS) {
                    HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
                        party_link(page, response->party);
                    number_cell(page, response->expected);
                    number_cell(page, response->received);
                    HTML(page->h, TAG_TD, NO_ATTRS)
                        html_text(page->h,
                                  date_is_set(response->last)
                                      ? shown_date(page->a, response->last, page->lang)
                                      : text_get(TEXT_STEERING_NEVER, page->lang));
                }
            }
        }
    }
    small_paragraph(page, TEXT_STEERING_OFFICE_TOO);
}

static void steering_page(Page *page, const Desk *desk, const void *content)
{
    const DeskSteering *steering = content;
    Date before = last_closed(register_of(page), desk->today);
    desk_opening(
        page, S(""),
        text_count(page->a, TEXT_STEERING_TITLE, (int64_t)page->view->actions.count,
                   page->lang, NO_PLACES),
        text_fill(page->a, TEXT_STEERING_LEAD, page->lang,
                  PLACES({PLACE_DATE, shown_date(page->a, desk->today, page->lang)})));
    summary(page, desk->today);
    WIDE_PART(page, S("themes"), TEXT_STEERING_BY_THEME)
        matrix(page, desk->today);
    WIDE_PART(page, S("moved"), TEXT_STEERING_MOVED_PART) {
        if (date_is_set(before)) {
            moved(page, before, desk->today);
        } else {
            paragraph(page, TEXT_STEERING_NO_EARLIER);
        }
    }
    if (steering->round == NULL) {
        WIDE_PART(page, S("responses"), TEXT_STEERING_RESPONSE)
            paragraph(page, TEXT_STEERING_NO_ROUNDS);
    } else if (steering->shows_responses) {
        WIDE_PART(page, S("responses"), TEXT_STEERING_RESPONSE)
            responses(page, steering);
    }
}

bool desk_steering(const Desk *desk, const DeskSteering *steering, Str *text, Error *err)
{
    return desk_page(desk, text_get(TEXT_DESK_MENU_STEERING, desk->lang), steering_page,
                     steering, text, err);
}
