/* SPDX-License-Identifier: EUPL-1.2
 * formats_sdmx_json_test.c - facts about SDMX-JSON
 */
#include "readers.h"

#include "formats/sdmx.h"

#define FREQ_AND_AREA                                                                    \
    "{\"id\":\"FREQ\",\"name\":\"Frequentie\",\"values\":[{\"id\":\"A\"}]},"             \
    "{\"id\":\"REF_AREA\",\"name\":\"Regio\",\"values\":[{\"id\":\"NL\",\"name\":"       \
    "\"Nederland\"},{\"id\":\"LD01\",\"name\":\"Noord\",\"parent\":\"NL\"}]}"
#define TIME                                                                             \
    "{\"id\":\"TIME_PERIOD\",\"values\":[{\"value\":\"2022\"},{\"value\":\"2023\"}]}"
#define STATUS                                                                           \
    "{\"id\":\"OBS_STATUS\",\"values\":[{\"id\":\"A\"},{\"id\":\"P\"},{\"id\":\"Q\"}]}"

/* The structure for data in series. */
#define STRUCTURE                                                                        \
    "{\"name\":\"Instroom\",\"dimensions\":{\"series\":[" FREQ_AND_AREA                  \
    "],\"observation\":[" TIME "]},\"attributes\":{\"series\":[{\"id\":\"UNIT\","        \
    "\"values\":[{\"id\":\"PT\"}]}],\"observation\":[" STATUS "]}}"
#define SERIES                                                                           \
    "{\"action\":\"Information\",\"series\":{\"0:0\":{\"attributes\":[0],"               \
    "\"observations\":{\"0\":[28.90,0],\"1\":[29.1,1]}},\n\"0:1\":{\"attributes\":"      \
    "[null],\"observations\":{\"0\":[27.0],\"1\":[null,2]}}}}"
#define IN_SERIES                                                                        \
    "FREQ:d REF_AREA:r TIME_PERIOD:t OBS_VALUE:v OBS_STATUS:s UNIT:n"                    \
    "\nA | NL | 2022 | 28.90 | A | PT\nA | NL | 2023 | 29.1 | P | PT"                    \
    "\nA | LD01 | 2022 | 27.0 | - | -\nA | LD01 | 2023 |  | Q | -"

static void version_1_has_one_structure_beside_the_data(void **state)
{
    Arena *a = *state;
    Str text = S("{\"header\":{\"id\":\"x\"},\"structure\":" STRUCTURE
                 ",\"dataSets\":[" SERIES "]}");
    DatasetTable table = read_whole(a, text, sdmx_json_read);
    expect_text(table_text(a, &table), IN_SERIES);
    expect_text(table.dataset.title, "Instroom");
    expect_text(table.dataset.columns[1].label, "Regio");
    expect_text(table.dataset.columns[1].codes[1].label, "Noord");
    expect_text(table.dataset.columns[1].codes[1].parent, "NL");
    assert_int_equal(table.rows[2].place.line, 2);
    DatasetTable pieces = read_pieces(a, text, 1, sdmx_json_read);
    expect_text(table_text(a, &pieces), IN_SERIES);
}

static void version_2_has_a_list_of_structures(void **state)
{
    Arena *a = *state;
    Str text = S("{\"meta\":{},\"data\":{\"structures\":[" STRUCTURE "],\"dataSets\":["
                 "{\"structure\":0,\"series\":{}}," SERIES "]},\"errors\":[]}");
    DatasetTable table = read_whole(a, text, sdmx_json_read);
    expect_text(table_text(a, &table), IN_SERIES);
    expect_refusal(a, str_replace(a, text, S("\"structure\":0"), S("\"structure\":1")),
                   sdmx_json_read, "the data set has structure 1, which is not here");
}

static void data_may_come_before_their_structure(void **state)
{
    Arena *a = *state;
    Str text = S("{\"dataSets\":[" SERIES "],\"structure\":" STRUCTURE "}");
    DatasetTable table = read_whole(a, text, sdmx_json_read);
    expect_text(table_text(a, &table), IN_SERIES);
}

static void flat_observations_name_all_dimensions(void **state)
{
    Arena *a = *state;
    Str text = S("{\"data\":{\"structures\":[{\"dimensions\":{\"dataSet\":[{\"id\":"
                 "\"SEX\",\"values\":[{\"id\":\"F\"}]}],\"observation\":[" FREQ_AND_AREA
                 "," TIME "]},\"measures\":{\"observation\":[{\"id\":\"LOW\"},{\"id\":"
                 "\"HIGH\"}]},\"attributes\":{\"dataSet\":[{\"id\":\"TITLE\"}],"
                 "\"observation\":[" STATUS ",{\"id\":\"NOTE\"}]}}],\"dataSets\":["
                 "{\"attributes\":[\"Titel\"],\"observations\":{\"0:1:0\":[1,4,2,\"<5\"],"
                 "\"0:0:1\":[7,null]}}]}}");
    DatasetTable table = read_whole(a, text, sdmx_json_read);
    expect_text(table_text(a, &table),
                "SEX:d FREQ:d REF_AREA:r TIME_PERIOD:t LOW:v HIGH:v OBS_STATUS:s NOTE:n "
                "TITLE:n"
                "\nF | A | LD01 | 2022 | 1 | 4 | Q | <5 | Titel"
                "\nF | A | NL | 2023 | 7 |  | - | - | Titel");
}

