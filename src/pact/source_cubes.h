/* SPDX-License-Identifier: EUPL-1.2
 * source_cubes.h - rows of the table in source_formats.c for files that are cubes
 *
 *   odata-folder   Observations.json, TypedDataSet.json or UntypedDataSet.json, with the
 *                  other sets as GeslachtCodes.json and so on beside it
 *   odata          such a file by itself
 *   sdmx-json, json-stat       `part` chooses a dataset of a bundle or collection
 *   px                         `part` chooses the language of labels
 *   sdmx-ml        with the structure message in structure.xml beside it, if it is there
 *   sdmx-codes     a structure message: its code lists
 *   sdmx-csv, open-sdg
 */
#ifndef PACT_SOURCE_CUBES_H
#define PACT_SOURCE_CUBES_H

#include "pact/source_file.h"

/* One pair of functions a row, as SourceFormat wants them. */
#define SOURCE_CUBE(name)                                                                \
    bool is_##name(const SourceHead *head);                                              \
    MUST_CHECK bool read_##name(Arena *a, const SourceAsk *ask, Input *input,            \
                                const DatasetSink *sink, Error *err)
SOURCE_CUBE(odata_folder);
SOURCE_CUBE(odata);
SOURCE_CUBE(sdmx_json);
SOURCE_CUBE(json_stat);
SOURCE_CUBE(px);
SOURCE_CUBE(sdmx_ml);
SOURCE_CUBE(sdmx_codes);
SOURCE_CUBE(sdmx_csv);
SOURCE_CUBE(open_sdg);
#undef SOURCE_CUBE

#endif
