/* SPDX-License-Identifier: EUPL-1.2
 * publish_say_beside_test.c - facts about sentences that set figures beside each other
 *
 * The figures are invented; what may be said of them is worked out by hand from their
 * ranges: 29 is 28.5 up to 29.5.
 */
#include "small_pact.h"

#include "publish/text/say_beside.h"

static const Pact *groups(Arena *a)
{
    return small_pact(
        a, (SmallFiles){
               .definitions = SHARE_V1 WORKERS_V1,
               .series = "s,share-v1,count,,\nmargin,share-v1,sample,,\n"
                         "w,workers-v1,count,,\n",
               .in_force = "e2019,share,share-v1\ne2019,workers,workers-v1\n",
               .figures =
                   "series,cell,region,period,edition,value,low,high,range_kind,source\n"
                   "s,level=high,NL,2017/18,e2019,36,,,,one\n"
                   "s,level=low,NL,2017/18,e2019,25,,,,one\n"
                   "s,sex=men,NL,2017/18,e2019,25,,,,one\n"
                   "s,sex=women,NL,2017/18,e2019,25,,,,one\n"
                   "s,,NL,2013/14,e2019,29,,,,one\n"
                   "s,,NL,2014/15,e2019,27,,,,one\n"
                   "s,,NL,2015/16,e2019,29,,,,one\n"
                   "s,,NL,2016/17,e2019,29,,,,one\n"
                   "s,,NL,2017/18,e2019,29,,,,one\n"
                   "margin,sex=men,NL,2017/18,e2019,10,8,12,sampling,one\n"
                   "margin,sex=women,NL,2017/18,e2019,11,9,13,sampling,one\n"
                   "margin,,NL,2017/18,e2019,30,,,,one\n"
                   "margin,level=low,NL,2017/18,e2019,20,,,,one\n"
                   "w,,NL,2015,e2019,1000000,,,,one\n"
                   "w,,NL,2016,e2019,1100000,,,,one\n"
                   "w,,NL,2017,e2019,1050000,,,,one\n"
                   "w,,NL,2018,e2019,1488000,,,,one\n"
                   "w,sex=men,NL,2016,e2019,500,,,,one\n"
                   "w,sex=men,NL,2017,e2019,400,,,,one\n"
                   "w,sex=men,NL,2018,e2019,450,,,,one\n",
           });
}

static Str beside(Arena *a, const Pact *pact, const char *one, const char *other)
{
    return say_beside(a, small_figure(a, pact, one), small_figure(a, pact, other),
                      LANG_NL)
        .text;
}

static FigureRefs line(Arena *a, const Pact *pact, const char *const *keys, size_t count)
{
    FigureRefs refs = {PUSH_ARRAY(a, const Figure *, count), count};
    for (size_t i = 0; i < count; i++) {
        refs.items[i] = small_figure(a, pact, keys[i]);
    }
    return refs;
}

static void a_difference_is_told_when_the_ranges_do_not_touch(void **state)
{
    Arena *a = *state;
    const Pact *pact = groups(a);
    Str text = beside(a, pact, "s|level=low|NL|2017/18", "s|level=high|NL|2017/18");
    assert_true(str_contains(text, S("25 procent")));
    assert_true(
        str_contains(text, S("36 procent: een verschil van 11 procentpunt (afgerond).")));
}

static void equal_numbers_are_equal_after_rounding_only(void **state)
{
    Arena *a = *state;
    Str text = beside(a, groups(a), "s|sex=men|NL|2017/18", "s|sex=women|NL|2017/18");
    assert_true(str_contains(text, S("afgerond even groot: 25 procent")));
}

static void overlapping_margins_and_unknown_ones_claim_nothing(void **state)
{
    Arena *a = *state;
    const Pact *pact = groups(a);
    Str text =
        beside(a, pact, "margin|sex=men|NL|2017/18", "margin|sex=women|NL|2017/18");
    assert_true(str_contains(text, S("De marges overlappen")));
    text = beside(a, pact, "margin|level=low|NL|2017/18", "margin||NL|2017/18");
    assert_true(str_contains(text, S("marge onbekend")));
    assert_true(str_contains(text, S("weten wij niet of dat verschil echt is")));
}

static void two_series_are_never_beside_each_other(void **state)
{
    Arena *a = *state;
    const Pact *pact = groups(a);
    Sentence sentence = say_beside(a, small_figure(a, pact, "s||NL|2017/18"),
                                   small_figure(a, pact, "margin||NL|2017/18"), LANG_NL);
    assert_true(sentence.is_refused);
    expect_text(sentence.code, "not-comparable");
    sentence = say_beside(a, small_figure(a, pact, "s||NL|2016/17"),
                          small_figure(a, pact, "s|sex=men|NL|2017/18"), LANG_NL);
    assert_true(sentence.is_refused);
}

