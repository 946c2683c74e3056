/* SPDX-License-Identifier: EUPL-1.2
 * home.c - what is the state of things? Findings, promises, what is new, what is missing
 */
#include "publish/page/component.h"
#include "publish/page/figure_chart.h"
#include "publish/page/promise_chart.h"
#include "publish/page/revision_table.h"
#include "publish/text/say.h"

#define MOST_MISSING 6

Title title_home(Page *page)
{
    return (Title){text_get(TEXT_HOME_TITLE, page->lang), page->lang};
}

static bool is_key(const IndicatorView *view)
{
    return view->indicator->is_key && view->key_count > 0;
}

/* The key figure of which the last edition brought the latest: the first of them. */
static const IndicatorView *headline(const View *view)
{
    const IndicatorView *first = NULL;
    for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
        const IndicatorView *indicator = view->ordered[i];
        const Figure *last = is_key(indicator) ? line_last(indicator->key[0]) : NULL;
        if (last != NULL && last->edition == view->edition) {
            return indicator;
        }
        first = first == NULL && last != NULL ? indicator : first;
    }
    return first;
}

static Title home_heading(Page *page)
{
    const IndicatorView *view = headline(page->view);
    if (view != NULL) {
        return (Title){indicator_finding(page, view), page->lang};
    }
    Title title;
    title.text = words_in(page->view->pact->head->name, page->lang, &title.lang);
    return title;
}

/* What the heading of the page says already is not said twice. */
static Str card_finding(Page *page, const IndicatorView *view)
{
    if (view != headline(page->view)) {
        return indicator_finding(page, view);
    }
    Str level = say_level(page->a, line_last(view->key[0]), page->lang);
    return str_ends(level, S(".")) ? str_slice(level, 0, level.length - 1) : level;
}

static size_t key_count(const View *view)
{
    size_t count = 0;
    for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
        count += is_key(view->ordered[i]) ? 1 : 0;
    }
    return count;
}

static void key_figures(Page *page)
{
    if (key_count(page->view) == 0) {
        return;
    }
    WIDE_PART(page, S("key-figures"), TEXT_HOME_KEY_FIGURES) {
        HTML(page->h, TAG_DIV, ATTRS(attr_class(S("keys")))) {
            for (size_t i = 0; i < page->view->pact->monitor.indicators.count; i++) {
                const IndicatorView *view = page->view->ordered[i];
                if (is_key(view)) {
                    indicator_card(page, view, card_finding(page, view));
                }
            }
        }
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to(page, PAGE_FIGURES, NULL),
                      text_get(TEXT_HOME_ALL_FIGURES, page->lang));
    }
}

static void promises(Page *page)
{
    if (page->view->actions.count == 0) {
        return;
    }
    WIDE_PART(page, S("promises"), TEXT_MENU_PROMISES) {
        promise_chart(page, true);
        paragraph(page, TEXT_PROMISES_NO_REPORTS);
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to(page, PAGE_PROMISES, NULL),
                      text_get(TEXT_HOME_ALL_PROMISES, page->lang));
    }
}

static void changes(Page *page)
{
    const Edition *edition = page->view->edition;
    if (edition == NULL || page->view->before == NULL) {
        return;
    }
    PART(page, S("new"), TEXT_HOME_NEW) {
        change_table(page, edition, page->view->before, true);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small"))))
            html_link(page->h, page_to(page, PAGE_EDITION, edition),
                      text_get(TEXT_HOME_ALL_CHANGES, page->lang));
    }
}

/* The last edition that has one, for the country. */
static void report(Page *page)
{
    const View *view = page->view;
    const ReportPage *last = NULL;
    for (size_t i = 0; i < view->report_count; i++) {
        last = view->reports[i].region == NULL ? &view->reports[i] : last;
    }
    if (last == NULL) {
        return;
    }
    PART(page, S("report"), TEXT_REPORT_TITLE) {
        paragraph(page, TEXT_REPORT_LEAD);
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to(page, PAGE_REPORT, last),
                      text_fill(page->a, TEXT_REPORT_OF_EDITION, page->lang,
                                PLACES({PLACE_EDITION, words_in(last->edition->name,
                                                                page->lang, NULL)})));
    }
}

static void missing(Page *page)
{
    PART(page, S("missing"), TEXT_MENU_MISSING) {
        paragraph(page, TEXT_HOME_MISSING);
        size_t shown = 0;
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < page->view->pact->monitor.indicators.count; i++) {
                const IndicatorView *view = page->view->ordered[i];
                if (view->figure_count == 0 && shown < MOST_MISSING) {
                    shown++;
                    HTML(page->h, TAG_LI, NO_ATTRS) {
                        HTML(page->h, TAG_STRONG, NO_ATTRS)
                            indicator_link(page, view->indicator);
                        html_text(page->h, S(". "));
                        put_words(page, view->indicator->no_figures_because);
                    }
                }
            }
        }
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small"))))
            html_link(page->h, page_to(page, PAGE_MISSING, NULL),
                      text_get(TEXT_HOME_ALL_MISSING, page->lang));
    }
}

void render_home(Page *page)
{
    const PactHead *head = page->view->pact->head;
    Words name = words_are_set(head->monitor_name) ? head->monitor_name : head->name;
    opening(page, &(Opening){.is_tinted = true,
                             .kicker = words_in(name, page->lang, NULL),
                             .title = home_heading(page),
                             .lead_words = head->summary});
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("frame")))) {
        key_figures(page);
        promises(page);
        changes(page);
        report(page);
        missing(page);
    }
}
