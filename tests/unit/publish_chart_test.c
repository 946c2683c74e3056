/* SPDX-License-Identifier: EUPL-1.2
 * publish_chart_test.c - what may be joined in a drawing, and what may not
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "publish/chart/bars.h"
#include "publish/chart/blocks.h"
#include "publish/chart/line.h"
#include "publish/chart/plot_svg.h"
#include "publish/chart/scale.h"

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

static ChartPoint point_at(const char *period, double value)
{
    ChartPoint point = {.has_value = true, .value = value, .shown = S("1")};
    assert_true(period_parse(str_of(period), &point.period));
    point.period_shown = str_of(period);
    return point;
}

static ChartLine line_of(const ChartSeries *series, size_t count)
{
    return (ChartLine){.series = series, .series_count = count, .unit_symbol = S("%")};
}

static size_t count_marks(const Plot *plot, PlotStyle style)
{
    size_t count = 0;
    for (size_t i = 0; i < plot->count; i++) {
        count += plot->marks[i].style == style ? 1 : 0;
    }
    return count;
}

static void no_line_crosses_a_gap(void **state)
{
    (void)state;
    ChartPoint points[] = {point_at("2014", 1), point_at("2015", 2), point_at("2017", 3),
                           point_at("2019", 4), point_at("2020", 5)};
    ChartSeries series = {.colour = COLOUR_1, .points = points, .count = 5};
    ChartLine line = line_of(&series, 1);
    Plot plot = chart_line(arena, &line, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 2);
    assert_int_equal(count_marks(&plot, PLOT_MARK), 5);
}

static void a_missing_value_between_two_is_a_gap(void **state)
{
    (void)state;
    ChartPoint points[] = {point_at("2014", 1), point_at("2015", 2), point_at("2016", 3)};
    points[1].has_value = false;
    ChartSeries series = {.colour = COLOUR_1, .points = points, .count = 3};
    ChartLine line = line_of(&series, 1);
    Plot plot = chart_line(arena, &line, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 0);
    assert_int_equal(count_marks(&plot, PLOT_MARK), 2);
}

static void no_line_joins_two_series(void **state)
{
    (void)state;
    ChartPoint old[] = {point_at("2014", 10), point_at("2015", 11)};
    ChartPoint new[] = {point_at("2016", 20), point_at("2017", 21)};
    ChartSeries series[] = {{.colour = COLOUR_CONTEXT, .points = old, .count = 2},
                            {.colour = COLOUR_1, .points = new, .count = 2}};
    ChartLine line = line_of(series, 2);
    ChartBreak at = {.name = S("new count")};
    assert_true(period_parse(S("2016"), &at.at));
    line.breaks = &at;
    line.break_count = 1;
    Plot plot = chart_line(arena, &line, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 2);
    assert_int_equal(count_marks(&plot, PLOT_BREAK), 2);
    assert_int_equal(count_marks(&plot, PLOT_BREAK_NAME), 1);
    double at_x = 0;
    for (size_t i = 0; i < plot.count; i++) {
        at_x = plot.marks[i].style == PLOT_BREAK ? plot.marks[i].x : at_x;
    }
    for (size_t i = 0; i < plot.count; i++) {
        const PlotMark *mark = &plot.marks[i];
        if (mark->style == PLOT_LINE) {
            assert_true((mark->x < at_x) == (mark->x2 < at_x));
        }
    }
}

static void a_recalculated_series_is_not_cut_by_a_hairline(void **state)
{
    (void)state;
    ChartPoint old[] = {point_at("2014", 10), point_at("2015", 11)};
    ChartPoint new[] = {point_at("2014", 20), point_at("2015", 21), point_at("2016", 22),
                        point_at("2017", 23)};
    ChartSeries series[] = {{.colour = COLOUR_CONTEXT, .points = old, .count = 2},
                            {.colour = COLOUR_1, .points = new, .count = 4}};
    ChartLine line = line_of(series, 2);
    ChartBreak at = {.name = S("new count")};
    assert_true(period_parse(S("2016"), &at.at));
    line.breaks = &at;
    line.break_count = 1;
    Plot plot = chart_line(arena, &line, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 4);
    assert_int_equal(count_marks(&plot, PLOT_BREAK), 0);
    assert_int_equal(count_marks(&plot, PLOT_BREAK_NAME), 0);
}

static void bars_start_at_zero_and_keep_their_proportion(void **state)
{
    (void)state;
    ChartBar bars[] = {{.has_value = true, .value = 20, .shown = S("20")},
                       {.has_value = true, .value = 40, .shown = S("40")},
                       {.shown = S("geen cijfer")}};
    BarGroup groups[] = {
        {S("a"), &bars[0], 1}, {S("b"), &bars[1], 1}, {S("c"), &bars[2], 1}};
    Plot plot = chart_bars(arena, &(ChartBars){groups, 3}, true);
    double widths[2] = {0, 0};
    size_t count = 0;
    for (size_t i = 0; i < plot.count; i++) {
        if (plot.marks[i].style == PLOT_BAR && count < 2) {
            widths[count++] = plot.marks[i].x2;
        }
    }
    assert_int_equal(count_marks(&plot, PLOT_BAR), 2);
    assert_true(fabs(widths[1] - 2 * widths[0]) < 1e-9);
}

static void what_is_not_recorded_is_a_small_open_block(void **state)
{
    (void)state;
    bool filled[] = {true, false, true};
    BlockGroup group = {S("theme"), 3};
    BlockRow row = {S("owner"), filled, S("2")};
    Plot plot = chart_blocks_full(arena, &(ChartBlocks){&group, 1, &row, 1});
    assert_int_equal(count_marks(&plot, PLOT_BAR), 2);
    assert_int_equal(count_marks(&plot, PLOT_SLOT), 1);
}

static void provisional_is_dashed_and_open(void **state)
{
    (void)state;
    ChartPoint points[] = {point_at("2014", 1), point_at("2015", 2), point_at("2016", 3)};
    points[2].is_provisional = true;
    ChartSeries series = {.colour = COLOUR_1, .points = points, .count = 3};
    ChartLine line = line_of(&series, 1);
    Plot plot = chart_line(arena, &line, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_LINE), 1);
    assert_int_equal(count_marks(&plot, PLOT_LINE_PROVISIONAL), 1);
    assert_int_equal(count_marks(&plot, PLOT_MARK_PROVISIONAL), 1);
}

static void a_range_is_a_band_without_midpoint(void **state)
{
    (void)state;
    ChartPoint point = {
        .has_range = true, .low = 11, .high = 23, .shown = S("11 tot 23")};
    assert_true(period_parse(S("2014"), &point.period));
    ChartSeries series = {.colour = COLOUR_1, .points = &point, .count = 1};
    ChartLine line = line_of(&series, 1);
    Plot plot = chart_line(arena, &line, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_BAND), 1);
    assert_int_equal(count_marks(&plot, PLOT_EDGE), 2);
    assert_int_equal(count_marks(&plot, PLOT_MARK), 0);
}

static void a_span_stands_on_no_axis(void **state)
{
    (void)state;
    ChartPoint point = point_at("2018..2019", 3);
    ChartSeries series = {.colour = COLOUR_1, .points = &point, .count = 1};
    ChartLine line = line_of(&series, 1);
    assert_false(chart_line_has_points(&line));
}

static void a_target_without_date_draws_no_line(void **state)
{
    (void)state;
    ChartPoint points[] = {point_at("2014", 1), point_at("2015", 2)};
    ChartSeries series = {.colour = COLOUR_1, .points = points, .count = 2};
    ChartTarget target = {.value = 4, .name = S("goal")};
    ChartLine line = line_of(&series, 1);
    line.targets = &target;
    line.target_count = 1;
    Plot plot = chart_line(arena, &line, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_TARGET), 0);
}

static void school_years_follow_each_other_across_a_century(void **state)
{
    (void)state;
    ChartPoint before = point_at("1999/00", 1);
    ChartPoint after = point_at("2000/01", 2);
    assert_true(chart_point_follows(&before, &after));
}

static void a_school_year_does_not_follow_a_year(void **state)
{
    (void)state;
    ChartPoint before = point_at("2016", 1);
    ChartPoint after = point_at("2017/18", 2);
    assert_false(chart_point_follows(&before, &after));
}

static void days_follow_when_a_year_apart(void **state)
{
    (void)state;
    ChartPoint first = point_at("2016-10-01", 1);
    ChartPoint second = point_at("2017-10-01", 2);
    ChartPoint third = point_at("2017-12-01", 2);
    assert_true(chart_point_follows(&first, &second));
    assert_false(chart_point_follows(&first, &third));
}

static void a_point_that_stands_apart_does_not_follow(void **state)
{
    (void)state;
    ChartPoint before = point_at("2016", 1);
    ChartPoint after = point_at("2017", 2);
    after.stands_apart = true;
    assert_false(chart_point_follows(&before, &after));
}

static void an_axis_starts_at_zero_and_has_three_to_five_ticks(void **state)
{
    (void)state;
    static const double highest[] = {0.3, 1,  4,   5,     9.7,    20.3,
                                     29,  62, 100, 78900, 1861000};
    for (size_t i = 0; i < sizeof highest / sizeof highest[0]; i++) {
        for (int more = 0; more < 2; more++) {
            Ticks ticks = ticks_for(highest[i] * 0.8, highest[i], more == 1);
            assert_int_equal(ticks.first, 0);
            assert_in_range(ticks.last, 2, 4);
            assert_true(ticks.last * ticks.step >= highest[i] * (1 - 1e-9));
        }
    }
    assert_true(fabs(ticks_for(0, 62, true).step - 20) < 1e-9);
    assert_int_equal(ticks_for(0, 0.3, true).decimals, 1);
}

static void values_below_zero_get_their_part_of_the_axis(void **state)
{
    (void)state;
    Ticks ticks = ticks_for(-3, 8, true);
    assert_true(ticks.first * ticks.step <= -3);
    assert_true(ticks.last * ticks.step >= 8);
}

static void labels_nearer_than_15_are_pushed_apart(void **state)
{
    (void)state;
    Spot spots[] = {{.wanted = 100, .height = 15},
                    {.wanted = 104, .height = 15},
                    {.wanted = 30, .height = 15}};
    spots_apart(spots, 3, 0, 300);
    assert_true(fabs(spots[1].placed - spots[0].placed - 15) < 1e-9);
    assert_true(fabs(spots[0].placed + spots[1].placed - 204) < 1e-9);
    assert_true(fabs(spots[2].placed - 30) < 1e-9);
}

static void labels_stay_inside_the_drawing(void **state)
{
    (void)state;
    Spot spots[] = {{.wanted = 2, .height = 15}, {.wanted = 3, .height = 15}};
    spots_apart(spots, 2, 0, 300);
    assert_true(fabs(spots[0].placed - 7.5) < 1e-9);
    assert_true(fabs(spots[1].placed - 22.5) < 1e-9);
}

static Str drawn(const ChartLine *line)
{
    Plot plot = chart_line(arena, line, CHART_NARROW);
    Html *h = html_new(arena, 0);
    PlotWords words = {S("c1"), S("narrow"), S("title <b>"), S("description")};
    plot_svg(h, &plot, &words);
    Str text;
    Error error = {0};
    if (!html_finish(h, &text, &error)) {
        fail_msg("%s", error.message);
    }
    return text;
}

static void drawing_twice_gives_the_same_bytes(void **state)
{
    (void)state;
    ChartPoint points[] = {point_at("2014", 1), point_at("2015", 2), point_at("2017", 3)};
    ChartSeries series = {.colour = COLOUR_1, .points = points, .count = 3};
    ChartLine line = line_of(&series, 1);
    Str first = drawn(&line);
    assert_true(str_equal(first, drawn(&line)));
    assert_true(str_contains(first, S("title &lt;b&gt;")));
    assert_true(str_contains(first, S("role=\"img\"")));
}

static void a_label_never_leaves_the_drawing(void **state)
{
    (void)state;
    ChartPoint points[] = {point_at("2014", 1), point_at("2015", 2)};
    ChartSeries series = {.name = S("a rather long name for a line"),
                          .colour = COLOUR_1,
                          .points = points,
                          .count = 2};
    ChartLine line = line_of(&series, 1);
    for (int size = CHART_WIDE; size <= CHART_SMALL; size++) {
        Plot plot = chart_line(arena, &line, (ChartSize)size);
        for (size_t i = 0; i < plot.count; i++) {
            const PlotMark *mark = &plot.marks[i];
            if (mark->shape == SHAPE_TEXT && mark->anchor == ANCHOR_START) {
                double end = mark->x + plot_text_width(mark->text, mark->style);
                assert_true(end <= plot.width + 1);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_crosses_a_gap),
        cmocka_unit_test(a_missing_value_between_two_is_a_gap),
        cmocka_unit_test(no_line_joins_two_series),
        cmocka_unit_test(a_recalculated_series_is_not_cut_by_a_hairline),
        cmocka_unit_test(bars_start_at_zero_and_keep_their_proportion),
        cmocka_unit_test(what_is_not_recorded_is_a_small_open_block),
        cmocka_unit_test(provisional_is_dashed_and_open),
        cmocka_unit_test(a_range_is_a_band_without_midpoint),
        cmocka_unit_test(a_span_stands_on_no_axis),
        cmocka_unit_test(a_target_without_date_draws_no_line),
        cmocka_unit_test(school_years_follow_each_other_across_a_century),
        cmocka_unit_test(a_school_year_does_not_follow_a_year),
        cmocka_unit_test(days_follow_when_a_year_apart),
        cmocka_unit_test(a_point_that_stands_apart_does_not_follow),
        cmocka_unit_test(an_axis_starts_at_zero_and_has_three_to_five_ticks),
        cmocka_unit_test(values_below_zero_get_their_part_of_the_axis),
        cmocka_unit_test(labels_nearer_than_15_are_pushed_apart),
        cmocka_unit_test(labels_stay_inside_the_drawing),
        cmocka_unit_test(drawing_twice_gives_the_same_bytes),
        cmocka_unit_test(a_label_never_leaves_the_drawing),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
