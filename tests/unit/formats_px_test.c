/* SPDX-License-Identifier: EUPL-1.2
 * formats_px_test.c - facts about PX files
 */
#include "readers.h"

#include <math.h>

#include "base/limits.h"
#include "formats/px.h"

static Str wanted_language;

static bool px(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    return px_read(a, input, wanted_language, sink, err);
}

#define HEAD                                                                             \
    "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\nLANGUAGE=\"nl\";\n" \
    "LANGUAGES=\"nl\",\"en\";\nDECIMALS=1;\nMATRIX=\"TP1\";\nTITLE=\"Instroom\";\n"      \
    "UNITS=\"procent\";\nSTUB=\"regio\";\nHEADING=\"jaar\";\n"                           \
    "VALUES(\"regio\")=\"Nederland\",\n\"Fryslân\";\nCODES(\"regio\")=\"NL\",\"PV21\";" \
    "\n"                                                                                 \
    "VALUES(\"jaar\")=\"2022/'23\",\"2023/'24\";\n"                                      \
    "TIMEVAL(\"jaar\")=TLIST(A1),\"2022\",\"2023\";\n"                                   \
    "MAP(\"regio\")=\"kaart\";\nSOURCE=\"DU\"\n\"O\";\n"                                 \
    "NOTE=\"Voorlopig.##'..' = geheim\";\nDATASYMBOL2=\"geheim\";\n"                     \
    "VALUENOTE(\"regio\",\"Fryslân\")=\"Met eilanden\";\n"                              \
    "TITLE[en]=\"Inflow\";\nSTUB[en]=\"region\";\nHEADING[en]=\"year\";\n"               \
    "VALUES[en](\"region\")=\"Netherlands\",\"Friesland\";\n"                            \
    "NOTE[en]=\"Provisional\";\n"

static void the_last_heading_varies_fastest(void **state)
{
    Arena *a = *state;
    wanted_language = (Str){0};
    Str text = S(HEAD "DATA=\n28.9 29.1 \n27.0 \"..\" \n;\n");
    DatasetTable table = read_whole(a, text, px);
    expect_text(table_text(a, &table), "regio:r jaar:t value:v\nNL | 2022 | 28.9"
                                       "\nNL | 2023 | 29.1\nPV21 | 2022 | 27.0"
                                       "\nPV21 | 2023 | ..");
    assert_int_equal(table.rows[3].place.column, 6);
    assert_int_equal(table.rows[3].place.line - table.rows[0].place.line, 1);
    const DatasetColumn *region = &table.dataset.columns[0];
    expect_text(region->codes[1].label, "Fryslân");
    expect_text(region->codes[1].note, "Met eilanden");
    expect_text(table.dataset.columns[1].codes[0].label, "2022/'23");
    expect_text(table.dataset.columns[2].unit, "procent");
    expect_text(table.dataset.title, "Instroom");
    expect_text(table.dataset.id, "TP1");
    expect_text(table.dataset.publisher, "DUO");
    expect_text(table.dataset.note, "Voorlopig.\n\n'..' = geheim\nDATASYMBOL2: geheim");
    DatasetTable pieces = read_pieces(a, text, 1, px);
    expect_str(table_text(a, &pieces), table_text(a, &table));
}

static void labels_come_in_the_language_asked_for(void **state)
{
    Arena *a = *state;
    wanted_language = S("en");
    DatasetTable table = read_whole(a, S(HEAD "DATA=1 2 3 4;"), px);
    expect_text(table_text(a, &table),
                "regio:r jaar:t value:v\nNL | 2022 | 1\nNL | 2023 | 2"
                "\nPV21 | 2022 | 3\nPV21 | 2023 | 4");
    expect_text(table.dataset.title, "Inflow");
    expect_text(table.dataset.columns[0].label, "region");
    expect_text(table.dataset.columns[0].codes[1].label, "Friesland");
    expect_text(table.dataset.columns[1].codes[0].label, "2022/'23");
    wanted_language = S("nl");
    table = read_whole(a, S(HEAD "DATA=1 2 3 4;"), px);
    expect_text(table.dataset.columns[0].codes[1].label, "Fryslân");
}

