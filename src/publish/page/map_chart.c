/* SPDX-License-Identifier: EUPL-1.2
 * map_chart.c - regions on a map of tiles
 */
#include "publish/page/map_chart.h"

#include <math.h>

#include "publish/chart/plot_svg.h"
#include "publish/chart/tiles.h"
#include "publish/page/component.h"
#include "publish/page/region_counts.h"
#include "publish/text/shown.h"

#define MOST_MAPS 3

/* The regions of a scheme as tiles; values come later. */
typedef struct Map {
    RegionRefs regions;
    Tile *tiles;
    TileClasses classes;
    ChartTiles chart;
    bool has_doubt; /* a question mark stands on a tile */
} Map;

static Map *map_of(Page *page, const RegionScheme *scheme)
{
    Map *map = PUSH(page->a, Map);
    map->regions = regions_of_scheme(page->a, &page->view->pact->regions, scheme);
    map->tiles = PUSH_ARRAY(page->a, Tile, map->regions.count + 1);
    for (size_t i = 0; i < map->regions.count; i++) {
        const Region *region = map->regions.items[i];
        map->tiles[i] = (Tile){.name = words_in(region->name, page->lang, NULL),
                               .short_name = region->short_name,
                               .row = region->row,
                               .column = region->column};
    }
    map->chart = (ChartTiles){
        .tiles = map->tiles, .count = map->regions.count, .lang = page->lang};
    return map;
}

static void draw(Page *page, const ChartTiles *chart, ChartSize size, Str class,
                 Str title)
{
    Plot plot = chart_tiles(page->a, chart, size);
    plot_svg(page->h, &plot,
             &(PlotWords){page_id(page, S("map")), class, title,
                          chart_tiles_description(page->a, chart)});
}

/* Where a drawing has numbers for names. */
static void number_list(Page *page, const Map *map, ChartSize size)
{
    if (!chart_tiles_has_numbers(page->a, &map->chart, size)) {
        return;
    }
    HTML(page->h, TAG_OL, ATTRS(attr_class(S("tile-list")))) {
        for (size_t i = 0; i < map->regions.count; i++) {
            HTML(page->h, TAG_LI, NO_ATTRS)
                put_words(page, map->regions.items[i]->name);
        }
    }
}

/* "3 Noord-Holland Noord, 6 Flevoland": the own tiles of a map with numbers. */
static void own_list(Page *page, const Map *map)
{
    if (!chart_tiles_has_numbers(page->a, &map->chart, CHART_NARROW)) {
        return;
    }
    Str *names = PUSH_ARRAY(page->a, Str, map->regions.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < map->regions.count; i++) {
        if (map->tiles[i].is_own) {
            names[count++] =
                str_format(page->a, "%zu\u00a0%.*s", i + 1, STR_ARG(map->tiles[i].name));
        }
    }
    HTML(page->h, TAG_P, ATTRS(attr_class(S("source"))))
        html_text(page->h, str_join(page->a, names, count, S(", ")));
}

/* One of some maps beside each other: the narrow drawing fits everywhere. */
static void small_map(Page *page, const Map *map, Str title, Words note)
{
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS) {
            HTML(page->h, TAG_P, ATTRS(attr_class(S("what"))))
                html_text(page->h, title);
        }
        draw(page, &map->chart, CHART_NARROW, S(""), title);
        own_list(page, map);
        if (map->has_doubt) {
            HTML(page->h, TAG_P, ATTRS(attr_class(S("source"))))
                put(page, TEXT_MAP_DOUBT);
        }
        if (words_are_set(note)) {
            HTML(page->h, TAG_P, ATTRS(attr_class(S("source"))))
                put_words(page, note);
        }
    }
}

typedef enum Counted { COUNTED_FIGURES, COUNTED_PROMISES, COUNTED_PRACTICES } Counted;
#define COUNTED 3

static const TextKey counted_names[] = {TEXT_MAP_FIGURES, TEXT_MAP_PROMISES,
                                        TEXT_MAP_PRACTICES};

static size_t count_of(const RegionCounts *counts, Counted what)
{
    switch (what) {
    case COUNTED_FIGURES:
        return counts->figures;
    case COUNTED_PROMISES:
        return counts->promises;
    case COUNTED_PRACTICES:
        break;
    }
    return counts->practices;
}

