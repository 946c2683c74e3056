/* SPDX-License-Identifier: EUPL-1.2
 * rules.c - what must hold between records, and what is worth a warning
 *
 * A rule may assume that references stand: rules_check() runs only when reading found no
 * fault, so no pointer that is required is null here. */
#include "base/buf.h"
#include "pact/loader.h"

#include <string.h>

typedef const void *Next(const void *record);

static const void *next_party(const void *p)
{
    return ((const Party *)p)->part_of;
}

static const void *next_scheme(const void *p)
{
    return ((const RegionScheme *)p)->in;
}

static const void *next_action(const void *p)
{
    return ((const Action *)p)->parent;
}

static const void *next_code(const void *p)
{
    return ((const Code *)p)->parent;
}

static const void *next_synonym(const void *p)
{
    return ((const Code *)p)->same_as;
}

static const void *next_edition(const void *p)
{
    return ((const Edition *)p)->corrects;
}

static const void *next_unit(const void *p)
{
    const Unit *unit = p;
    return unit->difference != unit ? unit->difference : NULL;
}

/* Follows a chain with a slow and a fast walker; they meet only in a circle. */
static void check_cycles(Loader *loader, KindId kind, Str field, Next *next)
{
    const Kind *k = &PACT_KINDS[kind];
    AnyList list = kind_list(loader->pact, k);
    for (size_t i = 0; i < list.count; i++) {
        const void *start = kind_record(loader->pact, k, i);
        const void *slow = start, *fast = start;
        do {
            slow = slow != NULL ? next(slow) : NULL;
            fast = fast != NULL ? next(fast) : NULL;
            fast = fast != NULL ? next(fast) : NULL;
        } while (fast != NULL && fast != slow);
        if (fast != NULL && slow != NULL) {
            FAULT(loader, record_place(loader, kind, i), field,
                  S("Let one of them point elsewhere, or nowhere."),
                  "following it leads round in a circle");
            return; /* one circle, one fault: all others on it would say the same */
        }
    }
}

static void check_span(Loader *loader, KindId kind, size_t i, Str field, Date from,
                       Date to)
{
    if (date_is_set(from) && date_is_set(to) && date_compare(to, from) < 0) {
        FAULT(loader, record_place(loader, kind, i), field,
              S("Exchange the two dates, or mend one."), "it ends before it starts");
    }
}

static void check_regions(Loader *loader)
{
    const Regions *regions = &loader->pact->regions;
    for (size_t i = 0; i < regions->regions.count; i++) {
        const Region *region = &regions->regions.items[i];
        Str head, code;
        if (str_cut(region->id, ':', &head, &code) &&
            !str_equal(head, region->scheme->id)) {
            FAULT(loader, record_place(loader, KIND_REGION, i), S("scheme"),
                  S("The id of a region starts with its scheme."),
                  "region \"%.*s\" says it is of scheme \"%.*s\"", STR_ARG(region->id),
                  STR_ARG(region->scheme->id));
        }
    }
    for (size_t i = 0; i < regions->schemes.count; i++) {
        const RegionScheme *s = &regions->schemes.items[i];
        check_span(loader, KIND_SCHEME, i, S("valid_to"), s->valid_from, s->valid_to);
    }
    for (size_t i = 0; i < regions->memberships.count; i++) {
        const Membership *m = &regions->memberships.items[i];
        Place place = record_place(loader, KIND_MEMBERSHIP, i);
        check_span(loader, KIND_MEMBERSHIP, i, S("valid_to"), m->valid_from, m->valid_to);
        if (m->weight < 0 || m->weight > 1) {
            FAULT(loader, place, S("weight"), S("Write a share above 0, at most 1."),
                  "the weight lies outside 0 to 1");
        }
        if (m->place == m->region) {
            FAULT(loader, place, S("region"), S("Name the region it lies in."),
                  "a region cannot lie in itself");
        }
    }
}

static void check_actions(Loader *loader)
{
    const ActionList *actions = &loader->pact->reg.actions;
    Map numbers = map_in(loader->tmp, actions->count);
    for (size_t i = 0; i < actions->count; i++) {
        const Action *action = &actions->items[i];
        Place place = record_place(loader, KIND_ACTION, i);
        check_span(loader, KIND_ACTION, i, S("ends"), action->starts, action->ends);
        if (!map_put(&numbers, action->number, i)) {
            FAULT(loader, place, S("number"), S("Give each action a number of its own."),
                  "number \"%.*s\" was given to another action", STR_ARG(action->number));
        }
        if (action->parent != NULL && action->parent->theme != action->theme) {
            FAULT(loader, place, S("theme"),
                  S("A sub-action stands in the theme of its action."),
                  "its action \"%.*s\" stands in theme \"%.*s\"",
                  STR_ARG(action->parent->id), STR_ARG(action->parent->theme->id));
        }
        if (action->parent != NULL && action->parent->parent != NULL) {
            FAULT(loader, place, S("parent"), S("Let it hang under the action itself."),
                  "a sub-action cannot have sub-actions");
        }
        if (action->state == ACTION_WAITING && !words_are_set(action->waiting_for)) {
            FAULT(loader, place, S("waiting_for"), S("Say which decision it waits for."),
                  "the action waits, but not for anything");
        }
    }
}