static void a_rank_needs_three_and_a_clear_first(void **state)
{
    Arena *a = *state;
    const Pact *pact = groups(a);
    const char *two[] = {"s|level=high|NL|2017/18", "s|level=low|NL|2017/18"};
    FigureRefs refs = line(a, pact, two, 2);
    assert_true(say_rank(a, &refs, NULL, LANG_NL).is_refused);
    const char *tie[] = {"s|level=high|NL|2017/18", "s|sex=men|NL|2017/18",
                         "s|sex=women|NL|2017/18"};
    refs = line(a, pact, tie, 3);
    Str text = say_rank(a, &refs, NULL, LANG_NL).text;
    assert_true(str_contains(text, S("is niet zeker")));
    const char *clear[] = {"s|level=high|NL|2017/18", "s||NL|2017/18",
                           "s|sex=women|NL|2017/18"};
    refs = line(a, pact, clear, 3);
    ChangeEnds ends = {0};
    text = say_rank(a, &refs, &ends, LANG_NL).text;
    assert_true(str_contains(text, S("(36 procent)")) &&
                str_contains(text, S("(25 procent)")));
    assert_true(ends.from == refs.items[0] && ends.to == refs.items[2]);
}

static Str record(Arena *a, const Pact *pact, const char *const *keys, size_t count)
{
    FigureRefs refs = line(a, pact, keys, count);
    return say_record(a, &pact->monitor, &refs, LANG_NL).text;
}

static void a_record_is_beyond_every_figure_before_it(void **state)
{
    Arena *a = *state;
    const Pact *pact = groups(a);
    const char *keys[] = {"w||NL|2015", "w||NL|2016", "w||NL|2017", "w||NL|2018"};
    assert_true(
        str_contains(record(a, pact, keys, 4),
                     S("het hoogste van de 4 bekende cijfers in deze reeks, sinds "
                       "2015")));
    assert_true(str_contains(record(a, pact, keys, 1), S("nog niets te zeggen")));
}

static void else_it_is_told_since_when(void **state)
{
    Arena *a = *state;
    const Pact *pact = groups(a);
    const char *keys[] = {"w|sex=men|NL|2016", "w|sex=men|NL|2017", "w|sex=men|NL|2018"};
    assert_true(str_contains(record(a, pact, keys, 3),
                             S("Sinds 2016 was het in deze reeks niet zo "
                               "hoog")));
}

static void rounded_equals_are_no_record(void **state)
{
    Arena *a = *state;
    const char *keys[] = {"s||NL|2013/14", "s||NL|2014/15", "s||NL|2015/16",
                          "s||NL|2016/17", "s||NL|2017/18"};
    assert_true(str_contains(record(a, groups(a), keys, 5),
                             S("geen hoogste of laagste cijfer waarvan wij zeker zijn")));
}

static void stable_counts_periods_that_follow_each_other(void **state)
{
    Arena *a = *state;
    const Pact *pact = groups(a);
    const char *keys[] = {"s||NL|2013/14", "s||NL|2014/15", "s||NL|2015/16",
                          "s||NL|2016/17", "s||NL|2017/18"};
    FigureRefs refs = line(a, pact, keys, 5);
    assert_true(str_contains(say_stable(a, &refs, LANG_NL).text,
                             S("Van 2015/16 tot en met 2017/18")));
    refs.items[3] = refs.items[1]; // a gap, or another value, ends it
    assert_true(str_contains(say_stable(a, &refs, LANG_NL).text, S("niet aan elkaar")));
}

static void numbers_in_other_words_keep_what_was_printed(void **state)
{
    Arena *a = *state;
    const Pact *pact = groups(a);
    expect_text(shown_in_ten(a, small_figure(a, pact, "s||NL|2017/18"), LANG_NL),
                "bijna 3 op de 10");
    expect_text(shown_in_ten(a, small_figure(a, pact, "margin||NL|2017/18"), LANG_EN),
                "3 in 10");
    expect_text(shown_in_millions(a, small_figure(a, pact, "w||NL|2018"), LANG_NL),
                "1,488 miljoen personen");
    expect_text(shown_in_millions(a, small_figure(a, pact, "w||NL|2015"), LANG_NL),
                "1 miljoen personen");
    expect_text(shown_in_millions(a, small_figure(a, pact, "w|sex=men|NL|2018"), LANG_NL),
                "450 personen");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_difference_is_told_when_the_ranges_do_not_touch),
        FACT(equal_numbers_are_equal_after_rounding_only),
        FACT(overlapping_margins_and_unknown_ones_claim_nothing),
        FACT(two_series_are_never_beside_each_other),
        FACT(a_rank_needs_three_and_a_clear_first),
        FACT(a_record_is_beyond_every_figure_before_it),
        FACT(else_it_is_told_since_when),
        FACT(rounded_equals_are_no_record),
        FACT(stable_counts_periods_that_follow_each_other),
        FACT(numbers_in_other_words_keep_what_was_printed),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
