/* SPDX-License-Identifier: EUPL-1.2
 * formats_sdmx_test.c - facts about SDMX, in all its forms
 */
#include "readers.h"

#include "formats/sdmx.h"

static const SdmxStructure *the_structure;

static bool ml(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return sdmx_ml_read(a, input, the_structure, sink, err);
}

/* ---- Small messages of our own ---- */

#define MESSAGE "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
#define GENERIC "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"
#define HEADER                                                                           \
    "<m:Header><m:Structure structureID=\"S\" dimensionAtObservation=\"TIME_PERIOD\">"   \
    "<Structure><Ref agencyID=\"TP\" id=\"DSD_IN\" version=\"1.0\"/></Structure>"        \
    "</m:Structure></m:Header>"
#define VALUE(id, value) "<g:Value id=\"" id "\" value=\"" value "\"/>"
#define GENERIC_OBS(time, value, status)                                                 \
    "<g:Obs><g:ObsDimension value=\"" time "\"/>" value                                  \
    "<g:Attributes>" VALUE("OBS_STATUS", status) "</g:Attributes></g:Obs>\n"

static const char generic_message[] =
    "<m:GenericData xmlns:m=\"" MESSAGE "\" xmlns:g=\"" GENERIC "\">" HEADER
    "<m:DataSet structureRef=\"S\" action=\"Information\">\n"
    "<g:Series><g:SeriesKey>" VALUE("FREQ", "A")
        VALUE("REF_AREA", "NL") "</g:SeriesKey><g:Attributes>" VALUE(
            "UNIT", "PT") "</g:Attributes>\n" GENERIC_OBS("2023",
                                                          "<g:ObsValue value=\"29.1\"/>",
                                                          "P")
            GENERIC_OBS("2024", "", "Q") "</g:Series></m:DataSet></m:GenericData>";

static const char specific_message[] =
    "<m:StructureSpecificData xmlns:m=\"" MESSAGE "\" xmlns:xsi=\"urn:xsi\">" HEADER
    "<m:DataSet xsi:type=\"x\">\n"
    "<Group REF_AREA=\"NL\" UNIT=\"PT\"/>"
    "<Series FREQ=\"A\" REF_AREA=\"NL\">\n"
    "<Obs TIME_PERIOD=\"2023\" OBS_VALUE=\"29.1\" OBS_STATUS=\"P\"/>\n"
    "<Obs TIME_PERIOD=\"2024\" OBS_STATUS=\"Q\"/>\n"
    "</Series></m:DataSet></m:StructureSpecificData>";

static const char structure_message[] =
    "<m:Structure xmlns:m=\"" MESSAGE
    "\" xmlns:s=\"urn:s\" xmlns:c=\"urn:c\"><m:Structures>"
    "<s:Dataflows><s:Dataflow id=\"DF_IN\"><c:Name xml:lang=\"nl\">Instroom</c:Name>"
    "<s:Structure><Ref id=\"DSD_IN\"/></s:Structure></s:Dataflow></s:Dataflows>"
    "<s:Codelists><s:Codelist id=\"CL_AREA\" agencyID=\"TP\" version=\"1.0\">"
    "<c:Name xml:lang=\"nl\">Regio</c:Name>"
    "<s:Code id=\"NL\"><c:Name xml:lang=\"en\">Netherlands</c:Name>"
    "<c:Name xml:lang=\"nl\">Nederland</c:Name></s:Code>\n"
    "<s:Code id=\"LD01\"><c:Name xml:lang=\"nl\">Noord</c:Name>"
    "<s:Parent><Ref id=\"NL\"/></s:Parent></s:Code></s:Codelist></s:Codelists>"
    "<s:Concepts><s:ConceptScheme id=\"CS\"><c:Name>All</c:Name><s:Concept id=\"AREA\">"
    "<c:Name xml:lang=\"nl\">Gebied</c:Name><s:CoreRepresentation><s:Enumeration><Ref "
    "id=\"CL_AREA\" class=\"Codelist\"/></s:Enumeration></s:CoreRepresentation>"
    "</s:Concept></s:ConceptScheme></s:Concepts>"
    "<s:DataStructures><s:DataStructure id=\"DSD_IN\"><c:Name>In</c:Name>"
    "<s:DataStructureComponents><s:DimensionList><s:Dimension id=\"REF_AREA\">"
    "<s:ConceptIdentity><URN>urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=TP:CS(1.0)"
    ".AREA</URN></s:ConceptIdentity></s:Dimension><s:Dimension><s:ConceptIdentity>"
    "<Ref id=\"FREQ\"/></s:ConceptIdentity></s:Dimension>"
    "<s:TimeDimension/></s:DimensionList>"
    "<s:AttributeList><s:Attribute "
    "id=\"OBS_STATUS\"><s:AttributeRelationship><s:Dimension>"
    "<Ref id=\"FREQ\"/></s:Dimension></s:AttributeRelationship></s:Attribute>"
    "<s:Attribute id=\"UNIT\"/></s:AttributeList><s:MeasureList><s:PrimaryMeasure/>"
    "</s:MeasureList></s:DataStructureComponents></s:DataStructure>"
    "</s:DataStructures></m:Structures></m:Structure>";

