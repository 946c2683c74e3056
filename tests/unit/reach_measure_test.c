/* SPDX-License-Identifier: EUPL-1.2
 * reach_measure_test.c - facts about shares, classes, distances and catchments
 *
 * Oracles: the worked example of docs/reach.md, reckoned by hand; and every pair, tried.
 */
#include "small_reach.h"

#include <math.h>

#include "domain/reach/catchment.h"

static const ReachQuestion IN_12_KM = {.profiles = 1, .norm = 12000};

static void the_line_has_two_sites_for_three_and_none_for_the_fourth(void **state)
{
    Arena *a = *state;
    ReachLinks links = links_make(a, a, line_country(a), 20000);
    ReachAnswer answer = reach_measure(a, a, &links, &IN_12_KM, ONE_COHORT);
    const ReachMeasures *all = &answer.regions[0];
    assert_true(all->all.low == 250 && all->all.high == 250);
    assert_true(all->more.low == 230 && all->one.low == 0 && all->none.low == 20);
    for (size_t s = 0; s < REACH_STEPS; s++) {
        double share = s == 4 ? 1.0 : 0.92; /* 18 km to S2 lies within 20 */
        assert_near(all->within[s].lowest, share, 1e-12);
        assert_near(all->within[s].highest, share, 1e-12);
    }
    assert_near(all->mean.lowest, (2 * 100 + 2 * 50 + 1 * 80 + 18 * 20) * 1000.0 / 250,
                1e-9);
    assert_near(all->p95.lowest, 18000, 1e-9);
    assert_int_equal(all->fragile_site, REACH_NONE);
}

static void within_two_kilometres_is_92_of_100(void **state)
{
    Arena *a = *state;
    ReachLinks links = links_make(a, a, line_country(a), 20000);
    ReachQuestion question = {.profiles = 1, .norm = 2000};
    ReachAnswer answer = reach_measure(a, a, &links, &question, ONE_COHORT);
    assert_near(answer.regions[0].reached.lowest, 0.92, 1e-12);
    assert_true(answer.last[0].low == 150 && answer.last[1].low == 80);
    assert_int_equal(answer.regions[0].fragile_site, 0);
}

/* The table of the worked example: R of both sites, A of the four origins. */
static void the_worked_example_comes_out_to_six_digits(void **state)
{
    static const double expected[3][6] = {
        {0.2608695652, 0.1304347826, 0.3913043478, 0.3913043478, 0.3913043478, 0},
        {0.3579952267, 0.2205882353, 0.4065246385, 0.5079952267, 0.2993471852, 0},
        {0.3430611687, 0.2885336217, 0.3310353193, 0.4734483849, 0.4153006103, 0},
    };
    static const double pupils[] = {100, 50, 80, 20}, places[] = {60, 30};
    Arena *a = *state;
    ReachLinks links = links_make(a, a, line_country(a), 12000);
    for (int w = 0; w < 3; w++) {
        Catchment got =
            catchment(a, &links, &IN_12_KM, (CatchmentWeight)w, pupils, places);
        double given = 0;
        for (size_t s = 0; s < 2; s++) {
            assert_near(got.per_site[s], expected[w][s], 5e-7);
        }
        for (size_t i = 0; i < 4; i++) {
            assert_near(got.per_origin[i], expected[w][2 + i], 5e-7);
            given += pupils[i] * got.per_origin[i];
        }
        assert_near(given, 90, 1e-9);
    }
}

static void no_place_is_lost_and_none_is_made(void **state)
{
    (void)state;
    Random random = {7};
    for (int round = 0; round < 40; round++) {
        Arena *a = arena_new();
        ReachInput *input = random_country(a, &random, 60, 12);
        ReachLinks links = links_make(a, a, input, 12000);
        ReachQuestion question = {.profiles = 7, .norm = 12000};
        double *pupils = PUSH_ARRAY(a, double, 60), *places = PUSH_ARRAY(a, double, 12);
        for (size_t i = 0; i < 60; i++) {
            pupils[i] = input->pupils[i].high;
        }
        for (size_t s = 0; s < 12; s++) {
            places[s] = input->sites[s].places;
        }
        CatchmentWeight weight = (CatchmentWeight)(round % 3);
        Catchment got = catchment(a, &links, &question, weight, pupils, places);
        double given = 0, there = 0;
        for (size_t i = 0; i < 60; i++) {
            given += pupils[i] * got.per_origin[i];
        }
        for (size_t s = 0; s < 12; s++) {
            there += got.per_site[s] > 0 ? places[s] : 0;
        }
        assert_near(given, there, 1e-6);
        arena_free(a);
    }
}

