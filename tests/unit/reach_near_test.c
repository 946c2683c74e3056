/* SPDX-License-Identifier: EUPL-1.2
 * reach_near_test.c - facts about nearest sites and sites within a radius
 *
 * Oracle: every pair, tried.
 */
#include "small_reach.h"

#include <math.h>

#include "domain/reach/near.h"

static double square(Point a, Point b)
{
    return (a.x_m - b.x_m) * (a.x_m - b.x_m) + (a.y_m - b.y_m) * (a.y_m - b.y_m);
}

static void expect_as_tried(Arena *a, Points places, Points sites, double radius_m)
{
    Near *near = near_all(a, a, places, sites, radius_m);
    NearLists lists = near_lists(a, a, places, sites, radius_m);
    for (size_t i = 0; i < places.count; i++) {
        uint32_t nearest = NEAR_NONE, within = 0;
        double best = INFINITY;
        size_t at = lists.first[i];
        for (size_t s = 0; s < sites.count; s++) {
            double distance = square(places.items[i], sites.items[s]);
            if (distance < best) {
                best = distance;
                nearest = (uint32_t)s;
            }
            if (distance <= radius_m * radius_m) {
                within++;
                assert_true(at < lists.first[i + 1]);
                assert_int_equal(lists.sites[at++], s);
            }
        }
        assert_int_equal(near[i].nearest, nearest);
        assert_int_equal(near[i].within, within);
        assert_true(near[i].distance_m == sqrt(best));
        assert_int_equal(at, lists.first[i + 1]);
    }
}

/* Whole numbers in a small square bring equal distances and places on a boundary. */
static Points scattered(Arena *a, Random *random, size_t count, double width, bool whole)
{
    Point *points = PUSH_ARRAY(a, Point, count + 1);
    for (size_t i = 0; i < count; i++) {
        double x = random_length(random, width), y = random_length(random, width);
        points[i] = whole ? (Point){floor(x), floor(y)} : (Point){x, y};
    }
    return (Points){points, count};
}

static void answers_are_those_of_every_pair_tried(void **state)
{
    Random random = {20180627};
    for (int round = 0; round < 60; round++) {
        Arena *a = arena_new();
        bool whole = round % 2 == 0;
        double width = whole ? 40 : 300000;
        Points places = scattered(a, &random, random_next(&random) % 900, width, whole);
        Points sites = scattered(a, &random, random_next(&random) % 120, width, whole);
        expect_as_tried(a, places, sites, whole ? 5 : 12000);
        expect_as_tried(a, places, sites, whole ? 0 : 400000);
        arena_free(a);
    }
    (void)state;
}

static void many_places_at_one_spot_are_all_answered(void **state)
{
    Arena *a = *state;
    Point *same = PUSH_ARRAY(a, Point, 500);
    for (size_t i = 0; i < 500; i++) {
        same[i] = (Point){155000, 463000};
    }
    Point sites[] = {{155000, 463000}, {155000, 463000}, {167000, 463000}};
    expect_as_tried(a, (Points){same, 500}, (Points){sites, 3}, 12000);
}

static void a_site_at_exactly_the_radius_lies_within(void **state)
{
    Arena *a = *state;
    Point place[] = {{0, 0}}, sites[] = {{7200, 9600}, {7200, 9600.001}};
    Near *near = near_all(a, a, (Points){place, 1}, (Points){sites, 2}, 12000);
    assert_int_equal(near[0].within, 1);
    assert_true(near[0].distance_m == 12000);
}

static void without_sites_nothing_is_near(void **state)
{
    Arena *a = *state;
    Point place[] = {{0, 0}};
    Near *near = near_all(a, a, (Points){place, 1}, (Points){NULL, 0}, 12000);
    assert_true(near[0].nearest == NEAR_NONE && near[0].within == 0);
}

static void a_wrong_place_is_told_by_what_is_wrong_with_it(void **state)
{
    (void)state;
    assert_int_equal(place_doubt_degrees((Degrees){52.98, 6.53}), DOUBT_NONE);
    assert_int_equal(place_doubt_degrees((Degrees){6.53, 52.98}), DOUBT_SWAPPED);
    assert_int_equal(place_doubt_degrees((Degrees){0, 0}), DOUBT_ZERO);
    assert_int_equal(place_doubt_degrees((Degrees){234900, 557600}), DOUBT_IN_METRES);
    assert_int_equal(place_doubt_degrees((Degrees){48.85, 2.35}), DOUBT_OUTSIDE);
    assert_int_equal(place_doubt_metres((Point){234900, 557600}), DOUBT_NONE);
    assert_int_equal(place_doubt_metres((Point){557600, 234900}), DOUBT_SWAPPED);
    assert_int_equal(place_doubt_metres((Point){52.98, 6.53}), DOUBT_IN_DEGREES);
    assert_int_equal(place_doubt_metres((Point){0, 0}), DOUBT_ZERO);
    assert_int_equal(place_doubt_metres((Point){900000, 900000}), DOUBT_OUTSIDE);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(answers_are_those_of_every_pair_tried),
        FACT(many_places_at_one_spot_are_all_answered),
        FACT(a_site_at_exactly_the_radius_lies_within),
        FACT(without_sites_nothing_is_near),
        FACT(a_wrong_place_is_told_by_what_is_wrong_with_it),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
