/* SPDX-License-Identifier: EUPL-1.2
 * publish_chart_stack_test.c - labels, and parts of a whole
 */
#include "plot_reading.h"

#include "publish/chart/label.h"
#include "publish/chart/stack.h"

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

/* Labels */

static void a_label_breaks_at_blanks_and_hyphens(void **state)
{
    (void)state;
    Label label = label_wrap(arena, S("Noord-Holland"), 50, PLOT_TICK, 3);
    assert_int_equal(label.count, 2);
    assert_true(str_equal(label.lines[0], S("Noord-")));
    assert_false(label.is_cut);
}

static void a_label_is_never_wider_than_its_room(void **state)
{
    (void)state;
    static const char *const texts[] = {"niveau 4: zeer ingewikkeld, specialistisch werk",
                                        "Meervoudigecomplexiteit", "één  twee", "x", ""};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        for (double width = 20; width < 200; width += 7) {
            Label label = label_wrap(arena, str_of(texts[i]), width, PLOT_LABEL, 3);
            assert_true(label_width(&label) <= width);
            assert_true(label.count <= 3);
        }
    }
}

/* Parts of a whole */

#define KNOWN(number) ((StackValue){true, number, S(#number)})

static StackRow row_of(const StackValue *values, double total)
{
    return (StackRow){.label = S("2023"),
                      .values = values,
                      .has_total = true,
                      .total = total,
                      .total_shown = S("together"),
                      .rest_shown = S("rest")};
}

static void parts_are_as_long_as_their_values(void **state)
{
    (void)state;
    Str names[] = {S("one"), S("two")};
    StackValue values[] = {KNOWN(100), KNOWN(300)};
    StackRow row = row_of(values, 400);
    ChartStack stack = {names, 2, &row, 1, LANG_NL};
    for (int size = CHART_WIDE; size <= CHART_SMALL; size++) {
        Plot plot = chart_stack(arena, &stack, (ChartSize)size);
        const PlotMark *first = mark_of(&plot, PLOT_PART, 0);
        const PlotMark *second = mark_of(&plot, PLOT_PART, 1);
        assert_true(is_near(second->x2, 3 * first->x2));
        assert_true(is_near(second->x, first->x + first->x2));
        assert_int_equal(count_marks(&plot, PLOT_OPEN), 0);
        assert_readable(&plot);
    }
}

static void parts_that_do_not_add_up_leave_a_rest_with_its_name(void **state)
{
    (void)state;
    Str names[] = {S("one"), S("two")};
    StackValue values[] = {KNOWN(100), KNOWN(200)};
    StackRow row = row_of(values, 400);
    ChartStack stack = {names, 2, &row, 1, LANG_NL};
    Plot plot = chart_stack(arena, &stack, CHART_WIDE);
    assert_true(is_near(stack_rest(&stack, &row), 100));
    assert_int_equal(count_marks(&plot, PLOT_OPEN), 1);
    assert_true(has_text(&plot, "niet verdeeld"));
    assert_true(
        str_contains(chart_stack_description(arena, &stack), S("niet verdeeld rest")));
    assert_readable(&plot);
}

static void what_rounding_explains_is_no_rest(void **state)
{
    (void)state;
    Str names[] = {S("one"), S("two")};
    StackValue values[] = {KNOWN(100), KNOWN(200)};
    StackRow row = row_of(values, 301);
    row.allowed = 1.5;
    ChartStack stack = {names, 2, &row, 1, LANG_EN};
    Plot plot = chart_stack(arena, &stack, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_OPEN), 0);
}

static void parts_beyond_the_total_are_drawn_as_they_are(void **state)
{
    (void)state;
    Str names[] = {S("one"), S("two")};
    StackValue values[] = {KNOWN(100), KNOWN(200)};
    StackRow row = row_of(values, 150);
    ChartStack stack = {names, 2, &row, 1, LANG_EN};
    Plot plot = chart_stack(arena, &stack, CHART_WIDE);
    const PlotMark *last = mark_of(&plot, PLOT_PART, 1);
    assert_true(last->x + last->x2 <= plot.width);
    assert_true(is_near(stack_rest(&stack, &row), 0));
    assert_readable(&plot);
}

static void a_part_without_value_is_no_part_of_zero(void **state)
{
    (void)state;
    Str names[] = {S("one"), S("two"), S("three")};
    StackValue values[] = {KNOWN(100), {.shown = S("no figure")}, KNOWN(0)};
    StackRow row = row_of(values, 100);
    ChartStack stack = {names, 3, &row, 1, LANG_EN};
    Plot plot = chart_stack(arena, &stack, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_PART), 1);
    assert_false(has_text(&plot, "two")); /* a name stands below a part */
    assert_true(has_text(&plot, "three"));
    assert_true(str_contains(chart_stack_description(arena, &stack), S("two no figure")));
    assert_readable(&plot);
}

