/* SPDX-License-Identifier: EUPL-1.2
 * formats_multipart_test.c - facts about forms with files in them
 */
#include "expect.h"

#include <stdlib.h>
#include <string.h>

#include "formats/multipart.h"

#define TYPE S("multipart/form-data; boundary=----b0")

static bool parse(Arena *a, Str body, FormParts *parts)
{
    Error err = {0};
    return multipart_parse(a, TYPE, body, parts, &err);
}

static void fields_and_a_file_come_as_they_were_sent(void **state)
{
    FormParts parts;
    assert_true(
        parse(*state,
              S("------b0\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n"
                "token\r\n"
                "------b0\r\ncontent-disposition: form-data; name=\"file\"; "
                "filename=\"na%22am.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                "%PDF-\0\r\n--x\r\n"
                "------b0--\r\n"),
              &parts));
    assert_int_equal(parts.count, 2);
    expect_text(form_part(&parts, S("form"))->bytes, "token");
    const FormPart *file = form_part(&parts, S("file"));
    assert_true(file->is_file);
    expect_text(file->file_name, "na\"am.pdf");
    expect_str(file->bytes, S("%PDF-\0\r\n--x"));
    assert_null(form_part(&parts, S("filename")));
}

static void nothing_chosen_is_an_empty_name(void **state)
{
    FormParts parts;
    assert_true(parse(*state,
                      S("------b0\r\nContent-Disposition: form-data; name=\"file\"; "
                        "filename=\"\"\r\n\r\n\r\n------b0--"),
                      &parts));
    assert_true(parts.items[0].is_file);
    assert_int_equal(parts.items[0].bytes.length, 0);
}

static void what_breaks_off_or_lies_is_refused(void **state)
{
    static const Str BODIES[] = {
        S_INIT(""),
        S_INIT("------b0"),
        S_INIT("------b0\r\n"),
        S_INIT("------b0\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1"),
        S_INIT("------b0\r\nContent-Disposition: form-data; "
               "name=\"a\"\r\n\r\n1\r\n------b0"),
        S_INIT("------b0\r\nX: y\r\n\r\n1\r\n------b0--"),
        S_INIT("------b0\r\nContent-Disposition: form-data; "
               "name=\"\"\r\n\r\n1\r\n------b0--"),
        S_INIT("------b0\r\nContent-Disposition: form-data; "
               "name=\"a\r\n\r\n1\r\n------b0--"),
        S_INIT(
            "------b0\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"
            "------b0\r\nContent-Disposition: form-data; name=a\r\n\r\n2\r\n------b0--"),
        S_INIT("------b0\r\nContent-Disposition: form-data; "
               "name=a\r\n\r\n\xff\r\n------b0--"),
    };
    for (size_t i = 0; i < sizeof BODIES / sizeof BODIES[0]; i++) {
        FormParts parts;
        if (parse(*state, BODIES[i], &parts)) {
            fail_msg("body %zu is taken", i);
        }
    }
    FormParts parts;
    Error err = {0};
    assert_false(
        multipart_parse(*state, S("multipart/form-data"), S("--\r\n"), &parts, &err));
}

/* Cut anywhere, a form is refused, and nothing is read outside it. */
static void no_cut_is_taken(void **state)
{
    Str whole = S("------b0\r\nContent-Disposition: form-data; name=\"a\"; "
                  "filename=\"b\\\"c\"\r\n\r\n12\r\n------b0--");
    for (size_t i = 0; i < whole.length; i++) {
        FormParts parts;
        char *copy = malloc(i + 1);
        memcpy(copy, whole.data, i);
        assert_false(parse(*state, (Str){copy, i}, &parts));
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(fields_and_a_file_come_as_they_were_sent),
        FACT(nothing_chosen_is_an_empty_name),
        FACT(what_breaks_off_or_lies_is_refused),
        FACT(no_cut_is_taken),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
