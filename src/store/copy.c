/* SPDX-License-Identifier: EUPL-1.2
 * copy.c - row by row, table by table
 */
#include "store/copy.h"

#include "base/buf.h"
#include "store/backend.h"

typedef struct Copying {
    Arena *a;
    Store *from;
    Store *to;
    Str insert;
    CopyCount count;
} Copying;

static bool take(void *context, const StoreValue *cells, size_t count, Error *err)
{
    Copying *copying = context;
    copying->count.rows++;
    return store_run(copying->to, copying->insert, (StoreValues){cells, count}, err);
}

static Str column_list(Arena *a, const StrList *columns)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < columns->count; i++) {
        buf_printf(&buf, "%s\"%.*s\"", i > 0 ? ", " : "", STR_ARG(columns->items[i]));
    }
    return buf_str(&buf);
}

static Str insert_into(Arena *a, Str table, const StrList *columns)
{
    Buf buf = buf_in(a, 0);
    buf_printf(&buf, "INSERT INTO \"%.*s\" (%.*s) VALUES (", STR_ARG(table),
               STR_ARG(column_list(a, columns)));
    for (size_t i = 0; i < columns->count; i++) {
        buf_printf(&buf, "%s$%zu", i > 0 ? ", " : "", i + 1);
    }
    buf_char(&buf, ')');
    return buf_str(&buf);
}

static bool is_listed(const StrList *names, Str name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (str_equal(names->items[i], name)) {
            return true;
        }
    }
    return false;
}

/* A column that the other side lacks would be lost without a word. */
static bool fits(const StrList *from, const StrList *to, Str what, Error *err)
{
    for (size_t i = 0; i < from->count; i++) {
        if (!is_listed(to, from->items[i])) {
            error_hint(err, S("Use the program that made the backup, or a newer one."));
            return FAIL(err, ERR_CONFLICT, "%.*s has no place for \"%.*s\"",
                        STR_ARG(what), STR_ARG(from->items[i]));
        }
    }
    return true;
}

static bool copy_table(Copying *copying, Str table, Error *err)
{
    Arena *a = copying->a;
    StrList columns, places;
    if (!store_columns(a, copying->from, table, &columns, err) ||
        !store_columns(a, copying->to, table, &places, err) ||
        !fits(&columns, &places, table, err)) {
        return false;
    }
    Str clear = str_format(a, "DELETE FROM \"%.*s\"", STR_ARG(table));
    Str select = str_format(a, "SELECT %.*s FROM \"%.*s\" ORDER BY %.*s",
                            STR_ARG(column_list(a, &columns)), STR_ARG(table),
                            STR_ARG(copying->from->backend->rows_in_order));
    copying->insert = insert_into(a, table, &columns);
    copying->count.tables++;
    return store_run(copying->to, clear, NO_VALUES, err) &&
           store_each(copying->from, select, NO_VALUES, take, copying, err);
}

static bool copy_all(Copying *copying, Error *err)
{
    StrList from, to;
    if (!store_tables(copying->a, copying->from, &from, err) ||
        !store_tables(copying->a, copying->to, &to, err) ||
        !fits(&from, &to, S("the database that is written"), err)) {
        return false;
    }
    for (size_t i = 0; i < to.count; i++) {
        if (is_listed(&from, to.items[i]) && !copy_table(copying, to.items[i], err)) {
            return false;
        }
    }
    return true;
}

bool store_copy(Store *from, Store *to, CopyCount *count, Error *err)
{
    Copying copying = {.a = arena_new(), .from = from, .to = to};
    bool good = store_begin_reading(from, err) && store_begin(to, err) &&
                copy_all(&copying, err) && store_commit(to, err);
    store_rollback(from);
    store_rollback(to);
    arena_free(copying.a);
    if (good) {
        *count = copying.count;
    }
    return good;
}
