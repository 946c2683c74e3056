/* SPDX-License-Identifier: EUPL-1.2
 * say.c - sentences from figures */
#include "publish/text/say.h"

#include "base/limits.h"
#include "publish/text/shown.h"
#include "publish/text/text.h"

/* Subjects start with an article, so ASCII is enough; anything else stays as it is. */
static Str capital(Arena *a, Str text)
{
    if (text.length == 0 || text.data[0] < 'a' || text.data[0] > 'z') {
        return text;
    }
    return str_format(a, "%c%.*s", text.data[0] - 'a' + 'A',
                      STR_ARG(str_slice(text, 1, text.length)));
}

/* "onder vrouwen" and "onder technisch opgeleiden" cannot follow each other. */
static bool same_first_word(Str a, Str b)
{
    Str first, second, rest;
    str_cut(a, ' ', &first, &rest);
    str_cut(b, ' ', &second, &rest);
    return str_equal(first, second);
}

/* "2023-K4" must not end a line after its hyphen: this one does not break. */
static Str period_said(Arena *a, Period period, Lang lang)
{
    Str shown = shown_period(a, period, lang);
    Str year, rest;
    if (period.kind != PERIOD_QUARTER || !str_cut(shown, '-', &year, &rest)) {
        return shown;
    }
    return str_format(a, "%.*s\u2011%.*s", STR_ARG(year), STR_ARG(rest));
}

/* "new students {level: in higher education} by origin": where a cell names a level, its
 * phrase takes the place of the words in braces. */
typedef struct Slot {
    Str before;
    Str dimension; /* empty: the subject has no place for a phrase */
    Str whole;
    Str after;
} Slot;

static Slot slot_of(Str subject)
{
    Slot slot = {.before = subject};
    Str before, rest, inside, after;
    if (str_cut(subject, '{', &before, &rest) && str_cut(rest, '}', &inside, &after) &&
        str_cut(inside, ':', &slot.dimension, &slot.whole)) {
        slot.before = before;
        slot.after = after;
        slot.whole = str_trim(slot.whole);
    }
    return slot;
}

static const Code *code_in_slot(Cell cell, const Slot *slot)
{
    for (size_t i = 0; i < cell.count; i++) {
        if (str_equal(cell.parts[i].dimension->id, slot->dimension)) {
            return cell.parts[i].code;
        }
    }
    return NULL;
}

/* The subject with its place filled; `filled` is the code whose phrase stands in it. The
 * place stays empty for a dimension that is said elsewhere. */
static Str fill_slot(Arena *a, Str subject, Cell cell, Cell elsewhere, Lang lang,
                     const Code **filled)
{
    Slot slot = slot_of(subject);
    *filled = NULL;
    if (slot.dimension.length == 0) {
        return subject;
    }
    const Code *code = code_in_slot(cell, &slot);
    Str whole = code_in_slot(elsewhere, &slot) == NULL ? slot.whole : S("");
    Str phrase = code == NULL ? whole : words_in(code->phrase, lang, NULL);
    *filled = phrase.length > 0 ? code : NULL;
    if (phrase.length == 0) {
        slot.after = str_trim(slot.after);
    }
    return str_trim(str_format(a, "%.*s%.*s%.*s", STR_ARG(slot.before), STR_ARG(phrase),
                               STR_ARG(slot.after)));
}

/* Phrases that do not clash, then between brackets what is left. */
static Str add_cell(Arena *a, Str subject, Cell cell, Cell elsewhere, Lang lang)
{
    const Code *filled;
    subject = fill_slot(a, subject, cell, elsewhere, lang, &filled);
    Str phrases[LIMIT_CELL_PARTS] = {0};
    Str labels[LIMIT_CELL_PARTS];
    size_t phrase_count = 0, label_count = 0;
    for (size_t i = 0; i < cell.count && i < LIMIT_CELL_PARTS; i++) {
        const Code *code = cell.parts[i].code;
        if (code == filled) {
            continue;
        }
        Str phrase = words_in(code->phrase, lang, NULL);
        bool clashes = phrase.length == 0;
        for (size_t k = 0; k < phrase_count; k++) {
            clashes = clashes || same_first_word(phrase, phrases[k]);
        }
        if (clashes) {
            labels[label_count++] = words_in(code->name, lang, NULL);
        } else {
            phrases[phrase_count++] = phrase;
        }
    }
    for (size_t i = 0; i < phrase_count; i++) {
        subject = text_fill(a, TEXT_SAY_SUBJECT_WITH_PHRASE, lang,
                            PLACES({PLACE_SUBJECT, subject}, {PLACE_PHRASE, phrases[i]}));
    }
    if (label_count == 0) {
        return subject;
    }
    Str label = str_join(a, labels, label_count, S(", "));
    return text_fill(a, TEXT_SAY_SUBJECT_WITH_LABEL, lang,
                     PLACES({PLACE_SUBJECT, subject}, {PLACE_LABEL, label}));
}

