/* SPDX-License-Identifier: EUPL-1.2
 * formats_odata_test.c - facts about OData tables, v3 and v4
 */
#include "readers.h"

#include "formats/odata.h"

static bool plain(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return odata_read(a, input, NULL, sink, err);
}

#define V4                                                                               \
    "{\"@odata.context\":\"https://x.example/odata/v1/T/T1/$metadata#Observations\","
#define V3 "{\"odata.metadata\":\"https://x.example/$metadata#Cbs.OData.WebAPI."

static const char two_rows[] =
    V4 "\"value\":[\n"
       "{\"Id\":0,\"Measure\":\"M1\",\"RegioS\":\"LD01  \",\"Perioden\":\"2023SJ00\","
       "\"Value\":27.0,\"StringValue\":null,\"ValueAttribute\":\"None\"},\n"
       "{\"Id\":1,\"Measure\":\"M1\",\"RegioS\":\"LD01  \",\"Perioden\":\"2024SJ00\","
       "\"Value\":null,\"StringValue\":null,\"ValueAttribute\":\"Confidential\"}]";

static void a_row_is_a_cell_in_v4(void **state)
{
    Arena *a = *state;
    Str text = str_format(a, "%s}", two_rows);
    DatasetTable table = read_whole(a, text, plain);
    expect_text(
        table_text(a, &table),
        "Id:n Measure:d RegioS:d Perioden:d Value:v StringValue:n ValueAttribute:s"
        "\n0 | M1 | LD01 | 2023SJ00 | 27.0 |  | None"
        "\n1 | M1 | LD01 | 2024SJ00 |  |  | Confidential");
    assert_int_equal(table.rows[1].place.line, 3);
    assert_int_equal(table.rows[1].place.column, 72);
    assert_int_equal(table.rows[1].field_columns[0], 7);
    DatasetTable pieces = read_pieces(a, text, 1, plain);
    expect_str(table_text(a, &pieces), table_text(a, &table));
}

static void an_empty_field_and_an_absent_one_differ(void **state)
{
    Arena *a = *state;
    Str text = S(V4 "\"value\":[{\"Measure\":\"M1\",\"Value\":\"\"},{\"Measure\":\"M2\"},"
                    "{\"Value\":3,\"Measure\":\"M3\"}]}");
    DatasetTable table = read_whole(a, text, plain);
    expect_text(table_text(a, &table), "Measure:d Value:v\nM1 | \nM2 | -\nM3 | 3");
}

static void a_column_is_a_topic_in_v3(void **state)
{
    Arena *a = *state;
    Str typed = S(V3 "TypedDataSet\",\"value\":[{\"ID\":0,\"Geslacht\":\"T001038   \","
                     "\"Perioden\":\"2024JJ00\",\"Totaal_1\":372,\"Mannen_2\":null,"
                     "\"Naam_3\":\"Almelo    \"}]}");
    DatasetTable table = read_whole(a, typed, plain);
    expect_text(table_text(a, &table),
                "ID:n Geslacht:d Perioden:d Totaal_1:v Mannen_2:v Naam_3:n"
                "\n0 | T001038 | 2024JJ00 | 372 |  | Almelo");
    Str untyped = S(V3 "UntypedDataSet\",\"value\":[{\"ID\":\"0\",\"Perioden\":"
                       "\"1997JJ00\",\"OpenstaandeVacatures_1\":\"       .\"}]}");
    table = read_whole(a, untyped, plain);
    expect_text(table_text(a, &table),
                "ID:n Perioden:d OpenstaandeVacatures_1:v\n0 | 1997JJ00 | .");
}

static void pages_follow_each_other_until_one_has_no_link(void **state)
{
    Arena *a = *state;
    const char *link = ",\"@odata.nextLink\":\"https://x.example/?$skip=2\"}\n";
    const char *last = V4 "\"value\":[{\"Id\":2,\"Measure\":\"M1\",\"Value\":5}]}\n";
    Str text = str_format(a, "%s%s%s", two_rows, link, last);
    DatasetTable table = read_pieces(a, text, 5, plain);
    assert_int_equal(table.count, 3);
    expect_text(table_field(&table, 2, "Value"), "5");
    assert_int_equal(table.rows[2].place.line, 4);

    expect_refusal(a, str_format(a, "%s%s", two_rows, link), plain,
                   "the page before links to another, not here");
    expect_refusal(a, str_format(a, "%s%s", last, last), plain,
                   "a page after one that links to no other");
    expect_refusal(a, str_format(a, "%s%s%s}", two_rows, link, two_rows), plain,
                   "page 2 begins with Id 0, as page 1 does");
    Str empty_end = str_format(a, "%s%s%s", two_rows, link, V4 "\"value\":[]}");
    assert_int_equal(read_whole(a, empty_end, plain).count, 2);
}

