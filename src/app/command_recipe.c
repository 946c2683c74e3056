/* SPDX-License-Identifier: EUPL-1.2
 * command_recipe.c - pact recipe: try a recipe, draft one, find one for a file */
#include "app/ask.h"
#include "app/commands.h"
#include "app/listing.h"
#include "domain/sources/draft.h"
#include "pact/file_layout.h"
#include "pact/recipe_read.h"
#include "pact/recipe_run.h"

enum { TOTALS_SHOWN = 12 };

static const ListingColumn FIGURE_COLUMNS[] = {
    {S_INIT("series"), false, false}, {S_INIT("cell"), false, false},
    {S_INIT("region"), false, false}, {S_INIT("period"), false, false},
    {S_INIT("value"), true, false},   {S_INIT("low"), true, false},
    {S_INIT("high"), true, false},    {S_INIT("kind"), false, false},
    {S_INIT("cells"), true, false},   {S_INIT("hidden"), true, false},
    {S_INIT("missing"), true, false},
};

static void line(Command *command, const char *name, Str text)
{
    buf_printf(&command->out, "%-9s %.*s\n", name, STR_ARG(text));
}

static Str number(const Command *command, uint64_t count)
{
    return str_format(command->arena, "%llu", (unsigned long long)count);
}

static void tell_text(Command *command, const RecipeResult *r)
{
    Arena *a = command->arena;
    const DelimitedFound *f = &r->found;
    line(command, "format", r->format);
    if (f->header_line == 0 && f->row_count == 0) {
        return;
    }
    Str encoding = f->is_ascii ? S("ascii") : encoding_name(f->encoding);
    line(command, "text",
         str_format(a, "%.*s%s, delimiter %s%s", STR_ARG(encoding),
                    f->has_byte_order_mark ? " with a byte order mark" : "",
                    f->delimiter == '\t' ? "tab" : (char[]){'"', f->delimiter, '"', 0},
                    f->ends_in_delimiter ? ", one at the end of every line" : ""));
    if (f->blank_count + f->note_count > 0) {
        line(command, "passed",
             str_format(a, "%llu blank rows, %llu notes",
                        (unsigned long long)f->blank_count,
                        (unsigned long long)f->note_count));
    }
}

static void tell_totals(Command *command, const RunReport *report)
{
    static const char *const OUTCOMES[] = {"agrees with", "lies in the range of",
                                           "DIFFERS from", "cannot be compared with"};
    Arena *a = command->arena;
    size_t shown = 0;
    for (size_t i = 0; i < report->total_count; i++) {
        const CheckedTotal *t = &report->totals[i];
        if (shown == TOTALS_SHOWN && t->outcome != TOTAL_DIFFERS) {
            continue;
        }
        shown++;
        line(command, "total",
             str_format(a, "line %llu: %.*s, %.*s %s the sum %.*s",
                        (unsigned long long)t->place.line, STR_ARG(t->value_name),
                        STR_ARG(t->printed), OUTCOMES[t->outcome], STR_ARG(t->sum)));
    }
    if (report->total_count > 0) {
        line(command, "totals",
             str_format(a, "%llu agree, %llu in range, %llu differ, %llu not known",
                        (unsigned long long)report->outcomes[TOTAL_AGREES],
                        (unsigned long long)report->outcomes[TOTAL_WITHIN_RANGE],
                        (unsigned long long)report->outcomes[TOTAL_DIFFERS],
                        (unsigned long long)report->outcomes[TOTAL_NOT_KNOWN]));
    }
    const WideCheck *w = &report->wide;
    if (w->agree + w->within_range + w->differ > 0) {
        line(command, "in rows",
             str_format(a, "%llu totals agree, %llu in range, %llu differ",
                        (unsigned long long)w->agree, (unsigned long long)w->within_range,
                        (unsigned long long)w->differ));
    }
}

