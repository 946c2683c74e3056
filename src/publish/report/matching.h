/* SPDX-License-Identifier: EUPL-1.2
 * matching.h - what two sequences of texts have in common, in order
 *
 *   before   a b c d        pairs: a-a, c-c, d-d
 *   after    a x c d
 *
 * A longest common subsequence: as many equal items as can be paired without crossing.
 * Equal heads and tails are paired first; the middle takes memory and time by its
 * product, and past MOST_MATCHED_CELLS none of it is paired.
 *
 * Source: J. W. Hunt and M. D. McIlroy, "An algorithm for differential file comparison",
 * Bell Laboratories CSTR 41 (1976), section 2, the plain form.
 */
#ifndef PUBLISH_REPORT_MATCHING_H
#define PUBLISH_REPORT_MATCHING_H

#include "base/arena.h"
#include "base/str.h"

#define MOST_MATCHED_CELLS ((size_t)64 << 20)
#define UNMATCHED ((size_t)-1)

/* Per item of `before`, the place of its equal in `after`, or UNMATCHED. */
size_t *match_texts(Arena *a, StrList before, StrList after);

#endif
