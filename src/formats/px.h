/* SPDX-License-Identifier: EUPL-1.2
 * px.h - cubes in PX, the files of PC-Axis and PxWeb
 *
 *   STUB="region"; HEADING="year";                  region  year   value
 *   VALUES("region")="Nederland","Noord";           NL      2023   28.9
 *   CODES("region")="NL","LD01";                    NL      2024   29.1
 *   VALUES("year")="2023","2024";                   LD01    2023   27.0
 *   TIMEVAL("year")=TLIST(A1),"2023","2024";        LD01    2024   ..
 *   DATA=
 *   28.9 29.1
 *   27.0 ".." ;
 *
 *   if (!px_read(a, &input, S(""), &sink, err)) ...
 *
 * Columns are the variables, STUB first, in the order of the file; the last HEADING
 * variable varies fastest. One row per cell; the data stream, however large the cube. A
 * missing cell is its token without quotes: "." to "......" and "-". What they mean the
 * file may say (DATASYMBOL1 …), in Dataset.note. Numbers stay as they are written:
 * DECIMALS, SHOWDECIMALS and PRECISION are about showing.
 *
 * With KEYS a line of data begins with the codes (or values) of its STUB variables. Rows
 * that such a file leaves out are no rows here.
 *
 * Codes are CODES, else TIMEVAL, else VALUES; where VALUES repeat a text it becomes
 * "Text (2)". A TIMEVAL or VARIABLE-TYPE T makes a time, a MAP or VARIABLE-TYPE G a
 * region. UNITS of each value of CONTVARIABLE are the units of its codes. VALUENOTE is
 * the note of a code; NOTE and NOTEX of the whole. CELLNOTE is passed over.
 *
 * `language` chooses the language of labels, title and notes, where the file has several;
 * empty is the main one. Names and codes of columns are always those of the main one.
 *
 * Encoding: CODEPAGE (iso-8859-1 with bytes 0x80..0x9F is Windows-1252), else
 * Windows-1252 for CHARSET="ANSI"; a file that names neither may be UTF-8 (with or
 * without byte order mark), but not the old DOS code pages.
 *
 * Faults, each with its line: a statement that is cut off, no STUB and no HEADING, a
 * variable without VALUES, lists of unequal length, more or fewer cells than the sizes
 * make, unknown keys, LIMIT_FIELD_BYTES for one text, LIMIT_PX_HEADER_BYTES,
 * LIMIT_SOURCE_CODES, LIMIT_SOURCE_COLUMNS.
 *
 * Source: "PX-file format specification", Statistics Sweden, version 2013.
 * px.c reads statements and data, px_columns.c makes columns of statements.
 */
#ifndef FORMATS_PX_H
#define FORMATS_PX_H

#include "formats/dataset.h"
#include "formats/input.h"

MUST_CHECK bool px_read(Arena *a, Input *input, Str language, const DatasetSink *sink,
                        Error *err);

#endif
