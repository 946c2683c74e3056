/* SPDX-License-Identifier: EUPL-1.2
 * formats_sheet_test.c - facts about spreadsheets: the grid, and the table in it
 */
#include "small_sheet_file.h"

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
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
