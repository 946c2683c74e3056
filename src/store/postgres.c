/* SPDX-License-Identifier: EUPL-1.2
 * postgres.c - the door to PostgreSQL
 *
 * Values travel as text, save bytes; rows come one at a time, so that a large table is
 * never whole in memory. A connection that was lost is made anew at the next call; what
 * was under way then fails with ERR_BUSY and is to be done again.
 */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"
#include "store/backend.h"

/* Types of PostgreSQL, from its catalogue pg_type, which never renumbers them. */
enum {
    OID_BOOL = 16,
    OID_BYTEA = 17,
    OID_NAME = 19,
    OID_INT8 = 20,
    OID_INT4 = 23,
    OID_TEXT = 25,
    OID_VARCHAR = 1043,
};
enum { MOST_VALUES = 200 };

static bool failed(Store *store, const PGresult *result, Error *err)
{
    PGconn *db = store->connection;
    const char *state =
        result != NULL ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    Str code = str_of(state);
    Str why = result != NULL ? str_of(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY))
                             : str_trim(str_of(PQerrorMessage(db)));
    if (PQstatus(db) != CONNECTION_OK || code.length == 0 || str_starts(code, S("57P"))) {
        return FAIL(
            err, ERR_BUSY,
            "the database was restarted or is out of reach, try again in a moment");
    }
    if (str_starts(code, S("23"))) {
        return FAIL(err, ERR_CONFLICT, "the database does not take it: %.*s",
                    STR_ARG(why));
    }
    if (str_starts(code, S("40")) || str_equal(code, S("55P03"))) {
        return FAIL(err, ERR_BUSY, "the database is busy, try again in a moment");
    }
    if (str_equal(code, S("53100"))) {
        return FAIL(err, ERR_IO, "the disk of the database is full: nothing was saved");
    }
    if (str_equal(code, S("42501"))) {
        return FAIL(err, ERR_DENIED, "the database may not be written: %.*s",
                    STR_ARG(why));
    }
    return FAIL(err, ERR_IO, "the database says: %.*s", STR_ARG(why));
}

static void forget_statements(Store *store)
{
    store->statements = map_in(store->arena, 64);
    store->prepared_count = 0;
}

/* Notices are for the log of the database, not for ours. */
static void hear_nothing(void *context, const char *message)
{
    (void)context;
    (void)message;
}

static bool script(Store *store, Str sql, Error *err)
{
    PGconn *db = store->connection;
    if (PQstatus(db) != CONNECTION_OK && !store->is_inside) {
        PQreset(db);
        forget_statements(store);
    }
    Arena *tmp = arena_new();
    PGresult *result = PQexec(db, str_c(tmp, sql));
    arena_free(tmp);
    ExecStatusType status = PQresultStatus(result);
    /* A COMMIT of a transaction that has failed answers "ROLLBACK". */
    bool undone = str_equal(sql, S("COMMIT")) &&
                  !str_equal(str_of(PQcmdStatus(result)), S("COMMIT"));
    bool good = (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) && !undone;
    if (!good && (undone && status == PGRES_COMMAND_OK)) {
        (void)FAIL(err, ERR_CONFLICT, "the database undid the change");
    } else if (!good) {
        (void)failed(store, result, err);
    }
    PQclear(result);
    return good;
}

static bool open_postgres(Store *store, Str address, StoreMode mode, Error *err)
{
    (void)mode;
    PGconn *db = PQconnectdb(str_c(store->arena, address));
    if (PQstatus(db) != CONNECTION_OK) {
        Str why = str_trim(str_of(PQerrorMessage(db)));
        error_hint(err,
                   S("Does the server run, and is the database made? `createdb NAME` "
                     "makes one."));
        (void)FAIL(err, ERR_NOT_FOUND, "no connection to the database: %.*s",
                   STR_ARG(why));
        PQfinish(db);
        return false;
    }
    store->connection = db;
    PQsetNoticeProcessor(db, hear_nothing, NULL);
    PQsetClientEncoding(db, "UTF8");
    return true;
}

static void close_postgres(Store *store)
{
    PQfinish(store->connection);
}

typedef struct Bound {
    Oid types[MOST_VALUES];
    const char *data[MOST_VALUES];
    int lengths[MOST_VALUES];
    int formats[MOST_VALUES];
} Bound;

static void bind(Arena *tmp, StoreValues values, Bound *bound)
{
    CHECK(values.count <= MOST_VALUES);
    for (size_t i = 0; i < values.count; i++) {
        const StoreValue *value = &values.items[i];
        bound->types[i] = 0;
        bound->data[i] = NULL;
        bound->lengths[i] = (int)value->text.length;
        bound->formats[i] = 0;
        switch (value->type) {
        case STORE_NULL:
            break;
        case STORE_INTEGER:
            bound->types[i] = OID_INT8;
            bound->data[i] =
                str_c(tmp, str_format(tmp, "%lld", (long long)value->integer));
            break;
        case STORE_TEXT:
            bound->types[i] = OID_TEXT;
            bound->data[i] = str_c(tmp, value->text);
            break;
        case STORE_BYTES:
            bound->types[i] = OID_BYTEA;
            bound->data[i] = value->text.data != NULL ? value->text.data : "";
            bound->formats[i] = 1;
            break;
        }
    }
}

