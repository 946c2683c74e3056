/* SPDX-License-Identifier: EUPL-1.2
 * api.c - the table, and the way from a question to an answer
 */
#include "base/nearest.h"
#include "base/number.h"
#include "base/stamp.h"
#include "publish/api/address.h"
#include "publish/api/api_table.h"

#define PARAM(param, kind, about)                                                        \
    {                                                                                    \
        S_INIT(param), kind, S_INIT(about)                                               \
    }
#define PAGES                                                                            \
    PARAM("limit", API_NUMBER, "how many at most, 1 to 10000; 1000 when absent"),        \
        PARAM("cursor", API_CURSOR, "where to go on; from `next` of the page before")
#define RECORDS(name, of_kind, about)                                                    \
    {.path = S_INIT(name),                                                               \
     .help = S_INIT("all " about),                                                       \
     .kind = of_kind,                                                                    \
     .params = {PAGES},                                                                  \
     .answer = api_records},                                                             \
    {                                                                                    \
        .path = S_INIT(name "/{id}"), .help = S_INIT("one of the " about),               \
        .kind = of_kind, .answer = api_record                                            \
    }

/* clang-format off */
const ApiRow API_ROWS[] = {
    RECORDS("indicators", KIND_INDICATOR, "indicators"),
    {.path = S_INIT("indicators/{id}/figures"), .kind = KIND_COUNT,
     .help = S_INIT("figures of one indicator, in one definition, as they stood then"),
     .params = {
        PARAM("definition", API_ID, "another definition than the one in force then"),
        PARAM("edition", API_ID, "as released in this edition"),
        PARAM("asOf", API_DATE, "as known at the end of this day"),
        PARAM("from", API_PERIOD, "from this period on"),
        PARAM("to", API_PERIOD, "up to and with this period"),
        PARAM("lang", API_TEXT, "nl or en: the language of labels; nl when absent"),
        PARAM("format", API_TEXT, "another format, whole: csv, json-stat, xlsx, ods, px, sdmx-csv, …"),
        PAGES},
     .takes_dimensions = true, .answer = api_figures},
    RECORDS("definitions", KIND_DEFINITION, "definitions"),
    RECORDS("series", KIND_SERIES, "series"),
    RECORDS("editions", KIND_EDITION, "editions"),
    RECORDS("sources", KIND_SOURCE, "sources"),
    RECORDS("breaks", KIND_BREAK, "breaks between series"),
    RECORDS("targets", KIND_TARGET, "targets"),
    RECORDS("themes", KIND_THEME, "themes"),
    RECORDS("actions", KIND_ACTION, "promises"),
    RECORDS("parties", KIND_PARTY, "parties"),
    RECORDS("regions", KIND_REGION, "regions"),
    RECORDS("partnerships", KIND_PARTNERSHIP, "partnerships"),
    RECORDS("practices", KIND_PRACTICE, "practice examples"),
    {.path = S_INIT("revisions"), .kind = KIND_COUNT,
     .help = S_INIT("figures that changed between two editions"),
     .params = {
        PARAM("since", API_ID, "changes after this edition; from the start when absent"),
        PARAM("until", API_ID, "up to and with this one; until now when absent"),
        PARAM("indicator", API_ID, "of this indicator alone"),
        PAGES},
     .answer = api_revisions},
    {.path = S_INIT("openapi.json"), .kind = KIND_COUNT,
     .help = S_INIT("this interface, as OpenAPI 3"), .answer = api_openapi},
};
/* clang-format on */
const size_t API_ROW_COUNT = sizeof API_ROWS / sizeof API_ROWS[0];

Str api_camel(Arena *a, Str name)
{
    char *copy = PUSH_ARRAY(a, char, name.length + 1);
    size_t length = 0;
    bool is_start = false;
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        if (c == '_' || c == '-') {
            is_start = true;
        } else {
            bool raise = is_start && c >= 'a' && c <= 'z';
            copy[length++] = (char)(raise ? c - 'a' + 'A' : c);
            is_start = false;
        }
    }
    return (Str){copy, length};
}

