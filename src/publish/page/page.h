/* SPDX-License-Identifier: EUPL-1.2
 * page.h - the kinds of pages, where they live, and a page being written
 *
 *   kind               Dutch                            English
 *   PAGE_HOME          nl/index.html                    en/index.html
 *   PAGE_INDICATOR     nl/cijfers/{id}/index.html       en/figures/{id}/index.html
 *   PAGE_ACTION        nl/toezeggingen/{id}/index.html  en/promises/{id}/index.html
 *
 * To add a page: a kind below, a row in pages.c (path, subjects, title, render), a file
 * of its own with the render function, and its texts in texts/. The row gives it its
 * address, its place in the menu and the breadcrumb, and a test that visits it in both
 * languages.
 *
 * A render function writes what stands inside <main>; frame.c writes the rest. Its arena
 * is emptied after each page.
 */
#ifndef PUBLISH_PAGE_PAGE_H
#define PUBLISH_PAGE_PAGE_H

#include "publish/markup/html.h"
#include "publish/page/view.h"
#include "publish/text/text.h"

typedef enum PageKind {
    PAGE_HOME,
    PAGE_FIGURES,
    PAGE_INDICATOR,
    PAGE_PROMISES,
    PAGE_ACTION,
    PAGE_REGIONS,
    PAGE_REGION,
    PAGE_PARTIES,
    PAGE_PARTY,
    PAGE_PACT,
    PAGE_THEME,
    PAGE_PRACTICES,
    PAGE_PARTNERSHIPS,
    PAGE_MONEY,
    PAGE_SERVICES,
    PAGE_AGENDAS,
    PAGE_DOCUMENTS,
    PAGE_MOTIONS,
    PAGE_HISTORY,
    PAGE_JOIN,
    PAGE_EDITIONS,
    PAGE_EDITION,
    PAGE_MISSING,
    PAGE_ABOUT,
    PAGE_DEFINITIONS,
    PAGE_SOURCES,
    PAGE_ACCESSIBILITY,
    PAGE_PRIVACY,
    PAGE_COLOPHON,
    PAGE_NOT_FOUND,
    PAGE_FROZEN,
    PAGE_EMBED,
    PAGE_COMPARE,
    PAGE_COMPARE_INDICATOR,
    PAGE_CORRECTIONS,
    PAGE_TERMS,
    PAGE_SEARCH,
    PAGE_REACH,
    PAGE_REPORT,
    PAGE_KIND_COUNT
} PageKind;

/* What stands around a site's pages, beside the pact. */
typedef struct PageAssets {
    Str tokens; /* paths from the root of the site, with the hash in the name */
    Str site;
    Str icon;
    Str script;
    Str chart_style;               /* take/svg_style.h */
    const struct TakeSizes *sizes; /* take/take.h */
} PageAssets;

typedef struct Page {
    const View *view;
    const PageAssets *assets;
    Arena *a; /* emptied after each page */
    Html *h;
    Lang lang;
    PageKind kind;
    const void *subject; /* an Indicator, Action, Party, Region or Edition; or null */
    Str path;
    size_t next_id;  /* for page_id() */
    bool *explained; /* terms that were linked: terms.h */
    Error trouble;   /* why it cannot be written; no kind: it can */
} Page;

typedef enum Shelf { SHELF_NONE, SHELF_MENU, SHELF_FOOT } Shelf; /* where it is listed */

/* A title, and the language it turned out to be in. */
typedef struct Title {
    Str text;
    Lang lang;
} Title;

typedef struct PageType {
    Str path[LANG_COUNT]; /* "{}" is the subject's own part */
    PageKind parent;      /* in the breadcrumb */
    Shelf shelf;
    TextKey name; /* in menu and breadcrumb; of a page about a subject: not used */
    size_t (*count)(const View *view);                      /* null: one page */
    const void *(*subject)(const View *view, size_t index); /* null: no subject */
    Title (*title)(Page *page);                             /* null: its name */
    void (*render)(Page *page);
} PageType;

void report_link(Page *page, const ReportPage *report);

/* The view a page about this subject is written from: a frozen one has its own. */
const View *page_view(const View *view, PageKind kind, const void *subject);
const PageType *page_type(PageKind kind);
size_t page_count(const View *view, PageKind kind);

/* Where the page of this subject lives. */
Str page_path(Arena *a, PageKind kind, const void *subject, Lang lang);
/* A link from this page; in its own language. */
Url page_to(Page *page, PageKind kind, const void *subject);
Url page_to_part(Page *page, PageKind kind, const void *subject, Str id);
Url page_to_file(Page *page, Str path); /* an asset */
Title page_title(Page *page);
bool region_has_page(const View *view, const Region *region);
bool edition_has_page(const Edition *edition);

/* The indicator that a page is about, in whatever form; else null. Such a page reads the
 * figures of no other: it is not made again when those change. */
const Indicator *page_indicator(const Page *page);
const Indicator *subject_indicator(PageKind kind, const void *subject);

/* An id that no other element of the page has: "c1", "c2". */
Str page_id(Page *page, Str head);

/* One per kind; each in its own file. */
void render_home(Page *page);
void render_figures(Page *page);
void render_indicator(Page *page);
void render_promises(Page *page);
void render_action(Page *page);
void render_regions(Page *page);
void render_region(Page *page);
void render_parties(Page *page);
void render_party(Page *page);
void render_editions(Page *page);
void render_edition(Page *page);
void render_missing(Page *page);
void render_about(Page *page);
void render_definitions(Page *page);
void render_sources(Page *page);
void render_accessibility(Page *page);
void render_privacy(Page *page);
void render_colophon(Page *page);
void render_not_found(Page *page);
void render_frozen(Page *page);
void render_embed(Page *page);
void render_compare(Page *page);
void render_compare_indicator(Page *page);
void render_corrections(Page *page);
void render_terms(Page *page);
void render_search(Page *page);
void render_reach(Page *page);
void render_report(Page *page); /* publish/report/page_report.c */
void render_pact(Page *page);
void render_theme(Page *page);
void render_practices(Page *page);
void render_partnerships(Page *page);
void render_money(Page *page);
void render_services(Page *page);
void render_agendas(Page *page);
void render_documents(Page *page);
void render_motions(Page *page);
void render_history(Page *page);
void render_join(Page *page);

Title title_home(Page *page);
Title title_indicator(Page *page);
Title title_action(Page *page);
Title title_region(Page *page);
Title title_party(Page *page);
Title title_theme(Page *page);
Title title_edition(Page *page);
Title title_frozen(Page *page);
Title title_embed(Page *page);
Title title_compare_indicator(Page *page);
Title title_search(Page *page);
Title title_reach(Page *page);
Title title_report(Page *page);

#endif
