/* SPDX-License-Identifier: EUPL-1.2
 * tiles.h - regions as tiles of one size, about where they lie
 *
 *                 +----+----+
 *                 | FR | GR |
 *            +----+----+----+
 *            | NH # FL # DR |       # own region
 *       +----+----+----+----+
 *       | ZH | UT | GE | OV |
 *       +----+----+----+----+
 *       [0 [10 [20 [30 40]          [-] no figure
 *
 * Every region is as large as another, so that a small one is not lost. A tile holds its
 * name and its value; where names do not fit their short names, else numbers (then the
 * page must list them: chart_tiles_has_numbers). Steps run from light to dark and stand
 * for classes of equal width that begin at zero, so that small differences look small; a
 * key tells their bounds, and class_words() says them. A tile without value is open and
 * says so. The own region has a heavy outline and a bold name.
 *
 * Row and column count from 1; a region at row 0 is on no map and left out. Two regions
 * on one place, or fewer than two at all, are no map (chart_tiles_can_draw).
 *
 * Pure: knows no pact. Texts arrive in the language of the page; all lives in the arena.
 */
#ifndef PUBLISH_CHART_TILES_H
#define PUBLISH_CHART_TILES_H

#include "domain/words.h"
#include "publish/chart/plot.h"

typedef struct TileClasses {
    double
        bounds[COLOUR_STEPS + 1]; /* from, up to but not including; the last includes */
    size_t count;
    int decimals;
} TileClasses;

typedef struct Tile {
    Str name;
    Str short_name; /* "FR"; may be empty */
    int64_t row;
    int64_t column;
    int step;  /* 1 to 4, as tile_step() tells; 0: open */
    Str shown; /* the value, or why there is none; empty on a map that only tells where */
    bool is_own;
    bool is_provisional;
} Tile;

typedef struct ChartTiles {
    const Tile *tiles;
    size_t count;
    const TileClasses *classes; /* null: no key */
    Str unit_symbol;
    Lang lang;
} ChartTiles;

/* At most four classes around these values, by the rules of an axis. */
TileClasses tile_classes(double lowest, double highest);
int tile_step(const TileClasses *classes, double value);
/* "0 tot 10, 10 tot 20 en 20 tot en met 30" */
Str tile_class_words(Arena *a, const TileClasses *classes, Lang lang);

bool chart_tiles_can_draw(const ChartTiles *tiles);
bool chart_tiles_has_numbers(Arena *a, const ChartTiles *tiles, ChartSize size);
Plot chart_tiles(Arena *a, const ChartTiles *tiles, ChartSize size);
Str chart_tiles_description(Arena *a, const ChartTiles *tiles);

#endif
