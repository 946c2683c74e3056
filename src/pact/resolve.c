/* SPDX-License-Identifier: EUPL-1.2
 * resolve.c - names become pointers, cell texts become codes */
#include <string.h>

#include "base/limits.h"
#include "base/nearest.h"
#include "pact/loader.h"

#define HINT_CANDIDATES 5000 /* a slip of the pen is found among these, or not at all */

Place record_place(const Loader *loader, KindId kind, size_t index)
{
    return (Place){PACT_KINDS[kind].file, loader->places->lines[kind][index]};
}

Str hint_nearest_id(const Loader *loader, KindId kind, Str id)
{
    const Kind *k = &PACT_KINDS[kind];
    AnyList list = kind_list(loader->pact, k);
    Nearest nearest = nearest_to(id);
    for (size_t i = 0; i < list.count && i < HINT_CANDIDATES; i++) {
        nearest_offer(&nearest, record_id(k, kind_record(loader->pact, k, i)));
    }
    Str hint = nearest_hint(loader->tmp, &nearest);
    return hint.length > 0 ? hint
                           : str_format(loader->tmp, "Add it to %.*s, or mend the name.",
                                        STR_ARG(k->file));
}

void resolve_references(Loader *loader)
{
    for (size_t i = 0; i < loader->pending_count; i++) {
        const Pending *pending = &loader->pending[i];
        const Field *field = pending->field;
        const Kind *kind = &PACT_KINDS[field->target];
        size_t index = map_get(&loader->ids[field->target], pending->id);
        if (index == MAP_NONE) {
            FAULT(loader, pending->place, field->name,
                  hint_nearest_id(loader, field->target, pending->id),
                  "there is no %.*s \"%.*s\"", STR_ARG(kind->name), STR_ARG(pending->id));
            continue;
        }
        const void *target = kind_record(loader->pact, kind, index);
        char *member = pending->record + field->offset;
        if (field->type == FIELD_REFS) {
            AnyList refs;
            memcpy(&refs, member, sizeof refs);
            member = (char *)refs.items + pending->index * sizeof target;
        }
        memcpy(member, &target, sizeof target);
    }
}

static bool list_exists(const Loader *loader, Str list)
{
    Str total = str_format(loader->tmp, "%.*s:_T", STR_ARG(list));
    return map_get(&loader->ids[KIND_CODE], total) != MAP_NONE;
}

static void resolve_dimensions(Loader *loader, Definition *definition, Place place)
{
    definition->uses =
        PUSH_ARRAY(loader->a, DimensionUse, definition->dimensions.count + 1);
    for (size_t i = 0; i < definition->dimensions.count; i++) {
        Str name, list;
        if (!str_cut(definition->dimensions.items[i], ':', &name, &list)) {
            list = name;
        }
        size_t index = map_get(&loader->ids[KIND_DIMENSION], name);
        if (index == MAP_NONE) {
            FAULT(loader, place, S("dimensions"),
                  hint_nearest_id(loader, KIND_DIMENSION, name),
                  "there is no dimension \"%.*s\"", STR_ARG(name));
        } else if (!list_exists(loader, list)) {
            FAULT(loader, place, S("dimensions"),
                  S("Add the list to monitor/codes.csv, with its total."),
                  "code list \"%.*s\" has no total \"%.*s:_T\"", STR_ARG(list),
                  STR_ARG(list));
        } else {
            definition->uses[definition->use_count++] = (DimensionUse){
                kind_record(loader->pact, &PACT_KINDS[KIND_DIMENSION], index), list};
        }
    }
}

static void resolve_cell(Loader *loader, const Definition *definition, Str text,
                         Cell *cell, Str field, Place place)
{
    Error err = {0};
    if (definition != NULL &&
        !cell_parse(loader->a, &loader->pact->monitor, definition, text, cell, &err)) {
        FAULT(loader, place, field, str_of(err.hint), "%s", err.message);
    }
}

static void resolve_key_cells(Loader *loader, size_t index)
{
    const Monitor *monitor = &loader->pact->monitor;
    const Indicator *indicator = &monitor->indicators.items[index];
    for (size_t i = 0; i < indicator->key_cells.count; i++) {
        bool fits = false;
        Error err = {0};
        for (size_t k = 0; k < monitor->definitions.count && !fits; k++) {
            Cell cell;
            fits = monitor->definitions.items[k].indicator == indicator &&
                   cell_parse(loader->tmp, monitor, &monitor->definitions.items[k],
                              indicator->key_cells.items[i], &cell, &err);
        }
        if (!fits) {
            FAULT(loader, record_place(loader, KIND_INDICATOR, index), S("key_cells"),
                  str_of(err.hint), "no definition of it knows the cell \"%.*s\"",
                  STR_ARG(indicator->key_cells.items[i]));
        }
    }
}

void resolve_meaning(Loader *loader)
{
    Monitor *monitor = &loader->pact->monitor;
    monitor->regions = &loader->pact->regions;
    for (size_t i = 0; i < monitor->definitions.count; i++) {
        resolve_dimensions(loader, &monitor->definitions.items[i],
                           record_place(loader, KIND_DEFINITION, i));
    }
    for (size_t i = 0; i < monitor->indicators.count; i++) {
        resolve_key_cells(loader, i);
    }
    for (size_t i = 0; i < monitor->rows.count; i++) {
        Figure *f = &monitor->rows.items[i];
        if (f->series != NULL) {
            resolve_cell(loader, f->series->definition, f->cell_text, &f->cell, S("cell"),
                         record_place(loader, KIND_FIGURE, i));
        }
    }
    for (size_t i = 0; i < monitor->statements.count; i++) {
        Statement *s = &monitor->statements.items[i];
        if (s->series != NULL) {
            resolve_cell(loader, s->series->definition, s->cell_text, &s->cell, S("cell"),
                         record_place(loader, KIND_STATEMENT, i));
        }
    }
    for (size_t i = 0; i < monitor->targets.count; i++) {
        Target *t = &monitor->targets.items[i];
        resolve_cell(loader, t->definition, t->cell_text, &t->cell, S("cell"),
                     record_place(loader, KIND_TARGET, i));
    }
    for (size_t i = 0; i < monitor->checks.count; i++) {
        TotalCheck *c = &monitor->checks.items[i];
        if (c->series != NULL) {
            resolve_cell(loader, c->series->definition, c->cell_text, &c->cell, S("cell"),
                         record_place(loader, KIND_CHECK, i));
        }
    }
}
