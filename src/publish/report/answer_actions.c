/* SPDX-License-Identifier: EUPL-1.2
 * answer_actions.c - what a report tells of promises: how they stand, and what owners
 * told
 *
 * How a promise stands on the day of the edition follows from the reports that were
 * accepted by then, by the rule of standing.h; nobody types it. Beside it stands, when it
 * applies, that its end date has passed. What owners told is in their own words.
 *
 * A barrier is what a report tells to stand in the way. The register keeps no decision on
 * one. What became of it follows from later reports of the same owner about the same
 * promise: named again, or no longer named.
 */
#include "domain/register/follow.h"
#include "domain/register/standing.h"
#include "publish/page/register_rows.h"
#include "publish/page/stand.h"
#include "publish/report/query.h"
#include "publish/text/shown.h"

static Date day_of(const ReportBuild *report)
{
    return moment_date(report->question->edition->released_at);
}

static Stand stand_of(const ReportBuild *report, const Action *action)
{
    return action->state == ACTION_ENDED
               ? STAND_STOPPED
               : action_stand(&report->pact->reg, action, day_of(report));
}

/* Its end date lies before the day of the edition, and it was not told to be over. */
static bool has_slipped(const ReportBuild *report, const Action *action)
{
    Stand stand = stand_of(report, action);
    return stand != STAND_FINISHED && stand != STAND_STOPPED &&
           date_is_set(action->ends) && date_compare(action->ends, day_of(report)) < 0;
}

typedef struct StatusWord {
    Str word;
    unsigned stands; /* a bit for each Stand */
} StatusWord;

static const StatusWord STATUSES[] = {
    {S_INIT("no-recent-report"), 1u << STAND_SILENT | 1u << STAND_NOT_ASKED},
    {S_INIT("stalled"), 1u << STAND_STALLED},
    {S_INIT("attention"), 1u << STAND_ATTENTION},
    {S_INIT("waiting"), 1u << STAND_WAITING},
    {S_INIT("on-schedule"), 1u << STAND_ON_SCHEDULE},
    {S_INIT("finished"), 1u << STAND_FINISHED},
    {S_INIT("ended"), 1u << STAND_STOPPED},
};

bool action_has_status(ReportBuild *report, const Action *action, Str status)
{
    if (str_equal(status, S("slipped"))) {
        return has_slipped(report, action);
    }
    if (str_equal(status, S("no-owner"))) {
        return gaps_of(action).owner;
    }
    for (size_t i = 0; i < sizeof STATUSES / sizeof STATUSES[0]; i++) {
        if (str_equal(status, STATUSES[i].word)) {
            return (STATUSES[i].stands >> stand_of(report, action) & 1) != 0;
        }
    }
    return status.length == 0;
}

bool query_status(const Query *query, Str *status, Error *err)
{
    *status = query_option(query, S("status"));
    bool is_known = status->length == 0 || str_equal(*status, S("slipped")) ||
                    str_equal(*status, S("no-owner"));
    for (size_t i = 0; i < sizeof STATUSES / sizeof STATUSES[0]; i++) {
        is_known = is_known || str_equal(*status, STATUSES[i].word);
    }
    if (!is_known) {
        error_hint(err, S("Write no-recent-report, stalled, attention, waiting, "
                          "on-schedule, finished, ended, slipped or no-owner."));
        return QUERY_FAIL(query, err, ERR_INVALID, "there is no status \"%.*s\"",
                          STR_ARG(*status));
    }
    return true;
}

static Str party_name(const ReportBuild *report, const Party *party)
{
    return party->short_name.length > 0 ? party->short_name
                                        : words_in(party->name, report->lang, NULL);
}

static Str party_names(ReportBuild *report, const PartyRefs *parties)
{
    Str *names = PUSH_ARRAY(report->a, Str, parties->count + 1);
    for (size_t i = 0; i < parties->count; i++) {
        names[i] = party_name(report, parties->items[i]);
    }
    return str_join(report->a, names, parties->count, S(", "));
}

static Str or_none(const ReportBuild *report, Str text)
{
    return text.length > 0 ? text : text_get(TEXT_REPORT_NOT_RECORDED, report->lang);
}

static Str end_of(ReportBuild *report, const Action *action)
{
    return action->ends_text.length > 0 ? action->ends_text
           : date_is_set(action->ends)
               ? shown_date_short(report->a, action->ends, report->lang)
               : S("");
}

/* "FME, 12 mei 2018: ...", the latest of each owner by the day of the edition. */
static void put_latest(ReportBuild *report, const Action *action, Spans *spans)
{
    ReportRefs all = reports_of(&report->pact->reg, action);
    for (size_t i = 0; i < all.count; i++) {
        const Report *told = all.items[i];
        if (latest_report(&report->pact->reg, action, told->party, day_of(report)) !=
            told) {
            continue;
        }
        Str head = str_format(
            report->a, " %.*s, %.*s: ", STR_ARG(party_name(report, told->party)),
            STR_ARG(shown_date_short(report->a, told->date, report->lang)));
        spans_text(spans, head);
        (void)spans_add(spans, (Span){.text = told->done, .lang = LANG_NL});
    }
}

static void stand_cell(ReportBuild *report, const Action *action, Spans *spans)
{
    Stand stand = stand_of(report, action);
    Str word = stand == STAND_NOT_ASKED
                   ? text_get(TEXT_REPORT_STAND_PLANNED, report->lang)
                   : str_format(report->a, "%.*s.",
                                STR_ARG(shown_capital(report->a,
                                                      stand_word(stand, report->lang))));
    bool waits_for = stand == STAND_WAITING && words_are_set(action->waiting_for);
    if (waits_for) {
        spans_text(spans, str_format(report->a, "%.*s: ",
                                     STR_ARG(str_slice(word, 0, word.length - 1))));
        spans_words(spans, action->waiting_for, report->lang);
        spans_text(spans, S("."));
    } else {
        spans_text(spans, word);
    }
    if (has_slipped(report, action)) {
        spans_text(spans, S(" "));
        spans_text(spans, text_get(TEXT_REPORT_STAND_SLIPPED, report->lang));
    }
    put_latest(report, action, spans);
}

