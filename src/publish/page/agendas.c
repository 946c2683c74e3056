/* SPDX-License-Identifier: EUPL-1.2
 * agendas.c - agendas of regions with their goals, and agendas of others tied to the pact
 */
#include "publish/page/component.h"
#include "publish/page/register_rows.h"

static void regional_part(Page *page)
{
    const AgendaList *all = &page->view->pact->reg.agendas;
    if (all->count == 0) {
        return;
    }
    PART(page, S("regional"), TEXT_AGENDAS_REGIONAL) {
        for (size_t i = 0; i < all->count; i++) {
            agenda_block(page, &all->items[i], true);
        }
    }
}

static void other_part(Page *page)
{
    const OtherAgendaList *all = &page->view->pact->reg.other_agendas;
    if (all->count == 0) {
        return;
    }
    PART(page, S("others"), TEXT_AGENDAS_OTHER) {
        paragraph(page, TEXT_AGENDAS_OTHER_LEAD);
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < all->count; i++) {
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    other_agenda_block(page, &all->items[i]);
                    if (all->items[i].theme != NULL) {
                        HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
                            put(page, TEXT_FACT_THEME);
                            html_text(page->h, S(": "));
                            theme_link(page, all->items[i].theme);
                        }
                    }
                }
            }
        }
    }
}

void render_agendas(Page *page)
{
    const Register *reg = &page->view->pact->reg;
    size_t with_goals = 0;
    for (size_t i = 0; i < reg->agendas.count; i++) {
        bool has = false;
        for (size_t g = 0; g < reg->goals.count; g++) {
            has = has || reg->goals.items[g].agenda == &reg->agendas.items[i];
        }
        with_goals += has ? 1 : 0;
    }
    Str all = str_format(page->a, "%zu", reg->agendas.count);
    Title title = {text_count(page->a, TEXT_AGENDAS_FINDING, (int64_t)with_goals,
                              page->lang, PLACES({PLACE_ALL, all})),
                   page->lang};
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = reg->agendas.count > 0 ? title : page_title(page),
                             .lead = text_get(TEXT_AGENDAS_LEAD, page->lang)});
    if (reg->agendas.count + reg->other_agendas.count == 0) {
        paragraph(page, TEXT_REGISTER_EMPTY);
    }
    regional_part(page);
    other_part(page);
}
