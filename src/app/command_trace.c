/* SPDX-License-Identifier: EUPL-1.2
 * command_trace.c - pact trace: from a figure back to who stated it, and where */
#include "app/ask.h"
#include "app/commands.h"
#include "app/listing.h"
#include "app/scratch.h"
#include "app/trace_recipe.h"
#include "base/number.h"
#include "pact/reach/published.h"

static const ListingColumn TRACE_COLUMNS[] = {
    {S_INIT("depth"), true, false},      {S_INIT("what"), false, false},
    {S_INIT("name"), false, false},      {S_INIT("value"), true, false},
    {S_INIT("publisher"), false, false}, {S_INIT("published"), false, false},
    {S_INIT("where"), false, false},     {S_INIT("url"), false, false},
    {S_INIT("file"), false, false},
};

/* "monitor/figures.csv:412" */
static Str file_place(Arena *a, const Pact *pact, const void *record)
{
    Place place;
    if (!pact_place(pact, record, &place)) {
        return S("");
    }
    return str_format(a, "%.*s:%d", STR_ARG(place.file), place.line);
}

static void trace_row(Listing *listing, int depth, Str what, Str name, Str value,
                      Str file)
{
    Str row[] = {str_format(listing->command->arena, "%d", depth),
                 what,
                 name,
                 value,
                 S(""),
                 S(""),
                 S(""),
                 S(""),
                 file};
    listing_row(listing, row);
}

static void trace_source(Listing *listing, const Pact *pact, const Figure *row, int depth)
{
    Arena *a = listing->command->arena;
    const Source *source = row->source;
    Str where = row->locator;
    if (row->stated_by.length > 0) {
        where = str_format(a, "%.*s%sstated by %.*s", STR_ARG(where),
                           where.length > 0 ? ", " : "", STR_ARG(row->stated_by));
    }
    Str texts[] = {
        str_format(a, "%d", depth),
        S("source"),
        words_in(source->title, LANG_EN, NULL),
        row->value.text,
        source->publisher,
        date_iso(a, source->published_at),
        where,
        source->url,
        file_place(a, pact, row),
    };
    listing_row(listing, texts);
}

static Str reach_row(Arena *a, const char *file, int line)
{
    return str_format(a, "reach/%s:%d", file, line);
}

/* Every pupil row and every school that made a share, and the question that asked. */
static void trace_reach(Listing *listing, const Pact *pact, const Figure *figure,
                        int depth)
{
    Arena *a = listing->command->arena;
    size_t region;
    const ReachPublished *question = reach_of_figure(pact->reach, figure, &region);
    if (question == NULL) {
        return;
    }
    const ReachInput *input = question->input;
    trace_row(listing, depth, S("question"), question->id, S(""),
              reach_row(a, "questions.csv", question->line));
    if (figure->source != NULL) {
        trace_source(listing, pact, figure, depth);
    }
    Count *pupils = reach_together(a, input, question->cohorts);
    for (size_t i = 0; i < input->origin_count; i++) {
        const ReachOrigin *origin = &input->origins[i];
        if ((region == input->regions.count || origin->region == region) &&
            pupils[i].high > 0) {
            Str what = question->answer.reached[i].within > 0 ? S("pupils within reach")
                                                              : S("pupils out of reach");
            Str count = count_is_exact(pupils[i])
                            ? number_text(a, pupils[i].low, 0)
                            : str_format(a, "%.0f..%.0f", pupils[i].low, pupils[i].high);
            trace_row(listing, depth + 1, what, origin->id, count,
                      reach_row(a, "origins.csv", origin->line));
        }
    }
    for (size_t s = 0; s < input->site_count; s++) {
        if (site_counts(&input->sites[s], &question->question)) {
            trace_row(listing, depth + 1, S("site"), input->sites[s].id, S(""),
                      reach_row(a, "offers.csv", input->sites[s].line));
        }
    }
}

/* The name of a file within what a database keeps; of a folder, its path. */
static Str kept_name(const Command *command, const Pact *pact, Str path)
{
    bool is_inside = command_has(command, S("db")) && str_starts(path, pact->folder);
    return is_inside ? str_slice(path, pact->folder.length + 1, path.length) : path;
}