static void check_goals(Loader *loader)
{
    const GoalList *goals = &loader->pact->reg.goals;
    for (size_t i = 0; i < goals->count; i++) {
        if ((goals->items[i].theme == NULL) == (goals->items[i].agenda == NULL)) {
            FAULT(loader, record_place(loader, KIND_GOAL, i), S("theme"),
                  S("Fill in either theme or agenda."),
                  "a goal belongs to one theme or to one agenda");
        }
    }
}

static void check_value(Loader *loader, const Definition *definition, Decimal value,
                        Str field, Place place)
{
    if (decimal_is_set(value) && definition->unit->is_share &&
        definition->measure != MEASURE_CHANGE && (value.value < 0 || value.value > 100)) {
        FAULT(loader, place, field, S("Mend the number, or the unit of its definition."),
              "a percentage lies within 0 and 100, not at %.*s", STR_ARG(value.text));
    }
}

static void check_period(Loader *loader, const Definition *definition, Period period,
                         Str field, Place place)
{
    PeriodKind kind = period.kind == PERIOD_SPAN ? period.part : period.kind;
    if (kind != PERIOD_UNDATED && kind != PERIOD_NONE &&
        kind != definition->period_kind) {
        Str hint = str_format(loader->tmp, "Definition %.*s counts by %.*s.",
                              STR_ARG(definition->id),
                              STR_ARG(period_kind_name(definition->period_kind)));
        FAULT(loader, place, field, hint, "\"%.*s\" is the wrong kind of period",
              STR_ARG(period_text(loader->tmp, period)));
    }
}

static void check_figure_value(Loader *loader, const Figure *f, Place place)
{
    bool bounds = decimal_is_set(f->low) || decimal_is_set(f->high);
    if (f->availability != AVAILABLE_KNOWN && decimal_is_set(f->value)) {
        FAULT(loader, place, S("value"), S("Take out the value, or the word."),
              "a figure that is missing or impossible cannot have a value");
    }
    if (f->availability == AVAILABLE_KNOWN &&
        f->confidentiality == CONFIDENTIALITY_OPEN && !decimal_is_set(f->value) &&
        !bounds) {
        FAULT(loader, place, S("value"),
              S("Fill in the value, or say availability missing with a reason."),
              "the figure has no value");
    }
    if (bounds && !(decimal_is_set(f->low) && decimal_is_set(f->high))) {
        FAULT(loader, place, S("low"), S("Fill in both bounds, or neither."),
              "a range needs its low and its high bound");
    } else if (bounds && f->low.value > f->high.value) {
        FAULT(loader, place, S("low"), S("Exchange the two bounds."),
              "the low bound %.*s lies above the high bound %.*s", STR_ARG(f->low.text),
              STR_ARG(f->high.text));
    }
    if (bounds != (f->range_kind != RANGE_NONE)) {
        FAULT(loader, place, S("range_kind"),
              S("Say of what kind the range is, with both bounds beside it."),
              "bounds and range_kind belong together");
    }
    if (f->rounded_to < 0) {
        FAULT(loader, place, S("rounded_to"), S("Write a positive number."),
              "a figure cannot be rounded to less than nothing");
    }
}

static void check_figure(Loader *loader, size_t i)
{
    const Figure *f = &loader->pact->monitor.rows.items[i];
    const Definition *definition = f->series->definition;
    Place place = record_place(loader, KIND_FIGURE, i);
    check_value(loader, definition, f->value, S("value"), place);
    check_value(loader, definition, f->low, S("low"), place);
    check_value(loader, definition, f->high, S("high"), place);
    check_period(loader, definition, f->period, S("period"), place);
    check_figure_value(loader, f, place);
    if (f->region->scheme != f->series->region_scheme && f->region->alias.length == 0) {
        FAULT(loader, place, S("region"),
              S("Put it in a series of that region scheme; schemes do not mix."),
              "region \"%.*s\" is not of the scheme of series \"%.*s\"",
              STR_ARG(f->region->id), STR_ARG(f->series->id));
    }
}

