/* SPDX-License-Identifier: EUPL-1.2
 * session.c - coming in: by a link, by a password; and staying in
 */
#include "domain/register/refusal.h"
#include "keep/audit.h"
#include "keep/people.h"
#include "secrets/secrets.h"

bool invitation_look(Arena *a, Store *store, Str token, Moment now, KnownPerson *person,
                     Error *err)
{
    StoreRows rows;
    if (!store_rows(
            a, store,
            S("SELECT person FROM invitation WHERE token = $1 AND used_at = 0 AND "
              "made_at > $2"),
            VALUES(store_bytes(secret_digest(a, token)),
                   store_integer(now.seconds - INVITATION_SECONDS)),
            &rows, err)) {
        return false;
    }
    if (rows.count == 0) {
        error_hint(err, S("Ask the office for a new link."));
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_LINK,
                      "this link was used or is too old");
    }
    return people_find(a, store, row_integer(&rows, 0, 0), person, err);
}

static bool add_session(Arena *a, Store *store, int64_t person, Moment now, Str *session,
                        Error *err)
{
    *session = secret_token(a);
    return store_run(
        store,
        S("INSERT INTO session (token, person, began_at, seen_at) VALUES ($1, "
          "$2, $3, $3)"),
        VALUES(store_bytes(secret_digest(a, *session)), store_integer(person),
               store_integer(now.seconds)),
        err);
}

/* Old ones go when a new one comes: nothing else needs to sweep. */
static bool forget_old(Store *store, Moment now, Error *err)
{
    return store_run(store, S("DELETE FROM session WHERE began_at < $1 OR seen_at < $2"),
                     VALUES(store_integer(now.seconds - SESSION_MOST_SECONDS),
                            store_integer(now.seconds - SESSION_IDLE_SECONDS)),
                     err) &&
           store_run(store, S("DELETE FROM attempt WHERE at < $1"),
                     VALUES(store_integer(now.seconds - ATTEMPT_SECONDS)), err);
}

static bool told(Store *store, int64_t person, Moment now, Str deed, Error *err)
{
    AuditEntry entry = {
        .at = now, .person = person, .deed = deed, .subject = S("session")};
    return audit_add(store, &entry, err);
}

bool invitation_use(Arena *a, Store *store, Str token, Moment now, Str *session,
                    Error *err)
{
    KnownPerson known;
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = invitation_look(a, store, token, now, &known, err) &&
                store_run(store, S("UPDATE invitation SET used_at = $2 WHERE token = $1"),
                          VALUES(store_bytes(secret_digest(a, token)),
                                 store_integer(now.seconds)),
                          err) &&
                store_run(store, S("UPDATE person SET state = 'active' WHERE id = $1"),
                          VALUES(store_integer(known.person.id)), err) &&
                forget_old(store, now, err) &&
                add_session(a, store, known.person.id, now, session, err) &&
                told(store, known.person.id, now, S("session.by-link"), err) &&
                store_commit(store, err);
    store_rollback(store);
    return good;
}

static bool is_too_often(Store *store, Str who, Moment now, bool *is_so, Error *err)
{
    int64_t count;
    if (!store_number(
            store, S("SELECT count(*) FROM attempt WHERE who = $1 AND at > $2"),
            VALUES(store_bytes(who), store_integer(now.seconds - ATTEMPT_SECONDS)),
            &count, err)) {
        return false;
    }
    *is_so = *is_so || count >= ATTEMPTS_MOST;
    return true;
}

static bool note_attempt(Store *store, Str who, Moment now, Error *err)
{
    return store_run(store, S("INSERT INTO attempt (who, at) VALUES ($1, $2)"),
                     VALUES(store_bytes(who), store_integer(now.seconds)), err);
}

