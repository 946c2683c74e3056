/* SPDX-License-Identifier: EUPL-1.2
 * import.c - from recipes to an edition, in order */
#include "pact/import.h"

#include "base/nearest.h"
#include "pact/database.h"
#include "pact/import_parts.h"

static const Str LOCATOR = S_INIT("recipe ");

Str import_locator(Arena *a, const Recipe *recipe)
{
    return str_format(a, "%.*s%.*s", STR_ARG(LOCATOR), STR_ARG(recipe->id));
}

bool import_recipe_of(Str locator, Str *recipe_id)
{
    *recipe_id = str_slice(locator, LOCATOR.length, locator.length);
    return str_starts(locator, LOCATOR);
}

static bool find_edition(Importer *importer, Error *err)
{
    EditionList *editions = &importer->pact->monitor.editions;
    Nearest nearest = nearest_to(importer->ask->edition);
    for (size_t i = 0; i < editions->count; i++) {
        if (str_equal(editions->items[i].id, importer->ask->edition)) {
            importer->edition = &editions->items[i];
            return true;
        }
        nearest_offer(&nearest, editions->items[i].id);
    }
    Str hint = nearest_hint(importer->a, &nearest);
    error_hint(err, hint.length > 0 ? hint
                                    : S("Add it to monitor/editions.csv, state draft."));
    return FAIL(err, ERR_NOT_FOUND, "there is no edition \"%.*s\"",
                STR_ARG(importer->ask->edition));
}

/* The source of the recipe, with the hash of this file. */
static Source *find_source(Importer *importer, const ImportRecipe *from, Str hash,
                           Error *err)
{
    SourceList *sources = &importer->pact->monitor.sources;
    Str id = from->recipe->source;
    for (size_t i = 0; i < sources->count; i++) {
        Source *source = &sources->items[i];
        if (!str_equal(source->id, id)) {
            continue;
        }
        if (source->sha256.length > 0 && !str_equal(source->sha256, hash)) {
            error_hint(err, S("A new delivery is a new source: add it to "
                              "monitor/sources.csv and name it in the recipe."));
            (void)FAIL(err, ERR_CONFLICT,
                       "source \"%.*s\" is another file: its hash is %.*s…, this one has "
                       "%.*s…",
                       STR_ARG(id), STR_ARG(str_slice(source->sha256, 0, 12)),
                       STR_ARG(str_slice(hash, 0, 12)));
            return NULL;
        }
        source->sha256 = hash;
        return source;
    }
    error_hint(err, S("Add it to monitor/sources.csv."));
    (void)FAIL(err, ERR_NOT_FOUND, "recipe \"%.*s\": there is no source \"%.*s\"",
               STR_ARG(from->recipe->id), STR_ARG(id));
    return NULL;
}

static bool stop_for_layout(Importer *importer, const ImportRecipe *from,
                            const LayoutFinding *finding, Error *err)
{
    if (importer->ask->finding != NULL) {
        *importer->ask->finding = *finding;
    }
    error_hint(err, finding->is_runnable
                        ? S("Look at what differs; if it is right, import with the "
                            "amended recipe.")
                        : S("Look at what differs, and mend the recipe."));
    return FAIL(err, ERR_CONFLICT,
                "the file of recipe \"%.*s\" is not laid out like that of source "
                "\"%.*s\": %zu difference%s",
                STR_ARG(from->recipe->id), STR_ARG(finding->known->source->id),
                finding->rows.count, finding->rows.count == 1 ? "" : "s");
}

static bool run_one(Importer *importer, const ImportRecipe *from, Error *err)
{
    Str hash;
    if (!source_sha256(importer->a, from->file, &hash, err)) {
        return false;
    }
    if (from->recipe->sha256.length > 0 && !str_equal(from->recipe->sha256, hash)) {
        error_hint(err, S("Try the recipe on the new file with `pact recipe test`, then "
                          "take out or change its sha256."));
        return FAIL(err, ERR_CONFLICT, "recipe \"%.*s\" is made for another file: %.*s…",
                    STR_ARG(from->recipe->id),
                    STR_ARG(str_slice(from->recipe->sha256, 0, 12)));
    }
    const Source *source = find_source(importer, from, hash, err);
    LayoutFinding finding;
    if (source == NULL ||
        !layout_examine(importer->a, &importer->pact->monitor, from->recipe, from->file,
                        importer->ask->threads, &finding, err)) {
        return false;
    }
    if (finding.stops) {
        return stop_for_layout(importer, from, &finding, err);
    }
    if (!run_is_sound(&finding.result.report, err)) {
        return false;
    }
    if (source->access == ACCESS_RESTRICTED) {
        finding.now.codes = (StrList){0}; /* they may be names */
    }
    layout_keep(importer->a, &importer->pact->monitor, from->recipe, source,
                &finding.now);
    size_t first = importer->count;
    make_figures(importer, from, &finding.result.cube, source);
    if (importer->faults->fault_count == 0) {
        check_plausible(importer, from, first);
    }
    return importer->faults->fault_count > 0 ||
           protect_figures(importer, source, first, err);
}

static bool load(Importer *importer, Error *err)
{
    const ImportAsk *ask = importer->ask;
    if (ask->store == NULL) {
        return pact_load(importer->a, ask->folder, &importer->pact, importer->faults,
                         err);
    }
    return pact_generation(ask->store, &importer->generation, err) &&
           pact_load_database(importer->a, ask->store, &importer->pact, importer->faults,
                              err);
}

static bool write(Importer *importer, Error *err)
{
    const ImportResult *r = &importer->result;
    if (r->added + r->changed + r->removed == 0) {
        return true;
    }
    return importer->ask->store == NULL ? write_monitor(importer, err)
                                        : write_database(importer, err);
}

bool pact_import(Arena *a, const ImportAsk *ask, ImportResult *result, FaultList *faults,
                 Error *err)
{
    Importer importer = {.a = a, .ask = ask, .faults = faults};
    if (!load(&importer, err)) {
        return false;
    }
    *faults = fault_list(a); /* warnings of the folder are for pact check */
    if (!find_edition(&importer, err)) {
        return false;
    }
    for (size_t i = 0; i < ask->count; i++) {
        if (!run_one(&importer, &ask->recipes[i], err)) {
            return false;
        }
    }
    if (faults->fault_count > 0) {
        return FAIL(err, ERR_INVALID, "nothing was imported: %zu fault%s",
                    faults->fault_count, faults->fault_count == 1 ? "" : "s");
    }
    if (!merge_figures(&importer, err) || !write(&importer, err)) {
        return false;
    }
    *result = importer.result;
    return true;
}
