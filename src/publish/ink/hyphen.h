/* SPDX-License-Identifier: EUPL-1.2
 * hyphen.h - where a word may be broken at the end of a line
 *
 *   hyphen_points(hyphen, S("arbeidsmarkt"), points, 40)     ar-beids-markt: 2, 7
 *
 * Patterns of Debian's hyphen-nl and hyphen-en-gb, in the form of TeX, read by libhyphen.
 * At least two letters stay before a hyphen and three after; words with capitals inside,
 * digits or marks are never broken, so that numbers and names stay whole.
 *
 * Points are bytes before which the hyphen comes, in order. A Hyphen belongs to its
 * arena, and reads its patterns at the first word. Without patterns nothing is broken,
 * and hyphen_is_known() tells so.
 */
#ifndef PUBLISH_INK_HYPHEN_H
#define PUBLISH_INK_HYPHEN_H

#include "base/arena.h"
#include "domain/words.h"

typedef struct Hyphen Hyphen;

Hyphen *hyphen_new(Arena *a, Lang lang);
bool hyphen_is_known(Hyphen *hyphen);
size_t hyphen_points(Hyphen *hyphen, Str word, size_t *points, size_t most);

#endif
