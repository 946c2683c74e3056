/* SPDX-License-Identifier: EUPL-1.2
 * action.c - one promise: who, what, when, how much, as far as the text records it
 */
#include "publish/page/action_parts.h"
#include "publish/page/component.h"
#include "publish/page/indicator_facts.h"
#include "publish/page/register_rows.h"
#include "publish/page/target_progress.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

Title title_action(Page *page)
{
    Title title;
    title.text = words_in(((const Action *)page->subject)->name, page->lang, &title.lang);
    return title;
}

static void owner_facts(Page *page, const Action *action)
{
    fact(page, TEXT_FACT_OWNER);
    HTML(page->h, TAG_DD, NO_ATTRS) {
        if (action->owners.count > 0) {
            party_links(page, &action->owners);
        } else {
            put_absent(page, TEXT_WORD_NOT_RECORDED);
        }
    }
    if (action->partners.count > 0) {
        fact(page, TEXT_FACT_PARTNERS);
        HTML(page->h, TAG_DD, NO_ATTRS)
            party_links(page, &action->partners);
    }
}

static void wanted_fact(Page *page, const Action *action)
{
    fact(page, TEXT_FACT_HOW_MUCH);
    HTML(page->h, TAG_DD, NO_ATTRS) {
        if (words_are_set(action->wanted)) {
            put_words(page, action->wanted);
        } else {
            put_absent(page, TEXT_WORD_NOT_RECORDED);
        }
    }
}

/* The words of the text, and the day we reckon with when they are not one. */
static void put_day(Page *page, Date date, Str text, TextKey reckoned)
{
    if (text.length == 0) {
        html_text(page->h, shown_date(page->a, date, page->lang));
        return;
    }
    put_dutch(page, text);
    if (date_is_set(date)) {
        html_text(page->h, S(". "));
        put_filled(page, reckoned,
                   PLACES({PLACE_DATE, shown_date(page->a, date, page->lang)}));
    }
}

static void date_facts(Page *page, const Action *action)
{
    if (date_is_set(action->starts) || action->starts_text.length > 0) {
        fact(page, TEXT_FACT_STARTS);
        HTML(page->h, TAG_DD, NO_ATTRS)
            put_day(page, action->starts, action->starts_text, TEXT_ACTION_RECKON_START);
    }
    fact(page, TEXT_FACT_ENDS);
    HTML(page->h, TAG_DD, NO_ATTRS) {
        if (date_is_set(action->ends) || action->ends_text.length > 0) {
            put_day(page, action->ends, action->ends_text, TEXT_ACTION_RECKON_END);
        } else {
            put_absent(page, TEXT_WORD_NOT_RECORDED);
        }
    }
}

static bool is_within(const Action *action, const Action *whole)
{
    return action == whole || (action != NULL && action->parent == whole);
}

static void put_money(Page *page, const Money *money)
{
    static const TextKey kinds[] = {[MONEY_PROMISED] = TEXT_MONEY_PROMISED,
                                    [MONEY_COMMITTED] = TEXT_MONEY_COMMITTED,
                                    [MONEY_SPENT] = TEXT_MONEY_SPENT};
    static const TextKey bases[] = {[MONEY_IN_ALL] = TEXT_MONEY_IN_ALL,
                                    [MONEY_PER_YEAR] = TEXT_MONEY_PER_YEAR,
                                    [MONEY_BASIS_UNKNOWN] = TEXT_MONEY_BASIS_UNKNOWN};
    put_words(page, money->name);
    html_text(page->h, S(": "));
    html_text(page->h, shown_euros(page->a, money->amount_cents, page->lang));
    html_text(page->h, S(", "));
    put(page, bases[money->basis]);
    html_text(page->h, S(" ("));
    put(page, kinds[money->kind]);
    html_text(page->h, S(")"));
    if (money->payer != NULL) {
        html_text(page->h, S(", "));
        party_link(page, money->payer);
    }
    html_text(page->h, S(". "));
    put_words(page, money->note);
}

static void money_fact(Page *page, const Action *action)
{
    const MoneyList *all = &page->view->pact->reg.money;
    size_t count = 0;
    fact(page, TEXT_FACT_MONEY);
    HTML(page->h, TAG_DD, NO_ATTRS) {
        for (size_t i = 0; i < all->count; i++) {
            if (is_within(all->items[i].action, action)) {
                if (count++ > 0) {
                    html_leaf(page->h, TAG_BR, NO_ATTRS);
                }
                put_money(page, &all->items[i]);
            }
        }
        if (count == 0) {
            put_absent(page, TEXT_WORD_NOT_RECORDED);
        }
    }
}

static void place_facts(Page *page, const Action *action)
{
    fact(page, TEXT_FACT_WHERE);
    HTML(page->h, TAG_DD, NO_ATTRS) {
        if (action->regions.count > 0) {
            region_links(page, &action->regions);
        } else {
            put(page, TEXT_ACTION_WHOLE_COUNTRY);
        }
    }
    if (action->theme != NULL) {
        fact(page, TEXT_FACT_THEME);
        HTML(page->h, TAG_DD, NO_ATTRS)
            theme_link(page, action->theme);
    }
    if (action->document != NULL) {
        fact(page, TEXT_FACT_SOURCE);
        HTML(page->h, TAG_DD, NO_ATTRS) {
            document_link(page, action->document);
            if (action->locator.length > 0) {
                html_text(page->h, S(" ("));
                put_dutch(page, action->locator);
                html_text(page->h, S(")"));
            }
            html_text(page->h, S(". "));
            document_place(page, action->document);
        }
    }
}

