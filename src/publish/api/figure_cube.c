/* SPDX-License-Identifier: EUPL-1.2
 * figure_cube.c - from figures to cells: dimensions, codes, status
 */
#include "publish/api/figure_cube.h"

#include <stdlib.h>

#include "base/nearest.h"
#include "domain/figures/order.h"
#include "publish/api/cube_words.h"
#include "publish/table/figure_rows.h"
#include "publish/text/shown.h"
#include "publish/text/text.h"

/* While it is made: which figure became which cell. */
typedef struct Making {
    Arena *a;
    const Pact *pact;
    const Definition *definition;
    FigureRefs figures;
    Lang lang;
    Cube *cube;
} Making;

const Definition *answering_definition(const Monitor *monitor, const FigureQuery *query)
{
    if (query->definition != NULL) {
        return query->definition;
    }
    const Definition *found =
        definition_in_force(monitor, query->indicator, query->as_of);
    if (found != NULL) {
        return found;
    }
    FigureRefs all = figures_of_indicator(&monitor->figures, monitor, query->indicator);
    const Edition *last = NULL;
    for (size_t i = 0; i < all.count; i++) {
        const Figure *figure = all.items[i];
        if (edition_is_visible(figure->edition, query->as_of) &&
            (last == NULL || edition_compare(figure->edition, last) > 0)) {
            last = figure->edition;
            found = figure->series->definition;
        }
    }
    return found;
}

static bool is_among(const StrList *codes, Str code)
{
    for (size_t i = 0; i < codes->count; i++) {
        if (str_equal(codes->items[i], code)) {
            return true;
        }
    }
    return false;
}

/* hbo of ho-level:hbo */
static Str code_part(const Code *code)
{
    Str list, part;
    return code == NULL                           ? S("_T")
           : str_cut(code->id, ':', &list, &part) ? part
                                                  : code->id;
}

/* A dimension of the pact must not take the name of a column. */
static Str dimension_id(Arena *a, const Dimension *dimension)
{
    static const Str taken[] = {
        S_INIT("series"), S_INIT("region"), S_INIT("period"), S_INIT("value"),
        S_INIT("low"),    S_INIT("high"),   S_INIT("range"),  S_INIT("unit"),
        S_INIT("status"), S_INIT("origin"), S_INIT("note"),   S_INIT("edition"),
        S_INIT("source"),
    };
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        if (str_equal(dimension->id, taken[i])) {
            return str_format(a, "%.*s-group", STR_ARG(dimension->id));
        }
    }
    return dimension->id;
}

/* The code of a figure in dimension `d` of the cube. */
static Str code_of(Arena *a, const Making *making, const Figure *figure, size_t d)
{
    size_t uses = making->definition->use_count;
    if (d == 0) {
        return figure->series->id;
    }
    if (d <= uses) {
        const Dimension *dimension = making->definition->uses[d - 1].dimension;
        return code_part(cell_code(figure->cell, dimension->id));
    }
    return d == uses + 1 ? figure_region_name(figure) : period_text(a, figure->period);
}

static void add_code(CubeDimension *dimension, Str code, Str label)
{
    dimension->codes[dimension->count++] =
        (CubeCode){.code = code, .label = label, .parent = CUBE_NONE};
}

static size_t find_code(const CubeDimension *dimension, Str code)
{
    for (size_t i = 0; i < dimension->count; i++) {
        if (str_equal(dimension->codes[i].code, code)) {
            return i;
        }
    }
    return CUBE_NONE;
}

static bool occurs(const Making *making, size_t d, Str code)
{
    for (size_t i = 0; i < making->figures.count; i++) {
        if (str_equal(code_of(making->a, making, making->figures.items[i], d), code)) {
            return true;
        }
    }
    return false;
}

static CubeDimension *dimension_open(Making *making, Str id, Str label, CubeRole role,
                                     size_t most)
{
    Cube *cube = making->cube;
    CubeDimension *dimension = &cube->dimensions[cube->dimension_count++];
    *dimension = (CubeDimension){.id = id,
                                 .label = label,
                                 .role = role,
                                 .codes = PUSH_ARRAY(making->a, CubeCode, most + 1)};
    return dimension;
}

static void add_series(Making *making)
{
    const Monitor *monitor = &making->pact->monitor;
    CubeDimension *dimension =
        dimension_open(making, S("series"), text_get(TEXT_OPEN_SERIES, making->lang),
                       CUBE_PLAIN, monitor->series.count);
    for (size_t i = 0; i < monitor->series.count; i++) {
        const Series *series = &monitor->series.items[i];
        if (series->definition == making->definition && occurs(making, 0, series->id)) {
            add_code(dimension, series->id,
                     words_in(series->survey->name, making->lang, NULL));
        }
    }
}

