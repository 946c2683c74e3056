/* SPDX-License-Identifier: EUPL-1.2
 * run_bind.c - the columns of a recipe found in a table */
#include "domain/sources/run_parts.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/nearest.h"

typedef struct Binder {
    Run *run;
    const Dataset *dataset;
    Buf missing; /* names of columns that are not there */
    Str hint;
    bool has_too_many;
} Binder;

static void note_missing(Binder *b, Str name)
{
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < b->dataset->column_count; i++) {
        nearest_offer(&nearest, b->dataset->columns[i].name);
    }
    if (b->hint.length == 0) {
        b->hint = nearest_hint(b->run->a, &nearest);
    }
    buf_printf(&b->missing, "%s\"%.*s\"", b->missing.length > 0 ? ", " : "",
               STR_ARG(name));
}

static Ref find_part(const Run *run, Str name)
{
    for (size_t i = 0; i < run->parts.count; i++) {
        if (str_equal(run->parts.items[i], name)) {
            return (Ref){REF_PART, i};
        }
    }
    return (Ref){REF_NONE, 0};
}

/* The slot or header part of this name; a column of the table becomes a slot. */
static Ref refer(Binder *b, Str name)
{
    Run *run = b->run;
    if (name.length == 0) {
        return (Ref){REF_NONE, 0};
    }
    Ref part = find_part(run, name);
    if (part.kind != REF_NONE) {
        return part;
    }
    size_t column = dataset_column(b->dataset, name);
    if (column == DATASET_NONE) {
        note_missing(b, name);
        return (Ref){REF_NONE, 0};
    }
    for (size_t i = 0; i < run->slot_count; i++) {
        if (run->slots[i] == column) {
            return (Ref){REF_SLOT, i};
        }
    }
    if (run->slot_count == TALLY_SLOTS) {
        b->has_too_many = true;
        return (Ref){REF_NONE, 0};
    }
    run->slots[run->slot_count] = column;
    return (Ref){REF_SLOT, run->slot_count++};
}

static bool is_used_list(const Recipe *recipe, const CodeSet *list)
{
    for (size_t i = 0; i < recipe->figures.count; i++) {
        const FigureRule *f = &recipe->figures.items[i];
        for (size_t k = 0; k < f->rows.count + f->of.count; k++) {
            Str name =
                k < f->rows.count ? f->rows.items[k] : f->of.items[k - f->rows.count];
            if (recipe_list(recipe, name) == list) {
                return true;
            }
        }
    }
    return false;
}

static bool is_used_dimension(const Recipe *recipe, Str id)
{
    for (size_t i = 0; i < recipe->figures.count; i++) {
        StrList by = recipe->figures.items[i].by;
        for (size_t k = 0; k < by.count; k++) {
            if (str_equal(by.items[k], id)) {
                return true;
            }
        }
    }
    return false;
}

/* Filters first: they may spare the rest of a row. */
static void refer_all(Binder *b)
{
    Run *run = b->run;
    const Recipe *r = run->recipe;
    for (size_t i = 0; i < r->keep.count; i++) {
        (void)refer(b, r->keep.items[i].column);
    }
    for (size_t i = 0; i < r->drop.count; i++) {
        (void)refer(b, r->drop.items[i].column);
    }
    run->status_ref = refer(b, r->status.column);
    run->period_ref = refer(b, r->period.column);
    run->list_refs = PUSH_ARRAY(run->a, Ref, r->lists.count);
    for (size_t i = 0; i < r->lists.count; i++) {
        if (is_used_list(r, &r->lists.items[i])) {
            run->list_refs[i] = refer(b, r->lists.items[i].column);
        }
    }
    run->dimension_refs = PUSH_ARRAY(run->a, Ref, r->dimensions.count);
    for (size_t i = 0; i < r->dimensions.count; i++) {
        if (is_used_dimension(r, r->dimensions.items[i].id)) {
            run->dimension_refs[i] = refer(b, r->dimensions.items[i].column);
        }
    }
    if (is_used_dimension(r, S("region"))) {
        run->region_ref = refer(b, r->region.column);
    }
    run->total_refs = PUSH_ARRAY(run->a, Ref, r->totals.count);
    for (size_t i = 0; i < r->totals.count; i++) {
        run->total_refs[i] = refer(b, r->totals.items[i].column);
        run->plan.has_total_rows |= run->total_refs[i].kind == REF_SLOT;
    }
    for (size_t i = 0; i < r->within.count; i++) {
        (void)refer(b, r->within.items[i]);
    }
    run->rename_refs = PUSH_ARRAY(run->a, Ref, r->renames.count);
    for (size_t i = 0; i < r->renames.count; i++) {
        run->rename_refs[i] = refer(b, r->renames.items[i].column);
    }
}

