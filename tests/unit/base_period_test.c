/* SPDX-License-Identifier: EUPL-1.2
 * base_period_test.c - facts about the time a figure is about
 */
#include "expect.h"

#include "base/period.h"

static Period period_of(Str text)
{
    Period period = {.kind = PERIOD_NONE};
    if (!period_parse(text, &period)) {
        fail_msg("\"%.*s\" is not a period", STR_ARG(text));
    }
    return period;
}

static void expect_days(Arena *a, Str text, Str first, Str last)
{
    Period period = period_of(text);
    expect_str(date_iso(a, period.first), first);
    expect_str(date_iso(a, period.last), last);
}

static void every_form_has_its_kind(void **state)
{
    (void)state;
    assert_int_equal(period_of(S("2017")).kind, PERIOD_YEAR);
    assert_int_equal(period_of(S("2017/18")).kind, PERIOD_SCHOOL_YEAR);
    assert_int_equal(period_of(S("2017-Q3")).kind, PERIOD_QUARTER);
    assert_int_equal(period_of(S("2017-10-01")).kind, PERIOD_DAY);
    assert_int_equal(period_of(S("undated")).kind, PERIOD_UNDATED);
    Period span = period_of(S("2006/07..2012/13"));
    assert_int_equal(span.kind, PERIOD_SPAN);
    assert_int_equal(span.part, PERIOD_SCHOOL_YEAR);
    assert_int_equal(period_of(S("2017-01-01..2017-01-02")).part, PERIOD_DAY);
}

static void a_period_knows_its_days(void **state)
{
    Arena *a = *state;
    expect_days(a, S("2017"), S("2017-01-01"), S("2017-12-31"));
    expect_days(a, S("2017/18"), S("2017-08-01"), S("2018-07-31"));
    expect_days(a, S("1999/00"), S("1999-08-01"), S("2000-07-31"));
    expect_days(a, S("2017-Q1"), S("2017-01-01"), S("2017-03-31"));
    expect_days(a, S("2017-Q2"), S("2017-04-01"), S("2017-06-30"));
    expect_days(a, S("2017-Q3"), S("2017-07-01"), S("2017-09-30"));
    expect_days(a, S("2017-Q4"), S("2017-10-01"), S("2017-12-31"));
    expect_days(a, S("2017-10-01"), S("2017-10-01"), S("2017-10-01"));
    expect_days(a, S("2018..2019"), S("2018-01-01"), S("2019-12-31"));
    expect_days(a, S("2006/07..2012/13"), S("2006-08-01"), S("2013-07-31"));
    expect_days(a, S("9999-Q4"), S("9999-10-01"), S("9999-12-31"));
}

static void other_forms_are_refused(void **state)
{
    (void)state;
    static const Str bad[] = {
        S_INIT(""),
        S_INIT("17"),
        S_INIT("20175"),
        S_INIT("0000"),
        S_INIT(" 2017"),
        S_INIT("2017 "),
        S_INIT("2017/19"),
        S_INIT("2017/17"),
        S_INIT("2017/2018"),
        S_INIT("2017-18"),
        S_INIT("2017/8"),
        S_INIT("9999/00"),
        S_INIT("2017-Q0"),
        S_INIT("2017-Q5"),
        S_INIT("2017-q3"),
        S_INIT("2017Q3"),
        S_INIT("2017-Q33"),
        S_INIT("2017-02-29"),
        S_INIT("2017-10"),
        S_INIT("Undated"),
        S_INIT("2017.."),
        S_INIT("..2017"),
        S_INIT("2017.2018"),
        S_INIT("2017...2018"),
        S_INIT("2017..2018..2019"),
        S_INIT("2017..2018/19"),
        S_INIT("2017-Q1..2018"),
        S_INIT("2017..2017"),
        S_INIT("2018..2017"),
        S_INIT("undated..2017"),
        S_INIT("2017..undated"),
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        Period period = {.kind = PERIOD_NONE};
        if (period_parse(bad[i], &period)) {
            fail_msg("\"%.*s\" was read", STR_ARG(bad[i]));
        }
        assert_int_equal(period.kind, PERIOD_NONE);
    }
}

static void expect_round_trip(Arena *a, Period period)
{
    arena_reset(a);
    Period parsed;
    assert_true(period_parse(period_text(a, period), &parsed));
    assert_true(period_equal(parsed, period));
    assert_int_equal(parsed.kind, period.kind);
    assert_int_equal(parsed.part, period.part);
}

static void the_text_of_a_period_reads_back(void **state)
{
    Arena *a = *state;
    static const Str firsts[] = {S_INIT("1900"), S_INIT("1900/01"), S_INIT("1900-Q1"),
                                 S_INIT("1900-01-01")};
    for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++) {
        Period first = period_of(firsts[i]);
        for (int64_t steps = 0; steps < 800; steps++) {
            Period period = period_shift(first, steps);
            expect_round_trip(a, period);
            Period later = period_shift(period, 1 + steps % 40);
            Period span = {PERIOD_SPAN, period.kind, period.first, later.last};
            expect_round_trip(a, span);
        }
    }
    expect_round_trip(a, (Period){.kind = PERIOD_UNDATED});
    expect_text(period_text(a, (Period){.kind = PERIOD_NONE}), "");
}

