/* SPDX-License-Identifier: EUPL-1.2
 * map.h - from text to a place in an array
 *
 *   Map by_id = map_in(a, party_count);
 *   map_put(&by_id, party.id, i);
 *   size_t i = map_get(&by_id, S("fme"));        MAP_NONE if absent
 *
 * Keys are not copied: they must live as long as the map. Iterating is done over the
 * array the numbers point into, so order never depends on hashing.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"
#include "base/str.h"

#define MAP_NONE ((size_t)-1)

typedef struct MapSlot {
    Str key;
    size_t value;
} MapSlot;

typedef struct Map {
    Arena *arena;
    MapSlot *slots;
    size_t capacity; /* a power of two */
    size_t count;
} Map;

Map map_in(Arena *a, size_t expected);
/* False if the key was there already: it keeps its value. */
bool map_put(Map *map, Str key, size_t value);
size_t map_get(const Map *map, Str key);

#endif
