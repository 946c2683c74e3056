/* SPDX-License-Identifier: EUPL-1.2
 * rights.h - who may do what
 *
 *                    own party        own region     everywhere
 *   reporter         report
 *   party approver   report, approve
 *   coordinator                       read, review
 *   editor                                           read, report, review, rounds, run,
 *                                                    mail, editions
 *   approver                                         read, review, accept, run, release
 *   steering group                                   read, put on the agenda, drafts of
 *                                                    editions
 *   administrator                                    people, mail, and nothing else
 *
 * A person has several duties, each for one party or one region or (both empty) the whole
 * pact. An administrator who must also edit has that duty too, in so many words.
 *
 * What a report says is never accepted by who wrote or entered it: see report.h.
 *
 * Pure; every page and every write asks person_may(), and a test goes through the table.
 */
#ifndef DOMAIN_REGISTER_RIGHTS_H
#define DOMAIN_REGISTER_RIGHTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "domain/words.h"

typedef enum DutyKind {
    DUTY_REPORTER,
    DUTY_PARTY_APPROVER,
    DUTY_COORDINATOR,
    DUTY_EDITOR,
    DUTY_APPROVER,
    DUTY_STEERING,
    DUTY_ADMIN,
    DUTY_COUNT,
} DutyKind;

typedef enum Deed {
    DEED_NONE,    /* everybody */
    DEED_SIGNED,  /* whoever has signed in */
    DEED_READ,    /* reports that are not public yet */
    DEED_REPORT,  /* write and send in */
    DEED_APPROVE, /* for a party, what its reporter wrote */
    DEED_REVIEW,  /* return with a reason */
    DEED_JUDGE,   /* see what waits for one: returning it, at least */
    DEED_ACCEPT,  /* make it public */
    DEED_ROUND,   /* ask all owners for a report */
    DEED_RUN,     /* the office: its tasks, barriers, who joins, the agenda */
    DEED_AGENDA,  /* of the steering group: see it, put a point on it */
    DEED_PEOPLE,  /* invite, give duties, take them */
    DEED_MAIL,    /* see what mail went out, and what came back */
    DEED_DRAFT,   /* see an edition before it is public */
    DEED_EDITION, /* prepare one, set its moment */
    DEED_RELEASE, /* approve what another prepared; withdraw */
    DEED_COUNT,
} Deed;

typedef struct Duty {
    DutyKind kind;
    Str party;  /* id; or … */
    Str region; /* … id; both empty: the whole pact */
} Duty;

typedef struct Person {
    int64_t id; /* 0: nobody */
    Str name;
    Str mail;
    Lang lang;
    const Duty *duties;
    size_t duty_count;
} Person;

/* What a deed is about. A report belongs to one party; its action may run in regions. */
typedef struct Concern {
    Str party;
    const Str *regions;
    size_t region_count;
} Concern;

/* Null: whatever it is about, somewhere at least. */
bool person_may(const Person *person, Deed deed, const Concern *concern);
bool person_has(const Person *person, DutyKind kind);
/* Looks like an address: a name, one @, a host with a dot. */
bool mail_is_good(Str mail);
/* May the duty be given for a party, for a region, for all? */
bool duty_fits(const Duty *duty);

Str duty_word(DutyKind kind); /* "party-approver", as it is kept */
bool duty_parse(Str word, DutyKind *kind);
Str deed_word(Deed deed); /* "report", for lists and help */

#endif
