/* SPDX-License-Identifier: EUPL-1.2
 * totals.c - totals that are computed, and printed ones that do not add up
 *
 *   sex=men 1 301 000 + sex=women 188 000 = 1 489 000, origin computed
 *
 * Rounds go on until nothing is added, so that a total over two dimensions is found too.
 * A part must be known, open, and of the same edition; shares are never added.
 */
#include "domain/figures/figures.h"

#include <math.h>

#include "domain/figures/order.h"

typedef struct Children {
    const Code **items;
    size_t count;
} Children;

static Children children_of(Arena *a, const CodeList *codes, const Code *parent)
{
    Children children = {PUSH_ARRAY(a, const Code *, codes->count), 0};
    for (size_t i = 0; i < codes->count; i++) {
        const Code *code = &codes->items[i];
        if (code->parent == parent && code->same_as == NULL) {
            children.items[children.count++] = code;
        }
    }
    return children;
}

static bool adds_up(const Figure *figure)
{
    const Definition *definition = figure->series->definition;
    return definition->measure == MEASURE_LEVEL && !definition->unit->is_share &&
           figure_has_value(figure);
}

/* The parts of `whole` over a dimension, or a count of 0 when one is missing. */
static FigureRefs find_parts(Arena *a, const FigureRefs *figures, const Figure *whole,
                             const Dimension *dimension, const Children *children)
{
    FigureRefs parts = {PUSH_ARRAY(a, const Figure *, children->count + 1), 0};
    for (size_t i = 0; i < children->count; i++) {
        Figure key = *whole;
        key.cell = cell_with(a, whole->cell, dimension, children->items[i]);
        const Figure *part = figures_exact(figures, &key);
        if (part == NULL || !adds_up(part)) {
            parts.count = 0;
            return parts;
        }
        parts.items[parts.count++] = part;
    }
    return parts;
}

static double half_width(const Figure *figure)
{
    double unit = figure->rounded_to;
    if (unit <= 0 && figure->origin != ORIGIN_COMPUTED) {
        unit = figure->series->rounded_to;
    }
    return unit > 0 ? unit / 2 : figure->value.half_unit;
}

static double sum_of_parts(Arena *a, const FigureRefs *parts, double *half_units,
                           int *decimals)
{
    double *values = PUSH_ARRAY(a, double, parts->count + 1);
    *half_units = 0;
    *decimals = 0;
    for (size_t i = 0; i < parts->count; i++) {
        values[i] = parts->items[i]->value.value;
        *half_units += half_width(parts->items[i]);
        if (parts->items[i]->value.decimals > *decimals) {
            *decimals = parts->items[i]->value.decimals;
        }
    }
    return sum_of(values, parts->count);
}

/* Stages from sure to unsure; a sum is as unsure as its most unsure part. */
static int unsureness(Stage stage)
{
    switch (stage) {
    case STAGE_FINAL:
        return 0;
    case STAGE_NOT_STATED:
        return 1;
    case STAGE_REVISED:
        return 2;
    case STAGE_PROVISIONAL:
        return 3;
    case STAGE_ESTIMATED:
        return 4;
    case STAGE_FORECAST:
        return 5;
    }
    return 1;
}

static const Figure *total_of(Arena *a, const Figure *whole, const FigureRefs *parts)
{
    Figure *total = PUSH(a, Figure);
    const Figure *first = parts->items[0];
    double half_units;
    int decimals;
    double sum = sum_of_parts(a, parts, &half_units, &decimals);
    *total = (Figure){
        .series = whole->series,
        .cell_text = whole->cell.text,
        .cell = whole->cell,
        .region = whole->region,
        .period = whole->period,
        .edition = whole->edition,
        .value = {number_text(a, sum, decimals), sum, half_units, decimals},
        .stage = first->stage,
        .origin = ORIGIN_COMPUTED,
        .source = first->source,
        .parts = parts->items,
        .part_count = parts->count,
    };
    for (size_t i = 0; i < parts->count; i++) {
        const Figure *part = parts->items[i];
        total->is_lower_bound = total->is_lower_bound || part->is_lower_bound;
        if (unsureness(part->stage) > unsureness(total->stage)) {
            total->stage = part->stage;
        }
    }
    return total;
}

/* The total that `figure` is the first part of over one dimension, if it can be made. */
static const Figure *new_total(Arena *a, const Monitor *monitor,
                               const FigureRefs *figures, const Figure *figure,
                               const CellPart *over)
{
    const Code *parent = over->code->parent;
    if (parent == NULL || !parent->parts_add_up) {
        return NULL;
    }
    Children children = children_of(a, &monitor->codes, parent);
    if (children.count < 2 || children.items[0] != over->code) {
        return NULL;
    }
    Figure whole = *figure;
    whole.cell = cell_with(a, figure->cell, over->dimension, parent);
    if (figures_exact(figures, &whole) != NULL) {
        return NULL;
    }
    FigureRefs parts = find_parts(a, figures, &whole, over->dimension, &children);
    return parts.count > 0 ? total_of(a, &whole, &parts) : NULL;
}

