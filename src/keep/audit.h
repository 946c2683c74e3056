/* SPDX-License-Identifier: EUPL-1.2
 * audit.h - what was done, by whom, in a chain that cannot be altered unseen
 *
 *   audit 41   hash(41)
 *   audit 42   hash(42) = SHA-256(hash(41), 42, at, person, deed, subject, digest(42))
 *                         digest(42) = SHA-256(salt, detail), both in audit_detail
 *
 * A row that is changed, taken out or put in breaks every hash after it. Details are kept
 * apart, under a salt: erase them, and the chain still holds while nobody can guess from
 * the digest what they said. People are numbers here; their names are in table person.
 *
 * Called inside the transaction of the change itself: both are kept, or neither.
 */
#ifndef KEEP_AUDIT_H
#define KEEP_AUDIT_H

#include "base/date.h"
#include "store/store.h"

typedef struct AuditEntry {
    Moment at;
    int64_t person; /* 0: the program itself, or who may type commands */
    Str deed;       /* "report.submit" */
    Str subject;    /* "report:12"; its history is asked by this */
    Str detail;     /* in words or figures; may be erased later */
} AuditEntry;

MUST_CHECK bool audit_add(Store *store, const AuditEntry *entry, Error *err);

typedef struct AuditReport {
    size_t rows;
    size_t erased; /* whose detail is gone */
    Str fault;     /* the first; empty: the chain holds */
} AuditReport;
MUST_CHECK bool audit_check(Arena *a, Store *store, AuditReport *report, Error *err);

/* Erases what was said, not that something was done. */
MUST_CHECK bool audit_erase(Store *store, Str subject, Error *err);

typedef struct AuditLine {
    Moment at;
    int64_t person;
    Str deed;
    Str detail; /* empty when erased */
} AuditLine;
typedef struct AuditLines {
    AuditLine *items;
    size_t count;
} AuditLines;
/* Newest first. */
MUST_CHECK bool audit_history(Arena *a, Store *store, Str subject, AuditLines *lines,
                              Error *err);

#endif