static bool is_slot(Ref ref, size_t slot)
{
    return ref.kind == REF_SLOT && ref.index == slot;
}

/* A slot that only lists look at need not tell its texts apart, only the lists. */
static bool slot_collapses(const Run *run, size_t slot)
{
    const Recipe *r = run->recipe;
    bool is_read = run->plan.has_total_rows || is_slot(run->region_ref, slot) ||
                   is_slot(run->period_ref, slot) || is_slot(run->status_ref, slot);
    for (size_t i = 0; i < r->dimensions.count; i++) {
        is_read = is_read || is_slot(run->dimension_refs[i], slot);
    }
    for (size_t i = 0; i < r->renames.count; i++) {
        is_read = is_read || (is_slot(run->rename_refs[i], slot) &&
                              (date_is_set(r->renames.items[i].since) ||
                               date_is_set(r->renames.items[i].until)));
    }
    return !is_read;
}

/* Lists of the recipe that speak of a header part keep or drop whole columns. */
static bool part_is_wanted(const CodeSetList *lists, const StrList *parts,
                           const Str *texts, bool must_hold)
{
    for (size_t i = 0; i < lists->count; i++) {
        for (size_t p = 0; p < parts->count; p++) {
            if (str_equal(parts->items[p], lists->items[i].column) &&
                recipe_list_holds(&lists->items[i], texts[p]) != must_hold) {
                return false;
            }
        }
    }
    return true;
}

static bool column_matches(Run *run, Str name, Str *texts)
{
    const Recipe *r = run->recipe;
    if (!recipe_form_match(r->value_header, name, texts)) {
        return false;
    }
    for (size_t p = 0; p < run->parts.count; p++) {
        Period period;
        if (str_equal(run->parts.items[p], r->period.column) &&
            !recipe_period(r->period.form, texts[p], &period, NULL)) {
            return false;
        }
    }
    return part_is_wanted(&r->keep, &run->parts, texts, true) &&
           part_is_wanted(&r->drop, &run->parts, texts, false);
}

static void add_value(Run *run, size_t column, const Str *texts)
{
    size_t parts = run->parts.count;
    run->values[run->value_count] = column;
    for (size_t p = 0; p < parts; p++) {
        run->part_texts[run->value_count * parts + p] = texts[p];
    }
    run->value_count++;
}

static void find_values(Binder *b)
{
    Run *run = b->run;
    const Recipe *r = run->recipe;
    size_t most = b->dataset->column_count + r->value_columns.count + 1;
    run->values = PUSH_ARRAY(run->a, size_t, most);
    if (r->value_form == VALUES_HEADERS) {
        run->parts = recipe_form_names(run->a, r->value_header);
    } else if (r->value_form == VALUES_COLUMNS) {
        run->parts = (StrList){PUSH(run->a, Str), 1};
        run->parts.items[0] = S("value");
    }
    run->part_texts = PUSH_ARRAY(run->a, Str, most * (run->parts.count + 1));
    if (r->value_form == VALUES_ROWS) {
        run->plan.counts_rows = true;
        run->value_count = 1;
        return;
    }
    for (size_t i = 0; i < b->dataset->column_count; i++) {
        Str texts[RECIPE_PARTS];
        if (r->value_form == VALUES_HEADERS &&
            column_matches(run, b->dataset->columns[i].name, texts)) {
            add_value(run, i, texts);
        }
    }
    for (size_t i = 0; i < r->value_columns.count; i++) {
        size_t column = dataset_column(b->dataset, r->value_columns.items[i]);
        if (column == DATASET_NONE) {
            note_missing(b, r->value_columns.items[i]);
        } else {
            add_value(run, column, &r->value_columns.items[i]);
        }
    }
}

