/* SPDX-License-Identifier: EUPL-1.2
 * frame.c - the frame of every page
 */
#include "publish/page/frame.h"

#include "publish/page/component.h"
#include "publish/page/head.h"
#include "publish/page/search.h"
#include "publish/text/shown.h"

static Str site_name(const Page *page)
{
    const PactHead *head = page->view->pact->head;
    Words name = words_are_set(head->monitor_name) ? head->monitor_name : head->name;
    return words_in(name, page->lang, NULL);
}

static void style_link(Page *page, Str rel, Str path)
{
    html_leaf(page->h, TAG_LINK,
              ATTRS(attr_rel(rel), attr_href(page_to_file(page, path))));
}

static void other_languages(Page *page)
{
    for (int l = 0; l < LANG_COUNT; l++) {
        Str path = page_path(page->a, page->kind, page->subject, (Lang)l);
        html_leaf(page->h, TAG_LINK,
                  ATTRS(attr_rel(S("alternate")), attr_hreflang((Lang)l),
                        attr_href(page_to_file(page, path))));
    }
}

static void head(Page *page, Str title)
{
    HTML(page->h, TAG_HEAD, NO_ATTRS) {
        html_leaf(page->h, TAG_META, ATTRS(attr_charset_utf8()));
        html_leaf(page->h, TAG_META,
                  ATTRS(attr_name(S("viewport")),
                        attr_content(S("width=device-width, initial-scale=1"))));
        HTML(page->h, TAG_TITLE, NO_ATTRS)
            html_text(page->h, title);
        style_link(page, S("stylesheet"), page->assets->tokens);
        style_link(page, S("stylesheet"), page->assets->site);
        style_link(page, S("icon"), page->assets->icon);
        if (page->kind != PAGE_NOT_FOUND && page->path.data != NULL &&
            page_type(page->kind)->render != NULL) {
            other_languages(page);
            head_for_machines(page, title);
        }
    }
}

/* The page in the menu that this one belongs to. */
static PageKind menu_kind(PageKind kind)
{
    while (page_type(kind)->shelf != SHELF_MENU && kind != PAGE_HOME) {
        if (page_type(kind)->shelf == SHELF_FOOT || kind == PAGE_NOT_FOUND) {
            return kind;
        }
        kind = page_type(kind)->parent;
    }
    return kind;
}

static void listed(Page *page, Shelf shelf)
{
    for (int k = 0; k < PAGE_KIND_COUNT; k++) {
        const PageType *type = page_type((PageKind)k);
        bool is_empty = k == PAGE_REGIONS && page->view->regions.count == 0;
        if (type->shelf == shelf && !is_empty) {
            HTML(page->h, TAG_LI, NO_ATTRS) {
                HTML(page->h, TAG_A,
                     ATTRS(attr_href(page_to(page, (PageKind)k, NULL)),
                           attr_current_page(menu_kind(page->kind) == (PageKind)k)))
                    put(page, type->name);
            }
        }
    }
}

static void language_link(Page *page)
{
    Lang other = page->lang == LANG_NL ? LANG_EN : LANG_NL;
    Str path = page_path(page->a, page->kind, page->subject, other);
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("language")))) {
        HTML(page->h, TAG_A,
             ATTRS(attr_href(page_to_file(page, path)), attr_hreflang(other),
                   attr_lang(other)))
            html_text(page->h, text_get(TEXT_FRAME_OWN_LANGUAGE, other));
    }
}

static void top(Page *page)
{
    HTML(page->h, TAG_HEADER, ATTRS(attr_class(S("top")))) {
        HTML(page->h, TAG_DIV, ATTRS(attr_class(S("frame")))) {
            HTML(page->h, TAG_A,
                 ATTRS(attr_class(S("name")), attr_href(page_to(page, PAGE_HOME, NULL))))
                put_words(page, page->view->pact->head->name);
            HTML(page->h, TAG_NAV,
                 ATTRS(attr_class(S("menu")),
                       attr_aria_label(text_get(TEXT_FRAME_MENU, page->lang)))) {
                HTML(page->h, TAG_UL, NO_ATTRS)
                    listed(page, SHELF_MENU);
            }
            search_form(page);
            language_link(page);
        }
    }
}

