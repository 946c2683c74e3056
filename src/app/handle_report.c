/* SPDX-License-Identifier: EUPL-1.2
 * handle_report.c - writing a report, looking at one, and what is done with it
 */
#include "app/handle.h"
#include "domain/register/refusal.h"
#include "domain/register/standing.h"
#include "keep/evidence.h"
#include "keep/reports.h"
#include "keep/rounds.h"

static const Action *find_action(const Desk *desk, Str id)
{
    const ActionList *actions = &desk->view->pact->reg.actions;
    for (size_t i = 0; i < actions->count; i++) {
        if (str_equal(actions->items[i].id, id)) {
            return &actions->items[i];
        }
    }
    return NULL;
}

static const Party *find_party(const Desk *desk, Str id)
{
    const PartyList *parties = &desk->view->pact->reg.parties;
    for (size_t i = 0; i < parties->count; i++) {
        if (str_equal(parties->items[i].id, id)) {
            return &parties->items[i];
        }
    }
    return NULL;
}

Concern handle_concern(Arena *a, const Action *action, const Party *party)
{
    Str *regions = PUSH_ARRAY(a, Str, action->regions.count + 1);
    for (size_t i = 0; i < action->regions.count; i++) {
        regions[i] = action->regions.items[i]->id;
    }
    return (Concern){party->id, regions, action->regions.count};
}

bool handle_find(const Desk *desk, Str action_id, Str party_id, const Action **action,
                 const Party **party, Error *err)
{
    *action = find_action(desk, action_id);
    *party = find_party(desk, party_id);
    if (*action == NULL || *party == NULL ||
        !party_owes(&desk->view->pact->reg, *action, *party)) {
        return REFUSE(err, ERR_NOT_FOUND, REFUSAL_NO_OWNER,
                      "there is no such action, or the party has no part in it");
    }
    return true;
}

static ReportContent content_of(const Request *request)
{
    return (ReportContent){.status = request_param(request, S("status")),
                           .until = request_param(request, S("until")),
                           .done = str_trim(request_param(request, S("done"))),
                           .reached = str_trim(request_param(request, S("reached"))),
                           .wanted = str_trim(request_param(request, S("wanted"))),
                           .obstacles = str_trim(request_param(request, S("obstacles"))),
                           .evidence = str_trim(request_param(request, S("evidence")))};
}

static bool is_of_party(const Person *person, const Party *party)
{
    for (size_t i = 0; i < person->duty_count; i++) {
        if (str_equal(person->duties[i].party, party->id)) {
            return true;
        }
    }
    return false;
}

static bool show_form(const Desk *desk, const Request *request, Response *response,
                      DeskForm *form, Error *err)
{
    Str text;
    form->on_behalf = !is_of_party(request->person, form->party);
    return desk_form(desk, form, &text, err) && handle_page(request, response, text);
}

/* Of a commitment the promised number stands in the form already. */
static Str promised(const Desk *desk, const Action *action, const Party *party)
{
    const CommitmentList *all = &desk->view->pact->reg.commitments;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].action == action && all->items[i].party == party) {
            return all->items[i].amount.text;
        }
    }
    return S("");
}

static bool may_report(const Request *request, const Concern *concern, Error *err)
{
    return person_may(request->person, DEED_REPORT, concern) ||
           REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "not for this party");
}

bool handle_new_report_page(const App *app, const Request *request, Response *response,
                            Error *err)
{
    Desk desk = handle_desk(app, request, "");
    KeptReport last;
    DeskForm form = {0};
    Str action_id = request_param(request, S("action"));
    Str party_id = request_param(request, S("party"));
    if (!handle_find(&desk, action_id, party_id, &form.action, &form.party, err)) {
        return false;
    }
    Concern concern = handle_concern(desk.a, form.action, form.party);
    if (!may_report(request, &concern, err) ||
        !reports_last(desk.a, request->store, action_id, party_id, &last, err)) {
        return false;
    }
    if (last.id != 0 && last.state != REPORT_ACCEPTED) {
        return handle_go_to(request, response, "report", last.id);
    }
    desk.path = str_format(desk.a, "%.*snew/%.*s/%.*s", STR_ARG(desk.path),
                           STR_ARG(action_id), STR_ARG(party_id));
    form.content = last.content;
    form.may_repeat = last.id != 0;
    if (form.content.wanted.length == 0) {
        form.content.wanted = promised(&desk, form.action, form.party);
    }
    return show_form(&desk, request, response, &form, err);
}

