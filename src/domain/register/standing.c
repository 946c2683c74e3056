/* SPDX-License-Identifier: EUPL-1.2
 * standing.c - the rule */
#include "domain/register/standing.h"

const Report *latest_report(const Register *reg, const Action *action, const Party *party,
                            Date day)
{
    const Report *latest = NULL;
    for (size_t i = 0; i < reg->reports.count; i++) {
        const Report *report = &reg->reports.items[i];
        bool counts = report->action == action && report->party == party &&
                      date_compare(report->date, day) <= 0;
        if (counts && (latest == NULL || date_compare(report->date, latest->date) >= 0)) {
            latest = report;
        }
    }
    return latest;
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
