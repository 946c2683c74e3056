/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_select.c - keys, constraints and periods
 */
#include "publish/sdmx/sdmx_select.h"

#include <string.h>

#include "base/nearest.h"

SdmxSelection sdmx_selection(Arena *a, const Cube *cube)
{
    SdmxSelection selection = {a, cube, PUSH_ARRAY(a, bool, cube->cell_count + 1), 0};
    for (size_t i = 0; i < cube->cell_count; i++) {
        selection.is_kept[i] = sdmx_has_time(cube, &cube->cells[i]);
        selection.kept += selection.is_kept[i];
    }
    return selection;
}

static bool emptied(const SdmxSelection *selection, const char *by, Str text, Error *err)
{
    if (selection->kept > 0) {
        return true;
    }
    error_hint(err, S("Each part is right, but no observation has them all."));
    return FAIL(err, ERR_NOT_FOUND, "no observation is left after %s \"%.*s\"", by,
                STR_ARG(text));
}

/* ---- Keys ---- */

/* Which codes of each series dimension a key names; all true: any. */
typedef struct Key {
    bool **is_named;
} Key;

static bool name_code(const SdmxSelection *selection, size_t d, Str code, bool *is_named,
                      Error *err)
{
    const CubeDimension *dimension = &selection->cube->dimensions[d];
    Nearest nearest = nearest_to(code);
    for (size_t i = 0; i < dimension->count; i++) {
        Str known = sdmx_code(selection->arena, dimension, &dimension->codes[i]);
        if (str_equal(known, code)) {
            is_named[i] = true;
            return true;
        }
        nearest_offer(&nearest, known);
    }
    error_hint(err, nearest_hint(selection->arena, &nearest));
    return FAIL(err, ERR_INVALID, "%.*s has no code \"%.*s\"",
                STR_ARG(sdmx_dimension_id(selection->arena, dimension)), STR_ARG(code));
}

static void name_all(const CubeDimension *dimension, bool *is_named)
{
    for (size_t i = 0; i < dimension->count; i++) {
        is_named[i] = true;
    }
}

static bool read_position(const SdmxSelection *selection, size_t d, Str part,
                          bool *is_named, Error *err)
{
    bool more = true;
    if (part.length == 0 || str_equal(part, S("*"))) {
        name_all(&selection->cube->dimensions[d], is_named);
        return true;
    }
    while (more) {
        Str code;
        more = str_cut(part, '+', &code, &part);
        if (!name_code(selection, d, code, is_named, err)) {
            return false;
        }
    }
    return true;
}

static bool read_key(const SdmxSelection *selection, Str text, Key *key, Error *err)
{
    const Cube *cube = selection->cube;
    size_t series = cube->dimension_count - 1, d = 0;
    bool more = true;
    key->is_named = PUSH_ARRAY(selection->arena, bool *, series + 1);
    for (size_t i = 0; i < series; i++) {
        key->is_named[i] =
            PUSH_ARRAY(selection->arena, bool, cube->dimensions[i].count + 1);
    }
    while (more) {
        Str part;
        more = str_cut(text, '.', &part, &text);
        if (d == series) {
            return FAIL(err, ERR_INVALID, "the key has more than %zu positions", series);
        }
        if (!read_position(selection, d, part, key->is_named[d], err)) {
            return false;
        }
        d++;
    }
    for (; d < series; d++) {
        name_all(&cube->dimensions[d], key->is_named[d]);
    }
    return true;
}

static bool key_has(const Key *key, const Cube *cube, const CubeCell *cell)
{
    for (size_t d = 0; d + 1 < cube->dimension_count; d++) {
        if (!key->is_named[d][cell->at[d]]) {
            return false;
        }
    }
    return true;
}

bool sdmx_select_key(SdmxSelection *selection, Str key, bool is_v3, Error *err)
{
    enum { KEYS_MOST = 100 };
    Key keys[KEYS_MOST];
    size_t count = 0;
    Str rest = key;
    bool more = key.length > 0 && !str_equal(key, S("*")) && !str_equal(key, S("all"));
    if (!more) {
        return emptied(selection, "the table", key, err);
    }
    while (more) {
        Str one = rest;
        more = is_v3 && str_cut(rest, ',', &one, &rest);
        if (count == KEYS_MOST) {
            return FAIL(err, ERR_INVALID, "there are more than %d keys", KEYS_MOST);
        }
        if (!read_key(selection, one, &keys[count++], err)) {
            return false;
        }
    }
    selection->kept = 0;
    for (size_t i = 0; i < selection->cube->cell_count; i++) {
        bool is_named = false;
        for (size_t k = 0; k < count && selection->is_kept[i]; k++) {
            is_named = is_named ||
                       key_has(&keys[k], selection->cube, &selection->cube->cells[i]);
        }
        selection->is_kept[i] = is_named;
        selection->kept += is_named;
    }
    return emptied(selection, "the key", key, err);
}

