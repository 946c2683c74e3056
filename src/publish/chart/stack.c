/* SPDX-License-Identifier: EUPL-1.2
 * stack.c - draws a whole and its parts
 */
#include "publish/chart/stack.h"

#include <math.h>

#include "base/error.h"
#include "publish/chart/label.h"
#include "publish/chart/scale.h"
#include "publish/text/text.h"

#define MOST_NAMES (MOST_STACK_PARTS + 1) /* the rest has a name too */

typedef struct StackLayout {
    Arena *arena;
    const ChartStack *stack;
    Plot plot;
    bool is_wide;
    double bar_height;
    Scale x;
    size_t named; /* the row that carries the names */
    Label names[MOST_NAMES];
    bool has_list;
} StackLayout;

static double part_value(const StackValue *value)
{
    return value->has_value ? fmax(value->value, 0) : 0;
}

static double sum_of_parts(const ChartStack *stack, const StackRow *row)
{
    double sum = 0;
    for (size_t i = 0; i < stack->part_count; i++) {
        sum += part_value(&row->values[i]);
    }
    return sum;
}

double stack_rest(const ChartStack *stack, const StackRow *row)
{
    double rest = row->has_total ? row->total - sum_of_parts(stack, row) : 0;
    return rest > row->allowed ? rest : 0;
}

static double row_end(const ChartStack *stack, const StackRow *row)
{
    double sum = sum_of_parts(stack, row);
    return row->has_total ? fmax(row->total, sum) : sum;
}

static Str row_label(Arena *a, const ChartStack *stack, const StackRow *row)
{
    return !row->is_provisional ? row->label
                                : text_fill(a, TEXT_STACK_LABEL_PROVISIONAL, stack->lang,
                                            PLACES({PLACE_PERIOD, row->label}));
}

static size_t known_parts(const ChartStack *stack, const StackRow *row)
{
    size_t count = 0;
    for (size_t i = 0; i < stack->part_count; i++) {
        count += row->values[i].has_value ? 1 : 0;
    }
    return count;
}

static size_t row_with_names(const ChartStack *stack)
{
    size_t best = 0;
    for (size_t i = 1; i < stack->row_count; i++) {
        if (known_parts(stack, &stack->rows[i]) >=
            known_parts(stack, &stack->rows[best])) {
            best = i;
        }
    }
    return best;
}

static PlotColour colour_of(size_t part, size_t count)
{
    if (count <= 2) {
        return part == 0 ? COLOUR_STEP_2 : COLOUR_STEP_4;
    }
    if (count == 3 && part == 2) {
        return COLOUR_STEP_4;
    }
    return (PlotColour)((int)COLOUR_STEP_1 + (int)(part % COLOUR_STEPS));
}

/* Whether part `i` of the row with names has a name under it; the last one is the rest.
 */
static bool has_name(const StackLayout *layout, size_t i)
{
    const ChartStack *stack = layout->stack;
    const StackRow *row = &stack->rows[layout->named];
    return i == stack->part_count ? stack_rest(stack, row) > 0 : row->values[i].has_value;
}

/* Every name in lines of at most `width`; false when one is cut, or they are together
 * wider than the drawing. */
static bool try_names(StackLayout *layout, double width)
{
    double together = 0;
    bool fits = true;
    for (size_t i = 0; i <= layout->stack->part_count; i++) {
        Str name = i == layout->stack->part_count
                       ? text_get(TEXT_STACK_REST, layout->stack->lang)
                       : layout->stack->parts[i];
        layout->names[i] = label_wrap(layout->arena, name, width, PLOT_TICK, 3);
        if (has_name(layout, i)) {
            together += label_width(&layout->names[i]) + 12;
            fits = fits && !layout->names[i].is_cut;
        }
    }
    return fits && together <= layout->plot.width;
}

static void find_names(StackLayout *layout)
{
    layout->has_list = true;
    for (double width = 150; layout->has_list && width >= 40; width -= 10) {
        layout->has_list = !try_names(layout, width);
    }
}

static double names_height(const StackLayout *layout)
{
    double highest = 0;
    for (size_t i = 0; i <= layout->stack->part_count && !layout->has_list; i++) {
        if (has_name(layout, i)) {
            highest = fmax(highest, label_height(&layout->names[i]));
        }
    }
    return highest > 0 ? highest + 16 : 0;
}

static double row_height(const StackLayout *layout, size_t row)
{
    double height = layout->bar_height + 14 + (layout->is_wide ? 0 : 19);
    height += layout->stack->rows[row].break_name.length > 0 ? 30 : 0;
    return height + (row == layout->named ? names_height(layout) : 0);
}

