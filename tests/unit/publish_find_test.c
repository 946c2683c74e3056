/* SPDX-License-Identifier: EUPL-1.2
 * publish_find_test.c - the alphabet, terms in texts, choices
 */
#include "small_pact.h"

#include "publish/chart/choice.h"
#include "publish/page/terms.h"
#include "publish/site.h"
#include "publish/text/alphabet.h"

static void capitals_accents_and_quotes_do_not_count(void **state)
{
    (void)state;
    assert_true(alphabet_compare(S("apple"), S("Zoo")) < 0);
    assert_true(alphabet_compare(S("Élan"), S("fiets")) < 0);
    assert_true(alphabet_compare(S("‘s-Hertogenbosch"), S("Rotterdam")) > 0);
    assert_true(alphabet_compare(S("zorg"), S("Zoo")) > 0);
    assert_true(alphabet_compare(S("2018"), S("aap")) < 0);
    assert_true(alphabet_compare(S("Aap"), S("aap")) != 0); /* yet never by chance */
    assert_int_equal(alphabet_compare(S("aap"), S("aap")), 0);
    assert_int_equal(alphabet_letter(S("“Ünie”")), 'U');
    assert_int_equal(alphabet_letter(S("35 regio’s")), '#');
    assert_int_equal(alphabet_letter(S("")), '#');
}

static const TermIndex *index_of(Arena *a)
{
    static Term terms[] = {
        {.id = S_INIT("mbo"),
         .name = {{S_INIT("mbo"), S_INIT("mbo")}},
         .also = {{S_INIT("middelbaar beroepsonderwijs"), S_INIT("")}}},
        {.id = S_INIT("fund"),
         .name = {{S_INIT("fonds"), S_INIT("fund")}},
         .also = {{S_INIT("fonds mbo"), S_INIT("")}}},
    };
    Pact *pact = PUSH(a, Pact);
    pact->reg.terms = (TermList){terms, 2};
    return view_terms(a, pact);
}

static Str found_in(Arena *a, const TermIndex *terms, Str text)
{
    TermFound found;
    Str all = S("");
    for (size_t at = 0; term_find(terms, text, LANG_NL, at, &found); at = found.end) {
        all = str_format(a, "%.*s[%.*s]", STR_ARG(all),
                         STR_ARG(str_slice(text, found.start, found.end)));
    }
    return all;
}

static void a_term_is_found_as_a_whole_word(void **state)
{
    Arena *a = *state;
    const TermIndex *terms = index_of(a);
    expect_text(found_in(a, terms, S("In het mbo en het vmbo.")), "[mbo]");
    expect_text(found_in(a, terms, S("Mbo-studenten")), "[Mbo]");
    expect_text(found_in(a, terms, S("MBO")), "");
    expect_text(found_in(a, terms, S("mbos")), "");
    expect_text(found_in(a, terms, S("mbo")), "[mbo]");
    expect_text(found_in(a, terms, S("")), "");
}

static void of_two_forms_the_longer_wins(void **state)
{
    Arena *a = *state;
    const TermIndex *terms = index_of(a);
    expect_text(found_in(a, terms, S("het fonds mbo, een fonds")), "[fonds mbo][fonds]");
    expect_text(found_in(a, terms, S("het middelbaar beroepsonderwijs")),
                "[middelbaar beroepsonderwijs]");
    expect_text(found_in(a, terms, S("het middelbaar onderwijs")), "");
}

static void words_of_statistics_belong_to_every_site(void **state)
{
    Arena *a = *state;
    const TermIndex *terms = index_of(a);
    expect_text(found_in(a, terms, S("Voorlopig, met een marge")), "[Voorlopig][marge]");
    expect_text(found_in(a, terms, S("elke editie van een indicator")), "");
}

