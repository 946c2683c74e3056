/* SPDX-License-Identifier: EUPL-1.2
 * handle_tasks.c - what is owed, what waits for judgement, how all stands, rounds
 */
#include "app/handle.h"
#include "base/map.h"
#include "domain/register/standing.h"
#include "keep/matters.h"
#include "keep/reports.h"
#include "keep/rounds.h"

static const Round *running_round(const Desk *desk)
{
    const RoundList *rounds = &desk->view->pact->reg.rounds;
    for (size_t i = rounds->count; i > 0; i--) {
        const Round *round = &rounds->items[i - 1];
        if (!date_is_set(round->closed) && date_compare(round->opens, desk->today) <= 0) {
            return round;
        }
    }
    return NULL;
}

static bool is_excepted(const Round *round, const Party *party)
{
    for (size_t i = 0; i < round->excepted.count; i++) {
        if (round->excepted.items[i] == party) {
            return true;
        }
    }
    return false;
}

/* Waiting for a decision elsewhere is no debt, until the day of the reminder. */
static bool is_expected(const Desk *desk, const Round *round, const Action *action,
                        const Party *party)
{
    const Report *last =
        latest_report(&desk->view->pact->reg, action, party, desk->today);
    bool is_over = last != NULL &&
                   (last->status == REPORT_FINISHED || last->status == REPORT_STOPPED);
    bool waits = last == NULL && action->state == ACTION_WAITING &&
                 (!date_is_set(action->remind_after) ||
                  date_compare(desk->today, action->remind_after) < 0);
    return round != NULL && !is_over && !waits && action->state != ACTION_ENDED &&
           !is_excepted(round, party) && !action_is_sub(action);
}

/* The report of an action and a party that matters now: one that was returned or begun,
 * else the last one of the round. Found by "action/party". */
typedef struct Begun {
    Arena *a;
    Map places;
    const KeptReport **reports;
    size_t count;
} Begun;

static Str pair_key(Arena *a, Str action, Str party)
{
    const Str parts[] = {action, party};
    return str_join(a, parts, 2, S("/"));
}

/* Those that were put in before stay: what matters most comes first. */
static void put_all(Begun *begun, const KeptReports *reports)
{
    for (size_t i = reports->count; i > 0; i--) {
        const KeptReport *report = &reports->items[i - 1];
        if (map_put(&begun->places, pair_key(begun->a, report->action, report->party),
                    begun->count)) {
            begun->reports[begun->count++] = report;
        }
    }
}

static bool find_begun(const Desk *desk, const Request *request, const Round *round,
                       Begun *begun, Error *err)
{
    KeptReports *lists = PUSH_ARRAY(desk->a, KeptReports, 3);
    if (!reports_in_state(desk->a, request->store, REPORT_RETURNED, &lists[0], err) ||
        !reports_in_state(desk->a, request->store, REPORT_DRAFT, &lists[1], err) ||
        !reports_of_round(desk->a, request->store, round != NULL ? round->id : S("-"),
                          &lists[2], err)) {
        return false;
    }
    size_t most = lists[0].count + lists[1].count + lists[2].count;
    *begun = (Begun){.a = desk->a,
                     .places = map_in(desk->a, most + 1),
                     .reports = PUSH_ARRAY(desk->a, const KeptReport *, most + 1)};
    for (size_t i = 0; i < 3; i++) {
        put_all(begun, &lists[i]);
    }
    return true;
}

static const KeptReport *begun_report(const Begun *begun, const Action *action,
                                      const Party *party)
{
    size_t at = map_get(&begun->places, pair_key(begun->a, action->id, party->id));
    return at == MAP_NONE ? NULL : begun->reports[at];
}

static DeskTask task_of(const Desk *desk, const Begun *begun, const Action *action,
                        const Party *party)
{
    const KeptReport *report = begun_report(begun, action, party);
    const Report *last =
        latest_report(&desk->view->pact->reg, action, party, desk->today);
    return (DeskTask){.action = action,
                      .party = party,
                      .report = report != NULL ? report->id : 0,
                      .state = report != NULL ? report->state : REPORT_NEW,
                      .note = report != NULL ? report->note : S(""),
                      .last = last != NULL ? last->date : (Date){0}};
}

