/* SPDX-License-Identifier: EUPL-1.2
 * register_blocks.c - goals, regional agendas and money in full
 */
#include "publish/page/component.h"
#include "publish/page/indicator_facts.h"
#include "publish/page/register_rows.h"
#include "publish/page/target_progress.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

static const Figure *latest_of(const Page *page, const Indicator *indicator)
{
    const IndicatorView *view = view_indicator(page->view, indicator);
    return view->key_count == 0 ? NULL : line_last(view->key[0]);
}

static void goal_figure(Page *page, const Indicator *indicator)
{
    const Figure *last = latest_of(page, indicator);
    indicator_link(page, indicator);
    HTML(page->h, TAG_P, NO_ATTRS) {
        if (last == NULL) {
            put_absent(page, TEXT_INDICATOR_NO_FIGURES);
        } else {
            html_text(page->h, say_level(page->a, last, page->lang));
        }
    }
}

static void goal_targets(Page *page, const Goal *goal, const Indicator *indicator)
{
    const TargetList *all = &page->view->pact->monitor.targets;
    const Region *region =
        goal->agenda != NULL ? goal->agenda->region : page->view->country;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].indicator == indicator && all->items[i].region == region) {
            HTML(page->h, TAG_P, NO_ATTRS) {
                HTML(page->h, TAG_STRONG, NO_ATTRS)
                    put(page, TEXT_GOAL_TARGET);
                put_space(page);
                put_target(page, &all->items[i]);
            }
            progress_paragraph(page, &all->items[i], latest_of(page, indicator));
        }
    }
}

/* Actions of its theme that name one of its indicators, each once. */
static ActionRefs aimed_at(Page *page, const Goal *goal)
{
    const ActionRefs *all = &page->view->actions;
    ActionRefs found = {PUSH_ARRAY(page->a, const Action *, all->count + 1), 0};
    for (size_t i = 0; i < all->count; i++) {
        bool fits = false;
        for (size_t k = 0; k < goal->indicators.count; k++) {
            const IndicatorRefs *named = &all->items[i]->indicators;
            for (size_t n = 0; n < named->count; n++) {
                fits = fits || named->items[n] == goal->indicators.items[k];
            }
        }
        if (fits) {
            found.items[found.count++] = all->items[i];
        }
    }
    return found;
}

static void goal_actions(Page *page, const Goal *goal)
{
    ActionRefs actions = aimed_at(page, goal);
    if (actions.count == 0) {
        return;
    }
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small")))) {
        put(page, TEXT_GOAL_ACTIONS);
        put_space(page);
        for (size_t i = 0; i < actions.count; i++) {
            put_join(page, i);
            action_link(page, actions.items[i]);
        }
    }
}

void goal_block(Page *page, const Goal *goal, bool with_actions)
{
    HTML(page->h, TAG_H3, ATTRS(attr_id(anchor_id(page, S("goal"), goal->id))))
        put_words(page, goal->name);
    paragraph_words(page, goal->text);
    if (goal->indicators.count == 0) {
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small"))))
            put_absent(page, TEXT_GOAL_NO_INDICATOR);
        return;
    }
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < goal->indicators.count; i++) {
            HTML(page->h, TAG_LI, NO_ATTRS) {
                goal_figure(page, goal->indicators.items[i]);
                goal_targets(page, goal, goal->indicators.items[i]);
            }
        }
    }
    if (with_actions) {
        goal_actions(page, goal);
    }
}

static void heading4(Page *page, TextKey key)
{
    HTML(page->h, TAG_H4, NO_ATTRS)
        put(page, key);
}

static size_t agenda_goals(Page *page, const Agenda *agenda, bool write)
{
    const GoalList *goals = &page->view->pact->reg.goals;
    size_t count = 0;
    for (size_t i = 0; i < goals->count; i++) {
        if (goals->items[i].agenda == agenda) {
            count++;
            if (write) {
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    put_goal(page, &goals->items[i]);
                    for (size_t k = 0; k < goals->items[i].indicators.count; k++) {
                        const Indicator *indicator = goals->items[i].indicators.items[k];
                        html_text(page->h, S(" "));
                        indicator_link(page, indicator);
                        html_text(page->h, S("."));
                    }
                }
            }
        }
    }
    return count;
}

static size_t region_targets(Page *page, const Region *region, bool write)
{
    const TargetList *all = &page->view->pact->monitor.targets;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (region != NULL && all->items[i].region == region) {
            count++;
            if (write) {
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    indicator_link(page, all->items[i].indicator);
                    HTML(page->h, TAG_P, NO_ATTRS)
                        put_target(page, &all->items[i]);
                    progress_paragraph(page, &all->items[i], NULL);
                }
            }
        }
    }
    return count;
}

