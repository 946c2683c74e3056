/* SPDX-License-Identifier: EUPL-1.2
 * mail.c - putting mail in the queue, taking it out, and what became of it
 */
#include "keep/mail.h"

#include "secrets/secrets.h"

static const Str WORDS[MAIL_STATES] = {S_INIT("waiting"), S_INIT("sent"),
                                       S_INIT("refused"), S_INIT("bounced")};

Str mail_state_word(MailState state)
{
    return WORDS[state];
}

static MailState state_of(Str word)
{
    for (int i = 0; i < MAIL_STATES; i++) {
        if (str_equal(word, WORDS[i])) {
            return (MailState)i;
        }
    }
    return MAIL_WAITING;
}

static bool put_files(Store *store, int64_t id, const Mail *mail, Error *err)
{
    for (size_t i = 0; i < mail->file_count; i++) {
        const MailFile *file = &mail->files[i];
        if (!store_run(store,
                       S("INSERT INTO mail_file (mail, item, name, type, bytes) VALUES "
                         "($1, $2, $3, $4, $5)"),
                       VALUES(store_integer(id), store_integer((int64_t)i),
                              store_text(file->name), store_text(file->type),
                              store_bytes(file->bytes)),
                       err)) {
            return false;
        }
    }
    return true;
}

bool mail_put(Store *store, const Mail *mail, Moment now, Error *err)
{
    Arena *tmp = arena_new();
    int64_t id;
    bool good =
        store_number(store, S("SELECT COALESCE(MAX(id), 0) + 1 FROM mail"), NO_VALUES,
                     &id, err) &&
        store_run(store,
                  S("INSERT INTO mail (id, asked_at, kind, name, address, subject, "
                    "plain, html, leave, message_id, state, tries, next_at, changed_at, "
                    "trouble) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
                    "'waiting', 0, $2, $2, '')"),
                  VALUES(store_integer(id), store_integer(now.seconds),
                         store_text(mail->kind), store_text(mail->name),
                         store_text(mail->address), store_text(mail->subject),
                         store_text(mail->plain), store_text(mail->html),
                         store_text(mail->leave), store_text(secret_token(tmp))),
                  err) &&
        put_files(store, id, mail, err);
    arena_free(tmp);
    return good;
}

#define MAIL_COLUMNS                                                                     \
    "SELECT id, asked_at, kind, name, address, subject, plain, html, leave, "            \
    "message_id, state, tries, next_at, changed_at, trouble FROM mail "

static KeptMail read_mail(const StoreRows *rows, size_t i)
{
    return (KeptMail){
        .id = row_integer(rows, i, 0),
        .asked_at = {row_integer(rows, i, 1)},
        .mail = {.kind = row_text(rows, i, 2),
                 .name = row_text(rows, i, 3),
                 .address = row_text(rows, i, 4),
                 .subject = row_text(rows, i, 5),
                 .plain = row_text(rows, i, 6),
                 .html = row_text(rows, i, 7),
                 .leave = row_text(rows, i, 8)},
        .message_id = row_text(rows, i, 9),
        .state = state_of(row_text(rows, i, 10)),
        .tries = row_integer(rows, i, 11),
        .next_at = {row_integer(rows, i, 12)},
        .changed_at = {row_integer(rows, i, 13)},
        .trouble = row_text(rows, i, 14),
    };
}

static bool read_files(Arena *a, Store *store, int64_t id, Mail *mail, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S("SELECT name, type, bytes FROM mail_file WHERE mail = $1 ORDER BY "
                      "item"),
                    VALUES(store_integer(id)), &rows, err)) {
        return false;
    }
    MailFile *files = PUSH_ARRAY(a, MailFile, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++) {
        files[i] = (MailFile){row_text(&rows, i, 0), row_text(&rows, i, 1),
                              row_bytes(&rows, i, 2)};
    }
    mail->files = files;
    mail->file_count = rows.count;
    return true;
}

/* Most seconds nobody has mail to send; then nothing is written, and nobody waits. */
static bool any_waits(Store *store, Moment now, bool *waits, Error *err)
{
    int64_t count;
    bool good = store_number(
        store, S("SELECT count(*) FROM mail WHERE state = 'waiting' AND next_at <= $1"),
        VALUES(store_integer(now.seconds)), &count, err);
    *waits = good && count > 0;
    return good;
}

static bool lease(Store *store, const KeptMail *mail, Moment now, Error *err)
{
    return store_run(
        store, S("UPDATE mail SET tries = tries + 1, next_at = $2 WHERE id = $1"),
        VALUES(store_integer(mail->id), store_integer(now.seconds + MAIL_LEASE_SECONDS)),
        err);
}

