/* SPDX-License-Identifier: EUPL-1.2
 * paper_file.c - pages, links, bookmarks, files and facts of a PDF
 */
#include "publish/ink/paper_file.h"

typedef struct FileNumbers {
    size_t catalogue;
    size_t about; /* the document information */
    size_t metadata;
    size_t tree; /* of pages */
    size_t fonts;
    size_t outline;
    size_t first_link;
    size_t *pages;
} FileNumbers;

static Str blank_when_none(size_t number, const char *key, Arena *a)
{
    return number == 0 ? S("") : str_format(a, "/%s %zu 0 R ", key, number);
}

static bool write_fonts(Paper *paper, size_t number, Error *err)
{
    Buf body = buf_in(paper->arena, 0);
    buf_add(&body, S("<< /Font << "));
    for (size_t i = 0; i < FONT_COUNT; i++) {
        if (paper->use[i].characters == NULL) {
            continue;
        }
        size_t font = pdf_numbers(paper->pdf, 1);
        if (!font_write(paper->arena, paper->fonts, (PaperFont)i, &paper->use[i],
                        paper->pdf, font, err)) {
            return false;
        }
        buf_printf(&body, "/F%zu %zu 0 R ", i, font);
    }
    buf_add(&body, S(">> >>"));
    pdf_object(paper->pdf, number, buf_str(&body));
    return true;
}

static void write_pages(Paper *paper, const FileNumbers *n)
{
    Buf all = buf_in(paper->arena, 0);
    buf_add(&all, S("<< /Type /Pages /Kids ["));
    for (size_t i = 0; i < paper->page_count; i++) {
        const PaperPage *page = &paper->pages[i];
        Buf body = buf_in(paper->arena, 0);
        buf_printf(&body,
                   "<< /Type /Page /Parent %zu 0 R /Resources %zu 0 R /Contents %zu 0 R "
                   "/StructParents %zu /Tabs /S /MediaBox [0 0 ",
                   n->tree, n->fonts, page->content, i);
        pdf_put_number(&body, page->width);
        pdf_put_number(&body, page->height);
        buf_add(&body, page->link_count > 0 ? S("] /Annots [") : S(""));
        for (size_t k = 0; k < page->link_count; k++) {
            pdf_put_reference(&body, n->first_link + page->first_link + k);
        }
        buf_add(&body, S("] >>"));
        pdf_object(paper->pdf, n->pages[i], buf_str(&body));
        pdf_put_reference(&all, n->pages[i]);
    }
    buf_printf(&all, "] /Count %zu >>", paper->page_count);
    pdf_object(paper->pdf, n->tree, buf_str(&all));
}

/* [page /XYZ x y null]: the zoom stays as it is (12.3.2.2). */
static bool put_place(const Paper *paper, const FileNumbers *n, Str id, Buf *body,
                      Error *err)
{
    size_t at = map_get(&paper->known_places, id);
    if (at == MAP_NONE) {
        return FAIL(err, ERR_INVALID, "a link leads to \"%.*s\", which is on no page",
                    STR_ARG(id));
    }
    const PaperPlace *place = &paper->places[at];
    buf_char(body, '[');
    pdf_put_reference(body, n->pages[place->page]);
    buf_add(body, S("/XYZ "));
    pdf_put_number(body, place->x);
    pdf_put_number(body, place->y);
    buf_add(body, S("null] "));
    return true;
}

static bool write_link(Paper *paper, const FileNumbers *n, size_t at, Error *err)
{
    const PaperLink *link = &paper->links[at];
    Buf body = buf_in(paper->arena, 0);
    buf_printf(&body,
               "<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /StructParent %zu "
               "/Rect [",
               paper->page_count + at);
    for (size_t i = 0; i < 4; i++) {
        pdf_put_number(&body, link->box[i]);
    }
    buf_add(&body, S("] /Contents "));
    pdf_put_text(&body, link->told);
    if (link->is_address) {
        buf_add(&body, S(" /A << /S /URI /URI "));
        pdf_put_bytes(&body, link->target);
        buf_add(&body, S(" >> >>"));
    } else {
        buf_add(&body, S(" /Dest "));
        if (!put_place(paper, n, link->target, &body, err)) {
            return false;
        }
        buf_add(&body, S(">>"));
    }
    pdf_object(paper->pdf, n->first_link + at, buf_str(&body));
    return true;
}

/* The next bookmark of the same level under the same parent, from `at` on; or the count.
 */
static size_t next_sibling(const Paper *paper, size_t at)
{
    int level = paper->bookmarks[at].level;
    for (at++; at < paper->bookmark_count; at++) {
        if (paper->bookmarks[at].level <= level) {
            return paper->bookmarks[at].level == level ? at : paper->bookmark_count;
        }
    }
    return at;
}

