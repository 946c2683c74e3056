/* SPDX-License-Identifier: EUPL-1.2
 * answer_charts.c - indicators as blocks: sentences, drawing, table, meaning
 */
#include "base/buf.h"
#include "publish/page/figure_chart.h"
#include "publish/page/short_name.h"
#include "publish/report/query.h"
#include "publish/table/figure_rows.h"
#include "publish/text/say_beside.h"
#include "publish/text/shown.h"

#define MOST_ACROSS 6 /* periods beside each other on a page that is not turned */
#define MOST_TURNED 12
#define MOST_PERIODS 200

void report_heading(ReportBuild *report, int level, Words words)
{
    Block *block = draft_add(report->draft, BLOCK_HEADING);
    block->level = level;
    spans_words(&block->spans, words, report->lang);
}

void report_paragraph(ReportBuild *report, TextKey key, Places places)
{
    (void)draft_text(report->draft, BLOCK_PARAGRAPH,
                     text_fill(report->a, key, report->lang, places));
}

/* Of a region: its lines in the main series, those of the key cells first. */
static IndicatorView view_of_region(const IndicatorView *view, const Region *region)
{
    IndicatorView found = *view;
    if (region == view->region || view->main == NULL) {
        return found;
    }
    found.region = region;
    found.key_count = 0;
    found.earlier_count = 0;
    for (size_t i = 0; i < view->key_count; i++) {
        const FigureLine *line = series_line(view->main, view->key[i]->cell.text, region);
        if (line != NULL) {
            found.key[found.key_count++] = line;
        }
    }
    for (size_t i = 0; found.key_count == 0 && i < view->main->lines.count; i++) {
        if (view->main->lines.items[i].region == region) {
            found.key[found.key_count++] = &view->main->lines.items[i];
        }
    }
    return found;
}

/* Periods of some lines, each once, in order. */
static size_t periods_of(ReportBuild *report, const FigureLine *const *lines,
                         size_t count, Period **found)
{
    Period *periods = PUSH_ARRAY(report->a, Period, MOST_PERIODS);
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < lines[i]->figures.count && known < MOST_PERIODS; k++) {
            Period period = lines[i]->figures.items[k]->period;
            size_t at = known;
            while (at > 0 && period_compare(periods[at - 1], period) > 0) {
                at--;
            }
            if (at > 0 && period_equal(periods[at - 1], period)) {
                continue;
            }
            for (size_t m = known; m > at; m--) {
                periods[m] = periods[m - 1];
            }
            periods[at] = period;
            known++;
        }
    }
    *found = periods;
    return known;
}

static void put_value(ReportBuild *report, TableRow *row, size_t column,
                      const FigureLine *line, Period period)
{
    const Figure *figure = line_figure(line, period);
    Str text = figure == NULL
                   ? S("–")
                   : shown_figure(report->a, figure, SHOWN_IN_TABLE, report->lang);
    if (figure != NULL && !figure_has_value(figure) && !shown_has_range(figure)) {
        text = S("–");
    }
    const Figure *known = figure != NULL && figure_has_value(figure) ? figure : NULL;
    (void)spans_add(&row->cells[column],
                    (Span){.text = text, .lang = report->lang, .figure = known});
    if (known != NULL && shown_as_provisional(known)) {
        spans_text(&row->cells[column], S("*"));
    }
}

static Str line_name(ReportBuild *report, const FigureLine *const *lines, size_t count,
                     size_t at)
{
    Str name = line_short_name(&report->page, lines, count, at);
    return shown_capital(report->a, name);
}

/* Periods down, lines across: for few lines and many periods. */
static void fill_down(ReportBuild *report, ReportTable *table,
                      const FigureLine *const *lines, size_t count, const Period *periods,
                      size_t period_count)
{
    table_column(table, text_get(TEXT_REPORT_PERIOD, report->lang), 0.22, false);
    for (size_t i = 0; i < count; i++) {
        table_column(table, line_name(report, lines, count, i), 0.78 / (double)count,
                     true);
    }
    for (size_t p = 0; p < period_count; p++) {
        TableRow *row = table_row(report->draft, table);
        table_cell(row, 0, shown_period(report->a, periods[p], report->lang));
        for (size_t i = 0; i < count; i++) {
            put_value(report, row, i + 1, lines[i], periods[p]);
        }
    }
}