Str say_subject(Arena *a, const Indicator *indicator, Cell cell, const Region *region,
                Lang lang)
{
    return say_shared_subject(a, indicator, cell, (Cell){0}, region, lang);
}

Str say_shared_subject(Arena *a, const Indicator *indicator, Cell cell, Cell elsewhere,
                       const Region *region, Lang lang)
{
    Words words =
        words_are_set(indicator->subject) ? indicator->subject : indicator->name;
    Str subject = add_cell(a, words_in(words, lang, NULL), cell, elsewhere, lang);
    if (region != NULL && region->alias.length == 0) {
        subject = text_fill(a, TEXT_SAY_SUBJECT_IN_REGION, lang,
                            PLACES({PLACE_SUBJECT, subject},
                                   {PLACE_REGION, words_in(region->name, lang, NULL)}));
    }
    return subject;
}

static Str figure_subject(Arena *a, const Figure *figure, Lang lang)
{
    return say_subject(a, figure->series->definition->indicator, figure->cell,
                       figure->region, lang);
}

static Str shown_value(Arena *a, const Figure *figure, Lang lang)
{
    return shown_figure(a, figure, SHOWN_IN_TEXT, lang);
}

Str say_level(Arena *a, const Figure *figure, Lang lang)
{
    Str subject = figure_subject(a, figure, lang);
    Str period = period_said(a, figure->period, lang);
    if (!figure_has_value(figure) && !decimal_is_set(figure->low)) {
        return text_fill(a, TEXT_SAY_NO_FIGURE, lang,
                         PLACES({PLACE_SUBJECT, subject}, {PLACE_PERIOD, period}));
    }
    Str value = shown_value(a, figure, lang);
    if (figure->period.kind == PERIOD_UNDATED) {
        Str edition = words_in(figure->edition->name, lang, NULL);
        return text_fill(a, TEXT_SAY_LEVEL_UNDATED, lang,
                         PLACES({PLACE_SUBJECT, subject}, {PLACE_VALUE, value},
                                {PLACE_EDITION, edition}));
    }
    TextKey key =
        figure->period.kind == PERIOD_DAY ? TEXT_SAY_LEVEL_ON_DAY : TEXT_SAY_LEVEL;
    return text_fill(
        a, key, lang,
        PLACES({PLACE_SUBJECT, subject}, {PLACE_VALUE, value}, {PLACE_PERIOD, period}));
}

/* "+8 procentpunt (afgerond)" */
static Str noted_difference(Arena *a, const Comparison *c, const Unit *unit, Lang lang)
{
    Str difference = shown_difference(a, c->difference, c->decimals, unit, lang);
    if (!c->is_rounded && c->margin_known) {
        return difference;
    }
    TextKey key = !c->is_rounded    ? TEXT_SAY_NOTE_MARGIN
                  : c->margin_known ? TEXT_SAY_NOTE_ROUNDED
                                    : TEXT_SAY_NOTE_ROUNDED_MARGIN;
    return text_fill(
        a, TEXT_SAY_DIFFERENCE_NOTED, lang,
        PLACES({PLACE_DIFFERENCE, difference}, {PLACE_NOTE, text_get(key, lang)}));
}

static Str refusal_text(Arena *a, const Comparison *c, const Figure *from,
                        const Figure *to, Lang lang)
{
    static const TextKey KEYS[] = {
        [INCOMPARABLE_SERIES] = TEXT_SAY_REFUSED_SERIES,
        [INCOMPARABLE_PRESUMED] = TEXT_SAY_REFUSED_PRESUMED,
        [INCOMPARABLE_CELL] = TEXT_SAY_REFUSED_GROUP,
        [INCOMPARABLE_REGION] = TEXT_SAY_REFUSED_REGION,
        [INCOMPARABLE_NO_VALUE] = TEXT_SAY_REFUSED_NO_VALUE,
    };
    Str start = period_said(a, from->period, lang);
    Str end = period_said(a, to->period, lang);
    if (c->why_not == INCOMPARABLE_PERIOD) {
        return text_get(TEXT_SAY_REFUSED_PERIOD, lang);
    }
    if (c->at_break != NULL) {
        return text_fill(a, TEXT_SAY_REFUSED_BREAK, lang,
                         PLACES({PLACE_START, start}, {PLACE_END, end},
                                {PLACE_CAUSE, words_in(c->at_break->cause, lang, NULL)}));
    }
    return text_fill(a, KEYS[c->why_not], lang,
                     PLACES({PLACE_START, start}, {PLACE_END, end}));
}

