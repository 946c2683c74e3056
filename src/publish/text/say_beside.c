/* SPDX-License-Identifier: EUPL-1.2
 * say_beside.c - figures beside each other, in a sentence
 */
#include "publish/text/say_beside.h"

#include <math.h>

#include "base/limits.h"
#include "publish/text/shown.h"
#include "publish/text/text.h"

#define LEAST_RECORD 3 /* figures; of two the last is always highest or lowest */
#define LEAST_STABLE 3

static Str value_of(Arena *a, const Figure *figure, Lang lang)
{
    return shown_figure(a, figure, SHOWN_IN_TEXT, lang);
}

static const Indicator *indicator_of(const Figure *figure)
{
    return figure->series->definition->indicator;
}

/* The parts of one cell that are, or are not, in the other as well. */
static Cell parts_of(Arena *a, Cell cell, Cell other, bool shared)
{
    CellPart *parts = PUSH_ARRAY(a, CellPart, cell.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < cell.count; i++) {
        const Code *code = cell_code(other, cell.parts[i].dimension->id);
        if ((code == cell.parts[i].code) == shared) {
            parts[count++] = cell.parts[i];
        }
    }
    return (Cell){.parts = parts, .count = count};
}

/* "onder vrouwen", "voor hbo", "in Noord", "in totaal": what sets this one apart. */
static Str group_of(Arena *a, const Figure *figure, const Figure *other, Lang lang)
{
    if (figure->region != other->region) {
        Str name = words_in(figure->region->name, lang, NULL);
        return text_fill(a, TEXT_BESIDE_IN_REGION, lang, PLACES({PLACE_REGION, name}));
    }
    Cell own = parts_of(a, figure->cell, other->cell, false);
    if (own.count == 0) {
        return text_get(TEXT_BESIDE_IN_TOTAL, lang);
    }
    if (own.count == 1 && words_are_set(own.parts[0].code->phrase)) {
        return words_in(own.parts[0].code->phrase, lang, NULL);
    }
    return text_fill(a, TEXT_BESIDE_FOR_GROUP, lang,
                     PLACES({PLACE_NAME, cell_label(a, own, lang)}));
}

/* What both are about. */
static Str shared_subject(Arena *a, const Figure *one, const Figure *other, Lang lang)
{
    Cell shared = parts_of(a, one->cell, other->cell, true);
    Cell apart = parts_of(a, one->cell, other->cell, false);
    if (apart.count == 0) {
        apart = parts_of(a, other->cell, one->cell, false);
    }
    const Region *region = one->region == other->region ? one->region : NULL;
    return say_shared_subject(a, indicator_of(one), shared, apart, region, lang);
}

typedef struct Gap {
    bool is_sure; /* the ranges do not touch */
    bool margin_known;
} Gap;

static Gap gap_between(const Figure *low, const Figure *high)
{
    Interval below = figure_interval(low), above = figure_interval(high);
    Gap gap = {.margin_known = below.margin_known && above.margin_known};
    gap.is_sure = gap.margin_known && below.high <= above.low;
    return gap;
}

static Sentence refused(Str text, Incomparable why)
{
    return (Sentence){.text = text,
                      .is_refused = true,
                      .why = why,
                      .code = why == INCOMPARABLE_NO_VALUE ? S("no-figure")
                                                           : S("not-comparable")};
}

static Str noted(Arena *a, double difference, const Figure *one, bool margin_known,
                 Lang lang)
{
    int decimals = shown_decimals(one);
    const Unit *unit = one->series->definition->unit;
    const Unit *of_difference = unit->difference != NULL ? unit->difference : unit;
    Str shown = str_format(a, "%.*s %.*s",
                           STR_ARG(shown_double(a, fabs(difference), decimals, lang)),
                           STR_ARG(shown_unit(of_difference, fabs(difference), lang)));
    bool rounded = unit->is_share || one->rounded_to > 0 || one->series->rounded_to > 0;
    if (!rounded && margin_known) {
        return shown;
    }
    TextKey key = !rounded       ? TEXT_SAY_NOTE_MARGIN
                  : margin_known ? TEXT_SAY_NOTE_ROUNDED
                                 : TEXT_SAY_NOTE_ROUNDED_MARGIN;
    return text_fill(
        a, TEXT_SAY_DIFFERENCE_NOTED, lang,
        PLACES({PLACE_DIFFERENCE, shown}, {PLACE_NOTE, text_get(key, lang)}));
}

