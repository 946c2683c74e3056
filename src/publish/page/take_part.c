/* SPDX-License-Identifier: EUPL-1.2
 * take_part.c - what a reader takes along from a page
 */
#include "publish/page/take_part.h"

#include "publish/page/component.h"
#include "publish/page/frozen.h"
#include "publish/text/shown.h"

static const View *living(const Page *page)
{
    return page->view->living != NULL ? page->view->living : page->view;
}

static Str size_of(Page *page, TakeKind kind, const void *subject)
{
    size_t bytes =
        take_size(page->assets->sizes, living(page), kind, subject, page->lang);
    int64_t kilobytes = (int64_t)((bytes + 999) / 1000);
    return text_fill(
        page->a, TEXT_TAKE_KILOBYTES, page->lang,
        PLACES({PLACE_COUNT, shown_integer(page->a, kilobytes, page->lang)}));
}

static void file_link(Page *page, TakeKind kind, const void *subject, TextKey name)
{
    Str path = take_path(page->a, kind, subject, page->lang);
    html_link(page->h, page_to_file(page, path),
              text_fill(page->a, name, page->lang,
                        PLACES({PLACE_SIZE, size_of(page, kind, subject)})));
}

static void file_item(Page *page, TakeKind kind, const void *subject, TextKey name)
{
    if (take_applies(living(page), kind, subject)) {
        HTML(page->h, TAG_LI, NO_ATTRS)
            file_link(page, kind, subject, name);
    }
}

/* The definition in force, for other people's tools. */
static void table_items(Page *page, const IndicatorView *view)
{
    static const struct {
        TakeKind kind;
        TextKey name;
    } tables[] = {
        {TAKE_TABLE_XLSX, TEXT_TAKE_XLSX},
        {TAKE_TABLE_ODS, TEXT_TAKE_ODS},
        {TAKE_TABLE_CSV, TEXT_TAKE_LABELLED_CSV},
        {TAKE_TABLE_JSONSTAT, TEXT_TAKE_JSONSTAT},
        {TAKE_TABLE_PX, TEXT_TAKE_PX},
        {TAKE_TABLE_SDMX_CSV, TEXT_TAKE_SDMX_CSV},
        {TAKE_TABLE_SDMX_ML, TEXT_TAKE_SDMX_ML},
    };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        file_item(page, tables[i].kind, view, tables[i].name);
    }
}

void edition_zip_part(Page *page, const Edition *edition)
{
    HTML(page->h, TAG_P, NO_ATTRS)
        file_link(page, TAKE_EDITION_ZIP, edition, TEXT_TAKE_EDITION_ZIP);
}

void all_figures_part(Page *page)
{
    if (page->view->pact->monitor.figures.count == 0) {
        return;
    }
    PART(page, S("take"), TEXT_TAKE_TITLE) {
        HTML(page->h, TAG_P, NO_ATTRS)
            file_link(page, TAKE_ALL_CSV, NULL, TEXT_TAKE_ALL);
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to(page, PAGE_COMPARE, NULL),
                      text_get(TEXT_COMPARE_GROUPS_AND_REGIONS, page->lang));
    }
}

void feed_link(Page *page, TakeKind feed)
{
    if (take_applies(living(page), feed, NULL)) {
        Str path = take_path(page->a, feed, NULL, page->lang);
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to_file(page, path),
                      text_get(TEXT_FEED_FOLLOW, page->lang));
    }
}

bool indicator_has_embed(const IndicatorView *view)
{
    return view->main != NULL;
}

