/* SPDX-License-Identifier: EUPL-1.2
 * register_parts.c - what the register adds to the pages of a party and a region, and to
 * the page of what is missing
 */
#include "publish/page/register_parts.h"

#include "domain/register/follow.h"
#include "publish/page/component.h"
#include "publish/page/indicator_facts.h"
#include "publish/page/register_rows.h"
#include "publish/page/target_progress.h"
#include "publish/text/shown.h"

static bool is_owned(const Target *target, const Party *party)
{
    const Action *action = target->action;
    if (action == NULL) {
        return false;
    }
    return party_takes_part(&action->owners, party) ||
           (action->parent != NULL && party_takes_part(&action->parent->owners, party));
}

static void owned_targets(Page *page, const Party *party)
{
    const TargetList *all = &page->view->pact->monitor.targets;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += is_owned(&all->items[i], party) ? 1 : 0;
    }
    if (count == 0) {
        paragraph(page, TEXT_OUTCOME_NO_TARGET);
        return;
    }
    paragraph(page, TEXT_ACTION_LINK_NOT_CAUSE);
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < all->count; i++) {
            if (is_owned(&all->items[i], party)) {
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    indicator_link(page, all->items[i].indicator);
                    HTML(page->h, TAG_P, NO_ATTRS)
                        put_target(page, &all->items[i]);
                    progress_paragraph(page, &all->items[i], NULL);
                }
            }
        }
    }
}

void party_outcome_part(Page *page, const Party *party)
{
    const Register *reg = &page->view->pact->reg;
    ActionRefs owns = actions_of(page->a, reg, party, true);
    if (owns.count == 0) {
        return;
    }
    Date day = edition_day(page->view);
    size_t past = 0;
    for (size_t i = 0; i < owns.count; i++) {
        Date ends = owns.items[i]->ends;
        past += date_is_set(ends) && date_is_set(day) && date_compare(ends, day) < 0;
    }
    PART(page, S("outcome"), TEXT_PART_OUTCOME) {
        HTML(page->h, TAG_P, NO_ATTRS) {
            counted_text(page, TEXT_OUTCOME_NO_REPORT, owns.count);
            put_space(page);
            put(page, TEXT_OUTCOME_SAYS_NOTHING);
        }
        if (past > 0) {
            HTML(page->h, TAG_P, NO_ATTRS)
                counted_text(page, TEXT_OUTCOME_PAST, past);
        }
        owned_targets(page, party);
    }
}

void party_register_parts(Page *page, const Party *party)
{
    const Register *reg = &page->view->pact->reg;
    About about = {.party = party};
    PracticeRefs practices = practices_about(page->a, reg, about);
    ServiceRefs services = services_about(page->a, reg, about);
    MoneyRefs money = money_about(page->a, reg, about);
    AgendaRefs agendas = agendas_about(page->a, reg, about);
    OtherAgendaRefs others = other_agendas_about(page->a, reg, about);
    DocumentRefs documents = documents_about(page->a, reg, about);
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
    if (money.count > 0) {
        PART(page, S("money"), TEXT_MENU_MONEY) {
            money_table(page, &money, text_get(TEXT_MONEY_CAPTION_PAYS, page->lang));
        }
    }
    if (agendas.count + others.count > 0) {
        PART(page, S("agendas"), TEXT_MENU_AGENDAS) {
            if (agendas.count > 0) {
                agenda_rows(page, &agendas);
            }
            if (others.count > 0) {
                other_agenda_rows(page, &others);
            }
        }
    }
    if (documents.count > 0) {
        PART(page, S("documents"), TEXT_PART_DOCUMENTS) {
            document_rows(page, &documents);
        }
    }
}

/* The region and the areas in it. */
static RegionRefs with_areas(Page *page, const Region *region)
{
    RegionRefs areas = regions_members(page->a, &page->view->pact->regions, region, NULL);
    RegionRefs all = {PUSH_ARRAY(page->a, const Region *, areas.count + 1), 0};
    all.items[all.count++] = region;
    for (size_t i = 0; i < areas.count; i++) {
        all.items[all.count++] = areas.items[i];
    }
    return all;
}

