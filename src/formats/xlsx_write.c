/* SPDX-License-Identifier: EUPL-1.2
 * xlsx_write.c - sheets as XLSX
 *
 *   [Content_Types].xml  _rels/.rels  docProps/core.xml
 *   xl/workbook.xml  xl/_rels/workbook.xml.rels  xl/styles.xml  xl/worksheets/sheet1.xml
 *
 * Texts stand in their cells (inlineStr): no table of strings.
 */
#include "base/buf.h"
#include "formats/workbook.h"
#include "formats/xml_write.h"
#include "formats/zip.h"

#define SPREADSHEET S("http://schemas.openxmlformats.org/spreadsheetml/2006/main")
#define RELATIONS S("http://schemas.openxmlformats.org/package/2006/relationships")
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPES S("http://schemas.openxmlformats.org/package/2006/content-types")
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

/* Styles: plain, bold, then numbers of 0, 1, 2, … decimals. */
enum { STYLE_BOLD = 1, STYLE_NUMBER = 2, MOST_DECIMALS = 8, FIRST_FORMAT = 164 };

static Str number_of(Arena *a, size_t number)
{
    Buf buf = buf_in(a, 0);
    buf_int(&buf, (int64_t)number);
    return buf_str(&buf);
}

/* 0 -> A, 25 -> Z, 26 -> AA */
static Str place(Arena *a, size_t column, size_t row)
{
    char letters[8];
    size_t start = sizeof letters;
    for (size_t rest = column + 1; rest > 0 && start > 0; rest = (rest - 1) / 26) {
        letters[--start] = (char)('A' + (rest - 1) % 26);
    }
    Buf buf = buf_in(a, 0);
    buf_add(&buf, (Str){letters + start, sizeof letters - start});
    buf_int(&buf, (int64_t)row + 1);
    return buf_str(&buf);
}

static void type_of(Xml *x, Str part, const char *type)
{
    xml_open(x, S("Override"));
    xml_attr(x, S("PartName"), part);
    xml_attr(x, S("ContentType"), str_of(type));
    xml_close(x);
}

static void default_type(Xml *x, const char *extension, const char *type)
{
    xml_open(x, S("Default"));
    xml_attr(x, S("Extension"), str_of(extension));
    xml_attr(x, S("ContentType"), str_of(type));
    xml_close(x);
}

static Xml *content_types(Arena *a, const Workbook *book)
{
    Xml *x = xml_new(a, S("Types"), TYPES);
    default_type(x, "rels", "application/vnd.openxmlformats-package.relationships+xml");
    default_type(x, "xml", "application/xml");
    type_of(x, S("/xl/workbook.xml"), SHEET_TYPE "sheet.main+xml");
    type_of(x, S("/xl/styles.xml"), SHEET_TYPE "styles+xml");
    type_of(x, S("/docProps/core.xml"),
            "application/vnd.openxmlformats-package.core-properties+xml");
    for (size_t i = 0; i < book->count; i++) {
        type_of(x, str_format(a, "/xl/worksheets/sheet%zu.xml", i + 1),
                SHEET_TYPE "worksheet+xml");
    }
    return x;
}

static void relation(Xml *x, Str id, const char *type, Str target)
{
    xml_open(x, S("Relationship"));
    xml_attr(x, S("Id"), id);
    xml_attr(x, S("Type"), str_of(type));
    xml_attr(x, S("Target"), target);
    xml_close(x);
}

static Xml *package_relations(Arena *a)
{
    Xml *x = xml_new(a, S("Relationships"), RELATIONS);
    relation(x, S("r1"), OFFICE "/officeDocument", S("xl/workbook.xml"));
    relation(x, S("r2"),
             "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
             "core-properties",
             S("docProps/core.xml"));
    return x;
}

static Xml *book_relations(Arena *a, const Workbook *book)
{
    Xml *x = xml_new(a, S("Relationships"), RELATIONS);
    for (size_t i = 0; i < book->count; i++) {
        relation(x, str_format(a, "r%zu", i + 1), OFFICE "/worksheet",
                 str_format(a, "worksheets/sheet%zu.xml", i + 1));
    }
    relation(x, str_format(a, "r%zu", book->count + 1), OFFICE "/styles",
             S("styles.xml"));
    return x;
}

