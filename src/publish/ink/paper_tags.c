/* SPDX-License-Identifier: EUPL-1.2
 * paper_tags.c - elements and marks
 */
#include "publish/ink/paper_tags.h"

#define MOST_DEPTH 16
#define NONE ((size_t)-1)

typedef enum KidKind { KID_ELEMENT, KID_MARK, KID_LINK } KidKind;

typedef struct Kid {
    KidKind kind;
    size_t number; /* of the element, the mark or the link */
    size_t page;   /* of a mark or link */
    size_t next;   /* the kid after it, or NONE */
} Kid;

typedef struct Element {
    PaperTag tag;
    size_t parent; /* NONE: the root */
    size_t first;  /* of its kids */
    size_t last;
    double box[4]; /* all 0: none */
} Element;

/* Whose the marks of a page are, by number. */
typedef struct PageMarks {
    size_t *elements;
    size_t count;
    size_t capacity;
} PageMarks;

struct TagTree {
    Arena *arena;
    Lang lang;
    Element *elements;
    size_t count;
    size_t capacity;
    Kid *kids;
    size_t kid_count;
    size_t kid_capacity;
    PageMarks *pages;
    size_t page_count;
    size_t page_capacity;
    size_t *links; /* the element of each */
    size_t link_count;
    size_t link_capacity;
    size_t open[MOST_DEPTH]; /* NONE: an artifact */
    size_t depth;
    bool is_marking;
    size_t marking; /* whose marks are being drawn */
};

static const char *const ROLES[PAPER_COUNT] = {
    [PAPER_DOCUMENT] = "Document",
    [PAPER_SECT] = "Sect",
    [PAPER_H1] = "H1",
    [PAPER_H2] = "H2",
    [PAPER_H3] = "H3",
    [PAPER_P] = "P",
    [PAPER_SPAN] = "Span",
    [PAPER_NOTE] = "Note",
    [PAPER_LIST] = "L",
    [PAPER_ITEM] = "LI",
    [PAPER_LABEL] = "Lbl",
    [PAPER_BODY] = "LBody",
    [PAPER_TOC] = "TOC",
    [PAPER_TOCI] = "TOCI",
    [PAPER_FIGURE] = "Figure",
    [PAPER_CAPTION] = "Caption",
    [PAPER_TABLE] = "Table",
    [PAPER_TR] = "TR",
    [PAPER_TH] = "TH",
    [PAPER_TD] = "TD",
    [PAPER_REFERENCE] = "Link",
};

const char *lang_tag(Lang lang)
{
    return lang == LANG_NL ? "nl-NL" : "en-GB";
}

TagTree *tags_new(Arena *a, Lang lang)
{
    TagTree *tree = PUSH(a, TagTree);
    tree->arena = a;
    tree->lang = lang;
    return tree;
}

void tags_page(TagTree *tree)
{
    if (tree->page_count == tree->page_capacity) {
        tree->pages = arena_grow(tree->arena, tree->pages, tree->page_count,
                                 &tree->page_capacity, sizeof(PageMarks));
    }
    tree->pages[tree->page_count++] = (PageMarks){0};
}

size_t tags_depth(const TagTree *tree)
{
    return tree->depth;
}

static void add_kid(TagTree *tree, size_t parent, Kid kid)
{
    if (tree->kid_count == tree->kid_capacity) {
        tree->kids = arena_grow(tree->arena, tree->kids, tree->kid_count,
                                &tree->kid_capacity, sizeof(Kid));
    }
    size_t at = tree->kid_count++;
    kid.next = NONE;
    tree->kids[at] = kid;
    Element *element = &tree->elements[parent];
    if (element->first == NONE) {
        element->first = at;
    } else {
        tree->kids[element->last].next = at;
    }
    element->last = at;
}

static size_t innermost(const TagTree *tree)
{
    CHECK(tree->depth > 0);
    return tree->open[tree->depth - 1];
}

