/* SPDX-License-Identifier: EUPL-1.2
 * keep_mail_test.c - facts about mail that waits, goes, fails and comes back
 */
#include "kept_store.h"

#include "keep/mail.h"

static const Moment NOON = {1700000000};

static Moment later(int64_t seconds)
{
    return (Moment){NOON.seconds + seconds};
}

static Store *empty_queue(Arena *a)
{
    Store *store = kept_store(a);
    GOOD(store_run(store, S("DELETE FROM mail_file"), NO_VALUES, err));
    GOOD(store_run(store, S("DELETE FROM mail"), NO_VALUES, err));
    return store;
}

static void put(Store *store, Str subject)
{
    MailFile file = {S("a.docx"), S("application/octet-stream"), S("a\0b")};
    Mail mail = {.kind = S("reminder"),
                 .name = S("Zoë"),
                 .address = S("zoe@example.org"),
                 .subject = subject,
                 .plain = S("secret link"),
                 .html = S("<p>secret link</p>"),
                 .leave = S(""),
                 .files = &file,
                 .file_count = 1};
    GOOD(store_begin(store, err));
    GOOD(mail_put(store, &mail, NOON, err));
    GOOD(store_commit(store, err));
}

static KeptMail taken(Arena *a, Store *store, Moment now)
{
    KeptMail mail = {0};
    GOOD(mail_take(a, store, now, &mail, err));
    return mail;
}

static void who_takes_one_has_it_for_ten_minutes(void **state)
{
    Store *store = empty_queue(*state);
    put(store, S("one"));
    put(store, S("two"));
    KeptMail first = taken(*state, store, NOON);
    expect_text(first.mail.subject, "one");
    expect_text(first.mail.name, "Zoë");
    assert_int_equal(first.mail.file_count, 1);
    expect_str(first.mail.files[0].bytes, S("a\0b"));
    expect_text(taken(*state, store, NOON).mail.subject, "two");
    assert_int_equal(taken(*state, store, later(MAIL_LEASE_SECONDS - 1)).id, 0);
    expect_text(taken(*state, store, later(MAIL_LEASE_SECONDS)).mail.subject, "one");
    store_close(store);
}

static void what_was_sent_says_nothing_any_more(void **state)
{
    Store *store = empty_queue(*state);
    put(store, S("one"));
    GOOD(mail_sent(store, taken(*state, store, NOON).id, NOON, err));
    assert_int_equal(kept_number(store, S("SELECT count(*) FROM mail WHERE plain LIKE "
                                          "'%secret%' OR html LIKE '%secret%'")),
                     0);
    assert_int_equal(kept_number(store, S("SELECT count(*) FROM mail_file")), 0);
    assert_int_equal(taken(*state, store, later(3600)).id, 0);
    store_close(store);
}

static void what_fails_for_now_waits_longer_each_time(void **state)
{
    static const int64_t WAITS[] = {60, 300, 900, 3600, 14400, 14400};
    Store *store = empty_queue(*state);
    Moment now = NOON;
    put(store, S("one"));
    for (size_t i = 0; i < sizeof WAITS / sizeof WAITS[0]; i++) {
        KeptMail mail = taken(*state, store, now);
        assert_int_equal(mail.tries, i + 1);
        GOOD(mail_failed(store, mail.id, S("451 busy"), false, now, err));
        now.seconds += WAITS[i] - 1;
        assert_int_equal(taken(*state, store, now).id, 0);
        now.seconds++;
    }
    store_close(store);
}

static void after_five_days_it_is_given_up(void **state)
{
    Store *store = empty_queue(*state);
    KeptMails all;
    put(store, S("one"));
    KeptMail mail = taken(*state, store, NOON);
    GOOD(mail_failed(store, mail.id, S("no connection"), false,
                     later(MAIL_PATIENCE_SECONDS), err));
    GOOD(mail_list(*state, store, &all, err));
    assert_int_equal(all.items[0].state, MAIL_REFUSED);
    expect_text(all.items[0].trouble, "no connection");
    store_close(store);
}

static void a_refusal_for_good_is_not_tried_again(void **state)
{
    Store *store = empty_queue(*state);
    put(store, S("one"));
    KeptMail mail = taken(*state, store, NOON);
    GOOD(mail_failed(store, mail.id, S("550 no such user"), true, NOON, err));
    assert_int_equal(taken(*state, store, later(86400)).id, 0);
    store_close(store);
}

static void what_comes_back_is_noted_by_its_id(void **state)
{
    Store *store = empty_queue(*state);
    KeptMails all;
    bool found;
    put(store, S("one"));
    KeptMail mail = taken(*state, store, NOON);
    GOOD(mail_sent(store, mail.id, NOON, err));
    GOOD(mail_bounced(store, S("unknown"), S("5.1.1"), NOON, &found, err));
    assert_false(found);
    GOOD(mail_bounced(store, mail.message_id, S("5.1.1 unknown"), NOON, &found, err));
    assert_true(found);
    GOOD(mail_list(*state, store, &all, err));
    assert_int_equal(all.items[0].state, MAIL_BOUNCED);
    store_close(store);
}

static void it_is_kept_with_what_it_is_about_or_not_at_all(void **state)
{
    Store *store = empty_queue(*state);
    Mail mail = {.kind = S("x"), .address = S("a@example.org")};
    GOOD(store_begin(store, err));
    GOOD(mail_put(store, &mail, NOON, err));
    store_rollback(store);
    assert_int_equal(taken(*state, store, NOON).id, 0);
    store_close(store);
}

static void what_went_ninety_days_ago_is_forgotten(void **state)
{
    Store *store = empty_queue(*state);
    put(store, S("old"));
    GOOD(mail_sent(store, taken(*state, store, NOON).id, NOON, err));
    put(store, S("waits"));
    GOOD(mail_forget(store, later(MAIL_KEPT_SECONDS), err));
    assert_int_equal(kept_number(store, S("SELECT count(*) FROM mail")), 2);
    GOOD(mail_forget(store, later(MAIL_KEPT_SECONDS + 1), err));
    assert_int_equal(kept_number(store, S("SELECT count(*) FROM mail")), 1);
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(who_takes_one_has_it_for_ten_minutes),
        FACT(what_was_sent_says_nothing_any_more),
        FACT(what_fails_for_now_waits_longer_each_time),
        FACT(after_five_days_it_is_given_up),
        FACT(a_refusal_for_good_is_not_tried_again),
        FACT(what_comes_back_is_noted_by_its_id),
        FACT(it_is_kept_with_what_it_is_about_or_not_at_all),
        FACT(what_went_ninety_days_ago_is_forgotten),
    };
    return run_kept(facts);
}
