/* SPDX-License-Identifier: EUPL-1.2
 * import_rules.c - are the figures plausible, by the rules of the recipe */
#include <math.h>

#include "domain/figures/order.h"
#include "pact/import_parts.h"

static bool rule_is_for(const PlausibilityRule *rule, const Figure *f)
{
    return rule->series.length == 0 || str_equal(rule->series, f->series->id);
}

/* Bounds hold for the whole of a range. */
static bool is_within(const PlausibilityRule *rule, const Figure *f)
{
    bool is_range = decimal_is_set(f->low);
    double low = is_range ? f->low.value : f->value.value;
    double high = is_range ? f->high.value : f->value.value;
    return (!rule->has_least || low >= rule->least) &&
           (!rule->has_most || high <= rule->most);
}

/* The figure of the period before: among those just made, or as it was last known. */
static const Figure *year_before(const Importer *importer, const Figure *f)
{
    Period before = period_shift(f->period, -1);
    for (size_t i = 0; i < importer->count; i++) {
        const Figure *other = &importer->figures[i];
        if (other->series == f->series && other->region == f->region &&
            period_equal(other->period, before) && cell_equal(other->cell, f->cell)) {
            return other;
        }
    }
    return figure_find(&importer->pact->monitor, f->series, f->cell, f->region, before,
                       as_of_latest());
}

static bool has_jumped(const Importer *importer, const PlausibilityRule *rule,
                       const Figure *f, double *percent)
{
    const Figure *before = year_before(importer, f);
    if (before == NULL || !decimal_is_set(before->value) || !decimal_is_set(f->value) ||
        before->value.value <= 0) {
        return false;
    }
    *percent = 100 * (f->value.value - before->value.value) / before->value.value;
    return fabs(*percent) > rule->most;
}

static void tell(Importer *importer, const ImportRecipe *from,
                 const PlausibilityRule *rule, Figure *f, Str what)
{
    if (!rule->is_hard && importer->ask->signed_by.length > 0) {
        Str name = importer->ask->signed_by;
        f->note = (Words){{str_format(importer->a, "Nagekeken door %.*s: %.*s",
                                      STR_ARG(name), STR_ARG(what)),
                           str_format(importer->a, "Looked at by %.*s: %.*s",
                                      STR_ARG(name), STR_ARG(what))}};
        return;
    }
    IMPORT_FAULT(importer, from, S("rules"),
                 rule->is_hard ? S("Mend the file or the recipe.")
                               : S("If it is right, sign it: --signed-by NAME."),
                 "%.*s: %.*s", STR_ARG(figure_key(importer->a, f)), STR_ARG(what));
}

/* Whether `part` is the cell of `whole` with one code more, of this dimension. */
static bool is_part_of(Cell part, Cell whole, Str dimension)
{
    bool has_it = false;
    if (part.count != whole.count + 1) {
        return false;
    }
    for (size_t i = 0; i < part.count; i++) {
        bool is_it = str_equal(part.parts[i].dimension->id, dimension);
        bool is_shared = false;
        for (size_t k = 0; k < whole.count; k++) {
            is_shared = is_shared || part.parts[i].code == whole.parts[k].code;
        }
        has_it = has_it || is_it;
        if (is_it == is_shared) {
            return false;
        }
    }
    return has_it;
}

/* The whole beside the sum of its parts, ranges and half units included; true: no parts
 * are there, or one of them is not known. */
static bool adds_up(const Importer *importer, const PlausibilityRule *rule,
                    const Figure *whole, double *sum)
{
    double low = 0, high = 0;
    size_t count = 0;
    for (size_t i = 0; i < importer->count; i++) {
        const Figure *f = &importer->figures[i];
        if (f->series != whole->series || f->region != whole->region ||
            !period_equal(f->period, whole->period) ||
            !is_part_of(f->cell, whole->cell, rule->dimension)) {
            continue;
        }
        if (!decimal_is_set(f->value) && !decimal_is_set(f->low)) {
            return true;
        }
        Interval interval = figure_interval(f);
        low += interval.low;
        high += interval.high;
        count++;
    }
    Interval all = figure_interval(whole);
    *sum = (low + high) / 2;
    return count == 0 || (low <= all.high + rule->most && high >= all.low - rule->most);
}

static void check_one(Importer *importer, const ImportRecipe *from,
                      const PlausibilityRule *rule, Figure *f)
{
    Arena *a = importer->a;
    double percent, sum;
    bool has_value = decimal_is_set(f->value) || decimal_is_set(f->low);
    if (!has_value || !rule_is_for(rule, f)) {
        return;
    }
    if (rule->kind == RULE_BOUNDS && !is_within(rule, f)) {
        Str value = f->value.text.length > 0
                        ? f->value.text
                        : str_format(a, "%.*s..%.*s", STR_ARG(f->low.text),
                                     STR_ARG(f->high.text));
        tell(importer, from, rule, f,
             str_format(a, "%.*s is out of bounds", STR_ARG(value)));
    } else if (rule->kind == RULE_JUMP && has_jumped(importer, rule, f, &percent)) {
        tell(importer, from, rule, f,
             str_format(a, "%.*s%% against the period before",
                        STR_ARG(number_text(a, percent, 1))));
    } else if (rule->kind == RULE_PARTS && !adds_up(importer, rule, f, &sum)) {
        tell(importer, from, rule, f,
             str_format(a, "its parts over %.*s add up to %.*s", STR_ARG(rule->dimension),
                        STR_ARG(number_text(a, sum, 1))));
    }
}

void check_plausible(Importer *importer, const ImportRecipe *from, size_t first)
{
    for (size_t r = 0; r < from->recipe->rules.count; r++) {
        for (size_t i = first; i < importer->count; i++) {
            check_one(importer, from, &from->recipe->rules.items[r],
                      &importer->figures[i]);
        }
    }
}
