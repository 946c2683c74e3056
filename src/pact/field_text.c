/* SPDX-License-Identifier: EUPL-1.2
 * field_text.c - one field of a record as text, by its type
 */
#include "pact/field_text.h"

#include <string.h>

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

Str field_text(Arena *a, const void *record, const Field *field, Lang lang)
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

StrList field_list(Arena *a, const void *record, const Field *field)
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

bool field_is_list(const Field *field)
{
    return field->type == FIELD_TEXTS || field->type == FIELD_REFS;
}

Str field_joined(Arena *a, const void *record, const Field *field, Lang lang)
{
    if (field_is_list(field)) {
        StrList list = field_list(a, record, field);
        return str_join(a, list.items, list.count, S(";"));
    }
    return field_text(a, record, field, lang);
}
