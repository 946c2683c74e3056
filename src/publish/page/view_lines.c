/* SPDX-License-Identifier: EUPL-1.2
 * view_lines.c - which series and lines an indicator shows
 */
#include "publish/page/view_lines.h"

static bool same_line(const Figure *a, const Figure *b)
{
    return a->region == b->region && str_equal(a->cell.text, b->cell.text);
}

static FigureRefs copied(Arena *a, FigureRefs figures)
{
    FigureRefs copy = {PUSH_ARRAY(a, const Figure *, figures.count + 1), figures.count};
    for (size_t i = 0; i < figures.count; i++) {
        copy.items[i] = figures.items[i];
    }
    return copy;
}

/* figures_find() sorts by cell, region and period: a line is a run. Its answer has room
 * for all figures of the pact, so it is asked in `tmp`. */
static void find_series_lines(Arena *a, Arena *tmp, const View *view, SeriesView *series)
{
    FigureQuery query = {.series = series->series, .as_of = view->as_of};
    FigureRefs all = copied(a, figures_find(tmp, &view->pact->monitor, &query));
    arena_reset(tmp);
    series->figure_count = all.count;
    series->lines.items = PUSH_ARRAY(a, FigureLine, all.count + 1);
    for (size_t start = 0; start < all.count;) {
        size_t end = start;
        while (end < all.count && same_line(all.items[start], all.items[end])) {
            end++;
        }
        series->lines.items[series->lines.count++] =
            (FigureLine){.series = series->series,
                         .cell = all.items[start]->cell,
                         .region = all.items[start]->region,
                         .figures = {all.items + start, end - start}};
        start = end;
    }
}

static void add_key(IndicatorView *indicator, const FigureLine *line)
{
    for (size_t i = 0; i < indicator->key_count; i++) {
        if (indicator->key[i] == line) {
            return;
        }
    }
    if (line != NULL && line_has_value(line) && indicator->key_count < MOST_KEY_LINES) {
        indicator->key[indicator->key_count++] = line;
    }
}

/* The cells that the indicator names, or else the total. */
static void find_named_keys(Arena *a, const View *view, IndicatorView *indicator,
                            const SeriesView *series, const Region *region)
{
    const StrList *named = &indicator->indicator->key_cells;
    indicator->key_count = 0;
    if (named->count == 0) {
        add_key(indicator, series_line(series, S(""), region));
    }
    for (size_t i = 0; i < named->count; i++) {
        Cell cell;
        Error ignored;
        Str text =
            named->items[i]; /* of another definition it may not be a cell at all */
        if (cell_parse(a, &view->pact->monitor, series->series->definition, text, &cell,
                       &ignored)) {
            add_key(indicator, series_line(series, cell.text, region));
        }
    }
}

/* Where none of the named cells has figures: the broadest cells that have. */
static void find_broadest_keys(IndicatorView *indicator, const SeriesView *series,
                               const Region *region)
{
    for (size_t parts = 0; parts < 8 && indicator->key_count == 0; parts++) {
        for (size_t i = 0; i < series->lines.count; i++) {
            const FigureLine *line = &series->lines.items[i];
            if (line->region == region && line->cell.count == parts) {
                add_key(indicator, line);
            }
        }
    }
}

static const Region *region_of(const View *view, const SeriesView *series)
{
    const Region *first = NULL;
    for (size_t i = 0; i < series->lines.count; i++) {
        const FigureLine *line = &series->lines.items[i];
        if (line->region == view->country && line_has_value(line)) {
            return line->region;
        }
        if (first == NULL && line_has_value(line)) {
            first = line->region;
        }
    }
    return first;
}

static Period latest_of(const SeriesView *series)
{
    Period latest = {.kind = PERIOD_NONE};
    for (size_t i = 0; i < series->lines.count; i++) {
        const Figure *last = line_last(&series->lines.items[i]);
        if (last != NULL && (latest.kind == PERIOD_NONE ||
                             date_compare(last->period.last, latest.last) > 0)) {
            latest = last->period;
        }
    }
    return latest;
}

/* Of two series of one definition the one that reaches further; then the fuller one. */
static bool is_better(const SeriesView *series, const SeriesView *than)
{
    if (than == NULL) {
        return true;
    }
    int order = date_compare(latest_of(series).last, latest_of(than).last);
    return order != 0 ? order > 0 : series->figure_count > than->figure_count;
}

