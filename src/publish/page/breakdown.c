/* SPDX-License-Identifier: EUPL-1.2
 * breakdown.c - the other lines of an indicator
 */
#include "publish/page/breakdown.h"

#include "base/buf.h"
#include "publish/page/bar_chart.h"
#include "publish/page/component.h"
#include "publish/page/figure_chart.h"
#include "publish/page/figure_table.h"
#include "publish/page/parts_chart.h"
#include "publish/text/shown.h"

typedef struct LineSet {
    const FigureLine **items;
    size_t count;
} LineSet;

static LineSet line_set(Page *page, const SeriesView *series)
{
    return (LineSet){PUSH_ARRAY(page->a, const FigureLine *, series->lines.count + 1), 0};
}

static bool same_dimensions(Cell a, Cell b)
{
    if (a.count != b.count) {
        return false;
    }
    for (size_t i = 0; i < a.count; i++) {
        if (a.parts[i].dimension != b.parts[i].dimension) {
            return false;
        }
    }
    return true;
}

/* "Naar leerweg en geslacht" */
static Str dimensions_title(Page *page, Cell cell)
{
    Buf names = buf_in(page->a, 0);
    for (size_t i = 0; i < cell.count; i++) {
        if (i > 0) {
            buf_add(&names,
                    i + 1 < cell.count ? S(", ") : text_get(TEXT_LIST_AND, page->lang));
        }
        buf_add(&names, words_in(cell.parts[i].dimension->name, page->lang, NULL));
    }
    return text_fill(page->a, TEXT_BREAKDOWN_BY, page->lang,
                     PLACES({PLACE_DIMENSIONS, buf_str(&names)}));
}

static bool is_key(const IndicatorView *view, const FigureLine *line)
{
    for (size_t k = 0; k < view->key_count; k++) {
        if (view->key[k] == line) {
            return true;
        }
    }
    return false;
}

/* Lines of the main series and region over the same dimensions as `like`. */
static LineSet lines_like(Page *page, const IndicatorView *view, const FigureLine *like)
{
    LineSet set = line_set(page, view->main);
    for (size_t i = 0; i < view->main->lines.count; i++) {
        const FigureLine *line = &view->main->lines.items[i];
        if (line->region == view->region && same_dimensions(line->cell, like->cell)) {
            set.items[set.count++] = line;
        }
    }
    return set;
}

static bool all_keys(const IndicatorView *view, const LineSet *set)
{
    for (size_t i = 0; i < set->count; i++) {
        if (!is_key(view, set->items[i])) {
            return false;
        }
    }
    return true;
}

/* Whether two figures of some line would be joined: else bars and the table say it
 * better.
 */
static bool is_worth_drawing(const LineSet *set)
{
    for (size_t i = 0; i < set->count; i++) {
        for (size_t f = 1; f < set->items[i]->figures.count; f++) {
            const Figure *from = set->items[i]->figures.items[f - 1];
            const Figure *to = set->items[i]->figures.items[f];
            if (figure_has_value(from) && figure_has_value(to) &&
                period_is_on_axis(from->period) &&
                period_equal(period_shift(from->period, 1), to->period)) {
                return set->count >= 2 && set->count <= MOST_KEY_LINES;
            }
        }
    }
    return false;
}

static Str unit_of(Page *page, const Series *series)
{
    return words_in(series->definition->unit->many, page->lang, NULL);
}

static void breakdown(Page *page, const IndicatorView *view, const LineSet *set)
{
    Str title = set->items[0]->cell.count == 0
                    ? text_get(TEXT_BREAKDOWN_TOTAL, page->lang)
                    : dimensions_title(page, set->items[0]->cell);
    HTML(page->h, TAG_H3, NO_ATTRS)
        html_text(page->h, title);
    if (is_worth_drawing(set)) {
        lines_chart(page, set->items, set->count, title);
    } else {
        if (!cells_ranges(page, set->items, set->count, title) &&
            !cells_parts(page, set->items, set->count, title) &&
            !cells_slope(page, set->items, set->count, title)) {
            cells_bars(page, set->items, set->count, title);
        }
    }
    Str caption = text_fill(
        page->a, TEXT_BREAKDOWN_CAPTION, page->lang,
        PLACES({PLACE_GROUP, title}, {PLACE_UNIT, unit_of(page, view->main->series)}));
    grid_table(page, set->items, set->count, caption, false);
}

