/* SPDX-License-Identifier: EUPL-1.2
 * terms.c - words that a reader may not know: the index, the links, the page
 */
#include "publish/page/terms.h"

#include <stdlib.h>

#include "base/map.h"
#include "publish/page/component.h"
#include "publish/text/alphabet.h"

/* clang-format off */
static const struct {
    const char *id;
    TextKey name;
    TextKey also;
    TextKey meaning;
} of_statistics[] = {
    {"indicator", TEXT_TERM_INDICATOR, TEXT_TERM_INDICATOR_ALSO, TEXT_TERM_INDICATOR_IS},
    {"definition", TEXT_TERM_DEFINITION, TEXT_TERM_DEFINITION_ALSO, TEXT_TERM_DEFINITION_IS},
    {"series", TEXT_TERM_SERIES, TEXT_TERM_SERIES_ALSO, TEXT_TERM_SERIES_IS},
    {"edition", TEXT_TERM_EDITION, TEXT_TERM_EDITION_ALSO, TEXT_TERM_EDITION_IS},
    {"break", TEXT_TERM_BREAK, TEXT_TERM_BREAK_ALSO, TEXT_TERM_BREAK_IS},
    {"provisional", TEXT_TERM_PROVISIONAL, TEXT_TERM_PROVISIONAL_ALSO,
     TEXT_TERM_PROVISIONAL_IS},
    {"hidden", TEXT_TERM_HIDDEN, TEXT_TERM_HIDDEN_ALSO, TEXT_TERM_HIDDEN_IS},
    {"percentage-point", TEXT_TERM_POINT, TEXT_TERM_POINT_ALSO, TEXT_TERM_POINT_IS},
    {"rounded", TEXT_TERM_ROUNDED, TEXT_TERM_ROUNDED_ALSO, TEXT_TERM_ROUNDED_IS},
    {"margin", TEXT_TERM_MARGIN, TEXT_TERM_MARGIN_ALSO, TEXT_TERM_MARGIN_IS},
    {"sample", TEXT_TERM_SAMPLE, TEXT_TERM_SAMPLE_ALSO, TEXT_TERM_SAMPLE_IS},
};
/* clang-format on */
/* These stand on every page; a link at each would be noise. */
#define NOT_LINKED ((size_t)4)
#define OF_STATISTICS (sizeof of_statistics / sizeof of_statistics[0])

static const Term *all_terms(Arena *a, const Pact *pact, size_t *count)
{
    const TermList *own = &pact->reg.terms;
    Term *terms = PUSH_ARRAY(a, Term, OF_STATISTICS + own->count);
    for (size_t i = 0; i < OF_STATISTICS; i++) {
        terms[i] = (Term){.id = str_of(of_statistics[i].id),
                          .name = text_words(of_statistics[i].name),
                          .also = text_words(of_statistics[i].also),
                          .meaning = text_words(of_statistics[i].meaning)};
    }
    for (size_t i = 0; i < own->count; i++) {
        terms[OF_STATISTICS + i] = own->items[i];
    }
    *count = OF_STATISTICS + own->count;
    return terms;
}

static bool is_word_sign(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c & 0x80) != 0;
}

static size_t word_end(Str text, size_t start)
{
    size_t end = start;
    while (end < text.length && is_word_sign(text.data[end])) {
        end++;
    }
    return end;
}

static Str first_word(Str text)
{
    return str_slice(text, 0, word_end(text, 0));
}

static void add_form(Arena *a, TermIndex *index, Lang lang, Str text, size_t term)
{
    TermForm *form = &index->forms[lang][index->form_count[lang]];
    Str word = first_word(text);
    if (word.length == 0) {
        return;
    }
    size_t place = ++index->form_count[lang]; /* one more than its index: 0 is none */
    *form = (TermForm){text, term, 0};
    size_t before = map_get(index->first_words[lang], word);
    if (before == MAP_NONE) {
        (void)map_put(index->first_words[lang], str_copy(a, word), place);
        return;
    }
    while (index->forms[lang][before - 1].next != 0) {
        before = index->forms[lang][before - 1].next;
    }
    index->forms[lang][before - 1].next = place;
}

const TermIndex *view_terms(Arena *a, const Pact *pact)
{
    TermIndex *index = PUSH(a, TermIndex);
    index->items = all_terms(a, pact, &index->count);
    for (int l = 0; l < LANG_COUNT; l++) {
        size_t room = 1;
        for (size_t i = 0; i < index->count; i++) {
            room += 1 + str_split(a, index->items[i].also.in[l], ',').count;
        }
        index->forms[l] = PUSH_ARRAY(a, TermForm, room);
        index->first_words[l] = PUSH(a, Map);
        *index->first_words[l] = map_in(a, room);
        for (size_t i = NOT_LINKED; i < index->count; i++) {
            add_form(a, index, (Lang)l, index->items[i].name.in[l], i);
            StrList also = str_split(a, index->items[i].also.in[l], ',');
            for (size_t f = 0; f < also.count; f++) {
                add_form(a, index, (Lang)l, also.items[f], i);
            }
        }
    }
    return index;
}

/* The same text, but its first letter may be a capital where the form has a small one. */
static bool fits(Str text, size_t start, Str form)
{
    if (start + form.length > text.length) {
        return false;
    }
    char first = text.data[start];
    bool is_capital = first >= 'A' && first <= 'Z' && form.data[0] == first - 'A' + 'a';
    if (first != form.data[0] && !is_capital) {
        return false;
    }
    size_t end = start + form.length;
    return str_equal(str_slice(text, start + 1, end), str_slice(form, 1, form.length)) &&
           (end == text.length || !is_word_sign(text.data[end]));
}

