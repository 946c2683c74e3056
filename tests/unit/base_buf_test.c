/* SPDX-License-Identifier: EUPL-1.2
 * base_buf_test.c - facts about text that grows
 */
#include "expect.h"

#include "base/buf.h"

static void what_is_added_is_there(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    expect_text(buf_str(&buf), "");
    buf_add(&buf, S("<td>"));
    buf_add(&buf, (Str){NULL, 0});
    buf_char(&buf, '=');
    buf_printf(&buf, "%d%s", 2017, "/18");
    expect_text(buf_str(&buf), "<td>=2017/18");
    Str text;
    assert_true(buf_finish(&buf, &text, NULL));
    expect_text(text, "<td>=2017/18");
}

static void whole_numbers_are_written_to_the_ends_of_their_range(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    buf_int(&buf, 0);
    buf_char(&buf, ' ');
    buf_int(&buf, -42);
    buf_char(&buf, ' ');
    buf_int(&buf, INT64_MAX);
    buf_char(&buf, ' ');
    buf_int(&buf, INT64_MIN);
    expect_text(buf_str(&buf), "0 -42 9223372036854775807 -9223372036854775808");
}

static void every_character_is_written_as_it_is_read(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    for (uint32_t c = 1; c <= 0x110000; c += c < 0x1000 ? 1 : 97) {
        buf_clear(&buf);
        buf_utf8(&buf, c);
        size_t at = 0;
        bool is_none = c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF);
        assert_true(str_is_utf8(buf_str(&buf), NULL));
        assert_int_equal(str_next_char(buf_str(&buf), &at), is_none ? 0xFFFD : c);
    }
}

static void passing_the_limit_is_told_at_the_finish(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 10);
    Str text = S("untouched");
    Error err = {0};
    buf_add(&buf, S("0123456789"));
    assert_true(buf_finish(&buf, &text, &err));
    buf_char(&buf, 'x');
    buf_add(&buf, S("")); /* sticky */
    text = S("untouched");
    assert_false(buf_finish(&buf, &text, &err));
    expect_text(text, "untouched");
    assert_int_equal(err.kind, ERR_INVALID);
    expect_text(str_of(err.message), "text is longer than the limit of 10 bytes");
    expect_text(buf_str(&buf), "0123456789");
}

static void an_emptied_buffer_starts_afresh(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 4);
    buf_add(&buf, S("too long"));
    buf_clear(&buf);
    buf_add(&buf, S("good"));
    Str text;
    assert_true(buf_finish(&buf, &text, NULL));
    expect_text(text, "good");
}

static void a_buffer_may_be_added_to_itself(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    buf_char(&buf, 'x');
    for (int i = 0; i < 16; i++) {
        buf_add(&buf, buf_str(&buf));
    }
    assert_int_equal(buf.length, 1 << 16);
    assert_int_equal(buf.data[buf.length - 1], 'x');
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(what_is_added_is_there),
        FACT(whole_numbers_are_written_to_the_ends_of_their_range),
        FACT(every_character_is_written_as_it_is_read),
        FACT(passing_the_limit_is_told_at_the_finish),
        FACT(an_emptied_buffer_starts_afresh),
        FACT(a_buffer_may_be_added_to_itself),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
