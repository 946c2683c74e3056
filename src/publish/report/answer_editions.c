/* SPDX-License-Identifier: EUPL-1.2
 * answer_editions.c - what an edition changed, what it means, what it lacks
 */
#include "base/buf.h"
#include "publish/page/figure_chart.h"
#include "publish/report/query.h"
#include "publish/text/shown.h"

static Str figure_label(ReportBuild *report, const Figure *figure)
{
    const Indicator *indicator = figure->series->definition->indicator;
    Buf buf = buf_in(report->a, 0);
    buf_add(&buf, words_in(indicator->name, report->lang, NULL));
    if (figure->cell.count > 0) {
        buf_add(&buf, S(", "));
        buf_add(&buf, shown_cell(report->a, figure->cell, report->lang));
    }
    if (figure->region != report->view->country) {
        buf_add(&buf, S(", "));
        buf_add(&buf, words_in(figure->region->name, report->lang, NULL));
    }
    return buf_str(&buf);
}

static void revision_row(ReportBuild *report, ReportTable *table,
                         const Revision *revision)
{
    Lang lang = report->lang;
    TableRow *row = table_row(report->draft, table);
    table_cell(row, 0, figure_label(report, revision->after));
    table_cell(row, 1, shown_period(report->a, revision->after->period, lang));
    const Figure *ends[] = {revision->before, revision->after};
    for (size_t i = 0; i < 2; i++) {
        (void)spans_add(
            &row->cells[2 + i],
            (Span){.text = shown_figure(report->a, ends[i], SHOWN_ON_AXIS, lang),
                   .lang = lang,
                   .figure = figure_has_value(ends[i]) ? ends[i] : NULL});
    }
    if (words_are_set(revision->after->reason)) {
        spans_words(&row->cells[4], revision->after->reason, lang);
    } else {
        table_cell(row, 4, text_get(TEXT_REPORT_NO_REASON, lang));
    }
}

bool answer_revisions(ReportBuild *report, const Query *query, Error *err)
{
    const Edition *since;
    if (!query_edition(report, query, &since, err)) {
        return false;
    }
    if (since == NULL) {
        report_paragraph(report, TEXT_REPORT_FIRST_EDITION, NO_PLACES);
        return true;
    }
    Lang lang = report->lang;
    RevisionList all =
        revisions(report->a, &report->pact->monitor, since, report->question->edition);
    size_t added = 0;
    ReportTable *table = NULL;
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].before == NULL) {
            added++;
            continue;
        }
        if (table == NULL) {
            table = table_new(report->draft, text_get(TEXT_REPORT_REVISIONS, lang));
            table_column(table, text_get(TEXT_REPORT_FIGURE_HEAD, lang), 0.36, false);
            table_column(table, text_get(TEXT_REPORT_PERIOD, lang), 0.13, false);
            table_column(table, text_get(TEXT_REPORT_WAS, lang), 0.12, true);
            table_column(table, text_get(TEXT_REPORT_IS, lang), 0.12, true);
            table_column(table, text_get(TEXT_REPORT_WHY, lang), 0.27, false);
        }
        revision_row(report, table, &all.items[i]);
    }
    report_paragraph(
        report, table == NULL ? TEXT_REPORT_NO_REVISIONS : TEXT_REPORT_REVISED,
        PLACES({PLACE_EDITION, words_in(since->name, lang, NULL)},
               {PLACE_NUMBER, shown_integer(report->a, (int64_t)added, lang)}));
    return true;
}

/* Definitions that came into force after `since`, and why. */
bool answer_redefined(ReportBuild *report, const Query *query, Error *err)
{
    const Edition *since;
    if (!query_edition(report, query, &since, err)) {
        return false;
    }
    size_t count = 0;
    const Monitor *monitor = &report->pact->monitor;
    for (size_t i = 0; since != NULL && i < monitor->indicators.count; i++) {
        const Indicator *indicator = &monitor->indicators.items[i];
        const Definition *was =
            definition_in_force(monitor, indicator, as_of_edition(since));
        const Definition *is =
            definition_in_force(monitor, indicator, report->view->as_of);
        if (was == NULL || is == NULL || was == is) {
            continue;
        }
        Block *block = draft_add(report->draft, BLOCK_ITEM);
        (void)spans_add(&block->spans,
                        (Span){.kind = SPAN_STRONG,
                               .text = words_in(indicator->name, report->lang, NULL),
                               .lang = report->lang});
        spans_text(&block->spans, S(": "));
        spans_words(&block->spans, is->name, report->lang);
        spans_text(&block->spans, S(". "));
        spans_words(&block->spans, is->changed, report->lang);
        count++;
    }
    if (count == 0) {
        report_paragraph(report, TEXT_REPORT_NOT_REDEFINED, NO_PLACES);
    }
    return true;
}

static void definition_fact(ReportBuild *report, Spans *spans, TextKey key, Words words)
{
    if (words_are_set(words)) {
        spans_text(spans, S(" "));
        (void)spans_add(spans, (Span){.kind = SPAN_EMPHASIS,
                                      .text = text_get(key, report->lang),
                                      .lang = report->lang});
        spans_text(spans, S(" "));
        spans_words(spans, words, report->lang);
    }
}

