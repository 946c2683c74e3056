/* SPDX-License-Identifier: EUPL-1.2
 * file_layout.c - the names of a file beside those of last time */
#include "pact/file_layout.h"

#include <string.h>

/* ---- The names of a file, and no more of it ---- */

typedef struct Names {
    Dataset dataset;
    bool is_there;
    int64_t line; /* of the first row */
} Names;

static bool names_begin(void *self, const Dataset *dataset, Error *err)
{
    (void)err;
    Names *names = self;
    names->dataset = *dataset;
    names->is_there = true;
    return true;
}

static bool names_row(void *self, const DatasetRow *row, Error *err)
{
    Names *names = self;
    names->line = (int64_t)row->place.line;
    return FAIL(err, ERR_INVALID, "one row is enough");
}

static bool read_names(Arena *a, const Recipe *recipe, Str path, Names *names, Error *err)
{
    *names = (Names){0};
    DelimitedFound found;
    SourceAsk ask = recipe_ask(recipe, path, &found);
    DatasetSink sink = {names, names_begin, names_row};
    Error reading = {0};
    if (source_read(a, &ask, &sink, &reading) || (names->is_there && names->line > 0)) {
        return true;
    }
    if (err != NULL) {
        *err = reading;
    }
    return false;
}

/* ---- The recipe that reads the most of what was there ---- */

typedef struct Trial {
    Recipe recipe;
    Names names;
    StrList columns;
    size_t alike;
} Trial;

static bool try_recipe(Arena *a, const Layout *before, Recipe recipe, Str path,
                       Trial *best)
{
    Names names = {0};
    Str form;
    if (!read_names(a, &recipe, path, &names, NULL)) {
        return false;
    }
    if (layout_other_form(a, &recipe, &names.dataset, &form)) {
        recipe.value_header = form;
    }
    Trial trial = {recipe, names, layout_columns(a, &recipe, &names.dataset), 0};
    trial.alike = layout_alike(before, trial.columns);
    if (best->columns.items == NULL || trial.alike > best->alike) {
        *best = trial;
    }
    return true;
}

static void find_names(Arena *a, const Layout *before, const Recipe *recipe, Str path,
                       Trial *best)
{
    *best = (Trial){.recipe = *recipe};
    Recipe free = *recipe;
    if (!try_recipe(a, before, free, path, best)) {
        free.encoding = free.delimiter = free.format = free.part = S("");
        (void)try_recipe(a, before, free, path, best);
    }
    if (recipe->header.count > 0) {
        return; /* the file has no names to look for */
    }
    free.skip = 0;
    for (size_t row = 1; row <= LAYOUT_ROWS; row++) {
        for (size_t deep = 1; deep <= LAYOUT_DEEP; deep++) {
            if (best->alike == before->columns.count) {
                return;
            }
            free.header_row = row;
            free.header_rows = deep > 1 ? deep : 0;
            (void)try_recipe(a, before, free, path, best);
        }
    }
}

/* ---- Beside last time ---- */

static const FileLayout *known_layout(const Monitor *monitor, const Recipe *recipe)
{
    const FileLayout *known = NULL;
    for (size_t i = 0; i < monitor->layouts.count; i++) {
        const FileLayout *layout = &monitor->layouts.items[i];
        if (str_equal(layout->recipe, recipe->id)) {
            known = layout;
            if (str_equal(layout->source->id, recipe->source)) {
                break;
            }
        }
    }
    return known;
}

static Layout layout_of(const FileLayout *kept)
{
    return (Layout){kept->columns, kept->line, kept->codes};
}

static bool runs_well(Arena *a, const Recipe *recipe, Str path, size_t threads,
                      RecipeResult *result, Str *fault)
{
    Error err = {0};
    if (recipe_run(a, recipe, path, threads, result, &err) &&
        run_is_sound(&result->report, &err)) {
        return true;
    }
    *fault = str_copy(a, str_of(err.message));
    return false;
}

/* What the recipe would be for this file. Codes can be seen only once the columns are
 * found, so it is amended twice. */
