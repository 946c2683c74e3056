/* SPDX-License-Identifier: EUPL-1.2
 * command_pact.c - pact init, check, dump: the folder itself */
#include "app/ask.h"
#include "app/commands.h"
#include "app/private_dump.h"
#include "base/limits.h"
#include "formats/json.h"
#include "pact/database.h"
#include "pact/dump.h"
#include "pact/init.h"
#include "pact/kept_files.h"
#include "pact/reconcile.h"
#include "pact/schema.h"

bool command_init(Command *command, Error *err)
{
    Str path = command_argument(command, S("NAME"));
    if (!pact_init(command->arena, path, err)) {
        return false;
    }
    command_say(command, "made %.*s; next: pact check %.*s", STR_ARG(path),
                STR_ARG(path));
    return true;
}

static void count_line(Buf *out, size_t count, Str one, Str many)
{
    buf_printf(out, "%6zu %.*s\n", count, STR_ARG(count == 1 ? one : many));
}

static void count_actions(Buf *out, const Register *reg)
{
    size_t subs = 0;
    for (size_t i = 0; i < reg->actions.count; i++) {
        subs += action_is_sub(&reg->actions.items[i]);
    }
    count_line(out, reg->actions.count - subs, S("action"), S("actions"));
    count_line(out, subs, S("sub-action"), S("sub-actions"));
}

/* Parties that signed the version in force, each once. */
static void count_signatories(Arena *a, Buf *out, const Pact *pact)
{
    size_t count = pact->head->version != NULL
                       ? signatories(a, &pact->reg, pact->head->version).count
                       : 0;
    count_line(out, count, S("signatory"), S("signatories"));
}

static void count_regions(Arena *a, Buf *out, const Pact *pact)
{
    for (size_t i = 0; i < pact->regions.schemes.count; i++) {
        const RegionScheme *scheme = &pact->regions.schemes.items[i];
        size_t count = regions_of_scheme(a, &pact->regions, scheme).count;
        count_line(out, count, words_in(scheme->one, LANG_EN, NULL),
                   words_in(scheme->name, LANG_EN, NULL));
    }
}

static void count_figures(Buf *out, const Monitor *monitor)
{
    size_t computed = 0;
    for (size_t i = 0; i < monitor->figures.count; i++) {
        computed += monitor->figures.items[i]->origin == ORIGIN_COMPUTED;
    }
    count_line(out, monitor->figures.count - computed, S("figure"), S("figures"));
    count_line(out, computed, S("computed total"), S("computed totals"));
    count_line(out, monitor->rows.count, S("attestation"), S("attestations"));
}

static void print_counts(Command *command, const Pact *pact)
{
    Buf *out = &command->out;
    for (KindId id = 0; id < KIND_COUNT; id++) {
        size_t count = kind_list(pact, &PACT_KINDS[id]).count;
        if (id == KIND_ACTION) {
            count_actions(out, &pact->reg);
        } else if (id == KIND_REGION) {
            count_regions(command->arena, out, pact);
        } else if (id == KIND_FIGURE) {
            count_figures(out, &pact->monitor);
        } else if (id != KIND_PACT && count > 0) {
            count_line(out, count, PACT_KINDS[id].name, PACT_KINDS[id].many);
        }
        if (id == KIND_SIGNATURE) {
            count_signatories(command->arena, out, pact);
        }
    }
}

static void print_faults(Command *command, Str folder, const FaultList *faults,
                         Severity severity)
{
    for (size_t i = 0; i < faults->count; i++) {
        if (faults->items[i].severity == severity) {
            buf_add(&command->out, fault_text(command->arena, folder, &faults->items[i]));
        }
    }
    size_t total =
        severity == SEVERITY_FAULT ? faults->fault_count : faults->warning_count;
    if (total > LIMIT_FAULTS) {
        buf_printf(&command->out, "... and %zu more\n", total - LIMIT_FAULTS);
    }
}

