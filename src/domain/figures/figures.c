/* SPDX-License-Identifier: EUPL-1.2
 * figures.c - the index of figures, and questions to it
 *
 * monitor->figures is one sorted array of pointers. All figures of one place (series,
 * cell, region, period) stand together, oldest edition first, so that "what was known
 * then" is the last visible one of a run.
 */
#include "domain/figures/figures.h"

#include "domain/figures/order.h"

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)a, y = (uintptr_t)b;
    return x < y ? -1 : x > y;
}

int figure_compare_place(const Figure *a, const Figure *b)
{
    if (a->series != b->series) {
        int order = by_address(a->series->definition->indicator,
                               b->series->definition->indicator);
        return order != 0 ? order : by_address(a->series, b->series);
    }
    int order = str_compare(a->cell.text, b->cell.text);
    if (order == 0 && a->region != b->region) {
        order = by_address(a->region, b->region);
    }
    return order != 0 ? order : period_compare(a->period, b->period);
}

int figure_compare(const Figure *a, const Figure *b)
{
    int order = figure_compare_place(a, b);
    return order != 0 ? order : edition_compare(a->edition, b->edition);
}

/* Rows of one key keep the order of the file: the first is the figure, the others attest.
 */
static int compare_rows(const void *left, const void *right)
{
    const Figure *a = *(const Figure *const *)left;
    const Figure *b = *(const Figure *const *)right;
    int order = figure_compare(a, b);
    return order != 0 ? order : by_address(a, b);
}

static int compare_editions(const void *left, const void *right)
{
    return edition_compare(*(const Edition *const *)left, *(const Edition *const *)right);
}

static EditionRefs released_editions(Arena *a, const EditionList *editions)
{
    EditionRefs released = {PUSH_ARRAY(a, const Edition *, editions->count), 0};
    for (size_t i = 0; i < editions->count; i++) {
        if (editions->items[i].state == EDITION_PUBLISHED) {
            released.items[released.count++] = &editions->items[i];
        }
    }
    qsort(released.items, released.count, sizeof released.items[0], compare_editions);
    return released;
}

static FigureRefs sorted(Arena *a, const FigureRefs *first, const FigureRefs *second)
{
    FigureRefs all = {PUSH_ARRAY(a, const Figure *, first->count + second->count + 1), 0};
    for (size_t i = 0; i < first->count; i++) {
        all.items[all.count++] = first->items[i];
    }
    for (size_t i = 0; i < second->count; i++) {
        all.items[all.count++] = second->items[i];
    }
    qsort(all.items, all.count, sizeof all.items[0], compare_rows);
    return all;
}

/* What somebody stated wins over what was made. */
static void add_made(Arena *a, Monitor *monitor)
{
    FigureRefs made = {PUSH_ARRAY(a, const Figure *, monitor->made.count + 1), 0};
    for (size_t i = 0; i < monitor->made.count; i++) {
        if (figures_exact(&monitor->figures, monitor->made.items[i]) == NULL) {
            made.items[made.count++] = monitor->made.items[i];
        }
    }
    if (made.count > 0) {
        monitor->figures = sorted(a, &monitor->figures, &made);
    }
}

/* Each row learns where the rows of its key stand, for figure_attestations(). */
static void note_attested(Monitor *monitor)
{
    const FigureRefs *all = &monitor->attested;
    for (size_t start = 0, end; start < all->count; start = end) {
        end = start + 1;
        while (end < all->count &&
               figure_compare(all->items[start], all->items[end]) == 0) {
            end++;
        }
        for (size_t i = start; i < end; i++) {
            Figure *row = &monitor->rows.items[all->items[i] - monitor->rows.items];
            row->attested_at = start;
            row->attested_count = end - start;
        }
    }
}

void monitor_index(Arena *a, Monitor *monitor)
{
    FigureRefs rows = {PUSH_ARRAY(a, const Figure *, monitor->rows.count + 1), 0};
    for (size_t i = 0; i < monitor->rows.count; i++) {
        rows.items[rows.count++] = &monitor->rows.items[i];
    }
    monitor->attested = sorted(a, &rows, &(FigureRefs){0});
    note_attested(monitor);
    rows.count = 0;
    for (size_t i = 0; i < monitor->attested.count;) {
        const Figure *row = monitor->attested.items[i];
        rows.items[rows.count++] = row;
        i += row->attested_count;
    }
    monitor->released = released_editions(a, &monitor->editions);
    FigureRefs computed = totals_compute(a, monitor, rows);
    monitor->figures = sorted(a, &rows, &computed);
    add_made(a, monitor);
}

