/* SPDX-License-Identifier: EUPL-1.2
 * command_database.c - pact load, migrate, backup, restore, verify */
#include <stdio.h>

#include "app/ask.h"
#include "app/commands.h"
#include "base/file.h"
#include "keep/audit.h"
#include "keep/evidence.h"
#include "pact/database.h"
#include "store/copy.h"
#include "store/migrate.h"

/* A pact that is there is put aside only when that is asked for. */
static bool may_load(Command *command, Store *store, Error *err)
{
    int64_t generation;
    if (!pact_generation(store, &generation, err)) {
        return false;
    }
    if (generation > 0 && !command_flag(command, S("replace"))) {
        error_hint(err,
                   S("--replace puts this folder in its place; `pact dump` first writes "
                     "what is there."));
        return FAIL(err, ERR_CONFLICT, "the database holds a pact already");
    }
    return true;
}

/* What people reported would be lost with a folder that does not know it. */
static bool knows_reports(Command *command, Store *store, const Pact *pact, Error *err)
{
    StoreRows rows;
    if (!store_rows(command->arena, store, S("SELECT id FROM register_reports"),
                    NO_VALUES, &rows, err)) {
        return false;
    }
    size_t lost = 0;
    for (size_t i = 0; i < rows.count; i++) {
        bool is_known = false;
        for (size_t k = 0; k < pact->reg.reports.count && !is_known; k++) {
            is_known = str_equal(pact->reg.reports.items[k].id, row_text(&rows, i, 0));
        }
        lost += !is_known;
    }
    if (lost > 0) {
        error_hint(err,
                   S("`pact dump --db URL --out DIR` writes them; change that folder, "
                     "and load it."));
        return FAIL(err, ERR_CONFLICT, "the folder lacks %zu accepted report%s", lost,
                    lost == 1 ? "" : "s");
    }
    return true;
}

/* Nor may an edition that is being made be lost. */
static bool knows_drafts(Command *command, Store *store, const Pact *pact, Error *err)
{
    StoreRows rows;
    if (!store_rows(command->arena, store,
                    S("SELECT id FROM monitor_editions WHERE state IN ('draft', "
                      "'scheduled')"),
                    NO_VALUES, &rows, err)) {
        return false;
    }
    for (size_t i = 0; i < rows.count; i++) {
        bool is_known = false;
        for (size_t k = 0; k < pact->monitor.editions.count && !is_known; k++) {
            is_known =
                str_equal(pact->monitor.editions.items[k].id, row_text(&rows, i, 0));
        }
        if (!is_known) {
            error_hint(err, S("`pact dump --private` writes it; change that folder, and "
                              "load it."));
            return FAIL(err, ERR_CONFLICT,
                        "the folder lacks edition %.*s, which is not public yet",
                        STR_ARG(row_text(&rows, i, 0)));
        }
    }
    return true;
}

static bool load_and_tell(Command *command, Store *store, const Pact *pact, Error *err)
{
    AuditEntry entry = {.at = command_now(command),
                        .deed = S("pact.load"),
                        .subject = S("pact"),
                        .detail = command_argument(command, S("FOLDER"))};
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = may_load(command, store, err) &&
                knows_reports(command, store, pact, err) &&
                knows_drafts(command, store, pact, err) && pact_save(pact, store, err) &&
                audit_add(store, &entry, err) && store_commit(store, err);
    store_rollback(store);
    return good;
}

bool command_load(Command *command, Error *err)
{
    FaultList faults;
    Pact *pact;
    Store *store;
    Str folder = command_argument(command, S("FOLDER"));
    if (!pact_load(command->arena, folder, &pact, &faults, err)) {
        error_hint(
            err, S("`pact check FOLDER` lists them; a pact with faults is not loaded."));
        return false;
    }
    if (!ask_store(command, STORE_CREATE, &store, err) ||
        !load_and_tell(command, store, pact, err)) {
        return false;
    }
    Str shown = store_shown(command->arena, command_text(command, S("db")));
    command_say(command, "loaded %.*s into %.*s (%.*s)", STR_ARG(folder), STR_ARG(shown),
                STR_ARG(store_kind(store)));
    return true;
}

static void close_store(void *store)
{
    store_close(store);
}

/* Without asking of which version it is. */
static bool open_any(Command *command, Str address, StoreMode mode, Store **store,
                     Error *err)
{
    if (!store_open(command->arena, address, mode, store, err)) {
        return false;
    }
    arena_defer(command->arena, close_store, *store);
    return true;
}

bool command_migrate(Command *command, Error *err)
{
    Store *store;
    int64_t before;
    size_t applied;
    if (!open_any(command, command_text(command, S("db")), STORE_USE, &store, err) ||
        !store_version(store, &before, err) ||
        !store_migrate(store, 0, command_now(command), &applied, err) ||
        !pact_tables(store, err)) {
        return false;
    }
    command_say(command, "from version %lld to %lld: %zu migration%s", (long long)before,
                (long long)store_newest(), applied, applied == 1 ? "" : "s");
    return true;
}

