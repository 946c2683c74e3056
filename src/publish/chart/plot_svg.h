/* SPDX-License-Identifier: EUPL-1.2
 * plot_svg.h - the SVG ink: a plot as an element of a page, its text still text
 *
 * The element has role img, a title (what is concluded) and a description (every value);
 * `id` makes their ids and must be unique on the page. Classes say what each mark is; the
 * style sheet (assets/site.css, "drawings") says how that looks.
 */
#ifndef PUBLISH_CHART_PLOT_SVG_H
#define PUBLISH_CHART_PLOT_SVG_H

#include "publish/chart/plot.h"

typedef struct PlotWords {
    Str id;   /* c1 */
    Str size; /* class that picks the drawing for a width: plot-wide, plot-narrow, or
                 empty */
    Str title;
    Str description;
} PlotWords;

void plot_svg(Html *h, const Plot *plot, const PlotWords *words);
/* The marks alone, inside an <svg> or <g> that the caller opened. */
void plot_svg_marks(Html *h, const Plot *plot);
/* A small drawing that adds nothing to the words beside it: hidden from who listens. */
void plot_svg_silent(Html *h, const Plot *plot, Str size);

#endif
