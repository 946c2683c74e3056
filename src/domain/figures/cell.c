/* SPDX-License-Identifier: EUPL-1.2
 * cell.c - reading `level=hbo;sex=women` in the dimensions of a definition */
#include "domain/figures/figures.h"

#include "base/buf.h"
#include "base/nearest.h"

#define TOTAL_CODE "_T"

/* What is near, or else all there is. */
static void hint_valid(Arena *a, Error *err, const Nearest *nearest, const Buf *all)
{
    Str hint = nearest_hint(a, nearest);
    if (hint.length == 0 && all->length > 0) {
        hint = str_format(a, "It knows %.*s.", STR_ARG(buf_str(all)));
    }
    error_hint(err, hint);
}

static bool unknown_dimension(Arena *a, const Definition *definition, Str name,
                              Error *err)
{
    Buf all = buf_in(a, 0);
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < definition->use_count; i++) {
        nearest_offer(&nearest, definition->uses[i].dimension->id);
        buf_add(&all, i > 0 ? S(", ") : S(""));
        buf_add(&all, definition->uses[i].dimension->id);
    }
    hint_valid(a, err, &nearest, &all);
    return FAIL(err, ERR_INVALID, "definition %.*s has no dimension \"%.*s\"",
                STR_ARG(definition->id), STR_ARG(name));
}

static bool code_is_in_list(const Code *code, Str list, Str *short_id)
{
    Str head;
    return str_cut(code->id, ':', &head, short_id) && str_equal(head, list);
}

static bool unknown_code(Arena *a, const Monitor *monitor, const DimensionUse *use,
                         Str name, Error *err)
{
    Buf all = buf_in(a, 0);
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < monitor->codes.count; i++) {
        Str id;
        if (code_is_in_list(&monitor->codes.items[i], use->list, &id)) {
            nearest_offer(&nearest, id);
            buf_add(&all, all.length > 0 ? S(", ") : S(""));
            buf_add(&all, id);
        }
    }
    hint_valid(a, err, &nearest, &all);
    return FAIL(err, ERR_INVALID, "dimension \"%.*s\" has no code \"%.*s\"",
                STR_ARG(use->dimension->id), STR_ARG(name));
}

static const Code *find_code(const Monitor *monitor, Str list, Str name)
{
    for (size_t i = 0; i < monitor->codes.count; i++) {
        const Code *code = &monitor->codes.items[i];
        Str id;
        if (code_is_in_list(code, list, &id) && str_equal(id, name)) {
            return code->same_as != NULL ? code->same_as : code;
        }
    }
    return NULL;
}

static bool code_is_total(const Code *code)
{
    return str_ends(code->id, S(":" TOTAL_CODE));
}

/* Sorts parts by dimension, drops totals, writes the canonical text. */
static Cell cell_of(Arena *a, CellPart *parts, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (code_is_total(parts[i].code)) {
            continue;
        }
        CellPart part = parts[i];
        size_t at = kept++;
        while (at > 0 &&
               str_compare(parts[at - 1].dimension->id, part.dimension->id) > 0) {
            parts[at] = parts[at - 1];
            at--;
        }
        parts[at] = part;
    }
    Buf text = buf_in(a, 0);
    for (size_t i = 0; i < kept; i++) {
        Str list, code;
        str_cut(parts[i].code->id, ':', &list, &code);
        buf_add(&text, i > 0 ? S(";") : S(""));
        buf_add(&text, parts[i].dimension->id);
        buf_char(&text, '=');
        buf_add(&text, code);
    }
    return (Cell){str_copy(a, buf_str(&text)), parts, kept};
}

static bool parse_part(Arena *a, const Monitor *monitor, const Definition *definition,
                       Str text, CellPart *part, Error *err)
{
    Str name, code_name;
    if (!str_cut(text, '=', &name, &code_name)) {
        error_hint(err, S("Write dimension=code, several joined by a semicolon."));
        return FAIL(err, ERR_INVALID, "\"%.*s\" is not dimension=code", STR_ARG(text));
    }
    name = str_trim(name);
    code_name = str_trim(code_name);
    for (size_t i = 0; i < definition->use_count; i++) {
        const DimensionUse *use = &definition->uses[i];
        if (str_equal(use->dimension->id, name)) {
            const Code *code = find_code(monitor, use->list, code_name);
            if (code == NULL) {
                return unknown_code(a, monitor, use, code_name, err);
            }
            *part = (CellPart){use->dimension, code};
            return true;
        }
    }
    return unknown_dimension(a, definition, name, err);
}

bool cell_parse(Arena *a, const Monitor *monitor, const Definition *definition, Str text,
                Cell *cell, Error *err)
{
    StrList pieces = str_split(a, text, ';');
    CellPart *parts = PUSH_ARRAY(a, CellPart, pieces.count + 1);
    for (size_t i = 0; i < pieces.count; i++) {
        if (!parse_part(a, monitor, definition, pieces.items[i], &parts[i], err)) {
            return false;
        }
        for (size_t k = 0; k < i; k++) {
            if (parts[k].dimension == parts[i].dimension) {
                return FAIL(err, ERR_INVALID,
                            "dimension \"%.*s\" stands twice in \"%.*s\"",
                            STR_ARG(parts[i].dimension->id), STR_ARG(text));
            }
        }
    }
    *cell = cell_of(a, parts, pieces.count);
    return true;
}

bool cell_equal(Cell a, Cell b)
{
    return str_equal(a.text, b.text);
}

const Code *cell_code(Cell cell, Str dimension)
{
    for (size_t i = 0; i < cell.count; i++) {
        if (str_equal(cell.parts[i].dimension->id, dimension)) {
            return cell.parts[i].code;
        }
    }
    return NULL;
}

Cell cell_with(Arena *a, Cell cell, const Dimension *dimension, const Code *code)
{
    CellPart *parts = PUSH_ARRAY(a, CellPart, cell.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < cell.count; i++) {
        if (cell.parts[i].dimension != dimension) {
            parts[count++] = cell.parts[i];
        }
    }
    if (code != NULL) {
        parts[count++] = (CellPart){dimension, code};
    }
    return cell_of(a, parts, count);
}

Str cell_label(Arena *a, Cell cell, Lang lang)
{
    Str *names = PUSH_ARRAY(a, Str, cell.count + 1);
    for (size_t i = 0; i < cell.count; i++) {
        names[i] = words_in(cell.parts[i].code->name, lang, NULL);
    }
    return str_join(a, names, cell.count, S(", "));
}

Str code_short_label(const Code *code, Lang lang)
{
    return words_in(words_are_set(code->short_name) ? code->short_name : code->name, lang,
                    NULL);
}
