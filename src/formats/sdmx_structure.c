/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_structure.c - code lists, concepts and definitions of a structure message
 *
 * The message is a tree of named things with names in several languages. The reader keeps
 * which thing is open, and how deep it stands: a Name one level below it is its label.
 */
#include "base/limits.h"
#include "formats/sdmx.h"
#include "formats/xml.h"

typedef struct Adding {
    Arena *arena;
    SdmxStructure *structure;
    XmlReader *xml;
    /* The thing at hand: its label, where it stands, what language the label is in. */
    Str *label;
    int depth;
    bool is_preferred;
    SdmxCodelist *codelist;
    SdmxConcept *concept_open;
    SdmxDefinition *definition;
    SdmxComponent *component;
    SdmxFlow *flow;
    Str *reference;       /* where the id of the next Ref or URN goes */
    bool in_relationship; /* of an attribute: names components, describes none */
} Adding;

/* A zeroed place more in a list of the structure. */
#define GROW(adding, items, count, capacity, Type)                                       \
    ((count) == (capacity)                                                               \
         ? (void)((items) = arena_grow((adding)->arena, (items), (count), &(capacity),   \
                                       sizeof(Type)))                                    \
         : (void)0,                                                                      \
     (items)[(count)] = (Type){0}, &(items)[(count)++])

static Str kept(const Adding *adding, const XmlItem *item, Str name)
{
    return str_copy(adding->arena, xml_attribute(item, name));
}

static void open_thing(Adding *adding, const XmlItem *item, Str *label)
{
    adding->label = label;
    adding->depth = item->depth;
    adding->is_preferred = false;
}

static bool open_code(Adding *adding, const XmlItem *item, Error *err)
{
    SdmxCodelist *list = adding->codelist;
    if (list == NULL) {
        return true;
    }
    if (list->count == LIMIT_SOURCE_CODES) {
        return FAIL_AT(err, item->place, "a list of more than %zu codes",
                       LIMIT_SOURCE_CODES);
    }
    if (list->count == list->place_capacity) {
        list->places = arena_grow(adding->arena, list->places, list->count,
                                  &list->place_capacity, sizeof(DatasetPlace));
    }
    list->places[list->count] = item->place;
    DatasetCode *code =
        GROW(adding, list->codes, list->count, list->capacity, DatasetCode);
    code->code = kept(adding, item, S("id"));
    if (code->code.length == 0) {
        return FAIL_AT(err, item->place, "a code of \"%.*s\" has no id",
                       STR_ARG(list->id));
    }
    open_thing(adding, item, &code->label);
    return true;
}

static void open_codelist(Adding *adding, const XmlItem *item)
{
    SdmxStructure *s = adding->structure;
    SdmxCodelist *list =
        GROW(adding, s->codelists, s->codelist_count, s->codelist_capacity, SdmxCodelist);
    list->id = kept(adding, item, S("id"));
    list->agency = kept(adding, item, S("agencyID"));
    list->version = kept(adding, item, S("version"));
    adding->codelist = list;
    open_thing(adding, item, &list->label);
}

static void open_concept(Adding *adding, const XmlItem *item)
{
    SdmxStructure *s = adding->structure;
    SdmxConcept *concept =
        GROW(adding, s->concepts, s->concept_count, s->concept_capacity, SdmxConcept);
    concept->id = kept(adding, item, S("id"));
    adding->concept_open = concept;
    open_thing(adding, item, &concept->label);
}

static void open_definition(Adding *adding, const XmlItem *item)
{
    SdmxStructure *s = adding->structure;
    SdmxDefinition *definition = GROW(adding, s->definitions, s->definition_count,
                                      s->definition_capacity, SdmxDefinition);
    definition->id = kept(adding, item, S("id"));
    adding->definition = definition;
    open_thing(adding, item, &definition->label);
}

static void open_flow(Adding *adding, const XmlItem *item)
{
    SdmxStructure *s = adding->structure;
    SdmxFlow *flow = GROW(adding, s->flows, s->flow_count, s->flow_capacity, SdmxFlow);
    flow->id = kept(adding, item, S("id"));
    adding->flow = flow;
    open_thing(adding, item, &flow->label);
}

/* The part that an element of a definition describes; SDMX_UNKNOWN: none. */
static SdmxPart part_of(const Adding *adding, const XmlItem *item)
{
    static const struct {
        Str name;
        SdmxPart part;
    } parts[] = {
        {S_INIT("Dimension"), SDMX_DIMENSION},
        {S_INIT("MeasureDimension"), SDMX_DIMENSION},
        {S_INIT("TimeDimension"), SDMX_DIMENSION},
        {S_INIT("PrimaryMeasure"), SDMX_MEASURE},
        {S_INIT("Attribute"), SDMX_ATTRIBUTE},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (xml_opens(item, parts[i].name)) {
            return adding->definition == NULL || adding->in_relationship ? SDMX_UNKNOWN
                                                                         : parts[i].part;
        }
    }
    return SDMX_UNKNOWN;
}

