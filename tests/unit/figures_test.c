/* SPDX-License-Identifier: EUPL-1.2
 * figures_test.c - facts about figures that know their edition
 *
 * Ten fixtures come first, each one trap of real statistics; the numbers are those of the
 * published editions where the trap was met, the rest is made up.
 */
#include "small_pact.h"

static const Pact *redefined(Arena *a)
{
    return small_pact(
        a, (SmallFiles){
               .definitions = WORKERS_V1 WORKERS_V2,
               .series = "old,workers-v1,sample,,1000\n"
                         "new,workers-v2,sample,,1000\n",
               .in_force = "e2019,workers,workers-v1\ne2022,workers,workers-v2\n",
               .figures = FIGURES "old,,NL,2013,e2019,1395000,one\n"
                                  "old,,NL,2013,e2020,1395000,one\n"
                                  "old,,NL,2019,e2020,1582000,one\n"
                                  "new,sex=men,NL,2013,e2023,1301000,one\n"
                                  "new,sex=women,NL,2013,e2023,188000,one\n"
                                  "new,,NL,2021,e2022,1762000,one\n",
               .breaks = "id,from,to,at,cause_nl,cause_en,name_nl,name_en\n"
                         "redesign,old,new,2021,Nieuwe enqu\xC3\xAAte.,New "
                         "survey.,nieuw,new\n",
           });
}

/* 1. */
static void a_retroactive_redefinition_leaves_the_old_editions_as_they_were(void **state)
{
    Arena *a = *state;
    const Pact *pact = redefined(a);
    expect_text(small_answer(a, pact, "workers", "2020-12-31"), "2013 1395000 e2020\n"
                                                                "2019 1582000 e2020");
    expect_text(small_answer(a, pact, "workers", "2023-12-31"),
                "2013 1489000 e2023 computed\n"
                "2021 1762000 e2022\n"
                "sex=men 2013 1301000 e2023\n"
                "sex=women 2013 188000 e2023");
}

/* 2. */
static void overlapping_region_schemes_are_never_one_line(void **state)
{
    Arena *a = *state;
    const Pact *pact =
        small_pact(a, (SmallFiles){
                          .definitions = WORKERS_V1,
                          .series = "first,workers-v1,count,part@1,\n"
                                    "second,workers-v1,count,part@2,\n",
                          .in_force = "e2019,workers,workers-v1\n",
                          .figures = FIGURES "first,,part@1:north,2013,e2019,100,one\n"
                                             "second,,part@2:north,2014,e2019,120,one\n",
                      });
    Comparison c =
        comparison(&pact->monitor, small_figure(a, pact, "first||part@1:north|2013"),
                   small_figure(a, pact, "second||part@2:north|2014"));
    assert_int_equal(c.why_not, INCOMPARABLE_SERIES);
}

/* 3. */
static void a_survey_redesign_is_a_break_that_says_why(void **state)
{
    Arena *a = *state;
    const Pact *pact = redefined(a);
    Comparison c = comparison(&pact->monitor, small_figure(a, pact, "old||NL|2019"),
                              small_figure(a, pact, "new||NL|2021"));
    assert_int_equal(c.why_not, INCOMPARABLE_SERIES);
    assert_non_null(c.at_break);
    expect_text(c.at_break->id, "redesign");
}

static const Pact *corrected(Arena *a)
{
    return small_pact(
        a, (SmallFiles){
               .definitions = WORKERS_V1,
               .series = "s,workers-v1,count,,\n",
               .in_force = "e2019,workers,workers-v1\n",
               .editions = "e2019-fix,2019 hersteld,2019 corrected,correction,"
                           "2019-07-01T07:00,,,e2019\n"
                           "concept,concept,draft,yearly,2019-08-01T07:00,,draft,\n",
               .figures =
                   "series,cell,region,period,edition,value,availability,reason_nl,"
                   "reason_en,source\n"
                   "s,,NL,2017,e2019,4100,,,,one\n"
                   "s,,NL,2018,e2019,4200,,,,one\n"
                   "s,,NL,2017,e2019-fix,4010,,cijfers verwisseld,digits swapped,one\n"
                   "s,,NL,2018,e2019-fix,,missing,ingetrokken,withdrawn,one\n"
                   "s,,NL,2018,concept,9999,,,,one\n",
           });
}

