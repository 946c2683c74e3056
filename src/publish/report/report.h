/* SPDX-License-Identifier: EUPL-1.2
 * report.h - a report from its text and the figures
 *
 *   # Instroom                            the editors write this, in the pact folder:
 *   {{say ho-inflow-share 2007/08..2017/18}} Dat is …     report/national.nl.md
 *   {{chart ho-inflow-share}}
 *
 *   text  ->  draft (draft.h)  ->  PDF, HTML, ODT, DOCX
 *
 * What stands between {{ and }} is a question, never a number: query.h has them all. A
 * question that cannot be answered stops the report, with file and line. A number that
 * was typed beside a question about an indicator, and that is none of its figures, is a
 * warning: "the text says 3,100; the figure says 3,150".
 *
 * Everything is as of one edition; no clock is read. Same question, same bytes, in every
 * form. Results live in `a` and point into the pact.
 */
#ifndef PUBLISH_REPORT_REPORT_H
#define PUBLISH_REPORT_REPORT_H

#include "pact/pact.h"
#include "publish/report/draft.h"

typedef struct ReportQuestion {
    const Pact *pact;
    const Edition *edition;
    const Region *region;       /* null: the country */
    const Indicator *indicator; /* of a sheet about one; else null */
    Lang lang;
    Str part;                 /* "report", with a cover; "factsheet", "letter" */
    const ReportTexts *texts; /* what the editors wrote */
} ReportQuestion;

typedef struct ReportWarning {
    Str file;
    int line;
    Str message;
} ReportWarning;

typedef struct ReportWarnings {
    ReportWarning *items;
    size_t count;
    size_t capacity;
} ReportWarnings;

/* "report/region.nl.md": the text that a report begins with. */
Str report_source_name(Arena *a, const ReportQuestion *question);
/* ERR_NOT_FOUND when the editors wrote no such text. */
MUST_CHECK bool report_make(Arena *a, const ReportQuestion *question, Draft **draft,
                            ReportWarnings *warnings, Error *err);

#endif
