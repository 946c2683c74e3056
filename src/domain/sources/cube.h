/* SPDX-License-Identifier: EUPL-1.2
 * cube.h - observations with ranges: what a file says, before it becomes figures
 *
 *   series                cell        region  period    part            rest
 *   ho-entrants-share-…   sex=women   NL      2017/18   2 340           6 204
 *   exam-candidates-…     level=vwo   NL      2019      17 .. 23        40 .. 46
 *
 * A Quantity is a sum of cells. Known cells add their number; a cell the publisher hides
 * adds its bounds; a rounded cell adds half a unit to either side. Disclosure and
 * rounding are kept apart, for they are never mixed into one band:
 *
 *   sum + low - n half  <=  the true sum  <=  sum + high + n half
 *
 * A missing cell makes the sum missing; an impossible one adds nothing. A sum of
 * impossible cells alone is impossible. No cell at all is no observation.
 *
 * A share is 100 part / (part + rest), and since both are sums of separate cells its
 * bounds are exact:
 *
 *   low  = 100 part.low  / (part.low  + rest.high)
 *   high = 100 part.high / (part.high + rest.low)
 *
 * What the publisher hides is never tightened here: a published total that would tell a
 * hidden cell is checked, not subtracted.
 *
 * Sums are whole numbers of 10^-decimals, so their order does not matter: two partial
 * cubes merge to the same bytes whatever read them.
 *
 * Pure. A cube lives in its arena; observations are sorted by (series, cell, region,
 * period).
 */
#ifndef DOMAIN_SOURCES_CUBE_H
#define DOMAIN_SOURCES_CUBE_H

#include "base/period.h"
#include "domain/figures/figures.h"
#include "domain/sources/exact.h"

/* A sum of cells of the file. */
typedef struct Quantity {
    Exact sum;    /* of known cells */
    Exact low;    /* of hidden ones, at least */
    Exact high;   /* and at most */
    Exact halves; /* half units of the known ones together, as they were printed */
    uint64_t known;
    uint64_t hidden;    /* with bounds */
    uint64_t unbounded; /* hidden, bounds not known */
    uint64_t missing;
    uint64_t impossible;
} Quantity;

void quantity_add(Quantity *to, const Quantity *more);
uint64_t quantity_cells(const Quantity *quantity);
bool quantity_is_known(const Quantity *quantity);   /* a number, not a range */
bool quantity_is_bounded(const Quantity *quantity); /* a number or a range */

typedef struct Observation {
    Str series;
    Str cell;   /* canonical: sorted `k=v`, `_T` left out */
    Str region; /* as the recipe names it: NL, province@2018:drenthe */
    Period period;
    bool is_share;
    int decimals; /* to show a share in */
    Stage stage;  /* of the period, where the file tells */
    Quantity part;
    Quantity rest; /* of a share: what belongs to the whole only */
} Observation;
LIST_OF(Observation);

typedef struct Cube {
    ObservationList observations;
    double multiply;    /* of the recipe */
    double rounded_to;  /* of one cell, after multiplying; 0: exact */
    bool is_as_printed; /* each cell is rounded to its own last digit */
} Cube;

int observation_compare(const Observation *a, const Observation *b);
/* Sorts, and joins observations of one key. */
void cube_settle(Cube *cube);
/* `more` into `cube`, which is settled again. The arena is the cube's. */
void cube_merge(Arena *a, Cube *cube, const Cube *more);
bool cube_equal(const Cube *a, const Cube *b);

/* What is known of an observation: its bounds, and which kind they are. */
typedef struct Bounds {
    bool is_known; /* else availability and confidentiality say why not */
    double low;
    double high;
    double value; /* when low and high are one but for rounding */
    RangeKind kind;
    Availability availability;
    Confidentiality confidentiality;
} Bounds;
Bounds observation_bounds(const Cube *cube, const Observation *observation);

/* The same as it is printed: a level as the sum stands, a share in its decimals. Bounds
 * are there for a range of disclosure; they are rounded outwards, so that the true value
 * stays within. */
typedef struct ObservationText {
    Str value; /* empty: not known, or only as a range */
    Str low;
    Str high;
    double rounded_to; /* of a value that is a sum of rounded ones; 0: as printed */
    Bounds bounds;
} ObservationText;
ObservationText observation_text(Arena *a, const Cube *cube,
                                 const Observation *observation);

#endif
