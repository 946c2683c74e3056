/* SPDX-License-Identifier: EUPL-1.2
 * release.c - which step follows which, and for whom
 */
#include "domain/register/release.h"

static const struct {
    ReleaseDeed deed;
    ReleaseState from;
    ReleaseState to;
} STEPS[] = {
    {RELEASE_FILL, RELEASE_DRAFT, RELEASE_DRAFT},
    {RELEASE_SUBMIT, RELEASE_DRAFT, RELEASE_REVIEW},
    {RELEASE_RETURN, RELEASE_REVIEW, RELEASE_DRAFT},
    {RELEASE_RETURN, RELEASE_APPROVED, RELEASE_DRAFT},
    {RELEASE_APPROVE, RELEASE_REVIEW, RELEASE_APPROVED},
    {RELEASE_SCHEDULE, RELEASE_APPROVED, RELEASE_SCHEDULED},
    {RELEASE_UNSCHEDULE, RELEASE_SCHEDULED, RELEASE_APPROVED},
    {RELEASE_PUBLISH, RELEASE_SCHEDULED, RELEASE_PUBLISHED},
    {RELEASE_LAPSE, RELEASE_SCHEDULED, RELEASE_DRAFT},
    {RELEASE_CORRECT, RELEASE_PUBLISHED, RELEASE_PUBLISHED},
    {RELEASE_WITHDRAW, RELEASE_PUBLISHED, RELEASE_WITHDRAWN},
};

bool release_next(ReleaseState from, ReleaseDeed deed, ReleaseState *to)
{
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++) {
        if (STEPS[i].deed == deed && STEPS[i].from == from) {
            *to = STEPS[i].to;
            return true;
        }
    }
    return false;
}

Deed release_right(ReleaseDeed deed)
{
    switch (deed) {
    case RELEASE_BEGIN:
    case RELEASE_FILL:
    case RELEASE_SUBMIT:
    case RELEASE_SCHEDULE:
    case RELEASE_UNSCHEDULE:
    case RELEASE_CORRECT:
        return DEED_EDITION;
    case RELEASE_RETURN:
    case RELEASE_APPROVE:
    case RELEASE_WITHDRAW:
        return DEED_RELEASE;
    case RELEASE_PUBLISH:
    case RELEASE_LAPSE:
    case RELEASE_DEEDS:
        break;
    }
    return DEED_COUNT; /* the program's own: for nobody */
}

bool release_may(const Person *person, ReleaseDeed deed, ReleaseState state,
                 const int64_t *hands, size_t hand_count)
{
    ReleaseState to;
    Deed right = release_right(deed);
    if (right == DEED_COUNT || !person_may(person, right, NULL) ||
        (deed != RELEASE_BEGIN && !release_next(state, deed, &to))) {
        return false;
    }
    for (size_t i = 0; i < hand_count && deed == RELEASE_APPROVE; i++) {
        if (hands[i] == person->id) {
            return false;
        }
    }
    return true;
}

bool release_needs_reason(ReleaseDeed deed)
{
    return deed == RELEASE_RETURN || deed == RELEASE_CORRECT || deed == RELEASE_WITHDRAW;
}

static const Str STATE_WORDS[RELEASE_STATES] = {
    S_INIT("draft"),     S_INIT("review"),    S_INIT("approved"),
    S_INIT("scheduled"), S_INIT("published"), S_INIT("withdrawn"),
};

static const Str DEED_WORDS[RELEASE_DEEDS] = {
    S_INIT("begin"),   S_INIT("fill"),     S_INIT("submit"),     S_INIT("return"),
    S_INIT("approve"), S_INIT("schedule"), S_INIT("unschedule"), S_INIT("publish"),
    S_INIT("lapse"),   S_INIT("correct"),  S_INIT("withdraw"),
};

static bool find(Str word, const Str *words, int count, int *at)
{
    for (*at = 0; *at < count; (*at)++) {
        if (str_equal(words[*at], word)) {
            return true;
        }
    }
    return false;
}

Str release_state_word(ReleaseState state)
{
    return STATE_WORDS[state];
}

bool release_state_parse(Str word, ReleaseState *state)
{
    int at;
    bool good = find(word, STATE_WORDS, RELEASE_STATES, &at);
    *state = good ? (ReleaseState)at : RELEASE_DRAFT;
    return good;
}

Str release_deed_word(ReleaseDeed deed)
{
    return DEED_WORDS[deed];
}

bool release_deed_parse(Str word, ReleaseDeed *deed)
{
    int at;
    bool good = find(word, DEED_WORDS, RELEASE_DEEDS, &at);
    *deed = good ? (ReleaseDeed)at : RELEASE_BEGIN;
    return good;
}
