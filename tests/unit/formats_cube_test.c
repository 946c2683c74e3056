/* SPDX-License-Identifier: EUPL-1.2
 * formats_cube_test.c - cubes written in each format, and read back
 */
#include "readers.h"

#include "formats/csv.h"
#include "formats/cube_write.h"
#include "formats/jsonstat.h"
#include "formats/sdmx.h"
#include "formats/workbook.h"
#include "formats/zip.h"

/* Chance that is the same every time (Knuth's MMIX generator). */
static uint32_t chance(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*state >> 33) % below;
}

static Str odd_label(Arena *a, uint64_t *state, size_t number)
{
    static const char *const odd[] = {"a \"quote\"", "two\nlines",   "één; twee, drie",
                                      "=1+1",        "\xE2\x82\xAC", "plain",
                                      "<b>&amp;"};
    return str_format(a, "%s %zu", odd[chance(state, 7)], number);
}

static void odd_cell(Arena *a, uint64_t *state, CubeCell *cell)
{
    *cell = (CubeCell){.at = cell->at,
                       .observation = 'A',
                       .confidentiality = 'F',
                       .status = S("final"),
                       .origin = S("stated"),
                       .edition = S("e1"),
                       .source = S("one;two"),
                       .note = S("")};
    switch (chance(state, 6)) {
    case 0:
        cell->observation = 'O';
        cell->status = S("missing");
        return;
    case 1:
        cell->observation = 'Q';
        cell->confidentiality = 'C';
        cell->status = S("hidden-by-us");
        return;
    case 2:
        cell->observation = 'P';
        cell->status = S("provisional");
        cell->note = odd_label(a, state, 0);
        break;
    default:
        cell->is_after_break = chance(state, 9) == 0;
    }
    cell->decimals = (int)chance(state, 3);
    cell->value =
        number_text(a, (double)chance(state, 100000) / 7 - 3000, cell->decimals);
    cell->low = S("-3");
    cell->high = S("20000");
    cell->range = S("rounding");
}

static Cube random_cube(Arena *a, uint64_t seed)
{
    uint64_t state = seed;
    Cube cube = {.id = S("jobs-number"),
                 .definition = S("jobs-v1"),
                 .lang = S("nl"),
                 .title = S("Een \"titel\""),
                 .unit = S("persons"),
                 .unit_label = S("personen"),
                 .updated = S("2023-11-14T06:00:00Z"),
                 .edition = S("e1"),
                 .publisher = S("Office"),
                 .sources = S("CBS")};
    cube.dimension_count = 1 + chance(&state, 7);
    cube.dimensions = PUSH_ARRAY(a, CubeDimension, cube.dimension_count);
    for (size_t d = 0; d < cube.dimension_count; d++) {
        CubeDimension *dimension = &cube.dimensions[d];
        bool is_time = d + 1 == cube.dimension_count;
        dimension->id = is_time ? S("period") : str_format(a, "dim-%zu", d);
        dimension->label = str_format(a, "dimensie %zu", d);
        dimension->role = is_time ? CUBE_TIME : d == 1 ? CUBE_REGION : CUBE_PLAIN;
        dimension->count = 1 + chance(&state, 4);
        dimension->codes = PUSH_ARRAY(a, CubeCode, dimension->count);
        for (size_t i = 0; i < dimension->count; i++) {
            Str code =
                is_time ? str_format(a, "%zu", 2015 + i) : str_format(a, "c%zu:x+y", i);
            dimension->codes[i] =
                (CubeCode){.code = code,
                           .label = is_time ? code : odd_label(a, &state, i),
                           .parent = i > 0 && !is_time ? 0 : CUBE_NONE,
                           .time = is_time ? code : S("")};
        }
    }
    size_t places;
    assert_true(cube_places(&cube, &places, NULL));
    cube.cells = PUSH_ARRAY(a, CubeCell, places);
    for (size_t place = 0; place < places; place++) {
        if (chance(&state, 3) > 0) {
            CubeCell *cell = &cube.cells[cube.cell_count++];
            cell->at = PUSH_ARRAY(a, size_t, cube.dimension_count);
            size_t rest = place;
            for (size_t d = cube.dimension_count; d > 0; d--) {
                cell->at[d - 1] = rest % cube.dimensions[d - 1].count;
                rest /= cube.dimensions[d - 1].count;
            }
            odd_cell(a, &state, cell);
        }
    }
    return cube;
}

