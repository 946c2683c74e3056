/* SPDX-License-Identifier: EUPL-1.2
 * command_serve.c - pact serve
 */
#include "app/commands.h"
#include "app/server.h"
#include "base/file.h"

bool command_serve(Command *command, Error *err)
{
    Arena *a = command->arena;
    App app = {.site = command_argument(command, S("DIR"))};
    Str address = command_text(command, S("address"));
    ServerOptions options = {
        .address = address.length > 0 ? address : S("127.0.0.1"),
        .port = (int)command_number(command, S("port"), 8080),
        .table = routes(),
        .log = command_flag(command, S("log")) ? command->around->talk : NULL,
    };
    if (file_kind(app.site) != FILE_FOLDER) {
        error_hint(err, S("`pact publish FOLDER --out DIR` writes one."));
        return FAIL(err, ERR_NOT_FOUND, "there is no folder \"%.*s\"", STR_ARG(app.site));
    }
    Server *server;
    server_block_signals();
    if (!server_open(a, &app, &options, &server, err)) {
        return false;
    }
    buf_printf(&command->out, "Serving %.*s at %.*s (stop with Ctrl-C)\n",
               STR_ARG(app.site), STR_ARG(server_url(a, server)));
    bool is_told = command_flush(command, err);
    if (is_told) {
        server_wait();
    }
    server_close(server);
    return is_told;
}
