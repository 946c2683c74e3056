/* SPDX-License-Identifier: EUPL-1.2
 * jsonstat_draft.h - one JSON-stat dataset while it is being read
 *
 * jsonstat.c fills a draft from the members of an object, in whatever order they come;
 * jsonstat_rows.c makes columns and rows of it once it is complete.
 */
#ifndef FORMATS_JSONSTAT_DRAFT_H
#define FORMATS_JSONSTAT_DRAFT_H

#include "base/buf.h"
#include "formats/json_stream.h"

/* A value or a status, with the cell it belongs to. */
typedef struct DraftCell {
    uint64_t at;   /* of the cube */
    uint32_t from; /* its text, in DraftCells.text */
    uint32_t length;
    uint32_t line;
    uint32_t column;
} DraftCell;

typedef struct DraftCells {
    DraftCell *items;
    size_t count;
    size_t capacity;
    Buf text;
    bool is_there;
    bool is_array; /* a text by itself is an array of one */
    DatasetPlace place;
} DraftCells;

typedef struct Draft {
    Arena *arena; /* owns all of it */
    Dataset about;
    Str href;
    Str class_name;
    JsonNode id; /* kind JSON_ITEM_END: not seen */
    JsonNode size;
    JsonNode role;
    JsonNode dimension;
    DraftCells values;
    DraftCells status;
    DatasetPlace place;
} Draft;

MUST_CHECK bool draft_emit(Draft *draft, const DatasetSink *sink, Error *err);

#endif
