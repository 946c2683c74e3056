/* SPDX-License-Identifier: EUPL-1.2
 * routes.c - the table: what the server answers
 */
#include "app/handle.h"
#include "app/metrics.h"
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

/* For the machine itself, or who sits beside it: not through a proxy. */
static bool answer_metrics(const App *app, const Request *request, Response *response,
                           Error *err)
{
    bool is_near = str_equal(request->peer, S("127.0.0.1")) ||
                   str_equal(request->peer, S("::1")) || request->peer.length == 0;
    if (app->metrics == NULL || !is_near ||
        request_header(request, S("X-Forwarded-For")).length > 0) {
        return FAIL(err, ERR_NOT_FOUND, "nothing is here");
    }
    OfficeFigures office = {0};
    if (app->office != NULL) {
        office = office_figures(app->office);
    }
    response_text(
        response, 200,
        metrics_text(request->arena, app->metrics, app->office != NULL ? &office : NULL));
    response->content_type = S("text/plain; version=0.0.4; charset=utf-8");
    response_header(response, S("Cache-Control"), S("no-store"));
    return true;
}

#define LANG_PARAM                                                                       \
    {                                                                                    \
        .name = S_INIT("lang"), .kind = PARAM_LANG, .is_required = true,                 \
        .help = S_INIT("nl or en")                                                       \
    }
#define PARAM(param_name, param_kind, help_text)                                         \
    {                                                                                    \
        .name = S_INIT(param_name), .kind = param_kind, .help = S_INIT(help_text)        \
    }
#define NEED_PARAM(param_name, param_kind, help_text)                                    \
    {                                                                                    \
        .name = S_INIT(param_name), .kind = param_kind, .help = S_INIT(help_text),       \
        .is_required = true                                                              \
    }
#define EDITION_PARAM NEED_PARAM("edition", PARAM_ID, "which edition")
#define NO_PARAM                                                                         \
    {                                                                                    \
        .kind = PARAM_TEXT                                                               \
    }
/* A page, or a form, of the register. */
#define DESK(method_, rest, deed_, help_text, handler, ...)                              \
    {                                                                                    \
        .method = method_, .path = S_INIT("/{lang}/register/" rest), .role = ROLE_PARTY, \
        .deed = deed_, .answer = ANSWER_HTML, .help = S_INIT(help_text),                 \
        .params = {LANG_PARAM, __VA_ARGS__}, .handle = handler                           \
    }
#define ENTRY(method_, rest, secret, help_text, handler, ...)                            \
    {                                                                                    \
        .method = method_, .path = S_INIT("/{lang}/register/" rest),                     \
        .knows_person = true, .has_secret = secret, .answer = ANSWER_HTML,               \
        .help = S_INIT(help_text), .params = {LANG_PARAM, __VA_ARGS__},                  \
        .handle = handler                                                                \
    }

/* An interface for programs: what follows its root it reads itself. */
#define PROGRAMS(path_, help_text, handler, ...)                                         \
    {                                                                                    \
        .method = METHOD_GET, .path = S_INIT(path_), .role = ROLE_PUBLIC,                \
        .answer = ANSWER_JSON, .help = S_INIT(help_text), .params = {__VA_ARGS__},       \
        .handle = handler                                                                \
    }
#define BELOW PARAM("path", PARAM_PATH, "what is asked for")