static void fill_across(ReportBuild *report, ReportTable *table,
                        const FigureLine *const *lines, size_t count,
                        const Period *periods, size_t period_count)
{
    double width = table->is_wide ? 0.055 : period_count >= 4 ? 0.115 : 0.2;
    table_column(table, S(""), 1 - width * (double)period_count, false);
    for (size_t p = 0; p < period_count; p++) {
        table_column(table, shown_period(report->a, periods[p], report->lang), width,
                     true);
    }
    for (size_t i = 0; i < count; i++) {
        TableRow *row = table_row(report->draft, table);
        table_cell(row, 0, line_name(report, lines, count, i));
        for (size_t p = 0; p < period_count; p++) {
            put_value(report, row, p + 1, lines[i], periods[p]);
        }
    }
}

void put_line_table(ReportBuild *report, const FigureLine *const *lines, size_t count,
                    Str caption)
{
    Period *periods;
    size_t period_count = periods_of(report, lines, count, &periods);
    if (period_count == 0 || (period_count == 1 && count == 1)) {
        return; // said in the sentence
    }
    ReportTable *table = table_new(report->draft, caption);
    if (count <= 4 && (period_count > MOST_ACROSS || count < 2)) {
        fill_down(report, table, lines, count, periods, period_count);
        return;
    }
    table->is_wide = period_count > MOST_ACROSS;
    size_t skipped = period_count > MOST_TURNED ? period_count - MOST_TURNED : 0;
    fill_across(report, table, lines, count, periods + skipped, period_count - skipped);
}

/* "Naam, gebied (procent)" */
static Str table_caption(ReportBuild *report, const IndicatorView *view)
{
    Lang lang = report->lang;
    Str name = words_in(view->indicator->name, lang, NULL);
    Str unit = words_in(view->main->series->definition->unit->many, lang, NULL);
    if (view->region == report->view->country) {
        return str_format(report->a, "%.*s (%.*s)", STR_ARG(name), STR_ARG(unit));
    }
    return str_format(report->a, "%.*s, %.*s (%.*s)", STR_ARG(name),
                      STR_ARG(words_in(view->region->name, lang, NULL)), STR_ARG(unit));
}

static Str csv_of(ReportBuild *report, const IndicatorView *view)
{
    size_t count = 0;
    for (size_t i = 0; i < view->key_count; i++) {
        count += view->key[i]->figures.count;
    }
    FigureRefs all = {PUSH_ARRAY(report->a, const Figure *, count + 1), 0};
    for (size_t i = 0; i < view->key_count; i++) {
        for (size_t k = 0; k < view->key[i]->figures.count; k++) {
            all.items[all.count++] = view->key[i]->figures.items[k];
        }
    }
    Rows rows = figure_rows(report->a, &report->pact->monitor, &all);
    Buf buf = buf_in(report->a, 0);
    rows_csv(&buf, &rows);
    return buf_str(&buf);
}

/* One moment is no course: the sentence and the table say it. */
static bool has_course(ReportBuild *report, const IndicatorView *view)
{
    Period *periods;
    return periods_of(report, view->key, view->key_count, &periods) > 1;
}

static bool put_drawing(ReportBuild *report, const IndicatorView *view, bool is_told)
{
    if (!has_course(report, view)) {
        return false;
    }
    size_t at = (size_t)(view->indicator - report->pact->monitor.indicators.items);
    Drawing drawing = indicator_drawing(&report->page, view, CHART_PAPER);
    if (!drawing.has_points) {
        return false;
    }
    ReportChart *chart = PUSH(report->a, ReportChart);
    *chart = (ReportChart){.plot = drawing.plot,
                           .finding = drawing.title,
                           .what = drawing.what,
                           .source = drawing.source,
                           .description = drawing.description,
                           .is_told = is_told,
                           .csv = csv_of(report, view)};
    Block *block = draft_add(report->draft, BLOCK_CHART);
    block->chart = chart;
    if (!report->is_charted[at]) {
        block->id = str_format(report->a, "figure-%.*s", STR_ARG(view->indicator->id));
        report->is_charted[at] = true;
    }
    return true;
}

static bool find_view(ReportBuild *report, const Query *query, IndicatorView *view,
                      Error *err)
{
    const Indicator *indicator;
    if (!query_indicator(report, query, 0, &indicator, err)) {
        return false;
    }
    *view = view_of_region(view_indicator(report->view, indicator), report->region);
    if (view->main == NULL || view->key_count == 0) {
        error_hint(err,
                   S("Take the question out, or ask for {{indicators theme=…}}, which "
                     "tells what is missing."));
        return QUERY_FAIL(query, err, ERR_NOT_FOUND, "edition %.*s has no figure of it",
                          STR_ARG(report->question->edition->id));
    }
    return true;
}