/* Written under another name, and given its own when it is whole. */
static bool write_backup(Command *command, Store *from, Str part, CopyCount *count,
                         Error *err)
{
    Store *to;
    int64_t version;
    size_t applied;
    StrList faults = {0};
    if (!store_version(from, &version, err) ||
        !store_open(command->arena, part, STORE_CREATE, &to, err)) {
        return false;
    }
    bool good = store_migrate(to, version, (Moment){0}, &applied, err) &&
                pact_tables(to, err) && store_copy(from, to, count, err) &&
                store_integrity(command->arena, to, &faults, err);
    if (good && faults.count > 0) {
        good =
            FAIL(err, ERR_IO, "the backup is not whole: %.*s", STR_ARG(faults.items[0]));
    }
    store_close(to);
    return good;
}

bool command_backup(Command *command, Error *err)
{
    Arena *a = command->arena;
    Str out = command_text(command, S("out"));
    Str part = str_format(a, "%.*s.part", STR_ARG(out));
    Store *from;
    CopyCount count;
    if (file_kind(out) != FILE_ABSENT) {
        error_hint(err, S("Give each backup a name of its own, with its date."));
        return FAIL(err, ERR_CONFLICT, "\"%.*s\" is there already", STR_ARG(out));
    }
    (void)remove(str_c(a, part)); /* of a run that was broken off */
    if (!ask_store(command, STORE_USE, &from, err) ||
        !write_backup(command, from, part, &count, err)) {
        (void)remove(str_c(a, part));
        return false;
    }
    if (rename(str_c(a, part), str_c(a, out)) != 0) {
        return FAIL(err, ERR_IO, "\"%.*s\" cannot be given its name", STR_ARG(part));
    }
    command_say(command, "wrote %zu rows of %zu tables to %.*s", count.rows, count.tables,
                STR_ARG(out));
    return true;
}

static bool must_be_empty(Store *store, Error *err)
{
    int64_t version;
    if (!store_version(store, &version, err)) {
        return false;
    }
    if (version > 0) {
        error_hint(err, S("Restore into a new file or an empty database, look at it, and "
                          "then let the server use that one."));
        return FAIL(err, ERR_CONFLICT, "the database is not empty");
    }
    return true;
}

bool command_restore(Command *command, Error *err)
{
    Str file = command_argument(command, S("FILE"));
    Store *from, *to;
    int64_t version;
    size_t applied;
    CopyCount count;
    if (file_kind(file) != FILE_PLAIN) {
        return FAIL(err, ERR_NOT_FOUND, "there is no file \"%.*s\"", STR_ARG(file));
    }
    if (!open_any(command, file, STORE_USE, &from, err) ||
        !store_version(from, &version, err)) {
        return false;
    }
    if (version == 0) {
        return FAIL(err, ERR_INVALID, "\"%.*s\" is no backup of a pact", STR_ARG(file));
    }
    if (!open_any(command, command_text(command, S("db")), STORE_CREATE, &to, err) ||
        !must_be_empty(to, err) ||
        !store_migrate(to, version, command_now(command), &applied, err) ||
        !pact_tables(to, err) || !store_copy(from, to, &count, err) ||
        !store_migrate(to, 0, command_now(command), &applied, err)) {
        return false;
    }
    command_say(command, "put back %zu rows of %zu tables; next: pact verify --db %.*s",
                count.rows, count.tables,
                STR_ARG(store_shown(command->arena, command_text(command, S("db")))));
    return true;
}

/* All that is wrong, each on its line. */
static bool find_faults(Command *command, Store *store, size_t *count, Error *err)
{
    Arena *a = command->arena;
    Buf *out = &command->out;
    StrList damage, altered;
    AuditReport audit;
    FaultList faults;
    Pact *pact;
    Error why = {0};
    if (!store_integrity(a, store, &damage, err) || !audit_check(a, store, &audit, err) ||
        !evidence_check(a, store, &altered, err)) {
        return false;
    }
    for (size_t i = 0; i < damage.count; i++) {
        buf_printf(out, "fault: %.*s\n", STR_ARG(damage.items[i]));
    }
    for (size_t i = 0; i < altered.count; i++) {
        buf_printf(out, "fault: %.*s\n", STR_ARG(altered.items[i]));
    }
    if (audit.fault.length > 0) {
        buf_printf(out, "fault: %.*s\n", STR_ARG(audit.fault));
    }
    bool is_pact = pact_load_database(a, store, &pact, &faults, &why);
    for (size_t i = 0; i < faults.count; i++) {
        if (faults.items[i].severity == SEVERITY_FAULT) {
            buf_add(out, fault_text(a, S("database"), &faults.items[i]));
        }
    }
    if (!is_pact && faults.fault_count == 0) {
        buf_printf(out, "fault: %s\n", why.message);
    }
    buf_printf(out, "%zu rows of audit, %zu of them erased\n", audit.rows, audit.erased);
    *count = damage.count + altered.count + (audit.fault.length > 0) +
             faults.fault_count + (!is_pact && faults.fault_count == 0);
    return true;
}

bool command_verify(Command *command, Error *err)
{
    Store *store;
    size_t count;
    if (!ask_store(command, STORE_USE, &store, err) ||
        !find_faults(command, store, &count, err)) {
        return false;
    }
    if (count > 0) {
        error_hint(err, S("`pact restore` puts a backup into a new database."));
        return FAIL(err, ERR_INVALID, "the database has %zu fault%s", count,
                    count == 1 ? "" : "s");
    }
    buf_printf(&command->out, "the database is whole\n");
    return true;
}
