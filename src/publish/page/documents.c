/* SPDX-License-Identifier: EUPL-1.2
 * documents.c - the papers, by kind and year, each with the passage that matters
 */
#include <stdlib.h>

#include "publish/page/component.h"
#include "publish/page/register_rows.h"
#include "publish/text/shown.h"

/* The year, from the date or from words like "mei 2018"; 0: none is named. */
static int year_of(const Document *document)
{
    if (date_is_set(document->date)) {
        return document->date.year;
    }
    Str text = document->date_text;
    for (size_t i = 0; i + 4 <= text.length; i++) {
        int64_t year;
        if (integer_parse(str_slice(text, i, i + 4), &year) && year >= 1900) {
            return (int)year;
        }
    }
    return 0;
}

/* Latest year first, then latest day, then file order. */
static int compare(const void *left, const void *right)
{
    const Document *a = *(const Document *const *)left;
    const Document *b = *(const Document *const *)right;
    if (year_of(a) != year_of(b)) {
        return year_of(a) > year_of(b) ? -1 : 1;
    }
    int by_day = date_compare(b->date, a->date);
    return by_day != 0 ? by_day : a < b ? -1 : 1;
}

static DocumentRefs of_kind(Page *page, DocumentKind kind)
{
    const DocumentList *all = &page->view->pact->reg.documents;
    DocumentRefs found = {PUSH_ARRAY(page->a, const Document *, all->count + 1), 0};
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].kind == kind) {
            found.items[found.count++] = &all->items[i];
        }
    }
    qsort(found.items, found.count, sizeof found.items[0], compare);
    return found;
}

static void year_heading(Page *page, int year)
{
    HTML(page->h, TAG_H3, NO_ATTRS) {
        if (year == 0) {
            put(page, TEXT_DOCUMENTS_NO_YEAR);
        } else {
            html_text(page->h, str_format(page->a, "%d", year));
        }
    }
}

static void year_rows(Page *page, const DocumentRefs *documents, size_t from, size_t to)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = from; i < to; i++) {
            HTML(page->h, TAG_LI,
                 ATTRS(attr_id(anchor_id(page, S("doc"), documents->items[i]->id))))
                document_block(page, documents->items[i]);
        }
    }
}

static void kind_part(Page *page, DocumentKind kind)
{
    DocumentRefs documents = of_kind(page, kind);
    if (documents.count == 0) {
        return;
    }
    PART(page, str_format(page->a, "kind%d", (int)kind), document_kind_text(kind)) {
        size_t from = 0;
        while (from < documents.count) {
            int year = year_of(documents.items[from]);
            size_t to = from;
            while (to < documents.count && year_of(documents.items[to]) == year) {
                to++;
            }
            year_heading(page, year);
            year_rows(page, &documents, from, to);
            from = to;
        }
    }
}

void render_documents(Page *page)
{
    static const DocumentKind order[] = {
        DOCUMENT_ACCORD, DOCUMENT_REGIONAL_PACT, DOCUMENT_REPORT, DOCUMENT_EVALUATION,
        DOCUMENT_LETTER, DOCUMENT_PLAN,          DOCUMENT_LAW,    DOCUMENT_OTHER};
    const DocumentList *all = &page->view->pact->reg.documents;
    Title title = {text_count(page->a, TEXT_DOCUMENTS_FINDING, (int64_t)all->count,
                              page->lang, NO_PLACES),
                   page->lang};
    opening(page, &(Opening){.kicker = page_title(page).text,
                             .title = all->count > 0 ? title : page_title(page),
                             .lead = text_get(TEXT_DOCUMENTS_LEAD, page->lang)});
    if (all->count == 0) {
        paragraph(page, TEXT_REGISTER_EMPTY);
    }
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        kind_part(page, order[i]);
    }
}
