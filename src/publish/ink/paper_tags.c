/* SPDX-License-Identifier: EUPL-1.2
 * paper_tags.c - completing a tagged PDF with libqpdf
 */
#include "publish/ink/paper_tags.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/number.h"

typedef struct Completion {
    Arena *arena;
    qpdf_data q;
    const PaperHead *head;
    const TagList *tags;
    size_t at;       /* the next tag */
    qpdf_oh parents; /* the numbers of the parent tree, each before its array */
    bool differs;
} Completion;

Str paper_role_name(PaperRole role)
{
    static const Str names[PAPER_COUNT] = {
        [PAPER_DOCUMENT] = S_INIT("Document"),
        [PAPER_SECT] = S_INIT("Sect"),
        [PAPER_H1] = S_INIT("H1"),
        [PAPER_H2] = S_INIT("H2"),
        [PAPER_H3] = S_INIT("H3"),
        [PAPER_P] = S_INIT("P"),
        [PAPER_SPAN] = S_INIT("Span"),
        [PAPER_NOTE] = S_INIT("Note"),
        [PAPER_LIST] = S_INIT("L"),
        [PAPER_ITEM] = S_INIT("LI"),
        [PAPER_LABEL] = S_INIT("Lbl"),
        [PAPER_BODY] = S_INIT("LBody"),
        [PAPER_TOC] = S_INIT("TOC"),
        [PAPER_TOCI] = S_INIT("TOCI"),
        [PAPER_FIGURE] = S_INIT("Figure"),
        [PAPER_CAPTION] = S_INIT("Caption"),
        [PAPER_TABLE] = S_INIT("Table"),
        [PAPER_TR] = S_INIT("TR"),
        [PAPER_TH] = S_INIT("TH"),
        [PAPER_TD] = S_INIT("TD"),
        [PAPER_REFERENCE] = S_INIT("Link"),
        [PAPER_ARTIFACT] = S_INIT("NonStruct"),
    };
    return names[role];
}

static qpdf_oh text_of(Completion *c, Str text)
{
    return qpdf_oh_new_unicode_string(c->q, str_c(c->arena, text));
}

static const char *lang_name(Lang lang)
{
    return lang == LANG_NL ? "nl-NL" : "en-GB";
}

static void set(Completion *c, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(c->q, dictionary, key, value);
}

static void set_name(Completion *c, qpdf_oh dictionary, const char *key, const char *name)
{
    set(c, dictionary, key, qpdf_oh_new_name(c->q, name));
}

/* /A << /O /Table /Scope /Column /ColSpan 2 >> (section 14.8.5.7) */
static void set_cell(Completion *c, qpdf_oh element, const PaperTag *tag)
{
    if (tag->scope == PAPER_SCOPE_NONE && tag->columns <= 1) {
        return;
    }
    qpdf_oh attributes = qpdf_oh_new_dictionary(c->q);
    set_name(c, attributes, "/O", "/Table");
    if (tag->scope != PAPER_SCOPE_NONE) {
        set_name(c, attributes, "/Scope",
                 tag->scope == PAPER_SCOPE_ROW ? "/Row" : "/Column");
    }
    if (tag->columns > 1) {
        set(c, attributes, "/ColSpan",
            qpdf_oh_new_integer(c->q, (long long)tag->columns));
    }
    set(c, element, "/A", attributes);
}

/* What a link says lies with its annotation, which the element refers to. */
static void set_link(Completion *c, qpdf_oh element, const PaperTag *tag)
{
    qpdf_oh kids = qpdf_oh_get_key(c->q, element, "/K");
    if (!qpdf_oh_is_array(c->q, kids)) {
        return;
    }
    for (int i = 0; i < qpdf_oh_get_array_n_items(c->q, kids); i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(c->q, kids, i);
        if (qpdf_oh_is_dictionary(c->q, kid) && qpdf_oh_has_key(c->q, kid, "/Obj")) {
            qpdf_oh annotation = qpdf_oh_get_key(c->q, kid, "/Obj");
            set(c, annotation, "/Contents", text_of(c, tag->alternative));
        }
    }
}

