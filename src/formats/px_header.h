/* SPDX-License-Identifier: EUPL-1.2
 * px_header.h - the statements of a PX file before its data
 *
 *   VALUENOTE[sv]("kön","Kvinnor")="Text";
 *   keyword  language  subjects     values
 */
#ifndef FORMATS_PX_HEADER_H
#define FORMATS_PX_HEADER_H

#include "base/arena.h"
#include "base/error.h"
#include "formats/dataset.h"

typedef struct PxTexts {
    Str *items;
    size_t count;
    size_t capacity;
} PxTexts;

typedef struct PxStatement {
    Str keyword;
    Str language; /* empty: the main one */
    PxTexts subjects;
    PxTexts
        values; /* texts without quotes; words such as YES and TLIST(A1) as they are */
    DatasetPlace place;
} PxStatement;

typedef struct PxHeader {
    Arena *arena;
    PxStatement *items;
    size_t count;
    size_t capacity;
    Str language; /* that was asked for; empty: the main one */
    bool has_byte_order_mark;
} PxHeader;

/* A cube with the variables as columns, and one for the value. `keyed` (as many as there
 * are variables) tells which have KEYS, and whether by value instead of code. */
typedef enum PxKeys { PX_NO_KEYS, PX_KEYS_CODES, PX_KEYS_VALUES } PxKeys;

typedef struct PxCube {
    Dataset dataset;
    size_t variable_count;
    size_t stub_count;
    PxKeys *keys;
    Str **value_texts; /* by variable: VALUES in the main language */
} PxCube;

/* Turns the texts of the header into UTF-8, and makes the cube of it. */
MUST_CHECK bool px_cube(PxHeader *header, PxCube *cube, Error *err);

#endif