/* Rows with one key must agree: they are one figure, told by several sources. */
static void check_agreement(Loader *loader)
{
    const FigureList *rows = &loader->pact->monitor.rows;
    Map keys = map_in(loader->tmp, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        const Figure *f = &rows->items[i];
        Str key = figure_key(loader->tmp, f);
        if (map_put(&keys, key, i)) {
            continue;
        }
        size_t other = map_get(&keys, key);
        const Figure *first = &rows->items[other];
        if (!str_equal(first->value.text, f->value.text) ||
            first->availability != f->availability || first->stage != f->stage ||
            first->confidentiality != f->confidentiality) {
            FAULT(loader, record_place(loader, KIND_FIGURE, i), S("value"),
                  S("Sources may repeat a figure, not change it; put the other in "
                    "statements.csv or rejected.csv."),
                  "line %d gives \"%.*s\" for the same figure, this one \"%.*s\"",
                  loader->places->lines[KIND_FIGURE][other], STR_ARG(first->value.text),
                  STR_ARG(f->value.text));
        }
    }
}

static void check_definitions(Loader *loader)
{
    const Monitor *monitor = &loader->pact->monitor;
    Map versions = map_in(loader->tmp, monitor->definitions.count);
    for (size_t i = 0; i < monitor->definitions.count; i++) {
        const Definition *d = &monitor->definitions.items[i];
        Str key = str_format(loader->tmp, "%.*s %lld", STR_ARG(d->indicator->id),
                             (long long)d->version);
        if (!map_put(&versions, key, i)) {
            FAULT(loader, record_place(loader, KIND_DEFINITION, i), S("version"),
                  S("Number the definitions of an indicator 1, 2, 3."),
                  "indicator \"%.*s\" has a version %lld already",
                  STR_ARG(d->indicator->id), (long long)d->version);
        }
    }
    for (size_t i = 0; i < monitor->in_force.count; i++) {
        const InForce *row = &monitor->in_force.items[i];
        if (row->definition->indicator != row->indicator) {
            FAULT(loader, record_place(loader, KIND_IN_FORCE, i), S("definition"),
                  S("Name a definition of this indicator."),
                  "definition \"%.*s\" belongs to indicator \"%.*s\"",
                  STR_ARG(row->definition->id), STR_ARG(row->definition->indicator->id));
        }
    }
    for (size_t i = 0; i < monitor->breaks.count; i++) {
        const Break *b = &monitor->breaks.items[i];
        if (b->from == b->to ||
            b->from->definition->indicator != b->to->definition->indicator) {
            FAULT(loader, record_place(loader, KIND_BREAK, i), S("to"),
                  S("A break lies between two series of one indicator."),
                  "series \"%.*s\" and \"%.*s\" have no break between them",
                  STR_ARG(b->from->id), STR_ARG(b->to->id));
        }
    }
}

static void check_targets(Loader *loader)
{
    const TargetList *targets = &loader->pact->monitor.targets;
    for (size_t i = 0; i < targets->count; i++) {
        const Target *t = &targets->items[i];
        Place place = record_place(loader, KIND_TARGET, i);
        if (t->definition == NULL) {
            if (!words_are_set(t->cannot_because)) {
                FAULT(loader, place, S("cannot_because"),
                      S("Name the definition, or say why there is none."),
                      "a target without definition cannot be computed");
            }
            continue;
        }
        if (t->definition->indicator != t->indicator) {
            FAULT(loader, place, S("definition"),
                  S("Name a definition of this indicator."),
                  "definition \"%.*s\" belongs to indicator \"%.*s\"",
                  STR_ARG(t->definition->id), STR_ARG(t->definition->indicator->id));
        }
        check_value(loader, t->definition, t->value, S("value"), place);
    }
}

static void check_editions(Loader *loader)
{
    const EditionList *editions = &loader->pact->monitor.editions;
    for (size_t i = 0; i < editions->count; i++) {
        const Edition *e = &editions->items[i];
        if (e->kind == EDITION_CORRECTION && e->corrects == NULL) {
            FAULT(loader, record_place(loader, KIND_EDITION, i), S("corrects"),
                  S("Name the edition it corrects."), "a correction corrects an edition");
        }
        if (e->corrects != NULL &&
            e->released_at.seconds < e->corrects->released_at.seconds) {
            FAULT(loader, record_place(loader, KIND_EDITION, i), S("released_at"),
                  S("Mend one of the two moments."),
                  "it was released before the edition it corrects");
        }
    }
}

