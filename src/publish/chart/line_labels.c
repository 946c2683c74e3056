/* SPDX-License-Identifier: EUPL-1.2
 * line_labels.c - the words in a line chart, kept off the lines and each other
 */
#include "publish/chart/line_layout.h"

#include <math.h>

static double shown_height(const LineLayout *layout, const ChartPoint *point)
{
    double value = point->has_value ? point->value : (point->low + point->high) / 2;
    return scale_at(&layout->y, value);
}

void draw_end_labels(LineLayout *layout, Plot *plot)
{
    Spot spots[MOST_SPOTS];
    for (size_t i = 0; i < layout->end_count; i++) {
        const EndLabel *label = &layout->ends[i];
        spots[i] = (Spot){.wanted = shown_height(layout, series_last(label->series)),
                          .height = label_height(&label->label)};
    }
    double top =
        layout->break_rows == 0 ? 2 : 4 + LABEL_STEP * (double)layout->break_rows;
    spots_apart(spots, layout->end_count, top, layout->bottom + 6);
    for (size_t i = 0; i < layout->end_count; i++) {
        const EndLabel *label = &layout->ends[i];
        double x = point_x(layout, series_last(label->series)) + layout->radius + 6;
        double y = spots[i].placed - spots[i].height / 2 + 12;
        label_draw(plot, &label->label, label->series->colour, x, y, ANCHOR_START);
        take(layout, (Box){x, y - 12, x + label_width(&label->label),
                           y - 12 + label_height(&label->label)});
    }
}

/* Whether this point lies above all others of its period: then its value goes on top. */
static bool is_highest(const LineLayout *layout, const ChartPoint *point)
{
    const ChartLine *line = layout->line;
    for (size_t s = 0; s < line->series_count; s++) {
        for (size_t i = 0; i < line->series[s].count; i++) {
            const ChartPoint *other = &line->series[s].points[i];
            if (other != point && point_is_plotted(other) &&
                period_equal(other->period, point->period) &&
                shown_height(layout, other) < shown_height(layout, point)) {
                return false;
            }
        }
    }
    return true;
}

static bool try_value_label(LineLayout *layout, Plot *plot, const ChartSeries *series,
                            const ChartPoint *point, bool above)
{
    double x = point_x(layout, point);
    double high = point->has_range ? scale_at(&layout->y, point->high)
                                   : shown_height(layout, point);
    double low =
        point->has_range ? scale_at(&layout->y, point->low) : shown_height(layout, point);
    double y = above ? high - layout->radius - 4 : low + layout->radius + 13;
    Anchor anchor = ANCHOR_MIDDLE;
    Box box = text_box(x, y, anchor, point->shown, PLOT_LABEL);
    if (box.left < layout->left) {
        anchor = ANCHOR_START;
        x = fmax(layout->left - 2, x - layout->radius);
        box = text_box(x, y, anchor, point->shown, PLOT_LABEL);
    }
    if (box.bottom > layout->bottom - 2 || box.top < 0 || box.right > plot->width ||
        !is_free(layout, box)) {
        return false;
    }
    plot_text_over(plot, PLOT_LABEL, series->colour, x, y, anchor, point->shown);
    take(layout, box);
    return true;
}

static void value_label(LineLayout *layout, Plot *plot, const ChartSeries *series,
                        const ChartPoint *point)
{
    bool above = is_highest(layout, point);
    if (!try_value_label(layout, plot, series, point, above)) {
        (void)try_value_label(layout, plot, series, point, !above);
    }
}

static bool has_end_label(const LineLayout *layout, const ChartSeries *series)
{
    for (size_t i = 0; i < layout->end_count; i++) {
        if (layout->ends[i].series == series) {
            return true;
        }
    }
    return false;
}

static const ChartPoint *series_first(const ChartSeries *series)
{
    for (size_t i = 0; i < series->count; i++) {
        if (point_is_plotted(&series->points[i])) {
            return &series->points[i];
        }
    }
    return NULL;
}

static bool starts_anew(const ChartSeries *series, size_t i)
{
    const ChartPoint *point = &series->points[i];
    return point_is_plotted(point) &&
           (i == 0 || !chart_point_follows(&series->points[i - 1], point));
}

static bool joins_on(const ChartSeries *series, size_t i)
{
    return i + 1 < series->count &&
           chart_point_follows(&series->points[i], &series->points[i + 1]);
}

/* First values first, then ends without a label, then ranges and new starts: what does
 * not fit is left out, and the earlier wish wins. */
void draw_value_labels(LineLayout *layout, Plot *plot)
{
    const ChartLine *line = layout->line;
    for (size_t s = 0; s < line->series_count; s++) {
        const ChartSeries *series = &line->series[s];
        const ChartPoint *first = series_first(series);
        bool is_end = first == series_last(series) && has_end_label(layout, series);
        if (first != NULL && !is_end) {
            value_label(layout, plot, series, first);
        }
    }
    for (size_t s = 0; s < line->series_count; s++) {
        const ChartSeries *series = &line->series[s];
        const ChartPoint *last = series_last(series);
        if (last != NULL && last != series_first(series) &&
            !has_end_label(layout, series)) {
            value_label(layout, plot, series, last);
        }
    }
    for (size_t s = 0; s < line->series_count && layout->size != CHART_SMALL; s++) {
        const ChartSeries *series = &line->series[s];
        CHECK(series->count == 0 || series->points != NULL);
        for (size_t i = 0; i < series->count; i++) {
            const ChartPoint *point = &series->points[i];
            bool wanted = starts_anew(series, i) &&
                          (joins_on(series, i) || layout->size == CHART_WIDE);
            wanted = wanted || (point->has_range && point_is_plotted(point));
            if (wanted && point != series_first(series) && point != series_last(series)) {
                value_label(layout, plot, series, point);
            }
        }
    }
}
