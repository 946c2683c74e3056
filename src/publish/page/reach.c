/* SPDX-License-Identifier: EUPL-1.2
 * reach.c - one question about reach: its map, its table, its method
 */
#include "publish/page/reach.h"

#include <math.h>
#include <stdlib.h>

#include "pact/reach/published.h"
#include "publish/chart/places.h"
#include "publish/chart/plot_svg.h"
#include "publish/chart/tiles.h"
#include "publish/page/component.h"
#include "publish/text/shown.h"

#define MOST_LAST_SITES 25

static const ReachPublished *question_of(const Page *page)
{
    return page->subject;
}

static const ReachMeasures *whole(const ReachPublished *question)
{
    return &question->answer.regions[question->input->regions.count];
}

Title title_reach(Page *page)
{
    Title title;
    title.text = words_in(question_of(page)->name, page->lang, &title.lang);
    return title;
}

static Str ends(Page *page, double low, double high, int decimals)
{
    Str from = shown_double(page->a, low, decimals, page->lang);
    Str to = shown_double(page->a, high, decimals, page->lang);
    return str_equal(from, to) ? from : shown_range(page->a, from, to, page->lang);
}

static Str shown_count(Page *page, Count count)
{
    return ends(page, count.low, count.high, 0);
}

static Str shown_share(Page *page, Extent share)
{
    return ends(page, share.lowest * 100, share.highest * 100, 1);
}

static Str shown_length(Page *page, Extent length)
{
    if (isinf(length.lowest)) {
        return text_get(TEXT_REACH_NO_WAY, page->lang);
    }
    if (isinf(length.highest)) {
        return shown_range(page->a,
                           shown_double(page->a, length.lowest / 1000, 1, page->lang),
                           text_get(TEXT_REACH_NO_WAY, page->lang), page->lang);
    }
    return ends(page, length.lowest / 1000, length.highest / 1000, 1);
}

static Str shown_norm(Page *page)
{
    Decimal norm;
    CHECK(decimal_parse(question_of(page)->norm, &norm));
    return shown_decimal(page->a, norm, page->lang);
}

static void page_opening(Page *page)
{
    const ReachMeasures *all = whole(question_of(page));
    Title name = title_reach(page);
    Title title = {text_get(TEXT_REACH_FINDING_NOBODY, page->lang), page->lang};
    if (all->is_known) {
        title.text = text_fill(page->a, TEXT_REACH_FINDING, page->lang,
                               PLACES({PLACE_SHARE, shown_share(page, all->reached)},
                                      {PLACE_NORM, shown_norm(page)}));
    }
    Str lead = text_fill(page->a, TEXT_REACH_LEAD, page->lang,
                         PLACES({PLACE_PUPILS, shown_count(page, all->all)},
                                {PLACE_NONE, shown_count(page, all->none)},
                                {PLACE_ONE, shown_count(page, all->one)},
                                {PLACE_MORE, shown_count(page, all->more)}));
    opening(page, &(Opening){.kicker = name.text, .title = title, .lead = lead});
}

static PlaceClass class_of(const Reached *reached)
{
    return reached->within == 0   ? PLACE_CLASS_NONE
           : reached->within == 1 ? PLACE_CLASS_ONE
                                  : PLACE_CLASS_MORE;
}

/* Origins where pupils of the question live, and sites that teach it. */
static ChartPlaces chart_of(Page *page, size_t counts[PLACE_CLASSES])
{
    static const Areas no_areas;
    const ReachPublished *question = question_of(page);
    const ReachInput *input = question->input;
    Count *pupils = reach_together(page->a, input, question->cohorts);
    PlaceSpot *spots = PUSH_ARRAY(page->a, PlaceSpot, input->origin_count + 1);
    Point *sites = PUSH_ARRAY(page->a, Point, input->site_count + 1);
    ChartPlaces chart = {.spots = spots, .sites = sites, .lang = page->lang};
    chart.areas = question->scheme != NULL ? &question->scheme->areas : &no_areas;
    for (size_t i = 0; i < input->origin_count; i++) {
        if (pupils[i].high > 0) {
            PlaceClass class = class_of(&question->answer.reached[i]);
            spots[chart.spot_count++] = (PlaceSpot){input->origins[i].at, class};
            counts[class]++;
        }
    }
    for (size_t s = 0; s < input->site_count; s++) {
        if (site_counts(&input->sites[s], &question->question)) {
            sites[chart.site_count++] = input->sites[s].at;
        }
    }
    return chart;
}

static Str shown_size(Page *page, size_t count)
{
    return shown_integer(page->a, (int64_t)count, page->lang);
}

