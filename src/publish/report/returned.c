/* SPDX-License-Identifier: EUPL-1.2
 * returned.c - an edited report beside what went out
 */
#include "publish/report/returned.h"

#include "publish/report/matching.h"
#include "publish/report/returned_read.h"

#define LEAST_SHARED 0.4 /* of the words of the longer: a paragraph that was edited */

typedef struct Checking {
    Arena *a;
    const SentText *sent;
    const SentText *is;
    Returned *returned;
} Checking;

/* Words, each with its place in the text; blanks of any width part them. */
typedef struct WordList {
    StrList list;
    size_t *places;
} WordList;

static bool is_blank(Str text, size_t at, size_t *width)
{
    char c = text.data[at];
    *width = 1;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        return true;
    }
    *width = 2;
    return str_starts(str_slice(text, at, text.length), S("\xC2\xA0"));
}

/* A mark at the end of a word is a word of its own, so that "4,0." is 4,0 and a point. */
static size_t word_end(Str text, size_t from)
{
    size_t end = from, width;
    while (end < text.length && !is_blank(text, end, &width)) {
        end++;
    }
    size_t whole = end;
    while (end > from + 1 && (text.data[end - 1] == '.' || text.data[end - 1] == ',' ||
                              text.data[end - 1] == ':' || text.data[end - 1] == ')' ||
                              text.data[end - 1] == ';')) {
        end--;
    }
    return end > from ? end : whole;
}

static WordList words_of(Arena *a, Str text)
{
    WordList words = {{PUSH_ARRAY(a, Str, text.length + 1), 0},
                      PUSH_ARRAY(a, size_t, text.length + 1)};
    for (size_t at = 0; at < text.length;) {
        size_t width;
        if (is_blank(text, at, &width)) {
            at += width;
            continue;
        }
        size_t end = text.data[at] == '(' ? at + 1 : word_end(text, at);
        words.places[words.list.count] = at;
        words.list.items[words.list.count++] = str_slice(text, at, end);
        at = end;
    }
    return words;
}

static bool has_digit(Str word)
{
    for (size_t i = 0; i < word.length; i++) {
        if (word.data[i] >= '0' && word.data[i] <= '9') {
            return true;
        }
    }
    return false;
}

static void add_number(Checking *c, const SentNumber *number, Str says, size_t paragraph)
{
    Returned *r = c->returned;
    if (r->number_count == r->number_capacity) {
        r->numbers = arena_grow(c->a, r->numbers, r->number_count, &r->number_capacity,
                                sizeof(WrongNumber));
    }
    r->numbers[r->number_count++] = (WrongNumber){
        paragraph, says, number->text, number->key, number->indicator, number->period};
}

static void add_change(Checking *c, ChangeKind kind, size_t paragraph, Str was, Str is)
{
    Returned *r = c->returned;
    if (r->change_count == r->change_capacity) {
        r->changes = arena_grow(c->a, r->changes, r->change_count, &r->change_capacity,
                                sizeof(ChangedText));
    }
    r->changes[r->change_count++] = (ChangedText){kind, paragraph, was, is};
}

/* The first number among the words that took the place of word `at`: those between the
 * partners of its neighbours. */
static Str number_instead(const WordList *was, const WordList *is, const size_t *pairs,
                          size_t at)
{
    size_t before = at, after = at;
    while (before > 0 && pairs[before - 1] == UNMATCHED) {
        before--;
    }
    while (after < was->list.count && pairs[after] == UNMATCHED) {
        after++;
    }
    size_t from = before == 0 ? 0 : pairs[before - 1] + 1;
    size_t to = after == was->list.count ? is->list.count : pairs[after];
    size_t nth = 0; /* of several that were replaced together, each has its own */
    for (size_t i = before; i < at; i++) {
        nth += has_digit(was->list.items[i]) ? 1 : 0;
    }
    for (size_t i = from; i < to; i++) {
        if (has_digit(is->list.items[i]) && nth-- == 0) {
            return is->list.items[i];
        }
    }
    return (Str){NULL, 0};
}

