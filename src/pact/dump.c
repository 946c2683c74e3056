/* SPDX-License-Identifier: EUPL-1.2
 * dump.c - records become files, by the table of schema.h */
#include "pact/dump.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "formats/csv.h"
#include "formats/yaml.h"
#include "pact/schema.h"

/* A number without needless zeros: rounded_to 1000, weight 0.25. */
static Str number_shortest(Arena *a, double value)
{
    for (int decimals = 0; decimals < 12; decimals++) {
        Str text = number_text(a, value, decimals);
        Decimal back;
        if (decimal_parse(text, &back) && !(back.value < value) &&
            !(back.value > value)) {
            return text;
        }
    }
    return number_text(a, value, 12);
}

static Str euros(Arena *a, int64_t cents)
{
    int64_t rest = cents % 100 < 0 ? -(cents % 100) : cents % 100;
    Str sign = cents < 0 && cents > -100 ? S("-") : S("");
    if (rest == 0) {
        return str_format(a, "%lld", (long long)(cents / 100));
    }
    return str_format(a, "%.*s%lld.%02lld", STR_ARG(sign), (long long)(cents / 100),
                      (long long)rest);
}

/* The id of what is referred to; a region by its alias. */
static Str reference(const Field *field, const void *target)
{
    if (target == NULL) {
        return S("");
    }
    if (field->target == KIND_REGION && ((const Region *)target)->alias.length > 0) {
        return ((const Region *)target)->alias;
    }
    return record_id(&PACT_KINDS[field->target], target);
}

#define TAKE(Type, name)                                                                 \
    Type name;                                                                           \
    memcpy(&name, from, sizeof name)

/* A day alone means its midnight in Amsterdam. */
static Str moment_text(Arena *a, Moment moment)
{
    if (moment.seconds == 0) {
        return S("");
    }
    Date date = moment_date(moment);
    bool midnight = moment_at(date, 0, 0).seconds == moment.seconds;
    return midnight ? date_iso(a, date) : moment_iso(a, moment);
}

static Str time_text(Arena *a, const Field *field, const char *from)
{
    if (field->type == FIELD_DATE) {
        TAKE(Date, date);
        return date_iso(a, date);
    }
    if (field->type == FIELD_MOMENT) {
        TAKE(Moment, moment);
        return moment_text(a, moment);
    }
    if (field->type == FIELD_PERIOD) {
        TAKE(Period, period);
        return period.kind != PERIOD_NONE ? period_text(a, period) : S("");
    }
    TAKE(PeriodKind, kind);
    return period_kind_name(kind);
}

static Str number_field_text(Arena *a, const Field *field, const char *from)
{
    if (field->type == FIELD_DECIMAL) {
        TAKE(Decimal, decimal);
        return decimal.text;
    }
    if (field->type == FIELD_NUMBER) {
        TAKE(double, number);
        return number > 0 || number < 0 ? number_shortest(a, number) : S("");
    }
    TAKE(int64_t, number);
    if (field->type == FIELD_EURO) {
        return euros(a, number);
    }
    return number != 0 || (field->rules & RULE_REQUIRED)
               ? str_format(a, "%lld", (long long)number)
               : S("");
}

/* One field as text; lists are not for this. */
static Str field_text(Arena *a, const void *record, const Field *field, Lang lang)
{
    const char *from = (const char *)record + field->offset;
    switch (field->type) {
    case FIELD_ID:
    case FIELD_TEXT: {
        TAKE(Str, text);
        return text;
    }
    case FIELD_WORDS: {
        TAKE(Words, words);
        return words.in[lang];
    }
    case FIELD_DATE:
    case FIELD_MOMENT:
    case FIELD_PERIOD:
    case FIELD_PERIOD_KIND:
        return time_text(a, field, from);
    case FIELD_INTEGER:
    case FIELD_NUMBER:
    case FIELD_DECIMAL:
    case FIELD_EURO:
        return number_field_text(a, field, from);
    case FIELD_FLAG: {
        TAKE(bool, flag);
        return flag ? S("yes") : S("");
    }
    case FIELD_CHOICE: {
        TAKE(int, choice);
        return choice == 0 && !(field->rules & RULE_REQUIRED) ? S("")
                                                              : field->choices[choice];
    }
    case FIELD_REF: {
        TAKE(const void *, target);
        return reference(field, target);
    }
    case FIELD_TEXTS:
    case FIELD_REFS:
        break;
    }
    return S("");
}

static StrList field_list(Arena *a, const void *record, const Field *field)
{
    const char *from = (const char *)record + field->offset;
    if (field->type == FIELD_TEXTS) {
        TAKE(StrList, texts);
        return texts;
    }
    TAKE(AnyList, refs);
    StrList ids = {PUSH_ARRAY(a, Str, refs.count + 1), refs.count};
    for (size_t i = 0; i < refs.count; i++) {
        const void *target = ((const void *const *)refs.items)[i];
        ids.items[i] = reference(field, target);
    }
    return ids;
}

static bool is_list(const Field *field)
{
    return field->type == FIELD_TEXTS || field->type == FIELD_REFS;
}

static Str csv_text(Arena *a, const void *record, const Field *field, Lang lang)
{
    if (is_list(field)) {
        StrList list = field_list(a, record, field);
        return str_join(a, list.items, list.count, S(";"));
    }
    return field_text(a, record, field, lang);
}