bool answer_definitions(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    for (size_t i = 0; i < report->pact->monitor.indicators.count; i++) {
        const IndicatorView *view = report->view->ordered[i];
        if (view->definition == NULL || view->figure_count == 0) {
            continue;
        }
        const Definition *definition = view->definition;
        Block *block = draft_add(report->draft, BLOCK_ITEM);
        (void)spans_add(&block->spans, (Span){.kind = SPAN_STRONG,
                                              .text = words_in(view->indicator->name,
                                                               report->lang, NULL),
                                              .lang = report->lang});
        spans_text(&block->spans, S(". "));
        spans_words(&block->spans, definition->text, report->lang);
        definition_fact(report, &block->spans, TEXT_REPORT_POPULATION,
                        definition->population);
        definition_fact(report, &block->spans, TEXT_REPORT_EXCLUDES,
                        definition->excludes);
        if (view->main != NULL) {
            spans_text(&block->spans, S(" "));
            spans_text(
                &block->spans,
                text_fill(report->a, TEXT_CHART_SOURCE, report->lang,
                          PLACES({PLACE_SOURCE,
                                  series_publisher(view->main->series, report->lang)})));
        }
        if (definition->certainty != CERTAINTY_STATED) {
            spans_text(&block->spans, S(" "));
            spans_text(&block->spans, text_get(TEXT_REPORT_PRESUMED, report->lang));
        }
    }
    return true;
}

bool answer_statements(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    const StatementList *all = &report->pact->monitor.statements;
    for (size_t i = 0; i < all->count; i++) {
        const Statement *statement = &all->items[i];
        if (statement->standing != STANDING_DISPUTED ||
            (statement->edition != NULL &&
             !edition_is_visible(statement->edition, report->view->as_of))) {
            continue;
        }
        Block *block = draft_add(report->draft, BLOCK_ITEM);
        spans_words(&block->spans, statement->text, report->lang);
        spans_text(&block->spans, S(" "));
        spans_words(&block->spans, statement->because, report->lang);
    }
    return true;
}

bool answer_missing(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    Str *silent = PUSH_ARRAY(report->a, Str, report->pact->monitor.indicators.count + 1);
    size_t silent_count = 0;
    for (size_t i = 0; i < report->pact->monitor.indicators.count; i++) {
        const IndicatorView *view = report->view->ordered[i];
        if (view->figure_count > 0) {
            continue;
        }
        if (!words_are_set(view->indicator->no_figures_because)) {
            silent[silent_count++] = words_in(view->indicator->name, report->lang, NULL);
            continue;
        }
        Block *block = draft_add(report->draft, BLOCK_ITEM);
        (void)spans_add(&block->spans, (Span){.kind = SPAN_STRONG,
                                              .text = words_in(view->indicator->name,
                                                               report->lang, NULL),
                                              .lang = report->lang});
        spans_text(&block->spans, S(". "));
        spans_words(&block->spans, view->indicator->no_figures_because, report->lang);
    }
    if (silent_count > 0) {
        Str list = str_join(report->a, silent, silent_count, S("; "));
        report_paragraph(report, TEXT_REPORT_NOT_IN_EDITION, PLACES({PLACE_LIST, list}));
    }
    return true;
}

/* Each source that a figure of this edition's view stands on. */
bool answer_sources(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    const SourceList *sources = &report->pact->monitor.sources;
    bool *used = PUSH_ARRAY(report->a, bool, sources->count + 1);
    for (size_t s = 0; s < report->pact->monitor.series.count; s++) {
        const SeriesView *series = &report->view->series[s];
        for (size_t i = 0; i < series->lines.count; i++) {
            const FigureRefs *figures = &series->lines.items[i].figures;
            for (size_t k = 0; k < figures->count; k++) {
                if (figures->items[k]->source != NULL) {
                    used[figures->items[k]->source - sources->items] = true;
                }
            }
        }
    }
    for (size_t i = 0; i < sources->count; i++) {
        if (!used[i]) {
            continue;
        }
        const Source *source = &sources->items[i];
        Block *block = draft_add(report->draft, BLOCK_ITEM);
        spans_words(&block->spans, source->title, report->lang);
        if (source->publisher.length > 0) {
            spans_text(&block->spans,
                       str_format(report->a, ". %.*s", STR_ARG(source->publisher)));
        }
        if (date_is_set(source->published_at)) {
            spans_text(&block->spans, S(", "));
            spans_text(&block->spans,
                       shown_date(report->a, source->published_at, report->lang));
        }
        spans_text(&block->spans, S("."));
    }
    return true;
}

bool answer_terms(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    for (size_t i = 0; i < report->pact->reg.terms.count; i++) {
        const Term *term = &report->pact->reg.terms.items[i];
        Block *block = draft_add(report->draft, BLOCK_ITEM);
        Lang shown;
        Str name = words_in(term->name, report->lang, &shown);
        (void)spans_add(&block->spans,
                        (Span){.kind = SPAN_STRONG, .text = name, .lang = shown});
        spans_text(&block->spans, S(". "));
        spans_words(&block->spans, term->meaning, report->lang);
    }
    return true;
}
