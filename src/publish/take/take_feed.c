/* SPDX-License-Identifier: EUPL-1.2
 * take_feed.c - Atom feeds: new editions, and what editions changed
 *
 *   tag:www.example.org,2017-06-26:editions/nl                the feed
 *   tag:www.example.org,2019-05-20:edition/monitor-2019/nl    an entry
 *
 * Ids are made of the host, the day of the edition and its id, so they stay the same
 * wherever the site is copied to. Moments are those of the editions.
 *
 * Source: RFC 4287 (Atom), RFC 4151 (tag URIs)
 */
#include "base/buf.h"
#include "formats/xml_write.h"
#include "publish/page/editions.h"
#include "publish/take/take.h"
#include "publish/text/shown.h"

static Str host_of(Str url)
{
    Str host = url, rest;
    if (str_starts(host, S("https://"))) {
        host = str_slice(host, 8, host.length);
    } else if (str_starts(host, S("http://"))) {
        host = str_slice(host, 7, host.length);
    }
    (void)str_cut(host, '/', &host, &rest);
    (void)str_cut(host, ':', &host, &rest);
    return host;
}

static Str tag_id(const Take *take, const Edition *edition, Str what)
{
    Str host = host_of(take->view->pact->head->url);
    Str day = edition == NULL ? S("2000-01-01")
                              : date_iso(take->a, moment_date(edition->released_at));
    Str lang = lang_code(take->lang);
    return str_format(take->a, "tag:%.*s,%.*s:%.*s/%.*s", STR_ARG(host), STR_ARG(day),
                      STR_ARG(what), STR_ARG(lang));
}

static void atom_link(const Take *take, Xml *x, Str rel, Str type, Str path)
{
    xml_open(x, S("link"));
    xml_attr(x, S("rel"), rel);
    xml_attr(x, S("type"), type);
    xml_attr(x, S("href"), site_address(take->a, take->view->pact->head, path));
    xml_close(x);
}

static Xml *feed_open(const Take *take, TakeKind kind, PageKind page, TextKey title,
                      TextKey subtitle, Str what)
{
    const PactHead *head = take->view->pact->head;
    Words name = words_are_set(head->monitor_name) ? head->monitor_name : head->name;
    const EditionRefs *own = &take->view->own;
    const Edition *last = own->count > 0 ? own->items[own->count - 1] : NULL;
    Xml *x = xml_new(take->a, S("feed"), S("http://www.w3.org/2005/Atom"));
    xml_attr(x, S("xml:lang"), lang_code(take->lang));
    xml_element(x, S("title"),
                text_fill(take->a, title, take->lang,
                          PLACES({PLACE_NAME, words_in(name, take->lang, NULL)})));
    xml_element(x, S("subtitle"), text_get(subtitle, take->lang));
    xml_element(x, S("id"), tag_id(take, own->count > 0 ? own->items[0] : NULL, what));
    xml_element(x, S("updated"),
                last == NULL ? S("2000-01-01T00:00:00Z")
                             : moment_iso(take->a, last->released_at));
    xml_open(x, S("author"));
    Words author = head->office != NULL ? head->office->name : head->name;
    xml_element(x, S("name"), words_in(author, take->lang, NULL));
    xml_close(x);
    atom_link(take, x, S("self"), S("application/atom+xml"),
              take_path(take->a, kind, NULL, take->lang));
    atom_link(take, x, S("alternate"), S("text/html"),
              page_path(take->a, page, NULL, take->lang));
    return x;
}

static void entry_open(const Take *take, Xml *x, const Edition *edition, Str title,
                       Str what)
{
    Str id = str_format(take->a, "%.*s/%.*s", STR_ARG(what), STR_ARG(edition->id));
    Str moment = moment_iso(take->a, edition->released_at);
    xml_open(x, S("entry"));
    xml_element(x, S("title"), title);
    xml_element(x, S("id"), tag_id(take, edition, id));
    xml_element(x, S("published"), moment);
    xml_element(x, S("updated"), moment);
    atom_link(take, x, S("alternate"), S("text/html"),
              page_path(take->a, PAGE_EDITION, edition, take->lang));
}

static size_t figures_by(const View *view, const Edition *edition)
{
    size_t count = 0;
    for (size_t i = 0; i < view->pact->monitor.rows.count; i++) {
        count += view->pact->monitor.rows.items[i].edition == edition ? 1 : 0;
    }
    return count;
}

