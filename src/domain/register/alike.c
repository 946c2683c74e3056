/* SPDX-License-Identifier: EUPL-1.2
 * alike.c - words, their weights, and the cosine
 */
#include "domain/register/alike.h"

#include <math.h>
#include <stdlib.h>

#include "base/map.h"

enum { STEM_LETTERS = 6, SHORTEST_WORD = 4, LONGEST_STEM = 64 };

typedef struct Word {
    size_t stem;  /* its number in the index */
    size_t times; /* that it stands there */
    Str shown;    /* as it first stands there */
} Word;

/* A text: its different words in order of their stems. */
typedef struct Text {
    Word *words;
    size_t count;
    double length; /* of its vector */
} Text;

struct AlikeIndex {
    Map stems;
    size_t *texts_with; /* by stem */
    size_t stem_count;
    Text *texts;
    size_t text_count;
};

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c >= 0xc0 && c != 0xd7 && c != 0xf7 && c < 0x2000);
}

/* Of plain letters and of those of Latin-1; others are as they are. */
static uint32_t lower(uint32_t c)
{
    bool is_upper = (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7);
    return is_upper ? c + 32 : c;
}

/* The next run of letters and digits; false at the end. */
static bool next_word(Str text, size_t *at, Str *word)
{
    size_t begin = *at;
    bool is_inside = false;
    while (*at < text.length) {
        size_t before = *at;
        bool letter = is_letter(str_next_char(text, at));
        if (letter && !is_inside) {
            begin = before;
            is_inside = true;
        } else if (!letter && is_inside) {
            *word = str_slice(text, begin, before);
            return true;
        }
    }
    *word = str_slice(text, begin, text.length);
    return is_inside;
}

/* Its first letters, in lower case; false for a word that says too little. */
static bool stem_of(Arena *a, Str word, Str *stem)
{
    char bytes[LONGEST_STEM];
    size_t length = 0, letters = 0, at = 0;
    bool has_digit = false;
    while (at < word.length && letters < STEM_LETTERS) {
        uint32_t c = lower(str_next_char(word, &at));
        has_digit = has_digit || (c >= '0' && c <= '9');
        if (c < 0x80) {
            bytes[length++] = (char)c;
        } else if (c < 0x800) {
            bytes[length++] = (char)(0xc0 | (c >> 6));
            bytes[length++] = (char)(0x80 | (c & 0x3f));
        } else {
            bytes[length++] = (char)(0xe0 | (c >> 12));
            bytes[length++] = (char)(0x80 | ((c >> 6) & 0x3f));
            bytes[length++] = (char)(0x80 | (c & 0x3f));
        }
        letters++;
    }
    if (letters < SHORTEST_WORD && !has_digit) {
        return false;
    }
    *stem = str_copy(a, (Str){bytes, length});
    return true;
}

static int by_stem(const void *left, const void *right)
{
    size_t a = ((const Word *)left)->stem, b = ((const Word *)right)->stem;
    return (a > b) - (a < b);
}

/* Equal stems together, with how often; the first form stays. */
static size_t fold(Word *words, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && words[kept - 1].stem == words[i].stem) {
            words[kept - 1].times++;
        } else {
            words[kept++] = words[i];
        }
    }
    return kept;
}

static size_t count_words(Str text)
{
    size_t at = 0, count = 0;
    Str word;
    while (next_word(text, &at, &word)) {
        count++;
    }
    return count;
}

/* Stems the index does not know are left out, unless it learns them. */
static Text read_text(Arena *a, AlikeIndex *index, Map *learn, Str text)
{
    Text read = {.words = PUSH_ARRAY(a, Word, count_words(text) + 1)};
    size_t at = 0;
    Str word, stem;
    while (next_word(text, &at, &word)) {
        if (!stem_of(a, word, &stem)) {
            continue;
        }
        size_t place = map_get(&index->stems, stem);
        if (place == MAP_NONE && learn != NULL) {
            place = index->stem_count++;
            (void)map_put(learn, stem, place);
        }
        if (place != MAP_NONE) {
            read.words[read.count++] = (Word){place, 1, word};
        }
    }
    qsort(read.words, read.count, sizeof(Word), by_stem);
    read.count = fold(read.words, read.count);
    return read;
}

