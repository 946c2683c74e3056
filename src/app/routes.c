/* SPDX-License-Identifier: EUPL-1.2
 * routes.c - the table: what the server answers
 */
#include "app/route.h"
#include "app/site_files.h"

/* For watchers: it runs. */
static bool answer_health(const App *app, const Request *request, Response *response,
                          Error *err)
{
    (void)app;
    (void)request;
    (void)err;
    response_text(response, 200, S("ok\n"));
    response_header(response, S("Cache-Control"), S("no-store"));
    return true;
}

static const Route rows[] = {
    {
        .method = METHOD_GET,
        .path = S_INIT("/healthz"),
        .role = ROLE_PUBLIC,
        .answer = ANSWER_TEXT,
        .help = S_INIT("says ok while the server runs"),
        .handle = answer_health,
    },
    {
        .method = METHOD_GET,
        .path = S_INIT("/"),
        .role = ROLE_PUBLIC,
        .answer = ANSWER_REDIRECT,
        .help = S_INIT("to the home page in the language the browser asks for"),
        .handle = site_home,
    },
    {
        .method = METHOD_GET,
        .path = S_INIT("/{path...}"),
        .role = ROLE_PUBLIC,
        .answer = ANSWER_FILE,
        .help = S_INIT("a page or file of the published site"),
        .params = {{.name = S_INIT("path"),
                    .kind = PARAM_PATH,
                    .is_required = true,
                    .help = S_INIT("where it lies in the published folder")}},
        .handle = site_file,
    },
};

RouteTable routes(void)
{
    return (RouteTable){rows, sizeof rows / sizeof rows[0]};
}
