/* SPDX-License-Identifier: EUPL-1.2
 * near.c - divides the places, and takes along the sites that still matter
 */
#include "domain/reach/near.h"

#include <math.h>

#include "base/error.h"

#define FEW_PLACES 40 /* not worth dividing */
#define FEW_SITES 3
#define DEEPEST 12    /* times that each side is halved */
#define SLACK_M 0.001 /* far more than rounding can move a place out of its cell */

typedef struct Spot {
    Point at;
    uint32_t index;
} Spot;

typedef struct Box {
    double x;
    double y;
    double x2;
    double y2;
} Box;

/* Squared distances from a site to the nearest and the farthest point of a box. */
typedef struct Span {
    double least;
    double most;
} Span;

typedef struct Spots {
    Spot *items;
    size_t count;
} Spots;

/* The sites that a box takes along. */
typedef struct Matter {
    Spots nearest;   /* may be the nearest of some place in the box */
    Spots ring;      /* within the radius of some places in the box, not of all */
    uint32_t around; /* within the radius of all */
} Matter;

/* Cells from .. to - 1, which together are one box. */
typedef struct Range {
    size_t from;
    size_t to;
} Range;

typedef struct Descent {
    Spot *places;    /* sorted by cell */
    uint32_t *cells; /* where each begins in `places`; one more for the end */
    size_t cell_count;
    double radius2;
    bool wants_lists; /* then sites within the radius of all stay in the ring */
    Spot *room;       /* the lists of each depth lie behind those of the one above */
    double *least;    /* scratch, one for each site */
    Near *near;       /* null when lists are wanted */
    uint32_t *counts; /* of lists, on the first walk */
    NearLists *lists; /* on the second */
} Descent;

/* Not fmax() and fmin(): those are calls, for the sake of values that are no numbers. */
static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

static double square_distance(Point a, Point b)
{
    double dx = a.x_m - b.x_m;
    double dy = a.y_m - b.y_m;
    return dx * dx + dy * dy;
}

static Span span_of(const Box *box, Point at)
{
    double left = box->x - at.x_m, right = at.x_m - box->x2;
    double under = box->y - at.y_m, over = at.y_m - box->y2;
    double dx = larger(larger(left, right), 0), dy = larger(larger(under, over), 0);
    double far_x = larger(fabs(left), fabs(right)),
           far_y = larger(fabs(under), fabs(over));
    return (Span){dx * dx + dy * dy, far_x * far_x + far_y * far_y};
}

/* A site that is farther from every point of the box than another one is from any of
 * them cannot be the nearest. */
static Spots keep_nearest(Descent *descent, Spots sites, const Box *box, Spot *to)
{
    double bound = INFINITY;
    for (size_t i = 0; i < sites.count; i++) {
        Span span = span_of(box, sites.items[i].at);
        descent->least[i] = span.least;
        bound = smaller(bound, span.most);
    }
    size_t kept = 0;
    for (size_t i = 0; i < sites.count; i++) {
        if (descent->least[i] <= bound) {
            to[kept++] = sites.items[i];
        }
    }
    return (Spots){to, kept};
}

static Spots keep_ring(const Descent *descent, Spots sites, const Box *box, Spot *to,
                       uint32_t *around)
{
    size_t kept = 0;
    for (size_t i = 0; i < sites.count; i++) {
        Span span = span_of(box, sites.items[i].at);
        if (span.most <= descent->radius2 && !descent->wants_lists) {
            ++*around;
        } else if (span.least <= descent->radius2) {
            to[kept++] = sites.items[i];
        }
    }
    return (Spots){to, kept};
}

static void answer(Descent *descent, const Spot *place, const Matter *matter)
{
    double best = INFINITY;
    uint32_t nearest = NEAR_NONE;
    for (size_t i = 0; i < matter->nearest.count; i++) {
        const Spot *site = &matter->nearest.items[i];
        double distance = square_distance(place->at, site->at);
        if (distance < best) {
            best = distance;
            nearest = site->index;
        }
    }
    uint32_t within = matter->around;
    for (size_t i = 0; i < matter->ring.count; i++) {
        within +=
            square_distance(place->at, matter->ring.items[i].at) <= descent->radius2;
    }
    descent->near[place->index] = (Near){nearest, within, sqrt(best)};
}

static void list(Descent *descent, const Spot *place, const Matter *matter)
{
    size_t found = 0;
    for (size_t i = 0; i < matter->ring.count; i++) {
        const Spot *site = &matter->ring.items[i];
        if (square_distance(place->at, site->at) <= descent->radius2) {
            if (descent->lists != NULL) {
                NearLists *lists = descent->lists;
                lists->sites[lists->first[place->index] + found] = site->index;
            }
            found++;
        }
    }
    descent->counts[place->index] = (uint32_t)found;
}

static void descend(Descent *descent, Range range, Box box, Matter matter, Spot *room,
                    int depth);

static void descend_half(Descent *descent, Range range, Box box, const Matter *matter,
                         Spot *room, int depth)
{
    if (descent->cells[range.from] == descent->cells[range.to]) {
        return;
    }
    Box wide = {box.x - SLACK_M, box.y - SLACK_M, box.x2 + SLACK_M, box.y2 + SLACK_M};
    Matter kept = {.around = matter->around};
    if (!descent->wants_lists) {
        kept.nearest = keep_nearest(descent, matter->nearest, &wide, room);
        room += kept.nearest.count;
    }
    kept.ring = keep_ring(descent, matter->ring, &wide, room, &kept.around);
    descend(descent, range, box, kept, room + kept.ring.count, depth + 1);
}

