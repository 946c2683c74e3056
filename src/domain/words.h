/* SPDX-License-Identifier: EUPL-1.2
 * words.h - text in the two languages of a pact, and lists of records
 *
 * Dutch comes first. Where English is missing the Dutch is shown, marked as Dutch; that
 * is a warning of pact check, not a fault.
 */
#ifndef DOMAIN_WORDS_H
#define DOMAIN_WORDS_H

#include "base/str.h"

typedef enum Lang { LANG_NL, LANG_EN } Lang;
#define LANG_COUNT 2

typedef struct Words {
    Str in[LANG_COUNT]; /* by Lang */
} Words;

static inline bool words_are_set(Words words)
{
    return words.in[LANG_NL].length > 0 || words.in[LANG_EN].length > 0;
}

/* The text in this language, or else in the other; `*shown` tells which. */
static inline Str words_in(Words words, Lang lang, Lang *shown)
{
    Lang found = words.in[lang].length > 0 ? lang : (Lang)(1 - (int)lang);
    if (shown != NULL) {
        *shown = found;
    }
    return words.in[found];
}

/* LIST_OF(Party) makes PartyList {items, count}, the records themselves; REFS_OF(Party)
 * makes PartyRefs, pointers to some of them. Both are filled once, by loading. */
#define LIST_OF(Type)                                                                    \
    typedef struct Type##List {                                                          \
        Type *items;                                                                     \
        size_t count;                                                                    \
    } Type##List
#define REFS_OF(Type)                                                                    \
    typedef struct Type##Refs {                                                          \
        const Type **items;                                                              \
        size_t count;                                                                    \
    } Type##Refs

/* How sure we are of a fact that no source states in so many words. */
typedef enum Certainty {
    CERTAINTY_STATED,   /* the source says it */
    CERTAINTY_PRESUMED, /* we infer it; the page says so */
    CERTAINTY_DOUBTFUL, /* evidence points both ways; the page says so */
} Certainty;

#endif