bool answer_chart(ReportBuild *report, const Query *query, Error *err)
{
    IndicatorView view;
    if (!find_view(report, query, &view, err)) {
        return false;
    }
    if (!put_drawing(report, &view, false)) {
        error_hint(err, S("Ask for {{table …}} instead."));
        return QUERY_FAIL(query, err, ERR_INVALID, "%s",
                          "fewer than two of its figures stand on an axis");
    }
    return true;
}

bool answer_table(ReportBuild *report, const Query *query, Error *err)
{
    IndicatorView view;
    if (!find_view(report, query, &view, err)) {
        return false;
    }
    put_line_table(report, view.key, view.key_count, table_caption(report, &view));
    return true;
}

bool answer_page(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    (void)draft_add(report->draft, BLOCK_PAGE);
    return true;
}

/* What others said of it, as far as it was said by then. */
static void put_statements(ReportBuild *report, const Indicator *indicator)
{
    const StatementList *all = &report->pact->monitor.statements;
    for (size_t i = 0; i < all->count; i++) {
        const Statement *statement = &all->items[i];
        if (statement->series->definition->indicator != indicator ||
            (statement->edition != NULL &&
             !edition_is_visible(statement->edition, report->view->as_of))) {
            continue;
        }
        Block *block = draft_add(report->draft, BLOCK_PARAGRAPH);
        spans_words(&block->spans, statement->text, report->lang);
        if (statement->standing == STANDING_DISPUTED) {
            spans_text(&block->spans, S(" "));
            (void)spans_add(&block->spans,
                            (Span){.kind = SPAN_STRONG,
                                   .text = text_get(TEXT_REPORT_DISPUTED, report->lang),
                                   .lang = report->lang});
            spans_text(&block->spans, S(" "));
            spans_words(&block->spans, statement->because, report->lang);
        }
    }
}

static void put_targets(ReportBuild *report, const Indicator *indicator, Spans *spans)
{
    const TargetList *targets = &report->pact->monitor.targets;
    for (size_t i = 0; i < targets->count; i++) {
        const Target *target = &targets->items[i];
        if (target->indicator == indicator && target->version != NULL &&
            date_compare(target->version->date,
                         moment_date(report->question->edition->released_at)) <= 0) {
            const Figure *figure;
            Sentence sentence = say_distance(report->a, &report->pact->monitor, target,
                                             report->view->as_of, &figure, report->lang);
            spans_text(spans, S(" "));
            spans_sentence(spans, sentence.text, &figure, 1, report->lang);
        }
    }
}

/* The definition in the margin: what is counted. */
static void put_meaning(ReportBuild *report, const IndicatorView *view)
{
    if (view->definition == NULL || !words_are_set(view->definition->text)) {
        return;
    }
    Block *block = draft_add(report->draft, BLOCK_ASIDE);
    (void)spans_add(&block->spans,
                    (Span){.kind = SPAN_STRONG,
                           .text = text_get(TEXT_REPORT_WHAT_IS_COUNTED, report->lang),
                           .lang = report->lang});
    spans_text(&block->spans, S(" "));
    spans_words(&block->spans, view->definition->text, report->lang);
}

/* The first line in full; of one other the same, of more the highest and the lowest: the
 * rest stands in the table. */
static void put_sentences(ReportBuild *report, const IndicatorView *view, Spans *spans)
{
    size_t count = view->key_count;
    put_line_sentences(report, view->key, count <= 2 ? count : 1, spans);
    const Figure *last = count <= 2 ? NULL : line_last(view->key[0]);
    if (last == NULL) {
        return;
    }
    FigureRefs groups = {PUSH_ARRAY(report->a, const Figure *, count), 0};
    for (size_t i = 0; i < count; i++) {
        const Figure *figure = line_figure(view->key[i], last->period);
        if (figure != NULL && view->key[i]->cell.count > 0) {
            groups.items[groups.count++] = figure;
        }
    }
    ChangeEnds ends = {0};
    Sentence rank = say_rank(report->a, &groups, &ends, report->lang);
    if (!rank.is_refused) {
        const Figure *told[] = {ends.from, ends.to};
        spans_text(spans, S(" "));
        spans_sentence(spans, rank.text, told, ends.from == NULL ? 0 : 2, report->lang);
    }
}

