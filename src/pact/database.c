/* SPDX-License-Identifier: EUPL-1.2
 * database.c - records become rows and rows records, by the table of schema.h
 */
#include "pact/database.h"

#include "base/buf.h"
#include "base/file.h"
#include "pact/field_text.h"
#include "pact/kept_files.h"
#include "pact/loader.h"
#include "store/migrate.h"

/* One column of a kind: a field, or one language of it. */
typedef struct Column {
    const Field *field;
    size_t index; /* of the field in its kind */
    Lang lang;
    Str name;
} Column;

typedef struct Columns {
    Column items[LIMIT_CSV_COLUMNS];
    size_t count;
} Columns;

/* register/other-agendas.yaml -> register_other_agendas */
static Str table_of(Arena *a, const Kind *kind)
{
    Str path, ending;
    CHECK(str_cut_last(kind->file, '.', &path, &ending));
    return str_replace(a, str_replace(a, path, S("/"), S("_")), S("-"), S("_"));
}

static Columns *columns_of(Arena *a, const Kind *kind)
{
    Columns *columns = PUSH(a, Columns);
    for (size_t i = 0; i < kind->field_count; i++) {
        const Field *field = &kind->fields[i];
        bool has_languages = field->type == FIELD_WORDS;
        for (Lang lang = LANG_NL; lang < (has_languages ? LANG_COUNT : 1); lang++) {
            if (!field_is_list(field)) {
                Str name = !has_languages ? field->name
                                          : str_format(a, "%.*s_%s", STR_ARG(field->name),
                                                       lang == LANG_NL ? "nl" : "en");
                columns->items[columns->count++] = (Column){field, i, lang, name};
            }
        }
    }
    return columns;
}

static void add_names(Buf *sql, const Columns *columns)
{
    buf_add(sql, S("\"_nr\", \"_line\""));
    for (size_t i = 0; i < columns->count; i++) {
        buf_printf(sql, ", \"%.*s\"", STR_ARG(columns->items[i].name));
    }
}

static Str create_sql(Arena *a, Str table, const Columns *columns)
{
    Buf sql = buf_in(a, 0);
    buf_printf(&sql,
               "CREATE TABLE IF NOT EXISTS \"%.*s\" (\"_nr\" {integer} PRIMARY KEY, "
               "\"_line\" {integer} NOT NULL",
               STR_ARG(table));
    for (size_t i = 0; i < columns->count; i++) {
        buf_printf(&sql, ", \"%.*s\" {text} NOT NULL DEFAULT ''",
                   STR_ARG(columns->items[i].name));
    }
    buf_add(&sql, S(") {strict}"));
    return buf_str(&sql);
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

static bool make_table(Arena *tmp, Store *store, const Kind *kind, Error *err)
{
    Str table = table_of(tmp, kind);
    const Columns *columns = columns_of(tmp, kind);
    StrList there;
    if (!store_define(store, create_sql(tmp, table, columns), err) ||
        !store_columns(tmp, store, table, &there, err)) {
        return false;
    }
    for (size_t i = 0; i < columns->count; i++) {
        Str name = columns->items[i].name;
        Str sql = str_format(
            tmp, "ALTER TABLE \"%.*s\" ADD COLUMN \"%.*s\" {text} NOT NULL DEFAULT ''",
            STR_ARG(table), STR_ARG(name));
        if (!is_listed(&there, name) && !store_define(store, sql, err)) {
            return false;
        }
    }
    return true;
}

bool pact_tables(Store *store, Error *err)
{
    if (!store_begin(store, err)) {
        return false;
    }
    Arena *tmp = arena_new();
    bool good = true;
    for (KindId id = 0; good && id < KIND_COUNT; id++) {
        good = make_table(tmp, store, &PACT_KINDS[id], err);
    }
    arena_free(tmp);
    if (good && store_commit(store, err)) {
        return true;
    }
    store_rollback(store);
    return false;
}

static Str insert_sql(Arena *a, Str table, const Columns *columns)
{
    Buf sql = buf_in(a, 0);
    buf_printf(&sql, "INSERT INTO \"%.*s\" (", STR_ARG(table));
    add_names(&sql, columns);
    buf_add(&sql, S(") VALUES ($1, $2"));
    for (size_t i = 0; i < columns->count; i++) {
        buf_printf(&sql, ", $%zu", i + 3);
    }
    buf_char(&sql, ')');
    return buf_str(&sql);
}

static bool save_lists(Arena *tmp, Store *store, const Kind *kind, size_t index,
                       const void *record, Str table, Error *err)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        if (!field_is_list(&kind->fields[i])) {
            continue;
        }
        StrList list = field_list(tmp, record, &kind->fields[i]);
        for (size_t k = 0; k < list.count; k++) {
            if (!store_run(store,
                           S("INSERT INTO record_list (kind, record, field, item, text) "
                             "VALUES ($1, $2, $3, $4, $5)"),
                           VALUES(store_text(table), store_integer((int64_t)index),
                                  store_text(kind->fields[i].name),
                                  store_integer((int64_t)k), store_text(list.items[k])),
                           err)) {
                return false;
            }
        }
    }
    return true;
}

