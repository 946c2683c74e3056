/* SPDX-License-Identifier: EUPL-1.2
 * formats_csv_test.c - facts about small tables
 */
#include "expect.h"

#include <string.h>

#include "base/limits.h"
#include "formats/csv.h"

static CsvTable table_of(Arena *a, Str text)
{
    TextFaults faults = text_faults(a);
    CsvTable table = csv_read(a, text, &faults);
    if (faults.total > 0) {
        Str message = faults.items[0].message;
        fail_msg("\"%.*s\": %.*s", STR_ARG(text), STR_ARG(message));
    }
    return table;
}

static Str field_of(CsvTable table, size_t row, size_t column)
{
    return table.rows[row].fields[column].text;
}

static void expect_place(TextPlace place, int line, int column)
{
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

/* That reading `text` finds exactly this fault, at this place. */
static void expect_fault(Arena *a, Str text, int line, int column, Str message)
{
    TextFaults faults = text_faults(a);
    (void)csv_read(a, text, &faults);
    if (faults.total != 1) {
        fail_msg("\"%.*s\": %zu faults", STR_ARG(text), faults.total);
    }
    expect_str(faults.items[0].message, message);
    expect_place(faults.items[0].place, line, column);
}

static void rows_are_read_under_their_names(void **state)
{
    Arena *a = *state;
    CsvTable table = table_of(a, S("id,name\nocw,Onderwijs\nezk,\n"));
    assert_int_equal(table.names.count, 2);
    assert_int_equal(table.count, 2);
    assert_int_equal(csv_column(&table, S("name")), 1);
    assert_true(csv_column(&table, S("Name")) == CSV_NONE);
    expect_text(field_of(table, 0, 0), "ocw");
    expect_text(field_of(table, 0, 1), "Onderwijs");
    expect_text(field_of(table, 1, 1), "");
}

static void line_ends_and_a_byte_order_mark_do_not_matter(void **state)
{
    Arena *a = *state;
    static const Str forms[] = {
        S_INIT("id,name\nocw,x y \n"),
        S_INIT("id,name\r\nocw,x y \r\n"),
        S_INIT("id,name\nocw,x y "),
        S_INIT("\xEF\xBB\xBFid,name\r\nocw,x y \n"),
        S_INIT("\n\r\nid,name\n\n\r\nocw,x y \n\n\n"),
        S_INIT("\"id\",\"name\"\n\"ocw\",\"x y \""),
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        CsvTable table = table_of(a, forms[i]);
        assert_int_equal(table.count, 1);
        expect_text(table.names.fields[0].text, "id");
        expect_text(field_of(table, 0, 1), "x y ");
    }
}

static void quoted_fields_hold_anything(void **state)
{
    Arena *a = *state;
    CsvTable table = table_of(a, S("a,b\n\"x,\"\"y\"\"\r\n\",\"\"\"\"\n\"\",\"\n\n\"\n"));
    expect_text(field_of(table, 0, 0), "x,\"y\"\r\n");
    expect_text(field_of(table, 0, 1), "\"");
    expect_text(field_of(table, 1, 0), "");
    expect_text(field_of(table, 1, 1), "\n\n");
}

static void an_empty_text_is_an_empty_table(void **state)
{
    Arena *a = *state;
    assert_int_equal(table_of(a, S("")).names.count, 0);
    assert_int_equal(table_of(a, (Str){NULL, 0}).names.count, 0);
    assert_int_equal(table_of(a, S("\xEF\xBB\xBF")).names.count, 0);
    assert_int_equal(table_of(a, S("\n\n")).names.count, 0);
    CsvTable table = table_of(a, S("id,name\n"));
    assert_int_equal(table.names.count, 2);
    assert_int_equal(table.count, 0);
}

static void in_one_column_an_empty_line_is_a_row(void **state)
{
    Arena *a = *state;
    CsvTable table = table_of(a, S("id\na\n\nb\n"));
    assert_int_equal(table.count, 3);
    expect_text(field_of(table, 1, 0), "");
    expect_text(field_of(table, 2, 0), "b");
}

static void fields_know_their_place(void **state)
{
    Arena *a = *state;
    CsvTable table =
        table_of(a, S("id,n\xC3\xA9,x\n\n\"a\nb\",\"\xE2\x82\xAC\xE2\x82\xAC\",z\n"));
    expect_place(table.names.fields[0].place, 1, 1);
    expect_place(table.names.fields[1].place, 1, 4);
    expect_place(table.names.fields[2].place, 1, 7);
    expect_place(table.rows[0].fields[0].place, 3, 1);
    expect_place(table.rows[0].fields[1].place, 4, 4);
    expect_place(table.rows[0].fields[2].place, 4, 9);
}

static void faults_are_told_with_their_place(void **state)
{
    Arena *a = *state;
    expect_fault(a, S("a,b\n1,\"x\ny\n"), 2, 3, S("quote is not closed"));
    expect_fault(a, S("a,b\n1,x\"y\"z\n"), 2, 4,
                 S("quote in a field that is not in quotes"));
    expect_fault(a, S("a,b\n1,\"x\"y\n"), 2, 6, S("text after the closing quote"));
    expect_fault(a, S("a,b\n1,\"x\ny\" \n"), 3, 3, S("text after the closing quote"));
    expect_fault(a, S("a,b\n1,x\ry\n"), 2, 4, S("carriage return without a line feed"));
    expect_fault(a, S("a,b\n1,x\r"), 2, 4, S("carriage return without a line feed"));
    expect_fault(a, S("a,b\n1,\"x\ny\xFF\"\n"), 3, 2, S("text is not UTF-8"));
    expect_fault(a, S("a,b\n1,x\0y\n"), 2, 4, S("zero byte in text"));
    expect_fault(a, S("a,b\n\n1\n"), 3, 1, S("row has 1 fields, the first row has 2"));
    expect_fault(a, S("a,b\n1,2,3\n"), 2, 1, S("row has 3 fields, the first row has 2"));
    expect_fault(a, S("a,b,a\n1,2,3\n"), 1, 5, S("column \"a\" occurs twice"));
}

static void reading_goes_on_after_a_fault(void **state)
{
    Arena *a = *state;
    TextFaults faults = text_faults(a);
    CsvTable table =
        csv_read(a, S("a,b\n1\ngood,x\n1,x\"y\n1,\xFF\nfine,\"x\ny\"\n1,2,3\n"), &faults);
    assert_int_equal(faults.total, 4);
    assert_int_equal(faults.items[0].place.line, 2);
    assert_int_equal(faults.items[1].place.line, 4);
    assert_int_equal(faults.items[2].place.line, 5);
    assert_int_equal(faults.items[3].place.line, 8);
    assert_int_equal(table.count, 2);
    expect_text(field_of(table, 0, 0), "good");
    expect_text(field_of(table, 1, 0), "fine");
}

static void without_good_names_there_are_no_rows(void **state)
{
    Arena *a = *state;
    TextFaults faults = text_faults(a);
    CsvTable table = csv_read(a, S("a,a\n1,2\n1\n"), &faults);
    assert_int_equal(faults.total, 2);
    assert_int_equal(table.names.count, 0);
    assert_int_equal(table.count, 0);
}

static void more_faults_than_the_limit_are_counted(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S("a,b\n"));
    for (int i = 0; i < 250; i++) {
        buf_add(&buf, S("1\n"));
    }
    TextFaults faults = text_faults(a);
    (void)csv_read(a, buf_str(&buf), &faults);
    assert_int_equal(faults.total, 250);
    assert_int_equal(faults.count, LIMIT_FAULTS);
}

