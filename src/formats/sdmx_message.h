/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_message.h - messages of SDMX about cubes: data in JSON 2.0, structures in JSON 2.0
 * and in SDMX-ML 2.1
 *
 *   SdmxVintage now = {.cube = &cube};
 *   sdmx_json_data(a, &now, 1, &bytes, err)
 *
 *   dataflow DF_X -> data structure DSD_X -> code list CL_X_SEX …, concepts CS_PACT
 *
 * A vintage is a cube as it stood from one moment to another; several of them, oldest
 * first, are the history of one table. Each has its own structure, because a definition,
 * and with it the dimensions, may have changed in between.
 *
 * Series are told by all dimensions but the time. Cells without a time are left out
 * (cube_undated). The code lists hold the codes that occur.
 *
 * Sources: SDMX-JSON 2.0.0 field guides (sdmx-twg); SDMX 2.1 section 3A.
 */
#ifndef FORMATS_SDMX_MESSAGE_H
#define FORMATS_SDMX_MESSAGE_H

#include "formats/sdmx_cube.h"

typedef struct SdmxVintage {
    const Cube *cube;
    Str valid_from; /* 2018-06-27T05:00:00Z; empty: not told */
    Str valid_to;
} SdmxVintage;

MUST_CHECK bool sdmx_json_data(Arena *a, const SdmxVintage *vintages, size_t count,
                               Str *bytes, Error *err);

/* One table; without a cube only its flow can be told. */
typedef struct SdmxFlowOf {
    Str id; /* of the indicator */
    Str name;
    const Cube *cube;
} SdmxFlowOf;

typedef struct SdmxStructures {
    const SdmxFlowOf *flows;
    size_t flow_count;
    Str lang;
    Str prepared; /* 2018-06-27T05:00:00Z */
    bool has_flows, has_definitions, has_codelists, has_concepts, has_agency;
    Str only_codelist; /* CL_…: no other; empty: all */
} SdmxStructures;

/* The concepts of the dimensions of all flows, each once; of measure and attributes. */
typedef struct SdmxConceptOf {
    Str id;
    Str name;
} SdmxConceptOf;
size_t sdmx_concepts(Arena *a, const SdmxStructures *asked, SdmxConceptOf **concepts);

MUST_CHECK bool sdmx_json_structures(Arena *a, const SdmxStructures *asked, Str *bytes,
                                     Error *err);
MUST_CHECK bool sdmx_ml_structures(Arena *a, const SdmxStructures *asked, Str *bytes,
                                   Error *err);

#endif
