/* SPDX-License-Identifier: EUPL-1.2
 * cbs_csv.h - tables of Statistics Netherlands as delimited text: v4 and v3
 *
 *   v4, a folder or zip                     v3, two files
 *   Observations.csv    long: a cell a row   81901NED_UntypedDataSet_….csv   wide
 *   Dimensions.csv      what is a dimension  81901NED_metadata.csv           all lists
 *   MeasureCodes.csv    units
 *   GeslachtCodes.csv, GeslachtGroups.csv, …
 *   Properties.csv      title, licence
 *
 * The rows stream through delimited.h as they are; what the other files tell is put at
 * the columns: roles, labels, units, lists of codes with parents and the status of a
 * period. Roles are those of odata.h: Measure and the dimensions, Value, ValueAttribute
 * as status, the rest notes. In v3 the topics are values.
 *
 * v4 writes a decimal comma, v3 a point. A unit "x 1 000" is told, never applied. Groups
 * stand at the end of a list as "group/" and their id. A list that is not there leaves
 * its column without codes; Observations.csv must be there.
 *
 * A metadata file of v3 is several tables one after the other, each under its name on a
 * line of its own after an empty one; texts hold newlines.
 *
 * Memory: the lists, each at most LIMIT_SOURCE_CODES; the rows stream.
 */
#ifndef FORMATS_CBS_CSV_H
#define FORMATS_CBS_CSV_H

#include "formats/delimited.h"

/* Who opens the other files: a folder, or a zip. ERR_NOT_FOUND: there is none. */
typedef struct CbsFiles {
    void *self;
    bool (*open)(void *self, Str name, Input *input, Error *err);
} CbsFiles;

MUST_CHECK bool cbs_v4_read(Arena *a, const CbsFiles *files,
                            const DelimitedSettings *settings, const DatasetSink *sink,
                            DelimitedFound *found, Error *err);

/* `metadata` may be null: then the rows are a plain table. */
MUST_CHECK bool cbs_v3_read(Arena *a, Input *rows, Input *metadata,
                            const DelimitedSettings *settings, const DatasetSink *sink,
                            DelimitedFound *found, Error *err);

#endif