static Xml *core(Arena *a, const Workbook *book)
{
    Xml *x = xml_new(a, S("cp:coreProperties"), S(""));
    xml_attr(
        x, S("xmlns:cp"),
        S("http://schemas.openxmlformats.org/package/2006/metadata/core-properties"));
    xml_attr(x, S("xmlns:dc"), S("http://purl.org/dc/elements/1.1/"));
    xml_attr(x, S("xmlns:dcterms"), S("http://purl.org/dc/terms/"));
    xml_attr(x, S("xmlns:xsi"), S("http://www.w3.org/2001/XMLSchema-instance"));
    xml_element(x, S("dc:title"), workbook_text(a, book->title));
    xml_element(x, S("dc:creator"), workbook_text(a, book->author));
    xml_element(x, S("dc:language"), book->lang);
    if (book->created.length > 0) {
        xml_open(x, S("dcterms:created"));
        xml_attr(x, S("xsi:type"), S("dcterms:W3CDTF"));
        xml_text(x, book->created);
        xml_close(x);
    }
    return x;
}

static Xml *workbook(Arena *a, const Workbook *book)
{
    Xml *x = xml_new(a, S("workbook"), SPREADSHEET);
    xml_attr(x, S("xmlns:r"), S(OFFICE));
    xml_open(x, S("sheets"));
    for (size_t i = 0; i < book->count; i++) {
        xml_open(x, S("sheet"));
        xml_attr(x, S("name"), book->sheets[i].name);
        xml_attr(x, S("sheetId"), number_of(a, i + 1));
        xml_attr(x, S("r:id"), str_format(a, "r%zu", i + 1));
        xml_close(x);
    }
    xml_close(x);
    return x;
}

static void empty(Xml *x, Str name)
{
    xml_open(x, name);
    xml_close(x);
}

static void counted_open(Xml *x, Arena *a, Str name, size_t count)
{
    xml_open(x, name);
    xml_attr(x, S("count"), number_of(a, count));
}

static void format(Xml *x, Arena *a, size_t number_format, size_t font)
{
    xml_open(x, S("xf"));
    xml_attr(x, S("numFmtId"), number_of(a, number_format));
    xml_attr(x, S("fontId"), number_of(a, font));
    xml_attr(x, S("fillId"), S("0"));
    xml_attr(x, S("borderId"), S("0"));
    xml_attr(x, S("xfId"), S("0"));
    xml_attr(x, S("applyNumberFormat"), S("1"));
    xml_attr(x, S("applyFont"), S("1"));
    xml_close(x);
}

static void fonts_and_fills(Xml *x, Arena *a)
{
    counted_open(x, a, S("fonts"), 2);
    for (int bold = 0; bold < 2; bold++) {
        xml_open(x, S("font"));
        if (bold == 1) {
            empty(x, S("b"));
        }
        xml_open(x, S("sz"));
        xml_attr(x, S("val"), S("11"));
        xml_close(x);
        xml_open(x, S("name"));
        xml_attr(x, S("val"), S("Calibri"));
        xml_close(x);
        xml_close(x);
    }
    xml_close(x);
    counted_open(x, a, S("fills"), 2);
    for (int i = 0; i < 2; i++) {
        xml_open(x, S("fill"));
        xml_open(x, S("patternFill"));
        xml_attr(x, S("patternType"), i == 0 ? S("none") : S("gray125"));
        xml_close(x);
        xml_close(x);
    }
    xml_close(x);
    counted_open(x, a, S("borders"), 1);
    xml_open(x, S("border"));
    const Str sides[] = {S("left"), S("right"), S("top"), S("bottom"), S("diagonal")};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        empty(x, sides[i]);
    }
    xml_close(x);
    xml_close(x);
}