static bool may_stand_together(const Figure *one, const Figure *other)
{
    bool presumed = one->series->definition->certainty != CERTAINTY_STATED;
    return one->series == other->series && period_equal(one->period, other->period) &&
           (!presumed || one->edition == other->edition);
}

Sentence say_beside(Arena *a, const Figure *one, const Figure *other, Lang lang)
{
    if (!may_stand_together(one, other)) {
        return refused(text_get(TEXT_BESIDE_REFUSED, lang), INCOMPARABLE_SERIES);
    }
    if (!figure_has_value(one) || !figure_has_value(other)) {
        return refused(say_level(a, figure_has_value(one) ? other : one, lang),
                       INCOMPARABLE_NO_VALUE);
    }
    double difference = other->value.value - one->value.value;
    Gap gap = difference >= 0 ? gap_between(one, other) : gap_between(other, one);
    bool equal = difference == 0 && gap.margin_known;
    FilledPlace places[] = {
        {PLACE_PERIOD, shown_period(a, one->period, lang)},
        {PLACE_SUBJECT, shared_subject(a, one, other, lang)},
        {PLACE_ONE, group_of(a, one, other, lang)},
        {PLACE_OTHER, group_of(a, other, one, lang)},
        {PLACE_TO, value_of(a, other, lang)},
        {PLACE_FROM, value_of(a, one, lang)},
        {PLACE_DIFFERENCE, noted(a, difference, one, gap.margin_known, lang)},
    };
    if (equal) {
        return (Sentence){.text =
                              text_fill(a, TEXT_BESIDE_SAME, lang, (Places){places, 5})};
    }
    if (gap.margin_known && !gap.is_sure) {
        return (Sentence){
            .text = text_fill(a, TEXT_BESIDE_UNSURE_RANGES, lang, (Places){places, 6})};
    }
    TextKey key = gap.is_sure ? TEXT_BESIDE_DIFFERS : TEXT_BESIDE_UNSURE_MARGIN;
    return (Sentence){.text = text_fill(a, key, lang, (Places){places, 7})};
}

/* Those with a value, from high to low; few, so insertion does. */
static size_t sorted(Arena *a, const FigureRefs *figures, const Figure ***order)
{
    const Figure **found = PUSH_ARRAY(a, const Figure *, figures->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < figures->count; i++) {
        const Figure *figure = figures->items[i];
        if (!figure_has_value(figure)) {
            continue;
        }
        size_t at = count++;
        for (; at > 0 && found[at - 1]->value.value < figure->value.value; at--) {
            found[at] = found[at - 1];
        }
        found[at] = figure;
    }
    *order = found;
    return count;
}

Sentence say_rank(Arena *a, const FigureRefs *figures, ChangeEnds *ends, Lang lang)
{
    const Figure **order;
    size_t count = sorted(a, figures, &order);
    Str period =
        figures->count > 0 ? shown_period(a, figures->items[0]->period, lang) : S("?");
    if (count < LEAST_RECORD) {
        return refused(
            text_fill(a, TEXT_BESIDE_RANK_NONE, lang, PLACES({PLACE_PERIOD, period})),
            INCOMPARABLE_NO_VALUE);
    }
    for (size_t i = 1; i < count; i++) {
        if (!may_stand_together(order[0], order[i])) {
            return refused(text_get(TEXT_BESIDE_REFUSED, lang), INCOMPARABLE_SERIES);
        }
    }
    const Figure *high = order[0], *low = order[count - 1];
    Str counted = shown_integer(a, (int64_t)count, lang);
    if (!gap_between(order[1], high).is_sure ||
        !gap_between(low, order[count - 2]).is_sure) {
        Places places = PLACES({PLACE_COUNT, counted}, {PLACE_PERIOD, period});
        return (Sentence){.text = text_fill(a, TEXT_BESIDE_RANK_UNSURE, lang, places)};
    }
    if (ends != NULL) {
        *ends = (ChangeEnds){high, low};
    }
    return (Sentence){
        .text = text_fill(a, TEXT_BESIDE_RANK, lang,
                          PLACES({PLACE_COUNT, counted}, {PLACE_PERIOD, period},
                                 {PLACE_SUBJECT, shared_subject(a, high, low, lang)},
                                 {PLACE_ONE, group_of(a, high, low, lang)},
                                 {PLACE_FROM, value_of(a, high, lang)},
                                 {PLACE_OTHER, group_of(a, low, high, lang)},
                                 {PLACE_TO, value_of(a, low, lang)}))};
}

