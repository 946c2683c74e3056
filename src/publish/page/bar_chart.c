/* SPDX-License-Identifier: EUPL-1.2
 * bar_chart.c - figures of one period beside each other
 */
#include "publish/page/bar_chart.h"

#include "publish/chart/bars.h"
#include "publish/chart/plot_svg.h"
#include "publish/page/component.h"
#include "publish/text/shown.h"

#define MOST_GROUPS 12

static ChartBar bar_of(Page *page, const Figure *figure, PlotColour colour)
{
    if (figure == NULL) {
        return (ChartBar){.colour = colour,
                          .shown = text_get(TEXT_SHOWN_NO_FIGURE, page->lang)};
    }
    bool has_range = !figure_has_value(figure) && shown_has_range(figure);
    return (ChartBar){.colour = colour,
                      .has_value = figure_has_value(figure),
                      .value = figure->value.value,
                      .has_range = has_range,
                      .low = figure->low.value,
                      .high = figure->high.value,
                      .shown = shown_figure(page->a, figure, SHOWN_ON_AXIS, page->lang)};
}

static void draw(Page *page, const ChartBars *bars, Str title)
{
    Plot wide = chart_bars(page->a, bars, true);
    Plot narrow = chart_bars(page->a, bars, false);
    PlotWords words = {page_id(page, S("chart")), S("plot-wide"), title,
                       chart_bars_description(page->a, bars)};
    plot_svg(page->h, &wide, &words);
    words.id = page_id(page, S("chart"));
    words.size = S("plot-narrow");
    plot_svg(page->h, &narrow, &words);
}

static size_t count_in(const FigureLine *const *lines, size_t count, Period period)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const Figure *figure = line_figure(lines[i], period);
        found += figure != NULL && (figure_has_value(figure) || shown_has_range(figure));
    }
    return found;
}

/* The period that most lines have; of those the latest. */
static Period fullest_period(const FigureLine *const *lines, size_t count)
{
    Period best = {.kind = PERIOD_NONE};
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < lines[i]->figures.count; f++) {
            Period period = lines[i]->figures.items[f]->period;
            size_t found = count_in(lines, count, period);
            if (found > most || (found == most && period_compare(period, best) > 0)) {
                most = found;
                best = period;
            }
        }
    }
    return best;
}

static void caption_line(Page *page, Str text)
{
    HTML(page->h, TAG_FIGCAPTION, NO_ATTRS) {
        HTML(page->h, TAG_P, ATTRS(attr_class(S("what"))))
            html_text(page->h, text);
    }
}

void cells_bars(Page *page, const FigureLine *const *lines, size_t count, Str title)
{
    Period period = fullest_period(lines, count);
    if (count > MOST_GROUPS || count_in(lines, count, period) < 2) {
        return;
    }
    BarGroup groups[MOST_GROUPS];
    ChartBar bars[MOST_GROUPS];
    for (size_t i = 0; i < count; i++) {
        bars[i] = bar_of(page, line_figure(lines[i], period), COLOUR_1);
        groups[i] = (BarGroup){cell_words(page, lines[i]->cell), &bars[i], 1};
    }
    const Unit *unit = lines[0]->series->definition->unit;
    Str what = text_fill(
        page->a, TEXT_BARS_CELLS, page->lang,
        PLACES({PLACE_GROUP, title}, {PLACE_UNIT, words_in(unit->many, page->lang, NULL)},
               {PLACE_PERIOD, shown_period(page->a, period, page->lang)}));
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        caption_line(page, what);
        draw(page, &(ChartBars){groups, count}, what);
    }
}

typedef struct Pairs {
    BarGroup groups[MOST_GROUPS];
    ChartBar bars[MOST_GROUPS][2];
    size_t count;
} Pairs;

/* Only shares: bars of one length mean the same in every row. */
static void add_pair(Page *page, Pairs *pairs, const FigureLine *line,
                     const Figure *whole)
{
    const Figure *last = line_last(line);
    ChartBar *bars = pairs->bars[pairs->count];
    bars[0] = bar_of(page, last, COLOUR_1);
    bars[0].name = words_in(line->region->name, page->lang, NULL);
    bars[1] = bar_of(page, whole, COLOUR_CONTEXT);
    bars[1].name = words_in(whole->region->name, page->lang, NULL);
    Str name = words_in(line->series->definition->indicator->name, page->lang, NULL);
    Str period = shown_period(page->a, last->period, page->lang);
    Str label = line->cell.count == 0
                    ? str_format(page->a, "%.*s, %.*s", STR_ARG(name), STR_ARG(period))
                    : str_format(page->a, "%.*s, %.*s, %.*s", STR_ARG(name),
                                 STR_ARG(cell_words(page, line->cell)), STR_ARG(period));
    pairs->groups[pairs->count++] = (BarGroup){label, bars, 2};
}

static void find_pairs(Page *page, const Region *region, Pairs *pairs)
{
    const View *view = page->view;
    for (size_t i = 0; i < view->pact->monitor.indicators.count; i++) {
        const SeriesView *main = view->ordered[i]->main;
        bool fits = main != NULL && main->series->definition->unit->is_share;
        for (size_t l = 0; fits && l < main->lines.count; l++) {
            const FigureLine *line = &main->lines.items[l];
            const Figure *last = line->region == region ? line_last(line) : NULL;
            const Figure *whole =
                last == NULL ? NULL
                             : figure_find(&view->pact->monitor, line->series, line->cell,
                                           view->country, last->period, view->as_of);
            if (whole != NULL && figure_has_value(whole) && pairs->count < MOST_GROUPS) {
                add_pair(page, pairs, line, whole);
            }
        }
    }
}

void region_bars(Page *page, const Region *region)
{
    Pairs *pairs = PUSH(page->a, Pairs);
    if (page->view->country == NULL) {
        return;
    }
    find_pairs(page, region, pairs);
    if (pairs->count == 0) {
        return;
    }
    Str what = text_fill(
        page->a, TEXT_BARS_REGION, page->lang,
        PLACES({PLACE_REGION, words_in(region->name, page->lang, NULL)},
               {PLACE_COUNTRY, words_in(page->view->country->name, page->lang, NULL)}));
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        caption_line(page, what);
        draw(page, &(ChartBars){pairs->groups, pairs->count}, what);
    }
}
