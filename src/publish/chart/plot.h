/* SPDX-License-Identifier: EUPL-1.2
 * plot.h - a drawing as a list of marks, before any ink
 *
 *   Plot plot = plot_in(a, 700, 352);
 *   plot_line(&plot, PLOT_GRID, COLOUR_NONE, 40, 26.5, 610, 26.5);
 *   plot_marker(&plot, PLOT_MARK, COLOUR_1, MARKER_CIRCLE, 40, 100, 5);
 *   plot_text(&plot, PLOT_LABEL, COLOUR_1, 614, 149, ANCHOR_START, S("basis 23"));
 *
 * Units are CSS pixels at 1:1, the origin is top left; a drawing is never scaled, because
 * its text would be too. Marks are drawn in the order they were added. A mark says what
 * it is (a grid line, a provisional value); how that looks is the business of the ink:
 * the style sheet for SVG (plot_svg.h), paper_draw.c for paper.
 *
 * Ownership: everything lives in the arena of the plot.
 */
#ifndef PUBLISH_CHART_PLOT_H
#define PUBLISH_CHART_PLOT_H

#include "base/arena.h"
#include "base/str.h"
#include "publish/markup/html.h"

typedef enum PlotStyle {
    PLOT_GRID,
    PLOT_AXIS,
    PLOT_LINE,
    PLOT_LINE_PROVISIONAL, /* dashed: nothing else is */
    PLOT_MARK,
    PLOT_MARK_PROVISIONAL, /* open */
    PLOT_BAND,
    PLOT_EDGE, /* of a band */
    PLOT_BREAK,
    PLOT_TARGET,
    PLOT_BAR,
    PLOT_SLOT,       /* a small open square: not recorded */
    PLOT_PART,       /* of a whole, or a tile: filled, with a rim of paper around it */
    PLOT_PART_OPEN,  /* the same, provisional */
    PLOT_OPEN,       /* what is not divided, a tile without value */
    PLOT_HATCH,      /* lines over a rectangle: not known */
    PLOT_WHISKER,    /* the margin of a sample */
    PLOT_LEADER,     /* from a mark to its name */
    PLOT_OWN,        /* around the region of the page ... */
    PLOT_OWN_INSIDE, /* ... with paper between it and a dark tile */
    PLOT_FLOW,       /* a ribbon */
    PLOT_GROUND,     /* land: an area of a map */
    PLOT_SPOT,       /* small shapes on it, filled */
    PLOT_SITE,       /* open shapes on it */
    PLOT_TICK,       /* text from here on */
    PLOT_LABEL,      /* in the colour of its series */
    PLOT_VALUE,      /* semibold ink */
    PLOT_NAME,       /* plain ink */
    PLOT_BREAK_NAME,
    PLOT_TARGET_NAME,
    PLOT_ON,       /* on a part, in ink that can be read there */
    PLOT_ON_VALUE, /* the same, semibold */
} PlotStyle;

/* The country beside a region, or an old definition, is context: grey. */
typedef enum PlotColour {
    COLOUR_CONTEXT,
    COLOUR_1,
    COLOUR_2,
    COLOUR_3,
    COLOUR_4,
    COLOUR_NONE,   /* the style has its own */
    COLOUR_STEP_1, /* ordered, from light to dark */
    COLOUR_STEP_2,
    COLOUR_STEP_3,
    COLOUR_STEP_4,
    COLOUR_REACH_NONE, /* red, orange and green: never without a shape of their own */
    COLOUR_REACH_ONE,
    COLOUR_REACH_MORE,
} PlotColour;
#define COLOUR_STEPS 4

typedef enum PlotMarker {
    MARKER_CIRCLE,
    MARKER_SQUARE,
    MARKER_TRIANGLE,
    MARKER_DIAMOND,
} PlotMarker;

typedef enum PlotShape {
    SHAPE_LINE,   /* x, y to x2, y2 */
    SHAPE_RECT,   /* x, y, width x2, height y2 */
    SHAPE_RIBBON, /* from x, y to x2, y2, `radius` high at both ends */
    SHAPE_MARKER,
    SHAPE_TEXT,
    SHAPE_AREA, /* rings, filled by the even-odd rule */
} PlotShape;

typedef struct PlotRing {
    double *xy;   /* x and y by turns; closed by itself */
    size_t count; /* of points */
} PlotRing;

typedef struct PlotMark {
    PlotShape shape;
    PlotStyle style;
    PlotColour colour;
    double x;
    double y; /* of text: the baseline */
    double x2;
    double y2;
    double radius;
    PlotMarker marker;
    Anchor anchor;
    bool has_halo; /* text over lines */
    Str text;
    Str told; /* of a marker: what it stands for, for who points at it */
    const PlotRing *rings;
    size_t ring_count;
} PlotMark;

/* One drawing per width of the page: text is never scaled. Wide is 700, narrow 288 and
 * small 300 units across; paper, for line charts alone, is 446: a column of 118 mm. */
typedef enum ChartSize { CHART_WIDE, CHART_NARROW, CHART_SMALL, CHART_PAPER } ChartSize;

typedef struct Plot {
    Arena *arena;
    double width;
    double height;
    PlotMark *marks;
    size_t count;
    size_t capacity;
} Plot;

Plot plot_in(Arena *a, double width, double height);
void plot_line(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
               double x2, double y2);
void plot_rect(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
               double width, double height);
void plot_ribbon(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
                 double x2, double y2, double height);
/* The rings live as long as the plot. */
void plot_area(Plot *plot, PlotStyle style, PlotColour colour, const PlotRing *rings,
               size_t count);
/* Slanted lines over a rectangle, clipped to it. */
void plot_hatch(Plot *plot, double x, double y, double width, double height);
void plot_marker(Plot *plot, PlotStyle style, PlotColour colour, PlotMarker marker,
                 double x, double y, double radius);
/* What the marker that was added last stands for: "vrouwen, 2017/18: 29". */
void plot_tell(Plot *plot, Str name, Str period, Str value);
void plot_text(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
               Anchor anchor, Str text);
/* Text that may lie over lines: it gets a rim in the colour of the paper. */
void plot_text_over(Plot *plot, PlotStyle style, PlotColour colour, double x, double y,
                    Anchor anchor, Str text);

/* Moves everything, to make room for something above or beside it. */
void plot_shift(Plot *plot, double dx, double dy);

/* The middle of the pixel, so that a line of 1 is crisp. */
double plot_crisp(double coordinate);

/* About how wide a text is, for keeping labels apart. The table holds the widths of a
 * common humanist sans, on the wide side; another font may differ by some pixels. */
double plot_text_width(Str text, PlotStyle style);
double plot_text_size(PlotStyle style);

#endif
