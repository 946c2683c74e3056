/* SPDX-License-Identifier: EUPL-1.2
 * yaml.c - libyaml's events become our tree; the one file that sees libyaml
 *
 * libyaml reads characters, indentation and scalars. What the plain kind leaves out is
 * refused here, event by event. Writing is in yaml_write.c.
 */
#include "formats/yaml.h"

#include <yaml.h>

#include "base/map.h"

typedef struct Loader {
    Arena *arena;
    Arena *tmp;
    TextFaults *faults;
    yaml_parser_t parser;
    Str text;
    size_t nodes;
} Loader;

/* Two arrays side by side: the children of a list or map while it is read. */
typedef struct Children {
    YamlNode *keys;
    YamlNode *items;
    size_t count;
    size_t key_capacity;
    size_t item_capacity;
} Children;

static TextPlace place_of(yaml_mark_t mark)
{
    return (TextPlace){(int)mark.line + 1, (int)mark.column + 1};
}

static TextPlace place_of_byte(Str text, size_t at)
{
    TextPlace place = {1, 1};
    for (size_t i = 0; i < at && i < text.length; i++) {
        if (text.data[i] == '\n') {
            place.line++;
            place.column = 1;
        } else if (((unsigned char)text.data[i] & 0xC0) != 0x80) {
            place.column++;
        }
    }
    return place;
}

static void add_parser_fault(Loader *l)
{
    const yaml_parser_t *parser = &l->parser;
    const char *problem = parser->problem != NULL ? parser->problem : "out of memory";
    if (parser->error == YAML_READER_ERROR) {
        text_fault_add(l->faults, place_of_byte(l->text, parser->problem_offset),
                       "not readable as YAML: %s", problem);
        return;
    }
    const char *context = parser->context != NULL ? parser->context : "";
    text_fault_add(l->faults, place_of(parser->problem_mark),
                   "not readable as YAML: %s%s%s", problem, context[0] != '\0' ? " " : "",
                   context);
}

static bool next_event(Loader *l, yaml_event_t *event)
{
    if (!yaml_parser_parse(&l->parser, event)) {
        add_parser_fault(l);
        return false;
    }
    return true;
}

static void refuse_properties(Loader *l, const yaml_char_t *anchor,
                              const yaml_char_t *tag, TextPlace place)
{
    if (anchor != NULL) {
        text_fault_add(l->faults, place, "anchors (&) are not used here");
    }
    if (tag != NULL) {
        text_fault_add(l->faults, place, "tags (!) are not used here");
    }
}

static bool is_nothing(Str text)
{
    return str_equal(text, S("~")) || str_equal(text, S("null")) ||
           str_equal(text, S("Null")) || str_equal(text, S("NULL"));
}

static void read_text(Loader *l, const yaml_event_t *event, YamlNode *node)
{
    refuse_properties(l, event->data.scalar.anchor, event->data.scalar.tag, node->place);
    const void *bytes = event->data.scalar.value;
    Str text = {bytes, event->data.scalar.length};
    if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && is_nothing(text)) {
        return;
    }
    if (text.length > LIMIT_FIELD_BYTES) {
        text_fault_add(l->faults, node->place, "text has %zu bytes, at most %zu are read",
                       text.length, LIMIT_FIELD_BYTES);
        return;
    }
    if (!str_is_utf8(text, NULL)) { /* "\0" makes one */
        text_fault_add(l->faults, node->place, "zero byte in text");
        return;
    }
    node->text = str_copy(l->arena, text);
}

static bool read_node(Loader *l, const yaml_event_t *event, int depth, YamlNode *node);

/* The next node, or the end of the list or map (`*is_end`). */
static bool read_next(Loader *l, int depth, YamlNode *node, bool *is_end, bool *is_plain)
{
    yaml_event_t event;
    if (!next_event(l, &event)) {
        return false;
    }
    *is_end =
        event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
    *is_plain = event.type == YAML_SCALAR_EVENT &&
                event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    bool is_read = *is_end || read_node(l, &event, depth, node);
    yaml_event_delete(&event);
    return is_read;
}

static void add_child(Loader *l, Children *children, const YamlNode *key,
                      const YamlNode *item)
{
    size_t count = children->count;
    if (count == children->item_capacity) {
        children->items = arena_grow(l->arena, children->items, count,
                                     &children->item_capacity, sizeof(YamlNode));
    }
    if (key != NULL && count == children->key_capacity) {
        children->keys = arena_grow(l->arena, children->keys, count,
                                    &children->key_capacity, sizeof(YamlNode));
    }
    children->items[count] = *item;
    if (key != NULL) {
        children->keys[count] = *key;
    }
    children->count++;
}

static bool read_items(Loader *l, int depth, Children *children)
{
    for (;;) {
        YamlNode item;
        bool is_end;
        bool is_plain;
        if (!read_next(l, depth, &item, &is_end, &is_plain)) {
            return false;
        }
        if (is_end) {
            return true;
        }
        add_child(l, children, NULL, &item);
    }
}

/* Whether a key can be used; a fault if not. */
static bool key_is_good(Loader *l, const YamlNode *key, bool is_plain)
{
    if (key->kind != YAML_TEXT) {
        text_fault_add(l->faults, key->place, "key is not text");
        return false;
    }
    if (is_plain && str_equal(key->text, S("<<"))) {
        text_fault_add(l->faults, key->place, "merge keys (<<) are not used here");
        return false;
    }
    if (key->text.length > LIMIT_YAML_KEY_BYTES) {
        text_fault_add(l->faults, key->place, "key has %zu bytes, at most %zu are read",
                       key->text.length, LIMIT_YAML_KEY_BYTES);
        return false;
    }
    return true;
}

