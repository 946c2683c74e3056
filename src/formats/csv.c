/* SPDX-License-Identifier: EUPL-1.2
 * csv.c - one pass over the text, a field at a time
 */
#include "formats/csv.h"

#include <string.h>

#include "base/limits.h"
#include "base/map.h"

static const Str byte_order_mark = S_INIT("\xEF\xBB\xBF");

typedef struct Reader {
    Arena *arena;
    TextFaults *faults;
    Str text;
    size_t at;
    size_t mark;      /* start of the field at hand, and its place */
    TextPlace place;  /* moved on from field to field, so counting stays linear */
    CsvField *fields; /* of the row at hand: room for LIMIT_CSV_COLUMNS */
    bool has_fault;   /* the row at hand has one */
} Reader;

/* The place of a byte in the field at hand. */
static TextPlace place_of(const Reader *r, size_t at)
{
    TextPlace place = r->place;
    for (size_t i = r->mark; i < at; i++) {
        char c = r->text.data[i];
        if (c == '\n') {
            place.line++;
            place.column = 1;
        } else if (((unsigned char)c & 0xC0) != 0x80) {
            place.column++; /* the other bytes of a character do not count */
        }
    }
    return place;
}

static void set_mark(Reader *r)
{
    r->place = place_of(r, r->at);
    r->mark = r->at;
}

static void add_fault(Reader *r, size_t at, const char *message)
{
    text_fault_add(r->faults, place_of(r, at), "%s", message);
    r->has_fault = true;
}

static bool is_at(const Reader *r, char c)
{
    return r->at < r->text.length && r->text.data[r->at] == c;
}

static bool is_at_line_end(const Reader *r)
{
    if (r->at == r->text.length || r->text.data[r->at] == '\n') {
        return true;
    }
    bool has_next = r->at + 1 < r->text.length;
    return r->text.data[r->at] == '\r' && has_next && r->text.data[r->at + 1] == '\n';
}

static bool is_at_field_end(const Reader *r)
{
    return is_at(r, ',') || is_at_line_end(r);
}

static void skip_line_end(Reader *r)
{
    r->at += is_at(r, '\r');
    r->at += is_at(r, '\n');
}

static Str read_bare(Reader *r)
{
    size_t start = r->at;
    bool has_fault = false; /* one is told of each field */
    for (; !is_at_field_end(r); r->at++) {
        bool is_quote = is_at(r, '"');
        if (!has_fault && (is_quote || is_at(r, '\r'))) {
            add_fault(r, r->at,
                      is_quote ? "quote in a field that is not in quotes"
                               : "carriage return without a line feed");
            has_fault = true;
        }
    }
    return str_slice(r->text, start, r->at);
}

/* What lies between the quotes, doubled quotes included. */
static Str read_quoted(Reader *r, bool *has_quotes)
{
    size_t start = ++r->at;
    for (;;) {
        const char *rest = r->text.data + r->at;
        const char *quote = memchr(rest, '"', r->text.length - r->at);
        if (quote == NULL) {
            add_fault(r, r->mark, "quote is not closed");
            r->at = r->text.length;
            return S("");
        }
        r->at += (size_t)(quote - rest) + 1;
        if (!is_at(r, '"')) {
            break;
        }
        *has_quotes = true;
        r->at++;
    }
    Str text = str_slice(r->text, start, r->at - 1);
    if (!is_at_field_end(r)) {
        add_fault(r, r->at, "text after the closing quote");
        while (!is_at_field_end(r)) {
            r->at++;
        }
    }
    return text;
}

static void check_text(Reader *r, Str text)
{
    size_t bad = 0;
    if (text.length > LIMIT_FIELD_BYTES) {
        text_fault_add(r->faults, r->place, "field has %zu bytes, at most %zu are read",
                       text.length, LIMIT_FIELD_BYTES);
        r->has_fault = true;
    } else if (!str_is_utf8(text, &bad)) {
        size_t at = (size_t)(text.data - r->text.data) + bad;
        bool is_zero = text.data[bad] == '\0';
        add_fault(r, at, is_zero ? "zero byte in text" : "text is not UTF-8");
    }
}

static CsvField read_field(Reader *r)
{
    set_mark(r);
    bool has_quotes = false;
    Str text = is_at(r, '"') ? read_quoted(r, &has_quotes) : read_bare(r);
    check_text(r, text);
    if (has_quotes && !r->has_fault) {
        text = str_replace(r->arena, text, S("\"\""), S("\""));
    }
    return (CsvField){text, r->place};
}

