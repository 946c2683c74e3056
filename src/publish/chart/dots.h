/* SPDX-License-Identifier: EUPL-1.2
 * dots.h - a value and how sure it is, for each of many groups
 *
 *   level 1      |-----o-----|             38    a sample: the margin around its value
 *   level 2            o                   41    counted: no margin
 *   level 3    [::::::::::]                11 to 23    hidden: bounds, no value at all
 *   level 4        [///////]               20 to 40    scenarios
 *              +---------+---------+
 *              0        20        40 %
 *
 * The kind of range decides how it is drawn, and kinds are never mixed: a sample has
 * whiskers with caps, a hidden number a band between two edges and never a midpoint, a
 * scenario a hatched band. Bounds of rounding are not drawn. The axis starts at zero; a
 * provisional dot is open. Where there is nothing, words say so.
 *
 * Pure: knows no pact. Texts arrive in the language of the page; all lives in the arena.
 */
#ifndef PUBLISH_CHART_DOTS_H
#define PUBLISH_CHART_DOTS_H

#include "domain/figures/figures.h"
#include "publish/chart/plot.h"

typedef struct DotRow {
    Str label;
    PlotColour colour;
    PlotMarker marker;
    bool has_value;
    double value;
    bool is_provisional;
    RangeKind range; /* RANGE_NONE: none is known */
    double low;
    double high;
    Str shown;       /* "38", "11 tot 23", "geen cijfer" */
    Str range_shown; /* "35 tot 41" */
} DotRow;

typedef struct ChartDots {
    const DotRow *rows;
    size_t count;
    Str unit_symbol; /* on the last tick; may be empty */
    Lang lang;
} ChartDots;

Plot chart_dots(Arena *a, const ChartDots *dots, ChartSize size);
Str chart_dots_description(Arena *a, const ChartDots *dots);

#endif
