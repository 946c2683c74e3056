/* SPDX-License-Identifier: EUPL-1.2
 * run_observe.c - classes become observations */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "domain/sources/run_parts.h"

Str ref_text(const Run *run, Ref ref, size_t group, size_t value)
{
    switch (ref.kind) {
    case REF_SLOT:
        return tally_class(run->tally, group, ref.index);
    case REF_PART:
        return run->part_texts[value * run->parts.count + ref.index];
    case REF_NONE:
        break;
    }
    return S("");
}

/* Without a period only renames that hold for ever. */
Str renamed(const Run *run, Ref ref, Str text, const Period *period)
{
    for (size_t i = 0; i < run->recipe->renames.count; i++) {
        const Rename *rename = &run->recipe->renames.items[i];
        bool is_dated = date_is_set(rename->since) || date_is_set(rename->until);
        Ref at = run->rename_refs[i];
        if (at.kind != ref.kind || at.index != ref.index ||
            !str_equal(rename->from, text) || is_dated != (period != NULL)) {
            continue;
        }
        bool is_late = !date_is_set(rename->since) ||
                       (is_dated && date_compare(period->first, rename->since) >= 0);
        bool is_early = !date_is_set(rename->until) ||
                        (is_dated && date_compare(period->first, rename->until) <= 0);
        if (is_late && is_early) {
            text = rename->to;
        }
    }
    return text;
}

/* What is at hand while one cell is looked at. */
typedef struct Sight {
    Run *run;
    Arena *tmp;
    size_t group;
    size_t value;
    Period period;
    Stage stage;
    Quantity cell;
    const Emit *emit;
} Sight;

static Str text_at(const Sight *s, Ref ref)
{
    Str text = ref_text(s->run, ref, s->group, s->value);
    if (ref.kind == REF_PART) { /* those of columns were renamed for ever when judged */
        text = renamed(s->run, ref, text, NULL);
    }
    return renamed(s->run, ref, text, &s->period);
}

static bool list_holds(const Sight *s, const CodeSet *list)
{
    const Recipe *r = s->run->recipe;
    size_t which = (size_t)(list - r->lists.items);
    Ref ref = s->run->list_refs[which];
    if (ref.kind != REF_SLOT || !s->run->collapses[ref.index]) {
        return recipe_list_holds(list, text_at(s, ref));
    }
    size_t sign = 0;
    for (size_t i = 0; i < which; i++) {
        Ref other = s->run->list_refs[i];
        sign += other.kind == REF_SLOT && other.index == ref.index;
    }
    return tally_class(s->run->tally, s->group, ref.index).data[sign] == '1';
}

static bool all_hold(const Sight *s, StrList names)
{
    for (size_t i = 0; i < names.count; i++) {
        const CodeSet *list = recipe_list(s->run->recipe, names.items[i]);
        if (list == NULL || !list_holds(s, list)) {
            return false;
        }
    }
    return true;
}

/* The code of the pact for a text of the file; false: there is none. */
static bool mapped(const CodePairList *pairs, Str text, Str *code)
{
    if (pairs->count == 0) {
        *code = text;
        return text.length > 0;
    }
    for (size_t i = 0; i < pairs->count; i++) {
        if (str_equal(pairs->items[i].from, text)) {
            *code = pairs->items[i].to;
            return true;
        }
    }
    return false;
}

static bool has_printed_total(const CodePairList *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        if (str_equal(pairs->items[i].to, S("_T"))) {
            return true;
        }
    }
    return false;
}

/* One thing that figures are given by: a dimension, or the region. */
typedef struct Axis {
    Str id;
    Str code; /* of the cell at hand; empty: it is a printed total */
    bool is_printed_total;
    bool has_printed_total;
    bool is_region;
} Axis;

static int compare_axes(const void *a, const void *b)
{
    const Axis *x = a, *y = b;
    return str_compare(x->id, y->id);
}

static const RecipeDimension *dimension_of(const Recipe *r, Str id, size_t *index)
{
    for (size_t i = 0; i < r->dimensions.count; i++) {
        if (str_equal(r->dimensions.items[i].id, id)) {
            *index = i;
            return &r->dimensions.items[i];
        }
    }
    return NULL;
}