/* The act that a form asks for. */
static bool act_of(const Request *request, const Concern *concern, ReportAct *act,
                   Error *err)
{
    *act = (ReportAct){.person = request->person,
                       .step = handle_number(request, S("step")),
                       .note = S(""),
                       .concern = concern,
                       .now = request->now};
    return (report_deed_parse(request_param(request, S("go")), &act->deed) ||
            REFUSE(err, ERR_INVALID, REFUSAL_FORM, "there is no such deed")) &&
           party_has_approver(request->store, concern->party, &act->party_approves, err);
}

static bool saves(ReportDeed deed)
{
    return deed == REPORT_SAVE || deed == REPORT_SUBMIT;
}

bool handle_new_report(const App *app, const Request *request, Response *response,
                       Error *err)
{
    Desk desk = handle_desk(app, request, "");
    DeskForm form = {0};
    ReportAct act;
    int64_t id;
    Error why = {0};
    NewReport what = {.action = request_param(request, S("action")),
                      .party = request_param(request, S("party"))};
    if (!handle_find(&desk, what.action, what.party, &form.action, &form.party, err) ||
        !rounds_running(desk.a, request->store, desk.today, &what.round, err)) {
        return false;
    }
    Concern concern = handle_concern(desk.a, form.action, form.party);
    if (!may_report(request, &concern, err)) {
        return false; /* before it is told that a report was begun */
    }
    bool good = act_of(request, &concern, &act, &why) &&
                (saves(act.deed) || REFUSE(&why, ERR_INVALID, REFUSAL_FORM, "no deed"));
    form.content = content_of(request);
    act.content = form.content;
    if (good && reports_begin(desk.a, request->store, &what, &act, &id, &why)) {
        return handle_go_to(request, response, "report", id);
    }
    if (!handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    desk.path = str_format(desk.a, "%.*snew/%.*s/%.*s", STR_ARG(desk.path),
                           STR_ARG(what.action), STR_ARG(what.party));
    return show_form(&desk, request, response, &form, err);
}

/* A report that exists, with what it is about; only for who may read it. */
bool handle_find_report(const Desk *desk, const Request *request, int64_t id,
                        KeptReport *report, const Action **action, const Party **party,
                        Concern *concern, Error *err)
{
    if (!reports_find(desk->a, request->store, id, report, err) ||
        !handle_find(desk, report->action, report->party, action, party, err)) {
        return false;
    }
    *concern = handle_concern(desk->a, *action, *party);
    return person_may(request->person, DEED_READ, concern) ||
           REFUSE(err, ERR_DENIED, REFUSAL_NOT_ALLOWED, "not for this person to read");
}

static bool find_report(const Desk *desk, const Request *request, KeptReport *report,
                        const Action **action, const Party **party, Concern *concern,
                        Error *err)
{
    return handle_find_report(desk, request, handle_number(request, S("id")), report,
                              action, party, concern, err);
}

static void copy_steps(Arena *a, const KeptSteps *steps, DeskReport *shown)
{
    DeskStep *items = PUSH_ARRAY(a, DeskStep, steps->count + 1);
    for (size_t i = 0; i < steps->count; i++) {
        const KeptStep *step = &steps->items[i];
        items[i] = (DeskStep){.at = step->at,
                              .name = step->name,
                              .on_behalf = step->on_behalf,
                              .deed = step->deed,
                              .note = step->note,
                              .content = step->content};
    }
    shown->steps = items;
    shown->step_count = steps->count;
}

static void copy_files(Arena *a, const EvidenceList *files, DeskReport *shown)
{
    DeskFile *items = PUSH_ARRAY(a, DeskFile, files->count + 1);
    for (size_t i = 0; i < files->count; i++) {
        const Evidence *file = &files->items[i];
        items[i] = (DeskFile){.id = file->id,
                              .name = file->name,
                              .size = file->size,
                              .until = file->until,
                              .is_gone = file->is_gone};
    }
    shown->files = items;
    shown->file_count = files->count;
}

static void what_may_be_done(Arena *a, const Request *request, const KeptSteps *steps,
                             const Concern *concern, DeskReport *shown)
{
    int64_t *hands = PUSH_ARRAY(a, int64_t, steps->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < steps->count; i++) {
        ReportDeed deed = steps->items[i].deed;
        if (saves(deed) || deed == REPORT_APPROVE) {
            hands[count++] = steps->items[i].person;
        }
    }
    for (int d = 0; d < REPORT_DEEDS; d++) {
        shown->may[d] = report_may(request->person, (ReportDeed)d, shown->state, concern,
                                   hands, count);
    }
}

bool handle_show_report(Desk *desk, const Request *request, int64_t id,
                        Response *response, Error *err)
{
    EvidenceList files;
    KeptReport report;
    KeptSteps steps;
    Concern concern;
    DeskReport shown = {0};
    Str text;
    if (!handle_find_report(desk, request, id, &report, &shown.action, &shown.party,
                            &concern, err) ||
        !reports_steps(desk->a, request->store, report.id, &steps, err) ||
        !evidence_of_report(desk->a, request->store, report.id, &files, err)) {
        return false;
    }
    shown.report = report.id;
    shown.step = report.step;
    shown.state = report.state;
    shown.content = report.content;
    copy_steps(desk->a, &steps, &shown);
    copy_files(desk->a, &files, &shown);
    what_may_be_done(desk->a, request, &steps, &concern, &shown);
    return desk_report(desk, &shown, &text, err) && handle_page(request, response, text);
}

static Desk report_desk(const App *app, const Request *request, const char *after)
{
    Str rest = str_format(request->arena, "report/%lld%s",
                          (long long)handle_number(request, S("id")), after);
    return handle_desk(app, request, str_c(request->arena, rest));
}

bool handle_report_page(const App *app, const Request *request, Response *response,
                        Error *err)
{
    Desk desk = report_desk(app, request, "");
    return handle_show_report(&desk, request, handle_number(request, S("id")), response,
                              err);
}

static bool edit_form(Desk *desk, const Request *request, Response *response,
                      const ReportContent *typed, Error *err)
{
    KeptReport report;
    Concern concern;
    DeskForm form = {0};
    if (!find_report(desk, request, &report, &form.action, &form.party, &concern, err)) {
        return false;
    }
    bool is_over =
        !report_may(request->person, REPORT_SAVE, report.state, &concern, NULL, 0);
    if (is_over && typed == NULL) {
        return handle_go_to(request, response, "report", report.id);
    }
    form.report = report.id;
    form.step = report.step;
    form.content = typed != NULL ? *typed : report.content;
    form.note = report.state == REPORT_RETURNED ? report.note : S("");
    return show_form(desk, request, response, &form, err);
}

bool handle_edit_page(const App *app, const Request *request, Response *response,
                      Error *err)
{
    Desk desk = report_desk(app, request, "/edit");
    return edit_form(&desk, request, response, NULL, err);
}

/* What was typed comes back with what went wrong. */
bool handle_save_report(const App *app, const Request *request, Response *response,
                        Error *err)
{
    Desk desk = report_desk(app, request, "/save");
    KeptReport report;
    const Action *action;
    const Party *party;
    Concern concern;
    ReportAct act;
    Error why = {0};
    if (!find_report(&desk, request, &report, &action, &party, &concern, err)) {
        return false;
    }
    ReportContent typed = content_of(request);
    bool good = act_of(request, &concern, &act, &why) &&
                (saves(act.deed) || REFUSE(&why, ERR_INVALID, REFUSAL_FORM, "no deed"));
    act.content = typed;
    if (good && reports_act(desk.a, request->store, report.id, &act, &why)) {
        return handle_go_to(request, response, "report", report.id);
    }
    if (!handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    return edit_form(&desk, request, response, &typed, err);
}

bool handle_do_report(const App *app, const Request *request, Response *response,
                      Error *err)
{
    Desk desk = report_desk(app, request, "/do");
    KeptReport report;
    const Action *action;
    const Party *party;
    Concern concern;
    ReportAct act;
    Error why = {0};
    if (!find_report(&desk, request, &report, &action, &party, &concern, err)) {
        return false;
    }
    bool good = act_of(request, &concern, &act, &why) &&
                (!saves(act.deed) || REFUSE(&why, ERR_INVALID, REFUSAL_FORM, "no deed"));
    act.note = str_trim(request_param(request, S("note")));
    if (good && reports_act(desk.a, request->store, report.id, &act, &why)) {
        if (act.deed == REPORT_ACCEPT) {
            office_told(app->office);
        }
        return handle_go_to(request, response, "report", report.id);
    }
    if (!handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    return handle_show_report(&desk, request, handle_number(request, S("id")), response,
                              err);
}
