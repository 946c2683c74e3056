/* SPDX-License-Identifier: EUPL-1.2
 * store.c - what is the same for both databases
 */
#include "store/backend.h"

StoreValue store_null(void)
{
    return (StoreValue){.type = STORE_NULL};
}

StoreValue store_integer(int64_t number)
{
    return (StoreValue){.type = STORE_INTEGER, .integer = number};
}

StoreValue store_text(Str text)
{
    return (StoreValue){.type = STORE_TEXT, .text = text};
}

StoreValue store_bytes(Str bytes)
{
    return (StoreValue){.type = STORE_BYTES, .text = bytes};
}

static bool is_postgres(Str address)
{
    return str_starts(address, S("postgresql://")) ||
           str_starts(address, S("postgres://"));
}

bool store_open(Arena *a, Str address, StoreMode mode, Store **store, Error *err)
{
    Store *result = PUSH(a, Store);
    result->arena = arena_new();
    result->backend = is_postgres(address) ? &POSTGRES_BACKEND : &SQLITE_BACKEND;
    result->statements = map_in(result->arena, 64);
    if (!result->backend->open(result, address, mode, err)) {
        arena_free(result->arena);
        return false;
    }
    *store = result;
    return true;
}

void store_close(Store *store)
{
    if (store != NULL && store->connection != NULL) {
        store_rollback(store);
        store->backend->close(store);
        store->connection = NULL;
        arena_free(store->arena);
    }
}

Str store_kind(const Store *store)
{
    return store->backend->name;
}

/* postgresql://user:secret@host/name -> postgresql://user@host/name */
Str store_shown(Arena *a, Str address)
{
    Str scheme, rest, who, where, user, secret;
    if (!is_postgres(address) || !str_cut(address, ':', &scheme, &rest) ||
        !str_cut_last(rest, '@', &who, &where)) {
        return address;
    }
    (void)str_cut(str_slice(who, 2, who.length), ':', &user, &secret);
    return str_format(a, "%.*s://%.*s@%.*s", STR_ARG(scheme), STR_ARG(user),
                      STR_ARG(where));
}

bool store_each(Store *store, Str sql, StoreValues values, StoreTake *take, void *context,
                Error *err)
{
    return store->backend->each(store, sql, values, take, context, err);
}

static bool take_nothing(void *context, const StoreValue *cells, size_t count, Error *err)
{
    (void)context;
    (void)cells;
    (void)count;
    (void)err;
    return true;
}

bool store_run(Store *store, Str sql, StoreValues values, Error *err)
{
    return store_each(store, sql, values, take_nothing, NULL, err);
}

typedef struct Collected {
    Arena *a;
    StoreValue *cells;
    size_t used;
    size_t capacity;
    size_t rows;
    size_t columns;
} Collected;

static bool collect(void *context, const StoreValue *cells, size_t count, Error *err)
{
    (void)err;
    Collected *all = context;
    all->columns = count;
    all->rows++;
    for (size_t i = 0; i < count; i++) {
        if (all->used == all->capacity) {
            all->cells = arena_grow(all->a, all->cells, all->used, &all->capacity,
                                    sizeof all->cells[0]);
        }
        StoreValue *kept = &all->cells[all->used++];
        *kept = cells[i];
        kept->text = str_copy(all->a, cells[i].text);
    }
    return true;
}

bool store_rows(Arena *a, Store *store, Str sql, StoreValues values, StoreRows *rows,
                Error *err)
{
    Collected all = {.a = a};
    if (!store_each(store, sql, values, collect, &all, err)) {
        return false;
    }
    *rows = (StoreRows){all.cells, all.rows, all.columns};
    return true;
}

static const StoreValue *cell_at(const StoreRows *rows, size_t row, size_t column)
{
    CHECK(row < rows->count && column < rows->columns);
    return &rows->cells[row * rows->columns + column];
}

int64_t row_integer(const StoreRows *rows, size_t row, size_t column)
{
    const StoreValue *cell = cell_at(rows, row, column);
    CHECK(cell->type == STORE_INTEGER || cell->type == STORE_NULL);
    return cell->integer;
}

Str row_text(const StoreRows *rows, size_t row, size_t column)
{
    const StoreValue *cell = cell_at(rows, row, column);
    CHECK(cell->type == STORE_TEXT || cell->type == STORE_NULL);
    return cell->text;
}

Str row_bytes(const StoreRows *rows, size_t row, size_t column)
{
    const StoreValue *cell = cell_at(rows, row, column);
    CHECK(cell->type == STORE_BYTES || cell->type == STORE_NULL);
    return cell->text;
}

bool row_is_null(const StoreRows *rows, size_t row, size_t column)
{
    return cell_at(rows, row, column)->type == STORE_NULL;
}

typedef struct First {
    bool is_there;
    int64_t number;
} First;

static bool take_first(void *context, const StoreValue *cells, size_t count, Error *err)
{
    (void)err;
    First *first = context;
    if (!first->is_there) {
        CHECK(count > 0 &&
              (cells[0].type == STORE_INTEGER || cells[0].type == STORE_NULL));
        *first = (First){true, cells[0].integer};
    }
    return true;
}

bool store_number(Store *store, Str sql, StoreValues values, int64_t *number, Error *err)
{
    First first = {0};
    if (!store_each(store, sql, values, take_first, &first, err)) {
        return false;
    }
    if (!first.is_there) {
        return FAIL(err, ERR_NOT_FOUND, "it is not in the register");
    }
    *number = first.number;
    return true;
}

static bool begin(Store *store, Str script, Error *err)
{
    CHECK(!store->is_inside);
    if (!store->backend->script(store, script, err)) {
        Error none = {0};
        if (!store->backend->script(store, S("ROLLBACK"), &none)) {
            return false; /* it had not begun, or the connection is gone: as well */
        }
        return false;
    }
    store->is_inside = true;
    return true;
}

bool store_begin_reading(Store *store, Error *err)
{
    return begin(store, store->backend->begin_reading, err);
}

bool store_begin(Store *store, Error *err)
{
    return begin(store, store->backend->begin_writing, err);
}

bool store_commit(Store *store, Error *err)
{
    CHECK(store->is_inside);
    if (!store->backend->script(store, S("COMMIT"), err)) {
        store_rollback(store);
        return false;
    }
    store->is_inside = false;
    return true;
}

void store_rollback(Store *store)
{
    if (store->is_inside) {
        Error none = {0};
        store->is_inside = false;
        if (!store->backend->script(store, S("ROLLBACK"), &none)) {
            return; /* the database undoes it when it sees that we are gone */
        }
    }
}

static bool names_of(Arena *a, Store *store, Str sql, StoreValues values, StrList *names,
                     Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, sql, values, &rows, err)) {
        return false;
    }
    *names = (StrList){PUSH_ARRAY(a, Str, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        names->items[i] = row_text(&rows, i, 0);
    }
    return true;
}

bool store_tables(Arena *a, Store *store, StrList *names, Error *err)
{
    return names_of(a, store, store->backend->tables, NO_VALUES, names, err);
}

bool store_columns(Arena *a, Store *store, Str table, StrList *names, Error *err)
{
    return names_of(a, store, store->backend->columns, VALUES(store_text(table)), names,
                    err);
}

bool store_integrity(Arena *a, Store *store, StrList *faults, Error *err)
{
    return store->backend->integrity(a, store, faults, err);
}
