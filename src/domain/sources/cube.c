/* SPDX-License-Identifier: EUPL-1.2
 * cube.c - adding quantities, settling a cube, bounds */
#include "domain/sources/cube.h"

#include <string.h>

void quantity_add(Quantity *to, const Quantity *more)
{
    exact_add(&to->sum, more->sum);
    exact_add(&to->low, more->low);
    exact_add(&to->high, more->high);
    exact_add(&to->halves, more->halves);
    to->known += more->known;
    to->hidden += more->hidden;
    to->unbounded += more->unbounded;
    to->missing += more->missing;
    to->impossible += more->impossible;
}

uint64_t quantity_cells(const Quantity *q)
{
    return q->known + q->hidden + q->unbounded + q->missing + q->impossible;
}

bool quantity_is_bounded(const Quantity *q)
{
    return q->missing == 0 && q->unbounded == 0 && q->known + q->hidden > 0;
}

bool quantity_is_known(const Quantity *q)
{
    return quantity_is_bounded(q) && q->hidden == 0;
}

int observation_compare(const Observation *a, const Observation *b)
{
    int order = str_compare(a->series, b->series);
    if (order == 0) {
        order = str_compare(a->cell, b->cell);
    }
    if (order == 0) {
        order = str_compare(a->region, b->region);
    }
    return order != 0 ? order : period_compare(a->period, b->period);
}

static int compare_observations(const void *a, const void *b)
{
    return observation_compare(a, b);
}

/* Of parts with different stages the least final one is the whole's. */
static Stage stage_of_both(Stage a, Stage b)
{
    static const int FIRMNESS[] = {
        [STAGE_FORECAST] = 0, [STAGE_ESTIMATED] = 1,  [STAGE_PROVISIONAL] = 2,
        [STAGE_REVISED] = 3,  [STAGE_NOT_STATED] = 4, [STAGE_FINAL] = 5,
    };
    return FIRMNESS[a] <= FIRMNESS[b] ? a : b;
}

void cube_settle(Cube *cube)
{
    ObservationList *list = &cube->observations;
    if (list->count == 0) {
        return;
    }
    qsort(list->items, list->count, sizeof list->items[0], compare_observations);
    size_t kept = 0;
    for (size_t i = 1; i < list->count; i++) {
        Observation *last = &list->items[kept];
        const Observation *next = &list->items[i];
        if (observation_compare(last, next) == 0) {
            quantity_add(&last->part, &next->part);
            quantity_add(&last->rest, &next->rest);
            last->stage = stage_of_both(last->stage, next->stage);
        } else {
            list->items[++kept] = *next;
        }
    }
    list->count = kept + 1;
}

void cube_merge(Arena *a, Cube *cube, const Cube *more)
{
    size_t count = cube->observations.count, added = more->observations.count;
    Observation *all = PUSH_ARRAY(a, Observation, count + added);
    if (count > 0) {
        memcpy(all, cube->observations.items, count * sizeof all[0]);
    }
    if (added > 0) {
        memcpy(all + count, more->observations.items, added * sizeof all[0]);
    }
    cube->observations = (ObservationList){all, count + added};
    cube_settle(cube);
}

static bool quantity_equal(const Quantity *a, const Quantity *b)
{
    return exact_compare(a->sum, b->sum) == 0 && exact_compare(a->low, b->low) == 0 &&
           exact_compare(a->high, b->high) == 0 &&
           exact_compare(a->halves, b->halves) == 0 && a->known == b->known &&
           a->hidden == b->hidden && a->unbounded == b->unbounded &&
           a->missing == b->missing && a->impossible == b->impossible;
}

bool cube_equal(const Cube *a, const Cube *b)
{
    if (a->observations.count != b->observations.count) {
        return false;
    }
    for (size_t i = 0; i < a->observations.count; i++) {
        const Observation *x = &a->observations.items[i];
        const Observation *y = &b->observations.items[i];
        if (observation_compare(x, y) != 0 || x->is_share != y->is_share ||
            x->stage != y->stage || !quantity_equal(&x->part, &y->part) ||
            !quantity_equal(&x->rest, &y->rest)) {
            return false;
        }
    }
    return true;
}

/* What both kinds of doubt leave of a quantity, in the unit of the figure. */
typedef struct Spread {
    double low;
    double high;
    double half; /* of all rounded cells together */
} Spread;

static Spread spread_of(const Cube *cube, const Quantity *q)
{
    double m = cube->multiply;
    Exact low = q->sum, high = q->sum;
    exact_add(&low, q->low);
    exact_add(&high, q->high);
    double half = cube->is_as_printed ? m * exact_double(q->halves)
                                      : cube->rounded_to / 2 * (double)q->known;
    return (Spread){m * exact_double(low), m * exact_double(high), half};
}

