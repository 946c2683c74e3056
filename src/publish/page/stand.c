/* SPDX-License-Identifier: EUPL-1.2
 * stand.c - marks, words, and the reports they follow from
 */
#include "publish/page/stand.h"

#include "publish/page/component.h"
#include "publish/text/shown.h"

#define MOST_PARTY_REPORTS ((size_t)100) /* on the page of a party: the newest */

static const TextKey STANDS[STAND_COUNT] = {
    [STAND_STALLED] = TEXT_STAND_STALLED,
    [STAND_SILENT] = TEXT_STAND_SILENT,
    [STAND_ATTENTION] = TEXT_STAND_ATTENTION,
    [STAND_WAITING] = TEXT_STAND_WAITING,
    [STAND_ON_SCHEDULE] = TEXT_STAND_ON_SCHEDULE,
    [STAND_NOT_ASKED] = TEXT_STAND_NOT_ASKED,
    [STAND_STOPPED] = TEXT_STAND_STOPPED,
    [STAND_FINISHED] = TEXT_STAND_FINISHED,
};

static const TextKey STATUSES[REPORT_STATUSES] = {
    [REPORT_ON_SCHEDULE] = TEXT_STAND_ON_SCHEDULE,
    [REPORT_NEEDS_ATTENTION] = TEXT_STAND_ATTENTION,
    [REPORT_WAITING] = TEXT_STAND_WAITING,
    [REPORT_STALLED] = TEXT_STAND_STALLED,
    [REPORT_FINISHED] = TEXT_STAND_FINISHED,
    [REPORT_STOPPED] = TEXT_STAND_STOPPED,
};

Str stand_word(Stand stand, Lang lang)
{
    return text_get(STANDS[stand], lang);
}

Str status_word(ReportStatus status, Lang lang)
{
    return text_get(STATUSES[status], lang);
}

/* What each looks like: the class gives the colour, the path the shape. */
typedef struct Mark {
    Str class;
    Str path; /* in a box of 12 by 12 */
} Mark;

static const Mark MARKS[STAND_COUNT] = {
    [STAND_STALLED] = {S_INIT("stalled"), S_INIT("M1 0H4.6V12H1ZM7.4 0H11V12H7.4Z")},
    [STAND_SILENT] = {S_INIT("silent"), S_INIT("M0 0H12V12H0ZM2 2V10H10V2Z")},
    [STAND_ATTENTION] = {S_INIT("attention"), S_INIT("M6 0L12 11.5H0Z")},
    [STAND_WAITING] = {S_INIT("waiting"), S_INIT("M0 0H12L6 6L12 12H0L6 6Z")},
    [STAND_ON_SCHEDULE] = {S_INIT("on-schedule"), S_INIT("M0 6L6 0L12 6L6 12Z")},
    [STAND_NOT_ASKED] = {S_INIT("silent"), S_INIT("M0 5H12V7H0Z")},
    [STAND_STOPPED] = {S_INIT("stopped"),
                       S_INIT(
                           "M0 2L2 0L6 4L10 0L12 2L8 6L12 10L10 12L6 8L2 12L0 10L4 6Z")},
    [STAND_FINISHED] = {S_INIT("finished"), S_INIT("M0 0H12V12H0Z")},
};

void stand_mark(Page *page, Stand stand)
{
    HTML(page->h, TAG_SVG,
         ATTRS(attr_viewbox(12, 12), attr_width(12), attr_height(12), attr_aria_hidden(),
               attr_not_focusable(),
               attr_class(str_format(page->a, "mark %.*s", STR_ARG(MARKS[stand].class)))))
        html_leaf(page->h, TAG_PATH, ATTRS(attr_path(MARKS[stand].path)));
}

void put_stand(Page *page, Stand stand)
{
    HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("stand")))) {
        stand_mark(page, stand);
        put_space(page);
        html_text(page->h, stand_word(stand, page->lang));
    }
}

void stand_rule(Page *page)
{
    HTML(page->h, TAG_DETAILS, NO_ATTRS) {
        HTML(page->h, TAG_SUMMARY, NO_ATTRS)
            put(page, TEXT_STAND_RULE_TITLE);
        paragraph_filled(
            page, TEXT_STAND_RULE,
            PLACES({PLACE_COUNT, str_format(page->a, "%d", (int)STAND_REPORT_DAYS)}));
        paragraph(page, TEXT_STAND_RULE_WORST);
    }
}

