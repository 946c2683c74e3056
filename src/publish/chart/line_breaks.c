/* SPDX-License-Identifier: EUPL-1.2
 * line_breaks.c - where the names of breaks stand, so that each can be read
 */
#include "publish/chart/line_layout.h"

#include <math.h>

#define ROW LABEL_STEP
#define MOST_ROWS 3

static double break_x(const LineLayout *layout, Period at)
{
    double step = layout->one_kind && at.kind != PERIOD_DAY ? 0.5 : 0;
    return floor(scale_at(&layout->x, place_in_time(layout, at) - step));
}

static Box name_box(const BreakName *name)
{
    double width = label_width(&name->label);
    double left = name->anchor == ANCHOR_END ? name->edge - width : name->edge;
    double top = name->y - 10;
    return (Box){left, top, left + width,
                 top + 13 + ROW * ((double)name->label.count - 1)};
}

/* Off the other hairlines, and off the names that have their place already. */
static bool is_clear(const LineLayout *layout, size_t index)
{
    Box box = name_box(&layout->breaks[index]);
    for (size_t i = 0; i < layout->break_count; i++) {
        const BreakName *other = &layout->breaks[i];
        if (i != index && other->x + 3 > box.left && other->x - 3 < box.right) {
            return false;
        }
        Box taken = name_box(other);
        if (i < index && box.left < taken.right + 4 && taken.left - 4 < box.right &&
            box.top < taken.bottom && taken.top < box.bottom) {
            return false;
        }
    }
    return true;
}

/* Left of its hairline, else right of it, in the first row that has room; in one line, or
 * else broken where its longest word allows. */
static bool try_place(LineLayout *layout, size_t index, double width)
{
    BreakName *name = &layout->breaks[index];
    for (size_t place = 0; place < (size_t)4 * MOST_ROWS; place++) {
        size_t row = place / 4;
        bool is_left = place % 2 == 0;
        bool is_broken = place / 2 % 2 == 1;
        name->label = label_wrap(layout->arena, name->text, is_broken ? 76 : 1000,
                                 PLOT_BREAK_NAME, 2);
        name->y = 12 + ROW * (double)row;
        name->anchor = is_left ? ANCHOR_END : ANCHOR_START;
        name->edge = name->x + (is_left ? -6 : 6);
        Box box = name_box(name);
        if (!name->label.is_cut && box.left >= 0 && box.right <= width &&
            is_clear(layout, index)) {
            size_t last = row + name->label.count;
            layout->break_rows = last > layout->break_rows ? last : layout->break_rows;
            return true;
        }
    }
    return false;
}

static bool try_all(LineLayout *layout, double width)
{
    layout->break_rows = 0;
    for (size_t i = 0; i < layout->break_count; i++) {
        if (!try_place(layout, i, width)) {
            return false;
        }
    }
    return true;
}

/* One name that is wider than the drawing: it stands as far left as it can. */
static void place_alone(LineLayout *layout, double width)
{
    BreakName *name = &layout->breaks[0];
    name->label = label_wrap(layout->arena, name->text, width, PLOT_BREAK_NAME, 1);
    name->anchor = ANCHOR_START;
    name->edge = fmax(0, width - label_width(&name->label));
    name->y = 12;
    layout->break_rows = 1;
}

void find_break_names(LineLayout *layout, double width)
{
    const ChartLine *line = layout->line;
    size_t numbers[MOST_CHART_BREAKS] = {0};
    for (size_t i = 0; i < line->break_count; i++) {
        if (chart_break_is_drawn(line, i)) {
            numbers[layout->break_count] = i + 1;
            layout->breaks[layout->break_count++] = (BreakName){
                .text = line->breaks[i].name, .x = break_x(layout, line->breaks[i].at)};
        }
    }
    if (try_all(layout, width)) {
        return;
    }
    if (layout->break_count == 1) {
        place_alone(layout, width);
        return;
    }
    layout->breaks_are_numbered = true;
    for (size_t i = 0; i < layout->break_count; i++) {
        layout->breaks[i].text = str_format(layout->arena, "%zu", numbers[i]);
    }
    if (!try_all(layout, width)) { /* nearer than a digit: the last row takes them */
        layout->break_rows = MOST_ROWS;
    }
}

bool chart_breaks_are_numbered(Arena *a, const ChartLine *line, ChartSize size)
{
    static const double widths[] = {700, 288, 300, 446};
    return line_layout(a, line, size, widths[size], 280).breaks_are_numbered;
}

void draw_break_names(LineLayout *layout, Plot *plot)
{
    for (size_t i = 0; i < layout->break_count; i++) {
        const BreakName *name = &layout->breaks[i];
        label_draw_over(plot, &name->label, COLOUR_NONE, name->edge, name->y,
                        name->anchor);
        take(layout, name_box(name));
    }
}
