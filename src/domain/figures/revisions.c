/* SPDX-License-Identifier: EUPL-1.2
 * revisions.c - what an edition changed in figures that were there before */
#include "domain/figures/figures.h"

#include "domain/figures/order.h"

static bool answers_equally(const Figure *a, const Figure *b)
{
    return str_equal(a->value.text, b->value.text) &&
           str_equal(a->low.text, b->low.text) && str_equal(a->high.text, b->high.text) &&
           a->availability == b->availability && a->stage == b->stage &&
           a->confidentiality == b->confidentiality;
}

typedef struct Found {
    Arena *arena;
    const Monitor *monitor;
    RevisionList list;
    size_t capacity;
} Found;

static void add_revision(Found *found, const Figure *before, const Figure *after)
{
    Revision revision = {.before = before, .after = after};
    if (before != NULL) {
        Comparison c = comparison(found->monitor, before, after);
        revision.comparable = c.why_not == COMPARABLE;
        revision.difference = c.difference;
    }
    if (found->list.count == found->capacity) {
        found->list.items = arena_grow(found->arena, found->list.items, found->list.count,
                                       &found->capacity, sizeof(Revision));
    }
    found->list.items[found->list.count++] = revision;
}

/* Between two moments: one answer then, one answer now. */
static void compare_ends(Found *found, const FigureRefs *all, size_t start, size_t end,
                         AsOf since, AsOf until)
{
    const Figure *before = NULL, *after = NULL;
    for (size_t i = start; i < end; i++) {
        if (edition_is_visible(all->items[i]->edition, since)) {
            before = all->items[i];
        }
        if (edition_is_visible(all->items[i]->edition, until)) {
            after = all->items[i];
        }
    }
    if (after != NULL && after != before &&
        (before == NULL || !answers_equally(before, after))) {
        add_revision(found, before, after);
    }
}

/* The whole history: each edition beside the one before it. */
static void compare_steps(Found *found, const FigureRefs *all, size_t start, size_t end,
                          AsOf until)
{
    const Figure *before = NULL;
    for (size_t i = start; i < end; i++) {
        const Figure *figure = all->items[i];
        if (!edition_is_visible(figure->edition, until)) {
            continue;
        }
        if (before != NULL && !answers_equally(before, figure)) {
            add_revision(found, before, figure);
        }
        before = figure;
    }
}

RevisionList revisions(Arena *a, const Monitor *monitor, const Edition *since,
                       const Edition *until)
{
    Found found = {.arena = a, .monitor = monitor};
    AsOf end_point = until != NULL ? as_of_edition(until) : as_of_latest();
    const FigureRefs *all = &monitor->figures;
    for (size_t start = 0; start < all->count;) {
        size_t end = start;
        while (end < all->count &&
               figure_compare_place(all->items[start], all->items[end]) == 0) {
            end++;
        }
        if (since != NULL) {
            compare_ends(&found, all, start, end, as_of_edition(since), end_point);
        } else {
            compare_steps(&found, all, start, end, end_point);
        }
        start = end;
    }
    return found.list;
}
