/* SPDX-License-Identifier: EUPL-1.2
 * migrate.c - applies what was not applied yet
 */
#include "store/migrate.h"

#include "base/number.h"
#include "migrations.h"
#include "store/backend.h"

static const Str LEDGER =
    S_INIT("CREATE TABLE IF NOT EXISTS migration (number {integer} PRIMARY KEY, "
           "name {text} NOT NULL, checksum {text} NOT NULL, applied_at {integer} NOT NULL"
           ") {strict}");

/* 0001_people.sql -> 1 */
static int64_t number_of(const Migration *migration)
{
    int64_t number;
    CHECK(integer_parse(str_slice(migration->name, 0, 4), &number));
    return number;
}

int64_t store_newest(void)
{
    return number_of(&MIGRATIONS[MIGRATION_COUNT - 1]);
}

bool store_define(Store *store, Str text, Error *err)
{
    Arena *tmp = arena_new();
    for (size_t i = 0; i < SUBSTITUTIONS; i++) {
        const Substitution *word = &store->backend->substitutions[i];
        text = str_replace(tmp, text, word->written, word->read);
    }
    bool good = store->backend->script(store, text, err);
    arena_free(tmp);
    return good;
}

static bool has_ledger(Arena *tmp, Store *store, bool *has, Error *err)
{
    StrList tables;
    if (!store_tables(tmp, store, &tables, err)) {
        return false;
    }
    *has = false;
    for (size_t i = 0; i < tables.count; i++) {
        *has = *has || str_equal(tables.items[i], S("migration"));
    }
    return true;
}

static bool is_as_written(Str name, Str checksum, Error *err)
{
    for (size_t i = 0; i < MIGRATION_COUNT; i++) {
        if (str_equal(MIGRATIONS[i].name, name)) {
            if (str_equal(MIGRATIONS[i].hash, checksum)) {
                return true;
            }
            error_hint(err, S("Use the program that made this database, or put the "
                              "migration back as it was."));
            return FAIL(err, ERR_INVALID,
                        "migration %.*s was altered after it was applied", STR_ARG(name));
        }
    }
    error_hint(err, S("Use the newer program, or restore a backup that this one made."));
    return FAIL(err, ERR_CONFLICT, "a newer program has changed the database: %.*s",
                STR_ARG(name));
}

/* The last number that was applied, all of them checked. */
static bool read_ledger(Arena *tmp, Store *store, int64_t *last, Error *err)
{
    bool has;
    StoreRows rows;
    *last = 0;
    if (!has_ledger(tmp, store, &has, err)) {
        return false;
    }
    if (!has) {
        return true;
    }
    if (!store_rows(tmp, store,
                    S("SELECT number, name, checksum FROM migration ORDER BY number"),
                    NO_VALUES, &rows, err)) {
        return false;
    }
    for (size_t i = 0; i < rows.count; i++) {
        if (!is_as_written(row_text(&rows, i, 1), row_text(&rows, i, 2), err)) {
            return false;
        }
        *last = row_integer(&rows, i, 0);
    }
    return true;
}

static bool apply(Store *store, const Migration *migration, Moment now, Error *err)
{
    Str text = {(const char *)migration->bytes, migration->size};
    return store_define(store, text, err) &&
           store_run(store,
                     S("INSERT INTO migration (number, name, checksum, applied_at) "
                       "VALUES ($1, $2, $3, $4)"),
                     VALUES(store_integer(number_of(migration)),
                            store_text(migration->name), store_text(migration->hash),
                            store_integer(now.seconds)),
                     err);
}

/* The next one that is due; its own transaction, in which the ledger is read anew:
 * another process may be doing the same. */
static bool apply_next(Arena *tmp, Store *store, int64_t until, Moment now, bool *is_done,
                       Error *err)
{
    int64_t last;
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = store_define(store, LEDGER, err) && read_ledger(tmp, store, &last, err);
    *is_done = true;
    for (size_t i = 0; good && *is_done && i < MIGRATION_COUNT; i++) {
        int64_t number = number_of(&MIGRATIONS[i]);
        if (number > last && (until == 0 || number <= until)) {
            *is_done = false;
            good = apply(store, &MIGRATIONS[i], now, err);
        }
    }
    if (!good || !store_commit(store, err)) {
        store_rollback(store);
        return false;
    }
    return true;
}

bool store_migrate(Store *store, int64_t until, Moment now, size_t *applied, Error *err)
{
    Arena *tmp = arena_new();
    bool is_done = false;
    bool good = true;
    size_t count = 0;
    while (good && !is_done) {
        good = apply_next(tmp, store, until, now, &is_done, err);
        count += good && !is_done;
    }
    arena_free(tmp);
    if (good) {
        *applied = count;
    }
    return good;
}

bool store_version(Store *store, int64_t *version, Error *err)
{
    Arena *tmp = arena_new();
    bool good = read_ledger(tmp, store, version, err);
    arena_free(tmp);
    return good;
}

bool store_is_current(Store *store, Error *err)
{
    int64_t version;
    if (!store_version(store, &version, err)) {
        return false;
    }
    if (version == 0) {
        error_hint(err, S("`pact load FOLDER --db URL` puts a pact into it."));
        return FAIL(err, ERR_NOT_FOUND, "the database holds no pact");
    }
    if (version < store_newest()) {
        error_hint(err,
                   S("Make a backup with the program you had, then run `pact migrate "
                     "--db URL`."));
        return FAIL(err, ERR_CONFLICT,
                    "the database is of an older program (version %lld of %lld)",
                    (long long)version, (long long)store_newest());
    }
    return true;
}
