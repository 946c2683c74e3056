/* SPDX-License-Identifier: EUPL-1.2
 * tiles.c - draws regions as tiles
 */
#include "publish/chart/tiles.h"

#include <math.h>

#include "publish/chart/label.h"
#include "publish/chart/scale.h"
#include "publish/text/shown.h"
#include "publish/text/text.h"

#define WIDEST_TILE 116.0
#define ROOMY_TILE 84.0
#define PAD 7.0

typedef enum TileNaming { BY_NAME, BY_SHORT_NAME, BY_NUMBER } TileNaming;

typedef struct TileLayout {
    Arena *arena;
    const ChartTiles *tiles;
    Plot plot;
    TileNaming naming;
    int64_t first_row;
    int64_t first_column;
    int64_t rows;
    int64_t columns;
    double width; /* of a tile */
    double height;
    bool has_values;
} TileLayout;

static bool is_on_map(const Tile *tile)
{
    return tile->row > 0 && tile->column > 0;
}

TileClasses tile_classes(double lowest, double highest)
{
    Ticks ticks = ticks_for(lowest, highest, true);
    int first = ticks.first, last = ticks.last;
    int every = 1;
    while ((last - first + every - 1) / every > COLOUR_STEPS) {
        every++;
    }
    TileClasses classes = {.decimals = ticks.decimals};
    for (int at = first; at < last; at += every) {
        classes.bounds[classes.count++] = at * ticks.step;
    }
    classes.bounds[classes.count] = (first + every * (int)classes.count) * ticks.step;
    return classes;
}

int tile_step(const TileClasses *classes, double value)
{
    size_t at = 0;
    while (at + 1 < classes->count && value >= classes->bounds[at + 1]) {
        at++;
    }
    static const int steps[][COLOUR_STEPS] = {
        {2, 0, 0, 0}, {1, 3, 0, 0}, {1, 2, 4, 0}, {1, 2, 3, 4}};
    return steps[classes->count - 1][at];
}

bool chart_tiles_can_draw(const ChartTiles *tiles)
{
    size_t count = 0;
    for (size_t i = 0; i < tiles->count; i++) {
        const Tile *tile = &tiles->tiles[i];
        count += is_on_map(tile) ? 1 : 0;
        for (size_t j = 0; j < i && is_on_map(tile); j++) {
            if (tiles->tiles[j].row == tile->row &&
                tiles->tiles[j].column == tile->column) {
                return false;
            }
        }
    }
    return count >= 2;
}

static Str tile_name(const TileLayout *layout, size_t i)
{
    switch (layout->naming) {
    case BY_NAME:
        return layout->tiles->tiles[i].name;
    case BY_SHORT_NAME:
        return layout->tiles->tiles[i].short_name;
    case BY_NUMBER:
        break;
    }
    return str_format(layout->arena, "%zu", i + 1);
}

static PlotStyle name_style(const Tile *tile)
{
    return tile->is_own ? PLOT_ON_VALUE : PLOT_ON;
}

static Label name_label(const TileLayout *layout, size_t i)
{
    return label_wrap(layout->arena, tile_name(layout, i), layout->width - 2 * PAD,
                      name_style(&layout->tiles->tiles[i]), 2);
}

/* Sets the height; false when a name does not fit. */
static bool try_naming(TileLayout *layout, TileNaming naming, double width)
{
    layout->naming = naming;
    layout->width = floor(width);
    double lines = 1;
    for (size_t i = 0; i < layout->tiles->count; i++) {
        if (!is_on_map(&layout->tiles->tiles[i])) {
            continue;
        }
        Label label = name_label(layout, i);
        if (label.is_cut || label.count == 0) {
            return false;
        }
        lines = fmax(lines, (double)label.count);
    }
    layout->height = 12 + 15 * lines + (layout->has_values ? 17 : 0);
    return true;
}

/* A tile without value needs no room for it: a dash will do. */
static double widest_value(const TileLayout *layout)
{
    double widest = 0;
    for (size_t i = 0; i < layout->tiles->count; i++) {
        const Tile *tile = &layout->tiles->tiles[i];
        if (tile->step > 0) {
            widest = fmax(widest, plot_text_width(tile->shown, PLOT_ON_VALUE));
        }
    }
    return widest;
}

