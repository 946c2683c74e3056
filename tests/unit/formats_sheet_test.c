/* SPDX-License-Identifier: EUPL-1.2
 * formats_sheet_test.c - facts about spreadsheets: the grid, the table in it, XLSX,
 * ODS
 */
#include "small_sheet_file.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "formats/sheet_file.h"
#include "formats/xlsx_style.h"

static bool read_bytes(Arena *a, Str bytes, SheetSettings settings, DatasetTable *table,
                       Error *err)
{
    *table = dataset_table(a, 1000);
    DatasetSink sink = dataset_table_sink(table);
    return sheet_file_read(a, input_at_of_text(&bytes), &settings, &sink, err);
}

/* Names, then the rows: "A|B" and "1|2" on lines of their own. */
static Str text_of(Arena *a, const DatasetTable *table)
{
    Buf buf = buf_in(a, 0);
    for (size_t i = 0; i < table->dataset.column_count; i++) {
        buf_add(&buf, i > 0 ? S("|") : S(""));
        buf_add(&buf, table->dataset.columns[i].name);
    }
    for (size_t r = 0; r < table->count; r++) {
        buf_char(&buf, '\n');
        for (size_t i = 0; i < table->dataset.column_count; i++) {
            buf_add(&buf, i > 0 ? S("|") : S(""));
            buf_add(&buf, table->rows[r].fields[i]);
        }
    }
    return buf_str(&buf);
}

/* A sheet of cells like "B3=x", apart by line ends; "#B3=7" a number. */
static Sheet grid(Arena *a, const char *text)
{
    Sheet sheet = sheet_in(a, S("T"));
    StrList cells = str_split(a, str_of(text), '\n');
    uint32_t row_before = 0;
    for (size_t i = 0; i < cells.count; i++) {
        Str address;
        Str value;
        uint32_t row;
        uint32_t column;
        bool is_number = str_starts(cells.items[i], S("#"));
        assert_true(str_cut(str_slice(cells.items[i], is_number, SIZE_MAX), '=', &address,
                            &value));
        assert_true(sheet_address_parse(address, &row, &column));
        assert_true(row == row_before || sheet_row(&sheet, row, false, NULL));
        row_before = row;
        assert_true(sheet_cell(&sheet, column, is_number ? SHEET_NUMBER : SHEET_TEXT,
                               value, NULL));
    }
    return sheet;
}

static void merge(Sheet *sheet, const char *text)
{
    SheetArea area;
    assert_true(sheet_area_parse(str_of(text), &area));
    assert_true(sheet_merge(sheet, area, NULL));
}

static DatasetTable table_of(Arena *a, Sheet *sheet, SheetSettings settings)
{
    DatasetTable table = dataset_table(a, 1000);
    DatasetSink sink = dataset_table_sink(&table);
    assert_true(sheet_spread(sheet, NULL));
    assert_true(sheet_table(a, sheet, &settings, &sink, NULL));
    return table;
}

