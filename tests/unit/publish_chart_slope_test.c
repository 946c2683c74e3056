/* SPDX-License-Identifier: EUPL-1.2
 * publish_chart_slope_test.c - slopes, and dots with a range
 */
#include "plot_reading.h"

#include "publish/chart/dots.h"
#include "publish/chart/slope.h"

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

/* Slopes */

static SlopeLine slope_line(const char *name, double from, double to)
{
    return (SlopeLine){.name = str_of(name),
                       .colour = COLOUR_1,
                       .from = {true, from, false, str_format(arena, "%.0f", from)},
                       .to = {true, to, false, str_format(arena, "%.0f", to)},
                       .is_comparable = true};
}

static ChartSlope slope_of(const SlopeLine *lines, size_t count)
{
    return (ChartSlope){lines, count, S("2016-K1"), S("2023-K4"), LANG_EN};
}

static void two_ends_that_may_be_compared_are_joined(void **state)
{
    (void)state;
    SlopeLine lines[] = {slope_line("a", 10, 20), slope_line("b", 30, 5)};
    ChartSlope slope = slope_of(lines, 2);
    Plot plot = chart_slope(arena, &slope, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 2);
    assert_int_equal(count_marks(&plot, PLOT_BREAK), 0);
    assert_readable(&plot);
}

static void what_may_not_be_compared_is_not_joined(void **state)
{
    (void)state;
    SlopeLine lines[] = {slope_line("a", 10, 20), slope_line("b", 30, 5)};
    lines[0].is_comparable = false;
    ChartSlope slope = slope_of(lines, 2);
    Plot plot = chart_slope(arena, &slope, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 1);
    lines[1].is_comparable = false;
    plot = chart_slope(arena, &slope, CHART_WIDE);
    assert_false(chart_slope_joins(&slope));
    assert_int_equal(count_marks(&plot, PLOT_LINE), 0);
    assert_int_equal(count_marks(&plot, PLOT_BREAK), 2);
    assert_true(has_text(&plot, "not comparable"));
    assert_true(str_contains(chart_slope_description(arena, &slope),
                             S("a: 10 and 20, not comparable.")));
}

static void a_group_with_one_end_is_a_marker_with_its_name(void **state)
{
    (void)state;
    SlopeLine lines[] = {slope_line("a", 10, 20), slope_line("b", 30, 5)};
    lines[1].to = (SlopeEnd){.shown = S("no figure")};
    ChartSlope slope = slope_of(lines, 2);
    Plot plot = chart_slope(arena, &slope, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 1);
    assert_int_equal(count_marks(&plot, PLOT_MARK), 3);
    assert_true(has_text(&plot, "b 30"));
}

static void a_provisional_end_is_open_and_its_slope_dashed(void **state)
{
    (void)state;
    SlopeLine line = slope_line("a", 10, 20);
    line.to.is_provisional = true;
    ChartSlope slope = slope_of(&line, 1);
    Plot plot = chart_slope(arena, &slope, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_LINE_PROVISIONAL), 1);
    assert_int_equal(count_marks(&plot, PLOT_MARK_PROVISIONAL), 1);
    assert_int_equal(count_marks(&plot, PLOT_MARK), 1);
}

static void a_slope_starts_at_zero(void **state)
{
    (void)state;
    SlopeLine lines[] = {slope_line("a", 90, 100), slope_line("b", 45, 50)};
    ChartSlope slope = slope_of(lines, 2);
    Plot plot = chart_slope(arena, &slope, CHART_WIDE);
    double zero = mark_of(&plot, PLOT_AXIS, 0)->y;
    double high = zero - mark_of(&plot, PLOT_LINE, 0)->y2;
    double low = zero - mark_of(&plot, PLOT_LINE, 1)->y2;
    assert_true(fabs(high - 2 * low) < 1.5); /* the axis lies on half a pixel */
}

