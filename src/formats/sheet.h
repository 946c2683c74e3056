/* SPDX-License-Identifier: EUPL-1.2
 * sheet.h - a spreadsheet as its author filled it, and the table that stands in it
 *
 *         A          B        C        D
 *    1    Eerstejaars naar geslacht               title: one cell
 *    2
 *    3               Mannen (B3:C3)    Totaal     header: every row above the figures,
 *    4    Richting   2017     2018     2018       joined downwards: "Mannen 2017"
 *    5    Bouw       310      <5       325        the table
 *    6    Zorg       40       #N/A     91
 *    7
 *    8    <5: minder dan vijf                     note: one cell, after the table
 *
 * A Sheet is a grid in memory: rows ascend, within a row columns do. Readers (xlsx.h,
 * ods.h) fill it with sheet_row() and sheet_cell(); sheet_table() finds the table and
 * hands out its rows.
 *
 * What is the table. The first row of figures is the first with two filled cells or more
 * of which one is a number other than a year. The header is what stands right above it
 * with two filled cells, or with one that is merged to the right of the first column. In
 * a sheet without figures the header is the first row with two filled cells. Above stands
 * the title; below the last row with two filled cells stand notes. The settings say
 * otherwise where this guesses wrong; what was found is stated in the dataset: title,
 * note, and there also the hidden rows and columns, which are read like any other.
 *
 * Merged cells: a header counts for every column it spans. Downwards in the table a text,
 * a date or a year counts for every row it spans; any other number stands once, for it
 * would be counted twice.
 *
 * Text of cells: what the file holds, not how it is shown. A number is its shortest
 * decimal of at most 15 digits, without exponent (0.1 + 0.2 is 0.3, as spreadsheets show
 * it); a percentage is a fraction, 0.293. A date is 2017-10-01, with a time
 * 2017-10-01T13:30:00, a time alone 13:30:00. True and false are 1 and 0; an error is its
 * name, #N/A. A formula is its last computed value.
 *
 * Limits: LIMIT_SHEET_ROWS, LIMIT_SHEET_COLUMNS, LIMIT_SHEET_CELLS filled cells,
 * LIMIT_SHEET_TEXT_BYTES. Larger deliveries come as delimited text.
 */
#ifndef FORMATS_SHEET_H
#define FORMATS_SHEET_H

#include "formats/dataset.h"

/* Whole numbers that are taken for years. */
enum { SHEET_FIRST_YEAR = 1900, SHEET_LAST_YEAR = 2100 };

typedef enum SheetKind {
    SHEET_TEXT,
    SHEET_NUMBER,
    SHEET_DATE, /* or a time */
    SHEET_TRUTH,
    SHEET_ERROR,
} SheetKind;

typedef struct SheetCell {
    Str text;        /* never empty */
    uint32_t column; /* A is 1 */
    SheetKind kind;
    /* Put here because a merged cell spans this place too: down or across. */
    bool is_down;
    bool is_across;
} SheetCell;

typedef struct SheetLine {
    uint32_t row; /* from 1 */
    bool is_hidden;
    size_t first; /* of its cells */
    size_t count;
} SheetLine;

/* Rows and columns, first and last included. */
typedef struct SheetArea {
    uint32_t top;
    uint32_t left;
    uint32_t bottom;
    uint32_t right;
} SheetArea;

typedef struct Sheet {
    Arena *arena;
    Str name;
    SheetLine *lines; /* with at least one cell */
    size_t line_count;
    size_t line_capacity;
    SheetCell *cells;
    size_t cell_count;
    size_t cell_capacity;
    SheetArea *merged;
    size_t merged_count;
    size_t merged_capacity;
    SheetArea *hidden; /* columns that are not shown: left to right */
    size_t hidden_count;
    size_t hidden_capacity;
    uint64_t hidden_rows;
    uint32_t first_hidden_row;
    uint32_t row; /* where the next cell goes */
    bool row_is_hidden;
    size_t text_bytes;
} Sheet;

typedef struct SheetSettings {
    Str sheet;            /* its name; empty: the first that is shown */
    uint32_t header_row;  /* the first of the header, from 1; 0: found */
    uint32_t header_rows; /* how many; 0: found, or 1 when header_row is given */
} SheetSettings;

Sheet sheet_in(Arena *a, Str name);
/* Rows come in order, cells too. Empty text makes no cell. The text is not copied. */
MUST_CHECK bool sheet_row(Sheet *sheet, uint64_t row, bool is_hidden, Error *err);
MUST_CHECK bool sheet_cell(Sheet *sheet, uint64_t column, SheetKind kind, Str text,
                           Error *err);
MUST_CHECK bool sheet_merge(Sheet *sheet, SheetArea area, Error *err);
MUST_CHECK bool sheet_hide_columns(Sheet *sheet, uint32_t left, uint32_t right,
                                   Error *err);
/* Fills in what merged cells span; after the last cell. */
MUST_CHECK bool sheet_spread(Sheet *sheet, Error *err);

MUST_CHECK bool sheet_table(Arena *a, const Sheet *sheet, const SheetSettings *settings,
                            const DatasetSink *sink, Error *err);

/* A number as a spreadsheet stores it: "0.28999999999999998" is 0.29, "1E3" is 1000. Kept
 * as it is when it is no number, or lies beyond 1e±15. */
Str sheet_decimal(Arena *a, Str stored);

/* "C12" of row 12, column 3. */
Str sheet_address(Arena *a, uint32_t row, uint32_t column);
Str sheet_column_name(Arena *a, uint32_t column);
/* Dollar signs are allowed; an address without a row ("C") has row 0. */
bool sheet_address_parse(Str text, uint32_t *row, uint32_t *column);
/* "A1:C2", or one address. */
bool sheet_area_parse(Str text, SheetArea *area);

#endif
