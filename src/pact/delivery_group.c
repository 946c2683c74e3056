/* SPDX-License-Identifier: EUPL-1.2
 * delivery_group.c - which cells of a delivery hang together, and by which sums */
#include "pact/delivery.h"

#include <math.h>

#include "base/limits.h"
#include "base/map.h"

typedef struct Group {
    Arena *arena;
    const Pact *pact;
    Delivery *delivery;
    const DeliveryRow *first; /* its series, period and edition are those of the group */
    SecrecyCell *cells;
    DeliveryRow **rows; /* of the cell; null: of another edition, or a rest */
    Cell *meanings;
    const Region **regions;
    size_t count;
    size_t capacity;
    SecrecySum *sums;
    size_t sum_count;
    size_t sum_capacity;
    Map places;  /* of a cell and region */
    Map reduced; /* sums that are there */
} Group;

static Str key_of(Arena *a, Cell cell, const Region *region)
{
    return str_format(a, "%.*s|%.*s", STR_ARG(cell.text), STR_ARG(region->id));
}

/* Arrays side by side, with room for all there can be: rows, earlier figures, and a rest
 * for each sum. */
static void make_room(Group *g, size_t cells)
{
    g->capacity = cells;
    g->cells = PUSH_ARRAY(g->arena, SecrecyCell, cells);
    g->rows = PUSH_ARRAY(g->arena, DeliveryRow *, cells);
    g->meanings = PUSH_ARRAY(g->arena, Cell, cells);
    g->regions = PUSH_ARRAY(g->arena, const Region *, cells);
    g->places = map_in(g->arena, cells);
    g->reduced = map_in(g->arena, cells);
}

static size_t add_cell(Group *g, Cell cell, const Region *region, double value)
{
    CHECK(g->count < g->capacity);
    size_t at = g->count++;
    g->meanings[at] = cell;
    g->regions[at] = region;
    g->cells[at].value = value;
    g->cells[at].name =
        str_format(g->arena, "%.*s|%.*s|%.*s|%.*s", STR_ARG(g->first->series->id),
                   STR_ARG(cell.text), STR_ARG(region->id),
                   STR_ARG(period_text(g->arena, g->first->period)));
    return at;
}

static bool is_of_group(const Group *g, const DeliveryRow *row)
{
    return row->series == g->first->series && row->edition == g->first->edition &&
           period_equal(row->period, g->first->period);
}

static void add_delivered(Group *g)
{
    for (size_t i = 0; i < g->delivery->count; i++) {
        DeliveryRow *row = &g->delivery->rows[i];
        if (is_of_group(g, row)) {
            size_t at = add_cell(g, row->cell, row->region, row->value.value);
            g->cells[at].largest = row->largest;
            g->rows[at] = row;
            CHECK(map_put(&g->places, key_of(g->arena, row->cell, row->region), at));
        }
    }
}

/* What one figure of the folder tells of the group. */
static bool add_printed(Group *g, const Figure *figure, Error *err)
{
    size_t at = map_get(&g->places, key_of(g->arena, figure->cell, figure->region));
    if (figure->series != g->first->series || figure->origin == ORIGIN_COMPUTED ||
        !period_equal(figure->period, g->first->period)) {
        return true;
    }
    if (at != MAP_NONE && g->rows[at] != NULL && figure->edition == g->first->edition) {
        return FAIL(
            err, ERR_CONFLICT, "line %d: \"%.*s\" is a figure of \"%.*s\" already",
            g->rows[at]->line, STR_ARG(g->cells[at].name), STR_ARG(figure->edition->id));
    }
    if (!figure_has_value(figure)) {
        if (figure->confidentiality == CONFIDENTIALITY_US && at == MAP_NONE) {
            error_hint(err,
                       S("Deliver it too: without it nobody can tell what is safe."));
            return FAIL(err, ERR_INVALID,
                        "\"%.*s\" in \"%.*s\" was hidden in \"%.*s\", and is not in the "
                        "delivery",
                        STR_ARG(figure->cell.text), STR_ARG(figure->region->id),
                        STR_ARG(figure->edition->id));
        }
        return true;
    }
    if (at == MAP_NONE) {
        at = add_cell(g, figure->cell, figure->region, figure->value.value);
        CHECK(map_put(&g->places, key_of(g->arena, figure->cell, figure->region), at));
    }
    g->cells[at].is_out = true;
    return true;
}

/* ---- Sums ---- */

static void keep_sum(Group *g, size_t *cells, size_t count)
{
    if (g->sum_count == g->sum_capacity) {
        g->sums = arena_grow(g->arena, g->sums, g->sum_count, &g->sum_capacity,
                             sizeof(SecrecySum));
    }
    g->sums[g->sum_count++] = (SecrecySum){cells, count};
}

/* A whole and the parts that are there; `cells` has room for one more. Parts that are not
 * there, or that do not make the whole, leave a rest. `must_add_up`: the publisher says
 * so, and parts above the whole are a fault; else they are no sum at all. */
static bool add_sum(Group *g, size_t *cells, size_t count, bool is_complete,
                    bool must_add_up, Error *err)
{
    const SecrecyCell *whole = &g->cells[cells[0]];
    double rest = whole->value;
    for (size_t i = 1; i < count; i++) {
        rest -= g->cells[cells[i]].value;
    }
    bool holds = fabs(rest) < 1e-6;
    if (rest < 0 && !holds) {
        /* Other editions may have had other numbers. */
        bool is_delivered = true;
        for (size_t i = 0; i < count; i++) {
            is_delivered = is_delivered && g->rows[cells[i]] != NULL;
        }
        return !must_add_up || !is_delivered ||
               FAIL(err, ERR_INVALID, "the parts of \"%.*s\" are more than the whole",
                    STR_ARG(whole->name));
    }
    if (!is_complete || !holds) {
        size_t at = add_cell(g, g->meanings[cells[0]], g->regions[cells[0]], rest);
        g->cells[at].is_rest = true;
        cells[count++] = at;
    }
    keep_sum(g, cells, count);
    return true;
}