/* Nothing recorded is an open tile with a zero: a count, not a gap. */
static void count_map(Page *page, const RegionScheme *scheme, Counted what)
{
    Map *map = map_of(page, scheme);
    size_t most = 0;
    for (size_t i = 0; i < map->regions.count; i++) {
        RegionCounts counts = region_counts(page->view, map->regions.items[i]);
        size_t count = count_of(&counts, what);
        most = count > most ? count : most;
    }
    map->classes = tile_classes(0, fmax((double)most, 2));
    for (size_t i = 0; i < map->regions.count; i++) {
        RegionCounts counts = region_counts(page->view, map->regions.items[i]);
        size_t count = count_of(&counts, what);
        map->tiles[i].shown = shown_integer(page->a, (int64_t)count, page->lang);
        map->tiles[i].step = count == 0 ? 0 : tile_step(&map->classes, (double)count);
    }
    small_map(page, map, text_get(counted_names[what], page->lang), NO_WORDS);
}

static void count_table(Page *page)
{
    Words name = page->view->pact->head->regions->name;
    TABLE(page, text_fill(page->a, TEXT_MAP_COUNT_CAPTION, page->lang,
                          PLACES({PLACE_REGIONS, words_in(name, page->lang, NULL)}))) {
        HTML(page->h, TAG_THEAD, NO_ATTRS) {
            HTML(page->h, TAG_TR, NO_ATTRS) {
                column_text(
                    page,
                    shown_capital(page->a, words_in(page->view->pact->head->regions->one,
                                                    page->lang, NULL)),
                    false);
                for (size_t c = 0; c < COUNTED; c++) {
                    column_text(page, text_get(counted_names[c], page->lang), true);
                }
            }
        }
        HTML(page->h, TAG_TBODY, NO_ATTRS) {
            for (size_t i = 0; i < page->view->regions.count; i++) {
                const Region *region = page->view->regions.items[i];
                RegionCounts counts = region_counts(page->view, region);
                HTML(page->h, TAG_TR, NO_ATTRS) {
                    HTML(page->h, TAG_TH, ATTRS(attr_scope(SCOPE_ROW)))
                        region_link(page, region);
                    for (size_t c = 0; c < COUNTED; c++) {
                        HTML(page->h, TAG_TD, ATTRS(attr_class(S("number"))))
                            html_text(page->h,
                                      shown_integer(
                                          page->a, (int64_t)count_of(&counts, (Counted)c),
                                          page->lang));
                    }
                }
            }
        }
    }
}

void regions_map(Page *page)
{
    const RegionScheme *scheme = page->view->pact->head->regions;
    if (scheme == NULL || !chart_tiles_can_draw(&map_of(page, scheme)->chart)) {
        return;
    }
    PART(page, S("map"), TEXT_PART_MAP) {
        paragraph(page, TEXT_MAP_COUNTS_LEAD);
        HTML(page->h, TAG_DIV, ATTRS(attr_class(S("maps")))) {
            for (size_t c = 0; c < COUNTED; c++) {
                count_map(page, scheme, (Counted)c);
            }
        }
        count_table(page);
    }
}

/* Shares of one series, group and period in the regions of one scheme. */
typedef struct ShareMap {
    const SeriesView *series;
    Cell cell;
    const RegionScheme *scheme;
    Period period;
    size_t count; /* regions with a value */
} ShareMap;

static const Figure *figure_in(const ShareMap *share, const Region *region)
{
    const FigureLine *line = series_line(share->series, share->cell.text, region);
    const Figure *figure = line == NULL ? NULL : line_figure(line, share->period);
    return figure != NULL && figure_has_value(figure) ? figure : NULL;
}

static size_t count_regions(const ShareMap *share)
{
    size_t count = 0;
    for (size_t i = 0; i < share->series->lines.count; i++) {
        const FigureLine *line = &share->series->lines.items[i];
        if (line->region->scheme == share->scheme && line->region->row > 0 &&
            str_equal(line->cell.text, share->cell.text)) {
            count += figure_in(share, line->region) != NULL ? 1 : 0;
        }
    }
    return count;
}

