/* SPDX-License-Identifier: EUPL-1.2
 * shape.c - places in areas, and rings that cross themselves
 */
#include "domain/reach/shape.h"

#include <math.h>
#include <stdlib.h>

static void widen(Bounds *bounds, Point at)
{
    bounds->low = (Point){fmin(bounds->low.x_m, at.x_m), fmin(bounds->low.y_m, at.y_m)};
    bounds->high =
        (Point){fmax(bounds->high.x_m, at.x_m), fmax(bounds->high.y_m, at.y_m)};
}

Bounds area_bounds(const Area *area)
{
    Bounds bounds = {{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};
    for (size_t r = 0; r < area->ring_count; r++) {
        for (size_t i = 0; i < area->rings[r].count; i++) {
            widen(&bounds, area->rings[r].points[i]);
        }
    }
    return bounds;
}

Bounds areas_bounds(const Areas *areas)
{
    Bounds bounds = {{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};
    for (size_t i = 0; i < areas->count; i++) {
        Bounds one = area_bounds(&areas->items[i]);
        if (one.low.x_m <= one.high.x_m) {
            widen(&bounds, one.low);
            widen(&bounds, one.high);
        }
    }
    return bounds;
}

/* Each side holds its lower end and not its upper one, so that a corner counts once. */
static bool crosses_eastward(Point a, Point b, Point at)
{
    if ((a.y_m > at.y_m) == (b.y_m > at.y_m)) {
        return false;
    }
    double x = a.x_m + (at.y_m - a.y_m) / (b.y_m - a.y_m) * (b.x_m - a.x_m);
    return at.x_m < x;
}

bool area_holds(const Area *area, Point at)
{
    bool is_in = false;
    for (size_t r = 0; r < area->ring_count; r++) {
        const Ring *ring = &area->rings[r];
        for (size_t i = 0, j = ring->count - 1; i < ring->count; j = i++) {
            if (crosses_eastward(ring->points[j], ring->points[i], at)) {
                is_in = !is_in;
            }
        }
    }
    return is_in;
}

double ring_area_m2(Ring ring)
{
    double twice = 0;
    for (size_t i = 0, j = ring.count - 1; i < ring.count; j = i++) {
        twice += (ring.points[j].x_m - ring.points[i].x_m) *
                 (ring.points[j].y_m + ring.points[i].y_m);
    }
    return fabs(twice) / 2;
}

static bool is_within(const Bounds *bounds, Point at)
{
    return at.x_m >= bounds->low.x_m && at.x_m <= bounds->high.x_m &&
           at.y_m >= bounds->low.y_m && at.y_m <= bounds->high.y_m;
}

uint32_t *areas_of(Arena *a, Arena *tmp, const Areas *areas, Points places)
{
    uint32_t *found = PUSH_ARRAY(a, uint32_t, places.count + 1);
    Bounds *bounds = PUSH_ARRAY(tmp, Bounds, areas->count + 1);
    for (size_t i = 0; i < areas->count; i++) {
        bounds[i] = area_bounds(&areas->items[i]);
    }
    for (size_t p = 0; p < places.count; p++) {
        uint32_t at = 0;
        while (at < areas->count && !(is_within(&bounds[at], places.items[p]) &&
                                      area_holds(&areas->items[at], places.items[p]))) {
            at++;
        }
        found[p] = at;
    }
    return found;
}

typedef struct Side {
    Point from; /* the western end */
    Point to;
    size_t index;
} Side;

static int compare_sides(const void *a, const void *b)
{
    const Side *left = a, *right = b;
    if (left->from.x_m != right->from.x_m) {
        return left->from.x_m < right->from.x_m ? -1 : 1;
    }
    return left->index < right->index ? -1 : left->index > right->index;
}

static double turn(Point a, Point b, Point c)
{
    return (b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m);
}

static bool sides_cross(const Side *a, const Side *b)
{
    if (fmax(a->from.y_m, a->to.y_m) < fmin(b->from.y_m, b->to.y_m) ||
        fmax(b->from.y_m, b->to.y_m) < fmin(a->from.y_m, a->to.y_m)) {
        return false;
    }
    return turn(a->from, a->to, b->from) * turn(a->from, a->to, b->to) < 0 &&
           turn(b->from, b->to, a->from) * turn(b->from, b->to, a->to) < 0;
}

/* Sides from west to east; each is tried against those that begin before it ends. */
bool ring_crosses_itself(Arena *tmp, Ring ring, Point *at)
{
    Side *sides = PUSH_ARRAY(tmp, Side, ring.count + 1);
    for (size_t i = 0; i < ring.count; i++) {
        Point from = ring.points[i], to = ring.points[(i + 1) % ring.count];
        bool is_west = from.x_m <= to.x_m;
        sides[i] = (Side){is_west ? from : to, is_west ? to : from, i};
    }
    qsort(sides, ring.count, sizeof *sides, compare_sides);
    for (size_t i = 0; i < ring.count; i++) {
        for (size_t j = i + 1; j < ring.count && sides[j].from.x_m <= sides[i].to.x_m;
             j++) {
            if (sides_cross(&sides[i], &sides[j])) {
                *at = sides[j].from;
                return true;
            }
        }
    }
    return false;
}

size_t areas_points(const Areas *areas)
{
    size_t count = 0;
    for (size_t i = 0; i < areas->count; i++) {
        for (size_t r = 0; r < areas->items[i].ring_count; r++) {
            count += areas->items[i].rings[r].count;
        }
    }
    return count;
}
