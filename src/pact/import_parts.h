/* SPDX-License-Identifier: EUPL-1.2
 * import_parts.h - what the files of an import share
 *
 *   import.c          the order of it all
 *   import_figures.c  observations become figures
 *   import_rules.c    plausibility
 *   import_protect.c  what a restricted source hides
 *   import_write.c    the folder, in one step
 *   import_database.c the database, in one transaction
 */
#ifndef PACT_IMPORT_PARTS_H
#define PACT_IMPORT_PARTS_H

#include "pact/import.h"

typedef struct Importer {
    Arena *a;
    const ImportAsk *ask;
    Pact *pact;
    FaultList *faults;
    const Edition *edition;
    Figure *figures; /* made, of all recipes */
    size_t count;
    size_t capacity;
    ImportResult result;
    int64_t generation; /* of the database, when it was read */
} Importer;

#define IMPORT_FAULT(importer, recipe, field, hint, ...)                                 \
    fault_add((importer)->faults, SEVERITY_FAULT, (recipe)->recipe_path, 0, (field),     \
              (hint), __VA_ARGS__)

/* import_figures.c: adds the figures of one recipe; faults are in the list. */
void make_figures(Importer *importer, const ImportRecipe *from, const Cube *cube,
                  const Source *source);
/* import_rules.c */
void check_plausible(Importer *importer, const ImportRecipe *from, size_t first);
/* import_protect.c: hides what must be hidden of a restricted source; of others nothing.
 */
MUST_CHECK bool protect_figures(Importer *importer, const Source *source, size_t first,
                                Error *err);
/* import_write.c: figures into the pact's lists, and the pact's lists into the folder. */
MUST_CHECK bool merge_figures(Importer *importer, Error *err);
MUST_CHECK bool write_monitor(Importer *importer, Error *err);
MUST_CHECK bool write_database(Importer *importer, Error *err);

#endif