static void action_row(ReportBuild *report, ReportTable *table, const Action *action)
{
    TableRow *row = table_row(report->draft, table);
    Spans *name = &row->cells[0];
    (void)spans_add(name, (Span){.text = action->number, .lang = report->lang});
    spans_text(name, S(" "));
    spans_words(name, action->name, report->lang);
    table_cell(row, 1, or_none(report, party_names(report, &action->owners)));
    table_cell(row, 2, or_none(report, end_of(report, action)));
    if (words_are_set(action->wanted)) {
        spans_words(&row->cells[3], action->wanted, report->lang);
    } else {
        table_cell(row, 3, or_none(report, S("")));
    }
    stand_cell(report, action, &row->cells[4]);
}

static ReportTable *action_table(ReportBuild *report)
{
    Lang lang = report->lang;
    ReportTable *table = table_new(report->draft, text_get(TEXT_REPORT_ACTIONS, lang));
    table_column(table, text_get(TEXT_REPORT_ACTION, lang), 0.29, false);
    table_column(table, text_get(TEXT_REPORT_OWNER, lang), 0.2, false);
    table_column(table, text_get(TEXT_REPORT_ENDS, lang), 0.15, false);
    table_column(table, text_get(TEXT_REPORT_WANTED, lang), 0.16, false);
    table_column(table, text_get(TEXT_REPORT_STAND, lang), 0.2, false);
    return table;
}

bool answer_actions(ReportBuild *report, const Query *query, Error *err)
{
    const Theme *theme;
    const Region *region;
    Str status;
    if (!query_theme(report, query, &theme, err) ||
        !query_region(report, query, &region, err) ||
        !query_status(query, &status, err)) {
        return false;
    }
    ReportTable *table = NULL;
    for (size_t i = 0; i < report->view->actions.count; i++) {
        const Action *action = report->view->actions.items[i];
        bool is_here =
            region == report->view->country || region_is_among(&action->regions, region);
        if (is_here && (theme == NULL || action->theme == theme) &&
            action_has_status(report, action, status)) {
            table = table == NULL ? action_table(report) : table;
            action_row(report, table, action);
        }
    }
    if (table == NULL) {
        report_paragraph(report,
                         str_equal(status, S("slipped")) ? TEXT_REPORT_NO_SLIPPED
                                                         : TEXT_REPORT_NO_ACTIONS,
                         NO_PLACES);
    }
    return true;
}

/* The next report of the same owner about the same promise, by the day of the edition. */
static const Report *told_after(const ReportBuild *report, const Report *told)
{
    ReportRefs all = reports_of(&report->pact->reg, told->action);
    bool is_past = false;
    for (size_t i = 0; i < all.count; i++) {
        if (is_past && all.items[i]->party == told->party &&
            date_compare(all.items[i]->date, day_of(report)) <= 0) {
            return all.items[i];
        }
        is_past = is_past || all.items[i] == told;
    }
    return NULL;
}

static Str what_became(ReportBuild *report, const Report *told)
{
    const Report *next = told_after(report, told);
    if (next == NULL) {
        return text_get(TEXT_REPORT_BARRIER_LAST, report->lang);
    }
    Places places =
        PLACES({PLACE_DATE, shown_date_short(report->a, next->date, report->lang)});
    return text_fill(report->a,
                     next->obstacles.length > 0 ? TEXT_REPORT_BARRIER_AGAIN
                                                : TEXT_REPORT_BARRIER_GONE,
                     report->lang, places);
}

static void barrier_row(ReportBuild *report, ReportTable *table, const Report *told)
{
    TableRow *row = table_row(report->draft, table);
    table_cell(
        row, 0,
        str_format(report->a, "%.*s, %.*s", STR_ARG(party_name(report, told->party)),
                   STR_ARG(shown_date_short(report->a, told->date, report->lang))));
    spans_text(&row->cells[1], told->action->number);
    (void)spans_add(&row->cells[2], (Span){.text = told->obstacles, .lang = LANG_NL});
    table_cell(row, 3, what_became(report, told));
}

static ReportTable *barriers_table(ReportBuild *report)
{
    Lang lang = report->lang;
    report_paragraph(report, TEXT_REPORT_BARRIERS_LEAD, NO_PLACES);
    ReportTable *table = table_new(report->draft, text_get(TEXT_REPORT_BARRIERS, lang));
    table_column(table, text_get(TEXT_REPORT_BARRIER_WHO, lang), 0.24, false);
    table_column(table, text_get(TEXT_REPORT_ACTION, lang), 0.1, false);
    table_column(table, text_get(TEXT_REPORT_BARRIER, lang), 0.4, false);
    table_column(table, text_get(TEXT_REPORT_BARRIER_AFTER, lang), 0.26, false);
    return table;
}

bool answer_barriers(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    ReportTable *table = NULL;
    const ReportList *all = &report->pact->reg.reports;
    for (size_t i = 0; i < all->count; i++) {
        const Report *told = &all->items[i];
        if (told->obstacles.length == 0 || date_compare(told->date, day_of(report)) > 0) {
            continue;
        }
        table = table != NULL ? table : barriers_table(report);
        barrier_row(report, table, told);
    }
    if (table == NULL) {
        report_paragraph(report, TEXT_REPORT_NO_BARRIERS, NO_PLACES);
    }
    return true;
}
