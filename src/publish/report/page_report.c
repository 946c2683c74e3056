/* SPDX-License-Identifier: EUPL-1.2
 * page_report.c - the report of an edition as a page of the site
 */
#include "publish/page/component.h"
#include "publish/report/report.h"
#include "publish/report/write_html.h"

Title title_report(Page *page)
{
    const ReportPage *subject = page->subject;
    Str name = text_get(TEXT_REPORT_TITLE, page->lang);
    if (subject->region != NULL) {
        name = str_format(page->a, "%.*s, %.*s", STR_ARG(name),
                          STR_ARG(words_in(subject->region->name, page->lang, NULL)));
    }
    return (Title){name, page->lang};
}

/* The regions of a national report; the country of a regional one. */
static void other_reports(Page *page, const ReportPage *subject)
{
    const View *view = page->view->living != NULL ? page->view->living : page->view;
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small")))) {
        html_link(page->h, page_to(page, PAGE_EDITION, subject->edition),
                  words_in(subject->edition->name, page->lang, NULL));
        for (size_t i = 0; i < view->report_count; i++) {
            const ReportPage *other = &view->reports[i];
            if (other->edition == subject->edition && other != subject) {
                html_text(page->h, S(". "));
                report_link(page, other);
            }
        }
        html_text(page->h, S("."));
    }
}

void report_link(Page *page, const ReportPage *report)
{
    Str name = report->region == NULL ? text_get(TEXT_REPORT_NATIONAL, page->lang)
                                      : words_in(report->region->name, page->lang, NULL);
    html_link(page->h, page_to(page, PAGE_REPORT, report), name);
}

/* Where it cannot be made the page is not written, and publishing says why. */
void render_report(Page *page)
{
    const ReportPage *subject = page->subject;
    ReportQuestion question = {.pact = page->view->pact,
                               .edition = subject->edition,
                               .region = subject->region,
                               .lang = page->lang,
                               .part = S("report"),
                               .texts = &page->view->pact->report_texts};
    ReportWarnings warnings = {0};
    Draft *draft;
    if (!report_make(page->a, &question, &draft, &warnings, &page->trouble)) {
        return;
    }
    opening(page, &(Opening){.kicker = draft->subject,
                             .title = page_title(page),
                             .lead = draft->stamp});
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("report")))) {
        other_reports(page, subject);
        report_html_parts(page->a, page->h, draft);
    }
}
