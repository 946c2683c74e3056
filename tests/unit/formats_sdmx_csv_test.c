/* SPDX-License-Identifier: EUPL-1.2
 * formats_sdmx_csv_test.c - facts about SDMX-CSV and the files of Open SDG
 */
#include "readers.h"

#include <math.h>

#include "formats/open_sdg.h"
#include "formats/sdmx.h"

static bool csv(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return sdmx_csv_read(a, input, NULL, sink, err);
}

static void version_2_names_structure_and_action(void **state)
{
    Arena *a = *state;
    Str text = S("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,"
                 "OBS_STATUS\n"
                 "dataflow,TP:DF_IN(1.0.0),I,A,NL,2023,29.1,A\n"
                 "dataflow,TP:DF_IN(1.0.0),I,A,LD01,2023,,Q\n");
    DatasetTable table = read_whole(a, text, csv);
    expect_text(table_text(a, &table),
                "STRUCTURE:n STRUCTURE_ID:n ACTION:n FREQ:f REF_AREA:r TIME_PERIOD:t "
                "OBS_VALUE:v OBS_STATUS:s"
                "\ndataflow | TP:DF_IN(1.0.0) | I | A | NL | 2023 | 29.1 | A"
                "\ndataflow | TP:DF_IN(1.0.0) | I | A | LD01 | 2023 |  | Q");
    assert_int_equal(table.rows[1].place.line, 3);
}

static void version_1_names_a_dataflow(void **state)
{
    Arena *a = *state;
    Str text = S("DATAFLOW,FREQ,TIME_PERIOD,OBS_VALUE\nTP:DF_IN(1.0),A,2023,29.1\n"
                 "TP:DF_IN(1.0),A,2024,30\n");
    DatasetTable table = read_pieces(a, text, 3, csv);
    expect_text(table_text(a, &table), "DATAFLOW:n FREQ:f TIME_PERIOD:t OBS_VALUE:v"
                                       "\nTP:DF_IN(1.0) | A | 2023 | 29.1"
                                       "\nTP:DF_IN(1.0) | A | 2024 | 30");
}

static void labels_are_taken_off_names_and_codes(void **state)
{
    Arena *a = *state;
    Str text = S("STRUCTURE[|];STRUCTURE_ID;ACTION;AREA: Gebied;OBS_VALUE: Waarde;"
                 "NOTE[nl|en]\n"
                 "dataflow;TP:DF(1.0): Naam, lang;I;NL: Nederland;12,4;nl:a: b|en:c\n"
                 "dataflow;TP:DF(1.0): Naam, lang;I;BE: België;1,5;\n");
    DatasetTable table = read_whole(a, text, csv);
    expect_text(table_text(a, &table),
                "STRUCTURE:n STRUCTURE_ID:n ACTION:n AREA:f OBS_VALUE:v NOTE:f"
                "\ndataflow | TP:DF(1.0) | I | NL | 12,4 | nl:a: b|en:c"
                "\ndataflow | TP:DF(1.0) | I | BE | 1,5 | ");
    expect_text(table.dataset.columns[3].label, "Gebied");

    Str names = S("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,AREA,Gebied,OBS_VALUE,"
                  "Waarde\ndataflow,TP:DF(1.0),Naam,I,NL,Nederland,1,\n"
                  "dataflow,TP:DF(1.0),Naam,I,BE,België,2,\n");
    table = read_whole(a, names, csv);
    assert_true(
        str_starts(table_text(a, &table),
                   S("STRUCTURE:n STRUCTURE_ID:n STRUCTURE_NAME:n ACTION:n AREA:f "
                     "Gebied:n OBS_VALUE:v Waarde:n\n")));
}

static void what_is_no_sdmx_csv_is_refused(void **state)
{
    Arena *a = *state;
    expect_refusal(a, S("a,b\n1,2\n3,4\n"), csv,
                   "not SDMX-CSV: the first column is \"a\"");
    expect_refusal(a, S(""), csv, "empty");
}

static void the_examples_of_the_standard_have_two_rows(void **state)
{
    Arena *a = *state;
    for (int i = 1; i <= 8; i++) {
        Str text;
        if (!open_data(a,
                       str_c(a, str_format(a, "sdmx/khaeru/v3/csv/example-%02d.csv", i)),
                       &text)) {
            return;
        }
        DatasetTable table = read_whole(a, text, csv);
        assert_int_equal(table.count, 2);
        expect_text(table_field(&table, 0, "DIM_1"), "A");
        expect_text(table_field(&table, 1, "DIM_2"), "B");
        assert_true(str_starts(table_field(&table, 1, "DIM_3"), S("2014-02")));
        const char *value = i == 2 || i == 3 ? "OBS_VALUE1" : "OBS_VALUE";
        expect_str(table_field(&table, 1, value), i == 4 ? S("10,8") : S("10.8"));
        expect_text(table_field(&table, 1, "ACTION"), "I");
        assert_true(dataset_column(&table.dataset, S("ATTR_1")) != DATASET_NONE);
    }
}

/* ---- Open SDG ---- */

static void columns_of_open_sdg_have_roles(void **state)
{
    Arena *a = *state;
    Str text =
        S("Year,Series,Sex,Observation status,Unit multiplier,Units,GeoCode,Value\r\n"
          "2016,Leren,,Normal value,Units,Percentage (%),,35.7335999997921\r\n"
          "2016,Leren,Female,Normal value,Units,Percentage (%),E1,42.0\r\n");
    DatasetTable table = read_whole(a, text, open_sdg_read);
    expect_text(
        table_text(a, &table),
        "Year:t Series:d Sex:d Observation status:s Unit multiplier:n Units:n "
        "GeoCode:r Value:v"
        "\n2016 | Leren |  | Normal value | Units | Percentage (%) |  | "
        "35.7335999997921"
        "\n2016 | Leren | Female | Normal value | Units | Percentage (%) | E1 | 42.0");
    assert_true(open_sdg_is_header(S("Year,Group,Value\r\n")));
    assert_false(open_sdg_is_header(S("Year,Group,Value,Note")));
    expect_refusal(a, S("Year,Group\n2015,A\n2016,B\n"), open_sdg_read,
                   "no column Value");
}

/* The numbers of records are those that ../shared/data/open/INDEX.md states. */
static void indicators_of_the_united_kingdom_are_complete(void **state)
{
    Arena *a = *state;
    static const struct {
        const char *name;
        size_t rows;
    } files[] = {{"opensdg/uk/data/indicator_4-4-1.csv", 278},
                 {"opensdg/uk/data/indicator_9-5-2.csv", 187},
                 {"opensdg/uk/data/indicator_4-3-1.csv", 90},
                 {"opensdg/starter/indicator_1-1-1.csv", 6}};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        Str text;
        if (!open_data(a, files[i].name, &text)) {
            return;
        }
        DatasetTable table = read_whole(a, text, open_sdg_read);
        assert_int_equal(table.count, files[i].rows);
        size_t others;
        assert_true(column_sum(a, &table, "Value", &others) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(version_2_names_structure_and_action),
        FACT(version_1_names_a_dataflow),
        FACT(labels_are_taken_off_names_and_codes),
        FACT(what_is_no_sdmx_csv_is_refused),
        FACT(the_examples_of_the_standard_have_two_rows),
        FACT(columns_of_open_sdg_have_roles),
        FACT(indicators_of_the_united_kingdom_are_complete),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
