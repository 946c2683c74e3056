/* SPDX-License-Identifier: EUPL-1.2
 * figure_rows.c - a figure as a row of data
 */
#include "publish/table/figure_rows.h"

#include "publish/text/shown.h"

#define TEXT_COLUMN(label)                                                               \
    {                                                                                    \
        S_INIT(label), false, false                                                      \
    }
#define NUMBER_COLUMN(label)                                                             \
    {                                                                                    \
        S_INIT(label), true, false                                                       \
    }
#define DETAIL_COLUMN(label)                                                             \
    {                                                                                    \
        S_INIT(label), false, true                                                       \
    }

const RowColumn FIGURE_COLUMNS[FIGURE_COLUMN_COUNT] = {
    TEXT_COLUMN("indicator"), DETAIL_COLUMN("definition"), DETAIL_COLUMN("series"),
    TEXT_COLUMN("region"),    TEXT_COLUMN("breakdown"),    TEXT_COLUMN("period"),
    NUMBER_COLUMN("value"),   NUMBER_COLUMN("low"),        NUMBER_COLUMN("high"),
    DETAIL_COLUMN("range"),   TEXT_COLUMN("unit"),         TEXT_COLUMN("status"),
    TEXT_COLUMN("origin"),    TEXT_COLUMN("edition"),      DETAIL_COLUMN("source"),
};

Str figure_region_name(const Figure *figure)
{
    return figure->region->alias.length > 0 ? figure->region->alias : figure->region->id;
}

/* A bound with as few decimals as it needs: 28.5. */
static Str bound_text(Arena *a, double bound)
{
    for (int decimals = 0; decimals < 6; decimals++) {
        double rest = number_round(bound, decimals) - bound;
        if (rest < 1e-9 && rest > -1e-9) {
            return number_text(a, bound, decimals);
        }
    }
    return number_text(a, bound, 6);
}

Str figure_status_name(const Figure *figure)
{
    static const char *const AVAILABILITIES[] = {"", "missing", "impossible"};
    static const char *const HIDDEN[] = {"", "hidden-by-publisher", "hidden-by-us"};
    static const char *const STAGES[] = {"not-stated", "provisional", "revised",
                                         "final",      "estimated",   "forecast"};
    if (figure->availability != AVAILABLE_KNOWN) {
        return str_of(AVAILABILITIES[figure->availability]);
    }
    if (figure->confidentiality != CONFIDENTIALITY_OPEN) {
        return str_of(HIDDEN[figure->confidentiality]);
    }
    return str_of(STAGES[figure->stage]);
}

/* All sources of a figure; of a computed one, those of its parts. */
static Str source_names(Arena *a, const Monitor *monitor, const Figure *figure)
{
    StrList names = {PUSH_ARRAY(a, Str, monitor->sources.count + 1), 0};
    size_t parts = figure->part_count > 0 ? figure->part_count : 1;
    for (size_t p = 0; p < parts; p++) {
        const Figure *stated = figure->part_count > 0 ? figure->parts[p] : figure;
        FigureRefs rows = figure_attestations(a, monitor, stated);
        for (size_t i = 0; i < rows.count; i++) {
            bool known = false;
            for (size_t k = 0; k < names.count; k++) {
                known = known || str_equal(names.items[k], rows.items[i]->source->id);
            }
            if (!known) {
                names.items[names.count++] = rows.items[i]->source->id;
            }
        }
    }
    return str_join(a, names.items, names.count, S(";"));
}

void figure_row(Arena *a, const Monitor *monitor, const Figure *figure, Str *texts)
{
    static const char *const RANGES[] = {"", "disclosure", "rounding", "sampling",
                                         "scenario"};
    static const char *const ORIGINS[] = {"stated", "computed", "estimated"};
    const Definition *definition = figure->series->definition;
    bool open = figure->availability == AVAILABLE_KNOWN &&
                figure->confidentiality == CONFIDENTIALITY_OPEN;
    Interval interval = figure_interval(figure);
    bool range = shown_has_range(figure) || (open && interval.kind != RANGE_NONE);
    const Str row[FIGURE_COLUMN_COUNT] = {
        definition->indicator->id,
        definition->id,
        figure->series->id,
        figure_region_name(figure),
        figure->cell.text,
        period_text(a, figure->period),
        figure_has_value(figure) ? figure->value.text : S(""),
        range ? bound_text(a, interval.low) : S(""),
        range ? bound_text(a, interval.high) : S(""),
        range ? str_of(RANGES[interval.kind]) : S(""),
        definition->unit->id,
        figure_status_name(figure),
        str_of(ORIGINS[figure->origin]),
        figure->edition->id,
        source_names(a, monitor, figure),
    };
    for (size_t i = 0; i < FIGURE_COLUMN_COUNT; i++) {
        texts[i] = row[i];
    }
}

Rows figure_rows(Arena *a, const Monitor *monitor, const FigureRefs *figures)
{
    Str *texts = PUSH_ARRAY(a, Str, figures->count * FIGURE_COLUMN_COUNT + 1);
    for (size_t i = 0; i < figures->count; i++) {
        figure_row(a, monitor, figures->items[i], &texts[i * FIGURE_COLUMN_COUNT]);
    }
    return (Rows){FIGURE_COLUMNS, FIGURE_COLUMN_COUNT, texts,
                  figures->count * FIGURE_COLUMN_COUNT};
}
