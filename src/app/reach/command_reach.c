/* SPDX-License-Identifier: EUPL-1.2
 * command_reach.c - pact reach
 */
#include "app/commands.h"
#include "app/reach/reach_ask.h"

bool command_reach(Command *command, Error *err)
{
    ReachAsk ask;
    Str format = command_text(command, S("format"));
    Str show = command_text(command, S("show"));
    if (!reach_ask(command, &ask, err)) {
        return false;
    }
    if (reach_has_steps(command)) {
        return reach_print_change(&ask, err);
    }
    if (command_has(command, S("best"))) {
        return reach_print_best(&ask, err);
    }
    if (str_equal(format, S("geojson"))) {
        return reach_print_geojson(&ask, err);
    }
    if (str_equal(show, S("sites"))) {
        return reach_print_sites(&ask, err);
    }
    if (str_equal(show, S("small"))) {
        return reach_print_small(&ask, err);
    }
    if (str_equal(show, S("access"))) {
        return reach_print_access(&ask, err);
    }
    return reach_print_regions(&ask, err);
}
