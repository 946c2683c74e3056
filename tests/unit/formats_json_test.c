/* SPDX-License-Identifier: EUPL-1.2
 * formats_json_test.c - facts about writing JSON
 */
#include "expect.h"

#include <math.h>

#include "formats/json.h"

static Str finished(JsonWriter *w)
{
    Str text = S("");
    Error err = {0};
    if (!json_finish(w, &text, &err)) {
        fail_msg("%s", err.message);
    }
    return text;
}

static void values_keys_and_commas_are_in_place(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    json_object_begin(&w);
    json_key(&w, S("value"));
    json_number(&w, 20.3, 1);
    json_key(&w, S("list"));
    json_array_begin(&w);
    json_int(&w, -42);
    json_bool(&w, true);
    json_bool(&w, false);
    json_null(&w);
    json_text(&w, S("x"));
    json_array_begin(&w);
    json_array_end(&w);
    json_object_begin(&w);
    json_object_end(&w);
    json_array_end(&w);
    json_key(&w, S(""));
    json_text(&w, S(""));
    json_object_end(&w);
    expect_text(finished(&w),
                "{\"value\":20.3,\"list\":[-42,true,false,null,\"x\",[],{}],"
                "\"\":\"\"}");
}

static void a_value_alone_is_a_document(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    json_number(&w, -0.285, 2);
    expect_text(finished(&w), "-0.29");
    buf_clear(&buf);
    w = json_writer(&buf);
    json_number(&w, 1e21, 0);
    expect_text(finished(&w), "1000000000000000000000");
    buf_clear(&buf);
    w = json_writer(&buf);
    json_int(&w, INT64_MIN);
    expect_text(finished(&w), "-9223372036854775808");
}

static void text_is_escaped_as_json_asks(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    json_object_begin(&w);
    json_key(&w, S("a\"b"));
    json_text(&w, S("\"\\/\b\f\n\r\t\x01\x1F\x7F caf\xC3\xA9 \xF0\x9F\x98\x80 </x>"));
    json_object_end(&w);
    expect_text(finished(&w),
                "{\"a\\\"b\":\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0001\\u001f"
                "\x7F caf\xC3\xA9 \xF0\x9F\x98\x80 </x>\"}");
}

static void expect_misuse(JsonWriter *w, Str message)
{
    Str text = S("untouched");
    Error err = {0};
    assert_false(json_finish(w, &text, &err));
    expect_text(text, "untouched");
    assert_int_equal(err.kind, ERR_INVALID);
    expect_str(str_of(err.message), message);
}

static void what_is_not_whole_does_not_finish(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    expect_misuse(&w, S("JSON cannot be written: it is not complete"));
    json_array_begin(&w);
    expect_misuse(&w, S("JSON cannot be written: it is not complete"));
    json_object_end(&w);
    expect_misuse(&w, S("JSON cannot be written: an end that fits no begin"));
    w = json_writer(&buf);
    json_object_begin(&w);
    json_int(&w, 1);
    expect_misuse(&w, S("JSON cannot be written: a value without a key"));
    w = json_writer(&buf);
    json_object_begin(&w);
    json_key(&w, S("a"));
    json_key(&w, S("b"));
    expect_misuse(&w, S("JSON cannot be written: a key where none is due"));
    w = json_writer(&buf);
    json_object_begin(&w);
    json_key(&w, S("a"));
    json_object_end(&w);
    expect_misuse(&w, S("JSON cannot be written: an end that fits no begin"));
    w = json_writer(&buf);
    json_int(&w, 1);
    json_int(&w, 2);
    expect_misuse(&w, S("JSON cannot be written: a second outermost value"));
    w = json_writer(&buf);
    for (int i = 0; i <= LIMIT_JSON_DEPTH; i++) {
        json_array_begin(&w);
    }
    expect_misuse(&w, S("JSON cannot be written: nested too deep"));
}

static void what_json_cannot_say_does_not_finish(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    json_number(&w, (double)NAN, 1);
    expect_misuse(&w, S("JSON cannot be written: a number that is not finite"));
    w = json_writer(&buf);
    json_text(&w, S("\xFF"));
    expect_misuse(&w, S("JSON cannot be written: text that is not UTF-8"));
    w = json_writer(&buf);
    json_object_begin(&w);
    json_key(&w, S("\xFF"));
    expect_misuse(&w, S("JSON cannot be written: a key that is not UTF-8"));
}

static void the_first_mistake_silences_the_rest(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    json_array_begin(&w);
    json_key(&w, S("a"));
    json_int(&w, 1);
    json_array_end(&w);
    expect_text(buf_str(&buf), "[");
    expect_misuse(&w, S("JSON cannot be written: a key where none is due"));
}

static void a_full_buffer_is_told_at_the_finish(void **state)
{
    Arena *a = *state;
    Buf buf = buf_in(a, 8);
    JsonWriter w = json_writer(&buf);
    json_text(&w, S("far too long"));
    expect_misuse(&w, S("text is longer than the limit of 8 bytes"));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(values_keys_and_commas_are_in_place),
        FACT(a_value_alone_is_a_document),
        FACT(text_is_escaped_as_json_asks),
        FACT(what_is_not_whole_does_not_finish),
        FACT(what_json_cannot_say_does_not_finish),
        FACT(the_first_mistake_silences_the_rest),
        FACT(a_full_buffer_is_told_at_the_finish),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