static void periods_are_ordered_by_start_then_kind_then_end(void **state)
{
    (void)state;
    static const Str ordered[] = {
        S_INIT("2016/17"),
        S_INIT("2017"),
        S_INIT("2017-Q1"),
        S_INIT("2017-01-01"),
        S_INIT("2017-01-01..2017-01-02"),
        S_INIT("2017..2018"),
        S_INIT("2017-Q1..2018-Q4"), /* the same days, in quarters */
        S_INIT("2017..2019"),
        S_INIT("2017-01-02"),
        S_INIT("2017-Q3"),
        S_INIT("2017/18"),
        S_INIT("9999"),
        S_INIT("undated"),
    };
    size_t count = sizeof ordered / sizeof ordered[0];
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = period_compare(period_of(ordered[i]), period_of(ordered[j]));
            assert_int_equal(order, (i > j) - (i < j));
            assert_true(period_equal(period_of(ordered[i]), period_of(ordered[j])) ==
                        (i == j));
        }
    }
}

static void only_plain_periods_stand_on_an_axis(void **state)
{
    (void)state;
    assert_true(period_is_on_axis(period_of(S("2017"))));
    assert_true(period_is_on_axis(period_of(S("2017/18"))));
    assert_true(period_is_on_axis(period_of(S("2017-Q3"))));
    assert_true(period_is_on_axis(period_of(S("2017-10-01"))));
    assert_false(period_is_on_axis(period_of(S("2017..2018"))));
    assert_false(period_is_on_axis(period_of(S("undated"))));
    assert_false(period_is_on_axis((Period){.kind = PERIOD_NONE}));
}

static void the_index_counts_whole_periods(void **state)
{
    (void)state;
    assert_int_equal(period_index(period_of(S("2017"))), 2017);
    assert_int_equal(period_index(period_of(S("2017/18"))), 2017);
    assert_int_equal(period_index(period_of(S("2017-Q3"))), 2017 * 4 + 2);
    assert_int_equal(period_index(period_of(S("2018-06-27"))), 17709);
}

static void shifting_goes_by_whole_periods(void **state)
{
    Arena *a = *state;
    expect_text(period_text(a, period_shift(period_of(S("2017")), -4)), "2013");
    expect_text(period_text(a, period_shift(period_of(S("1998/99")), 1)), "1999/00");
    expect_text(period_text(a, period_shift(period_of(S("2017-Q3")), 2)), "2018-Q1");
    expect_text(period_text(a, period_shift(period_of(S("2017-Q1")), -1)), "2016-Q4");
    expect_text(period_text(a, period_shift(period_of(S("2016-02-28")), 1)),
                "2016-02-29");
}

static void outside_the_calendar_there_is_no_period(void **state)
{
    (void)state;
    assert_int_equal(period_shift(period_of(S("9999")), 1).kind, PERIOD_NONE);
    assert_int_equal(period_shift(period_of(S("0001-Q1")), -1).kind, PERIOD_NONE);
    assert_int_equal(period_shift(period_of(S("9998/99")), 1).kind, PERIOD_NONE);
    assert_int_equal(period_shift(period_of(S("2017")), INT64_MAX).kind, PERIOD_NONE);
    assert_int_equal(period_shift(period_of(S("2017-01-01")), INT64_MIN).kind,
                     PERIOD_NONE);
}

static void kinds_have_the_words_of_definitions(void **state)
{
    (void)state;
    static const PeriodKind kinds[] = {PERIOD_YEAR, PERIOD_SCHOOL_YEAR, PERIOD_QUARTER,
                                       PERIOD_DAY};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        PeriodKind kind = PERIOD_NONE;
        assert_true(period_kind_parse(period_kind_name(kinds[i]), &kind));
        assert_int_equal(kind, kinds[i]);
    }
    expect_text(period_kind_name(PERIOD_SCHOOL_YEAR), "school-year");
    expect_text(period_kind_name(PERIOD_SPAN), "");
    PeriodKind kind = PERIOD_NONE;
    assert_false(period_kind_parse(S(""), &kind));
    assert_false(period_kind_parse(S("Year"), &kind));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(every_form_has_its_kind),
        FACT(a_period_knows_its_days),
        FACT(other_forms_are_refused),
        FACT(the_text_of_a_period_reads_back),
        FACT(periods_are_ordered_by_start_then_kind_then_end),
        FACT(only_plain_periods_stand_on_an_axis),
        FACT(the_index_counts_whole_periods),
        FACT(shifting_goes_by_whole_periods),
        FACT(outside_the_calendar_there_is_no_period),
        FACT(kinds_have_the_words_of_definitions),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
