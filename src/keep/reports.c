/* SPDX-License-Identifier: EUPL-1.2
 * reports.c - doing something to a report
 */
#include "keep/reports.h"

#include "domain/register/refusal.h"
#include "keep/audit.h"

/* Who had a hand in it: they do not accept it. */
static bool hands_of(Arena *a, Store *store, int64_t id, int64_t **hands, size_t *count,
                     Error *err)
{
    StoreRows rows;
    if (!store_rows(
            a, store,
            S("SELECT DISTINCT person FROM report_step WHERE report = $1 AND deed "
              "IN ('save', 'submit', 'approve')"),
            VALUES(store_integer(id)), &rows, err)) {
        return false;
    }
    *hands = PUSH_ARRAY(a, int64_t, rows.count + 1);
    *count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        (*hands)[i] = row_integer(&rows, i, 0);
    }
    return true;
}

static bool is_allowed(Arena *a, Store *store, const KeptReport *report,
                       const ReportAct *act, Error *err)
{
    int64_t *hands;
    size_t count;
    ReportState to;
    if (!hands_of(a, store, report->id, &hands, &count, err)) {
        return false;
    }
    if (report_may(act->person, act->deed, report->state, act->concern, hands, count)) {
        return true;
    }
    if (!report_rightful(act->person, act->deed, report->state, act->concern)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED,
                      "this person may not do that");
    }
    if (!report_next(report->state, act->deed, false, &to)) {
        return REFUSE(err, ERR_CONFLICT, REFUSAL_STATE,
                      "a report that is %.*s cannot be given that step",
                      STR_ARG(report_state_word(report->state)));
    }
    return REFUSE(err, ERR_DENIED, REFUSAL_OWN, "nobody accepts their own report");
}

static bool writes(ReportDeed deed)
{
    return deed == REPORT_SAVE || deed == REPORT_SUBMIT;
}

static bool is_on_behalf(const Person *person, const Concern *concern)
{
    for (size_t i = 0; i < person->duty_count; i++) {
        if (str_equal(person->duties[i].party, concern->party)) {
            return false;
        }
    }
    return true;
}

static bool add_step(Store *store, int64_t id, int64_t step, const ReportAct *act,
                     const ReportContent *content, Error *err)
{
    bool on_behalf = writes(act->deed) && is_on_behalf(act->person, act->concern);
    return store_run(
        store,
        S("INSERT INTO report_step (report, step, at, person, on_behalf, deed, note, "
          "status, until, done, reached, wanted, obstacles, evidence) VALUES ($1, $2, "
          "$3, "
          "$4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"),
        VALUES(store_integer(id), store_integer(step), store_integer(act->now.seconds),
               store_integer(act->person->id), store_integer(on_behalf),
               store_text(report_deed_word(act->deed)), store_text(act->note),
               store_text(content->status), store_text(content->until),
               store_text(content->done), store_text(content->reached),
               store_text(content->wanted), store_text(content->obstacles),
               store_text(content->evidence)),
        err);
}

static bool tell(Arena *a, Store *store, int64_t id, const ReportAct *act,
                 const ReportContent *content, Error *err)
{
    AuditEntry entry = {
        .at = act->now,
        .person = act->person->id,
        .deed = str_format(a, "report.%.*s", STR_ARG(report_deed_word(act->deed))),
        .subject = str_format(a, "report:%lld", (long long)id),
        .detail = str_format(a, "%.*s|%.*s|%.*s|%.*s|%.*s", STR_ARG(content->status),
                             STR_ARG(content->reached), STR_ARG(content->wanted),
                             STR_ARG(act->note), STR_ARG(content->done))};
    return audit_add(store, &entry, err);
}

/* The row of table register_reports, and the list of its evidence. */
static bool add_evidence(Store *store, int64_t record, Str evidence, Error *err)
{
    bool more = evidence.length > 0;
    int64_t item = 0;
    while (more) {
        Str line;
        more = str_cut(evidence, '\n', &line, &evidence);
        line = str_trim(line);
        if (line.length == 0) {
            continue;
        }
        if (!store_run(
                store,
                S("INSERT INTO record_list (kind, record, field, item, text) VALUES "
                  "('register_reports', $1, 'evidence', $2, $3)"),
                VALUES(store_integer(record), store_integer(item), store_text(line)),
                err)) {
            return false;
        }
        item++;
    }
    return true;
}