/* "1 name": the number stands in the part too. The last of the list is the rest. */
static Label list_line(const StackLayout *layout, size_t i)
{
    const ChartStack *stack = layout->stack;
    Str name = i == stack->part_count ? text_get(TEXT_STACK_REST, stack->lang)
                                      : str_format(layout->arena, "%zu %.*s", i + 1,
                                                   STR_ARG(stack->parts[i]));
    return label_wrap(layout->arena, name, layout->plot.width - 20, PLOT_TICK, 3);
}

static size_t list_count(const StackLayout *layout)
{
    const ChartStack *stack = layout->stack;
    bool has_rest = false;
    for (size_t i = 0; i < stack->row_count; i++) {
        has_rest = has_rest || stack_rest(stack, &stack->rows[i]) > 0;
    }
    return layout->has_list ? stack->part_count + (has_rest ? 1 : 0) : 0;
}

static double list_height(const StackLayout *layout)
{
    double height = 0;
    for (size_t i = 0; i < list_count(layout); i++) {
        Label line = list_line(layout, i);
        height += label_height(&line) + 6;
    }
    return height;
}

static double whole_height(const StackLayout *layout)
{
    double height = 4;
    for (size_t i = 0; i < layout->stack->row_count; i++) {
        height += row_height(layout, i);
    }
    return height + list_height(layout);
}

static StackLayout layout_of(Arena *a, const ChartStack *stack, ChartSize size)
{
    double width = size == CHART_WIDE ? 700 : size == CHART_NARROW ? 288 : 300;
    StackLayout layout = {.arena = a,
                          .stack = stack,
                          .plot = plot_in(a, width, 0),
                          .is_wide = size == CHART_WIDE,
                          .bar_height = size == CHART_WIDE ? 30 : 26,
                          .named = row_with_names(stack)};
    double labels = 0, totals = 0, highest = 0;
    for (size_t i = 0; i < stack->row_count; i++) {
        const StackRow *row = &stack->rows[i];
        labels = fmax(labels, plot_text_width(row_label(a, stack, row), PLOT_NAME));
        totals = fmax(totals, plot_text_width(row->total_shown, PLOT_VALUE));
        highest = fmax(highest, row_end(stack, row));
    }
    double left = layout.is_wide ? fmin(ceil(labels) + 14, 180) : 0;
    layout.x =
        (Scale){0, highest > 0 ? highest : 1, left + 0.5, width - ceil(totals) - 10};
    find_names(&layout);
    layout.plot.height = whole_height(&layout);
    return layout;
}

static void draw_part(StackLayout *layout, const StackRow *row, size_t part, double from,
                      double y)
{
    const StackValue *value = &row->values[part];
    double x = scale_at(&layout->x, from);
    double end = scale_at(&layout->x, from + part_value(value));
    PlotColour colour = colour_of(part, layout->stack->part_count);
    Plot *plot = &layout->plot;
    plot_rect(plot, row->is_provisional ? PLOT_PART_OPEN : PLOT_PART, colour, x, y,
              end - x, layout->bar_height);
    Str text =
        layout->has_list ? str_format(layout->arena, "%zu", part + 1) : value->shown;
    PlotStyle style = row->is_provisional ? PLOT_VALUE : PLOT_ON_VALUE;
    if (plot_text_width(text, style) + 6 <= end - x) {
        plot_text(plot, style, row->is_provisional ? COLOUR_NONE : colour, (x + end) / 2,
                  y + layout->bar_height / 2 + 4.5, ANCHOR_MIDDLE, text);
    }
}

static void draw_rest(StackLayout *layout, const StackRow *row, double from, double y)
{
    double x = scale_at(&layout->x, from);
    double end = scale_at(&layout->x, row->total);
    plot_rect(&layout->plot, PLOT_OPEN, COLOUR_NONE, x + 1, y + 0.5, fmax(end - x - 1, 1),
              layout->bar_height - 1);
    if (plot_text_width(row->rest_shown, PLOT_NAME) + 8 <= end - x) {
        plot_text(&layout->plot, PLOT_NAME, COLOUR_NONE, (x + end) / 2,
                  y + layout->bar_height / 2 + 4.5, ANCHOR_MIDDLE, row->rest_shown);
    }
}