static void check_numbers(Checking *c, const SentParagraph *was, Str is, size_t paragraph)
{
    WordList before = words_of(c->a, was->text), after = words_of(c->a, is);
    const size_t *pairs = match_texts(c->a, before.list, after.list);
    for (size_t n = 0; n < was->count; n++) {
        const SentNumber *number = &was->numbers[n];
        for (size_t i = 0; i < before.list.count; i++) {
            if (before.places[i] == number->at && pairs[i] == UNMATCHED) {
                Str says = number_instead(&before, &after, pairs, i);
                if (says.length > 0 && !str_equal(says, number->text)) {
                    add_number(c, number, says, paragraph);
                }
            }
        }
    }
}

static double shared(Checking *c, Str was, Str is)
{
    WordList before = words_of(c->a, was), after = words_of(c->a, is);
    const size_t *pairs = match_texts(c->a, before.list, after.list);
    size_t count = 0;
    for (size_t i = 0; i < before.list.count; i++) {
        count += pairs[i] == UNMATCHED ? 0 : 1;
    }
    size_t longer =
        before.list.count > after.list.count ? before.list.count : after.list.count;
    return longer == 0 ? 0 : (double)count / (double)longer;
}

static bool is_short_number(Str text)
{
    return has_digit(text) && !str_contains(str_trim(text), S(" "));
}

/* A cell that holds a number and nothing else shares no word when it is changed. */
static bool are_pair(Checking *c, Str was, Str is)
{
    return shared(c, was, is) >= LEAST_SHARED ||
           (is_short_number(was) && is_short_number(is));
}

/* Paragraphs between two that stayed: pairs in order, the rest added or taken out. */
static void check_gap(Checking *c, size_t from, size_t to, size_t is_from, size_t is_to)
{
    size_t next = is_from;
    for (size_t i = from; i < to; i++) {
        const SentParagraph *was = &c->sent->items[i];
        size_t found = next;
        while (found < is_to && !are_pair(c, was->text, c->is->items[found].text)) {
            found++;
        }
        if (found == is_to) {
            add_change(c, TEXT_REMOVED, next + 1, was->text, S(""));
            continue;
        }
        for (; next < found; next++) {
            add_change(c, TEXT_ADDED, next + 1, S(""), c->is->items[next].text);
        }
        Str is = c->is->items[next++].text;
        add_change(c, TEXT_CHANGED, next, was->text, is);
        check_numbers(c, was, is, next);
    }
    for (; next < is_to; next++) {
        add_change(c, TEXT_ADDED, next + 1, S(""), c->is->items[next].text);
    }
}

static StrList plain_of(Arena *a, const SentText *text)
{
    StrList list = {PUSH_ARRAY(a, Str, text->count + 1), text->count};
    for (size_t i = 0; i < text->count; i++) {
        WordList words = words_of(a, text->items[i].text);
        list.items[i] = str_join(a, words.list.items, words.list.count, S(" "));
    }
    return list;
}

bool returned_read(Arena *a, Str docx, Returned *returned, Error *err)
{
    SentText sent = {0}, is = {0};
    if (!returned_paragraphs(a, docx, &sent, &is, err)) {
        return false;
    }
    *returned = (Returned){.identity = sent.identity, .paragraphs = is.count};
    Checking c = {.a = a, .sent = &sent, .is = &is, .returned = returned};
    const size_t *pairs = match_texts(a, plain_of(a, &sent), plain_of(a, &is));
    size_t from = 0, is_from = 0;
    for (size_t i = 0; i <= sent.count; i++) {
        bool is_end = i == sent.count;
        if (is_end || pairs[i] != UNMATCHED) {
            check_gap(&c, from, i, is_from, is_end ? is.count : pairs[i]);
            from = i + 1;
            is_from = is_end ? 0 : pairs[i] + 1;
        }
    }
    return true;
}
