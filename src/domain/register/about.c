/* SPDX-License-Identifier: EUPL-1.2
 * about.c - what in the register belongs to a theme, a party, an action or some regions
 */
#include "domain/register/about.h"

bool party_takes_part(const PartyRefs *parties, const Party *party)
{
    for (size_t i = 0; i < parties->count; i++) {
        if (parties->items[i] == party) {
            return true;
        }
    }
    return false;
}

bool region_is_among(const RegionRefs *regions, const Region *region)
{
    for (size_t i = 0; i < regions->count; i++) {
        if (regions->items[i] == region) {
            return true;
        }
    }
    return false;
}

bool action_is_within(const Action *action, const Action *whole)
{
    return action != NULL && (action == whole || action->parent == whole);
}

static bool fits_theme(About about, const Theme *theme)
{
    return about.theme != NULL && about.theme == theme;
}

static bool fits_party(About about, const PartyRefs *parties)
{
    return about.party != NULL && party_takes_part(parties, about.party);
}

static bool fits_action(About about, const Action *action)
{
    return about.action != NULL && action_is_within(action, about.action);
}

static bool fits_region(About about, const Region *region)
{
    return about.regions != NULL && region != NULL &&
           region_is_among(about.regions, region);
}

static bool fits_regions(About about, const RegionRefs *regions)
{
    for (size_t i = 0; i < regions->count; i++) {
        if (fits_region(about, regions->items[i])) {
            return true;
        }
    }
    return false;
}

PracticeRefs practices_about(Arena *a, const Register *reg, About about)
{
    PracticeRefs found = {PUSH_ARRAY(a, const Practice *, reg->practices.count + 1), 0};
    for (size_t i = 0; i < reg->practices.count; i++) {
        const Practice *practice = &reg->practices.items[i];
        if (fits_theme(about, practice->theme) || fits_party(about, &practice->parties) ||
            fits_action(about, practice->action) ||
            fits_regions(about, &practice->regions)) {
            found.items[found.count++] = practice;
        }
    }
    return found;
}

static bool offerer_fits_region(About about, const PartyRefs *parties)
{
    for (size_t i = 0; i < parties->count; i++) {
        if (fits_region(about, parties->items[i]->region)) {
            return true;
        }
    }
    return false;
}

ServiceRefs services_about(Arena *a, const Register *reg, About about)
{
    ServiceRefs found = {PUSH_ARRAY(a, const Service *, reg->services.count + 1), 0};
    for (size_t i = 0; i < reg->services.count; i++) {
        const Service *service = &reg->services.items[i];
        bool is_there =
            offerer_fits_region(about, &service->offered_by) ||
            (service->action != NULL && fits_regions(about, &service->action->regions));
        if (is_there || fits_theme(about, service->theme) ||
            fits_party(about, &service->offered_by) ||
            fits_action(about, service->action)) {
            found.items[found.count++] = service;
        }
    }
    return found;
}

PartnershipRefs partnerships_about(Arena *a, const Register *reg, About about)
{
    PartnershipRefs found = {
        PUSH_ARRAY(a, const Partnership *, reg->partnerships.count + 1), 0};
    for (size_t i = 0; i < reg->partnerships.count; i++) {
        const Partnership *partnership = &reg->partnerships.items[i];
        if (fits_theme(about, partnership->theme) ||
            fits_party(about, &partnership->parties) ||
            fits_regions(about, &partnership->regions)) {
            found.items[found.count++] = partnership;
        }
    }
    return found;
}

DocumentRefs documents_about(Arena *a, const Register *reg, About about)
{
    DocumentRefs found = {PUSH_ARRAY(a, const Document *, reg->documents.count + 1), 0};
    for (size_t i = 0; i < reg->documents.count; i++) {
        const Document *document = &reg->documents.items[i];
        if (fits_party(about, &document->parties) ||
            fits_region(about, document->region)) {
            found.items[found.count++] = document;
        }
    }
    return found;
}

AgendaRefs agendas_about(Arena *a, const Register *reg, About about)
{
    AgendaRefs found = {PUSH_ARRAY(a, const Agenda *, reg->agendas.count + 1), 0};
    for (size_t i = 0; i < reg->agendas.count; i++) {
        const Agenda *agenda = &reg->agendas.items[i];
        if (fits_party(about, &agenda->parties) || fits_region(about, agenda->region)) {
            found.items[found.count++] = agenda;
        }
    }
    return found;
}

OtherAgendaRefs other_agendas_about(Arena *a, const Register *reg, About about)
{
    OtherAgendaRefs found = {
        PUSH_ARRAY(a, const OtherAgenda *, reg->other_agendas.count + 1), 0};
    for (size_t i = 0; i < reg->other_agendas.count; i++) {
        const OtherAgenda *agenda = &reg->other_agendas.items[i];
        if (fits_theme(about, agenda->theme) || fits_party(about, &agenda->parties)) {
            found.items[found.count++] = agenda;
        }
    }
    return found;
}

MoneyRefs money_about(Arena *a, const Register *reg, About about)
{
    MoneyRefs found = {PUSH_ARRAY(a, const Money *, reg->money.count + 1), 0};
    for (size_t i = 0; i < reg->money.count; i++) {
        const Money *money = &reg->money.items[i];
        bool pays = about.party != NULL && money->payer == about.party;
        if (pays || fits_action(about, money->action) ||
            (money->action != NULL && fits_theme(about, money->action->theme))) {
            found.items[found.count++] = money;
        }
    }
    return found;
}
