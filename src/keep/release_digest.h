/* SPDX-License-Identifier: EUPL-1.2
 * release_digest.h - an edition in 32 bytes: what was approved is what is published
 *
 * Over the record of the edition, but for its state and moment, and over all records that
 * belong to it: figures, definitions in force, statements, checks of totals. Order and
 * empty fields do not count, so a field that a newer program adds changes nothing.
 */
#ifndef KEEP_RELEASE_DIGEST_H
#define KEEP_RELEASE_DIGEST_H

#include "store/store.h"

MUST_CHECK bool release_digest(Arena *a, Store *store, Str edition, Str *digest,
                               Error *err);

#endif
