/* SPDX-License-Identifier: EUPL-1.2
 * json_stream.c - reading JSON of any size, one item at a time
 *
 * The window holds the token at hand and what was read after it. Behind the last byte
 * stand zeroes, which belong to no token: scanning needs no test for the end. A token
 * that runs into the zeroes while there is more to read is moved to the front, and
 * scanned again.
 */
#include "formats/json_stream.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

enum {
    WINDOW_BYTES = 256 << 10,
    REFILL_BYTES =
        16 << 10, /* at least so much more, or the end: scanning again is rare */
    PADDING_BYTES = 8,
};
_Static_assert(WINDOW_BYTES > LIMIT_FIELD_BYTES + (size_t)2 * REFILL_BYTES,
               "a token fits");

typedef enum Expected {
    EXPECT_VALUE,
    EXPECT_VALUE_OR_END, /* after [ */
    EXPECT_KEY,
    EXPECT_KEY_OR_END, /* after { */
    EXPECT_COLON,
    EXPECT_COMMA_OR_END,
    EXPECT_NOTHING, /* the outermost value is complete */
} Expected;

struct JsonStream {
    Input *input;
    char *window;
    size_t at;
    size_t end;
    bool ended; /* the input has no more */
    bool many;
    bool begun;
    Expected expected;
    int depth;
    bool is_object[LIMIT_JSON_DEPTH];
    uint64_t base; /* bytes of the input before the window */
    uint64_t line;
    uint64_t line_start; /* in bytes of the input */
    uint64_t wide_bytes; /* of this line: bytes that begin no character */
    Buf decoded;
};

JsonStream *json_stream(Arena *a, Input *input)
{
    JsonStream *s = PUSH(a, JsonStream);
    s->input = input;
    s->window = PUSH_ARRAY(a, char, WINDOW_BYTES + PADDING_BYTES);
    s->line = 1;
    s->decoded = buf_in(a, LIMIT_FIELD_BYTES);
    return s;
}

JsonStream *json_stream_many(Arena *a, Input *input)
{
    JsonStream *s = json_stream(a, input);
    s->many = true;
    return s;
}

static DatasetPlace place_of(const JsonStream *s)
{
    uint64_t column = s->base + s->at - s->line_start - s->wide_bytes + 1;
    return (DatasetPlace){s->line, column > UINT32_MAX ? UINT32_MAX : (uint32_t)column};
}

static bool fault(const JsonStream *s, const char *message, Error *err)
{
    return FAIL_AT(err, place_of(s), "%s", message);
}

static bool too_long(const JsonStream *s, Error *err)
{
    return FAIL_AT(err, place_of(s), "text of more than %zu bytes", LIMIT_FIELD_BYTES);
}

/* What comes after the token that begins at `at`; the token moves to the front. */
static bool refill(JsonStream *s, Error *err)
{
    size_t kept = s->end - s->at;
    if (kept > LIMIT_FIELD_BYTES + 2) {
        return too_long(s, err);
    }
    memmove(s->window, s->window + s->at, kept);
    s->base += s->at;
    s->at = 0;
    s->end = kept;
    while (!s->ended && s->end < kept + REFILL_BYTES) {
        size_t got = 0;
        if (!input_read(s->input, s->window + s->end, WINDOW_BYTES - s->end, &got, err)) {
            return false;
        }
        s->ended = got == 0;
        s->end += got;
    }
    memset(s->window + s->end, 0, PADDING_BYTES);
    return true;
}

/* Text that is no JSON at all is named for what it is. */
static bool check_begin(JsonStream *s, Error *err)
{
    s->begun = true;
    if (!refill(s, err)) {
        return false;
    }
    Str head = {s->window, s->end < 3 ? s->end : 3};
    if (str_equal(head, S("\xEF\xBB\xBF"))) {
        s->at = 3;
        s->line_start = 3;
        return true;
    }
    if (str_starts(head, S("\xFF\xFE")) || str_starts(head, S("\xFE\xFF"))) {
        return FAIL(err, ERR_INVALID, "the text is UTF-16; JSON is UTF-8");
    }
    return true;
}

