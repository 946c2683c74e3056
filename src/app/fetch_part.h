/* SPDX-License-Identifier: EUPL-1.2
 * fetch_part.h - a download under way, on disk
 *
 *   fetch_part_open("sources/.part-0f3a/x.json")    x.json, and x.json.next with how far
 * it is fetch_part_get(…)                               adds a document at its end
 *   fetch_part_mark(…)                              what is there so far is whole: go on
 * at url
 *
 * A part is whole up to its mark; what stands after it was cut off while it came in.
 * Errors: ERR_IO of the disk, and those of net/get.h.
 */
#ifndef APP_FETCH_PART_H
#define APP_FETCH_PART_H

#include <stdio.h>

#include "app/fetch.h"
#include "formats/input.h"

typedef struct FetchPart {
    Arena *arena;
    Str path;
    FILE *file;
    FILE *talk;
    Str name;       /* shown while it comes in */
    uint64_t start; /* of the document that comes in */
    uint64_t bytes; /* written */
    uint64_t mark;  /* whole up to here */
    Str next;       /* the address to go on at; empty: there was no mark */
    Str etag;       /* of the document after the mark; empty: it cannot be gone on with */
    uint64_t shown; /* when the line of talk was last drawn */
} FetchPart;

MUST_CHECK bool fetch_part_open(Arena *a, Str path, FILE *talk, FetchPart *part,
                                Error *err);
MUST_CHECK bool fetch_part_close(FetchPart *part, Error *err);
/* Gets a document after the mark; where it broke off, from there. */
MUST_CHECK bool fetch_part_get(FetchPart *part, const GetRules *rules, Str url,
                               Str accept, GetAnswer *answer, Error *err);
MUST_CHECK bool fetch_part_mark(FetchPart *part, Str next, Error *err);
/* What came in after the mark is of no use. */
void fetch_part_forget(FetchPart *part);
/* What came in after `from`, to be read. */
MUST_CHECK bool fetch_part_input(FetchPart *part, uint64_t from, Input *input,
                                 Error *err);
/* SHA-256 of all of it. */
MUST_CHECK bool fetch_part_hash(FetchPart *part, Str *hash, Error *err);

#endif