static bool is_in(const ReachInput *input, size_t i, size_t region)
{
    return region == input->regions.count || input->origins[i].region == region;
}

/* One region, as slow and plain as can be. */
static ReachMeasures tried(const ReachInput *input, const ReachQuestion *question,
                           size_t region, double *lengths)
{
    ReachMeasures got = {0};
    for (size_t i = 0; i < input->origin_count; i++) {
        uint32_t within = 0;
        lengths[i] = INFINITY;
        for (size_t s = 0; s < input->site_count; s++) {
            double length = input->origins[i].road *
                            point_distance(input->origins[i].at, input->sites[s].at);
            if (site_counts(&input->sites[s], question)) {
                within += length <= question->norm;
                lengths[i] = fmin(lengths[i], length);
            }
        }
        if (!is_in(input, i, region)) {
            continue;
        }
        Count count =
            count_plus(input->pupils[i], input->pupils[input->origin_count + i]);
        Count *class = within == 0 ? &got.none : within == 1 ? &got.one : &got.more;
        *class = count_plus(*class, count);
        got.all = count_plus(got.all, count);
    }
    return got;
}

static void expect_count(Count actual, Count expected)
{
    assert_true(actual.low == expected.low && actual.high == expected.high);
}

static void classes_are_those_of_every_pair_tried_and_close(void **state)
{
    (void)state;
    Random random = {11};
    for (int round = 0; round < 40; round++) {
        Arena *a = arena_new();
        ReachInput *input = random_country(a, &random, 80, 1 + (size_t)round % 14);
        ReachLinks links = links_make(a, a, input, 20000);
        ReachQuestion question = {.profiles = 1 + (uint64_t)round % 7, .norm = 12000};
        ReachAnswer answer = reach_measure(a, a, &links, &question, BOTH_COHORTS);
        double *lengths = PUSH_ARRAY(a, double, 80);
        for (size_t r = 0; r <= 3; r++) {
            ReachMeasures expected = tried(input, &question, r, lengths);
            const ReachMeasures *got = &answer.regions[r];
            expect_count(got->none, expected.none);
            expect_count(got->one, expected.one);
            expect_count(got->more, expected.more);
            expect_count(count_plus(got->none, count_plus(got->one, got->more)),
                         got->all);
            expect_count(got->all, expected.all);
        }
        for (size_t i = 0; i < 80; i++) {
            assert_true(answer.reached[i].length == lengths[i]);
        }
        arena_free(a);
    }
}

/* Each hidden count is given each of its ends in turn: with six, all 64 ways. */
static void ranges_hold_every_way_to_fill_in_hidden_counts_and_no_more(void **state)
{
    (void)state;
    Random random = {5};
    for (int round = 0; round < 25; round++) {
        Arena *a = arena_new();
        ReachInput *input = random_country(a, &random, 6, 3);
        ReachLinks links = links_make(a, a, input, 90000);
        ReachQuestion question = {.profiles = 7, .norm = 15000};
        for (size_t i = 0; i < 6; i++) {
            input->pupils[i] = (Count){1, 4};
        }
        ReachAnswer range = reach_measure(a, a, &links, &question, ONE_COHORT);
        const ReachMeasures *all = &range.regions[3];
        ReachMeasures seen = {.reached = {INFINITY, -INFINITY},
                              .mean = {INFINITY, -INFINITY},
                              .p95 = {INFINITY, -INFINITY}};
        for (unsigned way = 0; way < 64; way++) {
            for (size_t i = 0; i < 6; i++) {
                double count = way >> i & 1 ? 4 : 1;
                input->pupils[i] = (Count){count, count};
            }
            ReachAnswer one = reach_measure(a, a, &links, &question, ONE_COHORT);
            const ReachMeasures *got = &one.regions[3];
            seen.reached.lowest = fmin(seen.reached.lowest, got->reached.lowest);
            seen.reached.highest = fmax(seen.reached.highest, got->reached.highest);
            seen.mean.lowest = fmin(seen.mean.lowest, got->mean.lowest);
            seen.mean.highest = fmax(seen.mean.highest, got->mean.highest);
            seen.p95.lowest = fmin(seen.p95.lowest, got->p95.lowest);
            seen.p95.highest = fmax(seen.p95.highest, got->p95.highest);
        }
        assert_near(all->reached.lowest, seen.reached.lowest, 1e-12);
        assert_near(all->reached.highest, seen.reached.highest, 1e-12);
        if (all->has_mean) {
            assert_near(all->mean.lowest, seen.mean.lowest, 1e-6);
            assert_near(all->mean.highest, seen.mean.highest, 1e-6);
        }
        assert_true(all->p95.lowest == seen.p95.lowest);
        assert_true(all->p95.highest == seen.p95.highest);
        arena_free(a);
    }
}

