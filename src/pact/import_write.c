/* SPDX-License-Identifier: EUPL-1.2
 * import_write.c - figures into the pact's lists, lists into the folder */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/limits.h"
#include "base/map.h"
#include "domain/figures/order.h"
#include "pact/dump.h"
#include "pact/import_parts.h"

static const Str CHANGED_FILES[] = {S_INIT("figures.csv"), S_INIT("sources.csv"),
                                    S_INIT("in-force.csv"), S_INIT("layouts.yaml")};

/* Whether a row of the folder is one that these recipes make in this edition. */
static bool is_ours(const Importer *importer, const Figure *row)
{
    Str id;
    if (row->edition != importer->edition || !import_recipe_of(row->locator, &id)) {
        return false;
    }
    for (size_t i = 0; i < importer->ask->count; i++) {
        if (str_equal(importer->ask->recipes[i].recipe->id, id)) {
            return true;
        }
    }
    return false;
}

static bool same_text(const Figure *a, const Figure *b)
{
    return str_equal(a->value.text, b->value.text) &&
           str_equal(a->low.text, b->low.text) && str_equal(a->high.text, b->high.text) &&
           a->range_kind == b->range_kind && a->availability == b->availability &&
           a->confidentiality == b->confidentiality && a->stage == b->stage &&
           a->source == b->source;
}

static Str key_of(Arena *a, const Figure *f)
{
    return str_format(a, "%.*s\x1f%.*s", STR_ARG(figure_key(a, f)), STR_ARG(f->locator));
}

static bool fail_published(const Importer *importer, const Figure *f, const char *what,
                           Error *err)
{
    error_hint(err, S("What was published stays: make a new edition that corrects it."));
    return FAIL(
        err, ERR_CONFLICT, "figure %.*s of published edition \"%.*s\" would be %s",
        STR_ARG(figure_key(importer->a, f)), STR_ARG(importer->edition->id), what);
}

/* Old rows of these recipes, each joined with the new one of its key. */
static bool join_old(Importer *importer, Map *by_key, bool *taken, Figure *kept,
                     size_t *kept_count, Error *err)
{
    const FigureList *rows = &importer->pact->monitor.rows;
    bool is_draft = importer->edition->state == EDITION_DRAFT;
    for (size_t i = 0; i < rows->count; i++) {
        const Figure *row = &rows->items[i];
        size_t at =
            is_ours(importer, row) ? map_get(by_key, key_of(importer->a, row)) : MAP_NONE;
        if (!is_ours(importer, row)) {
            kept[(*kept_count)++] = *row;
        } else if (at == MAP_NONE) {
            importer->result.removed++;
            if (!is_draft) {
                return fail_published(importer, row, "taken out", err);
            }
        } else if (same_text(row, &importer->figures[at])) {
            taken[at] = true;
            importer->result.same++;
            kept[(*kept_count)++] = *row; /* as it is, with its reason and note */
        } else if (is_draft) {
            taken[at] = true;
            importer->result.changed++;
            kept[(*kept_count)++] = importer->figures[at];
        } else {
            return fail_published(importer, row, "changed", err);
        }
    }
    return true;
}

/* A definition is in force in the edition for each indicator that had none there. */
static void add_in_force(Importer *importer, const Definition *definition)
{
    InForceList *list = &importer->pact->monitor.in_force;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].edition == importer->edition &&
            list->items[i].indicator == definition->indicator) {
            return;
        }
    }
    InForce *items = PUSH_ARRAY(importer->a, InForce, list->count + 1);
    if (list->count > 0) {
        memcpy(items, list->items, list->count * sizeof items[0]);
    }
    items[list->count] = (InForce){importer->edition, definition->indicator, definition};
    *list = (InForceList){items, list->count + 1};
}

bool merge_figures(Importer *importer, Error *err)
{
    FigureList *rows = &importer->pact->monitor.rows;
    Map by_key = map_in(importer->a, importer->count + 1);
    for (size_t i = 0; i < importer->count; i++) {
        if (!map_put(&by_key, key_of(importer->a, &importer->figures[i]), i)) {
            return FAIL(err, ERR_CONFLICT, "two recipes make figure %.*s",
                        STR_ARG(figure_key(importer->a, &importer->figures[i])));
        }
    }
    bool *taken = PUSH_ARRAY(importer->a, bool, importer->count + 1);
    Figure *all = PUSH_ARRAY(importer->a, Figure, rows->count + importer->count + 1);
    size_t count = 0;
    if (!join_old(importer, &by_key, taken, all, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < importer->count; i++) {
        add_in_force(importer, importer->figures[i].series->definition);
        if (!taken[i]) {
            all[count++] = importer->figures[i];
            importer->result.added++;
        }
    }
    *rows = (FigureList){all, count};
    return true;
}

/* All files of monitor/, those that changed from the dump, into the folder aside. */
static bool copy_monitor(Importer *importer, Str dump, Str aside, Error *err)
{
    Arena *a = importer->a;
    Str old = path_join(a, importer->ask->folder, S("monitor"));
    StrList names;
    if (!folder_make(aside, err) || !folder_list(a, old, &names, err)) {
        return false;
    }
    for (size_t i = 0; i < names.count; i++) {
        Str text;
        if (str_ends(names.items[i], S("/"))) {
            continue;
        }
        if (!file_read(a, path_join(a, old, names.items[i]), LIMIT_PACT_FILE_BYTES, &text,
                       err) ||
            !file_write(path_join(a, aside, names.items[i]), text, NULL, err)) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof CHANGED_FILES / sizeof CHANGED_FILES[0]; i++) {
        Str from = path_join(a, path_join(a, dump, S("monitor")), CHANGED_FILES[i]);
        Str text;
        if (file_kind(from) == FILE_PLAIN &&
            (!file_read(a, from, LIMIT_PACT_FILE_BYTES, &text, err) ||
             !file_write(path_join(a, aside, CHANGED_FILES[i]), text, NULL, err))) {
            return false;
        }
    }
    return true;
}

/* The whole pact as it would be, loaded and checked. */
static bool is_sound(Importer *importer, Str dump, Error *err)
{
    Pact *loaded;
    if (pact_load(importer->a, dump, &loaded, importer->faults, err)) {
        importer->faults->warning_count = 0;
        return true;
    }
    return FAIL(err, ERR_INVALID, "nothing was imported: the pact would have %zu faults",
                importer->faults->fault_count);
}

static bool write_aside(Importer *importer, Str scratch, Error *err)
{
    Arena *a = importer->a;
    Str dump = path_join(a, scratch, S("dump"));
    Str aside = path_join(a, scratch, S("monitor"));
    size_t files;
    return folder_remove(a, scratch, err) &&
           pact_dump(a, importer->pact, dump, &files, err) &&
           is_sound(importer, dump, err) && copy_monitor(importer, dump, aside, err) &&
           folder_exchange(a, path_join(a, importer->ask->folder, S("monitor")), aside,
                           err);
}

bool write_monitor(Importer *importer, Error *err)
{
    Str scratch = path_join(importer->a, importer->ask->folder, S(".import"));
    bool is_written = write_aside(importer, scratch, err);
    importer->result.has_changed = is_written;
    Error leaving = {0};
    if (!folder_remove(importer->a, scratch, &leaving) && is_written) {
        *err = leaving;
        return false;
    }
    return is_written;
}
