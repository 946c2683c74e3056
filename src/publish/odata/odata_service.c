/* SPDX-License-Identifier: EUPL-1.2
 * odata_service.c - from an address to a set, and from a set to JSON
 */
#include "publish/odata/odata_service.h"

#include "base/nearest.h"
#include "publish/api/address.h"
#include "publish/odata/odata_csdl.h"
#include "publish/odata/odata_query.h"
#include "publish/odata/odata_tables.h"

#define JSON_TYPE S("application/json;odata.metadata=minimal;charset=utf-8")

typedef enum SetKind {
    SET_CATALOGS,
    SET_DATASETS,
    SET_DIMENSIONS,
    SET_CODES,
    SET_GROUPS,
    SET_MEASURES,
    SET_OBSERVATIONS,
    SET_DETAILS,
    SET_PROPERTIES,
} SetKind;

/* A set that can be had here; made only when it is asked for. */
typedef struct Offer {
    Str name;
    SetKind kind;
    const CubeDimension *dimension;
} Offer;

typedef struct Odata {
    Arena *a;
    const Pact *pact;
    const ApiQuestion *question;
    Lang lang;
    AsOf as_of;
    Table table;
    Cube cube;
    Str root; /* https://host/odata/v1/pact/table */
    Offer *offers;
    size_t offer_count;
    OdataProblems problems;
    Error error;
} Odata;

/* ---- What is wrong ---- */

static ApiAnswer refusal(Odata *odata, int status, Str message)
{
    Buf buf = buf_in(odata->a, 0);
    JsonWriter w = json_writer(&buf);
    ApiAnswer answer = {.status = status, .media_type = JSON_TYPE};
    json_object_begin(&w);
    json_key(&w, S("error"));
    json_object_begin(&w);
    json_key(&w, S("code"));
    json_text(&w, status == 404 ? S("NotFound") : S("BadRequest"));
    json_key(&w, S("message"));
    json_text(&w, message);
    json_key(&w, S("details"));
    json_array_begin(&w);
    for (size_t i = 0; i < odata->problems.count; i++) {
        json_object_begin(&w);
        json_key(&w, S("code"));
        json_text(&w, S("BadOption"));
        json_key(&w, S("target"));
        json_text(&w, odata->problems.items[i].name);
        json_key(&w, S("message"));
        json_text(&w, odata->problems.items[i].value);
        json_object_end(&w);
    }
    json_array_end(&w);
    json_object_end(&w);
    json_object_end(&w);
    CHECK(json_finish(&w, &answer.body, NULL));
    return answer;
}

static ApiAnswer failed(Odata *odata)
{
    const Error *err = &odata->error;
    return refusal(odata, err->kind == ERR_NOT_FOUND ? 404 : 400,
                   str_format(odata->a, "%s%s%s", err->message,
                              err->hint[0] != '\0' ? ". " : "", err->hint));
}

static ApiAnswer wrong_options(Odata *odata)
{
    const ApiParam *first = &odata->problems.items[0];
    return refusal(
        odata, 400,
        str_format(odata->a, "%.*s %.*s", STR_ARG(first->name), STR_ARG(first->value)));
}

/* ---- Options of our own ---- */

static Str option(const Odata *odata, Str name)
{
    for (size_t i = 0; i < odata->question->param_count; i++) {
        if (str_equal(odata->question->params[i].name, name)) {
            return odata->question->params[i].value;
        }
    }
    return S("");
}

/* Options that begin with $ are those of a set: odata_query.h. */
static bool check_options(Odata *odata)
{
    static const Str known[] = {S_INIT("edition"), S_INIT("asOf"), S_INIT("lang")};
    const ApiQuestion *question = odata->question;
    OdataProblems *problems = &odata->problems;
    problems->items = PUSH_ARRAY(odata->a, ApiParam, question->param_count * 2 + 1);
    for (size_t i = 0; i < question->param_count; i++) {
        Str name = question->params[i].name;
        Nearest nearest = nearest_to(name);
        bool is_known = str_starts(name, S("$"));
        for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
            is_known = is_known || str_equal(known[k], name);
            nearest_offer(&nearest, known[k]);
        }
        for (size_t k = 0; k < i; k++) {
            if (str_equal(question->params[k].name, name)) {
                problems->items[problems->count++] =
                    (ApiParam){name, S("is given twice")};
            }
        }
        if (!is_known) {
            Str hint = nearest_hint(odata->a, &nearest);
            problems->items[problems->count++] = (ApiParam){
                name, str_format(odata->a, "is not an option here. %.*s", STR_ARG(hint))};
        }
    }
    Str lang = option(odata, S("lang"));
    odata->lang = str_equal(lang, S("en")) ? LANG_EN : LANG_NL;
    if (lang.length > 0 && odata->lang == LANG_NL && !str_equal(lang, S("nl"))) {
        problems->items[problems->count++] = (ApiParam){S("lang"), S("is nl or en")};
    }
    return problems->count == 0;
}