static void a_whole_without_any_figure_says_so(void **state)
{
    (void)state;
    Str names[] = {S("one"), S("two")};
    StackValue values[] = {{.shown = S("-")}, {.shown = S("-")}};
    StackRow row = {.label = S("2023"), .values = values};
    ChartStack stack = {names, 2, &row, 1, LANG_EN};
    Plot plot = chart_stack(arena, &stack, CHART_NARROW);
    assert_int_equal(count_marks(&plot, PLOT_PART), 0);
    assert_true(has_text(&plot, "no figure"));
    assert_readable(&plot);
}

static void a_provisional_whole_is_open_and_named_so(void **state)
{
    (void)state;
    Str names[] = {S("one"), S("two")};
    StackValue values[] = {KNOWN(100), KNOWN(200)};
    StackRow row = row_of(values, 300);
    row.is_provisional = true;
    ChartStack stack = {names, 2, &row, 1, LANG_EN};
    Plot plot = chart_stack(arena, &stack, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_PART), 0);
    assert_int_equal(count_marks(&plot, PLOT_PART_OPEN), 2);
    assert_true(has_text(&plot, "2023 (provisional)"));
}

static void another_series_of_parts_begins_below_a_double_line(void **state)
{
    (void)state;
    Str names[] = {S("one"), S("two")};
    StackValue values[] = {KNOWN(100), KNOWN(200)};
    StackRow rows[] = {row_of(values, 300), row_of(values, 300)};
    rows[1].break_name = S("new count");
    ChartStack stack = {names, 2, rows, 2, LANG_EN};
    Plot plot = chart_stack(arena, &stack, CHART_NARROW);
    assert_int_equal(count_marks(&plot, PLOT_BREAK), 2);
    assert_true(has_text(&plot, "new count"));
    assert_readable(&plot);
}

static void long_names_of_parts_never_cover_each_other(void **state)
{
    (void)state;
    Str names[] = {S("niveau 1: eenvoudig werk"), S("niveau 2: weinig ingewikkeld werk"),
                   S("niveau 3: ingewikkeld werk"),
                   S("niveau 4: zeer ingewikkeld, specialistisch werk"),
                   S("een onderdeel met een naam die nergens past")};
    StackValue huge[] = {KNOWN(1e12), KNOWN(5e11), KNOWN(1), KNOWN(2), KNOWN(3)};
    StackValue tiny[] = {KNOWN(1e-9), KNOWN(2e-9), KNOWN(0), KNOWN(0), KNOWN(1e-9)};
    StackRow rows[] = {row_of(huge, 3e12), row_of(tiny, 5e-9)};
    for (size_t parts = 1; parts <= 5; parts++) {
        for (size_t row = 0; row < 2; row++) {
            ChartStack stack = {names, parts, &rows[row], 1, LANG_NL};
            for (int size = CHART_WIDE; size <= CHART_SMALL; size++) {
                Plot plot = chart_stack(arena, &stack, (ChartSize)size);
                assert_readable(&plot);
            }
        }
    }
}

static void names_that_do_not_fit_become_numbers_in_part_and_list(void **state)
{
    (void)state;
    Str names[12];
    StackValue values[12];
    for (size_t i = 0; i < 12; i++) {
        names[i] = S("buitengewoon lang onderdeel");
        values[i] = KNOWN(10);
    }
    StackRow row = row_of(values, 120);
    ChartStack stack = {names, 12, &row, 1, LANG_EN};
    Plot plot = chart_stack(arena, &stack, CHART_NARROW);
    assert_true(has_text(&plot, "12 buitengewoon lang onderdeel"));
    assert_true(has_text(&plot, "1"));
    assert_readable(&plot);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_breaks_at_blanks_and_hyphens),
        cmocka_unit_test(a_label_is_never_wider_than_its_room),
        cmocka_unit_test(parts_are_as_long_as_their_values),
        cmocka_unit_test(parts_that_do_not_add_up_leave_a_rest_with_its_name),
        cmocka_unit_test(what_rounding_explains_is_no_rest),
        cmocka_unit_test(parts_beyond_the_total_are_drawn_as_they_are),
        cmocka_unit_test(a_part_without_value_is_no_part_of_zero),
        cmocka_unit_test(a_whole_without_any_figure_says_so),
        cmocka_unit_test(a_provisional_whole_is_open_and_named_so),
        cmocka_unit_test(another_series_of_parts_begins_below_a_double_line),
        cmocka_unit_test(long_names_of_parts_never_cover_each_other),
        cmocka_unit_test(names_that_do_not_fit_become_numbers_in_part_and_list),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
