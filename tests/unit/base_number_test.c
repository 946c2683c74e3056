/* SPDX-License-Identifier: EUPL-1.2
 * base_number_test.c - facts about decimals, rounding and sums
 *
 * Oracle for rounding: long-hand arithmetic on whole numbers.
 */
#include "expect.h"

#include "base/number.h"

static Decimal decimal_of(Str text)
{
    Decimal decimal = {0};
    if (!decimal_parse(text, &decimal)) {
        fail_msg("\"%.*s\" is not a number", STR_ARG(text));
    }
    return decimal;
}

static void a_printed_number_keeps_its_half_unit(void **state)
{
    (void)state;
    Decimal d = decimal_of(S("29"));
    assert_true(d.value == 29 && d.half_unit == 0.5 && d.decimals == 0);
    d = decimal_of(S("29.0"));
    assert_true(d.value == 29 && d.half_unit == 0.05 && d.decimals == 1);
    expect_text(d.text, "29.0");
    d = decimal_of(S("20.3"));
    assert_true(d.value == 20.3 && d.half_unit == 0.05 && d.decimals == 1);
    d = decimal_of(S("-0.285"));
    assert_true(d.value == -0.285 && d.half_unit == 0.0005 && d.decimals == 3);
    d = decimal_of(S("1395000"));
    assert_true(d.value == 1395000 && d.half_unit == 0.5);
    d = decimal_of(S("0.12345678901234"));
    assert_true(d.value == 0.12345678901234 && d.decimals == 14);
    d = decimal_of(S("123456789012345"));
    assert_true(d.value == 123456789012345.0);
    d = decimal_of(S("-0"));
    expect_text(d.text, "-0");
}

static void only_plain_decimals_are_read(void **state)
{
    (void)state;
    static const Str bad[] = {
        S_INIT(""),
        S_INIT("-"),
        S_INIT("."),
        S_INIT("1."),
        S_INIT(".5"),
        S_INIT("-.5"),
        S_INIT("1.2.3"),
        S_INIT("+1"),
        S_INIT("--1"),
        S_INIT("1e3"),
        S_INIT("0x10"),
        S_INIT("1,5"),
        S_INIT("1 000"),
        S_INIT(" 1"),
        S_INIT("1 "),
        S_INIT("nan"),
        S_INIT("inf"),
        S_INIT("1\0"),
        S_INIT("1.000.000"),
        S_INIT("1234567890123456"),
        S_INIT("0.123456789012345"),
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        Decimal decimal = {.decimals = 42};
        if (decimal_parse(bad[i], &decimal)) {
            fail_msg("\"%.*s\" was read", STR_ARG(bad[i]));
        }
        assert_int_equal(decimal.decimals, 42);
    }
}

static void no_number_is_not_zero(void **state)
{
    (void)state;
    assert_false(decimal_is_set((Decimal){0}));
    assert_true(decimal_is_set(decimal_of(S("0"))));
}

static void a_coarser_rounding_widens_the_half_unit(void **state)
{
    (void)state;
    Decimal d = decimal_of(S("1395000"));
    assert_true(decimal_rounded_to(d, 1000).half_unit == 500);
    assert_true(decimal_rounded_to(d, 0).half_unit == 0.5);
    assert_true(decimal_rounded_to((Decimal){0}, 1000).half_unit == 0);
}

static void whole_numbers_are_read_to_the_ends_of_their_range(void **state)
{
    (void)state;
    int64_t number = 0;
    assert_true(integer_parse(S("9223372036854775807"), &number));
    assert_true(number == INT64_MAX);
    assert_true(integer_parse(S("-9223372036854775808"), &number));
    assert_true(number == INT64_MIN);
    assert_true(integer_parse(S("-0042"), &number));
    assert_true(number == -42);
    static const Str bad[] = {
        S_INIT(""),
        S_INIT("-"),
        S_INIT("+1"),
        S_INIT("1.0"),
        S_INIT(" 1"),
        S_INIT("1e3"),
        S_INIT("0x1"),
        S_INIT("9223372036854775808"),
        S_INIT("99999999999999999999"),
        S_INIT("-9223372036854775809"),
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        number = 7;
        assert_false(integer_parse(bad[i], &number));
        assert_int_equal(number, 7);
    }
}

static void rounding_is_half_away_from_zero(void **state)
{
    Arena *a = *state;
    expect_text(number_text(a, 0.285, 2), "0.29");
    expect_text(number_text(a, 1.005, 2), "1.01");
    expect_text(number_text(a, 2.5, 0), "3");
    expect_text(number_text(a, -2.5, 0), "-3");
    expect_text(number_text(a, 0.5, 0), "1");
    expect_text(number_text(a, 1.5, 0), "2");
    expect_text(number_text(a, 0.49999999999999994, 0), "0");
    expect_text(number_text(a, 28.449, 1), "28.4");
    expect_text(number_text(a, 9.95, 1), "10.0");
    expect_text(number_text(a, 99.995, 2), "100.00");
    expect_text(number_text(a, 199.5, 0), "200");
    expect_text(number_text(a, 0.05, 1), "0.1");
    expect_text(number_text(a, 0.04, 1), "0.0");
    expect_text(number_text(a, 0.004, 1), "0.0");
}

static void zero_has_no_sign(void **state)
{
    Arena *a = *state;
    expect_text(number_text(a, -0.0, 0), "0");
    expect_text(number_text(a, -0.4, 0), "0");
    expect_text(number_text(a, -0.04, 1), "0.0");
    expect_text(number_text(a, -0.5, 0), "-1");
    expect_text(number_text(a, 0, 2), "0.00");
}

