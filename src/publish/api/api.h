/* SPDX-License-Identifier: EUPL-1.2
 * api.h - /api/v1: what may be asked over HTTP, from a pact and a question to bytes
 *
 *   /indicators                         all records of a kind
 *   /indicators/{id}                    one
 *   /indicators/{id}/figures?sex=women&asOf=2020-12-31&limit=100&cursor=…
 *   /revisions?since=monitor-2019&until=monitor-2020
 *   /openapi.json                       this table, as OpenAPI 3
 *
 * One table (api.c) gives dispatch, the check of every parameter, and OpenAPI. A figure
 * is what figure_cube.h says it is; a record has the fields of pact/schema.h, in
 * camelCase.
 *
 * What is wrong is told as application/problem+json (RFC 9457): status, title, detail,
 * and for each parameter its name, the reason and the nearest that is right. An unknown
 * parameter is 400, never an empty answer. Numbers have the decimals they were printed
 * with.
 *
 * Lists come in pages: `next` is the address of the next one, absent after the last. A
 * cursor belongs to the pact it was made for: when that has changed it is refused.
 *
 * Pure: no sockets, no clock, no files. Source: NL API Design Rules 2.1 (Logius).
 */
#ifndef PUBLISH_API_API_H
#define PUBLISH_API_API_H

#include "pact/pact.h"

#define API_ROOT "/api/v1"
#define API_VERSION "1.0.0"

typedef struct ApiParam {
    Str name;
    Str value; /* decoded */
} ApiParam;

typedef struct ApiQuestion {
    StrList path; /* decoded segments after the root of the interface */
    const ApiParam *params;
    size_t param_count;
    Str build;  /* of the pact and the program: cursors belong to it */
    Str origin; /* https://example.org: where we are asked, for links that are whole */
    Str accept; /* the header, or empty */
} ApiQuestion;

typedef struct ApiAnswer {
    int status;
    Str media_type;
    Str body;
} ApiAnswer;

/* Told as a problem, before any question could be asked. */
ApiAnswer api_refusal(Arena *a, int status, Str title, Str detail);

ApiAnswer api_answer(Arena *a, const Pact *pact, const ApiQuestion *question);

#endif
