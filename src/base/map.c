/* SPDX-License-Identifier: EUPL-1.2
 * map.c - open addressing, one step at a time, at most half full
 *
 * A slot is free when its key has no data; so the empty key is stored with data.
 */
#include "base/map.h"

#include "base/error.h"

enum { FIRST_SLOTS = 8 };

Map map_in(Arena *a, size_t expected)
{
    CHECK(expected <= SIZE_MAX / 4);
    size_t capacity = FIRST_SLOTS;
    while (capacity < expected * 2) {
        capacity *= 2;
    }
    return (Map){a, PUSH_ARRAY(a, MapSlot, capacity), capacity, 0};
}

/* The slot that holds the key, or the free one where it would go. */
static MapSlot *find_slot(const Map *map, Str key)
{
    size_t mask = map->capacity - 1;
    size_t i = (size_t)str_hash(key) & mask;
    while (map->slots[i].key.data != NULL && !str_equal(map->slots[i].key, key)) {
        i = (i + 1) & mask;
    }
    return &map->slots[i];
}

static void widen(Map *map)
{
    Map wider = map_in(map->arena, map->capacity);
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->slots[i].key.data != NULL) {
            *find_slot(&wider, map->slots[i].key) = map->slots[i];
        }
    }
    wider.count = map->count;
    *map = wider;
}

bool map_put(Map *map, Str key, size_t value)
{
    CHECK(value != MAP_NONE);
    if ((map->count + 1) * 2 > map->capacity) {
        widen(map);
    }
    MapSlot *slot = find_slot(map, key);
    if (slot->key.data != NULL) {
        return false;
    }
    slot->key = key.length > 0 ? key : S("");
    slot->value = value;
    map->count++;
    return true;
}

size_t map_get(const Map *map, Str key)
{
    if (map->capacity == 0) {
        return MAP_NONE;
    }
    const MapSlot *slot = find_slot(map, key);
    return slot->key.data != NULL ? slot->value : MAP_NONE;
}
