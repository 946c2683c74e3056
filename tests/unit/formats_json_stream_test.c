/* SPDX-License-Identifier: EUPL-1.2
 * formats_json_stream_test.c - facts about reading JSON
 */
#include "expect.h"

#include "base/buf.h"
#include "base/limits.h"
#include "formats/json_stream.h"
#include "pieces.h"

/* All items as one line: `{ k:a n:1 }`; ends with the fault, if there is one. */
static Str items_of(Arena *a, Str text, size_t piece, bool many)
{
    static const char *const marks[] = {
        "", "{", "}", "[", "]", "k:", "t:", "n:", "", "", "null"};
    Pieces pieces = {text, piece};
    Input input = input_of_pieces(&pieces);
    JsonStream *s = many ? json_stream_many(a, &input) : json_stream(a, &input);
    Buf buf = buf_in(a, 0);
    JsonItem item = {0};
    Error err = {0};
    do {
        if (!json_next(s, &item, &err)) {
            buf_add(&buf, str_of(err.message));
            return buf_str(&buf);
        }
        if (item.kind != JSON_ITEM_END) {
            buf_printf(&buf, "%s%.*s ", marks[item.kind], STR_ARG(item.text));
        }
    } while (item.kind != JSON_ITEM_END);
    return str_trim(buf_str(&buf));
}

#define expect_items(json, literal)                                                      \
    do {                                                                                 \
        expect_text(items_of(a, S(json), 1000, false), literal);                         \
        expect_text(items_of(a, S(json), 1, false), literal);                            \
    } while (0)

static void items_come_in_the_order_of_the_text(void **state)
{
    Arena *a = *state;
    expect_items("{\"value\": [ {\"Id\":0,\"Value\" : -7.25e+3},[], {} ],\n\"x\":null}",
                 "{ k:value [ { k:Id n:0 k:Value n:-7.25e+3 } [ ] { } ] k:x null }");
    expect_items(" true ", "true");
    expect_items("[true,false,null,\"\",0,-0,0.5,1E9]",
                 "[ true false null t: n:0 n:-0 n:0.5 n:1E9 ]");
    expect_items("\xEF\xBB\xBF[1]", "[ n:1 ]");
}

static void escapes_are_decoded(void **state)
{
    Arena *a = *state;
    expect_items("[\"a\\n\\t\\\"\\\\\\/\\u00e9\\uD83D\\ude00\"]", "[ t:a\n\t\"\\/é😀 ]");
    expect_items("{\"\\u0061\":\"\\\\\"}", "{ k:a t:\\ }");
}