#define CUBES 60

static Str written(Arena *a, const Cube *cube, CubeWriter *write)
{
    Str bytes, again;
    Error err = {0};
    if (!write(a, cube, &bytes, &err) || !write(a, cube, &again, &err)) {
        fail_msg("%s", err.message);
    }
    assert_true(str_equal(bytes, again)); /* the same bytes twice */
    return bytes;
}

static bool plain_jsonstat(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return jsonstat_read(a, input, S(""), sink, err);
}

static bool plain_ml(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return sdmx_ml_read(a, input, NULL, sink, err);
}

static void jsonstat_is_read_back_as_it_was(void **state)
{
    Arena *a = *state;
    for (uint64_t seed = 1; seed <= CUBES; seed++) {
        Cube cube = random_cube(a, seed);
        DatasetTable table =
            read_whole(a, written(a, &cube, cube_jsonstat), plain_jsonstat);
        size_t next = 0, status = dataset_column(&table.dataset, S("status"));
        for (size_t r = 0; r < table.count; r++) {
            const CubeCell *cell = &cube.cells[next < cube.cell_count ? next : 0];
            const Str *fields = table.rows[r].fields;
            bool is_cell = next < cube.cell_count;
            for (size_t d = 0; d < cube.dimension_count && is_cell; d++) {
                is_cell =
                    str_equal(fields[d], cube.dimensions[d].codes[cell->at[d]].code);
            }
            if (!is_cell) { /* an array lists places that nobody stated */
                assert_int_equal(fields[cube.dimension_count].length, 0);
                continue;
            }
            Decimal wrote = {0}, read = {0};
            if (cell->value.length > 0) {
                assert_true(decimal_parse(cell->value, &wrote));
                assert_true(decimal_parse(fields[cube.dimension_count], &read));
                assert_true(wrote.value == read.value && wrote.decimals == read.decimals);
            } else {
                assert_int_equal(fields[cube.dimension_count].length, 0);
            }
            Str said = status != DATASET_NONE ? fields[status] : S("");
            assert_int_equal(str_contains(said, S("C")), cell->confidentiality == 'C');
            assert_int_equal(str_contains(said, S("o")), cell->observation == 'O');
            assert_int_equal(str_contains(said, S("p")), cell->observation == 'P');
            assert_int_equal(str_contains(said, S("b")), cell->is_after_break);
            next++;
        }
        assert_int_equal(next, cube.cell_count);
    }
}

static void sdmx_ml_is_read_back_as_it_was(void **state)
{
    Arena *a = *state;
    for (uint64_t seed = 1; seed <= CUBES; seed++) {
        Cube cube = random_cube(a, seed);
        if (cube.cell_count == 0) {
            continue;
        }
        DatasetTable table = read_whole(a, written(a, &cube, cube_sdmx_ml), plain_ml);
        size_t value = dataset_column(&table.dataset, S("OBS_VALUE"));
        size_t status = dataset_column(&table.dataset, S("OBS_STATUS"));
        assert_int_equal(table.count, cube.cell_count);
        for (size_t r = 0; r < table.count; r++) {
            const CubeCell *cell = &cube.cells[r];
            for (size_t d = 0; d < cube.dimension_count; d++) {
                const CubeDimension *dimension = &cube.dimensions[d];
                size_t column =
                    dataset_column(&table.dataset, sdmx_dimension_id(a, dimension));
                assert_true(column != DATASET_NONE);
                assert_true(
                    str_equal(table.rows[r].fields[column],
                              sdmx_code(a, dimension, &dimension->codes[cell->at[d]])));
            }
            Str read = value != DATASET_NONE ? table.rows[r].fields[value] : S("");
            assert_true(str_equal(read, cell->value));
            assert_int_equal(table.rows[r].fields[status].data[0],
                             sdmx_observation(cell));
        }
    }
}

static void csv_is_read_back_as_it_was(void **state)
{
    Arena *a = *state;
    for (uint64_t seed = 1; seed <= CUBES; seed++) {
        Cube cube = random_cube(a, seed);
        CubeTable rows = cube_rows(a, &cube);
        TextFaults faults = text_faults(a);
        CsvTable table = csv_read(a, written(a, &cube, cube_csv), &faults);
        assert_int_equal(faults.count, 0);
        assert_int_equal(table.count + 1, rows.rows);
        for (size_t r = 0; r < table.count; r++) {
            for (size_t c = 0; c < rows.columns; c++) {
                Str wrote = rows.texts[(r + 1) * rows.columns + c];
                Str read = table.rows[r].fields[c].text;
                bool is_label =
                    c < cube.dimension_count * 2 ? c % 2 == 1 : c + 1 == rows.columns;
                assert_true(str_equal(read, is_label ? cube_harmless(a, wrote) : wrote));
            }
        }
    }
}

