/* SPDX-License-Identifier: EUPL-1.2
 * database.h - a pact in a database: one table per kind of record
 *
 *   register/actions.yaml   ->  table register_actions
 *       id, number, theme       columns id, number, theme, as the folder writes them
 *       name: {nl, en}          columns name_nl, name_en
 *       owners: [ocw, vhto]     rows of record_list: kind, record, field, item, text
 *                               columns _nr, _line: its place, and where it stood in the
 *                               folder it came from
 *
 * The table of pact/schema.h gives these tables their columns, as it gives the files
 * theirs: a field added there appears as a column when the program next opens the
 * database, and is empty in older rows. Columns hold the text that the folder would hold
 * (field_text.h), so one set of rules reads, checks and writes both, and a dump of what
 * was loaded is the canonical dump of the folder, byte for byte. SQL is made of that
 * table alone, never of what people wrote.
 *
 * After pact_save() the database is the truth. Counter "pact" grows with each change, so
 * that whoever shows the pact knows when to read it anew.
 */
#ifndef PACT_DATABASE_H
#define PACT_DATABASE_H

#include "base/date.h"
#include "pact/schema.h"
#include "store/store.h"

/* Makes the tables and columns that are not there yet; after store_migrate(). */
MUST_CHECK bool pact_tables(Store *store, Error *err);

/* Puts a whole pact in the place of what is there. Within the caller's transaction. */
MUST_CHECK bool pact_save(const Pact *pact, Store *store, Error *err);

/* The records of one kind alone, and one file; also within a transaction. */
MUST_CHECK bool pact_save_kind(const Pact *pact, Store *store, KindId id, Error *err);
MUST_CHECK bool pact_save_file(Store *store, Str path, Str bytes, Error *err);

/* As pact_load(), of one moment; ERR_NOT_FOUND when no pact was put in. */
MUST_CHECK bool pact_load_database(Arena *a, Store *store, Pact **pact, FaultList *faults,
                                   Error *err);

/* The same within the caller's transaction. */
MUST_CHECK bool pact_load_within(Arena *a, Store *store, Pact **pact, FaultList *faults,
                                 Error *err);
/* What the public may see: of editions that are drafts nothing, of those that are
 * scheduled or withdrawn the record alone. The edition `as_if`, when not empty, is read
 * as if it were published, for who may look at it before. */
MUST_CHECK bool pact_load_released(Arena *a, Store *store, Str as_if, Pact **pact,
                                   FaultList *faults, Error *err);

/* Beside pact_dump(): the files of the folder that are no records (kept_files.h). Those
 * of reach/ are data of a folder, and are not kept. */
MUST_CHECK bool pact_dump_files(Arena *a, Store *store, Str out, size_t *files,
                                Error *err);

/* How often what is public has changed; raising it is for who changes it. */
MUST_CHECK bool pact_generation(Store *store, int64_t *generation, Error *err);
MUST_CHECK bool pact_changed(Store *store, Error *err);

#endif
