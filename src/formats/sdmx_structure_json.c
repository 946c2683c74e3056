/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_structure_json.c - flows, structures, code lists and concepts in SDMX-JSON 2.0
 */
#include "formats/json.h"
#include "formats/sdmx_message.h"

static void pair(JsonWriter *w, const char *key, Str text)
{
    json_key(w, str_of(key));
    json_text(w, text);
}

/* What everything that is maintained says of itself. */
static void maintained(JsonWriter *w, Str id, Str name)
{
    pair(w, "id", id);
    pair(w, "agencyID", SDMX_AGENCY);
    pair(w, "version", S("1.0.0"));
    pair(w, "name", name);
}

static Str concept_urn(Arena *a, Str id)
{
    return str_format(a, SDMX_URN "conceptscheme.Concept=PACT:CS_PACT(1.0.0).%.*s",
                      STR_ARG(id));
}

static void flows(JsonWriter *w, Arena *a, const SdmxStructures *asked)
{
    json_key(w, S("dataflows"));
    json_array_begin(w);
    for (size_t i = 0; i < asked->flow_count; i++) {
        const SdmxFlowOf *flow = &asked->flows[i];
        json_object_begin(w);
        maintained(w, sdmx_artefact(a, "DF_", flow->id), flow->name);
        pair(w, "structure",
             str_format(a, SDMX_URN "datastructure.DataStructure=PACT:%.*s(1.0.0)",
                        STR_ARG(sdmx_artefact(a, "DSD_", flow->id))));
        json_object_end(w);
    }
    json_array_end(w);
}

static void representation(JsonWriter *w, const char *data_type)
{
    json_key(w, S("localRepresentation"));
    json_object_begin(w);
    json_key(w, S("format"));
    json_object_begin(w);
    pair(w, "dataType", str_of(data_type));
    json_object_end(w);
    json_object_end(w);
}

static void dimensions(JsonWriter *w, Arena *a, const Cube *cube)
{
    json_key(w, S("dimensionList"));
    json_object_begin(w);
    pair(w, "id", S("DimensionDescriptor"));
    json_key(w, S("dimensions"));
    json_array_begin(w);
    for (size_t d = 0; d + 1 < cube->dimension_count; d++) {
        Str id = sdmx_dimension_id(a, &cube->dimensions[d]);
        json_object_begin(w);
        pair(w, "id", id);
        json_key(w, S("position"));
        json_int(w, (int64_t)d);
        pair(w, "conceptIdentity", concept_urn(a, id));
        json_key(w, S("localRepresentation"));
        json_object_begin(w);
        pair(w, "enumeration",
             str_format(a, SDMX_URN "codelist.Codelist=PACT:%.*s(1.0.0)",
                        STR_ARG(sdmx_codelist_id(a, cube, &cube->dimensions[d]))));
        json_object_end(w);
        json_object_end(w);
    }
    json_array_end(w);
    json_key(w, S("timeDimension"));
    json_object_begin(w);
    pair(w, "id", S("TIME_PERIOD"));
    pair(w, "conceptIdentity", concept_urn(a, S("TIME_PERIOD")));
    representation(w, "ObservationalTimePeriod");
    json_object_end(w);
    json_object_end(w);
}

static void measures_and_attributes(JsonWriter *w, Arena *a)
{
    json_key(w, S("measureList"));
    json_object_begin(w);
    pair(w, "id", S("MeasureDescriptor"));
    json_key(w, S("measures"));
    json_array_begin(w);
    json_object_begin(w);
    pair(w, "id", S("OBS_VALUE"));
    pair(w, "conceptIdentity", concept_urn(a, S("OBS_VALUE")));
    representation(w, "Double");
    json_object_end(w);
    json_array_end(w);
    json_object_end(w);
    json_key(w, S("attributeList"));
    json_object_begin(w);
    pair(w, "id", S("AttributeDescriptor"));
    json_key(w, S("attributes"));
    json_array_begin(w);
    for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
        json_object_begin(w);
        pair(w, "id", SDMX_ATTRIBUTES[i].id);
        pair(w, "usage", S("optional"));
        pair(w, "conceptIdentity", concept_urn(a, SDMX_ATTRIBUTES[i].id));
        json_key(w, S("attributeRelationship"));
        json_object_begin(w);
        json_key(w, S("observation"));
        json_object_begin(w);
        json_object_end(w);
        json_object_end(w);
        json_object_end(w);
    }
    json_array_end(w);
    json_object_end(w);
}

