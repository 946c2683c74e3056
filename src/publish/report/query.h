/* SPDX-License-Identifier: EUPL-1.2
 * query.h - the questions a report asks: {{verb word … option=value …}}
 *
 *   in a sentence
 *     {{say ID 2007/08..2017/18}}       how it changed; one period: how it stands; none:
 *                                       the last known of it
 *     {{figure ID 2017/18}}             the value with its unit
 *     {{compare ID 2017/18 cell=level=hbo with=level=wo}}
 *     {{rank ID 2017/18 by=level}}      the highest and the lowest of some groups
 *     {{record ID}} {{stable ID}} {{target ID}}
 *     {{statement ID}}                  what somebody said, and whether it stands
 *     {{count actions theme=ID}}        actions, signatories, practices, partnerships …
 *     {{name}} {{name region}} {{name edition}} {{date edition}}
 *     {{see ID}} {{note words}}
 *   on a line by itself
 *     {{state}}                         the key indicators, a line and a spark each
 *     {{indicators theme=ID}}           each with sentences, chart and table
 *     {{text NAME}}                     what was written for this edition alone
 *     {{chart ID}} {{table ID}} {{page}}
 *     {{regions NAME}}                  the text of that name, for each region in turn
 *     {{actions theme=ID status=…}} {{barriers}} {{practices …}} {{partnerships …}}
 * {{motions}} …
 *     {{revisions since=EDITION}} {{definitions}} {{missing}} {{sources}} {{signatories}}
 *
 *   options of figures: cell=level=hbo;sex=women, region=landsdeel@2018:noord
 *
 * A question about a region leaves the region out in a regional report: it is the one of
 * the report. Words that a question does not know stop the report.
 *
 * To add a question: a function in answer_*.c, a row in queries.c, a line above.
 */
#ifndef PUBLISH_REPORT_QUERY_H
#define PUBLISH_REPORT_QUERY_H

#include "publish/page/page.h"
#include "publish/report/report.h"

#define MOST_WORDS 40
#define MOST_OPTIONS 6

typedef struct QueryOption {
    Str key;
    Str value;
} QueryOption;

typedef struct Query {
    Str text; /* as written, for messages */
    Str verb;
    Str words[MOST_WORDS];
    size_t word_count;
    QueryOption options[MOST_OPTIONS];
    size_t option_count;
    Str file;
    int line;
} Query;

/* A report on its way. */
typedef struct ReportBuild {
    Arena *a;
    const ReportQuestion *question;
    const Pact *pact;
    const View *view;
    const Region *region; /* the country, unless it is a regional report */
    Lang lang;
    Page page; /* for what pages and reports say alike; holds no HTML */
    Draft *draft;
    ReportWarnings *warnings;
    bool *is_charted;       /* beside monitor.indicators */
    IndicatorRefs subjects; /* of the paragraph that is being read */
    size_t subject_capacity;
} ReportBuild;

typedef bool AnswerInline(ReportBuild *report, const Query *query, Spans *spans,
                          Error *err);
typedef bool AnswerBlock(ReportBuild *report, const Query *query, Error *err);

typedef struct QueryRow {
    Str verb;
    Str options; /* names, with blanks between */
    size_t least;
    size_t most; /* words */
    AnswerInline *in_line;
    AnswerBlock *in_block;
} QueryRow;

MUST_CHECK bool query_parse(Arena *a, Str text, Str file, int line, Query *query,
                            Error *err);
/* The row of the verb, with words and options checked. */
MUST_CHECK bool query_row(const Query *query, const QueryRow **row, Error *err);

/* FAIL with the place and the text of the question in front. */
#define QUERY_FAIL(query, err, kind, format, ...)                                        \
    FAIL((err), (kind), "%.*s:%d: {{%.*s}}: " format, STR_ARG((query)->file),            \
         (query)->line, STR_ARG((query)->text), __VA_ARGS__)

Str query_option(const Query *query, Str key); /* empty when absent */
/* Word `at`, or the indicator of a sheet when there are no words. */
MUST_CHECK bool query_indicator(ReportBuild *report, const Query *query, size_t at,
                                const Indicator **indicator, Error *err);
MUST_CHECK bool query_theme(ReportBuild *report, const Query *query, const Theme **theme,
                            Error *err); /* null when absent */
MUST_CHECK bool query_region(ReportBuild *report, const Query *query,
                             const Region **region,
                             Error *err); /* that of the report when absent */
MUST_CHECK bool query_edition(ReportBuild *report, const Query *query,
                              const Edition **edition,
                              Error *err); /* the one before when absent; may be null */
MUST_CHECK bool query_period(const Query *query, size_t at, Period *period, Error *err);

MUST_CHECK bool query_status(const Query *query, Str *status, Error *err);
/* What began after the day of the edition does not stand in its report. */
bool practice_is_known(const ReportBuild *report, const Practice *practice);
/* An empty status is had by all. */
bool action_has_status(ReportBuild *report, const Action *action, Str status);

/* The line that a question is about, in the main series or else in another; null, and an
 * error, when there is none. `key` is the option that names the group. */
MUST_CHECK bool query_line(ReportBuild *report, const Query *query, Str key,
                           const FigureLine **line, Error *err);

AnswerInline answer_say, answer_figure, answer_compare, answer_rank, answer_record,
    answer_stable, answer_target, answer_statement, answer_count, answer_name,
    answer_date, answer_see, answer_note;
AnswerBlock answer_state, answer_indicators, answer_indicator, answer_chart, answer_table,
    answer_page, answer_text, answer_actions, answer_practices, answer_partnerships,
    answer_motions, answer_revisions, answer_definitions, answer_redefined,
    answer_missing, answer_sources, answer_signatories, answer_agenda, answer_statements,
    answer_terms, answer_barriers, answer_regions;

/* The blocks of a text, where the report is now. */
MUST_CHECK bool report_add(ReportBuild *report, const ReportSource *source, Error *err);
void report_warn(ReportBuild *report, Str file, int line, Str message);

/* Pieces that several answers share. */
void put_line_sentences(ReportBuild *report, const FigureLine *const *lines, size_t count,
                        Spans *spans);
void put_line_table(ReportBuild *report, const FigureLine *const *lines, size_t count,
                    Str caption);
void report_heading(ReportBuild *report, int level, Words words);
void report_paragraph(ReportBuild *report, TextKey key, Places places);

#endif