static bool find_at(const TermIndex *terms, Str text, Lang lang, size_t start,
                    TermFound *found)
{
    char small[64];
    Str word = str_slice(text, start, word_end(text, start));
    size_t place = map_get(terms->first_words[lang], word);
    if (place == MAP_NONE && word.data[0] >= 'A' && word.data[0] <= 'Z' &&
        word.length > 0 && word.length < sizeof small) {
        for (size_t i = 0; i < word.length; i++) {
            small[i] = word.data[i];
        }
        small[0] = (char)(small[0] - 'A' + 'a');
        place = map_get(terms->first_words[lang], (Str){small, word.length});
    }
    size_t longest = 0;
    while (place != MAP_NONE && place != 0) {
        const TermForm *form = &terms->forms[lang][place - 1];
        if (form->text.length > longest && fits(text, start, form->text)) {
            longest = form->text.length;
            *found = (TermFound){form->term, start, start + longest};
        }
        place = form->next;
    }
    return longest > 0;
}

bool term_find(const TermIndex *terms, Str text, Lang lang, size_t from, TermFound *found)
{
    for (size_t at = from; at < text.length;) {
        if (!is_word_sign(text.data[at])) {
            at++;
            continue;
        }
        if (find_at(terms, text, lang, at, found)) {
            return true;
        }
        at = word_end(text, at);
    }
    return false;
}

Str term_part(Arena *a, const Term *term)
{
    return str_format(a, "term-%.*s", STR_ARG(term->id));
}

static void put_terms(Page *page, Str text, Lang lang)
{
    const TermIndex *terms = page->view->terms;
    if (page->explained == NULL) {
        page->explained = PUSH_ARRAY(page->a, bool, terms->count + 1);
    }
    size_t done = 0;
    TermFound found;
    for (size_t at = 0; term_find(terms, text, lang, at, &found); at = found.end) {
        if (page->explained[found.term]) {
            continue;
        }
        page->explained[found.term] = true;
        html_text(page->h, str_slice(text, done, found.start));
        const Term *term = &terms->items[found.term];
        Url url = page_to_part(page, PAGE_TERMS, NULL, term_part(page->a, term));
        HTML(page->h, TAG_A, ATTRS(attr_class(S("term")), attr_href(url)))
            html_text(page->h, str_slice(text, found.start, found.end));
        done = found.end;
    }
    html_text(page->h, str_slice(text, done, text.length));
}

void put_explained_text(Page *page, Str text)
{
    if (page->kind == PAGE_TERMS || page->kind == PAGE_EMBED ||
        page->kind == PAGE_NOT_FOUND) {
        html_text(page->h, text);
    } else {
        put_terms(page, text, page->lang);
    }
}

void put_explained(Page *page, Words words)
{
    Lang shown;
    Str text = words_in(words, page->lang, &shown);
    if (text.length > 0 && shown == page->lang) {
        put_explained_text(page, text);
    } else {
        put_words(page, words);
    }
}

typedef struct Sorted {
    const Term *term;
    Str name;
} Sorted;

static int by_name(const void *left, const void *right)
{
    return alphabet_compare(((const Sorted *)left)->name, ((const Sorted *)right)->name);
}

static void term_rows(Page *page, const Sorted *sorted, size_t count)
{
    HTML(page->h, TAG_DL, ATTRS(attr_class(S("facts terms")))) {
        for (size_t i = 0; i < count; i++) {
            const Term *term = sorted[i].term;
            HTML(page->h, TAG_DT, ATTRS(attr_id(term_part(page->a, term))))
                put_words(page, term->name);
            HTML(page->h, TAG_DD, NO_ATTRS) {
                put_words(page, term->meaning);
                if (term->also.in[page->lang].length > 0) {
                    put_space(page);
                    HTML(page->h, TAG_SPAN, ATTRS(attr_class(S("small soft"))))
                        put_filled(page, TEXT_TERMS_ALSO,
                                   PLACES({PLACE_WORDS, term->also.in[page->lang]}));
                }
            }
        }
    }
}

void render_terms(Page *page)
{
    const TermIndex *terms = page->view->terms;
    Sorted *sorted = PUSH_ARRAY(page->a, Sorted, terms->count + 1);
    for (size_t i = 0; i < terms->count; i++) {
        sorted[i] =
            (Sorted){&terms->items[i], words_in(terms->items[i].name, page->lang, NULL)};
    }
    qsort(sorted, terms->count, sizeof sorted[0], by_name);
    opening(page, &(Opening){.title = page_title(page),
                             .lead = text_get(TEXT_TERMS_LEAD, page->lang)});
    PART(page, S("terms"), TEXT_TERMS_LIST) {
        term_rows(page, sorted, terms->count);
    }
    PART(page, S("definitions"), TEXT_MENU_DEFINITIONS) {
        paragraph(page, TEXT_TERMS_DEFINITIONS);
        HTML(page->h, TAG_P, NO_ATTRS)
            html_link(page->h, page_to(page, PAGE_DEFINITIONS, NULL),
                      text_get(TEXT_MENU_DEFINITIONS, page->lang));
    }
}
