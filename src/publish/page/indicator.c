/* SPDX-License-Identifier: EUPL-1.2
 * indicator.c - which way does it go, and may I compare?
 */
#include "publish/page/breakdown.h"
#include "publish/page/compare.h"
#include "publish/page/component.h"
#include "publish/page/figure_chart.h"
#include "publish/page/figure_table.h"
#include "publish/page/frozen.h"
#include "publish/page/indicator_facts.h"
#include "publish/page/map_chart.h"
#include "publish/page/reach.h"
#include "publish/page/restated.h"
#include "publish/page/revision_table.h"
#include "publish/page/take_part.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

static const IndicatorView *view_of(const Page *page)
{
    return view_indicator(page->view, page_indicator(page));
}

Title title_indicator(Page *page)
{
    Title title;
    title.text = words_in(page_indicator(page)->name, page->lang, &title.lang);
    return title;
}

static Title finding_title(Page *page, const IndicatorView *view)
{
    Str finding = indicator_finding(page, view);
    return finding.length > 0 ? (Title){finding, page->lang} : title_indicator(page);
}

/* What the title did not say: how the next group went, and what is uncertain. */
static Str further(Page *page, const IndicatorView *view)
{
    const Figure *last = view->key_count == 0 ? NULL : line_last(view->key[0]);
    if (last == NULL) {
        return (Str){NULL, 0};
    }
    Str parts[2];
    size_t count = 0;
    if (view->key_count > 1) {
        Str finding = say_finding(page->a, &page->view->pact->monitor,
                                  &view->key[1]->figures, page->lang);
        parts[count++] = str_format(page->a, "%.*s.", STR_ARG(finding));
    }
    Str status = shown_status(page->a, last, page->lang);
    if (status.length > 0) {
        parts[count++] = text_fill(page->a, TEXT_INDICATOR_LATEST_STATUS, page->lang,
                                   PLACES({PLACE_STATUS, status}));
    }
    return str_join(page->a, parts, count, S(" "));
}

static bool is_apart(const Page *page, const FigureLine *line)
{
    for (size_t i = 1; i < line->figures.count; i++) {
        if (line_parts_at(&page->view->pact->monitor, line, i)) {
            return true;
        }
    }
    return false;
}

/* Beside the finding: an older edition than that of the page, and what may not be
 * compared. */
static Str doubt(Page *page, const IndicatorView *view)
{
    const Figure *last = view->key_count == 0 ? NULL : line_last(view->key[0]);
    if (last == NULL) {
        return (Str){NULL, 0};
    }
    Str parts[4];
    size_t count = 0;
    if (view->definition != NULL && view->definition->certainty == CERTAINTY_DOUBTFUL) {
        parts[count++] = text_get(TEXT_DEFINITION_DOUBTFUL, page->lang);
    }
    if (last->edition != page->view->edition) {
        parts[count++] = text_fill(
            page->a, TEXT_INDICATOR_FROM_EDITION, page->lang,
            PLACES({PLACE_EDITION, words_in(last->edition->name, page->lang, NULL)},
                   {PLACE_DATE,
                    shown_moment(page->a, last->edition->released_at, page->lang)}));
    }
    if (view->earlier_count > 0) {
        parts[count++] = text_get(TEXT_INDICATOR_COUNTED_OTHERWISE, page->lang);
    }
    if (is_apart(page, view->key[0])) {
        parts[count++] = text_get(TEXT_INDICATOR_APART, page->lang);
    }
    return str_join(page->a, parts, count, S(" "));
}

static void no_figures(Page *page, const IndicatorView *view)
{
    PART(page, S("figures"), TEXT_PART_DEVELOPMENT) {
        HTML(page->h, TAG_P, NO_ATTRS) {
            put_absent(page, TEXT_INDICATOR_NO_FIGURES);
            put_space(page);
            put_words(page, view->indicator->no_figures_because);
        }
        paragraph(page, TEXT_INDICATOR_NOT_FILLED_IN);
    }
}

/* Where the lead had other things to say, the summary stands here. */
static void development(Page *page, const IndicatorView *view, bool with_summary)
{
    if (view->main == NULL) {
        no_figures(page, view);
        return;
    }
    PART(page, S("figures"), TEXT_PART_DEVELOPMENT) {
        if (with_summary) {
            paragraph_words(page, view->indicator->summary);
        }
        indicator_chart(page, view);
    }
    PART(page, S("table"), TEXT_PART_TABLE) {
        if (!view->is_in_force) {
            paragraph(page, TEXT_INDICATOR_NOT_IN_FORCE);
        }
        indicator_table(page, view);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small"))))
            html_link(page->h, url_part(page->a, S("trace")),
                      text_get(TEXT_INDICATOR_TO_TRACE, page->lang));
    }
}

static void linked_actions(Page *page, const IndicatorView *view)
{
    ActionRefs actions = actions_for(page->a, &page->view->pact->reg, view->indicator);
    if (actions.count == 0) {
        return;
    }
    PART(page, S("actions"), TEXT_PART_ACTIONS) {
        paragraph(page, TEXT_INDICATOR_LINK_NOT_CAUSE);
        action_rows(page, &actions);
    }
}

static void editions_part(Page *page, const IndicatorView *view)
{
    PART(page, S("editions"), TEXT_PART_REVISIONS) {
        if (!history_has(page->view, view->indicator)) {
            paragraph(page, TEXT_INDICATOR_NO_REVISIONS);
        }
        frozen_list(page, view->indicator);
        if (words_are_set(view->indicator->next_update) && page->kind == PAGE_INDICATOR) {
            HTML(page->h, TAG_P, NO_ATTRS) {
                put(page, TEXT_INDICATOR_NEXT);
                put_space(page);
                put_words(page, view->indicator->next_update);
            }
        }
    }
}

static void trace_part(Page *page, const IndicatorView *view)
{
    if (view->figure_count == 0) {
        return;
    }
    PART(page, S("trace"), TEXT_PART_TRACE) {
        paragraph(page, TEXT_TRACE_LEAD);
        HTML(page->h, TAG_DETAILS, NO_ATTRS) {
            HTML(page->h, TAG_SUMMARY, NO_ATTRS)
                html_text(page->h,
                          text_count(page->a, TEXT_TRACE_SUMMARY,
                                     (int64_t)view->figure_count, page->lang, NO_PLACES));
            trace_table(page, view);
        }
        indicator_sources(page, view);
    }
}

void render_indicator(Page *page)
{
    const IndicatorView *view = view_of(page);
    Str lead = further(page, view);
    opening(page, &(Opening){.kicker = words_in(view->indicator->name, page->lang, NULL),
                             .title = finding_title(page, view),
                             .lead = lead,
                             .doubt = doubt(page, view),
                             .lead_words =
                                 lead.length > 0 ? NO_WORDS : view->indicator->summary});
    if (page->kind == PAGE_FROZEN) {
        frozen_notice(page, view->indicator);
    }
    development(page, view, lead.length > 0);
    restated_part(page, view);
    breakdown_parts(page, view);
    indicator_map(page, view);
    reach_links_of(page, view->indicator);
    compare_part(page, view);
    other_series_part(page, view);
    target_part(page, view);
    definition_part(page, view);
    if (page->kind == PAGE_INDICATOR) { /* the register has no editions */
        linked_actions(page, view);
    }
    statement_part(page, view);
    if (view->figure_count > 0) {
        editions_part(page, view);
    }
    trace_part(page, view);
    take_part(page, view);
    citation_part(page, view);
}

void render_frozen(Page *page)
{
    render_indicator(page);
}
