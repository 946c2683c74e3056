/* SPDX-License-Identifier: EUPL-1.2
 * keep_matters_test.c - what people ask each other is kept alike by every database
 */
#include "kept_store.h"

#include "domain/register/refusal.h"
#include "keep/audit.h"
#include "keep/matters.h"
#include "kept_people.h"

static void a_question_is_kept_with_all_that_was_said(void **state)
{
    Arena *a = *state;
    Store *store = kept_store(a);
    Person *asker = somebody(a, store, (Duty){.kind = DUTY_STEERING});
    Person *asked =
        somebody(a, store, (Duty){.kind = DUTY_REPORTER, .party = S("school-a")});
    Matter question = {.kind = MATTER_QUESTION,
                       .title = S("Hoe ver é?"),
                       .text = S("Graag\nuitleg."),
                       .owner = S("school-a"),
                       .action = S("first-action")};
    int64_t id;
    Matters open;
    MatterSteps steps;
    GOOD(matters_put_in(a, store, &question, asker, (Moment){100}, &id, err));
    GOOD(matters_asked_of(a, store, asked, &open, err));
    assert_int_equal(open.count, 1);
    expect_text(open.items[0].text, "Graag\nuitleg.");
    GOOD(matters_asked_of(a, store, asker, &open, err));
    assert_int_equal(open.count, 0);

    MatterAct act = {.person = asked,
                     .deed = MATTER_ANSWER,
                     .step = 1,
                     .text = S("Halverwege."),
                     .now = {200}};
    GOOD(matters_act(a, store, id, &act, err));
    REFUSED(REFUSAL_CHANGED, matters_act(a, store, id, &act, err));
    GOOD(matters_asked_of(a, store, asked, &open, err));
    assert_int_equal(open.count, 0);
    GOOD(matters_steps(a, store, id, &steps, err));
    assert_int_equal(steps.count, 2);
    assert_int_equal(steps.items[0].deed, MATTER_ANSWER);
    expect_text(steps.items[0].text, "Halverwege.");
    expect_text(steps.items[1].name, "Iemand");
    store_close(store);
}

static void what_is_refused_leaves_nothing(void **state)
{
    Arena *a = *state;
    Store *store = kept_store(a);
    Person *reporter =
        somebody(a, store, (Duty){.kind = DUTY_REPORTER, .party = S("school-b")});
    Matter task = {.kind = MATTER_TASK, .title = S("Iets")};
    Matter barrier = {.kind = MATTER_BARRIER, .title = S("Te weinig kamers")};
    MatterAct act = {
        .person = reporter, .deed = MATTER_TO_REMOVE, .step = 1, .owner = S("school-b")};
    int64_t id, untouched = -7;
    Matter found;
    REFUSED(REFUSAL_NOT_ALLOWED,
            matters_put_in(a, store, &task, reporter, (Moment){1}, &untouched, err));
    assert_int_equal(untouched, -7);
    GOOD(matters_put_in(a, store, &barrier, reporter, (Moment){1}, &id, err));
    REFUSED(REFUSAL_NOT_ALLOWED, matters_act(a, store, id, &act, err));
    GOOD(matters_find(a, store, id, &found, err));
    assert_int_equal(found.step, 1);
    assert_int_equal(found.state, MATTER_OPEN);
    REFUSED(REFUSAL_NOT_FOUND, matters_find(a, store, 123456, &found, err));
    store_close(store);
}

static void strangers_cannot_fill_the_register(void **state)
{
    Arena *a = *state;
    Store *store = kept_store(a);
    Matter joining = {.kind = MATTER_JOINING,
                      .title = S("Bakkerij"),
                      .text = S("Tien plekken."),
                      .contact = S("b@example.org")};
    int64_t id;
    Moment day = {10000000};
    for (int i = 0; i < JOININGS_A_DAY; i++) {
        GOOD(matters_put_in(a, store, &joining, NULL, day, &id, err));
    }
    REFUSED(REFUSAL_TOO_OFTEN, matters_put_in(a, store, &joining, NULL, day, &id, err));
    day.seconds += 24 * 3600;
    GOOD(matters_put_in(a, store, &joining, NULL, day, &id, err));
    store_close(store);
}

static void all_of_it_is_in_the_audit(void **state)
{
    Arena *a = *state;
    Store *store = kept_store(a);
    AuditReport report;
    GOOD(audit_check(a, store, &report, err));
    expect_text(report.fault, "");
    assert_true(report.rows > 0);
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_question_is_kept_with_all_that_was_said),
        FACT(what_is_refused_leaves_nothing),
        FACT(strangers_cannot_fill_the_register),
        FACT(all_of_it_is_in_the_audit),
    };
    return run_kept(facts);
}