void api_pair(JsonWriter *w, const char *key, Str text)
{
    json_key(w, str_of(key));
    json_text(w, text);
}

Str api_id(const Api *api)
{
    return api->question->path.items[1];
}

Str api_param(const Api *api, Str name)
{
    for (size_t i = 0; i < api->question->param_count; i++) {
        if (str_equal(api->question->params[i].name, name)) {
            return api->question->params[i].value;
        }
    }
    return S("");
}

int64_t api_number(const Api *api, Str name, int64_t usual)
{
    int64_t number;
    return integer_parse(api_param(api, name), &number) ? number : usual;
}

void api_problem(Api *api, Str name, Str reason)
{
    api->problems[api->problem_count++] = (ApiParam){name, reason};
}

/* A cursor: the stamp of the build and all other parameters, a dash, a number. */
static Stamp question_stamp(const Api *api)
{
    Stamp stamp = stamp_add(STAMP_NONE, api->question->build);
    for (size_t i = 0; i < api->question->path.count; i++) {
        stamp = stamp_add(stamp, api->question->path.items[i]);
    }
    for (size_t i = 0; i < api->question->param_count; i++) {
        const ApiParam *param = &api->question->params[i];
        if (!str_equal(param->name, S("cursor"))) {
            stamp = stamp_add(stamp_add(stamp, param->name), param->value);
        }
    }
    return stamp;
}

bool api_page_start(Api *api, size_t *start)
{
    Str cursor = api_param(api, S("cursor")), made, at;
    Stamp stamp;
    int64_t number;
    *start = 0;
    if (cursor.length == 0) {
        return true;
    }
    if (!str_cut(cursor, '-', &made, &at) || !stamp_parse(made, &stamp) ||
        stamp != question_stamp(api) || !integer_parse(at, &number) || number < 0) {
        api_problem(api, S("cursor"),
                    S("is not of this question, or the pact has changed: begin again"));
        return false;
    }
    *start = (size_t)number;
    return true;
}

void api_next(Api *api, size_t start)
{
    Buf buf = buf_in(api->a, 0);
    buf_add(&buf, S(API_ROOT));
    for (size_t i = 0; i < api->question->path.count; i++) {
        buf_char(&buf, '/');
        address_encoded(&buf, api->question->path.items[i]);
    }
    address_params(&buf, api->question->params, api->question->param_count, S("cursor"));
    address_param(&buf, S("cursor"),
                  str_format(api->a, "%.*s-%zu",
                             STR_ARG(stamp_text(api->a, question_stamp(api))), start));
    api_pair(&api->w, "next", buf_str(&buf));
}

static bool path_fits(Str pattern, const StrList *path)
{
    size_t at = 0;
    bool more = true;
    while (more) {
        Str part;
        more = str_cut(pattern, '/', &part, &pattern);
        if (at == path->count ||
            (!str_starts(part, S("{")) && !str_equal(part, path->items[at]))) {
            return false;
        }
        at++;
    }
    return at == path->count;
}

static bool value_fits(ApiParamKind kind, Str value, Str *wanted)
{
    Date date;
    Period period;
    int64_t number;
    switch (kind) {
    case API_DATE:
        *wanted = S("is not a date such as 2020-12-31");
        return date_parse(value, &date);
    case API_PERIOD:
        *wanted = S("is not a period such as 2017, 2017/18 or 2017-Q3");
        return period_parse(value, &period);
    case API_NUMBER:
        *wanted = S("is not a whole number from 1 to 10000");
        return integer_parse(value, &number) && number >= 1 && number <= API_LIMIT_MOST;
    case API_TEXT:
    case API_ID:
    case API_CURSOR:
        break;
    }
    *wanted = S("is empty");
    return value.length > 0;
}