static void what_is_no_table_is_refused(void **state)
{
    Arena *a = *state;
    expect_refusal(a, S("{\"value\":[]}"), plain, "the table has no rows");
    expect_refusal(a, S(V4 "\"value\":[{\"A\":1},{\"B\":2}]}"), plain,
                   "column \"B\" is not in the first row");
    expect_refusal(a, S(V4 "\"value\":[{\"A\":1},{\"A\":1,\"A\":2}]}"), plain,
                   "column \"A\" occurs twice in a row");
    expect_refusal(a, S(V4 "\"value\":[{\"A\":1},\n{\"A\":[1]}]}"), plain,
                   "line 2, column 6: column \"A\" holds a list, not one value");
    expect_refusal(a, S(V4 "\"value\":[1]}"), plain, "a row must stand here");
    expect_refusal(a, S("[]"), plain, "a page of OData is an object");
    expect_refusal(a, S("{\"error\":{\"code\":\"\",\"message\":\"No such table\"}}"),
                   plain, "the service answered with an error: \"No such table\"");
    expect_refusal(
        a,
        S("{\"odata.error\":{\"message\":{\"lang\":\"nl\",\"value\":\"Meer dan "
          "10000 records\"}}}"),
        plain, "error: \"Meer dan 10000 records\"");
    expect_refusal(a, S(""), plain, "the file ends too early");
    expect_refusal(a, S("<!DOCTYPE html>"), plain, "a page, not JSON");
}

static void bombs_are_refused_in_little_memory(void **state)
{
    (void)state;
    const size_t gigabyte = (size_t)1 << 30;
    expect_defused((Bomb){.head = S(V4 "\"value\":[{"),
                          .body = S("\"column 1\":1,"),
                          .bytes = gigabyte},
                   plain, "occurs twice", (size_t)4 << 20);
    expect_defused((Bomb){.head = S(V4 "\"value\":[{\"A\":1},{"),
                          .body = S("\"A\":1,"),
                          .bytes = gigabyte},
                   plain, "occurs twice", (size_t)4 << 20);
    expect_defused(
        (Bomb){.head = S(V4 "\"value\":[{\"A\":\""), .body = S("x"), .bytes = gigabyte},
        plain, "text of more than", (size_t)4 << 20);
}

static void a_million_columns_are_refused(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S(V4 "\"value\":[{\"A\":1"));
    for (int i = 0; i < 1000000; i++) {
        buf_printf(&buf, ",\"c%d\":1", i);
    }
    buf_add(&buf, S("}]}"));
    expect_refusal(a, buf_str(&buf), plain, "more values than this document may hold");
}

/* ---- Lists ---- */

static void add(OdataLists *lists, const char *name, const char *text)
{
    Str bytes = str_of(text);
    Input input = input_of_text(&bytes);
    Error err = {0};
    if (!odata_lists_add(lists, str_of(name), &input, &err)) {
        fail_msg("%s", err.message);
    }
}

static const OdataLists *the_lists;

static bool with_lists(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return odata_read(a, input, the_lists, sink, err);
}

