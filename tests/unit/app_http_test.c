/* SPDX-License-Identifier: EUPL-1.2
 * app_http_test.c - facts about reading what clients send
 */
#include "expect.h"

#include "app/http.h"

static bool is_refused(Arena *a, const char *target)
{
    HttpTarget parsed;
    Error err = {0};
    return !target_parse(a, str_of(target), &parsed, &err) && err.kind == ERR_INVALID;
}

static Str path_of(Arena *a, const char *target)
{
    HttpTarget parsed;
    Error err = {0};
    assert_true(target_parse(a, str_of(target), &parsed, &err));
    return str_join(a, parsed.segments.items, parsed.segments.count, S("|"));
}

static void a_path_is_decoded_part_by_part(void **state)
{
    Arena *a = *state;
    expect_text(path_of(a, "/"), "");
    expect_text(path_of(a, "/nl/cijfers"), "nl|cijfers");
    expect_text(path_of(a, "/nl/cijfers/"), "nl|cijfers|");
    expect_text(path_of(a, "/caf%C3%a9/a%20b"), "café|a b");
    expect_text(path_of(a, "/a+b"), "a+b");
    expect_text(path_of(a, "/a?b/../c"), "a");
    expect_text(path_of(a, "/..."), "...");
}

static void a_proxy_may_send_the_whole_address(void **state)
{
    Arena *a = *state;
    expect_text(path_of(a, "http://pact.example/nl/"), "nl|");
    expect_text(path_of(a, "https://pact.example:8080"), "");
}

static void a_path_that_could_leave_the_folder_is_refused(void **state)
{
    static const char *const targets[] = {
        "",        "*",       "nl",      "/..",         "/../etc",    "/nl/../../x",
        "/./x",    "/nl/.",   "//",      "//evil.test", "/nl//x",     "/%2e%2e/x",
        "/.%2E/x", "/%2E./x", "/..%2fx", "/..%5cx",     "/nl\\..\\x", "/a%2fb",
        "/a%00b",  "/a%0ab",  "/a%7fb",  "/%",          "/%4",        "/%zz",
        "/%c0%ae", "/%ff",    "/%c0%af", "/%ed%a0%80",  "http:/x",    "/nl/%2e%2e",
    };
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        if (!is_refused(*state, targets[i])) {
            fail_msg("%s is taken", targets[i]);
        }
    }
}

static void a_path_of_too_many_parts_is_refused(void **state)
{
    assert_true(is_refused(*state,
                           "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/"
                           "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"));
}

static void no_target_breaks_the_reader(void **state)
{
    Arena *a = *state;
    Random r = {42};
    for (int i = 0; i < 20000; i++) {
        HttpTarget parsed;
        Error err = {0};
        Str target = str_format(a, "/%.*s", STR_ARG(random_text(a, &r, 12)));
        if (!target_parse(a, target, &parsed, &err)) {
            continue;
        }
        for (size_t s = 0; s < parsed.segments.count; s++) {
            Str segment = parsed.segments.items[s];
            assert_false(str_contains(segment, S("/")) || str_equal(segment, S("..")));
        }
    }
}

static void a_plus_is_a_blank_only_in_a_query(void **state)
{
    Arena *a = *state;
    Error err = {0};
    Str decoded;
    assert_true(percent_decode(a, S("a+b%2Bc"), true, &decoded, &err));
    expect_text(decoded, "a b+c");
    assert_true(percent_decode(a, S("a+b"), false, &decoded, &err));
    expect_text(decoded, "a+b");
}

static void weights_are_read(void **state)
{
    (void)state;
    assert_int_equal(accept_weight(S("gzip, br"), S("br")), 1000);
    assert_int_equal(accept_weight(S("gzip;q=0.5, br"), S("gzip")), 500);
    assert_int_equal(accept_weight(S("gzip;q=0, *"), S("gzip")), 0);
    assert_int_equal(accept_weight(S("gzip;q=0, *"), S("br")), 1000);
    assert_int_equal(accept_weight(S("*;q=0.001"), S("br")), 1);
    assert_int_equal(accept_weight(S("GZIP ; Q=1.0"), S("gzip")), 1000);
    assert_int_equal(accept_weight(S("gzip;q=zork"), S("gzip")), 0);
    assert_int_equal(accept_weight(S("gzip;q=9.9"), S("gzip")), 1000);
    assert_int_equal(accept_weight(S(""), S("gzip")), 0);
}