static void check_groups(Loader *loader)
{
    const IndicatorList *indicators = &loader->pact->monitor.indicators;
    for (size_t i = 0; i < indicators->count; i++) {
        const Indicator *indicator = &indicators->items[i];
        Str id =
            str_format(loader->tmp, "indicator-group:%.*s", STR_ARG(indicator->group));
        if (indicator->group.length > 0 &&
            map_get(&loader->ids[KIND_CODE], id) == MAP_NONE) {
            FAULT(loader, record_place(loader, KIND_INDICATOR, i), S("group"),
                  S("Add the heading to monitor/codes.csv, in list indicator-group."),
                  "there is no code \"%.*s\"", STR_ARG(id));
        }
    }
}

void rules_check(Loader *loader)
{
    size_t before = loader->faults->fault_count;
    check_cycles(loader, KIND_PARTY, S("part_of"), next_party);
    check_cycles(loader, KIND_SCHEME, S("in"), next_scheme);
    check_cycles(loader, KIND_ACTION, S("parent"), next_action);
    check_cycles(loader, KIND_CODE, S("parent"), next_code);
    check_cycles(loader, KIND_CODE, S("same_as"), next_synonym);
    check_cycles(loader, KIND_EDITION, S("corrects"), next_edition);
    check_cycles(loader, KIND_UNIT, S("difference"), next_unit);
    if (loader->faults->fault_count > before) {
        return; /* a circle would send the rules below round for ever */
    }
    check_regions(loader);
    check_actions(loader);
    check_goals(loader);
    check_definitions(loader);
    check_targets(loader);
    check_editions(loader);
    check_groups(loader);
    for (size_t i = 0; i < loader->pact->monitor.rows.count; i++) {
        check_figure(loader, i);
    }
    for (size_t i = 0; i < loader->pact->monitor.statements.count; i++) {
        const Statement *s = &loader->pact->monitor.statements.items[i];
        Place place = record_place(loader, KIND_STATEMENT, i);
        check_period(loader, s->series->definition, s->from, S("from"), place);
        check_period(loader, s->series->definition, s->to, S("to"), place);
    }
    check_agreement(loader);
}

static void warn_languages(Loader *loader, KindId kind)
{
    const Kind *k = &PACT_KINDS[kind];
    AnyList list = kind_list(loader->pact, k);
    for (size_t i = 0; i < list.count; i++) {
        for (size_t f = 0; f < k->field_count; f++) {
            if (k->fields[f].type != FIELD_WORDS) {
                continue;
            }
            const char *record = kind_record(loader->pact, k, i);
            Words words;
            memcpy(&words, record + k->fields[f].offset, sizeof words);
            if (words_are_set(words) &&
                (words.in[LANG_NL].length == 0 || words.in[LANG_EN].length == 0)) {
                bool dutch = words.in[LANG_NL].length > 0;
                WARNING(loader, record_place(loader, kind, i), k->fields[f].name,
                        dutch ? S("Add the English text.") : S("Add the Dutch text."),
                        "the text is in %s only", dutch ? "Dutch" : "English");
            }
        }
    }
}

static void warn_gaps(Loader *loader)
{
    const ActionList *actions = &loader->pact->reg.actions;
    for (size_t i = 0; i < actions->count; i++) {
        Gaps gaps = gaps_of(&actions->items[i]);
        if (actions->items[i].parent != NULL ||
            !(gaps.owner || gaps.date || gaps.target)) {
            continue;
        }
        Str names[3];
        size_t count = 0;
        if (gaps.owner) {
            names[count++] = S("owner");
        }
        if (gaps.date) {
            names[count++] = S("end date");
        }
        if (gaps.target) {
            names[count++] = S("target");
        }
        Str missing = str_join(loader->tmp, names, count, S(", "));
        WARNING(loader, record_place(loader, KIND_ACTION, i), S(""), S(""),
                "action %.*s has no %.*s", STR_ARG(actions->items[i].number),
                STR_ARG(missing));
    }
}

static void warn_totals(Loader *loader)
{
    Arena *tmp = loader->tmp;
    TotalMismatchList list = total_mismatches(tmp, &loader->pact->monitor);
    for (size_t i = 0; i < list.count; i++) {
        const TotalMismatch *m = &list.items[i];
        if (m->signed_check != NULL) {
            continue;
        }
        size_t row = (size_t)(m->whole - loader->pact->monitor.rows.items);
        WARNING(
            loader, record_place(loader, KIND_FIGURE, row), S("value"),
            S("Published totals stay as published; sign it in monitor/checks.csv when it "
              "is right."),
            "total %.*s differs by %.*s from the sum of its parts over %.*s",
            STR_ARG(m->whole->value.text),
            STR_ARG(number_text(tmp, m->difference, m->whole->value.decimals)),
            STR_ARG(m->dimension->id));
    }
}

void rules_warn(Loader *loader)
{
    for (KindId kind = 0; kind < KIND_COUNT; kind++) {
        warn_languages(loader, kind);
    }
    warn_totals(loader);
    warn_gaps(loader);
}