/* 4. */
static void a_correction_and_a_withdrawal_are_rows_and_overwrite_nothing(void **state)
{
    Arena *a = *state;
    const Pact *pact = corrected(a);
    expect_text(small_answer(a, pact, "workers", "2019-06-30"), "2017 4100 e2019\n"
                                                                "2018 4200 e2019");
    expect_text(small_answer(a, pact, "workers", "2019-07-01"),
                "2017 4010 e2019-fix\n2018  e2019-fix missing");
    RevisionList list = revisions(a, &pact->monitor, NULL, NULL);
    assert_int_equal(list.count, 2);
    expect_text(list.items[0].after->reason.in[LANG_EN], "digits swapped");
    assert_true(list.items[0].comparable);
    assert_float_equal(list.items[0].difference, -90, 0);
    assert_false(list.items[1].comparable);
}

static void a_draft_is_never_an_answer(void **state)
{
    Arena *a = *state;
    const Pact *pact = corrected(a);
    assert_false(str_contains(small_answer(a, pact, "workers", "2099-01-01"), S("9999")));
}

/* 5. */
static void provisional_becomes_final_and_both_stay_known(void **state)
{
    Arena *a = *state;
    const Pact *pact = small_pact(
        a, (SmallFiles){
               .definitions = WORKERS_V1,
               .series = "s,workers-v1,count,,\n",
               .in_force = "e2023,workers,workers-v1\n",
               .figures = "series,cell,region,period,edition,value,rounded_to,stage,"
                          "source\n"
                          "s,,NL,2022,e2023,12550,50,provisional,one\n"
                          "s,,NL,2022,e2024,12547,,final,one\n",
           });
    const Figure *then = small_figure(a, pact, "s||NL|2022|e2023");
    const Figure *now = small_figure(a, pact, "s||NL|2022");
    assert_int_equal(then->stage, STAGE_PROVISIONAL);
    assert_int_equal(now->stage, STAGE_FINAL);
    assert_float_equal(figure_interval(then).low, 12525, 0);
    assert_float_equal(figure_interval(now).low, 12547, 0);
    RevisionList list = revisions(a, &pact->monitor, then->edition, now->edition);
    assert_int_equal(list.count, 1);
    assert_float_equal(list.items[0].difference, -3, 0);
}

/* 6. */
static void a_figure_stated_only_as_a_change_is_a_statement_not_a_figure(void **state)
{
    Arena *a = *state;
    const Pact *pact = small_pact(
        a, (SmallFiles){
               .definitions = SHARE_V1,
               .series = "s,share-v1,count,,\n",
               .in_force = "e2019,share,share-v1\n",
               .figures = FIGURES "s,,NL,2013/14,e2019,29,one\n"
                                  "s,,NL,2014/15,e2019,27,one\n"
                                  "s,,NL,2015/16,e2019,29,one\n",
               .statements = "id,series,region,kind,from,to,value,unit,edition,"
                             "standing,because_nl,because_en,source\n"
                             "plus-three,s,NL,change,2013/14,2015/16,3,pp,e2019,"
                             "disputed,de reeks zegt 0,the series says 0,two\n",
           });
    assert_int_equal(pact->monitor.statements.count, 1);
    assert_int_equal(pact->monitor.statements.items[0].standing, STANDING_DISPUTED);
    Comparison c = comparison(&pact->monitor, small_figure(a, pact, "s||NL|2013/14"),
                              small_figure(a, pact, "s||NL|2015/16"));
    assert_int_equal(c.sign, CHANGE_NONE_PRINTED);
    assert_int_equal(pact->monitor.figures.count, 3);
}

/* Vacancies of 2016-Q1 by level: 1.2 + 19.0 + 5.0 + 3.9 = 29.1 thousand; 29.2 is printed.
 */
static const Pact *unequal_total(Arena *a, const char *checks, const char *rounded_to)
{
    return small_pact(
        a, (SmallFiles){
               .definitions =
                   "- id: v\n  indicator: workers\n  version: 1\n  unit: persons\n"
                   "  name: {nl: a, en: a}\n  text: {nl: a, en: a}\n"
                   "  period_kind: quarter\n  dimensions: [level]\n",
               .series = str_c(a, str_format(a, "s,v,count,,%s\n", rounded_to)),
               .in_force = "e2024,workers,v\n",
               .figures = FIGURES "s,,NL,2016-Q1,e2024,29200,one\n"
                                  "s,level=low,NL,2016-Q1,e2024,20200,one\n"
                                  "s,level=high,NL,2016-Q1,e2024,8900,one\n",
               .checks = checks,
           });
}

