/* SPDX-License-Identifier: EUPL-1.2
 * file.h - whole files in, whole files out
 *
 * A file is read in one go, up to a limit given by the caller. A file is written under
 * another name beside its place, flushed to disk, and renamed: a reader sees the old or
 * the new one, never half. What is written is compared first: equal bytes leave the file
 * alone. A file that was there keeps its permissions.
 *
 * Paths are UTF-8. Who may include this: pact, publish/site, store, app (layers.txt).
 * Errors: ERR_NOT_FOUND, ERR_INVALID (too large, a folder where a file is meant), ERR_IO.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef enum FileKind { FILE_ABSENT, FILE_PLAIN, FILE_FOLDER, FILE_OTHER } FileKind;

FileKind file_kind(Str path);

/* What the disk knows of a file, without opening it. */
typedef struct FileFacts {
    FileKind kind;
    size_t bytes;
    int64_t changed_ns; /* when its bytes, name or rights last changed; cannot be set */
} FileFacts;
FileFacts file_facts(Str path);
MUST_CHECK bool file_read(Arena *a, Str path, size_t limit, Str *text, Error *err);

/* Writes by rename, making folders as needed. `*changed` (may be null) tells whether the
 * bytes differed from what was there. */
MUST_CHECK bool file_write(Str path, Str text, bool *changed, Error *err);

/* The same for what can be made again at any time, a page of the site: readers still see
 * the old or the new one, but nothing waits for the disk. After a power cut it may be
 * empty; writing it again finds other bytes and mends it. */
MUST_CHECK bool file_write_derived(Str path, Str text, bool *changed, Error *err);

/* Says that a file was written now, though its bytes stayed the same. */
MUST_CHECK bool file_touch(Str path, Error *err);

/* Names in a folder, sorted by bytes, without "." and ".."; folders end in "/". */
MUST_CHECK bool folder_list(Arena *a, Str path, StrList *names, Error *err);
MUST_CHECK bool folder_make(Str path, Error *err); /* with its parents */

Str path_join(Arena *a, Str folder, Str name);

#endif
