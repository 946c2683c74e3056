/* SPDX-License-Identifier: EUPL-1.2
 * source_text.h - delimited text whose names stand in a row, or in rows, of your choice
 *
 *   1   Eerstejaars naar geslacht                      header_row: 3, header_rows: 2
 *   2
 *   3   Richting;Mannen;;Totaal
 *   4   ;2017;2018;2018
 *   5   Bouw;310;<5;325          columns: Richting, Mannen 2017, Mannen 2018, Totaal 2018
 *
 * Names are joined downwards, as those of a sheet are (formats/sheet.h). Text has no
 * merged cells: in the upper rows a blank field belongs to what stands left of it. Rows
 * are lines of the file here, the first is 1; a name holds no line end.
 *
 * What stands above the table is handed to the reader as blank lines, so that every
 * message and every place tells the line of the file.
 *
 * Errors: ERR_INVALID when the file ends before the table, or a byte is not of the
 * encoding; and those of formats/delimited.h.
 */
#ifndef PACT_SOURCE_TEXT_H
#define PACT_SOURCE_TEXT_H

#include "pact/source_file.h"

/* Without `header_row` the names are found. */
MUST_CHECK bool source_read_text(Arena *a, const SourceAsk *ask, Input *input,
                                 const DatasetSink *sink, Error *err);

#endif
