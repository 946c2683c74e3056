/* SPDX-License-Identifier: EUPL-1.2
 * what_if.h - the same country with a school more, a school less, or one somewhere else
 *
 *   close 25PW02                       it teaches nothing any more
 *   open  new-1 at 234 900, 557 600    teaches PIE
 *   move  25PW02 to 9404               the same profiles, another place
 *   merge 25PW02 into 02EB04           what it taught is taught there
 *   add   PIE at 02EB04                one profile more
 *
 * Steps are taken in the order given. The result is another input, that shares all it can
 * with the first; sites keep their place in the array, closed ones teach nothing, and new
 * ones come behind. Links of sites that stay are kept: only those of sites that are new
 * or moved are made, so an answer takes a few milliseconds.
 *
 * A scenario that names a school is private to whoever made it. Nothing in publish/
 * includes this header (layers.txt).
 *
 * An origin of the matrix has no way to a new site unless the matrix knows it: then the
 * comparison says how many pupils could not be followed.
 *
 * Pure. Errors: ERR_INVALID when a profile or a site does not fit the step.
 */
#ifndef DOMAIN_REACH_WHAT_IF_H
#define DOMAIN_REACH_WHAT_IF_H

#include "base/error.h"
#include "domain/reach/measure.h"

typedef enum WhatIfKind {
    WHAT_IF_CLOSE,
    WHAT_IF_OPEN,
    WHAT_IF_MOVE,
    WHAT_IF_MERGE,
    WHAT_IF_ADD,
} WhatIfKind;

typedef struct WhatIf {
    WhatIfKind kind;
    uint32_t site;     /* not of open */
    uint32_t into;     /* of merge */
    Str id;            /* of open: what to call it */
    Point at;          /* of open and move */
    uint64_t profiles; /* of open and add */
    uint32_t tracks;   /* of open and add: bits */
    double places;     /* of open; 0: not known */
} WhatIf;

typedef struct Scenario {
    ReachInput input;
    ReachLinks links;
    size_t first_new; /* sites from here on were not there before */
} Scenario;

MUST_CHECK bool scenario_make(Arena *a, Arena *tmp, const ReachLinks *links,
                              const WhatIf *steps, size_t count, Scenario **scenario,
                              Error *err);

#define CHOICE_CLASSES 3 /* none, one, two or more */

/* For whom it changes what. */
typedef struct ScenarioChange {
    Count moved[CHOICE_CLASSES][CHOICE_CLASSES]; /* pupils, from class to class */
    Count farther; /* pupils whose nearest site lies farther than it did */
    Count nearer;
    Count not_followed; /* lost a site, and the matrix does not know the new ones */
    Count *gained;      /* by site of the scenario: pupils for whom it became nearest */
    Count *lost;        /* by site: pupils for whom it was nearest, and is not now */
} ScenarioChange;

ScenarioChange scenario_compare(Arena *a, const Scenario *scenario, const Reached *before,
                                const Reached *after, const Count *pupils);

#endif
