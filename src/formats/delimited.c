/* SPDX-License-Identifier: EUPL-1.2
 * delimited.c - a piece of the file at a time, a row at a time
 *
 * A piece starts at a row, so no quote is open there. What follows its last whole row is
 * moved to its front before the next bytes are read.
 */
#include "formats/delimited.h"

#include <string.h>

#include "formats/delimited_head.h"

enum { FIRST_PIECE = 256 << 10 };

typedef struct Reader {
    Arena *a;
    Arena *scratch; /* texts of the piece at hand */
    Input *input;
    const DelimitedSettings *settings;
    const DatasetSink *sink;
    DelimitedFound *found;
    char *piece;
    size_t length;
    size_t capacity;
    bool is_at_end;
    bool is_cut; /* the last line has no line end */
    bool is_encoding_known;
    bool has_begun;
    size_t to_skip;
    uint64_t line; /* of the next row */
    Separators separators;
    Dataset dataset;
    Str *fields; /* of the row at hand */
    size_t width;
} Reader;

static size_t count_feeds(const char *from, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += from[i] == '\n';
    }
    return count;
}

static uint64_t line_at(const Reader *r, size_t place)
{
    return r->line + count_feeds(r->piece, place);
}

#define FAIL_LINE(err, line, text, ...)                                                  \
    FAIL(err, ERR_INVALID, "line %llu" text, (unsigned long long)(line), __VA_ARGS__)

static void make_room(Reader *r, size_t capacity)
{
    char *piece = PUSH_ARRAY(r->a, char, capacity + 1 + MARKS_SLACK);
    if (r->length > 0) {
        memcpy(piece, r->piece, r->length);
    }
    r->piece = piece;
    r->capacity = capacity;
    r->separators = separators_new(r->a, capacity + 1);
}

/* Fills the piece; the last line of the file gets a line end if it has none. */
static bool fill(Reader *r, Error *err)
{
    size_t before = r->length;
    while (!r->is_at_end && r->length < r->capacity) {
        size_t got;
        if (!input_read(r->input, r->piece + r->length, r->capacity - r->length, &got,
                        err)) {
            return false;
        }
        r->length += got;
        r->is_at_end = got == 0;
    }
    const char *zero = memchr(r->piece + before, '\0', r->length - before);
    if (zero != NULL) {
        error_hint(err, S("Text holds no zero bytes: is it a workbook, or UTF-16?"));
        return FAIL_LINE(err, line_at(r, (size_t)(zero - r->piece)), " holds a zero %s",
                         "byte");
    }
    if (r->is_at_end && r->length > 0 && r->piece[r->length - 1] != '\n') {
        r->piece[r->length++] = '\n';
        r->is_cut = true;
    }
    return true;
}

static bool decide_encoding(Reader *r, Error *err)
{
    DatasetEncoding *encoding = &r->found->encoding;
    if (r->settings->encoding.length > 0) {
        if (!encoding_parse(r->settings->encoding, encoding)) {
            error_hint(err, S("Write utf-8, windows-1252, iso-8859-1 or iso-8859-15."));
            return FAIL(err, ERR_INVALID, "there is no encoding \"%.*s\"",
                        STR_ARG(r->settings->encoding));
        }
        r->is_encoding_known = true;
    }
    size_t rows = r->separators.row_count;
    if (!r->separators.marks.has_high || rows == 0) {
        return true;
    }
    r->found->is_ascii = false;
    size_t whole = r->separators.ends[r->separators.rows[rows - 1]] + 1;
    if (!r->is_encoding_known) {
        *encoding = encoding_of((Str){r->piece, whole});
        r->is_encoding_known = true; /* held to from here on */
    } else if (*encoding == ENCODING_ISO_8859_1 && r->settings->encoding.length == 0 &&
               encoding_of((Str){r->piece, whole}) == ENCODING_WINDOWS_1252) {
        *encoding = ENCODING_WINDOWS_1252; /* the same for every byte met before */
    }
    r->dataset.encoding = *encoding;
    return true;
}

static bool fail_encoding(const Reader *r, unsigned char byte, Error *err)
{
    error_hint(err, S("Say in the recipe how it is written: encoding: windows-1252, for "
                      "example."));
    return FAIL_LINE(err, r->line, ": byte 0x%02X is not %.*s", (unsigned)byte,
                     STR_ARG(encoding_name(r->found->encoding)));
}

