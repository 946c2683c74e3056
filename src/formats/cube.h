/* SPDX-License-Identifier: EUPL-1.2
 * cube.h - figures for other people's programs, before a format is chosen
 *
 *   dimension   series          sex          region   period
 *   codes       jobs-v2-ebb     _T, women    NL       2022, 2023
 *   cell        [0][1][0][1]    1301000, provisional, of edition monitor-2023
 *
 * One definition as of one moment, in one language: one unit, and one meaning. What may
 * be shown is decided before a cube is made (publish/api/figure_cube.h); a value that
 * nobody may see is not in it. A writer (cube_write.h) turns it into bytes and decides
 * nothing.
 *
 * Cells stand in the order of their places, the last dimension varying fastest; a place
 * that no cell names was never stated, which is not the same as missing. Numbers are
 * text, as printed, with a decimal point.
 *
 * Values of `observation` are those of the SDMX code list CL_OBS_STATUS: A normal,
 * P provisional, E estimated, F forecast, M cannot occur, O missing, Q suppressed; of
 * `confidentiality` those of CL_CONF_STATUS: F free, C confidential.
 */
#ifndef FORMATS_CUBE_H
#define FORMATS_CUBE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#define CUBE_NONE ((size_t)-1)

typedef enum CubeRole { CUBE_PLAIN, CUBE_REGION, CUBE_TIME } CubeRole;

typedef struct CubeCode {
    Str code; /* in the notation of the pact: women, landsdeel@2018:noord, 2017/18 */
    Str label;
    size_t parent; /* in the same dimension, or CUBE_NONE */
    Str time; /* of a period: 2017, 2017-Q3, 2017-08-01/P1Y (ISO 8601); empty: undated */
} CubeCode;

typedef struct CubeDimension {
    Str id; /* sex, region, period */
    Str label;
    CubeRole role;
    CubeCode *codes;
    size_t count;
} CubeDimension;

typedef struct CubeCell {
    size_t *at; /* a code of each dimension */
    Str value;  /* empty: there is none, or none to show */
    int decimals;
    Str low, high, range; /* what the true value lies in, and of which kind that is */
    Str status;           /* provisional, missing, hidden-by-publisher, … */
    Str status_label;     /* for a person; may be empty */
    char observation;
    char confidentiality;
    bool is_after_break; /* not to be compared with the series before it */
    Str origin;          /* stated, computed, estimated */
    Str edition;
    Str source; /* ids, with ";" between */
    Str note;
} CubeCell;

/* Rows of text under a line of names. */
typedef struct CubeTable {
    Str *texts; /* the names first */
    size_t columns;
    size_t rows; /* with the line of names */
} CubeTable;

typedef struct Cube {
    Str id; /* of the indicator */
    Str definition;
    Str title;
    Str description;
    Str lang;
    Str unit, unit_label;
    int decimals;
    Str publisher; /* of this table */
    Str sources;   /* publishers of the figures, for a person */
    Str licence, licence_url;
    Str edition;  /* the last that gave it a figure */
    Str updated;  /* 2023-11-14T06:00:00Z; of that edition */
    Str question; /* "edition monitor-2023", for a person */
    StrList notes;
    CubeDimension *dimensions;
    size_t dimension_count;
    CubeCell *cells;
    size_t cell_count;
    CubeTable about;      /* title, definition, unit, notes: two columns */
    CubeTable provenance; /* where each figure is from */
    Str sheet_names[3];   /* of figures, about, provenance; for a person */
} Cube;

/* How many places there are; ERR_INVALID above LIMIT_CUBE_PLACES. */
MUST_CHECK bool cube_places(const Cube *cube, size_t *count, Error *err);
/* The place of a cell, the last dimension varying fastest. */
size_t cube_place(const Cube *cube, const CubeCell *cell);
const CubeDimension *cube_time(const Cube *cube);
/* The cells that are kept, and of every dimension the codes that they name. */
Cube cube_part(Arena *a, const Cube *cube, const bool *is_kept);
/* A cell has something to tell besides its value. */
bool cube_cell_is_plain(const CubeCell *cell);

/* A row per cell: `<dimension>`, `<dimension>_label`, then what cube_write.h lists. */
CubeTable cube_rows(Arena *a, const Cube *cube);

/* A text that a spreadsheet would run as a formula, made harmless by a quote before it.
 */
Str cube_harmless(Arena *a, Str text);

#endif
