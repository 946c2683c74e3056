/* SPDX-License-Identifier: EUPL-1.2
 * handle_entry.c - coming in, going out, one's own account
 */
#include "app/handle.h"
#include "app/mailing.h"
#include "app/visitor.h"
#include "domain/register/refusal.h"
#include "keep/people.h"
#include "publish/text/text.h"

static bool sign_in_page(const App *app, const Desk *desk, const Request *request,
                         Response *response, Str mail, Error *err)
{
    Str text;
    DeskSignIn content = {.mail = mail, .mails_links = mailing_is_on(app)};
    return desk_sign_in(desk, &content, &text, err) &&
           handle_page(request, response, text);
}

/* The same answer whoever asks: an address is not told to be known. */
bool handle_ask_link(const App *app, const Request *request, Response *response,
                     Error *err)
{
    Arena *a = request->arena;
    Person person;
    Str token;
    Error why = {0};
    Str mail = request_param(request, S("mail"));
    Desk desk = handle_desk(app, request, "sign-in");
    bool good = mailing_is_on(app) ||
                REFUSE(&why, ERR_CONFLICT, REFUSAL_OTHER, "this server sends no mail");
    good = good && link_ask(a, request->store, mail, request->peer, request->now, &person,
                            &token, &why);
    if (good && person.id != 0) {
        good = mailing_entry(a, request->store, app, &person, ENTRY_SIGN_IN, token,
                             request->now, &why);
    }
    if (!good && !handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    if (good) {
        desk.notice = text_get(TEXT_DESK_LINK_MAILED, desk.lang);
    }
    return sign_in_page(app, &desk, request, response, mail, err);
}

bool handle_sign_in_page(const App *app, const Request *request, Response *response,
                         Error *err)
{
    if (request->person != NULL) {
        return handle_go(request, response, "account");
    }
    Desk desk = handle_desk(app, request, "sign-in");
    return sign_in_page(app, &desk, request, response, S(""), err);
}

bool handle_sign_in(const App *app, const Request *request, Response *response,
                    Error *err)
{
    Str mail = request_param(request, S("mail"));
    Str session;
    Error why = {0};
    if (session_begin(request->arena, request->store, mail,
                      request_param(request, S("password")), request->peer, request->now,
                      &session, &why)) {
        visitor_remember(request, response, session);
        return handle_go(request, response, "start");
    }
    Desk desk = handle_desk(app, request, "sign-in");
    if (!handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    return sign_in_page(app, &desk, request, response, mail, err);
}

bool handle_sign_out(const App *app, const Request *request, Response *response,
                     Error *err)
{
    (void)app;
    visitor_forget(response);
    return session_end(request->store, request->session, err) &&
           handle_go(request, response, "sign-in");
}

/* Where somebody begins: at what is asked of them. */
bool handle_start(const App *app, const Request *request, Response *response, Error *err)
{
    (void)app;
    (void)err;
    static const struct {
        Deed deed;
        const char *page;
    } STARTS[] = {{DEED_PEOPLE, "people"}, {DEED_ACCEPT, "review"},
                  {DEED_REPORT, "owe"},    {DEED_JUDGE, "review"},
                  {DEED_READ, "steering"}, {DEED_SIGNED, "account"}};
    size_t i = 0;
    while (i + 1 < sizeof STARTS / sizeof STARTS[0] &&
           !person_may(request->person, STARTS[i].deed, NULL)) {
        i++;
    }
    return handle_go(request, response, STARTS[i].page);
}

static Desk invitation_desk(const App *app, const Request *request)
{
    Str rest = str_format(request->arena, "invitation/%.*s",
                          STR_ARG(request_param(request, S("token"))));
    return handle_desk(app, request, str_c(request->arena, rest));
}

/* The link is of no use: a page that says so. */
static bool link_trouble(Desk *desk, const Request *request, Response *response,
                         const Error *why, Error *err)
{
    Str text;
    if (!handle_refused(desk, response, why)) {
        *err = *why;
        return false;
    }
    return desk_trouble(desk, &text, err) && handle_page(request, response, text);
}

bool handle_invitation_page(const App *app, const Request *request, Response *response,
                            Error *err)
{
    KnownPerson known;
    Error why = {0};
    Str text;
    Desk desk = invitation_desk(app, request);
    if (!invitation_look(request->arena, request->store,
                         request_param(request, S("token")), request->now, &known,
                         &why)) {
        return link_trouble(&desk, request, response, &why, err);
    }
    return desk_invitation(&desk, known.person.name, &text, err) &&
           handle_page(request, response, text);
}

bool handle_invitation(const App *app, const Request *request, Response *response,
                       Error *err)
{
    Arena *a = request->arena;
    Str token = request_param(request, S("token"));
    Str password = request_param(request, S("password"));
    Str session, text;
    KnownPerson known;
    Error why = {0};
    Desk desk = invitation_desk(app, request);
    if (!invitation_look(a, request->store, token, request->now, &known, &why)) {
        return link_trouble(&desk, request, response, &why, err);
    }
    if (password.length > 0 &&
        !people_password(request->store, known.person.id, password, request->now, &why)) {
        if (!handle_refused(&desk, response, &why)) {
            *err = why;
            return false;
        }
        return desk_invitation(&desk, known.person.name, &text, err) &&
               handle_page(request, response, text);
    }
    if (!invitation_use(a, request->store, token, request->now, &session, &why)) {
        return link_trouble(&desk, request, response, &why, err);
    }
    visitor_remember(request, response, session);
    return handle_go(request, response, "start");
}

bool handle_account(const App *app, const Request *request, Response *response,
                    Error *err)
{
    Str text;
    Desk desk = handle_desk(app, request, "account");
    return desk_account(&desk, &text, err) && handle_page(request, response, text);
}

bool handle_password(const App *app, const Request *request, Response *response,
                     Error *err)
{
    Str text;
    Error why = {0};
    Desk desk = handle_desk(app, request, "account");
    if (people_password(request->store, request->person->id,
                        request_param(request, S("password")), request->now, &why)) {
        return handle_go(request, response, "account");
    }
    if (!handle_refused(&desk, response, &why)) {
        *err = why;
        return false;
    }
    return desk_account(&desk, &text, err) && handle_page(request, response, text);
}
