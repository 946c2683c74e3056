/* SPDX-License-Identifier: EUPL-1.2
 * answer_register.c - what a report tells of promises and of who made them
 *
 * How a promise stands follows from what is recorded, on the day of the edition:
 *
 *   ended        it was ended                          waiting   for a decision elsewhere
 *   slipped      its end date lies before that day     planned   none of these
 *
 * A promise without a report says so. Nothing is judged.
 */
#include "domain/register/follow.h"
#include "publish/page/register_rows.h"
#include "publish/report/query.h"
#include "publish/text/shown.h"

#define MOST_UPRIGHT ((size_t)6) /* rows; more fill a page turned on its side */

typedef enum Stand { STAND_PLANNED, STAND_WAITING, STAND_SLIPPED, STAND_ENDED } Stand;

static Stand stand_of(const ReportBuild *report, const Action *action)
{
    Date day = moment_date(report->question->edition->released_at);
    if (action->state == ACTION_ENDED) {
        return STAND_ENDED;
    }
    if (date_is_set(action->ends) && date_compare(action->ends, day) < 0) {
        return STAND_SLIPPED;
    }
    return action->state == ACTION_WAITING ? STAND_WAITING : STAND_PLANNED;
}

static Str stand_text(const ReportBuild *report, Stand stand)
{
    static const TextKey keys[] = {
        [STAND_PLANNED] = TEXT_REPORT_STAND_PLANNED,
        [STAND_WAITING] = TEXT_REPORT_STAND_WAITING,
        [STAND_SLIPPED] = TEXT_REPORT_STAND_SLIPPED,
        [STAND_ENDED] = TEXT_REPORT_STAND_ENDED,
    };
    return text_get(keys[stand], report->lang);
}

