/* SPDX-License-Identifier: EUPL-1.2
 * sqlite.c - the door to SQLite
 *
 * Write-ahead logging with synchronous FULL: what was committed survives a power cut
 * (https://www.sqlite.org/pragma.html#pragma_synchronous). Tables are STRICT. Our files
 * carry an application id, so that another program's file is not taken for a pact.
 */
#include <sqlite3.h>

#include "store/backend.h"

enum { PACT_APPLICATION_ID = 0x50616374, MOST_CELLS = 200 }; /* "Pact" */

static bool failed(sqlite3 *db, Error *err)
{
    const char *why = sqlite3_errmsg(db);
    switch (sqlite3_errcode(db) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return FAIL(err, ERR_BUSY, "the database is busy, try again in a moment");
    case SQLITE_CONSTRAINT:
        return FAIL(err, ERR_CONFLICT, "the database does not take it: %s", why);
    case SQLITE_FULL:
        error_hint(err, S("Make room on the disk; what was there is whole, and can be "
                          "read meanwhile."));
        return FAIL(err, ERR_IO, "the disk is full: nothing was saved");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return FAIL(err, ERR_DENIED, "the database may not be written: %s", why);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        error_hint(err, S("`pact restore` puts back a backup."));
        return FAIL(err, ERR_INVALID, "the database is damaged or no database: %s", why);
    default:
        return FAIL(err, ERR_IO, "the database says: %s", why);
    }
}

static bool script(Store *store, Str sql, Error *err)
{
    sqlite3 *db = store->connection;
    Arena *tmp = arena_new();
    bool good = sqlite3_exec(db, str_c(tmp, sql), NULL, NULL, NULL) == SQLITE_OK;
    arena_free(tmp);
    return good || failed(db, err);
}

static bool is_ours(Store *store, Error *err)
{
    int64_t id, tables;
    if (!store_number(store, S("PRAGMA application_id"), NO_VALUES, &id, err) ||
        !store_number(store, S("SELECT count(*) FROM sqlite_schema"), NO_VALUES, &tables,
                      err)) {
        return false;
    }
    if (id != PACT_APPLICATION_ID && tables > 0) {
        error_hint(err, S("Name another file; `pact load FOLDER --db FILE` makes one."));
        return FAIL(err, ERR_INVALID, "the database belongs to another program");
    }
    return true;
}

static const Str SETTINGS =
    S_INIT("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
           "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
           "PRAGMA cell_size_check = ON; PRAGMA application_id = 1348559732;");

