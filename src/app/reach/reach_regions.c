/* SPDX-License-Identifier: EUPL-1.2
 * reach_regions.c - the measures of every region, site and offer, as rows
 */
#include <math.h>

#include "app/reach/reach_ask.h"
#include "base/number.h"
#include "domain/reach/catchment.h"

/* A table for people has ranges as one text; a file for programs has both ends. */
static const ListingColumn SHOWN[] = {
    TEXT("profile"),     TEXT("track"),  TEXT("year"),  TEXT("region"),
    NUMBER("pupils"),    NUMBER("none"), NUMBER("one"), NUMBER("more"),
    NUMBER("% reached"), NUMBER("mean"), NUMBER("p95"), TEXT("fragile"),
    NUMBER("% fragile"),
};
static const ListingColumn STORED[] = {
    TEXT("profile"),
    TEXT("track"),
    TEXT("year"),
    TEXT("region"),
    TEXT("norm"),
    TEXT("way"),
    NUMBER("pupils_low"),
    NUMBER("pupils_high"),
    NUMBER("none_low"),
    NUMBER("none_high"),
    NUMBER("one_low"),
    NUMBER("one_high"),
    NUMBER("more_low"),
    NUMBER("more_high"),
    NUMBER("no_way_low"),
    NUMBER("no_way_high"),
    NUMBER("edge_low"),
    NUMBER("edge_high"),
    NUMBER("reached_pct_low"),
    NUMBER("reached_pct_high"),
    NUMBER("within_5_low"),
    NUMBER("within_5_high"),
    NUMBER("within_10_low"),
    NUMBER("within_10_high"),
    NUMBER("within_12_low"),
    NUMBER("within_12_high"),
    NUMBER("within_15_low"),
    NUMBER("within_15_high"),
    NUMBER("within_20_low"),
    NUMBER("within_20_high"),
    NUMBER("mean_low"),
    NUMBER("mean_high"),
    NUMBER("p95_low"),
    NUMBER("p95_high"),
    TEXT("fragile_site"),
    NUMBER("fragile_low"),
    NUMBER("fragile_high"),
};
#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static void put_shown(Listing *listing, const ReachAsk *ask, const ReachTurn *turn,
                      size_t region, const ReachMeasures *measures)
{
    Arena *a = ask->command->arena;
    bool is_fragile = measures->fragile_site != REACH_NONE;
    Count rest = {measures->all.low - measures->fragile.low,
                  measures->all.high - measures->fragile.high};
    Str row[] = {
        turn->profile,
        turn->track,
        turn->year,
        region_name(ask, region),
        count_text(a, measures->all),
        count_text(a, measures->none),
        count_text(a, measures->one),
        count_text(a, measures->more),
        measures->is_known ? share_text(a, measures->reached) : S("-"),
        measures->has_mean ? length_text(ask, measures->mean) : S("-"),
        measures->is_known ? length_text(ask, measures->p95) : S("-"),
        is_fragile ? ask->input->sites[measures->fragile_site].id : S("-"),
        is_fragile ? share_text(a, share_extent(measures->fragile, rest)) : S("-"),
    };
    listing_row(listing, row);
}

typedef struct Row {
    Arena *a;
    Str texts[COUNT_OF(STORED)];
    size_t count;
} Row;

static void put_text(Row *row, Str text)
{
    row->texts[row->count++] = text;
}

static void put_number(Row *row, bool is_known, double number, int decimals)
{
    put_text(row, is_known && isfinite(number) ? number_text(row->a, number, decimals)
                                               : S(""));
}

static void put_count(Row *row, Count count)
{
    int decimals =
        count.low == floor(count.low) && count.high == floor(count.high) ? 0 : 2;
    put_number(row, true, count.low, decimals);
    put_number(row, true, count.high, decimals);
}

static void put_extent(Row *row, bool is_known, Extent extent, double unit, int decimals)
{
    put_number(row, is_known, extent.lowest / unit, decimals);
    put_number(row, is_known, extent.highest / unit, decimals);
}

