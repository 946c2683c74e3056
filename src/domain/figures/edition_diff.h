/* SPDX-License-Identifier: EUPL-1.2
 * edition_diff.h - one edition beside what was known before it
 *
 *   added     a figure nobody had given
 *   changed   another answer than that of the last edition before
 *   gone      what the last edition of its series gave, and this one does not
 *
 * Also of a draft: that is when one looks. A figure that is gone still stands in its
 * edition and carries on from there, unless a withdrawal says otherwise; so `gone` is a
 * question to the editor, not a fault. A difference is given only between comparable
 * figures of one series, by the rule of compare.c.
 *
 * Sorted as figures are. Pure; lives in `a`.
 */
#ifndef DOMAIN_FIGURES_EDITION_DIFF_H
#define DOMAIN_FIGURES_EDITION_DIFF_H

#include "domain/figures/figures.h"

typedef enum DiffKind { DIFF_ADDED, DIFF_CHANGED, DIFF_GONE } DiffKind;

typedef struct DiffRow {
    DiffKind kind;
    const Figure *before; /* null: added */
    const Figure *after;  /* null: gone */
    bool is_comparable;
    double difference;
    int decimals;
} DiffRow;
LIST_OF(DiffRow);

DiffRowList edition_diff(Arena *a, const Monitor *monitor, const Edition *edition);

#endif