static void what_is_no_json_is_refused_with_its_place(void **state)
{
    Arena *a = *state;
    static const struct {
        const char *text;
        const char *said;
    } cases[] = {
        {"", "line 1, column 1: the file ends too early"},
        {"[1,]", "line 1, column 4: a value is missing here"},
        {"[1 2]", "line 1, column 4: a comma or ] must stand here"},
        {"{\"a\" 1}", "line 1, column 6: a colon must follow the key"},
        {"{a:1}", "line 1, column 2: a key between double quotes must stand here"},
        {"{\"a\":1,}", "line 1, column 8: a key between double quotes must stand here"},
        {"[01]", "line 1, column 2: not a number as JSON writes it"},
        {"[1.]", "line 1, column 2: not a number as JSON writes it"},
        {"[.5]", "line 1, column 2: a value is missing here"},
        {"[-]", "line 1, column 2: not a number as JSON writes it"},
        {"[1e]", "line 1, column 2: not a number as JSON writes it"},
        {"[0x1]", "line 1, column 2: not a number as JSON writes it"},
        {"[1-2]", "line 1, column 2: not a number as JSON writes it"},
        {"[nul]", "line 1, column 2: a value is missing here"},
        {"[nullx]", "line 1, column 2: a value is missing here"},
        {"[\"é\", é]", "line 1, column 7: a value is missing here"},
        {"[\n\n  \"a\nb\"]",
         "line 3, column 5: a control character in text must be escaped"},
        {"[\"\xC3\"]", "line 1, column 2: this text is not UTF-8"},
        {"[\"\xED\xA0\x80\"]", "line 1, column 2: this text is not UTF-8"},
        {"[\"\\ud800\"]", "line 1, column 2: half a pair of surrogates"},
        {"[\"\\udc00\\ud800\"]", "line 1, column 2: half a pair of surrogates"},
        {"[\"\\u12g4\"]", "line 1, column 2: four hexadecimal digits must follow \\u"},
        {"[\"\\u12", "line 1, column 2: the file ends within this text"},
        {"[\"\\u0000\"]",
         "line 1, column 2: the character \\u0000 is not allowed in text"},
        {"[\"\\x\"]", "line 1, column 2: a backslash before a character that needs none"},
        {"[\"abc", "line 1, column 2: the file ends within this text"},
        {"[\"abc\\", "line 1, column 2: the file ends within this text"},
        {"[1", "line 1, column 3: a comma or ] must stand here"},
        {"[1}", "line 1, column 3: a comma or ] must stand here"},
        {"[1] x", "line 1, column 5: text after the end of the document"},
        {"<html>", "the file starts with \"<\": a page, not JSON"},
        {"\xFF\xFE[\0", "the text is UTF-16; JSON is UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Str said = str_of(cases[i].said);
        Str whole = items_of(a, str_of(cases[i].text), 1000, false);
        Str small = items_of(a, str_of(cases[i].text), 1, false);
        if (!str_ends(whole, said) || !str_ends(small, said)) {
            fail_msg("%s: \"%.*s\" and \"%.*s\"", cases[i].said, STR_ARG(whole),
                     STR_ARG(small));
        }
    }
    assert_true(str_ends(items_of(a, (Str){"[\"a\0b\"]", 7}, 3, false),
                         S("a control character in text must be escaped")));
    assert_true(str_ends(items_of(a, (Str){"[1\0]", 4}, 3, false),
                         S("a comma or ] must stand here")));
}

static void documents_may_follow_each_other_only_when_asked(void **state)
{
    Arena *a = *state;
    expect_text(items_of(a, S("[1]\n{}\n"), 1, true), "[ n:1 ] { }");
    assert_true(str_ends(items_of(a, S("[1]\n{}\n"), 1, false),
                         S("line 2, column 1: text after the end of the document")));
}

static void a_place_counts_characters(void **state)
{
    Arena *a = *state;
    Str text = S("{\"é€😀\":\n  [\"à\", 5]}");
    Input input = input_of_text(&text);
    JsonStream *s = json_stream(a, &input);
    JsonItem item;
    assert_true(json_next(s, &item, NULL));
    assert_true(json_next(s, &item, NULL));
    assert_int_equal(item.place.column, 2);
    assert_true(json_next(s, &item, NULL));
    assert_int_equal(item.place.line, 2);
    assert_int_equal(item.place.column, 3);
    assert_true(json_next(s, &item, NULL));
    assert_true(json_next(s, &item, NULL));
    expect_text(item.text, "5");
    assert_int_equal(item.place.column, 9);
}

static void pieces_of_any_size_give_the_same_items(void **state)
{
    Arena *a = *state;
    Random r = {7};
    Buf buf = buf_in(a, 0);
    buf_char(&buf, '[');
    for (int i = 0; i < 30000; i++) {
        buf_printf(&buf, "%s{\"Régio %d\":%d.%02d,\n \"s\":\"%s\"}", i == 0 ? "" : ", ",
                   (int)random_below(&r, 5000), (int)random_below(&r, 100000),
                   (int)random_below(&r, 100), i % 7 == 0 ? "a\\u00e9\\n" : "plain text");
    }
    buf_char(&buf, ']');
    Str expected = items_of(a, buf_str(&buf), 1 << 20, false);
    expect_str(items_of(a, buf_str(&buf), 4099, false), expected);
    expect_str(items_of(a, buf_str(&buf), 7, false), expected);
    assert_true(expected.length > 600000);
}

static void long_text_and_deep_nesting_are_refused_in_little_memory(void **state)
{
    Arena *a = *state;
    Bomb bombs[] = {
        {.head = S("[\""), .body = S("a"), .bytes = (size_t)1 << 30},
        {.head = S("["), .body = S("["), .bytes = (size_t)1 << 30},
        {.head = S("["), .body = S("{\"a\":"), .bytes = (size_t)1 << 30},
        {.head = S("["), .body = S("9"), .bytes = (size_t)1 << 30},
    };
    static const char *const said[] = {"text of more than", "levels deep", "levels deep",
                                       "text of more than"};
    for (size_t i = 0; i < 4; i++) {
        Arena *own = arena_new();
        Input input = input_of_bomb(&bombs[i]);
        JsonStream *s = json_stream(own, &input);
        JsonItem item;
        Error err = {0};
        while (json_next(s, &item, &err)) {
        }
        if (!str_contains(str_of(err.message), str_of(said[i]))) {
            fail_msg("%s", err.message);
        }
        assert_true(arena_bytes(own) < (size_t)2 << 20);
        arena_free(own);
    }
    Buf fits = buf_in(a, 0);
    buf_char(&fits, '"');
    for (size_t i = 0; i < LIMIT_FIELD_BYTES; i++) {
        buf_char(&fits, 'x');
    }
    buf_char(&fits, '"');
    assert_true(str_starts(items_of(a, buf_str(&fits), 999, false), S("t:xxx")));
}

static void what_is_skipped_is_checked_all_the_same(void **state)
{
    Arena *a = *state;
    Str text = S("{\"a\":[{\"b\":[1]},2],\"c\":3}");
    Input input = input_of_text(&text);
    JsonStream *s = json_stream(a, &input);
    JsonItem item;
    assert_true(json_expect(s, JSON_ITEM_OBJECT, "an object", &item, NULL));
    assert_true(json_next(s, &item, NULL));
    assert_true(json_skip(s, item, NULL));
    assert_true(json_next(s, &item, NULL));
    expect_text(item.text, "c");
    assert_true(json_skip(s, item, NULL));
    assert_true(json_expect(s, JSON_ITEM_OBJECT_END, "the end", &item, NULL));

    text = S("{\"a\":[1,}");
    s = json_stream(a, &input);
    assert_true(json_next(s, &item, NULL));
    assert_true(json_next(s, &item, NULL));
    assert_false(json_skip(s, item, NULL));
}

static void a_small_document_is_a_tree(void **state)
{
    Arena *a = *state;
    Str text = S("{\"id\":[\"sex\",\"year\"],\"label\":\"\\u00c1\",\"n\":{\"x\":null}}");
    Input input = input_of_text(&text);
    size_t budget = 100;
    JsonNode tree;
    assert_true(json_tree(a, json_stream(a, &input), &budget, &tree, NULL));
    assert_int_equal(budget, 93);
    const JsonNode *id = json_get(&tree, S("id"));
    assert_int_equal(id->kind, JSON_ITEM_ARRAY);
    assert_int_equal(id->count, 2);
    expect_text(id->items[1].text, "year");
    expect_text(json_get_text(&tree, S("label")), "Á");
    assert_int_equal(json_get(json_get(&tree, S("n")), S("x"))->kind, JSON_ITEM_NULL);
    assert_null(json_get(&tree, S("size")));
    assert_null(json_get(id, S("size")));
    expect_text(json_get_text(NULL, S("size")), "");
}

static void a_tree_refuses_double_keys_and_a_spent_budget(void **state)
{
    Arena *a = *state;
    Error err = {0};
    JsonNode tree;
    size_t budget = 100;
    Str text = S("{\"a\":1,\n\"a\":2}");
    Input input = input_of_text(&text);
    assert_false(json_tree(a, json_stream(a, &input), &budget, &tree, &err));
    expect_text(str_of(err.message), "line 2, column 1: the key \"a\" occurs twice");

    Buf many = buf_in(a, 0);
    for (int i = 0; i < 40; i++) {
        buf_printf(&many, "%s\"k%d\":1", i == 0 ? "{" : ",", i == 39 ? 3 : i);
    }
    buf_char(&many, '}');
    text = buf_str(&many);
    assert_false(json_tree(a, json_stream(a, &input), &budget, &tree, &err));
    assert_non_null(strstr(err.message, "the key \"k3\" occurs twice"));

    text = S("[1,2,3]");
    budget = 3;
    assert_false(json_tree(a, json_stream(a, &input), &budget, &tree, &err));
    assert_non_null(strstr(err.message, "more values than"));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(items_come_in_the_order_of_the_text),
        FACT(escapes_are_decoded),
        FACT(what_is_no_json_is_refused_with_its_place),
        FACT(documents_may_follow_each_other_only_when_asked),
        FACT(a_place_counts_characters),
        FACT(pieces_of_any_size_give_the_same_items),
        FACT(long_text_and_deep_nesting_are_refused_in_little_memory),
        FACT(what_is_skipped_is_checked_all_the_same),
        FACT(a_small_document_is_a_tree),
        FACT(a_tree_refuses_double_keys_and_a_spent_budget),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
