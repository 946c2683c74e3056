/* SPDX-License-Identifier: EUPL-1.2
 * sdmx.h - cubes in SDMX: XML 2.1, JSON 1.0 and 2.0, CSV 1.0 and 2.0
 *
 *   FREQ  CURRENCY  TIME_PERIOD  OBS_VALUE  OBS_STATUS  DECIMALS
 *   M     CHF       2010-08      1.3413     A           4
 *
 *   SdmxStructure structure = {0};
 *   if (!sdmx_structure_add(a, &structure, &dsd, err)) ...       optional
 *   if (!sdmx_ml_read(a, &input, &structure, &sink, err)) ...
 *
 * Every form gives the same table: a row per observation, a column per dimension, the
 * value, the attributes. What is said of a series or a group stands on each of its rows.
 *
 * Roles. The dimension TIME_PERIOD is the time, REF_AREA and GEO are the region,
 * OBS_VALUE is the value, OBS_STATUS, OBS_FLAG and CONF_STATUS are status, attributes are
 * notes. Structure-specific XML and CSV do not tell dimensions from attributes: without
 * the structure message theirs are fields, except those just named.
 *
 * With a structure the columns are its components, in its order, with their code lists;
 * an attribute it does not know is refused. Without one the first HELD rows (sdmx_rows.h)
 * tell which columns there are; an attribute that turns up later is refused, with the
 * advice to give the structure. OBS_STATUS and CONF_STATUS then always have a column.
 *
 * Data messages of more than one data set give the rows of all. Rows that are to be
 * deleted (action D) are refused in XML and JSON; CSV hands the column ACTION on.
 *
 * Source: SDMX 2.1 section 3B; SDMX-JSON 1.0 and 2.0 and SDMX-CSV 1.0 and 2.0 field
 * guides (sdmx-twg).
 */
#ifndef FORMATS_SDMX_H
#define FORMATS_SDMX_H

#include "formats/dataset.h"
#include "formats/input.h"

typedef enum SdmxPart {
    SDMX_UNKNOWN, /* a dimension or an attribute */
    SDMX_DIMENSION,
    SDMX_MEASURE,
    SDMX_ATTRIBUTE,
} SdmxPart;

typedef struct SdmxCodelist {
    Str id;
    Str agency;
    Str version;
    Str label;
    DatasetCode *codes;
    DatasetPlace *places; /* of each code in the message */
    size_t count;
    size_t capacity;
    size_t place_capacity;
} SdmxCodelist;

typedef struct SdmxConcept {
    Str id;
    Str label;
    Str codelist; /* its own, when a component names none */
} SdmxConcept;

typedef struct SdmxComponent {
    Str id;
    SdmxPart part;
    Str concept_id;
    Str codelist;
} SdmxComponent;

typedef struct SdmxDefinition { /* a data structure definition */
    Str id;
    Str label;
    SdmxComponent *components; /* dimensions, measures, attributes */
    size_t count;
    size_t capacity;
} SdmxDefinition;

typedef struct SdmxFlow {
    Str id;
    Str label;
    Str definition;
} SdmxFlow;

/* What structure messages told; start with all zero, add one or more. */
typedef struct SdmxStructure {
    Str language; /* of labels; empty: that of the first name in the message */
    SdmxCodelist *codelists;
    size_t codelist_count;
    size_t codelist_capacity;
    SdmxConcept *concepts;
    size_t concept_count;
    size_t concept_capacity;
    SdmxDefinition *definitions;
    size_t definition_count;
    size_t definition_capacity;
    SdmxFlow *flows;
    size_t flow_count;
    size_t flow_capacity;
} SdmxStructure;

/* An SDMX-ML 2.1 structure message. */
MUST_CHECK bool sdmx_structure_add(Arena *a, SdmxStructure *structure, Input *input,
                                   Error *err);
/* Null when it is not there. */
const SdmxCodelist *sdmx_codelist(const SdmxStructure *structure, Str id);
/* By its own id, by the id of a flow, or the only one there is; null otherwise. */
const SdmxDefinition *sdmx_definition(const SdmxStructure *structure, Str id);

/* The code lists of a structure message as a table: codelist, code, parent, label. */
MUST_CHECK bool sdmx_codes_read(Arena *a, Input *input, const DatasetSink *sink,
                                Error *err);

/* `structure` may be null. */
MUST_CHECK bool sdmx_ml_read(Arena *a, Input *input, const SdmxStructure *structure,
                             const DatasetSink *sink, Error *err);
MUST_CHECK bool sdmx_json_read(Arena *a, Input *input, const DatasetSink *sink,
                               Error *err);
MUST_CHECK bool sdmx_csv_read(Arena *a, Input *input, const SdmxStructure *structure,
                              const DatasetSink *sink, Error *err);

#endif
