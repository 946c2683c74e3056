/* SPDX-License-Identifier: EUPL-1.2
 * rights.c - the table of duties and deeds */
#include "domain/register/rights.h"

/* How far a duty reaches for a deed. */
typedef enum Reach { REACH_NOTHING, REACH_OWN, REACH_ALL } Reach;

static const Reach REACHES[DEED_COUNT][DUTY_COUNT] = {
    [DEED_SIGNED] = {[DUTY_REPORTER] = REACH_ALL,
                     [DUTY_PARTY_APPROVER] = REACH_ALL,
                     [DUTY_COORDINATOR] = REACH_ALL,
                     [DUTY_EDITOR] = REACH_ALL,
                     [DUTY_APPROVER] = REACH_ALL,
                     [DUTY_STEERING] = REACH_ALL,
                     [DUTY_ADMIN] = REACH_ALL},
    [DEED_READ] = {[DUTY_REPORTER] = REACH_OWN,
                   [DUTY_PARTY_APPROVER] = REACH_OWN,
                   [DUTY_COORDINATOR] = REACH_OWN,
                   [DUTY_EDITOR] = REACH_ALL,
                   [DUTY_APPROVER] = REACH_ALL,
                   [DUTY_STEERING] = REACH_ALL},
    [DEED_REPORT] = {[DUTY_REPORTER] = REACH_OWN,
                     [DUTY_PARTY_APPROVER] = REACH_OWN,
                     [DUTY_EDITOR] = REACH_ALL},
    [DEED_APPROVE] = {[DUTY_PARTY_APPROVER] = REACH_OWN},
    [DEED_REVIEW] = {[DUTY_COORDINATOR] = REACH_OWN,
                     [DUTY_EDITOR] = REACH_ALL,
                     [DUTY_APPROVER] = REACH_ALL},
    [DEED_JUDGE] = {[DUTY_PARTY_APPROVER] = REACH_OWN,
                    [DUTY_COORDINATOR] = REACH_OWN,
                    [DUTY_EDITOR] = REACH_ALL,
                    [DUTY_APPROVER] = REACH_ALL},
    [DEED_ACCEPT] = {[DUTY_APPROVER] = REACH_ALL, [DUTY_EDITOR] = REACH_ALL},
    [DEED_ROUND] = {[DUTY_EDITOR] = REACH_ALL},
    [DEED_RUN] = {[DUTY_EDITOR] = REACH_ALL, [DUTY_APPROVER] = REACH_ALL},
    [DEED_AGENDA] = {[DUTY_EDITOR] = REACH_ALL,
                     [DUTY_APPROVER] = REACH_ALL,
                     [DUTY_STEERING] = REACH_ALL},
    [DEED_PEOPLE] = {[DUTY_ADMIN] = REACH_ALL},
    [DEED_DRAFT] = {[DUTY_EDITOR] = REACH_ALL,
                    [DUTY_APPROVER] = REACH_ALL,
                    [DUTY_STEERING] = REACH_ALL},
    [DEED_EDITION] = {[DUTY_EDITOR] = REACH_ALL},
    [DEED_RELEASE] = {[DUTY_EDITOR] = REACH_ALL, [DUTY_APPROVER] = REACH_ALL},
    [DEED_MAIL] = {[DUTY_EDITOR] = REACH_ALL, [DUTY_ADMIN] = REACH_ALL},
};

static bool is_own(const Duty *duty, const Concern *concern)
{
    if (concern == NULL) {
        return true;
    }
    if (duty->party.length > 0) {
        return str_equal(duty->party, concern->party);
    }
    for (size_t i = 0; i < concern->region_count; i++) {
        if (duty->region.length > 0 && str_equal(duty->region, concern->regions[i])) {
            return true;
        }
    }
    return false;
}

bool person_may(const Person *person, Deed deed, const Concern *concern)
{
    if (deed == DEED_NONE) {
        return true;
    }
    for (size_t i = 0; person != NULL && i < person->duty_count; i++) {
        const Duty *duty = &person->duties[i];
        Reach reach = REACHES[deed][duty->kind];
        if (reach == REACH_ALL || (reach == REACH_OWN && is_own(duty, concern))) {
            return true;
        }
    }
    return false;
}

bool person_has(const Person *person, DutyKind kind)
{
    for (size_t i = 0; person != NULL && i < person->duty_count; i++) {
        if (person->duties[i].kind == kind) {
            return true;
        }
    }
    return false;
}

bool mail_is_good(Str mail)
{
    Str name, host;
    return str_cut(mail, '@', &name, &host) && name.length > 0 && mail.length < 200 &&
           str_contains(host, S(".")) && !str_contains(host, S("@")) &&
           !str_contains(mail, S(" "));
}

bool duty_fits(const Duty *duty)
{
    bool for_party = duty->kind == DUTY_REPORTER || duty->kind == DUTY_PARTY_APPROVER;
    bool for_region = duty->kind == DUTY_COORDINATOR;
    return (duty->party.length > 0) == for_party &&
           (duty->region.length > 0) == for_region;
}

static const Str WORDS[DUTY_COUNT] = {
    S_INIT("reporter"), S_INIT("party-approver"), S_INIT("coordinator"), S_INIT("editor"),
    S_INIT("approver"), S_INIT("steering"),       S_INIT("admin"),
};

Str duty_word(DutyKind kind)
{
    return WORDS[kind];
}

bool duty_parse(Str word, DutyKind *kind)
{
    for (int i = 0; i < DUTY_COUNT; i++) {
        if (str_equal(WORDS[i], word)) {
            *kind = (DutyKind)i;
            return true;
        }
    }
    return false;
}

Str deed_word(Deed deed)
{
    static const Str DEEDS[DEED_COUNT] = {
        [DEED_NONE] = S_INIT("everybody"),  [DEED_SIGNED] = S_INIT("signed-in"),
        [DEED_READ] = S_INIT("read"),       [DEED_REPORT] = S_INIT("report"),
        [DEED_APPROVE] = S_INIT("approve"), [DEED_REVIEW] = S_INIT("review"),
        [DEED_JUDGE] = S_INIT("judge"),     [DEED_ACCEPT] = S_INIT("accept"),
        [DEED_ROUND] = S_INIT("round"),     [DEED_RUN] = S_INIT("run"),
        [DEED_AGENDA] = S_INIT("agenda"),   [DEED_PEOPLE] = S_INIT("people"),
        [DEED_MAIL] = S_INIT("mail"),       [DEED_DRAFT] = S_INIT("draft"),
        [DEED_EDITION] = S_INIT("edition"), [DEED_RELEASE] = S_INIT("release"),
    };
    return DEEDS[deed];
}
