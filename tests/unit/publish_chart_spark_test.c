/* SPDX-License-Identifier: EUPL-1.2
 * publish_chart_spark_test.c - sparks, names of breaks, lines that are chosen
 */
#include "plot_reading.h"

#include "publish/chart/choice.h"
#include "publish/chart/line.h"
#include "publish/chart/spark.h"

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

/* Sparks */

static ChartPoint point_at(const char *period, double value)
{
    ChartPoint point = {.has_value = true, .value = value};
    assert_true(period_parse(str_of(period), &point.period));
    return point;
}

static void a_spark_has_the_same_gaps_as_its_line(void **state)
{
    (void)state;
    ChartPoint points[] = {point_at("2014", 1), point_at("2015", 2), point_at("2017", 3),
                           point_at("2019", 4), point_at("2020", 5)};
    points[4].is_provisional = true;
    ChartSeries series = {.colour = COLOUR_1, .points = points, .count = 5};
    Plot plot = chart_spark(arena, &series, 1);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 1);
    assert_int_equal(count_marks(&plot, PLOT_LINE_PROVISIONAL), 1);
    assert_int_equal(count_marks(&plot, PLOT_MARK), 1); /* 2017, alone */
    assert_int_equal(count_marks(&plot, PLOT_MARK_PROVISIONAL), 1);
    for (size_t i = 0; i < plot.count; i++) {
        assert_true(plot.marks[i].x >= 0 && plot.marks[i].x <= plot.width);
        assert_true(plot.marks[i].y >= 0 && plot.marks[i].y <= plot.height);
    }
}

static void a_spark_of_nothing_is_empty(void **state)
{
    (void)state;
    ChartPoint point = point_at("2014", 1);
    point.has_value = false;
    ChartSeries series = {.points = &point, .count = 1};
    assert_int_equal(chart_spark(arena, &series, 1).count, 0);
    assert_int_equal(chart_spark(arena, NULL, 0).count, 0);
}

static void a_spark_does_not_join_two_series(void **state)
{
    (void)state;
    ChartPoint old[] = {point_at("2014", 1), point_at("2015", 2)};
    ChartPoint new[] = {point_at("2016", 1), point_at("2017", 2)};
    ChartSeries series[] = {{.colour = COLOUR_CONTEXT, .points = old, .count = 2},
                            {.colour = COLOUR_1, .points = new, .count = 2}};
    Plot plot = chart_spark(arena, series, 2);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 2);
    assert_int_equal(count_marks(&plot, PLOT_MARK), 1);
}

/* Breaks in a line */

static ChartBreak break_at(const char *period, const char *name)
{
    ChartBreak at = {.name = str_of(name)};
    assert_true(period_parse(str_of(period), &at.at));
    return at;
}

static void names_of_breaks_never_cover_each_other(void **state)
{
    (void)state;
    ChartPoint points[] = {point_at("2010", 10), point_at("2014", 2), point_at("2017", 3),
                           point_at("2019", 4), point_at("2021", 15)};
    for (size_t i = 0; i < 5; i++) {
        points[i].shown = S("15.000");
        points[i].period_shown = S("2010");
    }
    ChartSeries series = {
        .name = S("technisch"), .colour = COLOUR_1, .points = points, .count = 5};
    ChartBreak breaks[] = {
        break_at("2013", "andere reeks"),      break_at("2018", "nieuwe methode"),
        break_at("2019", "nieuwe berekening"), break_at("2020", "andere bron"),
        break_at("2021", "nieuwe meting"),     break_at("2011", "andere afbakening")};
    for (size_t count = 1; count <= 6; count++) {
        ChartLine line = {&series, 1, breaks, count, NULL, 0, S("%"), LANG_NL};
        for (int size = CHART_WIDE; size <= CHART_SMALL; size++) {
            Plot plot = chart_line(arena, &line, (ChartSize)size);
            assert_readable(&plot);
            assert_int_equal(count_marks(&plot, PLOT_BREAK), 2 * count);
        }
    }
}

static void breaks_too_near_for_names_are_numbered_in_order(void **state)
{
    (void)state;
    ChartPoint points[] = {point_at("2010", 10), point_at("2012", 2),
                           point_at("2014", 3)};
    ChartSeries series = {.colour = COLOUR_1, .points = points, .count = 3};
    ChartBreak breaks[] = {break_at("2011", "the first of the new methods"),
                           break_at("2012", "the second of the new methods"),
                           break_at("2013", "the third of the new methods")};
    ChartLine line = {&series, 1, breaks, 3, NULL, 0, S("%"), LANG_EN};
    assert_true(chart_breaks_are_numbered(arena, &line, CHART_SMALL));
    Plot plot = chart_line(arena, &line, CHART_SMALL);
    assert_true(has_text(&plot, "1") && has_text(&plot, "3"));
    line.break_count = 1;
    assert_false(chart_breaks_are_numbered(arena, &line, CHART_SMALL));
}

/* Lines of which some are chosen */

static void a_line_that_ends_before_the_others_tells_when(void **state)
{
    (void)state;
    ChartPoint first[] = {point_at("2017", 3), point_at("2019", 4)};
    ChartPoint second[] = {point_at("2017", 5), point_at("2021", 6)};
    first[1].shown = S("4");
    first[1].period_shown = S("2019");
    second[1].shown = S("6");
    second[1].period_shown = S("2021");
    ChartSeries series[] = {{.name = S("women"), .points = first, .count = 2},
                            {.name = S("men"), .points = second, .count = 2}};
    ChartChoice choice = {.series = series, .count = 2, .lang = LANG_EN};
    ChoicePlots plots = chart_choice(arena, &choice, CHART_WIDE);
    assert_true(has_text(&plots.lines[0], "women 4 (2019)"));
    assert_true(has_text(&plots.lines[1], "men 6"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_spark_has_the_same_gaps_as_its_line),
        cmocka_unit_test(a_spark_of_nothing_is_empty),
        cmocka_unit_test(a_spark_does_not_join_two_series),
        cmocka_unit_test(names_of_breaks_never_cover_each_other),
        cmocka_unit_test(breaks_too_near_for_names_are_numbered_in_order),
        cmocka_unit_test(a_line_that_ends_before_the_others_tells_when),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