static bool begins_a_breakdown(Page *page, const IndicatorView *view, size_t i)
{
    const FigureLine *line = &view->main->lines.items[i];
    if (line->region != view->region) {
        return false;
    }
    for (size_t j = 0; j < i; j++) {
        const FigureLine *before = &view->main->lines.items[j];
        if (before->region == view->region && same_dimensions(before->cell, line->cell)) {
            return false;
        }
    }
    LineSet set = lines_like(page, view, line);
    return !all_keys(view, &set);
}

static void dimension_part(Page *page, const IndicatorView *view)
{
    bool any = false;
    for (size_t i = 0; i < view->main->lines.count && !any; i++) {
        any = begins_a_breakdown(page, view, i);
    }
    if (!any) {
        return;
    }
    PART(page, S("groups"), TEXT_PART_BREAKDOWNS) {
        for (size_t parts = 0; parts < 8; parts++) {
            for (size_t i = 0; i < view->main->lines.count; i++) {
                const FigureLine *line = &view->main->lines.items[i];
                if (line->cell.count == parts && begins_a_breakdown(page, view, i)) {
                    LineSet set = lines_like(page, view, line);
                    breakdown(page, view, &set);
                }
            }
        }
    }
}

/* One cell in all regions, the country or whole first. */
static LineSet lines_of_cell(Page *page, const IndicatorView *view, Cell cell)
{
    LineSet set = line_set(page, view->main);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < view->main->lines.count; i++) {
            const FigureLine *line = &view->main->lines.items[i];
            if (cell_equal(line->cell, cell) &&
                (line->region == view->region) == (round == 0)) {
                set.items[set.count++] = line;
            }
        }
    }
    return set;
}

static bool begins_a_region_table(const IndicatorView *view, size_t i)
{
    const FigureLine *line = &view->main->lines.items[i];
    if (line->region == view->region) {
        return false;
    }
    for (size_t j = 0; j < i; j++) {
        const FigureLine *before = &view->main->lines.items[j];
        if (before->region != view->region && cell_equal(before->cell, line->cell)) {
            return false;
        }
    }
    return true;
}

static void region_part(Page *page, const IndicatorView *view)
{
    bool any = false;
    for (size_t i = 0; i < view->main->lines.count && !any; i++) {
        any = begins_a_region_table(view, i);
    }
    if (!any) {
        return;
    }
    PART(page, S("regions"), TEXT_PART_REGIONS) {
        paragraph(page, TEXT_BREAKDOWN_REGIONS_LEAD);
        for (size_t i = 0; i < view->main->lines.count; i++) {
            if (begins_a_region_table(view, i)) {
                Cell cell = view->main->lines.items[i].cell;
                LineSet set = lines_of_cell(page, view, cell);
                Str caption =
                    text_fill(page->a, TEXT_BREAKDOWN_REGION_CAPTION, page->lang,
                              PLACES({PLACE_GROUP, cell_words(page, cell)},
                                     {PLACE_UNIT, unit_of(page, view->main->series)}));
                grid_table(page, set.items, set.count, caption, true);
            }
        }
    }
}

void breakdown_parts(Page *page, const IndicatorView *view)
{
    if (view->main != NULL) {
        dimension_part(page, view);
        region_part(page, view);
    }
}

