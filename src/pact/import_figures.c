/* SPDX-License-Identifier: EUPL-1.2
 * import_figures.c - observations become figures of the pact */
#include "base/nearest.h"
#include "domain/figures/order.h"
#include "pact/import_parts.h"

static const Series *series_of(Importer *importer, const ImportRecipe *from, Str id)
{
    const SeriesList *list = &importer->pact->monitor.series;
    Nearest nearest = nearest_to(id);
    for (size_t i = 0; i < list->count; i++) {
        if (str_equal(list->items[i].id, id)) {
            return &list->items[i];
        }
        nearest_offer(&nearest, list->items[i].id);
    }
    Str hint = nearest_hint(importer->a, &nearest);
    IMPORT_FAULT(importer, from, S("series"),
                 hint.length > 0 ? hint : S("Add it to monitor/series.csv."),
                 "there is no series \"%.*s\"", STR_ARG(id));
    return NULL;
}

static Decimal decimal_of(Str text)
{
    Decimal decimal = {0};
    if (text.length > 0) {
        bool is_number = decimal_parse(text, &decimal);
        CHECK(is_number);
    }
    return decimal;
}

static const Words REASONS[] = {
    [CHANGE_NOT_TOLD] = {{S_INIT(""), S_INIT("")}},
    [CHANGE_ROUTINE] = {{S_INIT("gewone bijwerking"), S_INIT("routine")}},
    [CHANGE_DEFINITION] = {{S_INIT("andere definitie"), S_INIT("definition")}},
    [CHANGE_ERROR] = {{S_INIT("fout hersteld"), S_INIT("error")}},
};

static const Words MISSING = {
    {S_INIT("De bron geeft niet alle cijfers die hiervoor nodig zijn."),
     S_INIT("The source does not give all figures that this needs.")}};

static void fill_value(Figure *f, const ObservationText *text)
{
    const Bounds *b = &text->bounds;
    f->confidentiality = b->confidentiality;
    f->availability = b->is_known ? AVAILABLE_KNOWN : b->availability;
    f->value = decimal_of(text->value);
    f->low = decimal_of(text->low);
    f->high = decimal_of(text->high);
    f->range_kind = text->low.length > 0 ? b->kind : RANGE_NONE;
    f->rounded_to = text->rounded_to;
    if (!b->is_known) {
        f->reason = MISSING;
    }
}

/* What the pact has to say of the observation; false: a fault was told. */
static bool place_figure(Importer *importer, const ImportRecipe *from,
                         const Observation *o, Figure *f)
{
    const Monitor *monitor = &importer->pact->monitor;
    f->series = series_of(importer, from, o->series);
    if (f->series == NULL) {
        return false;
    }
    f->region = regions_find(monitor->regions, o->region);
    if (f->region == NULL) {
        IMPORT_FAULT(importer, from, S("region"),
                     S("Regions are in regions/regions.csv."),
                     "there is no region \"%.*s\"", STR_ARG(o->region));
        return false;
    }
    const Definition *definition = f->series->definition;
    if (o->period.kind != definition->period_kind) {
        IMPORT_FAULT(
            importer, from, S("period"), S("Say period: {form: ...} in the recipe."),
            "definition \"%.*s\" counts by %.*s, the recipe gives %.*s",
            STR_ARG(definition->id), STR_ARG(period_kind_name(definition->period_kind)),
            STR_ARG(period_text(importer->a, o->period)));
        return false;
    }
    Error err = {0};
    if (!cell_parse(importer->a, monitor, definition, o->cell, &f->cell, &err)) {
        IMPORT_FAULT(importer, from, S("by"), str_of(err.hint), "%s", err.message);
        return false;
    }
    return true;
}

/* The answer of the editions before this one: what a change is a change from. */
static bool differs_from_before(const Importer *importer, const Figure *f)
{
    const FigureRefs *all = &importer->pact->monitor.figures;
    const Figure *before = NULL;
    for (size_t i = figures_lower_bound(all, f);
         i < all->count && figure_compare_place(all->items[i], f) == 0; i++) {
        if (edition_compare(all->items[i]->edition, importer->edition) < 0) {
            before = all->items[i];
        }
    }
    return before != NULL && (before->availability != f->availability ||
                              !str_equal(before->value.text, f->value.text) ||
                              !str_equal(before->low.text, f->low.text) ||
                              !str_equal(before->high.text, f->high.text));
}

void make_figures(Importer *importer, const ImportRecipe *from, const Cube *cube,
                  const Source *source)
{
    Str locator = import_locator(importer->a, from->recipe);
    for (size_t i = 0; i < cube->observations.count; i++) {
        const Observation *o = &cube->observations.items[i];
        Figure f = {.period = o->period,
                    .edition = importer->edition,
                    .origin = ORIGIN_COMPUTED,
                    .stage = o->stage,
                    .source = source,
                    .locator = locator};
        if (!place_figure(importer, from, o, &f)) {
            continue;
        }
        f.cell_text = f.cell.text;
        ObservationText text = observation_text(importer->a, cube, o);
        fill_value(&f, &text);
        if (f.availability == AVAILABLE_KNOWN && differs_from_before(importer, &f)) {
            f.change = importer->ask->change;
            f.reason = REASONS[f.change];
        }
        if (importer->count == importer->capacity) {
            importer->figures =
                arena_grow(importer->a, importer->figures, importer->count,
                           &importer->capacity, sizeof(Figure));
        }
        importer->figures[importer->count++] = f;
    }
}