/* "<iframe …>" as text, to copy. */
static void embed_how(Page *page, const IndicatorView *view)
{
    const Indicator *indicator = view->indicator;
    Str path = page_path(page->a, PAGE_EMBED, indicator, page->lang);
    Str address = site_address(page->a, page->view->pact->head, path);
    HTML(page->h, TAG_DETAILS, NO_ATTRS) {
        HTML(page->h, TAG_SUMMARY, NO_ATTRS)
            put(page, TEXT_TAKE_EMBED);
        paragraph(page, TEXT_EMBED_HOW);
        if (address.length > 0) {
            HTML(page->h, TAG_P,
                 ATTRS(attr_class(S("citation")),
                       attr_words(text_get(TEXT_CITE_COPY, page->lang)))) {
                HTML(page->h, TAG_CODE, NO_ATTRS)
                    html_text(
                        page->h,
                        str_format(page->a,
                                   "<iframe src=\"%.*s\" title=\"%.*s\" width=\"100%%\" "
                                   "height=\"640\" loading=\"lazy\"></iframe>",
                                   STR_ARG(address),
                                   STR_ARG(words_in(indicator->name, page->lang, NULL))));
            }
        }
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to(page, PAGE_EMBED, indicator),
                      text_fill(page->a, TEXT_EMBED_TITLE, page->lang,
                                PLACES({PLACE_NAME,
                                        words_in(indicator->name, page->lang, NULL)})));
    }
}

void take_part(Page *page, const IndicatorView *view)
{
    if (view->figure_count == 0) {
        return;
    }
    PART(page, S("take"), TEXT_TAKE_TITLE) {
        if (page->kind == PAGE_FROZEN) {
            const Frozen *frozen = page->subject;
            paragraph_filled(page, TEXT_TAKE_FROZEN_LEAD,
                             PLACES({PLACE_EDITION,
                                     words_in(frozen->edition->name, page->lang, NULL)}));
            HTML(page->h, TAG_UL, NO_ATTRS)
                file_item(page, TAKE_FROZEN_CSV, frozen, TEXT_TAKE_CSV);
        } else {
            paragraph(page, TEXT_TAKE_LEAD);
            HTML(page->h, TAG_UL, NO_ATTRS) {
                file_item(page, TAKE_FIGURES_CSV, view, TEXT_TAKE_CSV);
                file_item(page, TAKE_FIGURES_JSON, view, TEXT_TAKE_JSON);
                file_item(page, TAKE_CHART, view, TEXT_TAKE_CHART);
                table_items(page, view);
            }
            if (indicator_has_embed(view)) {
                embed_how(page, view);
            }
        }
    }
}

/* "Monitor. Monitor 2019, uitgebracht op …. Naam, definitie 1. https://…" */
static Str citation(Page *page, const IndicatorView *view, Lang lang)
{
    const PactHead *head = page->view->pact->head;
    const Edition *edition = page->view->edition;
    Words name = words_are_set(head->monitor_name) ? head->monitor_name : head->name;
    const Frozen *frozen = frozen_of(page->view, view->indicator, edition);
    Str path = frozen != NULL ? page_path(page->a, PAGE_FROZEN, frozen, lang)
                              : page_path(page->a, PAGE_INDICATOR, view->indicator, lang);
    Str stamp = text_fill(
        page->a, TEXT_STAMP_EDITION, lang,
        PLACES({PLACE_EDITION, words_in(edition->name, lang, NULL)},
               {PLACE_DATE, shown_moment(page->a, edition->released_at, lang)}));
    Str counted = text_fill(
        page->a, TEXT_CITATION_DEFINITION, lang,
        PLACES({PLACE_VERSION, shown_integer(page->a, view->definition->version, lang)}));
    return str_trim(str_format(
        page->a, "%.*s. %.*s %.*s, %.*s %.*s", STR_ARG(words_in(name, lang, NULL)),
        STR_ARG(stamp), STR_ARG(words_in(view->indicator->name, lang, NULL)),
        STR_ARG(counted), STR_ARG(site_address(page->a, head, path))));
}

void citation_part(Page *page, const IndicatorView *view)
{
    if (page->view->edition == NULL || view->definition == NULL) {
        return;
    }
    PART(page, S("citation"), TEXT_PART_CITATION) {
        paragraph(page, TEXT_CITE_LEAD);
        for (int l = 0; l < LANG_COUNT; l++) {
            Lang lang = l == 0 ? page->lang : (Lang)(1 - (int)page->lang);
            HTML(page->h, TAG_P,
                 ATTRS(attr_class(S("citation")),
                       lang == page->lang ? attr_none() : attr_lang(lang),
                       attr_words(text_get(TEXT_CITE_COPY, page->lang))))
                html_text(page->h, citation(page, view, lang));
        }
    }
}
