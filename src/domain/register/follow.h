/* SPDX-License-Identifier: EUPL-1.2
 * follow.h - what follows from the register: likeness, steps of a ladder, loose ends
 *
 * Likeness. Two actions are alike when they belong to one programme, or when they share
 * an indicator or a party and all they share weighs at least 2: an indicator or an owner
 * weighs 2, any other party 1, the theme 1. Those of the programme come first, then the
 * heaviest, then file order. Sub-actions stay with their action. Alike says nothing about
 * cause or result.
 *
 * Ladder. pilot -> result -> scale up, adapt or stop; or not stated, which is no step.
 *
 * Loose ends. An action is past when it was ended, or when its end date lies before a
 * day. A line of work ends loose when a succession says so, or when it is of an older
 * version and no succession leads on from it.
 *
 * Pure. Results live in `a` and point into the register.
 * Fixtures: tests/unit/publish_register_test.c
 */
#ifndef DOMAIN_REGISTER_FOLLOW_H
#define DOMAIN_REGISTER_FOLLOW_H

#include "domain/register/about.h"

typedef struct Likeness {
    const Action *action;
    bool same_programme;
    bool same_theme;
    size_t indicator_count; /* both name them */
    size_t owner_count;     /* own both */
    size_t party_count;     /* have part in both, owners of both included */
} Likeness;
LIST_OF(Likeness);
LikenessList actions_like(Arena *a, const Register *reg, const Action *action,
                          size_t most);

PracticeRefs practices_on_step(Arena *a, const Register *reg, PracticeStage step);

/* Without sub-actions. */
ActionRefs actions_past(Arena *a, const Register *reg, Date day);

REFS_OF(Line);
/* `current` is the version whose lines still run. */
LineRefs lines_without_successor(Arena *a, const Register *reg,
                                 const PactVersion *current);

#endif
