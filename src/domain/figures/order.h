/* SPDX-License-Identifier: EUPL-1.2
 * order.h - the order of editions and figures, for the files of this folder
 *
 * Editions: by release, then sequence, then id. Figures: by indicator, series, cell,
 * region, period (their place), then edition. Records of one kind sort by their place in
 * the file they came from.
 */
#ifndef DOMAIN_FIGURES_ORDER_H
#define DOMAIN_FIGURES_ORDER_H

#include "domain/figures/figures.h"

int edition_compare(const Edition *a, const Edition *b);
int figure_compare_place(const Figure *a, const Figure *b); /* all but the edition */
int figure_compare(const Figure *a, const Figure *b);

/* The first figure at this place in monitor->figures, or where it would stand. */
size_t figures_lower_bound(const FigureRefs *figures, const Figure *place);
/* The figure with exactly this key, or null. */
const Figure *figures_exact(const FigureRefs *figures, const Figure *key);

/* Printed totals and their parts (totals.c). */
FigureRefs totals_compute(Arena *a, const Monitor *monitor, FigureRefs stated);

#endif
