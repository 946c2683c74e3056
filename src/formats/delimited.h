/* SPDX-License-Identifier: EUPL-1.2
 * delimited.h - delimited text as publishers write it, read as a stream
 *
 *   DelimitedSettings settings = {0};               all detected
 *   DelimitedFound found;
 *   if (!delimited_read(a, &input, &settings, &sink, &found, err)) ...
 *
 * Detected when the settings do not say it, and stated in `found`:
 *
 *   encoding    UTF-8 when the bytes above 127 are valid UTF-8; else a single-byte set:
 *               Windows-1252 when one lies in 0x80..0x9F, ISO-8859-15 when one is 0xA4
 *               (the euro sign; in ISO-8859-1 a sign that nobody uses), else ISO-8859-1.
 *               Decided by the first piece that is not ASCII; a later byte that does not
 *               fit is refused with its line, never guessed round.
 *   delimiter   the one of ; , tab | that stands equally often in the first rows
 *   line ends   LF, CRLF, CR CR LF
 *
 * Quotes hold delimiters, newlines and doubled quotes. A field loses its quotes and the
 * blanks around it; nothing else changes. Rows of blank fields are passed over and
 * counted; a row with one filled field, where the table has three or more, is a note of
 * the publisher, counted too. A delimiter at the end of every line makes no column.
 * Names that occur twice get " (2)".
 *
 * Refused by name: an empty file, a Git-LFS pointer, an HTML page, a zip, UTF-16, zero
 * bytes, lines that end in CR alone, a file that stops within a row or a quote, a quote
 * in a field without quotes, a row with too few or too many fields, more columns than
 * LIMIT_SOURCE_COLUMNS, a row longer than LIMIT_SOURCE_ROW_BYTES.
 *
 * Memory is one piece of the file, whatever its size.
 */
#ifndef FORMATS_DELIMITED_H
#define FORMATS_DELIMITED_H

#include "base/limits.h"
#include "formats/dataset.h"
#include "formats/encoding.h"
#include "formats/input.h"
#include "formats/separators.h"

typedef struct DelimitedSettings {
    Str encoding;   /* utf-8, windows-1252, iso-8859-1, iso-8859-15 */
    Str delimiter;  /* one byte, or "tab" */
    StrList header; /* names, when the file has none */
    size_t skip;    /* rows before the names */
    bool is_literal;
    MarksWay way;
} DelimitedSettings;

typedef struct DelimitedFound {
    DatasetEncoding encoding;
    bool is_ascii; /* then the encoding makes no difference */
    bool has_byte_order_mark;
    char delimiter;
    bool ends_in_delimiter;
    size_t width; /* fields in the line of names, empty ones at its end too */
    uint64_t header_line;
    uint64_t row_count;
    uint64_t blank_count; /* rows of blank fields */
    uint64_t note_count;  /* rows with one filled field */
    uint64_t first_note_line;
} DelimitedFound;

MUST_CHECK bool delimited_read(Arena *a, Input *input, const DelimitedSettings *settings,
                               const DatasetSink *sink, DelimitedFound *found,
                               Error *err);

/* Without blanks on either side, non-breaking ones too. */
Str delimited_trim(Str text);

/* Whether the first bytes of a file are something else under a false name; says so. */
MUST_CHECK bool delimited_is_text(Str head, Error *err);

#endif
