/* SPDX-License-Identifier: EUPL-1.2
 * values.c - one text becomes one member of a struct */
#include "base/buf.h"
#include "base/limits.h"
#include "pact/loader.h"

#include <string.h>

static void *member(void *record, const Field *field)
{
    return (char *)record + field->offset;
}

static void add_pending(Loader *loader, void *record, const Field *field, size_t index,
                        Str id, Place place)
{
    if (loader->pending_count == loader->pending_capacity) {
        loader->pending =
            arena_grow(loader->tmp, loader->pending, loader->pending_count,
                       &loader->pending_capacity, sizeof loader->pending[0]);
    }
    loader->pending[loader->pending_count++] = (Pending){field, record, index, id, place};
}

static void set_choice(Loader *loader, void *record, const Field *field, Str text,
                       Place place)
{
    Buf all = buf_in(loader->tmp, 0);
    for (int i = 0; field->choices[i].length > 0; i++) {
        if (str_equal(field->choices[i], text)) {
            memcpy(member(record, field), &i, sizeof i);
            return;
        }
        buf_printf(&all, "%s%.*s",
                   i > 0 ? ", " : "Choose one of: ", STR_ARG(field->choices[i]));
    }
    buf_char(&all, '.');
    FAULT(loader, place, field->name, buf_str(&all), "\"%.*s\" is not one of the choices",
          STR_ARG(text));
}

static bool euro_parse(Str text, int64_t *cents)
{
    Decimal amount;
    if (!decimal_parse(text, &amount) || amount.decimals > 2) {
        return false;
    }
    Str whole, part;
    int64_t euros, rest = 0;
    str_cut(text, '.', &whole, &part);
    if (!integer_parse(whole, &euros) ||
        (part.length > 0 && !integer_parse(part, &rest)) || euros > INT64_MAX / 100 - 1 ||
        euros < INT64_MIN / 100 + 1) {
        return false;
    }
    rest = part.length == 1 ? rest * 10 : rest;
    *cents = euros * 100 + (str_starts(text, S("-")) ? -rest : rest);
    return true;
}

static void set_flag(Loader *loader, void *record, const Field *field, Str text,
                     Place place)
{
    bool yes = str_equal(text, S("yes"));
    if (yes || str_equal(text, S("no"))) {
        memcpy(member(record, field), &yes, sizeof yes);
    } else {
        FAULT(loader, place, field->name, S("Write yes or no."),
              "\"%.*s\" is not yes or no", STR_ARG(text));
    }
}

static void wrong(Loader *loader, const Field *field, Str text, Place place,
                  const char *what, Str hint)
{
    Str shown = str_slice(text, 0, 80);
    FAULT(loader, place, field->name, hint, "\"%.*s\" is not %s", STR_ARG(shown), what);
}

static void set_time(Loader *loader, void *record, const Field *field, Str text,
                     Place place)
{
    void *to = member(record, field);
    if (field->type == FIELD_DATE) {
        Date date;
        if (date_parse(text, &date)) {
            memcpy(to, &date, sizeof date);
        } else {
            wrong(loader, field, text, place, "a date", S("Write 2018-06-27."));
        }
    } else if (field->type == FIELD_MOMENT) {
        Moment moment;
        if (moment_parse(text, &moment)) {
            memcpy(to, &moment, sizeof moment);
        } else {
            wrong(loader, field, text, place, "a moment",
                  S("Write 2018-06-27 or 2018-06-27T07:00."));
        }
    } else if (field->type == FIELD_PERIOD) {
        Period period;
        if (period_parse(text, &period)) {
            memcpy(to, &period, sizeof period);
        } else {
            wrong(loader, field, text, place, "a period",
                  S("Write 2017, 2017/18, 2017-Q3, 2017-10-01, 2018..2019 or undated."));
        }
    } else {
        PeriodKind kind;
        if (period_kind_parse(text, &kind)) {
            memcpy(to, &kind, sizeof kind);
        } else {
            wrong(loader, field, text, place, "a kind of period",
                  S("Choose one of: year, school-year, quarter, day."));
        }
    }
}

static void set_number(Loader *loader, void *record, const Field *field, Str text,
                       Place place)
{
    void *to = member(record, field);
    Decimal decimal;
    int64_t number;
    if (field->type == FIELD_INTEGER) {
        if (integer_parse(text, &number)) {
            memcpy(to, &number, sizeof number);
        } else {
            wrong(loader, field, text, place, "a whole number", S("Write digits only."));
        }
    } else if (field->type == FIELD_EURO) {
        if (euro_parse(text, &number)) {
            memcpy(to, &number, sizeof number);
        } else {
            wrong(loader, field, text, place, "an amount in euros",
                  S("Write digits, and at most two decimals after a point."));
        }
    } else if (!decimal_parse(text, &decimal)) {
        wrong(loader, field, text, place, "a number",
              S("Write digits with a decimal point and no thousands mark."));
    } else if (field->type == FIELD_NUMBER) {
        memcpy(to, &decimal.value, sizeof decimal.value);
    } else {
        decimal.text = str_copy(loader->a, decimal.text);
        memcpy(to, &decimal, sizeof decimal);
    }
}

