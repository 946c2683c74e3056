/* SPDX-License-Identifier: EUPL-1.2
 * view.h - what the pages ask a pact, answered once for the whole site
 *
 *   series     -> lines: one cell in one region, its figures in order of period
 *   indicator  -> main series, its key lines, the older series left of a break
 *
 * A line is what may be drawn as one line and said in one sentence: one series, one cell,
 * one region. The main series of an indicator belongs to the definition in force. Older
 * series come in front of it only when a recorded break leads from them to it and both
 * count the same unit over the same kind of period; all others are shown apart.
 *
 * Everything is as of one moment (SiteOptions); no clock is read. Results live in the
 * arena given and point into the pact.
 */
#ifndef PUBLISH_PAGE_VIEW_H
#define PUBLISH_PAGE_VIEW_H

#include "pact/pact.h"

typedef struct FigureLine {
    const Series *series;
    Cell cell;
    const Region *region;
    FigureRefs figures; /* in order of period, as of the moment of the view */
} FigureLine;
LIST_OF(FigureLine);

typedef struct SeriesView {
    const Series *series;
    FigureLineList lines;
    size_t figure_count;
} SeriesView;

#define MOST_KEY_LINES 4
#define MOST_EARLIER 5

typedef struct IndicatorView {
    const Indicator *indicator;
    const Definition
        *definition; /* in force, or else of the latest figures; null: none */
    bool is_in_force;
    const SeriesView *main; /* null: no figures */
    const Region *region;   /* of the key lines: the country, if it has any */
    const FigureLine *key[MOST_KEY_LINES];
    size_t key_count;
    const SeriesView *earlier[MOST_EARLIER]; /* oldest first */
    const Break *breaks[MOST_EARLIER];       /* [i] lies after earlier[i] */
    size_t earlier_count;
    size_t figure_count; /* all series */
} IndicatorView;

/* An indicator as one edition left it: see frozen.h. */
typedef struct Frozen {
    const Indicator *indicator;
    const Edition *edition;
    const struct View *view; /* as of that edition */
    size_t added, changed;   /* figures since then */
} Frozen;

/* The report of an edition for which the editors wrote something: view_freeze(). */
typedef struct ReportPage {
    const Edition *edition;
    const Region *region;    /* null: the country */
    const struct View *view; /* as of that edition */
} ReportPage;

typedef struct TermIndex TermIndex; /* terms.h */

typedef struct View {
    const Pact *pact;
    AsOf as_of;
    const Edition *edition;        /* the latest of our own; null: none yet */
    const Edition *before;         /* the one before it of the same kind, or else any */
    const Edition *last;           /* the latest of anybody */
    EditionRefs own;               /* visible, not external, oldest first */
    EditionRefs visible;           /* all visible ones, oldest first */
    const Region *country;         /* null when the pact divides no country */
    SeriesView *series;            /* beside monitor.series */
    IndicatorView *indicators;     /* beside monitor.indicators */
    const IndicatorView **ordered; /* as on the overview */
    RevisionList history;      /* every change of a figure after it was first published */
    ActionRefs actions;        /* without sub-actions */
    RegionRefs regions;        /* those with a page */
    const TermIndex *terms;    /* words that are explained */
    const struct View *living; /* of a frozen view: the one it was frozen from */
    Frozen *frozen;            /* of the living view, in order of edition: frozen.h */
    size_t frozen_count;
    ReportPage *reports; /* of the living view; the national one of an edition first */
    size_t report_count;
} View;

View *view_new(Arena *a, const Pact *pact, AsOf as_of);

const SeriesView *view_series(const View *view, const Series *series);
const IndicatorView *view_indicator(const View *view, const Indicator *indicator);
/* The line of this cell and region in a series, or null. */
const FigureLine *series_line(const SeriesView *series, Str cell, const Region *region);
const Figure *line_figure(const FigureLine *line, Period period); /* or null */
const Figure *line_last(const FigureLine *line); /* the last with a value; or null */
bool line_has_value(const FigureLine *line);
/* Whether the rule of comparison (figures.h) keeps this figure of a line apart from the
 * one before it: two editions of a definition that is presumed. */
bool line_parts_at(const Monitor *monitor, const FigureLine *line, size_t index);
/* Null if nothing may be joined to what came before. */
const Break *break_between(const Monitor *monitor, const Series *from, const Series *to);

#endif
