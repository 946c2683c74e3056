/* SPDX-License-Identifier: EUPL-1.2
 * json_stream.h - reading JSON of any size, one item at a time
 *
 *   JsonStream *s = json_stream(a, &input);       {"value": [{"Id": 0, "Value": 725}]}
 *   JsonItem item;
 *   while (json_next(s, &item, err) && item.kind != JSON_ITEM_END)
 *       ...      OBJECT, KEY value, ARRAY, OBJECT, KEY Id, NUMBER 0, KEY Value, …
 *
 * The reader pulls and keeps one window of the bytes, so memory does not grow with the
 * file. Everything is checked on the way: grammar, UTF-8, escapes, depth. A number is
 * the text that stands there; what it means is for others. Text and keys are decoded.
 *
 * `item.text` lives until the next call. `item.place` is the first character: lines and
 * characters from 1.
 *
 * After the outermost value comes JSON_ITEM_END. With `json_stream_many()` other values
 * may follow it, as when the pages of a table were kept one after the other; END comes
 * after the last.
 *
 * json_tree() takes the value that comes next as a tree, for documents and parts that are
 * small. `budget` is the number of values it may still hold, and is brought down.
 *
 * Faults, each with its line and column: what RFC 8259 does not allow, a byte order mark
 * other than that of UTF-8, bytes that are not UTF-8, half a surrogate pair, the
 * character zero, LIMIT_JSON_DEPTH, text above LIMIT_FIELD_BYTES; in a tree also a key
 * that occurs twice and a spent budget. After a fault the stream is of no more use.
 *
 * Source: RFC 8259. Why not a library: ARCHITECTURE.md, "Decisions".
 */
#ifndef FORMATS_JSON_STREAM_H
#define FORMATS_JSON_STREAM_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "formats/dataset.h"
#include "formats/input.h"

typedef enum JsonItemKind {
    JSON_ITEM_END,
    JSON_ITEM_OBJECT,
    JSON_ITEM_OBJECT_END,
    JSON_ITEM_ARRAY,
    JSON_ITEM_ARRAY_END,
    JSON_ITEM_KEY,
    JSON_ITEM_TEXT,
    JSON_ITEM_NUMBER,
    JSON_ITEM_TRUE,
    JSON_ITEM_FALSE,
    JSON_ITEM_NULL,
} JsonItemKind;

typedef struct JsonItem {
    JsonItemKind kind;
    Str text; /* of KEY, TEXT, NUMBER; of TRUE and FALSE their word; else empty */
    DatasetPlace place;
} JsonItem;

typedef struct JsonStream JsonStream;

JsonStream *json_stream(Arena *a, Input *input);
JsonStream *json_stream_many(Arena *a, Input *input);
MUST_CHECK bool json_next(JsonStream *s, JsonItem *item, Error *err);
/* Passes over the rest of what `item`, just read, began: its value if it is a key, up to
 * its end if it is the begin of an object or array, nothing otherwise. */
MUST_CHECK bool json_skip(JsonStream *s, JsonItem item, Error *err);
/* The next item, which must be of this kind; `what` names it: "a list of rows". */
MUST_CHECK bool json_expect(JsonStream *s, JsonItemKind kind, const char *what,
                            JsonItem *item, Error *err);

typedef struct JsonNode JsonNode;
struct JsonNode {
    JsonItemKind kind; /* OBJECT, ARRAY, TEXT, NUMBER, TRUE, FALSE or NULL */
    Str text;
    DatasetPlace place;
    JsonNode *items; /* of OBJECT and ARRAY, in the order of the text */
    Str *keys;       /* of OBJECT: keys[i] names items[i] */
    size_t count;
};

MUST_CHECK bool json_tree(Arena *a, JsonStream *s, size_t *budget, JsonNode *node,
                          Error *err);
/* The same for the value that `item`, just read, begins. */
MUST_CHECK bool json_tree_of(Arena *a, JsonStream *s, JsonItem item, size_t *budget,
                             JsonNode *node, Error *err);

/* Null when there is no such key, or it is not an object, or null. */
const JsonNode *json_get(const JsonNode *object, Str key);
/* Of a text, number, true or false; empty for anything else, and for null. */
Str json_text_of(const JsonNode *node);
/* json_text_of(json_get(…)). */
Str json_get_text(const JsonNode *object, Str key);

#endif
