/* SPDX-License-Identifier: EUPL-1.2
 * fetch.h - publishers' files into the pact folder, kept by what they hold
 *
 *   FOLDER/sources/5feceb66…/eerstejaars.csv              one file
 *   FOLDER/sources/9a0364b9…/Observations.json            a table of CBS: one file a set,
 *                            GeslachtCodes.json, …        pages one after the other
 *   FOLDER/sources/fetched.csv                            when, from where, which hash
 *
 * The folder is named by the SHA-256 of the file, of a table that of its rows. What is
 * there is never written again: fetching the same bytes twice changes nothing.
 *
 * While it comes in, it stands in sources/.part-…; when that breaks off, the next fetch
 * of the same address goes on where it stopped: within a file when the server still has
 * that version, in a table after the last whole page.
 *
 * A page of a table that leads to another host is refused, and so is what holds no data
 * (formats/sniff.h): an error page is not kept as if it were a file.
 */
#ifndef APP_FETCH_H
#define APP_FETCH_H

#include <stdio.h>

#include "base/date.h"
#include "net/get.h"

/* Pages of one set; CBS gives 100,000 rows a page. */
#define FETCH_PAGES 10000

typedef struct FetchPlan {
    Str folder; /* of the pact */
    GetRules rules;
    Moment now;
    FILE *talk; /* a line that tells how far it is; null: none */
} FetchPlan;

typedef struct Fetched {
    Str path; /* of the file, or of the folder of a table */
    Str hash;
    uint64_t bytes;
    bool was_there; /* the same bytes were kept before */
} Fetched;

MUST_CHECK bool fetch_file(Arena *a, const FetchPlan *plan, Str url, Fetched *fetched,
                           Error *err);
/* All sets of an OData service, v4 or v3; `url` is its service document. */
MUST_CHECK bool fetch_table(Arena *a, const FetchPlan *plan, Str url, Fetched *fetched,
                            Error *err);

#endif
