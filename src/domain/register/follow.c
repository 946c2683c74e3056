/* SPDX-License-Identifier: EUPL-1.2
 * follow.c - what follows from the register: likeness, steps of a ladder, loose ends
 */
#include "domain/register/follow.h"

#include <stdlib.h>

#define ENOUGH_WEIGHT 2

static size_t shared_indicators(const Action *one, const Action *other)
{
    size_t count = 0;
    for (size_t i = 0; i < one->indicators.count; i++) {
        for (size_t k = 0; k < other->indicators.count; k++) {
            count += one->indicators.items[i] == other->indicators.items[k] ? 1 : 0;
        }
    }
    return count;
}

static size_t shared_owners(const Action *one, const Action *other)
{
    size_t count = 0;
    for (size_t i = 0; i < one->owners.count; i++) {
        count += party_takes_part(&other->owners, one->owners.items[i]) ? 1 : 0;
    }
    return count;
}

static bool has_part(const Action *action, const Party *party)
{
    return party_takes_part(&action->owners, party) ||
           party_takes_part(&action->partners, party);
}

/* A party that is both owner and partner counts once. */
static size_t shared_parties(const Action *one, const Action *other)
{
    size_t count = 0;
    for (size_t i = 0; i < one->owners.count; i++) {
        count += has_part(other, one->owners.items[i]) ? 1 : 0;
    }
    for (size_t i = 0; i < one->partners.count; i++) {
        const Party *party = one->partners.items[i];
        bool is_new = !party_takes_part(&one->owners, party);
        count += is_new && has_part(other, party) ? 1 : 0;
    }
    return count;
}

static size_t weight(const Likeness *like)
{
    return 2 * like->indicator_count + like->owner_count + like->party_count +
           (like->same_theme ? 1 : 0);
}

static int compare_likeness(const void *left, const void *right)
{
    const Likeness *a = left, *b = right;
    if (a->same_programme != b->same_programme) {
        return a->same_programme ? -1 : 1;
    }
    if (weight(a) != weight(b)) {
        return weight(a) > weight(b) ? -1 : 1;
    }
    return a->action < b->action ? -1 : 1; /* records of a kind lie in file order */
}

LikenessList actions_like(Arena *a, const Register *reg, const Action *action,
                          size_t most)
{
    LikenessList found = {PUSH_ARRAY(a, Likeness, reg->actions.count + 1), 0};
    for (size_t i = 0; i < reg->actions.count; i++) {
        const Action *other = &reg->actions.items[i];
        if (other == action || action_is_sub(other)) {
            continue;
        }
        Likeness like = {.action = other,
                         .same_programme = action->programme.length > 0 &&
                                           str_equal(action->programme, other->programme),
                         .same_theme =
                             action->theme != NULL && action->theme == other->theme,
                         .indicator_count = shared_indicators(action, other),
                         .owner_count = shared_owners(action, other),
                         .party_count = shared_parties(action, other)};
        bool shares = like.indicator_count + like.party_count > 0;
        if (like.same_programme || (shares && weight(&like) >= ENOUGH_WEIGHT)) {
            found.items[found.count++] = like;
        }
    }
    qsort(found.items, found.count, sizeof found.items[0], compare_likeness);
    found.count = found.count < most ? found.count : most;
    return found;
}

PracticeRefs practices_on_step(Arena *a, const Register *reg, PracticeStage step)
{
    PracticeRefs found = {PUSH_ARRAY(a, const Practice *, reg->practices.count + 1), 0};
    for (size_t i = 0; i < reg->practices.count; i++) {
        if (reg->practices.items[i].stage == step) {
            found.items[found.count++] = &reg->practices.items[i];
        }
    }
    return found;
}

ActionRefs actions_past(Arena *a, const Register *reg, Date day)
{
    ActionRefs found = {PUSH_ARRAY(a, const Action *, reg->actions.count + 1), 0};
    for (size_t i = 0; i < reg->actions.count; i++) {
        const Action *action = &reg->actions.items[i];
        bool is_over = date_is_set(action->ends) && date_is_set(day) &&
                       date_compare(action->ends, day) < 0;
        if (!action_is_sub(action) && (action->state == ACTION_ENDED || is_over)) {
            found.items[found.count++] = action;
        }
    }
    return found;
}

LineRefs lines_without_successor(Arena *a, const Register *reg,
                                 const PactVersion *current)
{
    LineRefs found = {PUSH_ARRAY(a, const Line *, reg->lines.count + 1), 0};
    for (size_t i = 0; i < reg->lines.count; i++) {
        const Line *line = &reg->lines.items[i];
        bool leads_on = line->version == current;
        for (size_t k = 0; k < reg->successions.count; k++) {
            const Succession *next = &reg->successions.items[k];
            leads_on = leads_on || (next->from == line && next->to != NULL &&
                                    next->how != SUCCESSION_ENDS);
        }
        if (!leads_on) {
            found.items[found.count++] = line;
        }
    }
    return found;
}
