/* SPDX-License-Identifier: EUPL-1.2
 * command_trace.c - pact trace: from a figure back to who stated it, and where */
#include "app/ask.h"
#include "app/commands.h"
#include "app/listing.h"

static const ListingColumn TRACE_COLUMNS[] = {
    {S_INIT("depth"), true, false},      {S_INIT("what"), false, false},
    {S_INIT("name"), false, false},      {S_INIT("value"), true, false},
    {S_INIT("publisher"), false, false}, {S_INIT("published"), false, false},
    {S_INIT("where"), false, false},     {S_INIT("url"), false, false},
    {S_INIT("file"), false, false},
};

/* "monitor/figures.csv:412" */
static Str file_place(Arena *a, const Pact *pact, const void *record)
{
    Place place;
    if (!pact_place(pact, record, &place)) {
        return S("");
    }
    return str_format(a, "%.*s:%d", STR_ARG(place.file), place.line);
}

static void trace_row(Listing *listing, int depth, Str what, Str name, Str value,
                      Str file)
{
    Str row[] = {str_format(listing->command->arena, "%d", depth),
                 what,
                 name,
                 value,
                 S(""),
                 S(""),
                 S(""),
                 S(""),
                 file};
    listing_row(listing, row);
}

static void trace_source(Listing *listing, const Pact *pact, const Figure *row, int depth)
{
    Arena *a = listing->command->arena;
    const Source *source = row->source;
    Str where = row->locator;
    if (row->stated_by.length > 0) {
        where = str_format(a, "%.*s%sstated by %.*s", STR_ARG(where),
                           where.length > 0 ? ", " : "", STR_ARG(row->stated_by));
    }
    Str texts[] = {
        str_format(a, "%d", depth),
        S("source"),
        words_in(source->title, LANG_EN, NULL),
        row->value.text,
        source->publisher,
        date_iso(a, source->published_at),
        where,
        source->url,
        file_place(a, pact, row),
    };
    listing_row(listing, texts);
}

static void trace_figure(Listing *listing, const Pact *pact, const Figure *figure,
                         int depth)
{
    Arena *a = listing->command->arena;
    bool computed = figure->origin == ORIGIN_COMPUTED;
    trace_row(listing, depth, computed ? S("figure, computed") : S("figure"),
              figure_key(a, figure), figure->value.text, file_place(a, pact, figure));
    if (computed) {
        trace_row(listing, depth + 1, S("formula"), S("sum of its parts"), S(""), S(""));
        for (size_t i = 0; i < figure->part_count; i++) {
            trace_figure(listing, pact, figure->parts[i], depth + 2);
        }
        return;
    }
    FigureRefs rows = figure_attestations(a, &pact->monitor, figure);
    for (size_t i = 0; i < rows.count; i++) {
        trace_source(listing, pact, rows.items[i], depth + 1);
    }
}

bool command_trace(Command *command, Error *err)
{
    const Pact *pact;
    const Figure *figure;
    if (!ask_pact(command, &pact, err) ||
        !figure_by_key(command->arena, &pact->monitor,
                       command_argument(command, S("FIGURE")), &figure, err)) {
        return false;
    }
    Listing listing = listing_of(command, TRACE_COLUMNS,
                                 sizeof TRACE_COLUMNS / sizeof TRACE_COLUMNS[0]);
    const Series *series = figure->series;
    const Definition *definition = series->definition;
    trace_figure(&listing, pact, figure, 0);
    trace_row(&listing, 0, S("series"), series->id, S(""),
              file_place(command->arena, pact, series));
    trace_row(&listing, 0, S("definition"), definition->id, S(""),
              file_place(command->arena, pact, definition));
    trace_row(&listing, 0, S("edition"), figure->edition->id, S(""),
              file_place(command->arena, pact, figure->edition));
    return listing_finish(&listing, err);
}