static bool save_record(Arena *tmp, const Pact *pact, Store *store, const Kind *kind,
                        size_t index, const Columns *columns, Str table, Error *err)
{
    const void *record = kind_record(pact, kind, index);
    StoreValue values[LIMIT_CSV_COLUMNS + 2];
    Place place = {0};
    (void)pact_place(pact, record, &place);
    values[0] = store_integer((int64_t)index);
    values[1] = store_integer(place.line);
    for (size_t i = 0; i < columns->count; i++) {
        const Column *column = &columns->items[i];
        values[i + 2] = store_text(field_text(tmp, record, column->field, column->lang));
    }
    return store_run(store, insert_sql(tmp, table, columns),
                     (StoreValues){values, columns->count + 2}, err) &&
           save_lists(tmp, store, kind, index, record, table, err);
}

bool pact_save_kind(const Pact *pact, Store *store, KindId id, Error *err)
{
    const Kind *kind = &PACT_KINDS[id];
    Arena *a = arena_new();
    Arena *tmp = arena_new();
    Str table = table_of(a, kind);
    const Columns *columns = columns_of(a, kind);
    Str clear = str_format(a, "DELETE FROM \"%.*s\"", STR_ARG(table));
    bool good = store_run(store, clear, NO_VALUES, err) &&
                store_run(store, S("DELETE FROM record_list WHERE kind = $1"),
                          VALUES(store_text(table)), err);
    size_t count = kind_list(pact, kind).count;
    for (size_t i = 0; good && i < count; i++) {
        arena_reset(tmp);
        good = save_record(tmp, pact, store, kind, i, columns, table, err);
    }
    arena_free(tmp);
    arena_free(a);
    return good;
}

bool pact_save_file(Store *store, Str path, Str bytes, Error *err)
{
    return store_run(store,
                     S("INSERT INTO pact_file (path, bytes) VALUES ($1, $2) ON CONFLICT "
                       "(path) DO UPDATE SET bytes = excluded.bytes"),
                     VALUES(store_text(path), store_bytes(bytes)), err);
}

static bool save_all_files(const Pact *pact, Store *store, Error *err)
{
    Arena *a = arena_new();
    Arena *tmp = arena_new();
    StrList names;
    bool good = store_run(store, S("DELETE FROM pact_file"), NO_VALUES, err) &&
                kept_files(a, pact, &names, err);
    for (size_t i = 0; good && i < names.count; i++) {
        Str bytes;
        arena_reset(tmp);
        good = file_read(tmp, path_join(tmp, pact->folder, names.items[i]),
                         LIMIT_PACT_FILE_BYTES, &bytes, err) &&
               pact_save_file(store, names.items[i], bytes, err);
    }
    arena_free(tmp);
    arena_free(a);
    return good;
}

bool pact_dump_files(Arena *a, Store *store, Str out, size_t *files, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, S("SELECT path, bytes FROM pact_file ORDER BY path"),
                    NO_VALUES, &rows, err)) {
        return false;
    }
    for (size_t i = 0; i < rows.count; i++) {
        if (!file_write(path_join(a, out, row_text(&rows, i, 0)), row_bytes(&rows, i, 1),
                        NULL, err)) {
            return false;
        }
    }
    *files += rows.count;
    return true;
}

bool pact_save(const Pact *pact, Store *store, Error *err)
{
    if (!save_all_files(pact, store, err)) {
        return false;
    }
    for (KindId id = 0; id < KIND_COUNT; id++) {
        if (!pact_save_kind(pact, store, id, err)) {
            return false;
        }
    }
    return pact_changed(store, err);
}

