/* SPDX-License-Identifier: EUPL-1.2
 * formats_xlsx_test.c - facts about XLSX: kinds of cells, dates, what is broken
 */
#include "small_sheet_file.h"

#include <string.h>

#include "formats/xlsx_style.h"

static void formats_tell_dates_from_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        XlsxShown shown;
    } cases[] = {
        {"General", XLSX_NUMBER},
        {"0.00", XLSX_NUMBER},
        {"#,##0;[Red]-#,##0", XLSX_NUMBER},
        {"0\" dagen\"", XLSX_NUMBER}, /* the d is only a word */
        {"0\\d", XLSX_NUMBER},
        {"_-* #,##0_-", XLSX_NUMBER},
        {"yyyy\\-mm\\-dd", XLSX_DATE},
        {"[$-413]d mmmm yyyy", XLSX_DATE},
        {"mmm", XLSX_DATE},
        {"dd-mm-yyyy hh:mm", XLSX_DATE},
        {"hh:mm:ss", XLSX_TIME},
        {"[h]:mm", XLSX_TIME},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(xlsx_format_shown(str_of(cases[i].format)), cases[i].shown);
    }
}

/* 39448 is 1 January 2008, the example of ECMA-376 part 1, 18.17.4.1. */
static void days_are_counted_as_spreadsheets_count(void **state)
{
    Arena *a = *state;
    static const struct {
        const char *number;
        bool is_1904;
        const char *date; /* null: none */
    } cases[] = {
        {"39448", false, "2008-01-01"},
        {"1", false, "1900-01-01"},
        {"59", false, "1900-02-28"},
        {"60", false, NULL},
        {"61", false, "1900-03-01"},
        {"43009.5625", false, "2017-10-01T13:30:00"},
        {"37986", true, "2008-01-01"},
        {"0", true, "1904-01-01"},
        {"-1", false, NULL},
        {"2958465", false, "9999-12-31"},
        {"2958466", false, NULL},
        {"0.75", false, "18:00:00"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Str date = {0};
        bool is_date =
            xlsx_date(a, str_of(cases[i].number), XLSX_DATE, cases[i].is_1904, &date);
        assert_int_equal(is_date, cases[i].date != NULL);
        if (is_date) {
            expect_str(date, str_of(cases[i].date));
        }
    }
}

static void an_xlsx_reads_every_kind_of_cell(void **state)
{
    Arena *a = *state;
    Str bytes = xlsx_of(
        a,
        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"inlineStr\"><is>"
        "<t>Aantal</t></is></c><c r=\"C2\" t=\"s\"><v>1</v></c><c r=\"D2\" t=\"str\">"
        "<f>\"Da\"&amp;\"tum\"</f><v>Datum</v></c></row>"
        "<row r=\"3\"><c t=\"s\"><v>2</v></c><c><v>310</v></c><c s=\"2\"><v>0.293</v></c>"
        "<c s=\"1\"><v>43009</v></c></row>"
        "<row hidden=\"1\"><c r=\"A4\" t=\"b\"><v>1</v></c><c r=\"B4\" "
        "t=\"e\"><f>NA()</f>"
        "<v>#N/A</v></c><c r=\"D4\" s=\"3\"><v>1.5</v></c></row>",
        "<si><t>Richting</t></si>"
        "<si><r><t xml:space=\"preserve\">Aan</t></r><r><t xml:space=\"preserve\">deel"
        "</t></r><r><t xml:space=\"preserve\"> </t></r><r><t>wo</t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"
        "<si><t>a_x0041_&lt;5_x000D_</t></si>",
        "");
    DatasetTable table;
    Error err = {0};
    assert_true(read_bytes(a, bytes, (SheetSettings){0}, &table, &err));
    expect_text(text_of(a, &table), "Richting|Aantal|Aandeel wo|Datum\n"
                                    "aA<5|310|0.293|2017-10-01\n"
                                    "1|#N/A||1.5");
    expect_text(table.dataset.part, "Tabel 1");
    expect_text(table.dataset.note,
                "1 hidden rows, the first is row 4\ncolumn D is hidden");
    assert_true(read_bytes(a, bytes, (SheetSettings){.sheet = S("Oud")}, &table, &err));
    assert_int_equal(table.dataset.column_count, 1);
    assert_false(read_bytes(a, bytes, (SheetSettings){.sheet = S("x")}, &table, &err));
    assert_non_null(strstr(err.hint, "\"Oud\", \"Tabel 1\""));
}

static void a_formula_that_was_never_computed_is_no_blank(void **state)
{
    Arena *a = *state;
    Str bytes = xlsx_of(a,
                        "<row><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1*2</f><v></v></c>"
                        "</row>",
                        "", "");
    DatasetTable table;
    Error err = {0};
    assert_false(read_bytes(a, bytes, (SheetSettings){0}, &table, &err));
    assert_non_null(strstr(err.message, "B1"));
}

static void a_broken_xlsx_is_refused_with_its_cell(void **state)
{
    Arena *a = *state;
    static const char *const rows[] = {
        "<row r=\"2\"><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>",
        "<row r=\"1048577\"><c><v>1</v></c></row>",
        "<row r=\"0\"/>",
        "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
        "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
        "<row><c t=\"s\"><v>1</v></c></row>",
        "<row><c t=\"s\"><v>-1</v></c></row>",
        "<c><v>1</v></c>",
        "<row><c><v>1</v></row>",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        DatasetTable table;
        Error err = {0};
        Str bytes = xlsx_of(a, rows[i], "<si><t>x</t></si>", "");
        assert_false(read_bytes(a, bytes, (SheetSettings){0}, &table, &err));
        assert_int_equal(err.kind, ERR_INVALID);
    }
    DatasetTable table;
    Error err = {0};
    Str bytes = xlsx_of(a, "<row><c><v>1</v></c></row>", "",
                        "<mergeCells><mergeCell ref=\"B1:A1\"/></mergeCells>");
    assert_false(read_bytes(a, bytes, (SheetSettings){0}, &table, &err));
}

/* A merge over the whole sheet costs no more than the cells that are there. */
static void a_merge_over_everything_ends(void **state)
{
    Arena *a = *state;
    Str bytes =
        xlsx_of(a,
                "<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>"
                "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>",
                "", "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>");
    DatasetTable table;
    Error err = {0};
    assert_false(read_bytes(a, bytes, (SheetSettings){0}, &table, &err));
    assert_int_equal(err.kind, ERR_INVALID);
    assert_true(arena_bytes(a) < (size_t)64 << 20);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(formats_tell_dates_from_numbers),
        FACT(days_are_counted_as_spreadsheets_count),
        FACT(an_xlsx_reads_every_kind_of_cell),
        FACT(a_formula_that_was_never_computed_is_no_blank),
        FACT(a_broken_xlsx_is_refused_with_its_cell),
        FACT(a_merge_over_everything_ends),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
