/* SPDX-License-Identifier: EUPL-1.2
 * trace_recipe.c - running a recipe again for one of its observations */
#include "app/trace_recipe.h"

#include "base/file.h"
#include "pact/import.h"
#include "pact/recipe_read.h"

typedef struct Taker {
    Arena *a;
    RecipeTrace *trace;
    size_t capacity;
    bool all;
} Taker;

static bool take_cell(void *self, const Contribution *c, Error *err)
{
    (void)err;
    Taker *taker = self;
    RecipeTrace *t = taker->trace;
    t->total++;
    if (t->count == TRACE_CELLS && !taker->all) {
        return true;
    }
    if (t->count == taker->capacity) {
        t->cells = arena_grow(taker->a, t->cells, t->count, &taker->capacity,
                              sizeof(TracedCell));
    }
    t->cells[t->count++] = (TracedCell){
        str_copy(taker->a, c->text),
        str_format(taker->a, "line %llu, column %u", (unsigned long long)c->place.line,
                   (unsigned)c->place.column),
        c->is_rest,
    };
    return true;
}

static const Observation *observation_of(const Cube *cube, const Figure *figure)
{
    for (size_t i = 0; i < cube->observations.count; i++) {
        const Observation *o = &cube->observations.items[i];
        bool is_region = str_equal(o->region, figure->region->id) ||
                         (figure->region->alias.length > 0 &&
                          str_equal(o->region, figure->region->alias));
        if (is_region && str_equal(o->series, figure->series->id) &&
            str_equal(o->cell, figure->cell.text) &&
            period_equal(o->period, figure->period)) {
            return o;
        }
    }
    return NULL;
}

static Str formula_of(Arena *a, const Observation *o)
{
    unsigned long long part = quantity_cells(&o->part), rest = quantity_cells(&o->rest);
    return o->is_share ? str_format(a, "100 x sum of %llu cells / sum of %llu cells",
                                    part, part + rest)
                       : str_format(a, "sum of %llu cells", part);
}

/* Finds the cells, or says why there are none. */
static bool find_cells(Arena *a, const Recipe *recipe, const Figure *figure,
                       size_t threads, Taker *taker, Error *err)
{
    RecipeTrace *t = taker->trace;
    RecipeResult result;
    if (!recipe_find_file(a, recipe, t->recipe_path, &t->file, err) ||
        !source_sha256(a, t->file, &t->sha256, err)) {
        return false;
    }
    if (!str_equal(t->sha256, figure->source->sha256)) {
        return FAIL(err, ERR_CONFLICT, "%.*s is another file than that of the import",
                    STR_ARG(t->file));
    }
    if (!recipe_run(a, recipe, t->file, threads, &result, err)) {
        return false;
    }
    const Observation *o = observation_of(&result.cube, figure);
    if (o == NULL) {
        return FAIL(err, ERR_NOT_FOUND, "the recipe makes no such figure any more");
    }
    t->formula = formula_of(a, o);
    Watcher watcher = {taker, take_cell};
    return recipe_trace(a, recipe, &result, o, &watcher, err);
}

bool trace_recipe(Arena *a, const Pact *pact, const Figure *figure, bool all,
                  size_t threads, RecipeTrace *trace)
{
    Str id;
    if (!import_recipe_of(figure->locator, &id)) {
        return false;
    }
    *trace = (RecipeTrace){
        .recipe_path =
            str_format(a, "%.*s/recipes/%.*s.yaml", STR_ARG(pact->folder), STR_ARG(id)),
    };
    const Recipe *recipe;
    FaultList faults = fault_list(a);
    Taker taker = {.a = a, .trace = trace, .all = all};
    Error err = {0};
    if (!recipe_read(a, trace->recipe_path, &recipe, &faults, &err) ||
        !find_cells(a, recipe, figure, threads, &taker, &err)) {
        trace->problem = str_copy(a, str_of(err.message));
    }
    return true;
}