static bool is_in_main_table(const IndicatorView *view, const FigureLine *line)
{
    for (size_t e = 0; e < view->earlier_count; e++) {
        for (size_t k = 0; k < view->key_count; k++) {
            if (view->earlier[e]->series == line->series &&
                line->region == view->region &&
                cell_equal(line->cell, view->key[k]->cell)) {
                return true;
            }
        }
    }
    return false;
}

/* What of a series is not on the page yet, by region. */
static LineSet rest_of(Page *page, const IndicatorView *view, const SeriesView *series,
                       const Region *region)
{
    LineSet set = line_set(page, series);
    for (size_t i = 0; i < series->lines.count; i++) {
        const FigureLine *line = &series->lines.items[i];
        if (line->region == region && !is_in_main_table(view, line)) {
            set.items[set.count++] = line;
        }
    }
    return set;
}

static bool has_rest(const IndicatorView *view, const SeriesView *series)
{
    for (size_t i = 0; i < series->lines.count; i++) {
        if (!is_in_main_table(view, &series->lines.items[i])) {
            return true;
        }
    }
    return false;
}

static bool is_other(const IndicatorView *view, const SeriesView *series)
{
    return series != view->main &&
           series->series->definition->indicator == view->indicator &&
           has_rest(view, series);
}

/* Why it may not be compared: the recorded break, or that it counts something else. */
static void why_apart(Page *page, const IndicatorView *view, const Series *series)
{
    const Monitor *monitor = &page->view->pact->monitor;
    const Break *way = break_between(monitor, series, view->main->series);
    if (way == NULL) {
        way = break_between(monitor, view->main->series, series);
    }
    HTML(page->h, TAG_P, NO_ATTRS) {
        HTML(page->h, TAG_STRONG, NO_ATTRS)
            put(page, TEXT_OTHER_NOT_COMPARABLE);
        put_space(page);
        if (way != NULL) {
            put_words(page, way->cause);
        } else if (series->definition == view->main->series->definition) {
            put(page, TEXT_OTHER_SURVEY);
        } else {
            put_words(page, words_are_set(series->definition->changed)
                                ? series->definition->changed
                                : series->definition->text);
        }
    }
}

static Str other_caption(Page *page, const Series *series, const Region *region)
{
    return text_fill(
        page->a, TEXT_OTHER_CAPTION, page->lang,
        PLACES({PLACE_DEFINITION, words_in(series->definition->name, page->lang, NULL)},
               {PLACE_REGION, words_in(region->name, page->lang, NULL)},
               {PLACE_UNIT, unit_of(page, series)}));
}

static void other_series(Page *page, const IndicatorView *view, const SeriesView *series)
{
    HTML(page->h, TAG_H3, NO_ATTRS) {
        put_words(page, series->series->definition->name);
        html_text(page->h, S(" ("));
        put_words(page, series->series->survey->name);
        html_text(page->h, S(")"));
    }
    why_apart(page, view, series->series);
    const Region *last = NULL;
    for (size_t i = 0; i < series->lines.count; i++) {
        const Region *region = series->lines.items[i].region;
        bool is_first = true;
        for (size_t j = 0; j < i; j++) {
            is_first = is_first && series->lines.items[j].region != region;
        }
        LineSet set = rest_of(page, view, series, region);
        if (is_first && region != last && set.count > 0) {
            grid_table(page, set.items, set.count,
                       other_caption(page, series->series, region), false);
        }
        last = region;
    }
}

void other_series_part(Page *page, const IndicatorView *view)
{
    size_t count = 0;
    const Monitor *monitor = &page->view->pact->monitor;
    for (size_t i = 0; i < monitor->series.count && view->main != NULL; i++) {
        count += is_other(view, &page->view->series[i]) ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("other-series"), TEXT_PART_OTHER_SERIES) {
        paragraph(page, TEXT_OTHER_LEAD);
        for (size_t i = 0; i < monitor->series.count; i++) {
            if (is_other(view, &page->view->series[i])) {
                other_series(page, view, &page->view->series[i]);
            }
        }
    }
}
