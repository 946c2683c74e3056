/* SPDX-License-Identifier: EUPL-1.2
 * copy.h - all rows of one database into another
 *
 *   PostgreSQL -> SQLite file        a backup
 *   SQLite file -> either            a restore, or a move from one to the other
 *
 * Both have one logical schema, so a backup of either is an SQLite file, which needs no
 * server to be looked at. What is read is of one moment, also while others write; what is
 * written appears whole or not at all. Tables and columns of `from` must be there in
 * `to`, which must hold no rows but those of its migrations.
 *
 * Row by row: memory does not grow with the database.
 */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include "store/store.h"

typedef struct CopyCount {
    size_t tables;
    size_t rows;
} CopyCount;

MUST_CHECK bool store_copy(Store *from, Store *to, CopyCount *count, Error *err);

#endif