/* The name of a statement that the database has read: kept by its text. */
static bool prepare(Arena *tmp, Store *store, Str sql, StoreValues values,
                    const Bound *bound, const char **name, Error *err)
{
    size_t at = map_get(&store->statements, sql);
    *name =
        str_c(tmp, str_format(tmp, "s%zu", at != MAP_NONE ? at : store->prepared_count));
    if (at != MAP_NONE) {
        return true;
    }
    PGresult *result = PQprepare(store->connection, *name, str_c(tmp, sql),
                                 (int)values.count, bound->types);
    bool good = PQresultStatus(result) == PGRES_COMMAND_OK;
    if (good) {
        map_put(&store->statements, str_copy(store->arena, sql), store->prepared_count++);
    } else {
        (void)failed(store, result, err);
    }
    PQclear(result);
    return good;
}

static StoreValue value_at(Arena *tmp, const PGresult *row, int column)
{
    if (PQgetisnull(row, 0, column)) {
        return store_null();
    }
    Str text = {PQgetvalue(row, 0, column), (size_t)PQgetlength(row, 0, column)};
    int64_t number;
    size_t length;
    switch (PQftype(row, column)) {
    case OID_INT8:
    case OID_INT4:
        CHECK(integer_parse(text, &number));
        return store_integer(number);
    case OID_BYTEA: {
        unsigned char *bytes =
            PQunescapeBytea((const unsigned char *)str_c(tmp, text), &length);
        CHECK(bytes != NULL);
        arena_defer(tmp, PQfreemem, bytes);
        return store_bytes((Str){(const char *)bytes, length});
    }
    case OID_TEXT:
    case OID_NAME:
    case OID_VARCHAR:
        return store_text(text);
    default: /* a type that migrations do not use: our own mistake */
        check_failed("the type of a column is known", __FILE__, __LINE__);
    }
}

static bool take_row(const PGresult *row, StoreTake *take, void *context, Error *err)
{
    int columns = PQnfields(row);
    CHECK(columns <= MOST_VALUES);
    StoreValue cells[MOST_VALUES];
    Arena *tmp = arena_new();
    for (int i = 0; i < columns; i++) {
        cells[i] = value_at(tmp, row, i);
    }
    bool good = take(context, cells, (size_t)columns, err);
    arena_free(tmp);
    return good;
}

/* Every result must be fetched, also after a failure, or the connection is of no use. */
static bool take_all(Store *store, StoreTake *take, void *context, Error *err)
{
    bool good = true;
    PGresult *result;
    while ((result = PQgetResult(store->connection)) != NULL) {
        ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_SINGLE_TUPLE) {
            good = good && take_row(result, take, context, err);
        } else if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && good) {
            good = failed(store, result, err);
        }
        PQclear(result);
    }
    return good;
}

static bool each(Store *store, Str sql, StoreValues values, StoreTake *take,
                 void *context, Error *err)
{
    PGconn *db = store->connection;
    if (PQstatus(db) != CONNECTION_OK && !store->is_inside) {
        PQreset(db);
        forget_statements(store);
    }
    Arena *tmp = arena_new();
    Bound *bound = PUSH(tmp, Bound);
    bind(tmp, values, bound);
    const char *name;
    bool good = prepare(tmp, store, sql, values, bound, &name, err);
    if (good) {
        good = PQsendQueryPrepared(db, name, (int)values.count, bound->data,
                                   bound->lengths, bound->formats, 0) == 1 &&
               PQsetSingleRowMode(db) == 1;
        good = good ? take_all(store, take, context, err) : failed(store, NULL, err);
    }
    arena_free(tmp);
    return good;
}

/* References are kept by the database itself, on every write; its checksums by its own
 * tool. What we can ask is that every table can be read to its end. */
static bool integrity(Arena *a, Store *store, StrList *faults, Error *err)
{
    StrList tables;
    if (!store_tables(a, store, &tables, err)) {
        return false;
    }
    *faults = (StrList){PUSH_ARRAY(a, Str, tables.count + 1), 0};
    for (size_t i = 0; i < tables.count; i++) {
        Error why = {0};
        Str sql = str_format(a, "SELECT * FROM \"%.*s\"", STR_ARG(tables.items[i]));
        if (!store_run(store, sql, NO_VALUES, &why)) {
            faults->items[faults->count++] =
                str_format(a, "table %.*s: %s", STR_ARG(tables.items[i]), why.message);
        }
    }
    return true;
}

/* Any number will do, as long as it is ours: "Pact". */
const Backend POSTGRES_BACKEND = {
    .name = S_INIT("PostgreSQL"),
    .substitutions = {{S_INIT("{integer}"), S_INIT("BIGINT")},
                      {S_INIT("{text}"), S_INIT("TEXT")},
                      {S_INIT("{bytes}"), S_INIT("BYTEA")},
                      {S_INIT("{strict}"), S_INIT("")}},
    .begin_reading = S_INIT("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
    .begin_writing = S_INIT("BEGIN; SELECT pg_advisory_xact_lock(1348559732)"),
    .tables = S_INIT("SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND "
                     "c.relnamespace = current_schema()::regnamespace ORDER BY c.oid"),
    .columns = S_INIT("SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = "
                      "a.attrelid WHERE c.relname = $1 AND c.relnamespace = "
                      "current_schema()::regnamespace AND a.attnum > 0 AND NOT "
                      "a.attisdropped ORDER BY a.attnum"),
    .rows_in_order = S_INIT("ctid"),
    .open = open_postgres,
    .close = close_postgres,
    .each = each,
    .script = script,
    .integrity = integrity,
};
