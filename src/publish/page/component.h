/* SPDX-License-Identifier: EUPL-1.2
 * component.h - the parts that pages are made of
 *
 *   opening(page, &(Opening){.kicker = …, .title = …, .lead = …});
 *   PART(page, S("definition"), TEXT_PART_DEFINITION) {
 *       HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts")))) {
 *           fact(page, TEXT_FACT_OWNER);
 *           HTML(page->h, TAG_DD, NO_ATTRS)
 *               party_links(page, &action->owners);
 *       }
 *   }
 *
 * A PART is a section: a rule, a heading beside it, and what stands under it. It is a
 * block as HTML() is: no return or break inside.
 *
 * Text in the other language than the page's is marked so, wherever it comes from Words.
 */
#ifndef PUBLISH_PAGE_COMPONENT_H
#define PUBLISH_PAGE_COMPONENT_H

#include "publish/page/page.h"

#define NO_WORDS ((Words){{{NULL, 0}, {NULL, 0}}})

typedef struct Opening {
    bool is_tinted;
    Str kicker;
    Title title;
    Words lead_words; /* this, … */
    Str lead;         /* … or this */
    Str doubt;        /* what one must know before believing the title; may be empty */
} Opening;
void opening(Page *page, const Opening *what);
/* "Monitor 2024, uitgebracht op 27 juni 2024. Alle edities" */
void edition_stamp(Page *page);

#define PART(page, id, heading)                                                          \
    for (size_t HTML_BLOCK_(__LINE__) = part_open((page), (id), (heading), true);        \
         HTML_BLOCK_(__LINE__) != 0;                                                     \
         HTML_BLOCK_(__LINE__) = part_close((page), HTML_BLOCK_(__LINE__)))
/* The heading on top, the content over the full width. */
#define WIDE_PART(page, id, heading)                                                     \
    for (size_t HTML_BLOCK_(__LINE__) = part_open((page), (id), (heading), false);       \
         HTML_BLOCK_(__LINE__) != 0;                                                     \
         HTML_BLOCK_(__LINE__) = part_close((page), HTML_BLOCK_(__LINE__)))
size_t part_open(Page *page, Str id, TextKey heading, bool beside);
size_t part_close(Page *page, size_t depth);

/* Texts inside an open element. */
void put(Page *page, TextKey key);
void put_filled(Page *page, TextKey key, Places places);
void put_words(Page *page, Words words);
void put_dutch(Page *page, Str text);     /* text of which only Dutch exists: marked so */
void put_date_text(Page *page, Str text); /* "juni 2018": a date as a paper gives it */
void put_absent(Page *page, TextKey key); /* "niet vastgelegd" */
void put_space(Page *page);
/* Whole paragraphs. */
void paragraph(Page *page, TextKey key);
void paragraph_filled(Page *page, TextKey key, Places places);
void plain_paragraph(Page *page, Str text);
void paragraph_words(Page *page, Words words);
void small_paragraph(Page *page, TextKey key);
void fact(Page *page, TextKey term);                    /* the dt; a dd must follow */
void fact_words(Page *page, TextKey term, Words words); /* nothing when empty */
void heading(Page *page, TextKey key);                  /* h3 */
void heading_words(Page *page, Words words);

void link_words(Page *page, Url url, Words words);
void indicator_link(Page *page, const Indicator *indicator);
void action_link(Page *page,
                 const Action *action); /* "1.4 Name"; a sub-action: its parent */
void party_link(Page *page, const Party *party);
void party_links(Page *page, const PartyRefs *parties); /* comma between */
void region_link(Page *page, const Region *region);
void region_links(Page *page, const RegionRefs *regions);
void edition_link(Page *page, const Edition *edition);
void source_link(Page *page, const Source *source);
void document_link(Page *page, const Document *document);
void outside_link(Page *page, Str address, Words words); /* plain words if no address */
void action_rows(Page *page,
                 const ActionRefs *actions); /* a list with what is not recorded */

void put_goal(Page *page, const Goal *goal);     /* name, then text */
void practice(Page *page, const Practice *what); /* heading, summary, facts */

/* The label of a cell, or `total` where it is the total. */
Str cell_words(Page *page, Cell cell);
Str source_name(const Source *source, Lang lang);

/* A table may scroll by itself on a small screen. */
#define TABLE(page, caption)                                                             \
    for (size_t HTML_BLOCK_(__LINE__) = table_open((page), (caption));                   \
         HTML_BLOCK_(__LINE__) != 0;                                                     \
         HTML_BLOCK_(__LINE__) = table_close((page), HTML_BLOCK_(__LINE__)))
size_t table_open(Page *page, Str caption);
size_t table_close(Page *page, size_t depth);
void column(Page *page, TextKey key);
/* The head of a table that has one row of words: COLUMN_HEADS(page, TEXT_TO, TEXT_AT); */
#define COLUMN_HEADS(page, ...)                                                          \
    column_heads((page), (const TextKey[]){__VA_ARGS__},                                 \
                 sizeof((const TextKey[]){__VA_ARGS__}) / sizeof(TextKey))
void column_heads(Page *page, const TextKey *keys, size_t count);
void column_text(Page *page, Str text, bool is_number);

#endif
