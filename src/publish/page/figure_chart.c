/* SPDX-License-Identifier: EUPL-1.2
 * figure_chart.c - from figures to a drawing
 */
#include "publish/page/figure_chart.h"

#include <math.h>

#include "base/buf.h"
#include "publish/chart/line.h"
#include "publish/chart/plot_svg.h"
#include "publish/chart/spark.h"
#include "publish/page/component.h"
#include "publish/page/parts_chart.h"
#include "publish/page/short_name.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

/* What is on its way to a drawing. */
typedef struct Sketch {
    Page *page;
    ChartSeries series[MOST_CHART_SERIES];
    ChartBreak breaks[MOST_CHART_BREAKS];
    ChartTarget targets[4];
    ChartLine line;
    double divide; /* 1, or 1000 when every value is a multiple of it */
    const Unit *unit;
    bool has_provisional;
    bool has_gap;
    bool has_apart;   /* periods that follow, yet may not be joined */
    bool has_context; /* an older series beside the newer one */
} Sketch;

static bool is_thousands(Decimal number)
{
    return !decimal_is_set(number) || fmod(fabs(number.value), 1000.0) == 0;
}

/* Large round counts are drawn in thousands; what was printed is not rounded for it. */
static void find_divisor(Sketch *sketch, const FigureLine *line, double *highest,
                         bool *fits)
{
    for (size_t i = 0; i < line->figures.count; i++) {
        const Figure *figure = line->figures.items[i];
        *highest = fmax(*highest, fabs(figure->value.value));
        *fits = *fits && is_thousands(figure->value) && is_thousands(figure->low) &&
                is_thousands(figure->high);
    }
    sketch->divide = *fits && *highest >= 10000 ? 1000 : 1;
}

static Str point_shown(Sketch *sketch, const Figure *figure)
{
    Page *page = sketch->page;
    if (sketch->divide == 1 || !figure_has_value(figure) || figure->is_lower_bound) {
        return shown_figure(page->a, figure, SHOWN_IN_TABLE, page->lang);
    }
    return shown_double(page->a, figure->value.value / sketch->divide, 0, page->lang);
}

static ChartPoint point_of(Sketch *sketch, const Figure *figure)
{
    Page *page = sketch->page;
    ChartPoint point = {
        .period = figure->period,
        .period_shown = shown_period(page->a, figure->period, page->lang),
        .has_value = figure_has_value(figure),
        .value = figure->value.value / sketch->divide,
        .is_provisional = shown_as_provisional(figure),
        .shown = point_shown(sketch, figure),
    };
    if (shown_has_range(figure) && figure->range_kind != RANGE_ROUNDING) {
        point.has_range = true;
        point.low = figure->low.value / sketch->divide;
        point.high = figure->high.value / sketch->divide;
    }
    return point;
}

static void note_points(Sketch *sketch, const ChartPoint *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sketch->has_provisional = sketch->has_provisional || points[i].is_provisional;
        sketch->has_apart = sketch->has_apart || points[i].stands_apart;
        sketch->has_gap =
            sketch->has_gap || (i > 0 && !points[i].stands_apart &&
                                !chart_point_follows(&points[i - 1], &points[i]));
    }
}

static ChartSeries *add_line(Sketch *sketch, const FigureLine *line, size_t key, Str name)
{
    if (sketch->line.series_count == MOST_CHART_SERIES) {
        return NULL;
    }
    size_t count = line->figures.count;
    ChartPoint *points = PUSH_ARRAY(sketch->page->a, ChartPoint, count + 1);
    for (size_t i = 0; i < count; i++) {
        points[i] = point_of(sketch, line->figures.items[i]);
        points[i].stands_apart =
            line_parts_at(&sketch->page->view->pact->monitor, line, i);
    }
    note_points(sketch, points, count);
    ChartSeries *series = &sketch->series[sketch->line.series_count++];
    *series = (ChartSeries){.name = name,
                            .colour = (PlotColour)(COLOUR_1 + (int)key),
                            .marker = (PlotMarker)((int)MARKER_CIRCLE + (int)key),
                            .points = points,
                            .count = count};
    return series;
}

/* Two lines of one cell that have figures over the same years: the older is context. */
static bool overlap(const FigureLine *older, const FigureLine *newer)
{
    const FigureRefs *a = &older->figures;
    const FigureRefs *b = &newer->figures;
    return a->count > 0 && b->count > 0 &&
           date_compare(a->items[a->count - 1]->period.last, b->items[0]->period.first) >
               0;
}

static Sketch sketch_begin(Page *page, const Series *series)
{
    Sketch sketch = {.page = page, .divide = 1, .unit = series->definition->unit};
    sketch.line.lang = page->lang;
    sketch.line.unit_symbol = words_in(sketch.unit->symbol, page->lang, NULL);
    return sketch;
}

