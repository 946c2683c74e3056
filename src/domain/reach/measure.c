/* SPDX-License-Identifier: EUPL-1.2
 * measure.c - sums over origins, from near to far
 */
#include "domain/reach/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const double REACH_STEPS_KM[REACH_STEPS] = {5, 10, 12, 15, 20};

typedef struct Ordered {
    double length;
    uint32_t origin;
} Ordered;

static int compare_ordered(const void *a, const void *b)
{
    const Ordered *left = a, *right = b;
    if (left->length != right->length) {
        return left->length < right->length ? -1 : 1;
    }
    return left->origin < right->origin ? -1 : left->origin > right->origin;
}

Extent share_extent(Count part, Count rest)
{
    double least = part.low + rest.high, most = part.high + rest.low;
    return (Extent){least > 0 ? part.low / least : 0, most > 0 ? part.high / most : 0};
}

Count *reach_together(Arena *a, const ReachInput *input, CohortSet cohorts)
{
    Count *pupils = PUSH_ARRAY(a, Count, input->origin_count + 1);
    for (size_t c = 0; c < cohorts.count; c++) {
        const Count *one = reach_pupils(input, cohorts.items[c]);
        for (size_t i = 0; i < input->origin_count; i++) {
            pupils[i] = count_plus(pupils[i], one[i]);
        }
    }
    return pupils;
}

static Count minus(Count whole, Count part)
{
    return (Count){whole.low - part.low, whole.high - part.high};
}

/* A mean and a quantile over weights that are ranges. Going from near to far, `near` is
 * what lies nearer, so the smallest mean takes the most of it and the least of the rest;
 * where that changes, every place is tried. */
typedef struct Spread {
    Count all;      /* with a way */
    double low_sum; /* sum of length x low */
    double high_sum;
    Count near;
    double near_low_sum;
    double near_high_sum;
} Spread;

static void try_mean(const Spread *spread, ReachMeasures *measures)
{
    double low_weight = spread->near.high + spread->all.low - spread->near.low;
    double low_sum = spread->near_high_sum + spread->low_sum - spread->near_low_sum;
    double high_weight = spread->near.low + spread->all.high - spread->near.high;
    double high_sum = spread->near_low_sum + spread->high_sum - spread->near_high_sum;
    if (low_weight > 0) {
        measures->mean.lowest = fmin(measures->mean.lowest, low_sum / low_weight);
    }
    if (high_weight > 0) {
        measures->mean.highest = fmax(measures->mean.highest, high_sum / high_weight);
    }
}

static void try_p95(const Spread *spread, Count all, double length,
                    ReachMeasures *measures)
{
    Extent share = share_extent(spread->near, minus(all, spread->near));
    if (share.highest >= 0.95 && isinf(measures->p95.lowest)) {
        measures->p95.lowest = length;
    }
    if (share.lowest >= 0.95 && isinf(measures->p95.highest)) {
        measures->p95.highest = length;
    }
}

/* The origins of one region, from near to far. */
typedef struct Group {
    const Ordered *items;
    size_t count;
} Group;

static void measure_lengths(Group group, const Count *pupils, ReachMeasures *measures)
{
    Spread spread = {0};
    for (size_t i = 0; i < group.count && !isinf(group.items[i].length); i++) {
        Count count = pupils[group.items[i].origin];
        spread.all = count_plus(spread.all, count);
        spread.low_sum += group.items[i].length * count.low;
        spread.high_sum += group.items[i].length * count.high;
    }
    measures->has_mean = spread.all.high > 0;
    measures->mean = (Extent){INFINITY, -INFINITY};
    measures->p95 = (Extent){INFINITY, INFINITY};
    try_mean(&spread, measures);
    for (size_t i = 0; i < group.count && !isinf(group.items[i].length); i++) {
        const Ordered *at = &group.items[i];
        Count count = pupils[at->origin];
        spread.near = count_plus(spread.near, count);
        spread.near_low_sum += at->length * count.low;
        spread.near_high_sum += at->length * count.high;
        if (i + 1 == group.count || group.items[i + 1].length > at->length) {
            try_mean(&spread, measures);
            try_p95(&spread, measures->all, at->length, measures);
        }
    }
}