static size_t changed_by(const View *view, const Edition *edition)
{
    size_t count = 0;
    for (size_t i = 0; i < view->history.count; i++) {
        count += view->history.items[i].after->edition == edition ? 1 : 0;
    }
    return count;
}

bool take_editions_feed(const Take *take, Str *text, Error *err)
{
    const View *view = take->view;
    Xml *x = feed_open(take, TAKE_EDITIONS_FEED, PAGE_EDITIONS, TEXT_FEED_EDITIONS_TITLE,
                       TEXT_FEED_EDITIONS_SUBTITLE, S("editions"));
    for (size_t e = view->own.count; e > 0; e--) {
        const Edition *edition = view->own.items[e - 1];
        entry_open(take, x, edition, words_in(edition->name, take->lang, NULL),
                   S("edition"));
        Str kind = shown_capital(take->a,
                                 text_get(edition_kind_text(edition->kind), take->lang));
        Str figures =
            shown_integer(take->a, (int64_t)figures_by(view, edition), take->lang);
        Str changed =
            shown_integer(take->a, (int64_t)changed_by(view, edition), take->lang);
        Str told = text_fill(
            take->a, TEXT_FEED_EDITION_SUMMARY, take->lang,
            PLACES({PLACE_KIND, kind}, {PLACE_COUNT, figures}, {PLACE_REVISED, changed}));
        Str note = words_in(edition->note, take->lang, NULL);
        xml_element(
            x, S("summary"),
            str_trim(str_format(take->a, "%.*s %.*s", STR_ARG(told), STR_ARG(note))));
        xml_close(x);
    }
    return xml_finish(x, text, err);
}

static void correction_line(const Take *take, Buf *buf, const Revision *revision)
{
    const Figure *after = revision->after;
    Str name = words_in(after->series->definition->indicator->name, take->lang, NULL);
    if (after->cell.count > 0) {
        name = str_format(take->a, "%.*s, %.*s", STR_ARG(name),
                          STR_ARG(shown_cell(take->a, after->cell, take->lang)));
    }
    Str before = shown_figure(take->a, revision->before, SHOWN_IN_TEXT, take->lang);
    Str became = shown_figure(take->a, after, SHOWN_IN_TEXT, take->lang);
    buf_add(buf, text_fill(take->a, TEXT_FEED_CORRECTION_LINE, take->lang,
                           PLACES({PLACE_NAME, name},
                                  {PLACE_PERIOD,
                                   shown_period(take->a, after->period, take->lang)},
                                  {PLACE_BEFORE, before}, {PLACE_AFTER, became})));
    buf_char(buf, ' ');
    Str reason = words_in(after->reason, take->lang, NULL);
    buf_add(buf,
            reason.length > 0 ? reason : text_get(TEXT_CHANGE_NO_REASON, take->lang));
    buf_char(buf, '\n');
}

bool take_corrections_feed(const Take *take, Str *text, Error *err)
{
    const View *view = take->view;
    Xml *x = feed_open(take, TAKE_CORRECTIONS_FEED, PAGE_CORRECTIONS,
                       TEXT_FEED_CORRECTIONS_TITLE, TEXT_FEED_CORRECTIONS_SUBTITLE,
                       S("corrections"));
    for (size_t e = view->own.count; e > 0; e--) {
        const Edition *edition = view->own.items[e - 1];
        size_t count = changed_by(view, edition);
        if (count == 0 && edition->kind != EDITION_CORRECTION) {
            continue;
        }
        Str name = words_in(edition->name, take->lang, NULL);
        entry_open(take, x, edition,
                   text_count(take->a, TEXT_FEED_CORRECTION_ENTRY, (int64_t)count,
                              take->lang, PLACES({PLACE_EDITION, name})),
                   S("correction"));
        Buf buf = buf_in(take->a, 0);
        for (size_t i = 0; i < view->history.count; i++) {
            if (view->history.items[i].after->edition == edition) {
                correction_line(take, &buf, &view->history.items[i]);
            }
        }
        xml_open(x, S("content"));
        xml_attr(x, S("type"), S("text"));
        xml_text(x, str_trim(buf_str(&buf)));
        xml_close(x);
        xml_close(x);
    }
    return xml_finish(x, text, err);
}
