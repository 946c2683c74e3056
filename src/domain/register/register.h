/* SPDX-License-Identifier: EUPL-1.2
 * register.h - who promised what: parties, themes, actions, money, papers
 *
 *   version 2018 -- theme -- action -- sub-action
 *                              |-- owners, partners, regions
 *                              |-- starts, ends, wanted (how much, by when)
 *                              |-- indicators it hopes to move: a link, never a cause
 *
 * An empty owner, date or target means that the text names none. That is a finding:
 * gaps_of() counts it, the page says it, nobody fills it in.
 *
 * Ownership: all records live in the pact they were loaded with and never change.
 */
#ifndef DOMAIN_REGISTER_REGISTER_H
#define DOMAIN_REGISTER_REGISTER_H

#include "base/date.h"
#include "domain/figures/figures.h"
#include "domain/regions/region.h"
#include "domain/words.h"

typedef enum PartyKind {
    PARTY_OTHER,
    PARTY_OFFICE,
    PARTY_MINISTRY,
    PARTY_GOVERNMENT, /* province, municipality, public body */
    PARTY_REGION,
    PARTY_EMPLOYERS,
    PARTY_UNION,
    PARTY_EDUCATION,
    PARTY_SCHOOL,
    PARTY_COMPANY,
    PARTY_NETWORK,
} PartyKind;

typedef struct Party {
    Str id;
    Words name;
    Str short_name;
    PartyKind kind;
    const struct Party *part_of;
    const Region *region;
    Str url;
    Words note;
} Party;
LIST_OF(Party);
REFS_OF(Party);

typedef enum DocumentKind {
    DOCUMENT_OTHER,
    DOCUMENT_ACCORD,
    DOCUMENT_REGIONAL_PACT,
    DOCUMENT_LETTER,
    DOCUMENT_REPORT,
    DOCUMENT_EVALUATION,
    DOCUMENT_LAW,
    DOCUMENT_PLAN,
} DocumentKind;

typedef struct Document {
    Str id;
    Words title;
    DocumentKind kind;
    Date date;
    Str date_text; /* "mei 2018", when no day is known */
    Str reference; /* paper number */
    PartyRefs parties;
    const Region *region;
    Str url;
    Words passage; /* what matters in it, in our own words */
} Document;
LIST_OF(Document);
REFS_OF(Document);

struct PactVersion {
    Str id; /* pact-2018 */
    Words name;
    Date date;
    Str date_text;
    const Document *document;
    Words note;
};
LIST_OF(PactVersion);

/* A line of work in some version; succession tells how it went on. */
typedef struct Line {
    Str id;
    const PactVersion *version;
    Words name;
    const Theme *theme; /* the theme it is in the current version, if any */
    Words note;
} Line;
LIST_OF(Line);

typedef enum SuccessionHow {
    SUCCESSION_CONTINUES,
    SUCCESSION_SPLITS,
    SUCCESSION_MERGES,
    SUCCESSION_ENDS,
} SuccessionHow;

typedef struct Succession {
    const Line *from;
    const Line *to; /* null when it ends */
    SuccessionHow how;
    Certainty certainty;
    Words note;
} Succession;
LIST_OF(Succession);

typedef struct Signature {
    const PactVersion *version;
    const Party *party;
    Str signed_by;
} Signature;
LIST_OF(Signature);

typedef struct Principle {
    Str id;
    Words name;
    Words text;
} Principle;
LIST_OF(Principle);

struct Theme {
    Str id;
    int64_t order;
    Words name;
    Words short_name;
    Words summary;
    IndicatorRefs indicators;
};
LIST_OF(Theme);

typedef struct Agenda {
    Str id;
    const Region *region;
    Words name;
    Words summary;
    PartyRefs parties;
    DocumentRefs documents;
    Str url;
} Agenda;
LIST_OF(Agenda);

typedef struct Goal {
    Str id;
    const Theme *theme;   /* of the pact ... */
    const Agenda *agenda; /* ... or of a regional agenda */
    Words name;
    Words text;
    IndicatorRefs indicators;
    Str locator;
} Goal;
LIST_OF(Goal);

typedef enum ActionState {
    ACTION_OPEN,
    ACTION_WAITING, /* for a decision taken elsewhere; waiting_for says which */
    ACTION_ENDED,
} ActionState;

struct Action {
    Str id;
    Str number; /* 1.4, 2.13.b */
    const Theme *theme;
    const struct Action *parent; /* set: this is a sub-action */
    Words name;
    Words promise;
    PartyRefs owners;
    PartyRefs partners;
    RegionRefs regions; /* empty: the whole country */
    Date starts;
    Str starts_text; /* "2018", "studiejaar 2018-2019" */
    Date ends;
    Str ends_text;
    Words wanted; /* how much, by when, as far as the text says */
    Words instruments;
    IndicatorRefs indicators;
    ActionState state;
    Words waiting_for;
    Str waiting_until; /* "zomer 2018" */
    Date remind_after;
    Str programme; /* actions with the same word belong to one programme:
                      "versnellingsagenda" */
    const Document *document;
    Str locator;
};
LIST_OF(Action);
REFS_OF(Action);

typedef enum MoneyKind { MONEY_PROMISED, MONEY_COMMITTED, MONEY_SPENT } MoneyKind;
typedef enum MoneyBasis { MONEY_IN_ALL, MONEY_PER_YEAR, MONEY_BASIS_UNKNOWN } MoneyBasis;