static Str repeated(Arena *a, Str text, size_t count)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < count; i++) {
        buf_add(&buf, text);
    }
    return buf_str(&buf);
}

static void limits_are_exact(void **state)
{
    Arena *a = *state;
    TextFaults faults = text_faults(a);
    Str widest = repeated(a, S(",2"), LIMIT_CSV_COLUMNS - 1);
    Buf names = buf_in(a, 0);
    for (size_t i = 0; i < LIMIT_CSV_COLUMNS; i++) {
        buf_printf(&names, "%sc%zu", i > 0 ? "," : "", i);
    }
    Str parts[] = {buf_str(&names), S_INIT("\n1"), widest,
                   S_INIT("\n1"),   widest,        S_INIT(",3\n")};
    CsvTable table = csv_read(a, str_join(a, parts, 6, S("")), &faults);
    assert_int_equal(table.count, 1);
    assert_int_equal(faults.total, 1);
    expect_text(faults.items[0].message, "row has more than 200 fields");
    Str longest = repeated(a, S("x"), LIMIT_FIELD_BYTES);
    faults = text_faults(a);
    (void)csv_read(a, longest, &faults);
    assert_int_equal(faults.total, 0);
    Str longer[] = {longest, S_INIT("x")};
    (void)csv_read(a, str_join(a, longer, 2, S("")), &faults);
    assert_int_equal(faults.total, 1);
    expect_text(faults.items[0].message, "field has 65537 bytes, at most 65536 are read");
}