static void complete_element(Completion *c, qpdf_oh element, const PaperTag *tag)
{
    if (tag->role == PAPER_FIGURE) {
        set(c, element, "/Alt", text_of(c, tag->alternative));
    }
    if (tag->has_lang && tag->lang != c->head->lang) {
        set(c, element, "/Lang", qpdf_oh_new_string(c->q, lang_name(tag->lang)));
    }
    if (tag->role == PAPER_TH || tag->role == PAPER_TD) {
        set_cell(c, element, tag);
    }
    if (tag->role == PAPER_REFERENCE) {
        set_link(c, element, tag);
    }
}

static bool is_element(Completion *c, qpdf_oh kid)
{
    return qpdf_oh_is_dictionary(c->q, kid) && qpdf_oh_has_key(c->q, kid, "/S");
}

static bool walk(Completion *c, qpdf_oh element);

/* Artifacts leave the tree; what is left keeps its order. */
static void walk_kids(Completion *c, qpdf_oh element)
{
    qpdf_oh kids = qpdf_oh_get_key(c->q, element, "/K");
    if (!qpdf_oh_is_array(c->q, kids)) {
        if (is_element(c, kids) && walk(c, kids)) {
            qpdf_oh_remove_key(c->q, element, "/K");
        }
        return;
    }
    int count = qpdf_oh_get_array_n_items(c->q, kids);
    for (int i = 0; i < count;) {
        qpdf_oh kid = qpdf_oh_get_array_item(c->q, kids, i);
        if (is_element(c, kid) && walk(c, kid)) {
            qpdf_oh_erase_item(c->q, kids, i);
            count--;
        } else {
            i++;
        }
        qpdf_oh_release(c->q, kid);
    }
}

/* True when the element is an artifact, and must leave the tree. */
static bool walk(Completion *c, qpdf_oh element)
{
    if (c->at == c->tags->count) {
        c->differs = true;
        return false;
    }
    const PaperTag *tag = &c->tags->items[c->at++];
    qpdf_oh name = qpdf_oh_get_key(c->q, element, "/S");
    Str found = str_of(qpdf_oh_get_name(c->q, name));
    qpdf_oh_release(c->q, name);
    if (!str_equal(str_slice(found, 1, found.length), paper_role_name(tag->role))) {
        c->differs = true;
        return false;
    }
    if (tag->role == PAPER_ARTIFACT) {
        return true;
    }
    complete_element(c, element, tag);
    walk_kids(c, element);
    return false;
}

/* The content with its artifacts called so. The mark stands at the start of a line, so
 * that no text of a page can be taken for it. An artifact has no parent in the tree from
 * marked content to elements (14.7.4.4). */
static Str with_artifacts(Completion *c, Str content, qpdf_oh parents)
{
    Str head = S("/NonStruct << /MCID "), tail = S(" >> BDC");
    Buf buf = buf_in(c->arena, 0);
    for (Str rest = content; rest.length > 0;) {
        Str line, after;
        int64_t number;
        bool has_end = str_cut(rest, '\n', &line, &after);
        if (str_starts(line, head) && str_ends(line, tail) &&
            integer_parse(str_slice(line, head.length, line.length - tail.length),
                          &number)) {
            buf_add(&buf, S("/Artifact BMC"));
            qpdf_oh_set_array_item(c->q, parents, (int)number, qpdf_oh_new_null(c->q));
        } else {
            buf_add(&buf, line);
        }
        if (has_end) {
            buf_char(&buf, '\n');
        }
        rest = has_end ? after : (Str){NULL, 0};
    }
    return buf_str(&buf);
}

/* Which elements the marked content of a page belongs to: in /Nums the entry of a number
 * stands behind it, and cairo numbers from 0 without a gap. */
static qpdf_oh parents_of(Completion *c, qpdf_oh page)
{
    qpdf_oh number = qpdf_oh_get_key(c->q, page, "/StructParents");
    return qpdf_oh_get_array_item(c->q, c->parents,
                                  2 * qpdf_oh_get_int_value_as_int(c->q, number) + 1);
}