/* ---- What there is ---- */

static void offer(Odata *odata, Str name, SetKind kind, const CubeDimension *dimension)
{
    odata->offers[odata->offer_count++] = (Offer){name, kind, dimension};
}

static void offer_of_dimension(Odata *odata, const char *what, SetKind kind,
                               const CubeDimension *dimension)
{
    Str name = odata_dimension_name(odata->a, dimension);
    offer(odata, str_format(odata->a, "%.*s%s", STR_ARG(name), what), kind, dimension);
}

static void offer_table(Odata *odata)
{
    const Cube *cube = &odata->cube;
    odata->offers = PUSH_ARRAY(odata->a, Offer, 5 + 2 * cube->dimension_count);
    offer(odata, S("MeasureCodes"), SET_MEASURES, NULL);
    offer(odata, S("Dimensions"), SET_DIMENSIONS, NULL);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        const CubeDimension *dimension = &cube->dimensions[d];
        if (odata_has_groups(dimension)) {
            offer_of_dimension(odata, "Groups", SET_GROUPS, dimension);
        }
        offer_of_dimension(odata, "Codes", SET_CODES, dimension);
    }
    offer(odata, S("Observations"), SET_OBSERVATIONS, NULL);
    offer(odata, S("ObservationDetails"), SET_DETAILS, NULL);
    offer(odata, S("Properties"), SET_PROPERTIES, NULL);
}

static OdataSet make_set(const Odata *odata, const Offer *offered)
{
    Arena *a = odata->a;
    switch (offered->kind) {
    case SET_CATALOGS:
        return odata_catalogs(a, odata->pact, odata->lang);
    case SET_DATASETS:
        return odata_datasets(a, odata->pact, odata->as_of, odata->lang);
    case SET_DIMENSIONS:
        return odata_dimensions(a, &odata->cube);
    case SET_CODES:
        return odata_codes(a, offered->dimension);
    case SET_GROUPS:
        return odata_groups(a, offered->dimension);
    case SET_MEASURES:
        return odata_measures(a, &odata->cube);
    case SET_OBSERVATIONS:
        return odata_observations(a, &odata->cube);
    case SET_DETAILS:
        return odata_details(a, &odata->cube);
    case SET_PROPERTIES:
        break;
    }
    return odata_properties(a, odata->pact, &odata->table, odata->lang, &odata->cube);
}

/* ---- Answers ---- */

static void context(JsonWriter *w, const Odata *odata, Str of)
{
    json_key(w, S("@odata.context"));
    json_text(w, str_format(odata->a, "%.*s/$metadata%s%.*s", STR_ARG(odata->root),
                            of.length > 0 ? "#" : "", STR_ARG(of)));
}

static ApiAnswer service_document(Odata *odata)
{
    Buf buf = buf_in(odata->a, 0);
    JsonWriter w = json_writer(&buf);
    ApiAnswer answer = {.status = 200, .media_type = JSON_TYPE};
    json_object_begin(&w);
    context(&w, odata, S(""));
    json_key(&w, S("value"));
    json_array_begin(&w);
    for (size_t i = 0; i < odata->offer_count; i++) {
        const Offer *offered = &odata->offers[i];
        json_object_begin(&w);
        json_key(&w, S("name"));
        json_text(&w, offered->name);
        json_key(&w, S("kind"));
        json_text(&w, offered->kind == SET_PROPERTIES ? S("Singleton") : S("EntitySet"));
        json_key(&w, S("url"));
        json_text(&w, offered->name);
        json_object_end(&w);
    }
    json_array_end(&w);
    json_object_end(&w);
    CHECK(json_finish(&w, &answer.body, NULL));
    return answer;
}

static ApiAnswer metadata(Odata *odata)
{
    OdataSet *sets = PUSH_ARRAY(odata->a, OdataSet, odata->offer_count + 1);
    ApiAnswer answer = {.status = 200, .media_type = S("application/xml;charset=utf-8")};
    for (size_t i = 0; i < odata->offer_count; i++) {
        sets[i] = make_set(odata, &odata->offers[i]);
    }
    if (!odata_csdl(odata->a, sets, odata->offer_count, &answer.body, &odata->error)) {
        return failed(odata);
    }
    return answer;
}