static Str same_text(Arena *a, TextKey key, const Figure *from, const Figure *to,
                     Lang lang)
{
    return text_fill(a, key, lang,
                     PLACES({PLACE_SUBJECT, capital(a, figure_subject(a, to, lang))},
                            {PLACE_START, period_said(a, from->period, lang)},
                            {PLACE_END, period_said(a, to->period, lang)},
                            {PLACE_TO, shown_value(a, to, lang)}));
}

static TextKey change_key(const Comparison *c)
{
    switch (c->sign) {
    case CHANGE_UP:
        return TEXT_SAY_ROSE;
    case CHANGE_DOWN:
        return TEXT_SAY_FELL;
    case CHANGE_NONE:
        return TEXT_SAY_SAME;
    case CHANGE_NONE_PRINTED:
        return TEXT_SAY_SAME_ROUNDED;
    case CHANGE_UNKNOWN:
        break;
    }
    return c->margin_known ? TEXT_SAY_UNSURE_RANGES : TEXT_SAY_UNSURE_MARGIN;
}

Sentence say_change(Arena *a, const Monitor *monitor, const Figure *from,
                    const Figure *to, Lang lang)
{
    Comparison c = comparison(monitor, from, to);
    if (c.why_not != COMPARABLE) {
        return (Sentence){
            .text = refusal_text(a, &c, from, to, lang),
            .is_refused = true,
            .why = c.why_not,
            .code =
                c.why_not == INCOMPARABLE_NO_VALUE ? S("no-figure") : S("not-comparable"),
        };
    }
    if (c.sign == CHANGE_NONE || c.sign == CHANGE_NONE_PRINTED) {
        return (Sentence){.text = same_text(a, change_key(&c), from, to, lang)};
    }
    const Unit *unit = to->series->definition->unit;
    Str text = text_fill(a, change_key(&c), lang,
                         PLACES({PLACE_SUBJECT, capital(a, figure_subject(a, to, lang))},
                                {PLACE_FROM, shown_value(a, from, lang)},
                                {PLACE_START, period_said(a, from->period, lang)},
                                {PLACE_TO, shown_value(a, to, lang)},
                                {PLACE_END, period_said(a, to->period, lang)},
                                {PLACE_DIFFERENCE, noted_difference(a, &c, unit, lang)}));
    return (Sentence){.text = text};
}

static Str title_of_level(Arena *a, const Figure *figure, Lang lang)
{
    Str subject = capital(a, figure_subject(a, figure, lang));
    Str value = shown_value(a, figure, lang);
    if (figure->period.kind == PERIOD_UNDATED) {
        return text_fill(a, TEXT_SAY_LEVEL_TITLE_UNDATED, lang,
                         PLACES({PLACE_SUBJECT, subject}, {PLACE_VALUE, value}));
    }
    return text_fill(a, TEXT_SAY_LEVEL_TITLE, lang,
                     PLACES({PLACE_SUBJECT, subject}, {PLACE_VALUE, value},
                            {PLACE_PERIOD, period_said(a, figure->period, lang)}));
}

static TextKey title_key(ChangeSign sign)
{
    switch (sign) {
    case CHANGE_UP:
        return TEXT_SAY_TITLE_ROSE;
    case CHANGE_DOWN:
        return TEXT_SAY_TITLE_FELL;
    case CHANGE_NONE:
    case CHANGE_NONE_PRINTED:
        return TEXT_SAY_TITLE_SAME;
    case CHANGE_UNKNOWN:
        break;
    }
    return TEXT_SAY_TITLE_UNSURE;
}

static Str title_of_change(Arena *a, const Comparison *c, const Figure *first,
                           const Figure *last, Lang lang)
{
    TextKey key = title_key(c->sign);
    if (key == TEXT_SAY_TITLE_SAME) {
        return same_text(a, key, first, last, lang);
    }
    const Unit *unit = first->series->definition->unit;
    Str from = key == TEXT_SAY_TITLE_UNSURE
                   ? shown_value(a, first, lang)
                   : shown_amount(a, first->value, unit, SHOWN_IN_TABLE, lang);
    return text_fill(a, key, lang,
                     PLACES({PLACE_SUBJECT, capital(a, figure_subject(a, last, lang))},
                            {PLACE_FROM, from},
                            {PLACE_START, period_said(a, first->period, lang)},
                            {PLACE_TO, shown_value(a, last, lang)},
                            {PLACE_END, period_said(a, last->period, lang)}));
}

