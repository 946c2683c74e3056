/* SPDX-License-Identifier: EUPL-1.2
 * label.h - text in lines of at most a given width
 *
 *   label_wrap(a, "zeer ingewikkeld, specialistisch werk", 90, PLOT_TICK, 3)
 *
 *       zeer ingewikkeld,
 *       specialistisch
 *       werk
 *
 * Lines break at blanks, else after - and /. A word that is wider than a line is cut, and
 * what does not fit in the last line too; both end in an ellipsis. The whole text stands
 * in the description and in the table beside the drawing.
 *
 * Pure. Results live in the arena.
 */
#ifndef PUBLISH_CHART_LABEL_H
#define PUBLISH_CHART_LABEL_H

#include "publish/chart/plot.h"

#define MOST_LINES 4
#define LABEL_STEP 15.0 /* from line to line */

typedef struct Label {
    PlotStyle style;
    Str lines[MOST_LINES];
    size_t count;
    bool is_cut;
} Label;

Label label_wrap(Arena *a, Str text, double width, PlotStyle style, size_t most);
double label_width(const Label *label);
double label_height(const Label *label);
/* `y` is the baseline of the first line. */
void label_draw(Plot *plot, const Label *label, PlotColour colour, double x, double y,
                Anchor anchor);
void label_draw_over(Plot *plot, const Label *label, PlotColour colour, double x,
                     double y, Anchor anchor); /* over lines */

#endif
