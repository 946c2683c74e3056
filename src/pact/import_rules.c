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

/* The figure of the period before, among those just made. */
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
    return NULL;
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

static void check_one(Importer *importer, const ImportRecipe *from,
                      const PlausibilityRule *rule, Figure *f)
{
    Arena *a = importer->a;
    double percent;
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