static void propose(Arena *a, const Recipe *recipe, Str path, size_t threads,
                    LayoutFinding *f)
{
    Layout before = layout_of(f->known);
    Trial trial;
    find_names(a, &before, recipe, path, &trial);
    f->now = (Layout){.columns = trial.columns, .line = trial.names.line};
    f->rows = layout_compare(a, recipe, &before, &f->now);
    f->amended = layout_amend(a, &trial.recipe, f->rows, S(""));
    RecipeResult result;
    Error err = {0};
    if (!recipe_run(a, &f->amended, path, threads, &result, &err)) {
        f->fault = str_copy(a, str_of(err.message));
        return;
    }
    f->now.codes = run_codes(a, result.run);
    f->rows = layout_compare(a, &f->amended, &before, &f->now);
    f->amended = layout_amend(a, &trial.recipe, f->rows, layout_mark(a, &f->now));
    f->is_runnable = runs_well(a, &f->amended, path, threads, &result, &f->fault);
}

static bool is_as_it_was(Arena *a, const Recipe *recipe, LayoutFinding *f)
{
    Layout before = layout_of(f->known);
    return layout_compare(a, recipe, &before, &f->now).count == 0 ||
           str_equal(recipe->layout, layout_mark(a, &f->now));
}

bool layout_examine(Arena *a, const Monitor *monitor, const Recipe *recipe, Str path,
                    size_t threads, LayoutFinding *finding, Error *err)
{
    LayoutFinding f = {.known = known_layout(monitor, recipe)};
    Names names = {0};
    Error reading = {0};
    bool is_read = read_names(a, recipe, path, &names, &reading);
    if (is_read) {
        f.now = (Layout){.columns = layout_columns(a, recipe, &names.dataset),
                         .line = names.line};
        is_read = recipe_run(a, recipe, path, threads, &f.result, &reading);
    }
    if (is_read) {
        f.now.codes = run_codes(a, f.result.run);
    }
    if (f.known == NULL || (is_read && is_as_it_was(a, recipe, &f))) {
        *finding = f;
        *err = is_read ? *err : reading;
        return is_read;
    }
    propose(a, recipe, path, threads, &f);
    if (f.rows.count == 0) { /* the layout is not what is wrong */
        *err = reading;
        return false;
    }
    f.stops = true;
    *finding = f;
    return true;
}

LayoutWords layout_words(Arena *a, const LayoutRow *row)
{
    static const char *const CHANGES[] = {
        [LAYOUT_MOVED] = "column moved",        [LAYOUT_RENAMED] = "column renamed",
        [LAYOUT_GONE] = "column gone",          [LAYOUT_NEW] = "column new",
        [LAYOUT_LINE] = "rows begin elsewhere", [LAYOUT_CODE_RENAMED] = "code renamed",
        [LAYOUT_CODE_GONE] = "code gone",
    };
    LayoutWords words = {str_of(CHANGES[row->change]), row->column, row->before,
                         row->after};
    if (row->change == LAYOUT_LINE) {
        words.before = str_format(a, "line %zu", row->before_at);
        words.after = str_format(a, "line %zu", row->after_at);
    } else {
        if (row->before_at > 0) {
            words.before =
                str_format(a, "%zu: %.*s", row->before_at, STR_ARG(row->before));
        }
        if (row->after_at > 0) {
            words.after = str_format(a, "%zu: %.*s", row->after_at, STR_ARG(row->after));
        }
    }
    return words;
}

void layout_keep(Arena *a, Monitor *monitor, const Recipe *recipe, const Source *source,
                 const Layout *layout)
{
    FileLayoutList *list = &monitor->layouts;
    FileLayout own = {recipe->id, source, layout->line, layout->columns, layout->codes};
    for (size_t i = 0; i < list->count; i++) {
        if (str_equal(list->items[i].recipe, recipe->id) &&
            list->items[i].source == source) {
            list->items[i] = own;
            return;
        }
    }
    FileLayout *items = PUSH_ARRAY(a, FileLayout, list->count + 1);
    if (list->count > 0) {
        memcpy(items, list->items, list->count * sizeof items[0]);
    }
    items[list->count] = own;
    *list = (FileLayoutList){items, list->count + 1};
}
