/* SPDX-License-Identifier: EUPL-1.2
 * matter.h - what people ask of each other, and put before each other, until it is
 * settled
 *
 *   question   to an owner, about an action      open -> answered
 *   barrier    what stands in the way            open -> clarify, remove, escalate ->
 * answered joining    somebody new, with a pledge       open -> agreed, declined agenda
 * of the steering group             open -> decided -> done task       of the office
 * itself              open -> done
 *
 * One table (matter.c) says which deed leads from which state to which, who may do it,
 * and what must be filled in. An open question stays in view of its owner until it is
 * answered; everything that was said stays readable. Who asked may ask again.
 *
 * Pure.
 */
#ifndef DOMAIN_REGISTER_MATTER_H
#define DOMAIN_REGISTER_MATTER_H

#include "base/date.h"
#include "base/error.h"
#include "domain/register/rights.h"

typedef enum MatterKind {
    MATTER_QUESTION,
    MATTER_BARRIER,
    MATTER_JOINING,
    MATTER_AGENDA,
    MATTER_TASK,
    MATTER_KINDS,
} MatterKind;

typedef enum MatterState {
    MATTER_OPEN,
    MATTER_CLARIFY,  /* a barrier that is one of words: explain the rule */
    MATTER_REMOVE,   /* one that can be taken away here */
    MATTER_ESCALATE, /* one that only others can take away */
    MATTER_ANSWERED,
    MATTER_AGREED,
    MATTER_DECLINED,
    MATTER_DECIDED,
    MATTER_DONE,
    MATTER_CLOSED, /* withdrawn by who put it in */
    MATTER_STATES,
} MatterState;

typedef enum MatterDeed {
    MATTER_PUT_IN,
    MATTER_ANSWER,
    MATTER_TO_CLARIFY,
    MATTER_TO_REMOVE,
    MATTER_TO_ESCALATE,
    MATTER_AGREE,
    MATTER_DECLINE,
    MATTER_DECIDE,
    MATTER_FINISH,
    MATTER_REOPEN,
    MATTER_WITHDRAW,
    MATTER_DEEDS,
} MatterDeed;

typedef struct Matter {
    int64_t id;
    MatterKind kind;
    MatterState state;
    int64_t step;   /* the number of its last step */
    int64_t person; /* who put it in; 0: somebody who has not signed in */
    Moment at;      /* when */
    Str title;
    Str text;
    Str action; /* ids; empty: about none */
    Str theme;
    Str region;
    Str owner;   /* a party that must answer or act */
    Date due;    /* unset: none was named */
    Str link;    /* a paper */
    Str contact; /* a mail address of who wants to join; for the office alone */
} Matter;
typedef struct Matters {
    Matter *items;
    size_t count;
} Matters;

typedef struct MatterStep {
    Moment at;
    Str name; /* of the person; empty: erased, or not signed in */
    MatterDeed deed;
    Str text;
    Str owner;
    Date due;
} MatterStep;
typedef struct MatterSteps {
    MatterStep *items;
    size_t count;
} MatterSteps;

/* What is done to a matter, or said in it. */
typedef struct MatterAct {
    const Person *person; /* null: nobody who has signed in */
    MatterDeed deed;
    int64_t step; /* the one that was seen */
    Str text;
    Str owner;
    Date due;
    Moment now;
} MatterAct;

/* What a deed asks for. */
enum { ASKS_TEXT = 1, ASKS_OWNER = 2, ASKS_DUE = 4 };
unsigned matter_asks(MatterKind kind, MatterDeed deed);
/* False when the deed does not follow that state. */
bool matter_next(MatterKind kind, MatterState from, MatterDeed deed, MatterState *to);

/* Joining is open to everybody. */
bool matter_may_put_in(const Person *person, MatterKind kind);
/* `concern`: its owner, and the regions of its action or of itself. */
bool matter_may_read(const Person *person, const Matter *matter, const Concern *concern);
bool matter_may(const Person *person, const Matter *matter, MatterDeed deed);
/* Is something still asked of somebody? */
bool matter_is_open(const Matter *matter);

/* A new one has a title, and a link that is one; joining has a mail address. */
MUST_CHECK bool matter_check(const Matter *matter, Error *err);
/* By its right, by its state, and with what it asks for. */
MUST_CHECK bool matter_act_check(const Matter *matter, const MatterAct *act,
                                 MatterState *to, Error *err);

Str matter_kind_word(MatterKind kind); /* as it is kept: "question" */
bool matter_kind_parse(Str word, MatterKind *kind);
Str matter_state_word(MatterState state);
bool matter_state_parse(Str word, MatterState *state);
Str matter_deed_word(MatterDeed deed);
bool matter_deed_parse(Str word, MatterDeed *deed);

#endif
