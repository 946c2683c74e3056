/* SPDX-License-Identifier: EUPL-1.2
 * parts_chart.c - a whole and its parts, at the first and the last period
 */
#include "publish/page/parts_chart.h"

#include <math.h>

#include "publish/chart/plot_svg.h"
#include "publish/chart/stack.h"
#include "publish/page/component.h"
#include "publish/page/figure_chart.h"
#include "publish/page/short_name.h"
#include "publish/text/shown.h"

/* Some lines that together are one whole. */
typedef struct Parts {
    const FigureLine *lines[MOST_STACK_PARTS];
    size_t count;
    const FigureLine *whole; /* null: nobody gave the total */
    Period periods[2];
    size_t period_count;
    double divide; /* 1, or 1000 when every number is a multiple of it */
} Parts;

static size_t children_of(const Monitor *monitor, const Code *parent)
{
    size_t count = 0;
    for (size_t i = 0; i < monitor->codes.count; i++) {
        const Code *code = &monitor->codes.items[i];
        count += code->parent == parent && code->same_as == NULL ? 1 : 0;
    }
    return count;
}

/* The dimension in which these cells differ, when it is the only one; else null. */
static const Dimension *only_difference(const FigureLine *const *lines, size_t count)
{
    const Cell first = lines[0]->cell;
    const Dimension *found = NULL;
    for (size_t p = 0; p < first.count; p++) {
        const Dimension *dimension = first.parts[p].dimension;
        bool differs = false;
        for (size_t i = 1; i < count; i++) {
            const Code *code = cell_code(lines[i]->cell, dimension->id);
            if (code == NULL || lines[i]->cell.count != first.count) {
                return NULL;
            }
            differs = differs || code != first.parts[p].code;
        }
        if (differs && found != NULL) {
            return NULL;
        }
        found = differs ? dimension : found;
    }
    return found;
}

/* Whether the lines are all parts of one code whose parts add up to it. */
static bool add_up(Page *page, const FigureLine *const *lines, size_t count,
                   const Dimension *dimension)
{
    const Code *parent = cell_code(lines[0]->cell, dimension->id)->parent;
    for (size_t i = 1; i < count; i++) {
        if (cell_code(lines[i]->cell, dimension->id)->parent != parent) {
            return false;
        }
    }
    return parent != NULL && parent->parts_add_up &&
           children_of(&page->view->pact->monitor, parent) == count;
}

static bool is_total_code(const Code *code)
{
    return str_ends(code->id, S(":_T"));
}

static const FigureLine *whole_of(Page *page, const FigureLine *part,
                                  const Dimension *dimension)
{
    const Code *parent = cell_code(part->cell, dimension->id)->parent;
    Cell cell =
        cell_with(page->a, part->cell, dimension, is_total_code(parent) ? NULL : parent);
    return series_line(view_series(page->view, part->series), cell.text, part->region);
}

static bool is_plain(const Figure *figure)
{
    return figure != NULL && figure_has_value(figure) && !figure->is_lower_bound;
}

/* Every part has a plain number, so the open rest gives nothing away. */
static bool is_whole_in(const Parts *parts, Period period)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (!is_plain(line_figure(parts->lines[i], period))) {
            return false;
        }
    }
    return period_is_on_axis(period);
}

static void find_periods(Parts *parts)
{
    const FigureRefs *figures = &parts->lines[0]->figures;
    for (size_t i = 0; i < figures->count; i++) {
        Period period = figures->items[i]->period;
        if (is_whole_in(parts, period)) {
            parts->periods[parts->period_count == 0 ? 0 : 1] = period;
            parts->period_count = parts->period_count == 0 ? 1 : 2;
        }
    }
}

static bool is_thousands(const Figure *figure)
{
    return figure == NULL || fmod(fabs(figure->value.value), 1000.0) == 0;
}

static void find_divisor(Parts *parts)
{
    double highest = 0;
    bool fits = true;
    for (size_t p = 0; p < parts->period_count; p++) {
        for (size_t i = 0; i < parts->count; i++) {
            const Figure *figure = line_figure(parts->lines[i], parts->periods[p]);
            highest = fmax(highest, figure->value.value);
            fits = fits && is_thousands(figure);
        }
        fits = fits && (parts->whole == NULL ||
                        is_thousands(line_figure(parts->whole, parts->periods[p])));
    }
    parts->divide = fits && highest >= 10000 ? 1000 : 1;
}

static bool find_parts(Page *page, const FigureLine *const *lines, size_t count,
                       Parts *parts)
{
    if (count < 2 || count > MOST_STACK_PARTS ||
        lines[0]->series->definition->unit->is_share) {
        return false;
    }
    const Dimension *dimension = only_difference(lines, count);
    if (dimension == NULL || !add_up(page, lines, count, dimension)) {
        return false;
    }
    *parts = (Parts){.count = count};
    for (size_t i = 0; i < count; i++) {
        parts->lines[i] = lines[i];
    }
    parts->whole = whole_of(page, lines[0], dimension);
    find_periods(parts);
    find_divisor(parts);
    return parts->period_count > 0;
}

static Str number(Page *page, const Parts *parts, Decimal value)
{
    return parts->divide == 1
               ? shown_decimal(page->a, value, page->lang)
               : shown_double(page->a, value.value / parts->divide, 0, page->lang);
}

static double half_unit(const Figure *figure)
{
    Interval interval = figure_interval(figure);
    return interval.kind == RANGE_ROUNDING ? (interval.high - interval.low) / 2 : 0;
}

