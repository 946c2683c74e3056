/* SPDX-License-Identifier: EUPL-1.2
 * publish_text_test.c - values in each language's way; texts with places
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "publish/text/shown.h"
#include "publish/text/text.h"

#define assert_shown(actual, expected)                                                   \
    do {                                                                                 \
        Str shown_ = (actual);                                                           \
        assert_int_equal(shown_.length, sizeof(expected) - 1);                           \
        assert_memory_equal(shown_.data, expected, sizeof(expected) - 1);                \
    } while (0)

static Arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static Decimal number(const char *text)
{
    Decimal decimal;
    assert_true(decimal_parse(str_of(text), &decimal));
    return decimal;
}

static Period period(const char *text)
{
    Period found;
    assert_true(period_parse(str_of(text), &found));
    return found;
}

static const Unit points = {
    .id = S_INIT("pp"),
    .one = {{S_INIT("procentpunt"), S_INIT("percentage point")}},
    .many = {{S_INIT("procentpunt"), S_INIT("percentage points")}}};
static const Unit percent = {.id = S_INIT("pct"),
                             .one = {{S_INIT("procent"), S_INIT("percent")}},
                             .many = {{S_INIT("procent"), S_INIT("percent")}},
                             .symbol = {{S_INIT("%"), S_INIT("%")}},
                             .difference = &points,
                             .is_share = true};
static const Unit persons = {.id = S_INIT("persons"),
                             .one = {{S_INIT("persoon"), S_INIT("person")}},
                             .many = {{S_INIT("personen"), S_INIT("persons")}}};

static void thousands_and_decimals_follow_the_language(void **state)
{
    (void)state;
    assert_shown(shown_integer(arena, 1861000, LANG_NL), "1.861.000");
    assert_shown(shown_integer(arena, 1861000, LANG_EN), "1,861,000");
    assert_shown(shown_decimal(arena, number("20.3"), LANG_NL), "20,3");
    assert_shown(shown_decimal(arena, number("20.3"), LANG_EN), "20.3");
    assert_shown(shown_integer(arena, -3, LANG_NL), "−3");
}

static void a_printed_zero_after_the_mark_is_kept(void **state)
{
    (void)state;
    assert_shown(shown_decimal(arena, number("29.0"), LANG_NL), "29,0");
    assert_shown(shown_decimal(arena, number("29"), LANG_NL), "29");
}

static void the_unit_is_a_word_in_text_and_a_sign_on_an_axis(void **state)
{
    (void)state;
    Decimal share = number("28");
    assert_shown(shown_amount(arena, share, &percent, SHOWN_IN_TEXT, LANG_NL),
                 "28 procent");
    assert_shown(shown_amount(arena, share, &percent, SHOWN_ON_AXIS, LANG_NL), "28 %");
    assert_shown(shown_amount(arena, share, &percent, SHOWN_ON_AXIS, LANG_EN), "28%");
    assert_shown(shown_amount(arena, share, &percent, SHOWN_IN_TABLE, LANG_EN), "28");
    assert_shown(shown_amount(arena, number("1"), &persons, SHOWN_IN_TEXT, LANG_NL),
                 "1 persoon");
}

static void a_difference_has_its_sign_and_its_own_unit(void **state)
{
    (void)state;
    assert_shown(shown_difference(arena, 7, 0, &percent, LANG_NL), "+7 procentpunt");
    assert_shown(shown_difference(arena, -2, 0, &percent, LANG_EN),
                 "−2 percentage points");
    assert_shown(shown_difference(arena, -0.2, 0, &percent, LANG_NL), "0 procentpunt");
    assert_shown(shown_difference(arena, -3, 0, &persons, LANG_NL), "−3 personen");
}

static void dates_are_written_out(void **state)
{
    (void)state;
    Date date = {2024, 6, 27};
    assert_shown(shown_date(arena, date, LANG_NL), "27 juni 2024");
    assert_shown(shown_date(arena, date, LANG_EN), "27 June 2024");
    assert_shown(shown_date_short(arena, date, LANG_NL), "27-06-2024");
    assert_shown(shown_date(arena, (Date){0}, LANG_NL), "");
}

static void a_month_of_a_paper_is_said_in_both_languages(void **state)
{
    (void)state;
    Str shown;
    assert_true(shown_month_year(arena, S("juni 2018"), LANG_EN, &shown));
    assert_shown(shown, "June 2018");
    assert_true(shown_month_year(arena, S("juni 2018"), LANG_NL, &shown));
    assert_shown(shown, "juni 2018");
    assert_false(shown_month_year(arena, S("begin 2018"), LANG_EN, &shown));
    assert_false(shown_month_year(arena, S("juni"), LANG_EN, &shown));
}

static void midnight_has_no_hour(void **state)
{
    (void)state;
    Moment day = moment_at((Date){2024, 6, 27}, 0, 0);
    Moment morning = moment_at((Date){2024, 6, 27}, 7, 5);
    assert_shown(shown_moment(arena, day, LANG_NL), "27 juni 2024");
    assert_shown(shown_moment(arena, morning, LANG_NL), "27 juni 2024 om 07.05 uur");
    assert_shown(shown_moment(arena, morning, LANG_EN), "27 June 2024 at 07:05");
}

static void quarters_are_k_in_dutch_and_q_in_english(void **state)
{
    (void)state;
    assert_shown(shown_period(arena, period("2023-Q4"), LANG_NL), "2023-K4");
    assert_shown(shown_period(arena, period("2023-Q4"), LANG_EN), "2023-Q4");
    assert_shown(shown_period(arena, period("2023/24"), LANG_NL), "2023/24");
    assert_shown(shown_period(arena, period("1999/00"), LANG_NL), "1999/00");
    assert_shown(shown_period(arena, period("2017-10-01"), LANG_EN), "1 October 2017");
    assert_shown(shown_period(arena, period("undated"), LANG_NL), "zonder periode");
}

static void a_span_names_both_ends(void **state)
{
    (void)state;
    assert_shown(shown_period(arena, period("2006/07..2012/13"), LANG_NL),
                 "2006/07 tot en met 2012/13");
    assert_shown(shown_period(arena, period("2018..2019"), LANG_EN), "2018 to 2019");
    assert_shown(shown_period(arena, period("2018-Q1..2019-Q4"), LANG_NL),
                 "2018-K1 tot en met 2019-K4");
}

static Figure figure_of(const Series *series)
{
    return (Figure){.series = series, .period = period("2023")};
}

static const Definition counting = {.unit = &persons};
static const Series counted = {.definition = &counting};

static void a_hidden_figure_shows_no_number(void **state)
{
    (void)state;
    Figure figure = figure_of(&counted);
    figure.confidentiality = CONFIDENTIALITY_PUBLISHER;
    figure.value = number("3");
    assert_shown(shown_figure(arena, &figure, SHOWN_IN_TABLE, LANG_NL), "geheim");
}

static void bounds_the_publisher_gave_for_a_hidden_count_are_shown(void **state)
{
    (void)state;
    Figure figure = figure_of(&counted);
    figure.confidentiality = CONFIDENTIALITY_PUBLISHER;
    figure.low = number("1");
    figure.high = number("4");
    figure.range_kind = RANGE_DISCLOSURE;
    assert_shown(shown_figure(arena, &figure, SHOWN_IN_TABLE, LANG_NL), "1 tot 4");
    figure.confidentiality = CONFIDENTIALITY_US;
    assert_shown(shown_figure(arena, &figure, SHOWN_IN_TABLE, LANG_NL), "geheim");
}

static void a_missing_figure_is_a_dash_in_a_table_and_words_in_text(void **state)
{
    (void)state;
    Figure figure = figure_of(&counted);
    figure.availability = AVAILABLE_MISSING;
    assert_shown(shown_figure(arena, &figure, SHOWN_IN_TABLE, LANG_NL), "–");
    assert_shown(shown_figure(arena, &figure, SHOWN_IN_TEXT, LANG_EN), "no figure");
}

static void a_range_without_value_is_shown_as_a_range(void **state)
{
    (void)state;
    Figure figure = figure_of(&counted);
    figure.low = number("11");
    figure.high = number("23");
    figure.range_kind = RANGE_DISCLOSURE;
    assert_shown(shown_figure(arena, &figure, SHOWN_IN_TEXT, LANG_NL),
                 "11 tot 23 personen");
    assert_shown(shown_figure(arena, &figure, SHOWN_IN_TABLE, LANG_EN), "11 to 23");
}

static void a_lower_bound_says_more_than(void **state)
{
    (void)state;
    Figure figure = figure_of(&counted);
    figure.value = number("160");
    figure.is_lower_bound = true;
    assert_shown(shown_figure(arena, &figure, SHOWN_IN_TEXT, LANG_NL),
                 "meer dan 160 personen");
}

static void statuses_are_named_together(void **state)
{
    (void)state;
    Figure figure = figure_of(&counted);
    figure.value = number("3");
    figure.stage = STAGE_PROVISIONAL;
    figure.origin = ORIGIN_COMPUTED;
    assert_shown(shown_status(arena, &figure, LANG_NL), "voorlopig, door ons berekend");
    figure.stage = STAGE_FINAL;
    figure.origin = ORIGIN_STATED;
    assert_shown(shown_status(arena, &figure, LANG_NL), "");
}

static void places_are_filled_by_name(void **state)
{
    (void)state;
    assert_shown(text_fill(arena, TEXT_SHOWN_RANGE, LANG_NL,
                           PLACES({PLACE_HIGH, S("b")}, {PLACE_LOW, S("a")})),
                 "a tot b");
}

static void euros_have_cents_only_when_there_are_any(void **state)
{
    (void)state;
    assert_shown(shown_euros(arena, 10000000000, LANG_NL), "€ 100.000.000");
    assert_shown(shown_euros(arena, 1250, LANG_EN), "€12.50");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thousands_and_decimals_follow_the_language),
        cmocka_unit_test(a_printed_zero_after_the_mark_is_kept),
        cmocka_unit_test(the_unit_is_a_word_in_text_and_a_sign_on_an_axis),
        cmocka_unit_test(a_difference_has_its_sign_and_its_own_unit),
        cmocka_unit_test(dates_are_written_out),
        cmocka_unit_test(a_month_of_a_paper_is_said_in_both_languages),
        cmocka_unit_test(midnight_has_no_hour),
        cmocka_unit_test(quarters_are_k_in_dutch_and_q_in_english),
        cmocka_unit_test(a_span_names_both_ends),
        cmocka_unit_test(a_hidden_figure_shows_no_number),
        cmocka_unit_test(bounds_the_publisher_gave_for_a_hidden_count_are_shown),
        cmocka_unit_test(a_missing_figure_is_a_dash_in_a_table_and_words_in_text),
        cmocka_unit_test(a_range_without_value_is_shown_as_a_range),
        cmocka_unit_test(a_lower_bound_says_more_than),
        cmocka_unit_test(statuses_are_named_together),
        cmocka_unit_test(places_are_filled_by_name),
        cmocka_unit_test(euros_have_cents_only_when_there_are_any),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
