/* SPDX-License-Identifier: EUPL-1.2
 * formats_cbs_csv_test.c - facts about tables of CBS as delimited text
 */
#include "expect.h"

#include <string.h>

#include "formats/cbs_csv.h"

/* A folder of a few files in memory. */
typedef struct Small {
    const char *name;
    const char *text;
} Small;
typedef struct Folder {
    const Small *files;
    size_t count;
    Str open[16];
} Folder;

static bool open_small(void *self, Str name, Input *input, Error *err)
{
    Folder *folder = self;
    for (size_t i = 0; i < folder->count; i++) {
        if (str_equal(str_of(folder->files[i].name), name)) {
            folder->open[i] = str_of(folder->files[i].text);
            *input = input_of_text(&folder->open[i]);
            return true;
        }
    }
    return FAIL(err, ERR_NOT_FOUND, "there is no %.*s", STR_ARG(name));
}

static const Small V4[] = {
    {"Observations.csv",
     "Id;Measure;Geslacht;Perioden;Value;StringValue;ValueAttribute\n"
     "0;M1;T001038;2019JJ00;3,9;;None\n1;M1;3000;2020JJ00;;;Impossible\n"},
    {"Dimensions.csv", "Identifier;Title;Description;Kind\nGeslacht;Geslacht;;Dimension\n"
                       "Perioden;Perioden;\"twee\nregels\";TimeDimension\n"},
    {"GeslachtCodes.csv", "Identifier;DimensionGroupId;Index;Title;Description\n"
                          "T001038;0;1;Totaal;\n3000;0;2;Mannen;\n"},
    {"GeslachtGroups.csv", "Id;Index;Title;Description;ParentId\n0;0;Totalen;;\n"},
    {"PeriodenCodes.csv", "Identifier;Title;Status\n2019JJ00;2019;Definitief\n"
                          "2020JJ00;2020;Voorlopig\n"},
    {"MeasureCodes.csv", "Identifier;MeasureGroupId;Title;Unit\nM1;;Inflatie;%\n"},
    {"Properties.csv", "Identifier;Title;License\n70936ned;Prijzen;CC BY\n"},
};

static DatasetTable read_v4(Arena *a, const Small *files, size_t count, Error *err,
                            bool *is_read)
{
    Folder folder = {files, count, {{0}}};
    CbsFiles opener = {&folder, open_small};
    DatasetTable table = dataset_table(a, 100);
    DatasetSink sink = dataset_table_sink(&table);
    DelimitedSettings settings = {0};
    DelimitedFound found;
    *is_read = cbs_v4_read(a, &opener, &settings, &sink, &found, err);
    return table;
}

static void version_4_brings_its_lists(void **state)
{
    Arena *a = *state;
    bool is_read;
    Error err = {0};
    DatasetTable t = read_v4(a, V4, sizeof V4 / sizeof V4[0], &err, &is_read);
    assert_true(is_read);
    assert_int_equal(t.count, 2);
    expect_text(t.dataset.id, "70936ned");
    assert_true(t.dataset.decimal_comma);
    const DatasetColumn *c = t.dataset.columns;
    assert_int_equal(c[0].role, DATASET_NOTE);
    assert_int_equal(c[1].role, DATASET_DIMENSION);
    expect_text(c[1].codes[0].unit, "%");
    assert_int_equal(c[2].code_count, 3);
    expect_text(c[2].codes[1].label, "Mannen");
    expect_text(c[2].codes[1].parent, "group/0");
    expect_text(c[2].codes[2].code, "group/0");
    assert_int_equal(c[3].role, DATASET_TIME);
    expect_text(c[3].codes[1].status, "Voorlopig");
    assert_int_equal(c[4].role, DATASET_VALUE);
    assert_int_equal(c[6].role, DATASET_STATUS);
    expect_text(t.rows[1].fields[6], "Impossible");
}

static void version_4_needs_its_rows_and_no_list(void **state)
{
    Arena *a = *state;
    bool is_read;
    Error err = {0};
    DatasetTable t = read_v4(a, V4, 1, &err, &is_read);
    assert_true(is_read);
    assert_null(t.dataset.columns[2].codes);
    (void)read_v4(a, V4 + 1, 2, &err, &is_read);
    assert_false(is_read);
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    static const Small BROKEN[] = {
        {"Observations.csv", "Id;Value\n0;1\n"},
        {"Dimensions.csv", "version https://git-lfs.github.com/spec/v1\n"}};
    err = (Error){0};
    (void)read_v4(a, BROKEN, 2, &err, &is_read);
    assert_false(is_read);
    assert_non_null(strstr(err.message, "Dimensions.csv: the file is a Git-LFS pointer"));
}

#define METADATA                                                                         \
    "\xEF\xBB\xBF\"TableInfos\"\r\n\"ID\";\"Title\";\"Identifier\";\"Summary\"\r\n"      \
    "\"0\";\"Vacatures\";\"80472ned\";\"een\n\ntekst; met\nregels\"\r\n"                 \
    "\"DataProperties\"\r\nID;Type;Key;Title;Unit\r\n0;TimeDimension;Perioden;Perioden;" \
    "\r\n1;Topic;Open_1;Openstaand;x 1 000\r\n\r\n"                                      \
    "\"Perioden\"\r\nKey;Title;Description;Status\r\n"                                   \
    "\"2018KW01 \";\"2018 1e kwartaal\";;\"Definitief\"\r\n"

static void version_3_reads_table_after_table_of_its_metadata(void **state)
{
    Arena *a = *state;
    Str rows = S("\"ID\";\"Perioden\";\"Open_1\"\n\"0\";\"2018KW01\";\"    89.8\"\n");
    Str text = S(METADATA);
    Input input = input_of_text(&rows), metadata = input_of_text(&text);
    DatasetTable t = dataset_table(a, 10);
    DatasetSink sink = dataset_table_sink(&t);
    DelimitedSettings settings = {0};
    DelimitedFound found;
    Error err = {0};
    assert_true(cbs_v3_read(a, &input, &metadata, &settings, &sink, &found, &err));
    expect_text(t.dataset.id, "80472ned");
    assert_false(t.dataset.decimal_comma);
    assert_int_equal(t.dataset.columns[0].role, DATASET_NOTE);
    assert_int_equal(t.dataset.columns[1].role, DATASET_TIME);
    expect_text(t.dataset.columns[1].codes[0].code, "2018KW01");
    expect_text(t.dataset.columns[1].codes[0].status, "Definitief");
    expect_text(t.dataset.columns[2].unit, "x 1 000");
    expect_text(t.rows[0].fields[2], "89.8");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(version_4_brings_its_lists),
        FACT(version_4_needs_its_rows_and_no_list),
        FACT(version_3_reads_table_after_table_of_its_metadata),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
