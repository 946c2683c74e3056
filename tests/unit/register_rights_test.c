/* SPDX-License-Identifier: EUPL-1.2
 * register_rights_test.c - the table of rights, written out a second time
 */
#include "expect.h"

#include "domain/register/rights.h"

static const Str NORTH[] = {S_INIT("part@1:north")};
static const Concern OWN = {S_INIT("vhto"), NORTH, 1};
static const Concern OTHER = {S_INIT("ocw"), NULL, 0};

static Person with(const Duty *duty)
{
    return (Person){.id = 1, .duties = duty, .duty_count = 1};
}

/* One letter per deed: read, report, approve, review, judge, accept, round, run, agenda,
 * people, mail, draft, edition, release; a all, o own, - nothing. */
static void each_duty_reaches_as_far_as_is_written_here(void **state)
{
    (void)state;
    static const struct {
        Duty duty;
        const char *deeds;
    } rows[] = {
        {{DUTY_REPORTER, S_INIT("vhto"), {0}}, "oo------------"},
        {{DUTY_PARTY_APPROVER, S_INIT("vhto"), {0}}, "ooo-o---------"},
        {{DUTY_COORDINATOR, {0}, S_INIT("part@1:north")}, "o--oo---------"},
        {{DUTY_EDITOR, {0}, {0}}, "aa-aaaaaa-aaaa"},
        {{DUTY_APPROVER, {0}, {0}}, "a--aaa-aa--a-a"},
        {{DUTY_STEERING, {0}, {0}}, "a-------a--a--"},
        {{DUTY_ADMIN, {0}, {0}}, "---------aa---"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Person person = with(&rows[i].duty);
        for (int d = DEED_READ; d < DEED_COUNT; d++) {
            char reach = rows[i].deeds[d - DEED_READ];
            assert_int_equal(person_may(&person, (Deed)d, &OWN), reach != '-');
            assert_int_equal(person_may(&person, (Deed)d, &OTHER), reach == 'a');
            assert_int_equal(person_may(&person, (Deed)d, NULL), reach != '-');
        }
        assert_true(person_may(&person, DEED_SIGNED, NULL));
        assert_true(duty_fits(&rows[i].duty));
    }
}

static void nobody_may_do_nothing(void **state)
{
    (void)state;
    Person leaver = {.id = 7};
    assert_true(person_may(NULL, DEED_NONE, NULL));
    for (int d = DEED_SIGNED; d < DEED_COUNT; d++) {
        assert_false(person_may(NULL, (Deed)d, NULL));
        assert_false(person_may(&leaver, (Deed)d, &OWN));
    }
}

static void a_person_acts_for_several_parties(void **state)
{
    (void)state;
    static const Duty duties[] = {{DUTY_REPORTER, S_INIT("vhto"), {0}},
                                  {DUTY_REPORTER, S_INIT("ocw"), {0}}};
    Person person = {.id = 1, .duties = duties, .duty_count = 2};
    Concern third = {.party = S("fme")};
    assert_true(person_may(&person, DEED_REPORT, &OWN));
    assert_true(person_may(&person, DEED_REPORT, &OTHER));
    assert_false(person_may(&person, DEED_REPORT, &third));
}

static void a_duty_goes_with_its_party_or_region(void **state)
{
    (void)state;
    Duty wrong[] = {
        {.kind = DUTY_REPORTER},
        {.kind = DUTY_REPORTER, .party = S("vhto"), .region = S("NL")},
        {.kind = DUTY_COORDINATOR, .party = S("vhto")},
        {.kind = DUTY_EDITOR, .party = S("vhto")},
        {.kind = DUTY_ADMIN, .region = S("NL")},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(duty_fits(&wrong[i]));
    }
}

static void words_of_duties_are_read_back(void **state)
{
    (void)state;
    DutyKind kind;
    for (int i = 0; i < DUTY_COUNT; i++) {
        assert_true(duty_parse(duty_word((DutyKind)i), &kind));
        assert_int_equal(kind, i);
    }
    assert_false(duty_parse(S("king"), &kind));
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(each_duty_reaches_as_far_as_is_written_here),
        FACT(nobody_may_do_nothing),
        FACT(a_person_acts_for_several_parties),
        FACT(a_duty_goes_with_its_party_or_region),
        FACT(words_of_duties_are_read_back),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
