/* SPDX-License-Identifier: EUPL-1.2
 * formats_ods_test.c - facts about ODS: kinds of cells, repeats without end, locks
 */
#include "small_sheet_file.h"

#include <string.h>

#define P(text) "<text:p>" text "</text:p>"
#define CELL(attributes, text)                                                           \
    "<table:table-cell " attributes ">" text "</table:table-cell>"
#define NUMBER(value) CELL("office:value-type='float' office:value='" value "'", P(value))

/* clang-format off */
static const char TWO_SHEETS[] =
    "<table:table table:name='Blad 1'>"
    "<table:table-column table:number-columns-repeated='3'/>"
    "<table:table-column table:visibility='collapse'/>"
    "<table:table-header-rows><table:table-row>"
    CELL("", P("Richting"))
    CELL("", P("Aan<text:span>tal</text:span> <text:span>wo</text:span>"))
    CELL("", P("Aan<text:s text:c='2'/>deel") P("x"))
    CELL("", P("Datum<office:annotation><text:p>let op</text:p></office:annotation>"))
    "</table:table-row></table:table-header-rows>"
    "<table:table-row>"
    CELL("table:number-rows-spanned='2'", P("Techniek"))
    NUMBER("310")
    CELL("office:value-type='percentage' office:value='0.293'", P("29,3%"))
    CELL("office:value-type='date' office:date-value='2017-10-01'", P("01-10-17"))
    "</table:table-row>"
    "<table:table-row table:visibility='filter'><table:covered-table-cell/>"
    CELL("table:number-columns-repeated='2' office:value-type='float' office:value='7'",
         P("7"))
    CELL("table:formula='of:=NA()' office:value-type='string' "
         "calcext:value-type='error'", P("#N/A"))
    "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
    "<table:table-row table:number-rows-repeated='1048570'>"
    "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    "</table:table>"
    "<table:table table:name='Blad 2'><table:table-row>"
    NUMBER("1") NUMBER("2")
    "</table:table-row></table:table>";
/* clang-format on */

static void an_ods_reads_every_kind_of_cell(void **state)
{
    Arena *a = *state;
    Str bytes = ods_of(a, TWO_SHEETS);
    DatasetTable table;
    Error err = {0};
    assert_true(read_bytes(a, bytes, (SheetSettings){0}, &table, &err));
    expect_text(text_of(a, &table), "Richting|Aantal wo|Aan  deel x|Datum\n"
                                    "Techniek|310|0.293|2017-10-01\n"
                                    "Techniek|7|7|#N/A");
    expect_text(table.dataset.note,
                "1 hidden rows, the first is row 3\ncolumn D is hidden");
    assert_int_equal(table.rows[1].place.line, 3);
    assert_true(
        read_bytes(a, bytes, (SheetSettings){.sheet = S("Blad 2")}, &table, &err));
    expect_text(text_of(a, &table), "A|B\n1|2");
    assert_false(
        read_bytes(a, bytes, (SheetSettings){.sheet = S("Blad 3")}, &table, &err));
    assert_non_null(strstr(err.hint, "\"Blad 1\", \"Blad 2\""));
}

static void an_ods_that_repeats_without_end_is_refused(void **state)
{
    Arena *a = *state;
    static const char *const rows[] = {
        "<table:table-row table:number-rows-repeated='2000000000'>" NUMBER(
            "1") "</table:table-row>",
        "<table:table-row>" CELL("table:number-columns-repeated='2000000000'",
                                 P("x")) "</table:table-row>",
        "<table:table-row>" CELL(
            "", P("<text:s text:c='2000000000'/>x")) "</table:table-row>",
        "<table:table-row table:number-rows-repeated='-1'>" NUMBER(
            "1") "</table:table-row>",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        DatasetTable table;
        Error err = {0};
        Str bytes = ods_of(
            a, str_c(a, str_format(a, "<table:table table:name='x'>%s</table:table>",
                                   rows[i])));
        assert_false(read_bytes(a, bytes, (SheetSettings){0}, &table, &err));
        assert_int_equal(err.kind, ERR_INVALID);
    }
    assert_true(arena_bytes(a) < (size_t)256 << 20);
}

static void a_locked_ods_and_another_zip_are_named(void **state)
{
    Arena *a = *state;
    const Str locked[] = {S("mimetype"),
                          S("x"),
                          S("content.xml"),
                          S("\x01\x02"),
                          S("META-INF/manifest.xml"),
                          S("<manifest:encryption-data/>")};
    DatasetTable table;
    Error err = {0};
    assert_false(read_bytes(a, zip_of(a, locked, 3), (SheetSettings){0}, &table, &err));
    assert_non_null(strstr(err.message, "password"));
    const Str other[] = {S("rows.csv"), S("a;b")};
    assert_false(read_bytes(a, zip_of(a, other, 1), (SheetSettings){0}, &table, &err));
    assert_non_null(strstr(err.message, "no spreadsheet"));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(an_ods_reads_every_kind_of_cell),
        FACT(an_ods_that_repeats_without_end_is_refused),
        FACT(a_locked_ods_and_another_zip_are_named),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
