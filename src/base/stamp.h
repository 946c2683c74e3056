/* SPDX-License-Identifier: EUPL-1.2
 * stamp.h - a short number for a long text, to tell whether it changed
 *
 *   Stamp made_from = stamp_add(stamp_add(STAMP_NONE, program), figures);
 *   if (made_from == made_from_then) ...                       nothing changed
 *
 * Parts are told apart: "ab" and "c" is not "a" and "bc". FNV-1a of 64 bits: two texts
 * that differ by chance have the same stamp once in 10^19; somebody who wants to can make
 * two that have. So it guards work that need not be done again, never a secret.
 *
 * Source: Fowler, Noll, Vo; RFC 9923.
 */
#ifndef BASE_STAMP_H
#define BASE_STAMP_H

#include "base/str.h"

typedef uint64_t Stamp;
#define STAMP_NONE ((Stamp)0)

Stamp stamp_add(Stamp before, Str part);
Stamp stamp_add_number(Stamp before, uint64_t number);

Str stamp_text(Arena *a, Stamp stamp); /* sixteen signs: 0f3a… */
bool stamp_parse(Str text, Stamp *stamp);

#endif
