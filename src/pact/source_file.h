/* SPDX-License-Identifier: EUPL-1.2
 * source_file.h - any file of a publisher, opened by what it is
 *
 *   SourceAsk ask = {.path = S("deliveries/eerstejaars.csv")};
 *   if (!source_read(a, &ask, &sink, err)) ...        rows go to the sink
 *
 *   path -> packing (plain, gzip, zip)  -> format      -> DatasetSink
 *                                          delimited      rows, as the file has them
 *                                          cbs-v4-folder, cbs-v3, …
 *
 * The format is known by its first bytes, then by the file's neighbours, never by its
 * name alone: an HTML page saved as .csv is told as such. `format` names one when two
 * would do.
 *
 * To add a format: a row in the table of source_formats.c. `is_it` looks at the head of
 * the file; the first row that says yes reads it. Readers themselves open nothing; they
 * are given an Input, and for formats of several files source_open() for the others.
 *
 * Nothing is kept of the file: it may be larger than memory.
 * Errors: ERR_NOT_FOUND, ERR_IO, and ERR_INVALID with line and reason.
 */
#ifndef PACT_SOURCE_FILE_H
#define PACT_SOURCE_FILE_H

#include "formats/dataset.h"
#include "formats/delimited.h"
#include "formats/input.h"

#define SOURCE_HEAD_BYTES ((size_t)4096)

typedef struct SourceAsk {
    Str path;   /* of a file, or of a folder of files that belong together */
    Str part;   /* sheet, member or dataset in it; empty: the only one, or the first */
    Str format; /* of the table; empty: found out */
    DelimitedSettings text; /* for delimited text; what is empty is detected */
    size_t header_row;      /* where the names stand, from 1; 0: found */
    size_t header_rows;     /* and in how many rows; 0: found, or 1 */
    size_t threads;         /* for large delimited files; 0: none but this one */
    size_t piece_bytes;     /* that a thread takes at once; 0: what suits it */
    DelimitedFound *found;  /* what was detected, for delimited text; may be null */
} SourceAsk;

typedef struct SourceHead {
    Str path;
    bool is_folder;
    Str bytes; /* the first of them; empty for a folder */
} SourceHead;

typedef struct SourceFormat {
    Str name;
    bool (*is_it)(const SourceHead *head);
    /* `input` stands at the start of the file; it is null for a folder. */
    bool (*read)(Arena *a, const SourceAsk *ask, Input *input, const DatasetSink *sink,
                 Error *err);
} SourceFormat;

extern const SourceFormat SOURCE_FORMATS[]; /* ended by an empty name; order decides */

MUST_CHECK bool source_read(Arena *a, const SourceAsk *ask, const DatasetSink *sink,
                            Error *err);

/* A file as a stream; it is closed with the arena. */
MUST_CHECK bool source_open(Arena *a, Str path, Input *input, Error *err);
/* The format a file has, without reading it. */
MUST_CHECK bool source_format(Arena *a, const SourceAsk *ask, const SourceFormat **format,
                              Error *err);
/* Of the bytes of a file, in hexadecimal; of a folder: of the names and hashes of its
 * files, as `sha256sum * | sha256sum` gives it. */
MUST_CHECK bool source_sha256(Arena *a, Str path, Str *hash, Error *err);

#endif
