/* SPDX-License-Identifier: EUPL-1.2
 * action_parts.c - an action's state and why, and what is like it
 */
#include "publish/page/action_parts.h"

#include "domain/register/follow.h"
#include "publish/page/component.h"
#include "publish/page/register_rows.h"
#include "publish/page/target_progress.h"
#include "publish/text/shown.h"

#define MOST_ALIKE 8

static bool is_past(const Page *page, Date day)
{
    Date now = edition_day(page->view);
    return date_is_set(day) && date_is_set(now) && date_compare(day, now) < 0;
}

static void state_word(Page *page, const Action *action)
{
    static const TextKey words[] = {[ACTION_OPEN] = TEXT_STATE_NO_REPORT,
                                    [ACTION_WAITING] = TEXT_STATE_WAITING,
                                    [ACTION_ENDED] = TEXT_STATE_ENDED};
    HTML(page->h, TAG_P, ATTRS(attr_class(S("state-word")))) {
        put(page, TEXT_STATE_LABEL);
        put_space(page);
        HTML(page->h, TAG_STRONG, NO_ATTRS)
            put(page, words[action->state]);
    }
}

static void waiting_row(Page *page, const Action *action)
{
    HTML(page->h, TAG_LI, NO_ATTRS) {
        put(page, TEXT_ACTION_WAITS);
        put_space(page);
        put_words(page, action->waiting_for);
        html_text(page->h, S(". "));
        put(page, TEXT_ACTION_WAITS_UNTIL);
        put_space(page);
        if (action->waiting_until.length > 0) {
            put_dutch(page, action->waiting_until);
            html_text(page->h, S(". "));
        } else {
            put_absent(page, TEXT_WORD_NOT_RECORDED);
            html_text(page->h, S(". "));
        }
        if (is_past(page, action->remind_after)) {
            put_absent(page, TEXT_STATE_WAIT_PAST);
        }
    }
}

static void end_row(Page *page, const Action *action)
{
    Str day = shown_date(page->a, action->ends, page->lang);
    Str edition = shown_date(page->a, edition_day(page->view), page->lang);
    HTML(page->h, TAG_LI, NO_ATTRS) {
        if (!date_is_set(action->ends)) {
            put(page, TEXT_STATE_NO_END);
        } else if (!date_is_set(edition_day(page->view))) {
            put_filled(page, TEXT_STATE_END, PLACES({PLACE_DATE, day}));
        } else {
            put_filled(page,
                       is_past(page, action->ends) ? TEXT_STATE_END_PAST
                                                   : TEXT_STATE_END_AHEAD,
                       PLACES({PLACE_DATE, day}, {PLACE_EDITION, edition}));
        }
    }
}

static void target_row(Page *page, const Action *action)
{
    const TargetList *all = &page->view->pact->monitor.targets;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += action_is_within(all->items[i].action, action) ? 1 : 0;
    }
    HTML(page->h, TAG_LI, NO_ATTRS) {
        if (count > 0) {
            html_link(page->h, url_part(page->a, S("figures")),
                      text_get(TEXT_STATE_TARGET, page->lang));
        } else {
            put(page,
                words_are_set(action->wanted) ? TEXT_STATE_WANTED : TEXT_STATE_NO_TARGET);
        }
    }
}

void action_state_part(Page *page, const Action *action)
{
    PART(page, S("state"), TEXT_PART_STATE) {
        state_word(page, action);
        paragraph(page, TEXT_STATE_WHY);
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            HTML(page->h, TAG_LI, NO_ATTRS)
                put(page, TEXT_ACTION_NO_REPORT);
            if (action->state == ACTION_WAITING) {
                waiting_row(page, action);
            }
            if (action->state == ACTION_ENDED) {
                HTML(page->h, TAG_LI, NO_ATTRS)
                    put(page, TEXT_ACTION_ENDED);
            }
            end_row(page, action);
            target_row(page, action);
        }
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small"))))
            html_link(page->h, page_to(page, PAGE_JOIN, NULL),
                      text_get(TEXT_STATE_WRONG, page->lang));
    }
}

void action_services_part(Page *page, const Action *action)
{
    ServiceRefs services =
        services_about(page->a, &page->view->pact->reg, (About){.action = action});
    if (services.count > 0) {
        PART(page, S("services"), TEXT_MENU_SERVICES) {
            service_rows(page, &services);
        }
    }
}

static void shared_figures(Page *page, const Action *one, const Action *other)
{
    put(page, TEXT_LIKE_FIGURES);
    html_text(page->h, S(": "));
    size_t count = 0;
    for (size_t i = 0; i < one->indicators.count; i++) {
        for (size_t k = 0; k < other->indicators.count; k++) {
            if (one->indicators.items[i] == other->indicators.items[k]) {
                put_join(page, count++);
                put_words(page, one->indicators.items[i]->name);
            }
        }
    }
    html_text(page->h, S(". "));
}

static bool has_part(const Action *action, const Party *party)
{
    return party_takes_part(&action->owners, party) ||
           party_takes_part(&action->partners, party);
}

static void shared_parties(Page *page, const Action *one, const Action *other)
{
    const PartyList *all = &page->view->pact->reg.parties;
    size_t count = 0;
    put(page, TEXT_LIKE_PARTIES);
    html_text(page->h, S(": "));
    for (size_t i = 0; i < all->count; i++) {
        if (has_part(one, &all->items[i]) && has_part(other, &all->items[i])) {
            put_join(page, count++);
            put_words(page, all->items[i].name);
        }
    }
    html_text(page->h, S("."));
}

static void like_row(Page *page, const Action *action, const Likeness *like)
{
    HTML(page->h, TAG_LI, NO_ATTRS) {
        action_link(page, like->action);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
            if (like->same_programme) {
                put(page, TEXT_LIKE_PROGRAMME);
                put_space(page);
            }
            if (like->indicator_count > 0) {
                shared_figures(page, action, like->action);
            }
            if (like->party_count > 0) {
                shared_parties(page, action, like->action);
            }
        }
    }
}

void action_like_part(Page *page, const Action *action)
{
    LikenessList like = actions_like(page->a, &page->view->pact->reg, action, MOST_ALIKE);
    if (like.count == 0) {
        return;
    }
    PART(page, S("alike"), TEXT_PART_ALIKE) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < like.count; i++) {
                like_row(page, action, &like.items[i]);
            }
        }
    }
}