bool pact_changed(Store *store, Error *err)
{
    return store_run(
        store,
        S("INSERT INTO counter (name, number) VALUES ('pact', 1) ON CONFLICT "
          "(name) DO UPDATE SET number = counter.number + 1"),
        NO_VALUES, err);
}

bool pact_generation(Store *store, int64_t *generation, Error *err)
{
    return store_number(
        store, S("SELECT COALESCE(MAX(number), 0) FROM counter WHERE name = 'pact'"),
        NO_VALUES, generation, err);
}

/* The lists of one record, in order of field and item; `*at` moves past them. */
static void set_lists(Loader *loader, const Kind *kind, void *record, int64_t number,
                      const StoreRows *items, size_t *at, Seen *seen, Place place)
{
    while (*at < items->count && row_integer(items, *at, 0) == number) {
        Str name = row_text(items, *at, 1);
        const Field *field = kind_field(kind, name);
        StrList texts = {PUSH_ARRAY(loader->tmp, Str, items->count - *at), 0};
        while (*at < items->count && row_integer(items, *at, 0) == number &&
               str_equal(row_text(items, *at, 1), name)) {
            texts.items[texts.count++] = row_text(items, (*at)++, 2);
        }
        if (field != NULL && field_is_list(field)) {
            value_set_list(loader, record, field, texts, place);
            seen->fields[field - kind->fields] = texts.count > 0;
        }
    }
}

/* What is read: everything, or what is public, and besides one edition as if it were. */
typedef struct Reading {
    Store *store;
    bool released;
    Str as_if;
} Reading;

/* Belongs to one edition: it must name it. */
static bool is_of_edition(const Kind *kind)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const Field *field = &kind->fields[i];
        if (field->type == FIELD_REF && field->target == KIND_EDITION &&
            (field->rules & RULE_REQUIRED)) {
            return true;
        }
    }
    return false;
}

/* Of an edition that is not public nothing is read but, when it is scheduled or was
 * withdrawn, its name: what never is in memory cannot be shown by mistake. */
static void add_released(Buf *sql, KindId id, const Kind *kind)
{
    if (id == KIND_EDITION) {
        buf_add(sql, S(" WHERE state <> 'draft' OR id = $1"));
    } else if (is_of_edition(kind)) {
        buf_add(sql, S(" WHERE edition NOT IN (SELECT id FROM monitor_editions WHERE "
                       "state IN ('draft', 'scheduled', 'withdrawn') AND id <> $1)"));
    }
}

static bool read_rows(Loader *loader, const Reading *reading, KindId id,
                      const Columns *columns, StoreRows *rows, StoreRows *items,
                      Error *err)
{
    const Kind *kind = &PACT_KINDS[id];
    Store *store = reading->store;
    Str table = table_of(loader->tmp, kind);
    Buf sql = buf_in(loader->tmp, 0);
    buf_add(&sql, S("SELECT "));
    add_names(&sql, columns);
    buf_printf(&sql, " FROM \"%.*s\"", STR_ARG(table));
    bool has_value = reading->released && (id == KIND_EDITION || is_of_edition(kind));
    if (reading->released) {
        add_released(&sql, id, kind);
    }
    buf_add(&sql, S(" ORDER BY \"_nr\""));
    StoreValues values = has_value ? VALUES(store_text(reading->as_if)) : NO_VALUES;
    return store_rows(loader->tmp, store, buf_str(&sql), values, rows, err) &&
           store_rows(loader->tmp, store,
                      S("SELECT record, field, text FROM record_list WHERE kind = $1 "
                        "ORDER BY record, field, item"),
                      VALUES(store_text(table)), items, err);
}

/* The state of the edition that is shown before its time. */
static Str shown_text(const Reading *reading, KindId id, const StoreRows *rows,
                      size_t row, const Columns *columns, size_t column)
{
    Str text = row_text(rows, row, column + 2);
    if (id != KIND_EDITION || reading->as_if.length == 0 ||
        !str_equal(columns->items[column].field->name, S("state"))) {
        return text;
    }
    for (size_t i = 0; i < columns->count; i++) {
        if (str_equal(columns->items[i].field->name, S("id")) &&
            str_equal(row_text(rows, row, i + 2), reading->as_if)) {
            return S("published");
        }
    }
    return text;
}