static bool open_sqlite(Store *store, Str address, StoreMode mode, Error *err)
{
    sqlite3 *db = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                (mode == STORE_CREATE ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(str_c(store->arena, address), &db, flags, NULL);
    if (code != SQLITE_OK) {
        sqlite3_close(db);
        error_hint(err, S("`pact load FOLDER --db FILE` makes one; is its folder there, "
                          "and ours to write?"));
        return FAIL(err, ERR_NOT_FOUND, "there is no database \"%.*s\"",
                    STR_ARG(address));
    }
    store->connection = db;
    sqlite3_busy_timeout(db, 5000);
    sqlite3_extended_result_codes(db, 1);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (is_ours(store, err) && script(store, SETTINGS, err)) {
        return true;
    }
    store->backend->close(store);
    store->connection = NULL;
    return false;
}

static void close_sqlite(Store *store)
{
    for (size_t i = 0; i < store->prepared_count; i++) {
        sqlite3_finalize(store->prepared[i]);
    }
    sqlite3_close(store->connection);
}

/* A statement is read once and kept: a database reads slower than it answers. */
static bool prepare(Store *store, Str sql, sqlite3_stmt **statement, Error *err)
{
    size_t at = map_get(&store->statements, sql);
    if (at != MAP_NONE) {
        *statement = store->prepared[at];
        return true;
    }
    if (sqlite3_prepare_v3(store->connection, sql.data, (int)sql.length,
                           SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK) {
        return failed(store->connection, err);
    }
    if (store->prepared_count == store->prepared_capacity) {
        store->prepared = arena_grow(store->arena, store->prepared, store->prepared_count,
                                     &store->prepared_capacity, sizeof(void *));
    }
    store->prepared[store->prepared_count] = *statement;
    map_put(&store->statements, str_copy(store->arena, sql), store->prepared_count++);
    return true;
}

/* $1 is a name to SQLite; its place follows from where it stands first. */
static void bind(sqlite3_stmt *statement, StoreValues values)
{
    for (size_t i = 0; i < values.count; i++) {
        char name[24];
        (void)snprintf(name, sizeof name, "$%zu", i + 1);
        int place = sqlite3_bind_parameter_index(statement, name);
        const StoreValue *value = &values.items[i];
        const char *data = value->text.data != NULL ? value->text.data : "";
        int length = (int)value->text.length;
        int code = SQLITE_OK;
        CHECK(place > 0);
        switch (value->type) {
        case STORE_NULL:
            code = sqlite3_bind_null(statement, place);
            break;
        case STORE_INTEGER:
            code = sqlite3_bind_int64(statement, place, value->integer);
            break;
        case STORE_TEXT:
            code = sqlite3_bind_text(statement, place, data, length, SQLITE_STATIC);
            break;
        case STORE_BYTES:
            code = sqlite3_bind_blob(statement, place, data, length, SQLITE_STATIC);
            break;
        }
        CHECK(code == SQLITE_OK);
    }
}

static StoreValue value_at(sqlite3_stmt *statement, int column)
{
    Str text = {0};
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return store_integer(sqlite3_column_int64(statement, column));
    case SQLITE_NULL:
        return store_null();
    case SQLITE_BLOB:
        text.data = sqlite3_column_blob(statement, column);
        text.length = (size_t)sqlite3_column_bytes(statement, column);
        return store_bytes(text);
    default:
        text.data = (const char *)sqlite3_column_text(statement, column);
        text.length = (size_t)sqlite3_column_bytes(statement, column);
        return store_text(text);
    }
}

static bool each(Store *store, Str sql, StoreValues values, StoreTake *take,
                 void *context, Error *err)
{
    sqlite3_stmt *statement;
    if (!prepare(store, sql, &statement, err)) {
        return false;
    }
    bind(statement, values);
    int columns = sqlite3_column_count(statement);
    CHECK(columns <= MOST_CELLS);
    StoreValue cells[MOST_CELLS];
    bool good = true;
    int code = sqlite3_step(statement);
    while (good && code == SQLITE_ROW) {
        for (int i = 0; i < columns; i++) {
            cells[i] = value_at(statement, i);
        }
        good = take(context, cells, (size_t)columns, err);
        code = good ? sqlite3_step(statement) : code;
    }
    if (good && code != SQLITE_DONE) {
        good = failed(store->connection, err);
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return good;
}

static bool integrity(Arena *a, Store *store, StrList *faults, Error *err)
{
    StoreRows whole, keys;
    if (!store_rows(a, store, S("PRAGMA integrity_check"), NO_VALUES, &whole, err) ||
        !store_rows(
            a, store,
            S("SELECT \"table\" || ' refers to ' || parent || ', where nothing is'"
              " FROM pragma_foreign_key_check"),
            NO_VALUES, &keys, err)) {
        return false;
    }
    *faults = (StrList){PUSH_ARRAY(a, Str, whole.count + keys.count), 0};
    for (size_t i = 0; i < whole.count; i++) {
        if (!str_equal(row_text(&whole, i, 0), S("ok"))) {
            faults->items[faults->count++] = row_text(&whole, i, 0);
        }
    }
    for (size_t i = 0; i < keys.count; i++) {
        faults->items[faults->count++] = row_text(&keys, i, 0);
    }
    return true;
}

const Backend SQLITE_BACKEND = {
    .name = S_INIT("SQLite"),
    .substitutions = {{S_INIT("{integer}"), S_INIT("INTEGER")},
                      {S_INIT("{text}"), S_INIT("TEXT")},
                      {S_INIT("{bytes}"), S_INIT("BLOB")},
                      {S_INIT("{strict}"), S_INIT("STRICT")}},
    .begin_reading = S_INIT("BEGIN"),
    .begin_writing = S_INIT("BEGIN IMMEDIATE"),
    .tables = S_INIT("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT "
                     "LIKE 'sqlite_%' ORDER BY rowid"),
    .columns = S_INIT("SELECT name FROM pragma_table_info($1) ORDER BY cid"),
    .rows_in_order = S_INIT("rowid"),
    .open = open_sqlite,
    .close = close_sqlite,
    .each = each,
    .script = script,
    .integrity = integrity,
};
