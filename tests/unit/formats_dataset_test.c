/* SPDX-License-Identifier: EUPL-1.2
 * formats_dataset_test.c - facts about bytes in pieces and tables in memory
 */
#include "expect.h"

#include <string.h>

#include "formats/dataset.h"
#include "formats/input.h"

static void text_comes_in_pieces_and_then_ends(void **state)
{
    (void)state;
    Str text = S("abcde");
    Input input = input_of_text(&text);
    char piece[2];
    size_t got;
    assert_true(input_read(&input, piece, sizeof piece, &got, NULL));
    expect_text(((Str){piece, got}), "ab");
    assert_true(input_read(&input, piece, sizeof piece, &got, NULL));
    assert_true(input_read(&input, piece, sizeof piece, &got, NULL));
    expect_text(((Str){piece, got}), "e");
    assert_true(input_read(&input, piece, sizeof piece, &got, NULL));
    assert_int_equal(got, 0);
}

static void the_rest_is_refused_past_its_limit(void **state)
{
    Arena *a = *state;
    Str text = S("abcde");
    Input input = input_of_text(&text);
    Str rest;
    assert_true(input_rest(a, &input, 5, &rest, NULL));
    expect_text(rest, "abcde");
    text = S("abcdef");
    Error err = {0};
    assert_false(input_rest(a, &input, 5, &rest, &err));
    assert_int_equal(err.kind, ERR_INVALID);
}

static void a_table_keeps_its_rows_when_the_reader_has_gone_on(void **state)
{
    Arena *a = *state;
    DatasetColumn columns[] = {{.name = S("sex")}, {.name = S("2017")}};
    Dataset dataset = {.columns = columns, .column_count = 2};
    DatasetTable table = dataset_table(a, 2);
    DatasetSink sink = dataset_table_sink(&table);
    assert_true(sink.begin(sink.self, &dataset, NULL));
    char bytes[] = "man<5";
    DatasetRow row = {(Str[]){{bytes, 3}, {bytes + 3, 2}}, {2, 2}, NULL};
    assert_true(sink.row(sink.self, &row, NULL));
    memcpy(bytes, "vrou.", 5);
    row.fields = (Str[]){{bytes, 4}, {bytes + 4, 1}};
    row.place.line = 3;
    assert_true(sink.row(sink.self, &row, NULL));

    assert_int_equal(table.count, 2);
    expect_text(table.rows[0].fields[0], "man");
    expect_text(table.rows[0].fields[1], "<5");
    expect_text(table.rows[1].fields[1], ".");
    assert_int_equal(table.rows[1].place.line, 3);
    assert_int_equal(dataset_column(&table.dataset, S("2017")), 1);
    assert_int_equal(dataset_column(&table.dataset, S("2018")), DATASET_NONE);

    Error err = {0};
    assert_false(sink.row(sink.self, &row, &err));
    assert_int_equal(err.kind, ERR_INVALID);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(text_comes_in_pieces_and_then_ends),
        FACT(the_rest_is_refused_past_its_limit),
        FACT(a_table_keeps_its_rows_when_the_reader_has_gone_on),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
