/* SPDX-License-Identifier: EUPL-1.2
 * base_date_test.c - facts about days and moments
 *
 * Oracles: the calendar by hand, and `date -d ... +%s` under TZ=Europe/Amsterdam.
 */
#include "expect.h"

#include "base/date.h"

static Moment moment_of(Str text)
{
    Moment moment = {-1};
    assert_true(moment_parse(text, &moment));
    return moment;
}

static void only_days_that_exist_are_read(void **state)
{
    (void)state;
    static const Str good[] = {S_INIT("2018-06-27"), S_INIT("2016-02-29"),
                               S_INIT("2000-02-29"), S_INIT("0001-01-01"),
                               S_INIT("9999-12-31")};
    static const Str bad[] = {
        S_INIT(""),
        S_INIT("2018"),
        S_INIT("2018-06"),
        S_INIT("2018-6-27"),
        S_INIT("2018-06-31"),
        S_INIT("2017-02-29"),
        S_INIT("1900-02-29"),
        S_INIT("2018-13-01"),
        S_INIT("2018-00-01"),
        S_INIT("2018-01-00"),
        S_INIT("0000-01-01"),
        S_INIT("2018-06-27 "),
        S_INIT(" 2018-06-27"),
        S_INIT("2018/06/27"),
        S_INIT("27-06-2018"),
        S_INIT("-018-06-27"),
        S_INIT("2018-06-27T"),
        S_INIT("12018-06-27"),
        S_INIT("2018-06-2\0"),
    };
    Date date;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(date_parse(good[i], &date));
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        date = (Date){1, 2, 3};
        assert_false(date_parse(bad[i], &date));
        assert_int_equal(date.day, 3);
    }
}

static void days_are_counted_from_1970(void **state)
{
    (void)state;
    assert_int_equal(date_days((Date){1970, 1, 1}), 0);
    assert_int_equal(date_days((Date){2000, 3, 1}), 11017);
    assert_int_equal(date_days((Date){2018, 6, 27}), 17709);
    assert_int_equal(date_days((Date){1969, 12, 31}), -1);
    assert_int_equal(date_days((Date){1, 1, 1}), -719162);
    assert_int_equal(date_days((Date){9999, 12, 31}), 2932896);
}

static void every_day_of_two_centuries_survives_a_round_trip(void **state)
{
    Arena *a = *state;
    Date before = {1899, 12, 31};
    int64_t first = date_days((Date){1900, 1, 1});
    int64_t last = date_days((Date){2100, 12, 31});
    assert_int_equal(last - first + 1, 201 * 365 + 49); /* leap years 1904 to 2096 */
    for (int64_t days = first; days <= last; days++) {
        arena_reset(a);
        Date date = date_from_days(days);
        assert_true(date_days(date) == days);
        assert_int_equal(date_compare(before, date), -1);
        assert_int_equal((date_weekday(before) + 1) % 7, date_weekday(date));
        Date parsed;
        assert_true(date_parse(date_iso(a, date), &parsed));
        assert_int_equal(date_compare(parsed, date), 0);
        before = date;
    }
}

static void outside_the_calendar_is_no_date(void **state)
{
    Arena *a = *state;
    assert_false(date_is_set(date_from_days(-719163)));
    assert_false(date_is_set(date_from_days(2932897)));
    assert_false(date_is_set(date_from_days(INT64_MAX)));
    expect_text(date_iso(a, (Date){0, 0, 0}), "");
    expect_text(moment_iso(a, (Moment){INT64_C(1) << 60}), "");
    expect_text(moment_iso_utc(a, (Moment){-(INT64_C(1) << 60)}), "");
    expect_text(moment_http(a, (Moment){INT64_C(1) << 60}), "");
}

static void weekdays_are_known(void **state)
{
    (void)state;
    assert_int_equal(date_weekday((Date){1970, 1, 1}), 4);
    assert_int_equal(date_weekday((Date){2018, 6, 27}), 3);
    assert_int_equal(date_weekday((Date){2024, 3, 31}), 0);
    assert_int_equal(date_weekday((Date){1900, 1, 1}), 1);
}

static void moments_without_offset_are_on_the_clock_of_amsterdam(void **state)
{
    (void)state;
    assert_int_equal(moment_of(S("2018-06-27T07:00")).seconds, 1530075600);
    assert_int_equal(moment_of(S("2018-06-27T07:00:00+02:00")).seconds, 1530075600);
    assert_int_equal(moment_of(S("2018-06-27T05:00:00Z")).seconds, 1530075600);
    assert_int_equal(moment_of(S("2018-06-27T00:30:00-04:30")).seconds, 1530075600);
    assert_int_equal(moment_of(S("2018-06-27")).seconds, 1530050400);
    assert_int_equal(moment_of(S("2018-01-15")).seconds, 1515970800);
}

static void moments_are_read_strictly(void **state)
{
    (void)state;
    static const Str bad[] = {
        S_INIT(""),
        S_INIT("2018-06-27T"),
        S_INIT("2018-06-27T7:00"),
        S_INIT("2018-06-27 07:00"),
        S_INIT("2018-06-27T24:00"),
        S_INIT("2018-06-27T07:60"),
        S_INIT("2018-06-27T07:00:00"),
        S_INIT("2018-06-27T07:00Z"),
        S_INIT("2018-06-27T07:00:60Z"),
        S_INIT("2018-06-27T07:00:00z"),
        S_INIT("2018-06-27T07:00:00+0200"),
        S_INIT("2018-06-27T07:00:00+24:00"),
        S_INIT("2018-06-27T07:00:00Z "),
        S_INIT("2018-02-30T07:00"),
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        Moment moment = {42};
        assert_false(moment_parse(bad[i], &moment));
        assert_int_equal(moment.seconds, 42);
    }
}

