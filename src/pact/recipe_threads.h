/* SPDX-License-Identifier: EUPL-1.2
 * recipe_threads.h - a recipe over a large delimited file, on all cores
 *
 *   file     |  piece 0   |  piece 1   |  piece 2   |  piece 3   |  ...
 *   quotes      even         odd          even         even           a look at each
 * piece starts      row          in quotes    row          row            known before
 * reading on threads     A            B            A            B partial cubes A and B,
 * merged at the end
 *
 * A piece is read at its place and its quotes are counted; with the count of the pieces
 * before it that tells whether it starts within quotes. Its rows are those that begin in
 * it: the last one is read on into the next piece. Only the columns that the recipe looks
 * at are cut, and a row that one of them drops goes no further.
 *
 * What is not regular - a row of another width, a stray quote, a byte that does not fit,
 * a row longer than a piece's reach, a value that is not understood - is left to the
 * careful reader of formats/delimited.h: `*is_done` stays false, and it tells line and
 * reason. So both ways give the same cube or the same refusal; rows of blank fields and
 * notes are passed over by both. Files below LIMIT_THREADS_BYTES are not worth it.
 *
 * Memory: one piece and its places per thread, whatever the size of the file.
 */
#ifndef PACT_RECIPE_THREADS_H
#define PACT_RECIPE_THREADS_H

#include "domain/sources/run.h"
#include "pact/source_file.h"

MUST_CHECK bool recipe_in_threads(Arena *a, const Recipe *recipe, const SourceAsk *ask,
                                  Run *run, bool *is_done, Error *err);

#endif
