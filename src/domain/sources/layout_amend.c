/* SPDX-License-Identifier: EUPL-1.2
 * layout_amend.c - a recipe that follows its file */
#include "domain/sources/layout.h"

#include <string.h>

static Str now_called(LayoutRowList rows, Str column)
{
    for (size_t i = 0; i < rows.count; i++) {
        if (rows.items[i].change == LAYOUT_RENAMED &&
            str_equal(rows.items[i].before, column)) {
            return rows.items[i].after;
        }
    }
    return column;
}

static CodeSetList amend_sets(Arena *a, CodeSetList sets, LayoutRowList rows)
{
    CodeSetList amended = {PUSH_ARRAY(a, CodeSet, sets.count + 1), sets.count};
    for (size_t i = 0; i < sets.count; i++) {
        amended.items[i] = sets.items[i];
        amended.items[i].column = now_called(rows, sets.items[i].column);
    }
    return amended;
}

static StrList amend_names(Arena *a, StrList names, LayoutRowList rows)
{
    StrList amended = {PUSH_ARRAY(a, Str, names.count + 1), names.count};
    for (size_t i = 0; i < names.count; i++) {
        amended.items[i] = now_called(rows, names.items[i]);
    }
    return amended;
}

/* A code that is new stands for the one it became. */
static RenameList amend_renames(Arena *a, RenameList renames, LayoutRowList rows)
{
    RenameList amended = {PUSH_ARRAY(a, Rename, renames.count + rows.count + 1), 0};
    for (size_t i = 0; i < renames.count; i++) {
        amended.items[amended.count] = renames.items[i];
        amended.items[amended.count++].column = now_called(rows, renames.items[i].column);
    }
    for (size_t i = 0; i < rows.count; i++) {
        const LayoutRow *row = &rows.items[i];
        if (row->change == LAYOUT_CODE_RENAMED) {
            amended.items[amended.count++] =
                (Rename){.column = row->column, .from = row->after, .to = row->before};
        }
    }
    return amended;
}

static void amend_totals_and_dimensions(Arena *a, Recipe *r, LayoutRowList rows)
{
    TotalRule *totals = PUSH_ARRAY(a, TotalRule, r->totals.count + 1);
    for (size_t i = 0; i < r->totals.count; i++) {
        totals[i] = r->totals.items[i];
        totals[i].column = now_called(rows, totals[i].column);
    }
    r->totals.items = totals;
    RecipeDimension *dimensions = PUSH_ARRAY(a, RecipeDimension, r->dimensions.count + 1);
    for (size_t i = 0; i < r->dimensions.count; i++) {
        dimensions[i] = r->dimensions.items[i];
        dimensions[i].column = now_called(rows, dimensions[i].column);
    }
    r->dimensions.items = dimensions;
}

Recipe layout_amend(Arena *a, const Recipe *recipe, LayoutRowList rows, Str mark)
{
    Recipe r = *recipe;
    r.layout = mark;
    r.sha256 = S(""); /* of the file before */
    r.keep = amend_sets(a, r.keep, rows);
    r.drop = amend_sets(a, r.drop, rows);
    r.lists = amend_sets(a, r.lists, rows);
    r.within = amend_names(a, r.within, rows);
    r.value_columns = amend_names(a, r.value_columns, rows);
    r.renames = amend_renames(a, r.renames, rows);
    r.region.column = now_called(rows, r.region.column);
    r.period.column = now_called(rows, r.period.column);
    r.status.column = now_called(rows, r.status.column);
    amend_totals_and_dimensions(a, &r, rows);
    return r;
}

/* ---- The form of the header ---- */

static bool form_fits(const Recipe *recipe, Str form, const Dataset *dataset)
{
    Arena *tmp = arena_new();
    StrList names = recipe_form_names(tmp, form);
    bool found = false;
    for (size_t i = 0; i < dataset->column_count && !found; i++) {
        Str texts[RECIPE_PARTS];
        if (!recipe_form_match(form, dataset->columns[i].name, texts)) {
            continue;
        }
        for (size_t p = 0; p < names.count; p++) {
            Period period;
            found =
                found || (str_equal(names.items[p], recipe->period.column) &&
                          recipe_period(recipe->period.form, texts[p], &period, NULL));
        }
    }
    arena_free(tmp);
    return found;
}

bool layout_other_form(Arena *a, const Recipe *recipe, const Dataset *dataset, Str *form)
{
    static const char *const BETWEEN[] = {" ", "_", "-", ".", " - ", ""};
    if (recipe->value_form != VALUES_HEADERS ||
        form_fits(recipe, recipe->value_header, dataset)) {
        return false;
    }
    StrList names = recipe_form_names(a, recipe->value_header);
    for (size_t i = 0; names.count == 2 && i < 2 * sizeof BETWEEN / sizeof *BETWEEN;
         i++) {
        *form = str_format(a, "{%.*s}%s{%.*s}", STR_ARG(names.items[i % 2]),
                           BETWEEN[i / 2], STR_ARG(names.items[1 - i % 2]));
        if (form_fits(recipe, *form, dataset)) {
            return true;
        }
    }
    return false;
}
