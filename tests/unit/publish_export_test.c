/* SPDX-License-Identifier: EUPL-1.2
 * publish_export_test.c - from figures to a cube: definition, status, break, canary
 */
#include "small_pact.h"

#include "publish/api/export.h"
#include "publish/api/figure_cube.h"

static Cube cube_asked(Arena *a, const Pact *pact, const CubeQuestion *question)
{
    Cube cube;
    Error err = {0};
    if (!figure_cube(a, pact, question, LANG_NL, &cube, &err)) {
        fail_msg("%s", err.message);
    }
    return cube;
}

static Cube workers(Arena *a, const Pact *pact, AsOf as_of)
{
    CubeQuestion question = {
        .query = {.indicator = small_indicator(pact, "workers"), .as_of = as_of}};
    return cube_asked(a, pact, &question);
}

#define TWO_SERIES "w1,workers-v1,count,part@1,\nw2,workers-v2,sample,,\n"
#define TWO_IN_FORCE "e2019,workers,workers-v1\ne2022,workers,workers-v2\n"
#define COLUMNS                                                                          \
    "series,cell,region,period,edition,value,low,high,range_kind,availability,stage,"    \
    "confidentiality,source\n"

static const Pact *redefined(Arena *a)
{
    return small_pact(a, (SmallFiles){
                             .definitions = WORKERS_V1 WORKERS_V2,
                             .series = TWO_SERIES,
                             .in_force = TWO_IN_FORCE,
                             .figures = COLUMNS
                             "w1,,NL,2013,e2019,1395,,,,,final,,one\n"
                             "w1,sex=women,NL,2013,e2019,188,,,,,,,one\n"
                             "w1,,part@1:north,2013,e2019,40,,,,,,,one\n"
                             "w2,,NL,2021,e2022,1489,,,,,provisional,,two\n"
                             "w2,,NL,2022,e2023,1500,,,,,,,two\n"
                             "w2,sex=men,NL,2022,e2023,,,,,missing,,,two\n"
                             "w2,sex=women,NL,2022,e2023,777,771,779,disclosure,,,"
                             "hidden-by-us,two\n",
                             .breaks = "id,from,to,at,cause_nl,cause_en,name_nl,name_en\n"
                                       "new,w1,w2,2021,nieuw,new,nieuw,new\n",
                         });
}

static const CubeCell *cell_at(const Cube *cube, const char *sex, const char *period)
{
    for (size_t i = 0; i < cube->cell_count; i++) {
        const CubeCell *cell = &cube->cells[i];
        if (str_equal(cube->dimensions[1].codes[cell->at[1]].code, str_of(sex)) &&
            str_equal(cube->dimensions[3].codes[cell->at[3]].code, str_of(period)) &&
            str_equal(cube->dimensions[2].codes[cell->at[2]].code, S("NL"))) {
            return cell;
        }
    }
    fail_msg("no cell %s %s", sex, period);
    return NULL;
}

static void only_the_definition_in_force_then_answers(void **state)
{
    Arena *a = *state;
    const Pact *pact = redefined(a);
    Cube then = workers(a, pact, as_of_date((Date){2020, 12, 31}));
    expect_text(then.definition, "workers-v1");
    assert_int_equal(then.cell_count, 3);
    expect_text(cell_at(&then, "_T", "2013")->value, "1395");
    expect_text(then.edition, "e2019");
    Cube now = workers(a, pact, as_of_latest());
    expect_text(now.definition, "workers-v2");
    for (size_t i = 0; i < now.cell_count; i++) {
        assert_false(str_equal(now.cells[i].value, S("1395")));
    }
    expect_text(now.edition, "e2023");
    expect_text(now.updated, "2023-06-01T05:00:00Z");
}

static void dimensions_are_series_those_of_the_definition_region_and_period(void **state)
{
    Arena *a = *state;
    Cube cube = workers(a, redefined(a), as_of_date((Date){2020, 1, 1}));
    static const char *const ids[] = {"series", "sex", "region", "period"};
    assert_int_equal(cube.dimension_count, 4);
    for (size_t d = 0; d < 4; d++) {
        assert_true(str_equal(cube.dimensions[d].id, str_of(ids[d])));
    }
    expect_text(cube.dimensions[1].codes[0].code, "_T");
    expect_text(cube.dimensions[1].codes[1].code, "women");
    assert_int_equal(cube.dimensions[1].codes[1].parent, 0);
    expect_text(cube.dimensions[2].codes[0].code, "NL");
    expect_text(cube.dimensions[2].codes[1].code, "part@1:north");
}