static void sketch_end(Sketch *sketch)
{
    sketch->line.series = sketch->series;
    sketch->line.breaks = sketch->breaks;
    sketch->line.targets = sketch->targets;
}

static void add_earlier(Sketch *sketch, const IndicatorView *view)
{
    for (size_t e = 0; e < view->earlier_count; e++) {
        for (size_t k = 0; k < view->key_count; k++) {
            const FigureLine *line =
                series_line(view->earlier[e], view->key[k]->cell.text, view->region);
            if (line == NULL || !line_has_value(line)) {
                continue;
            }
            bool is_context = overlap(line, view->key[k]);
            ChartSeries *series = add_line(sketch, line, k, (Str){NULL, 0});
            if (series != NULL && is_context) {
                series->colour = COLOUR_CONTEXT;
                series->marker = k == 0 ? MARKER_SQUARE : MARKER_DIAMOND;
                sketch->has_context = true;
            }
        }
    }
}

static void add_breaks(Sketch *sketch, const IndicatorView *view)
{
    for (size_t e = 0; e < view->earlier_count; e++) {
        const Break *way = view->breaks[e];
        if (sketch->line.break_count < MOST_CHART_BREAKS) {
            sketch->breaks[sketch->line.break_count++] =
                (ChartBreak){way->at, words_in(way->name, sketch->page->lang, NULL)};
        }
    }
}

/* Only a target in this very definition, for a key cell and region, with a date of the
 * same kind of period, can stand in the drawing. Others take a sentence. */
static bool target_fits(const Target *target, const IndicatorView *view)
{
    if (target->definition != view->definition || target->region != view->region ||
        target->due.kind != view->definition->period_kind ||
        target->unit != view->definition->unit) {
        return false;
    }
    for (size_t k = 0; k < view->key_count; k++) {
        if (cell_equal(target->cell, view->key[k]->cell)) {
            return true;
        }
    }
    return false;
}

static void add_targets(Sketch *sketch, const IndicatorView *view)
{
    Page *page = sketch->page;
    const TargetList *targets = &page->view->pact->monitor.targets;
    for (size_t i = 0; i < targets->count; i++) {
        const Target *target = &targets->items[i];
        if (target->indicator == view->indicator && target_fits(target, view) &&
            sketch->line.target_count < 4) {
            Str name = text_fill(
                page->a, TEXT_CHART_TARGET_NAME, page->lang,
                PLACES({PLACE_TARGET, say_target(page->a, target, page->lang)}));
            sketch->targets[sketch->line.target_count++] =
                (ChartTarget){target->due, target->value.value / sketch->divide, name};
        }
    }
}

static Sketch sketch_indicator(Page *page, const IndicatorView *view)
{
    Sketch sketch = sketch_begin(page, view->main->series);
    double highest = 0;
    bool fits = true;
    for (size_t k = 0; k < view->key_count; k++) {
        find_divisor(&sketch, view->key[k], &highest, &fits);
        for (size_t e = 0; e < view->earlier_count; e++) {
            const FigureLine *line =
                series_line(view->earlier[e], view->key[k]->cell.text, view->region);
            if (line != NULL) {
                find_divisor(&sketch, line, &highest, &fits);
            }
        }
    }
    add_earlier(&sketch, view);
    for (size_t k = 0; k < view->key_count; k++) {
        (void)add_line(&sketch, view->key[k], k,
                       view->key_count == 1
                           ? (Str){NULL, 0}
                           : line_short_name(page, view->key, view->key_count, k));
    }
    add_breaks(&sketch, view);
    add_targets(&sketch, view);
    return sketch;
}

/* "procent", "personen × 1.000" */
static Str unit_words(const Sketch *sketch)
{
    Str unit = words_in(sketch->unit->many, sketch->page->lang, NULL);
    if (sketch->divide == 1) {
        return unit;
    }
    return str_format(sketch->page->a, "%.*s\u00a0×\u00a0%.*s", STR_ARG(unit),
                      STR_ARG(shown_integer(sketch->page->a, 1000, sketch->page->lang)));
}

static void what_line(Sketch *sketch, Words name, const Region *region)
{
    Page *page = sketch->page;
    HTML(page->h, TAG_P, ATTRS(attr_class(S("what")))) {
        put_words(page, name);
        if (region != NULL && region != page->view->country) {
            html_text(page->h, S(", "));
            put_words(page, region->name);
        }
        html_text(page->h, S(" ("));
        html_text(page->h, unit_words(sketch));
        html_text(page->h, S(")"));
    }
}

static Str described(const Sketch *sketch, Str text)
{
    Page *page = sketch->page;
    return sketch->divide == 1 ? text
                               : text_fill(page->a, TEXT_CHART_IN_THOUSANDS, page->lang,
                                           PLACES({PLACE_TEXT, text}));
}

