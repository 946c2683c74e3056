/* SPDX-License-Identifier: EUPL-1.2
 * alike.h - which texts are about the same, by the words they share
 *
 *   AlikeIndex *index = alike_index(a, texts);
 *   AlikeFound found = alike_find(a, index, S("te weinig kamers"), 5, 0.3);
 *
 * Likeness is the cosine between two texts as weighted words, from 0 to 1. A word weighs
 * more the fewer texts have it: log(1 + n / texts with it), so what stands everywhere
 * says little, and no list of stop words is needed. Words are runs of letters and digits,
 * lower case, and alike when their first six letters are: "docent" and "docenten". Words
 * of less than four letters are left out, unless they hold a digit.
 *
 * Source of the measure: Manning, Raghavan, Schütze, Introduction to Information
 * Retrieval (2008), sections 6.2 and 6.3. Same texts, same answer: no chance, no clock.
 */
#ifndef DOMAIN_REGISTER_ALIKE_H
#define DOMAIN_REGISTER_ALIKE_H

#include "base/arena.h"
#include "base/str.h"

typedef struct AlikeIndex AlikeIndex;

typedef struct Alike {
    size_t text; /* its place among those of the index */
    double likeness;
} Alike;
typedef struct AlikeFound {
    Alike *items; /* most alike first; equal ones in order of place */
    size_t count;
} AlikeFound;

AlikeIndex *alike_index(Arena *a, StrList texts);
/* Those of the index most like a text, at least so much. */
AlikeFound alike_find(Arena *a, const AlikeIndex *index, Str text, size_t most,
                      double least);
/* Between two texts of the index. */
double alike_between(const AlikeIndex *index, size_t one, size_t other);
/* Words that two texts of the index share, heaviest first, as they stand in the first. */
StrList alike_shared(Arena *a, const AlikeIndex *index, size_t one, size_t other,
                     size_t most);

#endif