static void agenda_targets(Page *page, const Agenda *agenda)
{
    if (region_targets(page, agenda->region, false) > 0) {
        heading4(page, TEXT_PART_TARGETS);
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows"))))
            (void)region_targets(page, agenda->region, true);
    }
}

static void agenda_body(Page *page, const Agenda *agenda, bool with_id)
{
    HTML(page->h, TAG_H3,
         ATTRS(with_id ? attr_id(anchor_id(page, S("agenda"), agenda->id)) : attr_none()))
        outside_link(page, agenda->url, agenda->name);
    paragraph_words(page, agenda->summary);
    if (agenda_goals(page, agenda, false) > 0) {
        HTML(page->h, TAG_UL, NO_ATTRS)
            (void)agenda_goals(page, agenda, true);
    } else {
        HTML(page->h, TAG_P, NO_ATTRS)
            put_absent(page, TEXT_AGENDA_NO_GOALS);
    }
    agenda_targets(page, agenda);
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        fact(page, TEXT_FACT_WHERE);
        HTML(page->h, TAG_DD, NO_ATTRS) {
            if (agenda->region == NULL) {
                put_absent(page, TEXT_WORD_NOT_RECORDED);
            } else {
                region_link(page, agenda->region);
            }
        }
        parties_fact(page, TEXT_FACT_WHO, &agenda->parties);
        if (agenda->documents.count > 0) {
            fact(page, TEXT_FACT_DOCUMENTS);
            HTML(page->h, TAG_DD, NO_ATTRS)
                document_rows(page, &agenda->documents);
        }
    }
}

void agenda_block(Page *page, const Agenda *agenda, bool with_id)
{
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("block"))))
        agenda_body(page, agenda, with_id);
}

static void money_when(Page *page, const Money *money)
{
    if (money->from.kind == PERIOD_NONE && money->to.kind == PERIOD_NONE) {
        put_absent(page, TEXT_WORD_NOT_RECORDED);
        return;
    }
    Str from = shown_period(page->a, money->from, page->lang);
    Str to = shown_period(page->a, money->to, page->lang);
    if (money->to.kind == PERIOD_NONE || period_equal(money->from, money->to)) {
        html_text(page->h, from);
    } else {
        put_filled(page, TEXT_MONEY_SPAN, PLACES({PLACE_FROM, from}, {PLACE_TO, to}));
    }
}

static void money_row(Page *page, const Money *money)
{
    static const TextKey bases[] = {[MONEY_IN_ALL] = TEXT_MONEY_IN_ALL,
                                    [MONEY_PER_YEAR] = TEXT_MONEY_PER_YEAR,
                                    [MONEY_BASIS_UNKNOWN] = TEXT_MONEY_BASIS_UNKNOWN};
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            put_words(page, money->name);
            if (words_are_set(money->note)) {
                html_leaf(page->h, TAG_BR, NO_ATTRS);
                HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                    put_words(page, money->note);
            }
        }
        HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
            html_text(page->h, shown_euros(page->a, money->amount_cents, page->lang));
        HTML(page->h, TAG_TD, NO_ATTRS)
            put(page, bases[money->basis]);
        HTML(page->h, TAG_TD, NO_ATTRS)
            money_when(page, money);
        HTML(page->h, TAG_TD, NO_ATTRS) {
            if (money->payer == NULL) {
                put_absent(page, TEXT_WORD_NOT_RECORDED);
            } else {
                party_link(page, money->payer);
            }
        }
        HTML(page->h, TAG_TD, NO_ATTRS) {
            if (money->action != NULL) {
                action_link(page, money->action);
                html_leaf(page->h, TAG_BR, NO_ATTRS);
            }
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
                put(page, TEXT_WORD_SOURCE);
                put_space(page);
                if (money->document != NULL) {
                    document_link(page, money->document);
                } else if (money->locator.length > 0) {
                    put_dutch(page, money->locator);
                } else {
                    put_absent(page, TEXT_WORD_NOT_RECORDED);
                }
            }
        }
    }
}

void money_table(Page *page, const MoneyRefs *money, Str caption)
{
    TABLE(page, caption) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_MONEY_WHAT);
                column_text(page, text_get(TEXT_MONEY_AMOUNT, page->lang), true);
                column(page, TEXT_MONEY_BASIS);
                column(page, TEXT_MONEY_WHEN);
                column(page, TEXT_MONEY_PAYER);
                column(page, TEXT_MONEY_FOR);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < money->count; i++) {
                money_row(page, money->items[i]);
            }
        }
    }
}
