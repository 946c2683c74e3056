/* SPDX-License-Identifier: EUPL-1.2
 * pxweb_service.c - from an address to a table, its metadata or its data
 */
#include "publish/pxweb/pxweb_service.h"

#include "base/nearest.h"
#include "base/number.h"
#include "formats/cube_write.h"
#include "formats/json.h"
#include "publish/api/figure_cube.h"
#include "publish/api/tables.h"
#include "publish/pxweb/pxweb_select.h"
#include "publish/text/text.h"

enum { PAGE_SIZE_USUAL = 20, PAGE_SIZE_MOST = 1000 };

typedef struct Px {
    Arena *a;
    const Pact *pact;
    const ApiQuestion *question;
    Lang lang;
    int status; /* of a refusal, when it is not that of the error */
    Error error;
} Px;

static const struct {
    Str name;
    Str media_type;
    CubeWriter *write;
} outputs[] = {
    {S_INIT("json-stat2"), S_INIT("application/json"), cube_jsonstat},
    {S_INIT("csv"), S_INIT("text/csv; charset=utf-8"), cube_csv},
    {S_INIT("px"), S_INIT("text/plain; charset=utf-8"), cube_px},
    {S_INIT("xlsx"),
     S_INIT("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
     cube_xlsx},
};
enum { OUTPUT_COUNT = sizeof outputs / sizeof outputs[0] };

static void pair(JsonWriter *w, const char *key, Str text)
{
    json_key(w, str_of(key));
    json_text(w, text);
}

static void number(JsonWriter *w, const char *key, int64_t value)
{
    json_key(w, str_of(key));
    json_int(w, value);
}

static Str param(const Px *px, Str name)
{
    for (size_t i = 0; i < px->question->param_count; i++) {
        if (str_equal(px->question->params[i].name, name)) {
            return px->question->params[i].value;
        }
    }
    return S("");
}

/* valueCodes[sex] -> sex; the specification writes it in two ways. */
static bool variable_of(Str name, Str *variable)
{
    bool is_one =
        (str_starts(name, S("valueCodes[")) || str_starts(name, S("valuecodes["))) &&
        str_ends(name, S("]"));
    *variable = is_one ? str_slice(name, 11, name.length - 1) : S("");
    return is_one;
}

static bool check_params(Px *px)
{
    static const Str known[] = {S_INIT("lang"), S_INIT("query"), S_INIT("pageSize"),
                                S_INIT("pageNumber"), S_INIT("outputFormat")};
    for (size_t i = 0; i < px->question->param_count; i++) {
        Str name = px->question->params[i].name, variable;
        bool is_known = variable_of(name, &variable);
        Nearest nearest = nearest_to(name);
        for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
            is_known = is_known || str_equal(known[k], name);
            nearest_offer(&nearest, known[k]);
        }
        if (!is_known) {
            error_hint(&px->error, nearest_hint(px->a, &nearest));
            return FAIL(&px->error, ERR_INVALID, "\"%.*s\" is not a parameter here",
                        STR_ARG(name));
        }
    }
    Str lang = param(px, S("lang"));
    px->lang = str_equal(lang, S("en")) ? LANG_EN : LANG_NL;
    return lang.length == 0 || px->lang == LANG_EN || str_equal(lang, S("nl")) ||
           FAIL(&px->error, ERR_INVALID, "lang is nl or en, not \"%.*s\"", STR_ARG(lang));
}

/* ---- Configuration and tables ---- */

static void languages(JsonWriter *w)
{
    json_key(w, S("languages"));
    json_array_begin(w);
    for (Lang lang = LANG_NL; lang < LANG_COUNT; lang++) {
        json_object_begin(w);
        pair(w, "id", lang_code(lang));
        pair(w, "label", lang == LANG_NL ? S("Nederlands") : S("English"));
        json_object_end(w);
    }
    json_array_end(w);
    pair(w, "defaultLanguage", S("nl"));
}

static bool write_config(Px *px, JsonWriter *w)
{
    json_object_begin(w);
    pair(w, "apiVersion", S("2.0.0"));
    languages(w);
    number(w, "maxDataCells", (int64_t)LIMIT_CUBE_PLACES);
    number(w, "maxCallsPerTimeWindow", 0);
    number(w, "timeWindow", 0);
    pair(w, "license", licence_address(px->a, px->pact->head->licence));
    pair(w, "defaultDataFormat", outputs[0].name);
    json_key(w, S("dataFormats"));
    json_array_begin(w);
    for (size_t i = 0; i < OUTPUT_COUNT; i++) {
        json_text(w, outputs[i].name);
    }
    json_array_end(w);
    json_object_end(w);
    return true;
}

