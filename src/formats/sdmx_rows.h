/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_rows.h - observations of SDMX, whatever the form, as rows of one table
 *
 *   SdmxRows rows = sdmx_rows(a, sink, definition, structure);
 *   SdmxField fields[] = {{S("FREQ"), S("M"), SDMX_DIMENSION}, …};
 *   for (...)
 *       if (!sdmx_rows_add(&rows, fields, count, place, err)) ...
 *   if (!sdmx_rows_finish(&rows, err)) ...
 *
 * With a definition the columns are known, and rows go straight on. Without one, rows are
 * held until SDMX_HELD_BYTES are, or the end comes; then the columns are those seen so
 * far: dimensions, measures, what is unknown, attributes, each in the order of the file.
 */
#ifndef FORMATS_SDMX_ROWS_H
#define FORMATS_SDMX_ROWS_H

#include "base/map.h"
#include "formats/sdmx.h"

#define SDMX_HELD_BYTES ((size_t)8 << 20)

typedef struct SdmxField {
    Str id;
    Str text;
    SdmxPart part;
} SdmxField;

typedef struct SdmxColumn {
    Str id;
    SdmxPart part;
    size_t at; /* its place in the table, once that has begun */
} SdmxColumn;

typedef struct SdmxHeld {
    Str *texts; /* by column, as many as were known then */
    size_t count;
    DatasetPlace place;
} SdmxHeld;

typedef struct SdmxRows {
    Arena *arena;
    Arena *held_arena;
    const DatasetSink *sink;
    const SdmxStructure *structure;
    const SdmxDefinition *definition;
    Dataset about; /* id, title, … to be given with the columns */
    SdmxColumn *columns;
    size_t count;
    size_t capacity;
    Map by_id;
    size_t *hints; /* the column of the i-th field of the row before */
    size_t hint_count;
    size_t hint_capacity;
    Str *fields; /* of the row at hand, by place in the table */
    bool has_begun;
    SdmxHeld *held;
    size_t held_count;
    size_t held_capacity;
} SdmxRows;

SdmxRows sdmx_rows(Arena *a, const DatasetSink *sink, const SdmxStructure *structure,
                   const SdmxDefinition *definition);
MUST_CHECK bool sdmx_rows_add(SdmxRows *rows, const SdmxField *fields, size_t count,
                              DatasetPlace place, Error *err);
MUST_CHECK bool sdmx_rows_finish(SdmxRows *rows, Error *err);

/* A column before the table has begun, for forms that name them all beforehand. */
void sdmx_rows_column(SdmxRows *rows, Str id, SdmxPart part);
DatasetRole sdmx_role(Str id, SdmxPart part);

#endif
