/* SPDX-License-Identifier: EUPL-1.2
 * region.h - places, and the many ways to divide a country
 *
 *   landsdeel@2018:noord      region "noord" in version 2018 of scheme "landsdeel"
 *   NL                        alias of country@2018:nl
 *
 * A scheme divides the country for some purpose in some years. Schemes need not nest: a
 * labour-market region may lie in two landsdelen. A membership says that one region lies
 * in another, from when to when, for which share, and how sure we are of that.
 *
 * Ownership: all records live in the pact they were loaded with and never change.
 */
#ifndef DOMAIN_REGIONS_REGION_H
#define DOMAIN_REGIONS_REGION_H

#include "base/date.h"
#include "domain/words.h"

typedef struct RegionScheme {
    Str id; /* landsdeel@2018 */
    Words name;
    Words one; /* what one region of it is called: "landsdeel", "part of the country" */
    Date valid_from;
    Date valid_to;                 /* unset: still valid */
    const struct RegionScheme *in; /* the scheme it nests in, or null: it does not nest */
    Words note;
} RegionScheme;
LIST_OF(RegionScheme);

typedef struct Region {
    Str id;    /* landsdeel@2018:noord */
    Str alias; /* "NL", or empty */
    const RegionScheme *scheme;
    Words name;
    Str short_name; /* on a tile: "FR"; may be empty */
    int64_t row;    /* place on the tile map of its scheme, from 1; 0: not on it */
    int64_t column;
    Words note;
} Region;
LIST_OF(Region);
REFS_OF(Region);

typedef struct Membership {
    const Region *place;  /* lies in ... */
    const Region *region; /* ... this one */
    Date valid_from;
    Date valid_to;
    double weight; /* share of the place, above 0 to 1; NAN-free: 0 means not known */
    Certainty certainty;
    Words note;
} Membership;
LIST_OF(Membership);

typedef struct Regions {
    RegionSchemeList schemes;
    RegionList regions;
    MembershipList memberships;
} Regions;

/* By id or alias; null if there is none. */
const Region *regions_find(const Regions *regions, Str id_or_alias);
/* The members of `region` taken from `scheme` (null: any), in file order. */
RegionRefs regions_members(Arena *a, const Regions *regions, const Region *region,
                           const RegionScheme *scheme);
/* The regions that `place` lies in, of `scheme` (null: any). */
RegionRefs regions_around(Arena *a, const Regions *regions, const Region *place,
                          const RegionScheme *scheme);
RegionRefs regions_of_scheme(Arena *a, const Regions *regions,
                             const RegionScheme *scheme);

#endif