/* The figures of a line that may be compared with its last one, that one at the end. */
static size_t comparable_of(Arena *a, const Monitor *monitor, const FigureRefs *line,
                            const Figure ***found)
{
    const Figure *last = NULL;
    for (size_t i = line->count; i > 0 && last == NULL; i--) {
        last = figure_has_value(line->items[i - 1]) ? line->items[i - 1] : NULL;
    }
    const Figure **kept = PUSH_ARRAY(a, const Figure *, line->count + 1);
    size_t count = 0;
    for (size_t i = 0; last != NULL && i < line->count && line->items[i] != last; i++) {
        if (comparison(monitor, line->items[i], last).why_not == COMPARABLE) {
            kept[count++] = line->items[i];
        }
    }
    if (last != NULL) {
        kept[count++] = last;
    }
    *found = kept;
    return count;
}

static Sentence told(Arena *a, TextKey key, const Figure *figure, const Figure *start,
                     size_t count, Lang lang)
{
    FilledPlace places[] = {
        {PLACE_PERIOD, shown_period(a, figure->period, lang)},
        {PLACE_SUBJECT,
         say_subject(a, indicator_of(figure), figure->cell, figure->region, lang)},
        {PLACE_TO, value_of(a, figure, lang)},
        {PLACE_START, start == NULL ? S("") : shown_period(a, start->period, lang)},
        {PLACE_COUNT, shown_integer(a, (int64_t)count, lang)},
    };
    size_t used = start == NULL ? 3 : count == 0 ? 4 : 5;
    return (Sentence){.text = text_fill(a, key, lang, (Places){places, used})};
}

/* The last figure is beyond all before it (`all`), or beyond those after `since`. */
typedef struct Record {
    bool all;
    const Figure *since;
} Record;

static Record record_of(const Monitor *monitor, const Figure *const *line, size_t count,
                        ChangeSign wanted)
{
    ChangeSign opposite = wanted == CHANGE_UP ? CHANGE_DOWN : CHANGE_UP;
    const Figure *last = line[count - 1];
    for (size_t i = count - 1; i > 0; i--) {
        ChangeSign sign = comparison(monitor, line[i - 1], last).sign;
        if (sign == wanted) {
            continue;
        }
        bool is_beyond = i < count - 1 && sign == opposite;
        return (Record){false, is_beyond ? line[i - 1] : NULL};
    }
    return (Record){true, NULL};
}

Sentence say_record(Arena *a, const Monitor *monitor, const FigureRefs *line, Lang lang)
{
    const Figure **known;
    size_t count = comparable_of(a, monitor, line, &known);
    if (count == 0) {
        return refused(text_get(TEXT_BESIDE_REFUSED, lang), INCOMPARABLE_NO_VALUE);
    }
    const Figure *last = known[count - 1];
    if (count == 1) {
        return told(a, TEXT_BESIDE_TOO_EARLY, last, NULL, 0, lang);
    }
    if (count >= LEAST_RECORD) {
        Record high = record_of(monitor, known, count, CHANGE_UP);
        Record low = record_of(monitor, known, count, CHANGE_DOWN);
        if (high.all || low.all) {
            return told(a, high.all ? TEXT_BESIDE_HIGHEST : TEXT_BESIDE_LOWEST, last,
                        known[0], count, lang);
        }
        if (high.since != NULL || low.since != NULL) {
            return told(
                a, high.since != NULL ? TEXT_BESIDE_HIGH_SINCE : TEXT_BESIDE_LOW_SINCE,
                last, high.since != NULL ? high.since : low.since, 0, lang);
        }
    }
    return told(a, TEXT_BESIDE_NO_RECORD, last, NULL, 0, lang);
}

