/* SPDX-License-Identifier: EUPL-1.2
 * run_totals.c - what the publisher printed beside what was summed
 *
 * A total leaves some slots open: the one it is the total of, and those that are blank in
 * its row. For each set of open slots the groups are summed once, by the others.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "domain/sources/run_parts.h"

enum { OPEN_SETS = 64 };

typedef struct OpenSet {
    uint32_t open; /* bit per slot */
    Map by_key;
    Quantity *sums; /* [key][value] */
    size_t count;
} OpenSet;

typedef struct Checker {
    Run *run;
    RunReport *report;
    Arena *tmp;
    OpenSet sets[OPEN_SETS];
    size_t set_count;
    size_t capacity;
} Checker;

static Str key_of(Arena *a, const Run *run, uint32_t open, const Str *classes)
{
    Buf key = buf_in(a, 0);
    for (size_t i = 0; i < run->slot_count; i++) {
        if ((open >> i & 1) == 0) {
            buf_add(&key, classes[i]);
        }
        buf_char(&key, '\x1f');
    }
    return buf_str(&key);
}

static OpenSet *set_of(Checker *c, uint32_t open)
{
    const Run *run = c->run;
    for (size_t i = 0; i < c->set_count; i++) {
        if (c->sets[i].open == open) {
            return &c->sets[i];
        }
    }
    if (c->set_count == OPEN_SETS) {
        return NULL;
    }
    OpenSet *set = &c->sets[c->set_count++];
    *set = (OpenSet){.open = open, .by_key = map_in(c->tmp, 64)};
    set->sums =
        PUSH_ARRAY(c->tmp, Quantity, run->tally->group_count * run->value_count + 1);
    for (size_t g = 0; g < run->tally->group_count; g++) {
        Str classes[TALLY_SLOTS];
        for (size_t i = 0; i < run->slot_count; i++) {
            classes[i] = tally_class(run->tally, g, i);
        }
        Str key = key_of(c->tmp, run, open, classes);
        size_t at = map_get(&set->by_key, key);
        if (at == MAP_NONE) {
            at = set->count++;
            map_put(&set->by_key, key, at);
        }
        for (size_t v = 0; v < run->value_count; v++) {
            quantity_add(&set->sums[at * run->value_count + v],
                         &tally_cells(run->tally, g)[v]);
        }
    }
    return set;
}

/* Whether a total in column `total` also sums column `v`: they differ only in parts of
 * the header that the rule sums over. */
static bool is_summed(const Run *run, const TotalRule *rule, size_t total, size_t v)
{
    size_t parts = run->parts.count;
    for (size_t p = 0; p < parts; p++) {
        bool is_over = false;
        for (size_t i = 0; i < rule->over.count; i++) {
            is_over = is_over || str_equal(rule->over.items[i], run->parts.items[p]);
        }
        if (!is_over && !str_equal(run->part_texts[total * parts + p],
                                   run->part_texts[v * parts + p])) {
            return false;
        }
    }
    return !run->is_total[v] || v == total;
}

static TotalOutcome compare_total(const Run *run, const Quantity *printed,
                                  const Quantity *sum)
{
    if (!quantity_is_bounded(printed) || !quantity_is_bounded(sum)) {
        return TOTAL_NOT_KNOWN;
    }
    Exact low = sum->sum, high = sum->sum, least = printed->sum, most = printed->sum;
    exact_add(&low, sum->low);
    exact_add(&high, sum->high);
    exact_add(&least, printed->low);
    exact_add(&most, printed->high);
    if (exact_compare(low, high) == 0 && exact_compare(low, least) == 0 &&
        exact_compare(least, most) == 0) {
        return TOTAL_AGREES;
    }
    double half = run->recipe->is_as_printed
                      ? exact_double(sum->halves) + exact_double(printed->halves)
                      : run->recipe->rounded_to / run->recipe->multiply / 2 *
                            (double)(sum->known + printed->known);
    return exact_double(high) + half >= exact_double(least) &&
                   exact_double(low) - half <= exact_double(most)
               ? TOTAL_WITHIN_RANGE
               : TOTAL_DIFFERS;
}

static Str range_text(Arena *a, const Quantity *q)
{
    Exact low = q->sum, high = q->sum;
    exact_add(&low, q->low);
    exact_add(&high, q->high);
    Str text = exact_text(a, low);
    return exact_compare(low, high) == 0 ? text
                                         : str_format(a, "%.*s to %.*s", STR_ARG(text),
                                                      STR_ARG(exact_text(a, high)));
}

static void check_value(Checker *c, const TotalRow *row, const TotalRule *rule,
                        const Quantity *sums, size_t v)
{
    Run *run = c->run;
    if (quantity_cells(&row->values[v]) == 0) {
        return;
    }
    Quantity sum = {0};
    for (size_t other = 0; sums != NULL && other < run->value_count; other++) {
        if (is_summed(run, rule, v, other)) {
            quantity_add(&sum, &sums[other]);
        }
    }
    TotalOutcome outcome = compare_total(run, &row->values[v], &sum);
    c->report->outcomes[outcome]++;
    if (c->report->total_count == c->capacity) {
        c->report->totals = arena_grow(run->a, c->report->totals, c->report->total_count,
                                       &c->capacity, sizeof(CheckedTotal));
    }
    c->report->totals[c->report->total_count++] = (CheckedTotal){
        .column = rule->column,
        .code = rule->code,
        .value_name =
            run->plan.counts_rows ? S("rows") : run->columns[run->values[v]].name,
        .printed = range_text(run->a, &row->values[v]),
        .sum = range_text(run->a, &sum),
        .outcome = outcome,
        .place = row->place,
    };
    DatasetPlace *place = &c->report->totals[c->report->total_count - 1].place;
    place->column = run->plan.counts_rows ? 1 : (uint32_t)run->values[v] + 1;
}

static void check_row(Checker *c, const TotalRow *row)
{
    Run *run = c->run;
    uint32_t open = 0;
    for (size_t i = 0; i < run->slot_count; i++) {
        open |= row->classes[i].data == NULL ? (uint32_t)1 << i : 0;
    }
    const TotalRule *rule = &run->recipe->totals.items[__builtin_ctzll(row->rules)];
    OpenSet *set = set_of(c, open);
    if (set == NULL) {
        return;
    }
    size_t at = map_get(&set->by_key, key_of(c->tmp, run, open, row->classes));
    const Quantity *sums = at == MAP_NONE ? NULL : &set->sums[at * run->value_count];
    for (size_t v = 0; v < run->value_count; v++) {
        check_value(c, row, rule, sums, v);
    }
}

static int compare_totals(const void *a, const void *b)
{
    const CheckedTotal *x = a, *y = b;
    int order = (x->place.line > y->place.line) - (x->place.line < y->place.line);
    return order != 0 ? order
                      : (x->place.column > y->place.column) -
                            (x->place.column < y->place.column);
}

void check_totals(Run *run, RunReport *report)
{
    if (run->tally->total_count == 0) {
        return;
    }
    Arena *tmp = arena_new();
    Checker *c = PUSH(tmp, Checker);
    *c = (Checker){.run = run, .report = report, .tmp = tmp};
    for (size_t i = 0; i < run->tally->total_count; i++) {
        check_row(c, &run->tally->totals[i]);
    }
    arena_free(tmp);
    if (report->total_count > 1) {
        qsort(report->totals, report->total_count, sizeof(CheckedTotal), compare_totals);
    }
}
