/* SPDX-License-Identifier: EUPL-1.2
 * write_odt.c - a draft as an OpenDocument text
 */
#include "publish/report/write_odt.h"

#include "formats/xml_write.h"
#include "formats/zip.h"
#include "publish/ink/picture.h"
#include "publish/report/office.h"
#include "publish/text/text.h"

#define TEXT_WIDTH_MM 165.0
#define PLOT_MM 0.26458 /* to a unit: 96 to the inch */

typedef struct Odt {
    Arena *a;
    const Draft *draft;
    Xml *x;
    ZipWriter *zip;
    Pictures *pictures;
    size_t picture_count;
} Odt;

static const char *const NAMESPACES[][2] = {
    {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
    {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
    {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
    {"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
    {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
    {"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
    {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
    {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
    {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
};

static Xml *part(Odt *odt, const char *root)
{
    Xml *x =
        xml_new(odt->a, str_of(root), S("urn:oasis:names:tc:opendocument:xmlns:none"));
    xml_attr(x, S("xmlns:office"), S("urn:oasis:names:tc:opendocument:xmlns:office:1.0"));
    for (size_t i = 0; i < sizeof NAMESPACES / sizeof NAMESPACES[0]; i++) {
        xml_attr(x, str_of(NAMESPACES[i][0]), str_of(NAMESPACES[i][1]));
    }
    xml_attr(x, S("office:version"), S("1.3"));
    return x;
}

static void attr(Odt *odt, const char *name, Str value)
{
    xml_attr(odt->x, str_of(name), value);
}

static Str millimetres(Arena *a, double value)
{
    return str_format(a, "%.*smm", STR_ARG(number_text(a, value, 2)));
}

static Str points(Arena *a, double value)
{
    return str_format(a, "%.*spt", STR_ARG(number_text(a, value, 2)));
}

static void put_properties(Odt *odt, const OfficeStyle *style)
{
    Xml *x = odt->x;
    xml_open(x, S("style:paragraph-properties"));
    attr(odt, "fo:margin-top", points(odt->a, style->before));
    attr(odt, "fo:margin-bottom", points(odt->a, style->after));
    attr(odt, "style:line-height-at-least", points(odt->a, style->leading));
    attr(odt, "fo:orphans", S("2"));
    attr(odt, "fo:widows", S("2"));
    if (style->keeps) {
        attr(odt, "fo:keep-with-next", S("always"));
    }
    if (style->is_end) {
        attr(odt, "fo:text-align", S("end"));
    }
    xml_close(x);
    xml_open(x, S("style:text-properties"));
    attr(odt, "style:font-name", style->font);
    attr(odt, "fo:font-family", style->font);
    attr(odt, "fo:font-size", points(odt->a, style->size));
    attr(odt, "fo:color", str_format(odt->a, "#%.*s", STR_ARG(style->colour)));
    attr(odt, "fo:font-weight", style->is_bold ? S("bold") : S("normal"));
    attr(odt, "fo:language", lang_code(odt->draft->lang));
    attr(odt, "fo:country", odt->draft->lang == LANG_NL ? S("NL") : S("GB"));
    attr(odt, "fo:hyphenate", style->outline == 0 ? S("true") : S("false"));
    xml_close(x);
}

static void put_style(Odt *odt, const OfficeStyle *style)
{
    Xml *x = odt->x;
    xml_open(x, S("style:style"));
    attr(odt, "style:name", style->odt);
    attr(odt, "style:display-name", style->shown);
    attr(odt, "style:family", S("paragraph"));
    if (style->outline > 0) {
        attr(odt, "style:default-outline-level",
             str_format(odt->a, "%d", style->outline));
    }
    put_properties(odt, style);
    xml_close(x);
}

static void put_page(Odt *odt)
{
    Xml *x = odt->x;
    xml_open(x, S("office:automatic-styles"));
    xml_open(x, S("style:page-layout"));
    attr(odt, "style:name", S("A4"));
    xml_open(x, S("style:page-layout-properties"));
    attr(odt, "fo:page-width", S("210mm"));
    attr(odt, "fo:page-height", S("297mm"));
    attr(odt, "fo:margin-top", S("18mm"));
    attr(odt, "fo:margin-right", S("20mm"));
    attr(odt, "fo:margin-bottom", S("16mm"));
    attr(odt, "fo:margin-left", S("25mm"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_open(x, S("office:master-styles"));
    xml_open(x, S("style:master-page"));
    attr(odt, "style:name", S("Standard"));
    attr(odt, "style:page-layout-name", S("A4"));
    xml_open(x, S("style:header"));
    xml_open(x, S("text:p"));
    attr(odt, "text:style-name", S("Source"));
    xml_text(x, odt->draft->running);
    xml_close(x);
    xml_close(x);
    xml_open(x, S("style:footer"));
    xml_open(x, S("text:p"));
    xml_mixed(x);
    attr(odt, "text:style-name", S("Source"));
    xml_text(x, odt->draft->stamp);
    xml_element(x, S("text:tab"), S(""));
    xml_open(x, S("text:page-number"));
    attr(odt, "text:select-page", S("current"));
    xml_text(x, S("1"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

static bool put_styles(Odt *odt, Error *err)
{
    odt->x = part(odt, "office:document-styles");
    xml_open(odt->x, S("office:styles"));
    for (size_t i = 0; i < OFFICE_STYLE_COUNT; i++) {
        put_style(odt, &OFFICE_STYLES[i]);
    }
    xml_close(odt->x);
    put_page(odt);
    Str text;
    if (!xml_finish(odt->x, &text, err)) {
        return false;
    }
    zip_writer_add(odt->zip, S("styles.xml"), text);
    return true;
}

static void put_span(Odt *odt, const Span *span)
{
    Xml *x = odt->x;
    bool is_other = span->lang != odt->draft->lang;
    if (span->kind == SPAN_NOTE) {
        xml_open(x, S("text:note"));
        attr(odt, "text:note-class", S("footnote"));
        xml_element(x, S("text:note-citation"), span->target);
        xml_open(x, S("text:note-body"));
        xml_open(x, S("text:p"));
        attr(odt, "text:style-name", S("Footnote"));
        xml_text(x, span->text);
        xml_close(x);
        xml_close(x);
        xml_close(x);
    } else if (span->kind == SPAN_LINK || span->kind == SPAN_SEE) {
        xml_open(x, S("text:a"));
        attr(odt, "xlink:type", S("simple"));
        attr(odt, "xlink:href",
             span->kind == SPAN_LINK
                 ? span->target
                 : str_format(odt->a, "#%.*s", STR_ARG(span->target)));
        xml_text(x, span->text);
        xml_close(x);
    } else if (span->kind == SPAN_PLAIN && !is_other) {
        xml_text(x, span->text);
    } else {
        xml_open(x, S("text:span"));
        attr(odt, "text:style-name",
             is_other                    ? S("Other")
             : span->kind == SPAN_STRONG ? S("Strong")
                                         : S("Emphasis"));
        xml_text(x, span->text);
        xml_close(x);
    }
}

static void put_spans(Odt *odt, const Spans *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        put_span(odt, &spans->items[i]);
    }
}

static void open_paragraph(Odt *odt, OfficeStyleId style)
{
    bool is_heading = OFFICE_STYLES[style].outline > 0;
    xml_open(odt->x, is_heading ? S("text:h") : S("text:p"));
    xml_mixed(odt->x);
    attr(odt, "text:style-name", OFFICE_STYLES[style].odt);
    if (is_heading) {
        attr(odt, "text:outline-level",
             str_format(odt->a, "%d", OFFICE_STYLES[style].outline));
    }
}

static void put_line(Odt *odt, OfficeStyleId style, Str text)
{
    open_paragraph(odt, style);
    xml_text(odt->x, text);
    xml_close(odt->x);
}

static void put_text(Odt *odt, const Block *block)
{
    open_paragraph(odt, office_style_of(block));
    if (block->id.length > 0) {
        xml_open(odt->x, S("text:bookmark"));
        attr(odt, "text:name", block->id);
        xml_close(odt->x);
    }
    xml_text(odt->x, office_number(odt->a, block));
    put_spans(odt, &block->spans);
    xml_close(odt->x);
}

static void put_item(Odt *odt, const Block *block)
{
    xml_open(odt->x, S("text:list"));
    attr(odt, "text:style-name", S("Bullets"));
    xml_open(odt->x, S("text:list-item"));
    put_text(odt, block);
    xml_close(odt->x);
    xml_close(odt->x);
}

static void put_frame(Odt *odt, const ReportChart *chart, Str name)
{
    Xml *x = odt->x;
    open_paragraph(odt, OFFICE_BODY);
    xml_open(x, S("draw:frame"));
    attr(odt, "draw:name", name);
    attr(odt, "text:anchor-type", S("as-char"));
    attr(odt, "svg:width", millimetres(odt->a, chart->plot.width * PLOT_MM));
    attr(odt, "svg:height", millimetres(odt->a, chart->plot.height * PLOT_MM));
    xml_open(x, S("draw:image"));
    attr(odt, "xlink:href", str_format(odt->a, "Pictures/%.*s.svg", STR_ARG(name)));
    attr(odt, "xlink:type", S("simple"));
    attr(odt, "xlink:show", S("embed"));
    attr(odt, "xlink:actuate", S("onLoad"));
    xml_close(x);
    xml_element(x, S("svg:title"), chart->finding);
    xml_element(x, S("svg:desc"), chart->description);
    xml_close(x);
    xml_close(x);
}

static bool put_chart(Odt *odt, const Block *block, Error *err)
{
    Str picture;
    if (!picture_svg(odt->pictures, &block->chart->plot, &picture, err)) {
        return false;
    }
    Str name = str_format(odt->a, "figure%zu", ++odt->picture_count);
    zip_writer_add(odt->zip, str_format(odt->a, "Pictures/%.*s.svg", STR_ARG(name)),
                   picture);
    if (!block->chart->is_told) {
        put_line(odt, OFFICE_FINDING, block->chart->finding);
    }
    open_paragraph(odt, OFFICE_CAPTION);
    xml_open(odt->x, S("text:bookmark"));
    attr(odt, "text:name", block->id);
    xml_close(odt->x);
    xml_text(odt->x, office_caption(odt->a, odt->draft, block));
    xml_close(odt->x);
    put_frame(odt, block->chart, name);
    put_line(odt, OFFICE_SOURCE, block->chart->source);
    return true;
}

static void put_cell(Odt *odt, OfficeStyleId style, const Spans *spans)
{
    xml_open(odt->x, S("table:table-cell"));
    attr(odt, "table:style-name", S("Cell"));
    open_paragraph(odt, style);
    put_spans(odt, spans);
    xml_close(odt->x);
    xml_close(odt->x);
}

static void put_head(Odt *odt, const ReportTable *table)
{
    xml_open(odt->x, S("table:table-header-rows"));
    xml_open(odt->x, S("table:table-row"));
    for (size_t i = 0; i < table->column_count; i++) {
        Spans head = spans_in(odt->a);
        (void)spans_add(&head,
                        (Span){.text = table->columns[i].head, .lang = odt->draft->lang});
        put_cell(odt,
                 table->columns[i].is_number ? OFFICE_CELL_HEAD_NUMBER : OFFICE_CELL_HEAD,
                 &head);
    }
    xml_close(odt->x);
    xml_close(odt->x);
}

static void put_table(Odt *odt, const Block *block)
{
    const ReportTable *table = block->table;
    put_line(odt, OFFICE_CAPTION, office_caption(odt->a, odt->draft, block));
    xml_open(odt->x, S("table:table"));
    attr(odt, "table:name", str_format(odt->a, "table%.*s", STR_ARG(block->number)));
    attr(odt, "table:style-name", S("Table"));
    for (size_t i = 0; i < table->column_count; i++) {
        xml_open(odt->x, S("table:table-column"));
        attr(odt, "table:style-name",
             str_format(odt->a, "W%d", (int)(table->columns[i].share * 100 + 0.5)));
        xml_close(odt->x);
    }
    put_head(odt, table);
    for (size_t r = 0; r < table->count; r++) {
        xml_open(odt->x, S("table:table-row"));
        for (size_t i = 0; i < table->column_count; i++) {
            put_cell(odt, table->columns[i].is_number ? OFFICE_CELL_NUMBER : OFFICE_CELL,
                     &table->rows[r].cells[i]);
        }
        xml_close(odt->x);
    }
    xml_close(odt->x);
}

static bool put_block(Odt *odt, const Block *block, Error *err)
{
    switch (block->kind) {
    case BLOCK_CHART:
        return put_chart(odt, block, err);
    case BLOCK_TABLE:
        put_table(odt, block);
        break;
    case BLOCK_ITEM:
        put_item(odt, block);
        break;
    case BLOCK_PAGE:
        break;
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
    case BLOCK_ASIDE:
    case BLOCK_KEY:
        put_text(odt, block);
        break;
    }
    return true;
}

static void text_style(Odt *odt, const char *name, const char *property, Str value)
{
    xml_open(odt->x, S("style:style"));
    attr(odt, "style:name", str_of(name));
    attr(odt, "style:family", S("text"));
    xml_open(odt->x, S("style:text-properties"));
    attr(odt, property, value);
    xml_close(odt->x);
    xml_close(odt->x);
}

static void put_column_style(Odt *odt, int percent)
{
    xml_open(odt->x, S("style:style"));
    attr(odt, "style:name", str_format(odt->a, "W%d", percent));
    attr(odt, "style:family", S("table-column"));
    xml_open(odt->x, S("style:table-column-properties"));
    attr(odt, "style:column-width", millimetres(odt->a, TEXT_WIDTH_MM * percent / 100));
    xml_close(odt->x);
    xml_close(odt->x);
}

static void put_table_styles(Odt *odt)
{
    Xml *x = odt->x;
    xml_open(x, S("style:style"));
    attr(odt, "style:name", S("Table"));
    attr(odt, "style:family", S("table"));
    xml_open(x, S("style:table-properties"));
    attr(odt, "style:width", millimetres(odt->a, TEXT_WIDTH_MM));
    attr(odt, "table:align", S("left"));
    attr(odt, "fo:margin-bottom", S("12pt"));
    xml_close(x);
    xml_close(x);
    xml_open(x, S("style:style"));
    attr(odt, "style:name", S("Cell"));
    attr(odt, "style:family", S("table-cell"));
    xml_open(x, S("style:table-cell-properties"));
    attr(odt, "fo:border-bottom", S("0.5pt solid #d9d5cb"));
    attr(odt, "fo:padding-right", S("6pt"));
    xml_close(x);
    xml_close(x);
    for (int percent = 1; percent <= 100; percent++) {
        put_column_style(odt, percent);
    }
}

static void put_automatic_styles(Odt *odt)
{
    Xml *x = odt->x;
    xml_open(x, S("office:automatic-styles"));
    text_style(odt, "Strong", "fo:font-weight", S("bold"));
    text_style(odt, "Emphasis", "fo:font-style", S("italic"));
    text_style(odt, "Other", "fo:language",
               lang_code(odt->draft->lang == LANG_NL ? LANG_EN : LANG_NL));
    put_table_styles(odt);
    xml_open(x, S("text:list-style"));
    attr(odt, "style:name", S("Bullets"));
    xml_open(x, S("text:list-level-style-bullet"));
    attr(odt, "text:level", S("1"));
    attr(odt, "text:bullet-char", S("•"));
    xml_open(x, S("style:list-level-properties"));
    attr(odt, "text:space-before", S("0mm"));
    attr(odt, "text:min-label-width", S("4mm"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

static bool put_content(Odt *odt, Error *err)
{
    const Draft *draft = odt->draft;
    odt->x = part(odt, "office:document-content");
    put_automatic_styles(odt);
    xml_open(odt->x, S("office:body"));
    xml_open(odt->x, S("office:text"));
    if (draft->has_cover) {
        put_line(odt, OFFICE_TITLE, draft->title);
        put_line(odt, OFFICE_SUBTITLE, draft->subject);
        put_line(odt, OFFICE_BODY, draft->author);
        put_line(odt, OFFICE_BODY, draft->stamp);
    }
    for (size_t i = 0; i < draft->count; i++) {
        if (!put_block(odt, &draft->blocks[i], err)) {
            return false;
        }
    }
    xml_close(odt->x);
    xml_close(odt->x);
    Str text;
    if (!xml_finish(odt->x, &text, err)) {
        return false;
    }
    zip_writer_add(odt->zip, S("content.xml"), text);
    return true;
}

static bool put_meta(Odt *odt, Error *err)
{
    odt->x = part(odt, "office:document-meta");
    xml_open(odt->x, S("office:meta"));
    xml_element(odt->x, S("dc:title"),
                str_format(odt->a, "%.*s. %.*s", STR_ARG(odt->draft->title),
                           STR_ARG(odt->draft->subject)));
    xml_element(odt->x, S("meta:initial-creator"), odt->draft->author);
    xml_element(odt->x, S("dc:language"),
                odt->draft->lang == LANG_NL ? S("nl-NL") : S("en-GB"));
    xml_element(
        odt->x, S("dc:date"),
        str_format(odt->a, "%.*sT00:00:00", STR_ARG(date_iso(odt->a, odt->draft->date))));
    xml_element(odt->x, S("dc:description"), odt->draft->identity);
    xml_close(odt->x);
    Str text;
    if (!xml_finish(odt->x, &text, err)) {
        return false;
    }
    zip_writer_add(odt->zip, S("meta.xml"), text);
    return true;
}

static void list_part(Odt *odt, Str path, Str type)
{
    xml_open(odt->x, S("manifest:file-entry"));
    attr(odt, "manifest:full-path", path);
    attr(odt, "manifest:media-type", type);
    xml_close(odt->x);
}

static bool put_manifest(Odt *odt, Error *err)
{
    odt->x = xml_new(odt->a, S("manifest:manifest"), S("urn:none"));
    attr(odt, "xmlns:manifest", S("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"));
    attr(odt, "manifest:version", S("1.3"));
    list_part(odt, S("/"), S("application/vnd.oasis.opendocument.text"));
    list_part(odt, S("content.xml"), S("text/xml"));
    list_part(odt, S("styles.xml"), S("text/xml"));
    list_part(odt, S("meta.xml"), S("text/xml"));
    for (size_t i = 1; i <= odt->picture_count; i++) {
        list_part(odt, str_format(odt->a, "Pictures/figure%zu.svg", i),
                  S("image/svg+xml"));
    }
    Str text;
    if (!xml_finish(odt->x, &text, err)) {
        return false;
    }
    zip_writer_add(odt->zip, S("META-INF/manifest.xml"), text);
    return true;
}

bool report_odt(Arena *a, const Draft *draft, Str *bytes, Error *err)
{
    Odt odt = {.a = a, .draft = draft, .zip = zip_writer(a)};
    if (!pictures_new(a, &odt.pictures, err)) {
        return false;
    }
    zip_writer_store(odt.zip, S("mimetype"),
                     S("application/vnd.oasis.opendocument.text"));
    return put_content(&odt, err) && put_styles(&odt, err) && put_meta(&odt, err) &&
           put_manifest(&odt, err) && zip_writer_finish(odt.zip, bytes, err);
}
