/* SPDX-License-Identifier: EUPL-1.2
 * people.h - who may sign in, how they come in, and how they leave
 *
 *   office        invites a person with duties            -> a link, shown once
 *   person        opens the link, presses the button      -> a session
 *                 and may choose a password for next time
 *   session       30 minutes without a page, or 12 hours in all, and it is over
 *
 * A link works once and for 14 days. Pressing a button is asked because mail programs
 * open links to look at them. Links and sessions are kept as digests.
 *
 * Ten wrong passwords in fifteen minutes, for one address or from one machine, and the
 * answer is ERR_BUSY until they have passed. Whether an address is known is not told.
 *
 * People are numbers in the audit. One who leaves cannot sign in any more, keeps their
 * history, and may be erased: name and address are then gone.
 *
 * Everything here reads no clock: `now` is handed down.
 */
#ifndef KEEP_PEOPLE_H
#define KEEP_PEOPLE_H

#include "base/date.h"
#include "domain/register/rights.h"
#include "store/store.h"

enum {
    SESSION_IDLE_SECONDS = 30 * 60,
    SESSION_MOST_SECONDS = 12 * 3600,
    INVITATION_SECONDS = 14 * 24 * 3600,
    ASKED_LINK_SECONDS = 3600,
    ATTEMPT_SECONDS = 15 * 60,
    ATTEMPTS_MOST = 10,
};

typedef struct NewPerson {
    Str name;
    Str mail;
    Lang lang;
    Duty duty;
} NewPerson;

/* A new person, or one more duty for a known address. Errors: ERR_INVALID. */
MUST_CHECK bool people_add(Store *store, const NewPerson *person, int64_t by, Moment now,
                           int64_t *id, Error *err);
MUST_CHECK bool people_take_duty(Store *store, int64_t id, const Duty *duty, int64_t by,
                                 Moment now, Error *err);
/* A new link; older ones of this person no longer work. */
MUST_CHECK bool people_invite(Arena *a, Store *store, int64_t id, int64_t by, Moment now,
                              Str *token, Error *err);
/* Ends all sessions and links. */
MUST_CHECK bool people_leave(Store *store, int64_t id, int64_t by, Moment now,
                             Error *err);
MUST_CHECK bool people_erase(Store *store, int64_t id, int64_t by, Moment now,
                             Error *err);
/* Long enough, and not the name of who it is for. */
MUST_CHECK bool password_is_good(Str password, Str mail, Error *err);
MUST_CHECK bool people_password(Store *store, int64_t id, Str password, Moment now,
                                Error *err);

typedef enum PersonState { PERSON_INVITED, PERSON_ACTIVE, PERSON_LEFT } PersonState;
typedef struct KnownPerson {
    Person person;
    PersonState state;
} KnownPerson;
typedef struct People {
    KnownPerson *items;
    size_t count;
} People;
MUST_CHECK bool people_all(Arena *a, Store *store, People *people, Error *err);
MUST_CHECK bool people_find(Arena *a, Store *store, int64_t id, KnownPerson *person,
                            Error *err);

/* Who an invitation is for, without using it. ERR_NOT_FOUND: used, too old, or none. */
MUST_CHECK bool invitation_look(Arena *a, Store *store, Str token, Moment now,
                                KnownPerson *person, Error *err);
/* The button: uses the link, and starts a session. `session` goes into the cookie. */
MUST_CHECK bool invitation_use(Arena *a, Store *store, Str token, Moment now,
                               Str *session, Error *err);

/* Somebody asks for a link by mail: it works once, for an hour. Person 0: no link for
 * this address, which is not told to who asks; those of the office come in by password.
 */
MUST_CHECK bool link_ask(Arena *a, Store *store, Str mail, Str machine, Moment now,
                         Person *person, Str *token, Error *err);

/* ERR_DENIED: wrong, in whatever way; ERR_BUSY: too often. `machine` is where the request
 * came from. */
MUST_CHECK bool session_begin(Arena *a, Store *store, Str mail, Str password, Str machine,
                              Moment now, Str *session, Error *err);
/* Who it is; ERR_DENIED when the session is over. */
MUST_CHECK bool session_look(Arena *a, Store *store, Str session, Moment now,
                             Person *person, Error *err);
MUST_CHECK bool session_end(Store *store, Str session, Error *err);
/* What a form of this session must send back: nobody else's page can know it. */
Str session_form_token(Arena *a, Str session);

#endif
