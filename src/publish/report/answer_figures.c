/* SPDX-License-Identifier: EUPL-1.2
 * answer_figures.c - what a report asks of figures, in a sentence
 */
#include "base/nearest.h"
#include "publish/report/query.h"
#include "publish/text/say_beside.h"
#include "publish/text/shown.h"

static void put_sentence(ReportBuild *report, Spans *spans, Str text, const Figure *one,
                         const Figure *two)
{
    const Figure *figures[] = {one, two};
    spans_sentence(spans, text, figures, 2, report->lang);
}

static const Figure *last_of(const FigureLine *line)
{
    const Figure *last = line_last(line);
    return last != NULL ? last : line->figures.items[line->figures.count - 1];
}

/* The first figure that may be compared with the last, or null. */
static const Figure *first_of(const Monitor *monitor, const FigureLine *line)
{
    const Figure *last = line_last(line);
    for (size_t i = 0; last != NULL && i < line->figures.count; i++) {
        const Figure *figure = line->figures.items[i];
        if (figure != last && figure_has_value(figure) &&
            comparison(monitor, figure, last).why_not == COMPARABLE) {
            return figure;
        }
    }
    return NULL;
}

static void say_line(ReportBuild *report, const FigureLine *line, Spans *spans)
{
    const Monitor *monitor = &report->pact->monitor;
    const Figure *last = last_of(line), *first = first_of(monitor, line);
    if (first == NULL) {
        put_sentence(report, spans, say_level(report->a, last, report->lang), last, NULL);
        return;
    }
    Sentence sentence = say_change(report->a, monitor, first, last, report->lang);
    bool is_same = first->value.value == last->value.value;
    put_sentence(report, spans, sentence.text, is_same ? last : first,
                 is_same ? NULL : last);
}

void put_line_sentences(ReportBuild *report, const FigureLine *const *lines, size_t count,
                        Spans *spans)
{
    for (size_t i = 0; i < count; i++) {
        if (lines[i]->figures.count == 0) {
            continue;
        }
        if (spans->count > 0) {
            spans_text(spans, S(" "));
        }
        say_line(report, lines[i], spans);
    }
}

static bool no_figure(ReportBuild *report, const Query *query, const Indicator *indicator,
                      Period period, Error *err)
{
    error_hint(err,
               str_format(report->a,
                          "`pact figures FOLDER --indicator %.*s` lists what there is.",
                          STR_ARG(indicator->id)));
    return QUERY_FAIL(query, err, ERR_NOT_FOUND, "edition %.*s has no figure for %.*s",
                      STR_ARG(report->question->edition->id),
                      STR_ARG(period_text(report->a, period)));
}

/* The figure of one period, over all series: as `pact say` finds it. */
static bool find_figure(ReportBuild *report, const Query *query, Str key, size_t at,
                        const Figure **figure, Error *err)
{
    ChangeQuestion question = {.as_of = report->view->as_of,
                               .breakdown = query_option(query, key)};
    ChangeEnds ends;
    if (!query_indicator(report, query, 0, &question.indicator, err) ||
        !query_region(report, query, &question.region, err) ||
        !query_period(query, at, &question.from, err)) {
        return false;
    }
    question.to = question.from;
    Error misread = {0};
    if (!say_find_ends(report->a, &report->pact->monitor, &question, &ends, &misread)) {
        error_hint(err, str_of(misread.hint));
        return QUERY_FAIL(query, err, ERR_INVALID, "%s", misread.message);
    }
    if (ends.from == NULL) {
        return no_figure(report, query, question.indicator, question.from, err);
    }
    *figure = ends.from;
    return true;
}