static bool open_component(Adding *adding, const XmlItem *item, Error *err)
{
    SdmxDefinition *definition = adding->definition;
    SdmxPart part = part_of(adding, item);
    if (part == SDMX_UNKNOWN || definition == NULL) {
        return true;
    }
    if (definition->count == LIMIT_SOURCE_COLUMNS) {
        return FAIL_AT(err, item->place, "more than %zu components",
                       LIMIT_SOURCE_COLUMNS);
    }
    adding->component = GROW(adding, definition->components, definition->count,
                             definition->capacity, SdmxComponent);
    adding->component->part = part;
    adding->component->id = kept(adding, item, S("id"));
    if (adding->component->id.length == 0 && part == SDMX_MEASURE) {
        adding->component->id = S("OBS_VALUE"); /* fixed by the standard, so optional */
    }
    if (adding->component->id.length == 0 && xml_opens(item, S("TimeDimension"))) {
        adding->component->id = S("TIME_PERIOD");
    }
    return true;
}

/* A component without an id has that of its concept. */
static void close_definition(Adding *adding)
{
    for (size_t i = 0; i < adding->definition->count; i++) {
        SdmxComponent *component = &adding->definition->components[i];
        if (component->id.length == 0) {
            component->id = component->concept_id;
        }
    }
    adding->definition = NULL;
    adding->component = NULL;
}

/* …Codelist=ISO:CL_CURRENCY(1.0), …Concept=ECB:ECB_CONCEPTS(1.0).EXR_VAR */
static Str id_of_urn(Str urn)
{
    Str head;
    Str tail;
    if (!str_cut_last(urn, '=', &head, &tail)) {
        return urn;
    }
    Str item;
    if (str_cut_last(tail, ')', &head, &item) && str_starts(item, S("."))) {
        return str_trim(str_slice(item, 1, item.length));
    }
    if (str_cut(tail, ':', &head, &item)) {
        tail = item;
    }
    return str_cut(tail, '(', &head, &item) ? head : tail;
}

/* Where a reference below this element belongs. */
static Str *place_of_reference(Adding *adding, const XmlItem *item)
{
    if (xml_opens(item, S("Parent")) && adding->codelist != NULL &&
        adding->codelist->count > 0) {
        return &adding->codelist->codes[adding->codelist->count - 1].parent;
    }
    if (xml_opens(item, S("ConceptIdentity")) && adding->component != NULL) {
        return &adding->component->concept_id;
    }
    if (xml_opens(item, S("Enumeration"))) {
        return adding->component != NULL      ? &adding->component->codelist
               : adding->concept_open != NULL ? &adding->concept_open->codelist
                                              : NULL;
    }
    if (xml_opens(item, S("Structure")) && adding->flow != NULL) {
        return &adding->flow->definition;
    }
    return NULL;
}

static void take_reference(Adding *adding, Str id)
{
    if (adding->reference != NULL && adding->reference->length == 0) {
        *adding->reference = str_copy(adding->arena, id);
    }
    adding->reference = NULL;
}

/* A Name of the thing at hand: the one in the wanted language, or else the first. */
static bool take_name(Adding *adding, const XmlItem *item, Error *err)
{
    Str language = xml_attribute(item, S("lang"));
    if (adding->label == NULL || item->depth != adding->depth + 1) {
        return true;
    }
    SdmxStructure *s = adding->structure;
    if (s->language.length == 0) {
        s->language = str_copy(adding->arena, language);
    }
    bool is_preferred = str_equal(language, s->language);
    XmlItem text;
    if (!xml_next(adding->xml, &text, err)) {
        return false;
    }
    if (text.kind == XML_TEXT &&
        (adding->label->length == 0 || (is_preferred && !adding->is_preferred))) {
        *adding->label = str_copy(adding->arena, str_trim(text.text));
        adding->is_preferred = is_preferred;
    }
    return true;
}

static bool take_urn(Adding *adding, Error *err)
{
    XmlItem text;
    if (!xml_next(adding->xml, &text, err)) {
        return false;
    }
    if (text.kind == XML_TEXT) {
        take_reference(adding, id_of_urn(str_trim(text.text)));
    }
    return true;
}

