/* SPDX-License-Identifier: EUPL-1.2
 * init.h - a new pact folder, small but whole
 *
 * It checks clean and publishes: one theme, one action, one indicator with its
 * definition, series, edition, source and two figures, to be replaced by one's own.
 * `path` may hold folders; its last part becomes the id and must be kebab-case.
 *
 * Errors: ERR_INVALID for the name, ERR_CONFLICT when the folder is there, ERR_IO.
 */
#ifndef PACT_INIT_H
#define PACT_INIT_H

#include "base/arena.h"
#include "base/error.h"

MUST_CHECK bool pact_init(Arena *a, Str path, Error *err);

#endif