/* Reads a row up to its line end, into r->fields; returns how many fields it has. */
static size_t read_row(Reader *r)
{
    size_t count = 0;
    bool has_more = true;
    r->has_fault = false;
    while (has_more) {
        CsvField field = read_field(r);
        if (count < LIMIT_CSV_COLUMNS) {
            r->fields[count] = field;
        } else if (count == LIMIT_CSV_COLUMNS) {
            text_fault_add(r->faults, field.place, "row has more than %zu fields",
                           LIMIT_CSV_COLUMNS);
            r->has_fault = true;
        }
        count++;
        has_more = is_at(r, ',');
        r->at += has_more;
    }
    skip_line_end(r);
    return count;
}

static CsvRow keep_row(const Reader *r, size_t count)
{
    CsvRow row = {PUSH_ARRAY(r->arena, CsvField, count), count};
    memcpy(row.fields, r->fields, count * sizeof(CsvField));
    return row;
}

/* Reads the first row; false if it has a fault. `*width` is set in any case. */
static bool read_names(Reader *r, CsvRow *names, size_t *width)
{
    *width = read_row(r);
    if (r->has_fault) {
        return false;
    }
    CsvRow row = keep_row(r, *width);
    Map seen = map_in(r->arena, row.count);
    for (size_t i = 0; i < row.count; i++) {
        Str name = row.fields[i].text;
        if (!map_put(&seen, name, i)) {
            text_fault_add(r->faults, row.fields[i].place, "column \"%.*s\" occurs twice",
                           STR_ARG(name));
            r->has_fault = true;
        }
    }
    *names = row;
    return !r->has_fault;
}

static void skip_blank_lines(Reader *r)
{
    while (r->at < r->text.length && is_at_line_end(r)) {
        skip_line_end(r);
    }
    set_mark(r);
}

CsvTable csv_read(Arena *a, Str text, TextFaults *faults)
{
    Reader r = {.arena = a, .faults = faults, .text = text, .place = {1, 1}};
    if (str_starts(text, byte_order_mark)) {
        r.text = str_slice(text, byte_order_mark.length, text.length);
    }
    r.fields = PUSH_ARRAY(a, CsvField, LIMIT_CSV_COLUMNS);
    CsvTable table = {0};
    skip_blank_lines(&r);
    if (r.at == r.text.length) {
        return table;
    }
    size_t width;
    bool has_names = read_names(&r, &table.names, &width);
    size_t capacity = 0;
    for (;;) {
        if (width != 1) {
            skip_blank_lines(&r);
        }
        if (r.at == r.text.length) {
            break;
        }
        size_t count = read_row(&r);
        if (count != width && count <= LIMIT_CSV_COLUMNS && !r.has_fault) {
            text_fault_add(faults, r.fields[0].place,
                           "row has %zu fields, the first row has %zu", count, width);
            continue;
        }
        if (r.has_fault || !has_names) {
            continue;
        }
        if (table.count == capacity) {
            table.rows =
                arena_grow(a, table.rows, table.count, &capacity, sizeof(CsvRow));
        }
        table.rows[table.count++] = keep_row(&r, count);
    }
    return has_names ? table : (CsvTable){0};
}

size_t csv_column(const CsvTable *table, Str name)
{
    for (size_t i = 0; i < table->names.count; i++) {
        if (str_equal(table->names.fields[i].text, name)) {
            return i;
        }
    }
    return CSV_NONE;
}

void csv_field(Buf *buf, Str text)
{
    /* A mark at the start of a file is taken for the file's; in quotes it is text. */
    bool needs_quotes = str_starts(text, byte_order_mark);
    for (size_t i = 0; i < text.length && !needs_quotes; i++) {
        char c = text.data[i];
        needs_quotes = c == ',' || c == '"' || c == '\r' || c == '\n';
    }
    if (!needs_quotes) {
        buf_add(buf, text);
        return;
    }
    buf_char(buf, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"') {
            buf_char(buf, '"');
        }
        buf_char(buf, text.data[i]);
    }
    buf_char(buf, '"');
}

void csv_row(Buf *buf, const Str *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_add(buf, i > 0 ? S(",") : S(""));
        csv_field(buf, fields[i]);
    }
    if (count == 1 && fields[0].length == 0) {
        buf_add(buf, S("\"\"")); /* else it would be a line with nothing on it */
    }
    buf_char(buf, '\n');
}
