/* SPDX-License-Identifier: EUPL-1.2
 * docx_parts.c - what stands around the text of a Word document
 */
#include "publish/report/docx_parts.h"

#include "publish/report/issued.h"
#include "publish/report/office.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE DOCX_R "/"

Xml *docx_part(Arena *a, const char *root)
{
    Xml *x = xml_new(a, str_of(root), S("urn:none"));
    xml_attr(x, S("xmlns:w"), S(DOCX_W));
    xml_attr(x, S("xmlns:r"), S(DOCX_R));
    return x;
}

void docx_value(Xml *x, const char *name, Str value)
{
    xml_open(x, str_of(name));
    xml_attr(x, S("w:val"), value);
    xml_close(x);
}

static bool add(const DocxParts *p, const char *path, Xml *x, Error *err)
{
    Str text;
    if (!xml_finish(x, &text, err)) {
        return false;
    }
    zip_writer_add(p->zip, str_of(path), text);
    return true;
}

static Str twentieths(Arena *a, double points)
{
    return str_format(a, "%d", (int)(points * 20 + 0.5));
}

static void put_paragraph_style(Xml *x, Arena *a, const OfficeStyle *style)
{
    xml_open(x, S("w:pPr"));
    if (style->keeps) {
        xml_open(x, S("w:keepNext"));
        xml_close(x);
    }
    if (str_equal(style->docx, S("ListBullet"))) {
        xml_open(x, S("w:numPr"));
        docx_value(x, "w:numId", S("1"));
        xml_close(x);
    }
    xml_open(x, S("w:spacing"));
    xml_attr(x, S("w:before"), twentieths(a, style->before));
    xml_attr(x, S("w:after"), twentieths(a, style->after));
    xml_attr(x, S("w:line"), twentieths(a, style->leading));
    xml_attr(x, S("w:lineRule"), S("atLeast"));
    xml_close(x);
    if (style->is_end) {
        docx_value(x, "w:jc", S("right"));
    }
    if (style->outline > 0) {
        docx_value(x, "w:outlineLvl", str_format(a, "%d", style->outline - 1));
    }
    xml_close(x);
}

static void put_run_style(Xml *x, const DocxParts *p, const OfficeStyle *style)
{
    xml_open(x, S("w:rPr"));
    xml_open(x, S("w:rFonts"));
    xml_attr(x, S("w:ascii"), style->font);
    xml_attr(x, S("w:hAnsi"), style->font);
    xml_attr(x, S("w:cs"), style->font);
    xml_close(x);
    if (style->is_bold) {
        xml_open(x, S("w:b"));
        xml_close(x);
    }
    docx_value(x, "w:color", style->colour);
    docx_value(x, "w:sz", str_format(p->a, "%d", (int)(style->size * 2 + 0.5)));
    docx_value(x, "w:lang", p->draft->lang == LANG_NL ? S("nl-NL") : S("en-GB"));
    xml_close(x);
}

static void put_character_style(Xml *x, const char *id, const char *name)
{
    xml_open(x, S("w:style"));
    xml_attr(x, S("w:type"), S("character"));
    xml_attr(x, S("w:styleId"), str_of(id));
    docx_value(x, "w:name", str_of(name));
    xml_open(x, S("w:rPr"));
    if (str_equal(str_of(id), S("Hyperlink"))) {
        docx_value(x, "w:color", S("00596b"));
    } else {
        docx_value(x, "w:vertAlign", S("superscript"));
    }
    xml_close(x);
    xml_close(x);
}

static bool put_styles(const DocxParts *p, Error *err)
{
    Xml *x = docx_part(p->a, "w:styles");
    for (size_t i = 0; i < OFFICE_STYLE_COUNT; i++) {
        const OfficeStyle *style = &OFFICE_STYLES[i];
        xml_open(x, S("w:style"));
        xml_attr(x, S("w:type"), S("paragraph"));
        if (i == OFFICE_BODY) {
            xml_attr(x, S("w:default"), S("1"));
        }
        xml_attr(x, S("w:styleId"), style->docx);
        docx_value(x, "w:name", style->shown);
        xml_open(x, S("w:qFormat"));
        xml_close(x);
        put_paragraph_style(x, p->a, style);
        put_run_style(x, p, style);
        xml_close(x);
    }
    put_character_style(x, "Hyperlink", "Hyperlink");
    put_character_style(x, "FootnoteReference", "footnote reference");
    return add(p, "word/styles.xml", x, err);
}

