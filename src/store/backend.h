/* SPDX-License-Identifier: EUPL-1.2
 * backend.h - what a database must offer to stand behind store.h
 *
 * Two files fill this table, sqlite.c and postgres.c, each the door to its library. All
 * else is written once, in store.c and migrate.c.
 */
#ifndef STORE_BACKEND_H
#define STORE_BACKEND_H

#include "base/map.h"
#include "store/store.h"

/* Written in migrations, read differently: {text} is TEXT, {bytes} is BLOB or BYTEA. */
typedef struct Substitution {
    Str written;
    Str read;
} Substitution;
enum { SUBSTITUTIONS = 4 };

typedef struct Backend {
    Str name;
    Substitution substitutions[SUBSTITUTIONS];
    Str begin_reading; /* scripts */
    Str begin_writing;
    Str tables;        /* names of all tables */
    Str columns;       /* names of the columns of table $1 */
    Str rows_in_order; /* what to ORDER BY for the order in which rows were written */
    bool (*open)(Store *store, Str address, StoreMode mode, Error *err);
    void (*close)(Store *store);
    bool (*each)(Store *store, Str sql, StoreValues values, StoreTake *take,
                 void *context, Error *err);
    bool (*script)(Store *store, Str sql, Error *err); /* several statements */
    bool (*integrity)(Arena *a, Store *store, StrList *faults, Error *err);
} Backend;

struct Store {
    Arena *arena; /* lives as long as the store */
    const Backend *backend;
    void *connection;
    Map statements; /* from SQL to a place in `prepared` */
    void **prepared;
    size_t prepared_count;
    size_t prepared_capacity;
    bool is_inside; /* a transaction */
};

extern const Backend SQLITE_BACKEND;
extern const Backend POSTGRES_BACKEND;

#endif
