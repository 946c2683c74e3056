/* SPDX-License-Identifier: EUPL-1.2
 * sources_open_test.c - facts about real files of publishers
 *
 * The files lie in ../shared/data/open and are not part of the project; without them this
 * test is skipped. The numbers are those that the publisher prints, or were computed from
 * the same bytes by another program (INDEX.md there says which).
 */
#include "expect.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "pact/recipe_read.h"
#include "pact/recipe_run.h"

#define OPEN "../shared/data/open/"

static RecipeResult run_yaml(Arena *a, const char *path, const char *yaml)
{
    const Recipe *recipe = NULL;
    FaultList faults = fault_list(a);
    Error err = {0};
    RecipeResult result;
    if (!recipe_read_text(a, S("test"), str_of(yaml), &recipe, &faults, &err)) {
        fail_msg("%.*s", STR_ARG(fault_text(a, S(""), &faults.items[0])));
    }
    if (!recipe_run(a, recipe, str_of(path), 0, &result, &err) ||
        !run_is_sound(&result.report, &err)) {
        fail_msg("%s: %s", path, err.message);
    }
    return result;
}

static ObservationText text_of(Arena *a, const RecipeResult *r, const char *series,
                               const char *cell, const char *period)
{
    for (size_t i = 0; i < r->cube.observations.count; i++) {
        const Observation *o = &r->cube.observations.items[i];
        if (str_equal(o->series, str_of(series)) && str_equal(o->cell, str_of(cell)) &&
            str_equal(period_text(a, o->period), str_of(period))) {
            return observation_text(a, &r->cube, o);
        }
    }
    fail_msg("no observation %s %s %s", series, cell, period);
    return (ObservationText){0};
}

static void expect_figure(Arena *a, const RecipeResult *r, const char *series,
                          const char *cell, const char *period, const char *value)
{
    expect_str(text_of(a, r, series, cell, period).value, str_of(value));
}

#define HO_LISTS                                                                         \
    "lists:\n"                                                                           \
    "  - {name: techniek, column: CROHO ONDERDEEL, codes: [techniek]}\n"                 \
    "  - {name: both, version: '2019', column: CROHO ONDERDEEL, codes: [techniek, "      \
    "natuur]}\n"
#define HO_FIGURES                                                                       \
    "figures:\n  - {series: all}\n  - {series: t, rows: [techniek], by: [sex]}\n"        \
    "  - {series: both, rows: [both]}\n"                                                 \
    "  - {series: share, rows: [both], of: [], decimals: 2}\n"

static void university_entrants_add_up_to_the_printed_totals(void **state)
{
    Arena *a = *state;
    RecipeResult r = run_yaml(
        a, OPEN "duo/AnnemijnD/eerstejaars.csv",
        "id: t\nfile: f\nvalues: '{period} {sex}'\nperiod: {column: period}\n"
        "totals: [{column: OPLEIDINGSFASE ACTUEEL, code: totalen, over: [sex]}]\n"
        "dimensions: {sex: {column: sex, codes: {MAN: men, VROUW: women}}}\n" HO_LISTS
            HO_FIGURES);
    assert_int_equal(r.report.kept_count, 1460);
    assert_int_equal(r.report.outcomes[TOTAL_AGREES], 5);
    static const char *const ALL[] = {"45645", "44865", "45958", "50229", "54616"};
    static const char *const TECH[] = {"6412", "6950", "7644", "7648", "8544"};
    static const char *const WOMEN[] = {"1600", "1786", "2000", "2134", "2340"};
    for (int i = 0; i < 5; i++) {
        const char *year = str_c(a, str_format(a, "%d", 2013 + i));
        expect_figure(a, &r, "all", "", year, ALL[i]);
        expect_figure(a, &r, "t", "", year, TECH[i]);
        expect_figure(a, &r, "t", "sex=women", year, WOMEN[i]);
    }
    expect_figure(a, &r, "both", "", "2017", "14327");
    expect_figure(a, &r, "share", "", "2017", "26.23");
}

#define TALL_HO                                                                          \
    "id: t\nfile: f\nvalues: '{period}'\nperiod: {column: period}\n"                     \
    "dimensions: {sex: {column: GESLACHT, codes: {man: men, vrouw: women}}}\n" HO_LISTS  \
        HO_FIGURES

