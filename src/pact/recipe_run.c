/* SPDX-License-Identifier: EUPL-1.2
 * recipe_run.c - finding the file, and reading it with the recipe's settings */
#include "pact/recipe_run.h"

#include "base/file.h"
#include "pact/recipe_threads.h"

/* pacts/NAME/recipes/x.yaml: files are meant from pacts/NAME. */
static Str folder_of_files(Str recipe_path)
{
    Str folder, name, above, last;
    if (!str_cut_last(recipe_path, '/', &folder, &name)) {
        return S(".");
    }
    if (str_equal(folder, S("recipes"))) {
        return S(".");
    }
    bool is_in_pact =
        str_cut_last(folder, '/', &above, &last) && str_equal(last, S("recipes"));
    return is_in_pact ? above : folder;
}

/* The last name in the folder that fits; empty: none. */
static Str newest_name(Arena *a, Str folder, Str form)
{
    StrList names;
    Str head, tail, found = S("");
    if (!str_cut(form, '*', &head, &tail) || !folder_list(a, folder, &names, NULL)) {
        return found;
    }
    for (size_t i = 0; i < names.count; i++) {
        Str name = names.items[i];
        if (name.length >= head.length + tail.length && str_starts(name, head) &&
            str_ends(name, tail)) {
            found = name;
        }
    }
    return found;
}

bool recipe_find_file(Arena *a, const Recipe *recipe, Str recipe_path, Str *path,
                      Error *err)
{
    Str whole = str_starts(recipe->file, S("/"))
                    ? recipe->file
                    : path_join(a, folder_of_files(recipe_path), recipe->file);
    if (str_contains(whole, S("*"))) {
        Str folder, form;
        if (!str_cut_last(whole, '/', &folder, &form)) {
            folder = S(".");
            form = whole;
        }
        Str name = newest_name(a, folder, form);
        whole = name.length > 0 ? path_join(a, folder, name) : whole;
    }
    if (file_kind(whole) == FILE_ABSENT) {
        error_hint(err, S("Put the publisher's file there, or name it with --file."));
        return FAIL(err, ERR_NOT_FOUND, "the file of recipe \"%.*s\" is not there: %.*s",
                    STR_ARG(recipe->id), STR_ARG(whole));
    }
    *path = whole;
    return true;
}

SourceAsk recipe_ask(const Recipe *recipe, Str path, DelimitedFound *found)
{
    return (SourceAsk){
        .path = path,
        .part = recipe->part,
        .format = recipe->format,
        .text = {.encoding = recipe->encoding,
                 .delimiter = recipe->delimiter,
                 .header = recipe->header,
                 .skip = recipe->skip,
                 .is_literal = recipe->is_literal},
        .header_row = recipe->header_row,
        .header_rows = recipe->header_rows,
        .found = found,
    };
}

bool recipe_run(Arena *a, const Recipe *recipe, Str path, size_t threads,
                RecipeResult *result, Error *err)
{
    RecipeResult r = {.path = path, .run = run_new(a, recipe)};
    SourceAsk ask = recipe_ask(recipe, path, &r.found);
    ask.threads = threads;
    const SourceFormat *format;
    if (!source_format(a, &ask, &format, err)) {
        return false;
    }
    r.format = format->name;
    bool is_done = false;
    if (str_equal(format->name, S("delimited")) && recipe->header_row == 0 &&
        !recipe_in_threads(a, recipe, &ask, r.run, &is_done, err)) {
        return false;
    }
    if (!is_done) { /* from the start, with care */
        r.run = run_new(a, recipe);
        DatasetSink sink = run_sink(r.run);
        if (!source_read(a, &ask, &sink, err)) {
            return false;
        }
    }
    r.report = run_finish(r.run, &r.cube);
    *result = r;
    return true;
}

bool recipe_trace(Arena *a, const Recipe *recipe, RecipeResult *result,
                  const Observation *observation, const Watcher *watcher, Error *err)
{
    SourceAsk ask = recipe_ask(recipe, result->path, NULL);
    run_watch(result->run, observation, watcher);
    DatasetSink sink = run_sink(result->run);
    return source_read(a, &ask, &sink, err);
}