static void trail_step(Page *page, PageKind kind)
{
    HTML(page->h, TAG_LI, NO_ATTRS)
        html_link(page->h, page_to(page, kind, NULL),
                  text_get(page_type(kind)->name, page->lang));
}

/* What the page is called in the breadcrumb: a subject's own name, not its finding. */
static void trail_name(Page *page)
{
    switch (page->kind) { /* only pages about a subject differ from their title */
    case PAGE_INDICATOR:
        put_words(page, ((const Indicator *)page->subject)->name);
        break;
    case PAGE_ACTION:
        html_text(page->h, ((const Action *)page->subject)->number);
        break;
    case PAGE_FROZEN:
        put_words(page, ((const Frozen *)page->subject)->edition->name);
        break;
    case PAGE_COMPARE_INDICATOR:
        put(page, TEXT_MENU_COMPARE);
        break;
    case PAGE_EMBED:
    case PAGE_COMPARE:
    case PAGE_CORRECTIONS:
    case PAGE_TERMS:
    case PAGE_SEARCH:
    case PAGE_REACH:
    case PAGE_REPORT:
    case PAGE_HOME:
    case PAGE_FIGURES:
    case PAGE_PROMISES:
    case PAGE_REGIONS:
    case PAGE_REGION:
    case PAGE_PARTIES:
    case PAGE_PARTY:
    case PAGE_PACT:
    case PAGE_THEME:
    case PAGE_PRACTICES:
    case PAGE_PARTNERSHIPS:
    case PAGE_MONEY:
    case PAGE_SERVICES:
    case PAGE_AGENDAS:
    case PAGE_DOCUMENTS:
    case PAGE_MOTIONS:
    case PAGE_HISTORY:
    case PAGE_JOIN:
    case PAGE_EDITIONS:
    case PAGE_EDITION:
    case PAGE_MISSING:
    case PAGE_ABOUT:
    case PAGE_DEFINITIONS:
    case PAGE_SOURCES:
    case PAGE_ACCESSIBILITY:
    case PAGE_PRIVACY:
    case PAGE_COLOPHON:
    case PAGE_NOT_FOUND:
    case PAGE_KIND_COUNT:
        html_text(page->h, page_title(page).text);
        break;
    }
}

/* A page under that of an indicator leads back to it. */
static void trail_subject(Page *page)
{
    const Indicator *indicator = page_indicator(page);
    if (page->kind != PAGE_INDICATOR && indicator != NULL) {
        HTML(page->h, TAG_LI, NO_ATTRS)
            indicator_link(page, indicator);
    }
}

static void trail(Page *page)
{
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("frame")))) {
        HTML(page->h, TAG_NAV,
             ATTRS(attr_class(S("trail")),
                   attr_aria_label(text_get(TEXT_FRAME_TRAIL, page->lang)))) {
            HTML(page->h, TAG_OL, NO_ATTRS) {
                trail_step(page, PAGE_HOME);
                if (page_type(page->kind)->parent != PAGE_HOME) {
                    trail_step(page, page_type(page->kind)->parent);
                }
                trail_subject(page);
                HTML(page->h, TAG_LI, NO_ATTRS)
                    trail_name(page);
            }
        }
    }
}

static void mail_item(Page *page)
{
    Url mail;
    if (url_mail(page->a, page->view->pact->head->mail, &mail)) {
        HTML(page->h, TAG_LI, NO_ATTRS)
            html_link(page->h, mail, text_get(TEXT_FRAME_REPORT_FAULT, page->lang));
    }
}

