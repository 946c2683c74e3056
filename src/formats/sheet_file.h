/* SPDX-License-Identifier: EUPL-1.2
 * sheet_file.h - spreadsheet files: XLSX and OpenDocument (ODS)
 *
 *   SheetSettings settings = {.sheet = S("Tabel 1")};        {0}: the first that is shown
 *   if (!sheet_file_read(a, bytes, &settings, &sink, err)) ...
 *
 * Opens the zip, finds the sheet, fills the grid and hands out its table (sheet.h). Which
 * of the two it is, the members tell. All of the sheet is in memory; the file is not.
 *
 * XLSX: shared and inline strings, the runs of rich text joined, phonetic readings left
 * out; dates by number format, in the 1900 and the 1904 calendar; numbers, truths, errors
 * and the cached values of formulas. ODS: repeated rows and cells, covered cells, dates
 * and percentages by their value, lines of a cell joined by a newline, comments left out.
 *
 * Errors: ERR_INVALID, naming the member of the zip or the cell: no workbook, no sheet of
 * that name (the hint lists those there are), a password, a formula that was never
 * computed, and what zip.h, xml.h and sheet.h refuse.
 * Sources: ECMA-376 part 1, sections 18.2 to 18.8; OpenDocument 1.3, part 3, sections 9
 * and 19.
 */
#ifndef FORMATS_SHEET_FILE_H
#define FORMATS_SHEET_FILE_H

#include "formats/input.h"
#include "formats/sheet.h"
#include "formats/xml.h"
#include "formats/zip.h"

typedef enum SheetFileKind {
    SHEET_FILE_NONE, /* another zip */
    SHEET_FILE_XLSX,
    SHEET_FILE_ODS,
} SheetFileKind;

SheetFileKind sheet_file_kind(const ZipReader *zip);
MUST_CHECK bool sheet_file_read(Arena *a, InputAt bytes, const SheetSettings *settings,
                                const DatasetSink *sink, Error *err);
/* From a zip that is open already. */
MUST_CHECK bool sheet_file_read_zip(Arena *a, ZipReader *zip,
                                    const SheetSettings *settings,
                                    const DatasetSink *sink, Error *err);

/* The two readers: the named sheet, filled and spread. */
MUST_CHECK bool xlsx_sheet(Arena *a, ZipReader *zip, Str name, Sheet *sheet, Error *err);
MUST_CHECK bool ods_sheet(Arena *a, ZipReader *zip, Str name, Sheet *sheet, Error *err);

/* For both: a member as XML; that a sheet is not there, with those that are. */
MUST_CHECK bool sheet_file_open(Arena *a, ZipReader *zip, Str member, XmlReader **xml,
                                Error *err);
bool sheet_file_no_sheet(Arena *a, Str wanted, const Str *names, size_t count,
                         Error *err);

#endif
