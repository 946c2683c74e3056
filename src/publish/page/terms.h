/* SPDX-License-Identifier: EUPL-1.2
 * terms.h - words that a reader may not know, explained where they occur
 *
 *   "Het aandeel van vrouwen in het mbo …"
 *                                   ---  the first time on a page: a link to its meaning
 *
 * The words of statistics are the same for every pact and stand in texts/find-terms.txt;
 * those of the pact come from register/terms.yaml. A form is found as a whole word, or as
 * the first part before a hyphen; with a small letter also as the start of a sentence. Of
 * two forms that fit the longer wins.
 *
 * view_terms() makes the index once; it lives in the view.
 */
#ifndef PUBLISH_PAGE_TERMS_H
#define PUBLISH_PAGE_TERMS_H

#include "publish/page/page.h"

typedef struct TermForm {
    Str text;
    size_t term;
    size_t next; /* with the same first word: place + 1; 0: none */
} TermForm;

struct TermIndex {
    const Term *items; /* of every site, then of the pact */
    size_t count;
    TermForm *forms[LANG_COUNT];
    size_t form_count[LANG_COUNT];
    struct Map *first_words[LANG_COUNT];
};

const TermIndex *view_terms(Arena *a, const Pact *pact);

/* The first form at or after `from`: its place and its length; false: there is none. */
typedef struct TermFound {
    size_t term;
    size_t start;
    size_t end;
} TermFound;
bool term_find(const TermIndex *terms, Str text, Lang lang, size_t from,
               TermFound *found);

/* Text in an open element, with terms linked that this page has not explained yet. */
void put_explained(Page *page, Words words);
void put_explained_text(Page *page, Str text);

Str term_part(Arena *a, const Term *term); /* its id on the page of terms */

#endif