static void definitions(JsonWriter *w, Arena *a, const SdmxStructures *asked)
{
    json_key(w, S("dataStructures"));
    json_array_begin(w);
    for (size_t i = 0; i < asked->flow_count; i++) {
        const SdmxFlowOf *flow = &asked->flows[i];
        if (flow->cube == NULL) {
            continue;
        }
        json_object_begin(w);
        maintained(w, sdmx_artefact(a, "DSD_", flow->id), flow->name);
        json_key(w, S("dataStructureComponents"));
        json_object_begin(w);
        dimensions(w, a, flow->cube);
        measures_and_attributes(w, a);
        json_object_end(w);
        json_object_end(w);
    }
    json_array_end(w);
}

static void codelist(JsonWriter *w, Arena *a, Str id, const CubeDimension *dimension)
{
    json_object_begin(w);
    maintained(w, id, dimension->label);
    json_key(w, S("codes"));
    json_array_begin(w);
    for (size_t i = 0; i < dimension->count; i++) {
        const CubeCode *code = &dimension->codes[i];
        json_object_begin(w);
        pair(w, "id", sdmx_code(a, dimension, code));
        pair(w, "name", code->label);
        if (code->parent != CUBE_NONE) {
            pair(w, "parent", sdmx_code(a, dimension, &dimension->codes[code->parent]));
        }
        json_object_end(w);
    }
    json_array_end(w);
    json_object_end(w);
}

static void codelists(JsonWriter *w, Arena *a, const SdmxStructures *asked)
{
    json_key(w, S("codelists"));
    json_array_begin(w);
    for (size_t i = 0; i < asked->flow_count; i++) {
        const Cube *cube = asked->flows[i].cube;
        for (size_t d = 0; cube != NULL && d + 1 < cube->dimension_count; d++) {
            Str id = sdmx_codelist_id(a, cube, &cube->dimensions[d]);
            if (asked->only_codelist.length == 0 || str_equal(asked->only_codelist, id)) {
                codelist(w, a, id, &cube->dimensions[d]);
            }
        }
    }
    json_array_end(w);
}

static void concepts(JsonWriter *w, Arena *a, const SdmxStructures *asked)
{
    SdmxConceptOf *list;
    size_t count = sdmx_concepts(a, asked, &list);
    json_key(w, S("conceptSchemes"));
    json_array_begin(w);
    json_object_begin(w);
    maintained(w, S("CS_PACT"), S("Concepts"));
    json_key(w, S("concepts"));
    json_array_begin(w);
    for (size_t i = 0; i < count; i++) {
        json_object_begin(w);
        pair(w, "id", list[i].id);
        pair(w, "name", list[i].name);
        json_object_end(w);
    }
    json_array_end(w);
    json_object_end(w);
    json_array_end(w);
}

static void agency(JsonWriter *w)
{
    json_key(w, S("agencySchemes"));
    json_array_begin(w);
    json_object_begin(w);
    pair(w, "id", S("AGENCIES"));
    pair(w, "agencyID", S("SDMX"));
    pair(w, "version", S("1.0.0"));
    pair(w, "name", S("Agencies"));
    json_key(w, S("agencies"));
    json_array_begin(w);
    json_object_begin(w);
    pair(w, "id", SDMX_AGENCY);
    pair(w, "name", SDMX_AGENCY);
    json_object_end(w);
    json_array_end(w);
    json_object_end(w);
    json_array_end(w);
}

static void meta(JsonWriter *w, const SdmxStructures *asked)
{
    json_key(w, S("meta"));
    json_object_begin(w);
    pair(w, "id", S("STRUCTURES"));
    pair(w, "prepared", asked->prepared);
    json_key(w, S("test"));
    json_bool(w, false);
    json_key(w, S("contentLanguages"));
    json_array_begin(w);
    json_text(w, asked->lang);
    json_array_end(w);
    json_key(w, S("sender"));
    json_object_begin(w);
    pair(w, "id", SDMX_AGENCY);
    json_object_end(w);
    json_object_end(w);
}

bool sdmx_json_structures(Arena *a, const SdmxStructures *asked, Str *bytes, Error *err)
{
    Buf buf = buf_in(a, 0);
    JsonWriter w = json_writer(&buf);
    json_object_begin(&w);
    meta(&w, asked);
    json_key(&w, S("data"));
    json_object_begin(&w);
    if (asked->has_flows) {
        flows(&w, a, asked);
    }
    if (asked->has_codelists) {
        codelists(&w, a, asked);
    }
    if (asked->has_concepts) {
        concepts(&w, a, asked);
    }
    if (asked->has_definitions) {
        definitions(&w, a, asked);
    }
    if (asked->has_agency) {
        agency(&w);
    }
    json_object_end(&w);
    json_object_end(&w);
    return json_finish(&w, bytes, err);
}
