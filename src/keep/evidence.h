/* SPDX-License-Identifier: EUPL-1.2
 * evidence.h - files that somebody added to a report
 *
 *   evidence      the bytes, by their SHA-256: kept once
 *   report_file   in which report, under which name, until when
 *
 * They are added and taken out while the report is with its writer: before it is sent, or
 * when it was returned. What kind of file it is, and whether it is one, is the business
 * of formats/paper_kind.h, before it comes here. A photograph of people is kept until the
 * day that they agreed to; then its bytes go (evidence_forget), and the report says so.
 *
 * Files are for those who may read the report; nothing of them is published or dumped.
 */
#ifndef KEEP_EVIDENCE_H
#define KEEP_EVIDENCE_H

#include "keep/reports.h"

enum { EVIDENCE_MOST = 10 }; /* of one report */

typedef struct NewEvidence {
    int64_t report;
    Str name;
    Str bytes;
    bool shows_people; /* they agreed, until … */
    Date until;        /* … this day; unset otherwise */
} NewEvidence;

typedef struct Evidence {
    int64_t id;
    int64_t report;
    Str name;
    Str hash;
    int64_t size;
    Moment at;
    Date until;
    bool is_gone; /* its day has come: there are no bytes any more */
} Evidence;
typedef struct EvidenceList {
    Evidence *items;
    size_t count;
} EvidenceList;

MUST_CHECK bool evidence_add(Arena *a, Store *store, const NewEvidence *what,
                             const Person *person, const Concern *concern, Moment now,
                             Error *err);
MUST_CHECK bool evidence_take_out(Arena *a, Store *store, int64_t id,
                                  const Person *person, const Concern *concern,
                                  Moment now, Error *err);
MUST_CHECK bool evidence_of_report(Arena *a, Store *store, int64_t report,
                                   EvidenceList *list, Error *err);
MUST_CHECK bool evidence_find(Arena *a, Store *store, int64_t id, Evidence *evidence,
                              Error *err);
/* ERR_NOT_FOUND when its bytes are gone. */
MUST_CHECK bool evidence_bytes(Arena *a, Store *store, const Evidence *evidence,
                               Str *bytes, Error *err);
/* Takes out the bytes of what was agreed to until before today. */
MUST_CHECK bool evidence_forget(Store *store, Moment now, Error *err);
/* Names those whose bytes no longer are what their hash says. */
MUST_CHECK bool evidence_check(Arena *a, Store *store, StrList *faults, Error *err);

#endif
