/* SPDX-License-Identifier: EUPL-1.2
 * exact.h - sums of decimals that do not depend on their order
 *
 *   Exact sum = {0};
 *   exact_add(&sum, exact_of(26060, 2));      260.60
 *   exact_add(&sum, exact_of(5, 1));            0.5
 *   exact_double(sum)                         261.1
 *
 * A number is `units` times 10^-decimals. Adding brings both to the finer of the two, so
 * addition commutes and associates, and threads may add in any order. 128 bits hold 10^8
 * numbers of 15 digits and 15 decimals.
 */
#ifndef DOMAIN_SOURCES_EXACT_H
#define DOMAIN_SOURCES_EXACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

__extension__ typedef __int128 WideInteger; /* GCC and Clang have it; -Wpedantic asks */

typedef struct Exact {
    WideInteger units;
    int decimals; /* 0..15 */
} Exact;

#define EXACT_DECIMALS 15

static inline Exact exact_of(int64_t units, int decimals)
{
    CHECK(decimals >= 0 && decimals <= EXACT_DECIMALS);
    return (Exact){units, decimals};
}
void exact_align(Exact *to, Exact *more); /* brings both to the finer of the two */
static inline void exact_add(Exact *to, Exact more)
{
    if (to->decimals != more.decimals) {
        exact_align(to, &more);
    }
    to->units += more.units;
}
double exact_double(Exact number);
bool exact_is_zero(Exact number);
int exact_compare(Exact a, Exact b);
/* As it stands, with the decimals it has: "261.10". */
Str exact_text(Arena *a, Exact number);

#endif
