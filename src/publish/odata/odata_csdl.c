/* SPDX-License-Identifier: EUPL-1.2
 * odata_csdl.c - a schema of the columns of sets
 */
#include "publish/odata/odata_csdl.h"

#include "formats/xml_write.h"

#define EDM S("http://docs.oasis-open.org/odata/ns/edm")
#define EDMX S("http://docs.oasis-open.org/odata/ns/edmx")
#define OURS "Pact.OData"

static Str type_name(OdataType type)
{
    static const Str names[] = {
        [ODATA_TEXT] = S_INIT("Edm.String"),
        [ODATA_INTEGER] = S_INIT("Edm.Int64"),
        [ODATA_DECIMAL] = S_INIT("Edm.Decimal"),
        [ODATA_FLAG] = S_INIT("Edm.Boolean"),
        [ODATA_MOMENT] = S_INIT("Edm.DateTimeOffset"),
    };
    return names[type];
}

static void entity_type(Xml *x, const OdataSet *set)
{
    xml_open(x, S("EntityType"));
    xml_attr(x, S("Name"), set->entity_type);
    for (size_t c = 0; c < set->column_count; c++) {
        if (set->columns[c].is_key) {
            xml_open(x, S("Key"));
            xml_open(x, S("PropertyRef"));
            xml_attr(x, S("Name"), set->columns[c].name);
            xml_close(x);
            xml_close(x);
        }
    }
    for (size_t c = 0; c < set->column_count; c++) {
        const OdataColumn *column = &set->columns[c];
        xml_open(x, S("Property"));
        xml_attr(x, S("Name"), column->name);
        xml_attr(x, S("Type"), type_name(column->type));
        if (column->is_key) {
            xml_attr(x, S("Nullable"), S("false"));
        }
        if (column->type == ODATA_DECIMAL) {
            xml_attr(x, S("Scale"), S("variable"));
        }
        xml_close(x);
    }
    xml_close(x);
}

static void container(Xml *x, Arena *a, const OdataSet *sets, size_t count)
{
    xml_open(x, S("EntityContainer"));
    xml_attr(x, S("Name"), S("Container"));
    for (size_t i = 0; i < count; i++) {
        Str type = str_format(a, OURS ".%.*s", STR_ARG(sets[i].entity_type));
        xml_open(x, sets[i].is_singleton ? S("Singleton") : S("EntitySet"));
        xml_attr(x, S("Name"), sets[i].name);
        xml_attr(x, sets[i].is_singleton ? S("Type") : S("EntityType"), type);
        xml_close(x);
    }
    xml_close(x);
}

bool odata_csdl(Arena *a, const OdataSet *sets, size_t count, Str *xml, Error *err)
{
    Xml *x = xml_new(a, S("edmx:Edmx"), S(""));
    xml_attr(x, S("xmlns:edmx"), EDMX);
    xml_attr(x, S("Version"), S("4.0"));
    xml_open(x, S("edmx:DataServices"));
    xml_open(x, S("Schema"));
    xml_attr(x, S("xmlns"), EDM);
    xml_attr(x, S("Namespace"), S(OURS));
    for (size_t i = 0; i < count; i++) {
        entity_type(x, &sets[i]);
    }
    container(x, a, sets, count);
    xml_close(x);
    xml_close(x);
    return xml_finish(x, xml, err);
}
