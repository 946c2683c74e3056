/* SPDX-License-Identifier: EUPL-1.2
 * fault.h - everything that is wrong with a folder, at once
 *
 *   register/actions.yaml:112: owners: there is no party "vtho"; did you mean "vhto"?
 *       Add the party to register/parties.csv, or mend the name.
 *
 * Faults are collected, not thrown: one run shows up to LIMIT_FAULTS of them and counts
 * the rest. A fault stops the pact from being used; a warning is told and goes on.
 *
 * Ownership: texts live in the list's arena.
 */
#ifndef PACT_FAULT_H
#define PACT_FAULT_H

#include "base/arena.h"
#include "base/str.h"

typedef enum Severity { SEVERITY_FAULT, SEVERITY_WARNING } Severity;

typedef struct Fault {
    Severity severity;
    Str file; /* within the folder */
    int line; /* 0: the whole file */
    Str field;
    Str message;     /* lower case, no period */
    Str hint;        /* one sentence: how to mend it; may be empty */
    size_t sequence; /* in order of finding */
} Fault;

typedef struct FaultList {
    Arena *arena;
    Fault *items; /* at most LIMIT_FAULTS of each severity */
    size_t count;
    size_t capacity;
    size_t fault_count; /* all, shown or not */
    size_t warning_count;
} FaultList;

FaultList fault_list(Arena *a);
void fault_add(FaultList *list, Severity severity, Str file, int line, Str field,
               Str hint, const char *format, ...) __attribute__((format(printf, 7, 8)));
/* By file, then line, then in order of finding; faults before warnings. */
void fault_sort(FaultList *list);
Str fault_text(Arena *a, Str folder, const Fault *fault);

#endif
