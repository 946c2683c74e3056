/* SPDX-License-Identifier: EUPL-1.2
 * write_docx.c - the text of a Word document
 */
#include "publish/report/write_docx.h"

#include "publish/ink/picture.h"
#include "publish/report/docx_parts.h"
#include "publish/report/issued.h"
#include "publish/report/office.h"
#include "publish/text/text.h"

#define EMU_TO_UNIT 9525     /* 96 units to the inch, 914400 EMU to the inch */
#define TEXT_TWENTIETHS 9354 /* 165 mm */
#define PICTURE_SCALE 2.0

typedef struct Docx {
    Arena *a;
    const Draft *draft;
    Xml *x;
    Pictures *pictures;
    DocxParts parts;
    Issued issued;
    DocxLink *links;
    size_t link_capacity;
    size_t bookmark;
} Docx;

static void put_words(Docx *d, Str text)
{
    xml_open(d->x, S("w:t"));
    xml_attr(d->x, S("xml:space"), S("preserve"));
    xml_text(d->x, text);
    xml_close(d->x);
}

static void put_run_look(Docx *d, const Span *span, bool is_link)
{
    xml_open(d->x, S("w:rPr"));
    if (is_link) {
        docx_value(d->x, "w:rStyle", S("Hyperlink"));
    }
    if (span->kind == SPAN_STRONG || span->kind == SPAN_EMPHASIS) {
        xml_open(d->x, span->kind == SPAN_STRONG ? S("w:b") : S("w:i"));
        xml_close(d->x);
    }
    if (span->lang != d->draft->lang) {
        docx_value(d->x, "w:lang", span->lang == LANG_NL ? S("nl-NL") : S("en-GB"));
    }
    xml_close(d->x);
}

static void put_run(Docx *d, const Span *span, bool is_link)
{
    xml_open(d->x, S("w:r"));
    put_run_look(d, span, is_link);
    put_words(d, span->text);
    xml_close(d->x);
    issued_text(&d->issued, span->text, span->figure);
}

static void put_note_mark(Docx *d, const Span *span)
{
    xml_open(d->x, S("w:r"));
    xml_open(d->x, S("w:rPr"));
    docx_value(d->x, "w:rStyle", S("FootnoteReference"));
    xml_close(d->x);
    xml_open(d->x, S("w:footnoteReference"));
    xml_attr(d->x, S("w:id"), span->target);
    xml_close(d->x);
    xml_close(d->x);
}

static Str link_to(Docx *d, Str address)
{
    DocxParts *parts = &d->parts;
    if (parts->link_count == d->link_capacity) {
        d->links = arena_grow(d->a, d->links, parts->link_count, &d->link_capacity,
                              sizeof(DocxLink));
        parts->links = d->links;
    }
    Str id = str_format(d->a, "rLink%zu", parts->link_count + 1);
    d->links[parts->link_count++] = (DocxLink){id, address};
    return id;
}

static void put_span(Docx *d, const Span *span)
{
    if (span->kind == SPAN_NOTE) {
        put_note_mark(d, span);
    } else if (span->kind == SPAN_LINK || span->kind == SPAN_SEE) {
        xml_open(d->x, S("w:hyperlink"));
        if (span->kind == SPAN_LINK) {
            xml_attr(d->x, S("r:id"), link_to(d, span->target));
        } else {
            xml_attr(d->x, S("w:anchor"), span->target);
        }
        put_run(d, span, true);
        xml_close(d->x);
    } else if (span->text.length > 0) {
        put_run(d, span, false);
    }
}

static void open_paragraph(Docx *d, OfficeStyleId style)
{
    issued_begin(&d->issued);
    xml_open(d->x, S("w:p"));
    xml_open(d->x, S("w:pPr"));
    docx_value(d->x, "w:pStyle", OFFICE_STYLES[style].docx);
    xml_close(d->x);
}

