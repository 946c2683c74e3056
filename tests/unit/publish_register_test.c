/* SPDX-License-Identifier: EUPL-1.2
 * publish_register_test.c - the register: likeness, the ladder, loose ends, and targets
 */
#include "domain/figures/progress.h"
#include "domain/register/follow.h"
#include "small_pact.h"

/* A register made by hand: two themes, three parties, two indicators. */
typedef struct Made {
    Theme themes[2];
    Party parties[3];
    Indicator indicators[2];
    Action actions[6];
    Practice practices[3];
    Service services[2];
    Region region;
    PactVersion versions[2];
    Line lines[3];
    Succession successions[1];
    Register reg;
} Made;

static PartyRefs parties(Arena *a, const Party *one, const Party *other)
{
    PartyRefs refs = {PUSH_ARRAY(a, const Party *, 2), 0};
    if (one != NULL) {
        refs.items[refs.count++] = one;
    }
    if (other != NULL) {
        refs.items[refs.count++] = other;
    }
    return refs;
}

static IndicatorRefs one_indicator(Arena *a, const Indicator *indicator)
{
    IndicatorRefs refs = {PUSH_ARRAY(a, const Indicator *, 1), 1};
    refs.items[0] = indicator;
    return refs;
}

/* 0 asks; 1 has its programme; 2 its figure; 3 its partner, other theme; 4 its partner,
 * its theme; 5 is a sub-action of 0. */
static Made *made(Arena *a)
{
    Made *m = PUSH(a, Made);
    m->reg.actions = (ActionList){m->actions, 6};
    m->reg.parties = (PartyList){m->parties, 3};
    m->reg.practices = (PracticeList){m->practices, 3};
    m->reg.services = (ServiceList){m->services, 2};
    m->reg.lines = (LineList){m->lines, 3};
    m->reg.successions = (SuccessionList){m->successions, 1};
    for (size_t i = 0; i < 6; i++) {
        m->actions[i].theme = &m->themes[1];
    }
    m->actions[0].theme = m->actions[4].theme = &m->themes[0];
    m->actions[0].programme = m->actions[1].programme = S("faster");
    m->actions[0].owners = parties(a, &m->parties[0], NULL);
    m->actions[0].partners = parties(a, &m->parties[1], &m->parties[0]);
    m->actions[0].indicators = one_indicator(a, &m->indicators[0]);
    m->actions[2].indicators = one_indicator(a, &m->indicators[0]);
    m->actions[3].partners = parties(a, &m->parties[1], NULL);
    m->actions[4].partners = parties(a, &m->parties[1], NULL);
    m->actions[5].parent = &m->actions[0];
    m->actions[5].indicators = one_indicator(a, &m->indicators[0]);
    return m;
}

static void alike_is_programme_first_then_what_is_shared(void **state)
{
    Made *m = made(*state);
    LikenessList like = actions_like(*state, &m->reg, &m->actions[0], 9);
    assert_int_equal(like.count, 3);
    assert_ptr_equal(like.items[0].action, &m->actions[1]);
    assert_true(like.items[0].same_programme);
    assert_ptr_equal(like.items[1].action, &m->actions[2]);
    assert_int_equal(like.items[1].indicator_count, 1);
    assert_ptr_equal(like.items[2].action, &m->actions[4]);
    assert_int_equal(like.items[2].party_count, 1);
    assert_int_equal(like.items[2].owner_count, 0);
}

static void one_partner_in_another_theme_is_not_alike(void **state)
{
    Made *m = made(*state);
    LikenessList like = actions_like(*state, &m->reg, &m->actions[3], 9);
    assert_int_equal(like.count, 0);
}

static void a_party_that_owns_and_joins_is_shared_once(void **state)
{
    Arena *a = *state;
    Made *m = made(a);
    m->actions[4].owners = parties(a, &m->parties[0], NULL);
    LikenessList like = actions_like(a, &m->reg, &m->actions[0], 9);
    assert_ptr_equal(like.items[1].action, &m->actions[4]); /* heavier than the figure */
    assert_int_equal(like.items[1].owner_count, 1);
    assert_int_equal(like.items[1].party_count, 2);
}

static void likeness_stops_at_the_number_asked(void **state)
{
    Made *m = made(*state);
    assert_int_equal(actions_like(*state, &m->reg, &m->actions[0], 1).count, 1);
    assert_int_equal(actions_like(*state, &m->reg, &m->actions[0], 0).count, 0);
}