/* 7. */
static void totals_that_miss_by_rounding_stay_as_published(void **state)
{
    Arena *a = *state;
    const Pact *pact = unequal_total(a, NULL, "100");
    expect_text(small_figure(a, pact, "s||NL|2016-Q1")->value.text, "29200");
    assert_int_equal(total_mismatches(a, &pact->monitor).count, 0);
}

static void totals_that_miss_by_more_are_told_until_signed(void **state)
{
    Arena *a = *state;
    TotalMismatchList list = total_mismatches(a, &unequal_total(a, NULL, "10")->monitor);
    assert_int_equal(list.count, 1);
    assert_null(list.items[0].signed_check);
    assert_float_equal(list.items[0].difference, 100, 0);
    assert_float_equal(list.items[0].allowed, 15, 0);
    const Pact *pact = unequal_total(
        a,
        "series,cell,dimension,region,period,edition,tolerance_half_units,signed_by,"
        "reason_nl,"
        "reason_en\n"
        "s,,level,NL,2016-Q1,e2024,20,Office,zo gepubliceerd,published so\n",
        "10");
    list = total_mismatches(a, &pact->monitor);
    assert_int_equal(list.count, 1);
    expect_text(list.items[0].signed_check->signed_by, "Office");
}

/* 8. */
static void two_sources_for_one_figure_are_one_figure(void **state)
{
    Arena *a = *state;
    const Pact *pact = small_pact(a, (SmallFiles){
                                         .definitions = WORKERS_V1,
                                         .series = "s,workers-v1,count,,\n",
                                         .in_force = "e2019,workers,workers-v1\n",
                                         .figures = FIGURES "s,,NL,2017,e2019,6000,two\n"
                                                            "s,,NL,2017,e2019,6000,one\n",
                                     });
    assert_int_equal(pact->monitor.figures.count, 1);
    FigureRefs rows =
        figure_attestations(a, &pact->monitor, pact->monitor.figures.items[0]);
    assert_int_equal(rows.count, 2);
    expect_text(rows.items[0]->source->id, "two");
    expect_text(rows.items[1]->source->id, "one");
}

/* 9. */
static void
a_total_that_exists_only_as_men_plus_women_is_computed_and_says_so(void **state)
{
    Arena *a = *state;
    const Pact *pact = redefined(a);
    const Figure *total = small_figure(a, pact, "new||NL|2013");
    assert_int_equal(total->origin, ORIGIN_COMPUTED);
    expect_text(total->value.text, "1489000");
    assert_int_equal(total->part_count, 2);
    expect_text(total->parts[0]->cell.text, "sex=men");
    assert_float_equal(figure_interval(total).low, 1488000, 0);
    assert_float_equal(figure_interval(total).high, 1490000, 0);
}

static void shares_and_hidden_parts_are_never_added(void **state)
{
    Arena *a = *state;
    const Pact *pact = small_pact(
        a,
        (SmallFiles){
            .definitions = SHARE_V1 WORKERS_V1,
            .series = "s,share-v1,count,,\nw,workers-v1,count,,\n",
            .in_force = "e2019,share,share-v1\ne2019,workers,workers-v1\n",
            .figures = "series,cell,region,period,edition,value,confidentiality,source\n"
                       "s,sex=men,NL,2013/14,e2019,40,,one\n"
                       "s,sex=women,NL,2013/14,e2019,10,,one\n"
                       "w,sex=men,NL,2013,e2019,40,,one\n"
                       "w,sex=women,NL,2013,e2019,,hidden-by-publisher,one\n",
        });
    assert_int_equal(pact->monitor.figures.count, 4);
}