static void area_agendas(Page *page, const AgendaRefs *agendas, const Region *region)
{
    size_t count = 0;
    for (size_t i = 0; i < agendas->count; i++) {
        count += agendas->items[i]->region != region ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("area-agendas"), TEXT_REGION_AREA_AGENDAS) {
        for (size_t i = 0; i < agendas->count; i++) {
            if (agendas->items[i]->region != region) {
                agenda_block(page, agendas->items[i], false);
            }
        }
    }
}

void region_register_parts(Page *page, const Region *region)
{
    const Register *reg = &page->view->pact->reg;
    RegionRefs areas = with_areas(page, region);
    About about = {.regions = &areas};
    AgendaRefs agendas = agendas_about(page->a, reg, about);
    PartnershipRefs partnerships = partnerships_about(page->a, reg, about);
    ServiceRefs services = services_about(page->a, reg, about);
    DocumentRefs documents = documents_about(page->a, reg, about);
    area_agendas(page, &agendas, region);
    if (partnerships.count > 0) {
        PART(page, S("partnerships"), TEXT_PART_PARTNERSHIPS) {
            partnership_rows(page, &partnerships);
        }
    }
    if (services.count > 0) {
        PART(page, S("services"), TEXT_MENU_SERVICES) {
            service_rows(page, &services);
        }
    }
    PART(page, S("documents"), TEXT_PART_DOCUMENTS) {
        if (documents.count > 0) {
            document_rows(page, &documents);
        } else {
            paragraph(page, TEXT_REGION_NO_DOCUMENTS);
        }
    }
}

void region_paper_note(Page *page, const Region *region)
{
    Str part = page_path(page->a, PAGE_REGION, region, page->lang);
    Str folder = str_slice(part, 0, part.length - S("index.html").length);
    Str address = str_format(page->a, "%.*s/%.*s", STR_ARG(page->view->pact->head->url),
                             STR_ARG(folder));
    HTML(page->h, TAG_P, ATTRS(attr_class(S("paper small"))))
        put_filled(page, TEXT_REGION_PAPER, PLACES({PLACE_ADDRESS, address}));
}

static void line_rows(Page *page, const LineRefs *lines)
{
    HTML(page->h, TAG_UL, NO_ATTRS) {
        for (size_t i = 0; i < lines->count; i++) {
            HTML(page->h, TAG_LI, NO_ATTRS) {
                put_words(page, lines->items[i]->name);
                html_text(page->h, S(" ("));
                put_words(page, lines->items[i]->version->name);
                html_text(page->h, S(")"));
            }
        }
    }
}

void missing_ended_part(Page *page)
{
    const Register *reg = &page->view->pact->reg;
    ActionRefs past = actions_past(page->a, reg, edition_day(page->view));
    LineRefs lines =
        lines_without_successor(page->a, reg, page->view->pact->head->version);
    if (past.count + lines.count == 0) {
        return;
    }
    PART(page, S("ended"), TEXT_MISSING_ENDED) {
        if (past.count > 0) {
            paragraph(page, TEXT_MISSING_ENDED_LEAD);
            HTML(page->h, TAG_H3, NO_ATTRS)
                counted_text(page, TEXT_MISSING_ENDED_COUNT, past.count);
            HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
                for (size_t i = 0; i < past.count; i++) {
                    HTML(page->h, TAG_LI, NO_ATTRS) {
                        action_link(page, past.items[i]);
                        HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft")))) {
                            put_space(page);
                            html_text(page->h, shown_date(page->a, past.items[i]->ends,
                                                          page->lang));
                        }
                    }
                }
            }
        }
        if (lines.count > 0) {
            HTML(page->h, TAG_H3, NO_ATTRS)
                counted_text(page, TEXT_MISSING_LINES_COUNT, lines.count);
            line_rows(page, &lines);
        }
    }
}