/* To the first byte that is no blank; a zero byte at the very end. */
static bool to_token(JsonStream *s, Error *err)
{
    for (;;) {
        const char *p = s->window + s->at;
        while (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t') {
            if (*p++ == '\n') {
                s->line++;
                s->line_start = s->base + (uint64_t)(p - s->window);
                s->wide_bytes = 0;
            }
        }
        s->at = (size_t)(p - s->window);
        if (s->at < s->end || s->ended) {
            return true;
        }
        if (!refill(s, err)) {
            return false;
        }
    }
}

/* ---- Text ---- */

#define EACH_BYTE(b) (0x0101010101010101ULL * (b))
#define HIGH_BITS EACH_BYTE(0x80U)

/* The high bit of each byte that is zero; above the first such byte it may be set too
 * much, and it is clear for bytes of 0x80 and more. */
static uint64_t zero_bytes(uint64_t word)
{
    return (word - EACH_BYTE(1)) & ~word & HIGH_BITS;
}

/* To the first quote, backslash, or byte below 0x20; `*high` gets the high bits seen,
 * also those of some bytes after it. */
static const char *scan_text(const char *p, uint64_t *high)
{
    for (;;) {
        uint64_t word;
        memcpy(&word, p, sizeof word);
        uint64_t ends = zero_bytes(word ^ EACH_BYTE('"')) |
                        zero_bytes(word ^ EACH_BYTE('\\')) |
                        ((word - EACH_BYTE(0x20U)) & ~word & HIGH_BITS);
        *high |= word & HIGH_BITS;
        if (ends != 0) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
            return p + __builtin_ctzll(ends) / 8; /* the lowest bit is always right */
#else
            break;
#endif
        }
        p += sizeof word;
    }
    while ((unsigned char)*p >= 0x20 && *p != '"' && *p != '\\') {
        p++;
    }
    return p;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The four digits at the front of `text`; false when they are not there. */
static bool take_unit(Str *text, uint32_t *unit)
{
    if (text->length < 4) {
        return false;
    }
    *unit = 0;
    for (size_t i = 0; i < 4; i++) {
        int digit = hex_digit(text->data[i]);
        if (digit < 0) {
            return false;
        }
        *unit = *unit * 16 + (uint32_t)digit;
    }
    *text = str_slice(*text, 4, text->length);
    return true;
}

/* What follows \u, pairs of surrogates included. Null: well done; else what is wrong. */
static const char *decode_unit(Buf *buf, Str *text)
{
    uint32_t unit;
    if (!take_unit(text, &unit)) {
        return "four hexadecimal digits must follow \\u";
    }
    if (unit == 0) {
        return "the character \\u0000 is not allowed in text";
    }
    if (unit >= 0xD800 && unit <= 0xDFFF) {
        uint32_t low;
        if (unit >= 0xDC00 || !str_starts(*text, S("\\u"))) {
            return "half a pair of surrogates";
        }
        *text = str_slice(*text, 2, text->length);
        if (!take_unit(text, &low) || low < 0xDC00 || low > 0xDFFF) {
            return "half a pair of surrogates";
        }
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    buf_utf8(buf, unit);
    return NULL;
}

static const char *decode(Buf *buf, Str text)
{
    static const char from[] = "\"\\/bfnrt";
    static const char to[] = "\"\\/\b\f\n\r\t";
    buf_clear(buf);
    Str plain;
    Str rest;
    while (str_cut(text, '\\', &plain, &rest)) {
        buf_add(buf, plain);
        char c = rest.data[0];
        text = str_slice(rest, 1, rest.length);
        if (c == 'u') {
            const char *wrong = decode_unit(buf, &text);
            if (wrong != NULL) {
                return wrong;
            }
            continue;
        }
        const char *known = memchr(from, c, sizeof from - 1);
        if (known == NULL) {
            return "a backslash before a character that needs none";
        }
        buf_char(buf, to[known - from]);
    }
    buf_add(buf, text);
    return NULL;
}

/* The text whose opening quote stands at `at`. */
static bool take_text(JsonStream *s, JsonItem *item, Error *err)
{
    const char *p;
    uint64_t high;
    bool escaped;
    for (;;) {
        p = s->window + s->at + 1;
        high = 0;
        escaped = false;
        while (*(p = scan_text(p, &high)) == '\\' && p[1] != '\0') {
            escaped = true;
            p += 2;
        }
        if (*p == '"') {
            break;
        }
        if ((size_t)(p - s->window) + (*p == '\\') < s->end) {
            s->at = (size_t)(p - s->window);
            return fault(s, "a control character in text must be escaped", err);
        }
        if (s->ended) {
            return fault(s, "the file ends within this text", err);
        }
        if (!refill(s, err)) {
            return false;
        }
    }
    Str text = {s->window + s->at + 1, (size_t)(p - s->window) - s->at - 1};
    if (text.length > LIMIT_FIELD_BYTES) {
        return too_long(s, err);
    }
    size_t bad = 0;
    if (high != 0 && !str_is_utf8(text, &bad)) {
        return fault(s, "this text is not UTF-8", err);
    }
    item->text = text;
    if (escaped) {
        const char *wrong = decode(&s->decoded, text);
        if (wrong != NULL) {
            return fault(s, wrong, err);
        }
        item->text = buf_str(&s->decoded);
    }
    s->at += text.length + 2;
    s->wide_bytes += high == 0 ? 0 : text.length - str_char_count(text);
    return true;
}

/* ---- Numbers and words ---- */

static const char *scan_digits(const char *p)
{
    while (*p >= '0' && *p <= '9') {
        p++;
    }
    return p;
}

/* -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?; null when it stops halfway, at `*stop`.
 */
static const char *scan_number(const char *p, const char **stop)
{
    p += *p == '-';
    const char *digits = p;
    p = *p == '0' ? p + 1 : scan_digits(p);
    if (p > digits && *p == '.') {
        digits = ++p;
        p = scan_digits(p);
    }
    if (p > digits && (*p == 'e' || *p == 'E')) {
        p++;
        p += *p == '-' || *p == '+';
        digits = p;
        p = scan_digits(p);
    }
    *stop = p;
    return p > digits ? p : NULL;
}

static bool is_word_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == '.' || c == '+' || c == '-' || c == '_';
}