static void bottom(Page *page)
{
    const Edition *edition = page->view->edition;
    HTML(page->h, TAG_FOOTER, ATTRS(attr_class(S("bottom")))) {
        HTML(page->h, TAG_DIV, ATTRS(attr_class(S("frame")))) {
            HTML(page->h, TAG_NAV,
                 ATTRS(attr_aria_label(text_get(TEXT_FRAME_ABOUT_SITE, page->lang)))) {
                HTML(page->h, TAG_UL, NO_ATTRS) {
                    listed(page, SHELF_FOOT);
                    mail_item(page);
                }
            }
            HTML(page->h, TAG_P, NO_ATTRS) {
                html_text(page->h, site_name(page));
                html_text(page->h, S(". "));
                if (edition != NULL) {
                    put_filled(
                        page, TEXT_STAMP_EDITION,
                        PLACES({PLACE_EDITION, words_in(edition->name, page->lang, NULL)},
                               {PLACE_DATE, shown_moment(page->a, edition->released_at,
                                                         page->lang)}));
                }
                if (page->view->pact->head->licence.length > 0) {
                    put_space(page);
                    put_filled(page, TEXT_FRAME_LICENCE,
                               PLACES({PLACE_LICENCE, page->view->pact->head->licence}));
                }
            }
        }
    }
}

/* In somebody else's page: the chart alone. */
static void bare_body(Page *page)
{
    HTML(page->h, TAG_BODY, ATTRS(attr_class(S("embed")))) {
        HTML(page->h, TAG_MAIN, ATTRS(attr_id(S("content"))))
            page_type(page->kind)->render(page);
    }
}

static void body(Page *page)
{
    const PageType *type = page_type(page->kind);
    HTML(page->h, TAG_BODY, NO_ATTRS) {
        HTML(page->h, TAG_A,
             ATTRS(attr_class(S("skip")), attr_href(url_part(page->a, S("content")))))
            put(page, TEXT_FRAME_SKIP);
        top(page);
        if (page->kind != PAGE_HOME && page->kind != PAGE_NOT_FOUND) {
            trail(page);
        }
        if (page->kind == PAGE_HOME) {
            HTML(page->h, TAG_MAIN, ATTRS(attr_id(S("content"))))
                type->render(page);
        } else {
            HTML(page->h, TAG_MAIN, ATTRS(attr_id(S("content")), attr_class(S("frame"))))
                type->render(page);
        }
        bottom(page);
    }
}

void frame(Page *page)
{
    Str title = str_format(page->a, "%.*s – %.*s", STR_ARG(page_title(page).text),
                           STR_ARG(site_name(page)));
    html_doctype(page->h);
    HTML(page->h, TAG_HTML, ATTRS(attr_lang(page->lang))) {
        head(page, title);
        if (page->kind == PAGE_EMBED) {
            bare_body(page);
        } else {
            body(page);
        }
    }
}

void frame_choice(Page *page)
{
    html_doctype(page->h);
    HTML(page->h, TAG_HTML, ATTRS(attr_lang(page->lang))) {
        head(page, site_name(page));
        HTML(page->h, TAG_BODY, NO_ATTRS) {
            HTML(page->h, TAG_HEADER, ATTRS(attr_class(S("top")))) {
                HTML(page->h, TAG_DIV, ATTRS(attr_class(S("frame")))) {
                    HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("name"))))
                        put_words(page, page->view->pact->head->name);
                }
            }
            HTML(page->h, TAG_MAIN, ATTRS(attr_class(S("frame")))) {
                HTML(page->h, TAG_DIV, ATTRS(attr_class(S("opening")))) {
                    HTML(page->h, TAG_H1, NO_ATTRS)
                        html_text(page->h, site_name(page));
                }
                for (int l = 0; l < LANG_COUNT; l++) {
                    Str path = page_path(page->a, PAGE_HOME, NULL, (Lang)l);
                    HTML(page->h, TAG_P,
                         ATTRS(attr_lang((Lang)l), attr_class(S("lead")))) {
                        HTML(page->h, TAG_A,
                             ATTRS(attr_href(page_to_file(page, path)),
                                   attr_hreflang((Lang)l)))
                            html_text(page->h, text_get(TEXT_FRAME_ENTER, (Lang)l));
                    }
                }
            }
        }
    }
}
