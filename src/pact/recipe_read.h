/* SPDX-License-Identifier: EUPL-1.2
 * recipe_read.h - recipes as YAML: recipes/ID.yaml of a pact folder
 *
 *   const Recipe *recipe;
 *   FaultList faults = fault_list(a);
 *   if (!recipe_read(a, path, &recipe, &faults, err)) ...      every fault, with its line
 *
 * docs/recipes.md is the manual. A key that is not described there is a fault, with the
 * nearest that is. What a recipe names of a pact (series, source, codes, regions) is not
 * looked at here: a draft can be tried without a pact; pact/import.h looks.
 *
 * Writing gives the canonical form: reading it again gives the same recipe.
 */
#ifndef PACT_RECIPE_READ_H
#define PACT_RECIPE_READ_H

#include "domain/sources/recipe.h"
#include "pact/fault.h"

MUST_CHECK bool recipe_read(Arena *a, Str path, const Recipe **recipe, FaultList *faults,
                            Error *err);
/* The same of a text; `name` is how messages call it. */
MUST_CHECK bool recipe_read_text(Arena *a, Str name, Str text, const Recipe **recipe,
                                 FaultList *faults, Error *err);
MUST_CHECK bool recipe_write(Arena *a, const Recipe *recipe, Str *text, Error *err);

#endif