static void agreement_part(Page *page, const Action *action)
{
    PART(page, S("agreement"), TEXT_PART_AGREEMENT) {
        HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
            owner_facts(page, action);
            wanted_fact(page, action);
            date_facts(page, action);
            fact_words(page, TEXT_FACT_INSTRUMENTS, action->instruments);
            money_fact(page, action);
            place_facts(page, action);
        }
    }
}

static void sub_action(Page *page, const Action *action)
{
    HTML(page->h, TAG_LI,
         ATTRS(attr_id(str_format(page->a, "a-%.*s", STR_ARG(action->id))))) {
        HTML(page->h, TAG_STRONG, NO_ATTRS) {
            html_text(page->h, action->number);
            put_space(page);
            put_words(page, action->name);
        }
        paragraph_words(page, action->promise);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
            if (action->owners.count > 0) {
                put(page, TEXT_ROW_OWNER);
                put_space(page);
                party_links(page, &action->owners);
                html_text(page->h, S(". "));
            }
            if (words_are_set(action->wanted)) {
                put_words(page, action->wanted);
                html_text(page->h, S(". "));
            }
            if (action->ends_text.length > 0 || date_is_set(action->ends)) {
                put(page, TEXT_FACT_ENDS);
                html_text(page->h, S(": "));
                put_day(page, action->ends, action->ends_text, TEXT_ACTION_RECKON_END);
            }
        }
    }
}

static void sub_actions_part(Page *page, const Action *action)
{
    ActionRefs under = actions_under(page->a, &page->view->pact->reg, action);
    if (under.count == 0) {
        return;
    }
    PART(page, S("sub-actions"), TEXT_PART_SUB_ACTIONS) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < under.count; i++) {
                sub_action(page, under.items[i]);
            }
        }
    }
}

static bool is_target_of(const Target *target, const Action *action)
{
    return is_within(target->action, action);
}

static bool names(const Action *action, const Indicator *indicator)
{
    for (size_t i = 0; i < action->indicators.count; i++) {
        if (action->indicators.items[i] == indicator) {
            return true;
        }
    }
    return false;
}

/* Those the action names itself, and those of a target that belongs to it. */
static bool belongs(const Page *page, const Action *action, const Indicator *indicator)
{
    const TargetList *targets = &page->view->pact->monitor.targets;
    for (size_t i = 0; i < targets->count; i++) {
        if (targets->items[i].indicator == indicator &&
            is_target_of(&targets->items[i], action)) {
            return true;
        }
    }
    return names(action, indicator);
}

static void latest_line(Page *page, const IndicatorView *view)
{
    const Figure *last = view->key_count == 0 ? NULL : line_last(view->key[0]);
    HTML(page->h, TAG_P, NO_ATTRS) {
        if (last == NULL) {
            put_absent(page, TEXT_INDICATOR_NO_FIGURES);
        } else {
            html_text(page->h, say_level(page->a, last, page->lang));
            put_space(page);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                put_words(page, last->edition->name);
        }
    }
}

static void figure_item(Page *page, const Action *action, const IndicatorView *view)
{
    const TargetList *targets = &page->view->pact->monitor.targets;
    HTML(page->h, TAG_LI, NO_ATTRS) {
        indicator_link(page, view->indicator);
        latest_line(page, view);
        for (size_t i = 0; i < targets->count; i++) {
            if (targets->items[i].indicator == view->indicator &&
                is_target_of(&targets->items[i], action)) {
                HTML(page->h, TAG_P, NO_ATTRS) {
                    HTML(page->h, TAG_STRONG, NO_ATTRS)
                        put(page, TEXT_ACTION_TARGET);
                    put_space(page);
                    put_target(page, &targets->items[i]);
                }
                progress_paragraph(page, &targets->items[i],
                                   view->key_count == 0 ? NULL : line_last(view->key[0]));
            }
        }
    }
}

static void figures_part(Page *page, const Action *action)
{
    const View *view = page->view;
    size_t count = 0;
    for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
        count += belongs(page, action, view->ordered[i]->indicator) ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("figures"), TEXT_PART_ACTION_FIGURES) {
        paragraph(page, TEXT_ACTION_LINK_NOT_CAUSE);
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
                if (belongs(page, action, view->ordered[i]->indicator)) {
                    figure_item(page, action, view->ordered[i]);
                }
            }
        }
    }
}

static void practice_part(Page *page, const Action *action)
{
    const PracticeList *all = &page->view->pact->reg.practices;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += is_within(all->items[i].action, action) ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("practice"), TEXT_PART_PRACTICE) {
        for (size_t i = 0; i < all->count; i++) {
            if (is_within(all->items[i].action, action)) {
                practice(page, &all->items[i]);
            }
        }
    }
}

void render_action(Page *page)
{
    const Action *action = page->subject;
    Str kicker = text_fill(page->a, TEXT_ACTION_KICKER, page->lang,
                           PLACES({PLACE_NUMBER, action->number}));
    opening(page, &(Opening){.kicker = kicker,
                             .title = page_title(page),
                             .lead_words = action->promise});
    action_state_part(page, action);
    agreement_part(page, action);
    sub_actions_part(page, action);
    figures_part(page, action);
    practice_part(page, action);
    action_services_part(page, action);
    action_like_part(page, action);
}
