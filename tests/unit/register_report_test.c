/* SPDX-License-Identifier: EUPL-1.2
 * register_report_test.c - the steps of a report, and how an action stands
 *
 * Oracle: the rule of standing.h, worked by hand for the days below.
 */
#include "expect.h"

#include "domain/register/refusal.h"
#include "domain/register/report.h"
#include "domain/register/standing.h"

static void every_step_follows_the_picture_and_no_other(void **state)
{
    (void)state;
    /* Rows: from new, draft, submitted, approved, returned, accepted. Columns: save,
     * submit, approve, return, accept. The letter of the next state; - is refused. */
    static const char *const table[REPORT_STATES] = {
        "ds---", "ds---", "--ar-", "---rp", "ds---", "-----",
    };
    static const char letters[REPORT_STATES] = {'n', 'd', 's', 'a', 'r', 'p'};
    for (int s = 0; s < REPORT_STATES; s++) {
        for (int d = 0; d < REPORT_DEEDS; d++) {
            ReportState to;
            bool follows = report_next((ReportState)s, (ReportDeed)d, true, &to);
            assert_int_equal(follows ? letters[to] : '-', table[s][d]);
        }
    }
}

static void without_an_approver_a_party_sends_straight_to_the_office(void **state)
{
    (void)state;
    ReportState to;
    assert_true(report_next(REPORT_DRAFT, REPORT_SUBMIT, false, &to));
    assert_int_equal(to, REPORT_APPROVED);
}

static void nobody_accepts_what_they_had_a_hand_in(void **state)
{
    (void)state;
    static const Duty duties[] = {{DUTY_EDITOR, {0}, {0}}};
    Person els = {.id = 3, .duties = duties, .duty_count = 1};
    Concern concern = {.party = S("vhto")};
    const int64_t hands[] = {7, 3};
    assert_false(report_may(&els, REPORT_ACCEPT, REPORT_APPROVED, &concern, hands, 2));
    assert_true(report_may(&els, REPORT_ACCEPT, REPORT_APPROVED, &concern, hands, 1));
    assert_true(report_may(&els, REPORT_RETURN, REPORT_APPROVED, &concern, hands, 2));
    assert_false(report_may(&els, REPORT_ACCEPT, REPORT_SUBMITTED, &concern, hands, 1));
}

static void the_approver_of_a_party_returns_until_it_is_approved(void **state)
{
    (void)state;
    static const Duty duties[] = {{DUTY_PARTY_APPROVER, S_INIT("vhto"), {0}}};
    Person dirk = {.id = 4, .duties = duties, .duty_count = 1};
    Concern own = {.party = S("vhto")};
    Concern other = {.party = S("ocw")};
    assert_true(report_may(&dirk, REPORT_RETURN, REPORT_SUBMITTED, &own, NULL, 0));
    assert_false(report_may(&dirk, REPORT_RETURN, REPORT_APPROVED, &own, NULL, 0));
    assert_false(report_may(&dirk, REPORT_RETURN, REPORT_SUBMITTED, &other, NULL, 0));
}

