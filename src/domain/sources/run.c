/* SPDX-License-Identifier: EUPL-1.2
 * run.c - rows in, texts judged, runs merged, cells watched */
#include "domain/sources/run.h"

#include <stdlib.h>

#include "base/buf.h"
#include "domain/sources/run_parts.h"

enum { WATCH_NOT_LOOKED = 0, WATCH_NO, WATCH_PART, WATCH_REST };

static bool list_says(const CodeSetList *lists, const Run *run, size_t slot, Str text,
                      bool wanted, size_t *which)
{
    Str column = run->columns[run->slots[slot]].name;
    for (size_t i = 0; i < lists->count; i++) {
        if (str_equal(lists->items[i].column, column) &&
            recipe_list_holds(&lists->items[i], text) == wanted) {
            *which = i;
            return true;
        }
    }
    return false;
}

/* One sign for each list that looks at the slot. */
static Str list_signs(const Run *run, size_t slot, Str text)
{
    Buf signs = buf_in(run->a, 0);
    for (size_t i = 0; i < run->recipe->lists.count; i++) {
        if (run->list_refs[i].kind == REF_SLOT && run->list_refs[i].index == slot) {
            bool holds = recipe_list_holds(&run->recipe->lists.items[i], text);
            buf_char(&signs, holds ? '1' : '0');
        }
    }
    return buf_str(&signs);
}

static Verdict judge(void *self, size_t slot, Str raw)
{
    Run *run = self;
    const Recipe *r = run->recipe;
    see_code(run, slot, raw);
    Str text = renamed(run, (Ref){REF_SLOT, slot}, raw, NULL);
    for (size_t i = 0; i < r->totals.count; i++) {
        if (run->total_refs[i].kind == REF_SLOT && run->total_refs[i].index == slot &&
            str_equal(r->totals.items[i].code, text)) {
            return (Verdict){VERDICT_TOTAL, i, text};
        }
    }
    size_t which = 0;
    if (list_says(&r->keep, run, slot, text, false, &which)) {
        return (Verdict){VERDICT_DROPPED, which, S("")};
    }
    if (list_says(&r->drop, run, slot, text, true, &which)) {
        return (Verdict){VERDICT_DROPPED, r->keep.count + which, S("")};
    }
    return (Verdict){VERDICT_COUNTS, 0,
                     run->collapses[slot] ? list_signs(run, slot, text) : text};
}

Run *run_new(Arena *a, const Recipe *recipe)
{
    Run *run = PUSH(a, Run);
    *run = (Run){.a = a, .recipe = recipe};
    run->plan.judge = judge;
    run->plan.self = run;
    return run;
}

static bool sink_begin(void *self, const Dataset *dataset, Error *err)
{
    Run *run = self;
    return run->is_bound || bind_run(run, dataset, err);
}

static bool watch_row(Run *run, const DatasetRow *row, Error *err);

static bool sink_row(void *self, const DatasetRow *row, Error *err)
{
    Run *run = self;
    for (size_t i = 0; i < run->slot_count; i++) {
        run->row_slots[i] = row->fields[run->slots[i]];
    }
    for (size_t i = 0; i < run->value_count && !run->plan.counts_rows; i++) {
        run->row_values[i] = row->fields[run->values[i]];
    }
    if (run->watched != NULL) {
        return watch_row(run, row, err);
    }
    return tally_row(run->tally, run->row_slots, run->row_values, row->place, err);
}

DatasetSink run_sink(Run *run)
{
    return (DatasetSink){run, sink_begin, sink_row};
}

RunColumns run_columns(const Run *run)
{
    return (RunColumns){run->slots, run->slot_count, run->values,
                        run->plan.counts_rows ? 0 : run->value_count};
}

Tally *run_tally(Run *run)
{
    CHECK(run->is_bound);
    return run->tally;
}

bool run_merge(Run *run, const Run *more, Error *err)
{
    CHECK(run->is_bound && more->is_bound);
    merge_codes(run, more);
    return tally_merge(run->tally, more->tally, err);
}

void run_mend_places(Run *run, MendPlace *mend, void *self)
{
    Tally *t = run->tally;
    for (size_t i = 0; i < t->total_count; i++) {
        t->totals[i].place = mend(self, t->totals[i].place);
    }
    for (size_t i = 0; i < t->unknown_tokens.count; i++) {
        t->unknown_tokens.items[i].first = mend(self, t->unknown_tokens.items[i].first);
    }
    if (t->wide.differ > 0) {
        t->wide.first_differing = mend(self, t->wide.first_differing);
    }
}

/* Whether a cell of the tally is part of the watched observation. */
typedef struct Lookout {
    const Observation *watched;
    unsigned char found;
} Lookout;

static void look(void *self, const Observation *key, bool is_rest, const Quantity *cell)
{
    (void)cell;
    Lookout *lookout = self;
    if (observation_compare(key, lookout->watched) == 0) {
        lookout->found = is_rest ? WATCH_REST : WATCH_PART;
    }
}

static void look_past_unknown(void *self, Str column, Str text, const Quantity *cell)
{
    (void)self;
    (void)column;
    (void)text;
    (void)cell;
}

static void look_past_period(void *self, const Quantity *cell)
{
    (void)self;
    (void)cell;
}