static bool put_numbering(const DocxParts *p, Error *err)
{
    Xml *x = docx_part(p->a, "w:numbering");
    xml_open(x, S("w:abstractNum"));
    xml_attr(x, S("w:abstractNumId"), S("0"));
    xml_open(x, S("w:lvl"));
    xml_attr(x, S("w:ilvl"), S("0"));
    docx_value(x, "w:start", S("1"));
    docx_value(x, "w:numFmt", S("bullet"));
    docx_value(x, "w:lvlText", S("•"));
    docx_value(x, "w:lvlJc", S("left"));
    xml_open(x, S("w:pPr"));
    xml_open(x, S("w:ind"));
    xml_attr(x, S("w:left"), S("284"));
    xml_attr(x, S("w:hanging"), S("284"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_open(x, S("w:num"));
    xml_attr(x, S("w:numId"), S("1"));
    docx_value(x, "w:abstractNumId", S("0"));
    xml_close(x);
    return add(p, "word/numbering.xml", x, err);
}

static void put_line(Xml *x, const char *style, Str text)
{
    xml_open(x, S("w:p"));
    xml_open(x, S("w:pPr"));
    docx_value(x, "w:pStyle", str_of(style));
    xml_close(x);
    xml_open(x, S("w:r"));
    xml_open(x, S("w:t"));
    xml_attr(x, S("xml:space"), S("preserve"));
    xml_text(x, text);
    xml_close(x);
    xml_close(x);
    xml_close(x);
}

/* The two that Word wants first, for its line above the notes; then ours. */
static bool put_notes(const DocxParts *p, Error *err)
{
    static const char *const lines[] = {"separator", "continuationSeparator"};
    Xml *x = docx_part(p->a, "w:footnotes");
    for (int i = 0; i < 2; i++) {
        xml_open(x, S("w:footnote"));
        xml_attr(x, S("w:type"), str_of(lines[i]));
        xml_attr(x, S("w:id"), str_format(p->a, "%d", i - 1));
        xml_open(x, S("w:p"));
        xml_open(x, S("w:r"));
        xml_element(x, str_format(p->a, "w:%s", lines[i]), S(""));
        xml_close(x);
        xml_close(x);
        xml_close(x);
    }
    for (size_t i = 0; i < p->draft->count; i++) {
        const Spans *spans = &p->draft->blocks[i].spans;
        for (size_t k = 0; k < spans->count; k++) {
            if (spans->items[k].kind == SPAN_NOTE) {
                xml_open(x, S("w:footnote"));
                xml_attr(x, S("w:id"), spans->items[k].target);
                put_line(x, "FootnoteText", spans->items[k].text);
                xml_close(x);
            }
        }
    }
    return add(p, "word/footnotes.xml", x, err);
}

static bool put_head_and_foot(const DocxParts *p, Error *err)
{
    Xml *x = docx_part(p->a, "w:hdr");
    put_line(x, "Source", p->draft->running);
    if (!add(p, "word/header1.xml", x, err)) {
        return false;
    }
    x = docx_part(p->a, "w:ftr");
    xml_open(x, S("w:p"));
    xml_open(x, S("w:pPr"));
    docx_value(x, "w:pStyle", S("Source"));
    xml_open(x, S("w:tabs"));
    xml_open(x, S("w:tab"));
    xml_attr(x, S("w:val"), S("right"));
    xml_attr(x, S("w:pos"), S("9354"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
    xml_open(x, S("w:r"));
    xml_element(x, S("w:t"), p->draft->stamp);
    xml_element(x, S("w:tab"), S(""));
    xml_close(x);
    xml_open(x, S("w:fldSimple"));
    xml_attr(x, S("w:instr"), S("PAGE"));
    xml_open(x, S("w:r"));
    xml_element(x, S("w:t"), S("1"));
    xml_close(x);
    xml_close(x);
    xml_close(x);
    return add(p, "word/footer1.xml", x, err);
}

static bool put_properties(const DocxParts *p, Error *err)
{
    Arena *a = p->a;
    Xml *x = xml_new(a, S("cp:coreProperties"), S("urn:none"));
    Str date = str_format(a, "%.*sT00:00:00Z", STR_ARG(date_iso(a, p->draft->date)));
    xml_attr(x, S("xmlns:cp"), S(PACKAGE "metadata/core-properties"));
    xml_attr(x, S("xmlns:dc"), S("http://purl.org/dc/elements/1.1/"));
    xml_attr(x, S("xmlns:dcterms"), S("http://purl.org/dc/terms/"));
    xml_attr(x, S("xmlns:xsi"), S("http://www.w3.org/2001/XMLSchema-instance"));
    xml_element(x, S("dc:title"),
                str_format(a, "%.*s. %.*s", STR_ARG(p->draft->title),
                           STR_ARG(p->draft->subject)));
    xml_element(x, S("dc:creator"), p->draft->author);
    xml_element(x, S("dc:identifier"), p->draft->identity);
    xml_element(x, S("dc:language"), p->draft->lang == LANG_NL ? S("nl-NL") : S("en-GB"));
    xml_open(x, S("dcterms:created"));
    xml_attr(x, S("xsi:type"), S("dcterms:W3CDTF"));
    xml_text(x, date);
    xml_close(x);
    return add(p, "docProps/core.xml", x, err);
}

static void list_type(Xml *x, const char *path, const char *type)
{
    xml_open(x, S("Override"));
    xml_attr(x, S("PartName"), str_of(path));
    xml_attr(x, S("ContentType"), str_of(type));
    xml_close(x);
}

static void list_default(Xml *x, const char *extension, const char *type)
{
    xml_open(x, S("Default"));
    xml_attr(x, S("Extension"), str_of(extension));
    xml_attr(x, S("ContentType"), str_of(type));
    xml_close(x);
}

static bool put_types(const DocxParts *p, Error *err)
{
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
    Xml *x = xml_new(p->a, S("Types"), S(PACKAGE "content-types"));
    list_default(x, "rels", "application/vnd.openxmlformats-package.relationships+xml");
    list_default(x, "xml", "application/xml");
    list_default(x, "png", "image/png");
    list_type(x, "/word/document.xml", WORD "document.main+xml");
    list_type(x, "/word/styles.xml", WORD "styles+xml");
    list_type(x, "/word/numbering.xml", WORD "numbering+xml");
    list_type(x, "/word/footnotes.xml", WORD "footnotes+xml");
    list_type(x, "/word/header1.xml", WORD "header+xml");
    list_type(x, "/word/footer1.xml", WORD "footer+xml");
    list_type(x, "/docProps/core.xml",
              "application/vnd.openxmlformats-package.core-properties+xml");
    return add(p, "[Content_Types].xml", x, err);
#undef WORD
}

static void relate(Xml *x, Str id, const char *type, Str target, bool is_outside)
{
    xml_open(x, S("Relationship"));
    xml_attr(x, S("Id"), id);
    xml_attr(x, S("Type"), str_of(type));
    xml_attr(x, S("Target"), target);
    if (is_outside) {
        xml_attr(x, S("TargetMode"), S("External"));
    }
    xml_close(x);
}

static bool put_relations(const DocxParts *p, Error *err)
{
    Arena *a = p->a;
    Xml *x = xml_new(a, S("Relationships"), S(PACKAGE "relationships"));
    relate(x, S("rId1"), OFFICE "officeDocument", S("word/document.xml"), false);
    relate(x, S("rId2"), PACKAGE "relationships/metadata/core-properties",
           S("docProps/core.xml"), false);
    if (!add(p, "_rels/.rels", x, err)) {
        return false;
    }
    x = xml_new(a, S("Relationships"), S(PACKAGE "relationships"));
    relate(x, S("rStyles"), OFFICE "styles", S("styles.xml"), false);
    relate(x, S("rNumbering"), OFFICE "numbering", S("numbering.xml"), false);
    relate(x, S("rFootnotes"), OFFICE "footnotes", S("footnotes.xml"), false);
    relate(x, S("rHeader"), OFFICE "header", S("header1.xml"), false);
    relate(x, S("rFooter"), OFFICE "footer", S("footer1.xml"), false);
    relate(x, S("rIssued"), OFFICE "customXml", S("../" ISSUED_PART), false);
    for (size_t i = 1; i <= p->picture_count; i++) {
        relate(x, str_format(a, "rPicture%zu", i), OFFICE "image",
               str_format(a, "media/figure%zu.png", i), false);
    }
    for (size_t i = 0; i < p->link_count; i++) {
        relate(x, p->links[i].id, OFFICE "hyperlink", p->links[i].address, true);
    }
    return add(p, "word/_rels/document.xml.rels", x, err);
}

bool docx_parts(const DocxParts *parts, Error *err)
{
    return put_types(parts, err) && put_relations(parts, err) && put_styles(parts, err) &&
           put_numbering(parts, err) && put_notes(parts, err) &&
           put_head_and_foot(parts, err) && put_properties(parts, err);
}
