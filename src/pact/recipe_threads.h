/* SPDX-License-Identifier: EUPL-1.2
 * recipe_threads.h - a recipe over a large delimited file, on all cores
 *
 *   file     |  piece 0   |  piece 1   |  piece 2   |  piece 3   |  ...
 *   quotes      even         odd          even         even           a look at each
 * piece starts      row          in quotes    row          row            known before
 * reading on threads     A            B            A            B partial cubes A and B,
 * merged at the end
 *
 * A piece is read at its place and looked at once; its quotes are counted, and with the
 * count of the pieces before it that tells whether it starts within quotes. Its rows are
 * those that begin in it: the last one is read on into the next piece. How rows are cut
 * and counted is told in pact/recipe_rows.h. Lines are counted from the line feeds of the
 * pieces, once all are known.
 *
 * What is not regular - a row of another width, a stray quote, a byte that does not fit,
 * a row longer than a piece's reach, a value that is not understood - is left to the
 * careful reader of formats/delimited.h: `*is_done` stays false, and it tells line and
 * reason. So both ways give the same cube or the same refusal; rows of blank fields and
 * notes are passed over by both. Files below LIMIT_THREADS_BYTES are not worth it, unless
 * the size of a piece is asked for.
 *
 * Memory: one piece and its bits per thread, whatever the size of the file.
 */
#ifndef PACT_RECIPE_THREADS_H
#define PACT_RECIPE_THREADS_H

#include "domain/sources/run.h"
#include "pact/source_file.h"

MUST_CHECK bool recipe_in_threads(Arena *a, const Recipe *recipe, const SourceAsk *ask,
                                  Run *run, bool *is_done, Error *err);

#endif
