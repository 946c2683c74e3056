/* SPDX-License-Identifier: EUPL-1.2
 * scale.h - axes and labels that do not collide
 *
 *   Ticks ticks = ticks_for(0, 62, true);      0 20 40 60 80
 *
 * An axis always holds zero. Steps are 1, 2 or 5 times a power of ten, and there are 3 to
 * 5 ticks where all values lie on one side of zero.
 */
#ifndef PUBLISH_CHART_SCALE_H
#define PUBLISH_CHART_SCALE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Ticks {
    double step;
    int first; /* steps from zero; at most 0 */
    int last;  /* at least 2 - -first */
    int decimals;
} Ticks;

/* The tightest axis around these values; of two equally tight ones the one with most
 * ticks, or with fewest. */
Ticks ticks_for(double lowest, double highest, bool prefer_more);

typedef struct Scale {
    double from; /* value */
    double to;
    double start; /* unit of the drawing */
    double end;
} Scale;
double scale_at(const Scale *scale, double value);

/* Moves spots that lie nearer than their heights allow, as little as possible in all
 * (least squares), and keeps them between top and bottom when there is room. Equal spots
 * keep the order of the array. */
typedef struct Spot {
    double wanted; /* the middle */
    double height; /* with the room around it */
    double placed;
} Spot;
void spots_apart(Spot *spots, size_t count, double top, double bottom);

#define MOST_SPOTS 24

#endif