static void very_large_and_small_numbers_have_no_exponent(void **state)
{
    Arena *a = *state;
    expect_text(number_text(a, 1e21, 0), "1000000000000000000000");
    expect_text(number_text(a, 1395000, 0), "1395000");
    expect_text(number_text(a, 9007199254740993.0, 1), "9007199254740992.0");
    expect_text(number_text(a, 1e-7, 10), "0.0000001000");
    expect_text(number_text(a, 5e-324, 2), "0.00");
    expect_text(number_text(a, 0.1 + 0.2, 17), "0.30000000000000004");
    assert_int_equal(number_text(a, -1.7976931348623157e308, 0).length, 310);
}

/* `number` stands for number / 10^scale; rounds it to `decimals` digits, by hand. */
static Str rounded_by_hand(Arena *a, int64_t number, int scale, int decimals)
{
    int64_t size = number < 0 ? -number : number;
    for (int i = scale; i < decimals; i++) {
        size *= 10;
    }
    int64_t unit = 1;
    for (int i = decimals; i < scale; i++) {
        unit *= 10;
    }
    size = (size + unit / 2) / unit;
    int64_t one = 1;
    for (int i = 0; i < decimals; i++) {
        one *= 10;
    }
    const char *minus = number < 0 && size > 0 ? "-" : "";
    if (decimals == 0) {
        return str_format(a, "%s%lld", minus, (long long)size);
    }
    return str_format(a, "%s%lld.%0*lld", minus, (long long)(size / one), decimals,
                      (long long)(size % one));
}

static void rounding_agrees_with_long_hand_arithmetic(void **state)
{
    Arena *a = *state;
    static const double scales[] = {1, 10, 100, 1000, 10000, 100000};
    Random random = {2018};
    for (int i = 0; i < 200000; i++) {
        arena_reset(a);
        int scale = i % 6;
        int decimals = i / 6 % 7;
        int64_t bound = i % 2 == 0 ? 20000 : 200000000000;
        int64_t number = (int64_t)random_below(&random, (size_t)bound) - bound / 2;
        double value = (double)number / scales[scale];
        expect_str(number_text(a, value, decimals),
                   rounded_by_hand(a, number, scale, decimals));
    }
}

static void a_rounded_double_is_the_one_its_text_reads_as(void **state)
{
    Arena *a = *state;
    Random random = {99};
    for (int i = 0; i < 20000; i++) {
        arena_reset(a);
        int decimals = i % 5;
        double value = ((double)random_below(&random, 2000000) - 1000000) / 1777;
        double rounded = number_round(value, decimals);
        Decimal parsed = decimal_of(number_text(a, value, decimals));
        assert_true(parsed.value == rounded);
        assert_true(number_round(rounded, decimals) == rounded);
    }
    assert_true(number_round(1394499, -3) == 1394000);
    assert_true(number_round(1394500, -3) == 1395000);
    assert_true(number_round(-1394500, -3) == -1395000);
    assert_true(number_round(499, -3) == 0);
    assert_true(number_round(20.3, 20) == 20.3);
    assert_true(number_round(1e300, 2) == 1e300);
}

static void a_printed_number_is_shown_as_printed(void **state)
{
    Arena *a = *state;
    Random random = {5};
    for (int i = 0; i < 20000; i++) {
        arena_reset(a);
        int decimals = i % 6;
        Str text = rounded_by_hand(a, (int64_t)random_below(&random, 999999999999) + 1,
                                   decimals, decimals);
        Decimal d = decimal_of(text);
        expect_str(number_text(a, d.value, d.decimals), text);
    }
}

static void people_read_marks_of_their_language(void **state)
{
    Arena *a = *state;
    NumberMarks dutch = {S(","), S(".")};
    NumberMarks english = {S("."), S(",")};
    NumberMarks thin = {S(","), S("\xE2\x80\xAF")};
    expect_text(number_shown(a, 1861000, 0, dutch), "1.861.000");
    expect_text(number_shown(a, 20.3, 1, dutch), "20,3");
    expect_text(number_shown(a, 1861000, 0, english), "1,861,000");
    expect_text(number_shown(a, 20.3, 1, english), "20.3");
    expect_text(number_shown(a, -1234.5, 1, dutch), "\xE2\x88\x92"
                                                    "1.234,5");
    expect_text(number_shown(a, 999, 0, dutch), "999");
    expect_text(number_shown(a, 999.5, 0, dutch), "1.000");
    expect_text(number_shown(a, 1234, 0, thin), "1\xE2\x80\xAF"
                                                "234");
    expect_text(number_shown(a, -0.4, 0, dutch), "0");
}

static void small_parts_are_not_lost_in_a_sum(void **state)
{
    (void)state;
    const double values[] = {1, 1e100, 1, -1e100}; /* Neumaier's own example */
    assert_true(sum_of(values, 4) == 2);
    double tenths[1000];
    for (size_t i = 0; i < 1000; i++) {
        tenths[i] = 0.1;
    }
    assert_true(sum_of(tenths, 1000) == 100);
    assert_true(sum_of(NULL, 0) == 0);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_printed_number_keeps_its_half_unit),
        FACT(only_plain_decimals_are_read),
        FACT(no_number_is_not_zero),
        FACT(a_coarser_rounding_widens_the_half_unit),
        FACT(whole_numbers_are_read_to_the_ends_of_their_range),
        FACT(rounding_is_half_away_from_zero),
        FACT(zero_has_no_sign),
        FACT(very_large_and_small_numbers_have_no_exponent),
        FACT(rounding_agrees_with_long_hand_arithmetic),
        FACT(a_rounded_double_is_the_one_its_text_reads_as),
        FACT(a_printed_number_is_shown_as_printed),
        FACT(people_read_marks_of_their_language),
        FACT(small_parts_are_not_lost_in_a_sum),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
