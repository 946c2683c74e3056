/* SPDX-License-Identifier: EUPL-1.2
 * app_route_test.c - facts about finding the row that answers, and every row of the table
 */
#include "expect.h"

#include <stdlib.h>
#include <unistd.h>

#include "app/app.h"
#include "app/route.h"
#include "base/file.h"
#include "keep/people.h"
#include "pact/database.h"
#include "pact/init.h"
#include "store/migrate.h"

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
    address = str_replace(a, address, S("{lang}"), S("nl"));
    address = str_replace(a, address, S("{token}"), S("no-such-token"));
    return str_replace(a, address, S("{id}"), S("999"));
}

/* A register of a new pact, in a folder that is gone when the test ends. */
typedef struct Kept {
    Str folder;
    App app;
    Metrics metrics;
} Kept;

static void remove_kept(void *thing)
{
    Kept *kept = thing;
    office_close(kept->app.office);
    char command[200];
    (void)snprintf(command, sizeof command, "rm -rf '%.*s'", STR_ARG(kept->folder));
    assert_int_equal(system(command), 0);
}

#define GOOD(call)                                                                       \
    do {                                                                                 \
        if (!(call)) {                                                                   \
            fail_msg("%s", err->message);                                                \
        }                                                                                \
    } while (0)

static Kept *keep_register(Arena *a)
{
    Error why = {0}, *err = &why;
    Kept *kept = PUSH(a, Kept);
    char folder[] = "/tmp/app_route_test.XXXXXX";
    assert_non_null(mkdtemp(folder));
    kept->folder = str_copy(a, str_of(folder));
    Str pact_folder = path_join(a, kept->folder, S("care-pact"));
    Str database = path_join(a, kept->folder, S("register.db"));
    Pact *pact;
    FaultList faults;
    Store *store;
    size_t applied;
    GOOD(pact_init(a, pact_folder, err));
    GOOD(pact_load(a, pact_folder, &pact, &faults, err));
    GOOD(store_open(a, database, STORE_CREATE, &store, err));
    GOOD(store_migrate(store, 0, (Moment){1}, &applied, err));
    GOOD(pact_tables(store, err));
    GOOD(store_begin(store, err));
    GOOD(pact_save(pact, store, err));
    GOOD(store_commit(store, err));
    store_close(store);
    OfficeOptions options = {.database = database,
                             .site = path_join(a, kept->folder, S("site")),
                             .threads = 1};
    kept->app = (App){.site = options.site, .metrics = &kept->metrics};
    GOOD(office_open(a, &options, (Moment){1}, &kept->app.office, err));
    arena_defer(a, remove_kept, kept);
    return kept;
}

/* Somebody with one duty who has come in by a link; the session. Null duty: nobody. */
static Str come_in(Arena *a, Kept *kept, const Duty *duty)
{
    Error why = {0}, *err = &why;
    Store *store;
    int64_t id;
    Str token, session;
    NewPerson person = {
        .name = S("Somebody"),
        .mail = str_format(a, "%.*s@example.org", STR_ARG(duty_word(duty->kind))),
        .duty = *duty};
    GOOD(office_lend(kept->app.office, &store, err));
    GOOD(people_add(store, &person, 0, (Moment){100}, &id, err));
    GOOD(people_invite(a, store, id, 0, (Moment){100}, &token, err));
    GOOD(invitation_use(a, store, token, (Moment){100}, &session, err));
    office_take_back(kept->app.office, store);
    return session;
}

static Response visit(Arena *a, const App *app, const Route *route, Str session)
{
    Request *request = PUSH(a, Request);
    Header *headers = PUSH_ARRAY(a, Header, 2);
    headers[0] =
        (Header){S("Cookie"), str_format(a, "__Host-pact=%.*s", STR_ARG(session))};
    headers[1] = (Header){S("Content-Type"), S("application/x-www-form-urlencoded")};
    *request = (Request){
        .arena = a,
        .method = route->method,
        .target = address_of(a, route),
        .headers = headers,
        .header_count = 2,
        .now = {200},
        .body = route->method == METHOD_POST
                    ? str_format(a, "form=%.*s", STR_ARG(session_form_token(a, session)))
                    : S(""),
    };
    Response response;
    route_answer(app, routes(), request, &response);
    if (response.file >= 0) {
        close(response.file);
    }
    return response;
}

static bool is_for_nobody(const Route *route)
{
    return route->role > ROLE_PUBLIC || route->deed != DEED_NONE;
}

static void every_row_answers_nobody_with_its_page_or_not_at_all(void **state)
{
    Arena *a = *state;
    Kept *kept = keep_register(a);
    RouteTable program = routes();
    for (size_t i = 0; i < program.count; i++) {
        const Route *route = &program.rows[i];
        Response response = visit(a, &kept->app, route, S("no-session"));
        assert_true(route->help.length > 0 && route->handle != NULL);
        assert_true(str_starts(route->path, S("/")));
        if (is_for_nobody(route)) {
            assert_int_equal(response.status, route->method == METHOD_GET ? 303 : 403);
        } else {
            assert_in_range(response.status, 200, 404);
            assert_int_not_equal(response.status, 403);
        }
    }
}

static void every_row_answers_every_duty_as_the_table_of_rights_says(void **state)
{
    Arena *a = *state;
    Kept *kept = keep_register(a);
    RouteTable program = routes();
    for (int d = 0; d < DUTY_COUNT; d++) {
        Duty duty = {.kind = (DutyKind)d};
        duty.party = d <= DUTY_PARTY_APPROVER ? S("office") : S("");
        duty.region = d == DUTY_COORDINATOR ? S("NL") : S("");
        Person person = {.id = 1, .duties = &duty, .duty_count = 1};
        for (size_t i = 0; i < program.count; i++) {
            const Route *route = &program.rows[i];
            Str session = come_in(a, kept, &duty);
            Response response = visit(a, &kept->app, route, session);
            bool may = person_may(&person, route->deed, NULL);
            if ((response.status == 403) == may || response.status >= 500) {
                fail_msg("%.*s %.*s answers %.*s with %d",
                         STR_ARG(method_name(route->method)), STR_ARG(route->path),
                         STR_ARG(duty_word(duty.kind)), response.status);
            }
            if (route->deed != DEED_NONE) {
                expect_text(header_of(&response, S("Cache-Control")), "no-store");
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(the_first_row_that_fits_answers),
        FACT(parameters_come_checked),
        FACT(no_row_is_404_and_no_method_405),
        FACT(a_row_for_the_office_is_not_for_everyone),
        FACT(every_answer_carries_the_security_headers),
        FACT(every_row_answers_nobody_with_its_page_or_not_at_all),
        FACT(every_row_answers_every_duty_as_the_table_of_rights_says),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