static void each_practice_stands_on_one_step(void **state)
{
    Made *m = made(*state);
    m->practices[1].stage = PRACTICE_PILOT;
    PracticeRefs pilots = practices_on_step(*state, &m->reg, PRACTICE_PILOT);
    assert_int_equal(pilots.count, 1);
    assert_ptr_equal(pilots.items[0], &m->practices[1]);
    assert_int_equal(practices_on_step(*state, &m->reg, PRACTICE_NOT_STATED).count, 2);
    assert_int_equal(practices_on_step(*state, &m->reg, PRACTICE_STOP).count, 0);
}

static void an_action_is_past_after_its_last_day(void **state)
{
    Made *m = made(*state);
    m->actions[1].ends = (Date){2019, 12, 31};
    m->actions[2].state = ACTION_ENDED;
    m->actions[5].ends = (Date){2018, 12, 31}; /* a sub-action is told with its whole */
    ActionRefs past = actions_past(*state, &m->reg, (Date){2020, 1, 1});
    assert_int_equal(past.count, 2);
    assert_ptr_equal(past.items[0], &m->actions[1]);
    assert_ptr_equal(past.items[1], &m->actions[2]);
    assert_int_equal(actions_past(*state, &m->reg, (Date){2019, 12, 31}).count, 1);
    assert_int_equal(actions_past(*state, &m->reg, (Date){0}).count, 1);
}

static void an_older_line_without_succession_is_a_loose_end(void **state)
{
    Made *m = made(*state);
    m->lines[0].version = m->lines[1].version = &m->versions[0];
    m->lines[2].version = &m->versions[1];
    m->successions[0] = (Succession){.from = &m->lines[0], .to = &m->lines[2]};
    LineRefs loose = lines_without_successor(*state, &m->reg, &m->versions[1]);
    assert_int_equal(loose.count, 1);
    assert_ptr_equal(loose.items[0], &m->lines[1]);
    m->successions[0] = (Succession){.from = &m->lines[0], .how = SUCCESSION_ENDS};
    assert_int_equal(lines_without_successor(*state, &m->reg, &m->versions[1]).count, 2);
}

static void a_service_belongs_to_the_regions_of_its_action_and_offerer(void **state)
{
    Arena *a = *state;
    Made *m = made(a);
    const Region *there[] = {&m->region};
    RegionRefs regions = {there, 1};
    assert_int_equal(services_about(a, &m->reg, (About){.regions = &regions}).count, 0);
    m->services[0].action = &m->actions[0];
    m->actions[0].regions = regions;
    m->services[1].offered_by = parties(a, &m->parties[2], NULL);
    m->parties[2].region = &m->region;
    assert_int_equal(services_about(a, &m->reg, (About){.regions = &regions}).count, 2);
}

static void a_sub_action_counts_for_its_action(void **state)
{
    Made *m = made(*state);
    m->practices[0].action = &m->actions[5];
    About about = {.action = &m->actions[0]};
    assert_int_equal(practices_about(*state, &m->reg, about).count, 1);
    assert_int_equal(practices_about(*state, &m->reg, (About){0}).count, 0);
}

#define TARGETS                                                                          \
    "id,indicator,definition,region,due,operator,value,unit,cannot_because_nl\n"

static const Pact *with_target(Arena *a, const char *figures, const char *target)
{
    return small_pact(
        a, (SmallFiles){.definitions = WORKERS_V1 WORKERS_V2 SHARE_V1,
                        .series = "w1,workers-v1,count,,\nw2,workers-v2,count,,\n"
                                  "s1,share-v1,count,,\nsampled,workers-v1,sample,,\n",
                        .figures = str_c(a, str_format(a, FIGURES "%s", figures)),
                        .targets = str_c(a, str_format(a, TARGETS "%s", target))});
}

static Progress progress_of(const Pact *pact)
{
    return target_progress(&pact->monitor, &pact->monitor.targets.items[0],
                           as_of_latest());
}

static void progress_is_the_latest_of_the_same_definition(void **state)
{
    Progress p =
        progress_of(with_target(*state,
                                "w1,,NL,2017,e2019,6000,one\n"
                                "w1,,NL,2018,e2019,6500,one\n"
                                "w2,,NL,2019,e2020,19000,one\n",
                                "t,workers,workers-v1,NL,2025,,20000,persons,\n"));
    assert_int_equal(p.kind, PROGRESS_KNOWN);
    expect_str(p.figure->value.text, S("6500"));
    assert_int_equal(p.reached, REACHED_NO);
    assert_int_equal(p.percent, 32); /* 32.5, rounded down */
    assert_false(p.is_rounded);
    assert_true(p.is_early);
}