/* The period in which most regions have a share; of equals the latest. */
static ShareMap best_period(const SeriesView *series, const FigureLine *like)
{
    ShareMap best = {
        .series = series, .cell = like->cell, .scheme = like->region->scheme};
    for (size_t i = 0; i < series->lines.count; i++) {
        const FigureLine *line = &series->lines.items[i];
        for (size_t f = 0; f < line->figures.count; f++) {
            ShareMap other = best;
            other.period = line->figures.items[f]->period;
            other.count = count_regions(&other);
            if (other.count > best.count ||
                (other.count == best.count &&
                 period_compare(other.period, best.period) > 0)) {
                best = other;
            }
        }
    }
    return best;
}

static bool is_listed(const ShareMap *maps, size_t count, const ShareMap *map)
{
    for (size_t i = 0; i < count; i++) {
        if (maps[i].series == map->series && maps[i].scheme == map->scheme &&
            str_equal(maps[i].cell.text, map->cell.text)) {
            return true;
        }
    }
    return false;
}

/* Adds the maps of a series; with `own`, those on which that region has a value. */
static size_t find_maps(Page *page, const SeriesView *series, const Region *own,
                        ShareMap *maps, size_t count)
{
    if (!series->series->definition->unit->is_share) {
        return count;
    }
    for (size_t i = 0; i < series->lines.count && count < MOST_MAPS; i++) {
        const FigureLine *line = &series->lines.items[i];
        if (line->region->row == 0 || (own != NULL && line->region != own)) {
            continue;
        }
        ShareMap map = best_period(series, line);
        if (map.count >= 2 && !is_listed(maps, count, &map) &&
            (own == NULL || figure_in(&map, own) != NULL) &&
            chart_tiles_can_draw(&map_of(page, map.scheme)->chart)) {
            maps[count++] = map;
        }
    }
    return count;
}

static Map *fill_map(Page *page, const ShareMap *share, const Region *own)
{
    Map *map = map_of(page, share->scheme);
    double lowest = 0, highest = 0;
    for (size_t i = 0; i < map->regions.count; i++) {
        const Figure *figure = figure_in(share, map->regions.items[i]);
        lowest = figure == NULL ? lowest : fmin(lowest, figure->value.value);
        highest = figure == NULL ? highest : fmax(highest, figure->value.value);
    }
    map->classes = tile_classes(lowest, highest);
    for (size_t i = 0; i < map->regions.count; i++) {
        const Figure *figure = figure_in(share, map->regions.items[i]);
        Tile *tile = &map->tiles[i];
        tile->is_own = map->regions.items[i] == own;
        tile->shown = text_get(TEXT_TILES_EMPTY, page->lang);
        if (figure != NULL) {
            tile->shown = shown_figure(page->a, figure, SHOWN_IN_TABLE, page->lang);
            tile->step = tile_step(&map->classes, figure->value.value);
            tile->is_provisional = shown_as_provisional(figure);
        }
    }
    map->chart.classes = &map->classes;
    map->chart.unit_symbol =
        words_in(share->series->series->definition->unit->symbol, page->lang, NULL);
    return map;
}

/* "Natuurprofiel, havo, in procent, 2017/18" */
static Str share_title(Page *page, const ShareMap *share)
{
    const Definition *definition = share->series->series->definition;
    Str name = words_in(definition->indicator->name, page->lang, NULL);
    if (share->cell.count > 0) {
        name = str_format(page->a, "%.*s, %.*s", STR_ARG(name),
                          STR_ARG(cell_words(page, share->cell)));
    }
    return text_fill(
        page->a, TEXT_MAP_SHARE, page->lang,
        PLACES({PLACE_NAME, name},
               {PLACE_UNIT, words_in(definition->unit->many, page->lang, NULL)},
               {PLACE_PERIOD, shown_period(page->a, share->period, page->lang)}));
}

static void share_note(Page *page, const ShareMap *share, const Map *map)
{
    Str all = shown_integer(page->a, (int64_t)map->regions.count, page->lang);
    HTML(page->h, TAG_P, ATTRS(attr_class(S("source")))) {
        html_text(page->h, text_count(page->a, TEXT_MAP_KNOWN, (int64_t)share->count,
                                      page->lang, PLACES({PLACE_ALL, all})));
        put_space(page);
        put_filled(
            page, TEXT_MAP_CLASSES,
            PLACES({PLACE_LIST, tile_class_words(page->a, &map->classes, page->lang)}));
    }
}