static const SdmxStructure *structure_of(Arena *a, Str text)
{
    SdmxStructure *structure = PUSH(a, SdmxStructure);
    Pieces pieces = {text, 11};
    Input input = input_of_pieces(&pieces);
    Error err = {0};
    if (!sdmx_structure_add(a, structure, &input, &err)) {
        fail_msg("%s", err.message);
    }
    return structure;
}

static void an_observation_is_a_row(void **state)
{
    Arena *a = *state;
    the_structure = NULL;
    DatasetTable table = read_whole(a, str_of(generic_message), ml);
    expect_text(table_text(a, &table),
                "FREQ:d REF_AREA:r TIME_PERIOD:t OBS_VALUE:v UNIT:n OBS_STATUS:s"
                "\nA | NL | 2023 | 29.1 | PT | P\nA | NL | 2024 | - | PT | Q");
    assert_int_equal(table.rows[0].place.line, 3);
    assert_int_equal(table.rows[0].place.column, 1);
    assert_int_equal(table.rows[1].place.line, 4);
    expect_text(table.dataset.id, "DSD_IN");
    DatasetTable pieces = read_pieces(a, str_of(generic_message), 1, ml);
    expect_str(table_text(a, &pieces), table_text(a, &table));
}

static void structure_specific_data_has_plain_fields_without_a_structure(void **state)
{
    Arena *a = *state;
    the_structure = NULL;
    DatasetTable table = read_whole(a, str_of(specific_message), ml);
    expect_text(table_text(a, &table),
                "TIME_PERIOD:t FREQ:f REF_AREA:r UNIT:f OBS_STATUS:s OBS_VALUE:v"
                "\n2023 | A | NL | PT | P | 29.1\n2024 | A | NL | PT | Q | -");
}

static void with_a_structure_both_forms_are_one_table(void **state)
{
    Arena *a = *state;
    the_structure = structure_of(a, str_of(structure_message));
    DatasetTable generic = read_whole(a, str_of(generic_message), ml);
    DatasetTable specific = read_whole(a, str_of(specific_message), ml);
    expect_text(table_text(a, &generic),
                "REF_AREA:r FREQ:d TIME_PERIOD:t OBS_VALUE:v OBS_STATUS:s UNIT:n"
                "\nNL | A | 2023 | 29.1 | P | PT\nNL | A | 2024 | - | Q | PT");
    expect_str(table_text(a, &specific), table_text(a, &generic));
    const DatasetColumn *area = &generic.dataset.columns[0];
    expect_text(area->label, "Gebied");
    assert_int_equal(area->code_count, 2);
    expect_text(area->codes[0].label, "Nederland");
    expect_text(area->codes[1].parent, "NL");
}

