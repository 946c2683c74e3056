/* SPDX-License-Identifier: EUPL-1.2
 * register_alike_test.c - facts about texts that say the same
 *
 * Oracle, by hand. Three texts: "docenten techniek", "techniek kamers", "kamers huren".
 * Each of techniek and kamers stands in two of three, the others in one, so with
 * w2 = ln(1 + 3/2) = 0.9163 and w1 = ln(1 + 3/1) = 1.3863:
 *
 *   first and second: w2*w2 / (sqrt(w1^2 + w2^2) * sqrt(w2^2 + w2^2))
 *                   = 0.8396 / (1.6618 * 1.2958) = 0.3899
 */
#include "expect.h"

#include "domain/register/alike.h"

static AlikeIndex *three(Arena *a)
{
    Str *items = PUSH_ARRAY(a, Str, 3);
    items[0] = S("docenten techniek");
    items[1] = S("techniek, kamers");
    items[2] = S("Kamers huren");
    return alike_index(a, (StrList){items, 3});
}

static void likeness_is_the_cosine_worked_out_by_hand(void **state)
{
    Arena *a = *state;
    AlikeIndex *index = three(a);
    assert_true(alike_between(index, 0, 1) > 0.38985 &&
                alike_between(index, 0, 1) < 0.38995);
    assert_true(alike_between(index, 0, 2) == 0);
    assert_true(alike_between(index, 1, 1) > 0.999999);
}

static void the_most_alike_come_first(void **state)
{
    Arena *a = *state;
    AlikeIndex *index = three(a);
    AlikeFound found = alike_find(a, index, S("Kamers om te huren"), 5, 0);
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[0].text, 2);
    assert_int_equal(found.items[1].text, 1);
    assert_int_equal(alike_find(a, index, S("Kamers huren"), 1, 0).count, 1);
    assert_int_equal(alike_find(a, index, S("Kamers"), 5, 0.99).count, 0);
}

static void forms_of_a_word_are_one_word(void **state)
{
    Arena *a = *state;
    AlikeIndex *index = three(a);
    assert_int_equal(alike_find(a, index, S("DOCENTENTEKORT"), 5, 0.5).count, 1);
    assert_int_equal(alike_find(a, index, S("de en het"), 5, 0).count, 0);
    assert_int_equal(alike_find(a, index, S(""), 5, 0).count, 0);
}

static void what_is_shared_is_told_in_words(void **state)
{
    Arena *a = *state;
    AlikeIndex *index = three(a);
    StrList shared = alike_shared(a, index, 2, 1, 5);
    assert_int_equal(shared.count, 1);
    expect_text(shared.items[0], "Kamers");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(likeness_is_the_cosine_worked_out_by_hand),
        FACT(the_most_alike_come_first),
        FACT(forms_of_a_word_are_one_word),
        FACT(what_is_shared_is_told_in_words),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
