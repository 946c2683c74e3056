/* SPDX-License-Identifier: EUPL-1.2
 * query.c - reading a question, and what its words name
 */
#include "publish/report/query.h"

#include "base/nearest.h"
#include "pact/schema.h"

static bool is_option(Str word, Str *key, Str *value)
{
    return str_cut(word, '=', key, value) && str_is_kebab(*key);
}

bool query_parse(Arena *a, Str text, Str file, int line, Query *query, Error *err)
{
    Query read = {.text = str_trim(str_replace(a, text, S("\n"), S(" "))),
                  .file = file,
                  .line = line};
    StrList words = str_split(a, read.text, ' ');
    for (size_t i = 0; i < words.count; i++) {
        Str key, value;
        if (i == 0) {
            read.verb = words.items[i];
        } else if (is_option(words.items[i], &key, &value) &&
                   read.option_count < MOST_OPTIONS) {
            read.options[read.option_count++] = (QueryOption){key, value};
        } else if (read.word_count < MOST_WORDS) {
            read.words[read.word_count++] = words.items[i];
        } else {
            return QUERY_FAIL(&read, err, ERR_INVALID, "has more than %d words",
                              MOST_WORDS);
        }
    }
    if (read.verb.length == 0) {
        return FAIL(err, ERR_INVALID, "%.*s:%d: an empty question", STR_ARG(file), line);
    }
    *query = read;
    return true;
}

Str query_option(const Query *query, Str key)
{
    for (size_t i = 0; i < query->option_count; i++) {
        if (str_equal(query->options[i].key, key)) {
            return query->options[i].value;
        }
    }
    return (Str){NULL, 0};
}

/* The record of this kind, or an error with the nearest name. */
static bool find_record(ReportBuild *report, const Query *query, KindId id, Str name,
                        const void **found, Error *err)
{
    const Kind *kind = &PACT_KINDS[id];
    AnyList list = kind_list(report->pact, kind);
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < list.count; i++) {
        const void *record = kind_record(report->pact, kind, i);
        Str other = record_id(kind, record);
        if (str_equal(other, name)) {
            *found = record;
            return true;
        }
        nearest_offer(&nearest, other);
    }
    error_hint(err, nearest_hint(report->a, &nearest));
    return QUERY_FAIL(query, err, ERR_NOT_FOUND, "there is no %.*s \"%.*s\"",
                      STR_ARG(kind->name), STR_ARG(name));
}

static void note_subject(ReportBuild *report, const Indicator *indicator)
{
    IndicatorRefs *subjects = &report->subjects;
    for (size_t i = 0; i < subjects->count; i++) {
        if (subjects->items[i] == indicator) {
            return;
        }
    }
    if (subjects->count == report->subject_capacity) {
        subjects->items = arena_grow(report->a, subjects->items, subjects->count,
                                     &report->subject_capacity, sizeof(void *));
    }
    subjects->items[subjects->count++] = indicator;
}

bool query_indicator(ReportBuild *report, const Query *query, size_t at,
                     const Indicator **indicator, Error *err)
{
    const void *found = report->question->indicator;
    if (at < query->word_count) {
        if (!find_record(report, query, KIND_INDICATOR, query->words[at], &found, err)) {
            return false;
        }
    } else if (found == NULL) {
        error_hint(err, S("Name one, as in {{chart ID}}; the ids stand in "
                          "monitor/indicators.yaml."));
        return QUERY_FAIL(query, err, ERR_INVALID, "%s", "no indicator is named");
    }
    *indicator = found;
    note_subject(report, found);
    return true;
}

bool query_theme(ReportBuild *report, const Query *query, const Theme **theme, Error *err)
{
    Str name = query_option(query, S("theme"));
    const void *found = NULL;
    if (name.length > 0 && !find_record(report, query, KIND_THEME, name, &found, err)) {
        return false;
    }
    *theme = found;
    return true;
}

bool query_region(ReportBuild *report, const Query *query, const Region **region,
                  Error *err)
{
    Str name = query_option(query, S("region"));
    const Region *found =
        name.length > 0 ? regions_find(&report->pact->regions, name) : report->region;
    if (found == NULL) {
        error_hint(err, S("The ids stand in regions/regions.csv."));
        return QUERY_FAIL(query, err, ERR_NOT_FOUND, "there is no region \"%.*s\"",
                          STR_ARG(name));
    }
    *region = found;
    return true;
}

bool query_edition(ReportBuild *report, const Query *query, const Edition **edition,
                   Error *err)
{
    Str name = query_option(query, S("since"));
    const void *found = report->view->before;
    if (name.length > 0 && !find_record(report, query, KIND_EDITION, name, &found, err)) {
        return false;
    }
    *edition = found;
    return true;
}

bool query_period(const Query *query, size_t at, Period *period, Error *err)
{
    *period = (Period){.kind = PERIOD_NONE};
    if (at < query->word_count && !period_parse(query->words[at], period)) {
        error_hint(err, S("Write 2017, 2017/18, 2017-Q3, 2017-10-01, or two with .. "
                          "between."));
        return QUERY_FAIL(query, err, ERR_INVALID, "\"%.*s\" is no period",
                          STR_ARG(query->words[at]));
    }
    return true;
}

/* In the main series first; then in others, in the order of the folder. */
static const FigureLine *find_line(ReportBuild *report, const Indicator *indicator,
                                   Str typed, const Region *region, bool *is_cell)
{
    const IndicatorView *view = view_indicator(report->view, indicator);
    const SeriesList *all = &report->pact->monitor.series;
    const FigureLine *found = NULL;
    for (size_t i = 0; i <= all->count; i++) {
        const SeriesView *series = i == 0 ? view->main : &report->view->series[i - 1];
        if (series == NULL || series->series->definition->indicator != indicator) {
            continue;
        }
        Cell cell;
        if (!cell_parse(report->a, &report->pact->monitor, series->series->definition,
                        typed, &cell, NULL)) {
            continue;
        }
        *is_cell = true;
        const FigureLine *line = series_line(series, cell.text, region);
        if (line != NULL && found == NULL) {
            found = line;
        }
    }
    return found;
}

bool query_line(ReportBuild *report, const Query *query, Str key, const FigureLine **line,
                Error *err)
{
    const Indicator *indicator;
    const Region *region;
    if (!query_indicator(report, query, 0, &indicator, err) ||
        !query_region(report, query, &region, err)) {
        return false;
    }
    Str typed = query_option(query, key);
    bool is_cell = false;
    *line = find_line(report, indicator, typed, region, &is_cell);
    if (*line != NULL) {
        return true;
    }
    error_hint(
        err,
        str_format(
            report->a,
            "`pact figures FOLDER --indicator %.*s --edition %.*s` lists what there is.",
            STR_ARG(indicator->id), STR_ARG(report->question->edition->id)));
    if (!is_cell && typed.length > 0) {
        return QUERY_FAIL(query, err, ERR_INVALID,
                          "no definition of it knows the group \"%.*s\"", STR_ARG(typed));
    }
    return QUERY_FAIL(query, err, ERR_NOT_FOUND, "edition %.*s has no figure of it",
                      STR_ARG(report->question->edition->id));
}
