/* SPDX-License-Identifier: EUPL-1.2
 * json_tree.c - a small JSON document, or a part of a large one, as a tree */
#include "base/map.h"
#include "formats/json_stream.h"

/* Objects up to this size are searched for double keys one by one. */
enum { FEW_KEYS = 12 };

static bool key_is_double(Arena *a, const JsonNode *object, Map *seen, Str key)
{
    if (object->count == FEW_KEYS) {
        *seen = map_in(a, (size_t)FEW_KEYS * 2);
        for (size_t i = 0; i < object->count; i++) {
            map_put(seen, object->keys[i], i);
        }
    }
    if (object->count >= FEW_KEYS) {
        return !map_put(seen, key, object->count);
    }
    for (size_t i = 0; i < object->count; i++) {
        if (str_equal(object->keys[i], key)) {
            return true;
        }
    }
    return false;
}

/* The members of an array or object; fails or comes to its end. */
static bool take_members(Arena *a, JsonStream *s, size_t *budget, JsonNode *node,
                         Error *err)
{
    size_t capacity = 0;
    size_t key_capacity = 0;
    Map seen = {0}; /* once there are many keys */
    for (;;) {
        JsonItem item;
        if (!json_next(s, &item, err)) {
            return false;
        }
        if (item.kind == JSON_ITEM_OBJECT_END || item.kind == JSON_ITEM_ARRAY_END) {
            return true;
        }
        if (node->kind == JSON_ITEM_OBJECT) {
            Str key = str_copy(a, item.text);
            if (key_is_double(a, node, &seen, key)) {
                return FAIL_AT(err, item.place, "the key \"%.*s\" occurs twice",
                               STR_ARG(key));
            }
            if (node->count == key_capacity) {
                node->keys =
                    arena_grow(a, node->keys, node->count, &key_capacity, sizeof(Str));
            }
            node->keys[node->count] = key;
            if (!json_next(s, &item, err)) {
                return false;
            }
        }
        JsonNode member = {0};
        if (!json_tree_of(a, s, item, budget, &member, err)) {
            return false;
        }
        if (node->count == capacity) {
            node->items =
                arena_grow(a, node->items, node->count, &capacity, sizeof(JsonNode));
        }
        node->items[node->count++] = member;
    }
}

bool json_tree_of(Arena *a, JsonStream *s, JsonItem item, size_t *budget, JsonNode *node,
                  Error *err)
{
    if (*budget == 0) {
        return FAIL_AT(err, item.place, "more values than this document may hold");
    }
    (*budget)--;
    *node = (JsonNode){
        .kind = item.kind, .text = str_copy(a, item.text), .place = item.place};
    if (item.kind != JSON_ITEM_OBJECT && item.kind != JSON_ITEM_ARRAY) {
        return true;
    }
    return take_members(a, s, budget, node, err);
}

bool json_tree(Arena *a, JsonStream *s, size_t *budget, JsonNode *node, Error *err)
{
    JsonItem item;
    return json_next(s, &item, err) && json_tree_of(a, s, item, budget, node, err);
}

const JsonNode *json_get(const JsonNode *object, Str key)
{
    if (object == NULL || object->kind != JSON_ITEM_OBJECT) {
        return NULL;
    }
    for (size_t i = 0; i < object->count; i++) {
        if (str_equal(object->keys[i], key)) {
            return &object->items[i];
        }
    }
    return NULL;
}

Str json_text_of(const JsonNode *node)
{
    return node == NULL ? S("") : node->text;
}

Str json_get_text(const JsonNode *object, Str key)
{
    return json_text_of(json_get(object, key));
}
