/* SPDX-License-Identifier: EUPL-1.2
 * publish_chart_forms_test.c - parts, slopes, ranges, sparks, maps and flows
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "publish/chart/dots.h"
#include "publish/chart/flow.h"
#include "publish/chart/label.h"
#include "publish/chart/line.h"
#include "publish/chart/plot_svg.h"
#include "publish/chart/slope.h"
#include "publish/chart/spark.h"
#include "publish/chart/stack.h"
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

static bool is_near(double a, double b)
{
    return fabs(a - b) < 1e-6 * fmax(1, fabs(a));
}

static size_t count_marks(const Plot *plot, PlotStyle style)
{
    size_t count = 0;
    for (size_t i = 0; i < plot->count; i++) {
        count += plot->marks[i].style == style ? 1 : 0;
    }
    return count;
}

static const PlotMark *mark_of(const Plot *plot, PlotStyle style, size_t index)
{
    for (size_t i = 0; i < plot->count; i++) {
        if (plot->marks[i].style == style && index-- == 0) {
            return &plot->marks[i];
        }
    }
    fail_msg("no such mark");
    return NULL;
}

static bool has_text(const Plot *plot, const char *text)
{
    for (size_t i = 0; i < plot->count; i++) {
        if (plot->marks[i].shape == SHAPE_TEXT &&
            str_equal(plot->marks[i].text, str_of(text))) {
            return true;
        }
    }
    return false;
}

typedef struct Frame {
    double left, top, right, bottom;
} Frame;

static Frame frame_of(const PlotMark *mark)
{
    double width = plot_text_width(mark->text, mark->style);
    double size = plot_text_size(mark->style);
    double left = mark->anchor == ANCHOR_START ? mark->x
                  : mark->anchor == ANCHOR_END ? mark->x - width
                                               : mark->x - width / 2;
    return (Frame){left, mark->y - size * 0.75, left + width, mark->y + size * 0.2};
}

/* No text covers another, and none leaves the drawing. */
static void assert_readable(const Plot *plot)
{
    for (size_t i = 0; i < plot->count; i++) {
        if (plot->marks[i].shape != SHAPE_TEXT) {
            continue;
        }
        Frame a = frame_of(&plot->marks[i]);
        if (a.left < -1 || a.right > plot->width + 1 || a.top < -1 ||
            a.bottom > plot->height + 1) {
            fail_msg("\"%.*s\" leaves the drawing", STR_ARG(plot->marks[i].text));
        }
        for (size_t j = 0; j < i; j++) {
            Frame b = frame_of(&plot->marks[j]);
            if (plot->marks[j].shape == SHAPE_TEXT && a.left < b.right - 1 &&
                b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) {
                fail_msg("\"%.*s\" covers \"%.*s\"", STR_ARG(plot->marks[i].text),
                         STR_ARG(plot->marks[j].text));
            }
        }
    }
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

/* Maps */

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

/* Flows */

static FlowNode node_of(const char *name, size_t stage, double value)
{
    return (FlowNode){.name = str_of(name),
                      .stage = stage,
                      .has_value = value >= 0,
                      .value = value,
                      .shown = str_format(arena, "%.0f", value)};
}

static FlowLink link_of(size_t from, size_t to, double value)
{
    return (FlowLink){from, to, value >= 0, value, str_format(arena, "%.0f", value)};
}

static void ribbons_are_as_high_as_what_goes_there(void **state)
{
    (void)state;
    Str stages[] = {S("school"), S("work")};
    FlowNode nodes[] = {node_of("a", 0, 100), node_of("b", 1, 75), node_of("c", 1, 25)};
    FlowLink links[] = {link_of(0, 1, 75), link_of(0, 2, 25)};
    ChartFlow flow = {stages, 2, nodes, 3, links, 2, LANG_EN};
    Plot plot = chart_flow(arena, &flow, CHART_WIDE);
    double high = mark_of(&plot, PLOT_FLOW, 0)->radius;
    double low = mark_of(&plot, PLOT_FLOW, 1)->radius;
    assert_true(is_near(high, 3 * low));
    assert_true(is_near(mark_of(&plot, PLOT_BAR, 0)->y2, high + low));
    assert_int_equal(count_marks(&plot, PLOT_HATCH), 0);
    assert_readable(&plot);
}

static void what_leaves_to_nowhere_known_is_hatched(void **state)
{
    (void)state;
    Str stages[] = {S("school"), S("work")};
    FlowNode nodes[] = {node_of("a", 0, 100), node_of("b", 1, 60)};
    FlowLink links[] = {link_of(0, 1, 60)};
    ChartFlow flow = {stages, 2, nodes, 2, links, 1, LANG_EN};
    Plot plot = chart_flow(arena, &flow, CHART_WIDE);
    assert_true(is_near(flow_left(&flow, 0), 40));
    assert_true(is_near(flow_left(&flow, 1), 0)); /* the last stage leads nowhere */
    assert_true(count_marks(&plot, PLOT_HATCH) > 0);
    assert_true(str_contains(chart_flow_description(arena, &flow),
                             S("a: of 40 the way is not known.")));
}

static void an_unknown_flow_is_a_line_and_never_a_ribbon(void **state)
{
    (void)state;
    Str stages[] = {S("school"), S("work")};
    FlowNode nodes[] = {node_of("a", 0, -1), node_of("b", 1, -1)};
    FlowLink links[] = {link_of(0, 1, -1)};
    ChartFlow flow = {stages, 2, nodes, 2, links, 1, LANG_EN};
    for (int size = CHART_WIDE; size <= CHART_NARROW; size++) {
        Plot plot = chart_flow(arena, &flow, (ChartSize)size);
        assert_int_equal(count_marks(&plot, PLOT_FLOW), 0);
        assert_int_equal(count_marks(&plot, PLOT_LEADER), 1);
        assert_int_equal(count_marks(&plot, PLOT_BAR), 0);
        assert_int_equal(count_marks(&plot, PLOT_OPEN), 2);
        assert_true(has_text(&plot, "a unknown"));
    }
}

static void nobody_is_a_line_of_no_height(void **state)
{
    (void)state;
    Str stages[] = {S("school")};
    FlowNode node = node_of("a", 0, 0);
    ChartFlow flow = {stages, 1, &node, 1, NULL, 0, LANG_EN};
    Plot plot = chart_flow(arena, &flow, CHART_WIDE);
    assert_int_equal(count_marks(&plot, PLOT_BAR), 0);
    assert_int_equal(count_marks(&plot, PLOT_AXIS), 1);
    assert_readable(&plot);
}

static void more_than_a_node_has_makes_it_higher_and_hides_nothing(void **state)
{
    (void)state;
    Str stages[] = {S("school"), S("work")};
    FlowNode nodes[] = {node_of("a", 0, 10), node_of("b", 1, 100)};
    FlowLink links[] = {link_of(0, 1, 100)};
    ChartFlow flow = {stages, 2, nodes, 2, links, 1, LANG_EN};
    Plot plot = chart_flow(arena, &flow, CHART_WIDE);
    assert_true(
        is_near(mark_of(&plot, PLOT_BAR, 0)->y2, mark_of(&plot, PLOT_FLOW, 0)->radius));
}

static void a_ribbon_past_a_stage_has_its_own_lane(void **state)
{
    (void)state;
    Str stages[] = {S("one"), S("two"), S("three")};
    FlowNode nodes[] = {node_of("a", 0, 100), node_of("b", 1, 50), node_of("c", 2, 80)};
    FlowLink links[] = {link_of(0, 1, 50), link_of(0, 2, 30), link_of(1, 2, 50)};
    ChartFlow flow = {stages, 3, nodes, 3, links, 3, LANG_EN};
    Plot plot = chart_flow(arena, &flow, CHART_WIDE);
    const PlotMark *middle = mark_of(&plot, PLOT_BAR, 1);
    size_t past = 0;
    for (size_t i = 0; i < plot.count; i++) {
        const PlotMark *mark = &plot.marks[i];
        if (mark->style == PLOT_FLOW && is_near(mark->x, middle->x)) {
            assert_true(mark->y >= middle->y + middle->y2);
            past++;
        }
    }
    assert_int_equal(past, 1);
    assert_readable(&plot);
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

/* All */

static Str svg_of(const Plot *plot)
{
    Html *h = html_new(arena, 0);
    plot_svg(h, plot, &(PlotWords){S("c1"), S(""), S("title"), S("description")});
    Str text;
    Error error = {0};
    if (!html_finish(h, &text, &error)) {
        fail_msg("%s", error.message);
    }
    return text;
}

static void the_same_input_gives_the_same_drawing(void **state)
{
    (void)state;
    Str stages[] = {S("one"), S("two")};
    FlowNode nodes[] = {node_of("a", 0, 100), node_of("b", 1, 50)};
    FlowLink links[] = {link_of(0, 1, 50)};
    ChartFlow flow = {stages, 2, nodes, 2, links, 1, LANG_EN};
    Plot first = chart_flow(arena, &flow, CHART_WIDE);
    Plot second = chart_flow(arena, &flow, CHART_WIDE);
    assert_true(str_equal(svg_of(&first), svg_of(&second)));
    TileClasses classes = tile_classes(0, 10);
    Tile tiles[] = {tile_at("a", 1, 1, 3, &classes), tile_at("b", 1, 2, 9, &classes)};
    ChartTiles map = {tiles, 2, &classes, S("%"), LANG_NL};
    first = chart_tiles(arena, &map, CHART_WIDE);
    second = chart_tiles(arena, &map, CHART_WIDE);
    assert_true(str_equal(svg_of(&first), svg_of(&second)));
}

static void a_hatch_stays_inside_its_rectangle(void **state)
{
    (void)state;
    static const double sizes[][2] = {{12, 80}, {80, 12}, {5, 5}, {3, 40}, {40, 40}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        Plot plot = plot_in(arena, 100, 100);
        plot_hatch(&plot, 10, 20, sizes[i][0], sizes[i][1]);
        for (size_t m = 0; m < plot.count; m++) {
            const PlotMark *mark = &plot.marks[m];
            assert_true(mark->x >= 10 && mark->x2 <= 10 + sizes[i][0]);
            assert_true(mark->y2 >= 20 && mark->y <= 20 + sizes[i][1]);
        }
    }
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
        cmocka_unit_test(two_ends_that_may_be_compared_are_joined),
        cmocka_unit_test(what_may_not_be_compared_is_not_joined),
        cmocka_unit_test(a_group_with_one_end_is_a_marker_with_its_name),
        cmocka_unit_test(a_provisional_end_is_open_and_its_slope_dashed),
        cmocka_unit_test(a_slope_starts_at_zero),
        cmocka_unit_test(sixteen_equal_slopes_keep_their_labels_apart),
        cmocka_unit_test(the_kind_of_range_decides_how_it_is_drawn),
        cmocka_unit_test(a_row_without_figure_says_so_and_draws_nothing),
        cmocka_unit_test(dots_of_any_size_stay_inside_the_drawing),
        cmocka_unit_test(a_spark_has_the_same_gaps_as_its_line),
        cmocka_unit_test(a_spark_of_nothing_is_empty),
        cmocka_unit_test(a_spark_does_not_join_two_series),
        cmocka_unit_test(classes_begin_at_zero_so_small_differences_look_small),
        cmocka_unit_test(there_are_at_most_four_classes_whatever_the_values),
        cmocka_unit_test(thirty_five_tiles_fit_in_every_width),
        cmocka_unit_test(names_that_do_not_fit_become_short_and_then_numbers),
        cmocka_unit_test(a_map_without_any_value_has_open_tiles_only),
        cmocka_unit_test(two_regions_on_one_place_are_no_map),
        cmocka_unit_test(classes_are_said_in_words),
        cmocka_unit_test(ribbons_are_as_high_as_what_goes_there),
        cmocka_unit_test(what_leaves_to_nowhere_known_is_hatched),
        cmocka_unit_test(an_unknown_flow_is_a_line_and_never_a_ribbon),
        cmocka_unit_test(nobody_is_a_line_of_no_height),
        cmocka_unit_test(more_than_a_node_has_makes_it_higher_and_hides_nothing),
        cmocka_unit_test(a_ribbon_past_a_stage_has_its_own_lane),
        cmocka_unit_test(names_of_breaks_never_cover_each_other),
        cmocka_unit_test(breaks_too_near_for_names_are_numbered_in_order),
        cmocka_unit_test(the_same_input_gives_the_same_drawing),
        cmocka_unit_test(a_hatch_stays_inside_its_rectangle),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