/* Beside a table that holds each value. */
static void draw(Sketch *sketch, Str title, ChartSize size, Str class)
{
    Page *page = sketch->page;
    Str words_of_line = chart_line_description(page->a, &sketch->line);
    Str see_table = text_get(TEXT_CHART_SEE_TABLE, page->lang);
    Str description =
        described(sketch, str_format(page->a, "%.*s %.*s", STR_ARG(words_of_line),
                                     STR_ARG(see_table)));
    Plot plot = chart_line(page->a, &sketch->line, size);
    PlotWords words = {page_id(page, S("chart")), class, title, description};
    plot_svg(page->h, &plot, &words);
}

static void aid(Buf *buf, const Sketch *sketch, bool applies, TextKey key)
{
    if (applies) {
        buf_char(buf, ' ');
        buf_add(buf, text_get(key, sketch->page->lang));
    }
}

/* "1 andere reeks, 2 nieuwe methode": where a drawing has only the numbers. */
static void name_numbered_breaks(Buf *buf, const Sketch *sketch, ChartSize size)
{
    Page *page = sketch->page;
    if (!chart_breaks_are_numbered(page->a, &sketch->line, size)) {
        return;
    }
    Str *names = PUSH_ARRAY(page->a, Str, MOST_CHART_BREAKS);
    size_t count = 0;
    for (size_t i = 0; i < sketch->line.break_count; i++) {
        if (chart_break_is_drawn(&sketch->line, i)) {
            names[count++] = str_format(page->a, "%zu\u00a0%.*s", i + 1,
                                        STR_ARG(sketch->line.breaks[i].name));
        }
    }
    buf_char(buf, ' ');
    buf_add(buf,
            text_fill(page->a, TEXT_CHART_AID_NUMBERED, page->lang,
                      PLACES({PLACE_LIST, str_join(page->a, names, count, S(", "))})));
}

/* `size` is the smallest that the drawing is shown in. */
static void reading_aid(Buf *buf, const Sketch *sketch, ChartSize size)
{
    bool is_short = size == CHART_SMALL;
    aid(buf, sketch, sketch->has_provisional,
        is_short ? TEXT_CHART_AID_PROVISIONAL_SHORT : TEXT_CHART_AID_PROVISIONAL);
    aid(buf, sketch, sketch->has_gap && !is_short, TEXT_CHART_AID_GAPS);
    aid(buf, sketch, sketch->has_apart,
        is_short ? TEXT_CHART_AID_APART_SHORT : TEXT_CHART_AID_APART);
    aid(buf, sketch, sketch->has_context, TEXT_CHART_AID_CONTEXT);
    bool has_break = false;
    for (size_t i = 0; i < sketch->line.break_count; i++) {
        has_break = has_break || chart_break_is_drawn(&sketch->line, i);
    }
    aid(buf, sketch, has_break,
        is_short ? TEXT_CHART_AID_BREAK_SHORT : TEXT_CHART_AID_BREAK);
    name_numbered_breaks(buf, sketch, size);
}

Str series_publisher(const Series *series, Lang lang)
{
    return series->survey->publisher.length > 0
               ? series->survey->publisher
               : words_in(series->survey->name, lang, NULL);
}

/* "Bron: CBS. Ontbrekende perioden zijn leeg." */
static Str source_text(const Sketch *sketch, const Series *series, ChartSize size)
{
    Page *page = sketch->page;
    Buf buf = buf_in(page->a, 0);
    buf_add(&buf,
            text_fill(page->a, TEXT_CHART_SOURCE, page->lang,
                      PLACES({PLACE_SOURCE, series_publisher(series, page->lang)})));
    reading_aid(&buf, sketch, size);
    return buf_str(&buf);
}

static void source_line(Sketch *sketch, const Series *series, bool is_short)
{
    Page *page = sketch->page;
    HTML(page->h, TAG_P, ATTRS(attr_class(S("source"))))
        html_text(page->h,
                  source_text(sketch, series, is_short ? CHART_SMALL : CHART_NARROW));
}

Str indicator_finding(Page *page, const IndicatorView *view)
{
    if (view->main == NULL || view->key_count == 0) {
        return (Str){NULL, 0};
    }
    return say_finding(page->a, &page->view->pact->monitor, &view->key[0]->figures,
                       page->lang);
}

/* Figures of one period only show no development: the table says it all. */
static bool is_one_period(const Sketch *sketch)
{
    const ChartPoint *first = NULL;
    for (size_t s = 0; s < sketch->line.series_count; s++) {
        for (size_t i = 0; i < sketch->series[s].count; i++) {
            const ChartPoint *point = &sketch->series[s].points[i];
            if (!point->has_value && !point->has_range) {
                continue;
            }
            if (first != NULL && !period_equal(first->period, point->period)) {
                return false;
            }
            first = point;
        }
    }
    return first != NULL && sketch->line.target_count == 0;
}

