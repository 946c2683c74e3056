/* SPDX-License-Identifier: EUPL-1.2
 * report.h - what an owner tells about an action, and the way it goes to the public
 *
 *   draft --submit--> submitted --approve--> approved --accept--> accepted
 *     ^ |                 |   (by the party)    |  (by the office)
 *     | '---submit--------|-------------------->'  a party without an approver
 *     |                   |                     |
 *   returned <--return----'------return---------'
 *
 * Only an accepted report is public; it never changes, and a better one is a new one. Who
 * wrote, sent or approved a report does not accept it; returning it is always allowed.
 *
 * A status is told by the owner; how an action stands follows from the accepted reports
 * alone: standing.h. Texts are in the language of who wrote them.
 *
 * Pure.
 */
#ifndef DOMAIN_REGISTER_REPORT_H
#define DOMAIN_REGISTER_REPORT_H

#include "base/error.h"
#include "base/number.h"
#include "domain/register/register.h"
#include "domain/register/rights.h"

typedef enum ReportState {
    REPORT_NEW, /* not written down yet */
    REPORT_DRAFT,
    REPORT_SUBMITTED,
    REPORT_APPROVED,
    REPORT_RETURNED,
    REPORT_ACCEPTED,
    REPORT_STATES,
} ReportState;

typedef enum ReportDeed {
    REPORT_SAVE,
    REPORT_SUBMIT,
    REPORT_APPROVE,
    REPORT_RETURN,
    REPORT_ACCEPT,
    REPORT_DEEDS,
} ReportDeed;

/* False when the deed does not follow that state. */
bool report_next(ReportState from, ReportDeed deed, bool party_approves, ReportState *to);
Deed report_right(ReportDeed deed);
/* Has the person the right to it, apart from whether it follows the state? */
bool report_rightful(const Person *person, ReportDeed deed, ReportState state,
                     const Concern *concern);
/* By its right, by the state, and never accepting what one wrote, sent or approved:
 * `hands` are those who did. */
bool report_may(const Person *person, ReportDeed deed, ReportState state,
                const Concern *concern, const int64_t *hands, size_t hand_count);

Str report_state_word(ReportState state); /* as it is kept: "submitted" */
ReportState report_state_of(Str word);
Str report_deed_word(ReportDeed deed);
bool report_deed_parse(Str word, ReportDeed *deed);
Str report_status_word(ReportStatus status); /* "needs-attention" */
bool report_status_parse(Str word, ReportStatus *status);

/* What was filled in. */
typedef struct ReportContent {
    Str status; /* a word of report_status_word(); empty in an unfinished draft */
    Str until;  /* of waiting: a date */
    Str done;
    Str reached; /* how many, as a number is written */
    Str wanted;  /* of how many */
    Str obstacles;
    Str evidence; /* one web address per line */
} ReportContent;

/* A draft may be unfinished, but what is in it must be readable; what is sent in must
 * tell how it stands and what was done. Errors: ERR_INVALID, with a Refusal. */
MUST_CHECK bool report_check(const ReportContent *content, ReportDeed deed, Error *err);

#endif
