/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_service.c - from an address to a message
 */
#include "publish/sdmx/sdmx_service.h"

#include "base/nearest.h"
#include "domain/figures/order.h"
#include "formats/json.h"
#include "formats/sdmx_message.h"
#include "formats/xml_write.h"
#include "publish/api/tables.h"
#include "publish/sdmx/sdmx_select.h"
#include "publish/text/text.h"

typedef struct Sdmx {
    Arena *a;
    const Pact *pact;
    const ApiQuestion *question;
    bool is_v3;
    Lang lang;
    AsOf as_of;
    int status; /* of a refusal, when it is not that of the error */
    Error error;
} Sdmx;

#define JSON_DATA "application/vnd.sdmx.data+json"
#define CSV_DATA "application/vnd.sdmx.data+csv"
#define ML_DATA "application/vnd.sdmx.genericdata+xml"
#define JSON_STRUCTURE "application/vnd.sdmx.structure+json"
#define ML_STRUCTURE "application/vnd.sdmx.structure+xml"

/* ---- What is wrong ---- */

/* Codes of the standard: 100 nothing found, 140 not understood, 501 not there. */
static int code_of(int status)
{
    return status == 404 ? 100 : status == 501 ? 501 : status == 406 ? 406 : 140;
}

static ApiAnswer refusal_json(Sdmx *sdmx, int status, Str text)
{
    Buf buf = buf_in(sdmx->a, 0);
    JsonWriter w = json_writer(&buf);
    ApiAnswer answer = {.status = status, .media_type = S("application/json")};
    json_object_begin(&w);
    json_key(&w, S("errors"));
    json_array_begin(&w);
    json_object_begin(&w);
    json_key(&w, S("code"));
    json_int(&w, code_of(status));
    json_key(&w, S("title"));
    json_text(&w, text);
    json_object_end(&w);
    json_array_end(&w);
    json_object_end(&w);
    CHECK(json_finish(&w, &answer.body, NULL));
    return answer;
}

static ApiAnswer refusal_ml(Sdmx *sdmx, int status, Str text)
{
    ApiAnswer answer = {.status = status, .media_type = S("application/xml")};
    Xml *x = xml_new(sdmx->a, S("mes:Error"), S(""));
    xml_attr(x, S("xmlns:mes"), SDMX_MESSAGE_21);
    xml_attr(x, S("xmlns:com"), SDMX_COMMON_21);
    xml_open(x, S("mes:ErrorMessage"));
    xml_attr(x, S("code"), str_format(sdmx->a, "%d", code_of(status)));
    xml_element(x, S("com:Text"), text);
    xml_close(x);
    CHECK(xml_finish(x, &answer.body, NULL));
    return answer;
}

static ApiAnswer refused(Sdmx *sdmx)
{
    const Error *err = &sdmx->error;
    int status = sdmx->status != 0            ? sdmx->status
                 : err->kind == ERR_NOT_FOUND ? 404
                                              : 400;
    Str text = str_format(sdmx->a, "%s%s%s", err->message,
                          err->hint[0] != '\0' ? ". " : "", err->hint);
    return sdmx->is_v3 ? refusal_json(sdmx, status, text)
                       : refusal_ml(sdmx, status, text);
}

static bool not_there(Sdmx *sdmx, Str what)
{
    sdmx->status = 501;
    return FAIL(&sdmx->error, ERR_INVALID, "%.*s is not implemented", STR_ARG(what));
}

/* ---- Parameters ---- */

static Str param(const Sdmx *sdmx, Str name)
{
    for (size_t i = 0; i < sdmx->question->param_count; i++) {
        if (str_equal(sdmx->question->params[i].name, name)) {
            return sdmx->question->params[i].value;
        }
    }
    return S("");
}