/* The recipe, its file, and the cells of it; false: no recipe made the figure. */
static bool trace_cells(Listing *listing, const Pact *pact, const Figure *figure,
                        int depth)
{
    Command *command = listing->command;
    Arena *a = command->arena;
    RecipeTrace t;
    if (!trace_recipe(a, pact, figure, command_flag(command, S("all")),
                      command->around->threads, &t)) {
        return false;
    }
    trace_source(listing, pact, figure, depth);
    if (t.formula.length > 0) {
        trace_row(listing, depth, S("formula"), t.formula, S(""), S(""));
    }
    trace_row(listing, depth, S("recipe"), figure->locator, S(""),
              kept_name(command, pact, t.recipe_path));
    if (t.sha256.length > 0) {
        trace_row(listing, depth, S("file"), kept_name(command, pact, t.file), S(""),
                  str_format(a, "sha256:%.*s", STR_ARG(t.sha256)));
    }
    if (t.problem.length > 0) {
        trace_row(listing, depth + 1, S("no cells"), t.problem, S(""), S(""));
    }
    for (size_t i = 0; i < t.count; i++) {
        trace_row(listing, depth + 1,
                  t.cells[i].is_rest ? S("cell of the whole") : S("cell"),
                  t.cells[i].where, t.cells[i].text, S(""));
    }
    if (t.total > t.count) {
        trace_row(listing, depth + 1, S("more cells"),
                  str_format(a, "%zu more; --all shows them", t.total - t.count), S(""),
                  S(""));
    }
    return true;
}

static void trace_figure(Listing *listing, const Pact *pact, const Figure *figure,
                         int depth)
{
    Arena *a = listing->command->arena;
    bool computed = figure->origin == ORIGIN_COMPUTED;
    trace_row(listing, depth, computed ? S("figure, computed") : S("figure"),
              figure_key(a, figure), figure->value.text, file_place(a, pact, figure));
    if (computed) {
        if (trace_cells(listing, pact, figure, depth + 1)) {
            return;
        }
        if (figure->part_count == 0) {
            trace_reach(listing, pact, figure, depth + 1);
            return;
        }
        trace_row(listing, depth + 1, S("formula"), S("sum of its parts"), S(""), S(""));
        for (size_t i = 0; i < figure->part_count; i++) {
            trace_figure(listing, pact, figure->parts[i], depth + 2);
        }
        return;
    }
    FigureRefs rows = figure_attestations(a, &pact->monitor, figure);
    for (size_t i = 0; i < rows.count; i++) {
        trace_source(listing, pact, rows.items[i], depth + 1);
    }
}

/* Recipes and their files lie in a folder; those of a database are laid out in one. */
static bool with_folder(Command *command, const Pact **pact, Error *err)
{
    Store *store;
    Pact *laid_out = PUSH(command->arena, Pact);
    if (!command_has(command, S("db"))) {
        return true;
    }
    *laid_out = **pact;
    *pact = laid_out;
    return ask_store(command, STORE_USE, &store, err) &&
           scratch_of_database(command, store, &laid_out->folder, err);
}

bool command_trace(Command *command, Error *err)
{
    const Pact *pact;
    const Figure *figure;
    if (!ask_pact(command, &pact, err) || !with_folder(command, &pact, err) ||
        !figure_by_key(command->arena, &pact->monitor,
                       command_argument(command, S("FIGURE")), &figure, err)) {
        return false;
    }
    Listing listing = listing_of(command, TRACE_COLUMNS,
                                 sizeof TRACE_COLUMNS / sizeof TRACE_COLUMNS[0]);
    const Series *series = figure->series;
    const Definition *definition = series->definition;
    trace_figure(&listing, pact, figure, 0);
    trace_row(&listing, 0, S("series"), series->id, S(""),
              file_place(command->arena, pact, series));
    trace_row(&listing, 0, S("definition"), definition->id, S(""),
              file_place(command->arena, pact, definition));
    trace_row(&listing, 0, S("edition"), figure->edition->id, S(""),
              file_place(command->arena, pact, figure->edition));
    return listing_finish(&listing, err);
}
