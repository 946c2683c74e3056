/* SPDX-License-Identifier: EUPL-1.2
 * limits.h - how much of anything we accept, in one place
 *
 * Memory never runs out halfway, because the doors refuse what is too large: see arena.h.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stddef.h>

#define LIMIT_PACT_FILE_BYTES ((size_t)64 << 20)   /* one file of a pact folder */
#define LIMIT_REACH_FILE_BYTES ((size_t)256 << 20) /* half a million squares */
#define LIMIT_GEOMETRY_VALUES ((size_t)4000000)    /* numbers and texts in one file */
#define LIMIT_CSV_COLUMNS ((size_t)200)
#define LIMIT_CELL_PARTS 16 /* dimensions of one definition */
#define LIMIT_YAML_DEPTH 20
#define LIMIT_YAML_NODES ((size_t)1000000)
#define LIMIT_YAML_KEY_BYTES ((size_t)200) /* libyaml: 1024 characters, escaped */
#define LIMIT_JSON_DEPTH 30
#define LIMIT_SOURCE_COLUMNS ((size_t)4096) /* of a publisher's table */
#define LIMIT_SOURCE_ROW_BYTES ((size_t)1 << 20)
#define LIMIT_SOURCE_CODES ((size_t)100000)  /* of one dimension */
#define LIMIT_SOURCE_CELLS ((size_t)5000000) /* of a cube that is read as a whole */
#define LIMIT_PX_HEADER_BYTES ((size_t)16 << 20)
#define LIMIT_SDMX_JSON_VALUES ((size_t)2000000) /* held at a time */
#define LIMIT_SDMX_FIELDS 400                    /* of one observation */
#define LIMIT_XML_DEPTH 60
#define LIMIT_XML_ATTRIBUTES 1000             /* of one element */
#define LIMIT_THREADS_BYTES ((size_t)4 << 20) /* smaller files are read by one */
#define LIMIT_RECIPE_BYTES ((size_t)1 << 20)
#define LIMIT_RECIPE_RULES 60                /* keep and drop, or totals */
#define LIMIT_RECIPE_AXES 8                  /* dimensions that a figure is given by */
#define LIMIT_RECIPE_CLASSES ((size_t)65535) /* texts of a column it tells apart */
#define LIMIT_RECIPE_TEXTS ((size_t)1000000) /* texts of a column it looks at */
#define LIMIT_RECIPE_CELLS ((size_t)200000)  /* of its cube */
#define LIMIT_RECIPE_TOTALS ((size_t)20000)  /* rows of totals in its file */
#define LIMIT_RECIPE_WIDE 512                /* value columns */
#define LIMIT_FIELD_BYTES ((size_t)64 << 10) /* one value in a record */
#define LIMIT_FAULTS ((size_t)100) /* shown by pact check; the rest is counted */
#define LIMIT_ZIP_MEMBERS ((size_t)10000)
#define LIMIT_ZIP_BYTES ((uint64_t)16 << 30) /* of all members, unpacked */
#define LIMIT_ZIP_RATIO 200                  /* unpacked to packed; a table has 5 to 50 */
#define LIMIT_ZIP_RATIO_FREE ((uint64_t)8 << 20) /* what may be had at any ratio */
#define LIMIT_SHEET_ROWS 1048576u                /* what spreadsheet programs have */
#define LIMIT_SHEET_COLUMNS 16384u
#define LIMIT_SHEET_TABLE_COLUMNS 4096u /* that hold something */
#define LIMIT_SHEET_CELLS ((size_t)2000000)
#define LIMIT_SHEET_TEXT_BYTES ((size_t)256 << 20)
#define LIMIT_SHEET_AREAS ((size_t)50000)   /* merged cells */
#define LIMIT_CUBE_PLACES ((size_t)1000000) /* of a format that lists them all */
#define LIMIT_QUERY_DEPTH 60                /* of a filter in an address */
#define LIMIT_QUERY_NODES 2000              /* values and comparisons in it */
#define LIMIT_PAGE_BYTES ((size_t)8 << 20)
#define LIMIT_PAPER_BYTES ((size_t)10 << 20)       /* a file that somebody adds */
#define LIMIT_PAPER_UNPACKED ((uint64_t)200 << 20) /* when it is a packed one */
#define LIMIT_HTTP_FILE_BYTES (LIMIT_PAPER_BYTES + ((size_t)64 << 10))
#define LIMIT_HTTP_FILES 4 /* that come in at the same time */
#define LIMIT_HTTP_BODY_BYTES ((size_t)1 << 20)
#define LIMIT_HTTP_HEADER_BYTES ((size_t)16 << 10)
#define LIMIT_HTTP_CONNECTIONS 1000
#define LIMIT_HTTP_IDLE_SECONDS 15 /* a client that says nothing is sent away */
#define LIMIT_HTTP_STOP_SECONDS 5  /* for answers under way when the server stops */

#endif
