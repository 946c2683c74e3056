/* SPDX-License-Identifier: EUPL-1.2
 * source_file.c - opening, looking, and handing to the right reader */
#include "pact/source_file.h"

#include <string.h>

#include "base/file.h"
#include "base/file_stream.h"
#include "base/nearest.h"
#include "base/sha256.h"

enum { HASH_PIECE = 64 << 10 };

static bool next_of_stream(void *self, char *to, size_t size, size_t *got, Error *err)
{
    return file_next(self, to, size, got, err);
}

bool source_open(Arena *a, Str path, Input *input, Error *err)
{
    FileStream *file;
    if (!file_open(a, path, &file, err)) {
        return false;
    }
    *input = (Input){next_of_stream, file};
    return true;
}

static bool read_head(Arena *a, Str path, SourceHead *head, Error *err)
{
    *head = (SourceHead){.path = path, .is_folder = file_kind(path) == FILE_FOLDER};
    if (head->is_folder) {
        return true;
    }
    FileStream *file;
    char *bytes = PUSH_ARRAY(a, char, SOURCE_HEAD_BYTES);
    size_t got;
    if (!file_open(a, path, &file, err) ||
        !file_read_at(file, 0, bytes, SOURCE_HEAD_BYTES, &got, err)) {
        return false;
    }
    head->bytes = (Str){bytes, got};
    return true;
}

static const SourceFormat *format_named(Arena *a, Str name, Error *err)
{
    Nearest nearest = nearest_to(name);
    for (const SourceFormat *f = SOURCE_FORMATS; f->name.length > 0; f++) {
        if (str_equal(f->name, name)) {
            return f;
        }
        nearest_offer(&nearest, f->name);
    }
    error_hint(err, nearest_hint(a, &nearest));
    (void)FAIL(err, ERR_INVALID, "there is no format \"%.*s\"", STR_ARG(name));
    return NULL;
}

bool source_format(Arena *a, const SourceAsk *ask, const SourceFormat **format,
                   Error *err)
{
    if (ask->format.length > 0) {
        *format = format_named(a, ask->format, err);
        return *format != NULL;
    }
    SourceHead head;
    if (!read_head(a, ask->path, &head, err)) {
        return false;
    }
    for (const SourceFormat *f = SOURCE_FORMATS; f->name.length > 0; f++) {
        if (f->is_it(&head)) {
            *format = f;
            return true;
        }
    }
    error_hint(err, S("docs/recipes.md lists what can be read."));
    return FAIL(err, ERR_INVALID, "\"%.*s\" is not of a format that can be read",
                STR_ARG(ask->path));
}

bool source_read(Arena *a, const SourceAsk *ask, const DatasetSink *sink, Error *err)
{
    const SourceFormat *format;
    if (!source_format(a, ask, &format, err)) {
        return false;
    }
    if (file_kind(ask->path) == FILE_FOLDER) {
        return format->read(a, ask, NULL, sink, err);
    }
    Input input;
    return source_open(a, ask->path, &input, err) &&
           format->read(a, ask, &input, sink, err);
}

/* Of the names and hashes of the files in it, as `sha256sum *` writes them. */
static bool folder_sha256(Arena *a, Str path, Str *hash, Error *err)
{
    StrList names;
    if (!folder_list(a, path, &names, err)) {
        return false;
    }
    Sha256 sum = sha256_start();
    for (size_t i = 0; i < names.count; i++) {
        Str own;
        if (str_ends(names.items[i], S("/"))) {
            continue;
        }
        if (!source_sha256(a, path_join(a, path, names.items[i]), &own, err)) {
            return false;
        }
        sha256_add(&sum,
                   str_format(a, "%.*s  %.*s\n", STR_ARG(own), STR_ARG(names.items[i])));
    }
    *hash = sha256_finish(a, &sum);
    return true;
}

bool source_sha256(Arena *a, Str path, Str *hash, Error *err)
{
    if (file_kind(path) == FILE_FOLDER) {
        return folder_sha256(a, path, hash, err);
    }
    FileStream *file;
    if (!file_open(a, path, &file, err)) {
        return false;
    }
    char *piece = PUSH_ARRAY(a, char, HASH_PIECE);
    Sha256 sum = sha256_start();
    size_t got = 0;
    do {
        if (!file_next(file, piece, HASH_PIECE, &got, err)) {
            return false;
        }
        sha256_add(&sum, (Str){piece, got});
    } while (got > 0);
    *hash = sha256_finish(a, &sum);
    return true;
}