static void put_plain(Docx *d, Str text)
{
    Span span = {.text = text, .lang = d->draft->lang};
    put_run(d, &span, false);
}

static void put_line(Docx *d, OfficeStyleId style, Str text)
{
    open_paragraph(d, style);
    put_plain(d, text);
    xml_close(d->x);
}

static void put_bookmark(Docx *d, Str id)
{
    if (id.length == 0) {
        return;
    }
    Str number = str_format(d->a, "%zu", ++d->bookmark);
    xml_open(d->x, S("w:bookmarkStart"));
    xml_attr(d->x, S("w:id"), number);
    xml_attr(d->x, S("w:name"), id);
    xml_close(d->x);
    xml_open(d->x, S("w:bookmarkEnd"));
    xml_attr(d->x, S("w:id"), number);
    xml_close(d->x);
}

static void put_text(Docx *d, const Block *block)
{
    open_paragraph(d, office_style_of(block));
    put_bookmark(d, block->id);
    Str number = office_number(d->a, block);
    if (number.length > 0) {
        put_plain(d, number);
    }
    for (size_t i = 0; i < block->spans.count; i++) {
        put_span(d, &block->spans.items[i]);
    }
    xml_close(d->x);
}

static void put_size(Docx *d, const char *name, const Plot *plot)
{
    xml_open(d->x, str_of(name));
    xml_attr(d->x, S("cx"), str_format(d->a, "%d", (int)(plot->width * EMU_TO_UNIT)));
    xml_attr(d->x, S("cy"), str_format(d->a, "%d", (int)(plot->height * EMU_TO_UNIT)));
    xml_close(d->x);
}

static void put_blip(Docx *d, size_t number, const Plot *plot)
{
    Xml *x = d->x;
    xml_open(x, S("pic:blipFill"));
    xml_open(x, S("a:blip"));
    xml_attr(x, S("r:embed"), str_format(d->a, "rPicture%zu", number));
    xml_close(x);
    xml_open(x, S("a:stretch"));
    xml_element(x, S("a:fillRect"), S(""));
    xml_close(x);
    xml_close(x);
    xml_open(x, S("pic:spPr"));
    xml_open(x, S("a:xfrm"));
    xml_open(x, S("a:off"));
    xml_attr(x, S("x"), S("0"));
    xml_attr(x, S("y"), S("0"));
    xml_close(x);
    put_size(d, "a:ext", plot);
    xml_close(x);
    xml_open(x, S("a:prstGeom"));
    xml_attr(x, S("prst"), S("rect"));
    xml_close(x);
    xml_close(x);
}

static void put_picture_names(Docx *d, const char *name, size_t number, Str told)
{
    xml_open(d->x, str_of(name));
    xml_attr(d->x, S("id"), str_format(d->a, "%zu", number));
    xml_attr(d->x, S("name"), str_format(d->a, "figure%zu", number));
    xml_attr(d->x, S("descr"), told);
    xml_close(d->x);
}

static void put_picture(Docx *d, size_t number, const ReportChart *chart)
{
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
    Xml *x = d->x;
    xml_open(x, S("w:drawing"));
    xml_open(x, S("wp:inline"));
    xml_attr(x, S("xmlns:wp"), S(DRAWING "wordprocessingDrawing"));
    put_size(d, "wp:extent", &chart->plot);
    put_picture_names(d, "wp:docPr", number, chart->description);
    xml_open(x, S("a:graphic"));
    xml_attr(x, S("xmlns:a"), S(DRAWING "main"));
    xml_open(x, S("a:graphicData"));
    xml_attr(x, S("uri"), S(DRAWING "picture"));
    xml_open(x, S("pic:pic"));
    xml_attr(x, S("xmlns:pic"), S(DRAWING "picture"));
    xml_open(x, S("pic:nvPicPr"));
    put_picture_names(d, "pic:cNvPr", number, chart->description);
    xml_element(x, S("pic:cNvPicPr"), S(""));
    xml_close(x);
    put_blip(d, number, &chart->plot);
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_close(x);
#undef DRAWING
}

