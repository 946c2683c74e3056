/* SPDX-License-Identifier: EUPL-1.2
 * publish_pxweb_test.c - tables in PxWebApi 2, and its selections
 */
#include "questions.h"

#include "publish/pxweb/pxweb_select.h"
#include "publish/pxweb/pxweb_service.h"

static ApiAnswer answered(Arena *a, const char *target)
{
    return asked_of(pxweb_answer, a, workers_pact(a), target);
}

/* Of 2019, 2020, 2021, 2021/22: those that are named, by their places. */
static void expect_named(Arena *a, const char *text, CubeRole role, const char *places)
{
    CubeCode codes[] = {{.code = S("2019")},
                        {.code = S("2020")},
                        {.code = S("2021")},
                        {.code = S("2021/22")}};
    CubeDimension dimension = {
        .id = S("period"), .role = role, .codes = codes, .count = 4};
    bool is_named[4] = {false};
    char found[5] = "";
    Error err = {0};
    if (!pxweb_select(a, &dimension, str_of(text), is_named, &err)) {
        fail_msg("%s: %s", text, err.message);
    }
    for (size_t i = 0, length = 0; i < 4; i++) {
        if (is_named[i]) {
            found[length++] = (char)('0' + i);
        }
    }
    assert_string_equal(found, places);
}

static void a_selection_is_codes_patterns_and_functions(void **state)
{
    Arena *a = *state;
    expect_named(a, "2019,2021/22", CUBE_TIME, "03");
    expect_named(a, "*", CUBE_TIME, "0123");
    expect_named(a, "*22", CUBE_TIME, "3");
    expect_named(a, "2021*", CUBE_TIME, "23");
    expect_named(a, "20?0", CUBE_TIME, "1");
    expect_named(a, "2*1*2*", CUBE_TIME, "3");
    expect_named(a, "top(1)", CUBE_TIME, "3");
    expect_named(a, "top(1)", CUBE_PLAIN, "0");
    expect_named(a, "bottom(2)", CUBE_TIME, "01");
    expect_named(a, "top(99)", CUBE_TIME, "0123");
    expect_named(a, "from(2021)", CUBE_TIME, "23");
    expect_named(a, "to(2020)", CUBE_TIME, "01");
    expect_named(a, "range(2020,2021),2019", CUBE_TIME, "012");
}

static void what_is_wrong_is_told_with_the_nearest(void **state)
{
    Arena *a = *state;
    expect_told(answered(a, "tables/workers/data?valueCodes[sex]=mem"), 400, "men");
    expect_told(answered(a, "tables/workers/data?valueCodes[sexe]=men"), 400, "sex");
    expect_told(answered(a, "tables/workers/data?valueCodes[period]=top(0)"), 400,
                "from 1 on");
    expect_told(answered(a, "tables/workers/data?valueCodes[period]=most(1)"), 400,
                "range");
    expect_told(answered(a, "tables/workers/data?valueCodes[sex]=x*"), 400, "x*");
    expect_told(answered(a, "tables/workers/data?valueCodes[sex]=range(women,_T)"), 400,
                "comes after");
    expect_told(answered(a, "tables/workers/data?outputFormat=cvs"), 400, "csv");
    expect_told(answered(a, "tables/workerz"), 404, "workers");
    expect_told(answered(a, "tables?pagesize=3"), 400, "pageSize");
    expect_told(answered(a, "tables?pageSize=0"), 400, "1 to 1000");
    expect_told(answered(a, "savedqueries/1"), 501, "savedqueries");
}

static void a_table_tells_what_it_is_and_gives_what_is_selected(void **state)
{
    Arena *a = *state;
    expect_told(answered(a, "config"), 200, "\"defaultDataFormat\":\"json-stat2\"");
    expect_told(answered(a, "tables?query=workers"), 200, "\"totalElements\":1");
    expect_told(answered(a, "tables?query=nothing-like-it"), 200, "\"totalElements\":0");
    expect_told(
        answered(a, "tables/workers"), 200,
        "\"href\":\"https://pact.example/pxweb/api/v2/tables/workers/data?lang=nl\"");
    expect_told(answered(a, "tables/workers/metadata"), 200, "\"value\":{}");
    expect_told(answered(a, "tables/workers/data?valueCodes[sex]=men"), 200,
                "\"value\":[1301]");
    expect_told(answered(a, "tables/workers/data?valuecodes[sex]=men,women"), 200,
                "\"value\":[1301,188]");
    expect_told(answered(a, "tables/workers/data?outputFormat=px"), 200, "1489");
}

static void a_frozen_table_answers_as_known_then(void **state)
{
    Arena *a = *state;
    expect_told(answered(a, "tables/workers@2019-12-31/data"), 200, "\"value\":[1395]");
    expect_told(answered(a, "tables/workers@e2020/data"), 200, "\"value\":[1396]");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_selection_is_codes_patterns_and_functions),
        FACT(what_is_wrong_is_told_with_the_nearest),
        FACT(a_table_tells_what_it_is_and_gives_what_is_selected),
        FACT(a_frozen_table_answers_as_known_then),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
