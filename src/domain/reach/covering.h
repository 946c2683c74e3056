/* SPDX-License-Identifier: EUPL-1.2
 * covering.h - where one site more, or some, would help most pupils
 *
 *   weights     3   5   2   4        pupils without a site, by origin
 *   place a     x   x                reaches the first two: 8
 *   place b         x   x            7
 *   place c                 x        4
 *   best one: a (8)   best two: a and c (12)
 *
 * Maximal covering: choose k places so that most weight lies within reach of at least
 * one. Greedy takes the place that adds most, then the next; it finds at least 1 - 1/e
 * (63 in 100) of the best, and what it found also tells an upper bound: the weight it
 * covers plus the k largest gains that are left. Exact tries sets in order of gain and
 * drops a branch that cannot beat the best so far; it is refused when it would take more
 * than `most_steps` looks, and then the greedy answer stands with its bound.
 *
 * Of equally good places the first one is taken. Pure.
 *
 * Sources: R. Church and C. ReVelle, Papers of the Regional Science Association 32
 * (1974), 101-118; G. Nemhauser, L. Wolsey and M. Fisher, Mathematical Programming 14
 * (1978), 265-294 (the bounds).
 */
#ifndef DOMAIN_REACH_COVERING_H
#define DOMAIN_REACH_COVERING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define MOST_CHOSEN 20

/* Place c covers points[first[c]] .. points[first[c + 1] - 1]. */
typedef struct Covers {
    const double *weights; /* by point; not below zero */
    size_t point_count;
    const size_t *first;
    const uint32_t *points;
    size_t place_count;
} Covers;

typedef struct Covering {
    uint32_t places[MOST_CHOSEN]; /* in the order they were chosen */
    double gains[MOST_CHOSEN];    /* what each adds to those before it */
    size_t count;                 /* fewer than asked when nothing more is gained */
    double covered;
    double bound; /* no choice of as many places covers more */
    bool is_exact;
} Covering;

Covering covering_greedy(Arena *tmp, const Covers *covers, size_t wanted);
Covering covering_exact(Arena *tmp, const Covers *covers, size_t wanted,
                        size_t most_steps);

#endif
