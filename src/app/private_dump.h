/* SPDX-License-Identifier: EUPL-1.2
 * private_dump.h - what is kept and not public, as tables beside a dumped pact
 *
 *   private/reports.csv        every report, also drafts and those that were returned
 *   private/report-steps.csv   each version, with its note
 *   private/releases.csv       editions on their way, and release-steps.csv
 *
 * People are numbers; names, addresses, sessions and the audit are in backups alone.
 */
#ifndef APP_PRIVATE_DUMP_H
#define APP_PRIVATE_DUMP_H

#include "store/store.h"

MUST_CHECK bool private_dump(Arena *a, Store *store, Str out, size_t *files, Error *err);

#endif
