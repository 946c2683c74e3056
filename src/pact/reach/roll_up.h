/* SPDX-License-Identifier: EUPL-1.2
 * roll_up.h - regions of the files and regions of the pact
 *
 *   origins.csv tells municipality@2015   ->   memberships.csv   ->   landsdeel@2018
 *
 * A scheme that no file of reach names is made from one that a file does name, when the
 * pact says of each of its regions in which one region of the other scheme it lies. A
 * region that lies in two has no single answer, so then the scheme is not made: pupils
 * are not divided by guess.
 */
#ifndef PACT_REACH_ROLL_UP_H
#define PACT_REACH_ROLL_UP_H

#include "domain/regions/region.h"
#include "pact/reach/reach_read.h"

/* `province@2018:drenthe`, or `drenthe`, or the name of the region; null: unknown. */
const Region *reach_region(Arena *tmp, const Regions *regions, Str scheme, Str text);

/* The scheme, made if need be; null when neither the files nor the pact tell it. */
const ReachScheme *reach_roll_up(Arena *a, const Regions *regions, ReachRead *read,
                                 Str scheme);

#endif
