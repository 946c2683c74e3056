/* SPDX-License-Identifier: EUPL-1.2
 * cube_words.h - what a cube says for people: title, notes, provenance
 */
#ifndef PUBLISH_API_CUBE_WORDS_H
#define PUBLISH_API_CUBE_WORDS_H

#include "domain/words.h"
#include "formats/cube.h"
#include "pact/pact.h"

/* `figures` beside cube->cells. */
void cube_words(Arena *a, const Pact *pact, const FigureQuery *query,
                const FigureRefs *figures, Lang lang, Cube *cube);

#endif