static void quotes_are_written_only_where_needed(void **state)
{
    Arena *a = *state;
    static const Str plain[] = {S_INIT(""),  S_INIT("x y"), S_INIT(" x "),
                                S_INIT("'"), S_INIT("a;b"), S_INIT("\xE2\x82\xAC"),
                                S_INIT("#")};
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        Buf buf = buf_in(a, 0);
        csv_field(&buf, plain[i]);
        expect_str(buf_str(&buf), plain[i]);
    }
    Buf buf = buf_in(a, 0);
    Str fields[] = {S_INIT("a,b"), S_INIT("say \"no\""), S_INIT("x\ny"), S_INIT("")};
    csv_row(&buf, fields, 4);
    expect_text(buf_str(&buf), "\"a,b\",\"say \"\"no\"\"\",\"x\ny\",\n");
    buf_clear(&buf);
    csv_row(&buf, &fields[3], 1);
    expect_text(buf_str(&buf), "\"\"\n");
}

static void what_is_written_reads_back(void **state)
{
    Arena *a = *state;
    Random random = {1};
    for (int round = 0; round < 3000; round++) {
        arena_reset(a);
        size_t columns = 1 + random_below(&random, 4);
        size_t rows = random_below(&random, 4);
        Str *fields = PUSH_ARRAY(a, Str, columns * (rows + 1));
        Buf buf = buf_in(a, 0);
        for (size_t i = 0; i < columns * (rows + 1); i++) {
            /* Names must differ: a number makes them. */
            Str text = random_text(a, &random, 8);
            fields[i] =
                i < columns && i > 0 ? str_format(a, "%.*s%zu", STR_ARG(text), i) : text;
        }
        for (size_t i = 0; i <= rows; i++) {
            csv_row(&buf, fields + i * columns, columns);
        }
        CsvTable table = table_of(a, buf_str(&buf));
        assert_int_equal(table.names.count, columns);
        assert_int_equal(table.count, rows);
        for (size_t i = 0; i < columns * (rows + 1); i++) {
            CsvRow row = i < columns ? table.names : table.rows[i / columns - 1];
            expect_str(row.fields[i % columns].text, fields[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(rows_are_read_under_their_names),
        FACT(line_ends_and_a_byte_order_mark_do_not_matter),
        FACT(quoted_fields_hold_anything),
        FACT(an_empty_text_is_an_empty_table),
        FACT(in_one_column_an_empty_line_is_a_row),
        FACT(fields_know_their_place),
        FACT(faults_are_told_with_their_place),
        FACT(reading_goes_on_after_a_fault),
        FACT(without_good_names_there_are_no_rows),
        FACT(more_faults_than_the_limit_are_counted),
        FACT(limits_are_exact),
        FACT(quotes_are_written_only_where_needed),
        FACT(what_is_written_reads_back),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
