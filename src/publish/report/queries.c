/* SPDX-License-Identifier: EUPL-1.2
 * queries.c - the table of questions
 */
#include "base/nearest.h"
#include "publish/report/query.h"

#define IN_LINE(name, known, from, to, function)                                         \
    {                                                                                    \
        .verb = S_INIT(name), .options = S_INIT(known), .least = from, .most = to,       \
        .in_line = function                                                              \
    }
#define IN_BLOCK(name, known, from, to, function)                                        \
    {                                                                                    \
        .verb = S_INIT(name), .options = S_INIT(known), .least = from, .most = to,       \
        .in_block = function                                                             \
    }

static const QueryRow rows[] = {
    IN_LINE("say", "cell region", 0, 2, answer_say),
    IN_LINE("figure", "cell region as", 1, 2, answer_figure),
    IN_LINE("compare", "cell with region", 2, 2, answer_compare),
    IN_LINE("rank", "by cell region", 2, 2, answer_rank),
    IN_LINE("record", "cell region", 0, 1, answer_record),
    IN_LINE("stable", "cell region", 0, 1, answer_stable),
    IN_LINE("target", "", 1, 1, answer_target),
    IN_LINE("statement", "", 1, 1, answer_statement),
    IN_LINE("count", "theme region status", 1, 1, answer_count),
    IN_LINE("name", "", 0, 1, answer_name),
    IN_LINE("date", "", 0, 1, answer_date),
    IN_LINE("see", "", 1, 1, answer_see),
    IN_LINE("note", "", 1, MOST_WORDS, answer_note),
    IN_BLOCK("state", "", 0, 0, answer_state),
    IN_BLOCK("indicators", "theme region", 0, 0, answer_indicators),
    IN_BLOCK("indicator", "", 0, 1, answer_indicator),
    IN_BLOCK("chart", "", 0, 1, answer_chart),
    IN_BLOCK("table", "", 0, 1, answer_table),
    IN_BLOCK("text", "", 1, 1, answer_text),
    IN_BLOCK("page", "", 0, 0, answer_page),
    IN_BLOCK("actions", "theme region status", 0, 0, answer_actions),
    IN_BLOCK("barriers", "", 0, 0, answer_barriers),
    IN_BLOCK("regions", "", 1, 1, answer_regions),
    IN_BLOCK("practices", "theme region", 0, 0, answer_practices),
    IN_BLOCK("partnerships", "theme region", 0, 0, answer_partnerships),
    IN_BLOCK("motions", "", 0, 0, answer_motions),
    IN_BLOCK("revisions", "since", 0, 0, answer_revisions),
    IN_BLOCK("redefined", "since", 0, 0, answer_redefined),
    IN_BLOCK("definitions", "", 0, 0, answer_definitions),
    IN_BLOCK("statements", "", 0, 0, answer_statements),
    IN_BLOCK("missing", "", 0, 0, answer_missing),
    IN_BLOCK("sources", "", 0, 0, answer_sources),
    IN_BLOCK("signatories", "", 0, 0, answer_signatories),
    IN_BLOCK("agenda", "region", 0, 0, answer_agenda),
    IN_BLOCK("terms", "", 0, 0, answer_terms),
};

static bool knows(Str names, Str name)
{
    for (Str rest = names; rest.length > 0;) {
        Str head, tail;
        (void)str_cut(rest, ' ', &head, &tail);
        if (str_equal(head, name)) {
            return true;
        }
        rest = tail;
    }
    return false;
}

static const QueryRow *find_row(Str verb, Nearest *nearest)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (str_equal(rows[i].verb, verb)) {
            return &rows[i];
        }
        nearest_offer(nearest, rows[i].verb);
    }
    return NULL;
}

bool query_row(const Query *query, const QueryRow **row, Error *err)
{
    Nearest nearest = nearest_to(query->verb);
    const QueryRow *found = find_row(query->verb, &nearest);
    if (found == NULL) {
        error_hint(err, S("docs/report.md lists the questions."));
        return QUERY_FAIL(query, err, ERR_INVALID, "there is no question \"%.*s\"",
                          STR_ARG(query->verb));
    }
    for (size_t i = 0; i < query->option_count; i++) {
        if (!knows(found->options, query->options[i].key)) {
            error_hint(err, S("docs/report.md lists the options of each question."));
            return QUERY_FAIL(query, err, ERR_INVALID, "\"%.*s\" has no option \"%.*s\"",
                              STR_ARG(query->verb), STR_ARG(query->options[i].key));
        }
    }
    if (query->word_count < found->least || query->word_count > found->most) {
        error_hint(err, S("docs/report.md tells what each question is about."));
        return QUERY_FAIL(query, err, ERR_INVALID,
                          "it takes %zu to %zu words, and has %zu", found->least,
                          found->most, query->word_count);
    }
    *row = found;
    return true;
}
