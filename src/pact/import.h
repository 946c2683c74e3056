/* SPDX-License-Identifier: EUPL-1.2
 * import.h - recipes into an edition of a pact, in a folder or a database
 *
 *   ImportAsk ask = {.folder = S("pacts/NAME"), .recipes = recipes, .count = 2,
 *                    .edition = S("duo-2019")};
 *   ImportResult result;
 *   if (!pact_import(a, &ask, &result, &faults, err)) ...
 *
 *   recipe -> cube -> figures of the edition      monitor/figures.csv
 *                  -> hash of the file            monitor/sources.csv
 *                  -> definitions in force        monitor/in-force.csv, where none was
 *
 * The edition, the series with their definitions, the source and the codes are there
 * beforehand: a recipe computes, it does not decide what a figure means. A figure it
 * makes says origin `computed` and the recipe as its locator, so it can be followed
 * (trace).
 *
 * Of a restricted source only counts are taken, and they go through its rule and the
 * audit (delivery.h) before anything is kept: what is hidden never gets into folder or
 * database.
 *
 * Nothing is overwritten: in an edition that is published a figure may be added but not
 * changed or taken out; that is ERR_CONFLICT, and a new edition is the way. A draft
 * edition is made anew. A source that has a hash takes no other file: a new delivery is a
 * new source.
 *
 * A file that is not laid out like the last one of its recipe stops the import, with what
 * differs and an amended recipe in `finding` (file_layout.h); nothing else is done.
 *
 * Plausibility rules of the recipe look at the figures first. A hard one stops; a soft
 * one stops until `signed_by` names who looked at it, and that name is kept with the
 * figure.
 *
 * Atomic. In a database: one transaction, within which the pact is read back and checked;
 * ERR_BUSY when somebody changed it since it was read. The recipes and the deliveries of
 * public sources are kept there too (kept_files.h). In a folder: the new monitor/ is made
 * aside, loaded and checked as part of the whole pact, and exchanged with the old one in
 * one step. Killed before that, the folder is as it was. Importing the same again changes
 * nothing, not a byte.
 */
#ifndef PACT_IMPORT_H
#define PACT_IMPORT_H

#include "pact/fault.h"
#include "pact/file_layout.h"
#include "pact/pact.h"
#include "pact/recipe_run.h"
#include "store/store.h"

typedef struct ImportRecipe {
    const Recipe *recipe;
    Str recipe_path; /* for messages */
    Str file;
} ImportRecipe;

typedef struct ImportAsk {
    Str folder;
    Store *store; /* a database in its place; or null */
    const ImportRecipe *recipes;
    size_t count;
    Str edition;
    Str signed_by;
    ChangeCause change; /* why figures differ from the edition before */
    size_t threads;
    /* Called within the transaction that changes a database, at its end; may be null. */
    bool (*witness)(void *self, Error *err);
    void *witness_self;
    LayoutFinding *finding; /* set when a layout stops the import; may be null */
} ImportAsk;

typedef struct ImportResult {
    size_t added;
    size_t changed; /* in a draft */
    size_t removed; /* in a draft */
    size_t same;
    size_t hidden;    /* of restricted sources, by the rule or for its sake */
    bool has_changed; /* the pact */
} ImportResult;

MUST_CHECK bool pact_import(Arena *a, const ImportAsk *ask, ImportResult *result,
                            FaultList *faults, Error *err);

/* The locator of figures that a recipe made: "recipe duo-ho-first-years". */
Str import_locator(Arena *a, const Recipe *recipe);
bool import_recipe_of(Str locator, Str *recipe_id);

#endif
