/* SPDX-License-Identifier: EUPL-1.2
 * published.h - what a pact publishes about reach: the questions of its folder, answered
 *
 *   reach/questions.csv
 *     id,name_nl,name_en,profiles,track,year,norm_km,scheme,series,edition,source,sites
 *     pie,Bereik van PIE,Reach of PIE,PIE,b,2019,12,province@2018,reach-duo,e2020,duo,
 *
 * One row is one page. With a series and an edition its share within the norm, of the
 * country and of each region the pact knows, is a figure as any other: computed, in that
 * edition, of that source. A figure that somebody stated wins over one that is computed.
 * `sites` says yes when the schools that are the last one for somebody may be named in
 * public; without it they are not.
 *
 * Read once, while the pact is loaded, and answered then. A folder without reach/ has no
 * reach: null. Files: reach_read.h. Lives in the arena of the pact.
 */
#ifndef PACT_REACH_PUBLISHED_H
#define PACT_REACH_PUBLISHED_H

#include "domain/figures/figures.h"
#include "pact/reach/reach_read.h"

typedef struct ReachPublished {
    Str id;
    Words name;
    StrList profiles; /* names */
    Str track;        /* empty: not told apart */
    Str year;
    Str norm; /* "12": kilometres */
    Period period;
    bool names_sites;
    ReachQuestion question;
    CohortSet cohorts;
    const ReachScheme *scheme; /* null: the country only */
    const ReachInput *input;   /* with the regions of the scheme */
    const Region **regions;    /* of the pact, by region of the input; null: unknown */
    const Region *country;     /* or null */
    ReachLinks links;
    ReachAnswer answer;
    const Series *series;   /* null: no figures */
    const Edition *edition; /* with a series */
    const Source *source;   /* may be null */
    Cell cell;
    int line;
} ReachPublished;
LIST_OF(ReachPublished);

typedef struct PactReach {
    ReachRead *read;
    ReachPublishedList questions;
    FigureRefs figures; /* computed: for monitor->made */
} PactReach;

typedef struct Loader Loader;

/* In load.c, after the rules and before the figures are indexed. Faults are in the list.
 */
void reach_load(Loader *loader);

/* The question a figure came from, or null; `region` is its place in the answer. */
const ReachPublished *reach_of_figure(const PactReach *reach, const Figure *figure,
                                      size_t *region);

bool reach_folder_has(Arena *tmp, Str folder);
/* Reads the files that are there; offers.csv and origins.csv must be. */
MUST_CHECK bool reach_folder_files(Arena *a, Str folder, ReachFiles *files, Error *err);

/* The files of reach/ as they are, into another folder. */
MUST_CHECK bool reach_folder_copy(Arena *a, Str folder, Str out, size_t *files,
                                  Error *err);

/* The name of a region of the input: as the pact has it, or its area, or its id. */
Words reach_region_name(const ReachPublished *question, size_t region);

#endif
