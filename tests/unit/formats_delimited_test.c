/* SPDX-License-Identifier: EUPL-1.2
 * formats_delimited_test.c - facts about delimited text as publishers write it
 */
#include "expect.h"

#include <string.h>

#include "base/buf.h"
#include "formats/delimited.h"

typedef struct Read {
    bool is_read;
    DelimitedFound found;
    DatasetTable table;
    Error err;
} Read;

static Read read_with(Arena *a, Str text, DelimitedSettings settings)
{
    Read r = {.table = dataset_table(a, 1000000)};
    DatasetSink sink = dataset_table_sink(&r.table);
    Input input = input_of_text(&text);
    r.is_read = delimited_read(a, &input, &settings, &sink, &r.found, &r.err);
    return r;
}

static Read read_text(Arena *a, const char *text)
{
    return read_with(a, str_of(text), (DelimitedSettings){0});
}

static Str field(const Read *r, size_t row, size_t column)
{
    assert_true(r->is_read);
    assert_true(row < r->table.count && column < r->table.dataset.column_count);
    return r->table.rows[row].fields[column];
}

static void expect_refusal(const Read *r, const char *part)
{
    if (r->is_read || r->err.kind != ERR_INVALID ||
        strstr(r->err.message, part) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", r->err.message, part);
    }
}

static void rows_of_wide_headers_lose_the_last_delimiter(void **state)
{
    Read r = read_text(*state, "NAAM;2016 MAN;2016 VROUW;\r\nA;1;2;\r\n;;;\r\n"
                               "totalen;3;;\r\n");
    assert_int_equal(r.found.delimiter, ';');
    assert_true(r.found.ends_in_delimiter);
    assert_int_equal(r.found.blank_count, 1);
    assert_int_equal(r.table.dataset.column_count, 3);
    assert_int_equal(r.table.count, 2);
    expect_text(field(&r, 1, 0), "totalen");
    expect_text(field(&r, 1, 1), "3");
    assert_int_equal(r.table.rows[1].place.line, 4);
}

static void quotes_hold_delimiters_newlines_and_quotes(void **state)
{
    Read r = read_text(*state, "\"naam\";\"n\"\n\"VMBO \"\"De Jutter\"\"; Vlieland\";16\n"
                               "\"twee\r\nregels\";\"<5\"\nlaatste;1\n");
    expect_text(field(&r, 0, 0), "VMBO \"De Jutter\"; Vlieland");
    expect_text(field(&r, 1, 0), "twee\r\nregels");
    expect_text(field(&r, 1, 1), "<5");
    assert_int_equal(r.table.rows[1].place.line, 3);
    assert_int_equal(r.table.rows[2].place.line, 5);
}

static void padding_and_double_carriage_returns_are_taken_off(void **state)
{
    Read r = read_text(*state, "\"ID\";\"Perioden\";\"Open_1\"\r\r\n"
                               "\"0\";\"1997KW01 \";\"    89.8\"\r\r\n"
                               "\"1\";\"1997JJ00 \";\"       .\"\r\r\n");
    expect_text(field(&r, 0, 1), "1997KW01");
    expect_text(field(&r, 0, 2), "89.8");
    expect_text(field(&r, 1, 2), ".");
}

static void encodings_are_found_and_stated(void **state)
{
    Arena *a = *state;
    Read r = read_text(a, "naam;n\nFrysl\xC3\xA2n;1\n");
    assert_int_equal(r.found.encoding, ENCODING_UTF8);
    assert_false(r.found.is_ascii);
    r = read_text(a, "naam;n\niniti\xEBle;1\n");
    assert_int_equal(r.found.encoding, ENCODING_ISO_8859_1);
    expect_text(field(&r, 0, 0), "initiële");
    r = read_text(a, "naam;n\niniti\xEBle \x96 x;1\n");
    assert_int_equal(r.found.encoding, ENCODING_WINDOWS_1252);
    expect_text(field(&r, 0, 0), "initiële – x");
    r = read_text(a, "naam;n\n\xA4 10;1\n");
    assert_int_equal(r.found.encoding, ENCODING_ISO_8859_15);
    expect_text(field(&r, 0, 0), "€ 10");
    r = read_text(a, "\xEF\xBB\xBFnaam;n\na;1\n");
    assert_true(r.found.has_byte_order_mark);
    expect_text(r.table.dataset.columns[0].name, "naam");
    r = read_text(a, "naam;n\na;1\n");
    assert_true(r.found.is_ascii);
    r = read_with(a, S("naam;n\n\xA4;1\n"),
                  (DelimitedSettings){.encoding = S("iso-8859-1")});
    expect_text(field(&r, 0, 0), "¤");
    r = read_with(a, S("naam;n\n\xEB;1\n"), (DelimitedSettings){.encoding = S("utf-8")});
    expect_refusal(&r, "line 2: byte 0xEB is not utf-8");
}

