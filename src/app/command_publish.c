/* SPDX-License-Identifier: EUPL-1.2
 * command_publish.c - pact publish
 */
#include "app/ask.h"
#include "app/commands.h"
#include "publish/site.h"

bool command_publish(Command *command, Error *err)
{
    const Pact *pact;
    if (!ask_pact(command, &pact, err)) {
        return false;
    }
    SiteOptions options = {
        .out = command_text(command, S("out")),
        .as_of = command_has(command, S("as-of"))
                     ? as_of_date(command_date(command, S("as-of")))
                     : as_of_latest(),
        .program = command->around->program,
        .threads = (size_t)command_number(command, S("threads"),
                                          (int64_t)command->around->threads),
    };
    SiteResult result;
    if (!site_publish(command->arena, pact, &options, &result, err)) {
        return false;
    }
    buf_printf(&command->out,
               "Published %zu pages in %zu files, %zu kB, in %.*s: ", result.pages,
               result.files, (result.bytes + 999) / 1000, STR_ARG(options.out));
    buf_printf(&command->out, "%zu changed, %zu removed\n", result.changed,
               result.removed);
    return true;
}