static void what_does_not_fit_is_refused(void **state)
{
    Arena *a = *state;
    static const struct {
        const char *set;
        const char *said;
    } cases[] = {
        {"{\"series\":{\"0:2\":{\"observations\":{\"0\":[1]}}}}",
         "\"2\" is no place in the list of \"REF_AREA\""},
        {"{\"series\":{\"0\":{\"observations\":{\"0\":[1]}}}}",
         "a key that does not name 2 dimensions"},
        {"{\"series\":{\"0:0:0\":{\"observations\":{\"0\":[1]}}}}",
         "a key that does not name 2 dimensions"},
        {"{\"series\":{\"0:0\":{\"observations\":{\"0\":[1,7]}}}}",
         "\"7\" is no place in the list of \"OBS_STATUS\""},
        {"{\"series\":{\"0:0\":{\"observations\":{\"0\":[1,0,0]}}}}",
         "more values than there are attributes"},
        {"{\"series\":{\"0:0\":{\"observations\":{\"0\":1}}}}", "is a list of values"},
        {"{\"action\":\"Delete\",\"series\":{}}", "a data set of rows to delete"},
        {"{\"series\":{},\"attributes\":[0]}", "must stand before the observations"},
        {"{\"series\":{}}", "the message holds no observations"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Str text = str_format(a, "{\"structure\":%s,\"dataSets\":[%s]}", STRUCTURE,
                              cases[i].set);
        expect_refusal(a, text, sdmx_json_read, cases[i].said);
    }
    expect_refusal(a, S("{\"dataSets\":[]}"), sdmx_json_read, "it has no structure");
    expect_refusal(a, S("[]"), sdmx_json_read, "an SDMX-JSON object must stand here");
    expect_refusal(a, S("{\"structure\":{},\"dataSets\":[{\"series\":{}}]}"),
                   sdmx_json_read, "the structure has no dimensions");
}

static void bombs_are_refused_in_little_memory(void **state)
{
    (void)state;
    const size_t gigabyte = (size_t)1 << 30;
    expect_defused(
        (Bomb){.head = S("{\"structure\":" STRUCTURE
                         ",\"dataSets\":[{\"series\":{\"0:0\":{\"observations\":"
                         "{\"0\":["),
               .body = S("1,"),
               .bytes = gigabyte},
        sdmx_json_read, "more values than this document", (size_t)4 << 20);
    expect_defused((Bomb){.head = S("{\"structure\":{\"dimensions\":{\"series\":\""),
                          .body = S("x"),
                          .bytes = gigabyte},
                   sdmx_json_read, "text of more than", (size_t)4 << 20);
    expect_defused((Bomb){.head = S("{\"dataSets\":"), .body = S("["), .bytes = gigabyte},
                   sdmx_json_read, "levels deep", (size_t)4 << 20);
}

static void the_flat_ecb_message_has_four_rates(void **state)
{
    Arena *a = *state;
    Str text;
    if (!open_data(a, "sdmx/khaeru/ECB_EXR/flat.json", &text)) {
        return;
    }
    DatasetTable table = read_whole(a, text, sdmx_json_read);
    expect_text(
        table_text(a, &table),
        "FREQ:d CURRENCY_DENOM:d EXR_TYPE:d EXR_SUFFIX:d CURRENCY:d TIME_PERIOD:t "
        "OBS_VALUE:v TITLE:n OBS_STATUS:s"
        "\nD | EUR | SP00 | A | NZD | 2013-01-18 | 1.5931 | New Zealand dollar "
        "(NZD) | A"
        "\nD | EUR | SP00 | A | NZD | 2013-01-21 | 1.5925 | New Zealand dollar "
        "(NZD) | A"
        "\nD | EUR | SP00 | A | RUB | 2013-01-18 | 40.3426 | Russian rouble (RUB) "
        "| A"
        "\nD | EUR | SP00 | A | RUB | 2013-01-21 | 40.3000 | Russian rouble (RUB) "
        "| A");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(version_1_has_one_structure_beside_the_data),
        FACT(version_2_has_a_list_of_structures),
        FACT(data_may_come_before_their_structure),
        FACT(flat_observations_name_all_dimensions),
        FACT(what_does_not_fit_is_refused),
        FACT(bombs_are_refused_in_little_memory),
        FACT(the_flat_ecb_message_has_four_rates),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
