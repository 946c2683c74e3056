/* SPDX-License-Identifier: EUPL-1.2
 * yaml.h - the plain kind of YAML: mappings, lists, text
 *
 *   TextFaults faults = text_faults(a);
 *   const YamlNode *list = yaml_read(a, text, &faults);       null: could not be read
 *   for (size_t i = 0; list != NULL && i < list->count; i++) {
 *       const YamlNode *name = yaml_get(&list->items[i], S("name"));
 *
 * Scalars stay text: `yes`, `1.10` and `2018-06-27` are what is written there. Without
 * quotes, `~`, `null` and nothing at all are the empty text. An empty document is one.
 *
 * Faults, each with its place: anchors, aliases, tags, merge keys, keys that are not
 * text, keys that occur twice (the first stays), zero bytes, LIMIT_FIELD_BYTES,
 * LIMIT_YAML_KEY_BYTES. Reading goes on after those, and stops, yielding null, at broken
 * YAML, bytes that are not UTF-8, a second document, LIMIT_YAML_DEPTH, LIMIT_YAML_NODES.
 *
 * Writing gives the canonical form, always the same bytes for the same tree (mappings of
 * an outermost list stand apart by an empty line), and reading it gives the tree back:
 *
 *   YamlWriter w = yaml_writer(&buf);           - id: ocw
 *   yaml_list_begin(&w);                          name:
 *   yaml_map_begin(&w);                             nl: Onderwijs
 *   yaml_key(&w, S("id"));                          en: Education
 *   yaml_text(&w, S("ocw"));                      parts:
 *   yaml_key(&w, S("name"));                        - "1.4"
 *   yaml_map_begin(&w); ...                         - ""
 *   if (!yaml_finish(&w, &text, err)) ...         owners: []
 *
 * Sticky: calls return nothing; a value without a key, an end without a begin and the
 * like make yaml_finish() fail.
 *
 * Ownership: the tree lives in `a` and does not point into the text.
 * Source: YAML 1.1 as libyaml reads it. Reading is in yaml.c, the only file that sees
 * libyaml; writing in yaml_write.c.
 */
#ifndef FORMATS_YAML_H
#define FORMATS_YAML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/str.h"
#include "formats/text_fault.h"

typedef enum YamlKind { YAML_TEXT, YAML_LIST, YAML_MAP } YamlKind;

typedef struct YamlNode YamlNode;
struct YamlNode {
    YamlKind kind;
    TextPlace place;
    Str text;              /* YAML_TEXT */
    const YamlNode *items; /* YAML_LIST, YAML_MAP: its values, in the order of the text */
    const YamlNode *keys;  /* YAML_MAP: keys[i] is the text that names items[i] */
    size_t count;
};

const YamlNode *yaml_read(Arena *a, Str text, TextFaults *faults);
/* Null when there is no such key, or when it is not a map, or null. */
const YamlNode *yaml_get(const YamlNode *map, Str key);

/* A list or map that is being written. */
typedef struct YamlLevel {
    YamlKind kind;
    size_t count;
    bool has_key; /* of a map: a key waits for its value */
} YamlLevel;

typedef struct YamlWriter {
    Buf *buf;
    YamlLevel levels[LIMIT_YAML_DEPTH];
    int depth;
    bool is_done;       /* the outermost value is complete */
    const char *misuse; /* the first mistake, or null */
} YamlWriter;

YamlWriter yaml_writer(Buf *buf);
void yaml_list_begin(YamlWriter *w);
void yaml_list_end(YamlWriter *w);
void yaml_map_begin(YamlWriter *w);
void yaml_map_end(YamlWriter *w);
void yaml_key(YamlWriter *w, Str key);
void yaml_text(YamlWriter *w, Str text);
MUST_CHECK bool yaml_finish(YamlWriter *w, Str *text, Error *err);

#endif
