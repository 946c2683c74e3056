/* SPDX-License-Identifier: EUPL-1.2
 * compare.c - one indicator: choose the groups and regions to lay beside each other
 */
#include "publish/page/compare.h"

#include <stdlib.h>

#include "publish/chart/plot_svg.h"
#include "publish/page/choices.h"
#include "publish/page/component.h"
#include "publish/page/figure_table.h"
#include "publish/text/shown.h"

typedef struct Lines {
    const FigureLine *items[MOST_CHOICES];
    size_t count;
} Lines;

static Lines lines_of(const SeriesView *series)
{
    Lines lines = {.count = 0};
    for (size_t i = 0; i < series->lines.count && lines.count < MOST_CHOICES; i++) {
        if (line_has_value(&series->lines.items[i])) {
            lines.items[lines.count++] = &series->lines.items[i];
        }
    }
    return lines;
}

static bool has_choice(const SeriesView *series)
{
    return lines_of(series).count >= 2;
}

static bool is_of(const SeriesView *series, const IndicatorView *indicator)
{
    return series->series->definition->indicator == indicator->indicator;
}

bool indicator_has_choice(const View *view, const IndicatorView *indicator)
{
    for (size_t i = 0; i < view->pact->monitor.series.count; i++) {
        if (is_of(&view->series[i], indicator) && has_choice(&view->series[i])) {
            return true;
        }
    }
    return false;
}

void compare_part(Page *page, const IndicatorView *indicator)
{
    if (page->kind != PAGE_INDICATOR || !indicator_has_choice(page->view, indicator)) {
        return;
    }
    PART(page, S("compare"), TEXT_MENU_COMPARE) {
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h,
                      page_to(page, PAGE_COMPARE_INDICATOR, indicator->indicator),
                      text_get(TEXT_COMPARE_TO, page->lang));
    }
}

/* "vrouwen", "vrouwen, Zeeland" */
static Str line_label(Page *page, const FigureLine *line, bool one_region)
{
    Str cell = cell_words(page, line->cell);
    if (one_region) {
        return cell;
    }
    Str region = words_in(line->region->name, page->lang, NULL);
    return str_format(page->a, "%.*s, %.*s", STR_ARG(cell), STR_ARG(region));
}

static bool in_one_region(const Lines *lines)
{
    for (size_t i = 1; i < lines->count; i++) {
        if (lines->items[i]->region != lines->items[0]->region) {
            return false;
        }
    }
    return true;
}

/* In the drawing a line of the country goes without its name. */
static Str short_label(Page *page, const Lines *lines, size_t index)
{
    const FigureLine *line = lines->items[index];
    return line_label(page, line,
                      in_one_region(lines) || line->region == page->view->country);
}

static ChartSeries drawn(Page *page, const FigureLine *line, Str name)
{
    ChartPoint *points = PUSH_ARRAY(page->a, ChartPoint, line->figures.count + 1);
    for (size_t i = 0; i < line->figures.count; i++) {
        const Figure *figure = line->figures.items[i];
        points[i] = (ChartPoint){
            .period = figure->period,
            .period_shown = shown_period(page->a, figure->period, page->lang),
            .has_value = figure_has_value(figure),
            .value = figure->value.value,
            .is_provisional = shown_as_provisional(figure),
            .stands_apart = line_parts_at(&page->view->pact->monitor, line, i),
            .shown = shown_figure(page->a, figure, SHOWN_IN_TABLE, page->lang)};
    }
    return (ChartSeries){.name = name, .points = points, .count = line->figures.count};
}

static void draw(Page *page, const ChartChoice *choice, ChartSize size, Str class,
                 Str title)
{
    ChoicePlots plots = chart_choice(page->a, choice, size);
    Str id = page_id(page, S("chart"));
    Str title_id = str_format(page->a, "%.*s-title", STR_ARG(id));
    Str desc_id = str_format(page->a, "%.*s-desc", STR_ARG(id));
    HTML(page->h, TAG_SVG,
         ATTRS(attr_class(str_format(page->a, "plot %.*s", STR_ARG(class))),
               attr_width(plots.ground.width), attr_height(plots.ground.height),
               attr_viewbox(plots.ground.width, plots.ground.height), attr_role(ROLE_IMG),
               attr_labelled_by(str_format(page->a, "%.*s %.*s", STR_ARG(title_id),
                                           STR_ARG(desc_id))))) {
        HTML(page->h, TAG_SVG_TITLE, ATTRS(attr_id(title_id)))
            html_text(page->h, title);
        HTML(page->h, TAG_SVG_DESC, ATTRS(attr_id(desc_id)))
            put(page, TEXT_COMPARE_DRAWING);
        plot_svg_marks(page->h, &plots.ground);
        for (size_t i = 0; i < plots.count; i++) {
            HTML(page->h, TAG_G, ATTRS(choice_class(page, i)))
                plot_svg_marks(page->h, &plots.lines[i]);
        }
    }
}

static void chart(Page *page, const Lines *lines, const ChoiceBox *boxes, Str title)
{
    ChartSeries *series = PUSH_ARRAY(page->a, ChartSeries, lines->count + 1);
    for (size_t i = 0; i < lines->count; i++) {
        series[i] = drawn(page, lines->items[i], short_label(page, lines, i));
    }
    CHECK(lines->count > 0 && lines->items[0] != NULL);
    const Unit *unit = lines->items[0]->series->definition->unit;
    ChartChoice choice = {.series = series,
                          .count = lines->count,
                          .unit_symbol = words_in(unit->symbol, page->lang, NULL),
                          .lang = page->lang};
    for (size_t i = 0; i < lines->count; i++) {
        choice.is_first[i] = boxes[i].is_checked;
    }
    if (!chart_choice_has_lines(&choice)) {
        return;
    }
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, ATTRS(attr_class(S("what"))))
            html_text(page->h, title);
        draw(page, &choice, CHART_WIDE, S("plot-wide"), title);
        draw(page, &choice, CHART_NARROW, S("plot-narrow"), title);
    }
}

