/* SPDX-License-Identifier: EUPL-1.2
 * scratch.h - a folder of this command alone, gone when the command ends
 *
 * In $TMPDIR or /tmp, readable by its owner only: what lies in a database may be large,
 * and readers of files want files.
 */
#ifndef APP_SCRATCH_H
#define APP_SCRATCH_H

#include "app/command.h"
#include "store/store.h"

MUST_CHECK bool scratch_folder(Command *command, Str *path, Error *err);
/* The recipes and deliveries that a database keeps, as a pact folder has them. */
MUST_CHECK bool scratch_of_database(Command *command, Store *store, Str *path,
                                    Error *err);

#endif