static const SeriesView *find_main(const View *view, const IndicatorView *indicator)
{
    const SeriesView *best = NULL;
    for (size_t i = 0; i < view->pact->monitor.series.count; i++) {
        const SeriesView *series = &view->series[i];
        const Definition *own = series->series->definition;
        bool fits = indicator->definition != NULL
                        ? own == indicator->definition
                        : own->indicator == indicator->indicator;
        if (fits && region_of(view, series) != NULL && is_better(series, best)) {
            best = series;
        }
    }
    return best;
}

static bool shares_a_key(const IndicatorView *indicator, const SeriesView *series)
{
    for (size_t i = 0; i < indicator->key_count; i++) {
        const FigureLine *line =
            series_line(series, indicator->key[i]->cell.text, indicator->region);
        if (line != NULL && line_has_value(line)) {
            return true;
        }
    }
    return false;
}

/* Walks back over recorded breaks, as long as unit and kind of period stay the same. */
static void find_earlier(const View *view, IndicatorView *indicator)
{
    const Monitor *monitor = &view->pact->monitor;
    const Series *at = indicator->main->series;
    for (bool found = true; found && indicator->earlier_count < MOST_EARLIER;) {
        found = false;
        for (size_t i = 0; i < monitor->breaks.count && !found; i++) {
            const Break *way = &monitor->breaks.items[i];
            const Definition *own = way->from->definition;
            bool fits = way->to == at && own->unit == at->definition->unit &&
                        own->period_kind == at->definition->period_kind &&
                        period_is_on_axis(way->at) &&
                        shares_a_key(indicator, view_series(view, way->from));
            for (size_t e = 0; e < indicator->earlier_count; e++) {
                fits = fits && indicator->earlier[e]->series != way->from;
            }
            if (fits) {
                indicator->earlier[indicator->earlier_count] =
                    view_series(view, way->from);
                indicator->breaks[indicator->earlier_count++] = way;
                at = way->from;
                found = true;
            }
        }
    }
    for (size_t i = 0; i < indicator->earlier_count / 2; i++) { /* oldest first */
        size_t j = indicator->earlier_count - 1 - i;
        const SeriesView *series = indicator->earlier[i];
        const Break *way = indicator->breaks[i];
        indicator->earlier[i] = indicator->earlier[j];
        indicator->breaks[i] = indicator->breaks[j];
        indicator->earlier[j] = series;
        indicator->breaks[j] = way;
    }
}

static void find_indicator(Arena *a, View *view, IndicatorView *indicator)
{
    const Monitor *monitor = &view->pact->monitor;
    indicator->definition =
        definition_in_force(monitor, indicator->indicator, view->as_of);
    indicator->is_in_force = indicator->definition != NULL;
    for (size_t i = 0; i < monitor->series.count; i++) {
        if (monitor->series.items[i].definition->indicator == indicator->indicator) {
            indicator->figure_count += view->series[i].figure_count;
        }
    }
    indicator->main = find_main(view, indicator);
    if (indicator->main == NULL) {
        return;
    }
    indicator->definition = indicator->main->series->definition;
    indicator->region = region_of(view, indicator->main);
    find_named_keys(a, view, indicator, indicator->main, indicator->region);
    if (indicator->key_count == 0) {
        find_broadest_keys(indicator, indicator->main, indicator->region);
    }
    find_earlier(view, indicator);
}

void view_find_lines(Arena *a, View *view)
{
    const Monitor *monitor = &view->pact->monitor;
    Arena *tmp = arena_new();
    view->series = PUSH_ARRAY(a, SeriesView, monitor->series.count + 1);
    for (size_t i = 0; i < monitor->series.count; i++) {
        view->series[i].series = &monitor->series.items[i];
        find_series_lines(a, tmp, view, &view->series[i]);
    }
    arena_free(tmp);
    view->indicators = PUSH_ARRAY(a, IndicatorView, monitor->indicators.count + 1);
    for (size_t i = 0; i < monitor->indicators.count; i++) {
        view->indicators[i].indicator = &monitor->indicators.items[i];
        find_indicator(a, view, &view->indicators[i]);
    }
}
