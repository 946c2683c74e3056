/* SPDX-License-Identifier: EUPL-1.2
 * command_serve.c - pact serve: a folder that was published, or a register that is kept
 */
#include "app/commands.h"
#include "app/room.h"
#include "app/server.h"
#include "app/settings.h"
#include "base/file.h"

static bool must_be_a_folder(Str site, Error *err)
{
    if (file_kind(site) != FILE_FOLDER) {
        error_hint(err, S("`pact publish FOLDER --out DIR` writes one."));
        return FAIL(err, ERR_NOT_FOUND, "there is no folder \"%.*s\"", STR_ARG(site));
    }
    return true;
}

/* The pact beside the pages, for programs that ask. */
static bool open_pact(Command *command, App *app, Error *err)
{
    if (!command_has(command, S("pact"))) {
        return true;
    }
    Pact *pact;
    FaultList faults = fault_list(command->arena);
    if (!pact_load(command->arena, command_text(command, S("pact")), &pact, &faults,
                   err)) {
        return false;
    }
    app->pact = pact;
    return true;
}

/* The folder that a path lies in. */
static Str above(Str path)
{
    Str folder, name;
    if (!str_cut_last(path, '/', &folder, &name)) {
        return S(".");
    }
    return folder.length > 0 ? folder : S("/");
}

/* Beside the site lies the next one, beside an SQLite file its log. */
static bool shut_in(Command *command, const Settings *settings, Error *err)
{
    Arena *a = command->arena;
    Str *writable = PUSH_ARRAY(a, Str, 2);
    Str *readable = PUSH_ARRAY(a, Str, 2);
    Room room = {{writable, 0}, {readable, 0}};
    RoomKind kind;
    if (settings->db.length == 0) {
        readable[room.readable.count++] = command_argument(command, S("DIR"));
        readable[room.readable.count++] = command_text(command, S("pact"));
    } else {
        writable[room.writable.count++] = above(settings->site);
        if (!str_contains(settings->db, S("://"))) {
            writable[room.writable.count++] = above(settings->db);
        }
    }
    if (!room_shut(a, &room, &kind, err)) {
        return false;
    }
    if (kind == ROOM_WITHOUT_LANDLOCK) {
        command_say(command, "this kernel has no landlock: let the service manager keep "
                             "the program to its folders");
    }
    return true;
}

/* Mail, when there is a server for it. */
static bool open_post(Command *command, const Settings *settings, App *app, Error *err)
{
    PostmanOptions options = {.database = settings->db,
                              .office = app->office,
                              .public_url = settings->public_url,
                              .server = settings->mail,
                              .from_name = settings->mail_name,
                              .clock = settings->clock,
                              .log = command->around->talk};
    app->public_url = settings->public_url;
    return settings->mail.url.length == 0 ||
           postman_open(command->arena, &options, &app->postman, err);
}

/* What is served, and from where; the office is open when there is a database. */
static bool open_app(Command *command, const Settings *settings, App *app, Error *err)
{
    Str folder = command_argument(command, S("DIR"));
    if (settings->db.length == 0) {
        app->site = folder;
        return folder.length > 0
                   ? must_be_a_folder(folder, err) && open_pact(command, app, err)
                   : command_wrong_usage(
                         command, err, "pact serve needs a DIR, or a database with --db");
    }
    if (folder.length > 0) {
        return command_wrong_usage(command, err,
                                   "pact serve takes a DIR or a database, not both");
    }
    if (settings->site.length == 0) {
        return command_wrong_usage(command, err,
                                   "pact serve needs --site DIR for the public pages");
    }
    app->site = settings->site;
    app->clock = settings->clock;
    OfficeOptions options = {.database = settings->db,
                             .site = settings->site,
                             .program = command->around->program,
                             .threads = command->around->threads,
                             .clock = settings->clock,
                             .log = command->around->talk};
    return office_open(command->arena, &options, clock_now(settings->clock), &app->office,
                       err) &&
           open_post(command, settings, app, err);
}

static bool serve(Command *command, const App *app, const Settings *settings, Error *err)
{
    Arena *a = command->arena;
    ServerOptions options = {
        .address = settings->address,
        .port = settings->port,
        .table = routes(),
        .log = settings->has_log ? command->around->talk : NULL,
        .behind_proxy = settings->behind_proxy,
    };
    Server *server;
    if (!server_open(a, app, &options, &server, err)) {
        return false;
    }
    buf_printf(&command->out, "Serving %.*s at %.*s (stop with Ctrl-C)\n",
               STR_ARG(app->site), STR_ARG(server_url(a, server)));
    bool is_told = command_flush(command, err);
    if (is_told) {
        server_wait();
    }
    server_close(server);
    return is_told;
}

bool command_serve(Command *command, Error *err)
{
    Settings settings;
    Metrics metrics = {0};
    App app = {.metrics = &metrics, .build = command->around->program};
    server_block_signals();
    bool is_good = settings_read(command, &settings, err) &&
                   shut_in(command, &settings, err) &&
                   open_app(command, &settings, &app, err);
    app.is_https = is_good && settings.is_https;
    is_good = is_good && serve(command, &app, &settings, err);
    postman_close(app.postman);
    office_close(app.office);
    return is_good;
}
