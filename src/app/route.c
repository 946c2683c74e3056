/* SPDX-License-Identifier: EUPL-1.2
 * route.c - from an address to its row
 */
#include "app/route.h"

#include "app/handle.h"
#include "app/site_files.h"
#include "app/visitor.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/period.h"

static bool is_variable(Str part)
{
    return str_starts(part, S("{")) && str_ends(part, S("}"));
}

static bool takes_rest(Str part)
{
    return is_variable(part) && str_ends(part, S("...}"));
}

static Str variable_name(Str part)
{
    return str_slice(part, 1, part.length - (takes_rest(part) ? 4 : 1));
}

/* Does the pattern fit? Pattern and segments are walked together. */
static bool path_fits(Str pattern, StrList segments)
{
    Str rest = str_slice(pattern, 1, pattern.length);
    bool more = true;
    size_t i = 0;
    while (more) {
        Str part;
        more = str_cut(rest, '/', &part, &rest);
        if (takes_rest(part)) {
            return i < segments.count;
        }
        if (i == segments.count) {
            return false;
        }
        Str segment = segments.items[i++];
        if (is_variable(part) ? segment.length == 0 : !str_equal(part, segment)) {
            return false;
        }
    }
    return i == segments.count;
}

static Str allowed_methods(Arena *a, RouteTable table, StrList segments)
{
    Buf buf = buf_in(a, 0);
    for (int method = METHOD_GET; method < METHOD_OTHER; method++) {
        bool found = false;
        for (size_t i = 0; i < table.count; i++) {
            Method of_row = table.rows[i].method;
            bool answers = of_row == (Method)method ||
                           (method == METHOD_HEAD && of_row == METHOD_GET);
            found = found || (answers && path_fits(table.rows[i].path, segments));
        }
        if (found) {
            buf_add(&buf, buf.length > 0 ? S(", ") : S(""));
            buf_add(&buf, method_name((Method)method));
        }
    }
    return buf_str(&buf);
}

RouteMatch route_match(Arena *a, RouteTable table, Method method, StrList segments)
{
    Method wanted = method == METHOD_HEAD ? METHOD_GET : method;
    bool has_path = false;
    for (size_t i = 0; i < table.count; i++) {
        if (!path_fits(table.rows[i].path, segments)) {
            continue;
        }
        if (table.rows[i].method == wanted) {
            return (RouteMatch){.route = &table.rows[i], .status = 200};
        }
        has_path = true;
    }
    if (!has_path) {
        return (RouteMatch){.status = 404};
    }
    return (RouteMatch){.status = 405, .allow = allowed_methods(a, table, segments)};
}

static bool find_in_path(Arena *a, Str pattern, StrList segments, Str name, Str *value)
{
    Str rest = str_slice(pattern, 1, pattern.length);
    bool more = true;
    for (size_t i = 0; more && i < segments.count; i++) {
        Str part;
        more = str_cut(rest, '/', &part, &rest);
        if (!is_variable(part) || !str_equal(variable_name(part), name)) {
            continue;
        }
        *value = takes_rest(part)
                     ? str_join(a, segments.items + i, segments.count - i, S("/"))
                     : segments.items[i];
        return true;
    }
    return false;
}

/* Also of a form, which is written as a query. Unknown names are left alone. */
static bool find_in_query(Arena *a, Str query, Str name, Str *value, Error *err)
{
    bool more = query.length > 0;
    size_t times = 0;
    *value = (Str){0};
    while (more) {
        Str pair, raw_name, raw_value, found;
        more = str_cut(query, '&', &pair, &query);
        (void)str_cut(pair, '=', &raw_name, &raw_value);
        if (!percent_decode(a, raw_name, true, &found, err)) {
            return false;
        }
        if (str_equal(found, name)) {
            times++;
            if (!percent_decode(a, raw_value, true, value, err)) {
                return false;
            }
        }
    }
    return times < 2 ||
           FAIL(err, ERR_INVALID, "the parameter \"%.*s\" is given twice", STR_ARG(name));
}

/* False for a form that has no parts; a file is no text. */
static bool find_in_parts(const Request *request, Str name, Str *value)
{
    const FormPart *part = form_part(&request->parts, name);
    *value = part != NULL && !part->is_file ? part->bytes : (Str){0};
    return request->parts.count > 0;
}

static bool is_token(Str value)
{
    for (size_t i = 0; i < value.length; i++) {
        char c = value.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (c >= '0' && c <= '9') || c == '-' || c == '_')) {
            return false;
        }
    }
    return value.length <= 100;
}

static bool is_valid(ParamKind kind, Str value)
{
    int64_t number;
    Date date;
    Period period;
    switch (kind) {
    case PARAM_ID:
        return str_is_kebab(value);
    case PARAM_TEXT:
        return !str_contains(value, S("\n")) && !str_contains(value, S("\r"));
    case PARAM_NUMBER:
        return integer_parse(value, &number);
    case PARAM_DATE:
        return date_parse(value, &date);
    case PARAM_PERIOD:
        return period_parse(value, &period);
    case PARAM_LANG:
        return str_equal(value, S("nl")) || str_equal(value, S("en"));
    case PARAM_PATH:
        return true;
    case PARAM_LINES:
        return value.length <= LIMIT_FIELD_BYTES && !str_contains(value, (Str){"", 1});
    case PARAM_TOKEN:
        return is_token(value);
    }
    return false;
}

