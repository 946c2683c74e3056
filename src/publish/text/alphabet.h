/* SPDX-License-Identifier: EUPL-1.2
 * alphabet.h - the order in which people look things up
 *
 *   apple  Élan  Zoo  zorg        not: Zoo apple zorg Élan
 *
 * Capitals and accents do not count; quotes, hyphens and other marks neither; digits come
 * before letters. Texts that are equal by these rules keep the order of their bytes, so
 * that the outcome never depends on chance. Letters of Latin-1 and Latin Extended-A.
 *
 * Pure.
 */
#ifndef PUBLISH_TEXT_ALPHABET_H
#define PUBLISH_TEXT_ALPHABET_H

#include "base/arena.h"
#include "base/str.h"

int alphabet_compare(Str a, Str b);
/* The letter a text stands under, 'A' to 'Z'; '#' for a digit or none. */
char alphabet_letter(Str text);

#endif
