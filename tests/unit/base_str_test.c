/* SPDX-License-Identifier: EUPL-1.2
 * base_str_test.c - facts about text
 */
#include "expect.h"

static void absent_text_is_empty_text(void **state)
{
    (void)state;
    Str absent = {NULL, 0};
    assert_true(str_equal(absent, S("")));
    assert_true(str_equal(str_of(NULL), absent));
    assert_true(str_is_empty(absent));
    assert_int_equal(str_compare(absent, S("")), 0);
    assert_true(str_starts(absent, absent));
    assert_true(str_ends(S("a"), absent));
    assert_true(str_contains(absent, S("")));
    assert_true(str_is_utf8(absent, NULL));
    expect_text(str_trim(absent), "");
    expect_text(str_slice(absent, 3, 9), "");
}

static void order_is_by_bytes_and_heads_come_first(void **state)
{
    (void)state;
    assert_int_equal(str_compare(S("ab"), S("abc")), -1);
    assert_int_equal(str_compare(S("abc"), S("ab")), 1);
    assert_int_equal(str_compare(S("abc"), S("abc")), 0);
    assert_int_equal(str_compare(S("Z"), S("a")), -1);
    assert_int_equal(str_compare(S("z"), S("é")), -1);
}

static void copies_end_in_zero_and_live_in_the_arena(void **state)
{
    Arena *a = *state;
    char text[] = "pact";
    Str copy = str_copy(a, (Str){text, 4});
    text[0] = 'f';
    expect_text(copy, "pact");
    assert_string_equal(str_c(a, str_slice(S("pact-2018"), 0, 4)), "pact");
}

static void heads_tails_and_parts_are_found(void **state)
{
    (void)state;
    assert_true(str_starts(S("zorgpact"), S("zorg")));
    assert_false(str_starts(S("zo"), S("zorg")));
    assert_true(str_ends(S("zorgpact"), S("pact")));
    assert_false(str_ends(S("zorgpact"), S("zorg")));
    assert_true(str_contains(S("zorgpact"), S("gpa")));
    assert_true(str_contains(S("zorgpact"), S("pact")));
    assert_false(str_contains(S("zorgpact"), S("pacts")));
}

static void slices_are_clamped(void **state)
{
    (void)state;
    expect_text(str_slice(S("pact"), 1, 3), "ac");
    expect_text(str_slice(S("pact"), 2, 99), "ct");
    expect_text(str_slice(S("pact"), 9, 99), "");
    expect_text(str_slice(S("pact"), 3, 1), "");
}

static void trimming_takes_blanks_of_both_ends(void **state)
{
    (void)state;
    expect_text(str_trim(S(" \t\r\n a b \n")), "a b");
    expect_text(str_trim(S("  \n ")), "");
}

static void cutting_is_at_the_first_or_the_last_mark(void **state)
{
    (void)state;
    Str head;
    Str tail;
    assert_true(str_cut(S("ho-inflow-share"), '-', &head, &tail));
    expect_text(head, "ho");
    expect_text(tail, "inflow-share");
    assert_true(str_cut_last(S("ho-inflow-share"), '-', &head, &tail));
    expect_text(head, "ho-inflow");
    expect_text(tail, "share");
    assert_true(str_cut(S("-"), '-', &head, &tail));
    expect_text(head, "");
    expect_text(tail, "");
    assert_true(str_cut_last(S("-a"), '-', &head, &tail));
    expect_text(head, "");
    expect_text(tail, "a");
}

static void without_a_mark_all_is_head(void **state)
{
    (void)state;
    Str head;
    Str tail;
    assert_false(str_cut(S("pact"), '-', &head, &tail));
    expect_text(head, "pact");
    expect_text(tail, "");
    assert_false(str_cut_last(S("pact"), '-', &head, &tail));
    expect_text(head, "pact");
    expect_text(tail, "");
    assert_false(str_cut((Str){NULL, 0}, '-', &head, &tail));
}

static void splitting_trims_parts_and_drops_empty_ones(void **state)
{
    Arena *a = *state;
    StrList list = str_split(a, S("ocw; ezk ;;szw;"), ';');
    assert_int_equal(list.count, 3);
    expect_text(list.items[0], "ocw");
    expect_text(list.items[1], "ezk");
    expect_text(list.items[2], "szw");
    assert_int_equal(str_split(a, S(""), ';').count, 0);
    assert_int_equal(str_split(a, S(" ; "), ';').count, 0);
}

static void formatting_takes_any_length(void **state)
{
    Arena *a = *state;
    expect_text(str_format(a, "%d-%s", 7, "x"), "7-x");
    expect_text(str_format(a, "%s", ""), "");
    assert_int_equal(str_format(a, "%100000d", 1).length, 100000);
}

static void joining_puts_text_between(void **state)
{
    Arena *a = *state;
    Str parts[] = {S_INIT("a"), S_INIT(""), S_INIT("c")};
    expect_text(str_join(a, parts, 3, S(", ")), "a, , c");
    expect_text(str_join(a, parts, 1, S(", ")), "a");
    expect_text(str_join(a, parts, 0, S(", ")), "");
}

