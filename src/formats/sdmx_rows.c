/* SPDX-License-Identifier: EUPL-1.2
 * sdmx_rows.c - observations of SDMX as rows of one table */
#include "formats/sdmx_rows.h"

#include "base/limits.h"

DatasetRole sdmx_role(Str id, SdmxPart part)
{
    static const struct {
        Str id;
        DatasetRole role;
    } roles[] = {
        {S_INIT("TIME_PERIOD"), DATASET_TIME},   {S_INIT("REF_AREA"), DATASET_REGION},
        {S_INIT("GEO"), DATASET_REGION},         {S_INIT("OBS_VALUE"), DATASET_VALUE},
        {S_INIT("OBS_STATUS"), DATASET_STATUS},  {S_INIT("OBS_FLAG"), DATASET_STATUS},
        {S_INIT("CONF_STATUS"), DATASET_STATUS},
    };
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (str_equal(roles[i].id, id)) {
            return roles[i].role;
        }
    }
    static const DatasetRole by_part[] = {
        [SDMX_UNKNOWN] = DATASET_FIELD,
        [SDMX_DIMENSION] = DATASET_DIMENSION,
        [SDMX_MEASURE] = DATASET_VALUE,
        [SDMX_ATTRIBUTE] = DATASET_NOTE,
    };
    return by_part[part];
}

SdmxRows sdmx_rows(Arena *a, const DatasetSink *sink, const SdmxStructure *structure,
                   const SdmxDefinition *definition)
{
    Arena *held = arena_new();
    arena_defer(a, (void (*)(void *))arena_free, held);
    SdmxRows rows = {.arena = a,
                     .held_arena = held,
                     .sink = sink,
                     .structure = structure,
                     .definition = definition,
                     .by_id = map_in(a, 0)};
    for (size_t i = 0; definition != NULL && i < definition->count; i++) {
        sdmx_rows_column(&rows, definition->components[i].id,
                         definition->components[i].part);
    }
    return rows;
}

void sdmx_rows_column(SdmxRows *rows, Str id, SdmxPart part)
{
    CHECK(!rows->has_begun);
    if (map_get(&rows->by_id, id) != MAP_NONE) {
        return;
    }
    if (rows->count == rows->capacity) {
        rows->columns = arena_grow(rows->arena, rows->columns, rows->count,
                                   &rows->capacity, sizeof(SdmxColumn));
    }
    Str kept = str_copy(rows->arena, id);
    map_put(&rows->by_id, kept, rows->count);
    rows->columns[rows->count++] = (SdmxColumn){.id = kept, .part = part};
}

/* ---- The table begins ---- */

static const SdmxConcept *concept_of(const SdmxRows *rows, Str id)
{
    for (size_t i = 0; rows->structure != NULL && i < rows->structure->concept_count;
         i++) {
        if (str_equal(rows->structure->concepts[i].id, id)) {
            return &rows->structure->concepts[i];
        }
    }
    return NULL;
}

/* Label and code list, from the definition and its concepts. */
static void describe(const SdmxRows *rows, DatasetColumn *column)
{
    const SdmxDefinition *definition = rows->definition;
    for (size_t i = 0; definition != NULL && i < definition->count; i++) {
        const SdmxComponent *component = &definition->components[i];
        if (!str_equal(component->id, column->name)) {
            continue;
        }
        const SdmxConcept *concept_found =
            concept_of(rows, component->concept_id.length > 0 ? component->concept_id
                                                              : component->id);
        Str list_id = component->codelist;
        if (concept_found != NULL) {
            column->label = concept_found->label;
            list_id = list_id.length > 0 ? list_id : concept_found->codelist;
        }
        const SdmxCodelist *list = sdmx_codelist(rows->structure, list_id);
        if (list != NULL && list->count > 0) {
            column->codes = list->codes;
            column->code_count = list->count;
        }
    }
}

static bool begin(SdmxRows *rows, Error *err)
{
    static const SdmxPart order[] = {SDMX_DIMENSION, SDMX_UNKNOWN, SDMX_MEASURE,
                                     SDMX_ATTRIBUTE};
    DatasetColumn *columns = PUSH_ARRAY(rows->arena, DatasetColumn, rows->count);
    size_t at = 0;
    for (size_t p = 0; p < sizeof order / sizeof order[0]; p++) {
        for (size_t i = 0; i < rows->count; i++) {
            SdmxColumn *column = &rows->columns[i];
            if (column->part != order[p]) {
                continue;
            }
            column->at = at;
            columns[at] = (DatasetColumn){.name = column->id,
                                          .role = sdmx_role(column->id, column->part)};
            describe(rows, &columns[at++]);
        }
    }
    rows->has_begun = true;
    rows->fields = PUSH_ARRAY(rows->arena, Str, rows->count);
    rows->about.columns = columns;
    rows->about.column_count = rows->count;
    return rows->sink->begin(rows->sink->self, &rows->about, err);
}