static void every_symbol_is_handed_on(void **state)
{
    Arena *a = *state;
    wanted_language = (Str){0};
    Str text =
        S("CHARSET=\"ANSI\";STUB=\"a\";VALUES(\"a\")=\"1\",\"2\",\"3\",\"4\",\"5\","
          "\"6\",\"7\",\"8\",\"9\";DATA=\".\" \"..\" \"...\",\"....\"\t\".....\"\r\n"
          "\"......\" \"-\" - ..;");
    DatasetTable table = read_whole(a, text, px);
    expect_text(table_text(a, &table),
                "a:d value:v\n1 | .\n2 | ..\n3 | ...\n4 | ....\n5 | .....\n6 | ......"
                "\n7 | -\n8 | -\n9 | ..");
}

static void contents_have_units_of_their_own(void **state)
{
    Arena *a = *state;
    wanted_language = (Str){0};
    Str text =
        S("HEADING=\"wat\";CONTVARIABLE=\"wat\";VALUES(\"wat\")=\"Aantal\",\"Deel\";"
          "UNITS=\"x\";UNITS(\"Aantal\")=\"personen\";UNITS(\"Deel\")=\"%\";DATA=1 2;");
    DatasetTable table = read_whole(a, text, px);
    expect_text(table.dataset.columns[0].codes[0].unit, "personen");
    expect_text(table.dataset.columns[0].codes[1].unit, "%");
}

static void a_span_of_years_is_spelled_out(void **state)
{
    Arena *a = *state;
    wanted_language = (Str){0};
    Str text = S("HEADING=\"t\";VALUES(\"t\")=\"a\",\"b\",\"c\";"
                 "TIMEVAL(\"t\")=TLIST(A1,\"1994\"-\"1996\");DATA=1 2 3;");
    DatasetTable table = read_whole(a, text, px);
    expect_text(table_text(a, &table), "t:t value:v\n1994 | 1\n1995 | 2\n1996 | 3");
}

static void values_that_repeat_get_a_number(void **state)
{
    Arena *a = *state;
    wanted_language = (Str){0};
    Str text = S("STUB=\"a\";VALUES(\"a\")=\"Totaal\",\" man \",\"Totaal\";DATA=1 2 3;");
    DatasetTable table = read_whole(a, text, px);
    expect_text(table_text(a, &table),
                "a:d value:v\nTotaal | 1\nman | 2\nTotaal (2) | 3");
    expect_text(table.dataset.columns[0].codes[2].label, "Totaal");
}

static void keys_name_the_rows_that_are_there(void **state)
{
    Arena *a = *state;
    wanted_language = (Str){0};
    Str text =
        S("CODEPAGE=\"windows-1252\";STUB=\"land\",\"geslacht\";HEADING=\"jaar\";"
          "VALUES(\"land\")=\"Belgi\xEB\",\"Nederland\";CODES(\"land\")=\"BE\",\"NL\";"
          "VALUES(\"geslacht\")=\"M\",\"V\";VALUES(\"jaar\")=\"2023\",\"2024\";"
          "KEYS(\"land\")=VALUES;KEYS(\"geslacht\")=CODES;DATA=\n"
          "\"Nederland\",\"V\",1 2\n\"Belgi\xEB\",\"M\",3 \"..\"\n;");
    DatasetTable table = read_pieces(a, text, 5, px);
    expect_text(table_text(a, &table),
                "land:d geslacht:d jaar:d value:v\nNL | V | 2023 | 1\nNL | V | 2024 | 2"
                "\nBE | M | 2023 | 3\nBE | M | 2024 | ..");
    expect_text(table.dataset.columns[0].codes[0].label, "België");
    assert_int_equal(table.dataset.encoding, ENCODING_WINDOWS_1252);
    expect_refusal(a, str_replace(a, text, S("\"V\",1"), S("\"X\",1")), px,
                   "line 2, column 13: \"X\" is no key of \"geslacht\"");
    expect_refusal(a, str_replace(a, text, S("1 2\n"), S("1\n")), px,
                   "a cell that is neither number nor symbol");
    expect_refusal(a, str_replace(a, text, S("KEYS(\"geslacht\")=CODES;"), S("")), px,
                   "\"geslacht\" has no KEYS, others have");
}

