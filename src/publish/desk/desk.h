/* SPDX-License-Identifier: EUPL-1.2
 * desk.h - the pages of people who have signed in
 *
 *   Desk desk = {.a = a, .view = view, .lang = LANG_NL, .path = S("nl/register/sign-in"),
 * …}; if (!desk_sign_in(&desk, &content, &text, err)) ...
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

#include "domain/register/matter.h"
#include "domain/register/report.h"
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

typedef struct DeskSignIn {
    Str mail; /* as typed */
    bool mails_links;
} DeskSignIn;
MUST_CHECK bool desk_sign_in(const Desk *desk, const DeskSignIn *content, Str *text,
                             Error *err);
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

/* What is asked of a person: one action, for one party. */
typedef struct DeskTask {
    const Action *action;
    const Party *party;
    int64_t report; /* 0: not begun */
    ReportState state;
    Str note;  /* why it was returned */
    Date last; /* of the last accepted report; unset: never */
} DeskTask;
typedef struct DeskTasks {
    const DeskTask *items;
    size_t count;
} DeskTasks;
typedef struct DeskOwe {
    const Round *round; /* null: none runs */
    DeskTasks todo;
    DeskTasks done;
    DeskTasks other;
    Matters asked; /* of this person's parties: questions, barriers, decisions */
} DeskOwe;
MUST_CHECK bool desk_owe(const Desk *desk, const DeskOwe *owe, Str *text, Error *err);

/* A form to fill in; `content` is what stands in it. */
typedef struct DeskForm {
    const Action *action;
    const Party *party;
    int64_t report; /* 0: a new one */
    int64_t step;
    ReportContent content;
    Str note; /* why it was returned */
    bool on_behalf;
    bool may_repeat; /* last time's report stands in it: "nothing changed" is one press */
} DeskForm;
MUST_CHECK bool desk_form(const Desk *desk, const DeskForm *form, Str *text, Error *err);

typedef struct DeskStep {
    Moment at;
    Str name;
    bool on_behalf;
    ReportDeed deed;
    Str note;
    ReportContent content;
} DeskStep;
/* A file of a report. */
typedef struct DeskFile {
    int64_t id;
    Str name;
    int64_t size;
    Date until;   /* of a photograph: the day that people agreed to */
    bool is_gone; /* that day has come */
} DeskFile;
typedef struct DeskReport {
    const Action *action;
    const Party *party;
    int64_t report;
    int64_t step;
    ReportState state;
    ReportContent content;
    bool may[REPORT_DEEDS];
    const DeskStep *steps; /* newest first */
    size_t step_count;
    const DeskFile *files;
    size_t file_count;
} DeskReport;
MUST_CHECK bool desk_report(const Desk *desk, const DeskReport *report, Str *text,
                            Error *err);

MUST_CHECK bool desk_review(const Desk *desk, DeskTasks tasks, Str *text, Error *err);

/* How many reports of one party a round expects, and has. */
typedef struct DeskResponse {
    const Party *party;
    size_t expected;
    size_t received;
    Date last;
} DeskResponse;
typedef struct DeskSteering {
    const Round *round;   /* that runs, or the last one; null: none yet */
    bool shows_responses; /* as the round says */
    const DeskResponse *responses;
    size_t response_count;
} DeskSteering;
MUST_CHECK bool desk_steering(const Desk *desk, const DeskSteering *steering, Str *text,
                              Error *err);

MUST_CHECK bool desk_rounds(const Desk *desk, Str *text, Error *err);

/* Following by mail, for whoever comes by. */
typedef enum DeskFollowStep {
    FOLLOW_ASK,
    FOLLOW_CONFIRM,
    FOLLOW_LEAVE,
    FOLLOW_DONE, /* the notice says what was done */
} DeskFollowStep;
typedef struct DeskFollow {
    DeskFollowStep step;
    Str what; /* chosen: "all", "action:katapult" */
    Str mail; /* as typed */
    bool is_on;
} DeskFollow;
MUST_CHECK bool desk_follow(const Desk *desk, const DeskFollow *follow, Str *text,
                            Error *err);
/* What "action:katapult" is called; empty: there is no such thing. */
Str desk_follow_name(const Desk *desk, Str what);

/* One mail, and what became of it. */
typedef struct DeskMail {
    Str name;
    Str address;
    Str subject;
    Str state; /* waiting, sent, refused, bounced */
    Moment at;
    int64_t tries;
    Str trouble;
} DeskMail;
typedef struct DeskMails {
    const DeskMail *items;
    size_t count;
    bool is_on; /* this server sends mail */
} DeskMails;
MUST_CHECK bool desk_mail(const Desk *desk, const DeskMails *mails, Str *text,
                          Error *err);

#endif
