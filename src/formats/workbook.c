/* SPDX-License-Identifier: EUPL-1.2
 * workbook.c - which kind of spreadsheet file, and what both readers share */
#include "formats/workbook.h"

#include "base/buf.h"

/* Names in a hint. */
enum { NAMES_SHOWN = 8 };

WorkbookKind workbook_kind(const ZipReader *zip)
{
    if (zip_reader_find(zip, S("[Content_Types].xml")) != ZIP_NONE &&
        zip_reader_find(zip, S("_rels/.rels")) != ZIP_NONE) {
        return WORKBOOK_XLSX;
    }
    return zip_reader_find(zip, S("content.xml")) != ZIP_NONE ? WORKBOOK_ODS
                                                              : WORKBOOK_NONE;
}

bool workbook_open(Arena *a, ZipReader *zip, Str member, XmlReader **xml, Error *err)
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

bool workbook_no_sheet(Arena *a, Str wanted, const Str *names, size_t count, Error *err)
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

bool workbook_read_zip(Arena *a, ZipReader *zip, const SheetSettings *settings,
                       const DatasetSink *sink, Error *err)
{
    Sheet sheet;
    switch (workbook_kind(zip)) {
    case WORKBOOK_XLSX:
        return xlsx_sheet(a, zip, settings->sheet, &sheet, err) &&
               sheet_table(a, &sheet, settings, sink, err);
    case WORKBOOK_ODS:
        return ods_sheet(a, zip, settings->sheet, &sheet, err) &&
               sheet_table(a, &sheet, settings, sink, err);
    case WORKBOOK_NONE:
        break;
    }
    return FAIL(err, ERR_INVALID, "the zip is no spreadsheet (.xlsx, .ods)");
}

bool workbook_read(Arena *a, InputAt bytes, const SheetSettings *settings,
                   const DatasetSink *sink, Error *err)
{
    ZipReader *zip;
    return zip_reader_open(a, bytes, &zip, err) &&
           workbook_read_zip(a, zip, settings, sink, err);
}