/* One dimension and time; worked out by hand. */
static Cube small_cube(Arena *a)
{
    static CubeCode sexes[] = {{S_INIT("_T"), S_INIT("totaal \"alles\""), CUBE_NONE, {0}},
                               {S_INIT("women"), S_INIT("vrouwen"), 0, {0}}};
    static CubeCode years[] = {
        {S_INIT("2022"), S_INIT("2022"), CUBE_NONE, S_INIT("2022")},
        {S_INIT("2023"), S_INIT("2023"), CUBE_NONE, S_INIT("2023")}};
    static CubeDimension dimensions[] = {
        {S_INIT("sex"), S_INIT("geslacht"), CUBE_PLAIN, sexes, 2},
        {S_INIT("period"), S_INIT("periode"), CUBE_TIME, years, 2}};
    static size_t places[][2] = {{0, 0}, {0, 1}, {1, 1}};
    Cube cube = {.id = S("jobs"),
                 .title = S("Banen"),
                 .lang = S("nl"),
                 .unit = S("n"),
                 .unit_label = S("banen"),
                 .updated = S("2023-11-14T06:00:00Z"),
                 .dimensions = dimensions,
                 .dimension_count = 2,
                 .cell_count = 3,
                 .decimals = 1};
    cube.cells = PUSH_ARRAY(a, CubeCell, 3);
    cube.cells[0] = (CubeCell){.at = places[0],
                               .value = S("12.5"),
                               .decimals = 1,
                               .observation = 'A',
                               .confidentiality = 'F'};
    cube.cells[1] = (CubeCell){.at = places[1],
                               .value = S("13.0"),
                               .decimals = 1,
                               .observation = 'P',
                               .confidentiality = 'F',
                               .status_label = S("voorlopig")};
    cube.cells[2] = (CubeCell){.at = places[2],
                               .observation = 'Q',
                               .confidentiality = 'C',
                               .status_label = S("geheim")};
    return cube;
}

static void expect_part(Str text, const char *part)
{
    if (!str_contains(text, str_of(part))) {
        fail_msg("there is no \"%s\" in:\n%.*s", part, STR_ARG(text));
    }
}

static void px_puts_periods_across(void **state)
{
    Arena *a = *state;
    Cube cube = small_cube(a);
    Str px = written(a, &cube, cube_px);
    expect_part(px, "STUB=\"geslacht\";\nHEADING=\"periode\";\n");
    expect_part(px, "VALUES(\"geslacht\")=\"totaal \xE2\x80\x99"
                    "alles\xE2\x80\x99\",\n\"vrouwen\";\n");
    expect_part(px, "CELLNOTE(\"vrouwen\",\"2023\")=\"geheim\";\n");
    expect_part(px, "CREATION-DATE=\"20231114 06:00\";\nDECIMALS=1;\n");
    expect_part(px, "DATA=\n12.5 13.0 \n\"..\" \"...\" \n;\n");
}

static void jsonstat_counts_places_from_the_first_dimension(void **state)
{
    Arena *a = *state;
    Cube cube = small_cube(a);
    Str text = written(a, &cube, cube_jsonstat);
    expect_part(text, "\"id\":[\"sex\",\"period\"],\"size\":[2,2]");
    expect_part(text, "\"value\":[12.5,13.0,null,null]");
    expect_part(text, "\"status\":{\"1\":\"p\",\"3\":\"C\"}");
    expect_part(text, "\"child\":{\"_T\":[\"women\"]}");
}

static void sdmx_says_suppressed_with_two_letters(void **state)
{
    Arena *a = *state;
    Cube cube = small_cube(a);
    cube.cells[1].is_after_break = true;
    Str text = written(a, &cube, cube_sdmx_csv);
    expect_part(text,
                "STRUCTURE,STRUCTURE_ID,ACTION,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS");
    expect_part(text, "dataflow,PACT:DF_JOBS(1.0.0),I,_T,2023,13.0,B,F,N,1");
    expect_part(text, "dataflow,PACT:DF_JOBS(1.0.0),I,women,2023,,Q,C,N,");
}