static void complete_page(Completion *c, qpdf_oh page)
{
    set_name(c, page, "/Tabs", "/S");
    qpdf_oh content = qpdf_oh_get_key(c->q, page, "/Contents");
    unsigned char *bytes;
    size_t length;
    if (qpdf_oh_get_page_content_data(c->q, page, &bytes, &length) & QPDF_ERRORS) {
        return; // the write fails with the reason
    }
    Str changed =
        with_artifacts(c, (Str){(const char *)bytes, length}, parents_of(c, page));
    free(bytes);
    qpdf_oh_replace_stream_data(c->q, content, (const unsigned char *)changed.data,
                                changed.length, qpdf_oh_new_null(c->q),
                                qpdf_oh_new_null(c->q));
}

static void add_escaped(Buf *buf, Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        buf_add(buf, c == '<'   ? S("&lt;")
                     : c == '>' ? S("&gt;")
                     : c == '&' ? S("&amp;")
                                : str_slice(text, i, i + 1));
    }
}

static Str xmp(Arena *a, const PaperHead *head)
{
    Buf buf = buf_in(a, 0);
    Str day = date_iso(a, head->date);
    buf_add(&buf, S("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                    "<rdf:Description rdf:about=\"\" "
                    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n<dc:title><rdf:Alt>"
                    "<rdf:li xml:lang=\"x-default\">"));
    add_escaped(&buf, head->title);
    buf_add(&buf, S("</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>"));
    add_escaped(&buf, head->author);
    buf_printf(&buf,
               "</rdf:li></rdf:Seq></dc:creator>\n<dc:language><rdf:Bag><rdf:li>%s"
               "</rdf:li></rdf:Bag></dc:language>\n<xmp:CreateDate>%.*sT00:00:00Z"
               "</xmp:CreateDate>\n<xmp:ModifyDate>%.*sT00:00:00Z</xmp:ModifyDate>\n"
               "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
               lang_name(head->lang), STR_ARG(day), STR_ARG(day));
    return buf_str(&buf);
}

static qpdf_oh stream_of(Completion *c, Str bytes)
{
    qpdf_oh stream = qpdf_oh_new_stream(c->q);
    qpdf_oh_replace_stream_data(c->q, stream, (const unsigned char *)bytes.data,
                                bytes.length, qpdf_oh_new_null(c->q),
                                qpdf_oh_new_null(c->q));
    return stream;
}

static void complete_catalogue(Completion *c, qpdf_oh catalogue)
{
    set(c, catalogue, "/Lang", qpdf_oh_new_string(c->q, lang_name(c->head->lang)));
    set(c, catalogue, "/ViewerPreferences",
        qpdf_oh_parse(c->q, "<< /DisplayDocTitle true >>"));
    qpdf_oh metadata = stream_of(c, xmp(c->arena, c->head));
    qpdf_oh about =
        qpdf_oh_get_dict(c->q, metadata); // not get_key: that is for dictionaries
    set_name(c, about, "/Type", "/Metadata");
    set_name(c, about, "/Subtype", "/XML");
    set(c, catalogue, "/Metadata", metadata);
}

/* A file and its description (7.11.4); /Data says that it is what a drawing is made of.
 */
static qpdf_oh file_of(Completion *c, const PaperAttachment *attachment)
{
    qpdf_oh stream = stream_of(c, attachment->bytes);
    qpdf_oh about = qpdf_oh_get_dict(c->q, stream);
    set_name(c, about, "/Type", "/EmbeddedFile");
    set_name(
        c, about, "/Subtype",
        str_c(c->arena, str_format(c->arena, "/%.*s", STR_ARG(attachment->media_type))));
    Str params = str_format(c->arena, "<< /Size %zu >>", attachment->bytes.length);
    set(c, about, "/Params", qpdf_oh_parse(c->q, str_c(c->arena, params)));
    qpdf_oh file = qpdf_oh_new_dictionary(c->q);
    set_name(c, file, "/Type", "/Filespec");
    set_name(c, file, "/AFRelationship", "/Data");
    set(c, file, "/F", text_of(c, attachment->name));
    set(c, file, "/UF", text_of(c, attachment->name));
    set(c, file, "/Desc", text_of(c, attachment->about));
    qpdf_oh inside = qpdf_oh_new_dictionary(c->q);
    set(c, inside, "/F", stream);
    set(c, inside, "/UF", stream);
    set(c, file, "/EF", inside);
    return qpdf_make_indirect_object(c->q, file);
}