/* What the standard has: read by us, or with the one value that we can give. */
static const struct {
    Str name;
    Str only; /* empty: any value; else words with | between */
} known_params[] = {
    {S_INIT("asOf"), S_INIT("")},
    {S_INIT("includeHistory"), S_INIT("true|false")},
    {S_INIT("startPeriod"), S_INIT("")},
    {S_INIT("endPeriod"), S_INIT("")},
    {S_INIT("references"), S_INIT("none|children|descendants|all")},
    {S_INIT("detail"), S_INIT("full")},
    {S_INIT("dimensionAtObservation"), S_INIT("TIME_PERIOD")},
    {S_INIT("attributes"), S_INIT("dsd|all")},
    {S_INIT("measures"), S_INIT("all")},
    {S_INIT("format"), S_INIT("")},
    {S_INIT("lang"), S_INIT("nl|en")},
    {S_INIT("updatedAfter"), S_INIT("-")},
    {S_INIT("firstNObservations"), S_INIT("-")},
    {S_INIT("lastNObservations"), S_INIT("-")},
    {S_INIT("offset"), S_INIT("-")},
    {S_INIT("limit"), S_INIT("-")},
    {S_INIT("sort"), S_INIT("-")},
};

static bool is_word_of(Str words, Str word)
{
    bool more = words.length > 0;
    while (more) {
        Str one;
        more = str_cut(words, '|', &one, &words);
        if (str_equal(one, word)) {
            return true;
        }
    }
    return false;
}

static bool check_param(Sdmx *sdmx, const ApiParam *given)
{
    Nearest nearest = nearest_to(given->name);
    if (sdmx->is_v3 && str_starts(given->name, S("c["))) {
        return true;
    }
    for (size_t i = 0; i < sizeof known_params / sizeof known_params[0]; i++) {
        nearest_offer(&nearest, known_params[i].name);
        if (str_equal(known_params[i].name, given->name)) {
            return known_params[i].only.length == 0 ||
                   is_word_of(known_params[i].only, given->value) ||
                   not_there(sdmx, str_format(sdmx->a, "%.*s=%.*s", STR_ARG(given->name),
                                              STR_ARG(given->value)));
        }
    }
    error_hint(&sdmx->error, nearest_hint(sdmx->a, &nearest));
    return FAIL(&sdmx->error, ERR_INVALID, "\"%.*s\" is not a parameter here",
                STR_ARG(given->name));
}

static bool check_params(Sdmx *sdmx)
{
    for (size_t i = 0; i < sdmx->question->param_count; i++) {
        if (!check_param(sdmx, &sdmx->question->params[i])) {
            return false;
        }
    }
    sdmx->lang = str_equal(param(sdmx, S("lang")), S("en")) ? LANG_EN : LANG_NL;
    /* A moment is the day it lies in: editions have days. */
    return table_moment(sdmx->a, sdmx->pact, S(""),
                        str_slice(param(sdmx, S("asOf")), 0, 10), &sdmx->as_of,
                        &sdmx->error);
}

/* ---- The form of the answer ---- */

typedef bool StructureWriter(Arena *a, const SdmxStructures *asked, Str *bytes,
                             Error *err);

typedef struct Form {
    Str names; /* of `format`, with | between; the second is what other servers say */
    Str media_type;
    bool is_v3, is_v21; /* where it can be had */
    CubeWriter *write;  /* null: of structures */
    StructureWriter *write_structures;
} Form;

static const Form forms[] = {
    {S_INIT("json|jsondata"), S_INIT(JSON_DATA ";version=2.0.0"), true, false,
     cube_sdmx_json, NULL},
    {S_INIT("xml|genericdata"), S_INIT(ML_DATA ";version=2.1"), false, true, cube_sdmx_ml,
     NULL},
    {S_INIT("csv|csvfile"), S_INIT(CSV_DATA ";version=2.0.0"), true, true, cube_sdmx_csv,
     NULL},
    {S_INIT("json|sdmx-json"), S_INIT(JSON_STRUCTURE ";version=2.0.0"), true, false, NULL,
     sdmx_json_structures},
    {S_INIT("xml|sdmx-2.1"), S_INIT(ML_STRUCTURE ";version=2.1"), true, true, NULL,
     sdmx_ml_structures},
};

static Str head_of(Str media_type)
{
    Str head, rest;
    (void)str_cut(media_type, ';', &head, &rest);
    return str_trim(head);
}