Str delimited_trim(Str s)
{
    s = str_trim(s);
    while (str_ends(s, S("\xC2\xA0"))) {
        s = str_trim(str_slice(s, 0, s.length - 2));
    }
    return s;
}

/* Takes off quotes, padding and encoding. */
static bool clean(Reader *r, Str raw, Str *text, Error *err)
{
    Str s = str_trim(raw);
    if (!r->settings->is_literal && s.length >= 2 && s.data[0] == '"') {
        s = str_slice(s, 1, s.length - 1);
        if (memchr(s.data, '"', s.length) != NULL) {
            s = str_replace(r->scratch, s, S("\"\""), S("\""));
        }
        s = str_trim(s);
    }
    size_t at = 0;
    if (r->separators.marks.has_high) {
        if (!encoding_to_utf8(r->scratch, r->found->encoding, s, &s, &at)) {
            return fail_encoding(r, (unsigned char)s.data[at], err);
        }
        s = delimited_trim(s);
    }
    *text = s;
    return true;
}

/* Cuts a row into r->fields; how many fields it has, and how many are filled. */
static bool cut_row(Reader *r, size_t row, size_t *count, size_t *filled, Error *err)
{
    const Separators *s = &r->separators;
    size_t first = row == 0 ? 0 : s->rows[row - 1] + 1;
    size_t start = row == 0 ? 0 : s->ends[first - 1] + 1;
    *count = s->rows[row] + 1 - first;
    *filled = 0;
    if (*count > LIMIT_SOURCE_COLUMNS) {
        return FAIL_LINE(err, r->line, " has %zu fields, at most %zu are read", *count,
                         LIMIT_SOURCE_COLUMNS);
    }
    for (size_t i = 0; i < *count; i++) {
        size_t end = s->ends[first + i];
        Str raw = {r->piece + start, end - start};
        start = end + 1;
        if (!clean(r, raw, &r->fields[i], err)) {
            return false;
        }
        *filled += r->fields[i].length > 0;
    }
    return true;
}

static bool begin(Reader *r, const Str *names, size_t count, Error *err)
{
    r->has_begun = true;
    r->found->width = count;
    r->found->header_line = r->settings->header.count > 0 ? 0 : r->line;
    while (count > 1 && names[count - 1].length == 0) {
        count--;
        r->found->ends_in_delimiter = true;
    }
    r->width = count;
    r->dataset.columns = head_columns(r->a, names, count);
    r->dataset.column_count = count;
    r->dataset.encoding = r->found->encoding;
    return r->sink->begin(r->sink->self, &r->dataset, err);
}

static bool fail_width(const Reader *r, size_t count, bool is_last, Error *err)
{
    if (is_last && r->is_cut && count < r->width) {
        error_hint(err, S("Get the file again; its end is missing."));
        return FAIL_LINE(err, r->line,
                         ": the file stops within this row, after %zu of "
                         "%zu fields: it is truncated",
                         count, r->width);
    }
    error_hint(err, S("Is the delimiter right, or is a quote missing?"));
    return FAIL_LINE(err, r->line, " has %zu fields, the names are %zu", count, r->width);
}

static void note(Reader *r)
{
    if (r->found->note_count++ == 0) {
        r->found->first_note_line = r->line;
    }
}

static bool data_row(Reader *r, size_t count, size_t filled, bool is_last, Error *err)
{
    if (filled == 0) {
        r->found->blank_count++;
        return true;
    }
    if (count != r->width && filled == 1 && r->width > 2) {
        note(r);
        return true;
    }
    for (size_t i = r->width; i < count; i++) {
        if (r->fields[i].length > 0) {
            return fail_width(r, count, is_last, err);
        }
    }
    if (count < r->width) {
        return fail_width(r, count, is_last, err);
    }
    r->found->row_count++;
    DatasetRow row = {r->fields, {r->line, 1}, NULL};
    return r->sink->row(r->sink->self, &row, err);
}

static bool one_row(Reader *r, size_t row, bool is_last, Error *err)
{
    size_t count, filled;
    if (!cut_row(r, row, &count, &filled, err)) {
        return false;
    }
    if (r->has_begun) {
        return data_row(r, count, filled, is_last, err);
    }
    if (r->to_skip > 0) {
        r->to_skip--;
        return true;
    }
    if (filled == 0) {
        r->found->blank_count++;
        return true;
    }
    if (filled == 1 && r->width > 2) { /* a title above the names */
        note(r);
        return true;
    }
    return begin(r, r->fields, count, err);
}

