/* SPDX-License-Identifier: EUPL-1.2
 * formats_jsonstat_test.c - facts about JSON-stat
 */
#include "readers.h"

#include <math.h>

#include "base/limits.h"
#include "formats/jsonstat.h"

static bool first(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return jsonstat_read(a, input, S(""), sink, err);
}

static Str wanted;

static bool wanted_part(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return jsonstat_read(a, input, wanted, sink, err);
}

#define SEX_AND_YEAR                                                                     \
    "\"dimension\":{\"sex\":{\"label\":\"Sex\",\"category\":{\"index\":[\"F\",\"M\"],"   \
    "\"label\":{\"F\":\"women\",\"M\":\"men\"}}},\"year\":{\"category\":{\"index\":"     \
    "{\"2024\":1,\"2023\":0}}}}"
#define HEAD_20                                                                          \
    "{\"version\":\"2.0\",\"class\":\"dataset\",\"id\":[\"sex\",\"year\"],\"size\":"     \
    "[2,\"2\"],\"role\":{\"time\":[\"year\"]}," SEX_AND_YEAR

static void an_array_lists_all_cells_last_dimension_first(void **state)
{
    Arena *a = *state;
    Str text = S(HEAD_20 ",\n\"value\":[1, 2.50, null, \"x\"]}");
    DatasetTable table = read_whole(a, text, first);
    expect_text(table_text(a, &table),
                "sex:d year:t value:v\nF | 2023 | 1\nF | 2024 | 2.50\nM | 2023 | "
                "\nM | 2024 | x");
    assert_int_equal(table.rows[1].place.line, 2);
    assert_int_equal(table.rows[1].place.column, 13);
    expect_text(table.dataset.columns[0].label, "Sex");
    expect_text(table.dataset.columns[0].codes[1].label, "men");
    DatasetTable pieces = read_pieces(a, text, 1, first);
    expect_str(table_text(a, &pieces), table_text(a, &table));
}

static void an_object_lists_the_cells_it_names(void **state)
{
    Arena *a = *state;
    DatasetTable table =
        read_whole(a, S(HEAD_20 ",\"value\":{\"3\":7,\"0\":null}}"), first);
    expect_text(table_text(a, &table), "sex:d year:t value:v\nM | 2024 | 7\nF | 2023 | ");
}

static void status_is_per_cell_named_or_one_for_all(void **state)
{
    Arena *a = *state;
    static const char *const forms[] = {
        "[\"a\",null,\"p\",\"a\"]",
        "{\"2\":\"p\",\"0\":\"a\",\"3\":\"a\"}",
        "\"a\"",
        "[\"a\"]",
    };
    static const char *const third[] = {"p", "p", "a", "a"};
    static const char *const second[] = {"", "", "a", "a"};
    for (size_t i = 0; i < 4; i++) {
        Str after =
            str_format(a, "%s,\"value\":[1,2,3,4],\"status\":%s}", HEAD_20, forms[i]);
        DatasetTable table = read_whole(a, after, first);
        expect_text(table_field(&table, 0, "status"), "a");
        expect_str(table_field(&table, 1, "status"), str_of(second[i]));
        expect_str(table_field(&table, 2, "status"), str_of(third[i]));
    }
    DatasetTable none =
        read_whole(a, S(HEAD_20 ",\"value\":[1,2,3,4],\"status\":null}"), first);
    assert_int_equal(none.dataset.column_count, 3);
}

static void members_may_come_in_any_order(void **state)
{
    Arena *a = *state;
    Str text = S("{\"value\":[1,2,3,4]," SEX_AND_YEAR
                 ",\"size\":[\"2\",2],\"link\":{\"alternate\":[{\"x\":1}]},\"extension\":"
                 "{\"y\":[]},\"label\":\"T\",\"note\":[\"n1\",\"n2\"],\"id\":[\"sex\","
                 "\"year\"],\"class\":\"dataset\",\"version\":\"2.0\"}");
    DatasetTable table = read_whole(a, text, first);
    expect_text(table_text(a, &table), "sex:d year:d value:v\nF | 2023 | 1\nF | 2024 | 2"
                                       "\nM | 2023 | 3\nM | 2024 | 4");
    expect_text(table.dataset.title, "T");
    expect_text(table.dataset.note, "n1\nn2");
}

static void categories_tell_units_notes_and_parents(void **state)
{
    Arena *a = *state;
    Str text =
        S("{\"id\":[\"what\",\"land\"],\"size\":[1,3],\"role\":{\"geo\":[\"land\"],"
          "\"metric\":[\"what\"]},\"dimension\":{\"what\":{\"category\":{\"label\":"
          "{\"P\":\"Share\"},\"unit\":{\"P\":{\"label\":\"%\",\"decimals\":1}}}},"
          "\"land\":{\"category\":{\"index\":[\"NL\",\"LD01\",\"PV20\"],\"child\":"
          "{\"NL\":[\"LD01\"],\"LD01\":[\"PV20\",\"none\"]},\"note\":{\"NL\":[\"n\"]}}}},"
          "\"value\":[1,2,3]}");
    DatasetTable table = read_whole(a, text, first);
    expect_text(table_text(a, &table),
                "what:d land:r value:v\nP | NL | 1\nP | LD01 | 2\nP | PV20 | 3");
    expect_text(table.dataset.columns[0].codes[0].unit, "%");
    expect_text(table.dataset.columns[0].codes[0].label, "Share");
    expect_text(table.dataset.columns[1].codes[2].parent, "LD01");
    expect_text(table.dataset.columns[1].codes[1].parent, "NL");
    expect_text(table.dataset.columns[1].codes[0].parent, "");
    expect_text(table.dataset.columns[1].codes[0].note, "n");
}

