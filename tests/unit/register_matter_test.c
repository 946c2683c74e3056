/* SPDX-License-Identifier: EUPL-1.2
 * register_matter_test.c - facts about questions, barriers and the rest
 */
#include "expect.h"

#include "domain/register/matter.h"
#include "domain/register/refusal.h"

static const Duty OF_SCHOOL = {DUTY_REPORTER, S_INIT("school"), {0}};
static const Duty OF_UNION = {DUTY_REPORTER, S_INIT("union"), {0}};
static const Duty OF_OFFICE = {DUTY_EDITOR, {0}, {0}};
static const Person SCHOOL = {.id = 1, .duties = &OF_SCHOOL, .duty_count = 1};
static const Person UNION = {.id = 2, .duties = &OF_UNION, .duty_count = 1};
static const Person OFFICE = {.id = 3, .duties = &OF_OFFICE, .duty_count = 1};

static Matter question(void)
{
    return (Matter){.id = 1,
                    .kind = MATTER_QUESTION,
                    .step = 1,
                    .person = 2,
                    .title = S("Hoe?"),
                    .owner = S("school")};
}

/* What comes of it; MATTER_STATES when it is refused, with why in *code. */
static MatterState after(const Matter *matter, MatterAct act, int *code)
{
    MatterState to = MATTER_STATES;
    Error err = {0};
    bool good = matter_act_check(matter, &act, &to, &err);
    *code = err.code;
    return good ? to : MATTER_STATES;
}

static void a_question_is_answered_by_who_is_asked(void **state)
{
    (void)state;
    Matter matter = question();
    int code;
    MatterAct act = {.person = &SCHOOL, .deed = MATTER_ANSWER, .text = S("Zo.")};
    assert_int_equal(after(&matter, act, &code), MATTER_ANSWERED);
    act.person = &UNION;
    assert_int_equal(after(&matter, act, &code), MATTER_STATES);
    assert_int_equal(code, REFUSAL_NOT_ALLOWED);
    act.person = &OFFICE; /* not even the office answers for another */
    assert_int_equal(after(&matter, act, &code), MATTER_STATES);
}

static void an_answer_has_words(void **state)
{
    (void)state;
    Matter matter = question();
    int code;
    assert_int_equal(
        after(&matter, (MatterAct){.person = &SCHOOL, .deed = MATTER_ANSWER}, &code),
        MATTER_STATES);
    assert_int_equal(code, REFUSAL_SAY);
}

static void who_asked_may_ask_again_or_take_it_back(void **state)
{
    (void)state;
    Matter matter = question();
    assert_true(matter_may(&UNION, &matter, MATTER_WITHDRAW));
    assert_false(matter_may(&SCHOOL, &matter, MATTER_WITHDRAW));
    matter.state = MATTER_ANSWERED;
    assert_false(matter_may(&UNION, &matter, MATTER_WITHDRAW));
    assert_true(matter_may(&UNION, &matter, MATTER_REOPEN));
    assert_false(matter_may(&SCHOOL, &matter, MATTER_REOPEN));
}

static void a_barrier_is_sorted_before_it_is_answered(void **state)
{
    (void)state;
    Matter matter = {.kind = MATTER_BARRIER, .person = 2, .title = S("Te weinig kamers")};
    int code;
    assert_false(matter_may(&OFFICE, &matter, MATTER_ANSWER));
    assert_int_equal(
        after(&matter, (MatterAct){.person = &OFFICE, .deed = MATTER_TO_REMOVE}, &code),
        MATTER_STATES);
    assert_int_equal(code, REFUSAL_OWNER);
    MatterAct act = {.person = &OFFICE, .deed = MATTER_TO_REMOVE, .owner = S("school")};
    assert_int_equal(after(&matter, act, &code), MATTER_REMOVE);
    matter.state = MATTER_REMOVE;
    matter.owner = S("school");
    assert_true(matter_may(&SCHOOL, &matter, MATTER_ANSWER));
    act.deed = MATTER_TO_ESCALATE; /* sorted anew */
    assert_int_equal(after(&matter, act, &code), MATTER_ESCALATE);
}

static void a_decision_names_who_does_it_and_when(void **state)
{
    (void)state;
    Matter matter = {.kind = MATTER_AGENDA, .person = 3, .title = S("Jaarverslag")};
    int code;
    MatterAct act = {.person = &OFFICE,
                     .deed = MATTER_DECIDE,
                     .text = S("Akkoord."),
                     .owner = S("school")};
    assert_int_equal(after(&matter, act, &code), MATTER_STATES);
    assert_int_equal(code, REFUSAL_DATE);
    act.due = (Date){2018, 9, 1};
    assert_int_equal(after(&matter, act, &code), MATTER_DECIDED);
    matter.state = MATTER_DECIDED;
    assert_true(matter_is_open(&matter)); /* it must still be done */
}

static void joining_is_open_to_everybody_and_seen_by_the_office(void **state)
{
    (void)state;
    Matter matter = {.kind = MATTER_JOINING, .title = S("Bakkerij"), .contact = S("x")};
    Error err = {0};
    assert_true(matter_may_put_in(NULL, MATTER_JOINING));
    assert_false(matter_may_put_in(NULL, MATTER_BARRIER));
    assert_false(matter_check(&matter, &err));
    assert_int_equal(err.code, REFUSAL_MAIL);
    matter.contact = S("b@example.org");
    assert_true(matter_check(&matter, &err));
    assert_false(matter_may_read(&UNION, &matter, NULL));
    assert_true(matter_may_read(&OFFICE, &matter, NULL));
    /* A stranger has no number, and is not who put it in. */
    assert_false(matter_may_read(&(Person){.id = 0}, &matter, NULL));
}

static void a_link_is_a_web_address(void **state)
{
    (void)state;
    Matter matter = {.kind = MATTER_TASK, .title = S("x"), .link = S("javascript:1")};
    Error err = {0};
    assert_false(matter_check(&matter, &err));
    matter.link = S("https://example.org/stuk");
    assert_true(matter_check(&matter, &err));
}

static void words_are_read_back(void **state)
{
    (void)state;
    for (int i = 0; i < MATTER_DEEDS; i++) {
        MatterDeed deed;
        assert_true(matter_deed_parse(matter_deed_word((MatterDeed)i), &deed));
        assert_int_equal(deed, i);
    }
    for (int i = 0; i < MATTER_STATES; i++) {
        MatterState found;
        assert_true(matter_state_parse(matter_state_word((MatterState)i), &found));
        assert_int_equal(found, i);
    }
    MatterKind kind;
    assert_false(matter_kind_parse(S("feast"), &kind));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_question_is_answered_by_who_is_asked),
        FACT(an_answer_has_words),
        FACT(who_asked_may_ask_again_or_take_it_back),
        FACT(a_barrier_is_sorted_before_it_is_answered),
        FACT(a_decision_names_who_does_it_and_when),
        FACT(joining_is_open_to_everybody_and_seen_by_the_office),
        FACT(a_link_is_a_web_address),
        FACT(words_are_read_back),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
