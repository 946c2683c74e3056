/* SPDX-License-Identifier: EUPL-1.2
 * fingerprint.h - what a pact says, as a few numbers, to tell what changed
 *
 *   around          all records but figures: names, definitions, parties, editions, …
 *   figures[i]      the figures of indicator i and their sources, computed totals
 * included all             everything
 *
 * Two loadings of the same facts have the same fingerprint, from whatever folder or
 * database. Lives in the arena given.
 */
#ifndef PACT_FINGERPRINT_H
#define PACT_FINGERPRINT_H

#include "base/stamp.h"
#include "pact/pact.h"

typedef struct Fingerprint {
    Stamp around;
    Stamp *figures; /* beside monitor.indicators */
    Stamp all;
} Fingerprint;

Fingerprint pact_fingerprint(Arena *a, const Pact *pact);

#endif
