/* SPDX-License-Identifier: EUPL-1.2
 * recipe.c - lists, periods, header forms */
#include "domain/sources/recipe.h"

const CodeSet *recipe_list(const Recipe *recipe, Str name)
{
    Str wanted, version;
    bool has_version = str_cut_last(name, '@', &wanted, &version);
    for (size_t i = 0; i < recipe->lists.count; i++) {
        const CodeSet *list = &recipe->lists.items[i];
        if (str_equal(list->name, wanted) &&
            (!has_version || str_equal(list->version, version))) {
            return list;
        }
    }
    return NULL;
}

bool recipe_list_holds(const CodeSet *list, Str code)
{
    for (size_t i = 0; i < list->codes.count; i++) {
        if (str_equal(list->codes.items[i], code)) {
            return !list->is_except;
        }
    }
    return list->is_except;
}

static bool parse_year(Arena *a, Str text, bool is_school_year, Period *period)
{
    int64_t year;
    if (text.length != 4 || !integer_parse(text, &year) || year < 1) {
        return false;
    }
    if (is_school_year) {
        text = str_format(a, "%04d/%02d", (int)year, (int)((year + 1) % 100));
    }
    return period_parse(text, period);
}

/* 2017JJ00, 2017KW01, 2017SJ00. Months, weeks and days have no place on our axes.
 * Source: CBS, "Handleiding StatLine open data", codes of periods. */
static bool parse_cbs(Arena *a, Str code, Period *period)
{
    int64_t year, number;
    if (code.length != 8 || !integer_parse(str_slice(code, 0, 4), &year) ||
        !integer_parse(str_slice(code, 6, 8), &number)) {
        return false;
    }
    Str type = str_slice(code, 4, 6);
    if (str_equal(type, S("JJ")) && number == 0) {
        return parse_year(a, str_slice(code, 0, 4), false, period);
    }
    if (str_equal(type, S("SJ")) && number == 0) {
        return parse_year(a, str_slice(code, 0, 4), true, period);
    }
    return str_equal(type, S("KW")) &&
           period_parse(str_format(a, "%04d-Q%d", (int)year, (int)number), period);
}

bool recipe_period(PeriodForm form, Str code, Period *period, Error *err)
{
    Arena *tmp = arena_new();
    bool is_read = false;
    switch (form) {
    case PERIODS_AS_WRITTEN:
        is_read = period_parse(code, period);
        break;
    case PERIODS_SCHOOL_YEAR:
        is_read = parse_year(tmp, code, true, period);
        break;
    case PERIODS_CBS:
        is_read = parse_cbs(tmp, code, period);
        break;
    }
    arena_free(tmp);
    return is_read ||
           FAIL(err, ERR_INVALID, "\"%.*s\" is no period of this form", STR_ARG(code));
}

/* The next name in braces, and what stands before it; false: `before` is the rest. */
static bool next_part(Str *form, Str *before, Str *name)
{
    Str rest;
    if (!str_cut(*form, '{', before, &rest) || !str_cut(rest, '}', name, form)) {
        *before = *form;
        *form = S("");
        return false;
    }
    return true;
}

StrList recipe_form_names(Arena *a, Str form)
{
    StrList names = {PUSH_ARRAY(a, Str, RECIPE_PARTS), 0};
    Str before, name;
    while (names.count < RECIPE_PARTS && next_part(&form, &before, &name)) {
        names.items[names.count++] = name;
    }
    return names;
}

/* Where `part` first stands in `text`, from 1 on: a name is never empty. */
static bool find_after_first(Str text, Str part, size_t *at)
{
    for (size_t i = 1; i + part.length <= text.length; i++) {
        if (str_starts(str_slice(text, i, text.length), part)) {
            *at = i;
            return true;
        }
    }
    return false;
}

bool recipe_form_match(Str form, Str header, Str *texts)
{
    Str before, name;
    size_t count = 0;
    bool has_part = next_part(&form, &before, &name);
    if (!str_starts(header, before)) {
        return false;
    }
    header = str_slice(header, before.length, header.length);
    while (has_part && count < RECIPE_PARTS) {
        has_part = next_part(&form, &before, &name);
        size_t at = header.length;
        if ((before.length > 0 || has_part) && !find_after_first(header, before, &at)) {
            return false;
        }
        if (at == 0) {
            return false;
        }
        texts[count++] = str_trim(str_slice(header, 0, at));
        header = str_slice(header, at + before.length, header.length);
    }
    return header.length == 0;
}
