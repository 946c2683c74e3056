/* SPDX-License-Identifier: EUPL-1.2
 * reconcile.h - every collected figure is somewhere, with the same value
 *
 *   collected.csv:3  ho_inflow_share 21  ->  figure
 * ho-inflow-share-v1-duo||NL|2007/08|...
 *
 * Each row of monitor/collected.csv names where it went: a figure, statement, target,
 * amount of money, or rejected value. The value there must be the value collected.
 */
#ifndef PACT_RECONCILE_H
#define PACT_RECONCILE_H

#include "pact/pact.h"

typedef struct Reconciliation {
    size_t collected;
    size_t placed[5];       /* by PlacedAs */
    size_t figures_without; /* figures in the pact that no collected row led to */
} Reconciliation;

/* Adds a fault for each row that cannot be accounted for. */
Reconciliation pact_reconcile(Arena *a, const Pact *pact, FaultList *faults);

#endif