static void share_map(Page *page, const ShareMap *share, const Region *own)
{
    const Map *map = fill_map(page, share, own);
    Str title = share_title(page, share);
    HTML(page->h, TAG_FIGURE, NO_ATTRS) {
        HTML(page->h, TAG_FIGCAPTION, NO_ATTRS) {
            HTML(page->h, TAG_P, ATTRS(attr_class(S("what"))))
                html_text(page->h, title);
        }
        HTML(page->h, TAG_DIV, ATTRS(attr_class(S("map-and-list")))) {
            draw(page, &map->chart, CHART_WIDE, S("plot-wide"), title);
            draw(page, &map->chart, CHART_NARROW, S("plot-narrow"), title);
            number_list(page, map, CHART_NARROW);
        }
        share_note(page, share, map);
    }
}

void indicator_map(Page *page, const IndicatorView *view)
{
    ShareMap maps[MOST_MAPS];
    size_t count = view->main == NULL ? 0 : find_maps(page, view->main, NULL, maps, 0);
    if (count == 0) {
        return;
    }
    PART(page, S("map"), TEXT_PART_MAP) {
        paragraph(page, TEXT_MAP_LEAD);
        for (size_t i = 0; i < count; i++) {
            share_map(page, &maps[i], NULL);
        }
    }
}

static bool is_doubtful(const View *view, const Region *place, const Region *region)
{
    const MembershipList *all = &view->pact->regions.memberships;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].place == place && all->items[i].region == region) {
            return all->items[i].certainty == CERTAINTY_DOUBTFUL;
        }
    }
    return false;
}

/* Lights the tiles of the members of `region`, or the region itself. */
static bool light(Page *page, Map *map, const RegionRefs *members, const Region *region)
{
    bool any = false;
    for (size_t i = 0; i < map->regions.count; i++) {
        for (size_t m = 0; m < members->count; m++) {
            if (map->regions.items[i] == members->items[m] && map->tiles[i].row > 0) {
                map->tiles[i].is_own = true;
                map->tiles[i].step = 2;
                if (is_doubtful(page->view, map->regions.items[i], region)) {
                    map->tiles[i].shown = S("?");
                    map->has_doubt = true;
                }
                any = true;
            }
        }
    }
    return any;
}

static void place_map(Page *page, const RegionScheme *scheme, const RegionRefs *members,
                      const Region *region, Words note)
{
    Map *map = map_of(page, scheme);
    if (chart_tiles_can_draw(&map->chart) && light(page, map, members, region)) {
        Str title = text_fill(
            page->a, TEXT_MAP_PLACE, page->lang,
            PLACES({PLACE_REGIONS,
                    shown_capital(page->a, words_in(scheme->name, page->lang, NULL))},
                   {PLACE_REGION, words_in(region->name, page->lang, NULL)}));
        small_map(page, map, title, note);
    }
}

static bool has_place(Page *page, const Region *region)
{
    return region->row > 0 && chart_tiles_can_draw(&map_of(page, region->scheme)->chart);
}

void region_map(Page *page, const Region *region)
{
    if (!has_place(page, region)) {
        return;
    }
    const View *view = page->view;
    ShareMap maps[MOST_MAPS];
    size_t count = 0;
    for (size_t i = 0; i < view->pact->monitor.series.count; i++) {
        count = find_maps(page, &view->series[i], region, maps, count);
    }
    RegionRefs self = {&region, 1};
    PART(page, S("map"), TEXT_PART_MAP) {
        paragraph(page, TEXT_MAP_PLACE_LEAD);
        HTML(page->h, TAG_DIV, ATTRS(attr_class(S("maps")))) {
            place_map(page, region->scheme, &self, region, NO_WORDS);
            for (size_t i = 0; i < view->pact->regions.schemes.count; i++) {
                const RegionScheme *scheme = &view->pact->regions.schemes.items[i];
                RegionRefs members =
                    regions_members(page->a, &view->pact->regions, region, scheme);
                if (members.count > 0 && scheme != region->scheme) {
                    place_map(page, scheme, &members, region, scheme->note);
                }
            }
        }
        for (size_t i = 0; i < count; i++) {
            share_map(page, &maps[i], region);
        }
    }
}