void value_set(Loader *loader, void *record, const Field *field, Lang lang, Str text,
               Place place)
{
    text = str_trim(text);
    if (text.length > LIMIT_FIELD_BYTES) {
        FAULT(loader, place, field->name, S("Shorten it."),
              "the text is longer than %d bytes", (int)LIMIT_FIELD_BYTES);
        return;
    }
    if (text.length == 0) {
        return;
    }
    Str kept;
    switch (field->type) {
    case FIELD_ID:
    case FIELD_TEXT:
        kept = str_copy(loader->a, text);
        memcpy(member(record, field), &kept, sizeof kept);
        break;
    case FIELD_WORDS:
        kept = str_copy(loader->a, text);
        memcpy((char *)member(record, field) + (size_t)lang * sizeof kept, &kept,
               sizeof kept);
        break;
    case FIELD_DATE:
    case FIELD_MOMENT:
    case FIELD_PERIOD:
    case FIELD_PERIOD_KIND:
        set_time(loader, record, field, text, place);
        break;
    case FIELD_INTEGER:
    case FIELD_NUMBER:
    case FIELD_DECIMAL:
    case FIELD_EURO:
        set_number(loader, record, field, text, place);
        break;
    case FIELD_FLAG:
        set_flag(loader, record, field, text, place);
        break;
    case FIELD_CHOICE:
        set_choice(loader, record, field, text, place);
        break;
    case FIELD_REF:
        add_pending(loader, record, field, 0, str_copy(loader->tmp, text), place);
        break;
    case FIELD_REFS:
    case FIELD_TEXTS:
        value_set_list(loader, record, field, str_split(loader->tmp, text, ';'), place);
        break;
    }
}

void value_set_list(Loader *loader, void *record, const Field *field, StrList texts,
                    Place place)
{
    if (field->type == FIELD_TEXTS) {
        StrList kept = {PUSH_ARRAY(loader->a, Str, texts.count + 1), texts.count};
        for (size_t i = 0; i < texts.count; i++) {
            kept.items[i] = str_copy(loader->a, texts.items[i]);
        }
        memcpy(member(record, field), &kept, sizeof kept);
        return;
    }
    AnyList refs = {PUSH_ARRAY(loader->a, const void *, texts.count + 1), texts.count};
    memcpy(member(record, field), &refs, sizeof refs);
    for (size_t i = 0; i < texts.count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (str_equal(texts.items[i], texts.items[k])) {
                FAULT(loader, place, field->name, S("Name it once."),
                      "\"%.*s\" stands twice in the list", STR_ARG(texts.items[i]));
            }
        }
        add_pending(loader, record, field, i, str_copy(loader->tmp, texts.items[i]),
                    place);
    }
}

bool value_is_empty(const void *record, const Field *field)
{
    const char *from = (const char *)record + field->offset;
    Str text;
    switch (field->type) {
    case FIELD_ID:
    case FIELD_TEXT:
    case FIELD_DECIMAL: /* its first member is its text */
        memcpy(&text, from, sizeof text);
        return text.length == 0;
    case FIELD_WORDS: {
        Words words;
        memcpy(&words, from, sizeof words);
        return !words_are_set(words);
    }
    case FIELD_TEXTS:
    case FIELD_REFS: {
        AnyList list;
        memcpy(&list, from, sizeof list);
        return list.count == 0;
    }
    case FIELD_DATE: {
        Date date;
        memcpy(&date, from, sizeof date);
        return !date_is_set(date);
    }
    case FIELD_MOMENT:
    case FIELD_INTEGER:
    case FIELD_EURO: {
        int64_t number;
        memcpy(&number, from, sizeof number);
        return number == 0;
    }
    case FIELD_PERIOD:
    case FIELD_PERIOD_KIND: {
        PeriodKind kind; /* the first member of a Period */
        memcpy(&kind, from, sizeof kind);
        return kind == PERIOD_NONE;
    }
    case FIELD_NUMBER: {
        double number;
        memcpy(&number, from, sizeof number);
        return !(number > 0) && !(number < 0);
    }
    case FIELD_FLAG: {
        bool flag;
        memcpy(&flag, from, sizeof flag);
        return !flag;
    }
    case FIELD_CHOICE: {
        int choice;
        memcpy(&choice, from, sizeof choice);
        return choice == 0;
    }
    case FIELD_REF: {
        const void *ref;
        memcpy(&ref, from, sizeof ref);
        return ref == NULL;
    }
    }
    return true;
}
