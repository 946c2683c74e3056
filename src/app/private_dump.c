/* SPDX-License-Identifier: EUPL-1.2
 * private_dump.c - tables of the register, written as CSV
 */
#include "app/private_dump.h"

#include "base/file.h"
#include "formats/csv.h"

static const struct {
    Str file;
    Str names;
    Str sql;
} TABLES[] = {
    {S_INIT("private/reports.csv"), S_INIT("id,action,party,round,state,step"),
     S_INIT("SELECT id, action, party, round, state, step FROM report ORDER BY id")},
    {S_INIT("private/report-steps.csv"),
     S_INIT("report,step,at,person,on_behalf,deed,note,status,until,done,reached,wanted,"
            "obstacles,evidence"),
     S_INIT(
         "SELECT report, step, at, person, on_behalf, deed, note, status, until, done, "
         "reached, wanted, obstacles, evidence FROM report_step ORDER BY report, "
         "step")},
    {S_INIT("private/releases.csv"), S_INIT("edition,state,step,due_at"),
     S_INIT("SELECT edition, state, step, due_at FROM release ORDER BY edition")},
    {S_INIT("private/release-steps.csv"), S_INIT("edition,step,at,person,deed,note"),
     S_INIT("SELECT edition, step, at, person, deed, note FROM release_step ORDER BY "
            "edition, step")},
};

static bool write_table(Arena *tmp, Store *store, size_t i, Str out, Error *err)
{
    StoreRows rows;
    if (!store_rows(tmp, store, TABLES[i].sql, NO_VALUES, &rows, err)) {
        return false;
    }
    Buf csv = buf_in(tmp, 0);
    buf_printf(&csv, "%.*s\n", STR_ARG(TABLES[i].names));
    Str *fields = PUSH_ARRAY(tmp, Str, rows.columns + 1);
    for (size_t r = 0; r < rows.count; r++) {
        for (size_t c = 0; c < rows.columns; c++) {
            const StoreValue *value = &rows.cells[r * rows.columns + c];
            fields[c] = value->type == STORE_INTEGER
                            ? str_format(tmp, "%lld", (long long)value->integer)
                            : value->text;
        }
        csv_row(&csv, fields, rows.columns);
    }
    return file_write(path_join(tmp, out, TABLES[i].file), buf_str(&csv), NULL, err);
}

bool private_dump(Arena *a, Store *store, Str out, size_t *files, Error *err)
{
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0]; i++) {
        if (!write_table(a, store, i, out, err)) {
            return false;
        }
        (*files)++;
    }
    return true;
}