static void lists_of_v4_tell_labels_roles_units_and_parents(void **state)
{
    Arena *a = *state;
    OdataLists lists = odata_lists(a);
    add(&lists, "Dimensions",
        "{\"value\":[{\"Identifier\":\"RegioS\",\"Title\":\"Regio's\",\"Kind\":"
        "\"GeoDimension\"},{\"Identifier\":\"Perioden\",\"Title\":\"Perioden\",\"Kind\":"
        "\"TimeDimension\"}]}");
    add(&lists, "",
        "{\"@odata.context\":\"https://x.example/$metadata#MeasureCodes\",\"value\":["
        "{\"Identifier\":\"M1\",\"Title\":\"Vacatures\",\"Unit\":\"x 1 000\","
        "\"MeasureGroupId\":null}]}");
    add(&lists, "PeriodenCodes",
        "{\"value\":[{\"Identifier\":\"2023SJ00\",\"Title\":\"2023/'24\",\"Status\":"
        "\"Voorlopig\",\"DimensionGroupId\":\"1\"}]}");
    add(&lists, "PeriodenGroups",
        "{\"value\":[{\"Id\":\"0\",\"Title\":\"Alles\",\"ParentId\":null},"
        "{\"Id\":\"1\",\"Title\":\"Schooljaren\",\"ParentId\":\"0\"}]}");
    add(&lists, "Properties",
        "{\"Identifier\":\"T1\",\"Title\":\"Instroom\",\"Modified\":\"2026-10-01\","
        "\"License\":\"CC BY 4.0\",\"Provenance\":[{\"Title\":\"x\"}]}");
    the_lists = &lists;
    DatasetTable table = read_whole(a, str_format(a, "%s}", two_rows), with_lists);

    assert_true(str_starts(table_text(a, &table),
                           S("Id:n Measure:d RegioS:r Perioden:t Value:v")));
    expect_text(table.dataset.id, "T1");
    expect_text(table.dataset.title, "Instroom");
    expect_text(table.dataset.licence, "CC BY 4.0");
    expect_text(table.dataset.columns[1].codes[0].unit, "x 1 000");
    const DatasetColumn *period = &table.dataset.columns[3];
    assert_int_equal(period->code_count, 3);
    expect_text(period->codes[0].status, "Voorlopig");
    expect_text(period->codes[0].parent, "group/1");
    expect_text(period->codes[2].code, "group/1");
    expect_text(period->codes[2].label, "Schooljaren");
    expect_text(period->codes[2].parent, "group/0");
    expect_text(period->codes[1].parent, "");
}

static void lists_of_v3_tell_which_columns_are_values(void **state)
{
    Arena *a = *state;
    OdataLists lists = odata_lists(a);
    add(&lists, "DataProperties",
        "{\"odata.metadata\":\"x#Cbs.OData.WebAPI.DataProperties\",\"value\":["
        "{\"ID\":1,\"ParentID\":null,\"Type\":\"TimeDimension\",\"Key\":\"Perioden\","
        "\"Title\":\"Perioden\"},"
        "{\"ID\":2,\"ParentID\":null,\"Type\":\"TopicGroup\",\"Key\":\"\",\"Title\":"
        "\"Werklozen\"},"
        "{\"ID\":3,\"ParentID\":2,\"Type\":\"Topic\",\"Key\":\"Totaal_1\",\"Title\":"
        "\"Totaal\",\"Datatype\":\"Long\",\"Unit\":\"x 1 000\"},"
        "{\"ID\":4,\"ParentID\":2,\"Type\":\"Topic\",\"Key\":\"Naam_3\",\"Title\":"
        "\"Naam\",\"Datatype\":\"String\"}]}");
    add(&lists, "Perioden",
        "{\"value\":[{\"Key\":\"2024JJ00\",\"Title\":\"2024\",\"Status\":\"Definitief\"}]"
        "}");
    add(&lists, "Geslacht",
        "{\"value\":[{\"Key\":\"T001038   "
        "\",\"Title\":\"Totaal\",\"CategoryGroupID\":1}]}");
    add(&lists, "CategoryGroups",
        "{\"value\":[{\"ID\":1,\"DimensionKey\":\"Geslacht\",\"Title\":\"Totalen\","
        "\"ParentID\":null}]}");
    add(&lists, "TableInfos",
        "{\"value\":[{\"ID\":0,\"Identifier\":\"37296ned\",\"Title\":\"Bevolking\","
        "\"Source\":\"CBS\"}]}");
    the_lists = &lists;
    Str text =
        S(V3 "UntypedDataSet\",\"value\":[{\"ID\":\"0\",\"Geslacht\":\"T001038   \","
             "\"Perioden\":\"2024JJ00\",\"Totaal_1\":\"   372\",\"Naam_3\":\"x\"}]}");
    DatasetTable table = read_whole(a, text, with_lists);
    expect_text(table_text(a, &table), "ID:n Geslacht:d Perioden:t Totaal_1:v Naam_3:n"
                                       "\n0 | T001038 | 2024JJ00 | 372 | x");
    expect_text(table.dataset.columns[3].label, "Werklozen / Totaal");
    expect_text(table.dataset.columns[3].unit, "x 1 000");
    expect_text(table.dataset.columns[1].codes[0].code, "T001038");
    expect_text(table.dataset.columns[1].codes[0].parent, "group/1");
    expect_text(table.dataset.publisher, "CBS");
}