static bool stray_quote(Reader *r, Error *err)
{
    error_hint(err, S("Mend the file, or say in the recipe: quotes: none."));
    return FAIL_LINE(err, line_at(r, r->separators.marks.stray_at),
                     ": a quote stands in a field that %s", "is not in quotes");
}

static bool open_quote(Reader *r, Error *err)
{
    error_hint(err, S("Is the file whole? Else mend the quote, or say in the recipe: "
                      "quotes: none."));
    return FAIL_LINE(err, r->line,
                     ": a quote is opened in this row and the file ends "
                     "before it is %s",
                     "closed");
}

static bool rows_of_piece(Reader *r, Error *err)
{
    const Separators *s = &r->separators;
    size_t start = 0;
    for (size_t row = 0; row < s->row_count; row++) {
        size_t end = s->ends[s->rows[row]] + 1;
        bool is_last = r->is_at_end && row + 1 == s->row_count;
        if (!one_row(r, row, is_last, err)) {
            return false;
        }
        r->line += s->marks.has_quotes ? marks_feeds(&s->marks, start, end) : 1;
        start = end;
    }
    memmove(r->piece, r->piece + start, r->length - start);
    r->length -= start;
    arena_reset(r->scratch);
    return true;
}

static bool first_piece(Reader *r, Error *err)
{
    Str head = {r->piece, r->length};
    if (!delimited_is_text(head, err)) {
        return false;
    }
    if (str_starts(head, S("\xEF\xBB\xBF"))) {
        r->found->has_byte_order_mark = true;
        r->found->encoding = ENCODING_UTF8;
        r->is_encoding_known = true;
        r->length -= 3;
        memmove(r->piece, r->piece + 3, r->length);
        head.length -= 3;
    }
    HeadShape shape = head_shape(head, r->settings->is_literal);
    r->found->delimiter = shape.delimiter;
    r->width = shape.width; /* till the names are read */
    Str delimiter = r->settings->delimiter;
    if (str_equal(delimiter, S("tab"))) {
        delimiter = S("\t");
    }
    if (delimiter.length > 1) {
        return FAIL(err, ERR_INVALID, "delimiter \"%.*s\" is not one character, or tab",
                    STR_ARG(delimiter));
    }
    if (delimiter.length == 1) {
        r->found->delimiter = delimiter.data[0];
        r->width = 0;
    }
    return true;
}

static bool one_piece(Reader *r, Error *err)
{
    separators_find(r->piece, r->length, r->found->delimiter, r->settings->is_literal,
                    r->settings->way, &r->separators);
    if (!decide_encoding(r, err)) {
        return false;
    }
    if (r->separators.marks.has_stray) {
        return stray_quote(r, err);
    }
    if (r->separators.row_count == 0 && r->is_at_end) {
        return open_quote(r, err);
    }
    if (r->separators.row_count == 0) {
        if (r->capacity >= LIMIT_SOURCE_ROW_BYTES) {
            error_hint(err, S("Is a quote opened and never closed?"));
            return FAIL_LINE(err, r->line, " is longer than %zu bytes",
                             LIMIT_SOURCE_ROW_BYTES);
        }
        make_room(r, r->capacity * 2);
        return true;
    }
    if (!r->has_begun && r->settings->header.count > 0 &&
        !begin(r, r->settings->header.items, r->settings->header.count, err)) {
        return false;
    }
    return rows_of_piece(r, err);
}

static bool read_pieces(Reader *r, Error *err)
{
    if (!fill(r, err) || !first_piece(r, err)) {
        return false;
    }
    while (r->length > 0) {
        if (!one_piece(r, err) || !fill(r, err)) {
            return false;
        }
    }
    if (!r->has_begun) {
        return FAIL(err, ERR_INVALID, "the file has no line of names");
    }
    return true;
}

bool delimited_read(Arena *a, Input *input, const DelimitedSettings *settings,
                    const DatasetSink *sink, DelimitedFound *found, Error *err)
{
    *found = (DelimitedFound){.is_ascii = true};
    Reader r = {
        .a = a,
        .scratch = arena_new(),
        .input = input,
        .settings = settings,
        .sink = sink,
        .found = found,
        .to_skip = settings->skip,
        .line = 1,
        .fields = PUSH_ARRAY(a, Str, LIMIT_SOURCE_COLUMNS),
    };
    make_room(&r, FIRST_PIECE);
    bool is_read = read_pieces(&r, err);
    arena_free(r.scratch);
    return is_read;
}
