/* SPDX-License-Identifier: EUPL-1.2
 * progress.c - how far a target is, as far as figures of its own definition tell
 */
#include "domain/figures/progress.h"

static bool is_in_time(const Figure *figure, const Target *target)
{
    if (target->due.kind == PERIOD_NONE) {
        return period_is_on_axis(figure->period);
    }
    return period_equal(figure->period, target->due) ||
           (period_is_on_axis(figure->period) &&
            date_compare(figure->period.last, target->due.last) <= 0);
}

/* The answer of its series as of then, not an older edition's. */
static bool is_current(const Monitor *monitor, const Figure *figure, AsOf as_of)
{
    return figure_find(monitor, figure->series, figure->cell, figure->region,
                       figure->period, as_of) == figure;
}

static const Figure *latest(const Monitor *monitor, const Target *target, AsOf as_of)
{
    const Figure *found = NULL;
    for (size_t i = 0; i < monitor->figures.count; i++) {
        const Figure *figure = monitor->figures.items[i];
        bool is_later =
            found == NULL || date_compare(figure->period.last, found->period.last) > 0;
        if (figure->series->definition == target->definition && is_later &&
            figure->region == target->region && cell_equal(figure->cell, target->cell) &&
            figure_has_value(figure) && is_in_time(figure, target) &&
            is_current(monitor, figure, as_of)) {
            found = figure;
        }
    }
    return found;
}

static Reached reached(const Figure *figure, const Target *target)
{
    Interval range = figure_interval(figure);
    double wanted = target->value.value;
    bool is_above = range.low >= wanted;
    bool is_below =
        range.kind == RANGE_ROUNDING ? range.high <= wanted : range.high < wanted;
    if (!range.margin_known) {
        return REACHED_NOT_KNOWN;
    }
    if (figure->is_lower_bound) {
        is_below = false;
    }
    switch (target->operator) {
    case TARGET_AT_LEAST:
        return is_above ? REACHED_YES : is_below ? REACHED_NO : REACHED_NOT_KNOWN;
    case TARGET_AT_MOST:
        if (figure->is_lower_bound) {
            return range.low > wanted ? REACHED_NO : REACHED_NOT_KNOWN;
        }
        return range.high <= wanted ? REACHED_YES
               : range.low > wanted ? REACHED_NO
                                    : REACHED_NOT_KNOWN;
    case TARGET_EQUAL:
        if (range.low > wanted || is_below) {
            return REACHED_NO;
        }
        return range.kind == RANGE_NONE && !figure->is_lower_bound ? REACHED_YES
                                                                   : REACHED_NOT_KNOWN;
    }
    return REACHED_NOT_KNOWN;
}

static int percent_of(const Figure *figure, const Target *target)
{
    TargetOperator how = target->operator;
    if (how != TARGET_AT_LEAST || target->unit->is_share || target->value.value <= 0 ||
        figure->value.value < 0 || figure->is_lower_bound) {
        return -1;
    }
    double percent = 100 * figure->value.value / target->value.value;
    return percent > 100000 ? -1 : (int)(percent + 1e-9);
}

Progress target_progress(const Monitor *monitor, const Target *target, AsOf as_of)
{
    Progress progress = {.kind = PROGRESS_CANNOT, .percent = -1};
    if (target->definition == NULL || target->definition->unit != target->unit) {
        return progress;
    }
    progress.figure = latest(monitor, target, as_of);
    if (progress.figure == NULL) {
        progress.kind = PROGRESS_NO_FIGURE;
        return progress;
    }
    progress.kind = PROGRESS_KNOWN;
    progress.reached = reached(progress.figure, target);
    progress.percent = percent_of(progress.figure, target);
    progress.is_rounded = figure_interval(progress.figure).kind != RANGE_NONE;
    progress.is_early = target->due.kind != PERIOD_NONE &&
                        date_compare(progress.figure->period.last, target->due.last) < 0;
    return progress;
}