/* A figure has a group for its two drawings; the caption names it. */
void indicator_chart(Page *page, const IndicatorView *view)
{
    Sketch sketch = sketch_indicator(page, view);
    sketch_end(&sketch);
    if (!chart_line_has_points(&sketch.line)) {
        paragraph(page, TEXT_CHART_NOTHING_ON_AXIS);
        return;
    }
    if (is_one_period(&sketch) && page->kind != PAGE_EMBED) {
        paragraph(page, TEXT_CHART_ONE_PERIOD);
        source_line(&sketch, view->main->series, false);
        return;
    }
    Str finding = indicator_finding(page, view);
    Str name = words_in(view->indicator->name, page->lang, NULL);
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS)
            what_line(&sketch, view->indicator->name, view->region);
        draw(&sketch, finding.length > 0 ? finding : name, CHART_WIDE, S("plot-wide"));
        draw(&sketch, finding.length > 0 ? finding : name, CHART_NARROW,
             S("plot-narrow"));
        source_line(&sketch, view->main->series, false);
    }
}

void indicator_card(Page *page, const IndicatorView *view, Str finding)
{
    if (parts_card(page, view, finding)) {
        return;
    }
    Sketch sketch = sketch_indicator(page, view);
    sketch_end(&sketch);
    Str name = words_in(view->indicator->name, page->lang, NULL);
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS) {
            HTML(page->h, TAG_H3, ATTRS(attr_class(S("finding")))) {
                html_link(page->h, page_to(page, PAGE_INDICATOR, view->indicator),
                          finding.length > 0 ? finding : name);
            }
            what_line(&sketch, view->indicator->name, view->region);
        }
        if (chart_line_has_points(&sketch.line)) {
            draw(&sketch, finding.length > 0 ? finding : name, CHART_SMALL, S(""));
        } else {
            paragraph(page, TEXT_CHART_NOTHING_ON_AXIS);
        }
        source_line(&sketch, view->main->series, true);
    }
}

void indicator_spark(Page *page, const IndicatorView *view)
{
    Plot plot = indicator_spark_plot(page, view);
    if (plot.count > 0) {
        plot_svg_silent(page->h, &plot, S("spark"));
    }
}

void lines_chart(Page *page, const FigureLine *const *lines, size_t count, Str title)
{
    Sketch sketch = sketch_begin(page, lines[0]->series);
    double highest = 0;
    bool fits = true;
    for (size_t i = 0; i < count; i++) {
        find_divisor(&sketch, lines[i], &highest, &fits);
    }
    for (size_t i = 0; i < count && i < MOST_KEY_LINES; i++) {
        (void)add_line(&sketch, lines[i], i, line_short_name(page, lines, count, i));
    }
    sketch_end(&sketch);
    if (!chart_line_has_points(&sketch.line)) {
        return;
    }
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS)
            what_line(&sketch, lines[0]->series->definition->indicator->name,
                      lines[0]->region);
        draw(&sketch, title, CHART_WIDE, S("plot-wide"));
        draw(&sketch, title, CHART_NARROW, S("plot-narrow"));
        source_line(&sketch, lines[0]->series, false);
    }
}

static Drawing drawing_of(Sketch *sketch, const IndicatorView *view, Str name,
                          ChartSize size)
{
    Page *page = sketch->page;
    sketch_end(sketch);
    Str finding = indicator_finding(page, view);
    return (Drawing){
        .has_points = chart_line_has_points(&sketch->line),
        .plot = chart_line(page->a, &sketch->line, size),
        .title = finding.length > 0 ? finding : name,
        .description = described(sketch, chart_line_description(page->a, &sketch->line)),
        .what = str_format(page->a, "%.*s (%.*s)", STR_ARG(name),
                           STR_ARG(unit_words(sketch))),
        .source = source_text(sketch, view->main->series, size),
    };
}

Drawing indicator_drawing(Page *page, const IndicatorView *view, ChartSize size)
{
    Sketch sketch = sketch_indicator(page, view);
    return drawing_of(&sketch, view, words_in(view->indicator->name, page->lang, NULL),
                      size);
}

Plot indicator_spark_plot(Page *page, const IndicatorView *view)
{
    if (view->key_count == 0 || view->key[0]->figures.count < 3) {
        return plot_in(page->a, 0, 0);
    }
    IndicatorView first = *view;
    first.key_count = 1;
    Sketch sketch = sketch_indicator(page, &first);
    return chart_spark(page->a, sketch.series, sketch.line.series_count);
}
