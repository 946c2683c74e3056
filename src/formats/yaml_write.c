/* SPDX-License-Identifier: EUPL-1.2
 * yaml_write.c - the canonical form: blocks, two blanks, plain or in double quotes
 *
 * Ours and not libyaml's: a form so small needs no library, and its bytes may not change
 * when one does.
 */
#include "base/date.h"
#include "formats/yaml.h"

YamlWriter yaml_writer(Buf *buf)
{
    return (YamlWriter){.buf = buf};
}

static void note_misuse(YamlWriter *w, const char *what)
{
    if (w->misuse == NULL) {
        w->misuse = what;
    }
}

/* Characters that libyaml reads only as an escape, or would fold or drop. */
static bool needs_escape(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
           c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/* `1.10`, `007`, `1e3`, `12:30`: other YAML readers would make a number of it, and lose
 * how it was written. Whole numbers and dates survive that, and are left plain. */
static bool looks_like_number(Str text)
{
    Date date;
    char first = text.data[0];
    bool is_digit = first >= '0' && first <= '9';
    if ((!is_digit && first != '.' && first != '+') || date_parse(text, &date)) {
        return false;
    }
    bool is_whole = is_digit && (first != '0' || text.length == 1);
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        bool is_part = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ||
                       str_contains(S("xXoO_.:+-"), (Str){&c, 1});
        if (!is_part && (c < '0' || c > '9')) {
            return false;
        }
        is_whole = is_whole && !is_part;
    }
    return !is_whole;
}

/* Without quotes these would be read as the empty text. */
static bool looks_like_nothing(Str text)
{
    return str_equal(text, S("~")) || str_equal(text, S("null")) ||
           str_equal(text, S("Null")) || str_equal(text, S("NULL"));
}

static bool is_plain(Str text)
{
    if (text.length == 0 || looks_like_nothing(text) || looks_like_number(text) ||
        str_contains(S("-?:,[]{}#&*!|>'\"%@` "), str_slice(text, 0, 1)) ||
        str_starts(text, S("<<")) || str_starts(text, S("...")) ||
        str_ends(text, S(":")) || str_ends(text, S(" ")) || str_contains(text, S(": ")) ||
        str_contains(text, S(" #"))) {
        return false;
    }
    for (size_t at = 0; at < text.length;) {
        if (needs_escape(str_next_char(text, &at))) {
            return false;
        }
    }
    return true;
}

static void write_scalar(Buf *buf, Str text)
{
    if (is_plain(text)) {
        buf_add(buf, text);
        return;
    }
    buf_char(buf, '"');
    for (size_t at = 0; at < text.length;) {
        uint32_t c = str_next_char(text, &at);
        if (c == '"' || c == '\\') {
            buf_char(buf, '\\');
            buf_char(buf, (char)c);
        } else if (c == '\n') {
            buf_add(buf, S("\\n"));
        } else if (c == '\t') {
            buf_add(buf, S("\\t"));
        } else if (needs_escape(c)) {
            buf_printf(buf, c < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)c);
        } else {
            buf_utf8(buf, c);
        }
    }
    buf_char(buf, '"');
}

static YamlLevel *top(YamlWriter *w)
{
    return &w->levels[w->depth - 1];
}

/* Puts a key or an item where it belongs. The first one follows the dash of the list
 * around it on the same line, or starts a line after the key of the map around it. */
static void start_line(YamlWriter *w)
{
    bool is_first = top(w)->count == 0;
    bool is_nested = is_first && w->depth > 1;
    YamlKind around = is_nested ? w->levels[w->depth - 2].kind : YAML_TEXT;
    if (around == YAML_MAP) {
        buf_char(w->buf, '\n');
    }
    if (around != YAML_LIST) {
        for (int i = 1; i < w->depth; i++) {
            buf_add(w->buf, S("  "));
        }
    }
    top(w)->count++;
}

/* Makes the next value the one that is due here; false if none is. */
static bool begin_value(YamlWriter *w)
{
    if (w->misuse != NULL) {
        return false;
    }
    if (w->depth == 0) {
        if (w->is_done) {
            note_misuse(w, "a second outermost value");
        }
    } else if (top(w)->kind == YAML_LIST) {
        start_line(w);
        buf_add(w->buf, S("- "));
    } else if (top(w)->has_key) {
        top(w)->has_key = false;
    } else {
        note_misuse(w, "a value without a key");
    }
    return w->misuse == NULL;
}

static void add_blank_after_key(YamlWriter *w)
{
    if (w->depth > 0 && top(w)->kind == YAML_MAP) {
        buf_char(w->buf, ' ');
    }
}

static void begin_level(YamlWriter *w, YamlKind kind)
{
    if (!begin_value(w)) {
        return;
    }
    if (w->depth == LIMIT_YAML_DEPTH) {
        note_misuse(w, "nested too deep");
        return;
    }
    w->levels[w->depth++] = (YamlLevel){.kind = kind};
}

static void end_level(YamlWriter *w, YamlKind kind, Str empty)
{
    if (w->misuse != NULL) {
        return;
    }
    if (w->depth == 0 || top(w)->kind != kind || top(w)->has_key) {
        note_misuse(w, "an end that fits no begin");
        return;
    }
    bool is_empty = top(w)->count == 0;
    w->depth--;
    if (is_empty) {
        add_blank_after_key(w);
        buf_add(w->buf, empty);
        buf_char(w->buf, '\n');
    }
    w->is_done = w->depth == 0;
}

void yaml_list_begin(YamlWriter *w)
{
    begin_level(w, YAML_LIST);
}

void yaml_list_end(YamlWriter *w)
{
    end_level(w, YAML_LIST, S("[]"));
}

void yaml_map_begin(YamlWriter *w)
{
    if (w->misuse == NULL && w->depth == 1 && top(w)->kind == YAML_LIST &&
        top(w)->count > 0) {
        buf_char(w->buf, '\n'); /* records of a file stand apart */
    }
    begin_level(w, YAML_MAP);
}

void yaml_map_end(YamlWriter *w)
{
    end_level(w, YAML_MAP, S("{}"));
}

void yaml_key(YamlWriter *w, Str key)
{
    if (w->misuse != NULL) {
        return;
    }
    if (w->depth == 0 || top(w)->kind != YAML_MAP || top(w)->has_key) {
        note_misuse(w, "a key where none is due");
    } else if (!str_is_utf8(key, NULL) || key.length > LIMIT_YAML_KEY_BYTES) {
        note_misuse(w, "a key that is too long or not UTF-8");
    } else {
        start_line(w);
        write_scalar(w->buf, key);
        buf_char(w->buf, ':');
        top(w)->has_key = true;
    }
}

void yaml_text(YamlWriter *w, Str text)
{
    if (!str_is_utf8(text, NULL) || text.length > LIMIT_FIELD_BYTES) {
        note_misuse(w, "text that is too long or not UTF-8");
    }
    if (!begin_value(w)) {
        return;
    }
    add_blank_after_key(w);
    write_scalar(w->buf, text);
    buf_char(w->buf, '\n');
    w->is_done = w->depth == 0;
}

bool yaml_finish(YamlWriter *w, Str *text, Error *err)
{
    if (w->misuse != NULL) {
        return FAIL(err, ERR_INVALID, "YAML cannot be written: %s", w->misuse);
    }
    if (!w->is_done) {
        return FAIL(err, ERR_INVALID, "YAML cannot be written: it is not complete");
    }
    return buf_finish(w->buf, text, err);
}