static bool print_json(Command *command, const FaultList *faults, Error *err)
{
    JsonWriter w = json_writer(&command->out);
    json_object_begin(&w);
    json_key(&w, S("fault_count"));
    json_int(&w, (int64_t)faults->fault_count);
    json_key(&w, S("warning_count"));
    json_int(&w, (int64_t)faults->warning_count);
    json_key(&w, S("faults"));
    json_array_begin(&w);
    for (size_t i = 0; i < faults->count; i++) {
        const Fault *fault = &faults->items[i];
        json_object_begin(&w);
        json_key(&w, S("severity"));
        json_text(&w, fault->severity == SEVERITY_FAULT ? S("fault") : S("warning"));
        json_key(&w, S("file"));
        json_text(&w, fault->file);
        json_key(&w, S("line"));
        json_int(&w, fault->line);
        json_key(&w, S("field"));
        json_text(&w, fault->field);
        json_key(&w, S("message"));
        json_text(&w, fault->message);
        json_key(&w, S("hint"));
        json_text(&w, fault->hint);
        json_object_end(&w);
    }
    json_array_end(&w);
    json_object_end(&w);
    Str text;
    bool good = json_finish(&w, &text, err);
    buf_char(&command->out, '\n');
    return good;
}

static void print_reconciliation(Buf *out, const Reconciliation *r, size_t faults)
{
    buf_printf(
        out,
        "reconciliation: %zu collected figures; %zu placed as figure, %zu as statement, "
        "%zu as target, %zu as money, %zu rejected; %zu not accounted for\n",
        r->collected, r->placed[PLACED_FIGURE], r->placed[PLACED_STATEMENT],
        r->placed[PLACED_TARGET], r->placed[PLACED_MONEY], r->placed[PLACED_REJECTED],
        faults);
    if (r->figures_without > 0) {
        buf_printf(out,
                   "reconciliation: %zu figures of the pact were not collected by hand\n",
                   r->figures_without);
    }
}

bool command_check(Command *command, Error *err)
{
    Arena *a = command->arena;
    FaultList faults;
    Pact *pact = NULL;
    Str name;
    bool good = ask_faults(command, &pact, &faults, &name, err);
    if (!good && faults.fault_count == 0) {
        return false; /* no pact at all */
    }
    Reconciliation reconciliation = {0};
    if (good && command_flag(command, S("reconcile"))) {
        reconciliation = pact_reconcile(a, pact, &faults);
        fault_sort(&faults);
        good = faults.fault_count == 0;
    }
    if (command_flag(command, S("json"))) {
        if (!print_json(command, &faults, err)) {
            return false;
        }
    } else {
        print_faults(command, name, &faults, SEVERITY_FAULT);
        print_faults(command, name, &faults, SEVERITY_WARNING);
        if (pact != NULL && good) {
            print_counts(command, pact);
        }
        if (pact != NULL && command_flag(command, S("reconcile"))) {
            print_reconciliation(&command->out, &reconciliation, faults.fault_count);
        }
        buf_printf(&command->out, "%zu fault%s, %zu warning%s\n", faults.fault_count,
                   faults.fault_count == 1 ? "" : "s", faults.warning_count,
                   faults.warning_count == 1 ? "" : "s");
    }
    return good || FAIL(err, ERR_INVALID, "the folder has %zu fault%s",
                        faults.fault_count, faults.fault_count == 1 ? "" : "s");
}

/* Of a database: what is public, unless everything is asked for. */
static bool dump_database(Command *command, Str out, size_t *files, Error *err)
{
    Arena *a = command->arena;
    Pact *pact;
    Store *store;
    FaultList faults;
    bool is_private = command_flag(command, S("private"));
    return ask_store(command, STORE_USE, &store, err) &&
           (is_private ? pact_load_database(a, store, &pact, &faults, err)
                       : pact_load_released(a, store, S(""), &pact, &faults, err)) &&
           pact_dump(a, pact, out, files, err) &&
           pact_dump_files(a, store, out, files, err) &&
           (!is_private || private_dump(a, store, out, files, err));
}

bool command_dump(Command *command, Error *err)
{
    const Pact *pact;
    size_t files;
    Str out = command_text(command, S("out"));
    bool is_done = command_has(command, S("db"))
                       ? dump_database(command, out, &files, err)
                       : ask_pact(command, &pact, err) &&
                             pact_dump(command->arena, pact, out, &files, err) &&
                             kept_files_copy(command->arena, pact, out, &files, err);
    if (!is_done) {
        return false;
    }
    command_say(command, "wrote %zu files to %.*s", files, STR_ARG(out));
    return true;
}
