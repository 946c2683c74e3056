/* SPDX-License-Identifier: EUPL-1.2
 * hyphen.c - the door to libhyphen
 */
#include "publish/ink/hyphen.h"

#include <hyphen.h>
#include <stdlib.h>

#define MOST_WORD ((size_t)80) /* bytes; longer is no word */
#define LEAST_WORD ((size_t)6)
#define LEAST_BEFORE ((size_t)2)
#define LEAST_AFTER ((size_t)3)

struct Hyphen {
    Arena *arena;
    Lang lang;
    bool is_loaded;
    HyphenDict *patterns; /* null: not installed */
};

static void let_go(void *thing)
{
    hnj_hyphen_free(thing);
}

Hyphen *hyphen_new(Arena *a, Lang lang)
{
    Hyphen *hyphen = PUSH(a, Hyphen);
    hyphen->arena = a;
    hyphen->lang = lang;
    return hyphen;
}

/* Reading the patterns of a language takes as long as laying twenty pages, and most
 * reports need one language: so it is done at the first word. */
static HyphenDict *patterns_of(Hyphen *hyphen)
{
    static const char *const files[LANG_COUNT] = {
        [LANG_NL] = "/usr/share/hyphen/hyph_nl_NL.dic",
        [LANG_EN] = "/usr/share/hyphen/hyph_en_GB.dic",
    };
    if (!hyphen->is_loaded) {
        hyphen->is_loaded = true;
        hyphen->patterns = hnj_hyphen_load(files[hyphen->lang]);
        if (hyphen->patterns != NULL) {
            arena_defer(hyphen->arena, let_go, hyphen->patterns);
        }
    }
    return hyphen->patterns;
}

bool hyphen_is_known(Hyphen *hyphen)
{
    return patterns_of(hyphen) != NULL;
}

/* Letters of ASCII, for the Dutch patterns are in Latin-1; the first may be a capital. */
static bool is_plain_word(Str word)
{
    for (size_t i = 0; i < word.length; i++) {
        char c = word.data[i];
        bool is_small = c >= 'a' && c <= 'z';
        bool is_first_capital = i == 0 && c >= 'A' && c <= 'Z';
        if (!is_small && !is_first_capital) {
            return false;
        }
    }
    return word.length >= LEAST_WORD && word.length <= MOST_WORD;
}

/* The patterns hold small letters only. */
static void lower_first(char *copy, Str word)
{
    for (size_t i = 0; i < word.length; i++) {
        copy[i] = word.data[i];
    }
    if (copy[0] >= 'A' && copy[0] <= 'Z') {
        copy[0] = (char)(copy[0] - 'A' + 'a');
    }
}

size_t hyphen_points(Hyphen *hyphen, Str word, size_t *points, size_t most)
{
    if (!is_plain_word(word) || patterns_of(hyphen) == NULL) {
        return 0;
    }
    char copy[MOST_WORD + 1] = {0};
    char marks[MOST_WORD + 6] = {0}; // libhyphen asks for five more
    lower_first(copy, word);
    char **texts = NULL;
    int *places = NULL, *cuts = NULL;
    size_t count = 0;
    if (hnj_hyphen_hyphenate2(hyphen->patterns, copy, (int)word.length, marks, NULL,
                              &texts, &places, &cuts) == 0) {
        for (size_t at = LEAST_BEFORE; at + LEAST_AFTER <= word.length && count < most;
             at++) {
            /* A break that would change the letters (texts) is left alone. */
            bool changes = texts != NULL && texts[at - 1] != NULL;
            if ((marks[at - 1] & 1) != 0 && !changes) {
                points[count++] = at;
            }
        }
    }
    for (size_t i = 0; texts != NULL && i < word.length; i++) {
        free(texts[i]);
    }
    free(texts);
    free(places);
    free(cuts);
    return count;
}