/* The total first, then the codes of its list in the order of the pact. */
static void add_use(Making *making, size_t d)
{
    const Monitor *monitor = &making->pact->monitor;
    const DimensionUse *use = &making->definition->uses[d - 1];
    CubeDimension *dimension =
        dimension_open(making, dimension_id(making->a, use->dimension),
                       words_in(use->dimension->name, making->lang, NULL), CUBE_PLAIN,
                       monitor->codes.count + 1);
    Str head = str_format(making->a, "%.*s:", STR_ARG(use->list));
    if (occurs(making, d, S("_T"))) {
        add_code(dimension, S("_T"), text_get(TEXT_SHOWN_TOTAL, making->lang));
    }
    for (size_t i = 0; i < monitor->codes.count; i++) {
        const Code *code = &monitor->codes.items[i];
        Str part = code_part(code);
        if (str_starts(code->id, head) && find_code(dimension, part) == CUBE_NONE &&
            occurs(making, d, part)) {
            add_code(dimension, part, words_in(code->name, making->lang, NULL));
            if (code->parent != NULL) {
                dimension->codes[dimension->count - 1].parent =
                    find_code(dimension, code_part(code->parent));
            }
        }
    }
}

static size_t region_parent(const Regions *regions, const CubeDimension *dimension,
                            const Region *region)
{
    for (size_t i = 0; i < regions->memberships.count; i++) {
        const Membership *in = &regions->memberships.items[i];
        if (in->place == region) {
            Str name = in->region->alias.length > 0 ? in->region->alias : in->region->id;
            size_t at = find_code(dimension, name);
            if (at != CUBE_NONE) {
                return at;
            }
        }
    }
    return CUBE_NONE;
}

static void add_regions(Making *making)
{
    const Regions *regions = &making->pact->regions;
    size_t count = regions->regions.count;
    bool *used = PUSH_ARRAY(making->a, bool, count + 1);
    for (size_t i = 0; i < making->figures.count; i++) {
        used[making->figures.items[i]->region - regions->regions.items] = true;
    }
    CubeDimension *dimension =
        dimension_open(making, S("region"), text_get(TEXT_OPEN_REGION, making->lang),
                       CUBE_REGION, count);
    for (size_t i = 0; i < count; i++) {
        const Region *region = &regions->regions.items[i];
        if (used[i]) {
            add_code(dimension, region->alias.length > 0 ? region->alias : region->id,
                     words_in(region->name, making->lang, NULL));
            dimension->codes[dimension->count - 1].parent =
                region_parent(regions, dimension, region);
        }
    }
}

static int compare_periods(const void *left, const void *right)
{
    return period_compare(*(const Period *)left, *(const Period *)right);
}

/* As ISO 8601 and SDMX write it; a school year is the range of its twelve months. */
static Str period_time(Arena *a, Period period)
{
    int years = period.last.year - period.first.year;
    switch (period.kind) {
    case PERIOD_YEAR:
    case PERIOD_QUARTER:
    case PERIOD_DAY:
        return period_text(a, period);
    case PERIOD_SCHOOL_YEAR:
        return str_format(a, "%04d-08-01/P1Y", period.first.year);
    case PERIOD_SPAN:
        if (period.part == PERIOD_YEAR) {
            years++;
        }
        return period.part == PERIOD_YEAR || period.part == PERIOD_SCHOOL_YEAR
                   ? str_format(a, "%.*s/P%dY", STR_ARG(date_iso(a, period.first)), years)
                   : S("");
    case PERIOD_NONE:
    case PERIOD_UNDATED:
        break;
    }
    return S("");
}

static void add_periods(Making *making)
{
    Arena *a = making->a;
    size_t count = making->figures.count;
    Period *periods = PUSH_ARRAY(a, Period, count + 1);
    for (size_t i = 0; i < count; i++) {
        periods[i] = making->figures.items[i]->period;
    }
    qsort(periods, count, sizeof periods[0], compare_periods);
    CubeDimension *dimension = dimension_open(
        making, S("period"), text_get(TEXT_OPEN_PERIOD, making->lang), CUBE_TIME, count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !period_equal(periods[i - 1], periods[i])) {
            add_code(dimension, period_text(a, periods[i]),
                     shown_period(a, periods[i], making->lang));
            dimension->codes[dimension->count - 1].time = period_time(a, periods[i]);
        }
    }
}

static void tell_labels_apart(Arena *a, CubeDimension *dimension)
{
    for (size_t i = 0; i < dimension->count; i++) {
        bool is_double = dimension->codes[i].label.length == 0;
        for (size_t k = 0; k < dimension->count && !is_double; k++) {
            is_double =
                k != i && str_equal(dimension->codes[k].label, dimension->codes[i].label);
        }
        if (is_double) {
            dimension->codes[i].label =
                str_trim(str_format(a, "%.*s (%.*s)", STR_ARG(dimension->codes[i].label),
                                    STR_ARG(dimension->codes[i].code)));
        }
    }
}

