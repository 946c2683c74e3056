/* SPDX-License-Identifier: EUPL-1.2
 * shape.h - the borders of areas: which one a place lies in, and fewer points for a map
 *
 *   before     +--.-+-..--+        after      +----+-----+
 *              |    '.    |                   |     \    |
 *              |     :    |                   |      |   |
 *              +-----+----+                   +------+---+
 *
 * An area is a set of rings; a place lies in it when a line from it to the east crosses
 * them an odd number of times, so holes and islands need no order. A ring does not repeat
 * its first point at the end.
 *
 * Simplifying: a point that makes the smallest triangle with its two neighbours goes
 * first, until the smallest that is left is larger than asked. Neighbouring areas share
 * the points of their border, and a point is one point however many rings pass it: it
 * goes from all of them or from none. So no slivers come between neighbours. A point
 * where more than two ways meet stays, and so does one whose triangle holds another
 * point, so that no border comes to cross another. A ring keeps three points; an island
 * smaller than asked is left out, unless it is all there is of its area.
 *
 * Pure; metres. Results live in `a`, `tmp` is scratch. Source: M. Visvalingam and J. D.
 * Whyatt, The Cartographic Journal 30 (1993), 46-51.
 */
#ifndef DOMAIN_REACH_SHAPE_H
#define DOMAIN_REACH_SHAPE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/reach/near.h"
#include "domain/reach/place.h"

typedef struct Ring {
    Point *points;
    size_t count;
} Ring;

typedef struct Area {
    Str id;
    Str name;
    Ring *rings;
    size_t ring_count;
} Area;

typedef struct Areas {
    Area *items;
    size_t count;
} Areas;

typedef struct Bounds {
    Point low;
    Point high;
} Bounds;

Bounds area_bounds(const Area *area);
Bounds areas_bounds(const Areas *areas);
bool area_holds(const Area *area, Point at);
double ring_area_m2(Ring ring); /* not below zero */

/* By place: which area holds it, the first of those that do; or areas->count. */
uint32_t *areas_of(Arena *a, Arena *tmp, const Areas *areas, Points places);

/* Two of its sides cross, or touch other than at their ends: sets a point near there. */
bool ring_crosses_itself(Arena *tmp, Ring ring, Point *at);

Areas areas_simplify(Arena *a, Arena *tmp, const Areas *areas, double least_m2);
size_t areas_points(const Areas *areas);

#endif
