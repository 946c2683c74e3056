/* SPDX-License-Identifier: EUPL-1.2
 * small_sheet_file.h - XLSX and ODS files for tests, made of the XML of their rows
 *
 *   Str bytes = xlsx_of(a, "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>", "", "");
 *   Str bytes = ods_of(a, "<table:table table:name=\"x\">…</table:table>");
 *
 * The least that a program writes: the members without which nothing opens them.
 */
#ifndef TESTS_SMALL_SHEET_FILE_H
#define TESTS_SMALL_SHEET_FILE_H

#include "expect.h"

#include "base/buf.h"
#include "formats/sheet_file.h"
#include "formats/zip.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define XLSX_SPACE "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define XLSX_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static inline Str zip_of(Arena *a, const Str *members, size_t count)
{
    ZipWriter *w = zip_writer(a);
    for (size_t i = 0; i < count; i++) {
        zip_writer_add(w, members[2 * i], members[2 * i + 1]);
    }
    Str bytes;
    assert_true(zip_writer_finish(w, &bytes, NULL));
    return bytes;
}

/* Two sheets: the first is hidden and holds 1, the second, "Tabel 1", is the one given.
 * Style 1 is a date, style 2 "0.0%", style 3 [h]:mm. */
static inline Str xlsx_of(Arena *a, const char *rows, const char *strings,
                          const char *after)
{
    const Str members[] = {
        S("[Content_Types].xml"),
        S("<Types/>"),
        S("_rels/.rels"),
        S("<Relationships><Relationship Id=\"rId1\" Type=\"" XLSX_TYPE
          "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        S("xl/workbook.xml"),
        S(XML_HEAD "<workbook xmlns=\"" XLSX_SPACE "\" xmlns:r=\"r\"><sheets>"
                   "<sheet name=\"Oud\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
                   "<sheet name=\"Tabel 1\" sheetId=\"2\" r:id=\"rId2\"/>"
                   "</sheets></workbook>"),
        S("xl/_rels/workbook.xml.rels"),
        S("<Relationships>"
          "<Relationship Id=\"rId1\" Type=\"" XLSX_TYPE
          "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          "<Relationship Id=\"rId2\" Type=\"" XLSX_TYPE
          "worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
          "<Relationship Id=\"rId3\" Type=\"" XLSX_TYPE "styles\" Target=\"styles.xml\"/>"
          "<Relationship Id=\"rId4\" Type=\"" XLSX_TYPE
          "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
        S("xl/styles.xml"),
        S("<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/>"
          "<numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/></numFmts>"
          "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
          "<xf numFmtId=\"165\"/></cellXfs></styleSheet>"),
        S("xl/sharedStrings.xml"),
        str_format(a, "<sst>%s</sst>", strings),
        S("xl/worksheets/sheet1.xml"),
        S("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"),
        S("xl/worksheets/sheet2.xml"),
        str_format(a,
                   XML_HEAD "<worksheet xmlns=\"" XLSX_SPACE
                            "\"><cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols>"
                            "<sheetData>%s</sheetData>%s</worksheet>",
                   rows, after),
    };
    return zip_of(a, members, sizeof members / sizeof members[0] / 2);
}

static inline Str ods_of(Arena *a, const char *tables)
{
    const Str members[] = {
        S("mimetype"),
        S("application/vnd.oasis.opendocument.spreadsheet"),
        S("content.xml"),
        str_format(a,
                   XML_HEAD "<office:document-content xmlns:office=\"o\" "
                            "xmlns:table=\"t\" xmlns:text=\"x\" xmlns:calcext=\"c\">"
                            "<office:body><office:spreadsheet>%s"
                            "</office:spreadsheet></office:body>"
                            "</office:document-content>",
                   tables),
    };
    return zip_of(a, members, 2);
}

static inline bool read_bytes(Arena *a, Str bytes, SheetSettings settings,
                              DatasetTable *table, Error *err)
{
    *table = dataset_table(a, 1000);
    DatasetSink sink = dataset_table_sink(table);
    return sheet_file_read(a, input_at_of_text(&bytes), &settings, &sink, err);
}

/* Names, then the rows: "A|B" and "1|2" on lines of their own. */
static inline Str text_of(Arena *a, const DatasetTable *table)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < table->dataset.column_count; i++) {
        buf_add(&buf, i > 0 ? S("|") : S(""));
        buf_add(&buf, table->dataset.columns[i].name);
    }
    for (size_t r = 0; r < table->count; r++) {
        buf_char(&buf, '\n');
        for (size_t i = 0; i < table->dataset.column_count; i++) {
            buf_add(&buf, i > 0 ? S("|") : S(""));
            buf_add(&buf, table->rows[r].fields[i]);
        }
    }
    return buf_str(&buf);
}

#endif
