/* SPDX-License-Identifier: EUPL-1.2
 * pact_source_packed_test.c - facts about source files that hold others
 */
#include "small_sheet_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "base/file.h"
#include "pact/source_file.h"

#define CSV "soort;aantal\nhbo;310\nwo;<5\n"

/* Reads bytes as a file of its own; their table has two rows, or an error is told. */
static bool read_as_file(Arena *a, Str bytes, Str part, DatasetTable *table, Error *err)
{
    char path[] = "/tmp/pact-packed-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0 && write(file, bytes.data, bytes.length) == (long)bytes.length);
    (void)close(file);
    *table = dataset_table(a, 100);
    DatasetSink sink = dataset_table_sink(table);
    SourceAsk ask = {.path = str_of(path), .part = part};
    bool is_good = source_read(a, &ask, &sink, err);
    (void)unlink(path);
    return is_good;
}

static void expect_rows(const DatasetTable *table)
{
    assert_int_equal(table->count, 2);
    expect_text(table->dataset.columns[1].name, "aantal");
    expect_text(table->rows[0].fields[1], "310");
    expect_text(table->rows[1].fields[1], "<5");
    assert_int_equal(table->rows[1].place.line, 3);
}

static void a_spreadsheet_is_a_source(void **state)
{
    Arena *a = *state;
    Str bytes =
        ods_of(a, "<table:table table:name='x'><table:table-row>"
                  "<table:table-cell><text:p>soort</text:p></table:table-cell>"
                  "<table:table-cell><text:p>aantal</text:p></table:table-cell>"
                  "</table:table-row><table:table-row>"
                  "<table:table-cell><text:p>hbo</text:p></table:table-cell>"
                  "<table:table-cell office:value-type='float' office:value='310'>"
                  "<text:p>310</text:p></table:table-cell>"
                  "</table:table-row><table:table-row>"
                  "<table:table-cell><text:p>wo</text:p></table:table-cell>"
                  "<table:table-cell><text:p>&lt;5</text:p></table:table-cell>"
                  "</table:table-row></table:table>");
    DatasetTable table;
    Error err = {0};
    assert_true(read_as_file(a, bytes, S(""), &table, &err));
    expect_rows(&table);
    assert_false(read_as_file(a, bytes, S("y"), &table, &err));
    assert_non_null(strstr(err.message, "\"y\""));
}

static void one_file_in_a_zip_needs_no_name(void **state)
{
    Arena *a = *state;
    const Str members[] = {S("rows.csv"), S(CSV), S("other.csv"), S("a;b\n1;2\n")};
    DatasetTable table;
    Error err = {0};
    assert_true(read_as_file(a, zip_of(a, members, 1), S(""), &table, &err));
    expect_rows(&table);
    assert_true(read_as_file(a, zip_of(a, members, 2), S("rows.csv"), &table, &err));
    expect_rows(&table);
    assert_false(read_as_file(a, zip_of(a, members, 2), S(""), &table, &err));
    assert_non_null(strstr(err.message, "2 files"));
}

static void the_zip_of_cbs_is_one_table(void **state)
{
    Arena *a = *state;
    const Str members[] = {
        S("82045NED/Dimensions.csv"),
        S("Identifier;Title;Description;Kind\nPerioden;Perioden;;TimeDimension\n"),
        S("82045NED/MeasureCodes.csv"),
        S("Identifier;MeasureGroupId;Title;Unit\nM1;;Aantal;aantal\n"),
        S("82045NED/Observations.csv"),
        S("Id;Measure;Perioden;Value;StringValue;ValueAttribute\n"
          "0;M1;2019JJ00;310;;None\n1;M1;2020JJ00;;;Impossible\n"),
        S("82045NED/PeriodenCodes.csv"),
        S("Identifier;Title;Status\n2019JJ00;2019;Definitief\n2020JJ00;2020;Voorlopig\n"),
    };
    DatasetTable table;
    Error err = {0};
    if (!read_as_file(a, zip_of(a, members, 4), S(""), &table, &err)) {
        fail_msg("%s", err.message);
    }
    assert_int_equal(table.count, 2);
    size_t period = dataset_column(&table.dataset, S("Perioden"));
    size_t value = dataset_column(&table.dataset, S("Value"));
    assert_true(period != DATASET_NONE && value != DATASET_NONE);
    expect_text(table.rows[0].fields[value], "310");
    assert_int_equal(table.dataset.columns[period].code_count, 2);
    expect_text(table.dataset.columns[period].codes[1].status, "Voorlopig");
}

static void a_zip_within_a_zip_is_refused(void **state)
{
    Arena *a = *state;
    const Str inner[] = {S("rows.csv"), S(CSV)};
    const Str outer[] = {S("rows.csv"), zip_of(a, inner, 1)};
    DatasetTable table;
    Error err = {0};
    assert_false(read_as_file(a, zip_of(a, outer, 1), S(""), &table, &err));
    assert_int_equal(err.kind, ERR_INVALID);
}

static void a_gzip_is_a_source(void **state)
{
    Arena *a = *state;
    unsigned char bytes[200];
    char text[] = CSV;
    z_stream zlib = {.next_in = (unsigned char *)text,
                     .avail_in = sizeof text - 1,
                     .next_out = bytes,
                     .avail_out = sizeof bytes};
    assert_int_equal(deflateInit2(&zlib, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, 0), Z_OK);
    assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
    (void)deflateEnd(&zlib);
    Str packed = {(const char *)bytes, sizeof bytes - zlib.avail_out};
    DatasetTable table;
    Error err = {0};
    assert_true(read_as_file(a, packed, S(""), &table, &err));
    expect_rows(&table);
    assert_false(read_as_file(a, str_slice(packed, 0, 30), S(""), &table, &err));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_spreadsheet_is_a_source),   FACT(one_file_in_a_zip_needs_no_name),
        FACT(the_zip_of_cbs_is_one_table), FACT(a_zip_within_a_zip_is_refused),
        FACT(a_gzip_is_a_source),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