static void dutch_is_meant_unless_english_is_liked_better(void **state)
{
    (void)state;
    assert_int_equal(accept_language(S("")), LANG_NL);
    assert_int_equal(accept_language(S("*")), LANG_NL);
    assert_int_equal(accept_language(S("fr, de;q=0.5")), LANG_NL);
    assert_int_equal(accept_language(S("nl-BE,en;q=0.9")), LANG_NL);
    assert_int_equal(accept_language(S("en-GB,en;q=0.9,nl;q=0.8")), LANG_EN);
    assert_int_equal(accept_language(S("EN")), LANG_EN);
    assert_int_equal(accept_language(S("fr, *;q=0.1, en;q=0.5")), LANG_EN);
}

static void tags_are_compared_weakly(void **state)
{
    (void)state;
    assert_true(tag_matches(S("\"a\""), S("\"a\"")));
    assert_true(tag_matches(S("\"b\", W/\"a\""), S("\"a\"")));
    assert_true(tag_matches(S("*"), S("\"a\"")));
    assert_false(tag_matches(S("\"ab\""), S("\"a\"")));
    assert_false(tag_matches(S("a"), S("\"a\"")));
    assert_false(tag_matches(S(""), S("\"a\"")));
}

static void a_header_is_found_in_any_case_and_joined(void **state)
{
    const Header headers[] = {{S_INIT("Accept"), S_INIT("a")},
                              {S_INIT("HOST"), S_INIT("x")},
                              {S_INIT("accept"), S_INIT("b")}};
    Request request = {.arena = *state, .headers = headers, .header_count = 3};
    expect_text(request_header(&request, S("ACCEPT")), "a, b");
    expect_text(request_header(&request, S("host")), "x");
    expect_text(request_header(&request, S("Origin")), "");
}

static void every_kind_of_error_has_a_status(void **state)
{
    static const struct {
        ErrorKind kind;
        int status;
    } cases[] = {{ERR_INVALID, 400}, {ERR_NOT_FOUND, 404},     {ERR_CONFLICT, 409},
                 {ERR_DENIED, 403},  {ERR_BUSY, 503},          {ERR_IO, 500},
                 {ERR_NONE, 500},    {ERR_NOT_COMPARABLE, 422}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Error err = {.kind = cases[i].kind, .message = "in /etc/secret"};
        Response response;
        response_error(*state, &response, &err);
        assert_int_equal(response.status, cases[i].status);
        assert_int_equal(str_contains(response.body, S("/etc/secret")),
                         cases[i].status != 500);
    }
}

static void a_type_follows_from_the_ending(void **state)
{
    (void)state;
    expect_text(content_type_of(S("nl/index.html")), "text/html; charset=utf-8");
    expect_text(content_type_of(S("a.b.CSS")), "text/css; charset=utf-8");
    expect_text(content_type_of(S("README")), "application/octet-stream");
    expect_text(content_type_of(S("a.px")), "text/plain; charset=utf-8");
    expect_text(content_type_of(S("x.html.exe")), "application/octet-stream");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_path_is_decoded_part_by_part),
        FACT(a_proxy_may_send_the_whole_address),
        FACT(a_path_that_could_leave_the_folder_is_refused),
        FACT(a_path_of_too_many_parts_is_refused),
        FACT(no_target_breaks_the_reader),
        FACT(a_plus_is_a_blank_only_in_a_query),
        FACT(weights_are_read),
        FACT(dutch_is_meant_unless_english_is_liked_better),
        FACT(tags_are_compared_weakly),
        FACT(a_header_is_found_in_any_case_and_joined),
        FACT(every_kind_of_error_has_a_status),
        FACT(a_type_follows_from_the_ending),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
