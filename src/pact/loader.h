/* SPDX-License-Identifier: EUPL-1.2
 * loader.h - what the files of src/pact share while a folder is being read
 *
 *   read.c     files -> records with pending references      (csv.h, yaml.h, schema.h)
 *   database.c rows of a database -> the same                (store.h, schema.h)
 *   values.c   one text -> one member of a struct
 *   resolve.c  pending references -> pointers; cells -> codes
 *   rules.c    what must hold between records
 *   load.c     the order of it all
 */
#ifndef PACT_LOADER_H
#define PACT_LOADER_H

#include "base/limits.h"
#include "base/map.h"
#include "pact/schema.h"

typedef struct Pending {
    const Field *field;
    char *record;
    size_t index; /* in a list of references */
    Str id;
    Place place;
} Pending;

typedef struct Loader Loader;

struct PactPlaces {
    int *lines[KIND_COUNT]; /* by kind, by record */
};

struct Loader {
    Arena *a;   /* the pact lives here */
    Arena *tmp; /* raw files and what is only needed while loading */
    Str folder;
    Pact *pact;
    FaultList *faults;
    struct PactPlaces *places;
    Map ids[KIND_COUNT];
    Map keys[KIND_COUNT];
    Pending *pending;
    size_t pending_count;
    size_t pending_capacity;
};

#define FAULT(loader, place, field, hint, ...)                                           \
    fault_add((loader)->faults, SEVERITY_FAULT, (place).file, (place).line, (field),     \
              (hint), __VA_ARGS__)
#define WARNING(loader, place, field, hint, ...)                                         \
    fault_add((loader)->faults, SEVERITY_WARNING, (place).file, (place).line, (field),   \
              (hint), __VA_ARGS__)

/* read.c: fills the list of every kind. Faults are in the list. */
void read_folder(Loader *loader);

/* For who reads records from elsewhere: their array is made for `count` of them; the next
 * in line counts only when it is finished, which checks what it says of itself. */
typedef struct Seen {
    bool fields[LIMIT_CSV_COLUMNS]; /* which had text */
} Seen;
void records_start(Loader *loader, KindId id, size_t count);
char *record_next(Loader *loader, KindId id);
void record_finish(Loader *loader, KindId id, const Seen *seen, Str key, Place place);

/* load.c: references, cells, rules, index; what read_*() found must be in the lists. */
typedef bool PactRead(Loader *loader, void *context, Error *err);
MUST_CHECK bool pact_load_by(Arena *a, Str name, PactRead *read, void *context,
                             Pact **pact, FaultList *faults, Error *err);

/* values.c: sets one member from text; `lang` counts for words alone. A wrong text is a
 * fault, and the member stays as it was. */
void value_set(Loader *loader, void *record, const Field *field, Lang lang, Str text,
               Place place);
void value_set_list(Loader *loader, void *record, const Field *field, StrList texts,
                    Place place);
bool value_is_empty(const void *record, const Field *field);

/* resolve.c */
void resolve_references(Loader *loader);
void resolve_meaning(Loader *loader); /* dimensions, cells, key cells */

/* rules.c */
void rules_check(Loader *loader); /* between records, before figures are indexed */
void rules_warn(Loader *loader);  /* after */

Place record_place(const Loader *loader, KindId kind, size_t index);
/* The nearest of the ids of a kind, as a hint: `Did you mean "vhto"?`, or where to add
 * it. */
Str hint_nearest_id(const Loader *loader, KindId kind, Str id);

#endif
