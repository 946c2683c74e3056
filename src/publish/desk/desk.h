/* SPDX-License-Identifier: EUPL-1.2
 * desk.h - the pages of people who have signed in
 *
 *   Desk desk = {.a = a, .view = view, .lang = LANG_NL, .path = S("nl/register/sign-in"),
 * …}; if (!desk_sign_in(&desk, mail, &text, err)) ...
 *
 * They stand beside the public site, in its look, with links into it; they work without
 * script, and on a phone first. Each shows what it is handed and nothing else: who may
 * see it, and what is in the register, is for the caller. `notice` is what a person must
 * know first: what went wrong with the form that was sent, or that it went well.
 *
 * Forms carry the token of the session. What was typed comes back when it is refused.
 */
#ifndef PUBLISH_DESK_DESK_H
#define PUBLISH_DESK_DESK_H

#include "domain/register/rights.h"
#include "publish/page/view.h"

typedef struct Desk {
    Arena *a;
    const View *view;
    Lang lang;
    const Person *person; /* null: nobody has signed in */
    Str form_token;
    Str path; /* of this page, without a slash in front */
    Date today;
    Str notice;      /* empty: nothing to tell */
    bool is_refusal; /* the notice tells what went wrong */
} Desk;

/* The sentence for it, in the language of the page. */
Str desk_refusal(const Error *why, Lang lang);

MUST_CHECK bool desk_sign_in(const Desk *desk, Str mail, Str *text, Error *err);
/* The button that a mail program does not press. */
MUST_CHECK bool desk_invitation(const Desk *desk, Str name, Str *text, Error *err);
/* What went wrong, in the look of the site. */
MUST_CHECK bool desk_trouble(const Desk *desk, Str *text, Error *err);

MUST_CHECK bool desk_account(const Desk *desk, Str *text, Error *err);

typedef struct DeskPerson {
    Person person;
    bool is_active; /* has come in at least once */
    bool has_left;
} DeskPerson;
typedef struct DeskPeople {
    const DeskPerson *items;
    size_t count;
    Str link; /* of an invitation that was just made: shown once */
} DeskPeople;
MUST_CHECK bool desk_people(const Desk *desk, const DeskPeople *people, Str *text,
                            Error *err);

#endif