static void addresses_count_as_spreadsheets_do(void **state)
{
    Arena *a = *state;
    static const struct {
        uint32_t column;
        const char *name;
    } cases[] = {{1, "A"},   {26, "Z"},   {27, "AA"},   {52, "AZ"},
                 {53, "BA"}, {702, "ZZ"}, {703, "AAA"}, {16384, "XFD"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t row;
        uint32_t column;
        Str address = sheet_address(a, 12, cases[i].column);
        expect_str(address, str_format(a, "%s12", cases[i].name));
        assert_true(sheet_address_parse(address, &row, &column));
        assert_int_equal(row, 12);
        assert_int_equal(column, cases[i].column);
    }
    uint32_t row;
    uint32_t column;
    assert_true(sheet_address_parse(S("$c$7"), &row, &column));
    assert_int_equal(row, 7);
    assert_int_equal(column, 3);
    assert_false(sheet_address_parse(S("XFE1"), &row, &column));
    assert_false(sheet_address_parse(S("A1048577"), &row, &column));
    assert_false(sheet_address_parse(S("7"), &row, &column));
    assert_false(sheet_address_parse(S("A1B"), &row, &column));
    SheetArea area;
    assert_true(sheet_area_parse(S("B2:C9"), &area));
    assert_int_equal(area.bottom, 9);
    assert_false(sheet_area_parse(S("C9:B2"), &area));
}

static void a_number_is_its_shortest_decimal(void **state)
{
    Arena *a = *state;
    static const char *const cases[][2] = {
        {"45645", "45645"},
        {"0.28999999999999998", "0.29"}, /* as programs write 0.29 */
        {"0.30000000000000004", "0.3"},
        {"29.333333333333332", "29.3333333333333"},
        {"1.5E-3", "0.0015"},
        {"1E3", "1000"},
        {"100", "100"},
        {"-3.20", "-3.2"},
        {"-0.0", "0"},
        {"999999999999999", "999999999999999"},
        {"1E+300", "1E+300"},
        {"0x10", "0x10"},
        {"nan", "nan"},
        {"1e", "1e"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_str(sheet_decimal(a, str_of(cases[i][0])), str_of(cases[i][1]));
    }
}

/* The picture in sheet.h. */
static void title_header_and_notes_stand_apart(void **state)
{
    Arena *a = *state;
    Sheet sheet = grid(a, "A1=Eerstejaars naar geslacht\n"
                          "B3=Mannen\nD3=Totaal\n"
                          "A4=Richting\n#B4=2017\n#C4=2018\n#D4=2018\n"
                          "A5=Techniek\n#B5=310\nC5=<5\n#D5=325\n"
                          "A6=Zorg\n#B6=40\nC6=#N/A\n#D6=91\n"
                          "A8=<5: minder dan vijf");
    merge(&sheet, "B3:C3");
    DatasetTable table = table_of(a, &sheet, (SheetSettings){0});
    expect_text(text_of(a, &table), "Richting|Mannen 2017|Mannen 2018|Totaal 2018\n"
                                    "Techniek|310|<5|325\n"
                                    "Zorg|40|#N/A|91");
    expect_text(table.dataset.title, "Eerstejaars naar geslacht");
    expect_text(table.dataset.note, "<5: minder dan vijf");
    expect_text(table.dataset.part, "T");
    assert_int_equal(table.rows[1].place.line, 6);
    assert_int_equal(table.rows[1].place.column, 2);
    assert_int_equal(table.rows[1].field_columns[3], 4);
}

static void a_header_above_the_first_column_is_a_title(void **state)
{
    Arena *a = *state;
    Sheet sheet = grid(a, "A1=Tabel 3\nA2=Jaar\nB2=Aantal\n#A3=2017\n#B3=12");
    merge(&sheet, "A1:B1");
    DatasetTable table = table_of(a, &sheet, (SheetSettings){0});
    expect_text(table.dataset.title, "Tabel 3");
    expect_text(text_of(a, &table), "Jaar|Aantal\n2017|12");
}

static void a_merged_label_counts_for_each_of_its_rows_and_a_number_once(void **state)
{
    Arena *a = *state;
    Sheet sheet = grid(a, "A1=Regio\nB1=Soort\nC1=Jaar\nD1=Aantal\n"
                          "A2=Noord\nB2=hbo\n#C2=2017\n#D2=500\n"
                          "B3=wo\n#D3=70");
    merge(&sheet, "A2:A3");
    merge(&sheet, "C2:C3");
    DatasetTable table = table_of(a, &sheet, (SheetSettings){0});
    expect_text(text_of(a, &table), "Regio|Soort|Jaar|Aantal\n"
                                    "Noord|hbo|2017|500\n"
                                    "Noord|wo|2017|70");
    sheet = grid(a, "A1=Soort\nB1=Aantal\nA2=hbo\n#B2=500\nA3=wo");
    merge(&sheet, "B2:B3");
    table = table_of(a, &sheet, (SheetSettings){0});
    expect_text(text_of(a, &table), "Soort|Aantal\nhbo|500");
}

static void a_header_merged_downwards_is_said_once(void **state)
{
    Arena *a = *state;
    Sheet sheet = grid(a, "A1=Regio\nB1=Vrouwen\n#B2=2017\n#C2=2018\n"
                          "A3=Noord\n#B3=7\n#C3=8");
    merge(&sheet, "A1:A2");
    merge(&sheet, "B1:C1");
    DatasetTable table = table_of(a, &sheet, (SheetSettings){0});
    expect_text(text_of(a, &table), "Regio|Vrouwen 2017|Vrouwen 2018\nNoord|7|8");
}

static void names_are_told_apart_and_a_nameless_column_is_its_letter(void **state)
{
    Arena *a = *state;
    Sheet sheet = grid(a, "A1=Soort\nB1=Totaal\nC1=Totaal\nA2=hbo\n#B2=5\n#C2=6\n#E2=7");
    DatasetTable table = table_of(a, &sheet, (SheetSettings){0});
    expect_text(text_of(a, &table), "Soort|Totaal|Totaal (2)|E\nhbo|5|6|7");
    sheet = grid(a, "A1=hbo\n#B1=5\nA2=wo\n#B2=6");
    table = table_of(a, &sheet, (SheetSettings){0});
    expect_text(text_of(a, &table), "A|B\nhbo|5\nwo|6");
}

static void a_list_without_figures_has_one_row_of_names(void **state)
{
    Arena *a = *state;
    Sheet sheet = grid(a, "A1=Opleidingen\nA3=Code\nB3=Naam\nA4=B1\nB4=Wiskunde\nA5=B2\n"
                          "B5=Natuurkunde");
    DatasetTable table = table_of(a, &sheet, (SheetSettings){0});
    expect_text(text_of(a, &table), "Code|Naam\nB1|Wiskunde\nB2|Natuurkunde");
}

static void settings_overrule_what_would_be_found(void **state)
{
    Arena *a = *state;
    Sheet sheet = grid(a, "A1=x\n#B1=7\nA2=Soort\nB2=Aantal\nA3=hbo\n#B3=5");
    DatasetTable table = table_of(a, &sheet, (SheetSettings){.header_row = 2});
    expect_text(text_of(a, &table), "Soort|Aantal\nhbo|5");
    expect_text(table.dataset.title, "x 7");
}

/* Every corner of a table is filled with random cells; none gets lost or moves. */
static void every_figure_comes_out_once_at_its_own_place(void **state)
{
    Arena *a = *state;
    Random random = {7};
    for (int round = 0; round < 50; round++) {
        Sheet sheet = sheet_in(a, S("T"));
        size_t rows = 1 + random_below(&random, 8);
        size_t columns = 2 + random_below(&random, 6);
        assert_true(sheet_row(&sheet, 1, false, NULL));
        for (size_t c = 1; c <= columns; c++) {
            assert_true(
                sheet_cell(&sheet, c, SHEET_TEXT, str_format(a, "n%zu", c), NULL));
        }
        size_t sum = 0;
        for (size_t r = 2; r < rows + 2; r++) {
            assert_true(sheet_row(&sheet, r, false, NULL));
            assert_true(sheet_cell(&sheet, 1, SHEET_TEXT, S("label"), NULL));
            for (size_t c = 2; c <= columns; c++) {
                if (c == 2 || random_below(&random, 3) > 0) {
                    size_t value = r * 10 + c;
                    sum += value;
                    assert_true(sheet_cell(&sheet, c, SHEET_NUMBER,
                                           str_format(a, "%zu", value), NULL));
                }
            }
        }
        DatasetTable table = table_of(a, &sheet, (SheetSettings){0});
        for (size_t r = 0; r < table.count; r++) {
            for (size_t c = 1; c < columns; c++) {
                Str field = table.rows[r].fields[c];
                if (field.length > 0) {
                    size_t value = table.rows[r].place.line * 10 + c + 1;
                    expect_str(field, str_format(a, "%zu", value));
                    sum -= value;
                }
            }
        }
        assert_int_equal(sum, 0);
    }
}

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

#define P(text) "<text:p>" text "</text:p>"
#define CELL(attributes, text)                                                           \
    "<table:table-cell " attributes ">" text "</table:table-cell>"
#define NUMBER(value) CELL("office:value-type='float' office:value='" value "'", P(value))

static void an_ods_reads_every_kind_of_cell(void **state)
{
    Arena *a = *state;
    Str bytes = ods_of(
        a,
        "<table:table table:name='Blad 1'>"
        "<table:table-column table:number-columns-repeated='3'/>"
        "<table:table-column table:visibility='collapse'/>"
        "<table:table-header-rows><table:table-row>" CELL("", P("Richting")) CELL(
            "", P("Aan<text:span>tal</text:span> <text:span>wo</text:span>"))
            CELL("", P("Aan<text:s text:c='2'/>deel") P("x")) CELL(
                "",
                P("Datum<office:annotation><text:p>let op</text:p>"
                  "</office:annotation>")) "</table:table-row></"
                                           "table:table-header-rows>"
                                           "<table:table-row>" CELL(
                                               "table:number-rows-spanned='2'",
                                               P("Techniek")) NUMBER("310") CELL("off"
                                                                                 "ice"
                                                                                 ":va"
                                                                                 "lue"
                                                                                 "-ty"
                                                                                 "pe="
                                                                                 "'pe"
                                                                                 "rce"
                                                                                 "nta"
                                                                                 "ge'"
                                                                                 " of"
                                                                                 "fic"
                                                                                 "e:"
                                                                                 "val"
                                                                                 "ue="
                                                                                 "'0."
                                                                                 "293"
                                                                                 "'",
                                                                                 P("2"
                                                                                   "9"
                                                                                   ","
                                                                                   "3"
                                                                                   "%"))
                                               CELL(
                                                   "office:value-type='date' "
                                                   "office:date-value='2017-10-01'",
                                                   P("01-10-17")) "</table:table-row>"
                                                                  "<table:table-row "
                                                                  "table:visibility='"
                                                                  "filter'><table:"
                                                                  "covered-table-cell/"
                                                                  ">" CELL(
                                                                      "table:number-"
                                                                      "columns-"
                                                                      "repeated='2' "
                                                                      "office:value-"
                                                                      "type='float' "
                                                                      "office:value='"
                                                                      "7'",
                                                                      P("7"))
                                                                      CELL(
                                                                          "table:"
                                                                          "formula='of:"
                                                                          "=NA()' "
                                                                          "office:"
                                                                          "value-type='"
                                                                          "string' "
                                                                          "calcext:"
                                                                          "value-type='"
                                                                          "error'",
                                                                          P("#N/A")) "<"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     "-"
                                                                                     "c"
                                                                                     "e"
                                                                                     "l"
                                                                                     "l"
                                                                                     " "
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "n"
                                                                                     "u"
                                                                                     "m"
                                                                                     "b"
                                                                                     "e"
                                                                                     "r"
                                                                                     "-"
                                                                                     "c"
                                                                                     "o"
                                                                                     "l"
                                                                                     "u"
                                                                                     "m"
                                                                                     "n"
                                                                                     "s"
                                                                                     "-"
                                                                                     "r"
                                                                                     "e"
                                                                                     "p"
                                                                                     "e"
                                                                                     "a"
                                                                                     "t"
                                                                                     "e"
                                                                                     "d"
                                                                                     "="
                                                                                     "'"
                                                                                     "1"
                                                                                     "6"
                                                                                     "3"
                                                                                     "8"
                                                                                     "0"
                                                                                     "'"
                                                                                     "/"
                                                                                     ">"
                                                                                     "<"
                                                                                     "/"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     "-"
                                                                                     "r"
                                                                                     "o"
                                                                                     "w"
                                                                                     ">"
                                                                                     "<"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     "-"
                                                                                     "r"
                                                                                     "o"
                                                                                     "w"
                                                                                     " "
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "n"
                                                                                     "u"
                                                                                     "m"
                                                                                     "b"
                                                                                     "e"
                                                                                     "r"
                                                                                     "-"
                                                                                     "r"
                                                                                     "o"
                                                                                     "w"
                                                                                     "s"
                                                                                     "-"
                                                                                     "r"
                                                                                     "e"
                                                                                     "p"
                                                                                     "e"
                                                                                     "a"
                                                                                     "t"
                                                                                     "e"
                                                                                     "d"
                                                                                     "="
                                                                                     "'"
                                                                                     "1"
                                                                                     "0"
                                                                                     "4"
                                                                                     "8"
                                                                                     "5"
                                                                                     "7"
                                                                                     "0"
                                                                                     "'"
                                                                                     ">"
                                                                                     "<"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     "-"
                                                                                     "c"
                                                                                     "e"
                                                                                     "l"
                                                                                     "l"
                                                                                     " "
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "n"
                                                                                     "u"
                                                                                     "m"
                                                                                     "b"
                                                                                     "e"
                                                                                     "r"
                                                                                     "-"
                                                                                     "c"
                                                                                     "o"
                                                                                     "l"
                                                                                     "u"
                                                                                     "m"
                                                                                     "n"
                                                                                     "s"
                                                                                     "-"
                                                                                     "r"
                                                                                     "e"
                                                                                     "p"
                                                                                     "e"
                                                                                     "a"
                                                                                     "t"
                                                                                     "e"
                                                                                     "d"
                                                                                     "="
                                                                                     "'"
                                                                                     "1"
                                                                                     "6"
                                                                                     "3"
                                                                                     "8"
                                                                                     "4"
                                                                                     "'"
                                                                                     "/"
                                                                                     ">"
                                                                                     "<"
                                                                                     "/"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     "-"
                                                                                     "r"
                                                                                     "o"
                                                                                     "w"
                                                                                     ">"
                                                                                     "<"
                                                                                     "/"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ">"
                                                                                     "<"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     " "
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "n"
                                                                                     "a"
                                                                                     "m"
                                                                                     "e"
                                                                                     "="
                                                                                     "'"
                                                                                     "B"
                                                                                     "l"
                                                                                     "a"
                                                                                     "d"
                                                                                     " "
                                                                                     "2"
                                                                                     "'"
                                                                                     ">"
                                                                                     "<"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     ":"
                                                                                     "t"
                                                                                     "a"
                                                                                     "b"
                                                                                     "l"
                                                                                     "e"
                                                                                     "-"
                                                                                     "r"
                                                                                     "o"
                                                                                     "w"
                                                                                     ">" NUMBER(
                                                                                         "1")
                                                                                         NUMBER(
                                                                                             "2") "</table:table-row></table:table>");
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
        FACT(addresses_count_as_spreadsheets_do),
        FACT(a_number_is_its_shortest_decimal),
        FACT(title_header_and_notes_stand_apart),
        FACT(a_header_above_the_first_column_is_a_title),
        FACT(a_merged_label_counts_for_each_of_its_rows_and_a_number_once),
        FACT(a_header_merged_downwards_is_said_once),
        FACT(names_are_told_apart_and_a_nameless_column_is_its_letter),
        FACT(a_list_without_figures_has_one_row_of_names),
        FACT(settings_overrule_what_would_be_found),
        FACT(every_figure_comes_out_once_at_its_own_place),
        FACT(formats_tell_dates_from_numbers),
        FACT(days_are_counted_as_spreadsheets_count),
        FACT(an_xlsx_reads_every_kind_of_cell),
        FACT(a_formula_that_was_never_computed_is_no_blank),
        FACT(a_broken_xlsx_is_refused_with_its_cell),
        FACT(a_merge_over_everything_ends),
        FACT(an_ods_reads_every_kind_of_cell),
        FACT(an_ods_that_repeats_without_end_is_refused),
        FACT(a_locked_ods_and_another_zip_are_named),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