typedef struct Money {
    Str id;
    Words name;
    MoneyKind kind;
    int64_t amount_cents;
    MoneyBasis basis;
    Period from;
    Period to;
    const Party *payer;
    const Action *action;
    const Document *document;
    Str locator;
    Words note;
} Money;
LIST_OF(Money);

/* What one party takes on within an action: how much, by when, and what it claims to add.
 */
typedef struct Commitment {
    Str id;
    const Action *action;
    const Party *party;
    Words what;
    Decimal amount; /* as the party states it */
    Words counted;  /* what is counted: teachers */
    Date by;
    Words contribution; /* a claim, with evidence in reports; never a cause */
} Commitment;
LIST_OF(Commitment);

/* Owners are asked for a report between two days. */
typedef enum Audience { AUDIENCE_OFFICE, AUDIENCE_STEERING, AUDIENCE_PUBLIC } Audience;

typedef struct Round {
    Str id;
    Words name;
    Date opens;
    Date closes;
    Date closed;        /* set when it was: a fact, not a plan */
    PartyRefs excepted; /* need not report in it */
    Audience audience;  /* who sees the response */
} Round;
LIST_OF(Round);

typedef enum ReportStatus {
    REPORT_ON_SCHEDULE,
    REPORT_NEEDS_ATTENTION,
    REPORT_WAITING,
    REPORT_STALLED,
    REPORT_FINISHED,
    REPORT_STOPPED,
    REPORT_STATUSES,
} ReportStatus;

/* One that was accepted: report.h, standing.h. */
typedef struct Report {
    Str id;
    const Action *action;
    const Party *party;
    Date date;
    ReportStatus status;
    Date until; /* of waiting */
    Str done;   /* in the language of who wrote it */
    Decimal reached;
    Decimal wanted;
    Str obstacles;
    StrList evidence;
    const Round *round;
    Date accepted;
} Report;
LIST_OF(Report);
REFS_OF(Report);

typedef struct Partnership {
    Str id;
    Words name;
    Str scheme; /* civ, rif, coe, other */
    PartyRefs parties;
    RegionRefs regions;
    const Theme *theme;
    IndicatorRefs indicators; /* that count such partnerships */
    Str started;
    Words summary;
    Str url;
    Str locator;
} Partnership;
LIST_OF(Partnership);

typedef enum PracticeStage {
    PRACTICE_NOT_STATED,
    PRACTICE_PILOT,
    PRACTICE_RESULT,
    PRACTICE_SCALE_UP,
    PRACTICE_ADAPT,
    PRACTICE_STOP,
} PracticeStage;

typedef struct Practice {
    Str id;
    Words name;
    RegionRefs regions;
    const Theme *theme;
    PartyRefs parties;
    Str date_text;
    PracticeStage stage;
    Words summary;
    Words result;
    const Action *action;
    Str locator;
} Practice;
LIST_OF(Practice);

typedef struct Service {
    Str id;
    Words name;
    Words for_whom;
    CodeRefs audiences; /* groups of users it is meant for */
    Words what;
    Words amount;
    Str until;
    PartyRefs offered_by;
    const Action *action;
    const Theme *theme;
    Str url;
    Str locator;
} Service;
LIST_OF(Service);

typedef enum MotionKind { MOTION_MOTION, MOTION_PLEDGE, MOTION_QUESTION } MotionKind;

typedef struct Motion {
    Str id;
    Words name;
    MotionKind kind;
    Date date;
    Str date_text;
    Str reference; /* 32637-322 */
    Words text;
    Words answer; /* empty: none known */
    DocumentRefs documents;
} Motion;
LIST_OF(Motion);

typedef struct OtherAgenda {
    Str id;
    Words name;
    Words how; /* what ties it to this pact */
    PartyRefs parties;
    const Theme *theme;
    Str url;
    Str locator;
} OtherAgenda;
LIST_OF(OtherAgenda);

/* A word that a reader may not know, in plain words. */
typedef struct Term {
    Str id;
    Words name;    /* as it stands in texts: "mbo" */
    Words also;    /* other forms of it, comma between: "middelbaar beroepsonderwijs" */
    Words meaning; /* one or two plain sentences */
} Term;
LIST_OF(Term);

typedef struct Register {
    PactVersionList versions;
    LineList lines;
    SuccessionList successions;
    PartyList parties;
    SignatureList signatures;
    PrincipleList principles;
    ThemeList themes;
    GoalList goals;
    AgendaList agendas;
    ActionList actions;
    MoneyList money;
    PartnershipList partnerships;
    PracticeList practices;
    ServiceList services;
    DocumentList documents;
    MotionList motions;
    OtherAgendaList other_agendas;
    CommitmentList commitments;
    RoundList rounds;
    ReportList reports;
    ReportRefs *reports_of; /* beside actions; by register_index() of standing.h */
    TermList terms;
} Register;

typedef struct Gaps {
    bool owner; /* true: none is named */
    bool date;
    bool target;
} Gaps;
Gaps gaps_of(const Action *action);
bool action_is_sub(const Action *action);
/* The sub-actions of an action, in file order. */
ActionRefs actions_under(Arena *a, const Register *reg, const Action *action);
/* What a party has part in: as owner, or else as partner. */
ActionRefs actions_of(Arena *a, const Register *reg, const Party *party, bool as_owner);
/* Those whose indicator list holds this one. */
ActionRefs actions_for(Arena *a, const Register *reg, const Indicator *indicator);
/* Distinct parties that signed a version: a party that signed twice counts once. */
PartyRefs signatories(Arena *a, const Register *reg, const PactVersion *version);

#endif
