/* SPDX-License-Identifier: EUPL-1.2
 * secrecy.h - hiding small counts so that they stay hidden
 *
 *              north  south  total        A 3 is too few to tell. Leaving out that cell
 *   women        3     20      23         alone is no use: 23 - 20. So others go too,
 * until men         40     50      90         what is printed, taken together, leaves a
 * range total       43     70     113         that is wide enough.
 *
 *   women        .      .      23
 *   men          .      .      90         x women north lies between 0 and 23
 *   total       43     70     113
 *
 * A group is all that is printed of one subject: cells, shared by several tables, nested
 * regions and earlier editions, and the sums they are bound by. Which cells are one and
 * the same is for the caller to know.
 *
 * Primary rule, of the source: a count of 1 to least-1 is hidden; with `dominance_pct`
 * also a cell of which the largest contributor has more than that share. A hidden cell is
 * safe when an outsider, who knows the rest, the sums, and that nothing is negative,
 * cannot rule out
 *
 *   of a small count     1, nor least-1: what "<5" says anyway, and no less
 *   of a dominated one   value +- (100 / dominance_pct * largest - value)
 *
 * Complementary cells are found one hidden cell at a time: of all ways to change the
 * hidden cells so that it reaches that far and every sum still holds, the one that costs
 * least hides the cells it changes. A cell costs what its value tells, zeros included;
 * one that was printed before (`is_out`) cannot be hidden. Then those that turn out not
 * to be needed are shown again, the largest first. Not the least number there could be:
 * that is a problem without a quick answer.
 *
 * The audit works out for every hidden cell the least and the most it can be, from what
 * is printed alone. It assumes nothing about how the cells were chosen, and also serves
 * for figures that somebody else hid. Bounds hold for real numbers. In one table of two
 * dimensions they are whole numbers too; where tables are linked an outsider who reckons
 * in whole persons can know a little more.
 *
 * Refused rather than guessed: more than LIMIT_SECRECY_CELLS cells or
 * LIMIT_SECRECY_HIDDEN hidden ones, sums that do not hold, a cell that nothing can
 * protect (ERR_DENIED).
 *
 * Sources: M. Fischetti and J. J. Salazar, "Models and Algorithms for Optimizing Cell
 * Suppression in Tabular Data with Linear Constraints", JASA 95 (2000), for the
 * attacker's two programs; J. P. Kelly, B. L. Golden and A. A. Assad, "Cell Suppression:
 * Disclosure Protection for Sensitive Tabular Data", Networks 22 (1992), for hiding along
 * the cheapest change; A. Hundepool et al., "Statistical Disclosure Control" (2012), 4.2,
 * for the rules and how far a dominated cell must reach.
 *
 * Pure. Results live in the cells given.
 */
#ifndef DOMAIN_SECRECY_SECRECY_H
#define DOMAIN_SECRECY_SECRECY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#define LIMIT_SECRECY_CELLS ((size_t)4000)
#define LIMIT_SECRECY_HIDDEN ((size_t)600)

typedef struct SecrecyRule {
    double least;         /* smallest count that may be told; 0: no such rule */
    double dominance_pct; /* share of one contributor that is too much; 0: no such rule */
} SecrecyRule;

typedef enum SecrecyState {
    SECRECY_OPEN,
    SECRECY_PRIMARY,       /* by the rule */
    SECRECY_COMPLEMENTARY, /* for the sake of others */
} SecrecyState;

typedef struct SecrecyCell {
    Str name; /* for messages */
    double value;
    double
        largest;  /* of its contributors; 0: not known, then dominance is not looked at */
    bool is_out;  /* printed before, here or elsewhere */
    bool is_rest; /* what a sum leaves over: printed nowhere, and 0 or more */
    SecrecyState state;
    double low; /* what an outsider can work out; of an open cell its value */
    double high;
} SecrecyCell;

/* The first cell is the sum of the others. */
typedef struct SecrecySum {
    const size_t *cells;
    size_t count;
} SecrecySum;

typedef struct SecrecyGroup {
    SecrecyCell *cells;
    size_t cell_count;
    const SecrecySum *sums;
    size_t sum_count;
} SecrecyGroup;

/* Sets the state of every cell, low and high. */
MUST_CHECK bool secrecy_protect(SecrecyRule rule, SecrecyGroup *group, Error *err);

/* For figures hidden before: cells have their state, those that are hidden no value. Sets
 * low and high. `least` of the rule says what must stay possible; `unsafe` counts primary
 * cells that are known too well. */
MUST_CHECK bool secrecy_audit(SecrecyRule rule, SecrecyGroup *group, size_t *unsafe,
                              Error *err);

bool secrecy_is_primary(SecrecyRule rule, const SecrecyCell *cell);

#endif
