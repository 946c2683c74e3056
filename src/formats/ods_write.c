/* SPDX-License-Identifier: EUPL-1.2
 * ods_write.c - sheets as ODS
 *
 *   mimetype (first, not packed)  META-INF/manifest.xml  meta.xml  content.xml
 */
#include "formats/workbook.h"
#include "formats/xml_write.h"
#include "formats/zip.h"

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"

enum { MOST_DECIMALS = 8 };

static Xml *root(Arena *a, Str name)
{
    Xml *x = xml_new(a, name, S(""));
    xml_attr(x, S("xmlns:office"), S(OASIS "office:1.0"));
    xml_attr(x, S("xmlns:table"), S(OASIS "table:1.0"));
    xml_attr(x, S("xmlns:text"), S(OASIS "text:1.0"));
    xml_attr(x, S("xmlns:style"), S(OASIS "style:1.0"));
    xml_attr(x, S("xmlns:number"), S(OASIS "datastyle:1.0"));
    xml_attr(x, S("xmlns:fo"), S(OASIS "xsl-fo-compatible:1.0"));
    xml_attr(x, S("xmlns:meta"), S(OASIS "meta:1.0"));
    xml_attr(x, S("xmlns:dc"), S("http://purl.org/dc/elements/1.1/"));
    xml_attr(x, S("office:version"), S("1.2"));
    return x;
}

static void manifest_entry(Xml *x, Str path, Str type)
{
    xml_open(x, S("manifest:file-entry"));
    xml_attr(x, S("manifest:full-path"), path);
    xml_attr(x, S("manifest:media-type"), type);
    xml_close(x);
}

static Xml *manifest(Arena *a)
{
    Xml *x = xml_new(a, S("manifest:manifest"), S(""));
    xml_attr(x, S("xmlns:manifest"), S(OASIS "manifest:1.0"));
    xml_attr(x, S("manifest:version"), S("1.2"));
    manifest_entry(x, S("/"), S(MEDIA_TYPE));
    manifest_entry(x, S("content.xml"), S("text/xml"));
    manifest_entry(x, S("meta.xml"), S("text/xml"));
    return x;
}

static Xml *meta(Arena *a, const Workbook *book)
{
    Xml *x = root(a, S("office:document-meta"));
    xml_open(x, S("office:meta"));
    xml_element(x, S("dc:title"), workbook_text(a, book->title));
    xml_element(x, S("meta:initial-creator"), workbook_text(a, book->author));
    xml_element(x, S("dc:language"), book->lang);
    if (book->created.length > 0) {
        xml_element(x, S("meta:creation-date"), book->created);
    }
    xml_close(x);
    return x;
}

/* d0 … d8: numbers of so many decimals; bold: the line of names. */
static void styles(Xml *x, Arena *a)
{
    xml_open(x, S("office:automatic-styles"));
    for (int d = 0; d <= MOST_DECIMALS; d++) {
        Str number = str_format(a, "n%d", d);
        xml_open(x, S("number:number-style"));
        xml_attr(x, S("style:name"), number);
        xml_open(x, S("number:number"));
        xml_attr(x, S("number:decimal-places"), str_format(a, "%d", d));
        xml_attr(x, S("number:min-integer-digits"), S("1"));
        xml_close(x);
        xml_close(x);
        xml_open(x, S("style:style"));
        xml_attr(x, S("style:name"), str_format(a, "d%d", d));
        xml_attr(x, S("style:family"), S("table-cell"));
        xml_attr(x, S("style:data-style-name"), number);
        xml_close(x);
    }
    xml_open(x, S("style:style"));
    xml_attr(x, S("style:name"), S("bold"));
    xml_attr(x, S("style:family"), S("table-cell"));
    xml_open(x, S("style:text-properties"));
    xml_attr(x, S("fo:font-weight"), S("bold"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

static void cell(Xml *x, Arena *a, const SheetCell *cell, bool is_head)
{
    int decimals = 0;
    xml_open(x, S("table:table-cell"));
    if (cell->text.length > 0 && cell->is_number &&
        workbook_is_number(cell->text, &decimals)) {
        int shown = decimals < MOST_DECIMALS ? decimals : MOST_DECIMALS;
        xml_attr(x, S("table:style-name"), str_format(a, "d%d", shown));
        xml_attr(x, S("office:value-type"), S("float"));
        xml_attr(x, S("office:value"), cell->text);
        xml_element(x, S("text:p"), cell->text);
    } else if (cell->text.length > 0) {
        if (is_head) {
            xml_attr(x, S("table:style-name"), S("bold"));
        }
        xml_attr(x, S("office:value-type"), S("string"));
        StrList lines = str_split(a, workbook_text(a, cell->text), '\n');
        for (size_t i = 0; i < lines.count; i++) {
            xml_element(x, S("text:p"), lines.items[i]);
        }
    }
    xml_close(x);
}

static void sheet(Xml *x, Arena *a, const Sheet *sheet)
{
    xml_open(x, S("table:table"));
    xml_attr(x, S("table:name"), sheet->name);
    xml_open(x, S("table:table-column"));
    xml_attr(x, S("table:number-columns-repeated"), str_format(a, "%zu", sheet->columns));
    xml_close(x);
    for (size_t r = 0; r < sheet->rows; r++) {
        xml_open(x, S("table:table-row"));
        for (size_t c = 0; c < sheet->columns; c++) {
            cell(x, a, &sheet->cells[r * sheet->columns + c], r == 0);
        }
        xml_close(x);
    }
    xml_close(x);
}

static Xml *content(Arena *a, const Workbook *book)
{
    Xml *x = root(a, S("office:document-content"));
    styles(x, a);
    xml_open(x, S("office:body"));
    xml_open(x, S("office:spreadsheet"));
    for (size_t i = 0; i < book->count; i++) {
        sheet(x, a, &book->sheets[i]);
    }
    xml_close(x);
    xml_close(x);
    return x;
}

bool ods_write(Arena *a, const Workbook *book, Str *bytes, Error *err)
{
    Str listed, about, table;
    if (!xml_finish(manifest(a), &listed, err) ||
        !xml_finish(meta(a, book), &about, err) ||
        !xml_finish(content(a, book), &table, err)) {
        return false;
    }
    ZipWriter *zip = zip_writer(a);
    zip_writer_store(zip, S("mimetype"), S(MEDIA_TYPE));
    zip_writer_add(zip, S("META-INF/manifest.xml"), listed);
    zip_writer_add(zip, S("meta.xml"), about);
    zip_writer_add(zip, S("content.xml"), table);
    return zip_writer_finish(zip, bytes, err);
}