/* "2007/08..2017/18", which was read as a span already. */
static bool say_span(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    ChangeQuestion question = {.as_of = report->view->as_of,
                               .breakdown = query_option(query, S("cell"))};
    Str first, last;
    CHECK(str_cut(query->words[1], '.', &first, &last) &&
          period_parse(first, &question.from) &&
          period_parse(str_slice(last, 1, last.length), &question.to));
    ChangeEnds ends;
    Error misread = {0};
    if (!query_indicator(report, query, 0, &question.indicator, err) ||
        !query_region(report, query, &question.region, err)) {
        return false;
    }
    if (!say_find_ends(report->a, &report->pact->monitor, &question, &ends, &misread)) {
        error_hint(err, str_of(misread.hint));
        return QUERY_FAIL(query, err, ERR_INVALID, "%s", misread.message);
    }
    if (ends.from == NULL || ends.to == NULL) {
        return no_figure(report, query, question.indicator,
                         ends.from == NULL ? question.from : question.to, err);
    }
    Sentence sentence =
        say_change(report->a, &report->pact->monitor, ends.from, ends.to, report->lang);
    put_sentence(report, spans, sentence.text, ends.from, ends.to);
    return true;
}

bool answer_say(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    Period period;
    if (!query_period(query, 1, &period, err)) {
        return false;
    }
    if (period.kind == PERIOD_SPAN) {
        return say_span(report, query, spans, err);
    }
    if (period.kind == PERIOD_NONE) {
        const FigureLine *line;
        if (!query_line(report, query, S("cell"), &line, err)) {
            return false;
        }
        say_line(report, line, spans);
        return true;
    }
    const Figure *figure;
    if (!find_figure(report, query, S("cell"), 1, &figure, err)) {
        return false;
    }
    put_sentence(report, spans, say_level(report->a, figure, report->lang), figure, NULL);
    return true;
}

bool answer_figure(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const Figure *figure;
    if (query->word_count == 2) {
        if (!find_figure(report, query, S("cell"), 1, &figure, err)) {
            return false;
        }
    } else {
        const FigureLine *line;
        if (!query_line(report, query, S("cell"), &line, err)) {
            return false;
        }
        figure = last_of(line);
    }
    Str as = query_option(query, S("as"));
    if (as.length > 0 && !str_equal(as, S("in-ten")) && !str_equal(as, S("millions")) &&
        !str_equal(as, S("number"))) {
        error_hint(err, S("Write as=number, as=in-ten or as=millions."));
        return QUERY_FAIL(query, err, ERR_INVALID, "a figure has no form \"%.*s\"",
                          STR_ARG(as));
    }
    Str text = str_equal(as, S("in-ten")) ? shown_in_ten(report->a, figure, report->lang)
               : str_equal(as, S("millions"))
                   ? shown_in_millions(report->a, figure, report->lang)
               : str_equal(as, S("number"))
                   ? shown_figure(report->a, figure, SHOWN_IN_TABLE, report->lang)
                   : shown_figure(report->a, figure, SHOWN_IN_TEXT, report->lang);
    put_sentence(report, spans, text, figure, NULL);
    return true;
}

bool answer_compare(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const Figure *one, *other;
    if (!find_figure(report, query, S("cell"), 1, &one, err) ||
        !find_figure(report, query, S("with"), 1, &other, err)) {
        return false;
    }
    Sentence sentence = say_beside(report->a, one, other, report->lang);
    put_sentence(report, spans, sentence.text, one, other);
    return true;
}

/* The lines of the main series that differ from `cell` in one dimension alone. */
static FigureRefs groups_of(ReportBuild *report, const SeriesView *series, Str by,
                            Cell cell, const Region *region, Period period)
{
    FigureRefs found = {PUSH_ARRAY(report->a, const Figure *, series->lines.count + 1),
                        0};
    for (size_t i = 0; i < series->lines.count; i++) {
        const FigureLine *line = &series->lines.items[i];
        const Code *code = cell_code(line->cell, by);
        bool is_group =
            code != NULL && line->region == region && line->cell.count == cell.count + 1;
        for (size_t k = 0; is_group && k < cell.count; k++) {
            is_group =
                cell_code(line->cell, cell.parts[k].dimension->id) == cell.parts[k].code;
        }
        const Figure *figure = is_group ? line_figure(line, period) : NULL;
        if (figure != NULL) {
            found.items[found.count++] = figure;
        }
    }
    return found;
}