static int compare_pointers(const void *left, const void *right)
{
    return figure_compare(*(const Figure *const *)left, *(const Figure *const *)right);
}

FigureRefs totals_compute(Arena *a, const Monitor *monitor, FigureRefs stated)
{
    FigureRefs known = stated;
    FigureRefs computed = {NULL, 0};
    size_t capacity = 0;
    for (size_t before = (size_t)-1; before != computed.count;) {
        before = computed.count;
        for (size_t i = 0; i < known.count; i++) {
            const Figure *figure = known.items[i];
            for (size_t k = 0; adds_up(figure) && k < figure->cell.count; k++) {
                const Figure *total =
                    new_total(a, monitor, &known, figure, &figure->cell.parts[k]);
                for (size_t n = before; total != NULL && n < computed.count; n++) {
                    if (figure_compare(computed.items[n], total) == 0) {
                        total = NULL;
                    }
                }
                if (total == NULL) {
                    continue;
                }
                if (computed.count == capacity) {
                    computed.items = arena_grow(a, computed.items, computed.count,
                                                &capacity, sizeof computed.items[0]);
                }
                computed.items[computed.count++] = total;
            }
        }
        FigureRefs all = {
            PUSH_ARRAY(a, const Figure *, stated.count + computed.count + 1), 0};
        for (size_t i = 0; i < stated.count + computed.count; i++) {
            all.items[all.count++] =
                i < stated.count ? stated.items[i] : computed.items[i - stated.count];
        }
        qsort(all.items, all.count, sizeof all.items[0], compare_pointers);
        known = all;
    }
    return computed;
}

static const TotalCheck *find_check(const Monitor *monitor, const Figure *whole,
                                    const Dimension *dimension)
{
    for (size_t i = 0; i < monitor->checks.count; i++) {
        const TotalCheck *check = &monitor->checks.items[i];
        if (check->series == whole->series && cell_equal(check->cell, whole->cell) &&
            check->dimension == dimension && check->region == whole->region &&
            check->edition == whole->edition &&
            period_equal(check->period, whole->period)) {
            return check;
        }
    }
    return NULL;
}

/* The code of a dimension that a cell stands on: its own, or the total of the list. */
static const Code *code_at(const Monitor *monitor, const Figure *figure,
                           const DimensionUse *use)
{
    const Code *code = cell_code(figure->cell, use->dimension->id);
    for (size_t i = 0; code == NULL && i < monitor->codes.count; i++) {
        Str list, id;
        if (str_cut(monitor->codes.items[i].id, ':', &list, &id) &&
            str_equal(list, use->list) && str_equal(id, S("_T"))) {
            code = &monitor->codes.items[i];
        }
    }
    return code;
}

static bool mismatch_over(Arena *a, const Monitor *monitor, const Figure *whole,
                          const DimensionUse *use, TotalMismatch *mismatch)
{
    const Code *code = code_at(monitor, whole, use);
    if (code == NULL || !code->parts_add_up) {
        return false;
    }
    Children children = children_of(a, &monitor->codes, code);
    FigureRefs parts = find_parts(a, &monitor->figures, whole, use->dimension, &children);
    if (parts.count == 0) {
        return false;
    }
    double half_units;
    int decimals;
    double sum = sum_of_parts(a, &parts, &half_units, &decimals);
    *mismatch = (TotalMismatch){
        .whole = whole,
        .dimension = use->dimension,
        .sum = sum,
        .difference = whole->value.value - sum,
        .allowed = half_units + half_width(whole),
        .signed_check = find_check(monitor, whole, use->dimension),
    };
    return mismatch->signed_check != NULL ||
           fabs(mismatch->difference) > mismatch->allowed * (1 + 1e-9);
}

TotalMismatchList total_mismatches(Arena *a, const Monitor *monitor)
{
    TotalMismatchList found = {NULL, 0};
    size_t capacity = 0;
    for (size_t i = 0; i < monitor->figures.count; i++) {
        const Figure *whole = monitor->figures.items[i];
        const Definition *definition = whole->series->definition;
        for (size_t k = 0; k < definition->use_count; k++) {
            TotalMismatch mismatch;
            if (whole->origin == ORIGIN_COMPUTED || !adds_up(whole) ||
                !mismatch_over(a, monitor, whole, &definition->uses[k], &mismatch)) {
                continue;
            }
            if (found.count == capacity) {
                found.items = arena_grow(a, found.items, found.count, &capacity,
                                         sizeof found.items[0]);
            }
            found.items[found.count++] = mismatch;
        }
    }
    return found;
}
