/* SPDX-License-Identifier: EUPL-1.2
 * source_text.c - names of several rows, joined; then the table below them */
#include "pact/source_text.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "formats/delimited_head.h"

enum { HEAD_BYTES = 64 << 10 };

static const Str BYTE_ORDER_MARK = S_INIT("\xEF\xBB\xBF");

/* The file as the reader gets it: text in memory, then what is left of the input. */
typedef struct Joined {
    Str first;
    Input *rest;
} Joined;

static bool read_joined(void *self, char *to, size_t size, size_t *got, Error *err)
{
    Joined *joined = self;
    if (joined->first.length == 0) {
        return input_read(joined->rest, to, size, got, err);
    }
    *got = joined->first.length < size ? joined->first.length : size;
    memcpy(to, joined->first.data, *got);
    joined->first = str_slice(joined->first, *got, joined->first.length);
    return true;
}

static bool read_head(Arena *a, Input *input, Str *head, Error *err)
{
    char *bytes = PUSH_ARRAY(a, char, HEAD_BYTES);
    size_t length = 0, got = 1;
    while (got > 0 && length < HEAD_BYTES) {
        if (!input_read(input, bytes + length, HEAD_BYTES - length, &got, err)) {
            return false;
        }
        length += got;
    }
    *head = (Str){bytes, length};
    return true;
}

/* Fields of one line, without quotes, blanks and encoding. */
static bool cut_line(Arena *a, Str line, char delimiter, const SourceAsk *ask,
                     DatasetEncoding encoding, StrList *fields, Error *err)
{
    fields->items = PUSH_ARRAY(a, Str, line.length + 1);
    fields->count = 0;
    bool is_inside = false;
    size_t start = 0;
    for (size_t i = 0; i <= line.length; i++) {
        if (i < line.length && line.data[i] == '"' && !ask->text.is_literal) {
            is_inside = !is_inside;
        }
        if (i < line.length && (line.data[i] != delimiter || is_inside)) {
            continue;
        }
        Str text = str_trim(str_slice(line, start, i));
        size_t at = 0;
        start = i + 1;
        if (!ask->text.is_literal && text.length >= 2 && text.data[0] == '"') {
            text =
                str_replace(a, str_slice(text, 1, text.length - 1), S("\"\""), S("\""));
        }
        if (!encoding_to_utf8(a, encoding, text, &text, &at)) {
            return FAIL(err, ERR_INVALID, "a name is not %.*s",
                        STR_ARG(encoding_name(encoding)));
        }
        fields->items[fields->count++] = delimited_trim(text);
    }
    return true;
}

/* Adds one row of names below those above. */
static void join_names(Arena *a, StrList *names, const StrList *row, bool is_last)
{
    Str left = S("");
    for (size_t i = 0; i < row->count && i < LIMIT_SOURCE_COLUMNS; i++) {
        Str text = row->items[i];
        left = text.length > 0 ? text : left;
        text = is_last ? text : left;
        if (i == names->count) {
            names->items[names->count++] = text;
        } else if (text.length > 0) {
            Str above = names->items[i];
            names->items[i] = str_format(a, "%.*s%s%.*s", STR_ARG(above),
                                         above.length > 0 ? " " : "", STR_ARG(text));
        }
    }
}

static DatasetEncoding encoding_in(const SourceAsk *ask, Str text)
{
    DatasetEncoding encoding;
    return encoding_parse(ask->text.encoding, &encoding) ? encoding : encoding_of(text);
}

/* The names, and where in the head the table begins below them. */
static bool find_names(Arena *a, const SourceAsk *ask, Str head, char delimiter,
                       StrList *names, size_t *below, Error *err)
{
    size_t rows = ask->header_rows > 0 ? ask->header_rows : 1;
    size_t last = ask->header_row + rows - 1;
    Str rest = str_starts(head, BYTE_ORDER_MARK)
                   ? str_slice(head, BYTE_ORDER_MARK.length, head.length)
                   : head;
    *names = (StrList){PUSH_ARRAY(a, Str, LIMIT_SOURCE_COLUMNS), 0};
    for (size_t number = 1; number <= last; number++) {
        Str line;
        StrList fields;
        if (!str_cut(rest, '\n', &line, &rest)) {
            error_hint(err, S("Change `header_row` or `header_rows` in the recipe."));
            return FAIL(err, ERR_INVALID, "the names stand in line %zu; there is none",
                        last);
        }
        if (number < ask->header_row) {
            continue;
        }
        if (!cut_line(a, line, delimiter, ask, encoding_in(ask, line), &fields, err)) {
            return false;
        }
        join_names(a, names, &fields, number == last);
    }
    *below = head.length - rest.length;
    return true;
}

/* As many blank lines as stand above the table, then the table. */
static Str blanked(Arena *a, Str head, size_t below, size_t lines)
{
    Buf text = buf_in(a, 0);
    for (size_t i = 0; i < lines; i++) {
        buf_char(&text, '\n');
    }
    buf_add(&text, str_slice(head, below, head.length));
    return buf_str(&text);
}

static bool read_below(Arena *a, const SourceAsk *ask, Input *input,
                       const DatasetSink *sink, DelimitedFound *found, Error *err)
{
    Str head;
    StrList names;
    size_t below;
    if (!read_head(a, input, &head, err) || !delimited_is_text(head, err)) {
        return false;
    }
    DelimitedSettings text = ask->text;
    char delimiter = head_shape(head, text.is_literal).delimiter;
    if (text.delimiter.length > 0) {
        delimiter = str_equal(text.delimiter, S("tab")) ? '\t' : text.delimiter.data[0];
    } else {
        char *kept = PUSH(a, char);
        *kept = delimiter;
        text.delimiter = (Str){kept, 1};
    }
    if (!find_names(a, ask, head, delimiter, &names, &below, err)) {
        return false;
    }
    if (text.encoding.length == 0 && str_starts(head, BYTE_ORDER_MARK)) {
        text.encoding = encoding_name(ENCODING_UTF8);
    }
    size_t above = ask->header_row + (ask->header_rows > 0 ? ask->header_rows : 1) - 1;
    text.header = names;
    Joined joined = {blanked(a, head, below, above), input};
    Input whole = {read_joined, &joined};
    bool is_read = delimited_read(a, &whole, &text, sink, found, err);
    found->header_line = ask->header_row;
    found->blank_count -= found->blank_count < above ? found->blank_count : above;
    return is_read;
}

bool source_read_text(Arena *a, const SourceAsk *ask, Input *input,
                      const DatasetSink *sink, Error *err)
{
    DelimitedFound unasked = {0};
    DelimitedFound *found = ask->found != NULL ? ask->found : &unasked;
    return ask->header_row > 0 ? read_below(a, ask, input, sink, found, err)
                               : delimited_read(a, input, &ask->text, sink, found, err);
}