static void write_row(JsonWriter *w, const OdataSet *set, const OdataQuery *query,
                      size_t row)
{
    for (size_t c = 0; c < set->column_count; c++) {
        if (query->is_shown[c]) {
            json_key(w, set->columns[c].name);
            odata_write_value(w, set->columns[c].type, odata_at(set, row, c));
        }
    }
}

/* The same question, from further on; what is left of $top goes along. */
static void next_link(JsonWriter *w, const Odata *odata, const OdataSet *set,
                      const OdataQuery *query, int64_t told)
{
    Buf buf = buf_in(odata->a, 0);
    buf_printf(&buf, "%.*s/%.*s", STR_ARG(odata->root), STR_ARG(set->name));
    for (size_t i = 0; i < odata->question->param_count; i++) {
        const ApiParam *param = &odata->question->params[i];
        if (!str_equal(param->name, S("$skip")) && !str_equal(param->name, S("$top"))) {
            address_param(&buf, param->name, param->value);
        }
    }
    if (query->top >= 0) {
        address_param(
            &buf, S("$top"),
            str_format(odata->a, "%lld", (long long)query->top - (long long)told));
    }
    address_param(&buf, S("$skip"),
                  str_format(odata->a, "%lld", (long long)query->skip + (long long)told));
    json_key(w, S("@odata.nextLink"));
    json_text(w, buf_str(&buf));
}

static void write_rows(JsonWriter *w, const Odata *odata, const OdataSet *set,
                       const OdataQuery *query)
{
    OdataRows rows = odata_query_rows(odata->a, set, query);
    int64_t count = (int64_t)rows.count,
            first = query->skip < count ? query->skip : count;
    int64_t left = count - first, wanted = left;
    if (query->top >= 0 && query->top < wanted) {
        wanted = query->top;
    }
    int64_t told = wanted < ODATA_PAGE_ROWS ? wanted : ODATA_PAGE_ROWS;
    if (query->wants_count) {
        json_key(w, S("@odata.count"));
        json_int(w, count);
    }
    if (rows.emptied_by.length > 0) {
        json_key(w, S("@pact.emptiedBy"));
        json_text(w, rows.emptied_by);
    }
    json_key(w, S("value"));
    json_array_begin(w);
    for (int64_t i = first; i < first + told; i++) {
        json_object_begin(w);
        write_row(w, set, query, rows.items[i]);
        json_object_end(w);
    }
    json_array_end(w);
    if (told < wanted) {
        next_link(w, odata, set, query, told);
    }
}

static ApiAnswer answer_set(Odata *odata, const OdataSet *set)
{
    OdataQuery query;
    Buf buf = buf_in(odata->a, 0);
    JsonWriter w = json_writer(&buf);
    ApiAnswer answer = {.status = 200, .media_type = JSON_TYPE};
    if (!odata_query_read(odata->a, set, odata->question->params,
                          odata->question->param_count, &query, &odata->problems)) {
        return wrong_options(odata);
    }
    json_object_begin(&w);
    context(&w, odata, set->name);
    if (set->is_singleton) {
        write_row(&w, set, &query, 0);
    } else {
        write_rows(&w, odata, set, &query);
    }
    json_object_end(&w);
    CHECK(json_finish(&w, &answer.body, NULL));
    return answer;
}

static ApiAnswer answer_count(Odata *odata, const OdataSet *set)
{
    OdataQuery query;
    if (!odata_query_read(odata->a, set, odata->question->params,
                          odata->question->param_count, &query, &odata->problems)) {
        return wrong_options(odata);
    }
    return (ApiAnswer){.status = 200,
                       .media_type = S("text/plain;charset=utf-8"),
                       .body = str_format(odata->a, "%zu",
                                          odata_query_rows(odata->a, set, &query).count)};
}

