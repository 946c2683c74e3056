/* SPDX-License-Identifier: EUPL-1.2
 * tally.h - counting a stream of rows by the classes of some of its columns
 *
 *   slots     GESLACHT  CROHO ONDERDEEL   values  2018   2019
 *   row       man       natuur                    36     <5
 *   classes   1         2
 *   group     (1, 2)                              + 36   + 1..4
 *
 * A slot is a column that some rule of the recipe looks at. Each text in it is judged
 * once, by `judge`: it names the class of rows it puts a row in, or says why such rows do
 * not count. From then on the text is looked up, so a row costs a look-up per slot, one
 * for its group, and an addition per value; as soon as one slot says that the row does
 * not count, the rest of it is not looked at.
 *
 *   key of a group   | class in slot 0 | slot 1 | slot 2 |  ...     64 bits in all
 *
 * A slot has as many bits as its classes need; as one outgrows its bits the keys are made
 * anew. Classes that do not fit in 64 bits together are hashed to a key and compared.
 *
 * Two tallies of the same plan merge to what one would have counted: classes are matched
 * by name, and sums do not depend on their order (exact.h).
 *
 * Ownership: a tally lives in its arena and copies what it keeps. One thread each.
 * Errors: ERR_INVALID past LIMIT_RECIPE_CLASSES or LIMIT_RECIPE_CELLS.
 */
#ifndef DOMAIN_SOURCES_TALLY_H
#define DOMAIN_SOURCES_TALLY_H

#include "base/map.h"
#include "domain/sources/cube.h"
#include "domain/sources/recipe.h"

#define TALLY_SLOTS 12
#define TALLY_REASONS 64
#define TALLY_SHOWN 20 /* of what the recipe does not know, so many are told */

typedef enum VerdictKind {
    VERDICT_COUNTS,
    VERDICT_DROPPED, /* by the rule `reason` of the recipe */
    VERDICT_TOTAL,   /* the row repeats others, by the total rule `reason` */
} VerdictKind;

typedef struct Verdict {
    VerdictKind kind;
    size_t reason;
    Str class_name; /* copied */
} Verdict;

typedef struct TallyPlan {
    const Recipe *recipe;
    size_t slot_count;
    size_t value_count; /* at least one; rows that are counted have the value 1 */
    bool counts_rows;
    bool decimal_comma;  /* the recipe or the format says so */
    bool has_total_rows; /* some slot may say VERDICT_TOTAL */
    /* Of a value column: the one that repeats it and others, or its own place. */
    const size_t *total_of;
    /* `raw` is the text of the file, as UTF-8, without blanks around it. */
    Verdict (*judge)(void *self, size_t slot, Str raw);
    void *self;
} TallyPlan;

typedef struct Unknown { /* a text the recipe says nothing about */
    Str text;
    uint64_t count;
    DatasetPlace first;
} Unknown;

typedef struct UnknownList {
    Unknown items[TALLY_SHOWN];
    size_t count;
    uint64_t total; /* also those not shown */
} UnknownList;

void unknown_add(Arena *a, UnknownList *list, Str text, uint64_t count,
                 DatasetPlace place);

/* A row that repeats others. */
typedef struct TotalRow {
    uint64_t rules;           /* bit per total rule that it meets */
    Str classes[TALLY_SLOTS]; /* names; the null Str: blank, any class */
    const Quantity *values;   /* per value column */
    DatasetPlace place;
} TotalRow;

/* Totals in the header, checked row by row. */
typedef struct WideCheck {
    uint64_t agree;
    uint64_t within_range; /* cells are hidden, and the total lies in their range */
    uint64_t differ;
    DatasetPlace first_differing;
    Str first_text;
} WideCheck;

/* What a text in a slot says of its row. */
typedef struct Judged {
    uint16_t class; /* of VERDICT_COUNTS */
    uint8_t kind;   /* VerdictKind */
    uint8_t reason;
    bool is_blank;
} Judged;

typedef struct Dictionary Dictionary;

typedef struct GroupPlace {
    uint64_t key;
    size_t group; /* and one; 0: free */
} GroupPlace;

typedef struct Tally {
    Arena *a;
    const TallyPlan *plan;
    Dictionary *dictionaries; /* per slot */
    Str *class_names[TALLY_SLOTS];
    size_t class_counts[TALLY_SLOTS];
    uint16_t (*groups)[TALLY_SLOTS]; /* classes of each group */
    Quantity *cells;                 /* [group][value] */
    size_t group_count;
    size_t group_capacity;
    size_t cell_capacity;
    GroupPlace *index; /* hash table by key */
    size_t index_size;
    uint8_t bits[TALLY_SLOTS];  /* of the key, per slot */
    uint8_t shift[TALLY_SLOTS]; /* where they begin */
    bool is_packed;             /* a key tells all classes */
    uint64_t last_key;
    size_t last_group;
    uint64_t row_count;
    uint64_t kept_count;
    uint64_t dropped[TALLY_REASONS];
    TotalRow *totals;
    size_t total_count;
    size_t total_capacity;
    WideCheck wide;
    UnknownList unknown_tokens;
} Tally;

Tally *tally_new(Arena *a, const TallyPlan *plan);

/* Texts as they stand in the file. `slots` as many as the plan has, `values` too. */
MUST_CHECK bool tally_row(Tally *tally, const Str *slots, const Str *values,
                          DatasetPlace place, Error *err);
/* The same in two steps, for readers that know a text again by its raw bytes: what it
 * says, once, and then rows of which every slot is judged. */
MUST_CHECK bool tally_judge(Tally *tally, size_t slot, Str text, Judged *judged,
                            Error *err);
MUST_CHECK bool tally_judged_row(Tally *tally, const Judged *const *judged,
                                 const Str *values, DatasetPlace place, Error *err);
/* A row that is dropped by one slot, whatever the others say; only where no slot may say
 * that the row is a total. */
static inline void tally_drop(Tally *tally, const Judged *judged)
{
    tally->row_count++;
    tally->dropped[judged->reason]++;
}
/* Which group a row belongs to, without counting it; MAP_NONE: it does not count. */
size_t tally_group(Tally *tally, const Str *slots);

MUST_CHECK bool tally_merge(Tally *tally, const Tally *more, Error *err);

/* Class name of a group in a slot. */
Str tally_class(const Tally *tally, size_t group, size_t slot);
const Quantity *tally_cells(const Tally *tally, size_t group);

/* What one text of a value adds. `*unknown` is set when the recipe does not say. */
void tally_read(const TallyPlan *plan, Str text, Quantity *to, bool *unknown);

#endif
