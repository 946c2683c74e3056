/* SPDX-License-Identifier: EUPL-1.2
 * base_nearest_test.c - facts about "did you mean"
 */
#include "expect.h"

#include "base/nearest.h"

static Str best_of(const char *wanted, const char *const *candidates, size_t count)
{
    Nearest nearest = nearest_to(str_of(wanted));
    for (size_t i = 0; i < count; i++) {
        nearest_offer(&nearest, str_of(candidates[i]));
    }
    return nearest.best;
}

static void the_candidate_with_fewest_changes_is_nearest(void **state)
{
    (void)state;
    const char *const candidates[] = {"men", "women", "_T"};
    expect_text(best_of("woman", candidates, 3), "women");
}

static void among_equals_the_same_first_letter_wins(void **state)
{
    (void)state;
    const char *const candidates[] = {"find", "kind", "mind"};
    expect_text(best_of("kond", candidates, 3), "kind");
    const char *const turned[] = {"kind", "bond"};
    expect_text(best_of("kond", turned, 2), "kind");
}

static void what_is_not_like_it_is_not_offered(void **state)
{
    Arena *a = *state;
    const char *const candidates[] = {"licence", "office"};
    expect_text(best_of("colour", candidates, 2), "");
    Nearest nearest = nearest_to(S("x"));
    expect_text(nearest_hint(a, &nearest), "");
}

static void the_hint_asks(void **state)
{
    Arena *a = *state;
    Nearest nearest = nearest_to(S("vtho"));
    nearest_offer(&nearest, S("vito"));
    expect_text(nearest_hint(a, &nearest), "Did you mean \"vito\"?");
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(the_candidate_with_fewest_changes_is_nearest),
        FACT(among_equals_the_same_first_letter_wins),
        FACT(what_is_not_like_it_is_not_offered),
        FACT(the_hint_asks),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
