/* SPDX-License-Identifier: EUPL-1.2
 * reach_what_if_test.c - facts about scenarios, and about where a site would help most
 *
 * Oracles: the last-school counts, which predict what a closure does; measuring the
 * changed country from scratch; and every set of places, tried.
 */
#include "small_reach.h"

#include "domain/reach/covering.h"
#include "domain/reach/what_if.h"

static const ReachQuestion QUESTION = {.profiles = 7, .norm = 12000};

static Scenario *scenario_of(Arena *a, const ReachLinks *links, const WhatIf *steps,
                             size_t count)
{
    Scenario *scenario;
    Error err = {0};
    if (!scenario_make(a, a, links, steps, count, &scenario, &err)) {
        fail_msg("%s", err.message);
    }
    return scenario;
}

static void closing_a_site_takes_the_last_school_of_exactly_whom_it_said(void **state)
{
    (void)state;
    Random random = {3};
    for (int round = 0; round < 30; round++) {
        Arena *a = arena_new();
        ReachInput *input = random_country(a, &random, 70, 9);
        ReachLinks links = links_make(a, a, input, 20000);
        ReachAnswer before = reach_measure(a, a, &links, &QUESTION, BOTH_COHORTS);
        for (uint32_t s = 0; s < 9; s++) {
            if (input->sites[s].profiles[0] == 0) {
                continue;
            }
            WhatIf step = {.kind = WHAT_IF_CLOSE, .site = s};
            Scenario *scenario = scenario_of(a, &links, &step, 1);
            ReachAnswer after =
                reach_measure(a, a, &scenario->links, &QUESTION, BOTH_COHORTS);
            Count none = before.regions[3].none;
            assert_true(after.regions[3].none.low == none.low + before.last[s].low);
            assert_true(after.regions[3].none.high == none.high + before.last[s].high);
            assert_true(after.regions[3].all.low == before.regions[3].all.low);
        }
        arena_free(a);
    }
}

static void a_scenario_is_the_changed_country_measured_from_scratch(void **state)
{
    (void)state;
    Random random = {17};
    for (int round = 0; round < 30; round++) {
        Arena *a = arena_new();
        ReachInput *input = random_country(a, &random, 70, 9);
        for (size_t s = 0; s < 9; s++) {
            input->sites[s].profiles[0] |= 1;
        }
        ReachLinks links = links_make(a, a, input, 20000);
        WhatIf steps[] = {
            {.kind = WHAT_IF_CLOSE, .site = 0},
            {.kind = WHAT_IF_MOVE, .site = 1, .at = {1000, 2000}},
            {.kind = WHAT_IF_MERGE, .site = 2, .into = 3},
            {.kind = WHAT_IF_ADD, .site = 4, .profiles = 4, .tracks = 1},
            {.kind = WHAT_IF_OPEN,
             .id = S("new"),
             .at = {30000, 30000},
             .profiles = 2,
             .tracks = 1},
        };
        Scenario *scenario = scenario_of(a, &links, steps, 5);
        ReachLinks fresh = links_make(a, a, &scenario->input, 20000);
        assert_int_equal(scenario->links.first[70], fresh.first[70]);
        for (size_t l = 0; l < fresh.first[70]; l++) {
            assert_int_equal(scenario->links.items[l].site, fresh.items[l].site);
            assert_true(scenario->links.items[l].length == fresh.items[l].length);
        }
        assert_int_equal(scenario->input.site_count, 11);
        assert_true(input->sites[0].profiles[0] != 0); /* the first one is as it was */
        arena_free(a);
    }
}

static void opening_what_was_closed_brings_everybody_back(void **state)
{
    Arena *a = *state;
    Random random = {23};
    ReachInput *input = random_country(a, &random, 70, 9);
    input->sites[0].profiles[0] = 7;
    ReachLinks links = links_make(a, a, input, 20000);
    WhatIf steps[] = {
        {.kind = WHAT_IF_CLOSE, .site = 0},
        {.kind = WHAT_IF_OPEN, .at = input->sites[0].at, .profiles = 7, .tracks = 1},
    };
    Scenario *scenario = scenario_of(a, &links, steps, 2);
    Reached *before = links_reached(a, a, &links, &QUESTION);
    Reached *after = links_reached(a, a, &scenario->links, &QUESTION);
    ScenarioChange change =
        scenario_compare(a, scenario, before, after, reach_pupils(input, 0));
    for (size_t from = 0; from < CHOICE_CLASSES; from++) {
        for (size_t to = 0; to < CHOICE_CLASSES; to++) {
            assert_true(from == to || change.moved[from][to].high == 0);
        }
    }
    assert_true(change.farther.high == 0 && change.nearer.high == 0);
    assert_true(change.gained[9].high == change.lost[0].high);
}

static void what_is_closed_cannot_close_again(void **state)
{
    Arena *a = *state;
    ReachLinks links = links_make(a, a, line_country(a), 20000);
    WhatIf steps[] = {{.kind = WHAT_IF_CLOSE}, {.kind = WHAT_IF_CLOSE}};
    Scenario *scenario;
    Error err = {0};
    assert_false(scenario_make(a, a, &links, steps, 2, &scenario, &err));
    expect_text(str_of(err.message), "S1 teaches nothing");
    WhatIf merge = {.kind = WHAT_IF_MERGE, .site = 1, .into = 1};
    assert_false(scenario_make(a, a, &links, &merge, 1, &scenario, &err));
}