static int latest_first(const void *left, const void *right)
{
    return -period_compare(*(const Period *)left, *(const Period *)right);
}

static size_t periods_of(Page *page, const Lines *lines, Period **periods)
{
    size_t room = 1, count = 0;
    for (size_t i = 0; i < lines->count; i++) {
        room += lines->items[i]->figures.count;
    }
    Period *found = PUSH_ARRAY(page->a, Period, room);
    for (size_t i = 0; i < lines->count; i++) {
        for (size_t f = 0; f < lines->items[i]->figures.count; f++) {
            Period period = lines->items[i]->figures.items[f]->period;
            bool known = false;
            for (size_t p = 0; p < count && !known; p++) {
                known = period_equal(found[p], period);
            }
            if (!known) {
                found[count++] = period;
            }
        }
    }
    qsort(found, count, sizeof found[0], latest_first);
    *periods = found;
    return count;
}

static void value_cell(Page *page, const Figure *figure)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number")))) {
        put_figure(page, figure);
        Str status =
            figure == NULL ? (Str){NULL, 0} : shown_status(page->a, figure, page->lang);
        if (status.length > 0) {
            html_leaf(page->h, TAG_BR, NO_ATTRS);
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                html_text(page->h, status);
        }
    }
}

static void table(Page *page, const Lines *lines, const ChoiceBox *boxes, Str caption)
{
    Period *periods;
    size_t count = periods_of(page, lines, &periods);
    TABLE(page, caption) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_TABLE_GROUP);
                for (size_t p = 0; p < count; p++) {
                    column_text(page, shown_period(page->a, periods[p], page->lang),
                                true);
                }
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < lines->count; i++) {
                HTML(page->h, TAG_TR, ATTRS(choice_class(page, i))) {
                    HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
                        html_text(page->h, boxes[i].label);
                    for (size_t p = 0; p < count; p++) {
                        value_cell(page, line_figure(lines->items[i], periods[p]));
                    }
                }
            }
        }
    }
    small_paragraph(page, TEXT_TABLE_DASH);
}

/* At first: the key lines of the page, or else the first two. */
static bool is_first_choice(const IndicatorView *view, const Lines *lines, size_t index)
{
    bool has_key = false, is_key = false;
    for (size_t k = 0; k < view->key_count; k++) {
        for (size_t i = 0; i < lines->count; i++) {
            has_key = has_key || view->key[k] == lines->items[i];
        }
        is_key = is_key || view->key[k] == lines->items[index];
    }
    return has_key && view->key_count > 1 ? is_key : index < 2;
}

static void series_choice(Page *page, const IndicatorView *view, const SeriesView *series)
{
    Lines lines = lines_of(series);
    bool one_region = in_one_region(&lines);
    const Definition *definition = series->series->definition;
    ChoiceBox boxes[MOST_CHOICES];
    for (size_t i = 0; i < lines.count; i++) {
        boxes[i] = (ChoiceBox){line_label(page, lines.items[i], one_region),
                               is_first_choice(view, &lines, i)};
    }
    Str title = text_fill(
        page->a, TEXT_COMPARE_CAPTION, page->lang,
        PLACES({PLACE_NAME, words_in(view->indicator->name, page->lang, NULL)},
               {PLACE_DEFINITION, words_in(definition->name, page->lang, NULL)},
               {PLACE_UNIT, words_in(definition->unit->many, page->lang, NULL)}));
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("choose")))) {
        choice_boxes(page, TEXT_COMPARE_LEGEND, boxes, lines.count);
        choice_none(page);
        chart(page, &lines, boxes, title);
        table(page, &lines, boxes, title);
    }
}

Title title_compare_indicator(Page *page)
{
    Str name = words_in(page_indicator(page)->name, page->lang, NULL);
    return (Title){text_fill(page->a, TEXT_COMPARE_INDICATOR_TITLE, page->lang,
                             PLACES({PLACE_NAME, name})),
                   page->lang};
}

void render_compare_indicator(Page *page)
{
    const IndicatorView *view = view_indicator(page->view, page_indicator(page));
    opening(page, &(Opening){.kicker = text_get(TEXT_MENU_COMPARE, page->lang),
                             .title = page_title(page),
                             .lead = text_get(TEXT_COMPARE_INDICATOR_LEAD, page->lang)});
    if (view->main != NULL && has_choice(view->main)) {
        WIDE_PART(page, S("main"), TEXT_COMPARE_MAIN) {
            series_choice(page, view, view->main);
        }
    }
    size_t others = 0;
    for (size_t i = 0; i < page->view->pact->monitor.series.count; i++) {
        const SeriesView *series = &page->view->series[i];
        others += series != view->main && is_of(series, view) && has_choice(series);
    }
    if (others == 0) {
        return;
    }
    WIDE_PART(page, S("others"), TEXT_COMPARE_OTHERS) {
        paragraph(page, TEXT_OTHER_LEAD);
        for (size_t i = 0; i < page->view->pact->monitor.series.count; i++) {
            const SeriesView *series = &page->view->series[i];
            if (series != view->main && is_of(series, view) && has_choice(series)) {
                heading_words(page, series->series->definition->name);
                series_choice(page, view, series);
            }
        }
    }
}
