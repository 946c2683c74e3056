/* SPDX-License-Identifier: EUPL-1.2
 * search.c - one page that lists everything
 */
#include "publish/page/search.h"

#include <stdlib.h>

#include "base/buf.h"
#include "publish/page/component.h"
#include "publish/page/register_rows.h"
#include "publish/page/terms.h"
#include "publish/text/alphabet.h"

typedef struct Entry {
    Words name;
    Str sort; /* the name in the language of the page */
    Words told;
    Url url;
} Entry;

typedef struct Entries {
    Page *page;
    Entry *items;
    size_t count;
    size_t capacity;
} Entries;

static void add_at(Entries *entries, Words name, Words told, Url url)
{
    if (entries->count == entries->capacity) {
        entries->items = arena_grow(entries->page->a, entries->items, entries->count,
                                    &entries->capacity, sizeof(Entry));
    }
    entries->items[entries->count++] =
        (Entry){name, words_in(name, entries->page->lang, NULL), told, url};
}

static int by_name(const void *left, const void *right)
{
    return alphabet_compare(((const Entry *)left)->sort, ((const Entry *)right)->sort);
}

/* The other forms of the terms in a text: what else people may type. */
static void add_synonyms(Page *page, Buf *buf, Words words)
{
    Lang lang;
    Str text = words_in(words, page->lang, &lang);
    TermFound found;
    for (size_t at = 0; term_find(page->view->terms, text, lang, at, &found);
         at = found.end) {
        const Term *term = &page->view->terms->items[found.term];
        for (int part = 0; part < 2; part++) {
            Str form = part == 0 ? term->name.in[lang] : term->also.in[lang];
            if (form.length > 0 && !str_contains(buf_str(buf), form)) {
                buf_char(buf, ' ');
                buf_add(buf, form);
            }
        }
    }
}

static void entry_item(Page *page, const Entry *entry)
{
    Buf synonyms = buf_in(page->a, 0);
    add_synonyms(page, &synonyms, entry->name);
    add_synonyms(page, &synonyms, entry->told);
    Str more = str_trim(buf_str(&synonyms));
    HTML(page->h, TAG_LI, ATTRS(more.length > 0 ? attr_words(more) : attr_none())) {
        link_words(page, entry->url, entry->name);
        if (words_are_set(entry->told)) {
            html_text(page->h, S(" "));
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                put_words(page, entry->told);
        }
    }
}

static void group(Page *page, Str id, TextKey name, Entries *entries)
{
    if (entries->count == 0) {
        return;
    }
    qsort(entries->items, entries->count, sizeof entries->items[0], by_name);
    PART(page, id, name) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("index")))) {
            for (size_t i = 0; i < entries->count; i++) {
                entry_item(page, &entries->items[i]);
            }
        }
    }
}

static void indicators(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->pact->monitor.indicators.count; i++) {
        const Indicator *it = &page->view->pact->monitor.indicators.items[i];
        add_at(&entries, it->name, words_are_set(it->summary) ? it->summary : it->subject,
               page_to(page, PAGE_INDICATOR, it));
    }
    group(page, S("figures"), TEXT_MENU_FIGURES, &entries);
}

static void terms(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->terms->count; i++) {
        const Term *it = &page->view->terms->items[i];
        add_at(&entries, it->name, it->meaning,
               page_to_part(page, PAGE_TERMS, NULL, term_part(page->a, it)));
    }
    group(page, S("terms"), TEXT_MENU_TERMS, &entries);
}

static Words numbered(Page *page, const Action *action)
{
    Words name = {0};
    for (int l = 0; l < LANG_COUNT; l++) {
        Str text = action->name.in[l];
        if (text.length > 0) {
            name.in[l] = str_format(page->a, "%.*s (%.*s)", STR_ARG(text),
                                    STR_ARG(action->number));
        }
    }
    return name;
}

static void actions(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->actions.count; i++) {
        const Action *it = page->view->actions.items[i];
        add_at(&entries, numbered(page, it), it->promise, page_to(page, PAGE_ACTION, it));
    }
    group(page, S("promises"), TEXT_MENU_PROMISES, &entries);
}

static void regions(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->regions.count; i++) {
        const Region *it = page->view->regions.items[i];
        add_at(&entries, it->name, it->note, page_to(page, PAGE_REGION, it));
    }
    group(page, S("regions"), TEXT_MENU_REGIONS, &entries);
}

static void parties(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->pact->reg.parties.count; i++) {
        const Party *it = &page->view->pact->reg.parties.items[i];
        add_at(&entries, it->name, (Words){{it->short_name, it->short_name}},
               page_to(page, PAGE_PARTY, it));
    }
    group(page, S("parties"), TEXT_MENU_PARTIES, &entries);
}