static StackRow row_of(Page *page, const Parts *parts, Period period)
{
    StackValue *values = PUSH_ARRAY(page->a, StackValue, parts->count);
    StackRow row = {.label = shown_period(page->a, period, page->lang), .values = values};
    double sum = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const Figure *figure = line_figure(parts->lines[i], period);
        values[i] = (StackValue){true, figure->value.value / parts->divide,
                                 number(page, parts, figure->value)};
        sum += values[i].value;
        row.allowed += half_unit(figure) / parts->divide;
        row.is_provisional = row.is_provisional || shown_as_provisional(figure);
    }
    const Figure *whole = parts->whole == NULL ? NULL : line_figure(parts->whole, period);
    if (is_plain(whole)) {
        row.has_total = true;
        row.total = whole->value.value / parts->divide;
        row.total_shown = number(page, parts, whole->value);
        row.allowed += half_unit(whole) / parts->divide;
        row.rest_shown =
            shown_double(page->a, row.total - sum, whole->value.decimals, page->lang);
    }
    return row;
}

static ChartStack stack_of(Page *page, const Parts *parts)
{
    Str *names = PUSH_ARRAY(page->a, Str, parts->count);
    StackRow *rows = PUSH_ARRAY(page->a, StackRow, parts->period_count);
    for (size_t i = 0; i < parts->count; i++) {
        names[i] = line_short_name(page, parts->lines, parts->count, i);
    }
    for (size_t p = 0; p < parts->period_count; p++) {
        rows[p] = row_of(page, parts, parts->periods[p]);
    }
    return (ChartStack){.parts = names,
                        .part_count = parts->count,
                        .rows = rows,
                        .row_count = parts->period_count,
                        .lang = page->lang};
}

static void draw(Page *page, const ChartStack *stack, ChartSize size, Str class,
                 Str title)
{
    Plot plot = chart_stack(page->a, stack, size);
    plot_svg(page->h, &plot,
             &(PlotWords){page_id(page, S("chart")), class, title,
                          chart_stack_description(page->a, stack)});
}

static Str unit_words(Page *page, const Parts *parts)
{
    Str unit =
        words_in(parts->lines[0]->series->definition->unit->many, page->lang, NULL);
    return parts->divide == 1
               ? unit
               : str_format(page->a, "%.*s × %.*s", STR_ARG(unit),
                            STR_ARG(shown_integer(page->a, 1000, page->lang)));
}

static void caption_line(Page *page, Str text)
{
    HTML(page->h, TAG_P, ATTRS(attr_class(S("what"))))
        html_text(page->h, text);
}

bool cells_parts(Page *page, const FigureLine *const *lines, size_t count, Str title)
{
    Parts *parts = PUSH(page->a, Parts);
    if (!find_parts(page, lines, count, parts)) {
        return false;
    }
    ChartStack stack = stack_of(page, parts);
    Str what = groups_title(page, lines, count, title, unit_words(page, parts));
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS)
            caption_line(page, what);
        draw(page, &stack, CHART_WIDE, S("plot-wide"), what);
        draw(page, &stack, CHART_NARROW, S("plot-narrow"), what);
    }
    return true;
}

static bool is_joined_somewhere(const FigureLine *line)
{
    for (size_t i = 1; i < line->figures.count; i++) {
        const Figure *from = line->figures.items[i - 1];
        const Figure *to = line->figures.items[i];
        if (figure_has_value(from) && figure_has_value(to) &&
            period_is_on_axis(from->period) &&
            period_equal(period_shift(from->period, 1), to->period)) {
            return true;
        }
    }
    return false;
}

/* The lines one dimension finer than the key line, over a dimension it leaves open. */
static size_t finer_lines(const IndicatorView *view, const Dimension *dimension,
                          const FigureLine **found)
{
    const Cell key = view->key[0]->cell;
    size_t count = 0;
    for (size_t i = 0; i < view->main->lines.count; i++) {
        const FigureLine *line = &view->main->lines.items[i];
        bool fits = line->region == view->region && line->cell.count == key.count + 1 &&
                    cell_code(line->cell, dimension->id) != NULL;
        for (size_t p = 0; fits && p < key.count; p++) {
            fits = cell_code(line->cell, key.parts[p].dimension->id) == key.parts[p].code;
        }
        if (fits && count < MOST_STACK_PARTS) {
            found[count++] = line;
        }
    }
    return count;
}

static bool key_parts(Page *page, const IndicatorView *view, Parts *parts)
{
    if (view->key_count != 1 || is_joined_somewhere(view->key[0])) {
        return false;
    }
    const Definition *definition = view->main->series->definition;
    for (size_t u = 0; u < definition->use_count; u++) {
        const FigureLine *lines[MOST_STACK_PARTS];
        size_t count = finer_lines(view, definition->uses[u].dimension, lines);
        if (find_parts(page, lines, count, parts) && parts->period_count == 2) {
            return true;
        }
    }
    return false;
}

bool parts_card(Page *page, const IndicatorView *view, Str finding)
{
    Parts *parts = PUSH(page->a, Parts);
    if (!key_parts(page, view, parts)) {
        return false;
    }
    ChartStack stack = stack_of(page, parts);
    Str name = words_in(view->indicator->name, page->lang, NULL);
    Str title = finding.length > 0 ? finding : name;
    Str what =
        groups_title(page, parts->lines, parts->count, name, unit_words(page, parts));
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS) {
            HTML(page->h, TAG_H3, ATTRS(attr_class(S("finding"))))
                html_link(page->h, page_to(page, PAGE_INDICATOR, view->indicator), title);
            caption_line(page, what);
        }
        draw(page, &stack, CHART_SMALL, S(""), title);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("source"))))
            put_filled(
                page, TEXT_CHART_SOURCE,
                PLACES({PLACE_SOURCE, series_publisher(view->main->series, page->lang)}));
    }
    return true;
}
