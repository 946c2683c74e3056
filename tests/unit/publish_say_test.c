/* SPDX-License-Identifier: EUPL-1.2
 * publish_say_test.c - facts about sentences: what is claimed, and what is not
 */
#include "small_pact.h"

#include "publish/text/say.h"

static const Pact *shares(Arena *a)
{
    return small_pact(
        a, (SmallFiles){
               .definitions = SHARE_V1 WORKERS_V1,
               .series =
                   "s,share-v1,count,,\nmargin,share-v1,sample,,\nw,workers-v1,count,,\n"
                   "p,workers-v1,count,part@1,\n",
               .in_force = "e2019,share,share-v1\ne2019,workers,workers-v1\n",
               .figures = "series,cell,region,period,edition,value,low,high,range_kind,"
                          "is_lower_bound,"
                          "availability,source\n"
                          "s,,NL,2007/08,e2019,21,,,,,,one\n"
                          "s,,NL,2016/17,e2019,29,,,,,,one\n"
                          "s,,NL,2017/18,e2019,29,,,,,,one\n"
                          "s,,NL,2018/19,e2020,27.5,,,,,,one\n"
                          "s,,NL,2019/20,e2020,,,,,,missing,one\n"
                          "s,sex=women,NL,2017/18,e2019,12,,,,,,one\n"
                          "s,,NL,undated,e2019,37,,,,,,one\n"
                          "margin,,NL,2016/17,e2019,10,8,12,sampling,,,one\n"
                          "margin,,NL,2017/18,e2019,11,9,13,sampling,,,one\n"
                          "margin,,NL,2018/19,e2019,20,18,22,sampling,,,one\n"
                          "w,,NL,2017,e2019,160,,,,yes,,one\n"
                          "w,,NL,2018,e2019,1,,,,,,one\n"
                          "p,,part@1:north,2018,e2019,1234567,,,,,,one\n",
           });
}

static Str level(Arena *a, const Pact *pact, const char *key, Lang lang)
{
    return say_level(a, small_figure(a, pact, key), lang);
}

static Str change(Arena *a, const Pact *pact, const char *from, const char *to, Lang lang)
{
    return say_change(a, &pact->monitor, small_figure(a, pact, from),
                      small_figure(a, pact, to), lang)
        .text;
}

static void a_level_names_period_subject_and_value(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a);
    expect_text(level(a, pact, "s||NL|2017/18", LANG_NL),
                "In 2017/18 was het aandeel 29 procent.");
    expect_text(level(a, pact, "s||NL|2018/19", LANG_EN),
                "In 2018/19, the share was 27.5 percent.");
    expect_text(level(a, pact, "s|sex=women|NL|2017/18", LANG_NL),
                "In 2017/18 was het aandeel (vrouwen) 12 procent.");
    expect_text(level(a, pact, "w||NL|2018", LANG_NL),
                "In 2018 was het aantal werkenden 1 persoon.");
    expect_text(level(a, pact, "p||part@1:north|2018", LANG_EN),
                "In 2018, the number of workers in North was 1,234,567 persons.");
}

static void doubt_stands_in_the_sentence(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a);
    expect_text(level(a, pact, "w||NL|2017", LANG_NL),
                "In 2017 was het aantal werkenden meer dan 160 personen.");
    expect_text(level(a, pact, "s||NL|2019/20", LANG_NL),
                "Voor 2019/20 is er geen cijfer over het aandeel.");
    expect_text(
        level(a, pact, "s||NL|undated", LANG_NL),
        "Volgens editie 2019 was het aandeel 37 procent. Bij dit cijfer staat geen "
        "periode.");
}

static void a_change_of_a_percentage_is_in_points(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a);
    expect_text(
        change(a, pact, "s||NL|2007/08", "s||NL|2017/18", LANG_NL),
        "Het aandeel steeg van 21 procent in 2007/08 naar 29 procent in 2017/18: +8 "
        "procentpunt (afgerond).");
    expect_text(change(a, pact, "s||NL|2017/18", "s||NL|2018/19", LANG_EN),
                "The share fell from 29 percent in 2017/18 to 27.5 percent in 2018/19: "
                "\xE2\x88\x92"
                "1.5 percentage points (rounded).");
}

static void equal_printed_numbers_are_equal_after_rounding(void **state)
{
    Arena *a = *state;
    expect_text(
        change(a, shares(a), "s||NL|2016/17", "s||NL|2017/18", LANG_NL),
        "Het aandeel was in 2016/17 en in 2017/18 afgerond even groot: 29 procent.");
}

static void overlapping_margins_give_no_direction(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a);
    Str unsure = change(a, pact, "margin||NL|2016/17", "margin||NL|2017/18", LANG_EN);
    assert_true(str_contains(unsure, S("whether it rose or fell is not certain")));
    Str sure = change(a, pact, "margin||NL|2017/18", "margin||NL|2018/19", LANG_EN);
    assert_true(str_contains(sure, S("The share rose")));
}

