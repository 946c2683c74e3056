/* SPDX-License-Identifier: EUPL-1.2
 * reach.h - who can reach an offer, and who cannot
 *
 *   origin "4515", 60 pupils of cohort 2019 gl     site "25PW02" offers PIE and BWI
 *        o ------------------------------------------> #
 *             link: 8.4 km by road
 *
 * An origin is a place where pupils live: a postcode area or a statistical square. A site
 * is one school building. An offer says that a site teaches a profile, in some tracks. A
 * cohort is a track, a sex and a year; each origin has a number of pupils in each cohort.
 * Numbers that a publisher hides are ranges: `<5` is 1 to 4. A number that nobody gave
 * makes a pupil row uncounted, never zero.
 *
 * A link is a way from an origin to a site with its length in metres (or seconds, when
 * the matrix holds those), shortest first. Where it comes from:
 *
 *   matrix    an origin that stands in the matrix has the links of the matrix alone
 *   road      else straight line times the road factor of the origin's area
 *   barrier   no straight line where it would cross one: water without a bridge
 *
 * Links go as far as they were asked; beyond that the nearest site of a question is found
 * by links_reached().
 *
 * Ownership: records live in the arena they were read into and never change; a scenario
 * (what_if.h) makes its own. Source of the measures: docs/reach.md.
 */
#ifndef DOMAIN_REACH_REACH_H
#define DOMAIN_REACH_REACH_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "domain/reach/near.h"
#include "domain/reach/place.h"

#define REACH_NONE UINT32_MAX
#define MOST_PROFILES 64 /* one bit each */
#define MOST_TRACKS 8

/* Persons: low <= true number <= high. Forecasts may be broken. */
typedef struct Count {
    double low;
    double high;
} Count;

typedef struct ReachSite {
    Str id; /* 25PW02 */
    Str name;
    Point at;
    uint64_t profiles[MOST_TRACKS]; /* what it teaches in each track, a bit a profile */
    double places;                  /* 0: not known */
    int line;                       /* of the offers where it is placed */
    bool is_planned;                /* of a scenario */
} ReachSite;

typedef struct ReachOffer {
    uint32_t site;
    uint32_t profile;
    uint32_t tracks; /* bits */
    bool has_pupils;
    Count pupils;
    double places;
    int line;
} ReachOffer;

typedef struct ReachOrigin {
    Str id; /* 4515 */
    Point at;
    double road;     /* factor of its area: 1.3 */
    uint32_t region; /* in the table of regions, or REACH_NONE */
    bool is_edge;    /* the norm reaches over the border */
    int line;
} ReachOrigin;

typedef struct ReachCohort {
    uint32_t track;
    Str sex; /* "m", "v", or empty: not told apart */
    Str year;
} ReachCohort;

/* A way from an origin to a site that somebody measured. */
typedef struct ReachLeg {
    uint32_t origin;
    uint32_t site;
    double length;
} ReachLeg;

/* A line no straight way may cross. */
typedef struct ReachBarrier {
    Str name;
    const Point *points;
    size_t count;
} ReachBarrier;

typedef struct ReachInput {
    StrList profiles; /* at most MOST_PROFILES */
    StrList tracks;   /* at most MOST_TRACKS */
    StrList regions;  /* ids of the scheme that was asked for; may be empty */
    ReachSite *sites;
    size_t site_count;
    ReachOffer *offers;
    size_t offer_count;
    ReachOrigin *origins;
    size_t origin_count;
    ReachCohort *cohorts;
    size_t cohort_count;
    Count *pupils;  /* [cohort][origin] */
    ReachLeg *legs; /* the matrix, by origin */
    size_t leg_count;
    ReachBarrier *barriers;
    size_t barrier_count;
} ReachInput;

typedef struct ReachLink {
    uint32_t site;
    double length;
} ReachLink;

/* Those of origin i are items[first[i]] .. items[first[i + 1] - 1], shortest first; of
 * equally long ones the site that comes first. */
typedef struct ReachLinks {
    const ReachInput *input;
    size_t *first;
    ReachLink *items;
    double limit; /* longer ones are not in it */
} ReachLinks;

ReachLinks links_make(Arena *a, Arena *tmp, const ReachInput *input, double limit);

/* Which sites count: those that teach one of the profiles in the track. */
typedef struct ReachQuestion {
    uint64_t profiles;
    uint32_t track;
    double norm; /* length up to which a site is within reach */
} ReachQuestion;
bool site_counts(const ReachSite *site, const ReachQuestion *question);

typedef struct Reached {
    uint32_t nearest; /* REACH_NONE: no way to any */
    uint32_t within;  /* sites within the norm */
    double length;    /* to the nearest */
} Reached;
/* One for each origin. The norm is at most the limit of the links. */
Reached *links_reached(Arena *a, Arena *tmp, const ReachLinks *links,
                       const ReachQuestion *question);

Count count_plus(Count a, Count b);
bool count_is_exact(Count count);
const Count *reach_pupils(const ReachInput *input, size_t cohort); /* by origin */

#endif
