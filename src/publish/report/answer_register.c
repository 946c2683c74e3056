/* SPDX-License-Identifier: EUPL-1.2
 * answer_register.c - what a report tells of practices, partnerships, motions, agendas
 * and signatories
 */
#include "publish/page/register_rows.h"
#include "publish/report/query.h"
#include "publish/text/shown.h"

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

/* Whether words name a year after that of the edition: what happened then was not known.
 */
static bool names_later_year(const ReportBuild *report, Str text)
{
    int year = moment_date(report->question->edition->released_at).year;
    int run = 0, number = 0;
    for (size_t i = 0; i <= text.length; i++) {
        char c = i < text.length ? text.data[i] : ' ';
        if (c >= '0' && c <= '9') {
            number = run < 4 ? 10 * number + (c - '0') : number;
            run++;
            continue;
        }
        if (run == 4 && number > year && number < 2100) {
            return true;
        }
        run = 0;
        number = 0;
    }
    return false;
}

/* "2018–2021" began in 2018, "vanaf 2020" in 2020. */
bool practice_is_known(const ReportBuild *report, const Practice *practice)
{
    Str text = practice->date_text;
    size_t first = 0;
    while (first < text.length && (text.data[first] < '0' || text.data[first] > '9')) {
        first++;
    }
    return !names_later_year(report, str_slice(text, first, first + 4));
}

/* Its result, when that was known on the day of the edition. */
static Words result_known(const ReportBuild *report, Words result)
{
    bool is_later = false;
    for (Lang lang = LANG_NL; lang < LANG_COUNT; lang++) {
        is_later = is_later || names_later_year(report, words_in(result, lang, NULL));
    }
    Words none = {0};
    return is_later ? none : result;
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
        if (practice_is_known(report, practice) &&
            (theme == NULL || practice->theme == theme) &&
            (region == report->view->country ||
             region_is_among(&practice->regions, region))) {
            item_in_words(report, practice->name, practice->summary,
                          result_known(report, practice->result));
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
            table_cell(row, 2, text_get(TEXT_REPORT_NOT_RECORDED, lang));
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