static void a_list_that_is_none_is_refused(void **state)
{
    Arena *a = *state;
    static const char *const texts[] = {
        "{\"value\":1}",
        "[]",
        "{\"value\":[{\"Key\":\"\"}]}",
        "{\"value\":[]} x",
        "{\"value\":[{\"Key\":\"a\",\"Key\":\"b\"}]}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        OdataLists lists = odata_lists(a);
        Str text = str_of(texts[i]);
        Input input = input_of_text(&text);
        Error err = {0};
        assert_false(odata_lists_add(&lists, S("Perioden"), &input, &err));
        assert_true(str_starts(str_of(err.message), S("line 1, column ")));
    }
}

/* ---- Real files ---- */

/* The sums are those that ../shared/data/open/INDEX.md states. */
static void the_places_of_84489NED_are_2500(void **state)
{
    Arena *a = *state;
    Str text;
    if (!open_data(a, "cbs/v3_json_typed/TypedDataSet.json", &text)) {
        return;
    }
    DatasetTable table = read_whole(a, text, plain);
    assert_int_equal(table.count, 2500);
    size_t north = 0;
    size_t west = 0;
    size_t friesland = 0;
    bool has_sudwest = false;
    for (size_t i = 0; i < table.count; i++) {
        north += str_equal(table_field(&table, i, "Code_7"), S("LD01"));
        west += str_equal(table_field(&table, i, "Code_7"), S("LD03"));
        friesland += str_equal(table_field(&table, i, "Code_5"), S("PV21"));
        has_sudwest |= str_equal(table_field(&table, i, "Naam_2"), S("Súdwest-Fryslân"));
    }
    assert_int_equal(north, 845);
    assert_int_equal(west, 653);
    assert_int_equal(friesland, 419);
    assert_true(has_sudwest);
}

static void the_one_document_of_82045NED_holds_all_lists(void **state)
{
    Arena *a = *state;
    Str text;
    if (!open_data(a, "cbs/v4_asiel_82045NED/D-82045NED.json", &text)) {
        return;
    }
    OdataLists lists = odata_lists(a);
    Input input = input_of_text(&text);
    Error err = {0};
    if (!odata_lists_add(&lists, S(""), &input, &err)) {
        fail_msg("%s", err.message);
    }
    expect_text(lists.about.id, "82045NED");
    expect_text(odata_list(&lists, S("Measure"))->codes[0].code, "D000091");
    expect_text(odata_list(&lists, S("Measure"))->codes[0].unit, "aantal");
    const OdataList *periods = odata_list(&lists, S("Perioden"));
    assert_int_equal(periods->role, DATASET_TIME);
    assert_int_equal(periods->count, 15);
    for (size_t i = 0; i < periods->count; i++) {
        bool is_last = str_equal(periods->codes[i].code, S("2022JJ00"));
        expect_str(periods->codes[i].status, is_last ? S("Voorlopig") : S("Definitief"));
    }
    const OdataList *nationality = odata_list(&lists, S("Nationaliteit"));
    assert_int_equal(nationality->groups[1].code.length, 7);
    expect_text(nationality->groups[1].parent, "group/0");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_row_is_a_cell_in_v4),
        FACT(an_empty_field_and_an_absent_one_differ),
        FACT(a_column_is_a_topic_in_v3),
        FACT(pages_follow_each_other_until_one_has_no_link),
        FACT(what_is_no_table_is_refused),
        FACT(bombs_are_refused_in_little_memory),
        FACT(a_million_columns_are_refused),
        FACT(lists_of_v4_tell_labels_roles_units_and_parents),
        FACT(lists_of_v3_tell_which_columns_are_values),
        FACT(a_list_that_is_none_is_refused),
        FACT(the_places_of_84489NED_are_2500),
        FACT(the_one_document_of_82045NED_holds_all_lists),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
