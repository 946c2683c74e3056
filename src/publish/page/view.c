/* SPDX-License-Identifier: EUPL-1.2
 * view.c - editions, the country, and what is ordered once for all pages
 */
#include "publish/page/view.h"

#include <stdlib.h>

#include "base/error.h"
#include "publish/page/terms.h"
#include "publish/page/view_lines.h"
#include "publish/text/shown.h"

static void find_editions(Arena *a, View *view)
{
    const EditionRefs *released = &view->pact->monitor.released;
    view->own.items = PUSH_ARRAY(a, const Edition *, released->count + 1);
    view->visible.items = PUSH_ARRAY(a, const Edition *, released->count + 1);
    for (size_t i = 0; i < released->count; i++) {
        const Edition *edition = released->items[i];
        if (!edition_is_visible(edition, view->as_of)) {
            continue;
        }
        view->visible.items[view->visible.count++] = edition;
        view->last = edition;
        if (edition->kind != EDITION_EXTERNAL) {
            view->own.items[view->own.count++] = edition;
            view->edition = edition;
        }
    }
    for (size_t i = 0; i + 1 < view->own.count; i++) {
        const Edition *edition = view->own.items[i];
        if (edition->kind == view->edition->kind || view->before == NULL ||
            view->before->kind != view->edition->kind) {
            view->before = edition;
        }
    }
}

/* The whole that the regions of the pact divide: what they nest in. */
static const Region *find_country(const Pact *pact)
{
    const RegionScheme *scheme = pact->head->regions;
    while (scheme != NULL && scheme->in != NULL) {
        const RegionScheme *whole = scheme->in;
        const Region *only = NULL;
        size_t count = 0;
        for (size_t i = 0; i < pact->regions.regions.count; i++) {
            const Region *region = &pact->regions.regions.items[i];
            if (region->scheme == whole) {
                only = region;
                count++;
            }
        }
        if (count == 1) {
            return only;
        }
        scheme = whole;
    }
    return NULL;
}

static int compare_indicators(const void *left, const void *right)
{
    const Indicator *a = (*(const IndicatorView *const *)left)->indicator;
    const Indicator *b = (*(const IndicatorView *const *)right)->indicator;
    if (a->order != b->order) {
        return a->order < b->order ? -1 : 1;
    }
    return str_compare(a->id, b->id);
}

static void order_indicators(Arena *a, View *view)
{
    size_t count = view->pact->monitor.indicators.count;
    view->ordered = PUSH_ARRAY(a, const IndicatorView *, count + 1);
    for (size_t i = 0; i < count; i++) {
        view->ordered[i] = &view->indicators[i];
    }
    qsort(view->ordered, count, sizeof view->ordered[0], compare_indicators);
}

View *view_new(Arena *a, const Pact *pact, AsOf as_of)
{
    View *view = PUSH(a, View);
    view->pact = pact;
    view->as_of = as_of;
    find_editions(a, view);
    view->country = find_country(pact);
    view_find_lines(a, view);
    order_indicators(a, view);
    if (view->last != NULL) {
        view->history = revisions(a, &pact->monitor, NULL, view->last);
    }
    view->terms = view_terms(a, pact);
    const ActionList *actions = &pact->reg.actions;
    view->actions.items = PUSH_ARRAY(a, const Action *, actions->count + 1);
    for (size_t i = 0; i < actions->count; i++) {
        if (!action_is_sub(&actions->items[i])) {
            view->actions.items[view->actions.count++] = &actions->items[i];
        }
    }
    if (pact->head->regions != NULL) {
        view->regions = regions_of_scheme(a, &pact->regions, pact->head->regions);
    }
    return view;
}

const SeriesView *view_series(const View *view, const Series *series)
{
    return &view->series[series - view->pact->monitor.series.items];
}

const IndicatorView *view_indicator(const View *view, const Indicator *indicator)
{
    return &view->indicators[indicator - view->pact->monitor.indicators.items];
}

const FigureLine *series_line(const SeriesView *series, Str cell, const Region *region)
{
    for (size_t i = 0; i < series->lines.count; i++) {
        const FigureLine *line = &series->lines.items[i];
        if (line->region == region && str_equal(line->cell.text, cell)) {
            return line;
        }
    }
    return NULL;
}

const Figure *line_figure(const FigureLine *line, Period period)
{
    for (size_t i = 0; i < line->figures.count; i++) {
        if (period_equal(line->figures.items[i]->period, period)) {
            return line->figures.items[i];
        }
    }
    return NULL;
}

const Figure *line_last(const FigureLine *line)
{
    for (size_t i = line->figures.count; i > 0; i--) {
        const Figure *figure = line->figures.items[i - 1];
        if (figure_has_value(figure) && period_is_on_axis(figure->period)) {
            return figure;
        }
    }
    return NULL;
}

bool line_has_value(const FigureLine *line)
{
    for (size_t i = 0; i < line->figures.count; i++) {
        if (figure_has_value(line->figures.items[i]) ||
            shown_has_range(line->figures.items[i])) {
            return true;
        }
    }
    return false;
}

bool line_parts_at(const Monitor *monitor, const FigureLine *line, size_t index)
{
    if (index == 0) {
        return false;
    }
    Comparison c =
        comparison(monitor, line->figures.items[index - 1], line->figures.items[index]);
    return c.why_not != COMPARABLE && c.why_not != INCOMPARABLE_NO_VALUE;
}

const Break *break_between(const Monitor *monitor, const Series *from, const Series *to)
{
    for (size_t i = 0; i < monitor->breaks.count; i++) {
        if (monitor->breaks.items[i].from == from && monitor->breaks.items[i].to == to) {
            return &monitor->breaks.items[i];
        }
    }
    return NULL;
}