void tags_open(TagTree *tree, PaperTag tag)
{
    CHECK(tree->depth < MOST_DEPTH);
    if (tag.role == PAPER_ARTIFACT) {
        tree->open[tree->depth++] = NONE;
        return;
    }
    if (tree->count == tree->capacity) {
        tree->elements = arena_grow(tree->arena, tree->elements, tree->count,
                                    &tree->capacity, sizeof(Element));
    }
    size_t at = tree->count++;
    size_t parent = tree->depth == 0 ? NONE : innermost(tree);
    CHECK(tree->depth == 0 || parent != NONE); // an artifact is a leaf
    tree->elements[at] =
        (Element){.tag = tag, .parent = parent, .first = NONE, .last = NONE};
    if (parent != NONE) {
        add_kid(tree, parent, (Kid){.kind = KID_ELEMENT, .number = at});
    }
    tree->open[tree->depth++] = at;
}

void tags_close(TagTree *tree)
{
    CHECK(tree->depth > 0);
    tree->depth--;
}

void tags_box(TagTree *tree, const double box[4])
{
    size_t at = innermost(tree);
    for (size_t i = 0; at != NONE && i < 4; i++) {
        tree->elements[at].box[i] = box[i];
    }
}

void tags_link(TagTree *tree, size_t link)
{
    CHECK(link == tree->link_count);
    if (tree->link_count == tree->link_capacity) {
        tree->links = arena_grow(tree->arena, tree->links, tree->link_count,
                                 &tree->link_capacity, sizeof(size_t));
    }
    tree->links[tree->link_count++] = innermost(tree);
    add_kid(tree, innermost(tree),
            (Kid){.kind = KID_LINK, .number = link, .page = tree->page_count - 1});
}

void tags_end_marks(TagTree *tree, Buf *content)
{
    if (tree->is_marking) {
        buf_add(content, S("EMC\n"));
        tree->is_marking = false;
    }
}

static size_t new_mark(TagTree *tree, size_t element)
{
    PageMarks *page = &tree->pages[tree->page_count - 1];
    if (page->count == page->capacity) {
        page->elements = arena_grow(tree->arena, page->elements, page->count,
                                    &page->capacity, sizeof(size_t));
    }
    page->elements[page->count] = element;
    return page->count++;
}

void tags_mark(TagTree *tree, Buf *content)
{
    size_t element = innermost(tree);
    if (tree->is_marking && tree->marking == element) {
        return;
    }
    tags_end_marks(tree, content);
    tree->is_marking = true;
    tree->marking = element;
    if (element == NONE) {
        buf_add(content, S("/Artifact BMC\n"));
        return;
    }
    size_t mark = new_mark(tree, element);
    add_kid(tree, element,
            (Kid){.kind = KID_MARK, .number = mark, .page = tree->page_count - 1});
    buf_char(content, '/');
    buf_add(content, str_of(ROLES[tree->elements[element].tag.role]));
    buf_add(content, S(" <</MCID "));
    buf_int(content, (int64_t)mark);
    buf_add(content, S(">> BDC\n"));
}

typedef struct TagWriter {
    const TagTree *tree;
    Pdf *pdf;
    const size_t *pages;
    size_t first_link;
    size_t root;
    size_t first; /* number of the first element */
    Buf body;
} TagWriter;

/* /A << /O /Table /Scope /Column /ColSpan 2 >> (14.8.5.7), or where a figure lies */
static void put_attributes(Buf *body, const Element *element)
{
    const PaperTag *tag = &element->tag;
    bool is_cell = tag->role == PAPER_TH || tag->role == PAPER_TD;
    if (is_cell && (tag->scope != PAPER_SCOPE_NONE || tag->columns > 1)) {
        buf_add(body, S("/A << /O /Table "));
        if (tag->scope != PAPER_SCOPE_NONE) {
            buf_add(body, tag->scope == PAPER_SCOPE_ROW ? S("/Scope /Row ")
                                                        : S("/Scope /Column "));
        }
        if (tag->columns > 1) {
            buf_printf(body, "/ColSpan %zu ", tag->columns);
        }
        buf_add(body, S(">> "));
    }
    if (element->box[2] > element->box[0]) {
        buf_add(body, S("/A << /O /Layout /Placement /Block /BBox ["));
        for (size_t i = 0; i < 4; i++) {
            pdf_put_number(body, element->box[i]);
        }
        buf_add(body, S("] >> "));
    }
}