/* Below its part, on one line with the others, as near as they allow. */
static void draw_names(StackLayout *layout, double y)
{
    const ChartStack *stack = layout->stack;
    const StackRow *row = &stack->rows[layout->named];
    Spot spots[MOST_NAMES];
    double centre[MOST_NAMES];
    size_t part[MOST_NAMES];
    size_t count = 0;
    double from = 0;
    for (size_t i = 0; i <= stack->part_count; i++) {
        double size =
            i < stack->part_count ? part_value(&row->values[i]) : stack_rest(stack, row);
        if (has_name(layout, i)) {
            part[count] = i;
            centre[count] = scale_at(&layout->x, from + size / 2);
            spots[count] = (Spot){.wanted = centre[count],
                                  .height = label_width(&layout->names[i]) + 12};
            count++;
        }
        from += size;
    }
    spots_apart(spots, count, -6, layout->plot.width + 6);
    for (size_t i = 0; i < count; i++) {
        plot_line(&layout->plot, PLOT_LEADER, COLOUR_NONE, centre[i], y + 1, centre[i],
                  y + 4);
        plot_line(&layout->plot, PLOT_LEADER, COLOUR_NONE, centre[i], y + 4,
                  spots[i].placed, y + 13);
        label_draw(&layout->plot, &layout->names[part[i]], COLOUR_NONE, spots[i].placed,
                   y + 26, ANCHOR_MIDDLE);
    }
}

static void draw_row(StackLayout *layout, size_t index, double y)
{
    const ChartStack *stack = layout->stack;
    const StackRow *row = &stack->rows[index];
    Plot *plot = &layout->plot;
    if (row->break_name.length > 0) {
        plot_line(plot, PLOT_BREAK, COLOUR_NONE, 0, y + 5.5, plot->width, y + 5.5);
        plot_line(plot, PLOT_BREAK, COLOUR_NONE, 0, y + 8.5, plot->width, y + 8.5);
        plot_text(plot, PLOT_BREAK_NAME, COLOUR_NONE, 0, y + 22, ANCHOR_START,
                  row->break_name);
        y += 30;
    }
    plot_text(plot, PLOT_NAME, COLOUR_NONE, 0,
              layout->is_wide ? y + layout->bar_height / 2 + 4.5 : y + 13, ANCHOR_START,
              row_label(layout->arena, stack, row));
    y += layout->is_wide ? 0 : 19;
    double at = 0;
    for (size_t i = 0; i < stack->part_count; i++) {
        if (part_value(&row->values[i]) > 0) {
            draw_part(layout, row, i, at, y);
        }
        at += part_value(&row->values[i]);
    }
    if (stack_rest(stack, row) > 0) {
        draw_rest(layout, row, at, y);
    }
    bool is_empty = !row->has_total && known_parts(stack, row) == 0;
    plot_text(plot, is_empty ? PLOT_TICK : PLOT_VALUE, COLOUR_NONE,
              scale_at(&layout->x, row_end(stack, row)) + 7,
              y + layout->bar_height / 2 + 4.5, ANCHOR_START,
              is_empty ? text_get(TEXT_SHOWN_NO_FIGURE, stack->lang) : row->total_shown);
    double x = plot_crisp(layout->x.start);
    plot_line(plot, PLOT_AXIS, COLOUR_NONE, x, y - (layout->is_wide ? 4 : 0), x,
              y + layout->bar_height + 4);
    if (index == layout->named && !layout->has_list) {
        draw_names(layout, y + layout->bar_height);
    }
}

static void draw_list(StackLayout *layout, double y)
{
    for (size_t i = 0; i < list_count(layout); i++) {
        bool is_rest = i == layout->stack->part_count;
        plot_rect(&layout->plot, is_rest ? PLOT_OPEN : PLOT_PART,
                  is_rest ? COLOUR_NONE : colour_of(i, layout->stack->part_count), 0.5,
                  y + 3.5, 12, 12);
        Label line = list_line(layout, i);
        label_draw(&layout->plot, &line, COLOUR_NONE, 19, y + 14, ANCHOR_START);
        y += label_height(&line) + 6;
    }
}

Plot chart_stack(Arena *a, const ChartStack *stack, ChartSize size)
{
    CHECK(stack->part_count >= 1 && stack->part_count <= MOST_STACK_PARTS &&
          stack->row_count >= 1);
    StackLayout layout = layout_of(a, stack, size);
    double y = 4;
    for (size_t i = 0; i < stack->row_count; i++) {
        draw_row(&layout, i, y);
        y += row_height(&layout, i);
    }
    draw_list(&layout, y);
    return layout.plot;
}