static void put_indicator(ReportBuild *report, const IndicatorView *view,
                          bool with_heading)
{
    if (with_heading) {
        report_heading(report, 2, view->indicator->name);
        Block *heading = &report->draft->blocks[report->draft->count - 1];
        heading->id = view->indicator->id;
    }
    Block *block = draft_add(report->draft, BLOCK_PARAGRAPH);
    Spans spans = spans_in(report->a);
    put_sentences(report, view, &spans);
    put_targets(report, view->indicator, &spans);
    block->spans = spans;
    put_meaning(report, view);
    put_statements(report, view->indicator);
    (void)put_drawing(report, view, true);
    put_line_table(report, view->key, view->key_count, table_caption(report, view));
}

bool answer_indicator(ReportBuild *report, const Query *query, Error *err)
{
    IndicatorView view;
    if (!find_view(report, query, &view, err)) {
        return false;
    }
    put_indicator(report, &view, query->word_count > 0);
    return true;
}

/* Each indicator stands under one theme: the first that names it, or else its own. */
static bool belongs(const ReportBuild *report, const Indicator *indicator,
                    const Theme *theme)
{
    const ThemeList *themes = &report->pact->reg.themes;
    const Theme *found = NULL;
    for (size_t t = 0; found == NULL && t < themes->count; t++) {
        const IndicatorRefs *named = &themes->items[t].indicators;
        for (size_t i = 0; found == NULL && i < named->count; i++) {
            found = named->items[i] == indicator ? &themes->items[t] : NULL;
        }
    }
    return theme == NULL || (found != NULL ? found : indicator->theme) == theme;
}

/* Indicators of a theme without a figure in this edition, told in one paragraph. */
static void put_without(ReportBuild *report, const Theme *theme, const Region *region)
{
    Str *names = PUSH_ARRAY(report->a, Str, report->pact->monitor.indicators.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < report->pact->monitor.indicators.count; i++) {
        const IndicatorView *all = report->view->ordered[i];
        IndicatorView view = view_of_region(all, region);
        if (belongs(report, view.indicator, theme) &&
            (view.main == NULL || view.key_count == 0)) {
            names[count++] = words_in(view.indicator->name, report->lang, NULL);
        }
    }
    if (count > 0) {
        report_paragraph(
            report, TEXT_REPORT_WITHOUT_FIGURES,
            PLACES({PLACE_LIST, str_join(report->a, names, count, S("; "))}));
    }
}

bool answer_indicators(ReportBuild *report, const Query *query, Error *err)
{
    const Theme *theme;
    const Region *region;
    if (!query_theme(report, query, &theme, err) ||
        !query_region(report, query, &region, err)) {
        return false;
    }
    size_t count = 0;
    for (size_t i = 0; i < report->pact->monitor.indicators.count; i++) {
        const IndicatorView *all = report->view->ordered[i];
        if (!belongs(report, all->indicator, theme)) {
            continue;
        }
        IndicatorView view = view_of_region(all, region);
        if (view.main != NULL && view.key_count > 0) {
            put_indicator(report, &view, true);
            count++;
        }
    }
    if (count == 0) {
        report_paragraph(report, TEXT_REPORT_NO_STATE, NO_PLACES);
    }
    if (region == report->view->country) {
        put_without(report, theme, region);
    }
    return true;
}

static void put_key(ReportBuild *report, const IndicatorView *view)
{
    Block *block = draft_add(report->draft, BLOCK_KEY);
    Spans spans = spans_in(report->a);
    (void)spans_add(&spans,
                    (Span){.kind = SPAN_STRONG,
                           .text = words_in(view->indicator->name, report->lang, NULL),
                           .lang = report->lang});
    spans_text(&spans, S("."));
    put_line_sentences(report, view->key, 1, &spans);
    put_targets(report, view->indicator, &spans);
    block->spans = spans;
    Plot spark = indicator_spark_plot(&report->page, view);
    if (spark.count > 0) {
        block->chart = PUSH(report->a, ReportChart);
        block->chart->plot = spark;
    }
}

bool answer_state(ReportBuild *report, const Query *query, Error *err)
{
    (void)query;
    (void)err;
    size_t count = 0;
    for (size_t i = 0; i < report->pact->monitor.indicators.count; i++) {
        const IndicatorView *all = report->view->ordered[i];
        IndicatorView view = view_of_region(all, report->region);
        bool is_told = view.indicator->is_key || report->region != report->view->country;
        if (is_told && view.main != NULL && view.key_count > 0) {
            put_key(report, &view);
            count++;
        }
    }
    if (count == 0) {
        report_paragraph(report, TEXT_REPORT_NO_STATE, NO_PLACES);
    }
    return true;
}