static void a_structure_finds_its_parts_by_name(void **state)
{
    Arena *a = *state;
    const SdmxStructure *structure = structure_of(a, str_of(structure_message));
    expect_text(sdmx_definition(structure, S("DF_IN"))->id, "DSD_IN");
    assert_int_equal(sdmx_definition(structure, S("DF_IN"))->count, 6);
    expect_text(sdmx_codelist(structure, S("CL_AREA"))->label, "Regio");
    assert_null(sdmx_codelist(structure, S("CL_NONE")));
    DatasetTable codes = read_whole(a, str_of(structure_message), sdmx_codes_read);
    expect_text(table_text(a, &codes), "codelist:f code:f parent:f label:f"
                                       "\nCL_AREA | NL |  | Nederland"
                                       "\nCL_AREA | LD01 | NL | Noord");
    assert_int_equal(codes.rows[1].place.line, 2);
}

static void rows_past_those_held_must_have_known_columns(void **state)
{
    Arena *a = *state;
    the_structure = NULL;
    Buf buf = buf_in(a, 0);
    buf_add(&buf, S("<m:StructureSpecificData xmlns:m=\"" MESSAGE "\"><m:DataSet>"));
    for (int i = 0; i < 100000; i++) {
        buf_printf(&buf, "<Obs AREA=\"A%d\" TIME_PERIOD=\"2024\" OBS_VALUE=\"%d\"/>\n", i,
                   i);
    }
    size_t length = buf.length;
    buf_add(&buf, S("<Obs AREA=\"B\" OBS_VALUE=\"1\" OBS_STATUS=\"P\"/>\n"));
    buf_add(&buf, S("</m:DataSet></m:StructureSpecificData>"));
    DatasetTable table = read_whole(a, buf_str(&buf), ml);
    assert_int_equal(table.count, 100001);
    expect_text(table_field(&table, 100000, "OBS_STATUS"), "P");
    size_t others;
    assert_true(column_sum(a, &table, "OBS_VALUE", &others) == 4999950001.0);

    Str late = str_format(a,
                          "%.*s<Obs AREA=\"B\" NEW=\"1\"/></m:DataSet>"
                          "</m:StructureSpecificData>",
                          (int)length, buf.data);
    expect_refusal(a, late, ml, "line 100001, column 1: \"NEW\" was in none of the rows");
}