#define IN_13                                                                            \
    "{\"label\":\"%s\",\"value\":[%d,2,3,4],\"dimension\":{\"id\":[\"sex\",\"year\"],"   \
    "\"size\":[2,2],\"role\":{\"time\":[\"year\"]},\"sex\":{\"category\":{\"index\":"    \
    "[\"F\",\"M\"]}},\"year\":{\"category\":{\"index\":[\"2023\",\"2024\"]}}}}"

static void a_bundle_names_its_datasets(void **state)
{
    Arena *a = *state;
    Str text = str_format(a, "{\"oecd\":" IN_13 ",\"canada\":" IN_13 "}", "O", 1, "C", 9);
    DatasetTable table = read_whole(a, text, first);
    expect_text(table.dataset.part, "oecd");
    expect_text(table_field(&table, 0, "value"), "1");
    assert_int_equal(table.dataset.columns[1].role, DATASET_TIME);
    static const char *const names[] = {"canada", "C", "2"};
    for (size_t i = 0; i < 3; i++) {
        wanted = str_of(names[i]);
        table = read_whole(a, text, wanted_part);
        expect_text(table_field(&table, 0, "value"), "9");
    }
    wanted = S("mexico");
    expect_refusal(a, text, wanted_part,
                   "there is no dataset \"mexico\", but \"oecd\", \"canada\"");
}

static void a_collection_lists_datasets_or_only_links(void **state)
{
    Arena *a = *state;
    Str text =
        str_format(a,
                   "{\"version\":\"2.0\",\"class\":\"collection\",\"link\":{\"item\":["
                   "{\"class\":\"dataset\",\"href\":\"https://x.example/0\"}," IN_13
                   ",{\"href\":\"https://x.example/2\",%s,\"value\":[6,2,3,4]}]}}",
                   "One", 5, &HEAD_20[1]);
    wanted = S("One");
    DatasetTable table = read_whole(a, text, wanted_part);
    expect_text(table_field(&table, 0, "value"), "5");
    wanted = S("https://x.example/2");
    table = read_whole(a, text, wanted_part);
    expect_text(table_field(&table, 0, "value"), "6");
    expect_refusal(
        a,
        S("{\"class\":\"collection\",\"link\":{\"item\":[{\"class\":\"dataset\","
          "\"href\":\"x\"}]}}"),
        first, "a collection of 1 links, without data");
}

