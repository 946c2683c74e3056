/* SPDX-License-Identifier: EUPL-1.2
 * component.c - openings, parts, texts and tables
 */
#include "publish/page/component.h"

#include "publish/page/terms.h"
#include "publish/text/shown.h"

#define LONG_TITLE 58 /* characters; a longer one is set smaller */

static Attr lang_if_other(const Page *page, Lang shown)
{
    return shown == page->lang ? attr_none() : attr_lang(shown);
}

static void lead(Page *page, const Opening *what)
{
    if (what->lead.length == 0 && !words_are_set(what->lead_words)) {
        return;
    }
    HTML(page->h, TAG_P, ATTRS(attr_class(S("lead")))) {
        put_explained_text(page, what->lead);
        put_explained(page, what->lead_words);
    }
}

static void opening_words(Page *page, const Opening *what)
{
    if (what->kicker.length > 0) {
        HTML(page->h, TAG_P, ATTRS(attr_class(S("kicker"))))
            html_text(page->h, what->kicker);
    }
    bool is_long = str_char_count(what->title.text) > LONG_TITLE;
    HTML(page->h, TAG_H1,
         ATTRS(is_long ? attr_class(S("long")) : attr_none(),
               lang_if_other(page, what->title.lang)))
        html_text(page->h, what->title.text);
    lead(page, what);
    if (what->doubt.length > 0) {
        HTML(page->h, TAG_P, ATTRS(attr_class(S("doubt"))))
            html_text(page->h, what->doubt);
    }
    edition_stamp(page);
}

void opening(Page *page, const Opening *what)
{
    if (!what->is_tinted) {
        HTML(page->h, TAG_DIV, ATTRS(attr_class(S("opening"))))
            opening_words(page, what);
        return;
    }
    HTML(page->h, TAG_DIV, ATTRS(attr_class(S("opening tinted")))) {
        HTML(page->h, TAG_DIV, ATTRS(attr_class(S("frame"))))
            opening_words(page, what);
    }
}

void edition_stamp(Page *page)
{
    const Edition *edition = page->view->edition;
    HTML(page->h, TAG_P, ATTRS(attr_class(S("stamp")))) {
        if (edition == NULL) {
            put(page, TEXT_STAMP_NONE);
        } else {
            put_filled(page, TEXT_STAMP_EDITION,
                       PLACES({PLACE_EDITION, words_in(edition->name, page->lang, NULL)},
                              {PLACE_DATE,
                               shown_moment(page->a, edition->released_at, page->lang)}));
        }
        put_space(page);
        html_link(page->h, page_to(page, PAGE_EDITIONS, NULL),
                  text_get(TEXT_STAMP_ALL_EDITIONS, page->lang));
    }
}

size_t part_open(Page *page, Str id, TextKey key, bool beside)
{
    Str heading_id = str_format(page->a, "%.*s-h", STR_ARG(id));
    (void)html_open(page->h, TAG_SECTION,
                    ATTRS(attr_class(beside ? S("part beside") : S("part")), attr_id(id),
                          attr_labelled_by(heading_id)));
    HTML(page->h, TAG_H2, ATTRS(attr_id(heading_id)))
        put(page, key);
    return html_open(page->h, TAG_DIV, NO_ATTRS);
}

size_t part_close(Page *page, size_t depth)
{
    (void)html_close(page->h, depth);
    return html_close(page->h, depth - 1);
}

void put(Page *page, TextKey key)
{
    html_text(page->h, text_get(key, page->lang));
}

void put_filled(Page *page, TextKey key, Places places)
{
    html_text(page->h, text_fill(page->a, key, page->lang, places));
}

void put_words(Page *page, Words words)
{
    Lang shown;
    Str text = words_in(words, page->lang, &shown);
    if (text.length == 0) {
        return;
    }
    if (shown == page->lang) {
        html_text(page->h, text);
    } else {
        HTML(page->h, TAG_SPAN, ATTRS(attr_lang(shown)))
            html_text(page->h, text);
    }
}

void put_dutch(Page *page, Str text)
{
    put_words(page, (Words){{text, {NULL, 0}}});
}

void put_date_text(Page *page, Str text)
{
    Str shown;
    if (shown_month_year(page->a, text, page->lang, &shown)) {
        html_text(page->h, shown);
    } else {
        put_dutch(page, text);
    }
}

void put_absent(Page *page, TextKey key)
{
    HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("absent"))))
        put(page, key);
}

void put_space(Page *page)
{
    html_text(page->h, S(" "));
}

void paragraph(Page *page, TextKey key)
{
    HTML(page->h, TAG_P, NO_ATTRS)
        put(page, key);
}

void paragraph_filled(Page *page, TextKey key, Places places)
{
    HTML(page->h, TAG_P, NO_ATTRS)
        put_filled(page, key, places);
}

void plain_paragraph(Page *page, Str text)
{
    HTML(page->h, TAG_P, NO_ATTRS)
        html_text(page->h, text);
}

void paragraph_words(Page *page, Words words)
{
    if (words_are_set(words)) {
        HTML(page->h, TAG_P, NO_ATTRS)
            put_explained(page, words);
    }
}

void small_paragraph(Page *page, TextKey key)
{
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft"))))
        put(page, key);
}

void fact(Page *page, TextKey term)
{
    HTML(page->h, TAG_DT, NO_ATTRS)
        put(page, term);
}

void fact_words(Page *page, TextKey term, Words words)
{
    if (words_are_set(words)) {
        fact(page, term);
        HTML(page->h, TAG_DD, NO_ATTRS)
            put_explained(page, words);
    }
}

void heading(Page *page, TextKey key)
{
    HTML(page->h, TAG_H3, NO_ATTRS)
        put(page, key);
}

void heading_words(Page *page, Words words)
{
    HTML(page->h, TAG_H3, NO_ATTRS)
        put_words(page, words);
}

Str cell_words(Page *page, Cell cell)
{
    return shown_cell(page->a, cell, page->lang);
}

size_t table_open(Page *page, Str caption)
{
    Str id = page_id(page, S("table"));
    (void)html_open(page->h, TAG_DIV,
                    ATTRS(attr_class(S("scroller")), attr_tabindex(0),
                          attr_role(ROLE_GROUP), attr_labelled_by(id)));
    size_t depth = html_open(page->h, TAG_TABLE, NO_ATTRS);
    HTML(page->h, TAG_CAPTION, ATTRS(attr_id(id)))
        html_text(page->h, caption);
    return depth;
}

size_t table_close(Page *page, size_t depth)
{
    (void)html_close(page->h, depth);
    return html_close(page->h, depth - 1);
}

void column(Page *page, TextKey key)
{
    column_text(page, text_get(key, page->lang), false);
}

void column_heads(Page *page, const TextKey *keys, size_t count)
{
    HTML(page->h, TAG_THEAD, NO_ATTRS) {
        HTML(page->h, TAG_TR, NO_ATTRS) {
            for (size_t i = 0; i < count; i++) {
                column(page, keys[i]);
            }
        }
    }
}

void column_text(Page *page, Str text, bool is_number)
{
    HTML(page->h, TAG_TH,
         ATTRS(attr_scope(SCOPE_COL), is_number ? attr_class(S("number")) : attr_none()))
        html_text(page->h, text);
}
