/* SPDX-License-Identifier: EUPL-1.2
 * report_texts.h - what the editors wrote for the yearly report, in the folder of the
 * pact
 *
 *   report/national.nl.md                  for every edition
 *   report/monitor-2018/foreword.nl.md     for one edition alone
 *
 * Files that end in .md, in report/ and in the folders right below it, in the order of
 * their names. What they ask and say is read when a report is made
 * (publish/report/report.h). A folder without report/ has none.
 *
 * Errors: ERR_IO, and ERR_INVALID for a file that is too large.
 */
#ifndef PACT_REPORT_TEXTS_H
#define PACT_REPORT_TEXTS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct ReportSource {
    Str file; /* "report/national.nl.md" */
    Str text;
} ReportSource;

typedef struct ReportTexts {
    ReportSource *items;
    size_t count;
    size_t capacity;
} ReportTexts;

MUST_CHECK bool report_texts_read(Arena *a, Str folder, ReportTexts *texts, Error *err);
const ReportSource *report_texts_find(const ReportTexts *texts, Str file); /* or null */
/* Whether something was written for this edition alone: then it has a report. */
bool report_texts_has(const ReportTexts *texts, Str edition);

#endif
