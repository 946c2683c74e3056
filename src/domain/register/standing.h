/* SPDX-License-Identifier: EUPL-1.2
 * standing.h - how an action stands: by a rule, from dated reports, never typed over
 *
 * The rule, on a given day, which the page prints:
 *
 *   1. Of each owner the latest accepted report of that day or before counts.
 *   2. Finished and stopped stay. Waiting stays until the day it names, and needs
 *      attention after it.
 *   3. Any other report counts for 365 days. After that, if a round has closed since it,
 *      there is no recent report.
 *   4. Without any report: waiting, when the text of the action says so and the day to
 *      remind has not come; nothing asked, while no round has closed; else no recent
 *      report.
 *   5. When owners differ, the most worrying one counts: stalled, no recent report, needs
 *      attention, waiting, on schedule, nothing asked, stopped, finished.
 *
 * The day of the public pages is the day of the latest fact in the register: the last
 * round that was closed, or the last accepted report (register_day). No clock.
 */
#ifndef DOMAIN_REGISTER_STANDING_H
#define DOMAIN_REGISTER_STANDING_H

#include "domain/register/register.h"

enum { STAND_REPORT_DAYS = 365 };

/* Most worrying first. */
typedef enum Stand {
    STAND_STALLED,
    STAND_SILENT,
    STAND_ATTENTION,
    STAND_WAITING,
    STAND_ON_SCHEDULE,
    STAND_NOT_ASKED,
    STAND_STOPPED,
    STAND_FINISHED,
    STAND_COUNT,
} Stand;

/* Once, when all records are there: reports by action, in order of date and then as they
 * were accepted. */
void register_index(Arena *a, Register *reg);
ReportRefs reports_of(const Register *reg, const Action *action);

Stand action_stand(const Register *reg, const Action *action, Date day);
/* The last accepted report of this party about it, that day or before; or null. */
const Report *latest_report(const Register *reg, const Action *action, const Party *party,
                            Date day);
Date register_day(const Register *reg); /* unset: no reports and no rounds */

/* An owner, or who has committed itself. */
bool party_owes(const Register *reg, const Action *action, const Party *party);

#endif