/* How an Accept header names a form: its media type, a wider one, or anything. */
static bool accepts(Str accept, Str media_type)
{
    Str short_name = str_ends(media_type, S("json"))  ? S("application/json")
                     : str_ends(media_type, S("xml")) ? S("application/xml")
                                                      : S("text/csv");
    bool more = true;
    while (more) {
        Str one;
        more = str_cut(accept, ',', &one, &accept);
        one = head_of(one);
        if (str_equal(one, media_type) || str_equal(one, short_name) ||
            str_equal(one, S("*/*")) || str_equal(one, S("application/*"))) {
            return true;
        }
    }
    return false;
}

static const Form *choose_form(Sdmx *sdmx, bool is_data)
{
    Str accept = sdmx->question->accept, format = param(sdmx, S("format"));
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        const Form *form = &forms[i];
        if ((form->write != NULL) != is_data ||
            !(sdmx->is_v3 ? form->is_v3 : form->is_v21)) {
            continue;
        }
        if (format.length > 0
                ? is_word_of(form->names, format)
                : accept.length == 0 || accepts(accept, head_of(form->media_type))) {
            return form;
        }
    }
    sdmx->status = 406;
    (void)FAIL(&sdmx->error, ERR_INVALID, "we do not write this in \"%.*s\"",
               STR_ARG(format.length > 0 ? format : accept));
    return NULL;
}

/* ---- Flows ---- */

static bool is_any(Str word)
{
    return word.length == 0 || str_equal(word, S("all")) || str_equal(word, S("*"));
}

static bool check_agency(Sdmx *sdmx, Str agency, Str version)
{
    static const Str versions[] = {S_INIT("1.0"), S_INIT("1.0.0"), S_INIT("latest"),
                                   S_INIT("+"),   S_INIT("~"),     S_INIT("1+.0.0")};
    bool is_known = is_any(version);
    for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        is_known = is_known || str_equal(version, versions[i]);
    }
    if (!is_any(agency) && !str_equal(agency, SDMX_AGENCY)) {
        error_hint(&sdmx->error, S("Everything here is of the agency PACT."));
        return FAIL(&sdmx->error, ERR_NOT_FOUND, "there is no agency \"%.*s\"",
                    STR_ARG(agency));
    }
    return is_known || FAIL(&sdmx->error, ERR_NOT_FOUND, "there is no version \"%.*s\"",
                            STR_ARG(version));
}

/* The table whose artefact of this kind has this id. */
static bool find_flow(Sdmx *sdmx, const char *kind, Str id, Table *table)
{
    const IndicatorList *indicators = &sdmx->pact->monitor.indicators;
    Nearest nearest = nearest_to(id);
    for (size_t i = 0; i < indicators->count; i++) {
        Str known = sdmx_artefact(sdmx->a, kind, indicators->items[i].id);
        if (str_equal(known, id)) {
            TableQuestion asked = {.name = indicators->items[i].id,
                                   .as_of = str_slice(param(sdmx, S("asOf")), 0, 10)};
            return table_find(sdmx->a, sdmx->pact, &asked, table, &sdmx->error);
        }
        nearest_offer(&nearest, known);
    }
    error_hint(&sdmx->error, nearest_hint(sdmx->a, &nearest));
    return FAIL(&sdmx->error, ERR_NOT_FOUND, "there is no \"%.*s\"", STR_ARG(id));
}

static bool flow_of(Sdmx *sdmx, const Table *table, bool has_cube, SdmxFlowOf *flow)
{
    *flow =
        (SdmxFlowOf){.id = table->indicator->id, .name = table_title(table, sdmx->lang)};
    if (has_cube) {
        Cube *cube = PUSH(sdmx->a, Cube);
        if (!table_cube(sdmx->a, sdmx->pact, table, sdmx->lang, cube, &sdmx->error)) {
            return false;
        }
        flow->cube = cube;
    }
    return true;
}

/* ---- Structures ---- */

typedef struct StructureKind {
    Str name;
    const char *prefix; /* of its ids; null: one for all */
} StructureKind;

