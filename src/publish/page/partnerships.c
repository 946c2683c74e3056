/* SPDX-License-Identifier: EUPL-1.2
 * partnerships.c - partnerships by name, and how many there are by each way of counting
 *
 * Two definitions of an indicator count two different sets: they stand apart, each with
 * its own words, and never as one line. A party in several partnerships counts once.
 */
#include "publish/page/component.h"
#include "publish/page/register_rows.h"
#include "publish/text/say.h"
#include "publish/text/shown.h"

/* The latest figure of a definition for the country and the total, in any of its series.
 */
static const Figure *latest_of(const View *view, const Definition *definition)
{
    const Figure *found = NULL;
    for (size_t s = 0; s < view->pact->monitor.series.count; s++) {
        const SeriesView *series = &view->series[s];
        if (series->series->definition != definition) {
            continue;
        }
        for (size_t i = 0; i < series->lines.count; i++) {
            const FigureLine *line = &series->lines.items[i];
            bool is_whole = line->cell.count == 0 && line->region == view->country;
            const Figure *last = is_whole ? line_last(line) : NULL;
            if (last != NULL && (found == NULL || date_compare(last->period.last,
                                                               found->period.last) > 0)) {
                found = last;
            }
        }
    }
    return found;
}

static size_t ways_of_counting(const View *view, const Indicator *indicator)
{
    const DefinitionList *all = &view->pact->monitor.definitions;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].indicator == indicator &&
                         latest_of(view, &all->items[i]) != NULL
                     ? 1
                     : 0;
    }
    return count;
}

static void way_row(Page *page, const Definition *definition)
{
    const Figure *last = latest_of(page->view, definition);
    if (last == NULL) {
        return;
    }
    HTML(page->h, TAG_LI, NO_ATTRS) {
        HTML(page->h, TAG_STRONG, NO_ATTRS)
            html_text(page->h, shown_capital(page->a, words_in(definition->name,
                                                               page->lang, NULL)));
        HTML(page->h, TAG_P, NO_ATTRS)
            html_text(page->h, say_level(page->a, last, page->lang));
        HTML(page->h, TAG_P, ATTRS(attr_class(S("small soft")))) {
            put_words(page, definition->text);
            put_space(page);
            put_words(page, last->edition->name);
            Str status = shown_status(page->a, last, page->lang);
            if (status.length > 0) {
                html_text(page->h, S(", "));
                html_text(page->h, status);
            }
            html_text(page->h, S("."));
        }
    }
}

static void counted_block(Page *page, const Indicator *indicator)
{
    const DefinitionList *all = &page->view->pact->monitor.definitions;
    size_t ways = ways_of_counting(page->view, indicator);
    HTML(page->h, TAG_H3, NO_ATTRS)
        indicator_link(page, indicator);
    if (ways == 0) {
        HTML(page->h, TAG_P, NO_ATTRS)
            put_absent(page, TEXT_INDICATOR_NO_FIGURES);
        return;
    }
    if (ways > 1) {
        HTML(page->h, TAG_P, ATTRS(attr_class(S("remark warning"))))
            counted_text(page, TEXT_PARTNERSHIPS_SETS, ways);
    }
    HTML(page->h, TAG_UL, ATTRS(attr_class(S("rows ways")))) {
        for (size_t i = 0; i < all->count; i++) {
            if (all->items[i].indicator == indicator) {
                way_row(page, &all->items[i]);
            }
        }
    }
}

static bool is_counted_before(const PartnershipList *all, size_t until,
                              const Indicator *indicator)
{
    for (size_t i = 0; i < until; i++) {
        for (size_t k = 0; k < all->items[i].indicators.count; k++) {
            if (all->items[i].indicators.items[k] == indicator) {
                return true;
            }
        }
    }
    return false;
}

