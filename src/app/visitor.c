/* SPDX-License-Identifier: EUPL-1.2
 * visitor.c - cookies, forms and where they come from
 */
#include "app/visitor.h"

#include "domain/register/refusal.h"
#include "keep/people.h"
#include "secrets/secrets.h"

#define COOKIE S("__Host-pact")

void visitor_done(const App *app, Request *request)
{
    if (request->store != NULL) {
        office_take_back(app->office, request->store);
        request->store = NULL;
    }
}

/* For routes that ask no deed: how far a person comes at all. */
static Role role_of(const Person *person)
{
    if (person_has(person, DUTY_ADMIN)) {
        return ROLE_ADMIN;
    }
    if (person_has(person, DUTY_EDITOR) || person_has(person, DUTY_APPROVER)) {
        return ROLE_OFFICE;
    }
    return ROLE_PARTY;
}

bool visitor_identify(const App *app, Request *request, Error *err)
{
    if (app->office == NULL) {
        return true;
    }
    if (!office_lend(app->office, &request->store, err)) {
        return false;
    }
    Str session = request_cookie(request, COOKIE);
    if (session.length == 0) {
        return true;
    }
    Person *person = PUSH(request->arena, Person);
    Error why = {0};
    if (!session_look(request->arena, request->store, session, request->now, person,
                      &why)) {
        if (why.kind == ERR_DENIED) {
            return true;
        }
        *err = why;
        return false;
    }
    request->person = person;
    request->session = session;
    request->role = role_of(person);
    return true;
}

/* http://host:port of Origin against Host. */
static bool is_own(Str origin, Str host)
{
    Str scheme, rest;
    return str_cut(origin, ':', &scheme, &rest) && str_starts(rest, S("//")) &&
           str_equal(str_slice(rest, 2, rest.length), host);
}

static bool form_token(const Request *request, Str *token, Error *err)
{
    const FormPart *part = form_part(&request->parts, S("form"));
    Str rest = request->parts.count > 0 ? S("") : request->body;
    bool more = rest.length > 0;
    *token = part != NULL ? part->bytes : (Str){0};
    while (more) {
        Str pair;
        more = str_cut(rest, '&', &pair, &rest);
        if (str_starts(pair, S("form=")) &&
            !percent_decode(request->arena, str_slice(pair, 5, pair.length), true, token,
                            err)) {
            return false;
        }
    }
    return true;
}

bool visitor_may_post(const Request *request, Error *err)
{
    Str site = request_header(request, S("Sec-Fetch-Site"));
    Str origin = request_header(request, S("Origin"));
    Str host = request_header(request, S("Host"));
    Str type = request_header(request, S("Content-Type"));
    Str token;
    if (request->body.length > 0 && request->parts.count == 0 &&
        !str_starts(type, S("application/x-www-form-urlencoded"))) {
        return FAIL(err, ERR_INVALID, "this is not how a form is sent");
    }
    bool from_elsewhere = (site.length > 0 && !str_equal(site, S("same-origin"))) ||
                          (origin.length > 0 && !is_own(origin, host));
    if (from_elsewhere) {
        return REFUSE(err, ERR_DENIED, REFUSAL_OTHER_SITE,
                      "this form was sent by another site");
    }
    if (request->person == NULL) {
        return true;
    }
    if (!form_token(request, &token, err)) {
        return false;
    }
    Str wanted = session_form_token(request->arena, request->session);
    if (!secret_equal(token, wanted)) {
        return REFUSE(err, ERR_DENIED, REFUSAL_OTHER_SESSION,
                      "this form is not of this session");
    }
    return true;
}

bool visitor_sent_to_sign_in(const App *app, const Request *request, Response *response)
{
    if (app->office == NULL || request->person != NULL || request->method > METHOD_HEAD) {
        return false;
    }
    bool is_english = request->parsed.segments.count > 0 &&
                      str_equal(request->parsed.segments.items[0], S("en"));
    response_init(response);
    response_redirect(response, 303,
                      is_english ? S("/en/register/sign-in") : S("/nl/register/sign-in"));
    response_header(response, S("Cache-Control"), S("no-store"));
    return true;
}

void visitor_remember(const Request *request, Response *response, Str session)
{
    response_header(response, S("Set-Cookie"),
                    str_format(request->arena,
                               "__Host-pact=%.*s; Path=/; Secure; HttpOnly; SameSite=Lax",
                               STR_ARG(session)));
}

void visitor_forget(Response *response)
{
    response_header(response, S("Set-Cookie"),
                    S("__Host-pact=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
}
