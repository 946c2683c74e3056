/* SPDX-License-Identifier: EUPL-1.2
 * compare.c - ranges, and whether two figures may be compared at all */
#include "domain/figures/figures.h"

#include <math.h>

#include "domain/figures/order.h"

bool figure_has_value(const Figure *figure)
{
    return figure->availability == AVAILABLE_KNOWN &&
           figure->confidentiality == CONFIDENTIALITY_OPEN &&
           decimal_is_set(figure->value);
}

static double rounding_unit(const Figure *figure)
{
    if (figure->rounded_to > 0 || figure->origin == ORIGIN_COMPUTED) {
        return figure->rounded_to;
    }
    return figure->series->rounded_to;
}

/* A count printed to the last unit is exact; a share or a decimal never is. */
static bool is_exact(const Figure *figure)
{
    const Definition *definition = figure->series->definition;
    if (figure->origin == ORIGIN_COMPUTED && figure->part_count > 0) {
        for (size_t i = 0; i < figure->part_count; i++) {
            if (!is_exact(figure->parts[i])) {
                return false;
            }
        }
        return true;
    }
    return definition->measure == MEASURE_LEVEL && !definition->unit->is_share &&
           figure->value.decimals == 0 && rounding_unit(figure) <= 1 &&
           figure->stage != STAGE_ESTIMATED && !figure->is_lower_bound;
}

Interval figure_interval(const Figure *figure)
{
    bool sample = figure->series->survey->kind == SURVEY_SAMPLE;
    if (decimal_is_set(figure->low) && decimal_is_set(figure->high)) {
        return (Interval){figure->low.value, figure->high.value, figure->range_kind,
                          !sample || figure->range_kind == RANGE_SAMPLING};
    }
    double value = figure->value.value;
    if (is_exact(figure)) {
        return (Interval){value, value, RANGE_NONE, !sample};
    }
    double unit = rounding_unit(figure);
    double half = unit > 0 ? unit / 2 : figure->value.half_unit;
    return (Interval){value - half, value + half, RANGE_ROUNDING, !sample};
}

static const Break *break_between(const Monitor *monitor, const Series *a,
                                  const Series *b)
{
    for (size_t i = 0; i < monitor->breaks.count; i++) {
        const Break *at = &monitor->breaks.items[i];
        if ((at->from == a && at->to == b) || (at->from == b && at->to == a)) {
            return at;
        }
    }
    return NULL;
}

static Incomparable why_not(const Figure *from, const Figure *to)
{
    if (from->series != to->series) {
        return INCOMPARABLE_SERIES;
    }
    if (from->series->definition->certainty != CERTAINTY_STATED &&
        from->edition != to->edition) {
        return INCOMPARABLE_PRESUMED;
    }
    if (!cell_equal(from->cell, to->cell)) {
        return INCOMPARABLE_CELL;
    }
    if (from->region != to->region) {
        return INCOMPARABLE_REGION;
    }
    if (!period_equal(from->period, to->period) &&
        !(period_is_on_axis(from->period) && period_is_on_axis(to->period))) {
        return INCOMPARABLE_PERIOD;
    }
    return figure_has_value(from) && figure_has_value(to) ? COMPARABLE
                                                          : INCOMPARABLE_NO_VALUE;
}

static ChangeSign sign_of(const Comparison *c)
{
    double slack = 1e-9 * (1 + fabs(c->range.low) + fabs(c->range.high));
    if (!c->margin_known) {
        return CHANGE_UNKNOWN;
    }
    if (fabs(c->difference) <= slack) {
        return c->is_rounded ? CHANGE_NONE_PRINTED : CHANGE_NONE;
    }
    if (c->difference > 0 && c->range.low >= -slack) {
        return CHANGE_UP;
    }
    if (c->difference < 0 && c->range.high <= slack) {
        return CHANGE_DOWN;
    }
    return CHANGE_UNKNOWN;
}

Comparison comparison(const Monitor *monitor, const Figure *from, const Figure *to)
{
    Comparison c = {.why_not = why_not(from, to)};
    if (c.why_not == INCOMPARABLE_SERIES) {
        c.at_break = break_between(monitor, from->series, to->series);
    }
    if (c.why_not != COMPARABLE) {
        return c;
    }
    Interval a = figure_interval(from), b = figure_interval(to);
    c.decimals = from->value.decimals > to->value.decimals ? from->value.decimals
                                                           : to->value.decimals;
    c.difference = number_round(to->value.value - from->value.value, c.decimals);
    c.is_rounded = a.kind != RANGE_NONE || b.kind != RANGE_NONE;
    c.margin_known = a.margin_known && b.margin_known;
    c.range = (Interval){b.low - a.high, b.high - a.low,
                         a.kind != RANGE_NONE ? a.kind : b.kind, c.margin_known};
    if (from->is_lower_bound || to->is_lower_bound) {
        c.margin_known = false;
    }
    c.sign = sign_of(&c);
    return c;
}