/* PeriodCodes('2017JJ00'), Observations(4): the row with this key. */
static ApiAnswer answer_entity(Odata *odata, const OdataSet *set, Str key)
{
    Str filter =
        str_format(odata->a, "%.*s eq %.*s", STR_ARG(set->columns[0].name), STR_ARG(key));
    const OdataExpression *expression;
    OdataQuery query;
    Buf buf = buf_in(odata->a, 0);
    JsonWriter w = json_writer(&buf);
    ApiAnswer answer = {.status = 200, .media_type = JSON_TYPE};
    if (!odata_query_read(odata->a, set, odata->question->params,
                          odata->question->param_count, &query, &odata->problems)) {
        return wrong_options(odata);
    }
    if (!odata_filter_read(odata->a, set, filter, &expression, &odata->error)) {
        return failed(odata);
    }
    query.filter = expression;
    OdataRows rows = odata_query_rows(odata->a, set, &query);
    if (rows.count == 0) {
        return refusal(
            odata, 404,
            str_format(odata->a, "%.*s has no %.*s", STR_ARG(set->name), STR_ARG(key)));
    }
    json_object_begin(&w);
    context(&w, odata, str_format(odata->a, "%.*s/$entity", STR_ARG(set->name)));
    write_row(&w, set, &query, rows.items[0]);
    json_object_end(&w);
    CHECK(json_finish(&w, &answer.body, NULL));
    return answer;
}

static ApiAnswer no_set(Odata *odata, Str name)
{
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < odata->offer_count; i++) {
        nearest_offer(&nearest, odata->offers[i].name);
    }
    Str hint = nearest_hint(odata->a, &nearest);
    return refusal(odata, 404,
                   str_format(odata->a, "there is no \"%.*s\" here%s%.*s", STR_ARG(name),
                              hint.length > 0 ? ". " : "", STR_ARG(hint)));
}

/* What comes after the table or catalogue: nothing, $metadata, a set, its count. */
static ApiAnswer answer_rest(Odata *odata, const Str *rest, size_t count)
{
    if (count == 0) {
        return service_document(odata);
    }
    Str name, key = {0};
    bool has_key = str_cut(rest[0], '(', &name, &key) && str_ends(key, S(")"));
    bool wants_count = count == 2 && str_equal(rest[1], S("$count"));
    if (count == 1 && str_equal(rest[0], S("$metadata"))) {
        return metadata(odata);
    }
    for (size_t i = 0; i < odata->offer_count; i++) {
        const Offer *offered = &odata->offers[i];
        if (!str_equal(offered->name, name) || (count > 1 && !wants_count)) {
            continue;
        }
        OdataSet set = make_set(odata, offered);
        if (has_key && !set.is_singleton && count == 1) {
            return answer_entity(odata, &set, str_slice(key, 0, key.length - 1));
        }
        return wants_count ? answer_count(odata, &set) : answer_set(odata, &set);
    }
    return no_set(odata, rest[count - 1]);
}

static ApiAnswer answer_table(Odata *odata, StrList path)
{
    TableQuestion asked = {path.items[1], option(odata, S("edition")),
                           option(odata, S("asOf"))};
    if (!table_find(odata->a, odata->pact, &asked, &odata->table, &odata->error) ||
        !table_cube(odata->a, odata->pact, &odata->table, odata->lang, &odata->cube,
                    &odata->error)) {
        return failed(odata);
    }
    odata->root =
        str_format(odata->a, "%.*s%s/%.*s/%.*s", STR_ARG(odata->question->origin),
                   ODATA_ROOT, STR_ARG(path.items[0]), STR_ARG(path.items[1]));
    offer_table(odata);
    return answer_rest(odata, path.items + 2, path.count - 2);
}

ApiAnswer odata_answer(Arena *a, const Pact *pact, const ApiQuestion *question)
{
    Odata odata = {.a = a, .pact = pact, .question = question};
    StrList path = question->path;
    if (path.count > 0 && path.items[path.count - 1].length == 0) {
        path.count--; /* a slash at the end */
    }
    if (!check_options(&odata)) {
        return wrong_options(&odata);
    }
    bool in_catalog = path.count > 0 && str_equal(path.items[0], pact->head->id);
    if (in_catalog && path.count > 1 && !str_equal(path.items[1], S("Datasets")) &&
        !str_starts(path.items[1], S("$"))) {
        return answer_table(&odata, path);
    }
    if (!table_moment(a, pact, option(&odata, S("edition")), option(&odata, S("asOf")),
                      &odata.as_of, &odata.error)) {
        return failed(&odata);
    }
    odata.root =
        str_format(a, "%.*s%s%s%.*s", STR_ARG(question->origin), ODATA_ROOT,
                   in_catalog ? "/" : "", STR_ARG(in_catalog ? pact->head->id : S("")));
    odata.offers = PUSH_ARRAY(a, Offer, 2);
    offer(&odata, S("Datasets"), SET_DATASETS, NULL);
    if (!in_catalog) {
        offer(&odata, S("Catalogs"), SET_CATALOGS, NULL);
    }
    size_t taken = in_catalog ? 1 : 0;
    return answer_rest(&odata, path.items + taken, path.count - taken);
}
