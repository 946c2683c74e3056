/* SPDX-License-Identifier: EUPL-1.2
 * listing.h - rows for a person, a spreadsheet or a program: table, CSV, JSON
 *
 *   Listing listing = listing_of(command, COLUMNS, COUNT);     reads --format
 *   listing_row(&listing, texts);                              one text per column
 *   if (!listing_finish(&listing, err)) ...
 *
 * A table pads by characters, numbers to the right, and leaves out columns that are for
 * machines (`is_detail`). CSV and JSON have them all; in JSON a number is a number and
 * an empty text is null. Texts are kept until the finish, not copied.
 */
#ifndef APP_LISTING_H
#define APP_LISTING_H

#include "app/command.h"
#include "publish/table/rows.h"

typedef RowColumn ListingColumn;

typedef enum ListingFormat { LISTING_TABLE, LISTING_CSV, LISTING_JSON } ListingFormat;

typedef struct Listing {
    Command *command;
    ListingFormat format;
    const ListingColumn *columns;
    size_t column_count;
    Str *texts; /* rows one after the other */
    size_t count;
    size_t capacity;
} Listing;

Listing listing_of(Command *command, const ListingColumn *columns, size_t column_count);
void listing_row(Listing *listing, const Str *texts);
MUST_CHECK bool listing_finish(Listing *listing, Error *err);

#endif