static void sort_task(const Desk *desk, DeskOwe *owe, DeskTask task, DeskTask *todo,
                      DeskTask *done, DeskTask *other)
{
    bool is_open = task.state == REPORT_DRAFT || task.state == REPORT_RETURNED;
    bool is_sent = task.report != 0 && !is_open;
    if (is_open || (!is_sent && is_expected(desk, owe->round, task.action, task.party))) {
        todo[owe->todo.count++] = task;
    } else if (is_sent) {
        done[owe->done.count++] = task;
    } else {
        other[owe->other.count++] = task;
    }
}

/* Every pair of action and owner that this person may report for as its own. */
static size_t own_pairs(const Desk *desk, const Person *person, DeskTask *pairs)
{
    const Register *reg = &desk->view->pact->reg;
    size_t count = 0;
    for (size_t i = 0; i < reg->actions.count; i++) {
        const Action *action = &reg->actions.items[i];
        for (size_t k = 0; k < reg->parties.count; k++) {
            const Party *party = &reg->parties.items[k];
            Concern concern = {.party = party->id};
            bool is_own = person_may(person, DEED_REPORT, &concern) &&
                          party_owes(reg, action, party);
            if (is_own && pairs != NULL) {
                pairs[count] = (DeskTask){.action = action, .party = party};
            }
            count += is_own;
        }
    }
    return count;
}

bool handle_owe(const App *app, const Request *request, Response *response, Error *err)
{
    Desk desk = handle_desk(app, request, "owe");
    DeskOwe owe = {.round = running_round(&desk)};
    Begun begun;
    Str text;
    if (!find_begun(&desk, request, owe.round, &begun, err) ||
        !matters_asked_of(desk.a, request->store, request->person, &owe.asked, err)) {
        return false;
    }
    size_t count = own_pairs(&desk, request->person, NULL);
    DeskTask *pairs = PUSH_ARRAY(desk.a, DeskTask, count + 1);
    DeskTask *todo = PUSH_ARRAY(desk.a, DeskTask, count + 1);
    DeskTask *done = PUSH_ARRAY(desk.a, DeskTask, count + 1);
    DeskTask *other = PUSH_ARRAY(desk.a, DeskTask, count + 1);
    (void)own_pairs(&desk, request->person, pairs);
    for (size_t i = 0; i < count; i++) {
        sort_task(&desk, &owe, task_of(&desk, &begun, pairs[i].action, pairs[i].party),
                  todo, done, other);
    }
    owe.todo.items = todo;
    owe.done.items = done;
    owe.other.items = other;
    return desk_owe(&desk, &owe, &text, err) && handle_page(request, response, text);
}

/* Those of a state that this person may return: which is to say, judge. */
static bool add_waiting(const Desk *desk, const Request *request, ReportState state,
                        DeskTask **tasks, size_t *count, Error *err)
{
    KeptReports reports;
    if (!reports_in_state(desk->a, request->store, state, &reports, err)) {
        return false;
    }
    DeskTask *all = PUSH_ARRAY(desk->a, DeskTask, *count + reports.count + 1);
    for (size_t i = 0; i < *count; i++) {
        all[i] = (*tasks)[i];
    }
    for (size_t i = 0; i < reports.count; i++) {
        const KeptReport *report = &reports.items[i];
        DeskTask task = {.report = report->id, .state = report->state};
        Error none = {0};
        if (handle_find(desk, report->action, report->party, &task.action, &task.party,
                        &none)) {
            Concern concern = handle_concern(desk->a, task.action, task.party);
            if (report_may(request->person, REPORT_RETURN, state, &concern, NULL, 0)) {
                all[(*count)++] = task;
            }
        }
    }
    *tasks = all;
    return true;
}

bool handle_review(const App *app, const Request *request, Response *response, Error *err)
{
    Desk desk = handle_desk(app, request, "review");
    DeskTask *tasks = NULL;
    size_t count = 0;
    Str text;
    return add_waiting(&desk, request, REPORT_APPROVED, &tasks, &count, err) &&
           add_waiting(&desk, request, REPORT_SUBMITTED, &tasks, &count, err) &&
           desk_review(&desk, (DeskTasks){tasks, count}, &text, err) &&
           handle_page(request, response, text);
}

