/* SPDX-License-Identifier: EUPL-1.2
 * handle.c - what handlers share
 */
#include "app/handle.h"

#include "base/number.h"
#include "domain/register/refusal.h"
#include "keep/people.h"
#include "publish/text/text.h"

Lang handle_lang(const Request *request)
{
    StrList segments = request->parsed.segments;
    return segments.count > 0 && str_equal(segments.items[0], S("en")) ? LANG_EN
                                                                       : LANG_NL;
}

int64_t handle_number(const Request *request, Str name)
{
    int64_t number = 0;
    return integer_parse(request_param(request, name), &number) ? number : 0;
}

Desk handle_desk(const App *app, const Request *request, const char *rest)
{
    Arena *a = request->arena;
    Lang lang = handle_lang(request);
    return (Desk){
        .a = a,
        .view = office_view(app->office, a),
        .lang = lang,
        .person = request->person,
        .form_token =
            request->person != NULL ? session_form_token(a, request->session) : S(""),
        .path = str_format(a, "%.*s/register/%s", STR_ARG(lang_code(lang)), rest),
        .today = moment_date(request->now),
    };
}

bool handle_page(const Request *request, Response *response, Str text)
{
    (void)request;
    response->content_type = S("text/html; charset=utf-8");
    response->body = text;
    response_header(response, S("Cache-Control"), S("no-store"));
    return true;
}

bool handle_go(const Request *request, Response *response, const char *rest)
{
    response_redirect(response, 303,
                      str_format(request->arena, "/%.*s/register/%s",
                                 STR_ARG(lang_code(handle_lang(request))), rest));
    response_header(response, S("Cache-Control"), S("no-store"));
    return true;
}

bool handle_go_to(const Request *request, Response *response, const char *before,
                  int64_t id)
{
    Str rest = str_format(request->arena, "%s/%lld", before, (long long)id);
    return handle_go(request, response, str_c(request->arena, rest));
}

static int status_of(const Error *why)
{
    if (why->kind == ERR_BUSY) {
        return why->code == REFUSAL_TOO_OFTEN ? 429 : 503;
    }
    return why->kind == ERR_CONFLICT    ? 409
           : why->kind == ERR_NOT_FOUND ? 404
           : why->kind == ERR_DENIED    ? 403
                                        : 400;
}

bool handle_refused(Desk *desk, Response *response, const Error *why)
{
    if (why->kind == ERR_IO || why->kind == ERR_NONE) {
        return false;
    }
    desk->notice = desk_refusal(why, desk->lang);
    desk->is_refusal = true;
    response->status = status_of(why);
    if (response->status == 429) {
        response_header(response, S("Retry-After"), S("900"));
    }
    return true;
}

bool handle_trouble(const App *app, const Request *request, Response *response,
                    const Error *why)
{
    StrList segments = request->parsed.segments;
    bool is_ours = app->office != NULL && segments.count > 1 &&
                   str_equal(segments.items[1], S("register"));
    if (!is_ours) {
        return false;
    }
    response_init(response);
    Desk desk = handle_desk(app, request, "trouble");
    Str text;
    Error none = {0};
    return handle_refused(&desk, response, why) && desk_trouble(&desk, &text, &none) &&
           handle_page(request, response, text);
}
