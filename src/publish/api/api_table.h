/* SPDX-License-Identifier: EUPL-1.2
 * api_table.h - the rows behind api.h
 */
#ifndef PUBLISH_API_API_TABLE_H
#define PUBLISH_API_API_TABLE_H

#include "base/buf.h"
#include "formats/json.h"
#include "pact/schema.h"
#include "publish/api/api.h"

enum { API_PARAMS_MOST = 12, API_LIMIT_USUAL = 1000, API_LIMIT_MOST = 10000 };

typedef enum ApiParamKind {
    API_TEXT,
    API_ID,
    API_DATE,
    API_PERIOD,
    API_NUMBER,
    API_CURSOR
} ApiParamKind;

typedef struct ApiParamRow {
    Str name; /* camelCase */
    ApiParamKind kind;
    Str help;
} ApiParamRow;

typedef struct Api Api;

typedef struct ApiRow {
    Str path;    /* "indicators/{id}/figures" */
    Str help;    /* one line, no capital, no period */
    KindId kind; /* of records; else KIND_COUNT */
    ApiParamRow params[API_PARAMS_MOST];
    bool takes_dimensions; /* and the dimensions of a definition as parameters */
    bool (*answer)(Api *api);
} ApiRow;

/* One question being answered. `problems` collects what is wrong with its parameters. */
struct Api {
    Arena *a;
    const Pact *pact;
    const ApiQuestion *question;
    const ApiRow *row;
    Buf body;
    JsonWriter w;
    Str media_type; /* empty: JSON */
    Str bytes;      /* of another format */
    ApiParam *problems;
    size_t problem_count;
    Error error; /* when answer() is false */
};

extern const ApiRow API_ROWS[];
extern const size_t API_ROW_COUNT;

/* The part of the path that stands for {id}. */
Str api_id(const Api *api);
Str api_param(const Api *api, Str name); /* empty: not given */
int64_t api_number(const Api *api, Str name, int64_t usual);
void api_problem(Api *api, Str name, Str reason);
/* Where a page begins; false with a problem told when the cursor is not ours. */
bool api_page_start(Api *api, size_t *start);
/* "next": the same question, from `start` on. */
void api_next(Api *api, size_t start);

bool api_records(Api *api);
bool api_record(Api *api);
bool api_figures(Api *api);
bool api_revisions(Api *api);
bool api_openapi(Api *api);

/* figure_cube's words in camelCase: obs_status is obsStatus. */
Str api_camel(Arena *a, Str name);
void api_pair(JsonWriter *w, const char *key, Str text);

#endif