static void attach(Completion *c, qpdf_oh catalogue, const AttachmentList *attachments)
{
    if (attachments->count == 0) {
        return;
    }
    qpdf_oh names = qpdf_oh_new_array(c->q);
    qpdf_oh files = qpdf_oh_new_array(c->q);
    for (size_t i = 0; i < attachments->count; i++) {
        Str key = str_format(c->arena, "%04zu", i + 1); // names must be sorted
        qpdf_oh file = file_of(c, &attachments->items[i]);
        qpdf_oh_append_item(c->q, names, text_of(c, key));
        qpdf_oh_append_item(c->q, names, file);
        qpdf_oh_append_item(c->q, files, file);
    }
    qpdf_oh tree = qpdf_oh_new_dictionary(c->q);
    set(c, tree, "/Names", names);
    qpdf_oh all = qpdf_oh_get_key(c->q, catalogue, "/Names");
    if (!qpdf_oh_is_dictionary(c->q, all)) {
        all = qpdf_oh_new_dictionary(c->q);
        set(c, catalogue, "/Names", all);
    }
    set(c, all, "/EmbeddedFiles", tree);
    set(c, catalogue, "/AF", files);
}

static bool complete(Completion *c, const AttachmentList *attachments, Error *err)
{
    qpdf_oh catalogue = qpdf_get_root(c->q);
    qpdf_oh root = qpdf_oh_get_key(c->q, catalogue, "/StructTreeRoot");
    if (!qpdf_oh_is_dictionary(c->q, root)) {
        return FAIL(err, ERR_INVALID, "the pages hold no tags");
    }
    walk_kids(c, root);
    if (c->differs || c->at != c->tags->count) {
        return FAIL(err, ERR_INVALID,
                    "the tags that cairo wrote are not those given: %zu of %zu", c->at,
                    c->tags->count);
    }
    c->parents =
        qpdf_oh_get_key(c->q, qpdf_oh_get_key(c->q, root, "/ParentTree"), "/Nums");
    set(c, root, "/ParentTreeNextKey",
        qpdf_oh_new_integer(c->q, qpdf_oh_get_array_n_items(c->q, c->parents) / 2));
    complete_catalogue(c, catalogue);
    attach(c, catalogue, attachments);
    int pages = qpdf_get_num_pages(c->q);
    for (int i = 0; i < pages; i++) {
        complete_page(c, qpdf_get_page_n(c->q, (size_t)i));
    }
    return true;
}

static bool is_clean(Completion *c, Error *err)
{
    if (!qpdf_more_warnings(c->q) && !qpdf_has_error(c->q)) {
        return true;
    }
    qpdf_error told =
        qpdf_has_error(c->q) ? qpdf_get_error(c->q) : qpdf_next_warning(c->q);
    return FAIL(err, ERR_INVALID, "libqpdf does not accept the pages: %s",
                qpdf_get_error_full_text(c->q, told));
}

static bool write(Completion *c, Str *bytes, Error *err)
{
    (void)qpdf_init_write_memory(c->q);
    qpdf_set_deterministic_ID(c->q, QPDF_TRUE);
    qpdf_set_object_stream_mode(c->q, qpdf_o_generate);
    qpdf_set_compress_streams(c->q, QPDF_TRUE);
    qpdf_set_minimum_pdf_version(c->q, "1.7");
    (void)qpdf_write(c->q);
    if (!is_clean(c, err)) {
        return false;
    }
    Str written = {(const char *)qpdf_get_buffer(c->q), qpdf_get_buffer_length(c->q)};
    *bytes = str_copy(c->arena, written);
    return true;
}

bool paper_complete(Arena *a, Str drawn, const PaperHead *head, const TagList *tags,
                    const AttachmentList *attachments, Str *bytes, Error *err)
{
    Completion c = {.arena = a, .q = qpdf_init(), .head = head, .tags = tags};
    qpdf_set_suppress_warnings(c.q, QPDF_TRUE);
    qpdf_silence_errors(c.q);
    (void)qpdf_read_memory(c.q, "report", drawn.data, drawn.length, NULL);
    bool done = is_clean(&c, err) && complete(&c, attachments, err) &&
                is_clean(&c, err) && write(&c, bytes, err);
    qpdf_cleanup(&c.q);
    return done;
}