static void hbo_entrants_are_as_counted(void **state)
{
    Arena *a = *state;
    RecipeResult r =
        run_yaml(a, OPEN "duo/tekkieworden/hbo_inscriptions_2019.csv", TALL_HO);
    assert_int_equal(r.report.kept_count, 3815);
    static const char *const ALL[] = {"95961", "101036", "106686", "110304", "113422"};
    for (int i = 0; i < 5; i++) {
        expect_figure(a, &r, "all", "", str_c(a, str_format(a, "%d", 2015 + i)), ALL[i]);
    }
    expect_figure(a, &r, "t", "", "2019", "23561");
    expect_figure(a, &r, "t", "sex=women", "2019", "5465");
    expect_figure(a, &r, "t", "", "2015", "20087");
    expect_figure(a, &r, "t", "sex=women", "2015", "4258");
}

static void hbo_graduates_are_as_counted(void **state)
{
    Arena *a = *state;
    RecipeResult r =
        run_yaml(a, OPEN "duo/tekkieworden/hbo_gediplomeerden_2019.csv", TALL_HO);
    assert_int_equal(r.report.kept_count, 3849);
    static const char *const ALL[] = {"69393", "70920", "73957", "76258", "74345"};
    for (int i = 0; i < 5; i++) {
        expect_figure(a, &r, "all", "", str_c(a, str_format(a, "%d", 2014 + i)), ALL[i]);
    }
    expect_figure(a, &r, "t", "", "2018", "13819");
    expect_figure(a, &r, "t", "sex=women", "2018", "3167");
}

/* The file has no names; DUO's own are given. Each row's printed total lies in the range
 * of men and women together. */
static void exam_candidates_with_hidden_counts_contain_the_printed_totals(void **state)
{
    Arena *a = *state;
    RecipeResult r = run_yaml(
        a, OPEN "duo/alleschools/duo_examen_raw.csv",
        "id: t\nfile: f\n"
        "header: [brin, place, name, town, type, code, profile, 1 c m, 1 p m, 1 s m, 1 c "
        "f, 1 p f, 1 s f, 1 c t, 1 p t, 1 s t, 2 c m, 2 p m, 2 s m, 2 c f, 2 p f, 2 s f, "
        "2 c t, 2 p t, 2 s t, 3 c m, 3 p m, 3 s m, 3 c f, 3 p f, 3 s f, 3 c t, 3 p t, 3 "
        "s "
        "t, 4 c m, 4 p m, 4 s m, 4 c f, 4 p f, 4 s f, 4 c t, 4 p t, 4 s t, 5 c m, 5 p m, "
        "5 s m, 5 c f, 5 p f, 5 s f, 5 c t, 5 p t, 5 s t]\n"
        "values: '{year} c {sex}'\nperiod: {is: '2019'}\ntokens: {'<5': 1..4}\n"
        "totals: [{column: sex, code: t}]\n"
        "figures: [{series: all}]\n");
    assert_int_equal(r.report.row_count, 53);
    assert_int_equal(r.report.wide.differ, 0);
    assert_int_equal(r.report.wide.agree + r.report.wide.within_range, 53 * 5);
    assert_true(r.report.wide.within_range > 50);
}

static void school_locations_are_counted(void **state)
{
    Arena *a = *state;
    RecipeResult r =
        run_yaml(a, OPEN "duo/nl-highschools/nl_highschools_accurate_coordinates.csv",
                 "id: t\nfile: f\nvalues: rows\nperiod: {is: '2020'}\n"
                 "dimensions: {province: {column: province}}\n"
                 "figures: [{series: all, by: [province]}]\n");
    expect_figure(a, &r, "all", "", "2020", "1620");
    expect_figure(a, &r, "all", "province=Zuid-Holland", "2020", "370");
    expect_figure(a, &r, "all", "province=Utrecht", "2020", "111");
}

static void cbs_vacancies_have_exactly_58_missing_cells(void **state)
{
    Arena *a = *state;
    RecipeResult r =
        run_yaml(a, OPEN "cbs/v3_csv_vacatures/vacatures.csv",
                 "id: t\nfile: f\nvalues: [OpenstaandeVacatures_1, OntstaneVacatures_2, "
                 "VervuldeVacatures_3]\nmultiply: 1000\nrounded_to: as-printed\n"
                 "tokens: {'.': missing}\nperiod: {column: Perioden, form: cbs}\n"
                 "lists: [{name: open, column: value, codes: [OpenstaandeVacatures_1]}]\n"
                 "dimensions: {sector: {column: Bedrijfskenmerken}}\n"
                 "figures: [{series: s, rows: [open], by: [sector]}]\n");
    expect_text(r.format, "cbs-v3");
    assert_int_equal(r.report.row_count, 7714);
    assert_int_equal(r.report.missing_count, 58);
    expect_figure(a, &r, "s", "sector=T001081", "2018-Q2", "260600");
    expect_figure(a, &r, "s", "sector=T001081", "2023-Q2", "441200");
    expect_figure(a, &r, "s", "sector=T001081", "2022", "444400");
}

