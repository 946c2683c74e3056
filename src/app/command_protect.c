/* SPDX-License-Identifier: EUPL-1.2
 * command_protect.c - pact protect */
#include "app/commands.h"
#include "base/file.h"
#include "base/limits.h"
#include "pact/delivery.h"

static bool tell_faults(Command *command, Str path, const TextFaults *faults, Error *err)
{
    for (size_t i = 0; i < faults->count; i++) {
        const TextFault *fault = &faults->items[i];
        command_say(command, "%.*s:%d:%d: %.*s", STR_ARG(path), fault->place.line,
                    fault->place.column, STR_ARG(fault->message));
    }
    return FAIL(err, ERR_INVALID, "%zu faults in \"%.*s\"; nothing was written",
                faults->total, STR_ARG(path));
}

bool command_protect(Command *command, Error *err)
{
    Arena *a = command->arena;
    Pact *pact;
    FaultList pact_faults;
    Str text;
    Str rules;
    Str figures;
    Str folder = command_argument(command, S("FOLDER"));
    Str path = command_argument(command, S("DELIVERY"));
    Str rules_path = path_join(a, folder, S("deliveries/rules.csv"));
    Str figures_path = path_join(a, folder, S("monitor/figures.csv"));
    if (!pact_load(a, folder, &pact, &pact_faults, err)) {
        error_hint(err, S("`pact check` tells what is wrong with the folder."));
        return false;
    }
    if (!file_read(a, path, LIMIT_PACT_FILE_BYTES, &text, err) ||
        !file_read(a, rules_path, LIMIT_PACT_FILE_BYTES, &rules, err) ||
        !file_read(a, figures_path, LIMIT_PACT_FILE_BYTES, &figures, err)) {
        return false;
    }
    TextFaults faults = text_faults(a);
    Delivery delivery;
    if (!delivery_read(a, pact, text, rules, &delivery, &faults)) {
        return tell_faults(command, path, &faults, err);
    }
    if (!delivery_protect(pact, &delivery, err) ||
        !delivery_add(a, &delivery, figures, &figures, err) ||
        (!command_flag(command, S("try")) &&
         !file_write(figures_path, figures, NULL, err))) {
        return false;
    }
    buf_printf(&command->out,
               "%zu figures: %zu hidden by the rule, %zu more so that these stay "
               "hidden%s\n",
               delivery.count, delivery.primary, delivery.complementary,
               command_flag(command, S("try")) ? "; nothing was written" : "");
    return true;
}
