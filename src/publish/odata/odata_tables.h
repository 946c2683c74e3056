/* SPDX-License-Identifier: EUPL-1.2
 * odata_tables.h - the sets of a table and of the catalogue, made of a cube
 *
 *   OdataNames names = odata_names(a, &cube);
 *   OdataSet codes = odata_codes(a, &cube, &names, 1);         SexCodes
 *
 * Names: sex -> Sex, education-level -> EducationLevel; a dimension that would take the
 * name of a column of Observations gets "Group" behind it.
 */
#ifndef PUBLISH_ODATA_ODATA_TABLES_H
#define PUBLISH_ODATA_ODATA_TABLES_H

#include "formats/cube.h"
#include "publish/api/tables.h"
#include "publish/odata/odata_set.h"

Str odata_dimension_name(Arena *a, const CubeDimension *dimension);
Str odata_code(Arena *a, const CubeDimension *dimension, const CubeCode *code);
bool odata_has_groups(const CubeDimension *dimension);

OdataSet odata_dimensions(Arena *a, const Cube *cube);
OdataSet odata_codes(Arena *a, const CubeDimension *dimension);
OdataSet odata_groups(Arena *a, const CubeDimension *dimension);
OdataSet odata_measures(Arena *a, const Cube *cube);
OdataSet odata_observations(Arena *a, const Cube *cube);
OdataSet odata_details(Arena *a, const Cube *cube);
OdataSet odata_properties(Arena *a, const Pact *pact, const Table *table, Lang lang,
                          const Cube *cube);
OdataSet odata_catalogs(Arena *a, const Pact *pact, Lang lang);
OdataSet odata_datasets(Arena *a, const Pact *pact, AsOf as_of, Lang lang);

#endif
