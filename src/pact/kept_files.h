/* SPDX-License-Identifier: EUPL-1.2
 * kept_files.h - files of a pact folder that go along with its records
 *
 *   report/…           the texts of the yearly report
 *   recipes/…          all of them
 *   deliveries/…       those whose hash is that of a public source, and what belongs to
 *                      them (x_metadata.csv beside x.csv)
 *
 * A dump and a database hold them, so that load and dump give the folder again. A
 * delivery of a restricted source never gets there, nor does one that was not imported;
 * larger ones than LIMIT_PACT_FILE_BYTES stay outside too, and are known by their hash.
 */
#ifndef PACT_KEPT_FILES_H
#define PACT_KEPT_FILES_H

#include "pact/pact.h"

/* Names within the folder, sorted: "recipes/x.yaml". */
MUST_CHECK bool kept_files(Arena *a, const Pact *pact, StrList *names, Error *err);
/* Into the folder `out`; `*files` grows by their number. */
MUST_CHECK bool kept_files_copy(Arena *a, const Pact *pact, Str out, size_t *files,
                                Error *err);

#endif
