/* SPDX-License-Identifier: EUPL-1.2
 * dump.h - a pact in its canonical form
 *
 * Files in the order and with the fields of schema.h; in CSV only the columns that some
 * record fills, besides required and key ones; empty fields are left out of YAML; LF at
 * line ends; records in the order they were read. Reading a dump and dumping it again
 * gives the same bytes. Kinds without records have no file. The files of reach/, which
 * are data and not records, are copied as they are; for other files: kept_files.h.
 *
 * Writes only inside `out`, each file by rename. Errors: ERR_CONFLICT when `out` holds
 * something that is not a pact, ERR_IO.
 */
#ifndef PACT_DUMP_H
#define PACT_DUMP_H

#include "pact/pact.h"

MUST_CHECK bool pact_dump(Arena *a, const Pact *pact, Str out, size_t *files, Error *err);

#endif
