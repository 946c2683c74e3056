/* SPDX-License-Identifier: EUPL-1.2
 * command_user.c - pact user: the first administrator, and whoever lost the way in
 */
#include "app/ask.h"
#include "app/commands.h"
#include "base/file.h"
#include "base/limits.h"
#include "keep/people.h"

static bool set_password(Command *command, Store *store, int64_t id, Str path, Error *err)
{
    Str text, password, rest;
    if (!file_read(command->arena, path, LIMIT_FIELD_BYTES, &text, err)) {
        return false;
    }
    (void)str_cut(text, '\n', &password, &rest);
    return people_password(store, id, str_trim(password), command_now(command), err);
}

static bool print_link(Command *command, Store *store, int64_t id, Error *err)
{
    Str token;
    if (!people_invite(command->arena, store, id, 0, command_now(command), &token, err)) {
        return false;
    }
    command_say(command, "open this at the address of the server, within 14 days:");
    buf_printf(&command->out, "/nl/register/invitation/%.*s\n", STR_ARG(token));
    return true;
}

bool command_user(Command *command, Error *err)
{
    Store *store;
    int64_t id;
    Str path = command_text(command, S("password-file"));
    NewPerson person = {.name = command_text(command, S("name")),
                        .mail = command_text(command, S("mail")),
                        .duty = {.party = command_text(command, S("party")),
                                 .region = command_text(command, S("region"))}};
    if (!str_equal(command_argument(command, S("WHAT")), S("add"))) {
        return command_wrong_usage(command, err, "pact user can only add");
    }
    CHECK(duty_parse(command_text(command, S("duty")), &person.duty.kind));
    if (!ask_store(command, STORE_USE, &store, err) ||
        !people_add(store, &person, 0, command_now(command), &id, err)) {
        return false;
    }
    return path.length > 0 ? set_password(command, store, id, path, err)
                           : print_link(command, store, id, err);
}
