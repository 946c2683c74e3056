/* SPDX-License-Identifier: EUPL-1.2
 * keep_subscriptions_test.c - facts about who follows what, and what was told
 */
#include "kept_store.h"

#include "domain/register/refusal.h"
#include "keep/subscriptions.h"

static const Moment NOON = {1700000000};

static Moment later(int64_t seconds)
{
    return (Moment){NOON.seconds + seconds};
}

static Store *empty_list(Arena *a)
{
    Store *store = kept_store(a);
    GOOD(store_run(store, S("DELETE FROM subscription"), NO_VALUES, err));
    GOOD(store_run(store, S("DELETE FROM subscriber"), NO_VALUES, err));
    GOOD(store_run(store, S("DELETE FROM told"), NO_VALUES, err));
    return store;
}

static Str asked(Arena *a, Store *store, Str kind, Str subject, Moment now)
{
    Str token = {0};
    Subscription wanted = {
        .mail = S("ina@example.org"), .kind = kind, .subject = subject};
    GOOD(subscription_ask(a, store, &wanted, now, &token, err));
    return token;
}

static size_t confirmed(Arena *a, Store *store)
{
    Subscriptions all;
    GOOD(subscriptions_all(a, store, &all, err));
    return all.count;
}

static void nothing_is_sent_before_a_second_yes(void **state)
{
    Store *store = empty_list(*state);
    Str token = asked(*state, store, S("all"), S(""), NOON);
    assert_int_equal(confirmed(*state, store), 0);
    GOOD(subscription_confirm(*state, store, token, NOON, err));
    assert_int_equal(confirmed(*state, store), 1);
    store_close(store);
}

static void what_is_confirmed_is_not_asked_again(void **state)
{
    Store *store = empty_list(*state);
    Str token = asked(*state, store, S("action"), S("x"), NOON);
    GOOD(subscription_confirm(*state, store, token, NOON, err));
    expect_text(asked(*state, store, S("action"), S("x"), later(10)), "");
    store_close(store);
}

static void a_link_is_kept_as_a_digest_and_works_for_a_week(void **state)
{
    Store *store = empty_list(*state);
    Subscription found;
    Error why = {0};
    Str token = asked(*state, store, S("theme"), S("x"), NOON);
    GOOD(subscription_look(*state, store, token, later(SUBSCRIPTION_ASKED_SECONDS - 1),
                           &found, err));
    expect_text(found.subject, "x");
    assert_false(subscription_look(*state, store, token,
                                   later(SUBSCRIPTION_ASKED_SECONDS), &found, &why));
    assert_int_equal(why.kind, ERR_NOT_FOUND);
    assert_int_equal(kept_number(store, S("SELECT count(*) FROM subscription WHERE "
                                          "length(token) = 32")),
                     1);
    store_close(store);
}

static void an_address_gets_three_links_in_an_hour(void **state)
{
    Store *store = empty_list(*state);
    Str token;
    Error why = {0};
    Subscription wanted = {
        .mail = S("ina@example.org"), .kind = S("theme"), .subject = S("4")};
    (void)asked(*state, store, S("theme"), S("1"), NOON);
    (void)asked(*state, store, S("theme"), S("2"), NOON);
    (void)asked(*state, store, S("theme"), S("3"), NOON);
    assert_false(subscription_ask(*state, store, &wanted, later(60), &token, &why));
    assert_int_equal(why.code, REFUSAL_TOO_OFTEN);
    GOOD(subscription_ask(*state, store, &wanted, later(3600), &token, err));
    store_close(store);
}

static void who_leaves_is_gone_with_all_they_followed(void **state)
{
    Store *store = empty_list(*state);
    Subscriptions all;
    GOOD(subscription_confirm(*state, store, asked(*state, store, S("all"), S(""), NOON),
                              NOON, err));
    GOOD(subscriptions_all(*state, store, &all, err));
    GOOD(subscription_leave(store, all.items[0].leave, err));
    assert_int_equal(kept_number(store, S("SELECT count(*) FROM subscriber")), 0);
    GOOD(subscription_leave(store, all.items[0].leave, err));
    store_close(store);
}

static void what_was_told_is_known(void **state)
{
    Store *store = empty_list(*state);
    Str before;
    GOOD(told_put(*state, store, S("action:x"), S("1"), &before, err));
    expect_text(before, "");
    GOOD(told_put(*state, store, S("action:x"), S("2"), &before, err));
    expect_text(before, "1");
    GOOD(told_put(*state, store, S("action:x"), S("2"), &before, err));
    expect_text(before, "2");
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(nothing_is_sent_before_a_second_yes),
        FACT(what_is_confirmed_is_not_asked_again),
        FACT(a_link_is_kept_as_a_digest_and_works_for_a_week),
        FACT(an_address_gets_three_links_in_an_hour),
        FACT(who_leaves_is_gone_with_all_they_followed),
        FACT(what_was_told_is_known),
    };
    return run_kept(facts);
}