static const StructureKind structure_kinds[] = {
    {S_INIT("dataflow"), "DF_"},    {S_INIT("datastructure"), "DSD_"},
    {S_INIT("codelist"), "CL_"},    {S_INIT("conceptscheme"), NULL},
    {S_INIT("agencyscheme"), NULL},
};
enum { KIND_FLOW, KIND_STRUCTURE, KIND_CODELIST, KIND_CONCEPTS, KIND_AGENCY, KINDS };

/* `references` adds what is referred to: one step, or all the way down. */
static void add_references(SdmxStructures *asked, int kind, Str references)
{
    bool is_all = is_word_of(S("descendants|all"), references);
    bool is_one = str_equal(references, S("children"));
    asked->has_flows = kind == KIND_FLOW;
    asked->has_definitions =
        kind == KIND_STRUCTURE || (kind == KIND_FLOW && (is_all || is_one));
    asked->has_codelists = kind == KIND_CODELIST || (kind == KIND_FLOW && is_all) ||
                           (kind == KIND_STRUCTURE && (is_all || is_one));
    asked->has_concepts = kind == KIND_CONCEPTS || (kind == KIND_FLOW && is_all) ||
                          (kind == KIND_STRUCTURE && (is_all || is_one));
    asked->has_agency = kind == KIND_AGENCY;
    asked->has_flows =
        asked->has_flows || (kind == KIND_STRUCTURE && str_equal(references, S("all")));
}

/* CL_X_SEX belongs to the flow whose cube has it. */
static bool find_codelist(Sdmx *sdmx, const SdmxFlowOf *flows, size_t count, Str id,
                          SdmxFlowOf *found)
{
    Nearest nearest = nearest_to(id);
    for (size_t i = 0; i < count; i++) {
        const Cube *cube = flows[i].cube;
        for (size_t d = 0; d + 1 < cube->dimension_count; d++) {
            Str known = sdmx_codelist_id(sdmx->a, cube, &cube->dimensions[d]);
            if (str_equal(known, id)) {
                *found = flows[i];
                return true;
            }
            nearest_offer(&nearest, known);
        }
    }
    error_hint(&sdmx->error, nearest_hint(sdmx->a, &nearest));
    return FAIL(&sdmx->error, ERR_NOT_FOUND, "there is no code list \"%.*s\"",
                STR_ARG(id));
}

/* The flows that are told: that of the id, or all. */
static bool gather_flows(Sdmx *sdmx, int kind, Str id, SdmxStructures *asked)
{
    bool has_cubes =
        asked->has_definitions || asked->has_codelists || asked->has_concepts;
    TableList tables = {PUSH_ARRAY(sdmx->a, Table, 1), 1};
    bool is_one = !is_any(id) && structure_kinds[kind].prefix != NULL;
    if (is_one && kind != KIND_CODELIST) {
        if (!find_flow(sdmx, structure_kinds[kind].prefix, id, &tables.items[0])) {
            return false;
        }
    } else {
        tables = tables_all(sdmx->a, sdmx->pact, sdmx->as_of);
    }
    SdmxFlowOf *flows = PUSH_ARRAY(sdmx->a, SdmxFlowOf, tables.count + 1);
    for (size_t i = 0; i < tables.count; i++) {
        if (!flow_of(sdmx, &tables.items[i], has_cubes, &flows[i])) {
            return false;
        }
    }
    asked->flows = flows;
    asked->flow_count = tables.count;
    if (is_one && kind == KIND_CODELIST) {
        asked->only_codelist = id;
        asked->flow_count = 1;
        return find_codelist(sdmx, flows, tables.count, id, &flows[0]);
    }
    return true;
}

static Str prepared(const Sdmx *sdmx)
{
    const EditionRefs *released = &sdmx->pact->monitor.released;
    const Edition *last = NULL;
    for (size_t i = 0; i < released->count; i++) {
        if (edition_is_visible(released->items[i], sdmx->as_of)) {
            last = released->items[i];
        }
    }
    return last != NULL ? moment_iso_utc(sdmx->a, last->released_at)
                        : S("1970-01-01T00:00:00Z");
}

