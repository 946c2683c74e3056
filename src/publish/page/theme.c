/* SPDX-License-Identifier: EUPL-1.2
 * theme.c - one theme: what it is about, its figures, goals, actions, and what is near it
 */
#include "publish/page/component.h"
#include "publish/page/figure_chart.h"
#include "publish/page/register_rows.h"
#include "publish/text/shown.h"

Title title_theme(Page *page)
{
    Title title;
    title.text = words_in(((const Theme *)page->subject)->name, page->lang, &title.lang);
    return title;
}

static size_t with_line(const Page *page, const Theme *theme)
{
    size_t count = 0;
    for (size_t i = 0; i < theme->indicators.count; i++) {
        count += view_indicator(page->view, theme->indicators.items[i])->key_count > 0;
    }
    return count;
}

static void cards(Page *page, const Theme *theme)
{
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("keys")))) {
        for (size_t i = 0; i < theme->indicators.count; i++) {
            const IndicatorView *view =
                view_indicator(page->view, theme->indicators.items[i]);
            if (view->key_count > 0) {
                indicator_card(page, view, indicator_finding(page, view));
            }
        }
    }
}

static void without_figures(Page *page, const Theme *theme)
{
    heading(page, TEXT_THEME_NO_FIGURES);
    HTML(page->h, TAG_UL, NO_ATTRS) {
        for (size_t i = 0; i < theme->indicators.count; i++) {
            const IndicatorView *view =
                view_indicator(page->view, theme->indicators.items[i]);
            if (view->key_count == 0) {
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    indicator_link(page, view->indicator);
                    html_text(page->h, S(". "));
                    put_words(page, view->indicator->no_figures_because);
                }
            }
        }
    }
}

static void figures_part(Page *page, const Theme *theme)
{
    if (theme->indicators.count == 0) {
        return;
    }
    size_t count = with_line(page, theme);
    WIDE_PART(page, S("figures"), TEXT_MENU_FIGURES) {
        if (count > 0) {
            cards(page, theme);
        }
        if (count < theme->indicators.count) {
            without_figures(page, theme);
        }
    }
}

static void goals_part(Page *page, const Theme *theme)
{
    const GoalList *all = &page->view->pact->reg.goals;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].theme == theme ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("goals"), TEXT_PROMISES_GOALS) {
        paragraph(page, TEXT_THEME_GOALS_LEAD);
        for (size_t i = 0; i < all->count; i++) {
            if (all->items[i].theme == theme) {
                goal_block(page, &all->items[i], true);
            }
        }
    }
}

static Str gap_finding(Page *page, const ActionRefs *actions)
{
    size_t owner = 0, date = 0, target = 0;
    for (size_t i = 0; i < actions->count; i++) {
        Gaps gaps = gaps_of(actions->items[i]);
        owner += gaps.owner ? 0 : 1;
        date += gaps.date ? 0 : 1;
        target += gaps.target ? 0 : 1;
    }
    return text_count(
        page->a, TEXT_THEME_ACTIONS_LEAD, (int64_t)actions->count, page->lang,
        PLACES({PLACE_OWNER, shown_integer(page->a, (int64_t)owner, page->lang)},
               {PLACE_DATE, shown_integer(page->a, (int64_t)date, page->lang)},
               {PLACE_TARGET, shown_integer(page->a, (int64_t)target, page->lang)}));
}

static void actions_part(Page *page, const Theme *theme)
{
    const ActionRefs *all = &page->view->actions;
    ActionRefs found = {PUSH_ARRAY(page->a, const Action *, all->count + 1), 0};
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i]->theme == theme) {
            found.items[found.count++] = all->items[i];
        }
    }
    PART(page, S("actions"), TEXT_PROMISES_ACTIONS) {
        if (found.count == 0) {
            paragraph(page, TEXT_THEME_NO_ACTIONS);
        } else {
            plain_paragraph(page, gap_finding(page, &found));
            action_rows(page, &found);
        }
    }
}

static void near_parts(Page *page, const Theme *theme)
{
    const Register *reg = &page->view->pact->reg;
    About about = {.theme = theme};
    PracticeRefs practices = practices_about(page->a, reg, about);
    ServiceRefs services = services_about(page->a, reg, about);
    PartnershipRefs partnerships = partnerships_about(page->a, reg, about);
    MoneyRefs money = money_about(page->a, reg, about);
    OtherAgendaRefs agendas = other_agendas_about(page->a, reg, about);
    if (practices.count > 0) {
        PART(page, S("practices"), TEXT_PART_PRACTICE) {
            practice_rows(page, &practices);
        }
    }
    if (services.count > 0) {
        PART(page, S("services"), TEXT_MENU_SERVICES) {
            service_rows(page, &services);
        }
    }
    if (partnerships.count > 0) {
        PART(page, S("partnerships"), TEXT_PART_PARTNERSHIPS) {
            partnership_rows(page, &partnerships);
        }
    }
    if (money.count > 0) {
        PART(page, S("money"), TEXT_MENU_MONEY) {
            paragraph(page, TEXT_MONEY_NO_SUM);
            money_table(page, &money, text_get(TEXT_MONEY_CAPTION_ALL, page->lang));
        }
    }
    if (agendas.count > 0) {
        PART(page, S("agendas"), TEXT_AGENDAS_OTHER) {
            other_agenda_rows(page, &agendas);
        }
    }
}

static void lines_part(Page *page, const Theme *theme)
{
    const LineList *all = &page->view->pact->reg.lines;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].theme == theme) {
            PART(page, S("history"), TEXT_THEME_BEFORE) {
                paragraph(page, TEXT_THEME_BEFORE_LEAD);
                HTML(page->h, TAG_P, NO_ATTRS)
                    html_link(page->h, page_to(page, PAGE_HISTORY, NULL),
                              text_get(TEXT_MENU_HISTORY, page->lang));
            }
            return;
        }
    }
}

void render_theme(Page *page)
{
    const Theme *theme = page->subject;
    opening(page, &(Opening){.kicker = text_get(TEXT_FACT_THEME, page->lang),
                             .title = page_title(page),
                             .lead_words = theme->summary});
    figures_part(page, theme);
    goals_part(page, theme);
    actions_part(page, theme);
    near_parts(page, theme);
    lines_part(page, theme);
}
