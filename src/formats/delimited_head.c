/* SPDX-License-Identifier: EUPL-1.2
 * delimited_head.c - false names, delimiters, column names */
#include "formats/delimited_head.h"

#include <string.h>

#include "base/map.h"
#include "formats/delimited.h"

enum { SAMPLE_ROWS = 40 };

typedef struct FalseName {
    const char *starts;
    size_t length;
    const char *is;
    const char *hint;
} FalseName;

#define FALSE_NAME(bytes, what, todo)                                                    \
    {                                                                                    \
        (bytes), sizeof(bytes) - 1, (what), (todo)                                       \
    }

static const FalseName FALSE_NAMES[] = {
    FALSE_NAME("version https://git-lfs", "a Git-LFS pointer, not the file itself",
               "Get the real file with `git lfs pull`, or from the publisher."),
    FALSE_NAME("<!DOCTYPE", "an HTML page, saved under another name",
               "The publisher's site answered with a page: get the file again."),
    FALSE_NAME("<!doctype", "an HTML page, saved under another name",
               "The publisher's site answered with a page: get the file again."),
    FALSE_NAME("<html", "an HTML page, saved under another name",
               "The publisher's site answered with a page: get the file again."),
    FALSE_NAME("<HTML", "an HTML page, saved under another name",
               "The publisher's site answered with a page: get the file again."),
    FALSE_NAME("<?xml", "XML, not delimited text", "Is this the file that is meant?"),
    FALSE_NAME("PK\x03\x04", "a zip or a workbook, not delimited text",
               "Unpack it, or name it as it is."),
    FALSE_NAME("PK\x05\x06", "an empty zip", "Get the file again."),
    FALSE_NAME("\x1F\x8B", "a gzip, not delimited text", "Unpack it first."),
    FALSE_NAME("%PDF-", "a PDF", "Ask the publisher for the table itself."),
    FALSE_NAME("\xD0\xCF\x11\xE0", "an old Excel workbook (.xls)",
               "Save it as .xlsx or as CSV."),
    FALSE_NAME("\xFF\xFE", "UTF-16 text", "Save it as UTF-8."),
    FALSE_NAME("\xFE\xFF", "UTF-16 text", "Save it as UTF-8."),
};

bool delimited_is_text(Str head, Error *err)
{
    Str text = head;
    if (str_starts(text, S("\xEF\xBB\xBF"))) {
        text = str_slice(text, 3, text.length);
    }
    text = str_trim(text);
    if (text.length == 0) {
        return FAIL(err, ERR_INVALID, "the file is empty");
    }
    for (size_t i = 0; i < sizeof FALSE_NAMES / sizeof FALSE_NAMES[0]; i++) {
        const FalseName *name = &FALSE_NAMES[i];
        if (str_starts(text, (Str){name->starts, name->length})) {
            error_hint(err, str_of(name->hint));
            return FAIL(err, ERR_INVALID, "the file is %s", name->is);
        }
    }
    if (memchr(text.data, '\n', text.length) == NULL &&
        memchr(text.data, '\r', text.length) != NULL) {
        error_hint(err, S("Save it with line ends LF or CRLF."));
        return FAIL(err, ERR_INVALID, "lines end in CR alone");
    }
    return true;
}

/* Fields of the row that starts at `*at`, which moves past it; 0: it is not whole, and
 * not the first. */
static size_t count_fields(Str head, size_t *at, char delimiter, bool is_literal)
{
    size_t fields = 1;
    bool is_inside = false;
    bool is_first = *at == 0;
    for (; *at < head.length; (*at)++) {
        char c = head.data[*at];
        if (c == '"' && !is_literal) {
            is_inside = !is_inside;
        } else if (c == delimiter && !is_inside) {
            fields++;
        } else if (c == '\n' && !is_inside) {
            (*at)++;
            return fields;
        }
    }
    return is_first ? fields : 0;
}

/* The number of fields that most of the first rows have, and how many rows have it. */
static size_t usual_width(Str head, char delimiter, bool is_literal, size_t *rows)
{
    size_t widths[SAMPLE_ROWS];
    size_t count = 0, at = 0, best = 0;
    *rows = 0;
    while (count < SAMPLE_ROWS) {
        size_t width = count_fields(head, &at, delimiter, is_literal);
        if (width == 0) {
            break;
        }
        widths[count++] = width;
    }
    for (size_t i = 0; i < count; i++) {
        size_t same = 0;
        for (size_t j = 0; j < count; j++) {
            same += widths[j] == widths[i];
        }
        if (widths[i] >= 2 && (same > *rows || (same == *rows && widths[i] > best))) {
            *rows = same;
            best = widths[i];
        }
    }
    return best;
}

HeadShape head_shape(Str head, bool is_literal)
{
    static const char CANDIDATES[] = {';', ',', '\t', '|'};
    HeadShape shape = {',', 0};
    size_t most = 0;
    for (size_t i = 0; i < sizeof CANDIDATES; i++) {
        size_t rows;
        size_t width = usual_width(head, CANDIDATES[i], is_literal, &rows);
        if (width >= 2 && (rows > most || (rows == most && width > shape.width))) {
            most = rows;
            shape = (HeadShape){CANDIDATES[i], width};
        }
    }
    return shape;
}

DatasetColumn *head_columns(Arena *a, const Str *names, size_t count)
{
    DatasetColumn *columns = PUSH_ARRAY(a, DatasetColumn, count);
    Map seen = map_in(a, count);
    for (size_t i = 0; i < count; i++) {
        Str name = names[i].length > 0 ? str_copy(a, names[i])
                                       : str_format(a, "column %zu", i + 1);
        Str unique = name;
        for (size_t n = 2; !map_put(&seen, unique, i); n++) {
            unique = str_format(a, "%.*s (%zu)", STR_ARG(name), n);
        }
        columns[i].name = unique;
    }
    return columns;
}
