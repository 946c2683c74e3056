/* SPDX-License-Identifier: EUPL-1.2
 * take.h - files of the site that are not pages: to take away, to follow, to find by
 *
 *   data/figures.csv                          every figure, as of the latest edition
 *   data/figures/jobs.csv  .json              all figures of one indicator, all
 * definitions data/editions/monitor-2019/jobs.csv       the same as that edition left it
 *   data/editions/monitor-2019.zip            all of these of one edition
 *   nl/cijfers/jobs/jobs.xlsx  .ods  .px …    the definition in force, for other people's
 *                                             tools: publish/api/export.h
 *   data/sdmx/jobs.csv  .xml                  the same in SDMX
 *   catalogus.ttl  catalogus.jsonld           what there is: DCAT-AP-NL
 *   nl/cijfers/jobs/grafiek.svg               the main chart, with its own style inside
 *   nl/cijfers/jobs/dataset.jsonld            schema.org/Dataset
 *   nl/edities/feed.xml                       Atom: editions; nl/correcties/feed.xml
 *   sitemap.xml  robots.txt
 *
 * Data has one language, codes; the rest is there in two. What needs absolute addresses
 * (feeds, site map) is there when pact.yaml names a url. Dates come from editions, never
 * from a clock.
 *
 * To add a file: a kind below, a row in take.c, its function.
 */
#ifndef PUBLISH_TAKE_TAKE_H
#define PUBLISH_TAKE_TAKE_H

#include "formats/cube.h"
#include "publish/page/view.h"
#include "publish/text/text.h"

typedef enum TakeKind {
    TAKE_ALL_CSV,
    TAKE_FIGURES_CSV,
    TAKE_FIGURES_JSON,
    TAKE_FROZEN_CSV,
    TAKE_EDITION_ZIP,
    TAKE_TABLE_CSV,
    TAKE_TABLE_CSVW,
    TAKE_TABLE_PACKAGE,
    TAKE_TABLE_JSONSTAT,
    TAKE_TABLE_XLSX,
    TAKE_TABLE_ODS,
    TAKE_TABLE_PX,
    TAKE_TABLE_SDMX_CSV,
    TAKE_TABLE_SDMX_ML,
    TAKE_CHART,
    TAKE_DATASET,
    TAKE_EDITIONS_FEED,
    TAKE_CORRECTIONS_FEED,
    TAKE_CATALOGUE_TURTLE,
    TAKE_CATALOGUE_JSONLD,
    TAKE_SITEMAP,
    TAKE_ROBOTS,
    TAKE_KIND_COUNT
} TakeKind;

/* What the files that one worker writes share: many formats say the same figures, so the
 * cube of the last ones is kept. Its arena is the shelf's own. */
typedef struct TakeShelf {
    Arena *a;
    const void *subject; /* of the cube; null: none yet */
    Lang lang;
    Cube cube;
} TakeShelf;

/* One file being written. */
typedef struct Take {
    const View *view; /* the living one */
    Arena *a;
    Lang lang;
    const void *subject; /* an IndicatorView, a Frozen, an Edition, or null */
    Str chart_style;     /* svg_style.h; made once */
    TakeShelf *shelf;
} Take;

size_t take_count(const View *view, TakeKind kind);
const void *take_subject(const View *view, TakeKind kind, size_t index);
/* A table of the figures of an indicator in some format; these come one after another. */
bool take_is_table(TakeKind kind);
/* False: that of Dutch is the only one. */
bool take_has_languages(TakeKind kind);
/* An indicator without figures has no figures to take. */
bool take_applies(const View *view, TakeKind kind, const void *subject);
Str take_path(Arena *a, TakeKind kind, const void *subject, Lang lang);
MUST_CHECK bool take_write(const Take *take, TakeKind kind, Str *text, Error *err);

/* The indicator whose figures alone the file is made from; null: from all. */
const Indicator *take_indicator(TakeKind kind, const void *subject);

/* How large the files turned out, for the pages that tell. */
typedef struct TakeSizes {
    size_t *bytes[TAKE_KIND_COUNT]; /* by index and language */
} TakeSizes;
TakeSizes take_sizes(Arena *a, const View *view); /* all 0 */
void take_set_size(TakeSizes *sizes, TakeKind kind, size_t index, Lang lang,
                   size_t bytes);
size_t take_size(const TakeSizes *sizes, const View *view, TakeKind kind,
                 const void *subject, Lang lang);

/* The address of a page or file on the web; empty when the pact has no url. */
Str site_address(Arena *a, const PactHead *head, Str path);
/* The last own or external edition that gave this indicator a figure; null: none. */
const Edition *take_edition(const View *view, const Indicator *indicator);

/* One per kind; take.c calls them. */
typedef bool TakeWriter(const Take *take, Str *text, Error *err);
TakeWriter take_edition_zip, take_table_csv, take_table_csvw, take_table_package,
    take_table_jsonstat, take_table_xlsx, take_table_ods, take_table_px,
    take_table_sdmx_csv, take_table_sdmx_ml, take_catalogue_turtle, take_catalogue_jsonld;
TakeWriter take_all_csv, take_figures_csv, take_figures_json, take_frozen_csv, take_chart,
    take_dataset, take_editions_feed, take_corrections_feed, take_sitemap, take_robots;

#endif