static Bounds not_known(const Quantity *part, const Quantity *rest)
{
    Bounds bounds = {.availability = AVAILABLE_MISSING};
    if (part->unbounded + rest->unbounded > 0) {
        bounds.confidentiality = CONFIDENTIALITY_PUBLISHER;
    } else if (part->missing + rest->missing == 0) {
        bounds.availability = AVAILABLE_IMPOSSIBLE;
    }
    return bounds;
}

static double percent(double part, double rest)
{
    return 100 * part / (part + rest);
}

/* Low numerators go with high denominators and the other way round. */
static void share_bounds(Bounds *b, Spread part, Spread rest, bool is_rounded)
{
    double part_low = part.low, part_high = part.high;
    double rest_low = rest.low, rest_high = rest.high;
    if (is_rounded) {
        part_low = part_low - part.half < 0 ? 0 : part_low - part.half;
        rest_low = rest_low - rest.half < 0 ? 0 : rest_low - rest.half;
        part_high += part.half;
        rest_high += rest.half;
    }
    b->is_known = part_low + rest_low > 0;
    if (!b->is_known) {
        b->availability = AVAILABLE_IMPOSSIBLE; /* a share of what may be nothing */
        return;
    }
    b->low = percent(part_low, rest_high);
    b->high = percent(part_high, rest_low);
    b->value = percent(part.low, rest.low);
}

Bounds observation_bounds(const Cube *cube, const Observation *o)
{
    static const Quantity NOTHING;
    const Quantity *rest = o->is_share ? &o->rest : &NOTHING;
    bool has_rest = quantity_cells(rest) > 0, has_part = quantity_cells(&o->part) > 0;
    if ((has_part && !quantity_is_bounded(&o->part) &&
         !(o->is_share && o->part.impossible == quantity_cells(&o->part))) ||
        (has_rest && !quantity_is_bounded(rest) &&
         rest->impossible != quantity_cells(rest)) ||
        (!has_part && !has_rest)) {
        return not_known(&o->part, rest);
    }
    Spread part = spread_of(cube, &o->part), others = spread_of(cube, rest);
    bool is_hidden = o->part.hidden + rest->hidden > 0;
    bool is_rounded = !is_hidden && part.half + others.half > 0;
    Bounds b = {
        .is_known = true,
        .low = part.low,
        .high = part.high,
        .value = part.low,
        .kind = is_hidden    ? RANGE_DISCLOSURE
                : is_rounded ? RANGE_ROUNDING
                             : RANGE_NONE,
        .confidentiality = is_hidden ? CONFIDENTIALITY_PUBLISHER : CONFIDENTIALITY_OPEN,
    };
    if (o->is_share) {
        share_bounds(&b, part, others, is_rounded);
    } else if (is_rounded) {
        b.low -= part.half;
        b.high += part.half;
    }
    return b;
}

/* Decimals of a level: those of the file, less what multiplying takes away. */
static int level_decimals(const Cube *cube, const Observation *o)
{
    int decimals = o->part.sum.decimals;
    for (double m = cube->multiply; m >= 10 && decimals > 0; m /= 10) {
        decimals--;
    }
    return decimals;
}

static double outwards(double number, int decimals, bool is_up)
{
    double scale = 1;
    for (int i = 0; i < decimals; i++) {
        scale *= 10;
    }
    double near = number_round(number, decimals);
    /* What is the same number but for the last bits of a double stays where it is. */
    double slack = 1e-9 / scale;
    if (is_up && near + slack < number) {
        near += 1 / scale;
    } else if (!is_up && near - slack > number) {
        near -= 1 / scale;
    }
    return near;
}

ObservationText observation_text(Arena *a, const Cube *cube, const Observation *o)
{
    ObservationText text = {.bounds = observation_bounds(cube, o)};
    const Bounds *b = &text.bounds;
    if (!b->is_known) {
        return text;
    }
    int decimals = o->is_share ? o->decimals : level_decimals(cube, o);
    if (b->kind == RANGE_DISCLOSURE || (b->kind == RANGE_ROUNDING && o->is_share)) {
        text.low = number_text(a, outwards(b->low, decimals, false), decimals);
        text.high = number_text(a, outwards(b->high, decimals, true), decimals);
    }
    if (b->kind == RANGE_DISCLOSURE) {
        return text;
    }
    text.value = number_text(a, b->value, decimals);
    if (b->kind == RANGE_ROUNDING && !o->is_share) {
        text.rounded_to = b->high - b->low;
    }
    return text;
}
