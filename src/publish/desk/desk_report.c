/* SPDX-License-Identifier: EUPL-1.2
 * desk_report.c - filling in a report; looking at one, with all that happened to it
 */
#include "publish/desk/desk_frame.h"
#include "publish/page/stand.h"
#include "publish/text/shown.h"

static Str title_of(const Desk *desk, const Action *action)
{
    return text_fill(desk->a, TEXT_REPORT_PAGE_TITLE, desk->lang,
                     PLACES({PLACE_NUMBER, action->number}));
}

static void fields(Page *page, const ReportContent *content)
{
    Choice statuses[REPORT_STATUSES];
    for (int i = 0; i < REPORT_STATUSES; i++) {
        ReportStatus status = (ReportStatus)i;
        statuses[i] =
            (Choice){report_status_word(status), status_word(status, page->lang)};
    }
    choices(page, S("status"), TEXT_REPORT_HOW, statuses, REPORT_STATUSES,
            content->status);
    const FieldSpec specs[] = {
        {.name = S("until"),
         .label = TEXT_REPORT_UNTIL,
         .hint = TEXT_REPORT_UNTIL_HINT,
         .form = FIELD_DAY,
         .value = content->until},
        {.name = S("done"),
         .label = TEXT_REPORT_DONE,
         .hint = TEXT_REPORT_DONE_HINT,
         .form = FIELD_AREA,
         .value = content->done},
        {.name = S("reached"),
         .label = TEXT_REPORT_REACHED,
         .hint = TEXT_REPORT_REACHED_HINT,
         .form = FIELD_AMOUNT,
         .value = content->reached},
        {.name = S("wanted"),
         .label = TEXT_REPORT_WISHED,
         .hint = TEXT_REPORT_WANTED_HINT,
         .form = FIELD_AMOUNT,
         .value = content->wanted},
        {.name = S("obstacles"),
         .label = TEXT_REPORT_OBSTACLES,
         .hint = TEXT_REPORT_OBSTACLES_HINT,
         .form = FIELD_AREA,
         .value = content->obstacles},
        {.name = S("evidence"),
         .label = TEXT_REPORT_EVIDENCE,
         .hint = TEXT_REPORT_EVIDENCE_HINT,
         .form = FIELD_AREA,
         .value = content->evidence},
    };
    for (size_t i = 0; i < sizeof specs / sizeof specs[0]; i++) {
        FieldSpec spec = specs[i];
        spec.has_hint = true;
        field(page, &spec);
    }
}

static Str save_path(const Desk *desk, const DeskForm *form)
{
    if (form->report != 0) {
        return desk_path_of(desk, "report", form->report, "/save");
    }
    return str_format(desk->a, "%.*s/register/new/%.*s/%.*s",
                      STR_ARG(lang_code(desk->lang)), STR_ARG(form->action->id),
                      STR_ARG(form->party->id));
}

static void what_is_known(Page *page, const DeskForm *form)
{
    if (form->on_behalf) {
        paragraph_filled(
            page, TEXT_REPORT_ON_BEHALF,
            PLACES({PLACE_PARTY, words_in(form->party->name, page->lang, NULL)}));
    }
    if (form->note.length > 0) {
        paragraph_filled(page, TEXT_OWE_RETURNED, PLACES({PLACE_REASON, form->note}));
    }
    if (form->may_repeat) {
        paragraph(page, TEXT_REPORT_SAME_LEAD);
    }
}

static void report_form(Page *page, const Desk *desk, const void *content)
{
    const DeskForm *form = content;
    desk_opening(page, words_in(form->party->name, page->lang, NULL),
                 title_of(desk, form->action),
                 words_in(form->action->name, page->lang, NULL));
    what_is_known(page, form);
    small_paragraph(page, TEXT_REPORT_PUBLIC_LATER);
    DESK_FORM(page, desk, save_path(desk, form))
    {
        hidden_field(page, S("step"), str_format(page->a, "%lld", (long long)form->step));
        fields(page, &form->content);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("buttons")))) {
            submit_as(page, form->may_repeat ? TEXT_REPORT_SAME : TEXT_REPORT_SEND,
                      S("go"), S("submit"), false);
            submit_as(page, TEXT_REPORT_LATER, S("go"), S("save"), true);
        }
    }
}

bool desk_form(const Desk *desk, const DeskForm *form, Str *text, Error *err)
{
    return desk_page(desk, title_of(desk, form->action), report_form, form, text, err);
}

static void text_fact(Page *page, TextKey key, Str text)
{
    if (text.length > 0) {
        fact(page, key);
        HTML(page->h, TAG_DD, NO_ATTRS)
            html_text(page->h, text);
    }
}

static Str amount_text(Page *page, const ReportContent *content)
{
    Decimal reached, wanted;
    if (!decimal_parse(content->reached, &reached)) {
        return S("");
    }
    if (!decimal_parse(content->wanted, &wanted)) {
        return shown_decimal(page->a, reached, page->lang);
    }
    return text_fill(page->a, TEXT_REPORT_REACHED_OF, page->lang,
                     PLACES({PLACE_NUMBER, shown_decimal(page->a, reached, page->lang)},
                            {PLACE_TOTAL, shown_decimal(page->a, wanted, page->lang)}));
}

