/* SPDX-License-Identifier: EUPL-1.2
 * report_lists.c - finding reports
 */
#include "keep/reports.h"

#include "domain/register/refusal.h"

/* A report with its last step; a WHERE follows. */
#define REPORT_COLUMNS                                                                   \
    "SELECT report.id, report.action, report.party, report.round, report.state, "        \
    "report.step, at, status, until, done, reached, wanted, obstacles, evidence, note "  \
    "FROM report LEFT JOIN report_step ON report_step.report = report.id AND "           \
    "report_step.step = report.step "

static ReportContent content_at(const StoreRows *rows, size_t row, size_t first)
{
    return (ReportContent){.status = row_text(rows, row, first),
                           .until = row_text(rows, row, first + 1),
                           .done = row_text(rows, row, first + 2),
                           .reached = row_text(rows, row, first + 3),
                           .wanted = row_text(rows, row, first + 4),
                           .obstacles = row_text(rows, row, first + 5),
                           .evidence = row_text(rows, row, first + 6)};
}

static KeptReport report_at(const StoreRows *rows, size_t row)
{
    return (KeptReport){.id = row_integer(rows, row, 0),
                        .action = row_text(rows, row, 1),
                        .party = row_text(rows, row, 2),
                        .round = row_text(rows, row, 3),
                        .state = report_state_of(row_text(rows, row, 4)),
                        .step = row_integer(rows, row, 5),
                        .at = {row_integer(rows, row, 6)},
                        .content = content_at(rows, row, 7),
                        .note = row_text(rows, row, 14)};
}

static bool list(Arena *a, Store *store, Str sql, StoreValues values,
                 KeptReports *reports, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, sql, values, &rows, err)) {
        return false;
    }
    *reports = (KeptReports){PUSH_ARRAY(a, KeptReport, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        reports->items[i] = report_at(&rows, i);
    }
    return true;
}

/* The first, or an empty one. */
static bool first(Arena *a, Store *store, Str sql, Str action, Str party,
                  KeptReport *report, Error *err)
{
    KeptReports found;
    if (!list(a, store, sql, VALUES(store_text(action), store_text(party)), &found,
              err)) {
        return false;
    }
    *report =
        found.count > 0 ? found.items[0] : (KeptReport){.action = action, .party = party};
    return true;
}

bool reports_find(Arena *a, Store *store, int64_t id, KeptReport *report, Error *err)
{
    KeptReports found;
    if (!list(a, store, S(REPORT_COLUMNS "WHERE report.id = $1"),
              VALUES(store_integer(id)), &found, err)) {
        return false;
    }
    if (found.count == 0) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_NOT_FOUND, "there is no report %lld",
                      (long long)id);
    }
    *report = found.items[0];
    return true;
}

bool reports_open(Arena *a, Store *store, Str action, Str party, KeptReport *report,
                  Error *err)
{
    return first(a, store,
                 S(REPORT_COLUMNS "WHERE action = $1 AND party = $2 AND state <> "
                                  "'accepted' ORDER BY report.id DESC"),
                 action, party, report, err);
}

bool reports_last(Arena *a, Store *store, Str action, Str party, KeptReport *report,
                  Error *err)
{
    return first(a, store,
                 S(REPORT_COLUMNS "WHERE action = $1 AND party = $2 ORDER BY report.id "
                                  "DESC"),
                 action, party, report, err);
}

bool reports_in_state(Arena *a, Store *store, ReportState state, KeptReports *reports,
                      Error *err)
{
    return list(a, store, S(REPORT_COLUMNS "WHERE state = $1 ORDER BY at, report.id"),
                VALUES(store_text(report_state_word(state))), reports, err);
}

bool reports_of_action(Arena *a, Store *store, Str action, KeptReports *reports,
                       Error *err)
{
    return list(a, store, S(REPORT_COLUMNS "WHERE action = $1 ORDER BY report.id DESC"),
                VALUES(store_text(action)), reports, err);
}

bool reports_of_round(Arena *a, Store *store, Str round, KeptReports *reports, Error *err)
{
    return list(a, store, S(REPORT_COLUMNS "WHERE round = $1 ORDER BY report.id"),
                VALUES(store_text(round)), reports, err);
}

bool reports_steps(Arena *a, Store *store, int64_t id, KeptSteps *steps, Error *err)
{
    StoreRows rows;
    if (!store_rows(
            a, store,
            S("SELECT step, at, person, person.name, on_behalf, deed, note, status, "
              "until, done, reached, wanted, obstacles, evidence FROM report_step "
              "LEFT JOIN person ON person.id = report_step.person WHERE report = $1 "
              "ORDER BY step DESC"),
            VALUES(store_integer(id)), &rows, err)) {
        return false;
    }
    *steps = (KeptSteps){PUSH_ARRAY(a, KeptStep, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        KeptStep *step = &steps->items[i];
        *step = (KeptStep){.step = row_integer(&rows, i, 0),
                           .at = {row_integer(&rows, i, 1)},
                           .person = row_integer(&rows, i, 2),
                           .name = row_text(&rows, i, 3),
                           .on_behalf = row_integer(&rows, i, 4) != 0,
                           .note = row_text(&rows, i, 6),
                           .content = content_at(&rows, i, 7)};
        (void)report_deed_parse(row_text(&rows, i, 5), &step->deed);
    }
    return true;
}

bool party_has_approver(Store *store, Str party, bool *has, Error *err)
{
    int64_t count;
    if (!store_number(store,
                      S("SELECT count(*) FROM person_role JOIN person ON person.id = "
                        "person_role.person WHERE role = 'party-approver' AND party = $1 "
                        "AND state <> 'left'"),
                      VALUES(store_text(party)), &count, err)) {
        return false;
    }
    *has = count > 0;
    return true;
}
