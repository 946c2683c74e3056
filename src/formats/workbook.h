/* SPDX-License-Identifier: EUPL-1.2
 * workbook.h - sheets of text and numbers, as XLSX and ODS
 *
 *   Workbook book = {.title = …, .sheets = sheets, .count = 2};
 *   if (!xlsx_write(a, &book, &bytes, err)) ...
 *
 * A cell is a text or a number, never a formula: what looks like one is text, in both
 * formats, because its type says so. A number keeps the decimals it was printed with. The
 * first row of a sheet is its line of names, set in bold and kept in sight.
 *
 * Equal books give equal bytes. Characters that XML does not have are left out.
 *
 * Sources: ECMA-376, parts 1 and 2 (SpreadsheetML); OpenDocument 1.2, part 1. Written
 * here rather than by libxlsxwriter, which in Debian 12 writes to files only, by way of
 * others.
 */
#ifndef FORMATS_WORKBOOK_H
#define FORMATS_WORKBOOK_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct SheetCell {
    Str text; /* of a number: digits with a decimal point */
    bool is_number;
} SheetCell;

typedef struct Sheet {
    Str name; /* at most 31 characters, none of []:*?/\ */
    SheetCell *cells;
    size_t columns;
    size_t rows;
} Sheet;

typedef struct Workbook {
    Str title;
    Str author;
    Str lang;    /* nl, en */
    Str created; /* 2023-11-14T06:00:00Z */
    Sheet *sheets;
    size_t count;
} Workbook;

MUST_CHECK bool xlsx_write(Arena *a, const Workbook *book, Str *bytes, Error *err);
MUST_CHECK bool ods_write(Arena *a, const Workbook *book, Str *bytes, Error *err);

/* Digits with at most one minus before and one point within; nothing else is a number. */
bool workbook_is_number(Str text, int *decimals);
/* Without the control characters that XML does not have. */
Str workbook_text(Arena *a, Str text);

#endif