static void content_facts(Page *page, const ReportContent *content)
{
    ReportStatus status;
    Date until;
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        if (report_status_parse(content->status, &status)) {
            text_fact(page, TEXT_REPORT_HOW, status_word(status, page->lang));
        }
        if (date_parse(content->until, &until)) {
            text_fact(page, TEXT_REPORT_UNTIL, shown_date(page->a, until, page->lang));
        }
        text_fact(page, TEXT_REPORT_DONE, content->done);
        text_fact(page, TEXT_REPORT_REACHED, amount_text(page, content));
        text_fact(page, TEXT_REPORT_OBSTACLES, content->obstacles);
        text_fact(page, TEXT_REPORT_EVIDENCE, content->evidence);
    }
}

static void deed_form(Page *page, const Desk *desk, const DeskReport *report,
                      ReportDeed deed, TextKey label)
{
    if (!report->may[deed]) {
        return;
    }
    DESK_FORM(page, desk, desk_path_of(desk, "report", report->report, "/do"))
    {
        hidden_field(page, S("step"),
                     str_format(page->a, "%lld", (long long)report->step));
        if (deed == REPORT_RETURN) {
            field(page, &(FieldSpec){.name = S("note"),
                                     .label = TEXT_REPORT_REASON,
                                     .form = FIELD_AREA,
                                     .is_required = true});
        }
        HTML(page->h, TAG_P, NO_ATTRS)
            submit_as(page, label, S("go"), report_deed_word(deed),
                      deed == REPORT_RETURN);
    }
}

static void decide(Page *page, const Desk *desk, const DeskReport *report)
{
    bool any = report->may[REPORT_SAVE] || report->may[REPORT_APPROVE] ||
               report->may[REPORT_RETURN] || report->may[REPORT_ACCEPT];
    if (!any) {
        return;
    }
    PART(page, S("decide"), TEXT_REPORT_DECIDE) {
        if (report->may[REPORT_SAVE]) {
            HTML(page->h, TAG_P, NO_ATTRS)
                desk_link(page, desk,
                          desk_path_of(desk, "report", report->report, "/edit"),
                          text_get(TEXT_REPORT_EDIT, page->lang));
        }
        deed_form(page, desk, report, REPORT_APPROVE, TEXT_REPORT_APPROVE);
        deed_form(page, desk, report, REPORT_ACCEPT, TEXT_REPORT_ACCEPT);
        deed_form(page, desk, report, REPORT_RETURN, TEXT_REPORT_RETURN);
    }
}

static const TextKey DEED_TEXTS[REPORT_DEEDS] = {
    [REPORT_SAVE] = TEXT_DEED_SAVE,       [REPORT_SUBMIT] = TEXT_DEED_SUBMIT,
    [REPORT_APPROVE] = TEXT_DEED_APPROVE, [REPORT_RETURN] = TEXT_DEED_RETURN,
    [REPORT_ACCEPT] = TEXT_DEED_ACCEPT,
};

static void history_row(Page *page, const DeskStep *step)
{
    Str name =
        step->name.length > 0 ? step->name : text_get(TEXT_REPORT_NOBODY, page->lang);
    Str who = step->on_behalf ? text_fill(page->a, TEXT_REPORT_BY_BEHALF, page->lang,
                                          PLACES({PLACE_NAME, name}))
                              : name;
    HTML(page->h, TAG_LI, NO_ATTRS) {
        HTML(page->h, TAG_P, NO_ATTRS) {
            HTML(page->h, TAG_STRONG, NO_ATTRS)
                put(page, DEED_TEXTS[step->deed]);
            html_text(page->h,
                      str_format(page->a, ", %.*s, %.*s",
                                 STR_ARG(shown_moment(page->a, step->at, page->lang)),
                                 STR_ARG(who)));
        }
        if (step->note.length > 0) {
            plain_paragraph(page, step->note);
        }
        if (step->deed == REPORT_SAVE || step->deed == REPORT_SUBMIT) {
            content_facts(page, &step->content);
        }
    }
}

static void report_page(Page *page, const Desk *desk, const void *content)
{
    const DeskReport *report = content;
    desk_opening(page, words_in(report->party->name, page->lang, NULL),
                 title_of(desk, report->action), desk_state(report->state, page->lang));
    PART(page, S("now"), TEXT_REPORT_NOW) {
        HTML(page->h, TAG_P, NO_ATTRS)
            action_link(page, report->action);
        content_facts(page, &report->content);
    }
    if (report->file_count > 0 || report->may[REPORT_SAVE]) {
        desk_files(page, desk, report);
    }
    decide(page, desk, report);
    PART(page, S("history"), TEXT_REPORT_HISTORY) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < report->step_count; i++) {
                history_row(page, &report->steps[i]);
            }
        }
    }
}

bool desk_report(const Desk *desk, const DeskReport *report, Str *text, Error *err)
{
    return desk_page(desk, title_of(desk, report->action), report_page, report, text,
                     err);
}

Str desk_state(ReportState state, Lang lang)
{
    static const TextKey WORDS[REPORT_STATES] = {
        [REPORT_NEW] = TEXT_STATE_DRAFT,
        [REPORT_DRAFT] = TEXT_STATE_DRAFT,
        [REPORT_SUBMITTED] = TEXT_STATE_SUBMITTED,
        [REPORT_APPROVED] = TEXT_STATE_APPROVED,
        [REPORT_RETURNED] = TEXT_STATE_RETURNED,
        [REPORT_ACCEPTED] = TEXT_STATE_ACCEPTED,
    };
    return text_get(WORDS[state], lang);
}