/* The response: an owner counts once per action, a party once in the list. */
static size_t count_responses(const Desk *desk, const Begun *begun, const Round *round,
                              DeskResponse *responses)
{
    const Register *reg = &desk->view->pact->reg;
    size_t count = 0;
    for (size_t k = 0; k < reg->parties.count; k++) {
        DeskResponse response = {.party = &reg->parties.items[k]};
        for (size_t i = 0; i < reg->actions.count; i++) {
            const Action *action = &reg->actions.items[i];
            if (action_is_sub(action) || !party_owes(reg, action, response.party)) {
                continue;
            }
            const KeptReport *report = begun_report(begun, action, response.party);
            bool is_sent = report != NULL && report->state >= REPORT_SUBMITTED &&
                           report->state != REPORT_RETURNED;
            const Report *last = latest_report(reg, action, response.party, desk->today);
            if (last != NULL && date_compare(last->date, response.last) > 0) {
                response.last = last->date;
            }
            response.received += is_sent;
            response.expected +=
                is_sent || is_expected(desk, round, action, response.party);
        }
        if (response.expected > 0) {
            responses[count++] = response;
        }
    }
    return count;
}

/* The office sees the response always, the steering group when the round says so. */
static bool sees_responses(const Person *person, const Round *round)
{
    return round != NULL &&
           (round->audience != AUDIENCE_OFFICE || person_has(person, DUTY_EDITOR) ||
            person_has(person, DUTY_APPROVER));
}

bool handle_steering(const App *app, const Request *request, Response *response,
                     Error *err)
{
    Desk desk = handle_desk(app, request, "steering");
    const RoundList *rounds = &desk.view->pact->reg.rounds;
    Begun begun;
    Str text;
    DeskSteering steering = {.round = running_round(&desk)};
    if (steering.round == NULL && rounds->count > 0) {
        steering.round = &rounds->items[rounds->count - 1];
    }
    steering.shows_responses = sees_responses(request->person, steering.round);
    if (!find_begun(&desk, request, steering.round, &begun, err)) {
        return false;
    }
    DeskResponse *responses =
        PUSH_ARRAY(desk.a, DeskResponse, desk.view->pact->reg.parties.count + 1);
    steering.response_count = count_responses(&desk, &begun, steering.round, responses);
    steering.responses = responses;
    return desk_steering(&desk, &steering, &text, err) &&
           handle_page(request, response, text);
}

static bool rounds_page(Desk *desk, const Request *request, Response *response,
                        Error *err)
{
    Str text;
    return desk_rounds(desk, &text, err) && handle_page(request, response, text);
}

bool handle_rounds(const App *app, const Request *request, Response *response, Error *err)
{
    Desk desk = handle_desk(app, request, "rounds");
    return rounds_page(&desk, request, response, err);
}

/* The pact has changed: it is shown at once. Or it was refused: the page says why. */
static bool after_round(const App *app, const Request *request, Response *response,
                        bool is_good, const Error *why, Error *err)
{
    if (is_good) {
        office_told(app->office);
        return handle_go(request, response, "rounds");
    }
    Desk desk = handle_desk(app, request, "rounds");
    if (!handle_refused(&desk, response, why)) {
        *err = *why;
        return false;
    }
    return rounds_page(&desk, request, response, err);
}

bool handle_round_open(const App *app, const Request *request, Response *response,
                       Error *err)
{
    Error why = {0};
    NewRound round = {.name_nl = request_param(request, S("name-nl")),
                      .name_en = request_param(request, S("name-en")),
                      .audience = request_param(request, S("audience"))};
    (void)date_parse(request_param(request, S("opens")), &round.opens);
    (void)date_parse(request_param(request, S("closes")), &round.closes);
    bool is_good = rounds_open(request->arena, request->store, &round, request->person,
                               request->now, &why);
    return after_round(app, request, response, is_good, &why, err);
}

bool handle_round_except(const App *app, const Request *request, Response *response,
                         Error *err)
{
    Error why = {0};
    bool is_good =
        rounds_except(request->arena, request->store, request_param(request, S("party")),
                      request->person, request->now, &why);
    return after_round(app, request, response, is_good, &why, err);
}

bool handle_round_close(const App *app, const Request *request, Response *response,
                        Error *err)
{
    Error why = {0};
    bool is_good =
        rounds_close(request->arena, request->store, request->person, request->now, &why);
    return after_round(app, request, response, is_good, &why, err);
}