/* Printed alike, one period after the other. */
Sentence say_stable(Arena *a, const FigureRefs *line, Lang lang)
{
    size_t end = line->count;
    while (end > 0 && !figure_has_value(line->items[end - 1])) {
        end--;
    }
    if (end == 0) {
        return refused(text_get(TEXT_BESIDE_REFUSED, lang), INCOMPARABLE_NO_VALUE);
    }
    const Figure *last = line->items[end - 1];
    size_t from = end - 1;
    for (; from > 0; from--) {
        const Figure *before = line->items[from - 1];
        if (!figure_has_value(before) || before->series != last->series ||
            before->value.value != last->value.value ||
            !period_equal(period_shift(before->period, 1), line->items[from]->period)) {
            break;
        }
    }
    size_t count = end - from;
    if (count < LEAST_STABLE) {
        return told(a, TEXT_BESIDE_NOT_STABLE, last, NULL, 0, lang);
    }
    return told(a, TEXT_BESIDE_STABLE, last, line->items[from], count, lang);
}

Sentence say_distance(Arena *a, const Monitor *monitor, const Target *target, AsOf as_of,
                      const Figure **figure, Lang lang)
{
    Progress progress = target_progress(monitor, target, as_of);
    Str wanted = say_target(a, target, lang);
    if (figure != NULL) {
        *figure = progress.figure;
    }
    Str subject = say_subject(a, target->indicator, target->cell, target->region, lang);
    if (progress.kind == PROGRESS_CANNOT) {
        return (Sentence){.text = text_fill(a, TEXT_DISTANCE_CANNOT, lang,
                                            PLACES({PLACE_TARGET, wanted}))};
    }
    if (progress.kind == PROGRESS_NO_FIGURE) {
        Places places = PLACES({PLACE_TARGET, wanted}, {PLACE_SUBJECT, subject});
        return (Sentence){.text = text_fill(a, TEXT_DISTANCE_NO_FIGURE, lang, places)};
    }
    FilledPlace places[] = {
        {PLACE_TARGET, wanted},
        {PLACE_PERIOD, shown_period(a, progress.figure->period, lang)},
        {PLACE_SUBJECT, subject},
        {PLACE_VALUE, value_of(a, progress.figure, lang)},
        {PLACE_NUMBER, shown_integer(a, progress.percent, lang)},
    };
    bool has_percent = progress.percent >= 0 && progress.reached == REACHED_NO;
    TextKey key = has_percent                       ? TEXT_DISTANCE_PERCENT
                  : progress.reached == REACHED_YES ? TEXT_DISTANCE_REACHED
                  : progress.reached == REACHED_NO  ? TEXT_DISTANCE_NOT_REACHED
                                                    : TEXT_DISTANCE_NOT_KNOWN;
    return (Sentence){.text =
                          text_fill(a, key, lang, (Places){places, has_percent ? 5 : 4})};
}

Str shown_in_ten(Arena *a, const Figure *figure, Lang lang)
{
    if (!figure_has_value(figure) || !figure->series->definition->unit->is_share) {
        return value_of(a, figure, lang);
    }
    double tenths = round(figure->value.value / 10);
    double beyond = figure->value.value - tenths * 10;
    TextKey key = beyond == 0  ? TEXT_SHOWN_IN_TEN
                  : beyond > 0 ? TEXT_SHOWN_OVER_IN_TEN
                               : TEXT_SHOWN_UNDER_IN_TEN;
    return text_fill(a, key, lang,
                     PLACES({PLACE_NUMBER, shown_double(a, tenths, 0, lang)}));
}

Str shown_in_millions(Arena *a, const Figure *figure, Lang lang)
{
    double value = figure->value.value;
    if (!figure_has_value(figure) || figure->is_lower_bound || fabs(value) < 1e6 ||
        figure->value.decimals > 0) {
        return value_of(a, figure, lang);
    }
    int decimals = 0;
    while (decimals < 6 && number_round(value / 1e6, decimals) * 1e6 != value) {
        decimals++;
    }
    return text_fill(
        a, TEXT_SHOWN_MILLION, lang,
        PLACES({PLACE_NUMBER, shown_double(a, value / 1e6, decimals, lang)},
               {PLACE_UNIT, shown_unit(figure->series->definition->unit, value, lang)}));
}