static void replacing_is_from_left_to_right_and_once(void **state)
{
    Arena *a = *state;
    expect_text(str_replace(a, S("aaa"), S("aa"), S("b")), "ba");
    expect_text(str_replace(a, S("a.b.c"), S("."), S("..")), "a..b..c");
    expect_text(str_replace(a, S("abc"), S("abc"), S("")), "");
    expect_text(str_replace(a, S("abc"), S(""), S("x")), "abc");
    expect_text(str_replace(a, S("abc"), S("d"), S("x")), "abc");
}

static void good_utf8_is_accepted(void **state)
{
    (void)state;
    assert_true(str_is_utf8(S("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"), NULL));
    assert_true(str_is_utf8(S("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"), NULL));
}

static void bad_utf8_is_refused_at_its_first_byte(void **state)
{
    (void)state;
    static const Str bad[] = {
        S_INIT("ab\x80"),             /* a tail without a head */
        S_INIT("ab\xC3"),             /* cut short */
        S_INIT("ab\xC0\xAF"),         /* overlong */
        S_INIT("ab\xE0\x80\xAF"),     /* overlong */
        S_INIT("ab\xF0\x80\x80\xAF"), /* overlong */
        S_INIT("ab\xED\xA0\x80"),     /* surrogate */
        S_INIT("ab\xF4\x90\x80\x80"), /* beyond U+10FFFF */
        S_INIT("ab\xFF"),
        S_INIT("ab\xE9 "),
        S_INIT("ab\0c"),
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        size_t at = 0;
        assert_false(str_is_utf8(bad[i], &at));
        assert_int_equal(at, 2);
    }
}

static void characters_are_counted_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(str_char_count(S("caf\xC3\xA9")), 4);
    assert_int_equal(str_char_count(S("\xF0\x9F\x98\x80")), 1);
    assert_int_equal(str_char_count(S("")), 0);
    size_t at = 0;
    Str text = S("\xE2\x82\xAC\xFFz");
    assert_int_equal(str_next_char(text, &at), 0x20AC);
    assert_int_equal(str_next_char(text, &at), 0xFFFD);
    assert_int_equal(str_next_char(text, &at), 'z');
    assert_int_equal(at, text.length);
}

static void kebab_is_lower_case_with_single_hyphens(void **state)
{
    (void)state;
    assert_true(str_is_kebab(S("ho-inflow-share")));
    assert_true(str_is_kebab(S("c001")));
    assert_true(str_is_kebab(S("2018-a")));
    static const Str bad[] = {S_INIT(""),     S_INIT("-a"),          S_INIT("a-"),
                              S_INIT("a--b"), S_INIT("Ab"),          S_INIT("a b"),
                              S_INIT("a_b"),  S_INIT("caf\xC3\xA9"), S_INIT("-")};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(str_is_kebab(bad[i]));
    }
}

static void equal_text_has_equal_hash(void **state)
{
    Arena *a = *state;
    assert_true(str_hash(S("fme")) == str_hash(str_copy(a, S("fme"))));
    assert_true(str_hash(S("")) == str_hash((Str){NULL, 0}));
    assert_true(str_hash(S("fme")) != str_hash(S("fmf")));
}

static void distance_counts_edits_up_to_a_limit(void **state)
{
    Arena *a = *state;
    assert_int_equal(str_distance(S("vhto"), S("vhto"), 2), 0);
    assert_int_equal(str_distance(S("vhto"), S("vtho"), 2), 2);
    assert_int_equal(str_distance(S("kitten"), S("sitting"), 5), 3);
    assert_int_equal(str_distance(S("kitten"), S("sitting"), 2), 3);
    assert_int_equal(str_distance(S("kitten"), S("sitting"), 1), 2);
    assert_int_equal(str_distance(S(""), S("abc"), 3), 3);
    assert_int_equal(str_distance(S("abc"), S(""), 1), 2);
    Str wide = str_format(a, "%200d", 1);
    assert_int_equal(str_distance(wide, str_copy(a, wide), 2), 0);
    assert_int_equal(str_distance(wide, str_format(a, "%200d", 2), 2), 3);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(absent_text_is_empty_text),
        FACT(order_is_by_bytes_and_heads_come_first),
        FACT(copies_end_in_zero_and_live_in_the_arena),
        FACT(heads_tails_and_parts_are_found),
        FACT(slices_are_clamped),
        FACT(trimming_takes_blanks_of_both_ends),
        FACT(cutting_is_at_the_first_or_the_last_mark),
        FACT(without_a_mark_all_is_head),
        FACT(splitting_trims_parts_and_drops_empty_ones),
        FACT(formatting_takes_any_length),
        FACT(joining_puts_text_between),
        FACT(replacing_is_from_left_to_right_and_once),
        FACT(good_utf8_is_accepted),
        FACT(bad_utf8_is_refused_at_its_first_byte),
        FACT(characters_are_counted_not_bytes),
        FACT(kebab_is_lower_case_with_single_hyphens),
        FACT(equal_text_has_equal_hash),
        FACT(distance_counts_edits_up_to_a_limit),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
