/* SPDX-License-Identifier: EUPL-1.2
 * pact_source_cubes_test.c - facts about how files of cubes are known
 */
#include "readers.h"

#include "pact/source_file.h"

static Str format_of(const char *bytes)
{
    SourceHead head = {.path = S("file"), .bytes = str_of(bytes)};
    for (const SourceFormat *f = SOURCE_FORMATS; f->name.length > 0; f++) {
        if (f->is_it(&head)) {
            return f->name;
        }
    }
    return S("none");
}

static void a_file_is_known_by_how_it_begins(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        const char *format;
    } cases[] = {
        {"{\"@odata.context\":\"https://x.example/$metadata#Observations\"", "odata"},
        {"{\n  \"odata.metadata\":\"x\",\"value\":[", "odata"},
        {"{\"meta\":{\"schema\":\"https://x.example/sdmx-json-data-schema.json\"}",
         "sdmx-json"},
        {"{\"header\":{},\"structure\":{", "sdmx-json"},
        {"{\"dataSets\":[", "sdmx-json"},
        {"\xEF\xBB\xBF{\"version\":\"2.0\",\"class\":\"dataset\"", "json-stat"},
        {"{\"oecd\":{\"label\"", "json-stat"},
        {"CHARSET=\"ANSI\";\n", "px"},
        {"\xEF\xBB\xBF"
         "AXIS-VERSION=\"2013\";",
         "px"},
        {"<?xml version=\"1.0\"?>\n<m:GenericData "
         "xmlns:m=\"http://www.sdmx.org/resources/"
         "sdmxml/schemas/v2_1/message\">",
         "sdmx-ml"},
        {"<m:Structure "
         "xmlns:m=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message\">",
         "sdmx-codes"},
        {"STRUCTURE[;],STRUCTURE_ID,ACTION\n", "sdmx-csv"},
        {"DATAFLOW,FREQ,TIME_PERIOD\n", "sdmx-csv"},
        {"Year,Group,Value\n2015,A,1\n", "open-sdg"},
        {"Year;Group;Value\n2015;A;1\n", "delimited"},
        {"PROVINCIE;GEMEENTE\n", "delimited"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_str(format_of(cases[i].bytes), str_of(cases[i].format));
    }
}

static void real_files_are_read_by_what_they_are(void **state)
{
    Arena *a = *state;
    static const struct {
        const char *name;
        const char *format;
        size_t rows;
    } files[] = {
        {"cbs/v3_json_typed/TypedDataSet.json", "odata", 2500},
        {"cbs/v3_json_typed", "odata-folder", 2500},
        {"jsonstat/www.json-stat.org/oecd.json", "json-stat", 432},
        {"jsonstat/www.json-stat.org/oecd-canada.json", "json-stat", 432},
        {"px/pxwebapi/TAB003.px", "px", 2448},
        {"px/pxR/example.px", "px", 10488},
        {"sdmx/khaeru/ECB_EXR/ng-ts-gf-ss.xml", "sdmx-ml", 12},
        {"sdmx/khaeru/ECB_EXR/flat.json", "sdmx-json", 4},
        {"sdmx/cbs_nl1/codelist1.xml", "sdmx-codes", 17},
        {"sdmx/khaeru/v3/csv/example-04.csv", "sdmx-csv", 2},
        {"opensdg/uk/data/indicator_4-4-1.csv", "open-sdg", 278},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        Str path = str_format(a, "../shared/data/open/%s", files[i].name);
        if (file_kind(path) == FILE_ABSENT) {
            print_message("# skipped: there is no %.*s here\n", STR_ARG(path));
            return;
        }
        SourceAsk ask = {.path = path};
        const SourceFormat *format;
        Error err = {0};
        assert_true(source_format(a, &ask, &format, &err));
        expect_str(format->name, str_of(files[i].format));
        DatasetTable table = dataset_table(a, MOST_ROWS);
        DatasetSink sink = dataset_table_sink(&table);
        if (!source_read(a, &ask, &sink, &err)) {
            fail_msg("%s: %s", files[i].name, err.message);
        }
        assert_int_equal(table.count, files[i].rows);
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_file_is_known_by_how_it_begins),
        FACT(real_files_are_read_by_what_they_are),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
