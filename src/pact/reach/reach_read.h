/* SPDX-License-Identifier: EUPL-1.2
 * reach_read.h - offers, origins and ways, from files to the tables of domain/reach
 *
 *   offers.csv     site,name,profile,track,pupils,places,postcode,lat,lon,x,y
 *   origins.csv    origin,track,sex,year,pupils,postcode,lat,lon,x,y,road,edge,SCHEME...
 *   places.csv     postcode,lat,lon,x,y                   where a postcode lies
 *   matrix.csv     origin,site,km,minutes                 ways that somebody measured
 *   roads.csv      region,road                            road factors by area
 *   barriers.csv   barrier,lat,lon,x,y      points of a line, in order; or GeoJSON lines
 *   areas          GeoJSON or TopoJSON      the borders of a region scheme
 *
 * Only offers and origins are needed. Any other column of origins.csv is a region scheme:
 * `province@2018` with a region in each row; where there are areas of that scheme, they
 * tell the region instead. A place is lat and lon, or x and y in metres
 * on the grid, or else its postcode (of six characters, or the four it begins with). A
 * count may be hidden: `<5` is 1 to 4, `3..9` is 3 to 9; `.` or nothing is not known.
 * Empty track, sex and year mean that they are not told apart.
 *
 * What is wrong with a row is a warning that names it, and the row is left out; what is
 * wrong with a file as a whole is a fault. Pupils of rows without a place are added up in
 * `uncounted`, so that totals tell how many are missing from every share.
 *
 * docs/reach.md is the manual of these files. Results live in the arena given.
 */
#ifndef PACT_REACH_REACH_READ_H
#define PACT_REACH_REACH_READ_H

#include "base/error.h"
#include "base/map.h"
#include "domain/reach/measure.h"
#include "domain/reach/shape.h"
#include "pact/fault.h"

typedef enum ReachUnit { REACH_METRES, REACH_SECONDS } ReachUnit;

/* Paths as messages name them, and the texts; a text that is absent is empty. */
typedef struct ReachFile {
    Str path;
    Str text;
} ReachFile;

#define MOST_REACH_AREAS 8

typedef struct ReachFiles {
    ReachFile offers;
    ReachFile origins;
    ReachFile places;
    ReachFile matrix;
    ReachFile roads;
    ReachFile barriers;
    ReachFile areas[MOST_REACH_AREAS];
    Str area_schemes[MOST_REACH_AREAS];
    size_t area_count;
} ReachFiles;

typedef struct ReachOptions {
    double road;    /* factor where no file gives one; 1: straight line */
    ReachUnit unit; /* of the links: seconds need a matrix */
} ReachOptions;

/* The region of every origin in one scheme. */
typedef struct ReachScheme {
    Str id;
    StrList regions;      /* in order of their names */
    uint32_t *regions_of; /* by origin: place in `regions`, or REACH_NONE */
    Areas areas;          /* in the order of `regions`; none: only a column told */
    size_t outside;       /* origins in none of the areas */
} ReachScheme;

typedef struct ReachRead {
    ReachInput input; /* without regions: see reach_by() */
    ReachScheme *schemes;
    size_t scheme_count;
    size_t scheme_room;
    StrList years;         /* sorted; one empty text: not told apart */
    Count uncounted;       /* pupils of rows that have no place */
    size_t uncounted_rows; /* rows with pupils and without a place */
    size_t unknown_rows;   /* rows whose pupils nobody gave */
    size_t unplaced_sites;
    Extent roads; /* least and largest factor */
    bool has_matrix;
    Map postcodes; /* to `places` */
    Point *places;
} ReachRead;

MUST_CHECK bool reach_read(Arena *a, const ReachFiles *files, const ReachOptions *options,
                           ReachRead **read, FaultList *faults, Error *err);

/* The input with the regions of one scheme; null when it has none of that name. */
const ReachScheme *reach_scheme(const ReachRead *read, Str scheme);
const ReachInput *reach_by(Arena *a, const ReachRead *read, Str scheme);

/* A postcode that is known here, an origin, or x/y in metres: 234900/557600. */
bool reach_place(const ReachRead *read, Str text, Point *at);

/* `12`, `<5`, `3..9`; false for anything else. `.` and nothing set `is_known` to false.
 */
bool reach_count_parse(Str text, Count *count, bool *is_known);

#endif