static void summer_time_begins_at_one_utc_on_the_last_sunday_of_march(void **state)
{
    Arena *a = *state;
    Moment before = moment_of(S("2024-03-31T00:59:59Z"));
    Moment after = moment_of(S("2024-03-31T01:00:00Z"));
    expect_text(moment_iso(a, before), "2024-03-31T01:59:59+01:00");
    expect_text(moment_iso(a, after), "2024-03-31T03:00:00+02:00");
    before = moment_of(S("2018-03-25T00:59:59Z"));
    after = moment_of(S("2018-03-25T01:00:00Z"));
    expect_text(moment_iso(a, before), "2018-03-25T01:59:59+01:00");
    expect_text(moment_iso(a, after), "2018-03-25T03:00:00+02:00");
}

static void summer_time_ends_at_one_utc_on_the_last_sunday_of_october(void **state)
{
    Arena *a = *state;
    Moment before = moment_of(S("2024-10-27T00:59:59Z"));
    Moment after = moment_of(S("2024-10-27T01:00:00Z"));
    expect_text(moment_iso(a, before), "2024-10-27T02:59:59+02:00");
    expect_text(moment_iso(a, after), "2024-10-27T02:00:00+01:00");
    expect_text(moment_iso(a, moment_of(S("2021-10-31T01:00:00Z"))),
                "2021-10-31T02:00:00+01:00");
}

static void the_skipped_hour_is_taken_an_hour_later(void **state)
{
    Arena *a = *state;
    expect_text(moment_iso(a, moment_of(S("2024-03-31T02:30"))),
                "2024-03-31T03:30:00+02:00");
}

static void of_a_doubled_hour_the_first_is_meant(void **state)
{
    Arena *a = *state;
    expect_text(moment_iso(a, moment_of(S("2024-10-27T02:30"))),
                "2024-10-27T02:30:00+02:00");
    expect_text(moment_iso(a, moment_of(S("2024-10-27T03:00"))),
                "2024-10-27T03:00:00+01:00");
}

static void moments_are_shown_in_three_ways(void **state)
{
    Arena *a = *state;
    Moment moment = moment_at((Date){2018, 6, 27}, 7, 0);
    expect_text(moment_iso(a, moment), "2018-06-27T07:00:00+02:00");
    expect_text(moment_iso_utc(a, moment), "2018-06-27T05:00:00Z");
    expect_text(moment_http(a, moment), "Wed, 27 Jun 2018 05:00:00 GMT");
    expect_text(moment_http(a, (Moment){784111777}), "Sun, 06 Nov 1994 08:49:37 GMT");
    expect_text(moment_iso_utc(a, (Moment){-1}), "1969-12-31T23:59:59Z");
}

static void the_day_of_a_moment_is_the_one_in_amsterdam(void **state)
{
    Arena *a = *state;
    expect_text(date_iso(a, moment_date(moment_of(S("2018-06-26T22:00:00Z")))),
                "2018-06-27");
    expect_text(date_iso(a, moment_date(moment_of(S("2018-06-26T21:59:59Z")))),
                "2018-06-26");
    expect_text(date_iso(a, moment_date(moment_of(S("2018-12-31T23:00:00Z")))),
                "2019-01-01");
}

static void a_day_ends_a_second_before_the_next(void **state)
{
    Arena *a = *state;
    expect_text(moment_iso(a, moment_day_end((Date){2018, 6, 27})),
                "2018-06-27T23:59:59+02:00");
    expect_text(moment_iso(a, moment_day_end((Date){2024, 3, 31})),
                "2024-03-31T23:59:59+02:00");
    expect_text(moment_iso(a, moment_day_end((Date){9999, 12, 31})),
                "9999-12-31T23:59:59+01:00");
}

static void what_is_shown_reads_back(void **state)
{
    Arena *a = *state;
    Random random = {7};
    for (int i = 0; i < 20000; i++) {
        arena_reset(a);
        Moment moment = {(int64_t)random_below(&random, INT64_C(4102444800))};
        Moment parsed = {-1};
        assert_true(moment_parse(moment_iso(a, moment), &parsed));
        assert_true(parsed.seconds == moment.seconds);
        assert_true(moment_parse(moment_iso_utc(a, moment), &parsed));
        assert_true(parsed.seconds == moment.seconds);
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(only_days_that_exist_are_read),
        FACT(days_are_counted_from_1970),
        FACT(every_day_of_two_centuries_survives_a_round_trip),
        FACT(outside_the_calendar_is_no_date),
        FACT(weekdays_are_known),
        FACT(moments_without_offset_are_on_the_clock_of_amsterdam),
        FACT(moments_are_read_strictly),
        FACT(summer_time_begins_at_one_utc_on_the_last_sunday_of_march),
        FACT(summer_time_ends_at_one_utc_on_the_last_sunday_of_october),
        FACT(the_skipped_hour_is_taken_an_hour_later),
        FACT(of_a_doubled_hour_the_first_is_meant),
        FACT(moments_are_shown_in_three_ways),
        FACT(the_day_of_a_moment_is_the_one_in_amsterdam),
        FACT(a_day_ends_a_second_before_the_next),
        FACT(what_is_shown_reads_back),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