static void status_is_two_letters(void **state)
{
    Arena *a = *state;
    Cube cube = workers(a, redefined(a), as_of_latest());
    assert_int_equal(cell_at(&cube, "_T", "2021")->observation, 'P');
    assert_int_equal(cell_at(&cube, "_T", "2022")->observation, 'A');
    assert_int_equal(cell_at(&cube, "men", "2022")->observation, 'O');
    assert_int_equal(cell_at(&cube, "women", "2022")->observation, 'Q');
    assert_int_equal(cell_at(&cube, "women", "2022")->confidentiality, 'C');
}

static void the_first_figure_after_a_break_carries_its_mark(void **state)
{
    Arena *a = *state;
    Cube cube = workers(a, redefined(a), as_of_latest());
    assert_true(cell_at(&cube, "_T", "2021")->is_after_break);
    assert_false(cell_at(&cube, "_T", "2022")->is_after_break);
    assert_int_equal(sdmx_observation(cell_at(&cube, "_T", "2021")), 'B');
    assert_int_equal(sdmx_observation(cell_at(&cube, "women", "2022")), 'Q');
}

/* Neither the value that we hid nor its bounds are in any format. */
static void a_hidden_value_is_in_no_format(void **state)
{
    Arena *a = *state;
    Cube cube = workers(a, redefined(a), as_of_latest());
    for (size_t i = 0; i < EXPORT_FORMAT_COUNT; i++) {
        Str bytes;
        Error err = {0};
        assert_true(EXPORT_FORMATS[i].write(a, &cube, &bytes, &err));
        if (str_starts(bytes, S("PK"))) {
            continue; /* packed; its sheets are made of cube_rows() */
        }
        assert_false(str_contains(bytes, S("777")));
        assert_false(str_contains(bytes, S("771")));
        assert_false(str_contains(bytes, S("779")));
    }
    CubeTable rows = cube_rows(a, &cube);
    for (size_t i = 0; i < rows.columns * rows.rows; i++) {
        assert_false(str_starts(rows.texts[i], S("77")));
    }
}

static void expect_refused(Arena *a, const CubeFilter *filter, const char *message,
                           const char *hint)
{
    const Pact *pact = redefined(a);
    CubeQuestion question = {
        .query = {.indicator = small_indicator(pact, "workers"), .as_of = as_of_latest()},
        .filters = filter,
        .filter_count = 1};
    Cube cube;
    Error err = {0};
    assert_false(figure_cube(a, pact, &question, LANG_NL, &cube, &err));
    assert_string_equal(err.message, message);
    assert_true(str_contains(str_of(err.hint), str_of(hint)));
}

static void what_is_not_there_is_refused_with_the_nearest_name(void **state)
{
    Arena *a = *state;
    Str women[] = {S("womem")}, all[] = {S("women")};
    expect_refused(a, &(CubeFilter){S("sex"), {women, 1}}, "no figure has sex \"womem\"",
                   "women");
    expect_refused(a, &(CubeFilter){S("sez"), {all, 1}},
                   "definition workers-v2 has no dimension \"sez\"", "sex");
}

static void a_filter_keeps_what_it_names(void **state)
{
    Arena *a = *state;
    const Pact *pact = redefined(a);
    Str sexes[] = {S("women"), S("men")};
    CubeFilter filter = {S("sex"), {sexes, 2}};
    CubeQuestion question = {
        .query = {.indicator = small_indicator(pact, "workers"), .as_of = as_of_latest()},
        .filters = &filter,
        .filter_count = 1};
    Cube cube = cube_asked(a, pact, &question);
    assert_int_equal(cube.cell_count, 2);
    assert_int_equal(cube.dimensions[1].count, 2);
}

static void before_the_first_edition_there_is_nothing(void **state)
{
    Arena *a = *state;
    const Pact *pact = redefined(a);
    CubeQuestion question = {.query = {.indicator = small_indicator(pact, "workers"),
                                       .as_of = as_of_date((Date){2001, 1, 1})}};
    Cube cube;
    Error err = {0};
    assert_false(figure_cube(a, pact, &question, LANG_EN, &cube, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(only_the_definition_in_force_then_answers),
        FACT(dimensions_are_series_those_of_the_definition_region_and_period),
        FACT(status_is_two_letters),
        FACT(the_first_figure_after_a_break_carries_its_mark),
        FACT(a_hidden_value_is_in_no_format),
        FACT(what_is_not_there_is_refused_with_the_nearest_name),
        FACT(a_filter_keeps_what_it_names),
        FACT(before_the_first_edition_there_is_nothing),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