/* Rows that are left out leave their lists behind. */
static void skip_lists(const StoreRows *items, size_t *item, int64_t number)
{
    while (*item < items->count && row_integer(items, *item, 0) < number) {
        (*item)++;
    }
}

static bool read_kind(Loader *loader, const Reading *reading, KindId id, Error *err)
{
    const Kind *kind = &PACT_KINDS[id];
    const Columns *columns = columns_of(loader->tmp, kind);
    StoreRows rows, items;
    if (!read_rows(loader, reading, id, columns, &rows, &items, err)) {
        return false;
    }
    records_start(loader, id, rows.count);
    size_t item = 0;
    for (size_t r = 0; r < rows.count; r++) {
        char *record = record_next(loader, id);
        Place place = {kind->file, (int)row_integer(&rows, r, 1)};
        Buf key = buf_in(loader->tmp, 0);
        Seen seen = {0};
        for (size_t i = 0; i < columns->count; i++) {
            const Column *column = &columns->items[i];
            Str text = shown_text(reading, id, &rows, r, columns, i);
            value_set(loader, record, column->field, column->lang, text, place);
            seen.fields[column->index] |= text.length > 0;
            if (column->field->rules & RULE_KEY) {
                buf_printf(&key, "%.*s\x1f", STR_ARG(text));
            }
        }
        skip_lists(&items, &item, row_integer(&rows, r, 0));
        set_lists(loader, kind, record, row_integer(&rows, r, 0), &items, &item, &seen,
                  place);
        record_finish(loader, id, &seen, buf_str(&key), place);
    }
    return true;
}

/* Nor is anything read that was written for the report of such an edition. */
static bool read_report(Loader *loader, const Reading *reading, Error *err)
{
    Str all = S("SELECT path, bytes FROM pact_file WHERE path LIKE 'report/%.md' "
                "ORDER BY path");
    Str public = S("SELECT path, bytes FROM pact_file WHERE path LIKE 'report/%.md' AND "
                   "NOT EXISTS (SELECT 1 FROM monitor_editions WHERE state IN ('draft', "
                   "'scheduled', 'withdrawn') AND id <> $1 AND "
                   "path LIKE 'report/' || id || '/%') ORDER BY path");
    StoreRows rows;
    if (!store_rows(loader->a, reading->store, reading->released ? public : all,
                    reading->released ? VALUES(store_text(reading->as_if)) : NO_VALUES,
                    &rows, err)) {
        return false;
    }
    ReportTexts *texts = &loader->pact->report_texts;
    texts->items = PUSH_ARRAY(loader->a, ReportSource, rows.count + 1);
    texts->capacity = rows.count + 1;
    for (size_t i = 0; i < rows.count; i++) {
        texts->items[texts->count++] =
            (ReportSource){row_text(&rows, i, 0), row_bytes(&rows, i, 1)};
    }
    return true;
}

/* Within a transaction. */
static bool read_database(Loader *loader, void *context, Error *err)
{
    const Reading *reading = context;
    Store *store = reading->store;
    int64_t generation;
    if (!pact_generation(store, &generation, err)) {
        return false;
    }
    if (generation == 0) {
        error_hint(err, S("`pact load FOLDER --db URL` puts a pact into it."));
        return FAIL(err, ERR_NOT_FOUND, "the database holds no pact");
    }
    for (KindId id = 0; id < KIND_COUNT; id++) {
        if (!read_kind(loader, reading, id, err)) {
            return false;
        }
    }
    return read_report(loader, reading, err);
}

bool pact_load_within(Arena *a, Store *store, Pact **pact, FaultList *faults, Error *err)
{
    Reading reading = {.store = store};
    return pact_load_by(a, S(""), read_database, &reading, pact, faults, err);
}

bool pact_load_database(Arena *a, Store *store, Pact **pact, FaultList *faults,
                        Error *err)
{
    if (!store_begin_reading(store, err)) {
        return false;
    }
    bool good = pact_load_within(a, store, pact, faults, err);
    store_rollback(store);
    return good;
}

bool pact_load_released(Arena *a, Store *store, Str as_if, Pact **pact, FaultList *faults,
                        Error *err)
{
    Reading reading = {.store = store, .released = true, .as_if = as_if};
    if (!store_begin_reading(store, err)) {
        return false;
    }
    bool good = pact_load_by(a, S(""), read_database, &reading, pact, faults, err);
    store_rollback(store);
    return good;
}
