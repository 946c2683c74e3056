/* SPDX-License-Identifier: EUPL-1.2
 * links.c - ways from origins to sites
 */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "domain/reach/reach.h"

Count count_plus(Count a, Count b)
{
    return (Count){a.low + b.low, a.high + b.high};
}

bool count_is_exact(Count count)
{
    return count.low == count.high;
}

const Count *reach_pupils(const ReachInput *input, size_t cohort)
{
    return input->pupils + cohort * input->origin_count;
}

bool site_counts(const ReachSite *site, const ReachQuestion *question)
{
    return (site->profiles[question->track] & question->profiles) != 0;
}

/* Twice the area of a triangle; its sign tells the side of the line a-b on which c lies.
 */
static double side_of(Point a, Point b, Point c)
{
    return (b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m);
}

static bool boxes_meet(Point a, Point b, Point c, Point d)
{
    return fmax(a.x_m, b.x_m) >= fmin(c.x_m, d.x_m) &&
           fmax(c.x_m, d.x_m) >= fmin(a.x_m, b.x_m) &&
           fmax(a.y_m, b.y_m) >= fmin(c.y_m, d.y_m) &&
           fmax(c.y_m, d.y_m) >= fmin(a.y_m, b.y_m);
}

/* Also when one only touches the other. */
static bool segments_cross(Point a, Point b, Point c, Point d)
{
    return boxes_meet(a, b, c, d) && side_of(a, b, c) * side_of(a, b, d) <= 0 &&
           side_of(c, d, a) * side_of(c, d, b) <= 0;
}

static bool is_barred(const ReachInput *input, Point from, Point to)
{
    for (size_t b = 0; b < input->barrier_count; b++) {
        const ReachBarrier *barrier = &input->barriers[b];
        for (size_t i = 0; i + 1 < barrier->count; i++) {
            if (segments_cross(from, to, barrier->points[i], barrier->points[i + 1])) {
                return true;
            }
        }
    }
    return false;
}

static int compare_links(const void *a, const void *b)
{
    const ReachLink *left = a, *right = b;
    if (left->length != right->length) {
        return left->length < right->length ? -1 : 1;
    }
    return left->site < right->site ? -1 : left->site > right->site;
}

/* Where the legs of each origin begin; legs are sorted by origin. */
static size_t *legs_first(Arena *tmp, const ReachInput *input)
{
    size_t *first = PUSH_ARRAY(tmp, size_t, input->origin_count + 1);
    size_t at = 0;
    for (size_t i = 0; i <= input->origin_count; i++) {
        while (at < input->leg_count && input->legs[at].origin < i) {
            at++;
        }
        first[i] = at;
    }
    return first;
}

static Points origin_points(Arena *tmp, const ReachInput *input)
{
    Point *points = PUSH_ARRAY(tmp, Point, input->origin_count + 1);
    for (size_t i = 0; i < input->origin_count; i++) {
        points[i] = input->origins[i].at;
    }
    return (Points){points, input->origin_count};
}

static Points site_points(Arena *tmp, const ReachInput *input)
{
    Point *points = PUSH_ARRAY(tmp, Point, input->site_count + 1);
    for (size_t i = 0; i < input->site_count; i++) {
        points[i] = input->sites[i].at;
    }
    return (Points){points, input->site_count};
}

static double road_length(const ReachOrigin *origin, const ReachSite *site)
{
    return origin->road * point_distance(origin->at, site->at);
}

static double least_factor(const ReachInput *input)
{
    double least = INFINITY;
    for (size_t i = 0; i < input->origin_count; i++) {
        least = fmin(least, input->origins[i].road);
    }
    return least;
}

