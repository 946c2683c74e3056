/* SPDX-License-Identifier: EUPL-1.2
 * sheet_fuzz.c - any bytes as the sheet of a workbook, and as a whole workbook:
 * reading never crashes, and what is read has a place within the sheet
 */
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "formats/sheet_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool begin(void *self, const Dataset *dataset, Error *err)
{
    (void)err;
    *(size_t *)self = dataset->column_count;
    CHECK(dataset->column_count > 0);
    return true;
}

static bool row(void *self, const DatasetRow *row, Error *err)
{
    (void)err;
    size_t columns = *(size_t *)self;
    CHECK(row->place.line > 0 && row->place.line <= LIMIT_SHEET_ROWS);
    for (size_t i = 0; i < columns; i++) {
        CHECK(row->field_columns[i] <= LIMIT_SHEET_COLUMNS);
        CHECK(i == 0 || row->field_columns[i] > row->field_columns[i - 1]);
    }
    return true;
}

static void read_all(Arena *a, Str bytes)
{
    size_t columns = 0;
    DatasetSink sink = {&columns, begin, row};
    SheetSettings settings = {0};
    (void)!sheet_file_read(a, input_at_of_text(&bytes), &settings, &sink, NULL);
}

static Str packed(Arena *a, const Str *members, size_t count)
{
    ZipWriter *w = zip_writer(a);
    for (size_t i = 0; i < count; i++) {
        zip_writer_store(w, members[2 * i], members[2 * i + 1]);
    }
    Str bytes;
    CHECK(zip_writer_finish(w, &bytes, NULL));
    return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Str bytes = {(const char *)data, size};
    const Str xlsx[] = {
        S("[Content_Types].xml"),
        S("<Types/>"),
        S("_rels/.rels"),
        S("<R><Relationship Id='1' Type='/officeDocument' Target='w.xml'/></R>"),
        S("w.xml"),
        S("<workbook><sheet name='x' id='1'/></workbook>"),
        S("_rels/w.xml.rels"),
        S("<R><Relationship Id='1' Type='/worksheet' Target='s.xml'/>"
          "<Relationship Id='2' Type='/sharedStrings' Target='s.xml'/>"
          "<Relationship Id='3' Type='/styles' Target='s.xml'/></R>"),
        S("s.xml"),
        bytes,
    };
    const Str ods[] = {S("content.xml"), bytes};
    read_all(a, packed(a, xlsx, 5));
    read_all(a, packed(a, ods, 1));
    read_all(a, bytes);
    arena_free(a);
    return 0;
}
