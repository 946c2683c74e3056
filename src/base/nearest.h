/* SPDX-License-Identifier: EUPL-1.2
 * nearest.h - "did you mean": the candidate most like a word that was not found
 *
 *   Nearest nearest = nearest_to(name);
 *   for (...)
 *       nearest_offer(&nearest, candidate);
 *   error_hint(err, nearest_hint(a, &nearest));        Did you mean "women"?
 *
 * Like means: at most a third of its characters, rounded up, must change; or the
 * candidate begins with the word, when that has three characters or more. Among equals
 * the one with the same first letter wins, then the one offered first.
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/arena.h"
#include "base/str.h"

typedef struct Nearest {
    Str wanted;
    Str best; /* empty: nothing is like it */
    size_t distance;
    bool same_start;
} Nearest;

Nearest nearest_to(Str wanted);
void nearest_offer(Nearest *nearest, Str candidate);
Str nearest_hint(Arena *a, const Nearest *nearest); /* empty when nothing is like it */

#endif
