/* SPDX-License-Identifier: EUPL-1.2
 * compared_chart.c - groups at two moments, and groups with their ranges
 */
#include "publish/chart/dots.h"
#include "publish/chart/plot_svg.h"
#include "publish/chart/slope.h"
#include "publish/page/component.h"
#include "publish/page/parts_chart.h"
#include "publish/page/short_name.h"
#include "publish/text/shown.h"

#define MOST_GROUPS 12

static size_t count_in(const FigureLine *const *lines, size_t count, Period period)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const Figure *figure = line_figure(lines[i], period);
        found += figure != NULL && figure_has_value(figure) ? 1 : 0;
    }
    return found;
}

/* Whether some group has a value between these: a straight line would deny it. */
static bool has_between(const FigureLine *const *lines, size_t count, Period from,
                        Period to)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < lines[i]->figures.count; f++) {
            const Figure *figure = lines[i]->figures.items[f];
            if (figure_has_value(figure) && period_is_on_axis(figure->period) &&
                period_compare(figure->period, from) > 0 &&
                period_compare(figure->period, to) < 0) {
                return true;
            }
        }
    }
    return false;
}

/* The latest period before `before` that at least half of the groups have. */
static bool find_common(const FigureLine *const *lines, size_t count,
                        const Period *before, Period *found)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < lines[i]->figures.count; f++) {
            Period period = lines[i]->figures.items[f]->period;
            size_t known = count_in(lines, count, period);
            bool fits = period_is_on_axis(period) && known >= 2 && known * 2 >= count &&
                        (before == NULL || (before->kind == period.kind &&
                                            period_compare(period, *before) < 0));
            if (fits && (!any || period_compare(period, *found) > 0)) {
                *found = period;
                any = true;
            }
        }
    }
    return any;
}

/* The last two periods that most groups have, with nothing between them. */
static bool find_ends(const FigureLine *const *lines, size_t count, Period *from,
                      Period *to)
{
    return find_common(lines, count, NULL, to) && find_common(lines, count, to, from) &&
           !has_between(lines, count, *from, *to);
}

static SlopeEnd end_of(Page *page, const Figure *figure)
{
    if (figure == NULL) {
        return (SlopeEnd){.shown = text_get(TEXT_SHOWN_NO_FIGURE, page->lang)};
    }
    return (SlopeEnd){figure_has_value(figure), figure->value.value,
                      shown_as_provisional(figure),
                      shown_figure(page->a, figure, SHOWN_ON_AXIS, page->lang)};
}

static void draw_slope(Page *page, const ChartSlope *slope, Str title)
{
    Plot wide = chart_slope(page->a, slope, CHART_WIDE);
    Plot narrow = chart_slope(page->a, slope, CHART_NARROW);
    Str description = chart_slope_description(page->a, slope);
    plot_svg(page->h, &wide,
             &(PlotWords){page_id(page, S("chart")), S("plot-wide"), title, description});
    plot_svg(
        page->h, &narrow,
        &(PlotWords){page_id(page, S("chart")), S("plot-narrow"), title, description});
}

bool cells_slope(Page *page, const FigureLine *const *lines, size_t count, Str title)
{
    Period from, to;
    if (count < 2 || count > MOST_GROUPS || !find_ends(lines, count, &from, &to)) {
        return false;
    }
    SlopeLine ends[MOST_GROUPS];
    size_t joined = 0;
    for (size_t i = 0; i < count; i++) {
        const Figure *first = line_figure(lines[i], from);
        const Figure *last = line_figure(lines[i], to);
        ends[i] = (SlopeLine){.name = line_short_name(page, lines, count, i),
                              .colour = (PlotColour)((int)COLOUR_1 + (int)(i % 4)),
                              .marker = (PlotMarker)((int)MARKER_CIRCLE + (int)(i % 4)),
                              .from = end_of(page, first),
                              .to = end_of(page, last)};
        if (first != NULL && last != NULL) {
            ends[i].is_comparable =
                comparison(&page->view->pact->monitor, first, last).why_not == COMPARABLE;
        }
        joined += ends[i].is_comparable ? 1 : 0;
    }
    if (joined < 2 || joined * 2 < count) {
        return false;
    }
    ChartSlope slope = {.lines = ends,
                        .count = count,
                        .from_name = shown_period(page->a, from, page->lang),
                        .to_name = shown_period(page->a, to, page->lang),
                        .lang = page->lang};
    Str what = groups_title(
        page, lines, count, title,
        words_in(lines[0]->series->definition->unit->many, page->lang, NULL));
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS) {
            HTML(page->h, TAG_P, ATTRS(attr_class(S("what"))))
                html_text(page->h, what);
        }
        draw_slope(page, &slope, what);
    }
    return true;
}

