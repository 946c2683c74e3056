/* SPDX-License-Identifier: EUPL-1.2
 * command_fetch.c - pact fetch */
#include "app/commands.h"
#include "app/fetch.h"
#include "base/file.h"

/* Where tables are found by their number. */
typedef struct Catalogue {
    Str head;
    Str base;
} Catalogue;

static const Catalogue catalogues[] = {
    {S_INIT("cbs:"), S_INIT("https://datasets.cbs.nl/odata/v1/CBS")},
    {S_INIT("cbs3:"), S_INIT("https://opendata.cbs.nl/ODataFeed/odata")},
};

static bool is_table_number(Str text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
              (c >= 'a' && c <= 'z') || c == '_' || c == '-')) {
            return false;
        }
    }
    return text.length > 0;
}

static bool fetch(Command *command, const FetchPlan *plan, Str what, Fetched *fetched,
                  Error *err)
{
    Arena *a = command->arena;
    for (size_t i = 0; i < sizeof catalogues / sizeof catalogues[0]; i++) {
        const Catalogue *catalogue = &catalogues[i];
        if (!str_starts(what, catalogue->head)) {
            continue;
        }
        Str number = str_slice(what, catalogue->head.length, what.length);
        Str base = command_has(command, S("base")) ? command_text(command, S("base"))
                                                   : catalogue->base;
        if (!is_table_number(number)) {
            return FAIL(err, ERR_INVALID, "\"%.*s\" is no number of a table",
                        STR_ARG(number));
        }
        return fetch_table(a, plan,
                           str_format(a, "%.*s/%.*s", STR_ARG(base), STR_ARG(number)),
                           fetched, err);
    }
    if (!str_starts(what, S("https://")) && !str_starts(what, S("http://"))) {
        return command_wrong_usage(command, err,
                                   "\"%.*s\" is no address, cbs:NUMBER or cbs3:NUMBER",
                                   STR_ARG(what));
    }
    return fetch_file(a, plan, what, fetched, err);
}

bool command_fetch(Command *command, Error *err)
{
    Str folder = command_argument(command, S("FOLDER"));
    if (file_kind(path_join(command->arena, folder, S("pact.yaml"))) != FILE_PLAIN) {
        return FAIL(err, ERR_NOT_FOUND, "\"%.*s\" is no pact folder: it has no pact.yaml",
                    STR_ARG(folder));
    }
    FetchPlan plan = {.folder = folder,
                      .rules = GET_RULES,
                      .now = command_now(command),
                      .talk = command->around->talk_is_terminal ? command->around->talk
                                                                : NULL};
    plan.rules.allows_http = command_flag(command, S("http"));
    plan.rules.allows_private = command_flag(command, S("private"));
    plan.rules.most_bytes =
        (uint64_t)command_number(command, S("most"), 8192) * 1000 * 1000;
    plan.rules.silent_seconds = (long)command_number(command, S("patience"), 60);
    Fetched fetched = {0};
    if (!fetch(command, &plan, command_argument(command, S("WHAT")), &fetched, err)) {
        if (err->kind == ERR_IO && err->hint[0] == '\0') {
            error_hint(err, S("Run it again: it goes on where it broke off."));
        }
        return false;
    }
    command_say(command, "%s, %llu bytes",
                fetched.was_there ? "Nothing new: this was kept before" : "Fetched",
                (unsigned long long)fetched.bytes);
    buf_printf(&command->out, "%.*s\n", STR_ARG(fetched.path));
    return true;
}