static const Pact *by_sex(Arena *a)
{
    return small_pact(a, (SmallFiles){.definitions = WORKERS_V1,
                                      .series = "s,workers-v1,count,,\n",
                                      .in_force = "e2019,workers,workers-v1\n",
                                      .figures =
                                          FIGURES "s,sex=men,NL,2013,e2019,10,one\n"
                                                  "s,sex=men,NL,2014,e2019,12,one\n"
                                                  "s,sex=women,NL,2013,e2019,8,one\n"
                                                  "s,sex=women,NL,2014,e2019,9,one\n"});
}

static void a_choice_needs_no_script(void **state)
{
    Arena *a = *state;
    SitePages pages;
    Error err = {0};
    assert_true(site_pages(a, by_sex(a), as_of_latest(), &pages, &err));
    bool found = false;
    for (size_t i = 0; i < pages.count; i++) {
        if (str_equal(pages.items[i].path,
                      S("nl/cijfers/workers/vergelijken/index.html"))) {
            Str text = pages.items[i].text;
            found = true;
            assert_true(str_contains(text, S("class=\"pick-1\"")));
            assert_true(str_contains(text, S("<tr class=\"choice-2\">")));
            assert_true(str_contains(text, S("<g class=\"choice-2\">")));
            assert_false(str_contains(text, S(" style=")));
        }
        assert_false(str_contains(pages.items[i].path, S("share/vergelijken")));
    }
    assert_true(found);
}

static ChartSeries line_of(ChartPoint *points, double first, double last)
{
    for (int i = 0; i < 2; i++) {
        points[i] = (ChartPoint){.period = small_period(i == 0 ? "2013" : "2014"),
                                 .period_shown = i == 0 ? S("2013") : S("2014"),
                                 .has_value = true,
                                 .value = i == 0 ? first : last,
                                 .shown = S("1")};
    }
    return (ChartSeries){.name = S("naam"), .points = points, .count = 2};
}

static void no_name_of_a_choice_covers_another(void **state)
{
    Arena *a = *state;
    ChartPoint points[12][2];
    ChartSeries series[12];
    for (int i = 0; i < 12; i++) {
        series[i] = line_of(points[i], 20, 20 + i % 3);
    }
    ChartChoice choice = {.series = series, .count = 12, .lang = LANG_NL};
    assert_true(chart_choice_has_lines(&choice));
    for (int size = CHART_WIDE; size <= CHART_NARROW; size++) {
        ChoicePlots plots = chart_choice(a, &choice, (ChartSize)size);
        double places[12];
        for (size_t i = 0; i < 12; i++) {
            const Plot *plot = &plots.lines[i];
            const PlotMark *name = &plot->marks[plot->count - 1];
            assert_int_equal(name->shape, SHAPE_TEXT);
            places[i] = name->y;
            assert_true(name->y > 0 && name->y < plot->height);
            for (size_t j = 0; j < i; j++) {
                double apart = places[i] - places[j];
                assert_true(apart > 14 || apart < -14);
            }
        }
    }
}

static void what_is_chosen_at_first_differs_in_colour(void **state)
{
    Arena *a = *state;
    ChartPoint points[6][2];
    ChartSeries series[6];
    for (int i = 0; i < 6; i++) {
        series[i] = line_of(points[i], 10, 10 + i);
    }
    ChartChoice choice = {.series = series, .count = 6, .lang = LANG_NL};
    choice.is_first[1] = true;
    choice.is_first[5] = true;
    ChoicePlots plots = chart_choice(a, &choice, CHART_WIDE);
    assert_int_equal(plots.lines[1].marks[0].colour, COLOUR_1);
    assert_int_equal(plots.lines[5].marks[0].colour, COLOUR_2);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(capitals_accents_and_quotes_do_not_count),
        FACT(a_term_is_found_as_a_whole_word),
        FACT(of_two_forms_the_longer_wins),
        FACT(words_of_statistics_belong_to_every_site),
        FACT(a_choice_needs_no_script),
        FACT(no_name_of_a_choice_covers_another),
        FACT(what_is_chosen_at_first_differs_in_colour),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