static void add_dimensions(Making *making)
{
    size_t uses = making->definition->use_count;
    Cube *cube = making->cube;
    cube->dimensions = PUSH_ARRAY(making->a, CubeDimension, uses + 3);
    add_series(making);
    for (size_t d = 1; d <= uses; d++) {
        add_use(making, d);
    }
    add_regions(making);
    add_periods(making);
    for (size_t d = 0; d < cube->dimension_count; d++) {
        tell_labels_apart(making->a, &cube->dimensions[d]);
    }
}

static char observation_of(const Figure *figure, bool has_anything)
{
    if (figure->confidentiality != CONFIDENTIALITY_OPEN) {
        return 'Q';
    }
    if (figure->availability == AVAILABLE_IMPOSSIBLE) {
        return 'M';
    }
    if (figure->availability == AVAILABLE_MISSING || !has_anything) {
        return 'O';
    }
    switch (figure->stage) {
    case STAGE_PROVISIONAL:
    case STAGE_REVISED:
        return 'P';
    case STAGE_ESTIMATED:
        return 'E';
    case STAGE_FORECAST:
        return 'F';
    case STAGE_NOT_STATED:
    case STAGE_FINAL:
        break;
    }
    return figure->origin == ORIGIN_ESTIMATED ? 'E' : 'A';
}

/* Why it is missing, why it changed, what its source remarks. */
static Str note_of(Making *making, const Figure *figure)
{
    Str parts[3];
    size_t count = 0;
    if (figure->is_lower_bound && figure_has_value(figure)) {
        parts[count++] = text_get(TEXT_OPEN_AT_LEAST, making->lang);
    }
    if (words_are_set(figure->reason)) {
        parts[count++] = words_in(figure->reason, making->lang, NULL);
    }
    if (words_are_set(figure->note)) {
        parts[count++] = words_in(figure->note, making->lang, NULL);
    }
    return str_join(making->a, parts, count, S(" "));
}

/* The columns of figure_rows.h, which decide what may be seen. */
enum {
    ROW_VALUE = 6,
    ROW_LOW,
    ROW_HIGH,
    ROW_RANGE,
    ROW_STATUS = 11,
    ROW_ORIGIN,
    ROW_EDITION,
    ROW_SOURCE
};

static CubeCell cell_of(Making *making, const Figure *figure)
{
    Arena *a = making->a;
    Str row[FIGURE_COLUMN_COUNT];
    figure_row(a, &making->pact->monitor, figure, row);
    CubeCell cell = {
        .at = PUSH_ARRAY(a, size_t, making->cube->dimension_count),
        .value = row[ROW_VALUE],
        .decimals = figure->value.decimals,
        .low = row[ROW_LOW],
        .high = row[ROW_HIGH],
        .range = row[ROW_RANGE],
        .status = row[ROW_STATUS],
        .status_label = shown_status(a, figure, making->lang),
        .confidentiality = figure->confidentiality == CONFIDENTIALITY_OPEN ? 'F' : 'C',
        .origin = row[ROW_ORIGIN],
        .edition = row[ROW_EDITION],
        .source = row[ROW_SOURCE],
        .note = note_of(making, figure),
    };
    cell.observation =
        observation_of(figure, cell.value.length > 0 || cell.low.length > 0);
    for (size_t d = 0; d < making->cube->dimension_count; d++) {
        cell.at[d] =
            find_code(&making->cube->dimensions[d], code_of(a, making, figure, d));
        CHECK(cell.at[d] != CUBE_NONE);
    }
    return cell;
}

/* A figure and its cell, for sorting. */
typedef struct Placed {
    uint64_t place;
    const Figure *figure;
    CubeCell cell;
} Placed;