static void a_region_without_pupils_has_no_share(void **state)
{
    Arena *a = *state;
    ReachInput *input = line_country(a);
    input->regions = one_text(a, S("empty"));
    ReachLinks links = links_make(a, a, input, 20000);
    ReachAnswer answer = reach_measure(a, a, &links, &IN_12_KM, ONE_COHORT);
    assert_false(answer.regions[0].is_known);
    assert_true(answer.regions[1].is_known);
}

static void nobody_reaches_a_profile_that_is_not_taught(void **state)
{
    Arena *a = *state;
    ReachLinks links = links_make(a, a, line_country(a), 20000);
    ReachQuestion question = {.profiles = 2, .norm = 12000};
    ReachAnswer answer = reach_measure(a, a, &links, &question, ONE_COHORT);
    assert_true(answer.regions[0].none.low == 250);
    assert_true(answer.regions[0].no_way.low == 250);
    assert_false(answer.regions[0].has_mean);
    assert_true(isinf(answer.regions[0].p95.lowest));
}

/* c lies beyond the water: S2 is 1 km away, S1 9 km, and only S2 is on its side. */
static void no_straight_way_crosses_a_barrier(void **state)
{
    Arena *a = *state;
    ReachInput *input = line_country(a);
    Point water[] = {{8000, -5000}, {8000, 5000}};
    ReachBarrier barrier = {S("water"), water, 2};
    input->barriers = &barrier;
    input->barrier_count = 1;
    ReachLinks links = links_make(a, a, input, 20000);
    ReachAnswer answer = reach_measure(a, a, &links, &IN_12_KM, ONE_COHORT);
    assert_true(answer.regions[0].one.low == 230 && answer.regions[0].more.low == 0);
    assert_true(answer.last[0].low == 150 && answer.last[1].low == 80);
    input->sites[1].profiles[0] = 0;
    answer = reach_measure(a, a, &links, &IN_12_KM, ONE_COHORT);
    assert_true(answer.regions[0].no_way.low == 100);
}

static void an_origin_in_the_matrix_goes_by_the_matrix_alone(void **state)
{
    Arena *a = *state;
    ReachInput *input = line_country(a);
    ReachLeg legs[] = {{2, 0, 90000}};
    input->legs = legs;
    input->leg_count = 1;
    ReachLinks links = links_make(a, a, input, 20000);
    ReachAnswer answer = reach_measure(a, a, &links, &IN_12_KM, ONE_COHORT);
    assert_true(answer.regions[0].none.low == 100);
    assert_int_equal(answer.reached[2].nearest, 0);
    assert_true(answer.reached[2].length == 90000);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(the_line_has_two_sites_for_three_and_none_for_the_fourth),
        FACT(within_two_kilometres_is_92_of_100),
        FACT(the_worked_example_comes_out_to_six_digits),
        FACT(no_place_is_lost_and_none_is_made),
        FACT(classes_are_those_of_every_pair_tried_and_close),
        FACT(ranges_hold_every_way_to_fill_in_hidden_counts_and_no_more),
        FACT(a_region_without_pupils_has_no_share),
        FACT(nobody_reaches_a_profile_that_is_not_taught),
        FACT(no_straight_way_crosses_a_barrier),
        FACT(an_origin_in_the_matrix_goes_by_the_matrix_alone),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
