/* SPDX-License-Identifier: EUPL-1.2
 * publish_api_test.c - questions over HTTP, without HTTP
 */
#include "questions.h"

#include "publish/api/api_table.h"

static ApiAnswer asked(Arena *a, const Pact *pact, const char *target)
{
    return asked_of(api_answer, a, pact, target);
}

static void figures_answer_in_the_definition_in_force_then(void **state)
{
    Arena *a = *state;
    const Pact *pact = workers_pact(a);
    ApiAnswer then = asked(a, pact, "indicators/workers/figures?asOf=2019-12-31");
    expect_told(then, 200, "\"definition\":\"workers-v1\"");
    expect_told(then, 200, "\"value\":1395,");
    expect_told(asked(a, pact, "indicators/workers/figures?edition=e2020"), 200,
                "\"value\":1396,");
    ApiAnswer now = asked(a, pact, "indicators/workers/figures");
    expect_told(now, 200, "\"total\":3");
    assert_false(str_contains(now.body, S("139")));
}

static void a_dimension_is_a_parameter(void **state)
{
    Arena *a = *state;
    ApiAnswer men = asked(a, workers_pact(a), "indicators/workers/figures?sex=men");
    expect_told(men, 200, "\"total\":1");
    expect_told(men, 200,
                "\"sex\":\"men\",\"region\":\"NL\",\"period\":\"2021\",\"value\":1301,");
}

static void what_is_wrong_is_told_with_the_nearest(void **state)
{
    Arena *a = *state;
    const Pact *pact = workers_pact(a);
    expect_told(asked(a, pact, "indicators/worker"), 404, "workers");
    expect_told(asked(a, pact, "indicators/worker/figures"), 400, "workers");
    expect_told(asked(a, pact, "indicators/workers/figures?sez=men"), 400, "sex");
    expect_told(asked(a, pact, "indicators/workers/figures?sex=mem"), 400, "men");
    expect_told(asked(a, pact, "indicators?limt=3"), 400, "limit");
    expect_told(asked(a, pact, "indicators/workers/figures?format=cvs"), 400, "csv");
    expect_told(asked(a, pact, "nothing"), 404, "openapi.json");
    assert_int_equal(asked(a, pact, "indicators/").status, 404); /* no trailing slash */
}

static void all_wrong_parameters_are_told_at_once(void **state)
{
    Arena *a = *state;
    ApiAnswer answer = asked(a, workers_pact(a),
                             "indicators/workers/figures?asOf=soon&limit=0&from=never");
    assert_int_equal(answer.status, 400);
    expect_told(answer, 400, "\"name\":\"asOf\"");
    expect_told(answer, 400, "\"name\":\"limit\"");
    expect_told(answer, 400, "\"name\":\"from\"");
    assert_true(str_equal(answer.media_type, S("application/problem+json")));
}

/* Following `next` gives every record once. */
static void pages_join_to_the_whole(void **state)
{
    Arena *a = *state;
    const Pact *pact = workers_pact(a);
    Str target = S("indicators/workers/figures?limit=1");
    size_t pages = 0, found = 0;
    while (target.length > 0 && pages < 10) {
        ApiAnswer page = asked(a, pact, str_c(a, target));
        assert_int_equal(page.status, 200);
        found += str_contains(page.body, S("\"value\":1489,")) ? 1 : 0;
        found += str_contains(page.body, S("\"value\":1301,")) ? 10 : 0;
        found += str_contains(page.body, S("\"value\":188,")) ? 100 : 0;
        Str before, rest, next;
        target = S("");
        if (str_contains(page.body, S("\"next\":\"" API_ROOT "/"))) {
            Str marked =
                str_replace(a, page.body, S("\"next\":\"" API_ROOT "/"), S("\x01"));
            assert_true(str_cut(marked, '\x01', &before, &rest));
            assert_true(str_cut(rest, '"', &next, &rest));
            target = next;
        }
        pages++;
    }
    assert_int_equal(pages, 3);
    assert_int_equal(found, 111);
}

static void a_cursor_of_another_question_is_refused(void **state)
{
    Arena *a = *state;
    expect_told(asked(a, workers_pact(a), "editions?cursor=0123456789abcdef-2"), 400,
                "cursor");
    expect_told(asked(a, workers_pact(a), "editions?cursor=x"), 400, "cursor");
}

static void revisions_tell_before_and_after(void **state)
{
    Arena *a = *state;
    expect_told(
        asked(a, workers_pact(a), "revisions?since=e2019&until=e2020"), 200,
        "\"change\":\"changed\",\"before\":{\"value\":1395,\"status\":\"not-stated\","
        "\"edition\":\"e2019\"},\"after\":{\"value\":1396,");
}

static void every_row_answers_and_is_in_openapi(void **state)
{
    Arena *a = *state;
    const Pact *pact = workers_pact(a);
    ApiAnswer openapi = asked(a, pact, "openapi.json");
    for (size_t i = 0; i < API_ROW_COUNT; i++) {
        Str path = API_ROWS[i].path;
        expect_told(openapi, 200,
                    str_c(a, str_format(a, "\"/%.*s\":{\"get\"", STR_ARG(path))));
        if (!str_contains(path, S("{id}"))) {
            assert_int_equal(asked(a, pact, str_c(a, path)).status, 200);
        }
    }
}

static void another_format_is_the_file_itself(void **state)
{
    Arena *a = *state;
    ApiAnswer answer =
        asked(a, workers_pact(a), "indicators/workers/figures?format=csv&lang=en");
    assert_int_equal(answer.status, 200);
    assert_true(str_starts(answer.media_type, S("text/csv")));
    assert_true(str_starts(answer.body, S("series,series_label,sex,sex_label,region,")));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(figures_answer_in_the_definition_in_force_then),
        FACT(a_dimension_is_a_parameter),
        FACT(what_is_wrong_is_told_with_the_nearest),
        FACT(all_wrong_parameters_are_told_at_once),
        FACT(pages_join_to_the_whole),
        FACT(a_cursor_of_another_question_is_refused),
        FACT(revisions_tell_before_and_after),
        FACT(every_row_answers_and_is_in_openapi),
        FACT(another_format_is_the_file_itself),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
