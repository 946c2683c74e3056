/* SPDX-License-Identifier: EUPL-1.2
 * figure_chart.h - figures as a drawing, with finding, unit, source and reading aid
 *
 *   finding      Het aandeel … steeg van 21 naar 29 procent
 *   what         Natuurprofiel in klas 4 (procent)
 *   drawing      wide and narrow, or small
 *   source       Bron: DUO. Streepjeslijn en open teken: voorlopig.
 *
 * The drawing holds nothing that the table on the same page does not.
 */
#ifndef PUBLISH_PAGE_FIGURE_CHART_H
#define PUBLISH_PAGE_FIGURE_CHART_H

#include "publish/chart/plot.h"
#include "publish/page/page.h"

/* The key lines of an indicator with the older series left of their breaks. */
void indicator_chart(Page *page, const IndicatorView *view);
/* For the home page: a finding as a link (empty: the name), small drawing. */
void indicator_card(Page *page, const IndicatorView *view, Str finding);
/* The first key line as small as a word; nothing when it has fewer than three points. */
void indicator_spark(Page *page, const IndicatorView *view);
/* Some lines of one series, at most four; drawn if they stand on an axis. */
void lines_chart(Page *page, const FigureLine *const *lines, size_t count, Str title);

/* The same as indicator_chart(), for a drawing that stands alone or on paper. */
typedef struct Drawing {
    bool has_points; /* false: nothing of it stands on an axis */
    Plot plot;
    Str title;
    Str description;
    Str what;   /* "Mensen met een baan (personen × 1.000)" */
    Str source; /* "Bron: CBS. Ontbrekende perioden zijn leeg." */
} Drawing;
Drawing indicator_drawing(Page *page, const IndicatorView *view, ChartSize size);
/* Empty when there are fewer than three points. */
Plot indicator_spark_plot(Page *page, const IndicatorView *view);

Str series_publisher(const Series *series, Lang lang);

/* "Het aandeel … steeg tussen … van … naar …"; empty if there is nothing to say. */
Str indicator_finding(Page *page, const IndicatorView *view);

#endif
