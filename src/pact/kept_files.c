/* SPDX-License-Identifier: EUPL-1.2
 * kept_files.c - which files go along */
#include "pact/kept_files.h"

#include "base/file.h"
#include "base/limits.h"
#include "pact/source_file.h"

typedef struct Keeper {
    Arena *a;
    const Pact *pact;
    StrList names;
    size_t capacity;
} Keeper;

static void keep(Keeper *k, Str name)
{
    if (k->names.count == k->capacity) {
        k->names.items =
            arena_grow(k->a, k->names.items, k->names.count, &k->capacity, sizeof(Str));
    }
    k->names.items[k->names.count++] = name;
}

/* A hash that belongs to a restricted source as well is not public. */
static bool is_public(const Monitor *monitor, Str sha256)
{
    bool found = false;
    for (size_t i = 0; i < monitor->sources.count; i++) {
        const Source *source = &monitor->sources.items[i];
        if (str_equal(source->sha256, sha256)) {
            if (source->access != ACCESS_PUBLIC) {
                return false;
            }
            found = true;
        }
    }
    return found;
}

/* Fails only when a file that is there cannot be read. */
static bool goes_along(Keeper *k, Str name, bool *along, Error *err)
{
    Str whole = path_join(k->a, k->pact->folder, name), sha256, stem, rest;
    FileFacts facts = file_facts(whole);
    *along = false;
    if (facts.kind != FILE_PLAIN || facts.bytes > LIMIT_PACT_FILE_BYTES) {
        return true;
    }
    if (str_ends(name, S("_metadata.csv"))) {
        stem = str_slice(name, 0, name.length - S("_metadata.csv").length);
        rest = str_format(k->a, "%.*s.csv", STR_ARG(stem));
        return goes_along(k, rest, along, err);
    }
    if (!source_sha256(k->a, whole, &sha256, err)) {
        return false;
    }
    *along = is_public(&k->pact->monitor, sha256);
    return true;
}

static bool keep_folder(Keeper *k, Str inside, bool all, Error *err)
{
    StrList names;
    Str folder = path_join(k->a, k->pact->folder, inside);
    if (file_kind(folder) != FILE_FOLDER) {
        return true;
    }
    if (!folder_list(k->a, folder, &names, err)) {
        return false;
    }
    for (size_t i = 0; i < names.count; i++) {
        Str name = path_join(k->a, inside, names.items[i]);
        bool along = all;
        if (str_ends(name, S("/"))) {
            if (all && !keep_folder(k, str_slice(name, 0, name.length - 1), all, err)) {
                return false;
            }
            continue;
        }
        if (!all && !goes_along(k, name, &along, err)) {
            return false;
        }
        if (along) {
            keep(k, name);
        }
    }
    return true;
}

bool kept_files(Arena *a, const Pact *pact, StrList *names, Error *err)
{
    Keeper k = {.a = a, .pact = pact};
    if (pact->folder.length > 0 && (!keep_folder(&k, S("deliveries"), false, err) ||
                                    !keep_folder(&k, S("recipes"), true, err) ||
                                    !keep_folder(&k, S("report"), true, err))) {
        return false;
    }
    *names = k.names;
    return true;
}

bool kept_files_copy(Arena *a, const Pact *pact, Str out, size_t *files, Error *err)
{
    StrList names;
    if (!kept_files(a, pact, &names, err)) {
        return false;
    }
    for (size_t i = 0; i < names.count; i++) {
        Str bytes;
        if (!file_read(a, path_join(a, pact->folder, names.items[i]),
                       LIMIT_PACT_FILE_BYTES, &bytes, err) ||
            !file_write(path_join(a, out, names.items[i]), bytes, NULL, err)) {
            return false;
        }
    }
    *files += names.count;
    return true;
}