static void measure_classes(const ReachInput *input, Group group, const Reached *reached,
                            const Count *pupils, ReachMeasures *measures)
{
    Count within[REACH_STEPS] = {0};
    for (size_t i = 0; i < group.count; i++) {
        uint32_t origin = group.items[i].origin;
        Count count = pupils[origin];
        const Reached *way = &reached[origin];
        Count *class = way->within == 0   ? &measures->none
                       : way->within == 1 ? &measures->one
                                          : &measures->more;
        *class = count_plus(*class, count);
        measures->all = count_plus(measures->all, count);
        if (way->nearest == REACH_NONE) {
            measures->no_way = count_plus(measures->no_way, count);
        }
        if (way->within < 2 && input->origins[origin].is_edge) {
            measures->edge = count_plus(measures->edge, count);
        }
        for (size_t s = 0; s < REACH_STEPS; s++) {
            if (way->length <= REACH_STEPS_KM[s] * 1000) {
                within[s] = count_plus(within[s], count);
            }
        }
    }
    measures->is_known = measures->all.high > 0;
    for (size_t s = 0; s < REACH_STEPS; s++) {
        measures->within[s] = share_extent(within[s], minus(measures->all, within[s]));
    }
    measures->reached =
        share_extent(count_plus(measures->one, measures->more), measures->none);
}

static void add_last(Group group, const Reached *reached, const Count *pupils,
                     Count *by_site)
{
    for (size_t i = 0; i < group.count; i++) {
        uint32_t origin = group.items[i].origin;
        if (reached[origin].within == 1) {
            uint32_t site = reached[origin].nearest;
            by_site[site] = count_plus(by_site[site], pupils[origin]);
        }
    }
}

/* The site that most pupils have as their only one. */
static void measure_fragility(size_t site_count, const Count *by_site,
                              ReachMeasures *measures)
{
    measures->fragile_site = REACH_NONE;
    for (size_t s = 0; s < site_count; s++) {
        Count most = measures->fragile;
        if (by_site[s].high > most.high ||
            (by_site[s].high == most.high && by_site[s].low > most.low)) {
            measures->fragile = by_site[s];
            measures->fragile_site = (uint32_t)s;
        }
    }
}

/* All origins by region, and within it from near to far. */
static Ordered *order_origins(Arena *tmp, const ReachInput *input, const Reached *reached,
                              size_t *first, Ordered **all)
{
    size_t count = input->origin_count;
    *all = PUSH_ARRAY(tmp, Ordered, count + 1);
    for (size_t i = 0; i < count; i++) {
        (*all)[i] = (Ordered){reached[i].length, (uint32_t)i};
        if (input->origins[i].region != REACH_NONE) {
            first[input->origins[i].region + 1]++;
        }
    }
    qsort(*all, count, sizeof **all, compare_ordered);
    for (size_t r = 0; r < input->regions.count; r++) {
        first[r + 1] += first[r];
    }
    size_t *next = PUSH_ARRAY(tmp, size_t, input->regions.count + 1);
    for (size_t r = 0; r < input->regions.count; r++) {
        next[r] = first[r];
    }
    Ordered *by_region = PUSH_ARRAY(tmp, Ordered, count + 1);
    for (size_t i = 0; i < count; i++) {
        uint32_t region = input->origins[(*all)[i].origin].region;
        if (region != REACH_NONE) {
            by_region[next[region]++] = (*all)[i];
        }
    }
    return by_region;
}

ReachAnswer reach_measure(Arena *a, Arena *tmp, const ReachLinks *links,
                          const ReachQuestion *question, CohortSet cohorts)
{
    const ReachInput *input = links->input;
    size_t regions = input->regions.count;
    Count *pupils = reach_together(tmp, input, cohorts);
    ReachAnswer answer = {.reached = links_reached(a, tmp, links, question),
                          .regions = PUSH_ARRAY(a, ReachMeasures, regions + 1),
                          .last = PUSH_ARRAY(a, Count, input->site_count + 1)};
    size_t *first = PUSH_ARRAY(tmp, size_t, regions + 1);
    Ordered *all;
    Ordered *by_region = order_origins(tmp, input, answer.reached, first, &all);
    Count *by_site = PUSH_ARRAY(tmp, Count, input->site_count + 1);
    for (size_t r = 0; r <= regions; r++) {
        Group group = r < regions ? (Group){by_region + first[r], first[r + 1] - first[r]}
                                  : (Group){all, input->origin_count};
        measure_classes(input, group, answer.reached, pupils, &answer.regions[r]);
        measure_lengths(group, pupils, &answer.regions[r]);
        Count *last = r < regions ? by_site : answer.last;
        add_last(group, answer.reached, pupils, last);
        measure_fragility(input->site_count, last, &answer.regions[r]);
        memset(by_site, 0, input->site_count * sizeof *by_site);
    }
    return answer;
}
