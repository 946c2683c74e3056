/* SPDX-License-Identifier: EUPL-1.2
 * report.c - the steps of a report, and what must be in it */
#include "domain/register/report.h"

#include "domain/register/refusal.h"

enum { MOST_TEXT = 20000, MOST_LINE = 500, MOST_EVIDENCE = 10 };

static const Str STATES[REPORT_STATES] = {
    S_INIT("new"),      S_INIT("draft"),    S_INIT("submitted"),
    S_INIT("approved"), S_INIT("returned"), S_INIT("accepted"),
};
static const Str DEEDS[REPORT_DEEDS] = {
    S_INIT("save"),   S_INIT("submit"), S_INIT("approve"),
    S_INIT("return"), S_INIT("accept"),
};
static const Str STATUSES[REPORT_STATUSES] = {
    S_INIT("on-schedule"), S_INIT("needs-attention"), S_INIT("waiting"),
    S_INIT("stalled"),     S_INIT("finished"),        S_INIT("stopped"),
};

static int place_of(const Str *words, int count, Str word)
{
    int i = 0;
    while (i < count && !str_equal(words[i], word)) {
        i++;
    }
    return i;
}

Str report_state_word(ReportState state)
{
    return STATES[state];
}

ReportState report_state_of(Str word)
{
    int place = place_of(STATES, REPORT_STATES, word);
    return place < REPORT_STATES ? (ReportState)place : REPORT_NEW;
}

Str report_deed_word(ReportDeed deed)
{
    return DEEDS[deed];
}

bool report_deed_parse(Str word, ReportDeed *deed)
{
    int place = place_of(DEEDS, REPORT_DEEDS, word);
    *deed = place < REPORT_DEEDS ? (ReportDeed)place : REPORT_SAVE;
    return place < REPORT_DEEDS;
}

Str report_status_word(ReportStatus status)
{
    return STATUSES[status];
}

bool report_status_parse(Str word, ReportStatus *status)
{
    int place = place_of(STATUSES, REPORT_STATUSES, word);
    *status = place < REPORT_STATUSES ? (ReportStatus)place : REPORT_ON_SCHEDULE;
    return place < REPORT_STATUSES;
}

bool report_next(ReportState from, ReportDeed deed, bool party_approves, ReportState *to)
{
    bool is_open = from == REPORT_NEW || from == REPORT_DRAFT || from == REPORT_RETURNED;
    bool is_sent = from == REPORT_SUBMITTED || from == REPORT_APPROVED;
    switch (deed) {
    case REPORT_SAVE:
        *to = REPORT_DRAFT;
        return is_open;
    case REPORT_SUBMIT:
        *to = party_approves ? REPORT_SUBMITTED : REPORT_APPROVED;
        return is_open;
    case REPORT_APPROVE:
        *to = REPORT_APPROVED;
        return from == REPORT_SUBMITTED;
    case REPORT_RETURN:
        *to = REPORT_RETURNED;
        return is_sent;
    case REPORT_ACCEPT:
        *to = REPORT_ACCEPTED;
        return from == REPORT_APPROVED;
    case REPORT_DEEDS:
        break;
    }
    return false;
}

Deed report_right(ReportDeed deed)
{
    static const Deed RIGHTS[REPORT_DEEDS] = {
        [REPORT_SAVE] = DEED_REPORT,     [REPORT_SUBMIT] = DEED_REPORT,
        [REPORT_APPROVE] = DEED_APPROVE, [REPORT_RETURN] = DEED_REVIEW,
        [REPORT_ACCEPT] = DEED_ACCEPT,
    };
    return RIGHTS[deed];
}

static bool is_listed(const int64_t *hands, size_t count, int64_t person)
{
    for (size_t i = 0; i < count; i++) {
        if (hands[i] == person) {
            return true;
        }
    }
    return false;
}

bool report_rightful(const Person *person, ReportDeed deed, ReportState state,
                     const Concern *concern)
{
    /* The approver of a party returns to its reporter what is not approved yet. */
    bool sends_back = deed == REPORT_RETURN && state == REPORT_SUBMITTED &&
                      person_may(person, DEED_APPROVE, concern);
    return sends_back || person_may(person, report_right(deed), concern);
}

bool report_may(const Person *person, ReportDeed deed, ReportState state,
                const Concern *concern, const int64_t *hands, size_t hand_count)
{
    ReportState to;
    return report_rightful(person, deed, state, concern) &&
           report_next(state, deed, false, &to) &&
           (deed != REPORT_ACCEPT || !is_listed(hands, hand_count, person->id));
}

static bool is_address(Str text)
{
    return (str_starts(text, S("https://")) || str_starts(text, S("http://"))) &&
           text.length > 11 && text.length <= MOST_LINE && !str_contains(text, S(" "));
}

static bool evidence_is_good(Str evidence, Error *err)
{
    bool more = evidence.length > 0;
    size_t count = 0;
    while (more) {
        Str line;
        more = str_cut(evidence, '\n', &line, &evidence);
        line = str_trim(line);
        if (line.length > 0 && (!is_address(line) || ++count > MOST_EVIDENCE)) {
            return REFUSE(err, ERR_INVALID, REFUSAL_EVIDENCE,
                          "\"%.*s\" is no web address, or one too many",
                          STR_ARG(str_slice(line, 0, 80)));
        }
    }
    return true;
}

/* Three decimals are none: "1.400" is how many people write fourteen hundred. */
static bool is_count(Str text)
{
    Decimal number;
    return text.length == 0 ||
           (decimal_parse(text, &number) && !(number.value < 0) && number.decimals < 3);
}

bool report_check(const ReportContent *content, ReportDeed deed, Error *err)
{
    ReportStatus status = REPORT_ON_SCHEDULE;
    Date until;
    bool has_status = report_status_parse(content->status, &status);
    if (content->done.length > MOST_TEXT || content->obstacles.length > MOST_TEXT) {
        return REFUSE(err, ERR_INVALID, REFUSAL_TOO_LONG, "a text is too long");
    }
    if (!is_count(content->reached) || !is_count(content->wanted)) {
        return REFUSE(err, ERR_INVALID, REFUSAL_COUNT_FORM, "\"%.*s\" is not a number",
                      STR_ARG(str_slice(content->reached, 0, 40)));
    }
    if (content->until.length > 0 && !date_parse(content->until, &until)) {
        return REFUSE(err, ERR_INVALID, REFUSAL_DATE, "\"%.*s\" is not a date",
                      STR_ARG(str_slice(content->until, 0, 40)));
    }
    if (!evidence_is_good(content->evidence, err)) {
        return false;
    }
    if (deed == REPORT_SAVE) {
        return true;
    }
    if (!has_status) {
        return REFUSE(err, ERR_INVALID, REFUSAL_STATUS,
                      "the report does not say how it "
                      "stands");
    }
    if (status == REPORT_WAITING && content->until.length == 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_UNTIL,
                      "the report waits, but not until "
                      "when");
    }
    if (str_trim(content->done).length == 0) {
        return REFUSE(err, ERR_INVALID, REFUSAL_DONE,
                      "the report does not say what was "
                      "done");
    }
    return true;
}