size_t figures_lower_bound(const FigureRefs *figures, const Figure *place)
{
    size_t low = 0, high = figures->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (figure_compare_place(figures->items[middle], place) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const Figure *figures_exact(const FigureRefs *figures, const Figure *key)
{
    for (size_t i = figures_lower_bound(figures, key);
         i < figures->count && figure_compare_place(figures->items[i], key) == 0; i++) {
        if (figures->items[i]->edition == key->edition) {
            return figures->items[i];
        }
    }
    return NULL;
}

/* The end of the run that starts at `start`, and its last visible figure or null. */
static size_t run_end(const FigureRefs *figures, size_t start, AsOf as_of,
                      const Figure **answer)
{
    size_t i = start;
    *answer = NULL;
    while (i < figures->count &&
           figure_compare_place(figures->items[start], figures->items[i]) == 0) {
        if (edition_is_visible(figures->items[i]->edition, as_of)) {
            *answer = figures->items[i];
        }
        i++;
    }
    return i;
}

static bool matches(const Figure *figure, const FigureQuery *query)
{
    if ((query->region != NULL && figure->region != query->region) ||
        (query->has_cell && !str_equal(figure->cell.text, query->cell))) {
        return false;
    }
    if (query->from.kind == PERIOD_NONE && query->to.kind == PERIOD_NONE) {
        return true;
    }
    if (query->from.kind != PERIOD_NONE && period_equal(query->from, query->to)) {
        return period_equal(figure->period, query->from);
    }
    return period_is_on_axis(figure->period) &&
           (query->from.kind == PERIOD_NONE ||
            date_compare(figure->period.first, query->from.first) >= 0) &&
           (query->to.kind == PERIOD_NONE ||
            date_compare(figure->period.last, query->to.last) <= 0);
}

/* Figures of one indicator stand together. */
FigureRefs figures_of_indicator(const FigureRefs *figures, const Monitor *monitor,
                                const Indicator *indicator)
{
    Figure place = {0};
    for (size_t i = 0; i < monitor->series.count && place.series == NULL; i++) {
        if (monitor->series.items[i].definition->indicator == indicator) {
            place.series = &monitor->series.items[i];
        }
    }
    if (place.series == NULL) {
        return (FigureRefs){0};
    }
    size_t start = figures_lower_bound(figures, &place), end = start;
    while (end < figures->count &&
           figures->items[end]->series->definition->indicator == indicator) {
        end++;
    }
    return (FigureRefs){figures->items + start, end - start};
}

/* And among them those of one series. */
static FigureRefs figures_of_series(const FigureRefs *figures, const Series *series)
{
    size_t start = figures_lower_bound(figures, &(Figure){.series = series}), end = start;
    while (end < figures->count && figures->items[end]->series == series) {
        end++;
    }
    return (FigureRefs){figures->items + start, end - start};
}

FigureRefs figures_find(Arena *a, const Monitor *monitor, const FigureQuery *query)
{
    FigureRefs all = monitor->figures;
    if (query->series != NULL) {
        all = figures_of_series(&all, query->series);
    } else if (query->indicator != NULL) {
        all = figures_of_indicator(&all, monitor, query->indicator);
    }
    FigureRefs found = {PUSH_ARRAY(a, const Figure *, all.count + 1), 0};
    const Indicator *indicator = NULL;
    const Definition *definition = NULL;
    for (size_t i = 0; i < all.count;) {
        const Figure *answer;
        const Figure *first = all.items[i];
        i = run_end(&all, i, query->as_of, &answer);
        const Definition *own = first->series->definition;
        if (answer == NULL || !matches(first, query)) {
            continue;
        }
        if (query->definition != NULL || query->series != NULL) {
            definition = query->definition != NULL ? query->definition : own;
        } else if (indicator != own->indicator) {
            indicator = own->indicator;
            definition = definition_in_force(monitor, indicator, query->as_of);
        }
        if (own == definition) {
            found.items[found.count++] = answer;
        }
    }
    return found;
}

const Figure *figure_find(const Monitor *monitor, const Series *series, Cell cell,
                          const Region *region, Period period, AsOf as_of)
{
    Figure place = {.series = series, .cell = cell, .region = region, .period = period};
    size_t start = figures_lower_bound(&monitor->figures, &place);
    if (start == monitor->figures.count ||
        figure_compare_place(monitor->figures.items[start], &place) != 0) {
        return NULL;
    }
    const Figure *answer;
    run_end(&monitor->figures, start, as_of, &answer);
    return answer;
}

FigureRefs figure_attestations(Arena *a, const Monitor *monitor, const Figure *figure)
{
    const FigureRefs *rows = &monitor->attested;
    if (figure->attested_count > 0) {
        return (FigureRefs){rows->items + figure->attested_at, figure->attested_count};
    }
    size_t start = figures_lower_bound(rows, figure);
    while (start < rows->count && figure_compare(rows->items[start], figure) < 0) {
        start++;
    }
    size_t end = start;
    while (end < rows->count && figure_compare(rows->items[end], figure) == 0) {
        end++;
    }
    FigureRefs found = {PUSH_ARRAY(a, const Figure *, end - start + 1), end - start};
    for (size_t i = start; i < end; i++) {
        found.items[i - start] = rows->items[i];
    }
    return found;
}

Str figure_key(Arena *a, const Figure *figure)
{
    Str region =
        figure->region->alias.length > 0 ? figure->region->alias : figure->region->id;
    return str_format(a, "%.*s|%.*s|%.*s|%.*s|%.*s", STR_ARG(figure->series->id),
                      STR_ARG(figure->cell.text), STR_ARG(region),
                      STR_ARG(period_text(a, figure->period)),
                      STR_ARG(figure->edition->id));
}

static bool key_parts(Str key, Str parts[5], Error *err)
{
    for (int i = 0; i < 5; i++) {
        Str rest;
        bool more = str_cut(key, '|', &parts[i], &rest);
        parts[i] = str_trim(parts[i]);
        key = rest;
        if (!more && i < 3) {
            error_hint(err, S("Write series|cell|region|period|edition; the cell may be "
                              "empty, the edition may be left out."));
            return FAIL(err, ERR_INVALID, "figure key has %d parts instead of 4 or 5",
                        i + 1);
        }
    }
    return true;
}

bool figure_by_key(Arena *a, const Monitor *monitor, Str key, const Figure **figure,
                   Error *err)
{
    Str parts[5];
    if (!key_parts(key, parts, err)) {
        return false;
    }
    Figure place = {0};
    for (size_t i = 0; i < monitor->series.count; i++) {
        if (str_equal(monitor->series.items[i].id, parts[0])) {
            place.series = &monitor->series.items[i];
        }
    }
    if (place.series == NULL) {
        return FAIL(err, ERR_NOT_FOUND, "there is no series \"%.*s\"", STR_ARG(parts[0]));
    }
    if (!cell_parse(a, monitor, place.series->definition, parts[1], &place.cell, err)) {
        return false;
    }
    place.region = regions_find(monitor->regions, parts[2]);
    if (place.region == NULL) {
        return FAIL(err, ERR_NOT_FOUND, "there is no region \"%.*s\"", STR_ARG(parts[2]));
    }
    if (!period_parse(parts[3], &place.period)) {
        return FAIL(err, ERR_INVALID, "\"%.*s\" is not a period", STR_ARG(parts[3]));
    }
    const Figure *found = NULL;
    if (parts[4].length == 0) {
        found = figure_find(monitor, place.series, place.cell, place.region, place.period,
                            as_of_latest());
    } else {
        for (size_t i = 0; i < monitor->editions.count; i++) {
            if (str_equal(monitor->editions.items[i].id, parts[4])) {
                place.edition = &monitor->editions.items[i];
            }
        }
        found = figures_exact(&monitor->figures, &place);
    }
    if (found == NULL) {
        error_hint(err, S("`pact figures` lists the figures there are."));
        return FAIL(err, ERR_NOT_FOUND, "there is no figure \"%.*s\"", STR_ARG(key));
    }
    *figure = found;
    return true;
}