/* /First and /Last of those right below; /Count of closed ones is negative (12.3.3). */
static void put_children(const Paper *paper, size_t first, size_t outline, int sign,
                         Buf *body)
{
    size_t last = first;
    int count = 1;
    for (size_t next = next_sibling(paper, first); next < paper->bookmark_count;
         next = next_sibling(paper, next)) {
        last = next;
        count++;
    }
    buf_printf(body, "/First %zu 0 R /Last %zu 0 R /Count %d ", outline + 1 + first,
               outline + 1 + last, sign * count);
}

static bool write_bookmark(Paper *paper, const FileNumbers *n, size_t at, size_t *above,
                           Error *err)
{
    const PaperBookmark *mark = &paper->bookmarks[at];
    size_t own = n->outline + 1 + at;
    Buf body = buf_in(paper->arena, 0);
    buf_printf(&body, "<< /Parent %zu 0 R /Title ", above[mark->level - 1]);
    pdf_put_text(&body, mark->title);
    buf_add(&body, S(" /Dest "));
    if (!put_place(paper, n, mark->place, &body, err)) {
        return false;
    }
    for (size_t before = at; before-- > 0;) {
        if (paper->bookmarks[before].level <= mark->level) {
            if (paper->bookmarks[before].level == mark->level) {
                buf_printf(&body, "/Prev %zu 0 R ", n->outline + 1 + before);
            }
            break;
        }
    }
    size_t next = next_sibling(paper, at);
    if (next < paper->bookmark_count) {
        buf_printf(&body, "/Next %zu 0 R ", n->outline + 1 + next);
    }
    if (at + 1 < paper->bookmark_count && paper->bookmarks[at + 1].level > mark->level) {
        put_children(paper, at + 1, n->outline, -1, &body);
    }
    buf_add(&body, S(">>"));
    pdf_object(paper->pdf, own, buf_str(&body));
    for (int level = mark->level; level < MOST_LEVELS; level++) {
        above[level] = own;
    }
    return true;
}

/* The bookmarks follow the outline itself in number. */
static bool write_outline(Paper *paper, const FileNumbers *n, Error *err)
{
    if (n->outline == 0) {
        return true;
    }
    Buf body = buf_in(paper->arena, 0);
    buf_add(&body, S("<< /Type /Outlines "));
    put_children(paper, 0, n->outline, 1, &body);
    buf_add(&body, S(">>"));
    pdf_object(paper->pdf, n->outline, buf_str(&body));
    size_t above[MOST_LEVELS];
    for (size_t i = 0; i < MOST_LEVELS; i++) {
        above[i] = n->outline;
    }
    for (size_t i = 0; i < paper->bookmark_count; i++) {
        if (!write_bookmark(paper, n, i, above, err)) {
            return false;
        }
    }
    return true;
}

/* "text/csv" as a name: the bar is written #2F (7.3.5) */
static void put_media_type(Buf *body, Str type)
{
    buf_char(body, '/');
    for (size_t i = 0; i < type.length; i++) {
        buf_add(body, type.data[i] == '/' ? S("#2F") : str_slice(type, i, i + 1));
    }
}

/* A file and its description (7.11.4); /Data says that it is what a drawing is made of.
 */
static size_t write_attachment(Paper *paper, const PaperAttachment *attachment)
{
    size_t numbers = pdf_numbers(paper->pdf, 2);
    Buf entries = buf_in(paper->arena, 0);
    buf_add(&entries, S("/Type /EmbeddedFile /Subtype "));
    put_media_type(&entries, attachment->media_type);
    buf_printf(&entries, " /Params << /Size %zu >>", attachment->bytes.length);
    pdf_stream(paper->pdf, numbers, buf_str(&entries), attachment->bytes);
    Buf body = buf_in(paper->arena, 0);
    buf_add(&body, S("<< /Type /Filespec /AFRelationship /Data /F "));
    pdf_put_text(&body, attachment->name);
    buf_add(&body, S(" /UF "));
    pdf_put_text(&body, attachment->name);
    buf_add(&body, S(" /Desc "));
    pdf_put_text(&body, attachment->about);
    buf_printf(&body, " /EF << /F %zu 0 R /UF %zu 0 R >> >>", numbers, numbers);
    pdf_object(paper->pdf, numbers + 1, buf_str(&body));
    return numbers + 1;
}

static void put_attachments(Paper *paper, Buf *catalogue)
{
    if (paper->attachment_count == 0) {
        return;
    }
    Buf names = buf_in(paper->arena, 0), files = buf_in(paper->arena, 0);
    for (size_t i = 0; i < paper->attachment_count; i++) {
        size_t file = write_attachment(paper, &paper->attachments[i]);
        buf_printf(&names, "(%04zu) ", i + 1); // names must be sorted
        pdf_put_reference(&names, file);
        pdf_put_reference(&files, file);
    }
    buf_printf(catalogue, "/Names << /EmbeddedFiles << /Names [%.*s] >> >> /AF [%.*s] ",
               STR_ARG(buf_str(&names)), STR_ARG(buf_str(&files)));
}

