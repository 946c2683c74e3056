/* SPDX-License-Identifier: EUPL-1.2
 * edition_diff.c - one walk over the index, place by place */
#include "domain/figures/edition_diff.h"

#include "domain/figures/order.h"

typedef struct Differ {
    Arena *a;
    const Monitor *monitor;
    const Edition *edition;
    DiffRowList rows;
    size_t capacity;
} Differ;

static bool answers_equally(const Figure *a, const Figure *b)
{
    return str_equal(a->value.text, b->value.text) &&
           str_equal(a->low.text, b->low.text) && str_equal(a->high.text, b->high.text) &&
           a->availability == b->availability && a->stage == b->stage &&
           a->confidentiality == b->confidentiality;
}

static void add_row(Differ *d, DiffKind kind, const Figure *before, const Figure *after)
{
    DiffRow row = {.kind = kind, .before = before, .after = after};
    if (kind == DIFF_CHANGED) {
        Comparison c = comparison(d->monitor, before, after);
        row.is_comparable = c.why_not == COMPARABLE;
        row.difference = c.difference;
        row.decimals = c.decimals;
    }
    if (d->rows.count == d->capacity) {
        d->rows.items =
            arena_grow(d->a, d->rows.items, d->rows.count, &d->capacity, sizeof(DiffRow));
    }
    d->rows.items[d->rows.count++] = row;
}

/* The last edition before this one that gave a figure of the series; null: none. */
static const Edition *edition_before(const Differ *d, const Series *series)
{
    const Edition *last = NULL;
    for (size_t i = 0; i < d->monitor->figures.count; i++) {
        const Figure *f = d->monitor->figures.items[i];
        if (f->series == series && edition_compare(f->edition, d->edition) < 0 &&
            (last == NULL || edition_compare(f->edition, last) > 0)) {
            last = f->edition;
        }
    }
    return last;
}

static bool edition_has_series(const Differ *d, const Series *series)
{
    for (size_t i = 0; i < d->monitor->figures.count; i++) {
        const Figure *f = d->monitor->figures.items[i];
        if (f->series == series && f->edition == d->edition) {
            return true;
        }
    }
    return false;
}

/* All figures of one place: [start, end). */
static void diff_place(Differ *d, size_t start, size_t end, const Edition *last)
{
    const Figure *before = NULL, *after = NULL;
    for (size_t i = start; i < end; i++) {
        const Figure *f = d->monitor->figures.items[i];
        if (f->edition == d->edition) {
            after = f;
        } else if (edition_compare(f->edition, d->edition) < 0) {
            before = f;
        }
    }
    if (after != NULL && before == NULL) {
        add_row(d, DIFF_ADDED, NULL, after);
    } else if (after != NULL && !answers_equally(before, after)) {
        add_row(d, DIFF_CHANGED, before, after);
    } else if (after == NULL && before != NULL && before->edition == last) {
        add_row(d, DIFF_GONE, before, NULL);
    }
}

DiffRowList edition_diff(Arena *a, const Monitor *monitor, const Edition *edition)
{
    Differ d = {.a = a, .monitor = monitor, .edition = edition};
    const FigureRefs *all = &monitor->figures;
    const Series *series = NULL;
    const Edition *last = NULL;
    for (size_t start = 0; start < all->count;) {
        size_t end = start + 1;
        while (end < all->count &&
               figure_compare_place(all->items[start], all->items[end]) == 0) {
            end++;
        }
        if (all->items[start]->series != series) {
            series = all->items[start]->series;
            last = edition_has_series(&d, series) ? edition_before(&d, series) : NULL;
        }
        diff_place(&d, start, end, last);
        start = end;
    }
    return d.rows;
}