static void a_table_beyond_the_limit_of_places_is_refused(void **state)
{
    Arena *a = *state;
    Cube cube = small_cube(a);
    CubeDimension large = {S("large"), S("large"), CUBE_PLAIN, NULL, (size_t)1 << 30};
    CubeDimension dimensions[] = {large, large, cube.dimensions[1]};
    cube.dimensions = dimensions;
    cube.dimension_count = 3;
    cube.cell_count = 0;
    Str bytes;
    Error err = {0};
    assert_false(cube_px(a, &cube, &bytes, &err));
    assert_int_equal(err.kind, ERR_INVALID);
}

static Str member(Arena *a, Str zip_bytes, const char *name)
{
    ZipReader *zip;
    Input input;
    Error err = {0};
    if (!zip_reader_open(a, input_at_of_text(&zip_bytes), &zip, &err)) {
        fail_msg("%s", err.message);
    }
    size_t at = zip_reader_find(zip, str_of(name));
    assert_true(at != ZIP_NONE);
    assert_true(zip_reader_input(a, zip, at, &input, &err));
    Str text;
    assert_true(input_rest(a, &input, (size_t)1 << 20, &text, &err));
    return text;
}

static Workbook small_book(Arena *a)
{
    SheetCell cells[] = {{S("name"), false},           {S("value"), false},
                         {S("=1+1"), false},           {S("-2.50"), true},
                         {S("@SUM(A1)\x01<b>"), true}, {S(""), true}};
    Sheet *sheet = PUSH_ARRAY(a, Sheet, 1);
    SheetCell *kept = PUSH_ARRAY(a, SheetCell, 6);
    for (size_t i = 0; i < 6; i++) {
        kept[i] = cells[i];
    }
    *sheet = (Sheet){S("cijfers"), kept, 2, 3};
    return (Workbook){.title = S("T"),
                      .lang = S("nl"),
                      .sheets = sheet,
                      .count = 1,
                      .created = S("2023-11-14T06:00:00Z")};
}

static void no_cell_of_a_sheet_is_a_formula(void **state)
{
    Arena *a = *state;
    Workbook book = small_book(a);
    Str bytes;
    Error err = {0};
    assert_true(xlsx_write(a, &book, &bytes, &err));
    Str sheet = member(a, bytes, "xl/worksheets/sheet1.xml");
    assert_false(str_contains(sheet, S("<f>")));
    expect_part(sheet, "<c r=\"A2\" t=\"inlineStr\" s=\"0\">\n<is>\n"
                       "<t xml:space=\"preserve\">=1+1</t>");
    expect_part(sheet, "<c r=\"B2\" s=\"4\">\n<v>-2.50</v>"); /* two decimals */
    expect_part(sheet, "@SUM(A1)&lt;b&gt;</t>"); /* not a number, so a text */
    assert_true(ods_write(a, &book, &bytes, &err));
    assert_true(str_starts(str_slice(bytes, 30, 100),
                           S("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")));
    Str content = member(a, bytes, "content.xml");
    assert_false(str_contains(content, S("table:formula")));
    expect_part(content, "office:value-type=\"string\">\n<text:p>=1+1</text:p>");
    expect_part(content, "office:value=\"-2.50\"");
}

static void what_a_spreadsheet_would_run_gets_a_quote(void **state)
{
    Arena *a = *state;
    expect_text(cube_harmless(a, S("=HYPERLINK(1)")), "'=HYPERLINK(1)");
    expect_text(cube_harmless(a, S("@x")), "'@x");
    expect_text(cube_harmless(a, S("+31 6")), "'+31 6");
    expect_text(cube_harmless(a, S("a=b")), "a=b");
    expect_text(cube_harmless(a, S("")), "");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(jsonstat_is_read_back_as_it_was),
        FACT(sdmx_ml_is_read_back_as_it_was),
        FACT(csv_is_read_back_as_it_was),
        FACT(px_puts_periods_across),
        FACT(jsonstat_counts_places_from_the_first_dimension),
        FACT(sdmx_says_suppressed_with_two_letters),
        FACT(a_table_beyond_the_limit_of_places_is_refused),
        FACT(no_cell_of_a_sheet_is_a_formula),
        FACT(what_a_spreadsheet_would_run_gets_a_quote),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
