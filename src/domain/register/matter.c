/* SPDX-License-Identifier: EUPL-1.2
 * matter.c - the table of deeds
 */
#include "domain/register/matter.h"

#include "domain/register/refusal.h"

enum { MOST_TITLE = 200, MOST_TEXT = 10000, MOST_LINK = 500 };

/* Who does a deed; several may. */
enum { BY_ASKER = 1, BY_OWNER = 2, BY_OFFICE = 4 };

typedef struct Rule {
    MatterKind kind;
    MatterDeed deed;
    unsigned from; /* a bit for each state */
    MatterState to;
    unsigned by;
    unsigned asks;
} Rule;

#define IN(state) (1u << (unsigned)(state))
#define IN_TRIAGE (IN(MATTER_CLARIFY) | IN(MATTER_REMOVE) | IN(MATTER_ESCALATE))

static const Rule RULES[] = {
    {MATTER_QUESTION, MATTER_ANSWER, IN(MATTER_OPEN), MATTER_ANSWERED, BY_OWNER,
     ASKS_TEXT},
    {MATTER_QUESTION, MATTER_REOPEN, IN(MATTER_ANSWERED), MATTER_OPEN, BY_ASKER,
     ASKS_TEXT},
    {MATTER_QUESTION, MATTER_WITHDRAW, IN(MATTER_OPEN), MATTER_CLOSED, BY_ASKER, 0},
    {MATTER_BARRIER, MATTER_TO_CLARIFY, IN(MATTER_OPEN) | IN_TRIAGE, MATTER_CLARIFY,
     BY_OFFICE, ASKS_OWNER},
    {MATTER_BARRIER, MATTER_TO_REMOVE, IN(MATTER_OPEN) | IN_TRIAGE, MATTER_REMOVE,
     BY_OFFICE, ASKS_OWNER},
    {MATTER_BARRIER, MATTER_TO_ESCALATE, IN(MATTER_OPEN) | IN_TRIAGE, MATTER_ESCALATE,
     BY_OFFICE, ASKS_OWNER},
    {MATTER_BARRIER, MATTER_ANSWER, IN_TRIAGE, MATTER_ANSWERED, BY_OWNER | BY_OFFICE,
     ASKS_TEXT},
    {MATTER_BARRIER, MATTER_REOPEN, IN(MATTER_ANSWERED), MATTER_OPEN,
     BY_ASKER | BY_OFFICE, ASKS_TEXT},
    {MATTER_BARRIER, MATTER_WITHDRAW, IN(MATTER_OPEN), MATTER_CLOSED, BY_ASKER, 0},
    {MATTER_JOINING, MATTER_AGREE, IN(MATTER_OPEN), MATTER_AGREED, BY_OFFICE, ASKS_TEXT},
    {MATTER_JOINING, MATTER_DECLINE, IN(MATTER_OPEN), MATTER_DECLINED, BY_OFFICE,
     ASKS_TEXT},
    {MATTER_JOINING, MATTER_REOPEN, IN(MATTER_DECLINED), MATTER_OPEN, BY_OFFICE,
     ASKS_TEXT},
    {MATTER_AGENDA, MATTER_DECIDE, IN(MATTER_OPEN), MATTER_DECIDED, BY_OFFICE,
     ASKS_TEXT | ASKS_OWNER | ASKS_DUE},
    {MATTER_AGENDA, MATTER_FINISH, IN(MATTER_DECIDED), MATTER_DONE, BY_OFFICE, ASKS_TEXT},
    {MATTER_AGENDA, MATTER_REOPEN, IN(MATTER_DECIDED) | IN(MATTER_DONE), MATTER_OPEN,
     BY_OFFICE, ASKS_TEXT},
    {MATTER_AGENDA, MATTER_WITHDRAW, IN(MATTER_OPEN), MATTER_CLOSED, BY_ASKER | BY_OFFICE,
     0},
    {MATTER_TASK, MATTER_FINISH, IN(MATTER_OPEN), MATTER_DONE, BY_OFFICE, 0},
    {MATTER_TASK, MATTER_REOPEN, IN(MATTER_DONE), MATTER_OPEN, BY_OFFICE, ASKS_TEXT},
};

static const Rule *rule_of(MatterKind kind, MatterDeed deed)
{
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        if (RULES[i].kind == kind && RULES[i].deed == deed) {
            return &RULES[i];
        }
    }
    return NULL;
}

unsigned matter_asks(MatterKind kind, MatterDeed deed)
{
    const Rule *rule = rule_of(kind, deed);
    return rule != NULL ? rule->asks : 0;
}

bool matter_next(MatterKind kind, MatterState from, MatterDeed deed, MatterState *to)
{
    const Rule *rule = rule_of(kind, deed);
    if (rule == NULL || (rule->from & IN(from)) == 0) {
        return false;
    }
    *to = rule->to;
    return true;
}

bool matter_may_put_in(const Person *person, MatterKind kind)
{
    switch (kind) {
    case MATTER_QUESTION:
        return person_may(person, DEED_READ, NULL);
    case MATTER_BARRIER:
        return person_may(person, DEED_SIGNED, NULL);
    case MATTER_JOINING:
        return true;
    case MATTER_AGENDA:
        return person_may(person, DEED_AGENDA, NULL);
    case MATTER_TASK:
        return person_may(person, DEED_RUN, NULL);
    case MATTER_KINDS:
        break;
    }
    return false;
}

static bool is_asker(const Person *person, const Matter *matter)
{
    return person != NULL && person->id != 0 && person->id == matter->person;
}

static bool is_owner(const Person *person, const Matter *matter)
{
    for (size_t i = 0; person != NULL && i < person->duty_count; i++) {
        if (matter->owner.length > 0 &&
            str_equal(person->duties[i].party, matter->owner)) {
            return true;
        }
    }
    return false;
}

