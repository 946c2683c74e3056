/* SPDX-License-Identifier: EUPL-1.2
 * run.h - a recipe at work on a stream of rows
 *
 *   Run *run = run_new(a, &recipe);
 *   DatasetSink sink = run_sink(run);
 *   if (!source_read(a, &ask, &sink, err)) ...
 *   RunReport report = run_report(run, &cube);
 *   if (run_stops(&report, err)) ...
 *
 *   rows -> tally: classes of the columns the recipe looks at, sums per class (tally.h)
 *        -> observations: lists, renames, dimensions and periods, once per class
 *        -> totals: what the publisher printed beside what we summed
 *
 * Of every dimension in `by` both the codes and the total are observed; the total is the
 * sum over the codes, or, where the recipe maps a code of the file to `_T`, what the
 * publisher printed.
 *
 * Several runs of one recipe, each over a part of the file, merge to one.
 *
 * Errors: ERR_INVALID when the table has not the columns of the recipe; each is named,
 * with the nearest that is there. Pure; lives in its arena.
 */
#ifndef DOMAIN_SOURCES_RUN_H
#define DOMAIN_SOURCES_RUN_H

#include "domain/sources/tally.h"

typedef struct Run Run;

Run *run_new(Arena *a, const Recipe *recipe);
DatasetSink run_sink(Run *run);
MUST_CHECK bool run_merge(Run *run, const Run *more, Error *err);

/* For readers that cut only what is looked at: after `begin`, the places of the columns
 * that a row must bring, slots first, then values. */
typedef struct RunColumns {
    const size_t *slots;
    size_t slot_count;
    const size_t *values;
    size_t value_count;
} RunColumns;
RunColumns run_columns(const Run *run);
/* Where such rows are counted. */
Tally *run_tally(Run *run);

/* Places may be told in another way while a file is read in parts, and mended then. */
typedef DatasetPlace MendPlace(void *self, DatasetPlace place);
void run_mend_places(Run *run, MendPlace *mend, void *self);

typedef enum TotalOutcome {
    TOTAL_AGREES,
    TOTAL_WITHIN_RANGE, /* cells are hidden or rounded; the total fits them */
    TOTAL_DIFFERS,
    TOTAL_NOT_KNOWN, /* printed without a number, or over missing cells */
} TotalOutcome;

typedef struct CheckedTotal {
    Str column; /* where the rule looks */
    Str code;
    Str value_name; /* which value column */
    Str printed;
    Str sum;
    TotalOutcome outcome;
    DatasetPlace place;
} CheckedTotal;

typedef struct DroppedRows {
    Str why; /* "keep SOORT HO: hbo bachelor, hbo master" */
    uint64_t count;
} DroppedRows;

typedef struct UnknownCode {
    Str column;
    Str text;
    uint64_t count; /* cells */
} UnknownCode;

typedef struct RunReport {
    uint64_t row_count;
    uint64_t kept_count;
    DroppedRows *dropped;
    size_t dropped_count;
    CheckedTotal *totals;
    size_t total_count;
    uint64_t outcomes[4]; /* by TotalOutcome */
    WideCheck wide;
    UnknownCode *unknown_codes;
    size_t unknown_code_count;
    UnknownList unknown_tokens;
    uint64_t cell_count; /* values read */
    uint64_t hidden_count;
    uint64_t missing_count;
    uint64_t other_periods; /* cells of a kind of period that is passed over */
} RunReport;

/* After the last row. The cube lives in the run's arena. */
RunReport run_finish(Run *run, Cube *cube);
/* Whether the report forbids an import: unknown tokens or codes, totals that differ. */
MUST_CHECK bool run_is_sound(const RunReport *report, Error *err);

/* After the last row: "COLUMN = code", sorted, of the columns whose codes the recipe
 * names; a column with more than RUN_CODES of them is left out. */
#define RUN_CODES ((size_t)200)
StrList run_codes(Arena *a, const Run *run);

/* Each cell of the file that an observation is made of, read again after run_finish():
 * run_watch() and then the same stream once more. */
typedef struct Contribution {
    DatasetPlace place; /* line, and the column of the value */
    Str text;
    bool is_rest; /* of the whole of a share only */
} Contribution;
typedef struct Watcher {
    void *self;
    bool (*take)(void *self, const Contribution *contribution, Error *err);
} Watcher;
void run_watch(Run *run, const Observation *observation, const Watcher *watcher);

#endif