static Str with_doubt(Arena *a, Str title, const Figure *first, const Figure *last,
                      Lang lang)
{
    bool is_provisional =
        shown_as_provisional(last) || (first != NULL && shown_as_provisional(first));
    return is_provisional ? text_fill(a, TEXT_SAY_TITLE_PROVISIONAL, lang,
                                      PLACES({PLACE_TEXT, title}))
                          : title;
}

static const Figure *last_known(const FigureRefs *line)
{
    for (size_t i = line->count; i > 0; i--) {
        if (figure_has_value(line->items[i - 1])) {
            return line->items[i - 1];
        }
    }
    return NULL;
}

Str say_finding(Arena *a, const Monitor *monitor, const FigureRefs *line, Lang lang)
{
    const Figure *last = last_known(line);
    if (last == NULL) {
        return S("");
    }
    for (size_t i = 0; i < line->count; i++) {
        const Figure *first = line->items[i];
        if (first == last || !figure_has_value(first)) {
            continue;
        }
        Comparison c = comparison(monitor, first, last);
        if (c.why_not == COMPARABLE) {
            return with_doubt(a, title_of_change(a, &c, first, last, lang), first, last,
                              lang);
        }
    }
    return with_doubt(a, title_of_level(a, last, lang), NULL, last, lang);
}

Str say_target(Arena *a, const Target *target, Lang lang)
{
    static const TextKey KEYS[] = {
        [TARGET_AT_LEAST] = TEXT_SAY_TARGET_AT_LEAST,
        [TARGET_AT_MOST] = TEXT_SAY_TARGET_AT_MOST,
        [TARGET_EQUAL] = TEXT_SAY_TARGET_EQUAL,
    };
    Str value = shown_amount(a, target->value, target->unit, SHOWN_IN_TEXT, lang);
    Str wanted = text_fill(a, KEYS[target->operator], lang, PLACES({PLACE_VALUE, value}));
    if (target->due.kind == PERIOD_NONE || target->due.kind == PERIOD_UNDATED) {
        return text_fill(a, TEXT_SAY_TARGET_NO_DUE, lang, PLACES({PLACE_TARGET, wanted}));
    }
    return text_fill(a, TEXT_SAY_TARGET_DUE, lang,
                     PLACES({PLACE_TARGET, wanted},
                            {PLACE_PERIOD, period_said(a, target->due, lang)}));
}

static bool ends_in(Arena *a, const Monitor *monitor, const ChangeQuestion *question,
                    const Series *series, ChangeEnds *ends, Error *err)
{
    Cell cell;
    if (!cell_parse(a, monitor, series->definition, question->breakdown, &cell, err)) {
        return false;
    }
    ends->from = figure_find(monitor, series, cell, question->region, question->from,
                             question->as_of);
    ends->to = figure_find(monitor, series, cell, question->region, question->to,
                           question->as_of);
    return true;
}

/* Takes over what is better: both ends in one series beat two halves from two. */
static void take_better(ChangeEnds *best, ChangeEnds ends)
{
    bool whole =
        best->from != NULL && best->to != NULL && best->from->series == best->to->series;
    if (whole) {
        return;
    }
    if (ends.from != NULL && ends.to != NULL) {
        *best = ends;
        return;
    }
    best->from = best->from != NULL ? best->from : ends.from;
    best->to = best->to != NULL ? best->to : ends.to;
}

bool say_find_ends(Arena *a, const Monitor *monitor, const ChangeQuestion *question,
                   ChangeEnds *ends, Error *err)
{
    const Definition *in_force =
        definition_in_force(monitor, question->indicator, question->as_of);
    const Definition *first =
        question->definition != NULL ? question->definition : in_force;
    ChangeEnds best = {0};
    bool understood = false, any = false;
    Error misread = {0};
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < monitor->series.count; i++) {
            const Series *series = &monitor->series.items[i];
            bool preferred = series->definition == first;
            if (series->definition->indicator != question->indicator ||
                preferred != (round == 0) ||
                (round == 1 && question->definition != NULL)) {
                continue;
            }
            any = true;
            ChangeEnds found = {0};
            if (ends_in(a, monitor, question, series, &found, &misread)) {
                understood = true;
                take_better(&best, found);
            }
        }
    }
    if (any && !understood) {
        *err = misread;
        return false;
    }
    *ends = best;
    return true;
}
