/* SPDX-License-Identifier: EUPL-1.2
 * import_database.c - the changed lists into the database, in one transaction */
#include "base/file.h"
#include "base/limits.h"
#include "pact/database.h"
#include "pact/import_parts.h"
#include "pact/loader.h"

static const KindId CHANGED_KINDS[] = {KIND_SOURCE, KIND_LAYOUT, KIND_IN_FORCE,
                                       KIND_FIGURE};

/* Rows that are new have no place in a folder. */
static void forget_places(Importer *importer)
{
    struct PactPlaces *places = PUSH(importer->a, struct PactPlaces);
    *places = *importer->pact->places;
    for (size_t i = 0; i < sizeof CHANGED_KINDS / sizeof CHANGED_KINDS[0]; i++) {
        KindId id = CHANGED_KINDS[i];
        size_t count = kind_list(importer->pact, &PACT_KINDS[id]).count;
        places->lines[id] = PUSH_ARRAY(importer->a, int, count + 1);
    }
    importer->pact->places = places;
}

static bool is_unchanged_meanwhile(const Importer *importer, Error *err)
{
    int64_t generation;
    if (!pact_generation(importer->ask->store, &generation, err)) {
        return false;
    }
    if (generation != importer->generation) {
        error_hint(err, S("Import again."));
        return FAIL(err, ERR_BUSY, "somebody changed the pact meanwhile");
    }
    return true;
}

static bool save_file(Importer *importer, Str folder, Str path, Error *err)
{
    Arena *a = importer->a;
    Str above, name = path, bytes;
    FileFacts facts = file_facts(path);
    (void)str_cut_last(path, '/', &above, &name);
    if (facts.kind != FILE_PLAIN || facts.bytes > LIMIT_PACT_FILE_BYTES) {
        return true;
    }
    return file_read(a, path, LIMIT_PACT_FILE_BYTES, &bytes, err) &&
           pact_save_file(importer->ask->store, path_join(a, folder, name), bytes, err);
}

static bool source_is_public(const Importer *importer, Str id)
{
    const SourceList *sources = &importer->pact->monitor.sources;
    for (size_t i = 0; i < sources->count; i++) {
        if (str_equal(sources->items[i].id, id)) {
            return sources->items[i].access == ACCESS_PUBLIC;
        }
    }
    return false;
}

/* The recipe, and its file with what belongs to it; see kept_files.h. */
static bool save_files(Importer *importer, const ImportRecipe *from, Error *err)
{
    Arena *a = importer->a;
    Str stem, ending;
    if (!save_file(importer, S("recipes"), from->recipe_path, err)) {
        return false;
    }
    if (!source_is_public(importer, from->recipe->source)) {
        return true;
    }
    return save_file(importer, S("deliveries"), from->file, err) &&
           (!str_cut_last(from->file, '.', &stem, &ending) ||
            save_file(importer, S("deliveries"),
                      str_format(a, "%.*s_metadata.csv", STR_ARG(stem)), err));
}

static bool save_all(Importer *importer, Error *err)
{
    Store *store = importer->ask->store;
    for (size_t i = 0; i < sizeof CHANGED_KINDS / sizeof CHANGED_KINDS[0]; i++) {
        if (!pact_save_kind(importer->pact, store, CHANGED_KINDS[i], err)) {
            return false;
        }
    }
    for (size_t i = 0; i < importer->ask->count; i++) {
        if (!save_files(importer, &importer->ask->recipes[i], err)) {
            return false;
        }
    }
    return pact_changed(store, err);
}

/* The whole pact as it would be, read back and checked. */
static bool is_sound(Importer *importer, Error *err)
{
    Pact *loaded;
    if (pact_load_within(importer->a, importer->ask->store, &loaded, importer->faults,
                         err)) {
        importer->faults->warning_count = 0;
        return true;
    }
    return FAIL(err, ERR_INVALID, "nothing was imported: the pact would have %zu faults",
                importer->faults->fault_count);
}

bool write_database(Importer *importer, Error *err)
{
    const ImportAsk *ask = importer->ask;
    forget_places(importer);
    if (!store_begin(ask->store, err)) {
        return false;
    }
    bool good = is_unchanged_meanwhile(importer, err) && save_all(importer, err) &&
                is_sound(importer, err) &&
                (ask->witness == NULL || ask->witness(ask->witness_self, err)) &&
                store_commit(ask->store, err);
    if (!good) {
        store_rollback(ask->store);
    }
    importer->result.has_changed = good;
    return good;
}