/* 10. */
static void each_breakdown_may_have_its_own_target(void **state)
{
    Arena *a = *state;
    const Pact *pact = small_pact(
        a, (SmallFiles){
               .definitions = SHARE_V1,
               .series = "s,share-v1,count,,\n",
               .in_force = "e2019,share,share-v1\n",
               .figures = FIGURES "s,,NL,2013/14,e2019,28,one\n",
               .targets =
                   "id,indicator,definition,cell,region,due,value,unit,cannot_because_nl,"
                   "cannot_because_en\n"
                   "all,share,share-v1,,NL,2019/20,35,pct,,\n"
                   "women,share,share-v1,sex=women,NL,2019/20,30,pct,,\n"
                   "vague,share,,,NL,,40,pct,geen jaar,no year\n",
           });
    const Target *targets = pact->monitor.targets.items;
    expect_text(targets[0].cell.text, "");
    expect_text(targets[1].cell.text, "sex=women");
    assert_null(targets[2].definition);
    assert_int_equal(targets[2].due.kind, PERIOD_NONE);
}

static const Pact *shares(Arena *a, const char *survey, const char *definition)
{
    return small_pact(a,
                      (SmallFiles){
                          .definitions = definition,
                          .series = str_c(a, str_format(a, "s,share-v1,%s,,\n", survey)),
                          .in_force = "e2019,share,share-v1\n",
                          .figures = FIGURES "s,,NL,2007/08,e2019,21,one\n"
                                             "s,,NL,2016/17,e2019,28,one\n"
                                             "s,,NL,2017/18,e2019,29,one\n"
                                             "s,,NL,2018/19,e2020,30,one\n"
                                             "s,level=low,NL,2017/18,e2019,25,one\n",
                      });
}

static void a_printed_rise_of_one_unit_is_a_rise(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a, "count", SHARE_V1);
    Comparison c = comparison(&pact->monitor, small_figure(a, pact, "s||NL|2016/17"),
                              small_figure(a, pact, "s||NL|2017/18"));
    assert_int_equal(c.why_not, COMPARABLE);
    assert_int_equal(c.sign, CHANGE_UP);
    assert_true(c.is_rounded);
    assert_float_equal(c.difference, 1, 0);
    assert_float_equal(c.range.low, 0, 1e-9);
    assert_float_equal(c.range.high, 2, 1e-9);
}

static void without_a_margin_no_direction_is_claimed(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a, "sample", SHARE_V1);
    Comparison c = comparison(&pact->monitor, small_figure(a, pact, "s||NL|2007/08"),
                              small_figure(a, pact, "s||NL|2017/18"));
    assert_int_equal(c.why_not, COMPARABLE);
    assert_false(c.margin_known);
    assert_int_equal(c.sign, CHANGE_UNKNOWN);
}

static void under_a_presumed_definition_editions_do_not_mix(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a, "count", SHARE_V1 "  certainty: presumed\n");
    const Figure *last = small_figure(a, pact, "s||NL|2018/19");
    assert_int_equal(
        comparison(&pact->monitor, small_figure(a, pact, "s||NL|2017/18"), last).why_not,
        INCOMPARABLE_PRESUMED);
    assert_int_equal(comparison(&pact->monitor, small_figure(a, pact, "s||NL|2007/08"),
                                small_figure(a, pact, "s||NL|2017/18"))
                         .why_not,
                     COMPARABLE);
}

static void a_revision_of_a_presumed_definition_tells_no_difference(void **state)
{
    Arena *a = *state;
    const Pact *pact =
        small_pact(a, (SmallFiles){
                          .definitions = SHARE_V1 "  certainty: presumed\n",
                          .series = "s,share-v1,count,,\n",
                          .in_force = "e2019,share,share-v1\n",
                          .figures = FIGURES "s,,NL,2017/18,e2019,28,one\n"
                                             "s,,NL,2017/18,e2020,29,one\n",
                      });
    RevisionList list = revisions(a, &pact->monitor, NULL, NULL);
    assert_int_equal(list.count, 1);
    assert_false(list.items[0].comparable);
}

static void groups_are_not_compared_over_time(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a, "count", SHARE_V1);
    assert_int_equal(comparison(&pact->monitor, small_figure(a, pact, "s||NL|2007/08"),
                                small_figure(a, pact, "s|level=low|NL|2017/18"))
                         .why_not,
                     INCOMPARABLE_CELL);
}

static void before_the_first_edition_nothing_is_known(void **state)
{
    Arena *a = *state;
    expect_text(small_answer(a, redefined(a), "workers", "2019-05-31"), "");
    expect_text(small_answer(a, redefined(a), "workers", "0001-01-01"), "");
}

