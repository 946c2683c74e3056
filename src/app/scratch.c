/* SPDX-License-Identifier: EUPL-1.2
 * scratch.c - mkdtemp, and away with it */
#include "app/scratch.h"

#include <stdlib.h>

#include "base/folder.h"
#include "pact/database.h"

static void remove_scratch(void *path)
{
    Arena *tmp = arena_new();
    Error ignored = {0};
    if (!folder_remove(tmp, str_of(path), &ignored)) {
        ignored.kind = ERR_NONE; /* the system clears it some day */
    }
    arena_free(tmp);
}

bool scratch_folder(Command *command, Str *path, Error *err)
{
    const char *base = getenv("TMPDIR");
    Str form = str_format(command->arena, "%s/pact-XXXXXX", base == NULL ? "/tmp" : base);
    char *name = PUSH_ARRAY(command->arena, char, form.length + 1);
    for (size_t i = 0; i < form.length; i++) {
        name[i] = form.data[i];
    }
    if (mkdtemp(name) == NULL) {
        return FAIL(err, ERR_IO, "no folder can be made in \"%s\"",
                    base == NULL ? "/tmp" : base);
    }
    arena_defer(command->arena, remove_scratch, name);
    *path = str_of(name);
    return true;
}

bool scratch_of_database(Command *command, Store *store, Str *path, Error *err)
{
    size_t files = 0;
    return scratch_folder(command, path, err) &&
           pact_dump_files(command->arena, store, *path, &files, err);
}
