/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_service.h - SDMX over REST, versions 2.1 and 3.0
 *
 *   /sdmx/2.1/dataflow/PACT/all/latest                 tables, in SDMX-ML 2.1
 *   /sdmx/2.1/datastructure/PACT/DSD_X/1.0?references=children
 *   /sdmx/2.1/data/DF_X/.women.NL?startPeriod=2015
 *   /sdmx/3.0/structure/dataflow/PACT/DF_X/1.0.0?references=all
 *   /sdmx/3.0/data/dataflow/PACT/DF_X/1.0.0/men?c[TIME_PERIOD]=ge:2015&asOf=2020-12-31
 *
 * A flow is an indicator (publish/api/tables.h), in the words of formats/sdmx_cube.h.
 * Forms of an answer: Accept, or `format` for clients that cannot set it.
 *
 *              2.1                              3.0
 *   data       generic SDMX-ML 2.1 *, CSV       SDMX-JSON 2.0 *, SDMX-CSV 2.0
 *   structure  SDMX-ML 2.1 *                    SDMX-JSON 2.0 *, SDMX-ML 2.1       *
 * usual
 *
 * `asOf` is a moment or a date: what was known then. `includeHistory=true` (3.0, JSON)
 * gives a data set for each edition that changed something, with validFrom and validTo.
 *
 * Status: 400 for what is not understood, with the nearest; 404 for an answer that would
 * be empty, saying what left nothing; 406 for a form that we do not write; 501 for what
 * the standard has and we have not (availability, detail other than full, firstN …).
 *
 * Pure. Source: sdmx-twg/sdmx-rest 1.5 and 2.1.
 */
#ifndef PUBLISH_SDMX_SDMX_SERVICE_H
#define PUBLISH_SDMX_SDMX_SERVICE_H

#include "publish/api/api.h"

#define SDMX_ROOT_21 "/sdmx/2.1"
#define SDMX_ROOT_30 "/sdmx/3.0"

ApiAnswer sdmx_answer_21(Arena *a, const Pact *pact, const ApiQuestion *question);
ApiAnswer sdmx_answer_30(Arena *a, const Pact *pact, const ApiQuestion *question);

#endif
