/* SPDX-License-Identifier: EUPL-1.2
 * api_openapi.c - the table of api.c as OpenAPI 3.0
 */
#include "publish/api/api_table.h"
#include "publish/text/text.h"

static void schema(JsonWriter *w, ApiParamKind kind)
{
    json_key(w, S("schema"));
    json_object_begin(w);
    if (kind == API_NUMBER) {
        api_pair(w, "type", S("integer"));
        json_key(w, S("minimum"));
        json_int(w, 1);
        json_key(w, S("maximum"));
        json_int(w, API_LIMIT_MOST);
    } else {
        api_pair(w, "type", S("string"));
        if (kind == API_DATE) {
            api_pair(w, "format", S("date"));
        }
    }
    json_object_end(w);
}

static void parameter(JsonWriter *w, Str name, const char *in, ApiParamKind kind,
                      Str help)
{
    json_object_begin(w);
    api_pair(w, "name", name);
    api_pair(w, "in", str_of(in));
    if (str_equal(str_of(in), S("path"))) {
        json_key(w, S("required"));
        json_bool(w, true);
    }
    api_pair(w, "description", help);
    schema(w, kind);
    json_object_end(w);
}

static void headers(JsonWriter *w)
{
    json_key(w, S("headers"));
    json_object_begin(w);
    json_key(w, S("API-Version"));
    json_object_begin(w);
    api_pair(w, "description", S("the version of this interface"));
    schema(w, API_TEXT);
    json_object_end(w);
    json_object_end(w);
}

static void response(JsonWriter *w, const char *status, Str about, Str media_type)
{
    json_key(w, str_of(status));
    json_object_begin(w);
    api_pair(w, "description", about);
    headers(w);
    json_key(w, S("content"));
    json_object_begin(w);
    json_key(w, media_type);
    json_object_begin(w);
    json_key(w, S("schema"));
    json_object_begin(w);
    api_pair(w, "type", S("object"));
    json_object_end(w);
    json_object_end(w);
    json_object_end(w);
    json_object_end(w);
}

/* indicators/{id}/figures -> indicatorsIdFigures */
static Str operation_id(Arena *a, Str path)
{
    Str plain = str_replace(a, str_replace(a, path, S("{"), S("")), S("}"), S(""));
    plain = str_replace(a, str_replace(a, plain, S("/"), S("-")), S("."), S("-"));
    return api_camel(a, plain);
}

static void parameters(JsonWriter *w, const ApiRow *row)
{
    json_key(w, S("parameters"));
    json_array_begin(w);
    if (str_contains(row->path, S("{id}"))) {
        parameter(w, S("id"), "path", API_TEXT, S("its id"));
    }
    for (size_t i = 0; i < API_PARAMS_MOST && row->params[i].name.length > 0; i++) {
        parameter(w, row->params[i].name, "query", row->params[i].kind,
                  row->params[i].help);
    }
    if (row->takes_dimensions) {
        json_object_begin(w);
        api_pair(w, "name", S("dimensions"));
        api_pair(w, "in", S("query"));
        api_pair(w, "description",
                 S("any dimension of the definition, and series, region, period: codes "
                   "with commas between, as in sex=women,men"));
        api_pair(w, "style", S("form"));
        json_key(w, S("explode"));
        json_bool(w, true);
        json_key(w, S("schema"));
        json_object_begin(w);
        api_pair(w, "type", S("object"));
        json_key(w, S("additionalProperties"));
        json_object_begin(w);
        api_pair(w, "type", S("string"));
        json_object_end(w);
        json_object_end(w);
        json_object_end(w);
    }
    json_array_end(w);
}

static void operation(JsonWriter *w, Arena *a, const ApiRow *row)
{
    json_key(w, str_format(a, "/%.*s", STR_ARG(row->path)));
    json_object_begin(w);
    json_key(w, S("get"));
    json_object_begin(w);
    api_pair(w, "operationId", operation_id(a, row->path));
    api_pair(w, "summary", row->help);
    parameters(w, row);
    json_key(w, S("responses"));
    json_object_begin(w);
    response(w, "200", row->help, S("application/json"));
    response(w, "400", S("a parameter is wrong"), S("application/problem+json"));
    response(w, "404", S("it is not there"), S("application/problem+json"));
    json_object_end(w);
    json_object_end(w);
    json_object_end(w);
}

static void info(JsonWriter *w, const PactHead *head)
{
    Words name = words_are_set(head->monitor_name) ? head->monitor_name : head->name;
    Words office = head->office != NULL ? head->office->name : head->name;
    json_key(w, S("info"));
    json_object_begin(w);
    api_pair(w, "title", words_in(name, LANG_NL, NULL));
    api_pair(w, "version", S(API_VERSION));
    api_pair(w, "description", words_in(head->summary, LANG_NL, NULL));
    json_key(w, S("contact"));
    json_object_begin(w);
    api_pair(w, "name", words_in(office, LANG_NL, NULL));
    if (head->mail.length > 0) {
        api_pair(w, "email", head->mail);
    }
    if (head->url.length > 0) {
        api_pair(w, "url", head->url);
    }
    json_object_end(w);
    json_object_end(w);
}

bool api_openapi(Api *api)
{
    JsonWriter *w = &api->w;
    const PactHead *head = api->pact->head;
    json_object_begin(w);
    api_pair(w, "openapi", S("3.0.3"));
    info(w, head);
    json_key(w, S("servers"));
    json_array_begin(w);
    json_object_begin(w);
    api_pair(w, "url", str_format(api->a, "%.*s%s", STR_ARG(head->url), API_ROOT));
    json_object_end(w);
    json_array_end(w);
    json_key(w, S("paths"));
    json_object_begin(w);
    for (size_t i = 0; i < API_ROW_COUNT; i++) {
        operation(w, api->a, &API_ROWS[i]);
    }
    json_object_end(w);
    json_object_end(w);
    return true;
}