/* A hash that no password fits: an unknown address takes as long as a known one. */
static const Str NOBODY = S_INIT("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

static bool deny(Store *store, Str mail, Str machine, Moment now, Error *err)
{
    if (!store_begin(store, err)) {
        return false;
    }
    bool good = note_attempt(store, mail, now, err) &&
                note_attempt(store, machine, now, err) &&
                told(store, 0, now, S("session.denied"), err) && store_commit(store, err);
    store_rollback(store);
    return good && REFUSE(err, ERR_DENIED, REFUSAL_WRONG_PASSWORD,
                          "this mail address and password do not go together");
}

bool session_begin(Arena *a, Store *store, Str mail, Str password, Str machine,
                   Moment now, Str *session, Error *err)
{
    StoreRows rows;
    bool too_often = false;
    Str by_mail = secret_digest(a, str_format(a, "mail:%.*s", STR_ARG(mail)));
    Str by_machine = secret_digest(a, str_format(a, "machine:%.*s", STR_ARG(machine)));
    if (!is_too_often(store, by_mail, now, &too_often, err) ||
        !is_too_often(store, by_machine, now, &too_often, err)) {
        return false;
    }
    if (too_often) {
        return REFUSE(err, ERR_BUSY, REFUSAL_TOO_OFTEN,
                      "too many wrong passwords, try again in a quarter of an hour");
    }
    if (!store_rows(a, store,
                    S("SELECT id, password FROM person WHERE mail = $1 AND state = "
                      "'active' AND password <> ''"),
                    VALUES(store_text(mail)), &rows, err)) {
        return false;
    }
    Str hash = rows.count > 0 ? row_text(&rows, 0, 1) : NOBODY;
    bool matches = password_matches(a, password, hash) && rows.count > 0;
    if (!matches) {
        return deny(store, by_mail, by_machine, now, err);
    }
    if (!store_begin(store, err)) {
        return false;
    }
    int64_t person = row_integer(&rows, 0, 0);
    bool good = forget_old(store, now, err) &&
                add_session(a, store, person, now, session, err) &&
                told(store, person, now, S("session.by-password"), err) &&
                store_commit(store, err);
    store_rollback(store);
    return good;
}

/* Who works for a party; an office needs more than a mailbox to come in. */
static bool may_come_by_mail(const Person *person)
{
    bool is_office = person_has(person, DUTY_EDITOR) ||
                     person_has(person, DUTY_APPROVER) ||
                     person_has(person, DUTY_STEERING) || person_has(person, DUTY_ADMIN);
    return person->duty_count > 0 && !is_office;
}

static bool made_link(Arena *a, Store *store, int64_t id, Moment now, Str *token,
                      Error *err)
{
    *token = secret_token(a);
    return store_run(store, S("DELETE FROM invitation WHERE person = $1"),
                     VALUES(store_integer(id)), err) &&
           store_run(store,
                     S("INSERT INTO invitation (token, person, made_at, used_at) VALUES "
                       "($1, $2, $3, 0)"),
                     VALUES(store_bytes(secret_digest(a, *token)), store_integer(id),
                            store_integer(now.seconds - INVITATION_SECONDS +
                                          ASKED_LINK_SECONDS)),
                     err) &&
           told(store, id, now, S("session.ask-link"), err);
}

bool link_ask(Arena *a, Store *store, Str mail, Str machine, Moment now, Person *person,
              Str *token, Error *err)
{
    StoreRows rows;
    KnownPerson known = {0};
    bool too_often = false;
    Str by_mail = secret_digest(a, str_format(a, "link:%.*s", STR_ARG(mail)));
    Str by_machine =
        secret_digest(a, str_format(a, "link-machine:%.*s", STR_ARG(machine)));
    *person = (Person){0};
    if (!is_too_often(store, by_mail, now, &too_often, err) ||
        !is_too_often(store, by_machine, now, &too_often, err)) {
        return false;
    }
    if (too_often) {
        return REFUSE(err, ERR_BUSY, REFUSAL_TOO_OFTEN,
                      "too many links, try again in a quarter of an hour");
    }
    if (!store_begin(store, err)) {
        return false;
    }
    bool good =
        note_attempt(store, by_mail, now, err) &&
        note_attempt(store, by_machine, now, err) &&
        store_rows(a, store,
                   S("SELECT id FROM person WHERE mail = $1 AND state <> 'left'"),
                   VALUES(store_text(mail)), &rows, err) &&
        (rows.count == 0 || people_find(a, store, row_integer(&rows, 0, 0), &known, err));
    bool may = good && may_come_by_mail(&known.person);
    good = good && (!may || made_link(a, store, known.person.id, now, token, err)) &&
           store_commit(store, err);
    store_rollback(store);
    if (good && may) {
        *person = known.person;
    }
    return good;
}

/* Seen is written once a minute: not every page is a write. */
bool session_look(Arena *a, Store *store, Str session, Moment now, Person *person,
                  Error *err)
{
    StoreRows rows;
    KnownPerson known;
    Str digest = secret_digest(a, session);
    if (!store_rows(
            a, store,
            S("SELECT person, seen_at FROM session WHERE token = $1 AND began_at > "
              "$2 AND seen_at > $3"),
            VALUES(store_bytes(digest), store_integer(now.seconds - SESSION_MOST_SECONDS),
                   store_integer(now.seconds - SESSION_IDLE_SECONDS)),
            &rows, err)) {
        return false;
    }
    if (rows.count == 0) {
        return FAIL(err, ERR_DENIED, "you are not signed in, or no longer");
    }
    if (now.seconds - row_integer(&rows, 0, 1) >= 60 &&
        !store_run(store, S("UPDATE session SET seen_at = $2 WHERE token = $1"),
                   VALUES(store_bytes(digest), store_integer(now.seconds)), err)) {
        return false;
    }
    if (!people_find(a, store, row_integer(&rows, 0, 0), &known, err)) {
        return false;
    }
    *person = known.person;
    return true;
}

bool session_end(Store *store, Str session, Error *err)
{
    Arena *tmp = arena_new();
    bool good = store_run(store, S("DELETE FROM session WHERE token = $1"),
                          VALUES(store_bytes(secret_digest(tmp, session))), err);
    arena_free(tmp);
    return good;
}

Str session_form_token(Arena *a, Str session)
{
    Str text = str_format(a, "form:%.*s", STR_ARG(session));
    return secret_hex(a, secret_digest(a, text));
}