static void counting_part(Page *page)
{
    const PartnershipList *all = &page->view->pact->reg.partnerships;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].indicators.count;
    }
    if (count == 0) {
        return;
    }
    PART(page, S("counting"), TEXT_PARTNERSHIPS_HOW_MANY) {
        paragraph(page, TEXT_PARTNERSHIPS_COUNTING);
        for (size_t i = 0; i < all->count; i++) {
            for (size_t k = 0; k < all->items[i].indicators.count; k++) {
                const Indicator *indicator = all->items[i].indicators.items[k];
                if (!is_counted_before(all, i, indicator)) {
                    counted_block(page, indicator);
                }
            }
        }
    }
}

static size_t distinct_parties(Page *page)
{
    const PartnershipList *all = &page->view->pact->reg.partnerships;
    const PartyList *parties = &page->view->pact->reg.parties;
    size_t count = 0;
    for (size_t p = 0; p < parties->count; p++) {
        bool is_in = false;
        for (size_t i = 0; i < all->count; i++) {
            is_in = is_in || party_takes_part(&all->items[i].parties, &parties->items[p]);
        }
        count += is_in ? 1 : 0;
    }
    return count;
}

static void partnership_facts(Page *page, const Partnership *partnership)
{
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
        parties_fact(page, TEXT_FACT_WHO, &partnership->parties);
        if (partnership->regions.count > 0) {
            fact(page, TEXT_FACT_WHERE);
            HTML(page->h, TAG_DD, NO_ATTRS)
                region_links(page, &partnership->regions);
        }
        if (partnership->started.length > 0) {
            fact(page, TEXT_FACT_STARTS);
            HTML(page->h, TAG_DD, NO_ATTRS)
                put_dutch(page, partnership->started);
        }
    }
}

static void partnership_block(Page *page, const Partnership *partnership)
{
    const Gap gaps[] = {{TEXT_FACT_WHERE, partnership->regions.count == 0},
                        {TEXT_FACT_STARTS, partnership->started.length == 0}};
    HTML(page->h, TAG_DIV,
         ATTRS(attr_class(S("block")),
               attr_id(anchor_id(page, S("partnership"), partnership->id)))) {
        HTML(page->h, TAG_H3, NO_ATTRS)
            outside_link(page, partnership->url, partnership->name);
        paragraph_words(page, partnership->summary);
        partnership_facts(page, partnership);
        gaps_line(page, gaps, sizeof gaps / sizeof gaps[0]);
    }
}

static void theme_part(Page *page, const Theme *theme)
{
    const PartnershipList *all = &page->view->pact->reg.partnerships;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->items[i].theme == theme ? 1 : 0;
    }
    if (count == 0) {
        return;
    }
    Str id = theme == NULL ? S("no-theme") : anchor_id(page, S("theme"), theme->id);
    Words name = theme == NULL ? text_words(TEXT_PROMISES_NO_THEME) : theme->name;
    WORDS_PART(page, id, name)
    {
        for (size_t i = 0; i < all->count; i++) {
            if (all->items[i].theme == theme) {
                partnership_block(page, &all->items[i]);
            }
        }
    }
}

void render_partnerships(Page *page)
{
    const Register *reg = &page->view->pact->reg;
    size_t count = reg->partnerships.count;
    Str parties = shown_integer(page->a, (int64_t)distinct_parties(page), page->lang);
    Title title = {text_count(page->a, TEXT_PARTNERSHIPS_FINDING, (int64_t)count,
                              page->lang, NO_PLACES),
                   page->lang};
    Str lead = text_fill(page->a, TEXT_PARTNERSHIPS_LEAD, page->lang,
                         PLACES({PLACE_PARTIES, parties}));
    opening(
        page,
        &(Opening){.kicker = page_title(page).text,
                   .title = count > 0 ? title : page_title(page),
                   .lead = count > 0 ? lead : text_get(TEXT_REGISTER_EMPTY, page->lang)});
    counting_part(page);
    for (size_t t = 0; t < reg->themes.count; t++) {
        theme_part(page, &reg->themes.items[t]);
    }
    theme_part(page, NULL);
}