static void link(Px *px, JsonWriter *w, const char *rel, const Table *table,
                 const char *rest)
{
    json_object_begin(w);
    pair(w, "rel", str_of(rel));
    pair(w, "hreflang", lang_code(px->lang));
    pair(w, "href",
         str_format(px->a, "%.*s" PXWEB_ROOT "/tables/%.*s%s?lang=%.*s",
                    STR_ARG(px->question->origin), STR_ARG(table->name), rest,
                    STR_ARG(lang_code(px->lang))));
    json_object_end(w);
}

static bool write_table(Px *px, JsonWriter *w, const Table *table)
{
    Cube cube;
    if (!table_cube(px->a, px->pact, table, px->lang, &cube, &px->error)) {
        return false;
    }
    const CubeDimension *time = cube_time(&cube);
    json_object_begin(w);
    pair(w, "type", S("Table"));
    pair(w, "id", table->name);
    pair(w, "label", table_title(table, px->lang));
    pair(w, "description", table_text(table, px->lang));
    pair(w, "updated", cube.updated);
    pair(w, "firstPeriod", time->codes[0].code);
    pair(w, "lastPeriod", time->codes[time->count - 1].code);
    pair(w, "category", S("public"));
    pair(w, "source", cube.sources);
    json_key(w, S("variableNames"));
    json_array_begin(w);
    for (size_t d = 0; d < cube.dimension_count; d++) {
        json_text(w, cube.dimensions[d].label);
    }
    json_array_end(w);
    json_key(w, S("links"));
    json_array_begin(w);
    link(px, w, "self", table, "");
    link(px, w, "metadata", table, "/metadata");
    link(px, w, "data", table, "/data");
    json_array_end(w);
    json_object_end(w);
    return true;
}

static bool page_number(Px *px, Str name, int64_t usual, int64_t most, int64_t *value)
{
    Str text = param(px, name);
    *value = usual;
    return text.length == 0 ||
           (integer_parse(text, value) && *value >= 1 && *value <= most) ||
           FAIL(&px->error, ERR_INVALID, "%.*s is not a number from 1 to %lld",
                STR_ARG(name), (long long)most);
}

static bool is_found(const Px *px, const Table *table, Str query)
{
    return query.length == 0 || str_contains(table->name, query) ||
           str_contains(table_title(table, px->lang), query) ||
           str_contains(table_text(table, px->lang), query);
}

static bool write_tables(Px *px, JsonWriter *w)
{
    int64_t size, page, found = 0;
    if (!page_number(px, S("pageSize"), PAGE_SIZE_USUAL, PAGE_SIZE_MOST, &size) ||
        !page_number(px, S("pageNumber"), 1, 1000000, &page)) {
        return false;
    }
    TableList all = tables_all(px->a, px->pact, as_of_latest());
    json_object_begin(w);
    pair(w, "language", lang_code(px->lang));
    json_key(w, S("tables"));
    json_array_begin(w);
    for (size_t i = 0; i < all.count; i++) {
        if (!is_found(px, &all.items[i], param(px, S("query")))) {
            continue;
        }
        bool is_on_page = found >= (page - 1) * size && found < page * size;
        found++;
        if (is_on_page && !write_table(px, w, &all.items[i])) {
            return false;
        }
    }
    json_array_end(w);
    json_key(w, S("page"));
    json_object_begin(w);
    number(w, "pageNumber", page);
    number(w, "pageSize", size);
    number(w, "totalElements", found);
    number(w, "totalPages", (found + size - 1) / size);
    json_object_end(w);
    json_object_end(w);
    return true;
}

/* ---- Data ---- */

static bool select_variable(Px *px, const Cube *cube, Str variable, Str text,
                            bool *is_kept)
{
    Nearest nearest = nearest_to(variable);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        const CubeDimension *dimension = &cube->dimensions[d];
        nearest_offer(&nearest, dimension->id);
        if (!str_equal(dimension->id, variable)) {
            continue;
        }
        bool *is_named = PUSH_ARRAY(px->a, bool, dimension->count + 1);
        if (!pxweb_select(px->a, dimension, text, is_named, &px->error)) {
            return false;
        }
        for (size_t i = 0; i < cube->cell_count; i++) {
            is_kept[i] = is_kept[i] && is_named[cube->cells[i].at[d]];
        }
        return true;
    }
    error_hint(&px->error, nearest_hint(px->a, &nearest));
    return FAIL(&px->error, ERR_INVALID, "there is no variable \"%.*s\"",
                STR_ARG(variable));
}

