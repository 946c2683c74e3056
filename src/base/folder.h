/* SPDX-License-Identifier: EUPL-1.2
 * folder.h - a whole folder put in the place of another, in one step
 *
 *   build pacts/NAME/.import/monitor aside, then
 *   folder_exchange(tmp, S("pacts/NAME/monitor"), S("pacts/NAME/.import/monitor"), err)
 *   folder_remove(tmp, S("pacts/NAME/.import"), err)
 *
 * Whoever looks sees the old folder or the new one, also when the program is killed.
 * Errors: as base/file.h. Source: renameat2(2), RENAME_EXCHANGE, Linux 3.15.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* Both are there, on one disk. */
MUST_CHECK bool folder_exchange(Arena *tmp, Str one, Str other, Error *err);
/* With all that is in it; links are removed, not followed. Absent is fine. */
MUST_CHECK bool folder_remove(Arena *tmp, Str path, Error *err);

#endif