static unsigned char watch_cell(Run *run, size_t group, size_t value)
{
    unsigned char *known = &run->watch_cells[group * run->value_count + value];
    if (*known == WATCH_NOT_LOOKED) {
        Arena *tmp = arena_new();
        Lookout lookout = {run->watched, WATCH_NO};
        Emit emit = {&lookout, look, look_past_unknown, look_past_period};
        observe_cell(run, tmp, group, value, &emit);
        *known = lookout.found;
        arena_free(tmp);
    }
    return *known;
}

static bool watch_row(Run *run, const DatasetRow *row, Error *err)
{
    size_t group = tally_group(run->tally, run->row_slots);
    if (group == MAP_NONE) {
        return true;
    }
    for (size_t v = 0; v < run->value_count; v++) {
        unsigned char found = watch_cell(run, group, v);
        if (found == WATCH_NO) {
            continue;
        }
        size_t column = run->plan.counts_rows ? 0 : run->values[v];
        Contribution c = {
            .place = row->place,
            .text = run->plan.counts_rows ? S("one row") : run->row_values[v],
            .is_rest = found == WATCH_REST,
        };
        c.place.column = row->field_columns != NULL ? row->field_columns[column]
                                                    : (uint32_t)column + 1;
        if (!run->watcher->take(run->watcher->self, &c, err)) {
            return false;
        }
    }
    return true;
}

void run_watch(Run *run, const Observation *observation, const Watcher *watcher)
{
    run->watched = observation;
    run->watcher = watcher;
    run->watch_cells =
        PUSH_ARRAY(run->a, unsigned char, run->tally->group_count * run->value_count + 1);
}

static Str rule_text(Arena *a, const char *verb, const CodeSet *list)
{
    return str_format(
        a, "%s %.*s%s: %.*s", verb, STR_ARG(list->column),
        list->is_except ? " except" : "",
        STR_ARG(str_join(a, list->codes.items, list->codes.count, S(", "))));
}

static void report_dropped(const Run *run, RunReport *report)
{
    const Recipe *r = run->recipe;
    size_t rules = r->keep.count + r->drop.count;
    report->dropped = PUSH_ARRAY(run->a, DroppedRows, rules + 1);
    for (size_t i = 0; i < rules; i++) {
        const CodeSet *list =
            i < r->keep.count ? &r->keep.items[i] : &r->drop.items[i - r->keep.count];
        report->dropped[i] = (DroppedRows){
            rule_text(run->a, i < r->keep.count ? "keep" : "drop", list),
            run->tally->dropped[i],
        };
    }
    report->dropped_count = rules;
}

static int compare_first(const void *a, const void *b)
{
    const Unknown *x = a, *y = b;
    return (x->first.line > y->first.line) - (x->first.line < y->first.line);
}

static void sort_unknown(UnknownList *list)
{
    if (list->count > 1) {
        qsort(list->items, list->count, sizeof(Unknown), compare_first);
    }
}

RunReport run_finish(Run *run, Cube *cube)
{
    RunReport report = {0};
    *cube = (Cube){.multiply = run->recipe->multiply,
                   .rounded_to = run->recipe->rounded_to,
                   .is_as_printed = run->recipe->is_as_printed};
    if (!run->is_bound) {
        return report;
    }
    report.row_count = run->tally->row_count;
    report.kept_count = run->tally->kept_count;
    report.wide = run->tally->wide;
    report.unknown_tokens = run->tally->unknown_tokens;
    sort_unknown(&report.unknown_tokens);
    report_dropped(run, &report);
    observe_all(run, cube, &report);
    check_totals(run, &report);
    return report;
}

bool run_is_sound(const RunReport *report, Error *err)
{
    if (report->unknown_tokens.total > 0) {
        const Unknown *u = &report->unknown_tokens.items[0];
        error_hint(err, S("Say under `tokens` in the recipe what it means."));
        return FAIL(err, ERR_INVALID,
                    "line %llu: value \"%.*s\" is no number and no token of the recipe "
                    "(%llu cells in all)",
                    (unsigned long long)u->first.line, STR_ARG(u->text),
                    (unsigned long long)report->unknown_tokens.total);
    }
    if (report->unknown_code_count > 0) {
        const UnknownCode *u = &report->unknown_codes[0];
        error_hint(err, S("Add it to the recipe, or drop its rows there."));
        return FAIL(err, ERR_INVALID,
                    "column \"%.*s\" has code \"%.*s\", which the "
                    "recipe does not know (%zu such codes)",
                    STR_ARG(u->column), STR_ARG(u->text), report->unknown_code_count);
    }
    for (size_t i = 0; i < report->total_count; i++) {
        const CheckedTotal *t = &report->totals[i];
        if (t->outcome == TOTAL_DIFFERS) {
            error_hint(err, S("Are all rows there, and none twice?"));
            return FAIL(err, ERR_INVALID,
                        "line %llu: the publisher's total of %.*s is %.*s, the rows add "
                        "up to %.*s",
                        (unsigned long long)t->place.line, STR_ARG(t->value_name),
                        STR_ARG(t->printed), STR_ARG(t->sum));
        }
    }
    if (report->wide.differ > 0) {
        return FAIL(err, ERR_INVALID, "line %llu: %.*s (%llu such rows)",
                    (unsigned long long)report->wide.first_differing.line,
                    STR_ARG(report->wide.first_text),
                    (unsigned long long)report->wide.differ);
    }
    return true;
}
