/* SPDX-License-Identifier: EUPL-1.2
 * reports.h - reports from the first letter to the public, every version kept
 *
 *   report        which action, party and round; where it is; the number of its last step
 *   report_step   what was filled in, by whom, when, with which deed; never altered
 *
 * A deed names the step it builds on. When another was added meanwhile, the deed is
 * refused (ERR_CONFLICT, REFUSAL_CHANGED): nobody overwrites what they have not seen.
 *
 * Accepting adds a record to register_reports, the table of pact/schema.c, in the same
 * transaction: then the pact itself has changed, and is published.
 *
 * Who may do it is asked here, of domain/register/report.h, so no caller can forget.
 */
#ifndef KEEP_REPORTS_H
#define KEEP_REPORTS_H

#include "base/date.h"
#include "domain/register/report.h"
#include "store/store.h"

typedef struct KeptReport {
    int64_t id; /* 0: not written yet */
    Str action;
    Str party;
    Str round; /* empty: outside a round */
    ReportState state;
    int64_t step;
    Moment at; /* of the last step */
    ReportContent content;
    Str note; /* of the last step: why it was returned */
} KeptReport;
typedef struct KeptReports {
    KeptReport *items;
    size_t count;
} KeptReports;

typedef struct KeptStep {
    int64_t step;
    Moment at;
    int64_t person;
    Str name; /* of the person; empty when erased */
    bool on_behalf;
    ReportDeed deed;
    Str note;
    ReportContent content;
} KeptStep;
typedef struct KeptSteps {
    KeptStep *items;
    size_t count;
} KeptSteps;

/* What is done to a report. */
typedef struct ReportAct {
    const Person *person;
    ReportDeed deed;
    int64_t step;          /* the one that was seen; 0 for a new report */
    ReportContent content; /* of save and submit; the others keep what is there */
    Str note;
    const Concern *concern;
    bool party_approves; /* somebody of the party must approve it first */
    Moment now;
} ReportAct;

/* A new one, begun. */
typedef struct NewReport {
    Str action;
    Str party;
    Str round;
} NewReport;
MUST_CHECK bool reports_begin(Arena *a, Store *store, const NewReport *what,
                              const ReportAct *act, int64_t *id, Error *err);
MUST_CHECK bool reports_act(Arena *a, Store *store, int64_t id, const ReportAct *act,
                            Error *err);

MUST_CHECK bool reports_find(Arena *a, Store *store, int64_t id, KeptReport *report,
                             Error *err);
MUST_CHECK bool reports_steps(Arena *a, Store *store, int64_t id, KeptSteps *steps,
                              Error *err);
/* The one that is not accepted yet, or else null id; to go on with. */
MUST_CHECK bool reports_open(Arena *a, Store *store, Str action, Str party,
                             KeptReport *report, Error *err);
/* What was filled in last time, accepted or not; an empty one when there is none. */
MUST_CHECK bool reports_last(Arena *a, Store *store, Str action, Str party,
                             KeptReport *report, Error *err);
MUST_CHECK bool reports_in_state(Arena *a, Store *store, ReportState state,
                                 KeptReports *reports, Error *err);
MUST_CHECK bool reports_of_action(Arena *a, Store *store, Str action,
                                  KeptReports *reports, Error *err);
MUST_CHECK bool reports_of_round(Arena *a, Store *store, Str round, KeptReports *reports,
                                 Error *err);
/* Does anybody approve for this party? */
MUST_CHECK bool party_has_approver(Store *store, Str party, bool *has, Error *err);

#endif
