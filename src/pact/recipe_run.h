/* SPDX-License-Identifier: EUPL-1.2
 * recipe_run.h - a recipe at work on the file it is made for
 *
 *   Str path;
 *   RecipeResult result;
 *   if (!recipe_find_file(a, recipe, S("pacts/NAME/recipes/x.yaml"), &path, err) ||
 *       !recipe_run(a, recipe, path, &result, err)) ...
 *
 * `file` of a recipe is meant from the pact folder; one `*` in its last name stands for
 * anything, and the last name in order wins: eerstejaars-*.csv takes the newest year.
 *
 * recipe_trace() reads the file once more for the cells that one observation is made of.
 * The file must be the one that was run: its hash is compared.
 */
#ifndef PACT_RECIPE_RUN_H
#define PACT_RECIPE_RUN_H

#include "domain/sources/run.h"
#include "pact/source_file.h"

typedef struct RecipeResult {
    Str path;
    Str format; /* by which it was read */
    DelimitedFound found;
    Run *run;
    Cube cube;
    RunReport report;
} RecipeResult;

MUST_CHECK bool recipe_find_file(Arena *a, const Recipe *recipe, Str recipe_path,
                                 Str *path, Error *err);
/* What is asked of a reader for this recipe. */
SourceAsk recipe_ask(const Recipe *recipe, Str path, DelimitedFound *found);
MUST_CHECK bool recipe_run(Arena *a, const Recipe *recipe, Str path, size_t threads,
                           RecipeResult *result, Error *err);
MUST_CHECK bool recipe_trace(Arena *a, const Recipe *recipe, RecipeResult *result,
                             const Observation *observation, const Watcher *watcher,
                             Error *err);

#endif