static bool answer_structure(Sdmx *sdmx, StrList path, ApiAnswer *answer)
{
    int kind = 0;
    Nearest nearest = nearest_to(path.items[0]);
    while (kind < KINDS && !str_equal(structure_kinds[kind].name, path.items[0])) {
        nearest_offer(&nearest, structure_kinds[kind++].name);
    }
    if (kind == KINDS) {
        error_hint(&sdmx->error, nearest_hint(sdmx->a, &nearest));
        return FAIL(&sdmx->error, ERR_INVALID, "there are no structures \"%.*s\"",
                    STR_ARG(path.items[0]));
    }
    if (path.count > 4) {
        return FAIL(&sdmx->error, ERR_INVALID, "the address has too many parts");
    }
    Str parts[3] = {{0}};
    for (size_t i = 1; i < path.count; i++) {
        parts[i - 1] = path.items[i];
    }
    const Form *form = choose_form(sdmx, false);
    SdmxStructures asked = {.lang = lang_code(sdmx->lang), .prepared = prepared(sdmx)};
    bool is_sdmx_list = kind == KIND_AGENCY && str_equal(parts[0], S("SDMX"));
    add_references(&asked, kind, param(sdmx, S("references")));
    if (form == NULL || !check_agency(sdmx, is_sdmx_list ? S("") : parts[0], parts[2]) ||
        !gather_flows(sdmx, kind, parts[1], &asked)) {
        return false;
    }
    answer->media_type = form->media_type;
    return form->write_structures(sdmx->a, &asked, &answer->body, &sdmx->error);
}

/* ---- Data ---- */

/* The part of a cube that key, constraints and period name. */
static bool select_part(Sdmx *sdmx, const Cube *cube, Str key, Cube *part)
{
    SdmxSelection selection = sdmx_selection(sdmx->a, cube);
    if (!sdmx_select_key(&selection, key, sdmx->is_v3, &sdmx->error) ||
        !sdmx_select_period(&selection, param(sdmx, S("startPeriod")),
                            param(sdmx, S("endPeriod")), &sdmx->error)) {
        return false;
    }
    for (size_t i = 0; i < sdmx->question->param_count; i++) {
        Str name = sdmx->question->params[i].name;
        if (!str_starts(name, S("c["))) {
            continue;
        }
        if (!sdmx_select_constraint(&selection, str_slice(name, 2, name.length - 1),
                                    sdmx->question->params[i].value, &sdmx->error)) {
            return false;
        }
    }
    *part = cube_part(sdmx->a, cube, selection.is_kept);
    return true;
}

/* One cube for each edition that gave the table a figure, each valid till the next. */
static bool answer_history(Sdmx *sdmx, const Table *table, Str key, ApiAnswer *answer)
{
    const EditionRefs *released = &sdmx->pact->monitor.released;
    SdmxVintage *vintages = PUSH_ARRAY(sdmx->a, SdmxVintage, released->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < released->count; i++) {
        const Edition *edition = released->items[i];
        TableQuestion asked = {.name = table->indicator->id, .edition = edition->id};
        Table then;
        Cube whole, *part = PUSH(sdmx->a, Cube);
        /* What an edition did not have yet is no fault, unless none had it. */
        if (!edition_is_visible(edition, sdmx->as_of) ||
            !table_find(sdmx->a, sdmx->pact, &asked, &then, &sdmx->error) ||
            then.edition != edition ||
            !table_cube(sdmx->a, sdmx->pact, &then, sdmx->lang, &whole, &sdmx->error) ||
            !select_part(sdmx, &whole, key, part)) {
            continue;
        }
        Str from = moment_iso_utc(sdmx->a, edition->released_at);
        if (count > 0) {
            vintages[count - 1].valid_to = from;
        }
        vintages[count++] = (SdmxVintage){.cube = part, .valid_from = from};
    }
    if (count == 0) {
        return sdmx->error.kind == ERR_NONE &&
               FAIL(&sdmx->error, ERR_NOT_FOUND, "no edition has such observations");
    }
    return sdmx_json_data(sdmx->a, vintages, count, &answer->body, &sdmx->error);
}