typedef struct OutColumn {
    const Field *field;
    Lang lang;
} OutColumn;

static bool column_is_used(Arena *a, const Pact *pact, const Kind *kind, OutColumn column)
{
    if (column.field->rules != 0) {
        return true;
    }
    size_t count = kind_list(pact, kind).count;
    for (size_t i = 0; i < count; i++) {
        if (csv_text(a, kind_record(pact, kind, i), column.field, column.lang).length >
            0) {
            return true;
        }
    }
    return false;
}

static Str dump_csv(Arena *a, const Pact *pact, const Kind *kind)
{
    OutColumn columns[LIMIT_CSV_COLUMNS];
    Str texts[LIMIT_CSV_COLUMNS];
    size_t count = 0;
    for (size_t i = 0; i < kind->field_count; i++) {
        const Field *field = &kind->fields[i];
        for (Lang lang = LANG_NL; lang < (field->type == FIELD_WORDS ? LANG_COUNT : 1);
             lang++) {
            OutColumn column = {field, lang};
            if (column_is_used(a, pact, kind, column)) {
                texts[count] = field->type != FIELD_WORDS
                                   ? field->name
                                   : str_format(a, "%.*s_%s", STR_ARG(field->name),
                                                lang == LANG_NL ? "nl" : "en");
                columns[count++] = column;
            }
        }
    }
    Buf out = buf_in(a, 0);
    csv_row(&out, texts, count);
    AnyList list = kind_list(pact, kind);
    for (size_t r = 0; r < list.count; r++) {
        for (size_t i = 0; i < count; i++) {
            texts[i] = csv_text(a, kind_record(pact, kind, r), columns[i].field,
                                columns[i].lang);
        }
        csv_row(&out, texts, count);
    }
    return buf_str(&out);
}

static void yaml_words(YamlWriter *w, Str nl, Str en)
{
    yaml_map_begin(w);
    if (nl.length > 0) {
        yaml_key(w, S("nl"));
        yaml_text(w, nl);
    }
    if (en.length > 0) {
        yaml_key(w, S("en"));
        yaml_text(w, en);
    }
    yaml_map_end(w);
}

static void yaml_record(Arena *a, YamlWriter *w, const Kind *kind, const void *record)
{
    yaml_map_begin(w);
    for (size_t i = 0; i < kind->field_count; i++) {
        const Field *field = &kind->fields[i];
        if (is_list(field)) {
            StrList list = field_list(a, record, field);
            if (list.count == 0) {
                continue;
            }
            yaml_key(w, field->name);
            yaml_list_begin(w);
            for (size_t k = 0; k < list.count; k++) {
                yaml_text(w, list.items[k]);
            }
            yaml_list_end(w);
            continue;
        }
        Str nl = field_text(a, record, field, LANG_NL);
        Str en =
            field->type == FIELD_WORDS ? field_text(a, record, field, LANG_EN) : S("");
        if (nl.length == 0 && en.length == 0) {
            continue;
        }
        yaml_key(w, field->name);
        if (field->type == FIELD_WORDS) {
            yaml_words(w, nl, en);
        } else {
            yaml_text(w, nl);
        }
    }
    yaml_map_end(w);
}

static bool dump_yaml(Arena *a, const Pact *pact, const Kind *kind, Str *text, Error *err)
{
    Buf out = buf_in(a, 0);
    YamlWriter w = yaml_writer(&out);
    AnyList list = kind_list(pact, kind);
    if (kind->format == FILE_YAML_ONE) {
        yaml_record(a, &w, kind, kind_record(pact, kind, 0));
        return yaml_finish(&w, text, err);
    }
    yaml_list_begin(&w);
    for (size_t i = 0; i < list.count; i++) {
        yaml_record(a, &w, kind, kind_record(pact, kind, i));
    }
    yaml_list_end(&w);
    return yaml_finish(&w, text, err);
}

/* A folder that is there must be empty or a pact, so that nothing else is mixed in. */
static bool may_write(Arena *a, Str out, Error *err)
{
    if (file_kind(out) == FILE_ABSENT) {
        return true;
    }
    StrList names;
    if (!folder_list(a, out, &names, err)) {
        return false;
    }
    if (names.count > 0 && file_kind(path_join(a, out, S("pact.yaml"))) != FILE_PLAIN) {
        error_hint(err, S("Name an empty folder, or one that holds a pact."));
        return FAIL(err, ERR_CONFLICT, "folder \"%.*s\" holds something else",
                    STR_ARG(out));
    }
    return true;
}

bool pact_dump(Arena *a, const Pact *pact, Str out, size_t *files, Error *err)
{
    if (!may_write(a, out, err)) {
        return false;
    }
    size_t count = 0;
    for (KindId id = 0; id < KIND_COUNT; id++) {
        const Kind *kind = &PACT_KINDS[id];
        if (kind_list(pact, kind).count == 0) {
            continue;
        }
        Str text;
        if (kind->format == FILE_CSV) {
            text = dump_csv(a, pact, kind);
        } else if (!dump_yaml(a, pact, kind, &text, err)) {
            return false;
        }
        if (!file_write(path_join(a, out, kind->file), text, NULL, err)) {
            return false;
        }
        count++;
    }
    *files = count;
    return true;
}
