/* SPDX-License-Identifier: EUPL-1.2
 * command_import.c - pact import, pact diff */
#include "app/ask.h"
#include "app/commands.h"
#include "app/listing.h"
#include "app/scratch.h"
#include "app/tell_layout.h"
#include "base/file.h"
#include "domain/figures/edition_diff.h"
#include "keep/audit.h"
#include "pact/import.h"

static const Str CAUSES[] = {
    [CHANGE_NOT_TOLD] = S_INIT(""),
    [CHANGE_ROUTINE] = S_INIT("routine"),
    [CHANGE_DEFINITION] = S_INIT("definition"),
    [CHANGE_ERROR] = S_INIT("error"),
};

static ChangeCause cause_of(Str word)
{
    ChangeCause cause = CHANGE_ERROR;
    while (cause > CHANGE_NOT_TOLD && !str_equal(CAUSES[cause], word)) {
        cause--;
    }
    return cause;
}

/* A recipe of the pact may be named by its id; anything else is a path. */
static Str recipe_path(Command *command, Str folder, Str named)
{
    if (!str_is_kebab(named) || file_kind(named) != FILE_ABSENT) {
        return named;
    }
    Str file = str_format(command->arena, "recipes/%.*s.yaml", STR_ARG(named));
    return path_join(command->arena, folder, file);
}

/* Where recipes and their files lie that are named by id. */
static bool find_folder(Command *command, ImportAsk *ask, Error *err)
{
    if (!command_has(command, S("db"))) {
        ask->folder = command_argument(command, S("FOLDER"));
        return true;
    }
    if (!ask_store(command, STORE_USE, &ask->store, err)) {
        return false;
    }
    ask->folder = command_text(command, S("folder"));
    return ask->folder.length > 0 ||
           scratch_of_database(command, ask->store, &ask->folder, err);
}

/* An import into a database stands in its chain of deeds. */
typedef struct Witness {
    Store *store;
    AuditEntry entry;
} Witness;

static bool add_to_audit(void *self, Error *err)
{
    Witness *witness = self;
    return audit_add(witness->store, &witness->entry, err);
}

static bool read_recipes(Command *command, ImportAsk *ask, Error *err)
{
    StrList paths = command_rest(command, S("RECIPE"));
    ImportRecipe *recipes = PUSH_ARRAY(command->arena, ImportRecipe, paths.count + 1);
    for (size_t i = 0; i < paths.count; i++) {
        Str path = recipe_path(command, ask->folder, paths.items[i]);
        recipes[i].recipe_path = path;
        if (!command_read_recipe(command, path, &recipes[i].recipe, err) ||
            !recipe_find_file(command->arena, recipes[i].recipe, path, &recipes[i].file,
                              err)) {
            return false;
        }
    }
    ask->recipes = recipes;
    ask->count = paths.count;
    return true;
}

bool command_import(Command *command, Error *err)
{
    LayoutFinding finding = {0};
    ImportAsk ask = {
        .edition = command_text(command, S("edition")),
        .signed_by = command_text(command, S("signed-by")),
        .change = cause_of(command_text(command, S("reason"))),
        .threads = command->around->threads,
        .finding = &finding,
    };
    FaultList faults = fault_list(command->arena);
    ImportResult result;
    if (!find_folder(command, &ask, err) || !read_recipes(command, &ask, err)) {
        return false;
    }
    StrList named = command_rest(command, S("RECIPE"));
    Witness witness = {
        ask.store,
        {.at = command_now(command),
         .deed = S("pact.import"),
         .subject = str_format(command->arena, "edition:%.*s", STR_ARG(ask.edition)),
         .detail = str_join(command->arena, named.items, named.count, S(", "))}};
    ask.witness = ask.store == NULL ? NULL : add_to_audit;
    ask.witness_self = &witness;
    bool is_done = pact_import(command->arena, &ask, &result, &faults, err);
    say_faults(command, S(""), &faults);
    Error telling = {0};
    if (finding.stops && !tell_layout(command, &finding, &telling)) {
        *err = telling;
    }
    if (is_done) {
        buf_printf(&command->out,
                   "edition %.*s: %zu figures added, %zu changed, %zu taken out, %zu the "
                   "same\n",
                   STR_ARG(ask.edition), result.added, result.changed, result.removed,
                   result.same);
        if (result.hidden > 0) {
            buf_printf(&command->out, "%zu of them hidden: the source is restricted\n",
                       result.hidden);
        }
    }
    return is_done;
}

static const ListingColumn DIFF_COLUMNS[] = {
    {S_INIT("what"), false, false},          {S_INIT("series"), false, false},
    {S_INIT("cell"), false, false},          {S_INIT("region"), false, false},
    {S_INIT("period"), false, false},        {S_INIT("before"), true, false},
    {S_INIT("after"), true, false},          {S_INIT("difference"), true, false},
    {S_INIT("edition_before"), false, true}, {S_INIT("reason"), false, false},
    {S_INIT("because"), false, false},
};

static Str value_of(Arena *a, const Figure *f)
{
    if (f == NULL) {
        return S("");
    }
    if (f->value.text.length == 0 && f->low.text.length > 0) {
        return str_format(a, "%.*s..%.*s", STR_ARG(f->low.text), STR_ARG(f->high.text));
    }
    return f->value.text;
}

bool command_diff(Command *command, Error *err)
{
    static const char *const WHAT[] = {"added", "changed", "gone"};
    Arena *a = command->arena;
    const Pact *pact;
    const Edition *edition;
    if (!ask_pact(command, &pact, err) ||
        !ask_edition_named(pact, command, command_argument(command, S("EDITION")),
                           &edition, err)) {
        return false;
    }
    DiffRowList rows = edition_diff(a, &pact->monitor, edition);
    Listing listing =
        listing_of(command, DIFF_COLUMNS, sizeof DIFF_COLUMNS / sizeof DIFF_COLUMNS[0]);
    for (size_t i = 0; i < rows.count; i++) {
        const DiffRow *row = &rows.items[i];
        const Figure *f = row->after != NULL ? row->after : row->before;
        Str texts[] = {
            str_of(WHAT[row->kind]),
            f->series->id,
            f->cell.text,
            f->region->alias.length > 0 ? f->region->alias : f->region->id,
            period_text(a, f->period),
            value_of(a, row->before),
            value_of(a, row->after),
            row->is_comparable ? number_text(a, row->difference, row->decimals) : S(""),
            row->before == NULL ? S("") : row->before->edition->id,
            row->after == NULL ? S("") : CAUSES[row->after->change],
            row->after == NULL ? S("") : words_in(row->after->reason, LANG_EN, NULL),
        };
        listing_row(&listing, texts);
    }
    return listing_finish(&listing, err);
}