static bool put_chart(Docx *d, const Block *block, Error *err)
{
    Str picture;
    if (!picture_png(d->pictures, &block->chart->plot, PICTURE_SCALE, &picture, err)) {
        return false;
    }
    size_t number = ++d->parts.picture_count;
    zip_writer_add(d->parts.zip, str_format(d->a, "word/media/figure%zu.png", number),
                   picture);
    if (!block->chart->is_told) {
        put_line(d, OFFICE_FINDING, block->chart->finding);
    }
    open_paragraph(d, OFFICE_CAPTION);
    put_bookmark(d, block->id);
    put_plain(d, office_caption(d->a, d->draft, block));
    xml_close(d->x);
    open_paragraph(d, OFFICE_BODY);
    xml_open(d->x, S("w:r"));
    put_picture(d, number, block->chart);
    xml_close(d->x);
    xml_close(d->x);
    put_line(d, OFFICE_SOURCE, block->chart->source);
    return true;
}

static void put_cell(Docx *d, const ReportTable *table, size_t column, const Spans *spans,
                     OfficeStyleId style)
{
    Xml *x = d->x;
    xml_open(x, S("w:tc"));
    xml_open(x, S("w:tcPr"));
    xml_open(x, S("w:tcW"));
    xml_attr(
        x, S("w:w"),
        str_format(d->a, "%d", (int)(table->columns[column].share * TEXT_TWENTIETHS)));
    xml_attr(x, S("w:type"), S("dxa"));
    xml_close(x);
    xml_close(x);
    open_paragraph(d, style);
    for (size_t i = 0; i < spans->count; i++) {
        put_span(d, &spans->items[i]);
    }
    xml_close(x);
    xml_close(x);
}

static void put_head_row(Docx *d, const ReportTable *table)
{
    xml_open(d->x, S("w:tr"));
    xml_open(d->x, S("w:trPr"));
    xml_element(d->x, S("w:cantSplit"), S(""));
    xml_element(d->x, S("w:tblHeader"), S(""));
    xml_close(d->x);
    for (size_t i = 0; i < table->column_count; i++) {
        Spans head = spans_in(d->a);
        (void)spans_add(&head,
                        (Span){.text = table->columns[i].head, .lang = d->draft->lang});
        put_cell(d, table, i, &head,
                 table->columns[i].is_number ? OFFICE_CELL_HEAD_NUMBER
                                             : OFFICE_CELL_HEAD);
    }
    xml_close(d->x);
}

static void put_table_look(Docx *d, const ReportTable *table)
{
    Xml *x = d->x;
    xml_open(x, S("w:tblPr"));
    xml_open(x, S("w:tblW"));
    xml_attr(x, S("w:w"), str_format(d->a, "%d", TEXT_TWENTIETHS));
    xml_attr(x, S("w:type"), S("dxa"));
    xml_close(x);
    xml_open(x, S("w:tblBorders"));
    xml_open(x, S("w:insideH"));
    xml_attr(x, S("w:val"), S("single"));
    xml_attr(x, S("w:sz"), S("4"));
    xml_attr(x, S("w:color"), S("d9d5cb"));
    xml_close(x);
    xml_close(x);
    docx_value(x, "w:tblLayout", S("fixed"));
    xml_open(x, S("w:tblLook"));
    xml_attr(x, S("w:firstRow"), S("1"));
    xml_attr(x, S("w:firstColumn"), S("1"));
    xml_close(x);
    xml_close(x);
    xml_open(x, S("w:tblGrid"));
    for (size_t i = 0; i < table->column_count; i++) {
        xml_open(x, S("w:gridCol"));
        xml_attr(
            x, S("w:w"),
            str_format(d->a, "%d", (int)(table->columns[i].share * TEXT_TWENTIETHS)));
        xml_close(x);
    }
    xml_close(x);
}

