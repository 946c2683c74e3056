/* SPDX-License-Identifier: EUPL-1.2
 * release_digest.c - an edition in 32 bytes
 */
#include "keep/release_digest.h"

#include <stdlib.h>

#include "base/buf.h"
#include "secrets/secrets.h"

static const struct {
    Str table;
    Str sql; /* its rows of one edition */
} TABLES[] = {
    {S_INIT("monitor_editions"), S_INIT("SELECT * FROM monitor_editions WHERE id = $1")},
    {S_INIT("monitor_figures"),
     S_INIT("SELECT * FROM monitor_figures WHERE edition = $1")},
    {S_INIT("monitor_in_force"),
     S_INIT("SELECT * FROM monitor_in_force WHERE edition = $1")},
    {S_INIT("monitor_statements"),
     S_INIT("SELECT * FROM monitor_statements WHERE edition = $1")},
    {S_INIT("monitor_checks"), S_INIT("SELECT * FROM monitor_checks WHERE edition = $1")},
};

/* Where a record stood, and what becomes of an edition, is not what it says. */
static bool counts(Str table, Str column)
{
    bool is_edition = str_equal(table, S("monitor_editions"));
    bool is_way = str_equal(column, S("state")) || str_equal(column, S("released_at")) ||
                  str_equal(column, S("recorded_at"));
    return !str_starts(column, S("_")) && !(is_edition && is_way);
}

static int by_name(const void *one, const void *other)
{
    const Str *a = one;
    const Str *b = other;
    return str_compare(*a, *b);
}

/* A row as text: its fields by name, each with its length. */
static Str row_line(Arena *a, Str table, const StrList *names, const StoreRows *rows,
                    size_t row)
{
    Str *parts = PUSH_ARRAY(a, Str, names->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < names->count && i < rows->columns; i++) {
        const StoreValue *value = &rows->cells[row * rows->columns + i];
        if (value->type == STORE_TEXT && value->text.length > 0 &&
            counts(table, names->items[i])) {
            parts[count++] = str_format(a, "%.*s %zu:%.*s", STR_ARG(names->items[i]),
                                        value->text.length, STR_ARG(value->text));
        }
    }
    qsort(parts, count, sizeof *parts, by_name);
    return str_join(a, parts, count, S("\n"));
}

static bool add_table(Arena *tmp, Store *store, Str table, Str sql, Str edition, Buf *all,
                      Error *err)
{
    StrList names;
    StoreRows rows;
    if (!store_columns(tmp, store, table, &names, err) ||
        !store_rows(tmp, store, sql, VALUES(store_text(edition)), &rows, err)) {
        return false;
    }
    Str *lines = PUSH_ARRAY(tmp, Str, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++) {
        lines[i] = row_line(tmp, table, &names, &rows, i);
    }
    qsort(lines, rows.count, sizeof *lines, by_name);
    buf_printf(all, "%.*s %zu\n", STR_ARG(table), rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        buf_printf(all, "%zu:", lines[i].length);
        buf_add(all, lines[i]);
    }
    return true;
}

bool release_digest(Arena *a, Store *store, Str edition, Str *digest, Error *err)
{
    Arena *tmp = arena_new();
    Buf all = buf_in(tmp, 0);
    bool good = true;
    for (size_t i = 0; good && i < sizeof TABLES / sizeof TABLES[0]; i++) {
        good = add_table(tmp, store, TABLES[i].table, TABLES[i].sql, edition, &all, err);
    }
    if (good) {
        *digest = str_copy(a, secret_digest(tmp, buf_str(&all)));
    }
    arena_free(tmp);
    return good;
}