/* The sum over one dimension that the cell is a part of. */
static bool sum_of_codes(Group *g, size_t at, const CellPart *over, Error *err)
{
    const Code *parent = over->code->parent;
    const CodeList *codes = &g->pact->monitor.codes;
    if (parent == NULL) {
        return true;
    }
    Cell whole = cell_with(g->arena, g->meanings[at], over->dimension, parent);
    size_t place = map_get(&g->places, key_of(g->arena, whole, g->regions[at]));
    Str name = str_format(g->arena, "%zu %.*s", place, STR_ARG(over->dimension->id));
    if (place == MAP_NONE || !map_put(&g->reduced, name, 1)) {
        return true;
    }
    size_t *cells = PUSH_ARRAY(g->arena, size_t, codes->count + 2);
    size_t count = 0;
    bool is_complete = true;
    cells[count++] = place;
    for (size_t i = 0; i < codes->count; i++) {
        const Code *code = &codes->items[i];
        if (code->parent != parent || code->same_as != NULL) {
            continue;
        }
        Cell part = cell_with(g->arena, g->meanings[at], over->dimension, code);
        size_t found = map_get(&g->places, key_of(g->arena, part, g->regions[at]));
        is_complete = is_complete && found != MAP_NONE;
        if (found != MAP_NONE) {
            cells[count++] = found;
        }
    }
    return add_sum(g, cells, count, is_complete, parent->parts_add_up, err);
}

/* The sum over the regions that lie in the region of this cell, of one scheme. */
static bool sum_of_regions(Group *g, size_t at, const RegionScheme *scheme, Error *err)
{
    const Region *region = g->regions[at];
    RegionRefs members = regions_members(g->arena, &g->pact->regions, region, scheme);
    size_t *cells = PUSH_ARRAY(g->arena, size_t, members.count + 2);
    size_t count = 0;
    cells[count++] = at;
    for (size_t i = 0; i < members.count; i++) {
        size_t found =
            map_get(&g->places, key_of(g->arena, g->meanings[at], members.items[i]));
        if (found != MAP_NONE) {
            cells[count++] = found;
        }
    }
    return count == 1 || add_sum(g, cells, count, count == members.count + 1, false, err);
}

static bool add_sums(Group *g, Error *err)
{
    const RegionSchemeList *schemes = &g->pact->regions.schemes;
    size_t own = g->count; /* rests that are added have no sums */
    for (size_t i = 0; i < own; i++) {
        for (size_t k = 0; k < g->meanings[i].count; k++) {
            if (!sum_of_codes(g, i, &g->meanings[i].parts[k], err)) {
                return false;
            }
        }
        for (size_t k = 0; k < schemes->count; k++) {
            if (schemes->items[k].in == g->regions[i]->scheme &&
                !sum_of_regions(g, i, &schemes->items[k], err)) {
                return false;
            }
        }
    }
    return true;
}

/* ---- One group, and all of them ---- */

static bool protect_group(Group *g, Error *err)
{
    const Monitor *monitor = &g->pact->monitor;
    size_t most = g->delivery->count + monitor->figures.count;
    /* Each cell may be part of a sum per dimension and per scheme, each with a rest. */
    make_room(g, most * (2 + LIMIT_CELL_PARTS + g->pact->regions.schemes.count));
    add_delivered(g);
    for (size_t i = 0; i < monitor->figures.count; i++) {
        if (!add_printed(g, monitor->figures.items[i], err)) {
            return false;
        }
    }
    SecrecyGroup group = {g->cells, 0, NULL, 0};
    if (!add_sums(g, err)) {
        return false;
    }
    group.cell_count = g->count;
    group.sums = g->sums;
    group.sum_count = g->sum_count;
    if (!secrecy_protect(g->delivery->rule, &group, err)) {
        return false;
    }
    for (size_t i = 0; i < g->count; i++) {
        if (g->rows[i] != NULL) {
            g->rows[i]->state = g->cells[i].state;
            g->delivery->primary += g->cells[i].state == SECRECY_PRIMARY;
            g->delivery->complementary += g->cells[i].state == SECRECY_COMPLEMENTARY;
        }
    }
    return true;
}

bool delivery_protect(const Pact *pact, Delivery *delivery, Error *err)
{
    Arena *tmp = arena_new();
    bool *is_done = PUSH_ARRAY(tmp, bool, delivery->count);
    bool is_good = true;
    delivery->primary = delivery->complementary = 0;
    for (size_t i = 0; is_good && i < delivery->count; i++) {
        if (is_done[i]) {
            continue;
        }
        Arena *own = arena_new();
        Group group = {.arena = own,
                       .pact = pact,
                       .delivery = delivery,
                       .first = &delivery->rows[i]};
        is_good = protect_group(&group, err);
        for (size_t k = i; k < delivery->count; k++) {
            is_done[k] = is_done[k] || is_of_group(&group, &delivery->rows[k]);
        }
        arena_free(own);
    }
    arena_free(tmp);
    return is_good;
}