static void a_draft_may_be_unfinished_and_what_is_sent_may_not(void **state)
{
    (void)state;
    static const struct {
        ReportContent content;
        Refusal save;
        Refusal submit;
    } cases[] = {
        {{.status = S_INIT("")}, REFUSAL_NONE, REFUSAL_STATUS},
        {{.status = S_INIT("on-schedule")}, REFUSAL_NONE, REFUSAL_DONE},
        {{.status = S_INIT("on-schedule"), .done = S_INIT(" \n ")},
         REFUSAL_NONE,
         REFUSAL_DONE},
        {{.status = S_INIT("waiting"), .done = S_INIT("x")}, REFUSAL_NONE, REFUSAL_UNTIL},
        {{.status = S_INIT("waiting"),
          .until = S_INIT("2019-02-30"),
          .done = S_INIT("x")},
         REFUSAL_DATE,
         REFUSAL_DATE},
        {{.status = S_INIT("finished"),
          .done = S_INIT("x"),
          .reached = S_INIT("1.350.000")},
         REFUSAL_COUNT_FORM,
         REFUSAL_COUNT_FORM},
        {{.status = S_INIT("finished"), .done = S_INIT("x"), .reached = S_INIT("-1")},
         REFUSAL_COUNT_FORM,
         REFUSAL_COUNT_FORM},
        {{.status = S_INIT("finished"), .done = S_INIT("x"), .reached = S_INIT("1.400")},
         REFUSAL_COUNT_FORM,
         REFUSAL_COUNT_FORM},
        {{.status = S_INIT("finished"),
          .done = S_INIT("x"),
          .evidence = S_INIT("https://a.example/x\njavascript:alert(1)")},
         REFUSAL_EVIDENCE,
         REFUSAL_EVIDENCE},
        {{.status = S_INIT("finished"),
          .done = S_INIT("x"),
          .reached = S_INIT("1350"),
          .wanted = S_INIT("2000"),
          .evidence = S_INIT("https://a.example/x\n")},
         REFUSAL_NONE,
         REFUSAL_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Error save = {0}, submit = {0};
        assert_int_equal(report_check(&cases[i].content, REPORT_SAVE, &save),
                         cases[i].save == REFUSAL_NONE);
        assert_int_equal(save.code, cases[i].save);
        assert_int_equal(report_check(&cases[i].content, REPORT_SUBMIT, &submit),
                         cases[i].submit == REFUSAL_NONE);
        assert_int_equal(submit.code, cases[i].submit);
    }
}

/* One action of two owners, a round closed on 15 May 2019 and one on 15 May 2021. */
typedef struct World {
    Party parties[2];
    const Party *owners[2];
    Action action;
    Report reports[4];
    Round rounds[2];
    Register reg;
} World;

static Date day(const char *text)
{
    Date date = {0};
    assert_true(date_parse(str_of(text), &date));
    return date;
}

static void make_world(World *world)
{
    *world = (World){0};
    world->owners[0] = &world->parties[0];
    world->owners[1] = &world->parties[1];
    world->action.owners = (PartyRefs){world->owners, 2};
    world->rounds[0] = (Round){.id = S("one"), .closed = day("2019-05-15")};
    world->rounds[1] = (Round){.id = S("two"), .closed = day("2021-05-15")};
    world->reg.rounds = (RoundList){world->rounds, 2};
    world->reg.reports = (ReportList){world->reports, 0};
    world->reg.actions = (ActionList){&world->action, 1};
}

static void say(World *world, size_t owner, const char *date, ReportStatus status)
{
    world->reports[world->reg.reports.count++] = (Report){.action = &world->action,
                                                          .party = &world->parties[owner],
                                                          .date = day(date),
                                                          .status = status};
}

static void expect_stand(World *world, const char *date, Stand stand)
{
    Arena *a = arena_new();
    register_index(a, &world->reg);
    assert_int_equal(action_stand(&world->reg, &world->action, day(date)), stand);
    arena_free(a);
}

static void without_a_report_an_action_is_silent_only_after_a_round(void **state)
{
    (void)state;
    World world;
    make_world(&world);
    expect_stand(&world, "2019-05-14", STAND_NOT_ASKED);
    expect_stand(&world, "2019-05-15", STAND_SILENT);
}

static void who_waits_for_a_decision_is_reminded_and_never_late_before(void **state)
{
    (void)state;
    World world;
    make_world(&world);
    world.action.state = ACTION_WAITING;
    world.action.remind_after = day("2019-09-21");
    expect_stand(&world, "2019-05-20", STAND_WAITING);
    expect_stand(&world, "2019-09-20", STAND_WAITING);
    expect_stand(&world, "2019-09-21", STAND_SILENT);
}

static void a_report_counts_a_year_and_then_until_a_round_closes(void **state)
{
    (void)state;
    World world;
    make_world(&world);
    say(&world, 0, "2019-05-20", REPORT_ON_SCHEDULE);
    say(&world, 1, "2019-05-20", REPORT_ON_SCHEDULE);
    expect_stand(&world, "2019-05-19", STAND_SILENT); /* it was not there yet */
    expect_stand(&world, "2019-05-20", STAND_ON_SCHEDULE);
    expect_stand(&world, "2021-05-14", STAND_ON_SCHEDULE); /* old, but nobody asked */
    expect_stand(&world, "2021-05-15", STAND_SILENT);
}

static void finished_and_stopped_stay(void **state)
{
    (void)state;
    World world;
    make_world(&world);
    say(&world, 0, "2019-05-10", REPORT_FINISHED);
    say(&world, 1, "2019-05-10", REPORT_FINISHED);
    expect_stand(&world, "2031-01-01", STAND_FINISHED);
}

static void the_most_worrying_owner_counts(void **state)
{
    (void)state;
    World world;
    make_world(&world);
    say(&world, 0, "2019-05-10", REPORT_FINISHED);
    expect_stand(&world, "2019-05-16", STAND_SILENT); /* the other said nothing */
    say(&world, 1, "2019-05-11", REPORT_NEEDS_ATTENTION);
    expect_stand(&world, "2019-05-16", STAND_ATTENTION);
    say(&world, 1, "2019-05-12", REPORT_STALLED);
    expect_stand(&world, "2019-05-16", STAND_STALLED);
}

static void waiting_holds_until_its_day(void **state)
{
    (void)state;
    World world;
    make_world(&world);
    for (size_t owner = 0; owner < 2; owner++) {
        say(&world, owner, "2019-05-10", REPORT_WAITING);
        world.reports[owner].until = day("2019-09-01");
    }
    expect_stand(&world, "2019-09-01", STAND_WAITING);
    expect_stand(&world, "2019-09-02", STAND_ATTENTION);
}

static void of_two_reports_on_one_day_the_later_counts(void **state)
{
    (void)state;
    World world;
    make_world(&world);
    world.action.owners.count = 1;
    say(&world, 0, "2019-05-10", REPORT_ON_SCHEDULE);
    say(&world, 0, "2019-05-10", REPORT_STALLED);
    expect_stand(&world, "2019-05-10", STAND_STALLED);
}

static void the_day_of_the_register_is_its_last_fact(void **state)
{
    (void)state;
    World world;
    make_world(&world);
    assert_int_equal(date_compare(register_day(&world.reg), day("2021-05-15")), 0);
    say(&world, 0, "2022-01-01", REPORT_ON_SCHEDULE);
    assert_int_equal(date_compare(register_day(&world.reg), day("2022-01-01")), 0);
    Register empty = {0};
    assert_false(date_is_set(register_day(&empty)));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(every_step_follows_the_picture_and_no_other),
        FACT(without_an_approver_a_party_sends_straight_to_the_office),
        FACT(nobody_accepts_what_they_had_a_hand_in),
        FACT(the_approver_of_a_party_returns_until_it_is_approved),
        FACT(a_draft_may_be_unfinished_and_what_is_sent_may_not),
        FACT(without_a_report_an_action_is_silent_only_after_a_round),
        FACT(who_waits_for_a_decision_is_reminded_and_never_late_before),
        FACT(a_report_counts_a_year_and_then_until_a_round_closes),
        FACT(finished_and_stopped_stay),
        FACT(the_most_worrying_owner_counts),
        FACT(waiting_holds_until_its_day),
        FACT(of_two_reports_on_one_day_the_later_counts),
        FACT(the_day_of_the_register_is_its_last_fact),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