static bool open_element(Adding *adding, const XmlItem *item, Error *err)
{
    Str *reference = place_of_reference(adding, item);
    if (reference != NULL) {
        adding->reference = reference;
        return true;
    }
    if (xml_opens(item, S("Ref"))) {
        take_reference(adding, xml_attribute(item, S("id")));
        return true;
    }
    if (xml_opens(item, S("URN"))) {
        return take_urn(adding, err);
    }
    if (xml_opens(item, S("Name"))) {
        return take_name(adding, item, err);
    }
    if (xml_opens(item, S("Code"))) {
        return open_code(adding, item, err);
    }
    if (xml_opens(item, S("Codelist"))) {
        open_codelist(adding, item);
    } else if (xml_opens(item, S("Concept"))) {
        open_concept(adding, item);
    } else if (xml_opens(item, S("DataStructure"))) {
        open_definition(adding, item);
    } else if (xml_opens(item, S("Dataflow"))) {
        open_flow(adding, item);
    } else if (xml_opens(item, S("AttributeRelationship"))) {
        adding->in_relationship = true;
    } else {
        return open_component(adding, item, err);
    }
    return true;
}

static void close_element(Adding *adding, const XmlItem *item)
{
    if (item->depth == adding->depth) {
        adding->label = NULL;
    }
    if (xml_closes(item, S("Codelist"))) {
        adding->codelist = NULL;
    } else if (xml_closes(item, S("Concept"))) {
        adding->concept_open = NULL;
    } else if (xml_closes(item, S("AttributeRelationship"))) {
        adding->in_relationship = false;
    } else if (xml_closes(item, S("DataStructure")) && adding->definition != NULL) {
        close_definition(adding);
    } else if (xml_closes(item, S("Dataflow"))) {
        adding->flow = NULL;
    }
}

bool sdmx_structure_add(Arena *a, SdmxStructure *structure, Input *input, Error *err)
{
    Arena *own = arena_new();
    Adding adding = {.arena = a, .structure = structure, .xml = xml_reader(own, input)};
    XmlItem item = {0};
    bool ok = xml_next(adding.xml, &item, err);
    if (ok && !xml_opens(&item, S("Structure"))) {
        ok = FAIL_AT(err, item.place, "not an SDMX structure message, but \"%.*s\"",
                     STR_ARG(item.name));
    }
    while (ok && item.kind != XML_END) {
        ok = xml_next(adding.xml, &item, err);
        if (ok && item.kind == XML_OPEN) {
            ok = open_element(&adding, &item, err);
        } else if (ok && item.kind == XML_CLOSE) {
            close_element(&adding, &item);
        }
    }
    arena_free(own);
    return ok;
}

const SdmxCodelist *sdmx_codelist(const SdmxStructure *structure, Str id)
{
    for (size_t i = 0; id.length > 0 && i < structure->codelist_count; i++) {
        if (str_equal(structure->codelists[i].id, id)) {
            return &structure->codelists[i];
        }
    }
    return NULL;
}

const SdmxDefinition *sdmx_definition(const SdmxStructure *structure, Str id)
{
    for (size_t i = 0; i < structure->flow_count; i++) {
        if (str_equal(structure->flows[i].id, id)) {
            id = structure->flows[i].definition;
            break;
        }
    }
    for (size_t i = 0; i < structure->definition_count; i++) {
        if (str_equal(structure->definitions[i].id, id)) {
            return &structure->definitions[i];
        }
    }
    return structure->definition_count == 1 ? &structure->definitions[0] : NULL;
}

bool sdmx_codes_read(Arena *a, Input *input, const DatasetSink *sink, Error *err)
{
    SdmxStructure structure = {0};
    if (!sdmx_structure_add(a, &structure, input, err)) {
        return false;
    }
    DatasetColumn *columns = PUSH_ARRAY(a, DatasetColumn, 4);
    static const char *const names[] = {"codelist", "code", "parent", "label"};
    for (size_t i = 0; i < 4; i++) {
        columns[i].name = str_of(names[i]);
    }
    Dataset dataset = {.columns = columns, .column_count = 4};
    if (!sink->begin(sink->self, &dataset, err)) {
        return false;
    }
    for (size_t i = 0; i < structure.codelist_count; i++) {
        const SdmxCodelist *list = &structure.codelists[i];
        for (size_t j = 0; j < list->count; j++) {
            const DatasetCode *code = &list->codes[j];
            Str parent = code->parent.length == 0 ? S("") : code->parent;
            Str label = code->label.length == 0 ? S("") : code->label;
            Str fields[] = {list->id, code->code, parent, label};
            DatasetRow row = {.fields = fields, .place = list->places[j]};
            if (!sink->row(sink->self, &row, err)) {
                return false;
            }
        }
    }
    return true;
}
