/* SPDX-License-Identifier: EUPL-1.2
 * pact.c - what this pact is, its themes, and the way to everything that is recorded
 */
#include "publish/page/component.h"
#include "publish/page/register_rows.h"
#include "publish/text/shown.h"

static size_t goals_of(const View *view, const Theme *theme)
{
    const GoalList *all = &view->pact->reg.goals;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].theme == theme ? 1 : 0;
    }
    return count;
}

static size_t actions_in(const View *view, const Theme *theme)
{
    size_t count = 0;
    for (size_t i = 0; i < view->actions.count; i++) {
        count += view->actions.items[i]->theme == theme ? 1 : 0;
    }
    return count;
}

static void themes_part(Page *page)
{
    const ThemeList *themes = &page->view->pact->reg.themes;
    if (themes->count == 0) {
        return;
    }
    PART(page, S("themes"), TEXT_PACT_THEMES) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < themes->count; i++) {
                const Theme *theme = &themes->items[i];
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    HTML(page->h, TAG_STRONG, NO_ATTRS)
                        theme_link(page, theme);
                    paragraph_words(page, theme->summary);
                    HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
                        counted_text(page, TEXT_ACTIONS_COUNT,
                                     actions_in(page->view, theme));
                        html_text(page->h, S(", "));
                        counted_text(page, TEXT_GOALS_COUNT, goals_of(page->view, theme));
                        html_text(page->h, S(", "));
                        counted_text(page, TEXT_SUBJECTS_COUNT, theme->indicators.count);
                    }
                }
            }
        }
    }
}

typedef struct Way {
    PageKind kind;
    size_t count;
    TextKey counted;
    TextKey what;
} Way;

static void way_row(Page *page, Way way)
{
    HTML(page->h, TAG_LI, NO_ATTRS) {
        HTML(page->h, TAG_STRONG, NO_ATTRS)
            html_link(page->h, page_to(page, way.kind, NULL),
                      text_get(page_type(way.kind)->name, page->lang));
        HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
            put_space(page);
            counted_text(page, way.counted, way.count);
        }
        paragraph(page, way.what);
    }
}

static void ways_part(Page *page, Str id, TextKey heading_key, const Way *ways,
                      size_t count)
{
    PART(page, id, heading_key) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < count; i++) {
                way_row(page, ways[i]);
            }
        }
    }
}

void render_pact(Page *page)
{
    const Register *reg = &page->view->pact->reg;
    const PactHead *head = page->view->pact->head;
    Title title;
    title.text = words_in(head->name, page->lang, &title.lang);
    opening(page, &(Opening){.kicker = text_get(TEXT_MENU_PACT, page->lang),
                             .title = title,
                             .lead_words = head->summary});
    themes_part(page);
    const Way done[] = {
        {PAGE_PROMISES, page->view->actions.count, TEXT_ACTIONS_COUNT, TEXT_WAY_PROMISES},
        {PAGE_PRACTICES, reg->practices.count, TEXT_PRACTICES_COUNT, TEXT_WAY_PRACTICES},
        {PAGE_PARTNERSHIPS, reg->partnerships.count, TEXT_PARTNERSHIPS_COUNT,
         TEXT_WAY_PARTNERSHIPS},
        {PAGE_MONEY, reg->money.count, TEXT_MONEY_COUNT, TEXT_WAY_MONEY},
        {PAGE_SERVICES, reg->services.count, TEXT_SERVICES_COUNT, TEXT_WAY_SERVICES},
    };
    ways_part(page, S("done"), TEXT_PACT_DONE, done, sizeof done / sizeof done[0]);
    const Way papers[] = {
        {PAGE_PARTIES, reg->parties.count, TEXT_PARTIES_COUNT, TEXT_WAY_PARTIES},
        {PAGE_AGENDAS, reg->agendas.count + reg->other_agendas.count, TEXT_AGENDAS_COUNT,
         TEXT_WAY_AGENDAS},
        {PAGE_DOCUMENTS, reg->documents.count, TEXT_DOCUMENTS_COUNT, TEXT_WAY_DOCUMENTS},
        {PAGE_MOTIONS, reg->motions.count, TEXT_MOTIONS_COUNT, TEXT_WAY_MOTIONS},
        {PAGE_HISTORY, reg->versions.count, TEXT_VERSIONS_COUNT, TEXT_WAY_HISTORY},
    };
    ways_part(page, S("papers"), TEXT_PACT_PAPERS, papers,
              sizeof papers / sizeof papers[0]);
    PART(page, S("join"), TEXT_MENU_JOIN) {
        paragraph(page, TEXT_JOIN_LEAD);
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to(page, PAGE_JOIN, NULL),
                      text_get(TEXT_JOIN_HOW, page->lang));
    }
}
