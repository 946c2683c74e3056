/* SPDX-License-Identifier: EUPL-1.2
 * measure.h - the measures of one question, for the country and each of its regions
 *
 *   share within D     pupils whose nearest site lies at most D away / all pupils
 *   choice classes     pupils with no, one, or two and more sites within the norm
 *   distance           mean, and the length below which 95 of 100 pupils have a site
 *   last school        of each site: pupils for whom it is the only one within the norm
 *   fragility          of a region: the largest share that one closure would leave
 *                      without a site, and which site that is
 *
 * Hidden counts make ranges: `lowest` and `highest` of every share and distance over all
 * numbers that the counts allow. Sums close: none + one + more = all, both ends. Pupils
 * without any way to any site count as farther than every distance; they are in `none`,
 * in `no_way`, and not in the mean.
 *
 * A region without pupils has no shares: `is_known` is false, and nothing is zero.
 *
 * Pure. Shapes: one ReachMeasures per region of the input, then one for all origins
 * together: regions.count + 1 in all. Oracle: tests/unit/reach_measure_test.c.
 */
#ifndef DOMAIN_REACH_MEASURE_H
#define DOMAIN_REACH_MEASURE_H

#include "domain/reach/reach.h"

#define REACH_STEPS 5
extern const double REACH_STEPS_KM[REACH_STEPS]; /* 5, 10, 12, 15, 20 */

/* Of a share (0 to 1) or a length. */
typedef struct Extent {
    double lowest;
    double highest;
} Extent;

typedef struct ReachMeasures {
    Count all;
    Count none;
    Count one;
    Count more;
    Count no_way;  /* of `none` */
    Count edge;    /* of `none` and `one`: the norm reaches over the border */
    bool is_known; /* there are pupils */
    Extent within[REACH_STEPS]; /* shares */
    Extent reached;             /* share with at least one site within the norm */
    bool has_mean;
    Extent mean;
    Extent p95;            /* may be INFINITY: more than 5 of 100 have no way */
    uint32_t fragile_site; /* REACH_NONE: no closure would take anybody's last site */
    Count fragile;         /* pupils who have that site alone */
} ReachMeasures;

typedef struct ReachAnswer {
    const Reached *reached; /* by origin */
    ReachMeasures *regions; /* regions.count + 1; the last is all together */
    Count *last;            /* by site */
} ReachAnswer;

/* The cohorts whose bit is set are taken together. */
typedef struct CohortSet {
    const uint32_t *items;
    size_t count;
} CohortSet;

ReachAnswer reach_measure(Arena *a, Arena *tmp, const ReachLinks *links,
                          const ReachQuestion *question, CohortSet cohorts);

/* Pupils of some cohorts together, by origin. */
Count *reach_together(Arena *a, const ReachInput *input, CohortSet cohorts);

/* Part over part and rest, for all numbers the counts allow. */
Extent share_extent(Count part, Count rest);

#endif
