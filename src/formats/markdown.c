/* SPDX-License-Identifier: EUPL-1.2
 * markdown.c - the door to cmark
 */
#include "formats/markdown.h"

#include <cmark.h>

#define MOST_LEVELS 3

typedef struct Reader {
    Arena *a;
    Str file;
    MarkdownText text;
    MarkdownStyle style;
    Str address;
    bool in_item;
    bool in_aside;
    Error *err;
} Reader;

static MarkdownPart *last_part(Reader *reader)
{
    return reader->text.count == 0 ? NULL : &reader->text.parts[reader->text.count - 1];
}

static MarkdownPart *begin_part(Reader *reader, MarkdownKind kind, cmark_node *node)
{
    MarkdownText *text = &reader->text;
    if (text->count == text->capacity) {
        text->parts = arena_grow(reader->a, text->parts, text->count, &text->capacity,
                                 sizeof(MarkdownPart));
    }
    MarkdownPart *part = &text->parts[text->count++];
    *part = (MarkdownPart){.kind = kind, .line = cmark_node_get_start_line(node)};
    return part;
}

/* cmark cuts text at every mark that might mean something; here it is joined again. */
static void add_text(Reader *reader, Str text)
{
    MarkdownPart *part = last_part(reader);
    CHECK(part != NULL); /* text stands in a heading or a paragraph only */
    MarkdownRun *run = part->run_count == 0 ? NULL : &part->runs[part->run_count - 1];
    if (run != NULL && run->style == reader->style &&
        str_equal(run->address, reader->address)) {
        run->text = str_format(reader->a, "%.*s%.*s", STR_ARG(run->text), STR_ARG(text));
        return;
    }
    if (part->run_count == part->run_capacity) {
        part->runs = arena_grow(reader->a, part->runs, part->run_count,
                                &part->run_capacity, sizeof(MarkdownRun));
    }
    part->runs[part->run_count++] =
        (MarkdownRun){reader->style, str_copy(reader->a, text), reader->address};
}

static bool refuse(Reader *reader, cmark_node *node, const char *what)
{
    error_hint(reader->err, S("Use headings, paragraphs, lists, links and {{queries}}."));
    return FAIL(reader->err, ERR_INVALID, "%.*s:%d: %s has no place in a report",
                STR_ARG(reader->file), cmark_node_get_start_line(node), what);
}

static bool enter_block(Reader *reader, cmark_node *node, bool enters)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_ITEM) {
        reader->in_item = enters;
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        reader->in_aside = enters;
    } else if (type == CMARK_NODE_PARAGRAPH && enters) {
        (void)begin_part(reader,
                         reader->in_item    ? MARKDOWN_ITEM
                         : reader->in_aside ? MARKDOWN_ASIDE
                                            : MARKDOWN_PARAGRAPH,
                         node);
    } else if (type == CMARK_NODE_HEADING && enters) {
        MarkdownPart *heading = begin_part(reader, MARKDOWN_HEADING, node);
        heading->level = cmark_node_get_heading_level(node);
        if (heading->level > MOST_LEVELS) {
            return refuse(reader, node, "a heading below the third level");
        }
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        return refuse(reader, node, "HTML");
    } else if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_THEMATIC_BREAK) {
        return refuse(reader, node, "code or a rule");
    }
    return true;
}

static bool enter_inline(Reader *reader, cmark_node *node, bool enters)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
        add_text(reader, str_of(cmark_node_get_literal(node)));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        add_text(reader, S("\n"));
    } else if (type == CMARK_NODE_STRONG) {
        reader->style = enters ? MARKDOWN_STRONG : MARKDOWN_PLAIN;
    } else if (type == CMARK_NODE_EMPH) {
        reader->style = enters ? MARKDOWN_EMPHASIS : MARKDOWN_PLAIN;
    } else if (type == CMARK_NODE_LINK) {
        reader->style = enters ? MARKDOWN_LINK : MARKDOWN_PLAIN;
        reader->address =
            enters ? str_copy(reader->a, str_of(cmark_node_get_url(node))) : S("");
    } else if (type == CMARK_NODE_IMAGE || type == CMARK_NODE_CODE ||
               type == CMARK_NODE_HTML_INLINE) {
        return refuse(reader, cmark_node_parent(node), "a picture, code or HTML");
    }
    return true;
}

/* "Instroom {#instroom}": the id at the end is ours. */
static void take_id(Arena *a, MarkdownPart *part)
{
    if (part->kind != MARKDOWN_HEADING || part->run_count == 0) {
        return;
    }
    MarkdownRun *run = &part->runs[part->run_count - 1];
    Str head, tail;
    if (str_cut_last(run->text, '{', &head, &tail) && str_starts(tail, S("#")) &&
        str_ends(tail, S("}"))) {
        part->id = str_copy(a, str_slice(tail, 1, tail.length - 1));
        run->text = str_trim(head);
    }
}

static bool walk(Reader *reader, cmark_node *root)
{
    cmark_iter *places = cmark_iter_new(root);
    bool good = true;
    for (cmark_event_type event = cmark_iter_next(places);
         good && event != CMARK_EVENT_DONE; event = cmark_iter_next(places)) {
        cmark_node *node = cmark_iter_get_node(places);
        bool enters = event == CMARK_EVENT_ENTER;
        bool is_block = cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK;
        good = is_block ? enter_block(reader, node, enters)
                        : enter_inline(reader, node, enters);
    }
    cmark_iter_free(places);
    return good;
}

bool markdown_read(Arena *a, Str file, Str text, MarkdownText *read, Error *err)
{
    Reader reader = {.a = a, .file = file, .err = err};
    cmark_node *root =
        cmark_parse_document(text.data == NULL ? "" : text.data, text.length,
                             CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8);
    bool good = walk(&reader, root);
    cmark_node_free(root);
    if (!good) {
        return false;
    }
    for (size_t i = 0; i < reader.text.count; i++) {
        take_id(a, &reader.text.parts[i]);
    }
    *read = reader.text;
    return true;
}
