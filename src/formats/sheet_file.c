/* SPDX-License-Identifier: EUPL-1.2
 * sheet_file.c - which kind of spreadsheet file, and what both readers share */
#include "formats/sheet_file.h"

#include "base/buf.h"

/* Names in a hint. */
enum { NAMES_SHOWN = 8 };

SheetFileKind sheet_file_kind(const ZipReader *zip)
{
    if (zip_reader_find(zip, S("[Content_Types].xml")) != ZIP_NONE &&
        zip_reader_find(zip, S("_rels/.rels")) != ZIP_NONE) {
        return SHEET_FILE_XLSX;
    }
    return zip_reader_find(zip, S("content.xml")) != ZIP_NONE ? SHEET_FILE_ODS
                                                              : SHEET_FILE_NONE;
}

bool sheet_file_open(Arena *a, ZipReader *zip, Str member, XmlReader **xml, Error *err)
{
    size_t place = zip_reader_find(zip, member);
    if (place == ZIP_NONE) {
        return FAIL(err, ERR_INVALID, "the workbook has no \"%.*s\"", STR_ARG(member));
    }
    Input *input = PUSH(a, Input);
    if (!zip_reader_input(a, zip, place, input, err)) {
        return false;
    }
    *xml = xml_reader(a, input);
    xml_keep_blanks(*xml);
    return true;
}

bool sheet_file_no_sheet(Arena *a, Str wanted, const Str *names, size_t count, Error *err)
{
    Buf hint = buf_in(a, 0);
    buf_add(&hint, S("Its sheets: "));
    for (size_t i = 0; i < count && i < NAMES_SHOWN; i++) {
        buf_printf(&hint, "%s\"%.*s\"", i > 0 ? ", " : "", STR_ARG(names[i]));
    }
    buf_add(&hint, count > NAMES_SHOWN ? S(", …") : S("."));
    error_hint(err, buf_str(&hint));
    if (wanted.length == 0) {
        return FAIL(err, ERR_INVALID, "the workbook has no sheet that is shown");
    }
    return FAIL(err, ERR_INVALID, "the workbook has no sheet \"%.*s\"", STR_ARG(wanted));
}

bool sheet_file_read_zip(Arena *a, ZipReader *zip, const SheetSettings *settings,
                         const DatasetSink *sink, Error *err)
{
    Sheet sheet;
    switch (sheet_file_kind(zip)) {
    case SHEET_FILE_XLSX:
        return xlsx_sheet(a, zip, settings->sheet, &sheet, err) &&
               sheet_table(a, &sheet, settings, sink, err);
    case SHEET_FILE_ODS:
        return ods_sheet(a, zip, settings->sheet, &sheet, err) &&
               sheet_table(a, &sheet, settings, sink, err);
    case SHEET_FILE_NONE:
        break;
    }
    return FAIL(err, ERR_INVALID, "the zip is no spreadsheet (.xlsx, .ods)");
}

bool sheet_file_read(Arena *a, InputAt bytes, const SheetSettings *settings,
                     const DatasetSink *sink, Error *err)
{
    ZipReader *zip;
    return zip_reader_open(a, bytes, &zip, err) &&
           sheet_file_read_zip(a, zip, settings, sink, err);
}
