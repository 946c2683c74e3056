/* SPDX-License-Identifier: EUPL-1.2
 * bars.c - draws horizontal bars
 */
#include "publish/chart/bars.h"

#include <math.h>

#include "base/buf.h"
#include "publish/chart/scale.h"

#define BAR_HEIGHT 18.0
#define BAR_STEP 24.0
#define LINE_STEP 15.0
#define GROUP_GAP 14.0
#define MOST_LABEL_LINES 6

/* Wide: labels stand left of the bars. Narrow: on top of them, over the full width. */
typedef struct BarLayout {
    Plot plot;
    Scale x;
    double label_width;
    bool label_on_top;
} BarLayout;

typedef struct BarLabel {
    Str lines[MOST_LABEL_LINES];
    size_t count;
} BarLabel;

static double highest_of(const ChartBars *bars)
{
    double highest = 0;
    for (size_t g = 0; g < bars->count; g++) {
        for (size_t i = 0; i < bars->groups[g].count; i++) {
            const ChartBar *bar = &bars->groups[g].bars[i];
            highest = fmax(highest, bar->has_value ? bar->value : 0);
            highest = fmax(highest, bar->has_range ? bar->high : 0);
        }
    }
    return highest > 0 ? highest : 1;
}

/* "41 Noordwest" in the first group, "60" in the others. */
static Str end_text(Arena *a, const ChartBar *bar, bool with_name)
{
    if (!with_name || bar->name.length == 0) {
        return bar->shown;
    }
    return str_format(a, "%.*s %.*s", STR_ARG(bar->shown), STR_ARG(bar->name));
}

static double widest_end(Arena *a, const ChartBars *bars)
{
    double widest = 0;
    for (size_t g = 0; g < bars->count; g++) {
        for (size_t i = 0; i < bars->groups[g].count; i++) {
            Str text = end_text(a, &bars->groups[g].bars[i], g == 0);
            widest = fmax(widest, plot_text_width(text, PLOT_LABEL));
        }
    }
    return widest;
}

/* Breaks at blanks; what is left over after the last line stays on it. */
static BarLabel wrapped(Arena *a, Str label, double width)
{
    BarLabel found = {.count = 0};
    Str line = {NULL, 0};
    Str word, rest = label;
    while (rest.length > 0) {
        (void)str_cut(rest, ' ', &word, &rest);
        Str longer = line.length == 0
                         ? word
                         : str_format(a, "%.*s %.*s", STR_ARG(line), STR_ARG(word));
        if (line.length > 0 && found.count + 1 < MOST_LABEL_LINES &&
            plot_text_width(longer, PLOT_NAME) > width) {
            found.lines[found.count++] = line;
            longer = word;
        }
        line = longer;
    }
    found.lines[found.count++] = line;
    return found;
}

/* Of a group: its label and its bars, under or beside each other. */
static double group_height(const BarLayout *layout, const BarGroup *group)
{
    BarLabel label = wrapped(layout->plot.arena, group->label, layout->label_width);
    double lines = LINE_STEP * (double)label.count;
    double bars = BAR_STEP * (double)group->count;
    return layout->label_on_top ? lines + 5 + bars : fmax(lines + 4, bars);
}

static double draw_label(BarLayout *layout, Str text, double y)
{
    BarLabel label = wrapped(layout->plot.arena, text, layout->label_width);
    for (size_t i = 0; i < label.count; i++) {
        plot_text(&layout->plot, PLOT_NAME, COLOUR_NONE, 0,
                  y + 13.5 + LINE_STEP * (double)i, ANCHOR_START, label.lines[i]);
    }
    return layout->label_on_top ? LINE_STEP * (double)label.count + 5 : 0;
}

static void draw_bar(BarLayout *layout, const ChartBar *bar, double y, Str text)
{
    Plot *plot = &layout->plot;
    double start = layout->x.start;
    double end = start;
    if (bar->has_value) {
        end = scale_at(&layout->x, fmax(bar->value, 0));
        plot_rect(plot, PLOT_BAR, bar->colour, start, y, end - start, BAR_HEIGHT);
    } else if (bar->has_range) {
        double low = scale_at(&layout->x, fmax(bar->low, 0));
        end = scale_at(&layout->x, fmax(bar->high, 0));
        plot_rect(plot, PLOT_BAND, bar->colour, low, y, end - low, BAR_HEIGHT);
        plot_line(plot, PLOT_EDGE, bar->colour, low, y, low, y + BAR_HEIGHT);
        plot_line(plot, PLOT_EDGE, bar->colour, end, y, end, y + BAR_HEIGHT);
    }
    bool known = bar->has_value || bar->has_range;
    plot_text(plot, known ? PLOT_LABEL : PLOT_TICK, known ? bar->colour : COLOUR_NONE,
              end + 7, y + 13.5, ANCHOR_START, text);
}

static void draw_group(BarLayout *layout, const BarGroup *group, double y,
                       bool with_names)
{
    y += draw_label(layout, group->label, y);
    double top = y;
    for (size_t i = 0; i < group->count; i++) {
        const ChartBar *bar = &group->bars[i];
        draw_bar(layout, bar, y, end_text(layout->plot.arena, bar, with_names));
        y += BAR_STEP;
    }
    double x = plot_crisp(layout->x.start);
    plot_line(&layout->plot, PLOT_AXIS, COLOUR_NONE, x, top - 4, x, y - 2);
}

Plot chart_bars(Arena *a, const ChartBars *bars, bool is_wide)
{
    BarLayout layout = {.plot = plot_in(a, is_wide ? 700 : 288, 0),
                        .label_width = is_wide ? 180 : 280,
                        .label_on_top = !is_wide};
    for (size_t g = 0; g < bars->count; g++) {
        layout.plot.height += group_height(&layout, &bars->groups[g]) + GROUP_GAP;
    }
    double start = is_wide ? 190 : 0;
    double end = layout.plot.width - widest_end(a, bars) - 12;
    layout.x = (Scale){0, highest_of(bars), start, fmax(end, start + 40)};
    double y = 4;
    for (size_t g = 0; g < bars->count; g++) {
        draw_group(&layout, &bars->groups[g], y, g == 0);
        y += group_height(&layout, &bars->groups[g]) + GROUP_GAP;
    }
    return layout.plot;
}

Str chart_bars_description(Arena *a, const ChartBars *bars)
{
    Buf buf = buf_in(a, 0);
    for (size_t g = 0; g < bars->count; g++) {
        const BarGroup *group = &bars->groups[g];
        buf_printf(&buf, "%s%.*s: ", g == 0 ? "" : " ", STR_ARG(group->label));
        for (size_t i = 0; i < group->count; i++) {
            const ChartBar *bar = &group->bars[i];
            buf_add(&buf, i > 0 ? S(", ") : S(""));
            if (bar->name.length > 0) {
                buf_printf(&buf, "%.*s ", STR_ARG(bar->name));
            }
            buf_add(&buf, bar->shown);
        }
        buf_char(&buf, '.');
    }
    return buf_str(&buf);
}
