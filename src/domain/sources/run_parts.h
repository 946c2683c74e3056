/* SPDX-License-Identifier: EUPL-1.2
 * run_parts.h - what the files of a run share
 *
 *   run.c           rows in, texts judged, runs merged
 *   run_bind.c      the columns of a recipe found in a table
 *   run_observe.c   classes -> observations
 *   run_codes.c     which codes stood in columns that the recipe knows codes of
 *   run_totals.c    what the publisher printed beside what was summed
 */
#ifndef DOMAIN_SOURCES_RUN_PARTS_H
#define DOMAIN_SOURCES_RUN_PARTS_H

#include "domain/sources/run.h"

typedef enum RefKind {
    REF_NONE, /* the recipe names no column there */
    REF_SLOT, /* a column of the table */
    REF_PART, /* a name in braces of the header form, or `value` */
} RefKind;

typedef struct Ref {
    RefKind kind;
    size_t index;
} Ref;

/* Texts of one column, while there are few. */
typedef struct SeenCodes {
    bool is_wanted; /* the recipe names codes of the column */
    bool are_many;
    Str *items;
    size_t count;
} SeenCodes;

struct Run {
    Arena *a;
    const Recipe *recipe;
    const DatasetColumn *columns; /* of the table */
    size_t column_count;
    bool is_bound;
    TallyPlan plan;
    Tally *tally;

    size_t slots[TALLY_SLOTS]; /* places of columns in the table */
    bool collapses[TALLY_SLOTS];
    size_t slot_count;
    size_t *values; /* places of value columns in the table */
    size_t value_count;
    StrList parts;    /* names that a header brings, or `value` */
    Str *part_texts;  /* [value][part] */
    size_t *total_of; /* as TallyPlan; null when no column repeats others */
    bool *is_total;   /* per value */

    /* Where each thing of the recipe stands, in the order of the recipe. */
    Ref *list_refs;
    Ref *dimension_refs;
    Ref *total_refs;
    Ref *rename_refs;
    Ref region_ref;
    Ref period_ref;
    Ref status_ref;

    SeenCodes seen[TALLY_SLOTS];

    Str *row_slots; /* of the row at hand */
    Str *row_values;

    const Observation *watched;
    const Watcher *watcher;
    unsigned char *watch_cells; /* [group][value], see run.c */
};

/* run_bind.c */
MUST_CHECK bool bind_run(Run *run, const Dataset *dataset, Error *err);

/* run_codes.c */
void want_codes(Run *run);
void see_code(Run *run, size_t slot, Str text);
void merge_codes(Run *run, const Run *more);

/* run_observe.c: the text of a column for one group and value column. */
Str ref_text(const Run *run, Ref ref, size_t group, size_t value);
Str renamed(const Run *run, Ref ref, Str text, const Period *period);

/* Who takes what a cell of the tally belongs to. */
typedef struct Emit {
    void *self;
    void (*take)(void *self, const Observation *key, bool is_rest, const Quantity *cell);
    void (*unknown)(void *self, Str column, Str text, const Quantity *cell);
    void (*other_period)(void *self, const Quantity *cell);
} Emit;
void observe_cell(Run *run, Arena *tmp, size_t group, size_t value, const Emit *emit);
void observe_all(Run *run, Cube *cube, RunReport *report);

/* run_totals.c */
void check_totals(Run *run, RunReport *report);

#endif
