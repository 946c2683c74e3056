/* SPDX-License-Identifier: EUPL-1.2
 * about.h - what in the register belongs to a theme, a party, an action or some regions
 *
 *   ServiceRefs found = services_about(a, reg, (About){.theme = theme});
 *
 *                  theme          party          action          regions
 *   practices      its theme      takes part     its action      lies there
 *   services       its theme      offers it      its action      of its action or offerer
 *   partnerships   its theme      takes part     -               lies there
 *   documents      -              is named       -               its region
 *   agendas        -              takes part     -               its region
 *   other agendas  its theme      takes part     -               -
 *   money          of its action  pays           its action      -
 *
 * One of the four is asked at a time; `-` finds nothing. An action stands for its
 * sub-actions too. Results are in file order, live in `a` and point into the register.
 */
#ifndef DOMAIN_REGISTER_ABOUT_H
#define DOMAIN_REGISTER_ABOUT_H

#include "domain/register/register.h"

typedef struct About {
    const Theme *theme;
    const Party *party;
    const Action *action;
    const RegionRefs *regions;
} About;

REFS_OF(Practice);
REFS_OF(Service);
REFS_OF(Partnership);
REFS_OF(Agenda);
REFS_OF(OtherAgenda);
REFS_OF(Money);

PracticeRefs practices_about(Arena *a, const Register *reg, About about);
ServiceRefs services_about(Arena *a, const Register *reg, About about);
PartnershipRefs partnerships_about(Arena *a, const Register *reg, About about);
DocumentRefs documents_about(Arena *a, const Register *reg, About about);
AgendaRefs agendas_about(Arena *a, const Register *reg, About about);
OtherAgendaRefs other_agendas_about(Arena *a, const Register *reg, About about);
MoneyRefs money_about(Arena *a, const Register *reg, About about);

bool party_takes_part(const PartyRefs *parties, const Party *party);
bool region_is_among(const RegionRefs *regions, const Region *region);
/* The action itself, or one of its sub-actions. */
bool action_is_within(const Action *action, const Action *whole);

#endif