static bool axis_of(const Sight *s, Str id, Axis *axis)
{
    const Recipe *r = s->run->recipe;
    bool is_region = str_equal(id, S("region"));
    size_t index = 0;
    const RecipeDimension *d = is_region ? NULL : dimension_of(r, id, &index);
    const CodePairList *pairs = d == NULL ? &r->region.codes : &d->codes;
    Ref ref = d == NULL ? s->run->region_ref : s->run->dimension_refs[index];
    Str text = text_at(s, ref), code;
    if (!mapped(pairs, text, &code)) {
        s->emit->unknown(s->emit->self, d == NULL ? r->region.column : d->column, text,
                         &s->cell);
        return false;
    }
    bool is_total = str_equal(code, S("_T"));
    *axis = (Axis){id, code, is_total, has_printed_total(pairs), is_region};
    return true;
}

/* Emits the cell for one choice of axes: bit set, by its code; else the total. */
static void emit_choice(const Sight *s, const FigureRule *f, const Axis *axes,
                        size_t count, size_t choice, bool is_rest)
{
    Buf cell = buf_in(s->tmp, 0);
    Str region = s->run->recipe->region.total;
    for (size_t i = 0; i < count; i++) {
        bool by_code = (choice >> i & 1) != 0;
        if (axes[i].has_printed_total && by_code == axes[i].is_printed_total) {
            return;
        }
        if (by_code && axes[i].is_region) {
            region = axes[i].code;
        } else if (by_code) {
            buf_printf(&cell, "%s%.*s=%.*s", cell.length > 0 ? ";" : "",
                       STR_ARG(axes[i].id), STR_ARG(axes[i].code));
        }
    }
    if (region.length == 0) {
        return;
    }
    Observation key = {.series = f->series,
                       .cell = buf_str(&cell),
                       .region = region,
                       .period = s->period,
                       .is_share = f->is_share,
                       .decimals = f->decimals,
                       .stage = s->stage};
    s->emit->take(s->emit->self, &key, is_rest, &s->cell);
}

static void observe_figure(const Sight *s, const FigureRule *f)
{
    Axis axes[LIMIT_CELL_PARTS];
    size_t count = 0;
    if (f->is_share && !all_hold(s, f->of)) {
        return;
    }
    bool is_part = all_hold(s, f->rows);
    if (!is_part && !f->is_share) {
        return;
    }
    for (size_t i = 0; i < f->by.count && count < LIMIT_CELL_PARTS; i++) {
        if (!axis_of(s, f->by.items[i], &axes[count++])) {
            return;
        }
    }
    if (count > 0) {
        qsort(axes, count, sizeof axes[0], compare_axes);
    }
    for (size_t choice = 0; choice < (size_t)1 << count; choice++) {
        emit_choice(s, f, axes, count, choice, !is_part);
    }
}

static bool period_of(Sight *s)
{
    const Recipe *r = s->run->recipe;
    Ref ref = s->run->period_ref;
    Str text =
        ref.kind == REF_NONE ? r->period.is : ref_text(s->run, ref, s->group, s->value);
    if (!recipe_period(r->period.form, text, &s->period, NULL)) {
        if (r->period.form == PERIODS_CBS && text.length == 8) {
            s->emit->other_period(s->emit->self, &s->cell); /* months, weeks, days */
        } else {
            s->emit->unknown(s->emit->self, r->period.column, text, &s->cell);
        }
        return false;
    }
    if (r->period.only != PERIOD_NONE && s->period.kind != r->period.only) {
        s->emit->other_period(s->emit->self, &s->cell);
        return false;
    }
    return true;
}

/* What the file's own code list says of a period. */
static Stage stage_of(const Run *run, Ref ref, Str code)
{
    if (ref.kind != REF_SLOT) {
        return STAGE_NOT_STATED;
    }
    const DatasetColumn *column = &run->columns[run->slots[ref.index]];
    for (size_t i = 0; i < column->code_count; i++) {
        const DatasetCode *c = &column->codes[i];
        if (!str_equal(c->code, code)) {
            continue;
        }
        return str_equal(c->status, S("Voorlopig"))        ? STAGE_PROVISIONAL
               : str_equal(c->status, S("NaderVoorlopig")) ? STAGE_REVISED
               : str_equal(c->status, S("Definitief"))     ? STAGE_FINAL
                                                           : STAGE_NOT_STATED;
    }
    return STAGE_NOT_STATED;
}

/* A word beside the value may take the value away. */
static void apply_status(Sight *s)
{
    const RecipeStatus *status = &s->run->recipe->status;
    if (s->run->status_ref.kind == REF_NONE) {
        return;
    }
    Str word = text_at(s, s->run->status_ref), meaning;
    if (str_equal(word, status->normal)) {
        return;
    }
    uint64_t cells = quantity_cells(&s->cell);
    Quantity without = {0};
    if (status->words.count == 0 || !mapped(&status->words, word, &meaning)) {
        s->emit->unknown(s->emit->self, status->column, word, &s->cell);
        meaning = S("missing");
    }
    if (str_equal(meaning, S("hidden"))) {
        without.unbounded = cells;
    } else if (str_equal(meaning, S("impossible"))) {
        without.impossible = cells;
    } else {
        without.missing = cells;
    }
    s->cell = without;
}