static void find_place(TileLayout *layout)
{
    int64_t first_row = INT64_MAX, first_column = INT64_MAX, last_row = 0,
            last_column = 0;
    for (size_t i = 0; i < layout->tiles->count; i++) {
        const Tile *tile = &layout->tiles->tiles[i];
        if (!is_on_map(tile)) {
            continue;
        }
        first_row = tile->row < first_row ? tile->row : first_row;
        first_column = tile->column < first_column ? tile->column : first_column;
        last_row = tile->row > last_row ? tile->row : last_row;
        last_column = tile->column > last_column ? tile->column : last_column;
        layout->has_values = layout->has_values || tile->shown.length > 0;
    }
    layout->first_row = first_row;
    layout->first_column = first_column;
    layout->rows = last_row - first_row + 1;
    layout->columns = last_column - first_column + 1;
}

static double key_height(const TileLayout *layout)
{
    return layout->tiles->classes == NULL ? 0 : 46;
}

static TileLayout layout_of(Arena *a, const ChartTiles *tiles, ChartSize size)
{
    double room = size == CHART_WIDE ? 700 : size == CHART_NARROW ? 288 : 300;
    TileLayout layout = {.arena = a, .tiles = tiles};
    find_place(&layout);
    double most = floor((room - 4) / (double)layout.columns);
    double values = widest_value(&layout) + 2 * PAD;
    bool named = false;
    for (double width = fmin(most, ROOMY_TILE);
         !named && width <= fmin(most, WIDEST_TILE); width += 4) {
        named = width >= values && try_naming(&layout, BY_NAME, width);
    }
    double small = fmin(most, fmax(tiles->count > 16 ? 42 : 56, values));
    if (!named && !try_naming(&layout, BY_SHORT_NAME, small)) {
        (void)try_naming(&layout, BY_NUMBER, small);
    }
    layout.height = fmax(layout.height, fmin(layout.width, 56));
    double width = layout.width * (double)layout.columns + 4;
    layout.plot =
        plot_in(a, tiles->classes == NULL ? width : fmax(width, fmin(room, 288)),
                layout.height * (double)layout.rows + 4 + key_height(&layout));
    return layout;
}

static PlotColour step_colour(int step)
{
    return step == 0 ? COLOUR_NONE : (PlotColour)((int)COLOUR_STEP_1 + step - 1);
}

static void draw_tile(TileLayout *layout, size_t i)
{
    const Tile *tile = &layout->tiles->tiles[i];
    Plot *plot = &layout->plot;
    double x = 2 + layout->width * (double)(tile->column - layout->first_column);
    double y = 2 + layout->height * (double)(tile->row - layout->first_row);
    PlotColour colour = step_colour(tile->step);
    if (tile->step == 0) {
        plot_rect(plot, PLOT_OPEN, COLOUR_NONE, x + 1.5, y + 1.5, layout->width - 3,
                  layout->height - 3);
    } else {
        plot_rect(plot, PLOT_PART, colour, x, y, layout->width, layout->height);
    }
    bool is_open = tile->step == 0;
    Label label = name_label(layout, i);
    label.style = is_open ? (tile->is_own ? PLOT_VALUE : PLOT_TICK) : label.style;
    label_draw(plot, &label, colour, x + PAD, y + 18, ANCHOR_START);
    Str shown = tile->shown;
    double room = layout->width - 2 * PAD + 4;
    if (is_open && plot_text_width(shown, PLOT_TICK) > room) {
        shown = S("–");
    }
    PlotStyle style = is_open ? PLOT_TICK : PLOT_ON_VALUE;
    if (plot_text_width(shown, style) <= room) {
        plot_text(plot, style, colour, x + layout->width - PAD, y + layout->height - 9,
                  ANCHOR_END, shown);
    }
    if (tile->is_provisional) {
        plot_marker(plot, PLOT_MARK_PROVISIONAL, COLOUR_CONTEXT, MARKER_CIRCLE,
                    x + layout->width - 10, y + 10, 4);
    }
}

