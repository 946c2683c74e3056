/* SPDX-License-Identifier: EUPL-1.2
 * sheet.h - one CSV file of reach, with its columns by name and its warnings
 *
 * Shared by the files of src/pact/reach alone.
 */
#ifndef PACT_REACH_SHEET_H
#define PACT_REACH_SHEET_H

#include "base/map.h"
#include "formats/csv.h"
#include "formats/projection.h"
#include "pact/reach/reach_read.h"

typedef struct Reading {
    Arena *a;
    Arena *tmp;
    const ReachOptions *options;
    Projection *projection;
    FaultList *faults;
    ReachRead *read;
} Reading;

typedef struct Sheet {
    Reading *reading;
    Str path;
    CsvTable table;
    size_t postcode, lat, lon, x, y; /* columns, or CSV_NONE */
} Sheet;

/* Reads the text and finds the columns of places; faults are in the list. */
Sheet sheet_open(Reading *reading, const ReachFile *file);
/* A column that must be there; its absence is a fault. */
size_t sheet_column(Sheet *sheet, Str name);
Str sheet_text(const Sheet *sheet, size_t row, size_t column); /* trimmed; or empty */
int sheet_line(const Sheet *sheet, size_t row);
bool sheet_number(const Sheet *sheet, size_t row, size_t column, double *number);

/* Where the row lies, by its coordinates or its postcode; warns when it has no place. */
bool sheet_place(const Sheet *sheet, size_t row, Str what, Str id, Str postcode,
                 Point *at);

#define SHEET_WARN(sheet, row, field, hint, ...)                                         \
    fault_add((sheet)->reading->faults, SEVERITY_WARNING, (sheet)->path,                 \
              sheet_line((sheet), (row)), (field), (hint), __VA_ARGS__)

/* A list of names that grows, each with its place. */
typedef struct Names {
    Arena *a;
    StrList list;
    size_t capacity;
    Map places;
} Names;
Names names_in(Arena *a);
uint32_t names_add(Names *names, Str name);
uint32_t names_find(const Names *names, Str name); /* REACH_NONE if absent */

/* Each reads one file into reading->read. Offers and origins come first. */
void read_places(Reading *reading, const ReachFile *file);
void read_offers(Reading *reading, const ReachFile *file);
void read_origins(Reading *reading, const ReachFile *file);
void read_roads(Reading *reading, const ReachFile *file);
void read_matrix(Reading *reading, const ReachFile *file);
void read_barriers(Reading *reading, const ReachFile *file);
void read_barrier_lines(Reading *reading, const ReachFile *file); /* GeoJSON */
void read_areas(Reading *reading, const ReachFile *file, Str scheme_id);

#endif