static bool take_number(JsonStream *s, JsonItem *item, Error *err)
{
    const char *stop;
    const char *p;
    for (;;) {
        p = scan_number(s->window + s->at, &stop);
        if ((size_t)(stop - s->window) < s->end || s->ended) {
            break;
        }
        if (!refill(s, err)) {
            return false;
        }
    }
    if (p == NULL || is_word_char(*p)) {
        return fault(s, "not a number as JSON writes it", err);
    }
    item->kind = JSON_ITEM_NUMBER;
    item->text = (Str){s->window + s->at, (size_t)(p - s->window) - s->at};
    if (item->text.length > LIMIT_FIELD_BYTES) {
        return too_long(s, err);
    }
    s->at += item->text.length;
    return true;
}

static bool take_word(JsonStream *s, JsonItem *item, Error *err)
{
    static const struct {
        Str word;
        JsonItemKind kind;
    } words[] = {{S_INIT("true"), JSON_ITEM_TRUE},
                 {S_INIT("false"), JSON_ITEM_FALSE},
                 {S_INIT("null"), JSON_ITEM_NULL}};
    if (s->end - s->at < sizeof "false" && !s->ended && !refill(s, err)) {
        return false;
    }
    Str rest = {s->window + s->at, s->end - s->at};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_starts(rest, words[i].word) &&
            !is_word_char(rest.data[words[i].word.length])) {
            item->kind = words[i].kind;
            item->text = item->kind == JSON_ITEM_NULL ? S("") : words[i].word;
            s->at += words[i].word.length;
            return true;
        }
    }
    if (s->at == 0 && s->base == 0 && s->window[0] == '<') {
        error_hint(err, S("Open the file in a browser: it may tell what went wrong."));
        return FAIL(err, ERR_INVALID, "the file starts with \"<\": a page, not JSON");
    }
    return fault(
        s, rest.length == 0 ? "the file ends too early" : "a value is missing here", err);
}

/* ---- The grammar ---- */

static void value_is_complete(JsonStream *s)
{
    s->expected = s->depth == 0 ? EXPECT_NOTHING : EXPECT_COMMA_OR_END;
}

