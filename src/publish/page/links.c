/* SPDX-License-Identifier: EUPL-1.2
 * links.c - links to what the pact is about
 */
#include "publish/page/component.h"
#include "publish/text/shown.h"

void link_words(Page *page, Url url, Words words)
{
    HTML(page->h, TAG_A, ATTRS(attr_href(url)))
        put_words(page, words);
}

void indicator_link(Page *page, const Indicator *indicator)
{
    link_words(page, page_to(page, PAGE_INDICATOR, indicator), indicator->name);
}

void action_link(Page *page, const Action *action)
{
    const Action *whole = action_is_sub(action) ? action->parent : action;
    HTML(page->h, TAG_A, ATTRS(attr_href(page_to(page, PAGE_ACTION, whole)))) {
        html_text(page->h, action->number);
        put_space(page);
        put_words(page, action->name);
    }
}

void party_link(Page *page, const Party *party)
{
    link_words(page, page_to(page, PAGE_PARTY, party), party->name);
}

static void between(Page *page, size_t i)
{
    if (i > 0) {
        html_text(page->h, S(", "));
    }
}

void party_links(Page *page, const PartyRefs *parties)
{
    for (size_t i = 0; i < parties->count; i++) {
        between(page, i);
        party_link(page, parties->items[i]);
    }
}

void region_link(Page *page, const Region *region)
{
    if (region_has_page(page->view, region)) {
        link_words(page, page_to(page, PAGE_REGION, region), region->name);
    } else {
        put_words(page, region->name);
    }
}

void region_links(Page *page, const RegionRefs *regions)
{
    for (size_t i = 0; i < regions->count; i++) {
        between(page, i);
        region_link(page, regions->items[i]);
    }
}

void edition_link(Page *page, const Edition *edition)
{
    if (edition_has_page(edition) && edition_is_visible(edition, page->view->as_of)) {
        link_words(page, page_to(page, PAGE_EDITION, edition), edition->name);
    } else {
        put_words(page, edition->name);
    }
}

Str source_name(const Source *source, Lang lang)
{
    return words_in(source->title, lang, NULL);
}

void source_link(Page *page, const Source *source)
{
    Str id = str_join(page->a, (Str[]){S("source"), source->id}, 2, S("-"));
    link_words(page, page_to_part(page, PAGE_SOURCES, NULL, id), source->title);
}

void outside_link(Page *page, Str address, Words words)
{
    Url url;
    if (url_outside(page->a, address, &url)) {
        link_words(page, url, words);
    } else {
        put_words(page, words);
    }
}

void document_link(Page *page, const Document *document)
{
    outside_link(page, document->url, document->title);
    if (date_is_set(document->date)) {
        html_text(page->h, S(", "));
        html_text(page->h, shown_date(page->a, document->date, page->lang));
    } else if (document->date_text.length > 0) {
        html_text(page->h, S(", "));
        put_date_text(page, document->date_text);
    }
}

/* "Geen eigenaar, geen einddatum, geen aantal." */
static Str gaps_text(Page *page, const Action *action)
{
    Gaps gaps = gaps_of(action);
    Str parts[3];
    size_t count = 0;
    if (gaps.owner) {
        parts[count++] = text_get(TEXT_GAP_OWNER, page->lang);
    }
    if (gaps.date) {
        parts[count++] = text_get(TEXT_GAP_DATE, page->lang);
    }
    if (gaps.target) {
        parts[count++] = text_get(TEXT_GAP_TARGET, page->lang);
    }
    return str_join(page->a, parts, count, S(", "));
}

static void action_row(Page *page, const Action *action)
{
    action_link(page, action);
    Str gaps = gaps_text(page, action);
    HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
        if (action->owners.count > 0) {
            put(page, TEXT_ROW_OWNER);
            put_space(page);
            for (size_t i = 0; i < action->owners.count; i++) {
                between(page, i);
                put_words(page, action->owners.items[i]->name);
            }
            html_text(page->h, S(". "));
        }
        if (gaps.length > 0) {
            HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("absent"))))
                put_filled(page, TEXT_ROW_GAPS, PLACES({PLACE_GAPS, gaps}));
        }
    }
}

void action_rows(Page *page, const ActionRefs *actions)
{
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows")))) {
        for (size_t i = 0; i < actions->count; i++) {
            HTML(page->h, TAG_LI, NO_ATTRS)
                action_row(page, actions->items[i]);
        }
    }
}