static void what_is_no_data_message_is_refused(void **state)
{
    Arena *a = *state;
    the_structure = NULL;
    static const struct {
        const char *text;
        const char *said;
    } cases[] = {
        {"<html/>", "not an SDMX-ML 2.1 data message, but \"html\""},
        {"<GenericData "
         "xmlns=\"http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message\"/>",
         "SDMX-ML 2.0, which is not read"},
        {"<GenericData><DataSet/></GenericData>", "the message holds no observations"},
        {"<GenericData><DataSet action=\"Delete\"/></GenericData>", "rows to delete"},
        {"<GenericData><DataSet><Obs><ObsKey><Value "
         "value=\"x\"/></ObsKey></Obs></DataSet>"
         "</GenericData>",
         "a value without an id"},
        {"<GenericData><DataSet><Obs><ObsKey><Value id=\"x\" value=\"1\"/><Value "
         "id=\"x\" "
         "value=\"2\"/></ObsKey></Obs></DataSet></GenericData>",
         "\"x\" is given twice"},
        {"<GenericData><DataSet><Obs>", "not well-formed"},
        {"<!DOCTYPE x []><GenericData/>", "a document type (DTD) is not read"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_refusal(a, str_of(cases[i].text), ml, cases[i].said);
    }
    the_structure = structure_of(a, str_of(structure_message));
    Str strange = str_replace(a, str_of(specific_message), S(" FREQ="), S(" SIZE="));
    expect_refusal(a, strange, ml, "\"SIZE\" is not a component of \"DSD_IN\"");
    expect_refusal(a, S("<a/>"), sdmx_codes_read, "not an SDMX structure message");
}

static void bombs_are_refused_in_little_memory(void **state)
{
    (void)state;
    the_structure = NULL;
    const size_t gigabyte = (size_t)1 << 30;
    static const struct {
        const char *head;
        const char *body;
        const char *said;
    } bombs[] = {
        {"<GenericData><DataSet><Series><SeriesKey>", "<Value id=\"a\" value=\"1\"/>",
         "\"a\" is given twice"},
        {"<StructureSpecificData><DataSet>", "<Group A=\"1\"/>", "more than 4096 groups"},
        {"<StructureSpecificData><DataSet><Obs A=\"", "x", "a tag of more than"},
        {"<StructureSpecificData>", "<DataSet>", "levels deep"},
    };
    for (size_t i = 0; i < sizeof bombs / sizeof bombs[0]; i++) {
        expect_defused((Bomb){.head = str_of(bombs[i].head),
                              .body = str_of(bombs[i].body),
                              .bytes = gigabyte},
                       ml, bombs[i].said, (size_t)4 << 20);
    }
}

/* ---- Real files ---- */

/* One line an observation, by the names of the columns, sorted: equal for equal cubes. */
static int by_text(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

static Str cube_text(Arena *a, const DatasetTable *table)
{
    size_t width = table->dataset.column_count;
    Str *rows = PUSH_ARRAY(a, Str, table->count);
    for (size_t i = 0; i < table->count; i++) {
        Str *cells = PUSH_ARRAY(a, Str, width);
        for (size_t j = 0; j < width; j++) {
            cells[j] = str_format(a, "%.*s=%.*s", STR_ARG(table->dataset.columns[j].name),
                                  STR_ARG(table->rows[i].fields[j]));
        }
        qsort(cells, width, sizeof *cells, by_text);
        rows[i] = str_join(a, cells, width, S(" "));
    }
    qsort(rows, table->count, sizeof *rows, by_text);
    return str_join(a, rows, table->count, S("\n"));
}

static void all_xml_forms_of_the_ecb_rates_are_one_cube(void **state)
{
    Arena *a = *state;
    static const char *const forms[] = {
        "ng-flat",  "ng-flat-ss",  "ng-ts", "ng-ts-ss",
        "ng-ts-gf", "ng-ts-gf-ss", "ng-xs", "ng-xs-ss",
    };
    static const char *const structures[] = {"ng-structure", "ng-structure-full"};
    Str first_cube = {0};
    for (size_t s = 0; s < 2; s++) {
        Str text;
        if (!open_data(
                a, str_c(a, str_format(a, "sdmx/khaeru/ECB_EXR/%s.xml", structures[s])),
                &text)) {
            return;
        }
        the_structure = structure_of(a, text);
        for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
            assert_true(open_data(
                a, str_c(a, str_format(a, "sdmx/khaeru/ECB_EXR/%s.xml", forms[i])),
                &text));
            DatasetTable table = read_pieces(a, text, 1000, ml);
            Str cube = cube_text(a, &table);
            if (first_cube.data == NULL) {
                first_cube = cube;
            }
            expect_str(cube, first_cube);
            assert_int_equal(table.count, 12);
            size_t others;
            /* 1.3413 + 1.3089 + …: the values of ng-flat-ss.xml, added with bc. */
            double sum = column_sum(a, &table, "OBS_VALUE", &others);
            assert_int_equal(others, 0);
            if (sum < 344.49116 || sum > 344.49118) {
                fail_msg("%s: %.6f", forms[i], sum);
            }
        }
    }
}

static void the_code_list_of_cbs_has_17_codes(void **state)
{
    Arena *a = *state;
    Str text;
    if (!open_data(a, "sdmx/cbs_nl1/codelist1.xml", &text)) {
        return;
    }
    const SdmxStructure *structure = structure_of(a, text);
    const SdmxCodelist *list = sdmx_codelist(structure, S("CL_TESTSET_X01"));
    assert_int_equal(list->count, 17);
    size_t parents = 0;
    for (size_t i = 0; i < list->count; i++) {
        parents += list->codes[i].parent.length > 0;
    }
    assert_int_equal(parents, 16);
    expect_text(list->codes[12].label, "Zuid-Holland");
    expect_text(list->codes[12].parent, "LD03");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(an_observation_is_a_row),
        FACT(structure_specific_data_has_plain_fields_without_a_structure),
        FACT(with_a_structure_both_forms_are_one_table),
        FACT(a_structure_finds_its_parts_by_name),
        FACT(rows_past_those_held_must_have_known_columns),
        FACT(what_is_no_data_message_is_refused),
        FACT(bombs_are_refused_in_little_memory),
        FACT(all_xml_forms_of_the_ecb_rates_are_one_cube),
        FACT(the_code_list_of_cbs_has_17_codes),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
