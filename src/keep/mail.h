/* SPDX-License-Identifier: EUPL-1.2
 * mail.h - mail on its way out: a queue that loses nothing
 *
 *   mail_put()  --> waiting --mail_take()--> (somebody sends it) --mail_sent()----> sent
 *                     ^                              |                               |
 *                     |                        mail_failed() mail_bounced()
 *                     '------- for now --------------'--- for good --> refused    bounced
 *
 * It is put in by the transaction of what it is about: both are kept, or neither. Who
 * takes one has it for ten minutes; when nothing was heard by then, another may take it.
 * So it is sent at least once, and twice only when a program died between sending and
 * saying so.
 *
 * What fails for now is tried again after 1, 5, 15 and 60 minutes, then every four hours;
 * after five days it is refused. What it said is emptied when it is sent or refused, for
 * a link in it may sign somebody in; address and subject go after ninety days.
 *
 * Reads no clock: `now` is handed down.
 */
#ifndef KEEP_MAIL_H
#define KEEP_MAIL_H

#include "base/date.h"
#include "store/store.h"

enum {
    MAIL_LEASE_SECONDS = 10 * 60,
    MAIL_PATIENCE_SECONDS = 5 * 24 * 3600,
    MAIL_KEPT_SECONDS = 90 * 24 * 3600,
};

typedef struct MailFile {
    Str name; /* melding-katapult.docx */
    Str type; /* of its content, as MIME has it */
    Str bytes;
} MailFile;

typedef struct Mail {
    Str kind; /* in one word: invitation, reminder, release */
    Str name; /* of who gets it; may be empty */
    Str address;
    Str subject;
    Str plain;
    Str html;  /* empty: plain text alone */
    Str leave; /* an address that ends the subscription by one click; empty: none */
    const MailFile *files;
    size_t file_count;
} Mail;

typedef enum MailState {
    MAIL_WAITING,
    MAIL_SENT,
    MAIL_REFUSED,
    MAIL_BOUNCED,
    MAIL_STATES,
} MailState;

typedef struct KeptMail {
    int64_t id;
    Mail mail; /* files only by mail_take() */
    Moment asked_at;
    Str message_id; /* without its angle brackets; unique, and not to be guessed */
    MailState state;
    int64_t tries;
    Moment next_at;
    Moment changed_at;
    Str trouble; /* of the last try, in words */
} KeptMail;
typedef struct KeptMails {
    KeptMail *items;
    size_t count;
} KeptMails;

/* Within the caller's transaction. */
MUST_CHECK bool mail_put(Store *store, const Mail *mail, Moment now, Error *err);
/* The next one to send, for ten minutes; id 0: none waits. */
MUST_CHECK bool mail_take(Arena *a, Store *store, Moment now, KeptMail *mail, Error *err);
MUST_CHECK bool mail_sent(Store *store, int64_t id, Moment now, Error *err);
/* Tried again later, unless it is for good or has been tried for five days. */
MUST_CHECK bool mail_failed(Store *store, int64_t id, Str trouble, bool is_for_good,
                            Moment now, Error *err);
/* It came back. False in `found`: no mail of ours has this id. */
MUST_CHECK bool mail_bounced(Store *store, Str message_id, Str trouble, Moment now,
                             bool *found, Error *err);
int64_t mail_retry_seconds(int64_t tries);
/* Takes out what went its way ninety days ago. */
MUST_CHECK bool mail_forget(Store *store, Moment now, Error *err);

/* What waits, was refused or came back, then the newest that were sent: 200 at most. */
MUST_CHECK bool mail_list(Arena *a, Store *store, KeptMails *mails, Error *err);
Str mail_state_word(MailState state);

#endif