/* Whoever goes by the matrix cannot be followed to a school the matrix does not know. */
static void pupils_of_the_matrix_are_not_sent_to_a_new_site_by_straight_line(void **state)
{
    Arena *a = *state;
    ReachInput *input = line_country(a);
    ReachLeg legs[] = {{2, 1, 1500}};
    input->legs = legs;
    input->leg_count = 1;
    ReachLinks links = links_make(a, a, input, 20000);
    WhatIf step = {.kind = WHAT_IF_MOVE, .site = 1, .at = {11000, 100}};
    Scenario *scenario = scenario_of(a, &links, &step, 1);
    ReachQuestion question = {.profiles = 1, .norm = 12000};
    Reached *before = links_reached(a, a, &links, &question);
    Reached *after = links_reached(a, a, &scenario->links, &question);
    ScenarioChange change =
        scenario_compare(a, scenario, before, after, reach_pupils(input, 0));
    assert_int_equal(after[2].nearest, REACH_NONE);
    assert_true(change.not_followed.low == 80);
    assert_true(change.moved[1][0].low == 80);
}

static double covered_by(const Covers *covers, const uint32_t *places, size_t count)
{
    double sum = 0;
    for (uint32_t p = 0; p < covers->point_count; p++) {
        bool found = false;
        for (size_t k = 0; k < count; k++) {
            for (size_t i = covers->first[places[k]]; i < covers->first[places[k] + 1];
                 i++) {
                found = found || covers->points[i] == p;
            }
        }
        sum += found ? covers->weights[p] : 0;
    }
    return sum;
}

static Covers random_covers(Arena *a, Random *random, size_t points, size_t places)
{
    double *weights = PUSH_ARRAY(a, double, points);
    size_t *first = PUSH_ARRAY(a, size_t, places + 1);
    uint32_t *items = PUSH_ARRAY(a, uint32_t, points * places);
    for (size_t p = 0; p < points; p++) {
        weights[p] = (double)(random_next(random) % 40);
    }
    for (size_t c = 0; c < places; c++) {
        first[c + 1] = first[c];
        for (uint32_t p = 0; p < points; p++) {
            if (random_next(random) % 4 == 0) {
                items[first[c + 1]++] = p;
            }
        }
    }
    return (Covers){weights, points, first, items, places};
}

static void exact_covering_is_the_best_of_every_three_tried(void **state)
{
    (void)state;
    Random random = {29};
    for (int round = 0; round < 25; round++) {
        Arena *a = arena_new();
        Covers covers = random_covers(a, &random, 24, 11);
        double best = 0;
        for (uint32_t i = 0; i < 11; i++) {
            for (uint32_t j = i + 1; j < 11; j++) {
                for (uint32_t k = j + 1; k < 11; k++) {
                    uint32_t places[] = {i, j, k};
                    double covered = covered_by(&covers, places, 3);
                    best = covered > best ? covered : best;
                }
            }
        }
        Covering exact = covering_exact(a, &covers, 3, 1000000);
        Covering greedy = covering_greedy(a, &covers, 3);
        assert_true(exact.is_exact && exact.covered == best);
        assert_true(covered_by(&covers, exact.places, exact.count) == best);
        assert_true(covered_by(&covers, greedy.places, greedy.count) == greedy.covered);
        assert_true(greedy.bound >= best && greedy.covered >= best * (1 - 0.3678794412));
        arena_free(a);
    }
}

static void too_many_looks_leave_the_greedy_answer_with_its_bound(void **state)
{
    Arena *a = *state;
    Random random = {31};
    Covers covers = random_covers(a, &random, 200, 60);
    Covering exact = covering_exact(a, &covers, 8, 100);
    Covering greedy = covering_greedy(a, &covers, 8);
    assert_false(exact.is_exact);
    assert_true(exact.covered == greedy.covered && exact.bound >= exact.covered);
}

static void nothing_is_chosen_when_nothing_is_gained(void **state)
{
    Arena *a = *state;
    double weights[] = {0, 0};
    size_t first[] = {0, 2};
    uint32_t points[] = {0, 1};
    Covers covers = {weights, 2, first, points, 1};
    assert_int_equal(covering_greedy(a, &covers, 2).count, 0);
    assert_int_equal(covering_exact(a, &covers, 2, 100).count, 0);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(closing_a_site_takes_the_last_school_of_exactly_whom_it_said),
        FACT(a_scenario_is_the_changed_country_measured_from_scratch),
        FACT(opening_what_was_closed_brings_everybody_back),
        FACT(what_is_closed_cannot_close_again),
        FACT(pupils_of_the_matrix_are_not_sent_to_a_new_site_by_straight_line),
        FACT(exact_covering_is_the_best_of_every_three_tried),
        FACT(too_many_looks_leave_the_greedy_answer_with_its_bound),
        FACT(nothing_is_chosen_when_nothing_is_gained),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