static bool has_amount(const Report *report)
{
    return decimal_is_set(report->reached);
}

static void put_amount(Page *page, const Report *report)
{
    bool of = decimal_is_set(report->wanted);
    HTML(page->h, TAG_P, NO_ATTRS) {
        if (of) {
            put_filled(
                page, TEXT_REPORT_REACHED_OF,
                PLACES(
                    {PLACE_NUMBER, shown_decimal(page->a, report->reached, page->lang)},
                    {PLACE_TOTAL, shown_decimal(page->a, report->wanted, page->lang)}));
        } else {
            put_filled(page, TEXT_REPORT_REACHED_ALONE,
                       PLACES({PLACE_NUMBER,
                               shown_decimal(page->a, report->reached, page->lang)}));
        }
    }
}

static void put_evidence(Page *page, const Report *report)
{
    if (report->evidence.count == 0) {
        return;
    }
    HTML(page->h, TAG_UL, NO_ATTRS) {
        for (size_t i = 0; i < report->evidence.count; i++) {
            Str address = report->evidence.items[i];
            HTML(page->h, TAG_LI, NO_ATTRS)
                outside_link(page, address, (Words){{address, address}});
        }
    }
}

/* `names` says what the row is about, where the page does not. */
static void report_row(Page *page, const Report *report, bool names_party,
                       bool names_action)
{
    HTML(page->h, TAG_LI, NO_ATTRS) {
        HTML(page->h, TAG_P, NO_ATTRS) {
            HTML(page->h, TAG_STRONG, NO_ATTRS)
                html_text(page->h, shown_date(page->a, report->date, page->lang));
            html_text(page->h, S(". "));
            if (names_party) {
                party_link(page, report->party);
                html_text(page->h, S(": "));
            }
            if (names_action) {
                action_link(page, report->action);
                html_text(page->h, S(": "));
            }
            html_text(page->h, status_word(report->status, page->lang));
            html_text(page->h, S("."));
        }
        HTML(page->h, TAG_P, NO_ATTRS)
            html_text(page->h, report->done);
        if (has_amount(report)) {
            put_amount(page, report);
        }
        if (report->obstacles.length > 0) {
            HTML(page->h, TAG_P, NO_ATTRS) {
                put(page, TEXT_REPORT_OBSTACLES_ARE);
                put_space(page);
                html_text(page->h, report->obstacles);
            }
        }
        put_evidence(page, report);
    }
}

void action_reports_part(Page *page, const Action *action)
{
    const Register *reg = &page->view->pact->reg;
    ReportRefs reports = reports_of(reg, action);
    Date day = register_day(reg);
    if (!date_is_set(day)) {
        return;
    }
    PART(page, S("reports"), TEXT_PART_REPORTS) {
        HTML(page->h, TAG_P, NO_ATTRS) {
            put_stand(page, action_stand(reg, action, day));
            html_text(page->h, S(". "));
            put_filled(page, TEXT_STAND_ON_DAY,
                       PLACES({PLACE_DATE, shown_date(page->a, day, page->lang)}));
        }
        stand_rule(page);
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = reports.count; i > 0; i--) {
                report_row(page, reports.items[i - 1], true, false);
            }
        }
    }
}

void party_reports_part(Page *page, const Party *party)
{
    const ReportList *reports = &page->view->pact->reg.reports;
    size_t count = 0;
    for (size_t i = 0; i < reports->count; i++) {
        count += reports->items[i].party == party;
    }
    if (count == 0) {
        return;
    }
    size_t shown = count < MOST_PARTY_REPORTS ? count : MOST_PARTY_REPORTS;
    PART(page, S("reports"), TEXT_PART_REPORTS) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            size_t left = shown;
            for (size_t i = reports->count; i > 0 && left > 0; i--) {
                if (reports->items[i - 1].party == party) {
                    report_row(page, &reports->items[i - 1], false, true);
                    left--;
                }
            }
        }
        if (count > shown) {
            plain_paragraph(page,
                            text_count(page->a, TEXT_STAND_OLDER_REPORTS,
                                       (int64_t)(count - shown), page->lang, NO_PLACES));
        }
    }
}