static void what_does_not_add_up_is_refused(void **state)
{
    Arena *a = *state;
    static const struct {
        const char *tail;
        const char *said;
    } cases[] = {
        {",\"value\":[1,2,3]}", "3 values, where the sizes make 4"},
        {",\"value\":{\"4\":1}}", "value 4 lies outside the cube of 4 cells"},
        {",\"value\":{\"1\":1,\"01\":2}}", "value 1 is given twice"},
        {",\"value\":{\"a\":1}}", "\"a\" is not the number of a cell"},
        {",\"value\":{\"-1\":1}}", "\"-1\" is not the number of a cell"},
        {",\"value\":[1,2,3,[4]]}", "a single value must stand here"},
        {",\"value\":[1,2,3,4],\"status\":[\"a\",\"b\"]}",
         "2 words of status for 4 cells"},
        {",\"value\":[1,2,3,4],\"status\":{\"9\":\"b\"}}", "status 9 lies outside"},
        {"}", "no JSON-stat dataset: it has no values"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_refusal(a, str_format(a, "%s%s", HEAD_20, cases[i].tail), first,
                       cases[i].said);
    }
    expect_refusal(a, S("{\"id\":[\"a\"],\"size\":[2],\"value\":[1,2]}"), first,
                   "dimension \"a\" is not described");
    expect_refusal(a, S("{\"id\":[\"a\"],\"size\":[],\"value\":[1,2]}"), first,
                   "the lists id and size must have equal length");
    expect_refusal(a,
                   S("{\"id\":[\"a\"],\"size\":[2],\"dimension\":{\"a\":{\"category\":"
                     "{\"index\":[\"x\"]}}},\"value\":[1,2]}"),
                   first, "dimension \"a\" has 1 codes, not 2");
    expect_refusal(a,
                   S("{\"id\":[\"a\"],\"size\":[2],\"dimension\":{\"a\":{\"category\":"
                     "{\"index\":[\"x\",\"x\"]}}},\"value\":[1,2]}"),
                   first, "has the code \"x\" twice");
    expect_refusal(a,
                   S("{\"id\":[\"a\"],\"size\":[2],\"dimension\":{\"a\":{\"category\":"
                     "{\"index\":{\"x\":0,\"y\":0}}}},\"value\":[1,2]}"),
                   first, "two codes of \"a\" at position 0");
    expect_refusal(
        a,
        S("{\"id\":[\"a\"],\"size\":[\"many\"],\"dimension\":{\"a\":{\"category\":"
          "{\"index\":[\"x\"]}}},\"value\":[1,2]}"),
        first, "\"many\" is not a number from 0 to");
}

static void bombs_are_refused_in_little_memory(void **state)
{
    Arena *a = *state;
    static const char *const lists[] = {"{\"id\":[", "{\"size\":[", "{\"role\":["};
    for (size_t i = 0; i < 3; i++) {
        expect_defused(
            (Bomb){.head = str_of(lists[i]), .body = S("1,"), .bytes = (size_t)1 << 30},
            first, "more values than this document may hold", (size_t)2 << 20);
    }
    expect_defused((Bomb){.head = S("{\"value\":{\"0\":\""),
                          .body = S("x"),
                          .bytes = (size_t)1 << 30},
                   first, "text of more than", (size_t)2 << 20);
    expect_refusal(a,
                   S("{\"id\":[\"a\",\"b\"],\"size\":[18446744073709551615,2],"
                     "\"dimension\":{\"a\":{\"category\":{\"index\":[]}}},\"value\":{}}"),
                   first, "is not a number from 0 to");
}

/* The sums are those that ../shared/data/open/INDEX.md states. */
static void official_samples_have_their_sums(void **state)
{
    Arena *a = *state;
    static const struct {
        const char *name;
        const char *part;
        size_t rows;
        double sum;
        const char *status; /* of the eleventh cell; null: no such column */
    } samples[] = {
        {"canada.json", "", 120, 140121.4, "a"},
        {"oecd.json", "", 432, 3323.825331658, "e"},
        {"oecd-canada.json", "oecd", 432, 3323.825331658, "e"},
        {"oecd-canada.json", "canada", 120, 140121.4, "a"},
        {"oecd-canada-col.json", "2", 120, 140121.4, "a"},
        {"order.json", "", 24, 0, NULL},
        {"hierarchy.json", "", 1, 0, NULL},
    };
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        Str text;
        const char *name = samples[i].name;
        if (!open_data(a, str_c(a, str_format(a, "jsonstat/www.json-stat.org/%s", name)),
                       &text)) {
            return;
        }
        wanted = str_of(samples[i].part);
        DatasetTable table = read_pieces(a, text, 1001, wanted_part);
        assert_int_equal(table.count, samples[i].rows);
        size_t others;
        assert_true(fabs(column_sum(a, &table, "value", &others) - samples[i].sum) <
                    1e-8);
        if (samples[i].status != NULL) {
            expect_str(table_field(&table, 10, "status"), str_of(samples[i].status));
        }
    }
}

static void the_order_sample_names_each_cell(void **state)
{
    Arena *a = *state;
    Str text;
    if (!open_data(a, "jsonstat/www.json-stat.org/order.json", &text)) {
        return;
    }
    DatasetTable table = read_whole(a, text, first);
    for (size_t i = 0; i < table.count; i++) {
        const Str *f = table.rows[i].fields;
        Str name =
            str_format(a, "A%.*sB%.*sC%.*s", STR_ARG(f[0]), STR_ARG(f[1]), STR_ARG(f[2]));
        /* The sample itself says A1B1C4 where A2B1C4 is meant. */
        expect_str(f[3], str_equal(name, S("A2B1C4")) ? S("A1B1C4") : name);
    }
}

static void the_hierarchy_sample_has_parents(void **state)
{
    Arena *a = *state;
    Str text;
    if (!open_data(a, "jsonstat/www.json-stat.org/hierarchy.json", &text)) {
        return;
    }
    DatasetTable table = read_whole(a, text, first);
    const DatasetColumn *column = &table.dataset.columns[0];
    assert_int_equal(column->code_count, 132);
    for (size_t i = 0; i < column->code_count; i++) {
        Str head;
        Str tail;
        Str code = column->codes[i].code;
        Str parent = str_cut_last(code, '.', &head, &tail) ? head
                     : str_equal(code, S("T"))             ? S("")
                                                           : S("T");
        expect_str(column->codes[i].parent, parent);
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(an_array_lists_all_cells_last_dimension_first),
        FACT(an_object_lists_the_cells_it_names),
        FACT(status_is_per_cell_named_or_one_for_all),
        FACT(members_may_come_in_any_order),
        FACT(categories_tell_units_notes_and_parents),
        FACT(a_bundle_names_its_datasets),
        FACT(a_collection_lists_datasets_or_only_links),
        FACT(what_does_not_add_up_is_refused),
        FACT(bombs_are_refused_in_little_memory),
        FACT(official_samples_have_their_sums),
        FACT(the_order_sample_names_each_cell),
        FACT(the_hierarchy_sample_has_parents),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