static bool same_but(const Run *run, size_t a, size_t b, size_t part)
{
    size_t parts = run->parts.count;
    for (size_t p = 0; p < parts; p++) {
        if (p != part &&
            !str_equal(run->part_texts[a * parts + p], run->part_texts[b * parts + p])) {
            return false;
        }
    }
    return true;
}

/* Columns whose header says that they repeat others: "2017 TOTAAL". */
static void find_wide_totals(Run *run)
{
    const Recipe *r = run->recipe;
    run->is_total = PUSH_ARRAY(run->a, bool, run->value_count + 1);
    run->total_of = PUSH_ARRAY(run->a, size_t, run->value_count + 1);
    bool any = false;
    for (size_t v = 0; v < run->value_count; v++) {
        run->total_of[v] = v;
    }
    for (size_t i = 0; i < r->totals.count; i++) {
        Ref ref = run->total_refs[i];
        for (size_t v = 0; v < run->value_count && ref.kind == REF_PART; v++) {
            if (!str_equal(renamed(run, ref, ref_text(run, ref, 0, v), NULL),
                           r->totals.items[i].code)) {
                continue;
            }
            any = run->is_total[v] = true;
            for (size_t other = 0; other < run->value_count; other++) {
                if (other != v && same_but(run, v, other, ref.index)) {
                    run->total_of[other] = v;
                }
            }
        }
    }
    run->plan.total_of = any ? run->total_of : NULL;
}

static bool has_all(Binder *b, Error *err)
{
    Run *run = b->run;
    Str missing = buf_str(&b->missing);
    if (missing.length > 0) {
        error_hint(err, b->hint.length > 0
                            ? b->hint
                            : S("Is this the file that the recipe is made for?"));
        return FAIL(err, ERR_INVALID, "the file has no column %.*s", STR_ARG(missing));
    }
    if (run->value_count == 0) {
        error_hint(err, S("`pact recipe new FILE` shows the names of its columns."));
        return FAIL(err, ERR_INVALID, "no column has the form \"%.*s\"",
                    STR_ARG(run->recipe->value_header));
    }
    if (run->value_count > LIMIT_RECIPE_WIDE) {
        return FAIL(err, ERR_INVALID, "%zu columns hold values, at most %d are read",
                    run->value_count, LIMIT_RECIPE_WIDE);
    }
    if (b->has_too_many) {
        error_hint(err, S("Make two recipes of it."));
        return FAIL(err, ERR_INVALID, "the recipe looks at more than %d columns",
                    TALLY_SLOTS);
    }
    return true;
}

bool bind_run(Run *run, const Dataset *dataset, Error *err)
{
    Binder b = {.run = run, .dataset = dataset, .missing = buf_in(run->a, 300)};
    run->columns = dataset->columns;
    run->column_count = dataset->column_count;
    find_values(&b);
    refer_all(&b);
    if (!has_all(&b, err)) {
        return false;
    }
    for (size_t i = 0; i < run->slot_count; i++) {
        run->collapses[i] = slot_collapses(run, i);
    }
    find_wide_totals(run);
    want_codes(run);
    run->row_slots = PUSH_ARRAY(run->a, Str, run->slot_count + 1);
    run->row_values = PUSH_ARRAY(run->a, Str, run->value_count + 1);
    run->plan.recipe = run->recipe;
    run->plan.decimal_comma = run->recipe->decimal_comma || dataset->decimal_comma;
    run->plan.slot_count = run->slot_count;
    run->plan.value_count = run->value_count;
    run->tally = tally_new(run->a, &run->plan);
    run->is_bound = true;
    return true;
}
