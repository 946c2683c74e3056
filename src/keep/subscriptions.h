/* SPDX-License-Identifier: EUPL-1.2
 * subscriptions.h - who hears by mail of new figures, or how an action stands
 *
 *   asked      an address and a subject        -> a mail with a link
 *   confirmed  the button behind that link      -> mails, each with a way to stop
 *   left       one click (RFC 8058), or a button: the address and all it followed are
 * gone
 *
 * Nobody gets more than the one mail they asked for until they confirm it. What is not
 * confirmed in a week is forgotten. An address gets at most three links in an hour.
 *
 *   told       what subscribers heard last, so that each change is told once, whichever
 *              program sees it first
 */
#ifndef KEEP_SUBSCRIPTIONS_H
#define KEEP_SUBSCRIPTIONS_H

#include "base/date.h"
#include "domain/words.h"
#include "store/store.h"

enum {
    SUBSCRIPTION_ASKED_SECONDS = 7 * 24 * 3600,
    SUBSCRIPTION_ASKED_MOST = 3, /* in an hour */
};

/* Of kind "all" the subject is empty; of "indicator", "theme", "region" and "action" it
 * is an id. */
typedef struct Subscription {
    Str mail;
    Lang lang;
    Str kind;
    Str subject;
    Str leave; /* stops all mail to this address */
} Subscription;
typedef struct Subscriptions {
    Subscription *items;
    size_t count;
} Subscriptions;

/* The token goes into a mail; empty: this was confirmed before, and nothing is sent. */
MUST_CHECK bool subscription_ask(Arena *a, Store *store, const Subscription *wanted,
                                 Moment now, Str *token, Error *err);
/* Without using it: what the link is about. ERR_NOT_FOUND: too old, or none. */
MUST_CHECK bool subscription_look(Arena *a, Store *store, Str token, Moment now,
                                  Subscription *found, Error *err);
MUST_CHECK bool subscription_confirm(Arena *a, Store *store, Str token, Moment now,
                                     Error *err);
/* Also when it was left before: one click never fails. */
MUST_CHECK bool subscription_leave(Store *store, Str leave, Error *err);
/* Those that are confirmed, by address. */
MUST_CHECK bool subscriptions_all(Arena *a, Store *store, Subscriptions *all, Error *err);

/* Within the caller's transaction: notes `value`, and gives what was noted before; empty
 * when nothing was. */
MUST_CHECK bool told_put(Arena *a, Store *store, Str what, Str value, Str *before,
                         Error *err);

#endif
