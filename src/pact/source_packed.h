/* SPDX-License-Identifier: EUPL-1.2
 * source_packed.h - files within a file: spreadsheets, zip, gzip
 *
 *   zip    a spreadsheet (XLSX, ODS): `part` names its sheet
 *          a bulk download of CBS: Observations.csv and its lists
 *          else one delimited file; `part` names it where there are more
 *   gzip   one delimited file
 *
 * What is packed twice is refused by the reader of the inner file.
 */
#ifndef PACT_SOURCE_PACKED_H
#define PACT_SOURCE_PACKED_H

#include "pact/source_file.h"

bool is_zip(const SourceHead *head);
MUST_CHECK bool read_zip(Arena *a, const SourceAsk *ask, Input *input,
                         const DatasetSink *sink, Error *err);
bool is_gzip(const SourceHead *head);
MUST_CHECK bool read_gzip(Arena *a, const SourceAsk *ask, Input *input,
                          const DatasetSink *sink, Error *err);

#endif
