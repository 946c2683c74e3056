/* SPDX-License-Identifier: EUPL-1.2
 * handle_people.c - who may sign in
 */
#include "app/handle.h"
#include "app/mailing.h"
#include "keep/people.h"

static bool people_page(Desk *desk, const Request *request, Response *response, Str link,
                        Error *err)
{
    People known;
    Str text;
    if (!people_all(request->arena, request->store, &known, err)) {
        return false;
    }
    DeskPerson *items = PUSH_ARRAY(request->arena, DeskPerson, known.count + 1);
    for (size_t i = 0; i < known.count; i++) {
        items[i] = (DeskPerson){.person = known.items[i].person,
                                .is_active = known.items[i].state == PERSON_ACTIVE,
                                .has_left = known.items[i].state == PERSON_LEFT};
    }
    DeskPeople people = {items, known.count, link};
    return desk_people(desk, &people, &text, err) && handle_page(request, response, text);
}

bool handle_people(const App *app, const Request *request, Response *response, Error *err)
{
    Desk desk = handle_desk(app, request, "people");
    return people_page(&desk, request, response, S(""), err);
}

/* A refusal that can be mended: the list again, with what is wrong. */
static bool refused(const App *app, const Request *request, Response *response,
                    const Error *why, Error *err)
{
    Desk desk = handle_desk(app, request, "people");
    if (!handle_refused(&desk, response, why)) {
        *err = *why;
        return false;
    }
    return people_page(&desk, request, response, S(""), err);
}

/* The link is shown once, in the answer itself: only its digest is kept. */
static bool show_link(const App *app, const Request *request, Response *response,
                      int64_t id, Error *err)
{
    Str token;
    Error why = {0};
    KnownPerson known;
    if (!people_invite(request->arena, request->store, id, request->person->id,
                       request->now, &token, &why) ||
        !people_find(request->arena, request->store, id, &known, &why)) {
        return refused(app, request, response, &why, err);
    }
    Str link = str_format(request->arena, "%s://%.*s/%s/register/invitation/%.*s",
                          app->is_https ? "https" : "http",
                          STR_ARG(request_header(request, S("Host"))),
                          known.person.lang == LANG_EN ? "en" : "nl", STR_ARG(token));
    if (mailing_is_on(app) &&
        !mailing_entry(request->arena, request->store, app, &known.person,
                       ENTRY_INVITATION, token, request->now, err)) {
        return false;
    }
    Desk desk = handle_desk(app, request, "people");
    return people_page(&desk, request, response, link, err);
}

bool handle_people_add(const App *app, const Request *request, Response *response,
                       Error *err)
{
    NewPerson person = {.name = request_param(request, S("name")),
                        .mail = request_param(request, S("mail")),
                        .lang = handle_lang(request),
                        .duty = {.party = request_param(request, S("party")),
                                 .region = request_param(request, S("region"))}};
    int64_t id;
    Error why = {0};
    bool good =
        (duty_parse(request_param(request, S("duty")), &person.duty.kind) ||
         FAIL(&why, ERR_INVALID, "there is no such duty")) &&
        people_add(request->store, &person, request->person->id, request->now, &id, &why);
    return good ? show_link(app, request, response, id, err)
                : refused(app, request, response, &why, err);
}

bool handle_people_invite(const App *app, const Request *request, Response *response,
                          Error *err)
{
    return show_link(app, request, response, handle_number(request, S("id")), err);
}

bool handle_people_leave(const App *app, const Request *request, Response *response,
                         Error *err)
{
    Error why = {0};
    if (people_leave(request->store, handle_number(request, S("id")), request->person->id,
                     request->now, &why)) {
        return handle_go(request, response, "people");
    }
    return refused(app, request, response, &why, err);
}
