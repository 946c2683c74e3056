/* SPDX-License-Identifier: EUPL-1.2
 * standing.c - the rule */
#include "domain/register/standing.h"

static size_t place_of(const Register *reg, const Action *action)
{
    CHECK(action >= reg->actions.items &&
          action < reg->actions.items + reg->actions.count);
    return (size_t)(action - reg->actions.items);
}

/* Reports come nearly in order of date: each moves back past the few that are later. */
static void insert(ReportRefs *refs, const Report **items, const Report *report)
{
    size_t at = refs->count++;
    while (at > 0 && date_compare(items[at - 1]->date, report->date) > 0) {
        items[at] = items[at - 1];
        at--;
    }
    items[at] = report;
}

void register_index(Arena *a, Register *reg)
{
    size_t *counts = PUSH_ARRAY(a, size_t, reg->actions.count + 1);
    for (size_t i = 0; i < reg->reports.count; i++) {
        counts[place_of(reg, reg->reports.items[i].action)]++;
    }
    const Report **items = PUSH_ARRAY(a, const Report *, reg->reports.count + 1);
    const Report **next = items;
    const Report ***starts = PUSH_ARRAY(a, const Report **, reg->actions.count + 1);
    reg->reports_of = PUSH_ARRAY(a, ReportRefs, reg->actions.count + 1);
    for (size_t i = 0; i < reg->actions.count; i++) {
        starts[i] = next;
        reg->reports_of[i].items = next;
        next += counts[i];
    }
    for (size_t i = 0; i < reg->reports.count; i++) {
        size_t place = place_of(reg, reg->reports.items[i].action);
        insert(&reg->reports_of[place], starts[place], &reg->reports.items[i]);
    }
}

ReportRefs reports_of(const Register *reg, const Action *action)
{
    CHECK(reg->reports_of != NULL);
    return reg->reports_of[place_of(reg, action)];
}

const Report *latest_report(const Register *reg, const Action *action, const Party *party,
                            Date day)
{
    ReportRefs reports = reports_of(reg, action);
    for (size_t i = reports.count; i > 0; i--) {
        const Report *report = reports.items[i - 1];
        if (report->party == party && date_compare(report->date, day) <= 0) {
            return report;
        }
    }
    return NULL;
}

static bool a_round_closed(const Register *reg, Date after, Date day)
{
    for (size_t i = 0; i < reg->rounds.count; i++) {
        Date closed = reg->rounds.items[i].closed;
        if (date_is_set(closed) && date_compare(closed, day) <= 0 &&
            (!date_is_set(after) || date_compare(closed, after) > 0)) {
            return true;
        }
    }
    return false;
}

static Stand without_report(const Register *reg, const Action *action, Date day)
{
    bool is_waiting =
        action->state == ACTION_WAITING && (!date_is_set(action->remind_after) ||
                                            date_compare(day, action->remind_after) < 0);
    if (is_waiting) {
        return STAND_WAITING;
    }
    return a_round_closed(reg, (Date){0}, day) ? STAND_SILENT : STAND_NOT_ASKED;
}

static Stand by_report(const Register *reg, const Report *report, Date day)
{
    static const Stand STANDINGS[REPORT_STATUSES] = {
        [REPORT_ON_SCHEDULE] = STAND_ON_SCHEDULE,
        [REPORT_NEEDS_ATTENTION] = STAND_ATTENTION,
        [REPORT_WAITING] = STAND_WAITING,
        [REPORT_STALLED] = STAND_STALLED,
        [REPORT_FINISHED] = STAND_FINISHED,
        [REPORT_STOPPED] = STAND_STOPPED,
    };
    if (report->status == REPORT_FINISHED || report->status == REPORT_STOPPED) {
        return STANDINGS[report->status];
    }
    if (report->status == REPORT_WAITING && date_is_set(report->until)) {
        return date_compare(day, report->until) <= 0 ? STAND_WAITING : STAND_ATTENTION;
    }
    bool is_old = date_days(day) - date_days(report->date) > STAND_REPORT_DAYS;
    return is_old && a_round_closed(reg, report->date, day) ? STAND_SILENT
                                                            : STANDINGS[report->status];
}

Stand action_stand(const Register *reg, const Action *action, Date day)
{
    Stand worst = STAND_COUNT;
    for (size_t i = 0; i < action->owners.count; i++) {
        const Report *report = latest_report(reg, action, action->owners.items[i], day);
        Stand stand = report != NULL ? by_report(reg, report, day)
                                     : without_report(reg, action, day);
        worst = stand < worst ? stand : worst;
    }
    return worst < STAND_COUNT ? worst : without_report(reg, action, day);
}

Date register_day(const Register *reg)
{
    Date day = {0};
    for (size_t i = 0; i < reg->reports.count; i++) {
        day = date_compare(reg->reports.items[i].date, day) > 0
                  ? reg->reports.items[i].date
                  : day;
    }
    for (size_t i = 0; i < reg->rounds.count; i++) {
        day = date_compare(reg->rounds.items[i].closed, day) > 0
                  ? reg->rounds.items[i].closed
                  : day;
    }
    return day;
}

bool party_owes(const Register *reg, const Action *action, const Party *party)
{
    for (size_t i = 0; i < action->owners.count; i++) {
        if (action->owners.items[i] == party) {
            return true;
        }
    }
    for (size_t i = 0; i < reg->commitments.count; i++) {
        if (reg->commitments.items[i].action == action &&
            reg->commitments.items[i].party == party) {
            return true;
        }
    }
    return false;
}