static Xml *styles(Arena *a)
{
    Xml *x = xml_new(a, S("styleSheet"), SPREADSHEET);
    counted_open(x, a, S("numFmts"), MOST_DECIMALS + 1);
    for (size_t d = 0; d <= MOST_DECIMALS; d++) {
        xml_open(x, S("numFmt"));
        xml_attr(x, S("numFmtId"), number_of(a, FIRST_FORMAT + d));
        xml_attr(x, S("formatCode"),
                 str_format(a, "0%s%.*s", d > 0 ? "." : "", (int)d, "00000000"));
        xml_close(x);
    }
    xml_close(x);
    fonts_and_fills(x, a);
    counted_open(x, a, S("cellStyleXfs"), 1);
    format(x, a, 0, 0);
    xml_close(x);
    counted_open(x, a, S("cellXfs"), STYLE_NUMBER + MOST_DECIMALS + 1);
    format(x, a, 0, 0);
    format(x, a, 0, 1);
    for (size_t d = 0; d <= MOST_DECIMALS; d++) {
        format(x, a, FIRST_FORMAT + d, 0);
    }
    xml_close(x);
    return x;
}

static void cell(Xml *x, Arena *a, const SheetCell *cell, size_t column, size_t row)
{
    int decimals = 0;
    if (cell->text.length == 0) {
        return;
    }
    xml_open(x, S("c"));
    xml_attr(x, S("r"), place(a, column, row));
    if (cell->is_number && workbook_is_number(cell->text, &decimals)) {
        size_t shown = decimals < MOST_DECIMALS ? (size_t)decimals : MOST_DECIMALS;
        xml_attr(x, S("s"), number_of(a, STYLE_NUMBER + shown));
        xml_element(x, S("v"), cell->text);
    } else {
        xml_attr(x, S("t"), S("inlineStr"));
        xml_attr(x, S("s"), row == 0 ? number_of(a, STYLE_BOLD) : S("0"));
        xml_open(x, S("is"));
        xml_open(x, S("t"));
        xml_attr(x, S("xml:space"), S("preserve"));
        xml_text(x, workbook_text(a, cell->text));
        xml_close(x);
        xml_close(x);
    }
    xml_close(x);
}

static Xml *worksheet(Arena *a, const Sheet *sheet)
{
    Xml *x = xml_new(a, S("worksheet"), SPREADSHEET);
    xml_open(x, S("sheetViews"));
    xml_open(x, S("sheetView"));
    xml_attr(x, S("workbookViewId"), S("0"));
    xml_open(x, S("pane"));
    xml_attr(x, S("ySplit"), S("1"));
    xml_attr(x, S("topLeftCell"), S("A2"));
    xml_attr(x, S("activePane"), S("bottomLeft"));
    xml_attr(x, S("state"), S("frozen"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_open(x, S("sheetData"));
    for (size_t r = 0; r < sheet->rows; r++) {
        xml_open(x, S("row"));
        xml_attr(x, S("r"), number_of(a, r + 1));
        for (size_t c = 0; c < sheet->columns; c++) {
            cell(x, a, &sheet->cells[r * sheet->columns + c], c, r);
        }
        xml_close(x);
    }
    xml_close(x);
    return x;
}

static bool add(ZipWriter *zip, Str name, Xml *x, Error *err)
{
    Str text;
    if (!xml_finish(x, &text, err)) {
        return false;
    }
    zip_writer_add(zip, name, text);
    return true;
}

bool xlsx_write(Arena *a, const Workbook *book, Str *bytes, Error *err)
{
    ZipWriter *zip = zip_writer(a);
    bool is_good =
        add(zip, S("[Content_Types].xml"), content_types(a, book), err) &&
        add(zip, S("_rels/.rels"), package_relations(a), err) &&
        add(zip, S("docProps/core.xml"), core(a, book), err) &&
        add(zip, S("xl/workbook.xml"), workbook(a, book), err) &&
        add(zip, S("xl/_rels/workbook.xml.rels"), book_relations(a, book), err) &&
        add(zip, S("xl/styles.xml"), styles(a), err);
    for (size_t i = 0; i < book->count && is_good; i++) {
        is_good = add(zip, str_format(a, "xl/worksheets/sheet%zu.xml", i + 1),
                      worksheet(a, &book->sheets[i]), err);
    }
    return is_good && zip_writer_finish(zip, bytes, err);
}
