/* SPDX-License-Identifier: EUPL-1.2
 * formats_rdf_test.c - statements as Turtle and JSON-LD
 */
#include "expect.h"

#include "formats/rdf_write.h"

static Rdf *small(Arena *a)
{
    Rdf *rdf = rdf_new(a);
    rdf_is(rdf, S("https://x.example/#a"), S("urn:kind"));
    rdf_text(rdf, S("https://x.example/#a"), S("urn:name"), S("één \"naam\"\n\\"),
             S("nl"));
    rdf_text(rdf, S("https://x.example/#a"), S("urn:name"), S("a name"), S("en"));
    rdf_link(rdf, S("https://x.example/#a"), S("urn:knows"), S("")); /* says nothing */
    rdf_typed(rdf, S("urn:b"), S("urn:on"), S("2023-11-14"), S("urn:date"));
    return rdf;
}

static void turtle_groups_statements_by_subject(void **state)
{
    Str text;
    assert_true(rdf_turtle(small(*state), &text, NULL));
    expect_text(text, "<https://x.example/#a> "
                      "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:kind> ;\n"
                      "    <urn:name> \"één \\\"naam\\\"\\n\\\\\"@nl ;\n"
                      "    <urn:name> \"a name\"@en .\n\n"
                      "<urn:b> <urn:on> \"2023-11-14\"^^<urn:date> .\n");
}

static void jsonld_names_each_predicate_once(void **state)
{
    Str text;
    assert_true(rdf_jsonld(small(*state), &text, NULL));
    expect_text(
        text,
        "[{\"@id\":\"https://x.example/#a\",\"@type\":[\"urn:kind\"],"
        "\"urn:name\":[{\"@value\":\"één \\\"naam\\\"\\n\\\\\",\"@language\":\"nl\"},"
        "{\"@value\":\"a name\",\"@language\":\"en\"}]},"
        "{\"@id\":\"urn:b\",\"urn:on\":[{\"@value\":\"2023-11-14\","
        "\"@type\":\"urn:date\"}]}]");
}

static void what_is_no_address_is_refused(void **state)
{
    static const char *const wrong[] = {"no-scheme", "https://x y", "urn:<b>", ":x"};
    for (size_t i = 0; i < 4; i++) {
        Rdf *rdf = small(*state);
        rdf_link(rdf, S("urn:b"), S("urn:knows"), str_of(wrong[i]));
        Str text;
        Error err = {0};
        assert_false(rdf_turtle(rdf, &text, &err));
        assert_int_equal(err.kind, ERR_INVALID);
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(turtle_groups_statements_by_subject),
        FACT(jsonld_names_each_predicate_once),
        FACT(what_is_no_address_is_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