/* Done at the end of a map, when nothing else needs `tmp`. */
static void drop_doubles(Loader *l, Children *children)
{
    arena_reset(l->tmp);
    Map seen = map_in(l->tmp, children->count);
    size_t kept = 0;
    for (size_t i = 0; i < children->count; i++) {
        const YamlNode *key = &children->keys[i];
        if (!map_put(&seen, key->text, i)) {
            text_fault_add(l->faults, key->place, "key \"%.*s\" occurs twice",
                           STR_ARG(key->text));
            continue;
        }
        children->keys[kept] = *key;
        children->items[kept] = children->items[i];
        kept++;
    }
    children->count = kept;
}

static bool read_pairs(Loader *l, int depth, Children *children)
{
    for (;;) {
        YamlNode key;
        YamlNode item;
        bool is_end;
        bool is_plain;
        if (!read_next(l, depth, &key, &is_end, &is_plain)) {
            return false;
        }
        if (is_end) {
            break;
        }
        bool is_good = key_is_good(l, &key, is_plain);
        if (!read_next(l, depth, &item, &is_end, &is_plain)) {
            return false;
        }
        if (is_good) {
            add_child(l, children, &key, &item);
        }
    }
    if (children->count > 1) {
        drop_doubles(l, children);
    }
    return true;
}

/* `depth`: of the lists and maps around this node. False when reading must stop. */
static bool read_node(Loader *l, const yaml_event_t *event, int depth, YamlNode *node)
{
    *node = (YamlNode){.kind = YAML_TEXT, .place = place_of(event->start_mark)};
    if (++l->nodes > LIMIT_YAML_NODES) {
        text_fault_add(l->faults, node->place, "more than %zu values in one file",
                       LIMIT_YAML_NODES);
        return false;
    }
    if (event->type == YAML_ALIAS_EVENT) {
        text_fault_add(l->faults, node->place, "aliases (*) are not used here");
        return true;
    }
    if (event->type == YAML_SCALAR_EVENT) {
        read_text(l, event, node);
        return true;
    }
    if (depth == LIMIT_YAML_DEPTH) {
        text_fault_add(l->faults, node->place, "nested more than %d deep",
                       LIMIT_YAML_DEPTH);
        return false;
    }
    Children children = {0};
    bool is_read;
    if (event->type == YAML_SEQUENCE_START_EVENT) {
        node->kind = YAML_LIST;
        refuse_properties(l, event->data.sequence_start.anchor,
                          event->data.sequence_start.tag, node->place);
        is_read = read_items(l, depth + 1, &children);
    } else {
        CHECK(event->type == YAML_MAPPING_START_EVENT);
        node->kind = YAML_MAP;
        refuse_properties(l, event->data.mapping_start.anchor,
                          event->data.mapping_start.tag, node->place);
        is_read = read_pairs(l, depth + 1, &children);
    }
    node->items = children.items;
    node->keys = children.keys;
    node->count = children.count;
    return is_read;
}

/* Reads from the start of the stream to its end: no document, or one. */
static bool read_stream(Loader *l, YamlNode *root)
{
    bool has_root = false;
    bool is_at_end = false;
    bool is_good = true;
    while (is_good && !is_at_end) {
        yaml_event_t event;
        if (!next_event(l, &event)) {
            return false;
        }
        bool is_document = event.type == YAML_DOCUMENT_START_EVENT;
        is_at_end = event.type == YAML_STREAM_END_EVENT;
        if (is_document && has_root) {
            text_fault_add(l->faults, place_of(event.start_mark),
                           "a second document (---) is not used here");
            is_good = false;
        } else if (!is_document && !is_at_end && event.type != YAML_STREAM_START_EVENT &&
                   event.type != YAML_DOCUMENT_END_EVENT) {
            is_good = read_node(l, &event, 0, root);
            has_root = true;
        }
        yaml_event_delete(&event);
    }
    return is_good;
}

const YamlNode *yaml_read(Arena *a, Str text, TextFaults *faults)
{
    Str mark = S("\xEF\xBB\xBF");
    Str body = str_starts(text, mark) ? str_slice(text, mark.length, text.length) : text;
    size_t bad = 0;
    if (!str_is_utf8(body, &bad)) {
        bool is_zero = body.data[bad] == '\0';
        text_fault_add(faults, place_of_byte(body, bad),
                       is_zero ? "zero byte in text" : "text is not UTF-8");
        return NULL;
    }
    YamlNode *root = PUSH(a, YamlNode);
    *root = (YamlNode){.kind = YAML_TEXT, .place = {1, 1}};
    Loader l = {.arena = a, .faults = faults, .text = body};
    if (!yaml_parser_initialize(&l.parser)) {
        text_fault_add(faults, root->place, "out of memory");
        return NULL;
    }
    l.tmp = arena_new();
    const char *bytes = body.length > 0 ? body.data : "";
    yaml_parser_set_encoding(&l.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&l.parser, (const unsigned char *)bytes, body.length);
    bool is_read = read_stream(&l, root);
    yaml_parser_delete(&l.parser);
    arena_free(l.tmp);
    return is_read ? root : NULL;
}

const YamlNode *yaml_get(const YamlNode *map, Str key)
{
    if (map == NULL || map->kind != YAML_MAP) {
        return NULL;
    }
    for (size_t i = 0; i < map->count; i++) {
        if (str_equal(map->keys[i].text, key)) {
            return &map->items[i];
        }
    }
    return NULL;
}
