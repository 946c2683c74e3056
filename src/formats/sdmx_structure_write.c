/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_structure_write.c - flows, structures, code lists and concepts in SDMX-ML 2.1
 */
#include "base/map.h"
#include "formats/sdmx_message.h"
#include "formats/xml_write.h"

#define STRUCTURE_21 S("http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure")

size_t sdmx_concepts(Arena *a, const SdmxStructures *asked, SdmxConceptOf **concepts)
{
    size_t most = 2 + SDMX_ATTRIBUTE_COUNT, count = 0;
    for (size_t i = 0; i < asked->flow_count; i++) {
        most += asked->flows[i].cube != NULL ? asked->flows[i].cube->dimension_count : 0;
    }
    Map seen = map_in(a, most);
    SdmxConceptOf *list = PUSH_ARRAY(a, SdmxConceptOf, most);
    for (size_t i = 0; i < asked->flow_count; i++) {
        const Cube *cube = asked->flows[i].cube;
        for (size_t d = 0; cube != NULL && d < cube->dimension_count; d++) {
            Str id = sdmx_dimension_id(a, &cube->dimensions[d]);
            if (map_put(&seen, id, count)) {
                list[count++] = (SdmxConceptOf){id, cube->dimensions[d].label};
            }
        }
    }
    list[count++] = (SdmxConceptOf){S("OBS_VALUE"), S("Observed value")};
    for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
        list[count++] = (SdmxConceptOf){SDMX_ATTRIBUTES[i].id, SDMX_ATTRIBUTES[i].name};
    }
    *concepts = list;
    return count;
}

static void name(Xml *x, Str lang, Str text)
{
    xml_open(x, S("com:Name"));
    xml_attr(x, S("xml:lang"), lang);
    xml_text(x, text);
    xml_close(x);
}

static void begin_maintained(Xml *x, const char *element, Str id)
{
    xml_open(x, str_of(element));
    xml_attr(x, S("id"), id);
    xml_attr(x, S("agencyID"), SDMX_AGENCY);
    xml_attr(x, S("version"), S("1.0"));
}

static void reference(Xml *x, Str id, const char *package, const char *class)
{
    xml_open(x, S("Ref"));
    xml_attr(x, S("id"), id);
    xml_attr(x, S("version"), S("1.0"));
    xml_attr(x, S("agencyID"), SDMX_AGENCY);
    xml_attr(x, S("package"), str_of(package));
    xml_attr(x, S("class"), str_of(class));
    xml_close(x);
}

static void concept_identity(Xml *x, Str id)
{
    xml_open(x, S("str:ConceptIdentity"));
    xml_open(x, S("Ref"));
    xml_attr(x, S("id"), id);
    xml_attr(x, S("maintainableParentID"), S("CS_PACT"));
    xml_attr(x, S("maintainableParentVersion"), S("1.0"));
    xml_attr(x, S("agencyID"), SDMX_AGENCY);
    xml_attr(x, S("package"), S("conceptscheme"));
    xml_attr(x, S("class"), S("Concept"));
    xml_close(x);
    xml_close(x);
}

static void flows(Xml *x, Arena *a, const SdmxStructures *asked)
{
    xml_open(x, S("str:Dataflows"));
    for (size_t i = 0; i < asked->flow_count; i++) {
        const SdmxFlowOf *flow = &asked->flows[i];
        begin_maintained(x, "str:Dataflow", sdmx_artefact(a, "DF_", flow->id));
        name(x, asked->lang, flow->name);
        xml_open(x, S("str:Structure"));
        reference(x, sdmx_artefact(a, "DSD_", flow->id), "datastructure",
                  "DataStructure");
        xml_close(x);
        xml_close(x);
    }
    xml_close(x);
}

static void codelists(Xml *x, Arena *a, const SdmxStructures *asked)
{
    xml_open(x, S("str:Codelists"));
    for (size_t i = 0; i < asked->flow_count; i++) {
        const Cube *cube = asked->flows[i].cube;
        for (size_t d = 0; cube != NULL && d + 1 < cube->dimension_count; d++) {
            const CubeDimension *dimension = &cube->dimensions[d];
            Str id = sdmx_codelist_id(a, cube, dimension);
            if (asked->only_codelist.length > 0 && !str_equal(asked->only_codelist, id)) {
                continue;
            }
            begin_maintained(x, "str:Codelist", id);
            name(x, asked->lang, dimension->label);
            for (size_t c = 0; c < dimension->count; c++) {
                const CubeCode *code = &dimension->codes[c];
                xml_open(x, S("str:Code"));
                xml_attr(x, S("id"), sdmx_code(a, dimension, code));
                name(x, asked->lang, code->label);
                if (code->parent != CUBE_NONE) {
                    xml_open(x, S("str:Parent"));
                    xml_open(x, S("Ref"));
                    xml_attr(x, S("id"),
                             sdmx_code(a, dimension, &dimension->codes[code->parent]));
                    xml_close(x);
                    xml_close(x);
                }
                xml_close(x);
            }
            xml_close(x);
        }
    }
    xml_close(x);
}