static void map_part(Page *page)
{
    size_t counts[PLACE_CLASSES] = {0};
    ChartPlaces chart = chart_of(page, counts);
    Str title = text_fill(page->a, TEXT_REACH_MAP_WHAT, page->lang,
                          PLACES({PLACE_NORM, shown_norm(page)}));
    Str description =
        text_fill(page->a, TEXT_REACH_MAP_DESCRIPTION, page->lang,
                  PLACES({PLACE_SPOTS, shown_size(page, chart.spot_count)},
                         {PLACE_MORE, shown_size(page, counts[PLACE_CLASS_MORE])},
                         {PLACE_ONE, shown_size(page, counts[PLACE_CLASS_ONE])},
                         {PLACE_NONE, shown_size(page, counts[PLACE_CLASS_NONE])}));
    if (chart.spot_count == 0) {
        return;
    }
    WIDE_PART(page, S("map"), TEXT_REACH_MAP) {
        HTML(page->h, TAG_FIGURE,
             ATTRS(attr_class(S("reach-map")),
                   attr_words(text_get(TEXT_REACH_ZOOM_WORDS, page->lang)))) {
            HTML(page->h, TAG_FIGCAPTION, NO_ATTRS)
                plain_paragraph(page, title);
            Plot wide = chart_places(page->a, &chart, CHART_WIDE);
            plot_svg(page->h, &wide,
                     &(PlotWords){page_id(page, S("map")), S("plot-wide"), title,
                                  description});
            Plot narrow = chart_places(page->a, &chart, CHART_NARROW);
            plot_svg(page->h, &narrow,
                     &(PlotWords){page_id(page, S("map")), S("plot-narrow"), title,
                                  description});
            HTML(page->h, TAG_P, ATTRS(attr_class(S("source"))))
                put(page, TEXT_REACH_MAP_CAUTION);
        }
    }
}

static void number_cell(Page *page, Str text)
{
    HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
        html_text(page->h, text);
}

static Str shown_fragile(Page *page, const ReachMeasures *measures)
{
    if (measures->fragile_site == REACH_NONE || !measures->is_known) {
        return S("–");
    }
    Count rest = {measures->all.low - measures->fragile.low,
                  measures->all.high - measures->fragile.high};
    return shown_share(page, share_extent(measures->fragile, rest));
}

static void region_row(Page *page, size_t r)
{
    const ReachPublished *question = question_of(page);
    const ReachMeasures *measures = &question->answer.regions[r];
    HTML(page->h, TAG_TR, NO_ATTRS) {
        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
            if (r == question->input->regions.count) {
                put(page, TEXT_REACH_WHOLE);
            } else {
                put_words(page, reach_region_name(question, r));
            }
        }
        number_cell(page, shown_count(page, measures->all));
        number_cell(page, shown_count(page, measures->none));
        number_cell(page, shown_count(page, measures->one));
        number_cell(page, shown_count(page, measures->more));
        number_cell(page,
                    measures->is_known ? shown_share(page, measures->reached) : S("–"));
        number_cell(page,
                    measures->has_mean ? shown_length(page, measures->mean) : S("–"));
        number_cell(page,
                    measures->is_known ? shown_length(page, measures->p95) : S("–"));
        number_cell(page, shown_fragile(page, measures));
    }
}

static void table_part(Page *page)
{
    static const TextKey columns[] = {
        TEXT_REACH_PUPILS, TEXT_REACH_NONE, TEXT_REACH_ONE, TEXT_REACH_TWO,
        TEXT_REACH_SHARE,  TEXT_REACH_MEAN, TEXT_REACH_P95, TEXT_REACH_FRAGILE};
    Str caption = text_fill(
        page->a, TEXT_REACH_TABLE_CAPTION, page->lang,
        PLACES({PLACE_NAME, title_reach(page).text}, {PLACE_NORM, shown_norm(page)}));
    WIDE_PART(page, S("table"), TEXT_REACH_TABLE) {
        TABLE(page, caption) {
            HTML(page->h, TAG_THEAD, NO_ATTRS) {
                HTML(page->h, TAG_TR, NO_ATTRS) {
                    column(page, TEXT_REACH_REGION);
                    for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++) {
                        column_text(page, text_get(columns[c], page->lang), true);
                    }
                }
            }
            HTML(page->h, TAG_TBODY, NO_ATTRS) {
                for (size_t r = 0; r <= question_of(page)->input->regions.count; r++) {
                    region_row(page, r);
                }
            }
        }
        small_paragraph(page, TEXT_REACH_FRAGILE_NOTE);
    }
}

