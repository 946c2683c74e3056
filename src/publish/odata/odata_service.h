/* SPDX-License-Identifier: EUPL-1.2
 * odata_service.h - OData v4 in the shape of Statistics Netherlands (CBS), so that the
 * clients people have for CBS read our tables too
 *
 *   /odata/v1/Datasets                            all tables
 *   /odata/v1/{pact}/{table}                      what sets it has
 *   /odata/v1/{pact}/{table}/Observations?$filter=Sex eq 'women'&$top=10
 *   /odata/v1/{pact}/{table}@monitor-2018/…       as that edition left it, for ever
 *
 *   Dimensions   SexCodes, SexGroups, …   MeasureCodes   Observations   Properties
 *
 * One catalogue, the pact; a table is an indicator (publish/api/tables.h). Its measure is
 * the definition: so a redefinition can never be taken for the same column. A period is
 * written as CBS does: 2017JJ00, 2017SJ00 for a school year, 2017KW03, else as ours. A
 * code with parts is a group of them.
 *
 * ValueAttribute tells the status: None, AfterBreak, Provisional, Estimated, Forecast,
 * Missing, Impossible or Confidential. What CBS has no column for (bounds, edition,
 * source, note) stands in ObservationDetails, by the same Id.
 *
 * Options besides $: `edition`, `asOf` and `lang`. What is wrong is 400 in the error form
 * of OData, with every option named. An answer without rows says which part of the filter
 * emptied it (@pact.emptiedBy). Pages of ODATA_PAGE_ROWS; nextLink is whole.
 *
 * Pure. Source: OData 4.01, parts 1 and 2, JSON format; the service of CBS as it answers.
 */
#ifndef PUBLISH_ODATA_ODATA_SERVICE_H
#define PUBLISH_ODATA_ODATA_SERVICE_H

#include "publish/api/api.h"

#define ODATA_ROOT "/odata/v1"
enum { ODATA_PAGE_ROWS = 10000 };

ApiAnswer odata_answer(Arena *a, const Pact *pact, const ApiQuestion *question);

#endif
