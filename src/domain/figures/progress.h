/* SPDX-License-Identifier: EUPL-1.2
 * progress.h - how far a target is, as far as figures of its own definition tell
 *
 *   target   20 000 companies in 2025, definition v3
 *   figures  v1 2017/18 6 000    v3 2022/23 12 674
 *   progress known, 12 674, not reached, 63 percent of it
 *
 * One figure answers: the latest of the target's definition, cell and region whose period
 * ends by the end of the due period; a figure of exactly the due period counts also when
 * that is a span. Nothing is taken from another definition, and no two figures are
 * compared: a target has no starting point unless somebody names it.
 *
 * Reached is claimed only when the range of the figure allows it: 29 (28.5 to 29.5)
 * against a target of 29 is not known. A sample without margin tells nothing.
 *
 * The percentage is rounded down, and only given for a count that has to rise: of a
 * share, or of what has to fall, it would mislead. -1: none.
 *
 * Pure. Fixtures: tests/unit/publish_register_test.c
 */
#ifndef DOMAIN_FIGURES_PROGRESS_H
#define DOMAIN_FIGURES_PROGRESS_H

#include "domain/figures/figures.h"

typedef enum ProgressKind {
    PROGRESS_CANNOT,    /* as printed the target cannot be computed */
    PROGRESS_NO_FIGURE, /* none of its definition by its date */
    PROGRESS_KNOWN,
} ProgressKind;

typedef enum Reached { REACHED_NOT_KNOWN, REACHED_YES, REACHED_NO } Reached;

typedef struct Progress {
    ProgressKind kind;
    const Figure *figure; /* null unless known */
    Reached reached;
    int percent;
    bool is_rounded; /* the figure, and so the percentage */
    bool is_early;   /* the figure is about a period that ends before the due one */
} Progress;

Progress target_progress(const Monitor *monitor, const Target *target, AsOf as_of);

#endif
