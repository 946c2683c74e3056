/* SPDX-License-Identifier: EUPL-1.2
 * near.h - which of some thousand sites lie near each of very many places
 *
 *   +-------+---+---+    The places are sorted once, in the order of a quadtree, so that
 *   | .     | . | . |    every box is a range of them. Going down, each box takes along
 *   |    .  +---+---+    only the sites that may still matter to it: those that may be
 * the |       | .   . |    nearest of some place in it, and those whose circle crosses
 * it.
 *   +-------+-------+    A site whose circle holds the whole box is counted once and left
 *                        behind, as is one whose circle misses it.
 *
 * The answers are exact: equal to trying every pair, bit for bit. Of two sites at the
 * same distance the first one is nearest; a site at exactly the radius lies within. Boxes
 * are a millimetre wider than their cells, and beyond that need no care: subtracting,
 * squaring and adding rise and fall together in floating point.
 *
 * bench/reach.sh measures it beside a k-d tree that is asked place by place.
 *
 * Pure; at most UINT32_MAX - 1 places and sites. Results live in `a`; `tmp` is scratch.
 */
#ifndef DOMAIN_REACH_NEAR_H
#define DOMAIN_REACH_NEAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "domain/reach/place.h"

#define NEAR_NONE UINT32_MAX

typedef struct Points {
    const Point *items;
    size_t count;
} Points;

typedef struct Near {
    uint32_t nearest; /* place in the array of sites; NEAR_NONE: there are none */
    uint32_t within;  /* how many lie within the radius */
    double distance_m;
} Near;

/* One answer for each place, in their order. */
Near *near_all(Arena *a, Arena *tmp, Points places, Points sites, double radius_m);

/* All sites within the radius of each place: those of place i are
 * sites[first[i]] .. sites[first[i + 1] - 1], in the order of the sites. */
typedef struct NearLists {
    size_t *first;
    uint32_t *sites;
} NearLists;
NearLists near_lists(Arena *a, Arena *tmp, Points places, Points sites, double radius_m);

#endif