static void check_param(Api *api, const ApiParam *param)
{
    Nearest nearest = nearest_to(param->name);
    for (size_t i = 0; i < API_PARAMS_MOST && api->row->params[i].name.length > 0; i++) {
        Str wanted;
        nearest_offer(&nearest, api->row->params[i].name);
        if (str_equal(api->row->params[i].name, param->name)) {
            if (!value_fits(api->row->params[i].kind, param->value, &wanted)) {
                api_problem(api, param->name, wanted);
            }
            return;
        }
    }
    if (!api->row->takes_dimensions) {
        Str hint = nearest_hint(api->a, &nearest);
        api_problem(api, param->name,
                    str_format(api->a, "is not a parameter here. %.*s", STR_ARG(hint)));
    }
}

static void check_params(Api *api)
{
    for (size_t i = 0; i < api->question->param_count; i++) {
        const ApiParam *param = &api->question->params[i];
        for (size_t k = 0; k < i; k++) {
            if (str_equal(api->question->params[k].name, param->name)) {
                api_problem(api, param->name, S("is given twice"));
            }
        }
        check_param(api, param);
    }
}

static ApiAnswer problem(Api *api, int status, Str title, Str detail, Str hint)
{
    Buf buf = buf_in(api->a, 0);
    JsonWriter w = json_writer(&buf);
    json_object_begin(&w);
    json_key(&w, S("status"));
    json_int(&w, status);
    api_pair(&w, "title", title);
    api_pair(&w, "detail", detail);
    if (hint.length > 0) {
        api_pair(&w, "hint", hint);
    }
    if (api->problem_count > 0) {
        json_key(&w, S("errors"));
        json_array_begin(&w);
        for (size_t i = 0; i < api->problem_count; i++) {
            json_object_begin(&w);
            api_pair(&w, "name", api->problems[i].name);
            api_pair(&w, "reason", api->problems[i].value);
            json_object_end(&w);
        }
        json_array_end(&w);
    }
    json_object_end(&w);
    ApiAnswer answer = {.status = status, .media_type = S("application/problem+json")};
    CHECK(json_finish(&w, &answer.body, NULL));
    return answer;
}

ApiAnswer api_refusal(Arena *a, int status, Str title, Str detail)
{
    Api api = {.a = a};
    return problem(&api, status, title, detail, S(""));
}

static ApiAnswer wrong_params(Api *api)
{
    Str detail = str_format(api->a, "%.*s %.*s", STR_ARG(api->problems[0].name),
                            STR_ARG(api->problems[0].value));
    return problem(api, 400, S("Wrong parameters"), detail, S(""));
}

static ApiAnswer failed(Api *api)
{
    bool is_absent = api->error.kind == ERR_NOT_FOUND;
    return problem(api, is_absent ? 404 : 400,
                   is_absent ? S("Not found") : S("Wrong question"),
                   str_copy(api->a, str_of(api->error.message)),
                   str_copy(api->a, str_of(api->error.hint)));
}

ApiAnswer api_answer(Arena *a, const Pact *pact, const ApiQuestion *question)
{
    Api api = {.a = a, .pact = pact, .question = question, .body = buf_in(a, 0)};
    api.problems = PUSH_ARRAY(a, ApiParam, question->param_count * 3 + API_PARAMS_MOST);
    for (size_t i = 0; i < API_ROW_COUNT && api.row == NULL; i++) {
        if (path_fits(API_ROWS[i].path, &question->path)) {
            api.row = &API_ROWS[i];
        }
    }
    if (api.row == NULL) {
        return problem(&api, 404, S("Not found"), S("there is no such address"),
                       S("GET " API_ROOT "/openapi.json lists what there is."));
    }
    check_params(&api);
    api.w = json_writer(&api.body);
    bool is_good = api.problem_count == 0 && api.row->answer(&api);
    if (api.problem_count > 0) {
        return wrong_params(&api);
    }
    if (!is_good) {
        return failed(&api);
    }
    ApiAnswer answer = {.status = 200, .media_type = api.media_type, .body = api.bytes};
    if (answer.media_type.length == 0) {
        answer.media_type = S("application/json");
        if (!json_finish(&api.w, &answer.body, &api.error)) {
            return failed(&api);
        }
    }
    return answer;
}