static void concepts(Xml *x, Arena *a, const SdmxStructures *asked)
{
    SdmxConceptOf *list;
    size_t count = sdmx_concepts(a, asked, &list);
    xml_open(x, S("str:Concepts"));
    begin_maintained(x, "str:ConceptScheme", S("CS_PACT"));
    name(x, asked->lang, S("Concepts"));
    for (size_t i = 0; i < count; i++) {
        xml_open(x, S("str:Concept"));
        xml_attr(x, S("id"), list[i].id);
        name(x, asked->lang, list[i].name);
        xml_close(x);
    }
    xml_close(x);
    xml_close(x);
}

static void dimensions(Xml *x, Arena *a, const Cube *cube)
{
    xml_open(x, S("str:DimensionList"));
    xml_attr(x, S("id"), S("DimensionDescriptor"));
    for (size_t d = 0; d < cube->dimension_count; d++) {
        const CubeDimension *dimension = &cube->dimensions[d];
        bool is_time = dimension->role == CUBE_TIME;
        Str id = sdmx_dimension_id(a, dimension);
        xml_open(x, is_time ? S("str:TimeDimension") : S("str:Dimension"));
        xml_attr(x, S("id"), id);
        xml_attr(x, S("position"), str_format(a, "%zu", d + 1));
        concept_identity(x, id);
        xml_open(x, S("str:LocalRepresentation"));
        if (is_time) {
            xml_open(x, S("str:TextFormat"));
            xml_attr(x, S("textType"), S("ObservationalTimePeriod"));
            xml_close(x);
        } else {
            xml_open(x, S("str:Enumeration"));
            reference(x, sdmx_codelist_id(a, cube, dimension), "codelist", "Codelist");
            xml_close(x);
        }
        xml_close(x);
        xml_close(x);
    }
    xml_close(x);
}

static void attributes(Xml *x)
{
    xml_open(x, S("str:AttributeList"));
    xml_attr(x, S("id"), S("AttributeDescriptor"));
    for (size_t i = 0; i < SDMX_ATTRIBUTE_COUNT; i++) {
        xml_open(x, S("str:Attribute"));
        xml_attr(x, S("id"), SDMX_ATTRIBUTES[i].id);
        xml_attr(x, S("assignmentStatus"), S("Conditional"));
        concept_identity(x, SDMX_ATTRIBUTES[i].id);
        xml_open(x, S("str:AttributeRelationship"));
        xml_open(x, S("str:PrimaryMeasure"));
        xml_open(x, S("Ref"));
        xml_attr(x, S("id"), S("OBS_VALUE"));
        xml_close(x);
        xml_close(x);
        xml_close(x);
        xml_close(x);
    }
    xml_close(x);
}

static void definitions(Xml *x, Arena *a, const SdmxStructures *asked)
{
    xml_open(x, S("str:DataStructures"));
    for (size_t i = 0; i < asked->flow_count; i++) {
        const SdmxFlowOf *flow = &asked->flows[i];
        if (flow->cube == NULL) {
            continue;
        }
        begin_maintained(x, "str:DataStructure", sdmx_artefact(a, "DSD_", flow->id));
        name(x, asked->lang, flow->name);
        xml_open(x, S("str:DataStructureComponents"));
        dimensions(x, a, flow->cube);
        attributes(x);
        xml_open(x, S("str:MeasureList"));
        xml_attr(x, S("id"), S("MeasureDescriptor"));
        xml_open(x, S("str:PrimaryMeasure"));
        xml_attr(x, S("id"), S("OBS_VALUE"));
        concept_identity(x, S("OBS_VALUE"));
        xml_close(x);
        xml_close(x);
        xml_close(x);
        xml_close(x);
    }
    xml_close(x);
}

static void header(Xml *x, const SdmxStructures *asked)
{
    xml_open(x, S("mes:Header"));
    xml_element(x, S("mes:ID"), S("STRUCTURES"));
    xml_element(x, S("mes:Test"), S("false"));
    xml_element(x, S("mes:Prepared"), asked->prepared);
    xml_open(x, S("mes:Sender"));
    xml_attr(x, S("id"), SDMX_AGENCY);
    xml_close(x);
    xml_close(x);
}

bool sdmx_ml_structures(Arena *a, const SdmxStructures *asked, Str *bytes, Error *err)
{
    Xml *x = xml_new(a, S("mes:Structure"), S(""));
    xml_attr(x, S("xmlns:mes"), SDMX_MESSAGE_21);
    xml_attr(x, S("xmlns:str"), STRUCTURE_21);
    xml_attr(x, S("xmlns:com"), SDMX_COMMON_21);
    header(x, asked);
    xml_open(x, S("mes:Structures"));
    if (asked->has_flows) {
        flows(x, a, asked);
    }
    if (asked->has_codelists) {
        codelists(x, a, asked);
    }
    if (asked->has_concepts) {
        concepts(x, a, asked);
    }
    if (asked->has_definitions) {
        definitions(x, a, asked);
    }
    xml_close(x);
    return xml_finish(x, bytes, err);
}