static bool select_cells(Px *px, const Cube *cube, Cube *part)
{
    bool *is_kept = PUSH_ARRAY(px->a, bool, cube->cell_count + 1);
    for (size_t i = 0; i < cube->cell_count; i++) {
        is_kept[i] = true;
    }
    for (size_t i = 0; i < px->question->param_count; i++) {
        const ApiParam *given = &px->question->params[i];
        Str variable;
        if (variable_of(given->name, &variable) &&
            !select_variable(px, cube, variable, given->value, is_kept)) {
            return false;
        }
    }
    *part = cube_part(px->a, cube, is_kept);
    error_hint(&px->error, S("Each code is right, but no figure has them all."));
    return part->cell_count > 0 ||
           FAIL(&px->error, ERR_NOT_FOUND, "no figure is left after the selection");
}

static bool answer_data(Px *px, const Cube *cube, ApiAnswer *answer)
{
    Str format = param(px, S("outputFormat"));
    Cube part;
    for (size_t i = 0; i < OUTPUT_COUNT; i++) {
        if (str_equal(outputs[i].name, format) || (format.length == 0 && i == 0)) {
            answer->media_type = outputs[i].media_type;
            return select_cells(px, cube, &part) &&
                   outputs[i].write(px->a, &part, &answer->body, &px->error);
        }
    }
    error_hint(&px->error, S("There are json-stat2, csv, px and xlsx."));
    return FAIL(&px->error, ERR_INVALID, "there is no outputFormat \"%.*s\"",
                STR_ARG(format));
}

/* tables/{table}, tables/{table}/metadata, tables/{table}/data */
static bool answer_table(Px *px, StrList path, JsonWriter *w, ApiAnswer *answer)
{
    TableQuestion asked = {.name = path.items[1]};
    Table table;
    Cube cube;
    if (!table_find(px->a, px->pact, &asked, &table, &px->error)) {
        return false;
    }
    if (path.count == 2) {
        return write_table(px, w, &table);
    }
    if (!table_cube(px->a, px->pact, &table, px->lang, &cube, &px->error)) {
        return false;
    }
    if (path.count == 3 && str_equal(path.items[2], S("metadata"))) {
        cube.cell_count = 0;
        return cube_jsonstat(px->a, &cube, &answer->body, &px->error);
    }
    if (path.count == 3 && str_equal(path.items[2], S("data"))) {
        return answer_data(px, &cube, answer);
    }
    return FAIL(&px->error, ERR_NOT_FOUND, "a table has metadata and data");
}

static bool answer_path(Px *px, StrList path, JsonWriter *w, ApiAnswer *answer)
{
    static const Str absent[] = {S_INIT("savedqueries"), S_INIT("codelists"),
                                 S_INIT("folders")};
    Str first = path.count > 0 ? path.items[0] : S("");
    if (path.count == 1 && str_equal(first, S("config"))) {
        return write_config(px, w);
    }
    if (path.count == 1 && str_equal(first, S("tables"))) {
        return write_tables(px, w);
    }
    if (path.count > 1 && str_equal(first, S("tables"))) {
        return answer_table(px, path, w, answer);
    }
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
        px->status = str_equal(absent[i], first) ? 501 : px->status;
    }
    error_hint(&px->error, S("There are config, tables and tables/{table}."));
    return FAIL(&px->error, ERR_NOT_FOUND, "there is no \"%.*s\"", STR_ARG(first));
}

ApiAnswer pxweb_answer(Arena *a, const Pact *pact, const ApiQuestion *question)
{
    Px px = {.a = a, .pact = pact, .question = question};
    StrList path = question->path;
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    ApiAnswer answer = {.status = 200, .media_type = S("application/json")};
    if (path.count > 0 && path.items[path.count - 1].length == 0) {
        path.count--;
    }
    if (!check_params(&px) || !answer_path(&px, path, &w, &answer)) {
        bool is_absent = px.error.kind == ERR_NOT_FOUND;
        int status = px.status != 0 ? px.status : is_absent ? 404 : 400;
        return api_refusal(a, status,
                           status == 501   ? S("Not implemented")
                           : status == 404 ? S("Not found")
                                           : S("Wrong question"),
                           str_format(a, "%s%s%s", px.error.message,
                                      px.error.hint[0] != '\0' ? ". " : "",
                                      px.error.hint));
    }
    if (answer.body.length == 0) {
        CHECK(json_finish(&w, &answer.body, NULL));
    }
    return answer;
}
