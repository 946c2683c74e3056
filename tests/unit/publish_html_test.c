/* SPDX-License-Identifier: EUPL-1.2
 * publish_html_test.c - what comes out is HTML, and what is not is refused
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "publish/markup/html.h"

static Arena *arena;
static Error error;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    error = (Error){0};
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void assert_html(Html *h, const char *expected)
{
    Str text;
    if (!html_finish(h, &text, &error)) {
        fail_msg("%s", error.message);
    }
    assert_string_equal(str_c(arena, text), expected);
}

static void assert_refused(Html *h, const char *part)
{
    Str text;
    assert_false(html_finish(h, &text, &error));
    if (!str_contains(str_of(error.message), str_of(part))) {
        fail_msg("\"%s\" does not say \"%s\"", error.message, part);
    }
}

static void text_of_script_tag_is_escaped(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_SPAN, ATTRS(attr_class(S("a\"b"))))
        html_text(h, S("<script>alert('x')</script> & co"));
    assert_html(h, "<span class=\"a&quot;b\">&lt;script&gt;alert('x')&lt;/script&gt; "
                   "&amp; co</span>\n");
}

static void nesting_in_c_is_nesting_in_html(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_UL, NO_ATTRS) {
        for (int i = 0; i < 2; i++) {
            HTML(h, TAG_LI, NO_ATTRS)
                html_text(h, i == 0 ? S("a") : S("b"));
        }
    }
    assert_html(h, "<ul>\n<li>a</li>\n<li>b</li></ul>\n");
}

static void a_leaf_closes_itself(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_SVG, ATTRS(attr_viewbox(10, 4.25)))
        html_leaf(h, TAG_CIRCLE, ATTRS(attr_cx(1), attr_cy(-0.01), attr_r(2.96)));
    assert_html(
        h, "<svg viewBox=\"0 0 10 4.3\">\n<circle cx=\"1\" cy=\"0\" r=\"3\"/></svg>\n");
}

static void a_row_outside_a_table_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_DIV, NO_ATTRS) {
        HTML(h, TAG_TR, NO_ATTRS) {
        }
    }
    assert_refused(h, "<tr> may not stand in <div>");
}

static void a_block_in_a_paragraph_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_P, NO_ATTRS) {
        HTML(h, TAG_UL, NO_ATTRS) {
        }
    }
    assert_refused(h, "<ul> may not stand in <p>");
}

static void text_between_rows_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_UL, NO_ATTRS)
        html_text(h, S("loose"));
    assert_refused(h, "text may not stand in <ul>");
}

static void a_link_in_a_link_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_A, ATTRS(attr_href(url_page(arena, S("a.html"), S("b.html"))))) {
        HTML(h, TAG_SPAN, NO_ATTRS)
            html_link(h, url_page(arena, S("a.html"), S("c.html")), S("c"));
    }
    assert_refused(h, "link");
}

static void an_attribute_where_it_is_not_allowed_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_P, ATTRS(attr_colspan(2))) {
    }
    assert_refused(h, "<p> has no attribute \"colspan\"");
}

static void an_attribute_given_twice_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_P, ATTRS(attr_class(S("a")), attr_class(S("b")))) {
    }
    assert_refused(h, "twice");
}

static void an_id_given_twice_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    for (int i = 0; i < 2; i++) {
        HTML(h, TAG_P, ATTRS(attr_id(S("here")))) {
        }
    }
    assert_refused(h, "the id \"here\" is given twice");
}

static void a_reference_to_nothing_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_SECTION, ATTRS(attr_labelled_by(S("gone")))) {
    }
    assert_refused(h, "\"gone\", which is not there");
}

static void a_part_of_the_page_must_exist(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    html_link(h, url_part(arena, S("gone")), S("x"));
    assert_refused(h, "\"gone\"");
}

static void leaving_a_block_by_break_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_DIV, NO_ATTRS) {
        HTML(h, TAG_P, NO_ATTRS) {
            break;
        }
    }
    assert_refused(h, "left by return or break");
}

static void a_page_beyond_its_limit_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 20);
    HTML(h, TAG_P, NO_ATTRS)
        html_text(h, S("more than fits in twenty bytes"));
    Str text;
    assert_false(html_finish(h, &text, &error));
}

static void an_open_leaf_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_P, NO_ATTRS) {
        HTML(h, TAG_BR, NO_ATTRS) {
        }
    }
    assert_refused(h, "<br> holds nothing");
}

static void a_path_with_script_is_refused(void **state)
{
    (void)state;
    Html *h = html_new(arena, 0);
    HTML(h, TAG_SVG, NO_ATTRS)
        html_leaf(h, TAG_PATH, ATTRS(attr_path(S("M0 0\" onload=\"x"))));
    assert_refused(h, "path");
}

static void links_are_relative_and_name_the_file(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"nl/figures/jobs/index.html", "nl/promises/index.html",
         "../../promises/index.html"},
        {"nl/index.html", "nl/index.html", "index.html"},
        {"index.html", "nl/index.html", "nl/index.html"},
        {"nl/a/index.html", "assets/site.css", "../../assets/site.css"},
        {"nl/figures/a/index.html", "nl/figures/ab/index.html", "../ab/index.html"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Url url = url_page(arena, str_of(rows[i][0]), str_of(rows[i][1]));
        assert_string_equal(str_c(arena, url.made_by_url_functions_only), rows[i][2]);
    }
}

static void only_web_addresses_lead_outside(void **state)
{
    (void)state;
    Url url;
    assert_true(url_outside(arena, S("https://example.org/a?b=c"), &url));
    assert_false(url_outside(arena, S("javascript:alert(1)"), &url));
    assert_false(url_outside(arena, S("https://a b"), &url));
    assert_false(url_outside(arena, S("//example.org"), &url));
    assert_false(url_outside(arena, S("data:text/html,x"), &url));
    assert_true(url_mail(arena, S("someone@example.org"), &url));
    assert_false(url_mail(arena, S("someone@example.org?subject=x"), &url));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_of_script_tag_is_escaped),
        cmocka_unit_test(nesting_in_c_is_nesting_in_html),
        cmocka_unit_test(a_leaf_closes_itself),
        cmocka_unit_test(a_row_outside_a_table_is_refused),
        cmocka_unit_test(a_block_in_a_paragraph_is_refused),
        cmocka_unit_test(text_between_rows_is_refused),
        cmocka_unit_test(a_link_in_a_link_is_refused),
        cmocka_unit_test(an_attribute_where_it_is_not_allowed_is_refused),
        cmocka_unit_test(an_attribute_given_twice_is_refused),
        cmocka_unit_test(an_id_given_twice_is_refused),
        cmocka_unit_test(a_reference_to_nothing_is_refused),
        cmocka_unit_test(a_part_of_the_page_must_exist),
        cmocka_unit_test(leaving_a_block_by_break_is_refused),
        cmocka_unit_test(a_page_beyond_its_limit_is_refused),
        cmocka_unit_test(an_open_leaf_is_refused),
        cmocka_unit_test(a_path_with_script_is_refused),
        cmocka_unit_test(links_are_relative_and_name_the_file),
        cmocka_unit_test(only_web_addresses_lead_outside),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