static void sixteen_equal_slopes_keep_their_labels_apart(void **state)
{
    (void)state;
    SlopeLine lines[MOST_SPOTS];
    for (size_t i = 0; i < MOST_SPOTS; i++) {
        lines[i] = slope_line("een groep met een naam", 1e9, 1e9);
    }
    ChartSlope slope = slope_of(lines, MOST_SPOTS);
    for (int size = CHART_WIDE; size <= CHART_NARROW; size++) {
        Plot plot = chart_slope(arena, &slope, (ChartSize)size);
        assert_readable(&plot);
    }
    slope.count = 1;
    lines[0] = slope_line("", 0, 0);
    Plot plot = chart_slope(arena, &slope, CHART_NARROW);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 1);
}

/* Ranges */

static void the_kind_of_range_decides_how_it_is_drawn(void **state)
{
    (void)state;
    DotRow rows[] = {{.label = S("sample"),
                      .has_value = true,
                      .value = 38,
                      .range = RANGE_SAMPLING,
                      .low = 35,
                      .high = 41,
                      .shown = S("38"),
                      .range_shown = S("35 to 41")},
                     {.label = S("hidden"),
                      .range = RANGE_DISCLOSURE,
                      .low = 11,
                      .high = 23,
                      .shown = S("11 to 23"),
                      .range_shown = S("11 to 23")},
                     {.label = S("scenario"),
                      .range = RANGE_SCENARIO,
                      .low = 20,
                      .high = 40,
                      .shown = S("20 to 40"),
                      .range_shown = S("20 to 40")},
                     {.label = S("rounded"),
                      .has_value = true,
                      .value = 29,
                      .range = RANGE_ROUNDING,
                      .low = 28.5,
                      .high = 29.5,
                      .shown = S("29")}};
    ChartDots dots = {rows, 4, S("%"), LANG_EN};
    Plot plot = chart_dots(arena, &dots, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_WHISKER), 3);
    assert_int_equal(count_marks(&plot, PLOT_BAND), 1);
    assert_int_equal(count_marks(&plot, PLOT_EDGE), 4);
    assert_int_equal(count_marks(&plot, PLOT_MARK), 2); /* a hidden number has none */
    assert_true(count_marks(&plot, PLOT_HATCH) > 5);
    Str words = chart_dots_description(arena, &dots);
    assert_true(str_contains(words, S("sample: 38, margin of the sample 35 to 41.")));
    assert_true(str_contains(words, S("rounded: 29.")));
    assert_readable(&plot);
}

static void a_row_without_figure_says_so_and_draws_nothing(void **state)
{
    (void)state;
    DotRow rows[] = {{.label = S("a"), .shown = S("no figure")},
                     {.label = S("b"), .shown = S("no figure")}};
    ChartDots dots = {rows, 2, S(""), LANG_EN};
    for (int size = CHART_WIDE; size <= CHART_SMALL; size++) {
        Plot plot = chart_dots(arena, &dots, (ChartSize)size);
        assert_int_equal(count_marks(&plot, PLOT_MARK), 0);
        assert_true(has_text(&plot, "no figure"));
        assert_readable(&plot);
    }
}

static void dots_of_any_size_stay_inside_the_drawing(void **state)
{
    (void)state;
    static const double values[] = {0, 1e-6, 1, 1e12, -5};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        DotRow row = {
            .label = S("een heel lange naam voor een groep die niet op een regel past"),
            .has_value = true,
            .value = values[i],
            .shown = str_format(arena, "%.6g", values[i])};
        ChartDots dots = {&row, 1, S("%"), LANG_NL};
        for (int size = CHART_WIDE; size <= CHART_SMALL; size++) {
            Plot plot = chart_dots(arena, &dots, (ChartSize)size);
            assert_readable(&plot);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_ends_that_may_be_compared_are_joined),
        cmocka_unit_test(what_may_not_be_compared_is_not_joined),
        cmocka_unit_test(a_group_with_one_end_is_a_marker_with_its_name),
        cmocka_unit_test(a_provisional_end_is_open_and_its_slope_dashed),
        cmocka_unit_test(a_slope_starts_at_zero),
        cmocka_unit_test(sixteen_equal_slopes_keep_their_labels_apart),
        cmocka_unit_test(the_kind_of_range_decides_how_it_is_drawn),
        cmocka_unit_test(a_row_without_figure_says_so_and_draws_nothing),
        cmocka_unit_test(dots_of_any_size_stay_inside_the_drawing),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