static FigureRefs regions_of(ReportBuild *report, const SeriesView *series, Cell cell,
                             Period period)
{
    FigureRefs found = {PUSH_ARRAY(report->a, const Figure *, series->lines.count + 1),
                        0};
    for (size_t i = 0; i < series->lines.count; i++) {
        const FigureLine *line = &series->lines.items[i];
        if (line->region != report->view->country && cell_equal(line->cell, cell)) {
            const Figure *figure = line_figure(line, period);
            if (figure != NULL) {
                found.items[found.count++] = figure;
            }
        }
    }
    return found;
}

bool answer_rank(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const Indicator *indicator;
    const Region *region;
    Period period;
    if (!query_indicator(report, query, 0, &indicator, err) ||
        !query_region(report, query, &region, err) ||
        !query_period(query, 1, &period, err)) {
        return false;
    }
    const SeriesView *series = view_indicator(report->view, indicator)->main;
    Str by = query_option(query, S("by"));
    if (series == NULL || by.length == 0) {
        error_hint(err, S("Write by=region, or by= and a dimension of the indicator."));
        return QUERY_FAIL(query, err, ERR_INVALID, "%s",
                          series == NULL ? "there are no figures of it"
                                         : "it does not say by what to rank");
    }
    Cell cell;
    if (!cell_parse(report->a, &report->pact->monitor, series->series->definition,
                    query_option(query, S("cell")), &cell, err)) {
        return false;
    }
    FigureRefs figures = str_equal(by, S("region"))
                             ? regions_of(report, series, cell, period)
                             : groups_of(report, series, by, cell, region, period);
    ChangeEnds ends = {0};
    Sentence sentence = say_rank(report->a, &figures, &ends, report->lang);
    put_sentence(report, spans, sentence.text, ends.from, ends.to);
    return true;
}

bool answer_record(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const FigureLine *line;
    if (!query_line(report, query, S("cell"), &line, err)) {
        return false;
    }
    Sentence sentence =
        say_record(report->a, &report->pact->monitor, &line->figures, report->lang);
    put_sentence(report, spans, sentence.text, last_of(line), NULL);
    return true;
}

bool answer_stable(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const FigureLine *line;
    if (!query_line(report, query, S("cell"), &line, err)) {
        return false;
    }
    Sentence sentence = say_stable(report->a, &line->figures, report->lang);
    put_sentence(report, spans, sentence.text, last_of(line), NULL);
    return true;
}

bool answer_target(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const TargetList *targets = &report->pact->monitor.targets;
    Nearest nearest = nearest_to(query->words[0]);
    for (size_t i = 0; i < targets->count; i++) {
        const Target *target = &targets->items[i];
        if (str_equal(target->id, query->words[0])) {
            const Figure *figure;
            Sentence sentence = say_distance(report->a, &report->pact->monitor, target,
                                             report->view->as_of, &figure, report->lang);
            put_sentence(report, spans, sentence.text, figure, NULL);
            return true;
        }
        nearest_offer(&nearest, target->id);
    }
    error_hint(err, nearest_hint(report->a, &nearest));
    return QUERY_FAIL(query, err, ERR_NOT_FOUND, "there is no target \"%.*s\"",
                      STR_ARG(query->words[0]));
}

bool answer_statement(ReportBuild *report, const Query *query, Spans *spans, Error *err)
{
    const StatementList *all = &report->pact->monitor.statements;
    Nearest nearest = nearest_to(query->words[0]);
    for (size_t i = 0; i < all->count; i++) {
        const Statement *statement = &all->items[i];
        if (str_equal(statement->id, query->words[0])) {
            spans_words(spans, statement->text, report->lang);
            if (statement->standing == STANDING_DISPUTED) {
                spans_text(spans, S(" "));
                (void)spans_add(
                    spans, (Span){.text = text_get(TEXT_REPORT_DISPUTED, report->lang),
                                  .lang = report->lang});
                spans_text(spans, S(" "));
                spans_words(spans, statement->because, report->lang);
            }
            return true;
        }
        nearest_offer(&nearest, statement->id);
    }
    error_hint(err, nearest_hint(report->a, &nearest));
    return QUERY_FAIL(query, err, ERR_NOT_FOUND, "there is no statement \"%.*s\"",
                      STR_ARG(query->words[0]));
}
