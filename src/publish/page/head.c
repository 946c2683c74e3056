/* SPDX-License-Identifier: EUPL-1.2
 * head.c - what machines read about a page
 */
#include "publish/page/head.h"

#include "publish/page/component.h"
#include "publish/take/take.h"
#include "publish/text/say.h"

static void meta(Page *page, Str name, Str content)
{
    html_leaf(page->h, TAG_META, ATTRS(attr_name(name), attr_content(content)));
}

static void property(Page *page, Str name, Str content)
{
    if (content.length > 0) {
        html_leaf(page->h, TAG_META, ATTRS(attr_property(name), attr_content(content)));
    }
}

/* One or two sentences; empty where the page has none of its own. */
static Str description(Page *page)
{
    const Indicator *indicator = page_indicator(page);
    if (indicator != NULL) {
        const IndicatorView *view = view_indicator(page->view, indicator);
        const Figure *last = view->key_count == 0 ? NULL : line_last(view->key[0]);
        Str summary = words_in(indicator->summary, page->lang, NULL);
        Str level = last == NULL ? (Str){NULL, 0} : say_level(page->a, last, page->lang);
        return str_trim(
            str_format(page->a, "%.*s %.*s", STR_ARG(level), STR_ARG(summary)));
    }
    if (page->kind == PAGE_ACTION) {
        return words_in(((const Action *)page->subject)->promise, page->lang, NULL);
    }
    if (page->kind == PAGE_HOME) {
        return words_in(page->view->pact->head->summary, page->lang, NULL);
    }
    return (Str){NULL, 0};
}

static void address(Page *page)
{
    Url url;
    Str text = site_address(page->a, page->view->pact->head, page->path);
    if (url_outside(page->a, text, &url)) {
        html_leaf(page->h, TAG_LINK, ATTRS(attr_rel(S("canonical")), attr_href(url)));
        property(page, S("og:url"), text);
    }
}

static void file_link(Page *page, Str rel, Str type, TakeKind kind, const void *subject)
{
    const View *now = page->view->living != NULL ? page->view->living : page->view;
    if (take_applies(now, kind, subject)) {
        Str path = take_path(page->a, kind, subject, page->lang);
        html_leaf(
            page->h, TAG_LINK,
            ATTRS(attr_rel(rel), attr_type(type), attr_href(page_to_file(page, path))));
    }
}

static void data(Page *page)
{
    if (page->kind == PAGE_INDICATOR) {
        const IndicatorView *view = view_indicator(page->view, page->subject);
        file_link(page, S("describedby"), S("application/ld+json"), TAKE_DATASET, view);
        file_link(page, S("alternate"), S("text/csv"), TAKE_FIGURES_CSV, view);
    }
    if (page->kind == PAGE_HOME || page->kind == PAGE_EDITIONS) {
        file_link(page, S("alternate"), S("application/atom+xml"), TAKE_EDITIONS_FEED,
                  NULL);
    }
    if (page->kind == PAGE_CORRECTIONS || page->kind == PAGE_EDITIONS) {
        file_link(page, S("alternate"), S("application/atom+xml"), TAKE_CORRECTIONS_FEED,
                  NULL);
    }
}

void head_for_machines(Page *page, Str title)
{
    Str told = description(page);
    if (page->kind == PAGE_FROZEN || page->kind == PAGE_EMBED ||
        page->kind == PAGE_NOT_FOUND) {
        meta(page, S("robots"), S("noindex"));
    }
    if (page->kind != PAGE_NOT_FOUND) {
        address(page);
        data(page);
    }
    if (told.length > 0) {
        meta(page, S("description"), told);
        property(page, S("og:description"), told);
    }
    property(page, S("og:title"), title);
    property(page, S("og:type"), S("website"));
    property(page, S("og:locale"), page->lang == LANG_NL ? S("nl_NL") : S("en_GB"));
    if (page->assets->script.length > 0) {
        HTML(page->h, TAG_SCRIPT,
             ATTRS(attr_src(page_to_file(page, page->assets->script)), attr_defer())) {
        }
    }
}
