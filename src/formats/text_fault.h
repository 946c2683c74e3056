/* SPDX-License-Identifier: EUPL-1.2
 * text_fault.h - what a reader found wrong in a text, and where
 *
 *   TextFaults faults = text_faults(a);
 *   CsvTable table = csv_read(a, text, &faults);
 *   if (faults.total > 0) ...              `total` counts also those past LIMIT_FAULTS
 *
 * Readers go on after a fault as long as they can, so that one run shows them all. A
 * message is lower case and has no period, as in base/error.h; which file it was, the
 * caller knows.
 *
 * Ownership: messages live in the list's arena.
 */
#ifndef FORMATS_TEXT_FAULT_H
#define FORMATS_TEXT_FAULT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* A place in a text, as editors count: lines and characters from 1. 0: not known. */
typedef struct TextPlace {
    int line;
    int column;
} TextPlace;

typedef struct TextFault {
    TextPlace place;
    Str message;
} TextFault;

typedef struct TextFaults {
    Arena *arena;
    TextFault *items; /* at most LIMIT_FAULTS */
    size_t count;
    size_t capacity;
    size_t total;
} TextFaults;

TextFaults text_faults(Arena *a);
void text_fault_add(TextFaults *faults, TextPlace place, const char *format, ...)
    PRINTF_LIKE(3, 4);

#endif
