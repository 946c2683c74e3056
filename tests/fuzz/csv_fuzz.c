/* SPDX-License-Identifier: EUPL-1.2
 * csv_fuzz.c - any bytes: reading never crashes; a table without faults, written and read
 * again, is the same table
 */
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "formats/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_row(Arena *a, Buf *buf, CsvRow row)
{
    Str *fields = PUSH_ARRAY(a, Str, row.count);
    for (size_t i = 0; i < row.count; i++) {
        fields[i] = row.fields[i].text;
    }
    csv_row(buf, fields, row.count);
}

static void check_same(CsvRow a, CsvRow b)
{
    CHECK(a.count == b.count);
    for (size_t i = 0; i < a.count; i++) {
        CHECK(str_equal(a.fields[i].text, b.fields[i].text));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    TextFaults faults = text_faults(a);
    CsvTable table = csv_read(a, (Str){(const char *)data, size}, &faults);
    if (faults.total == 0 && table.names.count > 0) {
        Buf buf = buf_in(a, 0);
        write_row(a, &buf, table.names);
        for (size_t i = 0; i < table.count; i++) {
            write_row(a, &buf, table.rows[i]);
        }
        CsvTable again = csv_read(a, buf_str(&buf), &faults);
        CHECK(faults.total == 0 && again.count == table.count);
        check_same(again.names, table.names);
        for (size_t i = 0; i < table.count; i++) {
            check_same(again.rows[i], table.rows[i]);
        }
    }
    arena_free(a);
    return 0;
}