/* A mark on the page of the element is its number alone. */
static void put_kid(TagWriter *w, const Kid *kid, size_t own_page)
{
    Buf *body = &w->body;
    if (kid->kind == KID_ELEMENT) {
        pdf_put_reference(body, w->first + kid->number);
    } else if (kid->kind == KID_LINK) {
        buf_add(body, S("<< /Type /OBJR /Pg "));
        pdf_put_reference(body, w->pages[kid->page]);
        buf_add(body, S("/Obj "));
        pdf_put_reference(body, w->first_link + kid->number);
        buf_add(body, S(">> "));
    } else if (kid->page == own_page) {
        buf_int(body, (int64_t)kid->number);
        buf_char(body, ' ');
    } else {
        buf_add(body, S("<< /Type /MCR /Pg "));
        pdf_put_reference(body, w->pages[kid->page]);
        buf_printf(body, "/MCID %zu >> ", kid->number);
    }
}

/* The page of its first mark; NONE when it has no marks. */
static size_t page_of(const TagTree *tree, const Element *element)
{
    for (size_t k = element->first; k != NONE; k = tree->kids[k].next) {
        if (tree->kids[k].kind == KID_MARK) {
            return tree->kids[k].page;
        }
    }
    return NONE;
}

static void write_element(TagWriter *w, size_t at)
{
    const TagTree *tree = w->tree;
    const Element *element = &tree->elements[at];
    const PaperTag *tag = &element->tag;
    Buf *body = &w->body;
    buf_clear(body);
    buf_add(body, S("<< /S /"));
    buf_add(body, str_of(ROLES[tag->role]));
    buf_add(body, S(" /P "));
    pdf_put_reference(body,
                      element->parent == NONE ? w->root : w->first + element->parent);
    size_t page = page_of(tree, element);
    if (page != NONE) {
        buf_add(body, S("/Pg "));
        pdf_put_reference(body, w->pages[page]);
    }
    if (tag->role == PAPER_FIGURE) {
        buf_add(body, S("/Alt "));
        pdf_put_text(body, tag->alternative);
    }
    if (tag->has_lang && tag->lang != tree->lang) {
        buf_printf(body, "/Lang (%s) ", lang_tag(tag->lang));
    }
    put_attributes(body, element);
    if (element->first != NONE) {
        buf_add(body, S("/K ["));
        for (size_t k = element->first; k != NONE; k = tree->kids[k].next) {
            put_kid(w, &tree->kids[k], page);
        }
        buf_char(body, ']');
    }
    buf_add(body, S(" >>"));
    pdf_object(w->pdf, w->first + at, buf_str(body));
}

/* From the marks of a page, and from a link, to their elements (14.7.4.4). */
static void put_parents(TagWriter *w, size_t link_count)
{
    const TagTree *tree = w->tree;
    Buf *body = &w->body;
    buf_add(body, S("/ParentTree << /Nums ["));
    for (size_t p = 0; p < tree->page_count; p++) {
        buf_printf(body, "%zu [", p);
        for (size_t i = 0; i < tree->pages[p].count; i++) {
            pdf_put_reference(body, w->first + tree->pages[p].elements[i]);
        }
        buf_add(body, S("] "));
    }
    for (size_t i = 0; i < link_count; i++) {
        buf_printf(body, "%zu ", tree->page_count + i);
        pdf_put_reference(body, w->first + tree->links[i]);
    }
    buf_printf(body, "] >> /ParentTreeNextKey %zu ", tree->page_count + link_count);
}

size_t tags_write(TagTree *tree, Pdf *pdf, const size_t *pages, size_t first_link,
                  size_t link_count)
{
    CHECK(tree->depth == 0 && link_count == tree->link_count);
    TagWriter w = {.tree = tree,
                   .pdf = pdf,
                   .pages = pages,
                   .first_link = first_link,
                   .root = pdf_numbers(pdf, 1),
                   .first = pdf_numbers(pdf, tree->count),
                   .body = buf_in(tree->arena, 0)};
    for (size_t i = 0; i < tree->count; i++) {
        write_element(&w, i);
    }
    buf_clear(&w.body);
    buf_add(&w.body, S("<< /Type /StructTreeRoot /K "));
    pdf_put_reference(&w.body, w.first);
    put_parents(&w, link_count);
    buf_add(&w.body, S(">>"));
    pdf_object(pdf, w.root, buf_str(&w.body));
    return w.root;
}