static void cbs_pay_gap_is_read_with_its_lists(void **state)
{
    Arena *a = *state;
    RecipeResult r =
        run_yaml(a, OPEN "cbs/v3_csv_paygap/81901NED_UntypedDataSet_24102017_212134.csv",
                 "id: t\nfile: f\nvalues: [BeloningsverschilTussenManEnVrouw_1]\n"
                 "rounded_to: as-printed\nperiod: {column: Perioden, form: cbs}\n"
                 "dimensions: {kind: {column: KenmerkenBaanWerknemer}}\n"
                 "figures: [{series: s, by: [kind]}]\n");
    expect_text(r.format, "cbs-v3");
    assert_int_equal(r.report.row_count, 208);
    expect_figure(a, &r, "s", "kind=10000", "2008", "79.9");
    expect_figure(a, &r, "s", "kind=10000", "2015", "84.0");
    expect_figure(a, &r, "s", "kind=10800", "2015", "79.5");
}

/* The publisher's total per sex is checked in every row of totals, not added. */
static void a_whole_cbs_v4_folder_is_read_and_its_totals_agree(void **state)
{
    Arena *a = *state;
    RecipeResult r = run_yaml(
        a, OPEN "cbs/v4_asiel_82045NED",
        "id: t\nfile: f\nvalues: [Value]\ntokens: {'': missing}\n"
        "status: {column: ValueAttribute, normal: None}\n"
        "period: {column: Perioden, form: cbs}\n"
        "keep: [{column: Leeftijd, codes: ['10000']}, "
        "{column: Nationaliteit, codes: [T001059]}]\n"
        "totals: [{column: Geslacht, code: T001038}]\nrounded_to: 5\n"
        "dimensions: {sex: {column: Geslacht, codes: {'3000': men, '4000': women}}}\n"
        "figures: [{series: s, by: [sex]}]\n");
    expect_text(r.format, "cbs-v4");
    assert_int_equal(r.report.row_count, 4275);
    assert_int_equal(r.report.outcomes[TOTAL_DIFFERS], 0);
    assert_int_equal(r.report.total_count, 15);
    expect_figure(a, &r, "s", "sex=men", "2015", "3185");
    expect_figure(a, &r, "s", "sex=women", "2015", "675");
    for (size_t i = 0; i < r.cube.observations.count; i++) {
        const Observation *o = &r.cube.observations.items[i];
        assert_int_equal(o->stage,
                         o->period.first.year == 2022 ? STAGE_PROVISIONAL : STAGE_FINAL);
    }
}

static void a_pointer_in_place_of_a_file_is_refused_by_name(void **state)
{
    Arena *a = *state;
    DatasetTable table = dataset_table(a, 10);
    DatasetSink sink = dataset_table_sink(&table);
    SourceAsk ask = {.path = S(OPEN "cbs/v4_verhuizing_81734NED/Observations.csv")};
    Error err = {0};
    assert_false(source_read(a, &ask, &sink, &err));
    assert_non_null(strstr(err.message, "Git-LFS pointer"));
}

int main(void)
{
    if (file_kind(S(OPEN)) != FILE_FOLDER) {
        puts("1..0 # SKIP there is no " OPEN " here");
        return 0;
    }
    const struct CMUnitTest facts[] = {
        FACT(university_entrants_add_up_to_the_printed_totals),
        FACT(hbo_entrants_are_as_counted),
        FACT(hbo_graduates_are_as_counted),
        FACT(exam_candidates_with_hidden_counts_contain_the_printed_totals),
        FACT(school_locations_are_counted),
        FACT(cbs_vacancies_have_exactly_58_missing_cells),
        FACT(cbs_pay_gap_is_read_with_its_lists),
        FACT(a_whole_cbs_v4_folder_is_read_and_its_totals_agree),
        FACT(a_pointer_in_place_of_a_file_is_refused_by_name),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