static bool open_container(JsonStream *s, bool is_object, JsonItem *item, Error *err)
{
    if (s->depth == LIMIT_JSON_DEPTH) {
        return FAIL_AT(err, place_of(s), "more than %d levels deep", LIMIT_JSON_DEPTH);
    }
    item->kind = is_object ? JSON_ITEM_OBJECT : JSON_ITEM_ARRAY;
    s->is_object[s->depth++] = is_object;
    s->expected = is_object ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
    s->at++;
    return true;
}

static bool close(JsonStream *s, JsonItem *item)
{
    item->kind = s->is_object[s->depth - 1] ? JSON_ITEM_OBJECT_END : JSON_ITEM_ARRAY_END;
    s->depth--;
    s->at++;
    value_is_complete(s);
    return true;
}

static bool take_value(JsonStream *s, JsonItem *item, Error *err)
{
    char c = s->window[s->at];
    if (c == '{' || c == '[') {
        return open_container(s, c == '{', item, err);
    }
    bool ok;
    if (c == '"') {
        item->kind = JSON_ITEM_TEXT;
        ok = take_text(s, item, err);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
        ok = take_number(s, item, err);
    } else {
        ok = take_word(s, item, err);
    }
    value_is_complete(s);
    return ok;
}

static bool take_key(JsonStream *s, JsonItem *item, Error *err)
{
    if (s->window[s->at] != '"') {
        return fault(s, "a key between double quotes must stand here", err);
    }
    item->kind = JSON_ITEM_KEY;
    s->expected = EXPECT_COLON;
    return take_text(s, item, err);
}

/* Past a comma or colon, to the token after it. */
static bool past_mark(JsonStream *s, JsonItem *item, Error *err)
{
    s->at++;
    if (!to_token(s, err)) {
        return false;
    }
    item->place = place_of(s);
    return true;
}

static bool after_value(JsonStream *s, JsonItem *item, Error *err)
{
    bool in_object = s->is_object[s->depth - 1];
    char c = s->window[s->at];
    if (c == (in_object ? '}' : ']')) {
        return close(s, item);
    }
    if (c != ',') {
        return fault(s,
                     in_object ? "a comma or } must stand here"
                               : "a comma or ] must stand here",
                     err);
    }
    if (!past_mark(s, item, err)) {
        return false;
    }
    return in_object ? take_key(s, item, err) : take_value(s, item, err);
}

static bool after_document(JsonStream *s, JsonItem *item, Error *err)
{
    if (s->at == s->end) {
        item->kind = JSON_ITEM_END;
        return true;
    }
    return s->many ? take_value(s, item, err)
                   : fault(s, "text after the end of the document", err);
}

bool json_next(JsonStream *s, JsonItem *item, Error *err)
{
    if ((!s->begun && !check_begin(s, err)) || !to_token(s, err)) {
        return false;
    }
    item->place = place_of(s);
    item->text = (Str){0};
    char c = s->window[s->at];
    switch (s->expected) {
    case EXPECT_VALUE_OR_END:
        return c == ']' ? close(s, item) : take_value(s, item, err);
    case EXPECT_VALUE:
        return take_value(s, item, err);
    case EXPECT_KEY_OR_END:
        return c == '}' ? close(s, item) : take_key(s, item, err);
    case EXPECT_KEY:
        return take_key(s, item, err);
    case EXPECT_COLON:
        if (c != ':') {
            return fault(s, "a colon must follow the key", err);
        }
        return past_mark(s, item, err) && take_value(s, item, err);
    case EXPECT_COMMA_OR_END:
        return after_value(s, item, err);
    case EXPECT_NOTHING:
        break;
    }
    return after_document(s, item, err);
}

bool json_skip(JsonStream *s, JsonItem item, Error *err)
{
    if (item.kind == JSON_ITEM_KEY && !json_next(s, &item, err)) {
        return false;
    }
    if (item.kind != JSON_ITEM_OBJECT && item.kind != JSON_ITEM_ARRAY) {
        return true;
    }
    int outside = s->depth - 1;
    while (s->depth > outside) {
        if (!json_next(s, &item, err)) {
            return false;
        }
    }
    return true;
}

bool json_expect(JsonStream *s, JsonItemKind kind, const char *what, JsonItem *item,
                 Error *err)
{
    if (!json_next(s, item, err)) {
        return false;
    }
    if (item->kind != kind) {
        return FAIL_AT(err, item->place, "%s must stand here", what);
    }
    return true;
}
