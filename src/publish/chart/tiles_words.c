/* SPDX-License-Identifier: EUPL-1.2
 * tiles_words.c - a map of tiles, told to who cannot see it
 */
#include "base/buf.h"
#include "publish/chart/tiles.h"
#include "publish/text/shown.h"
#include "publish/text/text.h"

Str tile_class_words(Arena *a, const TileClasses *classes, Lang lang)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < classes->count; i++) {
        bool is_last = i + 1 == classes->count;
        if (i > 0) {
            buf_add(&buf, is_last ? text_get(TEXT_LIST_AND, lang) : S(", "));
        }
        Str low = shown_double(a, classes->bounds[i], classes->decimals, lang);
        Str high = shown_double(a, classes->bounds[i + 1], classes->decimals, lang);
        buf_add(&buf, text_fill(a, is_last ? TEXT_TILES_CLASS_LAST : TEXT_TILES_CLASS,
                                lang, PLACES({PLACE_LOW, low}, {PLACE_HIGH, high})));
    }
    return buf_str(&buf);
}

Str chart_tiles_description(Arena *a, const ChartTiles *tiles)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < tiles->count; i++) {
        const Tile *tile = &tiles->tiles[i];
        if (tile->row <= 0 || tile->column <= 0) {
            continue;
        }
        buf_add(&buf, buf.length > 0 ? S(", ") : S(""));
        buf_add(&buf, str_trim(text_fill(
                          a, tile->is_own ? TEXT_TILES_OWN : TEXT_TILES_TILE, tiles->lang,
                          PLACES({PLACE_NAME, tile->name}, {PLACE_VALUE, tile->shown}))));
        if (tile->is_provisional) {
            buf_printf(&buf, " (%.*s)",
                       STR_ARG(text_get(TEXT_TILES_PROVISIONAL, tiles->lang)));
        }
    }
    buf_char(&buf, '.');
    return buf_str(&buf);
}
