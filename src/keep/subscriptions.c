/* SPDX-License-Identifier: EUPL-1.2
 * subscriptions.c - asked, confirmed, left; and what was told
 */
#include "keep/subscriptions.h"

#include "domain/register/refusal.h"
#include "secrets/secrets.h"

static bool looks_like_mail(Str mail)
{
    Str name, host;
    return str_cut(mail, '@', &name, &host) && name.length > 0 && mail.length < 200 &&
           str_contains(host, S(".")) && !str_contains(mail, S(" ")) &&
           !str_contains(mail, S("<")) && !str_contains(host, S("@"));
}

static bool forget_unconfirmed(Store *store, Moment now, Error *err)
{
    return store_run(
               store,
               S("DELETE FROM subscription WHERE confirmed_at = 0 AND asked_at < $1"),
               VALUES(store_integer(now.seconds - SUBSCRIPTION_ASKED_SECONDS)), err) &&
           store_run(store,
                     S("DELETE FROM subscriber WHERE NOT EXISTS (SELECT 1 FROM "
                       "subscription WHERE subscription.subscriber = subscriber.id)"),
                     NO_VALUES, err);
}

/* The number of this address; made when it is new. */
static bool subscriber_of(Arena *a, Store *store, const Subscription *wanted, int64_t *id,
                          Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, S("SELECT id FROM subscriber WHERE mail = $1"),
                    VALUES(store_text(wanted->mail)), &rows, err)) {
        return false;
    }
    if (rows.count > 0) {
        *id = row_integer(&rows, 0, 0);
        return true;
    }
    return store_number(store, S("SELECT COALESCE(MAX(id), 0) + 1 FROM subscriber"),
                        NO_VALUES, id, err) &&
           store_run(store,
                     S("INSERT INTO subscriber (id, mail, language, leave) VALUES ($1, "
                       "$2, $3, $4)"),
                     VALUES(store_integer(*id), store_text(wanted->mail),
                            store_text(wanted->lang == LANG_EN ? S("en") : S("nl")),
                            store_text(secret_token(a))),
                     err);
}

static bool is_not_too_often(Store *store, int64_t subscriber, Moment now, Error *err)
{
    int64_t count;
    return store_number(
               store,
               S("SELECT count(*) FROM subscription WHERE subscriber = $1 AND "
                 "asked_at > $2"),
               VALUES(store_integer(subscriber), store_integer(now.seconds - 3600)),
               &count, err) &&
           (count < SUBSCRIPTION_ASKED_MOST ||
            REFUSE(err, ERR_BUSY, REFUSAL_TOO_OFTEN, "too many links for this address"));
}

static bool add(Arena *a, Store *store, int64_t subscriber, const Subscription *wanted,
                Moment now, Str *token, Error *err)
{
    Str made = secret_token(a);
    StoreRows rows;
    if (!store_rows(a, store,
                    S("SELECT confirmed_at FROM subscription WHERE subscriber = $1 AND "
                      "kind = $2 AND subject = $3"),
                    VALUES(store_integer(subscriber), store_text(wanted->kind),
                           store_text(wanted->subject)),
                    &rows, err)) {
        return false;
    }
    *token = rows.count > 0 && row_integer(&rows, 0, 0) != 0 ? S("") : made;
    return token->length == 0 ||
           (is_not_too_often(store, subscriber, now, err) &&
            store_run(store,
                      S("INSERT INTO subscription (subscriber, kind, subject, asked_at, "
                        "confirmed_at, token) VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT "
                        "(subscriber, kind, subject) DO UPDATE SET asked_at = "
                        "excluded.asked_at, token = excluded.token"),
                      VALUES(store_integer(subscriber), store_text(wanted->kind),
                             store_text(wanted->subject), store_integer(now.seconds),
                             store_bytes(secret_digest(a, made))),
                      err));
}

bool subscription_ask(Arena *a, Store *store, const Subscription *wanted, Moment now,
                      Str *token, Error *err)
{
    int64_t subscriber;
    if (!looks_like_mail(wanted->mail)) {
        return REFUSE(err, ERR_INVALID, REFUSAL_MAIL, "this is no mail address");
    }
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = forget_unconfirmed(store, now, err) &&
                subscriber_of(a, store, wanted, &subscriber, err) &&
                add(a, store, subscriber, wanted, now, token, err) &&
                store_commit(store, err);
    store_rollback(store);
    return good;
}

#define SUBSCRIPTION_COLUMNS                                                             \
    "SELECT mail, language, kind, subject, leave FROM subscription JOIN subscriber ON "  \
    "subscriber.id = subscription.subscriber "

static Subscription read_one(const StoreRows *rows, size_t i)
{
    return (Subscription){.mail = row_text(rows, i, 0),
                          .lang = str_equal(row_text(rows, i, 1), S("en")) ? LANG_EN
                                                                           : LANG_NL,
                          .kind = row_text(rows, i, 2),
                          .subject = row_text(rows, i, 3),
                          .leave = row_text(rows, i, 4)};
}

bool subscription_look(Arena *a, Store *store, Str token, Moment now, Subscription *found,
                       Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S(SUBSCRIPTION_COLUMNS "WHERE token = $1 AND asked_at > $2"),
                    VALUES(store_bytes(secret_digest(a, token)),
                           store_integer(now.seconds - SUBSCRIPTION_ASKED_SECONDS)),
                    &rows, err)) {
        return false;
    }
    if (rows.count == 0) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_LINK, "this link is too old, or none");
    }
    *found = read_one(&rows, 0);
    return true;
}

bool subscription_confirm(Arena *a, Store *store, Str token, Moment now, Error *err)
{
    Subscription found;
    return subscription_look(a, store, token, now, &found, err) &&
           store_run(
               store,
               S("UPDATE subscription SET confirmed_at = $2 WHERE token = $1 AND "
                 "confirmed_at = 0"),
               VALUES(store_bytes(secret_digest(a, token)), store_integer(now.seconds)),
               err);
}

bool subscription_leave(Store *store, Str leave, Error *err)
{
    if (!store_begin(store, err)) {
        return false;
    }
    bool good =
        store_run(store,
                  S("DELETE FROM subscription WHERE subscriber IN (SELECT id FROM "
                    "subscriber WHERE leave = $1)"),
                  VALUES(store_text(leave)), err) &&
        store_run(store, S("DELETE FROM subscriber WHERE leave = $1"),
                  VALUES(store_text(leave)), err) &&
        store_commit(store, err);
    store_rollback(store);
    return good;
}

bool subscriptions_all(Arena *a, Store *store, Subscriptions *all, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S(SUBSCRIPTION_COLUMNS "WHERE confirmed_at <> 0 ORDER BY mail, kind, "
                                           "subject"),
                    NO_VALUES, &rows, err)) {
        return false;
    }
    *all = (Subscriptions){PUSH_ARRAY(a, Subscription, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        all->items[i] = read_one(&rows, i);
    }
    return true;
}

bool told_put(Arena *a, Store *store, Str what, Str value, Str *before, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store, S("SELECT value FROM told WHERE what = $1"),
                    VALUES(store_text(what)), &rows, err)) {
        return false;
    }
    *before = rows.count > 0 ? row_text(&rows, 0, 0) : S("");
    return str_equal(*before, value) ||
           store_run(
               store,
               S("INSERT INTO told (what, value) VALUES ($1, $2) ON CONFLICT (what) "
                 "DO UPDATE SET value = excluded.value"),
               VALUES(store_text(what), store_text(value)), err);
}
