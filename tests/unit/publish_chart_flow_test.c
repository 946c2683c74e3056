/* SPDX-License-Identifier: EUPL-1.2
 * publish_chart_flow_test.c - flows
 */
#include "plot_reading.h"

#include "publish/chart/flow.h"

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

static void the_same_flow_gives_the_same_drawing(void **state)
{
    (void)state;
    Str stages[] = {S("one"), S("two")};
    FlowNode nodes[] = {node_of("a", 0, 100), node_of("b", 1, 50)};
    FlowLink links[] = {link_of(0, 1, 50)};
    ChartFlow flow = {stages, 2, nodes, 2, links, 1, LANG_EN};
    Plot first = chart_flow(arena, &flow, CHART_WIDE);
    Plot second = chart_flow(arena, &flow, CHART_WIDE);
    assert_true(str_equal(svg_of(arena, &first), svg_of(arena, &second)));
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
        cmocka_unit_test(ribbons_are_as_high_as_what_goes_there),
        cmocka_unit_test(what_leaves_to_nowhere_known_is_hatched),
        cmocka_unit_test(an_unknown_flow_is_a_line_and_never_a_ribbon),
        cmocka_unit_test(nobody_is_a_line_of_no_height),
        cmocka_unit_test(more_than_a_node_has_makes_it_higher_and_hides_nothing),
        cmocka_unit_test(a_ribbon_past_a_stage_has_its_own_lane),
        cmocka_unit_test(the_same_flow_gives_the_same_drawing),
        cmocka_unit_test(a_hatch_stays_inside_its_rectangle),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
