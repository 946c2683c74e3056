/* SPDX-License-Identifier: EUPL-1.2
 * api_records.c - records of a kind, with the fields of pact/schema.h
 */
#include "base/nearest.h"
#include "base/number.h"
#include "pact/field_text.h"
#include "publish/api/api_table.h"

static void words(JsonWriter *w, Arena *a, const void *record, const Field *field)
{
    json_object_begin(w);
    for (Lang lang = LANG_NL; lang < LANG_COUNT; lang++) {
        Str text = field_text(a, record, field, lang);
        if (text.length > 0) {
            api_pair(w, lang == LANG_NL ? "nl" : "en", text);
        }
    }
    json_object_end(w);
}

static bool is_number(FieldType type)
{
    return type == FIELD_INTEGER || type == FIELD_NUMBER || type == FIELD_DECIMAL ||
           type == FIELD_EURO;
}

static void value(JsonWriter *w, Arena *a, const void *record, const Field *field)
{
    Decimal number;
    Str text = field_text(a, record, field, LANG_NL);
    if (field->type == FIELD_FLAG) {
        json_bool(w, str_equal(text, S("yes")));
    } else if (is_number(field->type) && decimal_parse(text, &number)) {
        json_number(w, number.value, number.decimals);
    } else {
        json_text(w, text);
    }
}

/* Empty fields are left out. */
static void record_fields(JsonWriter *w, Arena *a, const Kind *kind, const void *record)
{
    json_object_begin(w);
    for (size_t i = 0; i < kind->field_count; i++) {
        const Field *field = &kind->fields[i];
        if (field_joined(a, record, field, LANG_NL).length == 0 &&
            (field->type != FIELD_WORDS ||
             field_joined(a, record, field, LANG_EN).length == 0)) {
            continue;
        }
        json_key(w, api_camel(a, field->name));
        if (field_is_list(field)) {
            StrList list = field_list(a, record, field);
            json_array_begin(w);
            for (size_t k = 0; k < list.count; k++) {
                json_text(w, list.items[k]);
            }
            json_array_end(w);
        } else if (field->type == FIELD_WORDS) {
            words(w, a, record, field);
        } else {
            value(w, a, record, field);
        }
    }
    json_object_end(w);
}

/* What is not released is not told. */
static bool is_public(const Api *api, const void *record)
{
    return api->row->kind != KIND_EDITION || edition_is_visible(record, as_of_latest());
}

bool api_records(Api *api)
{
    const Kind *kind = &PACT_KINDS[api->row->kind];
    size_t count = kind_list(api->pact, kind).count, start;
    size_t limit = (size_t)api_number(api, S("limit"), API_LIMIT_USUAL), told = 0;
    if (!api_page_start(api, &start)) {
        return false;
    }
    json_object_begin(&api->w);
    json_key(&api->w, S("items"));
    json_array_begin(&api->w);
    size_t i = start;
    for (; i < count && told < limit; i++) {
        const void *record = kind_record(api->pact, kind, i);
        if (is_public(api, record)) {
            record_fields(&api->w, api->a, kind, record);
            told++;
        }
    }
    json_array_end(&api->w);
    if (i < count) {
        api_next(api, i);
    }
    json_object_end(&api->w);
    return true;
}

bool api_record(Api *api)
{
    const Kind *kind = &PACT_KINDS[api->row->kind];
    size_t count = kind_list(api->pact, kind).count;
    Nearest nearest = nearest_to(api_id(api));
    for (size_t i = 0; i < count; i++) {
        const void *record = kind_record(api->pact, kind, i);
        Str id = record_id(kind, record);
        if (!is_public(api, record)) {
            continue;
        }
        if (str_equal(id, api_id(api))) {
            record_fields(&api->w, api->a, kind, record);
            return true;
        }
        nearest_offer(&nearest, id);
    }
    error_hint(&api->error, nearest_hint(api->a, &nearest));
    return FAIL(&api->error, ERR_NOT_FOUND, "there is no %.*s \"%.*s\"",
                STR_ARG(kind->name), STR_ARG(api_id(api)));
}