static double weight(const AlikeIndex *index, size_t stem)
{
    return log(1 + (double)index->text_count / (double)index->texts_with[stem]);
}

static double vector_length(const AlikeIndex *index, const Text *text)
{
    double sum = 0;
    for (size_t i = 0; i < text->count; i++) {
        double one = weight(index, text->words[i].stem) * (double)text->words[i].times;
        sum += one * one;
    }
    return sqrt(sum);
}

AlikeIndex *alike_index(Arena *a, StrList texts)
{
    AlikeIndex *index = PUSH(a, AlikeIndex);
    size_t words = 0;
    for (size_t i = 0; i < texts.count; i++) {
        words += count_words(texts.items[i]);
    }
    index->stems = map_in(a, words + 1);
    index->texts = PUSH_ARRAY(a, Text, texts.count + 1);
    index->texts_with = PUSH_ARRAY(a, size_t, words + 1);
    index->text_count = texts.count;
    for (size_t i = 0; i < texts.count; i++) {
        Text *text = &index->texts[i];
        *text = read_text(a, index, &index->stems, texts.items[i]);
        for (size_t k = 0; k < text->count; k++) {
            index->texts_with[text->words[k].stem]++;
        }
    }
    for (size_t i = 0; i < texts.count; i++) {
        index->texts[i].length = vector_length(index, &index->texts[i]);
    }
    return index;
}

static double likeness(const AlikeIndex *index, const Text *one, const Text *other)
{
    double sum = 0;
    size_t k = 0;
    for (size_t i = 0; i < one->count; i++) {
        while (k < other->count && other->words[k].stem < one->words[i].stem) {
            k++;
        }
        if (k < other->count && other->words[k].stem == one->words[i].stem) {
            double heavy = weight(index, one->words[i].stem);
            sum += heavy * heavy * (double)one->words[i].times *
                   (double)other->words[k].times;
        }
    }
    return sum > 0 ? sum / (one->length * other->length) : 0;
}

static int most_first(const void *left, const void *right)
{
    const Alike *a = left, *b = right;
    if (a->likeness != b->likeness) {
        return a->likeness > b->likeness ? -1 : 1;
    }
    return (a->text > b->text) - (a->text < b->text);
}

AlikeFound alike_find(Arena *a, const AlikeIndex *index, Str text, size_t most,
                      double least)
{
    AlikeIndex reader = *index; /* which learns nothing */
    Text asked = read_text(a, &reader, NULL, text);
    asked.length = vector_length(index, &asked);
    AlikeFound found = {.items = PUSH_ARRAY(a, Alike, index->text_count + 1)};
    for (size_t i = 0; i < index->text_count; i++) {
        double how = likeness(index, &asked, &index->texts[i]);
        if (how >= least && how > 0) {
            found.items[found.count++] = (Alike){i, how};
        }
    }
    qsort(found.items, found.count, sizeof(Alike), most_first);
    found.count = found.count < most ? found.count : most;
    return found;
}

double alike_between(const AlikeIndex *index, size_t one, size_t other)
{
    return likeness(index, &index->texts[one], &index->texts[other]);
}

StrList alike_shared(Arena *a, const AlikeIndex *index, size_t one, size_t other,
                     size_t most)
{
    const Text *left = &index->texts[one], *right = &index->texts[other];
    Alike *heavy = PUSH_ARRAY(a, Alike, left->count + 1);
    size_t count = 0, k = 0;
    for (size_t i = 0; i < left->count; i++) {
        while (k < right->count && right->words[k].stem < left->words[i].stem) {
            k++;
        }
        if (k < right->count && right->words[k].stem == left->words[i].stem) {
            heavy[count++] = (Alike){i, weight(index, left->words[i].stem)};
        }
    }
    qsort(heavy, count, sizeof(Alike), most_first);
    count = count < most ? count : most;
    StrList shared = {PUSH_ARRAY(a, Str, count + 1), count};
    for (size_t i = 0; i < count; i++) {
        shared.items[i] = left->words[heavy[i].text].shown;
    }
    return shared;
}