bool mail_take(Arena *a, Store *store, Moment now, KeptMail *mail, Error *err)
{
    StoreRows rows;
    bool waits;
    KeptMail found = {0};
    if (!any_waits(store, now, &waits, err) || (waits && !store_begin(store, err))) {
        return false;
    }
    bool good =
        !waits || store_rows(a, store,
                             S(MAIL_COLUMNS "WHERE state = 'waiting' AND next_at <= $1 "
                                            "ORDER BY next_at, id LIMIT 1"),
                             VALUES(store_integer(now.seconds)), &rows, err);
    if (good && waits && rows.count > 0) {
        found = read_mail(&rows, 0);
        good = read_files(a, store, found.id, &found.mail, err) &&
               lease(store, &found, now, err);
        found.tries++;
    }
    good = good && (!waits || store_commit(store, err));
    store_rollback(store);
    if (good) {
        *mail = found;
    }
    return good;
}

static bool empty(Store *store, int64_t id, Str state, Str trouble, Moment now,
                  Error *err)
{
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = store_run(store, S("DELETE FROM mail_file WHERE mail = $1"),
                          VALUES(store_integer(id)), err) &&
                store_run(store,
                          S("UPDATE mail SET state = $2, plain = '', html = '', "
                            "changed_at = $3, trouble = $4 WHERE id = $1"),
                          VALUES(store_integer(id), store_text(state),
                                 store_integer(now.seconds), store_text(trouble)),
                          err) &&
                store_commit(store, err);
    store_rollback(store);
    return good;
}

bool mail_sent(Store *store, int64_t id, Moment now, Error *err)
{
    return empty(store, id, WORDS[MAIL_SENT], S(""), now, err);
}

int64_t mail_retry_seconds(int64_t tries)
{
    static const int64_t MINUTES[] = {1, 5, 15, 60};
    enum { STEPS = sizeof MINUTES / sizeof MINUTES[0] };
    return tries > 0 && tries <= STEPS ? MINUTES[tries - 1] * 60 : (int64_t)4 * 3600;
}

bool mail_failed(Store *store, int64_t id, Str trouble, bool is_for_good, Moment now,
                 Error *err)
{
    Arena *tmp = arena_new();
    StoreRows rows;
    bool good =
        store_rows(tmp, store, S("SELECT tries, asked_at FROM mail WHERE id = $1"),
                   VALUES(store_integer(id)), &rows, err) &&
        (rows.count > 0 ||
         FAIL(err, ERR_NOT_FOUND, "there is no mail %lld", (long long)id));
    if (good) {
        int64_t next = now.seconds + mail_retry_seconds(row_integer(&rows, 0, 0));
        bool is_over = next > row_integer(&rows, 0, 1) + MAIL_PATIENCE_SECONDS;
        good = is_for_good || is_over
                   ? empty(store, id, WORDS[MAIL_REFUSED], trouble, now, err)
                   : store_run(store,
                               S("UPDATE mail SET next_at = $2, changed_at = $3, trouble "
                                 "= $4 WHERE id = $1 AND state = 'waiting'"),
                               VALUES(store_integer(id), store_integer(next),
                                      store_integer(now.seconds), store_text(trouble)),
                               err);
    }
    arena_free(tmp);
    return good;
}

bool mail_bounced(Store *store, Str message_id, Str trouble, Moment now, bool *found,
                  Error *err)
{
    Arena *tmp = arena_new();
    StoreRows rows;
    bool good = store_rows(tmp, store, S("SELECT id FROM mail WHERE message_id = $1"),
                           VALUES(store_text(message_id)), &rows, err) &&
                (rows.count == 0 || empty(store, row_integer(&rows, 0, 0),
                                          WORDS[MAIL_BOUNCED], trouble, now, err));
    if (good) {
        *found = rows.count > 0;
    }
    arena_free(tmp);
    return good;
}

bool mail_forget(Store *store, Moment now, Error *err)
{
    return store_run(store,
                     S("DELETE FROM mail WHERE state <> 'waiting' AND changed_at < $1"),
                     VALUES(store_integer(now.seconds - MAIL_KEPT_SECONDS)), err);
}

bool mail_list(Arena *a, Store *store, KeptMails *mails, Error *err)
{
    StoreRows rows;
    if (!store_rows(a, store,
                    S(MAIL_COLUMNS "ORDER BY CASE WHEN state = 'sent' THEN 1 ELSE 0 "
                                   "END, id DESC LIMIT 200"),
                    NO_VALUES, &rows, err)) {
        return false;
    }
    *mails = (KeptMails){PUSH_ARRAY(a, KeptMail, rows.count + 1), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        mails->items[i] = read_mail(&rows, i);
    }
    return true;
}