void observe_cell(Run *run, Arena *tmp, size_t group, size_t value, const Emit *emit)
{
    if (run->is_total[value]) {
        return;
    }
    Sight s = {.run = run,
               .tmp = tmp,
               .group = group,
               .value = value,
               .cell = tally_cells(run->tally, group)[value],
               .emit = emit};
    if (quantity_cells(&s.cell) == 0 || !period_of(&s)) {
        return;
    }
    s.stage =
        stage_of(run, run->period_ref, ref_text(run, run->period_ref, group, value));
    apply_status(&s);
    for (size_t i = 0; i < run->recipe->figures.count; i++) {
        observe_figure(&s, &run->recipe->figures.items[i]);
    }
}

/* Observations under way, each found by its key. */
typedef struct Gathering {
    Run *run;
    Arena *tmp;
    Map by_key;
    Observation *items;
    size_t count;
    size_t capacity;
    RunReport *report;
    size_t unknown_capacity;
} Gathering;

static void gather(void *self, const Observation *key, bool is_rest, const Quantity *cell)
{
    Gathering *g = self;
    Str period = period_text(g->tmp, key->period);
    Str text = str_format(g->tmp, "%.*s\x1f%.*s\x1f%.*s\x1f%.*s", STR_ARG(key->series),
                          STR_ARG(key->cell), STR_ARG(key->region), STR_ARG(period));
    size_t at = map_get(&g->by_key, text);
    if (at == MAP_NONE) {
        if (g->count == g->capacity) {
            g->items = arena_grow(g->run->a, g->items, g->count, &g->capacity,
                                  sizeof(Observation));
        }
        at = g->count++;
        map_put(&g->by_key, text, at);
        g->items[at] = *key;
        g->items[at].cell = str_copy(g->run->a, key->cell);
        g->items[at].region = str_copy(g->run->a, key->region);
    }
    quantity_add(is_rest ? &g->items[at].rest : &g->items[at].part, cell);
}

static void gather_unknown(void *self, Str column, Str text, const Quantity *cell)
{
    Gathering *g = self;
    RunReport *r = g->report;
    for (size_t i = 0; i < r->unknown_code_count; i++) {
        UnknownCode *u = &r->unknown_codes[i];
        if (str_equal(u->column, column) && str_equal(u->text, text)) {
            u->count += quantity_cells(cell);
            return;
        }
    }
    if (r->unknown_code_count == g->unknown_capacity) {
        r->unknown_codes = arena_grow(g->run->a, r->unknown_codes, r->unknown_code_count,
                                      &g->unknown_capacity, sizeof(UnknownCode));
    }
    r->unknown_codes[r->unknown_code_count++] =
        (UnknownCode){column, text, quantity_cells(cell)};
}

static void gather_other_period(void *self, const Quantity *cell)
{
    Gathering *g = self;
    g->report->other_periods += quantity_cells(cell);
}

static int compare_unknown(const void *a, const void *b)
{
    const UnknownCode *x = a, *y = b;
    int order = str_compare(x->column, y->column);
    return order != 0 ? order : str_compare(x->text, y->text);
}

void observe_all(Run *run, Cube *cube, RunReport *report)
{
    Gathering g = {.run = run, .tmp = arena_new(), .report = report};
    g.by_key = map_in(g.tmp, 1024);
    Emit emit = {&g, gather, gather_unknown, gather_other_period};
    for (size_t group = 0; group < run->tally->group_count; group++) {
        for (size_t v = 0; v < run->value_count; v++) {
            const Quantity *q = &tally_cells(run->tally, group)[v];
            report->cell_count += quantity_cells(q);
            report->hidden_count += q->hidden + q->unbounded;
            report->missing_count += q->missing;
            observe_cell(run, g.tmp, group, v, &emit);
        }
    }
    arena_free(g.tmp);
    cube->observations = (ObservationList){g.items, g.count};
    cube_settle(cube);
    if (report->unknown_code_count > 1) { /* whatever the number of threads */
        qsort(report->unknown_codes, report->unknown_code_count, sizeof(UnknownCode),
              compare_unknown);
    }
}
