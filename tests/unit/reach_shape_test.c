/* SPDX-License-Identifier: EUPL-1.2
 * reach_shape_test.c - facts about areas, and about maps with fewer points
 *
 * Oracle for simplifying: a country cut in squares with ragged borders, of which every
 * place lies in exactly one area before and after.
 */
#include "small_reach.h"

#include <math.h>

#include "domain/reach/shape.h"

static Area square(Arena *a, double x, double y, double side)
{
    Area area = {.rings = PUSH_ARRAY(a, Ring, 1), .ring_count = 1};
    Point corners[] = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
    area.rings[0] = (Ring){PUSH_ARRAY(a, Point, 4), 4};
    for (size_t i = 0; i < 4; i++) {
        area.rings[0].points[i] = corners[i];
    }
    return area;
}

static void a_place_lies_in_an_area_but_not_in_its_hole(void **state)
{
    Arena *a = *state;
    Area area = square(a, 0, 0, 100);
    Area hole = square(a, 40, 40, 20);
    Ring rings[] = {area.rings[0], hole.rings[0]};
    area.rings = rings;
    area.ring_count = 2;
    assert_true(area_holds(&area, (Point){10, 10}));
    assert_false(area_holds(&area, (Point){50, 50}));
    assert_false(area_holds(&area, (Point){110, 50}));
    assert_true(ring_area_m2(rings[0]) == 10000);
}

/* One of two neighbours holds a place on their border, not both and not none. */
static void a_place_on_a_border_lies_in_one_area(void **state)
{
    Arena *a = *state;
    Area items[] = {square(a, 0, 0, 10), square(a, 10, 0, 10)};
    for (double y = 1; y < 10; y++) {
        Point at = {10, y};
        assert_true(area_holds(&items[0], at) != area_holds(&items[1], at));
    }
}

static void a_ring_that_crosses_itself_is_found(void **state)
{
    Arena *a = *state;
    Point bow[] = {{0, 0}, {10, 10}, {10, 0}, {0, 10}};
    Point at;
    assert_true(ring_crosses_itself(a, (Ring){bow, 4}, &at));
    Area good = square(a, 0, 0, 10);
    assert_false(ring_crosses_itself(a, good.rings[0], &at));
}

#define SIDE 4
#define STEPS 24 /* points on each side of a square */
#define WIDTH 2400.0

/* Where the border lies that would lie straight: the same for both neighbours. */
static Point ragged(const double *bumps, size_t column, size_t row, size_t step,
                    bool is_upright)
{
    double along = WIDTH / STEPS * (double)step;
    bool is_corner = step == 0;
    bool is_outer = is_upright ? column == 0 || column == SIDE : row == 0 || row == SIDE;
    double bump = is_corner || is_outer
                      ? 0
                      : bumps[((column * 7 + row) * STEPS + step) * 2 + is_upright];
    return is_upright
               ? (Point){(double)column * WIDTH + bump, (double)row * WIDTH + along}
               : (Point){(double)column * WIDTH + along, (double)row * WIDTH + bump};
}

static Areas ragged_country(Arena *a, Random *random)
{
    double *bumps = PUSH_ARRAY(a, double, (size_t)8 * 8 * STEPS * 2);
    for (size_t i = 0; i < (size_t)8 * 8 * STEPS * 2; i++) {
        bumps[i] = random_length(random, 120) - 60;
    }
    Areas areas = {PUSH_ARRAY(a, Area, SIDE * SIDE), SIDE * SIDE};
    for (size_t i = 0; i < areas.count; i++) {
        size_t column = i % SIDE, row = i / SIDE;
        Ring ring = {PUSH_ARRAY(a, Point, (size_t)4 * STEPS), (size_t)4 * STEPS};
        for (size_t s = 0; s < STEPS; s++) {
            ring.points[s] = ragged(bumps, column, row, s, false);
            ring.points[STEPS + s] = ragged(bumps, column + 1, row, s, true);
            ring.points[2 * STEPS + s] =
                s == 0 ? ragged(bumps, column + 1, row + 1, 0, false)
                       : ragged(bumps, column, row + 1, STEPS - s, false);
            ring.points[3 * STEPS + s] =
                s == 0 ? ragged(bumps, column, row + 1, 0, true)
                       : ragged(bumps, column, row, STEPS - s, true);
        }
        areas.items[i].rings = PUSH_ARRAY(a, Ring, 1);
        areas.items[i].rings[0] = ring;
        areas.items[i].ring_count = 1;
    }
    return areas;
}

static size_t holders(const Areas *areas, Point at)
{
    size_t count = 0;
    for (size_t i = 0; i < areas->count; i++) {
        count += area_holds(&areas->items[i], at) ? 1 : 0;
    }
    return count;
}

static void simpler_neighbours_leave_no_sliver_and_no_overlap(void **state)
{
    (void)state;
    Random random = {41};
    for (int round = 0; round < 12; round++) {
        Arena *a = arena_new();
        Areas country = ragged_country(a, &random);
        Areas simple = areas_simplify(a, a, &country, 3000 * (round + 1));
        assert_true(areas_points(&simple) < areas_points(&country) * 3 / 4);
        for (size_t i = 0; i < simple.count; i++) {
            Point at;
            assert_false(ring_crosses_itself(a, simple.items[i].rings[0], &at));
        }
        for (int i = 0; i < 1500; i++) {
            /* Not at the rim: the corners of the country may go. */
            Point at = {500 + random_length(&random, SIDE * WIDTH - 1000),
                        500 + random_length(&random, SIDE * WIDTH - 1000)};
            assert_int_equal(holders(&simple, at), 1);
        }
        arena_free(a);
    }
}

static void nothing_is_taken_when_nothing_is_small(void **state)
{
    Arena *a = *state;
    Random random = {43};
    Areas country = ragged_country(a, &random);
    Areas same = areas_simplify(a, a, &country, 0);
    assert_int_equal(areas_points(&same), areas_points(&country));
}

static void a_small_island_goes_unless_it_is_all_there_is(void **state)
{
    Arena *a = *state;
    Area big = square(a, 0, 0, 1000), small = square(a, 2000, 0, 10);
    Ring rings[] = {big.rings[0], small.rings[0]};
    Area items[] = {{.rings = rings, .ring_count = 2}, square(a, 3000, 0, 10)};
    Areas areas = {items, 2};
    Areas simple = areas_simplify(a, a, &areas, 5000);
    assert_int_equal(simple.items[0].ring_count, 1);
    assert_int_equal(simple.items[1].ring_count, 1);
    assert_int_equal(simple.items[1].rings[0].count, 4 - 1);
}

static void each_place_is_given_its_area(void **state)
{
    Arena *a = *state;
    Area items[] = {square(a, 0, 0, 10), square(a, 10, 0, 10)};
    Areas areas = {items, 2};
    Point places[] = {{5, 5}, {15, 5}, {25, 5}};
    uint32_t *found = areas_of(a, a, &areas, (Points){places, 3});
    assert_true(found[0] == 0 && found[1] == 1 && found[2] == 2);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_place_lies_in_an_area_but_not_in_its_hole),
        FACT(a_place_on_a_border_lies_in_one_area),
        FACT(a_ring_that_crosses_itself_is_found),
        FACT(simpler_neighbours_leave_no_sliver_and_no_overlap),
        FACT(nothing_is_taken_when_nothing_is_small),
        FACT(a_small_island_goes_unless_it_is_all_there_is),
        FACT(each_place_is_given_its_area),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