static void a_day_counts_to_its_end_in_amsterdam(void **state)
{
    Arena *a = *state;
    assert_true(small_answer(a, redefined(a), "workers", "2019-06-01").length > 0);
}

static void a_figure_that_is_not_republished_is_carried_forward(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a, "count", SHARE_V1);
    expect_text(small_answer(a, pact, "share", "2024-12-31"),
                "2007/08 21 e2019\n"
                "2016/17 28 e2019\n"
                "2017/18 29 e2019\n"
                "2018/19 30 e2020\n"
                "level=low 2017/18 25 e2019");
}

static void a_cell_is_sorted_and_leaves_totals_out(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a, "count", SHARE_V1);
    const Definition *definition = &pact->monitor.definitions.items[0];
    Cell cell;
    Error err = {0};
    assert_true(cell_parse(a, &pact->monitor, definition, S(" sex = women ; level=high "),
                           &cell, &err));
    expect_text(cell.text, "level=high;sex=women");
    expect_text(cell_label(a, cell, LANG_NL), "hoog, vrouwen");
    assert_true(cell_parse(a, &pact->monitor, definition, S("level=low+high;sex=_T"),
                           &cell, &err));
    expect_text(cell.text, "");
}

static void a_wrong_cell_names_what_is_near(void **state)
{
    Arena *a = *state;
    const Pact *pact = shares(a, "count", SHARE_V1);
    const Definition *definition = &pact->monitor.definitions.items[0];
    Cell cell;
    Error err = {0};
    assert_false(cell_parse(a, &pact->monitor, definition, S("sex=woman"), &cell, &err));
    assert_string_equal(err.message, "dimension \"sex\" has no code \"woman\"");
    assert_string_equal(err.hint, "Did you mean \"women\"?");
    err = (Error){0};
    assert_false(cell_parse(a, &pact->monitor, definition, S("colour=red"), &cell, &err));
    assert_string_equal(err.hint, "It knows level, sex.");
    assert_false(
        cell_parse(a, &pact->monitor, definition, S("sex=men;sex=women"), &cell, &err));
    assert_false(cell_parse(a, &pact->monitor, definition, S("women"), &cell, &err));
}

static void a_key_reads_back_to_its_figure(void **state)
{
    Arena *a = *state;
    const Pact *pact = redefined(a);
    for (size_t i = 0; i < pact->monitor.figures.count; i++) {
        const Figure *figure = pact->monitor.figures.items[i];
        const Figure *back = NULL;
        Error err = {0};
        assert_true(figure_by_key(a, &pact->monitor, figure_key(a, figure), &back, &err));
        assert_ptr_equal(back, figure);
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_retroactive_redefinition_leaves_the_old_editions_as_they_were),
        FACT(overlapping_region_schemes_are_never_one_line),
        FACT(a_survey_redesign_is_a_break_that_says_why),
        FACT(a_correction_and_a_withdrawal_are_rows_and_overwrite_nothing),
        FACT(a_draft_is_never_an_answer),
        FACT(provisional_becomes_final_and_both_stay_known),
        FACT(a_figure_stated_only_as_a_change_is_a_statement_not_a_figure),
        FACT(totals_that_miss_by_rounding_stay_as_published),
        FACT(totals_that_miss_by_more_are_told_until_signed),
        FACT(two_sources_for_one_figure_are_one_figure),
        FACT(a_total_that_exists_only_as_men_plus_women_is_computed_and_says_so),
        FACT(shares_and_hidden_parts_are_never_added),
        FACT(each_breakdown_may_have_its_own_target),
        FACT(a_printed_rise_of_one_unit_is_a_rise),
        FACT(without_a_margin_no_direction_is_claimed),
        FACT(under_a_presumed_definition_editions_do_not_mix),
        FACT(a_revision_of_a_presumed_definition_tells_no_difference),
        FACT(groups_are_not_compared_over_time),
        FACT(before_the_first_edition_nothing_is_known),
        FACT(a_day_counts_to_its_end_in_amsterdam),
        FACT(a_figure_that_is_not_republished_is_carried_forward),
        FACT(a_cell_is_sorted_and_leaves_totals_out),
        FACT(a_wrong_cell_names_what_is_near),
        FACT(a_key_reads_back_to_its_figure),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
