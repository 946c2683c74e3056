/* SPDX-License-Identifier: EUPL-1.2
 * file_stream.h - a file as a stream, for what may be larger than memory
 *
 *   FileStream *file;
 *   if (!file_open(a, path, &file, err)) ...          closed with the arena
 *   while (file_next(file, bytes, size, &got, err) && got > 0) ...
 *
 * file_read_at() reads from any place and moves nothing, so that threads may share one
 * stream. Errors: as base/file.h.
 */
#ifndef BASE_FILE_STREAM_H
#define BASE_FILE_STREAM_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct FileStream FileStream;

MUST_CHECK bool file_open(Arena *a, Str path, FileStream **file, Error *err);
uint64_t file_size(const FileStream *file);
/* `got` is 0 at the end, else 1 .. size. */
MUST_CHECK bool file_next(FileStream *file, char *to, size_t size, size_t *got,
                          Error *err);
/* As many as there are up to `size`: fewer only at the end of the file. */
MUST_CHECK bool file_read_at(const FileStream *file, uint64_t at, char *to, size_t size,
                             size_t *got, Error *err);

#endif