static void put_stored(Listing *listing, const ReachAsk *ask, const ReachTurn *turn,
                       size_t region, const ReachMeasures *measures)
{
    Row row = {.a = ask->command->arena};
    double unit = ask->unit == REACH_SECONDS ? 60 : 1000;
    bool is_known = measures->is_known;
    put_text(&row, turn->profile);
    put_text(&row, turn->track);
    put_text(&row, turn->year);
    put_text(&row, region_name(ask, region));
    put_text(&row, ask->norm_text);
    put_text(&row, ask->way);
    put_count(&row, measures->all);
    put_count(&row, measures->none);
    put_count(&row, measures->one);
    put_count(&row, measures->more);
    put_count(&row, measures->no_way);
    put_count(&row, measures->edge);
    put_extent(&row, is_known, measures->reached, 0.01, 4);
    for (size_t s = 0; s < REACH_STEPS; s++) {
        put_extent(&row, is_known && ask->unit == REACH_METRES, measures->within[s], 0.01,
                   4);
    }
    put_extent(&row, measures->has_mean, measures->mean, unit, 3);
    put_extent(&row, is_known, measures->p95, unit, 3);
    bool is_fragile = measures->fragile_site != REACH_NONE;
    put_text(&row, is_fragile ? ask->input->sites[measures->fragile_site].id : S(""));
    put_count(&row, measures->fragile);
    CHECK(row.count == COUNT_OF(STORED));
    listing_row(listing, row.texts);
}

static Listing measures_listing(const ReachAsk *ask)
{
    bool is_table = str_equal(command_text(ask->command, S("format")), S("table"));
    return is_table ? listing_of(ask->command, SHOWN, COUNT_OF(SHOWN))
                    : listing_of(ask->command, STORED, COUNT_OF(STORED));
}

bool reach_print_regions(const ReachAsk *ask, Error *err)
{
    Listing listing = measures_listing(ask);
    ReachTurn turn = {0};
    Arena *tmp = arena_new();
    while (reach_turn(ask, &turn)) {
        arena_reset(tmp);
        ReachAnswer answer =
            reach_measure(tmp, tmp, &ask->links, &turn.question, turn.cohorts);
        for (size_t r = 0; r <= ask->input->regions.count; r++) {
            if (!answer.regions[ask->input->regions.count].is_known) {
                continue;
            }
            if (listing.format == LISTING_TABLE) {
                put_shown(&listing, ask, &turn, r, &answer.regions[r]);
            } else {
                put_stored(&listing, ask, &turn, r, &answer.regions[r]);
            }
        }
    }
    arena_free(tmp);
    command_say(ask->command, "within reach is %.*s, %.*s", STR_ARG(ask->norm_text),
                STR_ARG(ask->way));
    return listing_finish(&listing, err);
}

static const ListingColumn SITE_COLUMNS[] = {
    TEXT("profile"), TEXT("track"),      TEXT("year"),        TEXT("site"),
    TEXT("name"),    NUMBER("last_low"), NUMBER("last_high"),
};

/* Only sites that teach it; those that nobody depends on are in the list with zero. */
bool reach_print_sites(const ReachAsk *ask, Error *err)
{
    Arena *a = ask->command->arena;
    Listing listing = listing_of(ask->command, SITE_COLUMNS, COUNT_OF(SITE_COLUMNS));
    ReachTurn turn = {0};
    Arena *tmp = arena_new();
    while (reach_turn(ask, &turn)) {
        arena_reset(tmp);
        ReachAnswer answer =
            reach_measure(tmp, tmp, &ask->links, &turn.question, turn.cohorts);
        for (size_t s = 0; s < ask->input->site_count && turn.cohorts.count > 0; s++) {
            const ReachSite *site = &ask->input->sites[s];
            if (site_counts(site, &turn.question)) {
                Row row = {.a = a};
                put_text(&row, turn.profile);
                put_text(&row, turn.track);
                put_text(&row, turn.year);
                put_text(&row, site->id);
                put_text(&row, site->name);
                put_count(&row, answer.last[s]);
                listing_row(&listing, row.texts);
            }
        }
    }
    arena_free(tmp);
    command_say(ask->command,
                "last: pupils for whom it is the only site within %.*s, %.*s",
                STR_ARG(ask->norm_text), STR_ARG(ask->way));
    return listing_finish(&listing, err);
}