static void put_table(Docx *d, const Block *block)
{
    const ReportTable *table = block->table;
    put_line(d, OFFICE_CAPTION, office_caption(d->a, d->draft, block));
    xml_open(d->x, S("w:tbl"));
    put_table_look(d, table);
    put_head_row(d, table);
    for (size_t r = 0; r < table->count; r++) {
        xml_open(d->x, S("w:tr"));
        xml_open(d->x, S("w:trPr"));
        xml_element(d->x, S("w:cantSplit"), S(""));
        xml_close(d->x);
        for (size_t i = 0; i < table->column_count; i++) {
            put_cell(d, table, i, &table->rows[r].cells[i],
                     table->columns[i].is_number ? OFFICE_CELL_NUMBER : OFFICE_CELL);
        }
        xml_close(d->x);
    }
    xml_close(d->x);
    put_line(d, OFFICE_SOURCE, S("")); // two tables on end would be one
}

static bool put_block(Docx *d, const Block *block, Error *err)
{
    if (block->kind == BLOCK_CHART) {
        return put_chart(d, block, err);
    }
    if (block->kind == BLOCK_TABLE) {
        put_table(d, block);
    } else if (block->kind != BLOCK_PAGE) {
        put_text(d, block);
    }
    return true;
}

static void put_section(Docx *d)
{
    static const char *const margins[][2] = {
        {"w:top", "1304"},   {"w:right", "1134"}, {"w:bottom", "907"}, {"w:left", "1417"},
        {"w:header", "567"}, {"w:footer", "454"}, {"w:gutter", "0"},
    };
    Xml *x = d->x;
    xml_open(x, S("w:sectPr"));
    xml_open(x, S("w:headerReference"));
    xml_attr(x, S("w:type"), S("default"));
    xml_attr(x, S("r:id"), S("rHeader"));
    xml_close(x);
    xml_open(x, S("w:footerReference"));
    xml_attr(x, S("w:type"), S("default"));
    xml_attr(x, S("r:id"), S("rFooter"));
    xml_close(x);
    xml_open(x, S("w:pgSz"));
    xml_attr(x, S("w:w"), S("11906"));
    xml_attr(x, S("w:h"), S("16838"));
    xml_close(x);
    xml_open(x, S("w:pgMar"));
    for (size_t i = 0; i < sizeof margins / sizeof margins[0]; i++) {
        xml_attr(x, str_of(margins[i][0]), str_of(margins[i][1]));
    }
    xml_close(x);
    xml_close(x);
}

static bool put_document(Docx *d, Error *err)
{
    const Draft *draft = d->draft;
    d->x = docx_part(d->a, "w:document");
    xml_open(d->x, S("w:body"));
    if (draft->has_cover) {
        put_line(d, OFFICE_TITLE, draft->title);
        put_line(d, OFFICE_SUBTITLE, draft->subject);
        put_line(d, OFFICE_BODY, draft->author);
        put_line(d, OFFICE_BODY, draft->stamp);
    }
    for (size_t i = 0; i < draft->count; i++) {
        if (!put_block(d, &draft->blocks[i], err)) {
            return false;
        }
    }
    put_section(d);
    xml_close(d->x);
    Str text, issued;
    if (!xml_finish(d->x, &text, err) ||
        !issued_xml(&d->issued, draft->identity, &issued, err)) {
        return false;
    }
    zip_writer_add(d->parts.zip, S("word/document.xml"), text);
    zip_writer_add(d->parts.zip, S(ISSUED_PART), issued);
    return true;
}

bool report_docx(Arena *a, const Draft *draft, Str *bytes, Error *err)
{
    Docx d = {.a = a, .draft = draft, .issued = issued_in(a)};
    d.parts = (DocxParts){.a = a, .draft = draft, .zip = zip_writer(a)};
    return pictures_new(a, &d.pictures, err) && put_document(&d, err) &&
           docx_parts(&d.parts, err) && zip_writer_finish(d.parts.zip, bytes, err);
}
