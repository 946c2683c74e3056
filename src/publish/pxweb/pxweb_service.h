/* SPDX-License-Identifier: EUPL-1.2
 * pxweb_service.h - PxWebApi version 2, which clients of Nordic statistics speak
 *
 *   /pxweb/api/v2/config
 *   /pxweb/api/v2/tables?query=vmbo&pageSize=20&pageNumber=1
 *   /pxweb/api/v2/tables/{table}                       what it is, where the rest is
 *   /pxweb/api/v2/tables/{table}/metadata              a JSON-stat dataset without values
 *   /pxweb/api/v2/tables/{table}/data?valueCodes[sex]=men,women&valueCodes[period]=top(3)
 *                                     &outputFormat=json-stat2
 *
 * A table is an indicator, `{table}@edition` the same for ever (publish/api/tables.h);
 * its variables are the dimensions of the cube. A variable that is not named keeps all
 * codes. Of one, with commas between: a code, *, begin*, *end, ?-patterns (? is one
 * character), top(n) the last n of the time and the first n of others, bottom(n) the
 * other end, from(code), to(code), range(code,code).
 *
 * outputFormat: json-stat2 (usual), csv, px, xlsx. `lang` is nl or en. What is wrong is
 * application/problem+json with the nearest; a selection that is right but leaves nothing
 * is 404. Saved queries, code lists and default selections are not there: 501.
 *
 * Pure. Source: PxTools/PxApiSpecs, version 2.0.
 */
#ifndef PUBLISH_PXWEB_PXWEB_SERVICE_H
#define PUBLISH_PXWEB_PXWEB_SERVICE_H

#include "publish/api/api.h"

#define PXWEB_ROOT "/pxweb/api/v2"

ApiAnswer pxweb_answer(Arena *a, const Pact *pact, const ApiQuestion *question);

#endif