static double middle_pct(const ReachMeasures *measures)
{
    return (measures->reached.lowest + measures->reached.highest) * 50;
}

/* Regions the pact knows a place for on a map of tiles. */
static void tiles_part(Page *page)
{
    const ReachPublished *question = question_of(page);
    size_t regions = question->input->regions.count;
    Tile *tiles = PUSH_ARRAY(page->a, Tile, regions + 1);
    double lowest = 100, highest = 0;
    for (size_t r = 0; r < regions; r++) {
        const ReachMeasures *measures = &question->answer.regions[r];
        if (measures->is_known) {
            lowest = fmin(lowest, middle_pct(measures));
            highest = fmax(highest, middle_pct(measures));
        }
    }
    TileClasses classes = tile_classes(fmin(lowest, highest), highest);
    ChartTiles chart = {
        .tiles = tiles, .classes = &classes, .unit_symbol = S("%"), .lang = page->lang};
    for (size_t r = 0; r < regions; r++) {
        const Region *region = question->regions[r];
        const ReachMeasures *measures = &question->answer.regions[r];
        if (region == NULL) {
            continue;
        }
        tiles[chart.count++] = (Tile){
            .name = words_in(region->name, page->lang, NULL),
            .short_name = region->short_name,
            .row = region->row,
            .column = region->column,
            .step = measures->is_known ? tile_step(&classes, middle_pct(measures)) : 0,
            .shown = measures->is_known ? shown_share(page, measures->reached) : S("–"),
        };
    }
    if (!chart_tiles_can_draw(&chart)) {
        return;
    }
    Str title = text_get(TEXT_REACH_TILES, page->lang);
    PART(page, S("tiles"), TEXT_REACH_TILES) {
        HTML(page->h, TAG_FIGURE, NO_ATTRS) {
            Plot plot = chart_tiles(page->a, &chart, CHART_NARROW);
            plot_svg(page->h, &plot,
                     &(PlotWords){page_id(page, S("map")), S(""), title,
                                  chart_tiles_description(page->a, &chart)});
        }
    }
}

static void distances_part(Page *page)
{
    const ReachMeasures *all = whole(question_of(page));
    PART(page, S("distances"), TEXT_REACH_DISTANCES) {
        TABLE(page, text_get(TEXT_REACH_DISTANCES_CAPTION, page->lang)) {
            HTML(page->h, TAG_THEAD, NO_ATTRS) {
                HTML(page->h, TAG_TR, NO_ATTRS) {
                    column(page, TEXT_REACH_DISTANCE);
                    column_text(page, text_get(TEXT_REACH_SHARE, page->lang), true);
                }
            }
            HTML(page->h, TAG_TBODY, NO_ATTRS) {
                for (size_t s = 0; s < REACH_STEPS; s++) {
                    Str km = shown_double(page->a, REACH_STEPS_KM[s], 0, page->lang);
                    HTML(page->h, TAG_TR, NO_ATTRS) {
                        HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
                            put_filled(page, TEXT_REACH_KILOMETRES,
                                       PLACES({PLACE_COUNT, km}));
                        number_cell(page, all->is_known
                                              ? shown_share(page, all->within[s])
                                              : S("–"));
                    }
                }
            }
        }
    }
}

typedef struct LastSite {
    const ReachSite *site;
    Count pupils;
} LastSite;

static int compare_last(const void *a, const void *b)
{
    const LastSite *left = a, *right = b;
    if (left->pupils.high != right->pupils.high) {
        return left->pupils.high > right->pupils.high ? -1 : 1;
    }
    return str_compare(left->site->id, right->site->id);
}

static void last_table(Page *page, const LastSite *last, size_t count)
{
    TABLE(page, text_get(TEXT_REACH_LAST_CAPTION, page->lang)) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column(page, TEXT_REACH_SCHOOL);
                column_text(page, text_get(TEXT_REACH_LAST_COLUMN, page->lang), true);
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < count; i++) {
                HTML(page->h, TAG_TR, NO_ATTRS) {
                    HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW))) {
                        html_text(page->h, last[i].site->name);
                        html_text(page->h, S(" ("));
                        html_text(page->h, last[i].site->id);
                        html_text(page->h, S(")"));
                    }
                    number_cell(page, shown_count(page, last[i].pupils));
                }
            }
        }
    }
}