bool matter_may_read(const Person *person, const Matter *matter, const Concern *concern)
{
    if (is_asker(person, matter) || is_owner(person, matter)) {
        return true;
    }
    switch (matter->kind) {
    case MATTER_QUESTION:
        return person_may(person, DEED_READ, concern);
    case MATTER_BARRIER:
        return person_may(person, DEED_SIGNED, NULL);
    case MATTER_AGENDA:
        return person_may(person, DEED_AGENDA, NULL);
    case MATTER_JOINING:
    case MATTER_TASK:
    case MATTER_KINDS:
        break;
    }
    return person_may(person, DEED_RUN, NULL);
}

static bool is_by(const Person *person, const Matter *matter, unsigned by)
{
    return ((by & BY_ASKER) != 0 && is_asker(person, matter)) ||
           ((by & BY_OWNER) != 0 && is_owner(person, matter)) ||
           ((by & BY_OFFICE) != 0 && person_may(person, DEED_RUN, NULL));
}

bool matter_may(const Person *person, const Matter *matter, MatterDeed deed)
{
    MatterState to;
    return matter_next(matter->kind, matter->state, deed, &to) &&
           is_by(person, matter, rule_of(matter->kind, deed)->by);
}

bool matter_is_open(const Matter *matter)
{
    return matter->state <= MATTER_ESCALATE || matter->state == MATTER_DECIDED;
}

static bool is_link(Str link)
{
    return link.length == 0 ||
           ((str_starts(link, S("https://")) || str_starts(link, S("http://"))) &&
            link.length <= MOST_LINK && !str_contains(link, S(" ")));
}

bool matter_check(const Matter *matter, Error *err)
{
    if (matter->title.length == 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_TITLE, "it has no title");
    }
    if (matter->title.length > MOST_TITLE || matter->text.length > MOST_TEXT) {
        return REFUSE(err, ERR_INVALID, REFUSAL_TOO_LONG, "the text is too long");
    }
    if (!is_link(matter->link)) {
        return REFUSE(err, ERR_INVALID, REFUSAL_EVIDENCE, "the link is no web address");
    }
    if (matter->kind == MATTER_QUESTION && matter->owner.length == 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_OWNER, "a question is put to a party");
    }
    if (matter->kind == MATTER_JOINING && !mail_is_good(matter->contact)) {
        return REFUSE(err, ERR_INVALID, REFUSAL_MAIL, "the mail address is none");
    }
    return true;
}

bool matter_act_check(const Matter *matter, const MatterAct *act, MatterState *to,
                      Error *err)
{
    const Rule *rule = rule_of(matter->kind, act->deed);
    if (rule == NULL || !is_by(act->person, matter, rule->by)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED,
                      "this person may not do that");
    }
    if (!matter_next(matter->kind, matter->state, act->deed, to)) {
        return REFUSE(err, ERR_CONFLICT, REFUSAL_STATE,
                      "it cannot be given that step now");
    }
    if ((rule->asks & ASKS_TEXT) != 0 && act->text.length == 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_SAY, "nothing is said with it");
    }
    if (act->text.length > MOST_TEXT) {
        return REFUSE(err, ERR_INVALID, REFUSAL_TOO_LONG, "the text is too long");
    }
    if ((rule->asks & ASKS_OWNER) != 0 && act->owner.length == 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_OWNER, "no owner is named");
    }
    if ((rule->asks & ASKS_DUE) != 0 && !date_is_set(act->due)) {
        return REFUSE(err, ERR_INVALID, REFUSAL_DATE, "no day is named");
    }
    return true;
}

static const Str KINDS[MATTER_KINDS] = {
    S_INIT("question"), S_INIT("barrier"), S_INIT("joining"),
    S_INIT("agenda"),   S_INIT("task"),
};
static const Str STATES[MATTER_STATES] = {
    S_INIT("open"),     S_INIT("clarify"), S_INIT("remove"),   S_INIT("escalate"),
    S_INIT("answered"), S_INIT("agreed"),  S_INIT("declined"), S_INIT("decided"),
    S_INIT("done"),     S_INIT("closed"),
};
static const Str DEEDS[MATTER_DEEDS] = {
    S_INIT("put-in"),   S_INIT("answer"), S_INIT("clarify"),  S_INIT("remove"),
    S_INIT("escalate"), S_INIT("agree"),  S_INIT("decline"),  S_INIT("decide"),
    S_INIT("finish"),   S_INIT("reopen"), S_INIT("withdraw"),
};

static bool place_of(const Str *words, int count, Str word, int *place)
{
    for (int i = 0; i < count; i++) {
        if (str_equal(words[i], word)) {
            *place = i;
            return true;
        }
    }
    return false;
}

Str matter_kind_word(MatterKind kind)
{
    return KINDS[kind];
}

bool matter_kind_parse(Str word, MatterKind *kind)
{
    int place = 0;
    bool found = place_of(KINDS, MATTER_KINDS, word, &place);
    *kind = (MatterKind)place;
    return found;
}

Str matter_state_word(MatterState state)
{
    return STATES[state];
}

bool matter_state_parse(Str word, MatterState *state)
{
    int place = 0;
    bool found = place_of(STATES, MATTER_STATES, word, &place);
    *state = (MatterState)place;
    return found;
}

Str matter_deed_word(MatterDeed deed)
{
    return DEEDS[deed];
}

bool matter_deed_parse(Str word, MatterDeed *deed)
{
    int place = 0;
    bool found = place_of(DEEDS, MATTER_DEEDS, word, &place);
    *deed = (MatterDeed)place;
    return found;
}