static bool sent_on(Arena *a, Store *store, int64_t id, Str *date, Error *err)
{
    int64_t seconds;
    if (!store_number(store,
                      S("SELECT MAX(at) FROM report_step WHERE report = $1 AND deed = "
                        "'submit'"),
                      VALUES(store_integer(id)), &seconds, err)) {
        return false;
    }
    *date = date_iso(a, moment_date((Moment){seconds}));
    return true;
}

static bool make_public(Arena *a, Store *store, const KeptReport *report, Moment now,
                        Error *err)
{
    const ReportContent *content = &report->content;
    int64_t record;
    Str date;
    return sent_on(a, store, report->id, &date, err) &&
           store_number(
               store,
               S("INSERT INTO register_reports (_nr, _line, id, action, party, date, "
                 "status, until, done, reached, wanted, obstacles, round, accepted) "
                 "VALUES "
                 "((SELECT COALESCE(MAX(_nr), -1) + 1 FROM register_reports), 0, $1, $2, "
                 "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING _nr"),
               VALUES(store_text(str_format(a, "report-%lld", (long long)report->id)),
                      store_text(report->action), store_text(report->party),
                      store_text(date), store_text(content->status),
                      store_text(content->until), store_text(content->done),
                      store_text(content->reached), store_text(content->wanted),
                      store_text(content->obstacles), store_text(report->round),
                      store_text(date_iso(a, moment_date(now)))),
               &record, err) &&
           add_evidence(store, record, content->evidence, err) &&
           store_run(store,
                     S("UPDATE counter SET number = number + 1 WHERE name = 'pact'"),
                     NO_VALUES, err);
}

/* All that a deed does, within a transaction. */
static bool do_it(Arena *a, Store *store, const KeptReport *report, const ReportAct *act,
                  Error *err)
{
    ReportState to;
    bool follows = report_next(report->state, act->deed, act->party_approves, &to);
    const ReportContent *content = writes(act->deed) ? &act->content : &report->content;
    if (!is_allowed(a, store, report, act, err) ||
        (writes(act->deed) && !report_check(content, act->deed, err))) {
        return false;
    }
    CHECK(follows);
    if (act->deed == REPORT_RETURN && str_trim(act->note).length == 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_REASON,
                      "it is returned without a reason");
    }
    return store_run(store, S("UPDATE report SET state = $2, step = $3 WHERE id = $1"),
                     VALUES(store_integer(report->id), store_text(report_state_word(to)),
                            store_integer(report->step + 1)),
                     err) &&
           add_step(store, report->id, report->step + 1, act, content, err) &&
           tell(a, store, report->id, act, content, err) &&
           (act->deed != REPORT_ACCEPT || make_public(a, store, report, act->now, err));
}

bool reports_act(Arena *a, Store *store, int64_t id, const ReportAct *act, Error *err)
{
    KeptReport report;
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = reports_find(a, store, id, &report, err);
    if (good && report.step != act->step) {
        good = REFUSE(err, ERR_CONFLICT, REFUSAL_CHANGED,
                      "report %lld was changed by somebody else", (long long)id);
    }
    good = good && do_it(a, store, &report, act, err) && store_commit(store, err);
    store_rollback(store);
    return good;
}

bool reports_begin(Arena *a, Store *store, const NewReport *what, const ReportAct *act,
                   int64_t *id, Error *err)
{
    KeptReport report;
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = reports_open(a, store, what->action, what->party, &report, err);
    if (good && report.id != 0) {
        good = REFUSE(err, ERR_CONFLICT, REFUSAL_CHANGED,
                      "a report of this party about this action was begun already");
    }
    report = (KeptReport){.action = what->action,
                          .party = what->party,
                          .round = what->round,
                          .state = REPORT_NEW};
    good =
        good &&
        store_number(store,
                     S("INSERT INTO report (id, action, party, round, state, step) "
                       "VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM report), $1, $2, "
                       "$3, 'new', 0) RETURNING id"),
                     VALUES(store_text(what->action), store_text(what->party),
                            store_text(what->round)),
                     &report.id, err) &&
        do_it(a, store, &report, act, err) && store_commit(store, err);
    store_rollback(store);
    if (good) {
        *id = report.id;
    }
    return good;
}
