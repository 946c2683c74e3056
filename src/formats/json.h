/* SPDX-License-Identifier: EUPL-1.2
 * json.h - writing JSON
 *
 *   JsonWriter w = json_writer(&buf);
 *   json_object_begin(&w);
 *   json_key(&w, S("value"));
 *   json_number(&w, 20.3, 1);
 *   json_object_end(&w);
 *   if (!json_finish(&w, &text, err)) ...             {"value":20.3}
 *
 * No blanks; keys in the order they are given, so equal input gives equal bytes. Numbers
 * are decimals, never with an exponent (number_text). Text is escaped no more than JSON
 * asks: quote, backslash, control characters.
 *
 * Sticky: calls return nothing. A value without a key, an end without a begin, a number
 * that is not finite, text that is not UTF-8: the first of these makes json_finish()
 * fail, and nothing is written after it.
 *
 * Source: RFC 8259.
 */
#ifndef FORMATS_JSON_H
#define FORMATS_JSON_H

#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/str.h"

typedef enum JsonKind { JSON_OBJECT, JSON_ARRAY } JsonKind;

/* An object or array that is being written. */
typedef struct JsonLevel {
    JsonKind kind;
    bool has_items;
    bool has_key; /* of an object: a key waits for its value */
} JsonLevel;

typedef struct JsonWriter {
    Buf *buf;
    JsonLevel levels[LIMIT_JSON_DEPTH];
    int depth;
    bool is_done;       /* the outermost value is complete */
    const char *misuse; /* the first mistake, or null */
} JsonWriter;

JsonWriter json_writer(Buf *buf);
void json_object_begin(JsonWriter *w);
void json_object_end(JsonWriter *w);
void json_array_begin(JsonWriter *w);
void json_array_end(JsonWriter *w);
void json_key(JsonWriter *w, Str key);
void json_text(JsonWriter *w, Str text);
void json_int(JsonWriter *w, int64_t number);
void json_number(JsonWriter *w, double number, int decimals);
void json_bool(JsonWriter *w, bool value);
void json_null(JsonWriter *w);
MUST_CHECK bool json_finish(JsonWriter *w, Str *text, Error *err);

#endif
