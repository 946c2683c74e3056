/* SPDX-License-Identifier: EUPL-1.2
 * base_map_test.c - facts about finding a place by text
 */
#include "expect.h"

#include "base/map.h"

static void what_was_put_is_found(void **state)
{
    Arena *a = *state;
    Map map = map_in(a, 2);
    assert_true(map_put(&map, S("fme"), 0));
    assert_true(map_put(&map, S("vhto"), 7));
    assert_int_equal(map_get(&map, S("fme")), 0);
    assert_int_equal(map_get(&map, S("vhto")), 7);
    assert_true(map_get(&map, S("fm")) == MAP_NONE);
}

static void the_first_value_of_a_key_stays(void **state)
{
    Arena *a = *state;
    Map map = map_in(a, 0);
    assert_true(map_put(&map, S("fme"), 1));
    assert_false(map_put(&map, S("fme"), 2));
    assert_int_equal(map_get(&map, S("fme")), 1);
    assert_int_equal(map.count, 1);
}

static void the_empty_key_is_a_key(void **state)
{
    Arena *a = *state;
    Map map = map_in(a, 0);
    assert_true(map_get(&map, S("")) == MAP_NONE);
    assert_true(map_put(&map, (Str){NULL, 0}, 5));
    assert_false(map_put(&map, S(""), 6));
    assert_int_equal(map_get(&map, S("")), 5);
}

static void an_empty_map_has_nothing(void **state)
{
    (void)state;
    Map map = {0};
    assert_true(map_get(&map, S("fme")) == MAP_NONE);
}

static void a_map_grows_past_what_was_expected(void **state)
{
    Arena *a = *state;
    Map map = map_in(a, 1);
    for (size_t i = 0; i < 20000; i++) {
        assert_true(map_put(&map, str_format(a, "key-%zu", i), i));
    }
    for (size_t i = 0; i < 20000; i++) {
        assert_int_equal(map_get(&map, str_format(a, "key-%zu", i)), i);
    }
    assert_true(map_get(&map, S("key-20000")) == MAP_NONE);
    assert_int_equal(map.count, 20000);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(what_was_put_is_found),
        FACT(the_first_value_of_a_key_stays),
        FACT(the_empty_key_is_a_key),
        FACT(an_empty_map_has_nothing),
        FACT(a_map_grows_past_what_was_expected),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