static void descend(Descent *descent, Range range, Box box, Matter matter, Spot *room,
                    int depth)
{
    uint32_t from = descent->cells[range.from], to = descent->cells[range.to];
    bool is_settled = matter.nearest.count + matter.ring.count <= FEW_SITES;
    if (to - from <= FEW_PLACES || is_settled || range.to - range.from == 1) {
        for (uint32_t i = from; i < to; i++) {
            if (descent->wants_lists) {
                list(descent, &descent->places[i], &matter);
            } else {
                answer(descent, &descent->places[i], &matter);
            }
        }
        return;
    }
    size_t half = (range.from + range.to) / 2;
    Box first = box, second = box;
    if (depth % 2 == 0) {
        first.y2 = second.y = (box.y + box.y2) / 2;
    } else {
        first.x2 = second.x = (box.x + box.x2) / 2;
    }
    descend_half(descent, (Range){range.from, half}, first, &matter, room, depth);
    descend_half(descent, (Range){half, range.to}, second, &matter, room, depth);
}

static Box box_around(Points points)
{
    Box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < points.count; i++) {
        Point at = points.items[i];
        box = (Box){smaller(box.x, at.x_m), smaller(box.y, at.y_m),
                    larger(box.x2, at.x_m), larger(box.y2, at.y_m)};
    }
    return box;
}

/* The bits of a number below 2^DEEPEST, with a zero before each. */
static uint32_t spread(uint32_t bits)
{
    bits = (bits | bits << 8) & 0x00ff00ffu;
    bits = (bits | bits << 4) & 0x0f0f0f0fu;
    bits = (bits | bits << 2) & 0x33333333u;
    return (bits | bits << 1) & 0x55555555u;
}

static uint32_t step_of(double from, double to, double at, uint32_t side)
{
    double step = to > from ? (at - from) / (to - from) * side : 0;
    return step >= side ? side - 1 : (uint32_t)step;
}

/* Counting sort by cell, in the order of a quadtree: y and x by turns, the first bit
 * first. Then every box of the descent is one range. */
static void sort_places(Descent *descent, Arena *tmp, Points places, const Box *box)
{
    int depth = 0;
    while (depth < DEEPEST && places.count >> (2 * depth) > FEW_PLACES / 2) {
        depth++;
    }
    uint32_t side = (uint32_t)1 << depth;
    descent->cell_count = (size_t)side * side;
    descent->cells = PUSH_ARRAY(tmp, uint32_t, descent->cell_count + 2);
    uint32_t *keys = PUSH_ARRAY(tmp, uint32_t, places.count + 1);
    for (size_t i = 0; i < places.count; i++) {
        Point at = places.items[i];
        keys[i] = spread(step_of(box->y, box->y2, at.y_m, side)) << 1 |
                  spread(step_of(box->x, box->x2, at.x_m, side));
        descent->cells[keys[i] + 2]++;
    }
    for (size_t i = 1; i < descent->cell_count; i++) {
        descent->cells[i + 1] += descent->cells[i];
    }
    descent->places = PUSH_ARRAY(tmp, Spot, places.count + 1);
    for (size_t i = 0; i < places.count; i++) {
        uint32_t at = descent->cells[keys[i] + 1]++;
        descent->places[at] = (Spot){places.items[i], (uint32_t)i};
    }
}

static void walk(Descent *descent, Arena *tmp, Points places, Points sites)
{
    CHECK(places.count < NEAR_NONE && sites.count < NEAR_NONE);
    Box box = box_around(places);
    sort_places(descent, tmp, places, &box);
    Spots all = {PUSH_ARRAY(tmp, Spot, sites.count + 1), sites.count};
    for (size_t i = 0; i < sites.count; i++) {
        all.items[i] = (Spot){sites.items[i], (uint32_t)i};
    }
    descent->room = PUSH_ARRAY(tmp, Spot, (size_t)4 * (DEEPEST + 1) * sites.count + 1);
    descent->least = PUSH_ARRAY(tmp, double, sites.count + 1);
    descend(descent, (Range){0, descent->cell_count}, box,
            (Matter){descent->wants_lists ? (Spots){NULL, 0} : all, all, 0},
            descent->room, 0);
}

Near *near_all(Arena *a, Arena *tmp, Points places, Points sites, double radius_m)
{
    Descent descent = {.radius2 = radius_m * radius_m,
                       .near = PUSH_ARRAY(a, Near, places.count + 1)};
    walk(&descent, tmp, places, sites);
    return descent.near;
}

NearLists near_lists(Arena *a, Arena *tmp, Points places, Points sites, double radius_m)
{
    NearLists lists = {.first = PUSH_ARRAY(a, size_t, places.count + 1)};
    Descent descent = {.radius2 = radius_m * radius_m,
                       .wants_lists = true,
                       .counts = PUSH_ARRAY(tmp, uint32_t, places.count + 1)};
    walk(&descent, tmp, places, sites);
    for (size_t i = 0; i < places.count; i++) {
        lists.first[i + 1] = lists.first[i] + descent.counts[i];
    }
    lists.sites = PUSH_ARRAY(a, uint32_t, lists.first[places.count] + 1);
    descent.lists = &lists;
    walk(&descent, tmp, places, sites);
    return lists;
}