#define REPORT_PARAMS                                                                    \
    NEED_PARAM("step", PARAM_NUMBER, "the version it builds on"),                        \
        NEED_PARAM("go", PARAM_ID, "save or submit"),                                    \
        PARAM("status", PARAM_ID, "how it stands"),                                      \
        PARAM("until", PARAM_TEXT, "of waiting: a date"),                                \
        PARAM("done", PARAM_LINES, "what was done"),                                     \
        PARAM("reached", PARAM_TEXT, "how many"),                                        \
        PARAM("wanted", PARAM_TEXT, "of how many"),                                      \
        PARAM("obstacles", PARAM_LINES, "what stands in the way"),                       \
        PARAM("evidence", PARAM_LINES, "web addresses")

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
        .path = S_INIT("/metrics"),
        .role = ROLE_PUBLIC,
        .answer = ANSWER_TEXT,
        .help = S_INIT("what is counted, for Prometheus, on this machine alone"),
        .handle = answer_metrics,
    },
    ENTRY(METHOD_GET, "sign-in", false, "where people sign in", handle_sign_in_page,
          NO_PARAM),
    ENTRY(METHOD_POST, "sign-in", false, "signs in with a password", handle_sign_in,
          NEED_PARAM("mail", PARAM_TEXT, "mail address"),
          NEED_PARAM("password", PARAM_TEXT, "password")),
    ENTRY(METHOD_POST, "link", false, "mails a link to come in by", handle_ask_link,
          NEED_PARAM("mail", PARAM_TEXT, "mail address")),
    ENTRY(METHOD_GET, "follow", false, "what can be followed by mail", handle_follow_page,
          PARAM("what", PARAM_TEXT, "all, or a kind and an id: action:katapult")),
    ENTRY(METHOD_POST, "follow", false, "asks to follow something", handle_follow,
          NEED_PARAM("what", PARAM_TEXT, "all, or a kind and an id: action:katapult"),
          NEED_PARAM("mail", PARAM_TEXT, "where the mail goes")),
    ENTRY(METHOD_GET, "follow/{token}", true, "what a link confirms, and a button",
          handle_follow_confirm_page, NEED_PARAM("token", PARAM_TOKEN, "of the link")),
    ENTRY(METHOD_POST, "follow/{token}", true, "confirms it", handle_follow_confirm,
          NEED_PARAM("token", PARAM_TOKEN, "of the link")),
    ENTRY(METHOD_GET, "unfollow/{token}", true, "a button that stops all mail",
          handle_unfollow_page, NEED_PARAM("token", PARAM_TOKEN, "of the mail")),
    ENTRY(METHOD_POST, "unfollow/{token}", true, "stops all mail to an address",
          handle_unfollow, NEED_PARAM("token", PARAM_TOKEN, "of the mail")),
    ENTRY(METHOD_GET, "invitation/{token}", true, "who a link is for, and a button",
          handle_invitation_page, NEED_PARAM("token", PARAM_TOKEN, "of the link")),
    ENTRY(METHOD_POST, "invitation/{token}", true, "comes in by a link",
          handle_invitation, NEED_PARAM("token", PARAM_TOKEN, "of the link"),
          PARAM("password", PARAM_TEXT, "for next time; may be empty")),
    DESK(METHOD_POST, "sign-out", DEED_SIGNED, "ends the session", handle_sign_out,
         NO_PARAM),
    DESK(METHOD_GET, "start", DEED_SIGNED, "to where somebody begins", handle_start,
         NO_PARAM),
    DESK(METHOD_GET, "account", DEED_SIGNED, "one's own account", handle_account,
         NO_PARAM),
    DESK(METHOD_POST, "password", DEED_SIGNED, "sets one's password", handle_password,
         NEED_PARAM("password", PARAM_TEXT, "the new one")),
    DESK(METHOD_GET, "owe", DEED_REPORT, "what one still owes", handle_owe, NO_PARAM),
    DESK(METHOD_GET, "new/{action}/{party}", DEED_REPORT, "a report to fill in",
         handle_new_report_page, NEED_PARAM("action", PARAM_ID, "about which action"),
         NEED_PARAM("party", PARAM_ID, "for which party")),
    DESK(METHOD_POST, "new/{action}/{party}", DEED_REPORT, "begins a report",
         handle_new_report, NEED_PARAM("action", PARAM_ID, "about which action"),
         NEED_PARAM("party", PARAM_ID, "for which party"), REPORT_PARAMS),
    DESK(METHOD_GET, "report/{id}", DEED_READ, "a report, and all that happened to it",
         handle_report_page, NEED_PARAM("id", PARAM_NUMBER, "the report")),
    DESK(METHOD_GET, "report/{id}/edit", DEED_REPORT, "a report to go on with",
         handle_edit_page, NEED_PARAM("id", PARAM_NUMBER, "the report")),
    DESK(METHOD_POST, "report/{id}/save", DEED_REPORT, "saves or sends a report",
         handle_save_report, NEED_PARAM("id", PARAM_NUMBER, "the report"), REPORT_PARAMS),
    DESK(METHOD_POST, "report/{id}/do", DEED_READ, "approves, accepts or returns it",
         handle_do_report, NEED_PARAM("id", PARAM_NUMBER, "the report"),
         NEED_PARAM("step", PARAM_NUMBER, "the version that was seen"),
         NEED_PARAM("go", PARAM_ID, "approve, accept or return"),
         PARAM("note", PARAM_LINES, "why it is returned")),
    {
        .method = METHOD_POST,
        .path = S_INIT("/{lang}/register/report/{id}/file"),
        .role = ROLE_PARTY,
        .deed = DEED_REPORT,
        .takes_file = true,
        .answer = ANSWER_HTML,
        .help = S_INIT("adds a file to a report that is not sent yet"),
        .params = {LANG_PARAM, NEED_PARAM("id", PARAM_NUMBER, "the report"),
                   PARAM("people", PARAM_ID, "yes when people can be recognised in it"),
                   PARAM("until", PARAM_DATE, "the day they agreed to")},
        .handle = handle_add_file,
    },
    DESK(METHOD_GET, "file/{id}", DEED_READ, "a file of a report", handle_file,
         NEED_PARAM("id", PARAM_NUMBER, "the file")),
    DESK(METHOD_POST, "file/{id}/remove", DEED_REPORT, "takes a file out of a report",
         handle_remove_file, NEED_PARAM("id", PARAM_NUMBER, "the file")),
    DESK(METHOD_GET, "review", DEED_JUDGE, "reports that wait for judgement",
         handle_review, NO_PARAM),
    DESK(METHOD_GET, "steering", DEED_READ, "how all actions stand", handle_steering,
         NO_PARAM),
    DESK(METHOD_GET, "rounds", DEED_ROUND, "rounds, and a new one", handle_rounds,
         NO_PARAM),
    DESK(METHOD_POST, "rounds", DEED_ROUND, "asks all owners", handle_round_open,
         NEED_PARAM("name-nl", PARAM_TEXT, "Dutch name"),
         PARAM("name-en", PARAM_TEXT, "English name"),
         NEED_PARAM("opens", PARAM_DATE, "first day"),
         NEED_PARAM("closes", PARAM_DATE, "last day"),
         NEED_PARAM("audience", PARAM_ID, "office, steering or public")),
    DESK(METHOD_POST, "rounds/except", DEED_ROUND, "a party need not report",
         handle_round_except, NEED_PARAM("party", PARAM_ID, "which party")),
    DESK(METHOD_POST, "rounds/close", DEED_ROUND, "closes the round that runs",
         handle_round_close, NO_PARAM),
    DESK(METHOD_GET, "matters/{kind}", DEED_SIGNED, "questions, barriers, tasks, agenda",
         handle_matters, NEED_PARAM("kind", PARAM_ID, "question, barrier, task …")),
    DESK(METHOD_POST, "matters/{kind}", DEED_SIGNED, "puts one in", handle_matter_put_in,
         NEED_PARAM("kind", PARAM_ID, "question, barrier, task …"),
         PARAM("title", PARAM_TEXT, "in one line"), PARAM("text", PARAM_LINES, "more"),
         PARAM("action", PARAM_ID, "about which action"),
         PARAM("theme", PARAM_ID, "in which theme"),
         PARAM("region", PARAM_TEXT, "in which region"),
         PARAM("owner", PARAM_ID, "the party that must answer or act"),
         PARAM("due", PARAM_DATE, "by which day"),
         PARAM("link", PARAM_TEXT, "address of a paper"),
         PARAM("sure", PARAM_ID, "it is not what it is like")),
    DESK(METHOD_GET, "matter/{id}", DEED_SIGNED, "one of them, and what was said",
         handle_matter, NEED_PARAM("id", PARAM_NUMBER, "which one")),
    DESK(METHOD_POST, "matter/{id}/do", DEED_SIGNED, "answers, sorts, decides, ends it",
         handle_matter_do, NEED_PARAM("id", PARAM_NUMBER, "which one"),
         NEED_PARAM("step", PARAM_NUMBER, "the version that was seen"),
         NEED_PARAM("go", PARAM_ID, "what is done"),
         PARAM("text", PARAM_LINES, "what is said"),
         PARAM("owner", PARAM_ID, "the party that must act"),
         PARAM("due", PARAM_DATE, "by which day")),
    ENTRY(METHOD_GET, "join", false, "where somebody asks to take part", handle_join_page,
          NO_PARAM),
    ENTRY(METHOD_POST, "join", false, "asks to take part, with a pledge", handle_join,
          PARAM("title", PARAM_TEXT, "name of the organisation"),
          PARAM("text", PARAM_LINES, "the pledge"),
          PARAM("theme", PARAM_ID, "in which theme"),
          PARAM("region", PARAM_TEXT, "in which region"),
          PARAM("contact", PARAM_TEXT, "mail address")),
    DESK(METHOD_GET, "people", DEED_PEOPLE, "who may sign in", handle_people, NO_PARAM),
    DESK(METHOD_POST, "people", DEED_PEOPLE, "invites somebody", handle_people_add,
         NEED_PARAM("name", PARAM_TEXT, "of the person"),
         NEED_PARAM("mail", PARAM_TEXT, "address"),
         NEED_PARAM("duty", PARAM_ID, "what they may do"),
         PARAM("party", PARAM_ID, "for which party"),
         PARAM("region", PARAM_TEXT, "for which region")),
    DESK(METHOD_POST, "people/{id}/invite", DEED_PEOPLE, "makes a new link",
         handle_people_invite, NEED_PARAM("id", PARAM_NUMBER, "the person")),
    DESK(METHOD_POST, "people/{id}/leave", DEED_PEOPLE, "somebody has left",
         handle_people_leave, NEED_PARAM("id", PARAM_NUMBER, "the person")),
    DESK(METHOD_GET, "editions", DEED_DRAFT, "editions, and how they stand",
         handle_editions, NO_PARAM),
    DESK(METHOD_POST, "editions", DEED_EDITION, "begins an edition", handle_edition_begin,
         NEED_PARAM("id", PARAM_ID, "of the edition"),
         NEED_PARAM("name-nl", PARAM_TEXT, "Dutch name"),
         PARAM("name-en", PARAM_TEXT, "English name"),
         NEED_PARAM("kind", PARAM_ID, "yearly, interim, pulse or correction")),
    DESK(METHOD_GET, "editions/{edition}", DEED_DRAFT, "an edition, and what it changes",
         handle_edition, EDITION_PARAM),
    DESK(METHOD_POST, "editions/{edition}/do", DEED_DRAFT, "a step on its way",
         handle_edition_do, EDITION_PARAM,
         NEED_PARAM("step", PARAM_NUMBER, "the version that was seen"),
         NEED_PARAM("go", PARAM_ID, "submit, approve, return, schedule, ..."),
         PARAM("due", PARAM_TEXT, "of schedule: a moment"),
         PARAM("note", PARAM_LINES, "why"), PARAM("note-en", PARAM_LINES, "in English")),
    DESK(METHOD_POST, "editions/{edition}/figures", DEED_EDITION, "puts figures in it",
         handle_edition_figures, EDITION_PARAM,
         NEED_PARAM("figures", PARAM_LINES, "rows of CSV")),
    DESK(METHOD_POST, "editions/{edition}/previews", DEED_EDITION,
         "makes a link by which it is seen before its moment", handle_preview_make,
         EDITION_PARAM, NEED_PARAM("name", PARAM_TEXT, "who it is for"),
         PARAM("why", PARAM_TEXT, "why")),
    DESK(METHOD_POST, "editions/{edition}/previews/{id}/end", DEED_EDITION,
         "ends such a link", handle_preview_end, EDITION_PARAM,
         NEED_PARAM("id", PARAM_NUMBER, "the link")),
    {
        .method = METHOD_GET,
        .path = S_INIT("/preview/{token}/{path...}"),
        .knows_person = true,
        .has_secret = true,
        .answer = ANSWER_FILE,
        .help = S_INIT("the site with an edition in it before its moment"),
        .params = {NEED_PARAM("token", PARAM_TOKEN, "of the link"),
                   NEED_PARAM("path", PARAM_PATH, "which page")},
        .handle = handle_preview,
    },
    DESK(METHOD_GET, "mail", DEED_MAIL, "what mail went out, and what came back",
         handle_mail, NO_PARAM),
    {
        .method = METHOD_GET,
        .path = S_INIT("/"),
        .role = ROLE_PUBLIC,
        .answer = ANSWER_REDIRECT,
        .help = S_INIT("to the home page in the language the browser asks for"),
        .handle = site_home,
    },
    PROGRAMS("/api/v1/{path...}", "figures and records for programs: publish/api/api.h",
             handle_api, BELOW),
    PROGRAMS("/odata/v1", "the catalogue in OData v4: publish/odata/odata_service.h",
             handle_odata, NO_PARAM),
    PROGRAMS("/odata/v1/{path...}", "tables in OData v4", handle_odata, BELOW),
    PROGRAMS("/sdmx/2.1/{path...}", "tables in SDMX 2.1: publish/sdmx/sdmx_service.h",
             handle_sdmx_21, BELOW),
    PROGRAMS("/sdmx/3.0/{path...}", "tables in SDMX 3.0", handle_sdmx_30, BELOW),
    PROGRAMS("/pxweb/api/v2/{path...}", "tables in PxWebApi 2: pxweb_service.h",
             handle_pxweb, BELOW),
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
