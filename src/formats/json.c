/* SPDX-License-Identifier: EUPL-1.2
 * json.c - commas, quotes and nesting, kept right by the writer
 */
#include "formats/json.h"

#include <math.h>

#include "base/number.h"

JsonWriter json_writer(Buf *buf)
{
    return (JsonWriter){.buf = buf};
}

static void note_misuse(JsonWriter *w, const char *what)
{
    if (w->misuse == NULL) {
        w->misuse = what;
    }
}

static JsonLevel *top(JsonWriter *w)
{
    return &w->levels[w->depth - 1];
}

static void add_comma(JsonWriter *w)
{
    if (top(w)->has_items) {
        buf_char(w->buf, ',');
    }
    top(w)->has_items = true;
}

/* Makes the next value the one that is due here; false if none is. */
static bool begin_value(JsonWriter *w)
{
    if (w->misuse != NULL) {
        return false;
    }
    if (w->depth == 0) {
        if (w->is_done) {
            note_misuse(w, "a second outermost value");
        }
        w->is_done = true; /* json_finish() also looks at the depth */
    } else if (top(w)->kind == JSON_ARRAY) {
        add_comma(w);
    } else if (top(w)->has_key) {
        top(w)->has_key = false;
    } else {
        note_misuse(w, "a value without a key");
    }
    return w->misuse == NULL;
}

static void begin_level(JsonWriter *w, JsonKind kind, char mark)
{
    if (!begin_value(w)) {
        return;
    }
    if (w->depth == LIMIT_JSON_DEPTH) {
        note_misuse(w, "nested too deep");
        return;
    }
    buf_char(w->buf, mark);
    w->levels[w->depth++] = (JsonLevel){.kind = kind};
}

static void end_level(JsonWriter *w, JsonKind kind, char mark)
{
    if (w->misuse != NULL) {
        return;
    }
    if (w->depth == 0 || top(w)->kind != kind || top(w)->has_key) {
        note_misuse(w, "an end that fits no begin");
        return;
    }
    buf_char(w->buf, mark);
    w->depth--;
}

void json_object_begin(JsonWriter *w)
{
    begin_level(w, JSON_OBJECT, '{');
}

void json_object_end(JsonWriter *w)
{
    end_level(w, JSON_OBJECT, '}');
}

void json_array_begin(JsonWriter *w)
{
    begin_level(w, JSON_ARRAY, '[');
}

void json_array_end(JsonWriter *w)
{
    end_level(w, JSON_ARRAY, ']');
}

/* Source: RFC 8259, section 7. */
static void write_string(Buf *buf, Str text)
{
    buf_char(buf, '"');
    size_t written = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x20 && c != '"' && c != '\\') {
            continue;
        }
        buf_add(buf, str_slice(text, written, i));
        written = i + 1;
        if (c == '"' || c == '\\') {
            buf_char(buf, '\\');
            buf_char(buf, (char)c);
        } else if (c == '\n') {
            buf_add(buf, S("\\n"));
        } else if (c == '\t') {
            buf_add(buf, S("\\t"));
        } else if (c == '\r') {
            buf_add(buf, S("\\r"));
        } else {
            buf_printf(buf, "\\u%04x", (unsigned)c);
        }
    }
    buf_add(buf, str_slice(text, written, text.length));
    buf_char(buf, '"');
}

void json_key(JsonWriter *w, Str key)
{
    if (w->misuse != NULL) {
        return;
    }
    if (w->depth == 0 || top(w)->kind != JSON_OBJECT || top(w)->has_key) {
        note_misuse(w, "a key where none is due");
    } else if (!str_is_utf8(key, NULL)) {
        note_misuse(w, "a key that is not UTF-8");
    } else {
        add_comma(w);
        write_string(w->buf, key);
        buf_char(w->buf, ':');
        top(w)->has_key = true;
    }
}

void json_text(JsonWriter *w, Str text)
{
    if (!str_is_utf8(text, NULL)) {
        note_misuse(w, "text that is not UTF-8");
    }
    if (begin_value(w)) {
        write_string(w->buf, text);
    }
}

void json_int(JsonWriter *w, int64_t number)
{
    if (begin_value(w)) {
        buf_int(w->buf, number);
    }
}

void json_number(JsonWriter *w, double number, int decimals)
{
    if (!isfinite(number)) {
        note_misuse(w, "a number that is not finite");
    }
    if (begin_value(w)) {
        buf_add(w->buf, number_text(w->buf->arena, number, decimals));
    }
}

void json_bool(JsonWriter *w, bool value)
{
    if (begin_value(w)) {
        buf_add(w->buf, value ? S("true") : S("false"));
    }
}

void json_null(JsonWriter *w)
{
    if (begin_value(w)) {
        buf_add(w->buf, S("null"));
    }
}

bool json_finish(JsonWriter *w, Str *text, Error *err)
{
    if (w->misuse != NULL) {
        return FAIL(err, ERR_INVALID, "JSON cannot be written: %s", w->misuse);
    }
    if (!w->is_done || w->depth > 0) {
        return FAIL(err, ERR_INVALID, "JSON cannot be written: it is not complete");
    }
    return buf_finish(w->buf, text, err);
}