static bool answer_data(Sdmx *sdmx, Str agency, Str flow, Str version, Str key,
                        ApiAnswer *answer)
{
    const Form *form = choose_form(sdmx, true);
    Table table;
    Cube whole, part;
    if (form == NULL || !check_agency(sdmx, agency, version) ||
        !find_flow(sdmx, "DF_", flow, &table)) {
        return false;
    }
    answer->media_type = form->media_type;
    if (str_equal(param(sdmx, S("includeHistory")), S("true"))) {
        return form->write == cube_sdmx_json
                   ? answer_history(sdmx, &table, key, answer)
                   : not_there(sdmx, S("includeHistory in another form than JSON"));
    }
    if (!table_cube(sdmx->a, sdmx->pact, &table, sdmx->lang, &whole, &sdmx->error) ||
        !select_part(sdmx, &whole, key, &part)) {
        return false;
    }
    return form->write(sdmx->a, &part, &answer->body, &sdmx->error);
}

static bool wrong_address(Sdmx *sdmx)
{
    error_hint(&sdmx->error, S("docs/sdmx.md lists the addresses."));
    return FAIL(&sdmx->error, ERR_NOT_FOUND, "there is no such address");
}

/* data/{flow}/{key}/{provider}, where a flow may be "PACT,DF_X,1.0". */
static bool answer_path_21(Sdmx *sdmx, StrList path, ApiAnswer *answer)
{
    if (path.count == 0 || !str_equal(path.items[0], S("data"))) {
        return path.count > 0 ? answer_structure(sdmx, path, answer)
                              : wrong_address(sdmx);
    }
    if (path.count < 2 || path.count > 4) {
        return wrong_address(sdmx);
    }
    StrList flow = str_split(sdmx->a, path.items[1], ',');
    Str agency = flow.count > 1 ? flow.items[0] : S("");
    Str version = flow.count > 2 ? flow.items[2] : S("");
    Str id = flow.count > 1 ? flow.items[1] : path.items[1];
    return answer_data(sdmx, agency, id, version, path.count > 2 ? path.items[2] : S(""),
                       answer);
}

static bool answer_path_30(Sdmx *sdmx, StrList path, ApiAnswer *answer)
{
    bool is_data = path.count > 0 && str_equal(path.items[0], S("data"));
    if (path.count > 0 && str_equal(path.items[0], S("availability"))) {
        return not_there(sdmx, S("availability"));
    }
    if (path.count > 1 && str_equal(path.items[0], S("structure"))) {
        return answer_structure(sdmx, (StrList){path.items + 1, path.count - 1}, answer);
    }
    if (!is_data || path.count < 4 || path.count > 6) {
        return wrong_address(sdmx);
    }
    if (!str_equal(path.items[1], S("dataflow"))) {
        return not_there(sdmx,
                         str_format(sdmx->a, "data of a %.*s", STR_ARG(path.items[1])));
    }
    return answer_data(sdmx, path.items[2], path.items[3],
                       path.count > 4 ? path.items[4] : S(""),
                       path.count > 5 ? path.items[5] : S(""), answer);
}

static ApiAnswer answer(Arena *a, const Pact *pact, const ApiQuestion *question,
                        bool is_v3)
{
    Sdmx sdmx = {.a = a, .pact = pact, .question = question, .is_v3 = is_v3};
    StrList path = question->path;
    ApiAnswer made = {.status = 200};
    if (path.count > 0 && path.items[path.count - 1].length == 0) {
        path.count--;
    }
    bool is_good = check_params(&sdmx) && (is_v3 ? answer_path_30(&sdmx, path, &made)
                                                 : answer_path_21(&sdmx, path, &made));
    return is_good ? made : refused(&sdmx);
}

ApiAnswer sdmx_answer_21(Arena *a, const Pact *pact, const ApiQuestion *question)
{
    return answer(a, pact, question, false);
}

ApiAnswer sdmx_answer_30(Arena *a, const Pact *pact, const ApiQuestion *question)
{
    return answer(a, pact, question, true);
}
