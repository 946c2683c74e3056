/* SPDX-License-Identifier: EUPL-1.2
 * pxweb_select.c - codes, patterns, and functions of a selection
 */
#include "publish/pxweb/pxweb_select.h"

#include "base/nearest.h"
#include "base/number.h"

/* * is any text, ? one byte. Walks back to the last * when it does not fit. */
static bool pattern_fits(Str pattern, Str text)
{
    size_t p = 0, t = 0, star = SIZE_MAX, from = 0;
    while (t < text.length) {
        if (p < pattern.length && pattern.data[p] == '*') {
            star = p++;
            from = t;
        } else if (p < pattern.length &&
                   (pattern.data[p] == '?' || pattern.data[p] == text.data[t])) {
            p++;
            t++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            t = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.length && pattern.data[p] == '*') {
        p++;
    }
    return p == pattern.length;
}

static bool find_code(Arena *a, const CubeDimension *dimension, Str code, size_t *found,
                      Error *err)
{
    Nearest nearest = nearest_to(code);
    for (size_t i = 0; i < dimension->count; i++) {
        if (str_equal(dimension->codes[i].code, code)) {
            *found = i;
            return true;
        }
        nearest_offer(&nearest, dimension->codes[i].code);
    }
    error_hint(err, nearest_hint(a, &nearest));
    return FAIL(err, ERR_INVALID, "%.*s has no code \"%.*s\"", STR_ARG(dimension->id),
                STR_ARG(code));
}

static bool name_range(const CubeDimension *dimension, size_t first, size_t end,
                       bool *is_named)
{
    for (size_t i = first; i < end && i < dimension->count; i++) {
        is_named[i] = true;
    }
    return true;
}

/* top(3): the newest of the time, which stand last; of others the first. */
static bool name_some(const CubeDimension *dimension, bool is_top, Str text,
                      bool *is_named, Error *err)
{
    int64_t number;
    if (!integer_parse(text, &number) || number < 1) {
        return FAIL(err, ERR_INVALID, "\"%.*s\" is not a number from 1 on",
                    STR_ARG(text));
    }
    size_t count = (size_t)number < dimension->count ? (size_t)number : dimension->count;
    bool from_end = is_top == (dimension->role == CUBE_TIME);
    size_t first = from_end ? dimension->count - count : 0;
    return name_range(dimension, first, first + count, is_named);
}

static bool call(Arena *a, const CubeDimension *dimension, Str name, Str inside,
                 bool *is_named, Error *err)
{
    size_t first = 0, last = dimension->count - 1;
    Str from, to;
    if (str_equal(name, S("top")) || str_equal(name, S("bottom"))) {
        return name_some(dimension, str_equal(name, S("top")), inside, is_named, err);
    }
    if (str_equal(name, S("from"))) {
        return find_code(a, dimension, inside, &first, err) &&
               name_range(dimension, first, last + 1, is_named);
    }
    if (str_equal(name, S("to"))) {
        return find_code(a, dimension, inside, &last, err) &&
               name_range(dimension, first, last + 1, is_named);
    }
    if (str_equal(name, S("range")) && str_cut(inside, ',', &from, &to)) {
        return find_code(a, dimension, str_trim(from), &first, err) &&
               find_code(a, dimension, str_trim(to), &last, err) &&
               (first <= last || FAIL(err, ERR_INVALID, "%.*s comes after %.*s",
                                      STR_ARG(from), STR_ARG(to))) &&
               name_range(dimension, first, last + 1, is_named);
    }
    error_hint(err, S("There are top, bottom, from, to and range(code,code)."));
    return FAIL(err, ERR_INVALID, "there is no selection \"%.*s\"", STR_ARG(name));
}

static bool select_part(Arena *a, const CubeDimension *dimension, Str part,
                        bool *is_named, Error *err)
{
    Str name, inside;
    size_t at;
    bool fits = false;
    if (str_ends(part, S(")")) && str_cut(part, '(', &name, &inside)) {
        return call(a, dimension, name, str_slice(inside, 0, inside.length - 1), is_named,
                    err);
    }
    if (!str_contains(part, S("*")) && !str_contains(part, S("?"))) {
        if (!find_code(a, dimension, part, &at, err)) {
            return false;
        }
        is_named[at] = true;
        return true;
    }
    for (size_t i = 0; i < dimension->count; i++) {
        bool is_like = pattern_fits(part, dimension->codes[i].code);
        is_named[i] = is_named[i] || is_like;
        fits = fits || is_like;
    }
    return fits || FAIL(err, ERR_INVALID, "no code of %.*s is like \"%.*s\"",
                        STR_ARG(dimension->id), STR_ARG(part));
}

bool pxweb_select(Arena *a, const CubeDimension *dimension, Str text, bool *is_named,
                  Error *err)
{
    size_t start = 0, depth = 0;
    CHECK(dimension->count > 0);
    for (size_t i = 0; i <= text.length; i++) {
        char c = i < text.length ? text.data[i] : ',';
        depth += c == '(' ? 1 : 0;
        depth -= c == ')' && depth > 0 ? 1 : 0;
        if (i < text.length && (c != ',' || depth > 0)) {
            continue;
        }
        if (!select_part(a, dimension, str_trim(str_slice(text, start, i)), is_named,
                         err)) {
            return false;
        }
        start = i + 1;
    }
    return true;
}
