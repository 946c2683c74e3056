/* SPDX-License-Identifier: EUPL-1.2
 * handle_api.c - the door of publish/api/api.h: query in, bytes and headers out
 */
#include "app/handle.h"
#include "base/stamp.h"
#include "publish/api/api.h"

enum { MOST_PARAMS = 40 };

static const Pact *pact_of(const App *app, Arena *a)
{
    return app->office != NULL ? office_view(app->office, a)->pact : app->pact;
}

/* A cursor of an older pact is told from one of this. */
static Str build_of(const App *app, Arena *a)
{
    long long generation =
        app->office != NULL ? (long long)office_figures(app->office).generation : 0;
    return str_format(a, "%.*s-%lld", STR_ARG(app->build), generation);
}

/* Every parameter of the query, also those that nobody knows: they are refused by name.
 */
static bool read_params(const Request *request, ApiParam *params, size_t *count,
                        Error *err)
{
    Str query = request->parsed.query;
    bool more = query.length > 0;
    *count = 0;
    while (more) {
        Str pair, name, value;
        more = str_cut(query, '&', &pair, &query);
        if (pair.length == 0) {
            continue;
        }
        if (*count == MOST_PARAMS) {
            return FAIL(err, ERR_INVALID, "there are more than %d parameters",
                        MOST_PARAMS);
        }
        (void)str_cut(pair, '=', &name, &value);
        ApiParam *param = &params[(*count)++];
        if (!percent_decode(request->arena, name, true, &param->name, err) ||
            !percent_decode(request->arena, value, true, &param->value, err)) {
            return false;
        }
    }
    return true;
}

/* What follows /api/v1/. */
static StrList path_of(const Request *request)
{
    StrList segments = request->parsed.segments;
    return (StrList){segments.items + 2, segments.count - 2};
}

static void send(const Request *request, Response *response, const ApiAnswer *answer)
{
    Str tag = str_format(
        request->arena, "\"%.*s\"",
        STR_ARG(stamp_text(request->arena, stamp_add(STAMP_NONE, answer->body))));
    bool is_good = answer->status == 200;
    response->status = answer->status;
    response->content_type = answer->media_type;
    response->body = answer->body;
    response_header(response, S("API-Version"), S(API_VERSION));
    response_header(response, S("Access-Control-Allow-Origin"), S("*"));
    response_header(response, S("Cache-Control"),
                    is_good ? S("public, max-age=60") : S("no-store"));
    if (is_good) {
        response_header(response, S("ETag"), tag);
        if (tag_matches(request_header(request, S("If-None-Match")), tag)) {
            response->status = 304;
            response->body = S("");
        }
    }
}

bool handle_api(const App *app, const Request *request, Response *response, Error *err)
{
    (void)err; /* whatever is wrong is told as a problem */
    Arena *a = request->arena;
    ApiParam params[MOST_PARAMS];
    ApiQuestion question = {.path = path_of(request), .params = params};
    const Pact *pact = pact_of(app, a);
    Error why = {0};
    ApiAnswer answer;
    if (pact == NULL) {
        answer = api_refusal(a, 404, S("No pact"),
                             S("this server was started without a pact to answer from"));
    } else if (!read_params(request, params, &question.param_count, &why)) {
        answer = api_refusal(a, 400, S("Wrong address"), str_of(why.message));
    } else {
        question.build = build_of(app, a);
        answer = api_answer(a, pact, &question);
    }
    send(request, response, &answer);
    return true;
}
