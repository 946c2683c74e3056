/* SPDX-License-Identifier: EUPL-1.2
 * figures_put.c - rows of CSV into the figures of a draft
 */
#include "pact/figures_put.h"

#include "base/limits.h"
#include "formats/csv.h"
#include "pact/schema.h"

#define TYPED S("figures")

/* What a row replaces is found by these; the edition is that of the draft. */
static const Str PLACE[] = {S_INIT("series"), S_INIT("cell"), S_INIT("region"),
                            S_INIT("period"), S_INIT("source")};
enum { PLACES_COUNT = sizeof PLACE / sizeof PLACE[0] };

static bool is_column(Str name)
{
    const Kind *kind = &PACT_KINDS[KIND_FIGURE];
    for (size_t i = 0; i < kind->field_count; i++) {
        Str field = kind->fields[i].name;
        bool has_languages = kind->fields[i].type == FIELD_WORDS;
        bool is_words = has_languages && name.length == field.length + 3 &&
                        str_starts(name, field) &&
                        (str_ends(name, S("_nl")) || str_ends(name, S("_en")));
        if (is_words || (!has_languages && str_equal(name, field))) {
            return true;
        }
    }
    return false;
}

static void check_names(const CsvTable *table, FaultList *faults)
{
    for (size_t i = 0; i < table->names.count; i++) {
        Str name = table->names.fields[i].text;
        if (!is_column(name)) {
            fault_add(faults, SEVERITY_FAULT, TYPED, 1, name,
                      S("Columns are those of monitor/figures.csv."),
                      "figures have no column \"%.*s\"", STR_ARG(str_slice(name, 0, 60)));
        }
    }
    if (table->count == 0) {
        fault_add(faults, SEVERITY_FAULT, TYPED, 1, S(""),
                  S("The first row names the columns, each next row is one figure."),
                  "there is no figure");
    }
}

static Str at(const CsvTable *table, size_t row, Str name)
{
    size_t column = csv_column(table, name);
    return column == CSV_NONE ? S("") : table->rows[row].fields[column].text;
}

static void check_edition(const CsvTable *table, Str edition, FaultList *faults)
{
    for (size_t i = 0; i < table->count; i++) {
        Str named = at(table, i, S("edition"));
        if (named.length > 0 && !str_equal(named, edition)) {
            fault_add(faults, SEVERITY_FAULT, TYPED, table->rows[i].fields[0].place.line,
                      S("edition"), S("Leave this column out."),
                      "this is a figure of edition \"%.*s\"",
                      STR_ARG(str_slice(named, 0, 60)));
        }
    }
}

static bool replace(Store *store, const CsvTable *table, size_t row, Str edition,
                    size_t *replaced, Error *err)
{
    static const Str COUNT =
        S_INIT("SELECT count(*) FROM monitor_figures WHERE series = $1 AND cell = $2 AND "
               "region = $3 AND period = $4 AND source = $5 AND edition = $6");
    static const Str DELETE =
        S_INIT("DELETE FROM monitor_figures WHERE series = $1 AND cell = $2 AND region = "
               "$3 AND period = $4 AND source = $5 AND edition = $6");
    StoreValue values[PLACES_COUNT + 1];
    int64_t count;
    for (size_t i = 0; i < PLACES_COUNT; i++) {
        values[i] = store_text(at(table, row, PLACE[i]));
    }
    values[PLACES_COUNT] = store_text(edition);
    StoreValues all = {values, PLACES_COUNT + 1};
    if (!store_number(store, COUNT, all, &count, err)) {
        return false;
    }
    *replaced += (size_t)count;
    return store_run(store, DELETE, all, err);
}

/* Of the columns that were named; the others are empty. */
static Str insert_sql(Arena *tmp, const CsvTable *table)
{
    Buf names = buf_in(tmp, 0);
    Buf values = buf_in(tmp, 0);
    size_t next = 4;
    for (size_t i = 0; i < table->names.count; i++) {
        Str name = table->names.fields[i].text;
        if (!str_equal(name, S("edition"))) {
            buf_printf(&names, ", \"%.*s\"", STR_ARG(name));
            buf_printf(&values, ", $%zu", next++);
        }
    }
    return str_format(tmp,
                      "INSERT INTO monitor_figures (\"_nr\", \"_line\", edition%.*s) "
                      "VALUES ($1, $2, $3%.*s)",
                      STR_ARG(buf_str(&names)), STR_ARG(buf_str(&values)));
}

static bool insert(Store *store, const CsvTable *table, size_t row, Str sql, int64_t nr,
                   Str edition, Error *err)
{
    StoreValue values[LIMIT_CSV_COLUMNS + 3];
    const CsvRow *fields = &table->rows[row];
    size_t count = 3;
    values[0] = store_integer(nr);
    values[1] = store_integer(fields->fields[0].place.line);
    values[2] = store_text(edition);
    for (size_t i = 0; i < fields->count; i++) {
        if (!str_equal(table->names.fields[i].text, S("edition"))) {
            values[count++] = store_text(fields->fields[i].text);
        }
    }
    return store_run(store, sql, (StoreValues){values, count}, err);
}

static bool put_rows(Arena *tmp, Store *store, const CsvTable *table, Str edition,
                     FiguresPut *result, Error *err)
{
    int64_t nr;
    Str sql = insert_sql(tmp, table);
    for (size_t i = 0; i < table->count; i++) {
        if (!replace(store, table, i, edition, &result->replaced, err)) {
            return false;
        }
    }
    if (!store_number(store,
                      S("SELECT COALESCE(MAX(\"_nr\"), -1) + 1 FROM monitor_figures"),
                      NO_VALUES, &nr, err)) {
        return false;
    }
    for (size_t i = 0; i < table->count; i++) {
        if (!insert(store, table, i, sql, nr + (int64_t)i, edition, err)) {
            return false;
        }
    }
    result->rows = table->count;
    return true;
}

static bool no_faults(const FaultList *faults, Error *err)
{
    return faults->fault_count == 0 ||
           FAIL(err, ERR_INVALID, "the figures have %zu fault%s", faults->fault_count,
                faults->fault_count == 1 ? "" : "s");
}

bool figures_put(Arena *a, Store *store, Str edition, Str csv, FiguresPut *result,
                 FaultList *faults, Error *err)
{
    Pact *pact;
    TextFaults unread = text_faults(a);
    FiguresPut done = {0};
    CsvTable table = csv_read(a, csv, &unread);
    *faults = fault_list(a);
    for (size_t i = 0; i < unread.count; i++) {
        fault_add(faults, SEVERITY_FAULT, TYPED, unread.items[i].place.line, S(""), S(""),
                  "%.*s", STR_ARG(unread.items[i].message));
    }
    check_names(&table, faults);
    check_edition(&table, edition, faults);
    if (!no_faults(faults, err) || !put_rows(a, store, &table, edition, &done, err) ||
        !pact_load_within(a, store, &pact, faults, err)) {
        return false;
    }
    *result = done;
    return true;
}
