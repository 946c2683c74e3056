/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_cube.h - a cube in the words of SDMX, for the files that write them
 *
 *   indicator ho-inflow-share   dataflow DF_HO_INFLOW_SHARE, structure
 * DSD_HO_INFLOW_SHARE dimension sex of it         SEX, codes in CL_HO_INFLOW_SHARE_SEX
 *   concepts of all             CS_PACT
 *
 * All are of the agency PACT, version 1.0.0 ("1.0" in SDMX 2.1). After the dimensions
 * come the measure OBS_VALUE and SDMX_ATTRIBUTES, all of the observation.
 */
#ifndef FORMATS_SDMX_CUBE_H
#define FORMATS_SDMX_CUBE_H

#include "formats/cube_write.h"

#define SDMX_AGENCY S("PACT")
#define SDMX_URN "urn:sdmx:org.sdmx.infomodel."
#define SDMX_MESSAGE_21 S("http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message")
#define SDMX_COMMON_21 S("http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common")

typedef struct SdmxAttribute {
    Str id;
    Str name; /* for a person */
} SdmxAttribute;

enum { SDMX_ATTRIBUTE_COUNT = 9 };
extern const SdmxAttribute SDMX_ATTRIBUTES[SDMX_ATTRIBUTE_COUNT];
void sdmx_attributes(Arena *a, const Cube *cube, const CubeCell *cell, Str *texts);

/* "DF_" and ho-inflow-share: DF_HO_INFLOW_SHARE */
Str sdmx_artefact(Arena *a, const char *kind, Str id);
Str sdmx_codelist_id(Arena *a, const Cube *cube, const CubeDimension *dimension);
bool sdmx_has_time(const Cube *cube, const CubeCell *cell);

#endif