static void tell_unknown(Command *command, const RunReport *report)
{
    Arena *a = command->arena;
    for (size_t i = 0; i < report->unknown_tokens.count; i++) {
        const Unknown *u = &report->unknown_tokens.items[i];
        line(command, "unknown",
             str_format(a, "value \"%.*s\", %llu cells, first in line %llu",
                        STR_ARG(u->text), (unsigned long long)u->count,
                        (unsigned long long)u->first.line));
    }
    for (size_t i = 0; i < report->unknown_code_count; i++) {
        const UnknownCode *u = &report->unknown_codes[i];
        line(command, "unknown",
             str_format(a, "code \"%.*s\" of %.*s, %llu cells", STR_ARG(u->text),
                        STR_ARG(u->column), (unsigned long long)u->count));
    }
}

static void tell_report(Command *command, const RecipeResult *r)
{
    const RunReport *report = &r->report;
    Arena *a = command->arena;
    line(command, "file", r->path);
    tell_text(command, r);
    line(command, "rows",
         str_format(a, "%llu read, %llu kept", (unsigned long long)report->row_count,
                    (unsigned long long)report->kept_count));
    for (size_t i = 0; i < report->dropped_count; i++) {
        line(command, "dropped",
             str_format(a, "%llu by %.*s", (unsigned long long)report->dropped[i].count,
                        STR_ARG(str_slice(report->dropped[i].why, 0, 100))));
    }
    tell_totals(command, report);
    tell_unknown(command, report);
    line(command, "cells",
         str_format(a, "%llu, of which %llu hidden, %llu missing, %llu of other periods",
                    (unsigned long long)report->cell_count,
                    (unsigned long long)report->hidden_count,
                    (unsigned long long)report->missing_count,
                    (unsigned long long)report->other_periods));
    line(command, "figures", number(command, r->cube.observations.count));
}

static bool list_figures(Command *command, const Cube *cube, Error *err)
{
    Arena *a = command->arena;
    static const char *const KINDS[] = {"", "disclosure", "rounding", "sampling",
                                        "scenario"};
    Listing listing = listing_of(command, FIGURE_COLUMNS,
                                 sizeof FIGURE_COLUMNS / sizeof FIGURE_COLUMNS[0]);
    for (size_t i = 0; i < cube->observations.count; i++) {
        const Observation *o = &cube->observations.items[i];
        ObservationText text = observation_text(a, cube, o);
        Quantity all = o->part;
        quantity_add(&all, &o->rest);
        Str row[] = {o->series,
                     o->cell,
                     o->region,
                     period_text(a, o->period),
                     text.value,
                     text.low,
                     text.high,
                     str_of(KINDS[text.bounds.kind]),
                     number(command, quantity_cells(&all)),
                     number(command, all.hidden + all.unbounded),
                     number(command, all.missing)};
        listing_row(&listing, row);
    }
    return listing_finish(&listing, err);
}

/* Faults of a recipe go to stderr, as those of a folder do. */
bool command_read_recipe(Command *command, Str path, const Recipe **recipe, Error *err)
{
    FaultList faults = fault_list(command->arena);
    bool is_read = recipe_read(command->arena, path, recipe, &faults, err);
    say_faults(command, S(""), &faults);
    return is_read;
}

static bool test_recipe(Command *command, Str path, Error *err)
{
    Arena *a = command->arena;
    const Recipe *recipe;
    RecipeResult result;
    Str file = command_text(command, S("file"));
    if (!str_ends(path, S(".yaml")) && !str_ends(path, S(".yml"))) {
        error_hint(err,
                   S("`pact recipe new FILE` drafts a recipe for a publisher's file."));
        return FAIL(err, ERR_INVALID,
                    "\"%.*s\" is no recipe: its name does not end in .yaml",
                    STR_ARG(path));
    }
    if (!command_read_recipe(command, path, &recipe, err) ||
        (file.length == 0 && !recipe_find_file(a, recipe, path, &file, err)) ||
        !recipe_run(a, recipe, file,
                    (size_t)command_number(command, S("threads"),
                                           (int64_t)command->around->threads),
                    &result, err)) {
        return false;
    }
    if (command_flag(command, S("figures"))) {
        if (!list_figures(command, &result.cube, err)) {
            return false;
        }
    } else {
        line(command, "recipe", recipe->id);
        tell_report(command, &result);
    }
    return run_is_sound(&result.report, err);
}

