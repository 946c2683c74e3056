/* SPDX-License-Identifier: EUPL-1.2
 * migrate.h - how the tables change from one version of the program to the next
 *
 *   src/store/migrations/0001_people.sql      built in, in order of number
 *   table migration: number, name, checksum, applied_at
 *
 * Forward only, each in one transaction, each once. A migration that was applied with
 * another text than the program now holds is refused, and so is a database that a newer
 * program has changed. Words in braces differ between databases: {integer}, {text},
 * {bytes}, {strict} (backend.h). Tables refer only to tables above them.
 *
 * The records of the pact have tables too, but those follow pact/schema.h by themselves:
 * pact/database.h.
 *
 * Errors: ERR_INVALID (altered), ERR_CONFLICT (newer, or older and `store_is_current`),
 * and those of store.h.
 */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "base/date.h"
#include "store/store.h"

/* Brings the tables up to migration `until` (0: the last). Says how many were applied. */
MUST_CHECK bool store_migrate(Store *store, int64_t until, Moment now, size_t *applied,
                              Error *err);
/* Fails, saying what to do, unless every migration has been applied as it is written. */
MUST_CHECK bool store_is_current(Store *store, Error *err);
/* The last migration that was applied; 0 for an empty database. */
MUST_CHECK bool store_version(Store *store, int64_t *version, Error *err);
int64_t store_newest(void); /* the last one this program knows */
/* Makes or alters a table, in words that hold braces as migrations do. */
MUST_CHECK bool store_define(Store *store, Str sql, Error *err);

#endif
