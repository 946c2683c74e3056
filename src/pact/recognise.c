/* SPDX-License-Identifier: EUPL-1.2
 * recognise.c - which recipe of the pact is a file for */
#include <stdlib.h>

#include "base/file.h"
#include "pact/file_layout.h"
#include "pact/recipe_read.h"

enum { ENOUGH_PERCENT = 50 };

typedef struct Candidate {
    const Recipe *recipe;
    const FileLayout *known; /* the last */
    Run *run;
    bool has_all; /* columns that the recipe needs */
    size_t alike;
} Candidate;

static bool look_at_names(void *self, const Dataset *dataset, Error *err)
{
    Candidate *c = self;
    DatasetSink sink = run_sink(c->run);
    Arena *tmp = arena_new();
    Error why = {0};
    c->has_all = sink.begin(sink.self, dataset, &why);
    if (c->known != NULL) {
        Layout before = {.columns = c->known->columns};
        c->alike = layout_alike(&before, layout_columns(tmp, c->recipe, dataset));
    }
    arena_free(tmp);
    return FAIL(err, ERR_INVALID, "the names are enough");
}

static bool no_row(void *self, const DatasetRow *row, Error *err)
{
    (void)self;
    (void)row;
    (void)err;
    return true;
}

/* "duo-wo-*.csv" of a path, whatever its folder. */
static bool is_called(Str path, Str form)
{
    Str folder, name = path, head, tail;
    (void)str_cut_last(path, '/', &folder, &name);
    (void)str_cut_last(form, '/', &folder, &form);
    if (!str_cut(form, '*', &head, &tail)) {
        return str_equal(name, form);
    }
    return name.length >= head.length + tail.length && str_starts(name, head) &&
           str_ends(name, tail);
}

static int percent_of(const Candidate *c)
{
    if (c->known == NULL || c->known->columns.count == 0) {
        return c->has_all ? 100 : 0;
    }
    return (int)(100 * c->alike / c->known->columns.count);
}

static bool recognise_one(Arena *a, const Pact *pact, const Recipe *recipe, Str path,
                          Recognised *recognised)
{
    Candidate c = {.recipe = recipe, .run = run_new(a, recipe)};
    for (size_t i = 0; i < pact->monitor.layouts.count; i++) {
        const FileLayout *layout = &pact->monitor.layouts.items[i];
        c.known = str_equal(layout->recipe, recipe->id) ? layout : c.known;
    }
    DelimitedFound found;
    SourceAsk ask = recipe_ask(recipe, path, &found);
    DatasetSink sink = {&c, look_at_names, no_row};
    Error reading = {0};
    bool is_whole = source_read(a, &ask, &sink, &reading);
    (void)is_whole; /* the sink ends it when it has seen the names */
    recognised->recipe = recipe;
    recognised->percent = percent_of(&c);
    recognised->by_layout = c.known != NULL;
    recognised->by_name = is_called(path, recipe->file);
    RunColumns columns = run_columns(c.run);
    recognised->spoken = columns.slot_count + columns.value_count;
    if (recipe->header.count > 0 && !recognised->by_name) {
        return false; /* any file has the names that we give it */
    }
    return recognised->percent >= ENOUGH_PERCENT;
}

static int compare_recognised(const void *left, const void *right)
{
    const Recognised *a = left, *b = right;
    int order = (b->percent > a->percent) - (b->percent < a->percent);
    order = order != 0 ? order : b->by_name - a->by_name;
    order = order != 0 ? order : b->by_layout - a->by_layout;
    order = order != 0 ? order : (b->spoken > a->spoken) - (b->spoken < a->spoken);
    return order != 0 ? order : str_compare(a->recipe_path, b->recipe_path);
}

bool layout_recognise(Arena *a, const Pact *pact, Str path, RecognisedList *list,
                      Error *err)
{
    Str folder = path_join(a, pact->folder, S("recipes"));
    StrList names = {0};
    if (file_kind(path) == FILE_ABSENT) {
        return FAIL(err, ERR_NOT_FOUND, "there is no file \"%.*s\"", STR_ARG(path));
    }
    if (file_kind(folder) == FILE_FOLDER && !folder_list(a, folder, &names, err)) {
        return false;
    }
    RecognisedList found = {PUSH_ARRAY(a, Recognised, names.count + 1), 0};
    for (size_t i = 0; i < names.count; i++) {
        const Recipe *recipe;
        FaultList faults = fault_list(a);
        Error reading = {0};
        Recognised *next = &found.items[found.count];
        next->recipe_path = path_join(a, folder, names.items[i]);
        if (str_ends(names.items[i], S(".yaml")) &&
            recipe_read(a, next->recipe_path, &recipe, &faults, &reading)) {
            found.count += recognise_one(a, pact, recipe, path, next);
        }
    }
    if (found.count > 1) {
        qsort(found.items, found.count, sizeof found.items[0], compare_recognised);
    }
    *list = found;
    return true;
}