/* On top of all tiles, so that no neighbour covers it. */
static void draw_own(TileLayout *layout, const Tile *tile)
{
    double x = 2 + layout->width * (double)(tile->column - layout->first_column);
    double y = 2 + layout->height * (double)(tile->row - layout->first_row);
    plot_rect(&layout->plot, PLOT_OWN_INSIDE, COLOUR_NONE, x + 3.5, y + 3.5,
              layout->width - 7, layout->height - 7);
    plot_rect(&layout->plot, PLOT_OWN, COLOUR_NONE, x + 1.5, y + 1.5, layout->width - 3,
              layout->height - 3);
}

static Str bound(const TileLayout *layout, size_t i)
{
    const TileClasses *classes = layout->tiles->classes;
    Str text = shown_double(layout->arena, classes->bounds[i], classes->decimals,
                            layout->tiles->lang);
    Str symbol = layout->tiles->unit_symbol;
    if (i < classes->count || symbol.length == 0) {
        return text;
    }
    return str_format(layout->arena,
                      layout->tiles->lang == LANG_NL ? "%.*s %.*s" : "%.*s%.*s",
                      STR_ARG(text), STR_ARG(symbol));
}

static void draw_key(TileLayout *layout)
{
    const TileClasses *classes = layout->tiles->classes;
    Plot *plot = &layout->plot;
    double y = plot->height - 34;
    double widest = 0;
    for (size_t i = 0; i <= classes->count; i++) {
        widest = fmax(widest, plot_text_width(bound(layout, i), PLOT_TICK));
    }
    bool has_open = false;
    for (size_t i = 0; i < layout->tiles->count; i++) {
        const Tile *tile = &layout->tiles->tiles[i];
        has_open = has_open || (is_on_map(tile) && tile->step == 0);
    }
    double open =
        has_open ? 34 + plot_text_width(text_get(TEXT_TILES_EMPTY, layout->tiles->lang),
                                        PLOT_TICK)
                 : 0;
    double left = ceil(plot_text_width(bound(layout, 0), PLOT_TICK) / 2);
    double room = (plot->width - left - widest / 2 - open) / (double)classes->count;
    double each = floor(fmax(24, fmin(room, fmax(44, widest + 10))));
    for (size_t i = 0; i <= classes->count; i++) {
        double x = left + each * (double)i;
        if (i < classes->count) {
            int step = tile_step(classes, classes->bounds[i]);
            plot_rect(plot, PLOT_PART, step_colour(step), x, y, each, 13);
        }
        if (widest + 4 <= each || i % 2 == 0 || i == classes->count) {
            plot_text(plot, PLOT_TICK, COLOUR_NONE, x, y + 27, ANCHOR_MIDDLE,
                      bound(layout, i));
        }
    }
    if (has_open) {
        double x = left + each * (double)classes->count + fmax(14, widest / 2);
        plot_rect(plot, PLOT_OPEN, COLOUR_NONE, x + 0.5, y + 0.5, 13, 12);
        plot_text(plot, PLOT_TICK, COLOUR_NONE, x + 19, y + 11, ANCHOR_START,
                  text_get(TEXT_TILES_EMPTY, layout->tiles->lang));
    }
}

bool chart_tiles_has_numbers(Arena *a, const ChartTiles *tiles, ChartSize size)
{
    return layout_of(a, tiles, size).naming == BY_NUMBER;
}

Plot chart_tiles(Arena *a, const ChartTiles *tiles, ChartSize size)
{
    TileLayout layout = layout_of(a, tiles, size);
    for (size_t i = 0; i < tiles->count; i++) {
        if (is_on_map(&tiles->tiles[i])) {
            draw_tile(&layout, i);
        }
    }
    for (size_t i = 0; i < tiles->count; i++) {
        if (is_on_map(&tiles->tiles[i]) && tiles->tiles[i].is_own) {
            draw_own(&layout, &tiles->tiles[i]);
        }
    }
    if (tiles->classes != NULL) {
        draw_key(&layout);
    }
    return layout.plot;
}