static void put_escaped(Buf *buf, Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        buf_add(buf, c == '<'   ? S("&lt;")
                     : c == '>' ? S("&gt;")
                     : c == '&' ? S("&amp;")
                                : str_slice(text, i, i + 1));
    }
}

/* No claim of PDF/UA is written, for no validator has looked at it. */
static void write_metadata(Paper *paper, size_t number)
{
    const PaperHead *head = &paper->head;
    Buf buf = buf_in(paper->arena, 0);
    Str day = date_iso(paper->arena, head->date);
    buf_add(&buf, S("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                    "<rdf:Description rdf:about=\"\" "
                    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n<dc:title><rdf:Alt>"
                    "<rdf:li xml:lang=\"x-default\">"));
    put_escaped(&buf, head->title);
    buf_add(&buf, S("</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>"));
    put_escaped(&buf, head->author);
    buf_printf(&buf,
               "</rdf:li></rdf:Seq></dc:creator>\n<dc:language><rdf:Bag><rdf:li>%s"
               "</rdf:li></rdf:Bag></dc:language>\n<xmp:CreateDate>%.*sT00:00:00Z"
               "</xmp:CreateDate>\n<xmp:ModifyDate>%.*sT00:00:00Z</xmp:ModifyDate>\n"
               "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
               lang_tag(head->lang), STR_ARG(day), STR_ARG(day));
    /* Not packed: a program that knows no PDF can find it too (14.3.2). */
    pdf_plain_stream(paper->pdf, number, S("/Type /Metadata /Subtype /XML "),
                     buf_str(&buf));
}

static void write_about(Paper *paper, size_t number)
{
    const PaperHead *head = &paper->head;
    Buf body = buf_in(paper->arena, 0);
    buf_add(&body, S("<< /Title "));
    pdf_put_text(&body, head->title);
    buf_add(&body, S(" /Author "));
    pdf_put_text(&body, head->author);
    buf_add(&body, S(" /Subject "));
    pdf_put_text(&body, head->subject);
    Str day = str_format(paper->arena, "(D:%04d%02d%02d000000Z)", head->date.year,
                         head->date.month, head->date.day);
    buf_printf(&body, " /CreationDate %.*s /ModDate %.*s >>", STR_ARG(day), STR_ARG(day));
    pdf_object(paper->pdf, number, buf_str(&body));
}

static void write_catalogue(Paper *paper, const FileNumbers *n, size_t tags)
{
    Buf body = buf_in(paper->arena, 0);
    buf_printf(&body,
               "<< /Type /Catalog /Pages %zu 0 R /StructTreeRoot %zu 0 R /MarkInfo << "
               "/Marked true >> /Lang (%s) /ViewerPreferences << /DisplayDocTitle true "
               ">> /Metadata %zu 0 R ",
               n->tree, tags, lang_tag(paper->head.lang), n->metadata);
    buf_add(&body, blank_when_none(n->outline, "Outlines", paper->arena));
    put_attachments(paper, &body);
    buf_add(&body, S(">>"));
    pdf_object(paper->pdf, n->catalogue, buf_str(&body));
}

bool paper_write(Paper *paper, Str *bytes, Error *err)
{
    Pdf *pdf = paper->pdf;
    FileNumbers n = {
        .catalogue = pdf_numbers(pdf, 1),
        .about = pdf_numbers(pdf, 1),
        .metadata = pdf_numbers(pdf, 1),
        .tree = pdf_numbers(pdf, 1),
        .fonts = pdf_numbers(pdf, 1),
        .first_link = pdf_numbers(pdf, paper->link_count),
        .pages = PUSH_ARRAY(paper->arena, size_t, paper->page_count + 1),
    };
    n.outline = paper->bookmark_count == 0 ? 0 : pdf_numbers(pdf, 1);
    (void)pdf_numbers(pdf, paper->bookmark_count);
    for (size_t i = 0; i < paper->page_count; i++) {
        n.pages[i] = pdf_numbers(pdf, 1);
    }
    for (size_t i = 0; i < paper->link_count; i++) {
        if (!write_link(paper, &n, i, err)) {
            return false;
        }
    }
    if (!write_outline(paper, &n, err) || !write_fonts(paper, n.fonts, err)) {
        return false;
    }
    write_pages(paper, &n);
    size_t tags = tags_write(paper->tags, pdf, n.pages, n.first_link, paper->link_count);
    write_metadata(paper, n.metadata);
    write_about(paper, n.about);
    write_catalogue(paper, &n, tags);
    *bytes = pdf_finish(pdf, n.catalogue, n.about);
    return true;
}