static void progress_is_never_taken_from_another_definition(void **state)
{
    Progress p =
        progress_of(with_target(*state, "w2,,NL,2019,e2020,19000,one\n",
                                "t,workers,workers-v1,NL,2025,,20000,persons,\n"));
    assert_int_equal(p.kind, PROGRESS_NO_FIGURE);
    assert_null(p.figure);
}

static void a_target_without_definition_cannot_be_followed(void **state)
{
    Progress p = progress_of(with_target(*state, "w1,,NL,2019,e2020,19000,one\n",
                                         "t,workers,,NL,2025,,20000,persons,Waarom.\n"));
    assert_int_equal(p.kind, PROGRESS_CANNOT);
}

static void a_figure_after_the_date_does_not_answer(void **state)
{
    Progress p = progress_of(with_target(*state,
                                         "w1,,NL,2018,e2019,90,one\n"
                                         "w1,,NL,2021,e2022,120,one\n",
                                         "t,workers,workers-v1,NL,2020,,100,persons,\n"));
    expect_str(p.figure->value.text, S("90"));
    assert_int_equal(p.percent, 90);
}

static void a_correction_replaces_the_figure(void **state)
{
    const char *figures = "w1,,NL,2018,e2019,90,one\nw1,,NL,2018,e2020,100,one\n";
    Progress p = progress_of(
        with_target(*state, figures, "t,workers,workers-v1,NL,2020,,100,persons,\n"));
    expect_str(p.figure->value.text, S("100"));
    assert_int_equal(p.reached, REACHED_YES);
}

static void a_rounded_share_on_its_target_is_not_known(void **state)
{
    Progress p = progress_of(with_target(*state, "s1,,NL,2019/20,e2020,35,one\n",
                                         "t,share,share-v1,NL,2020,,35,pct,\n"));
    assert_int_equal(p.kind, PROGRESS_KNOWN);
    assert_int_equal(p.reached, REACHED_NOT_KNOWN);
    assert_int_equal(p.percent, -1); /* 35 of 35 percent is no percentage to show */
    assert_true(p.is_rounded);
}

static void a_share_half_below_its_target_is_not_reached(void **state)
{
    Progress p = progress_of(with_target(*state, "s1,,NL,2019/20,e2020,34,one\n",
                                         "t,share,share-v1,NL,2020,,35,pct,\n"));
    assert_int_equal(p.reached, REACHED_NO);
}

static void a_sample_without_margin_tells_nothing(void **state)
{
    Progress p = progress_of(with_target(*state, "sampled,,NL,2019,e2020,300,one\n",
                                         "t,workers,workers-v1,NL,2020,,100,persons,\n"));
    assert_int_equal(p.kind, PROGRESS_KNOWN);
    assert_int_equal(p.reached, REACHED_NOT_KNOWN);
}

static void what_has_to_fall_has_no_percentage(void **state)
{
    Progress p =
        progress_of(with_target(*state, "w1,,NL,2019,e2020,80,one\n",
                                "t,workers,workers-v1,NL,2020,at-most,100,persons,\n"));
    assert_int_equal(p.reached, REACHED_YES);
    assert_int_equal(p.percent, -1);
}

static void a_target_without_date_takes_the_latest(void **state)
{
    Progress p = progress_of(with_target(*state,
                                         "w1,,NL,2018,e2019,90,one\n"
                                         "w1,,NL,2021,e2022,120,one\n",
                                         "t,workers,workers-v1,NL,,,100,persons,\n"));
    expect_str(p.figure->value.text, S("120"));
    assert_false(p.is_early);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(alike_is_programme_first_then_what_is_shared),
        FACT(one_partner_in_another_theme_is_not_alike),
        FACT(a_party_that_owns_and_joins_is_shared_once),
        FACT(likeness_stops_at_the_number_asked),
        FACT(each_practice_stands_on_one_step),
        FACT(an_action_is_past_after_its_last_day),
        FACT(an_older_line_without_succession_is_a_loose_end),
        FACT(a_service_belongs_to_the_regions_of_its_action_and_offerer),
        FACT(a_sub_action_counts_for_its_action),
        FACT(progress_is_the_latest_of_the_same_definition),
        FACT(progress_is_never_taken_from_another_definition),
        FACT(a_target_without_definition_cannot_be_followed),
        FACT(a_figure_after_the_date_does_not_answer),
        FACT(a_correction_replaces_the_figure),
        FACT(a_rounded_share_on_its_target_is_not_known),
        FACT(a_share_half_below_its_target_is_not_reached),
        FACT(a_sample_without_margin_tells_nothing),
        FACT(what_has_to_fall_has_no_percentage),
        FACT(a_target_without_date_takes_the_latest),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