bool route_params(const Route *route, Request *request, Error *err)
{
    request->param_count = 0;
    for (size_t i = 0; i < HTTP_PARAMS_MOST && route->params[i].name.length > 0; i++) {
        const ParamSpec *spec = &route->params[i];
        Str value,
            from = request->method == METHOD_POST ? request->body : request->parsed.query;
        if (!find_in_path(request->arena, route->path, request->parsed.segments,
                          spec->name, &value) &&
            !find_in_parts(request, spec->name, &value) &&
            !find_in_query(request->arena, from, spec->name, &value, err)) {
            return false;
        }
        value = spec->kind == PARAM_LINES
                    ? str_replace(request->arena, value, S("\r\n"), S("\n"))
                    : value;
        if (value.length == 0 && spec->is_required) {
            return FAIL(err, ERR_INVALID, "the parameter \"%.*s\" is missing",
                        STR_ARG(spec->name));
        }
        if (value.length > 0 && !is_valid(spec->kind, value)) {
            return FAIL(err, ERR_INVALID, "the parameter \"%.*s\" cannot be read",
                        STR_ARG(spec->name));
        }
        request->params[request->param_count++] = (Param){spec->name, value};
    }
    return true;
}

size_t route_body_limit(Arena *a, RouteTable table, Method method, Str target)
{
    HttpTarget parsed;
    Error none = {0};
    if (method != METHOD_POST || !target_parse(a, target, &parsed, &none)) {
        return 0;
    }
    RouteMatch match = route_match(a, table, method, parsed.segments);
    return match.status != 200       ? 0
           : match.route->takes_file ? LIMIT_HTTP_FILE_BYTES
                                     : LIMIT_HTTP_BODY_BYTES;
}

static bool read_parts(const Route *route, Request *request, Error *err)
{
    Str type = request_header(request, S("Content-Type"));
    return !route->takes_file || !is_multipart(type) ||
           multipart_parse(request->arena, type, request->body, &request->parts, err);
}

static bool answer_row(const App *app, const Route *route, Request *request,
                       Response *response, Error *err)
{
    bool asks_person =
        route->role > ROLE_PUBLIC || route->deed != DEED_NONE || route->knows_person;
    if (route->has_secret) {
        request->logged = route->path;
    }
    if (app->office == NULL && (route->deed != DEED_NONE || route->knows_person)) {
        return FAIL(err, ERR_NOT_FOUND, "nothing is here");
    }
    if (asks_person && !visitor_identify(app, request, err)) {
        return false;
    }
    if (request->role < route->role || !person_may(request->person, route->deed, NULL)) {
        return FAIL(err, ERR_DENIED, "this address is not for everyone");
    }
    return read_parts(route, request, err) &&
           (route->method != METHOD_POST || visitor_may_post(request, err)) &&
           route_params(route, request, err) &&
           route->handle(app, request, response, err);
}

static void answer_405(Response *response, Str allow)
{
    response_init(response);
    response_text(response, 405, S("405: this address does not take this method\n"));
    response_header(response, S("Allow"), allow);
    response_header(response, S("Cache-Control"), S("no-store"));
}

/* Not found: the site's own page, if it has one. Not signed in: the page where that is
 * done. */
static void answer_error(const App *app, const Request *request, Response *response,
                         const Error *err)
{
    bool is_told =
        (err->kind == ERR_NOT_FOUND && site_page_not_found(app, request, response)) ||
        (err->kind == ERR_DENIED && visitor_sent_to_sign_in(app, request, response)) ||
        handle_trouble(app, request, response, err);
    if (!is_told) {
        response_error(request->arena, response, err);
    }
}

static void answer_target(const App *app, RouteTable table, Request *request,
                          Response *response)
{
    Error err = {0};
    if (!target_parse(request->arena, request->target, &request->parsed, &err)) {
        response_error(request->arena, response, &err);
        return;
    }
    RouteMatch match =
        route_match(request->arena, table, request->method, request->parsed.segments);
    bool is_good =
        match.status == 200
            ? answer_row(app, match.route, request, response, &err)
            : match.status != 404 || FAIL(&err, ERR_NOT_FOUND, "nothing is here");
    if (!is_good) {
        answer_error(app, request, response, &err);
    } else if (match.status == 405) {
        answer_405(response, match.allow);
    }
}

void route_answer(const App *app, RouteTable table, Request *request, Response *response)
{
    response_init(response);
    answer_target(app, table, request, response);
    visitor_done(app, request);
    if (app->is_https) {
        response_header(response, S("Strict-Transport-Security"),
                        S("max-age=31536000; includeSubDomains"));
    }
    response_finish(response);
}
