/* SPDX-License-Identifier: EUPL-1.2
 * pending.c - stands in for commands that are still being written; goes away with them
 */
#include "app/commands.h"

#define PENDING(name)                                                                    \
    __attribute__((weak)) bool name(Command *command, Error *err)                        \
    {                                                                                    \
        return FAIL(err, ERR_NOT_FOUND, "pact %.*s is not there yet",                    \
                    STR_ARG(command->row->verb));                                        \
    }

PENDING(command_publish)
