/* SPDX-License-Identifier: EUPL-1.2
 * store.h - one database, SQLite or PostgreSQL, by one set of calls
 *
 *   Store *store;
 *   if (!store_open(a, S("register.db"), STORE_USE, &store, err)) ...
 *   StoreRows rows;
 *   if (!store_rows(a, store, S("SELECT id, name FROM person WHERE party = $1"),
 *                   VALUES(store_text(party)), &rows, err)) ...
 *   for (size_t i = 0; i < rows.count; i++) {
 *       int64_t id = row_integer(&rows, i, 0);
 *
 * An address is `postgresql://…`, `postgres://…`, or else the path of an SQLite file.
 *
 * SQL is constant text with $1, $2 … for what is bound; the two databases read the same
 * text. Columns are integers (64 bits), texts, bytes or null, and come back as such:
 * asking a text of an integer is our own mistake and aborts; a null is 0 or empty.
 *
 * Who writes, writes alone: store_begin() waits until no other transaction writes, in
 * whichever process, so what was read inside still holds at store_commit(). Once that
 * says true, the change is on disk.
 *
 * How the pact's records lie in tables: pact/database.h. How tables change with the
 * years: migrate.h.
 *
 * Ownership: a store is closed by store_close(); `a` need only outlive it. One thread at
 * a time. Errors: ERR_NOT_FOUND (no such database), ERR_INVALID (not ours, damaged),
 * ERR_CONFLICT (a rule of a table forbids it), ERR_BUSY (locked, restarted: try again),
 * ERR_DENIED (may not write), ERR_IO (disk full or broken, no connection).
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef enum StoreType { STORE_NULL, STORE_INTEGER, STORE_TEXT, STORE_BYTES } StoreType;

typedef struct StoreValue {
    StoreType type;
    int64_t integer;
    Str text; /* also of bytes */
} StoreValue;

StoreValue store_null(void);
StoreValue store_integer(int64_t number);
StoreValue store_text(Str text);
StoreValue store_bytes(Str bytes);

typedef struct StoreValues {
    const StoreValue *items;
    size_t count;
} StoreValues;

#define VALUES(...)                                                                      \
    ((StoreValues){(const StoreValue[]){__VA_ARGS__},                                    \
                   sizeof((const StoreValue[]){__VA_ARGS__}) / sizeof(StoreValue)})
#define NO_VALUES ((StoreValues){NULL, 0})

typedef enum StoreMode {
    STORE_USE,    /* it must be there */
    STORE_CREATE, /* an SQLite file is made when it is not there */
} StoreMode;

typedef struct Store Store;

MUST_CHECK bool store_open(Arena *a, Str address, StoreMode mode, Store **store,
                           Error *err);
void store_close(Store *store); /* null is allowed; what was not committed is undone */
Str store_kind(const Store *store); /* "SQLite", "PostgreSQL" */
/* An address that may be shown: without a password. */
Str store_shown(Arena *a, Str address);

/* Runs a statement that yields nothing, or nothing we want. */
MUST_CHECK bool store_run(Store *store, Str sql, StoreValues values, Error *err);

/* All rows at once. */
typedef struct StoreRows {
    const StoreValue *cells; /* row after row */
    size_t count;
    size_t columns;
} StoreRows;
MUST_CHECK bool store_rows(Arena *a, Store *store, Str sql, StoreValues values,
                           StoreRows *rows, Error *err);
int64_t row_integer(const StoreRows *rows, size_t row, size_t column);
Str row_text(const StoreRows *rows, size_t row, size_t column);
Str row_bytes(const StoreRows *rows, size_t row, size_t column);
bool row_is_null(const StoreRows *rows, size_t row, size_t column);
/* The first cell of the first row: a count, a new id. ERR_NOT_FOUND without a row. */
MUST_CHECK bool store_number(Store *store, Str sql, StoreValues values, int64_t *number,
                             Error *err);

/* Row by row, for what may be large; texts live until `take` returns. */
typedef bool StoreTake(void *context, const StoreValue *cells, size_t count, Error *err);
MUST_CHECK bool store_each(Store *store, Str sql, StoreValues values, StoreTake *take,
                           void *context, Error *err);

/* To read what belongs together, as of one moment; or to write. They do not nest. */
MUST_CHECK bool store_begin_reading(Store *store, Error *err);
MUST_CHECK bool store_begin(Store *store, Error *err);
MUST_CHECK bool store_commit(Store *store, Error *err);
void store_rollback(Store *store); /* when there is nothing to undo: nothing */

/* Names of all tables, each after those it refers to; of their columns, in order. */
MUST_CHECK bool store_tables(Arena *a, Store *store, StrList *names, Error *err);
MUST_CHECK bool store_columns(Arena *a, Store *store, Str table, StrList *names,
                              Error *err);
/* Is the database whole, and does every reference point to something? Faults in words. */
MUST_CHECK bool store_integrity(Arena *a, Store *store, StrList *faults, Error *err);

#endif
