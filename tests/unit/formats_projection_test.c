/* SPDX-License-Identifier: EUPL-1.2
 * formats_projection_test.c - facts about degrees and metres
 *
 * Oracle: the three towers of T. Strang van Hees and F. Schreutelkamp,
 * "Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoordinaten",
 * Geodesia 2001-2, whose RD coordinates are those of the national triangulation; they
 * give 0.25 m as their error.
 */
#include "expect.h"

#include <math.h>

#include "formats/projection.h"

typedef struct Tower {
    double latitude;
    double longitude;
    double x_m;
    double y_m;
} Tower;

static const Tower TOWERS[] = {
    {52.15517440, 5.38720621, 155000.000, 463000.000},
    {52.37453253, 4.88352559, 120700.723, 487525.502},
    {53.21938317, 6.56820053, 233883.131, 582065.167},
};

static Projection *opened(Arena *a)
{
    Projection *projection;
    Error err = {0};
    if (!projection_open(a, &projection, &err)) {
        fail_msg("%s", err.message);
    }
    return projection;
}

static void towers_stand_where_they_were_measured(void **state)
{
    Projection *projection = opened(*state);
    for (size_t i = 0; i < 3; i++) {
        double x, y;
        assert_true(projection_to_metres(projection, TOWERS[i].latitude,
                                         TOWERS[i].longitude, &x, &y));
        if (hypot(x - TOWERS[i].x_m, y - TOWERS[i].y_m) > 0.75) {
            fail_msg("tower %zu is at %.3f, %.3f", i, x, y);
        }
    }
}

static void there_and_back_is_the_same_place(void **state)
{
    Projection *projection = opened(*state);
    for (double x = 20000; x < 280000; x += 20000) {
        for (double y = 310000; y < 620000; y += 20000) {
            double latitude, longitude, x2, y2;
            assert_true(projection_to_degrees(projection, x, y, &latitude, &longitude));
            assert_true(projection_to_metres(projection, latitude, longitude, &x2, &y2));
            assert_true(hypot(x2 - x, y2 - y) < 0.001);
        }
    }
}

static void what_has_no_place_on_the_grid_is_refused(void **state)
{
    Projection *projection = opened(*state);
    double x = -1, y = -1;
    assert_false(projection_to_metres(projection, NAN, 5, &x, &y));
    assert_false(projection_to_metres(projection, 1e300, 5, &x, &y));
    assert_true(x == -1 && y == -1);
    assert_true(projection_to_metres(projection, 52, 5, &x, &y)); /* and it goes on */
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(towers_stand_where_they_were_measured),
        FACT(there_and_back_is_the_same_place),
        FACT(what_has_no_place_on_the_grid_is_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
