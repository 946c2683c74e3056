/* SPDX-License-Identifier: EUPL-1.2
 * catchment.h - how many places there are for each pupil around, seen from where they
 * live
 *
 *   step 1, per site     R_j = S_j / sum over origins i in reach of P_i w(d_ij)
 *   step 2, per origin   A_i = sum over sites j in reach of R_j w(d_ij)
 *
 * P pupils, S places at a site, d the length of the link, d0 the norm. The weight w is 1
 * within the norm (2SFCA), or falls with distance (enhanced): in three steps of a third
 * of the norm, 1.00, 0.68 and 0.22; or as a Gaussian that is zero at the norm,
 *
 *   w(d) = (exp(-d^2 / (2 d0^2)) - exp(-1/2)) / (1 - exp(-1/2))
 *
 * A site without pupils in reach gives nothing to anybody. For all others together
 * sum P_i A_i = sum S_j: no place is lost and none is made.
 *
 * A measure for analysts: A is places per pupil, not a chance to get in.
 *
 * Pure. Sources: W. Luo and F. Wang, Environment and Planning B 30 (2003), 865-884; W.
 * Luo and Y. Qi, Health & Place 15 (2009), 1100-1107 (steps); D. Dai, Health & Place 16
 * (2010), 1038-1052 (Gaussian). Oracle: a line of four origins and two sites, worked out
 * in tests/unit/reach_measure_test.c.
 */
#ifndef DOMAIN_REACH_CATCHMENT_H
#define DOMAIN_REACH_CATCHMENT_H

#include "domain/reach/reach.h"

typedef enum CatchmentWeight {
    CATCHMENT_EQUAL,
    CATCHMENT_STEPS,
    CATCHMENT_GAUSSIAN,
} CatchmentWeight;

double catchment_weight(CatchmentWeight weight, double length, double norm);

typedef struct Catchment {
    double *per_site;   /* R: places per pupil in reach; 0 without pupils in reach */
    double *per_origin; /* A */
} Catchment;

/* `pupils` by origin, `places` by site; only sites that count for the question. */
Catchment catchment(Arena *a, const ReachLinks *links, const ReachQuestion *question,
                    CatchmentWeight weight, const double *pupils, const double *places);

#endif