static void a_lower_bound_gives_no_direction(void **state)
{
    Arena *a = *state;
    Str text = change(a, shares(a), "w||NL|2017", "w||NL|2018", LANG_EN);
    assert_false(str_contains(text, S("fell")));
}

static void what_cannot_be_compared_is_refused_with_a_code(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a);
    Sentence s = say_change(a, &pact->monitor, small_figure(a, pact, "s||NL|2016/17"),
                            small_figure(a, pact, "margin||NL|2017/18"), LANG_EN);
    assert_true(s.is_refused);
    expect_text(s.code, "not-comparable");
    s = say_change(a, &pact->monitor, small_figure(a, pact, "s||NL|2016/17"),
                   small_figure(a, pact, "s||NL|2019/20"), LANG_EN);
    assert_true(s.is_refused);
    expect_text(s.code, "no-figure");
}

static FigureRefs line_of(Arena *a, const Pact *pact, const char *const *keys,
                          size_t count)
{
    FigureRefs line = {PUSH_ARRAY(a, const Figure *, count), count};
    for (size_t i = 0; i < count; i++) {
        line.items[i] = small_figure(a, pact, keys[i]);
    }
    return line;
}

static void
a_heading_runs_from_the_first_comparable_figure_to_the_last_known(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a);
    const char *const keys[] = {"s||NL|2007/08", "s||NL|2017/18", "s||NL|2018/19",
                                "s||NL|2019/20"};
    FigureRefs line = line_of(a, pact, keys, 4);
    expect_text(say_finding(a, &pact->monitor, &line, LANG_NL),
                "Het aandeel steeg tussen 2007/08 en 2018/19 van 21 naar 27,5 procent");
    line.count = 1;
    expect_text(say_finding(a, &pact->monitor, &line, LANG_NL),
                "Het aandeel was 21 procent in 2007/08");
    line.count = 0;
    expect_text(say_finding(a, &pact->monitor, &line, LANG_NL), "");
}

/* Of a code without a phrase only the label is known, between brackets. */
static void a_phrase_takes_the_place_of_the_words_in_braces(void **state)
{
    Arena *a = *state;
    Dimension level = {.id = S("level")}, sex = {.id = S("sex")};
    Code wo = {.name = {{S("wo"), S("wo")}}, .phrase = {{S("op het wo"), S("at wo")}}};
    Code other = {.name = {{S("anders"), S("other")}}};
    Code women = {.name = {{S("vrouwen"), S("women")}},
                  .phrase = {{S("onder vrouwen"), S("among women")}}};
    Indicator indicator = {
        .subject = {{S("het deel {level: van alles} van hier"), S("all {level: here}")}}};
    CellPart parts[] = {{&level, &wo}, {&sex, &women}};
    expect_text(say_subject(a, &indicator, (Cell){0}, NULL, LANG_NL),
                "het deel van alles van hier");
    expect_text(say_subject(a, &indicator, (Cell){S("c"), parts, 2}, NULL, LANG_NL),
                "het deel op het wo van hier onder vrouwen");
    expect_text(say_subject(a, &indicator, (Cell){S("c"), parts, 1}, NULL, LANG_EN),
                "all at wo");
    parts[0].code = &other;
    expect_text(say_subject(a, &indicator, (Cell){S("c"), parts, 1}, NULL, LANG_NL),
                "het deel van hier (anders)");
}

static void a_heading_tells_that_a_figure_has_no_year_or_may_change(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a);
    const char *const keys[] = {"s||NL|undated"};
    FigureRefs line = line_of(a, pact, keys, 1);
    expect_text(say_finding(a, &pact->monitor, &line, LANG_NL),
                "Het aandeel was 37 procent, zonder jaar");
    Figure provisional = *small_figure(a, pact, "s||NL|2017/18");
    provisional.stage = STAGE_PROVISIONAL;
    line.items[0] = &provisional;
    expect_text(say_finding(a, &pact->monitor, &line, LANG_EN),
                "The share was 29 percent in 2017/18 (provisional)");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_level_names_period_subject_and_value),
        FACT(doubt_stands_in_the_sentence),
        FACT(a_change_of_a_percentage_is_in_points),
        FACT(equal_printed_numbers_are_equal_after_rounding),
        FACT(overlapping_margins_give_no_direction),
        FACT(a_lower_bound_gives_no_direction),
        FACT(what_cannot_be_compared_is_refused_with_a_code),
        FACT(a_heading_runs_from_the_first_comparable_figure_to_the_last_known),
        FACT(a_phrase_takes_the_place_of_the_words_in_braces),
        FACT(a_heading_tells_that_a_figure_has_no_year_or_may_change),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