static int compare_places(const void *left, const void *right)
{
    const Placed *a = left, *b = right;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* A recorded break leads to the series of this figure, at or before its period. */
static bool lies_after_break(const Monitor *monitor, const Figure *figure)
{
    for (size_t i = 0; i < monitor->breaks.count; i++) {
        const Break *way = &monitor->breaks.items[i];
        if (way->to == figure->series && period_is_on_axis(figure->period) &&
            date_compare(figure->period.first, way->at.first) >= 0) {
            return true;
        }
    }
    return false;
}

static bool same_line(const Cube *cube, const CubeCell *a, const CubeCell *b)
{
    for (size_t d = 0; d + 1 < cube->dimension_count; d++) {
        if (a->at[d] != b->at[d]) {
            return false;
        }
    }
    return true;
}

static void add_cells(Making *making)
{
    Cube *cube = making->cube;
    size_t count = making->figures.count;
    Placed *placed = PUSH_ARRAY(making->a, Placed, count + 1);
    for (size_t i = 0; i < count; i++) {
        const Figure *figure = making->figures.items[i];
        placed[i] = (Placed){.figure = figure, .cell = cell_of(making, figure)};
        placed[i].place = cube_place(cube, &placed[i].cell);
    }
    qsort(placed, count, sizeof placed[0], compare_places);
    cube->cells = PUSH_ARRAY(making->a, CubeCell, count + 1);
    cube->cell_count = count;
    for (size_t i = 0; i < count; i++) {
        CubeCell *cell = &cube->cells[i];
        *cell = placed[i].cell;
        making->figures.items[i] = placed[i].figure;
        bool is_new_line = i == 0 || !same_line(cube, &cube->cells[i - 1], cell);
        cell->is_after_break =
            is_new_line && lies_after_break(&making->pact->monitor, placed[i].figure);
        cube->decimals =
            cell->decimals > cube->decimals ? cell->decimals : cube->decimals;
    }
}

/* The cube's own dimensions, before any figure is left out: what a filter may name. */
static bool filter_is_known(Arena *a, const Making *making, const CubeFilter *filter,
                            size_t *dimension, Error *err)
{
    size_t uses = making->definition->use_count;
    Nearest nearest = nearest_to(filter->dimension);
    for (size_t d = 0; d < uses + 3; d++) {
        Str id = d == 0      ? S("series")
                 : d <= uses ? dimension_id(a, making->definition->uses[d - 1].dimension)
                 : d == uses + 1 ? S("region")
                                 : S("period");
        if (str_equal(id, filter->dimension)) {
            *dimension = d;
            return true;
        }
        nearest_offer(&nearest, id);
    }
    error_hint(err, nearest_hint(a, &nearest));
    return FAIL(err, ERR_INVALID, "definition %.*s has no dimension \"%.*s\"",
                STR_ARG(making->definition->id), STR_ARG(filter->dimension));
}

static bool codes_are_known(Arena *a, const Making *making, const CubeFilter *filter,
                            size_t d, Error *err)
{
    for (size_t c = 0; c < filter->codes.count; c++) {
        Nearest nearest = nearest_to(filter->codes.items[c]);
        bool is_known = false;
        for (size_t i = 0; i < making->figures.count && !is_known; i++) {
            Str code = code_of(a, making, making->figures.items[i], d);
            is_known = str_equal(code, filter->codes.items[c]);
            nearest_offer(&nearest, code);
        }
        if (!is_known) {
            error_hint(err, nearest_hint(a, &nearest));
            return FAIL(err, ERR_INVALID, "no figure has %.*s \"%.*s\"",
                        STR_ARG(filter->dimension), STR_ARG(filter->codes.items[c]));
        }
    }
    return true;
}

static bool keep_filtered(Arena *a, Making *making, const CubeQuestion *question,
                          Error *err)
{
    for (size_t f = 0; f < question->filter_count; f++) {
        const CubeFilter *filter = &question->filters[f];
        size_t d, kept = 0;
        if (!filter_is_known(a, making, filter, &d, err) ||
            !codes_are_known(a, making, filter, d, err)) {
            return false;
        }
        for (size_t i = 0; i < making->figures.count; i++) {
            const Figure *figure = making->figures.items[i];
            if (is_among(&filter->codes, code_of(a, making, figure, d))) {
                making->figures.items[kept++] = figure;
            }
        }
        making->figures.count = kept;
        if (kept == 0) {
            error_hint(err, S("Each code has figures, but no figure has all of them."));
            return FAIL(err, ERR_NOT_FOUND, "no figure is left after the filter %.*s",
                        STR_ARG(filter->dimension));
        }
    }
    return true;
}

bool figure_cube(Arena *a, const Pact *pact, const CubeQuestion *question, Lang lang,
                 Cube *cube, Error *err)
{
    CHECK(question->query.indicator != NULL);
    FigureQuery query = question->query;
    query.has_cell = false;
    query.definition = answering_definition(&pact->monitor, &query);
    Making making = {.a = a, .pact = pact, .lang = lang, .definition = query.definition};
    if (query.definition != NULL) {
        making.figures = figures_find(a, &pact->monitor, &query);
    }
    if (making.figures.count == 0) {
        error_hint(err, S("`pact figures` lists the figures there are."));
        return FAIL(err, ERR_NOT_FOUND, "no figures of %.*s fit the question",
                    STR_ARG(query.indicator->id));
    }
    if (!keep_filtered(a, &making, question, err)) {
        return false;
    }
    Cube made = {.id = query.indicator->id, .definition = query.definition->id};
    making.cube = &made;
    add_dimensions(&making);
    add_cells(&making);
    cube_words(a, pact, &query, &making.figures, lang, &made);
    *cube = made;
    return true;
}