static void last_part(Page *page)
{
    const ReachPublished *question = question_of(page);
    const ReachInput *input = question->input;
    LastSite *last = PUSH_ARRAY(page->a, LastSite, input->site_count + 1);
    size_t count = 0;
    for (size_t s = 0; s < input->site_count; s++) {
        if (question->answer.last[s].high > 0) {
            last[count++] = (LastSite){&input->sites[s], question->answer.last[s]};
        }
    }
    qsort(last, count, sizeof *last, compare_last);
    PART(page, S("last"), TEXT_REACH_LAST) {
        if (count == 0) {
            paragraph(page, TEXT_REACH_LAST_NONE);
        } else if (!question->names_sites) {
            paragraph(page, TEXT_REACH_LAST_PRIVATE);
        } else {
            last_table(page, last, count < MOST_LAST_SITES ? count : MOST_LAST_SITES);
            small_paragraph(page, TEXT_REACH_LAST_NOTE);
        }
    }
}

static void way_paragraph(Page *page)
{
    const ReachRead *read = page->view->pact->reach->read;
    Str low = shown_double(page->a, read->roads.lowest, 1, page->lang);
    if (read->roads.highest == 1) {
        paragraph(page, TEXT_REACH_WAY_STRAIGHT);
    } else if (read->roads.lowest == read->roads.highest) {
        Str straight = shown_double(page->a, 12 / read->roads.lowest, 1, page->lang);
        paragraph_filled(page, TEXT_REACH_WAY_ROAD,
                         PLACES({PLACE_ROAD, low}, {PLACE_STRAIGHT, straight}));
    } else {
        Str high = shown_double(page->a, read->roads.highest, 1, page->lang);
        paragraph_filled(page, TEXT_REACH_WAY_ROADS,
                         PLACES({PLACE_ROAD, low}, {PLACE_STRAIGHT, high}));
    }
    if (read->has_matrix) {
        paragraph(page, TEXT_REACH_WAY_MATRIX);
    }
    if (read->input.barrier_count > 0) {
        paragraph_filled(
            page, TEXT_REACH_WAY_BARRIERS,
            PLACES({PLACE_COUNT, shown_size(page, read->input.barrier_count)}));
    }
}

static void count_paragraph(Page *page, TextKey key, Count count)
{
    if (count.high > 0) {
        paragraph_filled(page, key, PLACES({PLACE_PUPILS, shown_count(page, count)}));
    }
}

static void method_part(Page *page)
{
    const ReachPublished *question = question_of(page);
    const ReachMeasures *all = whole(question);
    PART(page, S("method"), TEXT_REACH_METHOD) {
        way_paragraph(page);
        if (!count_is_exact(all->all)) {
            paragraph(page, TEXT_REACH_HIDDEN);
        }
        count_paragraph(page, TEXT_REACH_UNCOUNTED,
                        page->view->pact->reach->read->uncounted);
        count_paragraph(page, TEXT_REACH_EDGE, all->edge);
        count_paragraph(page, TEXT_REACH_UNREACHED, all->no_way);
        paragraph(page, TEXT_REACH_NO_CAUSE);
        if (question->series != NULL) {
            HTML(page->h, TAG_P, NO_ATTRS)
                indicator_link(page, question->series->definition->indicator);
        }
        if (question->source != NULL) {
            HTML(page->h, TAG_P, NO_ATTRS)
                source_link(page, question->source);
        }
    }
}

void render_reach(Page *page)
{
    page_opening(page);
    map_part(page);
    table_part(page);
    tiles_part(page);
    distances_part(page);
    last_part(page);
    method_part(page);
}

static void links(Page *page, const Indicator *only, TextKey heading_key)
{
    const PactReach *reach = page->view->pact->reach;
    size_t count = 0;
    for (size_t i = 0; reach != NULL && i < reach->questions.count; i++) {
        const Series *series = reach->questions.items[i].series;
        count +=
            only == NULL || (series != NULL && series->definition->indicator == only);
    }
    if (count == 0) {
        return;
    }
    PART(page, S("reach"), heading_key) {
        paragraph(page, TEXT_REACH_LINKS_LEAD);
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < reach->questions.count; i++) {
                const ReachPublished *question = &reach->questions.items[i];
                const Series *series = question->series;
                if (only == NULL ||
                    (series != NULL && series->definition->indicator == only)) {
                    HTML(page->h, TAG_LI, NO_ATTRS)
                        link_words(page, page_to(page, PAGE_REACH, question),
                                   question->name);
                }
            }
        }
    }
}

void reach_links(Page *page)
{
    links(page, NULL, TEXT_REACH_MENU);
}

void reach_links_of(Page *page, const Indicator *indicator)
{
    if (page->kind == PAGE_INDICATOR) {
        links(page, indicator, TEXT_REACH_PART_INDICATOR);
    }
}
