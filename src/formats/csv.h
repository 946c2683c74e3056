/* SPDX-License-Identifier: EUPL-1.2
 * csv.h - small tables: commas, double quotes, one line of names
 *
 *   TextFaults faults = text_faults(a);
 *   CsvTable table = csv_read(a, text, &faults);
 *   size_t id = csv_column(&table, S("id"));                  CSV_NONE if absent
 *   for (size_t i = 0; i < table.count; i++)
 *       use(table.rows[i].fields[id].text, table.rows[i].fields[id].place.line);
 *
 * Reads what RFC 4180 says, with LF as well as CRLF, and a byte order mark at the start.
 * Fields keep their blanks. Every row has as many fields as the first has names. A line
 * with nothing on it is passed over, except in a table of one column, where it is a row.
 *
 * Faults, each with its place: a quote that is not closed, a quote inside a field without
 * quotes, text after a closing quote, CR without LF, bytes that are not UTF-8, a zero
 * byte, too many or too few fields, a name that occurs twice, LIMIT_CSV_COLUMNS,
 * LIMIT_FIELD_BYTES. A row with a fault is left out, and reading goes on; after a faulty
 * first row there are no rows.
 *
 * Writes the canonical form: quotes only where needed, LF at the end of a row. What is
 * written reads back as the same text.
 *
 * The whole text is in memory; fields point into it, so it must live as long as the
 * table. Source: RFC 4180, section 2.
 */
#ifndef FORMATS_CSV_H
#define FORMATS_CSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "formats/text_fault.h"

#define CSV_NONE ((size_t)-1)

typedef struct CsvField {
    Str text;
    TextPlace place; /* of its first character, the quote included */
} CsvField;

typedef struct CsvRow {
    CsvField *fields;
    size_t count;
} CsvRow;

typedef struct CsvTable {
    CsvRow names; /* no fields: the text was empty, or its first row has a fault */
    CsvRow *rows;
    size_t count;
} CsvTable;

CsvTable csv_read(Arena *a, Str text, TextFaults *faults);
size_t csv_column(const CsvTable *table, Str name);

void csv_field(Buf *buf, Str text); /* without comma or line end */
void csv_row(Buf *buf, const Str *fields, size_t count);

#endif