/* Adds what is within the limit of one origin, and sorts it. */
static size_t add_links(const ReachInput *input, double limit, size_t i,
                        const size_t *legs, const NearLists *near, ReachLink *to)
{
    size_t count = 0;
    if (legs[i] < legs[i + 1]) {
        for (size_t l = legs[i]; l < legs[i + 1]; l++) {
            if (input->legs[l].length <= limit) {
                to[count++] = (ReachLink){input->legs[l].site, input->legs[l].length};
            }
        }
    } else {
        const ReachOrigin *origin = &input->origins[i];
        for (size_t n = near->first[i]; n < near->first[i + 1]; n++) {
            const ReachSite *site = &input->sites[near->sites[n]];
            double length = road_length(origin, site);
            if (length <= limit && !is_barred(input, origin->at, site->at)) {
                to[count++] = (ReachLink){near->sites[n], length};
            }
        }
    }
    qsort(to, count, sizeof *to, compare_links);
    return count;
}

ReachLinks links_make(Arena *a, Arena *tmp, const ReachInput *input, double limit)
{
    ReachLinks links = {.input = input,
                        .first = PUSH_ARRAY(a, size_t, input->origin_count + 1),
                        .limit = limit};
    /* A hair wider, for the length is rounded once more than the distance. */
    double radius_m = input->origin_count == 0 ? 0 : limit / least_factor(input) + 0.001;
    NearLists near = near_lists(tmp, tmp, origin_points(tmp, input),
                                site_points(tmp, input), radius_m);
    size_t *legs = legs_first(tmp, input);
    links.items =
        PUSH_ARRAY(a, ReachLink, near.first[input->origin_count] + input->leg_count + 1);
    for (size_t i = 0; i < input->origin_count; i++) {
        links.first[i + 1] = links.first[i] + add_links(input, limit, i, legs, &near,
                                                        links.items + links.first[i]);
    }
    return links;
}

static uint32_t *sites_that_count(Arena *tmp, const ReachInput *input,
                                  const ReachQuestion *question, size_t *count)
{
    uint32_t *sites = PUSH_ARRAY(tmp, uint32_t, input->site_count + 1);
    *count = 0;
    for (size_t s = 0; s < input->site_count; s++) {
        if (site_counts(&input->sites[s], question)) {
            sites[(*count)++] = (uint32_t)s;
        }
    }
    return sites;
}

/* Beyond the links: tries all sites that count. */
static void reach_far(const ReachInput *input, size_t i, const size_t *legs,
                      const uint32_t *sites, size_t site_count,
                      const ReachQuestion *question, Reached *reached)
{
    const ReachOrigin *origin = &input->origins[i];
    if (legs[i] < legs[i + 1]) {
        for (size_t l = legs[i]; l < legs[i + 1]; l++) {
            const ReachLeg *leg = &input->legs[l];
            if (leg->length < reached->length &&
                site_counts(&input->sites[leg->site], question)) {
                *reached = (Reached){leg->site, 0, leg->length};
            }
        }
        return;
    }
    for (size_t s = 0; s < site_count; s++) {
        const ReachSite *site = &input->sites[sites[s]];
        double length = road_length(origin, site);
        if (length < reached->length && !is_barred(input, origin->at, site->at)) {
            *reached = (Reached){sites[s], 0, length};
        }
    }
}

Reached *links_reached(Arena *a, Arena *tmp, const ReachLinks *links,
                       const ReachQuestion *question)
{
    CHECK(question->norm <= links->limit);
    const ReachInput *input = links->input;
    Reached *reached = PUSH_ARRAY(a, Reached, input->origin_count + 1);
    size_t site_count;
    uint32_t *sites = sites_that_count(tmp, input, question, &site_count);
    size_t *legs = legs_first(tmp, input);
    for (size_t i = 0; i < input->origin_count; i++) {
        reached[i] = (Reached){REACH_NONE, 0, INFINITY};
        for (size_t l = links->first[i]; l < links->first[i + 1]; l++) {
            const ReachLink *link = &links->items[l];
            if (!site_counts(&input->sites[link->site], question)) {
                continue;
            }
            if (reached[i].nearest == REACH_NONE) {
                reached[i].nearest = link->site;
                reached[i].length = link->length;
            }
            if (link->length > question->norm) {
                break;
            }
            reached[i].within++;
        }
        if (reached[i].nearest == REACH_NONE) {
            reach_far(input, i, legs, sites, site_count, question, &reached[i]);
        }
    }
    return reached;
}
