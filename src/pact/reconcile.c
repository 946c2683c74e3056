/* SPDX-License-Identifier: EUPL-1.2
 * reconcile.c - following each collected row to its place */
#include "pact/reconcile.h"

#include <math.h>

#include "base/map.h"

#include "pact/schema.h"

static void unaccounted(const Pact *pact, FaultList *faults, const Collected *row,
                        const char *why)
{
    Place place = {S("monitor/collected.csv"), 0};
    bool found = pact_place(pact, row, &place);
    CHECK(found);
    fault_add(faults, SEVERITY_FAULT, place.file, place.line, S("placed_at"),
              S("Mend placed_at, or put the value where it belongs."),
              "%.*s = %.*s: %s: \"%.*s\"", STR_ARG(row->indicator),
              STR_ARG(row->value.text), why, STR_ARG(row->placed_at));
}

static bool same_value(Decimal a, Decimal b)
{
    return !decimal_is_set(a) || fabs(a.value - b.value) < 1e-9 * (1 + fabs(a.value));
}

static void check_decimal(const Pact *pact, FaultList *faults, const Collected *row,
                          const Decimal *value)
{
    if (value == NULL) {
        unaccounted(pact, faults, row, "there is no such record");
    } else if (!same_value(row->value, *value)) {
        unaccounted(pact, faults, row, "another value stands there");
    }
}

static void check_placed_figure(Arena *a, const Pact *pact, FaultList *faults,
                                const Collected *row, Map *used)
{
    const Figure *figure;
    Error err = {0};
    if (!figure_by_key(a, &pact->monitor, row->placed_at, &figure, &err)) {
        unaccounted(pact, faults, row, err.message);
        return;
    }
    map_put(used, figure_key(a, figure), 0);
    if (!same_value(row->value, figure->value)) {
        unaccounted(pact, faults, row, "another value stands there");
    }
}

/* The value of the record with this id, or null. */
#define VALUE_BY_ID(list, wanted, member, value)                                         \
    for (size_t n = 0; n < (list).count; n++) {                                          \
        if (str_equal((list).items[n].id, (wanted))) {                                   \
            (value) = &(list).items[n].member;                                           \
        }                                                                                \
    }

/* Money is collected in millions of euros. */
static void check_money(const Pact *pact, FaultList *faults, const Collected *row)
{
    const int64_t *cents = NULL;
    VALUE_BY_ID(pact->reg.money, row->placed_at, amount_cents, cents);
    Decimal millions = {.text = S("?"),
                        .value = cents != NULL ? (double)*cents / 1e8 : 0};
    check_decimal(pact, faults, row, cents != NULL ? &millions : NULL);
}

Reconciliation pact_reconcile(Arena *a, const Pact *pact, FaultList *faults)
{
    const Monitor *monitor = &pact->monitor;
    Reconciliation result = {.collected = monitor->collected.count};
    Map used = map_in(a, monitor->collected.count);
    for (size_t i = 0; i < monitor->collected.count; i++) {
        const Collected *row = &monitor->collected.items[i];
        const Decimal *value = NULL;
        result.placed[row->placed_as]++;
        switch (row->placed_as) {
        case PLACED_FIGURE:
            check_placed_figure(a, pact, faults, row, &used);
            break;
        case PLACED_STATEMENT:
            VALUE_BY_ID(monitor->statements, row->placed_at, value, value);
            check_decimal(pact, faults, row, value);
            break;
        case PLACED_TARGET:
            VALUE_BY_ID(monitor->targets, row->placed_at, value, value);
            check_decimal(pact, faults, row, value);
            break;
        case PLACED_MONEY:
            check_money(pact, faults, row);
            break;
        case PLACED_REJECTED:
            VALUE_BY_ID(monitor->rejected, row->placed_at, value, value);
            check_decimal(pact, faults, row, value);
            break;
        }
    }
    for (size_t i = 0; i < monitor->figures.count; i++) {
        const Figure *figure = monitor->figures.items[i];
        if (figure->origin != ORIGIN_COMPUTED &&
            map_get(&used, figure_key(a, figure)) == MAP_NONE) {
            result.figures_without++;
        }
    }
    return result;
}
