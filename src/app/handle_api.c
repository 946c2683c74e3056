/* SPDX-License-Identifier: EUPL-1.2
 * handle_api.c - the door of the interfaces for programs: query in, bytes and headers out
 */
#include "app/handle.h"
#include "base/stamp.h"
#include "publish/api/api.h"
#include "publish/odata/odata_service.h"
#include "publish/pxweb/pxweb_service.h"
#include "publish/sdmx/sdmx_service.h"

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

/* One family of addresses: /api/v1, /odata/v1 … */
typedef struct Interface {
    size_t depth; /* segments of its root */
    ApiAnswer (*answer)(Arena *a, const Pact *pact, const ApiQuestion *question);
    Str version_header;
    Str version;
} Interface;

static StrList path_below(const Request *request, size_t depth)
{
    StrList segments = request->parsed.segments;
    return segments.count < depth
               ? (StrList){segments.items, 0}
               : (StrList){segments.items + depth, segments.count - depth};
}

/* What may stand in a host name, with its port; anything else is not ours to repeat. */
static bool is_host(Str host)
{
    for (size_t i = 0; i < host.length; i++) {
        char c = host.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '[' ||
              c == ']')) {
            return false;
        }
    }
    return host.length > 0;
}

/* Where the client found us, so that its next call finds us too. */
static Str origin_of(const App *app, const Request *request)
{
    Str host = request_header(request, S("Host"));
    return is_host(host) ? str_format(request->arena, "%s://%.*s",
                                      app->is_https ? "https" : "http", STR_ARG(host))
                         : S("");
}

static void send(const Request *request, Response *response, const Interface *of,
                 const ApiAnswer *answer)
{
    Str tag = str_format(
        request->arena, "\"%.*s\"",
        STR_ARG(stamp_text(request->arena, stamp_add(STAMP_NONE, answer->body))));
    bool is_good = answer->status == 200;
    response->status = answer->status;
    response->content_type = answer->media_type;
    response->body = answer->body;
    if (of->version_header.length > 0) {
        response_header(response, of->version_header, of->version);
    }
    response_header(response, S("Access-Control-Allow-Origin"), S("*"));
    response_header(response, S("Vary"), S("Accept, Host"));
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

static bool handle(const App *app, const Request *request, Response *response,
                   const Interface *of)
{
    Arena *a = request->arena;
    ApiParam params[MOST_PARAMS];
    ApiQuestion question = {.path = path_below(request, of->depth),
                            .params = params,
                            .build = build_of(app, a),
                            .origin = origin_of(app, request),
                            .accept = request_header(request, S("Accept"))};
    const Pact *pact = pact_of(app, a);
    Error why = {0};
    ApiAnswer answer;
    if (pact == NULL) {
        answer = api_refusal(a, 404, S("No pact"),
                             S("this server was started without a pact to answer from"));
    } else if (!read_params(request, params, &question.param_count, &why)) {
        answer = api_refusal(a, 400, S("Wrong address"), str_of(why.message));
    } else {
        answer = of->answer(a, pact, &question);
    }
    send(request, response, of, &answer);
    return true;
}

bool handle_api(const App *app, const Request *request, Response *response, Error *err)
{
    (void)err; /* whatever is wrong is told as a problem */
    static const Interface of = {2, api_answer, S_INIT("API-Version"),
                                 S_INIT(API_VERSION)};
    return handle(app, request, response, &of);
}

bool handle_odata(const App *app, const Request *request, Response *response, Error *err)
{
    (void)err;
    static const Interface of = {2, odata_answer, S_INIT("OData-Version"), S_INIT("4.0")};
    return handle(app, request, response, &of);
}

bool handle_sdmx_21(const App *app, const Request *request, Response *response,
                    Error *err)
{
    (void)err;
    static const Interface of = {2, sdmx_answer_21, {0}, {0}};
    return handle(app, request, response, &of);
}

bool handle_sdmx_30(const App *app, const Request *request, Response *response,
                    Error *err)
{
    (void)err;
    static const Interface of = {2, sdmx_answer_30, {0}, {0}};
    return handle(app, request, response, &of);
}

bool handle_pxweb(const App *app, const Request *request, Response *response, Error *err)
{
    (void)err;
    static const Interface of = {3, pxweb_answer, {0}, {0}};
    return handle(app, request, response, &of);
}