/* More than one piece of the file: what comes late must still be right. */
static Str long_text(Arena *a, const char *last)
{
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S("naam;n\n"));
    for (int i = 0; i < 60000; i++) {
        buf_printf(&buf, "school %d;%d\n", i, i);
    }
    buf_add(&buf, str_of(last));
    return buf_str(&buf);
}

static void the_encoding_of_a_late_line_counts_and_is_not_guessed_round(void **state)
{
    Arena *a = *state;
    Read r = read_with(a, long_text(a, "caf\xE9;1\n"), (DelimitedSettings){0});
    assert_int_equal(r.found.encoding, ENCODING_ISO_8859_1);
    expect_text(field(&r, 60000, 0), "café");
    Str late = long_text(a, "caf\xE9;1\n");
    Str parts[] = {S("na\xC3\xA4m;n\n"), str_slice(late, 7, late.length)};
    r = read_with(a, str_join(a, parts, 2, S("")), (DelimitedSettings){0});
    expect_refusal(&r, "line 60002: byte 0xE9 is not utf-8");
}

static void delimiters_are_found(void **state)
{
    Arena *a = *state;
    assert_int_equal(read_text(a, "a,b\n1,\"2;3;4\"\n").found.delimiter, ',');
    assert_int_equal(read_text(a, "a\tb\n1,5\t2,5\n").found.delimiter, '\t');
    assert_int_equal(read_text(a, "a|b\n1|2\n").found.delimiter, '|');
    assert_int_equal(read_text(a, "a;b\n1,5;2,5\n3,5;4,5\n").found.delimiter, ';');
}

static void titles_and_footnotes_are_not_rows(void **state)
{
    Read r = read_text(*state, "Vacatures per kwartaal\na;b;c\n1;2;3\n\"\"\n4;5;6\n"
                               "Bron: CBS\n");
    expect_text(r.table.dataset.columns[0].name, "a");
    assert_int_equal(r.found.header_line, 2);
    assert_int_equal(r.table.count, 2);
    assert_int_equal(r.found.note_count, 2);
    assert_int_equal(r.found.blank_count, 1);
    assert_int_equal(r.found.first_note_line, 1);
}

static void names_may_be_given_and_are_made_unique(void **state)
{
    Arena *a = *state;
    Str names[] = {S("brin"), S("n")};
    Read r =
        read_with(a, S("00WD;1\n01AB;2\n"), (DelimitedSettings){.header = {names, 2}});
    assert_int_equal(r.table.count, 2);
    expect_text(field(&r, 0, 0), "00WD");
    r = read_text(a, "Totaal;Totaal;;x\n1;2;3;4\n");
    expect_text(r.table.dataset.columns[1].name, "Totaal (2)");
    expect_text(r.table.dataset.columns[2].name, "column 3");
}