/* The latest period of which some group has a value and the margin around it. */
static bool find_ranged_period(const FigureLine *const *lines, size_t count,
                               Period *period)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; f < lines[i]->figures.count; f++) {
            const Figure *figure = lines[i]->figures.items[f];
            bool fits = figure_has_value(figure) && shown_has_range(figure) &&
                        figure->range_kind != RANGE_ROUNDING;
            if (fits && (!any || period_compare(figure->period, *period) > 0)) {
                *period = figure->period;
                any = true;
            }
        }
    }
    return any;
}

static DotRow row_of(Page *page, Str label, const Figure *figure)
{
    DotRow row = {.label = label,
                  .colour = COLOUR_1,
                  .shown = text_get(TEXT_SHOWN_NO_FIGURE, page->lang)};
    if (figure == NULL) {
        return row;
    }
    row.has_value = figure_has_value(figure);
    row.value = figure->value.value;
    row.is_provisional = shown_as_provisional(figure);
    row.shown = shown_figure(page->a, figure, SHOWN_ON_AXIS, page->lang);
    if (shown_has_range(figure)) {
        row.range = figure->range_kind;
        row.low = figure->low.value;
        row.high = figure->high.value;
        row.range_shown =
            shown_range(page->a, shown_decimal(page->a, figure->low, page->lang),
                        shown_decimal(page->a, figure->high, page->lang), page->lang);
    }
    return row;
}

bool cells_ranges(Page *page, const FigureLine *const *lines, size_t count, Str title)
{
    Period period;
    if (count == 0 || count > MOST_GROUPS || !find_ranged_period(lines, count, &period)) {
        return false;
    }
    DotRow rows[MOST_GROUPS];
    for (size_t i = 0; i < count; i++) {
        rows[i] = row_of(page, line_short_name(page, lines, count, i),
                         line_figure(lines[i], period));
    }
    const Unit *unit = lines[0]->series->definition->unit;
    ChartDots dots = {.rows = rows,
                      .count = count,
                      .unit_symbol = words_in(unit->symbol, page->lang, NULL),
                      .lang = page->lang};
    Str what = text_fill(
        page->a, TEXT_BARS_CELLS, page->lang,
        PLACES({PLACE_GROUP, title}, {PLACE_UNIT, words_in(unit->many, page->lang, NULL)},
               {PLACE_PERIOD, shown_period(page->a, period, page->lang)}));
    Str description = chart_dots_description(page->a, &dots);
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS) {
            HTML(page->h, TAG_P, ATTRS(attr_class(S("what"))))
                html_text(page->h, what);
        }
        Plot wide = chart_dots(page->a, &dots, CHART_WIDE);
        Plot narrow = chart_dots(page->a, &dots, CHART_NARROW);
        plot_svg(
            page->h, &wide,
            &(PlotWords){page_id(page, S("chart")), S("plot-wide"), what, description});
        plot_svg(
            page->h, &narrow,
            &(PlotWords){page_id(page, S("chart")), S("plot-narrow"), what, description});
        HTML(page->h, TAG_P, ATTRS(attr_class(S("source"))))
            put(page, TEXT_DOTS_AID);
    }
    return true;
}
