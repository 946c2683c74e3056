/* SPDX-License-Identifier: EUPL-1.2
 * record.c - records and their ids, whatever their kind */
#include "pact/schema.h"

#include <string.h>

AnyList kind_list(const Pact *pact, const Kind *kind)
{
    AnyList list;
    memcpy(&list, (const char *)pact + kind->list_offset, sizeof list);
    return list;
}

void kind_set_list(Pact *pact, const Kind *kind, AnyList list)
{
    memcpy((char *)pact + kind->list_offset, &list, sizeof list);
}

const void *kind_record(const Pact *pact, const Kind *kind, size_t index)
{
    return (const char *)kind_list(pact, kind).items + index * kind->size;
}

Str record_id(const Kind *kind, const void *record)
{
    Str id = {0};
    if (kind->id_form != ID_NONE) {
        memcpy(&id, (const char *)record + kind->fields[0].offset, sizeof id);
    }
    return id;
}

const Field *kind_field(const Kind *kind, Str name)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        if (str_equal(kind->fields[i].name, name)) {
            return &kind->fields[i];
        }
    }
    return NULL;
}

static bool has_code_form(Str code)
{
    for (size_t i = 0; i < code.length; i++) {
        char c = code.data[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                    c == '+' || (i == 0 && c == '_') || (i == 1 && c == 'T');
        if (!good) {
            return false;
        }
    }
    return code.length > 0;
}

bool id_has_form(Str id, IdForm form)
{
    Str head, tail;
    switch (form) {
    case ID_NONE:
        return id.length == 0;
    case ID_KEBAB:
        return str_is_kebab(id);
    case ID_SCHEME:
        return str_cut(id, '@', &head, &tail) && str_is_kebab(head) && str_is_kebab(tail);
    case ID_REGION:
        return str_cut(id, ':', &head, &tail) && id_has_form(head, ID_SCHEME) &&
               str_is_kebab(tail);
    case ID_CODE:
        return str_cut(id, ':', &head, &tail) && str_is_kebab(head) &&
               has_code_form(tail);
    }
    return false;
}