static void what_is_no_table_is_refused_by_name(void **state)
{
    Arena *a = *state;
    Read r = read_text(a, "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
    expect_refusal(&r, "Git-LFS pointer");
    r = read_text(a, "\n <!DOCTYPE html>\n<html><body>Not found</body></html>\n");
    expect_refusal(&r, "HTML page");
    r = read_text(a, "");
    expect_refusal(&r, "empty");
    r = read_with(a, S("\xFF\xFE\x61\x00;\x00"), (DelimitedSettings){0});
    assert_false(r.is_read);
    r = read_with(a, S("a;b\n1;\0\n"), (DelimitedSettings){0});
    expect_refusal(&r, "line 2 holds a zero byte");
    r = read_text(a, "a;b\r1;2\r");
    expect_refusal(&r, "CR alone");
    r = read_text(a, "a;b;c\n1;2;3\n4;5");
    expect_refusal(&r, "line 3: the file stops within this row");
    r = read_text(a, "a;b\n1;\"2\n3;4\n");
    expect_refusal(&r, "line 2: a quote is opened");
    r = read_text(a, "a;b\n1;2\n3;5\" pipe\n");
    expect_refusal(&r, "line 3: a quote stands in a field");
    r = read_text(a, "a;b;c\n1;2\n");
    expect_refusal(&r, "line 2 has 2 fields, the names are 3");
    r = read_text(a, "a;b\n1;2;3\n");
    expect_refusal(&r, "line 2 has 3 fields");
}

static void quotes_may_be_plain_characters(void **state)
{
    Read r = read_with(*state, S("a;b\n1;5\" pipe\n"),
                       (DelimitedSettings){.is_literal = true});
    expect_text(field(&r, 0, 1), "5\" pipe");
}

static void a_line_without_end_and_a_million_columns_stay_within_the_cap(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S("a;b\n1;"));
    for (int i = 0; i < 3 << 16; i++) {
        buf_add(&buf, S("0123456789abcdef"));
    }
    Read r = read_with(a, buf_str(&buf), (DelimitedSettings){0});
    expect_refusal(&r, "line 2 is longer than");
    buf_clear(&buf);
    for (int i = 0; i < 900000; i++) {
        buf_char(&buf, ';');
    }
    buf_char(&buf, '\n');
    r = read_with(a, buf_str(&buf), (DelimitedSettings){0});
    expect_refusal(&r, "at most 4096 are read");
}

/* The same rows, whatever pieces the bytes come in. */
typedef struct Drip {
    Str rest;
    Random random;
} Drip;

static bool drip(void *self, char *to, size_t size, size_t *got, Error *err)
{
    (void)err;
    Drip *d = self;
    size_t most = 1 + random_below(&d->random, 5000);
    *got = most < size ? most : size;
    *got = *got < d->rest.length ? *got : d->rest.length;
    memcpy(to, d->rest.data, *got);
    d->rest = str_slice(d->rest, *got, d->rest.length);
    return true;
}

static void pieces_make_no_difference(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S("naam;n\n"));
    for (int i = 0; i < 40000; i++) {
        buf_printf(&buf, "\"school \"\"%d\"\";\n %d\";%d\r\n", i, i * 7, i);
    }
    Drip d = {buf_str(&buf), {7}};
    DatasetTable table = dataset_table(a, 50000);
    DatasetSink sink = dataset_table_sink(&table);
    DelimitedSettings settings = {0};
    DelimitedFound found;
    Error err = {0};
    Input input = {drip, &d};
    assert_true(delimited_read(a, &input, &settings, &sink, &found, &err));
    assert_int_equal(table.count, 40000);
    for (int i = 0; i < 40000; i++) {
        expect_str(table.rows[i].fields[0],
                   str_format(a, "school \"%d\";\n %d", i, i * 7));
        assert_int_equal(table.rows[i].place.line, 2 + 2 * i);
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(rows_of_wide_headers_lose_the_last_delimiter),
        FACT(quotes_hold_delimiters_newlines_and_quotes),
        FACT(padding_and_double_carriage_returns_are_taken_off),
        FACT(encodings_are_found_and_stated),
        FACT(the_encoding_of_a_late_line_counts_and_is_not_guessed_round),
        FACT(delimiters_are_found),
        FACT(titles_and_footnotes_are_not_rows),
        FACT(names_may_be_given_and_are_made_unique),
        FACT(what_is_no_table_is_refused_by_name),
        FACT(quotes_may_be_plain_characters),
        FACT(a_line_without_end_and_a_million_columns_stay_within_the_cap),
        FACT(pieces_make_no_difference),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
