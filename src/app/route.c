/* SPDX-License-Identifier: EUPL-1.2
 * route.c - from an address to its row
 */
#include "app/route.h"

#include "app/site_files.h"
#include "base/buf.h"
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

static bool find_in_query(Arena *a, Str query, Str name, Str *value, Error *err)
{
    bool more = query.length > 0;
    while (more) {
        Str pair, raw_name, raw_value, found;
        more = str_cut(query, '&', &pair, &query);
        (void)str_cut(pair, '=', &raw_name, &raw_value);
        if (!percent_decode(a, raw_name, true, &found, err)) {
            return false;
        }
        if (str_equal(found, name)) {
            return percent_decode(a, raw_value, true, value, err);
        }
    }
    *value = (Str){0};
    return true;
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
    }
    return false;
}

bool route_params(const Route *route, Request *request, Error *err)
{
    request->param_count = 0;
    for (size_t i = 0; i < HTTP_PARAMS_MOST && route->params[i].name.length > 0; i++) {
        const ParamSpec *spec = &route->params[i];
        Str value;
        if (!find_in_path(request->arena, route->path, request->parsed.segments,
                          spec->name, &value) &&
            !find_in_query(request->arena, request->parsed.query, spec->name, &value,
                           err)) {
            return false;
        }
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

static bool answer_row(const App *app, const Route *route, Request *request,
                       Response *response, Error *err)
{
    if (request->role < route->role) {
        return FAIL(err, ERR_DENIED, "this address is not for everyone");
    }
    return route_params(route, request, err) &&
           route->handle(app, request, response, err);
}

static void answer_405(Response *response, Str allow)
{
    response_init(response);
    response_text(response, 405, S("405: this address does not take this method\n"));
    response_header(response, S("Allow"), allow);
    response_header(response, S("Cache-Control"), S("no-store"));
}

/* Not found: the site's own page, if it has one. */
static void answer_error(const App *app, const Request *request, Response *response,
                         const Error *err)
{
    if (err->kind != ERR_NOT_FOUND || !site_page_not_found(app, request, response)) {
        response_error(request->arena, response, err);
    }
}

void route_answer(const App *app, RouteTable table, Request *request, Response *response)
{
    Error err = {0};
    response_init(response);
    if (!target_parse(request->arena, request->target, &request->parsed, &err)) {
        response_error(request->arena, response, &err);
        response_finish(response);
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
    response_finish(response);
}