static void themes(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->pact->reg.themes.count; i++) {
        const Theme *it = &page->view->pact->reg.themes.items[i];
        add_at(&entries, it->name, it->summary, page_to(page, PAGE_THEME, it));
    }
    group(page, S("themes"), TEXT_SEARCH_THEMES, &entries);
}

/* A record that stands on a page with others, at its own place there. */
static void add_part(Entries *entries, Words name, Words told, PageKind kind, Str id)
{
    add_at(entries, name, told, page_to_part(entries->page, kind, NULL, id));
}

static void practices(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->pact->reg.practices.count; i++) {
        const Practice *it = &page->view->pact->reg.practices.items[i];
        add_part(&entries, it->name, it->summary, PAGE_PRACTICES,
                 anchor_id(page, S("practice"), it->id));
    }
    group(page, S("practices"), TEXT_MENU_PRACTICES, &entries);
}

static void partnerships(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->pact->reg.partnerships.count; i++) {
        const Partnership *it = &page->view->pact->reg.partnerships.items[i];
        add_part(&entries, it->name, it->summary, PAGE_PARTNERSHIPS,
                 anchor_id(page, S("partnership"), it->id));
    }
    group(page, S("partnerships"), TEXT_MENU_PARTNERSHIPS, &entries);
}

static void services(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->pact->reg.services.count; i++) {
        const Service *it = &page->view->pact->reg.services.items[i];
        add_part(&entries, it->name, it->what, PAGE_SERVICES,
                 anchor_id(page, S("service"), it->id));
    }
    group(page, S("services"), TEXT_MENU_SERVICES, &entries);
}

static void documents(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->pact->reg.documents.count; i++) {
        const Document *it = &page->view->pact->reg.documents.items[i];
        add_part(&entries, it->title, it->passage, PAGE_DOCUMENTS,
                 anchor_id(page, S("doc"), it->id));
    }
    group(page, S("documents"), TEXT_MENU_DOCUMENTS, &entries);
}

static void motions(Page *page)
{
    Entries entries = {.page = page};
    for (size_t i = 0; i < page->view->pact->reg.motions.count; i++) {
        const Motion *it = &page->view->pact->reg.motions.items[i];
        add_part(&entries, it->name, it->text, PAGE_MOTIONS,
                 anchor_id(page, S("motion"), it->id));
    }
    group(page, S("motions"), TEXT_MENU_MOTIONS, &entries);
}

static void pages(Page *page)
{
    Entries entries = {.page = page};
    for (int k = 0; k < PAGE_KIND_COUNT; k++) {
        const PageType *type = page_type((PageKind)k);
        if (type->subject == NULL && k != PAGE_SEARCH && k != PAGE_NOT_FOUND) {
            add_at(&entries, text_words(type->name), NO_WORDS,
                   page_to(page, (PageKind)k, NULL));
        }
    }
    group(page, S("pages"), TEXT_SEARCH_PAGES, &entries);
}

static void field(Page *page, Str id, bool is_large)
{
    HTML(page->h, TAG_LABEL,
         ATTRS(attr_for(id), is_large ? attr_none() : attr_class(S("unseen"))))
        put(page, TEXT_SEARCH_LABEL);
    html_leaf(page->h, TAG_INPUT,
              ATTRS(attr_input(INPUT_SEARCH), attr_name(S("q")), attr_id(id),
                    attr_no_autocomplete()));
    HTML(page->h, TAG_BUTTON, ATTRS(attr_submit()))
        put(page, TEXT_SEARCH_BUTTON);
}

void search_form(Page *page)
{
    if (page->kind == PAGE_SEARCH) {
        return;
    }
    HTML(page->h, TAG_FORM,
         ATTRS(attr_class(S("search screen")), attr_role(ROLE_SEARCH),
               attr_action(page_to(page, PAGE_SEARCH, NULL))))
        field(page, S("search-field"), false);
}

Title title_search(Page *page)
{
    return (Title){text_get(TEXT_SEARCH_TITLE, page->lang), page->lang};
}

void render_search(Page *page)
{
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_get(TEXT_SEARCH_LEAD, page->lang)});
    /* The script shows the field: without it only the index works, and says so. */
    HTML(page->h, TAG_FORM,
         ATTRS(attr_class(S("search large")), attr_role(ROLE_SEARCH),
               attr_id(S("search-form")), attr_hidden(),
               attr_action(page_to(page, PAGE_SEARCH, NULL)))) {
        field(page, S("search-field"), true);
        HTML(page->h, TAG_P,
             ATTRS(attr_id(S("search-count")),
                   attr_words(text_get(TEXT_SEARCH_COUNTS, page->lang)))) {
        }
    }
    HTML(page->h, TAG_P, ATTRS(attr_id(S("search-plain"))))
        put(page, TEXT_SEARCH_PLAIN);
    indicators(page);
    terms(page);
    themes(page);
    actions(page);
    regions(page);
    parties(page);
    partnerships(page);
    practices(page);
    services(page);
    documents(page);
    motions(page);
    pages(page);
}