static const ListingColumn SMALL_COLUMNS[] = {
    TEXT("site"),          TEXT("name"),  TEXT("profile"), NUMBER("pupils_low"),
    NUMBER("pupils_high"), TEXT("small"), NUMBER("line"),
};

bool reach_print_small(const ReachAsk *ask, Error *err)
{
    const ReachInput *input = ask->input;
    double bound = (double)command_number(ask->command, S("small"), 25);
    Listing listing = listing_of(ask->command, SMALL_COLUMNS, COUNT_OF(SMALL_COLUMNS));
    size_t unknown = 0;
    for (size_t i = 0; i < input->offer_count; i++) {
        const ReachOffer *offer = &input->offers[i];
        unknown += offer->has_pupils ? 0 : 1;
        if (!offer->has_pupils || offer->pupils.low >= bound) {
            continue;
        }
        Row row = {.a = ask->command->arena};
        put_text(&row, input->sites[offer->site].id);
        put_text(&row, input->sites[offer->site].name);
        put_text(&row, input->profiles.items[offer->profile]);
        put_count(&row, offer->pupils);
        put_text(&row, offer->pupils.high < bound ? S("yes") : S("perhaps"));
        put_number(&row, true, offer->line, 0);
        listing_row(&listing, row.texts);
    }
    command_say(ask->command,
                "below %.0f pupils; %zu offers do not tell how many they have", bound,
                unknown);
    return listing_finish(&listing, err);
}

static const ListingColumn ACCESS_COLUMNS[] = {
    TEXT("profile"), TEXT("track"),   TEXT("year"),       TEXT("origin"),
    NUMBER("equal"), NUMBER("steps"), NUMBER("gaussian"),
};

static double *middles(Arena *a, const ReachAsk *ask, CohortSet cohorts)
{
    Count *pupils = reach_together(a, ask->input, cohorts);
    double *middle = PUSH_ARRAY(a, double, ask->input->origin_count + 1);
    for (size_t i = 0; i < ask->input->origin_count; i++) {
        middle[i] = (pupils[i].low + pupils[i].high) / 2;
    }
    return middle;
}

/* Places of the site's offers that the question counts. */
static double *places_of(Arena *a, const ReachAsk *ask, const ReachQuestion *question)
{
    const ReachInput *input = ask->input;
    double *places = PUSH_ARRAY(a, double, input->site_count + 1);
    for (size_t i = 0; i < input->offer_count; i++) {
        const ReachOffer *offer = &input->offers[i];
        bool counts =
            (question->profiles >> offer->profile & 1) != 0 &&
            (offer->tracks == 0 || input->tracks.items[question->track].length == 0 ||
             (offer->tracks >> question->track & 1) != 0);
        places[offer->site] += counts ? offer->places : 0;
    }
    return places;
}

static void put_access(Listing *listing, const ReachAsk *ask, const ReachTurn *turn,
                       Arena *tmp)
{
    Catchment got[3];
    double *pupils = middles(tmp, ask, turn->cohorts);
    double *places = places_of(tmp, ask, &turn->question);
    for (size_t w = 0; w < 3; w++) {
        got[w] = catchment(tmp, &ask->links, &turn->question, (CatchmentWeight)w, pupils,
                           places);
    }
    for (size_t i = 0; i < ask->input->origin_count; i++) {
        Row row = {.a = ask->command->arena};
        put_text(&row, turn->profile);
        put_text(&row, turn->track);
        put_text(&row, turn->year);
        put_text(&row, ask->input->origins[i].id);
        for (size_t w = 0; w < 3; w++) {
            put_number(&row, true, got[w].per_origin[i], 6);
        }
        listing_row(listing, row.texts);
    }
}

bool reach_print_access(const ReachAsk *ask, Error *err)
{
    Listing listing = listing_of(ask->command, ACCESS_COLUMNS, COUNT_OF(ACCESS_COLUMNS));
    ReachTurn turn = {0};
    Arena *tmp = arena_new();
    while (reach_turn(ask, &turn)) {
        arena_reset(tmp);
        if (turn.cohorts.count > 0) {
            put_access(&listing, ask, &turn, tmp);
        }
    }
    arena_free(tmp);
    command_say(ask->command,
                "places for each pupil around, seen from where they live; hidden counts "
                "at the middle of their range");
    return listing_finish(&listing, err);
}
