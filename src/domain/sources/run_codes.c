/* SPDX-License-Identifier: EUPL-1.2
 * run_codes.c - which codes stood in columns that the recipe knows codes of */
#include <stdlib.h>

#include "domain/sources/run_parts.h"

static bool sets_speak_of(const CodeSetList *sets, Str column)
{
    for (size_t i = 0; i < sets->count; i++) {
        if (str_equal(sets->items[i].column, column)) {
            return true;
        }
    }
    return false;
}

static bool recipe_names_codes(const Recipe *r, Str column)
{
    bool named = sets_speak_of(&r->keep, column) || sets_speak_of(&r->drop, column) ||
                 sets_speak_of(&r->lists, column) ||
                 (r->region.codes.count > 0 && str_equal(r->region.column, column));
    for (size_t i = 0; i < r->totals.count; i++) {
        named = named || str_equal(r->totals.items[i].column, column);
    }
    for (size_t i = 0; i < r->dimensions.count; i++) {
        const RecipeDimension *d = &r->dimensions.items[i];
        named = named || (d->codes.count > 0 && str_equal(d->column, column));
    }
    return named;
}

void want_codes(Run *run)
{
    for (size_t i = 0; i < run->slot_count; i++) {
        Str column = run->columns[run->slots[i]].name;
        run->seen[i].is_wanted = recipe_names_codes(run->recipe, column);
    }
}

void see_code(Run *run, size_t slot, Str text)
{
    SeenCodes *seen = &run->seen[slot];
    if (!seen->is_wanted || seen->are_many || text.length == 0) {
        return;
    }
    if (seen->items == NULL) {
        seen->items = PUSH_ARRAY(run->a, Str, RUN_CODES);
    }
    for (size_t i = 0; i < seen->count; i++) {
        if (str_equal(seen->items[i], text)) {
            return;
        }
    }
    if (seen->count == RUN_CODES) {
        seen->are_many = true;
        return;
    }
    seen->items[seen->count++] = str_copy(run->a, text);
}

void merge_codes(Run *run, const Run *more)
{
    for (size_t slot = 0; slot < run->slot_count; slot++) {
        const SeenCodes *seen = &more->seen[slot];
        run->seen[slot].are_many |= seen->are_many;
        for (size_t i = 0; i < seen->count; i++) {
            see_code(run, slot, seen->items[i]);
        }
    }
}

static int compare_texts(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static void add_code(Arena *a, StrList *codes, Str column, Str code)
{
    Str text = str_format(a, "%.*s = %.*s", STR_ARG(column), STR_ARG(code));
    for (size_t i = 0; i < codes->count; i++) {
        if (str_equal(codes->items[i], text)) {
            return;
        }
    }
    codes->items[codes->count++] = text;
}

/* Codes that a header brings: MAN of "2017 MAN". */
static void add_parts(Arena *a, const Run *run, StrList *codes)
{
    for (size_t p = 0; p < run->parts.count; p++) {
        for (size_t v = 0;
             v < run->value_count && recipe_names_codes(run->recipe, run->parts.items[p]);
             v++) {
            add_code(a, codes, run->parts.items[p],
                     run->part_texts[v * run->parts.count + p]);
        }
    }
}

StrList run_codes(Arena *a, const Run *run)
{
    StrList codes = {0};
    size_t most = run->value_count * (run->parts.count + 1) + RUN_CODES * TALLY_SLOTS;
    codes.items = PUSH_ARRAY(a, Str, most);
    add_parts(a, run, &codes);
    for (size_t slot = 0; slot < run->slot_count; slot++) {
        const SeenCodes *seen = &run->seen[slot];
        for (size_t i = 0; i < seen->count && !seen->are_many; i++) {
            add_code(a, &codes, run->columns[run->slots[slot]].name, seen->items[i]);
        }
    }
    qsort(codes.items, codes.count, sizeof(Str), compare_texts);
    return codes;
}