static void the_encoding_is_that_of_the_file(void **state)
{
    Arena *a = *state;
    wanted_language = (Str){0};
    static const struct {
        const char *text;
        const char *label;
    } cases[] = {
        {"CHARSET=\"ANSI\";STUB=\"a\";VALUES(\"a\")=\"\x80\xE9\";DATA=1;", "€é"},
        {"CODEPAGE=\"ISO-8859-15\";STUB=\"a\";VALUES(\"a\")=\"\xA4\";DATA=1;", "€"},
        {"CODEPAGE=\"ISO-8859-1\";STUB=\"a\";VALUES(\"a\")=\"\x80\";DATA=1;", "€"},
        {"\xEF\xBB\xBFSTUB=\"a\";VALUES(\"a\")=\"é\";DATA=1;", "é"},
        {"STUB=\"a\";VALUES(\"a\")=\"é\";DATA=1;", "é"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        DatasetTable table = read_whole(a, str_of(cases[i].text), px);
        expect_str(table.dataset.columns[0].codes[0].label, str_of(cases[i].label));
    }
    expect_refusal(a, S("STUB=\"a\";VALUES(\"a\")=\"\xE9\";DATA=1;"), px,
                   "not UTF-8, and the file names no encoding");
    expect_refusal(a, S("CODEPAGE=\"utf-8\";STUB=\"a\";VALUES(\"a\")=\"\xE9\";DATA=1;"),
                   px, "a byte that is not utf-8");
    expect_refusal(a, S("CODEPAGE=\"koi8-r\";STUB=\"a\";VALUES(\"a\")=\"x\";DATA=1;"), px,
                   "CODEPAGE \"koi8-r\" is not read");
}

static void what_does_not_add_up_is_refused(void **state)
{
    Arena *a = *state;
    wanted_language = (Str){0};
    static const struct {
        const char *text;
        const char *said;
    } cases[] = {
        {"", "the file ends before its data"},
        {"STUB=\"a\"", "the file ends before its data"},
        {"STUB=\"a", "the file ends within a text"},
        {"=1;", "a keyword must stand here"},
        {"STUB \"a\";", "= must follow the keyword"},
        {"VALUES(a)=1;", "a text between quotes must stand here"},
        {"VALUES(\"a\"=1;", "a comma or ) must stand here"},
        {"TITLE=\"x\";DATA=1;", "0 variables in STUB and HEADING"},
        {"STUB=\"a\";DATA=1;", "\"a\" has no VALUES"},
        {"STUB=\"a\";VALUES(\"a\")=\"1\",\"2\";CODES(\"a\")=\"1\";DATA=1 2;",
         "\"a\" has 1 codes for 2 values"},
        {"STUB=\"a\";VALUES(\"a\")=\"1\",\"2\";CODES(\"a\")=\"1\",\"1\";DATA=1 2;",
         "\"a\" has the code \"1\" twice"},
        {"STUB=\"a\";VALUES(\"a\")=\"1\",\"2\";DATA=1;",
         "the data end here, with cells missing"},
        {"STUB=\"a\";VALUES(\"a\")=\"1\",\"2\";DATA=1 2 3;",
         "more cells than the variables"},
        {"STUB=\"a\";VALUES(\"a\")=\"1\";DATA=\"..\n;", "a cell that does not end"},
        {"STUB=\"a\";VALUES(\"a\")=\"1\";DATA=\xE9;", "neither number nor symbol"},
        {"HEADING=\"a\";VALUES(\"a\")=\"1\";KEYS(\"a\")=CODES;DATA=1;", "is not in STUB"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_refusal(a, str_of(cases[i].text), px, cases[i].said);
    }
}

static void bombs_are_refused_in_little_memory(void **state)
{
    (void)state;
    wanted_language = (Str){0};
    const size_t gigabyte = (size_t)1 << 30;
    static const struct {
        const char *head;
        const char *body;
        const char *said;
    } bombs[] = {
        {"TITLE=\"", "x", "text of more than"},
        {"", "x", "text of more than"},
        {"", "A=\"x\";", "bytes before data"},
        {"VALUES(\"a\")=", "\"x\",", "has more than"},
        {"STUB=", "\"a\",", "has more than"},
        {"STUB=\"a\";VALUES(\"a\")=\"1\";DATA=", "9", "a cell that does not end"},
        {"STUB=\"a\";VALUES(\"a\")=\"1\";DATA=", "9 ", "more cells than"},
    };
    for (size_t i = 0; i < sizeof bombs / sizeof bombs[0]; i++) {
        expect_defused((Bomb){.head = str_of(bombs[i].head),
                              .body = str_of(bombs[i].body),
                              .bytes = gigabyte},
                       px, bombs[i].said, (size_t)80 << 20);
    }
}

/* The sums are those that ../shared/data/open/INDEX.md states. */
static void real_files_have_their_sums(void **state)
{
    Arena *a = *state;
    wanted_language = (Str){0};
    static const struct {
        const char *name;
        size_t cells;
        size_t missing;
        double sum;
    } files[] = {
        {"px/pxwebapi/TAB001.px", 5940, 2259, 6943770852},
        {"px/pxwebapi/TAB003.px", 2448, 18, 1162846580},
        {"px/pxwebapi/TAB004.px", 4312, 1103, 56187261},
        {"px/pxwebapi/TAB005.px", 6402, 107, 454352667},
        {"px/pxR/example.px", 10488, 0, 762064},
        {"px/pxwebapi/expected/tab4_fewcells.px", 1, 0, 445},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        Str text;
        if (!open_data(a, files[i].name, &text)) {
            return;
        }
        DatasetTable table = read_pieces(a, text, 4999, px);
        size_t others;
        double sum = column_sum(a, &table, "value", &others);
        assert_int_equal(table.count, files[i].cells);
        assert_int_equal(others, files[i].missing);
        assert_true(fabs(sum - files[i].sum) < 0.01);
    }
}

static void real_files_tell_codes_units_and_languages(void **state)
{
    Arena *a = *state;
    Str text;
    if (!open_data(a, "px/pxwebapi/TAB001.px", &text)) {
        return;
    }
    wanted_language = S("sv");
    DatasetTable table = read_whole(a, text, px);
    const DatasetColumn *columns = table.dataset.columns;
    assert_int_equal(table.dataset.encoding, ENCODING_ISO_8859_1);
    expect_text(columns[0].name, "region");
    expect_text(columns[0].codes[0].code, "AT");
    expect_text(columns[0].codes[0].label, "Österrike");
    assert_int_equal(columns[0].role, DATASET_REGION);
    expect_text(columns[1].label, "kön");
    expect_text(columns[3].codes[0].unit, "antal");
    assert_int_equal(columns[4].role, DATASET_TIME);
    expect_text(table_field(&table, 1, "value"), "4041797");
    expect_text(table_field(&table, 1, "year"), "1991");
    assert_true(str_contains(table.dataset.note, S(".. = Data not available")));

    assert_true(open_data(a, "px/pxR/example.px", &text));
    wanted_language = (Str){0};
    table = read_whole(a, text, px);
    expect_text(table_field(&table, 0, "value"), "95258");
    expect_text(table_field(&table, 3, "value"), "3957");
    expect_text(table_field(&table, 1, "edad"), "0-4");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(the_last_heading_varies_fastest),
        FACT(labels_come_in_the_language_asked_for),
        FACT(every_symbol_is_handed_on),
        FACT(contents_have_units_of_their_own),
        FACT(a_span_of_years_is_spelled_out),
        FACT(values_that_repeat_get_a_number),
        FACT(keys_name_the_rows_that_are_there),
        FACT(the_encoding_is_that_of_the_file),
        FACT(what_does_not_add_up_is_refused),
        FACT(bombs_are_refused_in_little_memory),
        FACT(real_files_have_their_sums),
        FACT(real_files_tell_codes_units_and_languages),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