static bool give(SdmxRows *rows, const Str *texts, size_t count, DatasetPlace place,
                 Error *err)
{
    for (size_t i = 0; i < rows->count; i++) {
        rows->fields[rows->columns[i].at] = i < count ? texts[i] : (Str){0};
    }
    DatasetRow row = {.fields = rows->fields, .place = place};
    return rows->sink->row(rows->sink->self, &row, err);
}

static bool give_held(SdmxRows *rows, Error *err)
{
    if (!begin(rows, err)) {
        return false;
    }
    for (size_t i = 0; i < rows->held_count; i++) {
        const SdmxHeld *held = &rows->held[i];
        if (!give(rows, held->texts, held->count, held->place, err)) {
            return false;
        }
    }
    arena_reset(rows->held_arena);
    rows->held = NULL;
    rows->held_count = rows->held_capacity = 0;
    return true;
}

/* ---- Rows ---- */

/* The column of the i-th field: as in the row before, mostly. */
static size_t column_of(SdmxRows *rows, size_t i, Str id)
{
    while (rows->hint_count <= i) {
        if (rows->hint_count == rows->hint_capacity) {
            rows->hints = arena_grow(rows->arena, rows->hints, rows->hint_count,
                                     &rows->hint_capacity, sizeof(size_t));
        }
        rows->hints[rows->hint_count++] = 0;
    }
    size_t hint = rows->hints[i];
    if (hint < rows->count && str_equal(rows->columns[hint].id, id)) {
        return hint;
    }
    size_t found = map_get(&rows->by_id, id);
    if (found != MAP_NONE) {
        rows->hints[i] = found;
    }
    return found;
}

static bool find_column(SdmxRows *rows, size_t i, const SdmxField *field,
                        DatasetPlace place, size_t *column, Error *err)
{
    *column = column_of(rows, i, field->id);
    if (*column != MAP_NONE) {
        return true;
    }
    if (rows->definition != NULL) {
        return FAIL_AT(err, place, "\"%.*s\" is not a component of \"%.*s\"",
                       STR_ARG(field->id), STR_ARG(rows->definition->id));
    }
    if (rows->has_begun) {
        error_hint(err, S("Give the structure message too: it names all columns."));
        return FAIL_AT(err, place, "\"%.*s\" was in none of the rows before",
                       STR_ARG(field->id));
    }
    if (rows->count == LIMIT_SOURCE_COLUMNS) {
        return FAIL_AT(err, place, "more than %zu columns", LIMIT_SOURCE_COLUMNS);
    }
    *column = rows->count;
    sdmx_rows_column(rows, field->id, field->part);
    return true;
}

static bool hold(SdmxRows *rows, const SdmxField *fields, const size_t *places,
                 size_t count, DatasetPlace place, Error *err)
{
    if (rows->held_count == rows->held_capacity) {
        rows->held = arena_grow(rows->held_arena, rows->held, rows->held_count,
                                &rows->held_capacity, sizeof(SdmxHeld));
    }
    SdmxHeld *held = &rows->held[rows->held_count++];
    *held =
        (SdmxHeld){PUSH_ARRAY(rows->held_arena, Str, rows->count), rows->count, place};
    for (size_t i = 0; i < count; i++) {
        held->texts[places[i]] = str_copy(rows->held_arena, fields[i].text);
    }
    if (arena_bytes(rows->held_arena) < SDMX_HELD_BYTES) {
        return true;
    }
    /* There may be more to come: status is too important to be turned away. */
    sdmx_rows_column(rows, S("OBS_STATUS"), SDMX_ATTRIBUTE);
    sdmx_rows_column(rows, S("CONF_STATUS"), SDMX_ATTRIBUTE);
    return give_held(rows, err);
}

bool sdmx_rows_add(SdmxRows *rows, const SdmxField *fields, size_t count,
                   DatasetPlace place, Error *err)
{
    if (rows->definition != NULL && !rows->has_begun && !begin(rows, err)) {
        return false;
    }
    size_t places[LIMIT_SDMX_FIELDS];
    if (count > LIMIT_SDMX_FIELDS) {
        return FAIL_AT(err, place, "more than %d values in one observation",
                       LIMIT_SDMX_FIELDS);
    }
    for (size_t i = 0; i < count; i++) {
        if (!find_column(rows, i, &fields[i], place, &places[i], err)) {
            return false;
        }
    }
    if (!rows->has_begun) {
        return hold(rows, fields, places, count, place, err);
    }
    for (size_t i = 0; i < rows->count; i++) {
        rows->fields[i] = (Str){0};
    }
    for (size_t i = 0; i < count; i++) {
        rows->fields[rows->columns[places[i]].at] = fields[i].text;
    }
    DatasetRow row = {.fields = rows->fields, .place = place};
    return rows->sink->row(rows->sink->self, &row, err);
}

bool sdmx_rows_finish(SdmxRows *rows, Error *err)
{
    return rows->has_begun || give_held(rows, err);
}
