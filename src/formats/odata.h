/* SPDX-License-Identifier: EUPL-1.2
 * odata.h - tables of Statistics Netherlands as JSON: OData v4 and v3
 *
 *   v4, long: one row a cell                     v3, wide: one row a combination of codes
 *   {"@odata.context": "…#Observations",         {"odata.metadata": "…TypedDataSet",
 *    "value": [                                   "value": [
 *     {"Id": 0, "Measure": "D000091",              {"ID": 0, "Geslacht": "T001038   ",
 *      "Geslacht": "T001038", "Value": 725,         "Perioden": "2024JJ00",
 *      "StringValue": null,                         "Totaal_1": 372}],
 *      "ValueAttribute": "None"}],                "odata.nextLink": "…"}
 *    "@odata.nextLink": "…"}
 *
 *   OdataLists lists = odata_lists(a);
 *   if (!odata_lists_add(&lists, S("GeslachtCodes"), &codes, err)) ...
 *   if (!odata_read(a, &input, &lists, &sink, err)) ...
 *
 * The rows stream. Pages stand one after the other in the input, as `pact fetch` keeps
 * them: each but the last ends with a link to the next, and the last does not; anything
 * else is an unfinished download, and refused. Two pages that begin with one Id are too.
 *
 * The names in the first row are the columns. A later row may leave one out (the null
 * Str) and may not have another. Texts lose the blanks they were padded with; null is "";
 * `.` in an untyped v3 table stays `.`. The unit "x 1 000" is told, never applied.
 *
 * Roles. v4: Measure and what is not listed here are dimensions; Value is the value,
 * ValueAttribute the status, Id and StringValue are notes. v3: as DataProperties says; or
 * else a name that ends in _ and digits is a value (in a typed table only when its first
 * cell is not text), ID a note, the rest dimensions. A table without these names has
 * plain fields.
 *
 * Lists are the documents beside the rows, added by the name of the set, or when that is
 * empty by the name in their context: Dimensions, MeasureCodes, …Codes, …Groups,
 * Properties (v4); DataProperties, TableInfos, CategoryGroups and one set per dimension
 * (v3). Or Properties with all lists within, the D-….json of the zip. Sets with other
 * names are passed over. Groups are entries at the end of the list of codes, called
 * "group/" and their id, so that a code can have one as its parent.
 *
 * Faults besides those of json_stream.h, each with its place: an answer that says
 * "error", no rows at all, a value that is a list, LIMIT_SOURCE_COLUMNS, a row longer
 * than LIMIT_SOURCE_ROW_BYTES, a list longer than LIMIT_SOURCE_CODES.
 *
 * Source: OData 4.0 JSON format, sections 4.5 and 5; the services of CBS as they answer.
 */
#ifndef FORMATS_ODATA_H
#define FORMATS_ODATA_H

#include "base/map.h"
#include "formats/dataset.h"
#include "formats/input.h"

/* What the documents tell of one column. */
typedef struct OdataList {
    Str name; /* of the column: Geslacht, Measure, Totaal_1 */
    Str label;
    Str unit;
    DatasetRole role; /* DATASET_FIELD: not told */
    DatasetCode *codes;
    size_t count;
    size_t capacity;
    DatasetCode *groups;
    size_t group_count;
    size_t group_capacity;
} OdataList;

typedef struct OdataLists {
    Arena *arena;
    Dataset about; /* id, title, publisher, updated, licence, note */
    OdataList *items;
    size_t count;
    size_t capacity;
    Map by_name;
} OdataLists;

OdataLists odata_lists(Arena *a);
MUST_CHECK bool odata_lists_add(OdataLists *lists, Str name, Input *input, Error *err);
/* Null when nothing is told of this column. */
const OdataList *odata_list(const OdataLists *lists, Str name);

/* `lists` may be null. */
MUST_CHECK bool odata_read(Arena *a, Input *input, const OdataLists *lists,
                           const DatasetSink *sink, Error *err);

#endif
