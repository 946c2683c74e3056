/* SPDX-License-Identifier: EUPL-1.2
 * publish_chart_tiles_test.c - maps of tiles
 */
#include "plot_reading.h"

#include "publish/chart/tiles.h"

static Arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static Tile tile_at(const char *name, int64_t row, int64_t column, double value,
                    const TileClasses *classes)
{
    return (Tile){.name = str_of(name),
                  .row = row,
                  .column = column,
                  .step = tile_step(classes, value),
                  .shown = str_format(arena, "%.1f", value)};
}

static void classes_begin_at_zero_so_small_differences_look_small(void **state)
{
    (void)state;
    TileClasses classes = tile_classes(27, 29);
    assert_true(is_near(classes.bounds[0], 0));
    assert_int_equal(tile_step(&classes, 27), tile_step(&classes, 29));
    classes = tile_classes(13.2, 34.6);
    assert_int_equal(classes.count, 4);
    assert_int_equal(tile_step(&classes, 13.2), 2);
    assert_int_equal(tile_step(&classes, 34.6), 4);
    assert_int_equal(tile_step(&classes, 40), 4); /* the last bound is included */
}

static void there_are_at_most_four_classes_whatever_the_values(void **state)
{
    (void)state;
    static const double ends[][2] = {{0, 0},   {0, 1e-9}, {0, 1e12}, {-3, 8},
                                     {-80, 5}, {-9, -1},  {0, 3},    {0.1, 0.3}};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        TileClasses classes = tile_classes(ends[i][0], ends[i][1]);
        assert_in_range(classes.count, 1, COLOUR_STEPS);
        for (size_t e = 0; e < 2; e++) {
            int step = tile_step(&classes, ends[i][e]);
            assert_in_range(step, 1, COLOUR_STEPS);
        }
        assert_true(classes.bounds[0] <= ends[i][0] + 1e-12);
        assert_true(classes.bounds[classes.count] >= ends[i][1] - 1e-12);
    }
}

static void thirty_five_tiles_fit_in_every_width(void **state)
{
    (void)state;
    TileClasses classes = tile_classes(0, 35);
    Tile tiles[35];
    for (size_t i = 0; i < 35; i++) {
        tiles[i] = tile_at("Stedendriehoek en Noordwest Veluwe", 1 + (int64_t)i / 6,
                           1 + (int64_t)i % 6, (double)i, &classes);
    }
    tiles[7].is_own = true;
    tiles[8].is_provisional = true;
    tiles[9].step = 0;
    tiles[9].shown = S("geen cijfer");
    ChartTiles map = {tiles, 35, &classes, S("%"), LANG_NL};
    for (int size = CHART_WIDE; size <= CHART_SMALL; size++) {
        Plot plot = chart_tiles(arena, &map, (ChartSize)size);
        assert_true(plot.width <= (size == CHART_WIDE ? 700 : 300));
        assert_int_equal(count_marks(&plot, PLOT_PART), 34 + classes.count);
        assert_int_equal(count_marks(&plot, PLOT_OPEN), 2); /* and one in the key */
        assert_int_equal(count_marks(&plot, PLOT_OWN), 1);
        assert_int_equal(count_marks(&plot, PLOT_MARK_PROVISIONAL), 1);
        assert_readable(&plot);
    }
}

static void names_that_do_not_fit_become_short_and_then_numbers(void **state)
{
    (void)state;
    TileClasses classes = tile_classes(0, 10);
    Tile tiles[5];
    for (size_t i = 0; i < 5; i++) {
        tiles[i] = tile_at("Gelderland", 1, 1 + (int64_t)i, 5, &classes);
    }
    ChartTiles map = {tiles, 5, NULL, S(""), LANG_EN};
    assert_false(chart_tiles_has_numbers(arena, &map, CHART_WIDE));
    assert_true(chart_tiles_has_numbers(arena, &map, CHART_NARROW));
    for (size_t i = 0; i < 5; i++) {
        tiles[i].short_name = S("GE");
    }
    assert_false(chart_tiles_has_numbers(arena, &map, CHART_NARROW));
    Plot plot = chart_tiles(arena, &map, CHART_NARROW);
    assert_true(has_text(&plot, "GE"));
    assert_readable(&plot);
}

static void a_map_without_any_value_has_open_tiles_only(void **state)
{
    (void)state;
    Tile tiles[] = {{.name = S("a"), .row = 1, .column = 1, .shown = S("no figure")},
                    {.name = S("b"), .row = 1, .column = 2, .shown = S("no figure")}};
    ChartTiles map = {tiles, 2, NULL, S(""), LANG_EN};
    Plot plot = chart_tiles(arena, &map, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_PART), 0);
    assert_int_equal(count_marks(&plot, PLOT_OPEN), 2);
    assert_true(
        str_equal(chart_tiles_description(arena, &map), S("a no figure, b no figure.")));
}

static void two_regions_on_one_place_are_no_map(void **state)
{
    (void)state;
    Tile tiles[] = {{.name = S("a"), .row = 1, .column = 1},
                    {.name = S("b"), .row = 1, .column = 1},
                    {.name = S("c")},
                    {.name = S("d")}};
    assert_false(chart_tiles_can_draw(&(ChartTiles){.tiles = tiles, .count = 2}));
    assert_false(chart_tiles_can_draw(&(ChartTiles){.tiles = tiles, .count = 1}));
    tiles[1].column = 2;
    assert_true(chart_tiles_can_draw(&(ChartTiles){.tiles = tiles, .count = 4}));
    Plot plot = chart_tiles(arena, &(ChartTiles){.tiles = tiles, .count = 4}, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_OPEN), 2); /* row 0 is on no map */
}

static void classes_are_said_in_words(void **state)
{
    (void)state;
    TileClasses classes = tile_classes(0, 30);
    assert_true(str_equal(tile_class_words(arena, &classes, LANG_NL),
                          S("0 tot 10, 10 tot 20 en 20 tot en met 30")));
}

static void the_same_map_gives_the_same_drawing(void **state)
{
    (void)state;
    TileClasses classes = tile_classes(0, 10);
    Tile tiles[] = {tile_at("a", 1, 1, 3, &classes), tile_at("b", 1, 2, 9, &classes)};
    ChartTiles map = {tiles, 2, &classes, S("%"), LANG_NL};
    Plot first = chart_tiles(arena, &map, CHART_WIDE);
    Plot second = chart_tiles(arena, &map, CHART_WIDE);
    assert_true(str_equal(svg_of(arena, &first), svg_of(arena, &second)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_begin_at_zero_so_small_differences_look_small),
        cmocka_unit_test(there_are_at_most_four_classes_whatever_the_values),
        cmocka_unit_test(thirty_five_tiles_fit_in_every_width),
        cmocka_unit_test(names_that_do_not_fit_become_short_and_then_numbers),
        cmocka_unit_test(a_map_without_any_value_has_open_tiles_only),
        cmocka_unit_test(two_regions_on_one_place_are_no_map),
        cmocka_unit_test(classes_are_said_in_words),
        cmocka_unit_test(the_same_map_gives_the_same_drawing),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
