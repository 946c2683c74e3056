/* SPDX-License-Identifier: EUPL-1.2
 * recipe_words.h - the words of recipes, for reading and writing them alike
 *
 * A word stands at the place of its enum value in recipe.h.
 */
#ifndef PACT_RECIPE_WORDS_H
#define PACT_RECIPE_WORDS_H

#include "domain/sources/recipe.h"

extern const Str PERIOD_WORDS[3];
extern const Str QUOTE_WORDS[2];
extern const Str DECIMAL_WORDS[2];
extern const Str RULE_WORDS[3];
extern const Str SEVERITY_WORDS[2]; /* hard, soft */

/* `missing`, `hidden`, `impossible`, `7`, `1..4`. */
bool token_parse(Str word, Token *token);
Str token_word(Arena *a, const Token *token);

#endif
