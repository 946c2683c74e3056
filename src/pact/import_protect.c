/* SPDX-License-Identifier: EUPL-1.2
 * import_protect.c - figures of a restricted source, before anything keeps them
 *
 * The counts that a recipe made become a delivery (delivery.h): hidden by the rule of the
 * source, hidden for the sake of others, audited. What is left is all that the rest of
 * the import sees. The text of a plausibility note may tell a number, so of a restricted
 * source the name of who signed stays alone.
 */
#include "base/file.h"
#include "base/limits.h"
#include "domain/figures/order.h"
#include "pact/delivery.h"
#include "pact/import_parts.h"

static bool find_rule(Importer *importer, Delivery *delivery, Error *err)
{
    Arena *a = importer->a;
    Str path = path_join(a, importer->ask->folder, S("deliveries/rules.csv")), rules;
    if (!file_read(a, path, LIMIT_PACT_FILE_BYTES, &rules, err) ||
        !delivery_rule(a, rules, delivery->source, &delivery->rule, err)) {
        error_hint(err, S("A restricted source has its rule in deliveries/rules.csv."));
        return false;
    }
    if (delivery->rule.dominance_pct > 0) {
        error_hint(err,
                   S("Deliver counts with the largest part of each: `pact protect`."));
        return FAIL(err, ERR_DENIED,
                    "the rule of source \"%.*s\" asks for the largest contributor, which "
                    "a recipe does not know",
                    STR_ARG(delivery->source->id));
    }
    return true;
}

/* Only what can be audited: counts, each a number. */
static bool is_count(const Importer *importer, const Figure *f, Error *err)
{
    const Definition *definition = f->series->definition;
    if (definition->measure != MEASURE_LEVEL || definition->unit->is_share) {
        error_hint(err, S("Take shares out of the recipe: they tell hidden counts."));
        return FAIL(err, ERR_DENIED, "series \"%.*s\" is no count",
                    STR_ARG(f->series->id));
    }
    if (f->availability != AVAILABLE_KNOWN || !decimal_is_set(f->value) ||
        f->confidentiality != CONFIDENTIALITY_OPEN) {
        error_hint(err, S("A delivery of a restricted source has every count."));
        return FAIL(err, ERR_DENIED, "figure %.*s is not a number",
                    STR_ARG(figure_key(importer->a, f)));
    }
    return true;
}

/* The row of the folder that this figure was in an earlier import, or null. */
static const Figure *imported_before(const Importer *importer, const Figure *f)
{
    const FigureList *rows = &importer->pact->monitor.rows;
    for (size_t i = 0; i < rows->count; i++) {
        const Figure *row = &rows->items[i];
        if (row->edition == f->edition && figure_compare_place(row, f) == 0 &&
            row->source == f->source && str_equal(row->locator, f->locator)) {
            return row;
        }
    }
    return NULL;
}

static void hide(Figure *f)
{
    f->value = f->low = f->high = (Decimal){0};
    f->range_kind = RANGE_NONE;
    f->rounded_to = 0;
    f->confidentiality = CONFIDENTIALITY_US;
}

/* The same file again: what was hidden then is hidden now. */
static bool was_imported(Importer *importer, size_t first)
{
    for (size_t i = first; i < importer->count; i++) {
        if (imported_before(importer, &importer->figures[i]) == NULL) {
            return false;
        }
    }
    for (size_t i = first; i < importer->count; i++) {
        Figure *f = &importer->figures[i];
        const Figure *before = imported_before(importer, f);
        if (before != NULL && before->confidentiality == CONFIDENTIALITY_US) {
            hide(f);
        }
    }
    return importer->count > first;
}

static bool protect(Importer *importer, size_t first, Delivery *delivery, Error *err)
{
    for (size_t i = first; i < importer->count; i++) {
        const Figure *f = &importer->figures[i];
        if (!is_count(importer, f, err)) {
            return false;
        }
        delivery->rows[delivery->count++] = (DeliveryRow){
            .line = (int)(i - first) + 1,
            .series = f->series,
            .cell = f->cell,
            .region = f->region,
            .period = f->period,
            .edition = f->edition,
            .value = f->value,
        };
    }
    if (!delivery_protect(importer->pact, delivery, err)) {
        return false;
    }
    for (size_t i = 0; i < delivery->count; i++) {
        if (delivery->rows[i].state != SECRECY_OPEN) {
            hide(&importer->figures[first + i]);
        }
    }
    importer->result.hidden += delivery->primary + delivery->complementary;
    return true;
}

bool protect_figures(Importer *importer, const Source *source, size_t first, Error *err)
{
    if (source->access != ACCESS_RESTRICTED) {
        return true;
    }
    Delivery delivery = {
        .source = source,
        .rows = PUSH_ARRAY(importer->a, DeliveryRow, importer->count - first + 1),
    };
    if (!find_rule(importer, &delivery, err) ||
        (!was_imported(importer, first) && !protect(importer, first, &delivery, err))) {
        return false;
    }
    Str name = importer->ask->signed_by;
    for (size_t i = first; i < importer->count; i++) {
        if (words_are_set(importer->figures[i].note)) {
            importer->figures[i].note =
                (Words){{str_format(importer->a, "Nagekeken door %.*s.", STR_ARG(name)),
                         str_format(importer->a, "Looked at by %.*s.", STR_ARG(name))}};
        }
    }
    return true;
}
