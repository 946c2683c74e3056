/* SPDX-License-Identifier: EUPL-1.2
 * register.c - questions about promises and parties */
#include "domain/register/register.h"

Gaps gaps_of(const Action *action)
{
    return (Gaps){
        .owner = action->owners.count == 0,
        .date = !date_is_set(action->ends) && action->ends_text.length == 0,
        .target = !words_are_set(action->wanted),
    };
}

bool action_is_sub(const Action *action)
{
    return action->parent != NULL;
}

ActionRefs actions_under(Arena *a, const Register *reg, const Action *action)
{
    ActionRefs found = {PUSH_ARRAY(a, const Action *, reg->actions.count), 0};
    for (size_t i = 0; i < reg->actions.count; i++) {
        if (reg->actions.items[i].parent == action) {
            found.items[found.count++] = &reg->actions.items[i];
        }
    }
    return found;
}

static bool party_is_in(const PartyRefs *parties, const Party *party)
{
    for (size_t i = 0; i < parties->count; i++) {
        if (parties->items[i] == party) {
            return true;
        }
    }
    return false;
}

ActionRefs actions_of(Arena *a, const Register *reg, const Party *party, bool as_owner)
{
    ActionRefs found = {PUSH_ARRAY(a, const Action *, reg->actions.count), 0};
    for (size_t i = 0; i < reg->actions.count; i++) {
        const Action *action = &reg->actions.items[i];
        bool owns = party_is_in(&action->owners, party);
        if (as_owner ? owns : !owns && party_is_in(&action->partners, party)) {
            found.items[found.count++] = action;
        }
    }
    return found;
}

ActionRefs actions_for(Arena *a, const Register *reg, const Indicator *indicator)
{
    ActionRefs found = {PUSH_ARRAY(a, const Action *, reg->actions.count), 0};
    for (size_t i = 0; i < reg->actions.count; i++) {
        const Action *action = &reg->actions.items[i];
        for (size_t k = 0; k < action->indicators.count; k++) {
            if (action->indicators.items[k] == indicator) {
                found.items[found.count++] = action;
                break;
            }
        }
    }
    return found;
}

PartyRefs signatories(Arena *a, const Register *reg, const PactVersion *version)
{
    PartyRefs found = {PUSH_ARRAY(a, const Party *, reg->signatures.count), 0};
    for (size_t i = 0; i < reg->signatures.count; i++) {
        const Signature *signature = &reg->signatures.items[i];
        if (signature->version == version && !party_is_in(&found, signature->party)) {
            found.items[found.count++] = signature->party;
        }
    }
    return found;
}
