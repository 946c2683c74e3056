/* SPDX-License-Identifier: EUPL-1.2
 * about.c - how figures and promises are handled; definitions; sources; and the pages
 * that every public site has: accessibility, privacy, colophon, not found
 */
#include "publish/page/component.h"
#include "publish/text/shown.h"

static void text_part(Page *page, Str id, TextKey title, const TextKey *texts,
                      size_t count)
{
    PART(page, id, title) {
        for (size_t i = 0; i < count; i++) {
            paragraph(page, texts[i]);
        }
    }
}

#define TEXT_PART(page, id, title, ...)                                                  \
    text_part((page), (id), (title), (const TextKey[]){__VA_ARGS__},                     \
              sizeof((const TextKey[]){__VA_ARGS__}) / sizeof(TextKey))

void render_about(Page *page)
{
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_get(TEXT_ABOUT_LEAD, page->lang)});
    TEXT_PART(page, S("from-figure-to-page"), TEXT_ABOUT_PATH_TITLE, TEXT_ABOUT_PATH_1,
              TEXT_ABOUT_PATH_2);
    TEXT_PART(page, S("editions"), TEXT_ABOUT_EDITIONS_TITLE, TEXT_ABOUT_EDITIONS_1,
              TEXT_ABOUT_EDITIONS_2);
    TEXT_PART(page, S("breaks"), TEXT_ABOUT_BREAKS_TITLE, TEXT_ABOUT_BREAKS_1,
              TEXT_ABOUT_BREAKS_2);
    TEXT_PART(page, S("certainty"), TEXT_ABOUT_CERTAINTY_TITLE, TEXT_ABOUT_CERTAINTY_1,
              TEXT_ABOUT_CERTAINTY_2, TEXT_ABOUT_CERTAINTY_3);
    TEXT_PART(page, S("status"), TEXT_ABOUT_STATUS_TITLE, TEXT_ABOUT_STATUS_1,
              TEXT_ABOUT_STATUS_2, TEXT_ABOUT_STATUS_3);
    TEXT_PART(page, S("cause"), TEXT_ABOUT_CAUSE_TITLE, TEXT_ABOUT_CAUSE_1);
    TEXT_PART(page, S("promises"), TEXT_ABOUT_PROMISES_TITLE, TEXT_ABOUT_PROMISES_1,
              TEXT_ABOUT_PROMISES_2);
}

static void definition_item(Page *page, const IndicatorView *view)
{
    HTML(page->h, TAG_LI, NO_ATTRS) {
        indicator_link(page, view->indicator);
        if (view->definition != NULL) {
            paragraph_words(page, view->definition->text);
            HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
                put_filled(page, TEXT_CITATION_DEFINITION,
                           PLACES({PLACE_VERSION,
                                   shown_integer(page->a, view->definition->version,
                                                 page->lang)}));
                put_space(page);
                put_words(page, view->definition->name);
            }
        } else {
            paragraph_words(page, view->indicator->summary);
            HTML(page->h, TAG_P, ATTRS(attr_class(S("small"))))
                put_absent(page, TEXT_DEFINITION_NONE);
        }
    }
}

static void term(Page *page, TextKey word, TextKey meaning)
{
    fact(page, word);
    HTML(page->h, TAG_DD, NO_ATTRS)
        put(page, meaning);
}

void render_definitions(Page *page)
{
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_get(TEXT_DEFINITIONS_LEAD, page->lang)});
    PART(page, S("words"), TEXT_DEFINITIONS_WORDS) {
        HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts terms")))) {
            term(page, TEXT_TERM_INDICATOR, TEXT_TERM_INDICATOR_IS);
            term(page, TEXT_TERM_DEFINITION, TEXT_TERM_DEFINITION_IS);
            term(page, TEXT_TERM_SERIES, TEXT_TERM_SERIES_IS);
            term(page, TEXT_TERM_BREAK, TEXT_TERM_BREAK_IS);
            term(page, TEXT_TERM_EDITION, TEXT_TERM_EDITION_IS);
            term(page, TEXT_TERM_PROVISIONAL, TEXT_TERM_PROVISIONAL_IS);
            term(page, TEXT_TERM_HIDDEN, TEXT_TERM_HIDDEN_IS);
            term(page, TEXT_TERM_POINT, TEXT_TERM_POINT_IS);
        }
    }
    PART(page, S("indicators"), TEXT_MENU_FIGURES) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < page->view->pact->monitor.indicators.count; i++) {
                definition_item(page, page->view->ordered[i]);
            }
        }
    }
}

static void source_item(Page *page, const Source *source)
{
    Str id = str_format(page->a, "source-%.*s", STR_ARG(source->id));
    HTML(page->h, TAG_LI, ATTRS(attr_id(id))) {
        outside_link(page, source->url, source->title);
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
            html_text(page->h, source->publisher);
            if (date_is_set(source->published_at)) {
                html_text(page->h, S(", "));
                html_text(page->h, shown_date(page->a, source->published_at, page->lang));
            }
            html_text(page->h, S(". "));
            if (source->licence.length > 0) {
                put_filled(page, TEXT_SOURCE_LICENCE,
                           PLACES({PLACE_LICENCE, source->licence}));
                put_space(page);
            }
            if (source->access == ACCESS_RESTRICTED) {
                put(page, TEXT_SOURCE_RESTRICTED);
                put_space(page);
            }
            put_words(page, source->note);
        }
    }
}