/* ---- Constraints ---- */

typedef enum Operator {
    OP_EQ,
    OP_NE,
    OP_LT,
    OP_LE,
    OP_GT,
    OP_GE,
    OP_CO,
    OP_NC,
    OP_SW,
    OP_EW,
    OP_COUNT,
} Operator;

static const char *const operators[OP_COUNT] = {
    "eq:", "ne:", "lt:", "le:", "gt:", "ge:", "co:", "nc:", "sw:", "ew:"};

/* A time by as many characters as are asked for. */
static int order_of(const CubeDimension *dimension, Str code, Str value)
{
    return dimension->role == CUBE_TIME
               ? str_compare(str_slice(code, 0, value.length), value)
               : str_compare(code, value);
}

static bool code_fits(const CubeDimension *dimension, Str code, Operator operator,
                      Str value)
{
    switch (operator) {
    case OP_EQ:
        return order_of(dimension, code, value) == 0;
    case OP_NE:
        return order_of(dimension, code, value) != 0;
    case OP_LT:
        return order_of(dimension, code, value) < 0;
    case OP_LE:
        return order_of(dimension, code, value) <= 0;
    case OP_GT:
        return order_of(dimension, code, value) > 0;
    case OP_GE:
        return order_of(dimension, code, value) >= 0;
    case OP_CO:
        return str_contains(code, value);
    case OP_NC:
        return !str_contains(code, value);
    case OP_SW:
        return str_starts(code, value);
    case OP_EW:
        return str_ends(code, value);
    case OP_COUNT:
        break;
    }
    return false;
}

/* ge:2015+le:2020: all of these. */
static bool terms_fit(const CubeDimension *dimension, Str code, Str terms)
{
    bool more = true;
    while (more) {
        Str term;
        Operator found = OP_EQ;
        more = str_cut(terms, '+', &term, &terms);
        for (int o = 0; o < OP_COUNT; o++) {
            if (str_starts(term, str_of(operators[o]))) {
                found = (Operator)o;
                term = str_slice(term, 3, term.length);
                break;
            }
        }
        if (!code_fits(dimension, code, found, term)) {
            return false;
        }
    }
    return true;
}

static bool find_dimension(const SdmxSelection *selection, Str id, size_t *found,
                           Error *err)
{
    Nearest nearest = nearest_to(id);
    for (size_t d = 0; d < selection->cube->dimension_count; d++) {
        Str known = sdmx_dimension_id(selection->arena, &selection->cube->dimensions[d]);
        if (str_equal(known, id)) {
            *found = d;
            return true;
        }
        nearest_offer(&nearest, known);
    }
    error_hint(err, nearest_hint(selection->arena, &nearest));
    return FAIL(err, ERR_INVALID, "there is no dimension \"%.*s\"", STR_ARG(id));
}

bool sdmx_select_constraint(SdmxSelection *selection, Str id, Str text, Error *err)
{
    size_t d;
    Arena *a = selection->arena;
    if (!find_dimension(selection, id, &d, err)) {
        return false;
    }
    const CubeDimension *dimension = &selection->cube->dimensions[d];
    bool *fits = PUSH_ARRAY(a, bool, dimension->count + 1), more = true, has_any = false;
    Nearest nearest = nearest_to(text);
    Str rest = str_replace(a, text, S(" "), S("+"));
    while (more) {
        Str terms;
        more = str_cut(rest, ',', &terms, &rest);
        for (size_t i = 0; i < dimension->count; i++) {
            Str code = sdmx_code(a, dimension, &dimension->codes[i]);
            fits[i] = fits[i] || terms_fit(dimension, code, terms);
            has_any = has_any || fits[i];
            nearest_offer(&nearest, code);
        }
    }
    if (!has_any) {
        error_hint(err, nearest_hint(a, &nearest));
        return FAIL(err, ERR_INVALID, "no code of %.*s fits \"%.*s\"", STR_ARG(id),
                    STR_ARG(text));
    }
    selection->kept = 0;
    for (size_t i = 0; i < selection->cube->cell_count; i++) {
        selection->is_kept[i] =
            selection->is_kept[i] && fits[selection->cube->cells[i].at[d]];
        selection->kept += selection->is_kept[i];
    }
    return emptied(selection, "the constraint", text, err);
}

bool sdmx_select_period(SdmxSelection *selection, Str start, Str end, Error *err)
{
    Arena *a = selection->arena;
    return (start.length == 0 ||
            sdmx_select_constraint(selection, S("TIME_PERIOD"),
                                   str_format(a, "ge:%.*s", STR_ARG(start)), err)) &&
           (end.length == 0 ||
            sdmx_select_constraint(selection, S("TIME_PERIOD"),
                                   str_format(a, "le:%.*s", STR_ARG(end)), err));
}