static Str party_names(ReportBuild *report, const PartyRefs *parties)
{
    Str *names = PUSH_ARRAY(report->a, Str, parties->count + 1);
    for (size_t i = 0; i < parties->count; i++) {
        const Party *party = parties->items[i];
        names[i] = party->short_name.length > 0
                       ? party->short_name
                       : words_in(party->name, report->lang, NULL);
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

static bool is_asked(ReportBuild *report, const Action *action, const Theme *theme,
                     const Region *region, Str status)
{
    if (theme != NULL && action->theme != theme) {
        return false;
    }
    if (region != report->view->country && !region_is_among(&action->regions, region)) {
        return false;
    }
    Gaps gaps = gaps_of(action);
    return status.length == 0 || str_equal(status, S("no-recent-report")) ||
           (str_equal(status, S("slipped")) &&
            stand_of(report, action) == STAND_SLIPPED) ||
           (str_equal(status, S("waiting")) &&
            stand_of(report, action) == STAND_WAITING) ||
           (str_equal(status, S("ended")) && stand_of(report, action) == STAND_ENDED) ||
           (str_equal(status, S("no-owner")) && gaps.owner);
}

static bool status_is_known(Str status)
{
    static const Str known[] = {S_INIT(""),        S_INIT("no-recent-report"),
                                S_INIT("slipped"), S_INIT("waiting"),
                                S_INIT("ended"),   S_INIT("no-owner")};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (str_equal(status, known[i])) {
            return true;
        }
    }
    return false;
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
    Stand stand = stand_of(report, action);
    table_cell(row, 4, stand_text(report, stand));
    if (stand == STAND_WAITING && words_are_set(action->waiting_for)) {
        spans_text(&row->cells[4], S(" "));
        spans_words(&row->cells[4], action->waiting_for, report->lang);
    }
}

bool answer_actions(ReportBuild *report, const Query *query, Error *err)
{
    const Theme *theme;
    const Region *region;
    Str status = query_option(query, S("status"));
    if (!query_theme(report, query, &theme, err) ||
        !query_region(report, query, &region, err)) {
        return false;
    }
    if (!status_is_known(status)) {
        error_hint(err,
                   S("Write no-recent-report, slipped, waiting, ended or no-owner."));
        return QUERY_FAIL(query, err, ERR_INVALID, "there is no status \"%.*s\"",
                          STR_ARG(status));
    }
    Lang lang = report->lang;
    size_t count = 0;
    ReportTable *table = NULL;
    for (size_t i = 0; i < report->view->actions.count; i++) {
        const Action *action = report->view->actions.items[i];
        if (!is_asked(report, action, theme, region, status)) {
            continue;
        }
        if (count++ == 0) {
            table = table_new(report->draft, text_get(TEXT_REPORT_ACTIONS, lang));
            table_column(table, text_get(TEXT_REPORT_ACTION, lang), 0.32, false);
            table_column(table, text_get(TEXT_REPORT_OWNER, lang), 0.17, false);
            table_column(table, text_get(TEXT_REPORT_ENDS, lang), 0.13, false);
            table_column(table, text_get(TEXT_REPORT_WANTED, lang), 0.2, false);
            table_column(table, text_get(TEXT_REPORT_STAND, lang), 0.18, false);
        }
        action_row(report, table, action);
    }
    if (count == 0) {
        report_paragraph(report, TEXT_REPORT_NO_ACTIONS, NO_PLACES);
    } else {
        table->is_wide = count > MOST_UPRIGHT;
    }
    return true;
}

static void item_in_words(ReportBuild *report, Words name, Words one, Words two)
{
    Block *block = draft_add(report->draft, BLOCK_ITEM);
    Lang shown;
    Str text = words_in(name, report->lang, &shown);
    (void)spans_add(&block->spans,
                    (Span){.kind = SPAN_STRONG, .text = text, .lang = shown});
    spans_text(&block->spans, S(". "));
    spans_words(&block->spans, one, report->lang);
    if (words_are_set(two)) {
        spans_text(&block->spans, S(" "));
        spans_words(&block->spans, two, report->lang);
    }
}

bool answer_practices(ReportBuild *report, const Query *query, Error *err)
{
    const Theme *theme;
    const Region *region;
    if (!query_theme(report, query, &theme, err) ||
        !query_region(report, query, &region, err)) {
        return false;
    }
    size_t count = 0;
    for (size_t i = 0; i < report->pact->reg.practices.count; i++) {
        const Practice *practice = &report->pact->reg.practices.items[i];
        if ((theme == NULL || practice->theme == theme) &&
            (region == report->view->country ||
             region_is_among(&practice->regions, region))) {
            item_in_words(report, practice->name, practice->summary, practice->result);
            count++;
        }
    }
    if (count == 0) {
        report_paragraph(report, TEXT_REPORT_NO_PRACTICES, NO_PLACES);
    }
    return true;
}

bool answer_partnerships(ReportBuild *report, const Query *query, Error *err)
{
    const Theme *theme;
    const Region *region;
    if (!query_theme(report, query, &theme, err) ||
        !query_region(report, query, &region, err)) {
        return false;
    }
    size_t count = 0;
    for (size_t i = 0; i < report->pact->reg.partnerships.count; i++) {
        const Partnership *one = &report->pact->reg.partnerships.items[i];
        if ((theme == NULL || one->theme == theme) &&
            (region == report->view->country || region_is_among(&one->regions, region))) {
            item_in_words(report, one->name, one->summary, (Words){0});
            count++;
        }
    }
    if (count == 0) {
        report_paragraph(report, TEXT_REPORT_NO_PARTNERSHIPS, NO_PLACES);
    }
    return true;
}

/* What was asked after the day of the edition does not stand in its report. */
static bool is_known_by(const ReportBuild *report, const Motion *motion)
{
    Date day = moment_date(report->question->edition->released_at);
    return date_is_set(motion->date) && date_compare(motion->date, day) <= 0;
}

bool answer_motions(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    Lang lang = report->lang;
    ReportTable *table = NULL;
    for (size_t i = 0; i < report->pact->reg.motions.count; i++) {
        const Motion *motion = &report->pact->reg.motions.items[i];
        if (!is_known_by(report, motion)) {
            continue;
        }
        if (table == NULL) {
            table = table_new(report->draft, text_get(TEXT_REPORT_MOTIONS, lang));
            table_column(table, text_get(TEXT_REPORT_MOTION, lang), 0.3, false);
            table_column(table, text_get(TEXT_REPORT_ASKED, lang), 0.36, false);
            table_column(table, text_get(TEXT_REPORT_ANSWER, lang), 0.34, false);
        }
        TableRow *row = table_row(report->draft, table);
        spans_words(&row->cells[0], motion->name, lang);
        spans_text(&row->cells[0],
                   str_format(report->a, " (%.*s, %.*s)", STR_ARG(motion->reference),
                              STR_ARG(shown_date_short(report->a, motion->date, lang))));
        spans_words(&row->cells[1], motion->text, lang);
        if (words_are_set(motion->answer)) {
            spans_words(&row->cells[2], motion->answer, lang);
        } else {
            table_cell(row, 2, or_none(report, S("")));
        }
    }
    if (table == NULL) {
        report_paragraph(report, TEXT_REPORT_NO_MOTIONS, NO_PLACES);
    }
    return true;
}

bool answer_signatories(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    PartyRefs parties =
        signatories(report->a, &report->pact->reg, report->pact->head->version);
    for (size_t i = 0; i < parties.count; i++) {
        Block *block = draft_add(report->draft, BLOCK_ITEM);
        spans_words(&block->spans, parties.items[i]->name, report->lang);
    }
    return true;
}

bool answer_agenda(ReportBuild *report, const Query *query, Error *err)
{
    const Region *region;
    if (!query_region(report, query, &region, err)) {
        return false;
    }
    RegionRefs one = {.items = &region, .count = 1};
    AgendaRefs agendas =
        agendas_about(report->a, &report->pact->reg, (About){.regions = &one});
    for (size_t i = 0; i < agendas.count; i++) {
        item_in_words(report, agendas.items[i]->name, agendas.items[i]->summary,
                      (Words){0});
    }
    if (agendas.count == 0) {
        report_paragraph(report, TEXT_REPORT_NO_AGENDA, NO_PLACES);
    }
    return true;
}