/* Reads as much of the file as a draft looks at. */
static bool read_some(Command *command, const SourceAsk *ask, DatasetTable *table,
                      bool *is_whole, Error *err)
{
    Arena *a = command->arena;
    *table = dataset_table(a, DRAFT_ROWS);
    DatasetSink sink = dataset_table_sink(table);
    Error reading = {0};
    *is_whole = source_read(a, ask, &sink, &reading);
    if (*is_whole || table->count == DRAFT_ROWS) {
        return true; /* more rows than are kept end the reading */
    }
    *err = reading;
    return false;
}

static bool new_recipe(Command *command, Str path, Error *err)
{
    Arena *a = command->arena;
    RecipeResult shown = {.path = path};
    SourceAsk ask = {.path = path, .found = &shown.found};
    const SourceFormat *format;
    DatasetTable table;
    Draft draft;
    Str yaml;
    bool is_whole;
    if (!source_format(a, &ask, &format, err) ||
        !read_some(command, &ask, &table, &is_whole, err) ||
        !draft_recipe(a, &table, path, is_whole, &draft, err)) {
        return false;
    }
    if (shown.found.width > 0 && !shown.found.is_ascii) {
        draft.recipe.encoding = encoding_name(shown.found.encoding);
    }
    if (!recipe_write(a, &draft.recipe, &yaml, err)) {
        return false;
    }
    shown.format = format->name;
    size_t start = command->out.length;
    tell_text(command, &shown);
    Str told = str_copy(a, str_slice(buf_str(&command->out), start, command->out.length));
    command->out.length = start;
    buf_add(&command->out, S("# A draft: docs/recipes.md tells what may stand here.\n"));
    for (Str line_text, rest = told; rest.length > 0; told = rest) {
        (void)str_cut(told, '\n', &line_text, &rest);
        buf_printf(&command->out, "# %.*s\n", STR_ARG(line_text));
    }
    for (size_t i = 0; i < draft.guesses.count; i++) {
        buf_printf(&command->out, "# %.*s\n", STR_ARG(draft.guesses.items[i]));
    }
    buf_add(&command->out, yaml);
    return true;
}

static const ListingColumn FOUND_COLUMNS[] = {
    {S_INIT("recipe"), false, false},
    {S_INIT("percent"), true, false},
    {S_INIT("by"), false, false},
};

/* Which recipes of the pact a file may be for, the likeliest first. */
static bool find_recipe(Command *command, Str path, Error *err)
{
    Arena *a = command->arena;
    Pact *pact;
    FaultList faults;
    RecognisedList found;
    if (!command_has(command, S("pact"))) {
        return command_wrong_usage(command, err, "find wants --pact FOLDER");
    }
    Str folder = command_text(command, S("pact"));
    if (!pact_load(a, folder, &pact, &faults, err)) {
        say_faults(command, folder, &faults);
        return false;
    }
    if (!layout_recognise(a, pact, path, &found, err)) {
        return false;
    }
    if (found.count == 0) {
        error_hint(err, S("`pact recipe new FILE` drafts one."));
        return FAIL(err, ERR_NOT_FOUND, "no recipe of the pact is for \"%.*s\"",
                    STR_ARG(path));
    }
    Listing listing = listing_of(command, FOUND_COLUMNS,
                                 sizeof FOUND_COLUMNS / sizeof FOUND_COLUMNS[0]);
    for (size_t i = 0; i < found.count; i++) {
        const Recognised *r = &found.items[i];
        Str by =
            str_format(a, "%s%s", r->by_layout ? "layout of last time" : "its columns",
                       r->by_name ? ", its name" : "");
        Str row[] = {r->recipe->id, str_format(a, "%d", r->percent), by};
        listing_row(&listing, row);
    }
    return listing_finish(&listing, err);
}

bool command_recipe(Command *command, Error *err)
{
    Str what = command_argument(command, S("WHAT"));
    Str path = command_argument(command, S("PATH"));
    if (str_equal(what, S("test"))) {
        return test_recipe(command, path, err);
    }
    if (str_equal(what, S("new"))) {
        return new_recipe(command, path, err);
    }
    if (str_equal(what, S("find"))) {
        return find_recipe(command, path, err);
    }
    return command_wrong_usage(command, err, "recipe has no \"%.*s\": new, test or find",
                               STR_ARG(what));
}
