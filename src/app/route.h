/* SPDX-License-Identifier: EUPL-1.2
 * route.h - every address the server answers, in one table
 *
 *   { METHOD_GET, S_INIT("/api/figures/{indicator}"), ROLE_PUBLIC, ANSWER_JSON,
 *     S_INIT("figures of one indicator"),
 *     {{S_INIT("indicator"), PARAM_ID, .is_required = true},
 *      {S_INIT("as-of"), PARAM_DATE, .help = S_INIT("as published on that day")}},
 *     answer_figures },
 *
 * A name in braces is one part of the path; `{path...}`, at the end, is all that is left.
 * Parameters that the path does not name are read from the query. The handler sees only
 * declared parameters, and only after they passed their check. Given twice: 400.
 *
 * A POST takes a form, and reads from it what a GET reads from its query. It must come
 * from a page of ours (Sec-Fetch-Site, Origin), and of who has signed in also carry the
 * token of the session: both are looked at before any handler runs (visitor.h).
 *
 * The first row that fits path and method answers; a HEAD is answered by its GET row. No
 * row for the path: 404. Rows for the path with other methods: 405 and what is allowed. A
 * row for more than who asks may do: 403. A parameter that is wrong: 400.
 *
 * To add an address: add a row to routes.c and write its handler.
 * tests/unit/app_route_test.c visits every row.
 *
 * Pure: no sockets, no library of a server. Results live in the request's arena.
 */
#ifndef APP_ROUTE_H
#define APP_ROUTE_H

#include "app/app.h"
#include "app/http.h"

typedef enum ParamKind {
    PARAM_ID,     /* kebab-case */
    PARAM_TEXT,   /* anything, one line */
    PARAM_NUMBER, /* whole */
    PARAM_DATE,   /* 2018-06-27 */
    PARAM_PERIOD,
    PARAM_LANG,  /* nl, en */
    PARAM_PATH,  /* of {path...} */
    PARAM_LINES, /* several lines */
    PARAM_TOKEN, /* letters, digits, - and _ */
} ParamKind;

typedef struct ParamSpec {
    Str name;
    ParamKind kind;
    bool is_required;
    Str help;
} ParamSpec;

typedef enum Answer {
    ANSWER_TEXT,
    ANSWER_HTML,
    ANSWER_JSON,
    ANSWER_FILE,
    ANSWER_REDIRECT
} Answer;

typedef bool Handler(const App *app, const Request *request, Response *response,
                     Error *err);

typedef struct Route {
    Method method;
    Str path;
    Role role;
    Deed deed; /* besides: what who asks must be allowed to do, for something at least */
    bool knows_person; /* asks who has signed in, though everybody may come */
    bool has_secret;   /* its address is not for the log */
    bool takes_file;   /* its form is multipart, with one part called "file" */
    Answer answer;
    Str help; /* one line, no capital, no period */
    ParamSpec params[HTTP_PARAMS_MOST];
    Handler *handle;
} Route;

typedef struct RouteTable {
    const Route *rows;
    size_t count;
} RouteTable;

typedef struct RouteMatch {
    const Route *route; /* null: see status */
    int status;         /* 200, 404 or 405 */
    Str allow;          /* for 405: "GET, HEAD" */
} RouteMatch;

RouteMatch route_match(Arena *a, RouteTable table, Method method, StrList segments);

/* Does a row take a body at this address? For the server, before it reads one. */
/* How much of one: 0 when none. */
size_t route_body_limit(Arena *a, RouteTable table, Method method, Str target);

/* Fills request->params from path and query. */
MUST_CHECK bool route_params(const Route *route, Request *request, Error *err);

/* The whole way from a request (method, target, headers, arena) to a finished answer. */
void route_answer(const App *app, RouteTable table, Request *request, Response *response);

/* The table of this program: routes.c. */
RouteTable routes(void);

#endif