void render_sources(Page *page)
{
    const SourceList *sources = &page->view->pact->monitor.sources;
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_count(page->a, TEXT_SOURCES_LEAD,
                                                (int64_t)sources->count, page->lang,
                                                NO_PLACES)});
    PART(page, S("sources"), TEXT_MENU_SOURCES) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < sources->count; i++) {
                source_item(page, &sources->items[i]);
            }
        }
    }
    const DocumentList *documents = &page->view->pact->reg.documents;
    PART(page, S("documents"), TEXT_PART_DOCUMENTS) {
        HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
            for (size_t i = 0; i < documents->count; i++) {
                HTML(page->h, TAG_LI, NO_ATTRS) {
                    document_link(page, &documents->items[i]);
                    if (documents->items[i].reference.length > 0) {
                        html_text(page->h, S(" ("));
                        html_text(page->h, documents->items[i].reference);
                        html_text(page->h, S(")"));
                    }
                    paragraph_words(page, documents->items[i].passage);
                }
            }
        }
    }
}

static void mail_paragraph(Page *page)
{
    const PactHead *head = page->view->pact->head;
    Url mail;
    if (url_mail(page->a, head->mail, &mail)) {
        HTML(page->h, TAG_P, NO_ATTRS) {
            put(page, TEXT_ACCESSIBILITY_MAIL);
            put_space(page);
            html_link(page->h, mail, head->mail);
        }
    } else {
        HTML(page->h, TAG_P, NO_ATTRS)
            put_absent(page, TEXT_ACCESSIBILITY_NO_MAIL);
    }
}

void render_accessibility(Page *page)
{
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_get(TEXT_ACCESSIBILITY_LEAD, page->lang)});
    TEXT_PART(page, S("how"), TEXT_ACCESSIBILITY_HOW_TITLE, TEXT_ACCESSIBILITY_HOW_1,
              TEXT_ACCESSIBILITY_HOW_2, TEXT_ACCESSIBILITY_HOW_3);
    TEXT_PART(page, S("status"), TEXT_ACCESSIBILITY_STATUS_TITLE,
              TEXT_ACCESSIBILITY_STATUS_1, TEXT_ACCESSIBILITY_STATUS_2);
    PART(page, S("report"), TEXT_ACCESSIBILITY_REPORT_TITLE) {
        mail_paragraph(page);
    }
}

void render_privacy(Page *page)
{
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_get(TEXT_PRIVACY_LEAD, page->lang)});
    TEXT_PART(page, S("reading"), TEXT_PRIVACY_READING_TITLE, TEXT_PRIVACY_READING_1,
              TEXT_PRIVACY_READING_2);
    TEXT_PART(page, S("names"), TEXT_PRIVACY_NAMES_TITLE, TEXT_PRIVACY_NAMES_1);
}

void render_colophon(Page *page)
{
    const PactHead *head = page->view->pact->head;
    opening(page, &(Opening){.title = page_title(page)});
    PART(page, S("who"), TEXT_COLOPHON_WHO) {
        HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
            fact(page, TEXT_COLOPHON_PUBLISHER);
            HTML(page->h, TAG_DD, NO_ATTRS) {
                if (head->office != NULL) {
                    party_link(page, head->office);
                } else {
                    put_absent(page, TEXT_WORD_NOT_RECORDED);
                }
            }
            if (head->url.length > 0) {
                fact(page, TEXT_FACT_SITE);
                HTML(page->h, TAG_DD, NO_ATTRS)
                    outside_link(page, head->url, (Words){{head->url, head->url}});
            }
            fact(page, TEXT_COLOPHON_LICENCE);
            HTML(page->h, TAG_DD, NO_ATTRS) {
                if (head->licence.length > 0) {
                    html_text(page->h, head->licence);
                } else {
                    put_absent(page, TEXT_WORD_NOT_RECORDED);
                }
            }
        }
    }
    TEXT_PART(page, S("program"), TEXT_COLOPHON_PROGRAM_TITLE, TEXT_COLOPHON_PROGRAM_1,
              TEXT_COLOPHON_PROGRAM_2);
}

void render_not_found(Page *page)
{
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_get(TEXT_NOT_FOUND_LEAD, page->lang)});
    HTML(page->h, TAG_UL, NO_ATTRS) {
        for (int k = 0; k < PAGE_KIND_COUNT; k++) {
            if (page_type((PageKind)k)->shelf == SHELF_MENU) {
                HTML(page->h, TAG_LI, NO_ATTRS)
                    html_link(page->h, page_to(page, (PageKind)k, NULL),
                              text_get(page_type((PageKind)k)->name, page->lang));
            }
        }
    }
}
