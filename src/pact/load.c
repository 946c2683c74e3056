/* SPDX-License-Identifier: EUPL-1.2
 * load.c - a pact folder, from files to an index of figures */
#include "base/file.h"
#include "domain/register/standing.h"
#include "pact/loader.h"
#include "pact/reach/published.h"

static bool must_be_a_pact(Arena *tmp, Str folder, Error *err)
{
    if (file_kind(folder) != FILE_FOLDER) {
        error_hint(err, S("Name the folder of a pact, for example pacts/NAME."));
        return FAIL(err, ERR_NOT_FOUND, "there is no folder \"%.*s\"", STR_ARG(folder));
    }
    if (file_kind(path_join(tmp, folder, S("pact.yaml"))) != FILE_PLAIN) {
        error_hint(err, S("`pact init NAME` makes a new pact folder."));
        return FAIL(err, ERR_NOT_FOUND, "folder \"%.*s\" has no pact.yaml",
                    STR_ARG(folder));
    }
    return true;
}

static bool no_faults(const FaultList *faults, Error *err)
{
    if (faults->fault_count == 0) {
        return true;
    }
    return FAIL(err, ERR_INVALID, "the folder has %zu fault%s", faults->fault_count,
                faults->fault_count == 1 ? "" : "s");
}

/* Each step builds on what the one before it found to be right. */
static bool load_steps(Loader *loader, PactRead *read, void *context, Error *err)
{
    if (!read(loader, context, err)) {
        return false;
    }
    resolve_references(loader);
    if (!no_faults(loader->faults, err)) {
        return false;
    }
    resolve_meaning(loader);
    if (!no_faults(loader->faults, err)) {
        return false;
    }
    rules_check(loader);
    if (!no_faults(loader->faults, err)) {
        return false;
    }
    reach_load(loader);
    if (!no_faults(loader->faults, err)) {
        return false;
    }
    monitor_index(loader->a, &loader->pact->monitor);
    register_index(loader->a, &loader->pact->reg);
    rules_warn(loader);
    return true;
}

bool pact_load_by(Arena *a, Str name, PactRead *read, void *context, Pact **pact,
                  FaultList *faults, Error *err)
{
    Arena *tmp = arena_new();
    *faults = fault_list(a);
    Loader loader = {
        .a = a,
        .tmp = tmp,
        .folder = name,
        .pact = PUSH(a, Pact),
        .faults = faults,
        .places = PUSH(a, struct PactPlaces),
    };
    loader.pact->folder = str_copy(a, name);
    loader.pact->places = loader.places;
    bool good = load_steps(&loader, read, context, err);
    fault_sort(faults);
    if (good) {
        loader.pact->head = &loader.pact->heads.items[0];
        *pact = loader.pact;
    }
    arena_free(tmp);
    return good;
}

static bool read_files(Loader *loader, void *context, Error *err)
{
    (void)context;
    if (!must_be_a_pact(loader->tmp, loader->folder, err)) {
        return false;
    }
    read_folder(loader);
    return report_texts_read(loader->a, loader->folder, &loader->pact->report_texts, err);
}

bool pact_load(Arena *a, Str folder, Pact **pact, FaultList *faults, Error *err)
{
    return pact_load_by(a, folder, read_files, NULL, pact, faults, err);
}

bool pact_place(const Pact *pact, const void *record, Place *place)
{
    uintptr_t at = (uintptr_t)record;
    for (KindId id = 0; id < KIND_COUNT; id++) {
        const Kind *kind = &PACT_KINDS[id];
        AnyList list = kind_list(pact, kind);
        uintptr_t start = (uintptr_t)list.items;
        if (list.count > 0 && at >= start && at < start + list.count * kind->size) {
            *place =
                (Place){kind->file, pact->places->lines[id][(at - start) / kind->size]};
            return true;
        }
    }
    return false;
}
