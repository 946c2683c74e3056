/* SPDX-License-Identifier: EUPL-1.2
 * file_layout.h - a file that comes again: for which recipe, and is it as it was
 *
 *   LayoutFinding finding;
 *   if (!layout_examine(a, monitor, recipe, path, threads, &finding, err)) ...
 *   if (finding.stops)
 *       layout_tell(a, &finding, &table);         side by side, for a person
 *       recipe_write(a, &finding.amended, …);     runnable as it is, if it says so
 *
 *   RecognisedList list;
 *   if (!layout_recognise(a, pact, path, &list, err)) ...   best first; none: a new file
 *
 * The layout of a file is kept with the import of it (monitor/layouts.yaml). When the
 * next file differs, other names in another order, a table that begins in another line,
 * a code of the recipe that is gone, the import stops and this tells what to look at.
 * Tried are other rows of names, up to LAYOUT_ROWS down and LAYOUT_DEEP together, and
 * other forms of a header with years.
 *
 * The amended recipe carries the mark of the new layout: that is how it says that
 * somebody has seen it. Nothing is written here.
 *
 * A file is recognised by the layout of last time, or else by having every column that
 * the recipe needs, and by its name. A file without names is known by its own alone.
 * Serves the command line and uploads alike.
 *
 * Errors: those of reading the file.
 */
#ifndef PACT_FILE_LAYOUT_H
#define PACT_FILE_LAYOUT_H

#include "domain/sources/layout.h"
#include "pact/pact.h"
#include "pact/recipe_run.h"

enum { LAYOUT_ROWS = 8, LAYOUT_DEEP = 3 };

typedef struct LayoutFinding {
    const FileLayout *known; /* null: no file of this recipe was imported */
    Layout now;
    bool stops;         /* it differs, and the recipe does not carry its mark */
    LayoutRowList rows; /* how it differs */
    Recipe amended;     /* when it stops */
    bool is_runnable;
    Str fault;           /* why the amended recipe cannot be run yet */
    RecipeResult result; /* of the recipe as it is, when nothing stops */
} LayoutFinding;

MUST_CHECK bool layout_examine(Arena *a, const Monitor *monitor, const Recipe *recipe,
                               Str path, size_t threads, LayoutFinding *finding,
                               Error *err);
/* One difference in words: {"renamed", "CROHO ONDERDEEL (8)", "CROHO SECTOR (8)"}. */
typedef struct LayoutWords {
    Str change;
    Str of; /* the column of a code; else empty */
    Str before;
    Str after;
} LayoutWords;
LayoutWords layout_words(Arena *a, const LayoutRow *row);

typedef struct Recognised {
    const Recipe *recipe;
    Str recipe_path;
    int percent;    /* of the columns of last time, or 100: all that the recipe needs */
    bool by_layout; /* a file of this recipe was imported before */
    bool by_name;   /* it is called as the recipe says */
    size_t spoken;  /* columns that the recipe speaks of */
} Recognised;
LIST_OF(Recognised);
MUST_CHECK bool layout_recognise(Arena *a, const Pact *pact, Str path,
                                 RecognisedList *list, Error *err);

/* Keeps the layout of a file that was imported. */
void layout_keep(Arena *a, Monitor *monitor, const Recipe *recipe, const Source *source,
                 const Layout *layout);

#endif
