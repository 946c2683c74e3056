/* SPDX-License-Identifier: EUPL-1.2
 * promises.c - all actions, by theme
 */
#include "publish/page/component.h"
#include "publish/page/promise_chart.h"
#include "publish/page/register_rows.h"
#include "publish/text/shown.h"

static ActionRefs of_theme(Page *page, const Theme *theme)
{
    const ActionRefs *all = &page->view->actions;
    ActionRefs found = {PUSH_ARRAY(page->a, const Action *, all->count + 1), 0};
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i]->theme == theme) {
            found.items[found.count++] = all->items[i];
        }
    }
    return found;
}

static void goals(Page *page, const Theme *theme)
{
    const GoalList *all = &page->view->pact->reg.goals;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].theme == theme ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    heading(page, TEXT_PROMISES_GOALS);
    HTML(page->h, TAG_UL, NO_ATTRS) {
        for (size_t i = 0; i < all->count; i++) {
            if (all->items[i].theme == theme) {
                HTML(page->h, TAG_LI, NO_ATTRS)
                    put_goal(page, &all->items[i]);
            }
        }
    }
    heading(page, TEXT_PROMISES_ACTIONS);
}

static void theme_part(Page *page, const Theme *theme)
{
    ActionRefs actions = of_theme(page, theme);
    Str id = theme->id;
    Str heading_id = str_format(page->a, "theme-%.*s-h", STR_ARG(id));
    HTML(page->h, TAG_SECTION,
         ATTRS(attr_class(S("part beside")), attr_labelled_by(heading_id),
               attr_id(str_format(page->a, "theme-%.*s", STR_ARG(id))))) {
        HTML(page->h, TAG_H2, ATTRS(attr_id(heading_id)))
            theme_link(page, theme);
        HTML(page->h, TAG_DIV, NO_ATTRS) {
            paragraph_words(page, theme->summary);
            goals(page, theme);
            action_rows(page, &actions);
        }
    }
}

static void principles_part(Page *page)
{
    const PrincipleList *all = &page->view->pact->reg.principles;
    if (all->count == 0) {
        return;
    }
    PART(page, S("principles"), TEXT_PART_PRINCIPLES) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < all->count; i++) {
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    HTML(page->h, TAG_STRONG, NO_ATTRS)
                        put_words(page, all->items[i].name);
                    paragraph_words(page, all->items[i].text);
                }
            }
        }
    }
}

void render_promises(Page *page)
{
    PromiseCounts counts = promise_counts(page->view);
    const PactVersion *version = page->view->pact->head->version;
    Title title = counts.actions == 0
                      ? page_title(page)
                      : (Title){promise_finding(page, &counts), page->lang};
    opening(page, &(Opening){.kicker = text_get(TEXT_MENU_PROMISES, page->lang),
                             .title = title,
                             .lead_words = version == NULL ? NO_WORDS : version->note});
    WIDE_PART(page, S("recorded"), TEXT_PART_RECORDED) {
        promise_chart(page, false);
        promise_table(page);
        paragraph(page, TEXT_PROMISES_NO_REPORTS);
    }
    const ThemeList *themes = &page->view->pact->reg.themes;
    for (size_t t = 0; t < themes->count; t++) {
        theme_part(page, &themes->items[t]);
    }
    principles_part(page);
}
