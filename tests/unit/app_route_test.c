/* SPDX-License-Identifier: EUPL-1.2
 * app_route_test.c - facts about finding the row that answers, and every row of the table
 */
#include "expect.h"

#include <stdlib.h>
#include <unistd.h>

#include "app/route.h"
#include "base/file.h"

static bool answer_params(const App *app, const Request *request, Response *response,
                          Error *err)
{
    (void)app;
    (void)err;
    Str text = {0};
    for (size_t i = 0; i < request->param_count; i++) {
        text = str_format(request->arena, "%.*s%.*s=%.*s;", STR_ARG(text),
                          STR_ARG(request->params[i].name),
                          STR_ARG(request->params[i].value));
    }
    response_text(response, 200, text);
    return true;
}

#define ROW(method_, path_, role_, ...)                                                  \
    {                                                                                    \
        .method = method_, .path = S_INIT(path_), .role = role_,                         \
        .params = {__VA_ARGS__}, .handle = answer_params                                 \
    }

static const Route rows[] = {
    ROW(METHOD_GET, "/figures/latest", ROLE_PUBLIC, {.kind = PARAM_TEXT}),
    ROW(METHOD_GET, "/figures/{id}", ROLE_PUBLIC,
        {.name = S_INIT("id"), .kind = PARAM_ID, .is_required = true},
        {.name = S_INIT("as-of"), .kind = PARAM_DATE},
        {.name = S_INIT("n"), .kind = PARAM_NUMBER}),
    ROW(METHOD_POST, "/figures/{id}", ROLE_OFFICE,
        {.name = S_INIT("id"), .kind = PARAM_ID}),
    ROW(METHOD_GET, "/files/{path...}", ROLE_PUBLIC,
        {.name = S_INIT("path"), .kind = PARAM_PATH}),
};
static const RouteTable table = {rows, sizeof rows / sizeof rows[0]};

static Response answer(Arena *a, RouteTable routes_of, Method method, const char *target)
{
    App app = {.site = S("/nonexistent")};
    Request *request = PUSH(a, Request);
    *request = (Request){.arena = a, .method = method, .target = str_of(target)};
    Response response;
    route_answer(&app, routes_of, request, &response);
    return response;
}

static Str header_of(const Response *response, Str name)
{
    for (size_t i = 0; i < response->header_count; i++) {
        if (str_equal(response->headers[i].name, name)) {
            return response->headers[i].value;
        }
    }
    return (Str){0};
}

static void the_first_row_that_fits_answers(void **state)
{
    Arena *a = *state;
    expect_text(answer(a, table, METHOD_GET, "/figures/latest").body, "");
    expect_text(answer(a, table, METHOD_GET, "/figures/beta").body, "id=beta;as-of=;n=;");
    expect_text(answer(a, table, METHOD_HEAD, "/figures/beta").body,
                "id=beta;as-of=;n=;");
    expect_text(answer(a, table, METHOD_GET, "/files/a/b%20c/").body, "path=a/b c/;");
}

static void parameters_come_checked(void **state)
{
    Arena *a = *state;
    expect_text(
        answer(a, table, METHOD_GET, "/figures/beta?n=3&as-of=2018-06-27&zork=1").body,
        "id=beta;as-of=2018-06-27;n=3;");
    assert_int_equal(answer(a, table, METHOD_GET, "/figures/beta?n=x").status, 400);
    assert_int_equal(
        answer(a, table, METHOD_GET, "/figures/beta?as-of=2018-02-30").status, 400);
    assert_int_equal(answer(a, table, METHOD_GET, "/figures/beta?n=%f").status, 400);
    assert_int_equal(answer(a, table, METHOD_GET, "/figures/Not%20An%20Id").status, 400);
}

static void no_row_is_404_and_no_method_405(void **state)
{
    Arena *a = *state;
    assert_int_equal(answer(a, table, METHOD_GET, "/zork").status, 404);
    assert_int_equal(answer(a, table, METHOD_GET, "/figures/").status, 404);
    assert_int_equal(answer(a, table, METHOD_GET, "/figures/a/b").status, 404);
    Response response = answer(a, table, METHOD_DELETE, "/figures/beta");
    assert_int_equal(response.status, 405);
    expect_str(header_of(&response, S("Allow")), S("GET, HEAD, POST"));
    assert_int_equal(answer(a, table, METHOD_OTHER, "/figures/latest").status, 405);
}

static void a_row_for_the_office_is_not_for_everyone(void **state)
{
    assert_int_equal(answer(*state, table, METHOD_POST, "/figures/beta").status, 403);
}

static void every_answer_carries_the_security_headers(void **state)
{
    static const char *const targets[] = {"/figures/beta", "/zork", "/..",
                                          "/figures/x?n=x"};
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        Response response = answer(*state, table, METHOD_GET, targets[i]);
        assert_true(str_starts(header_of(&response, S("Content-Security-Policy")),
                               S("default-src 'none';")));
        expect_str(header_of(&response, S("X-Content-Type-Options")), S("nosniff"));
        expect_str(header_of(&response, S("Referrer-Policy")), S("same-origin"));
    }
}

/* An address that fits the row: a word for every part in braces. */
static Str address_of(Arena *a, const Route *route)
{
    Str address = str_replace(a, route->path, S("{path...}"), S("nl/"));
    return str_replace(a, address, S("{id}"), S("some-id"));
}

static void every_row_of_the_program_answers(void **state)
{
    Arena *a = *state;
    Error err = {0};
    char folder[] = "/tmp/app_route_test.XXXXXX";
    assert_non_null(mkdtemp(folder));
    Str site = str_of(folder);
    assert_true(
        file_write(path_join(a, site, S("nl/index.html")), S("<h1>"), NULL, &err));
    RouteTable program = routes();
    for (size_t i = 0; i < program.count; i++) {
        const Route *route = &program.rows[i];
        assert_true(route->help.length > 0 && route->handle != NULL);
        assert_true(str_starts(route->path, S("/")));
        App app = {.site = site};
        Request request = {.arena = a,
                           .method = route->method,
                           .role = ROLE_ADMIN,
                           .target = address_of(a, route)};
        Response response;
        route_answer(&app, program, &request, &response);
        assert_in_range(response.status, 200, 399);
        assert_int_equal(route->answer == ANSWER_REDIRECT, response.status >= 300);
        assert_int_equal(route->answer == ANSWER_FILE, response.file >= 0);
        if (response.file >= 0) {
            close(response.file);
        }
    }
    unlink(str_c(a, path_join(a, site, S("nl/index.html"))));
    rmdir(str_c(a, path_join(a, site, S("nl"))));
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(the_first_row_that_fits_answers),
        FACT(parameters_come_checked),
        FACT(no_row_is_404_and_no_method_405),
        FACT(a_row_for_the_office_is_not_for_everyone),
        FACT(every_answer_carries_the_security_headers),
        FACT(every_row_of_the_program_answers),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
