/* SPDX-License-Identifier: EUPL-1.2
 * read_offers.c - sites, and what they teach
 */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "pact/reach/sheet.h"

typedef struct OfferColumns {
    size_t site, name, profile, track, pupils, places;
} OfferColumns;

typedef struct OfferReading {
    Reading *reading;
    Sheet sheet;
    OfferColumns columns;
    Names sites; /* those with a place */
    Names unplaced;
    Names profiles;
    Names tracks;
    Map offers; /* site, profile and track */
} OfferReading;

/* The place of a site is told by its first row; another row may not tell otherwise. */
static uint32_t site_of(OfferReading *offers, size_t row, Str id)
{
    const Sheet *sheet = &offers->sheet;
    ReachInput *input = &offers->reading->read->input;
    uint32_t known = names_find(&offers->sites, id);
    if (names_find(&offers->unplaced, id) != REACH_NONE) {
        return REACH_NONE;
    }
    Str postcode = sheet_text(sheet, row, sheet->postcode);
    Point at;
    if (known != REACH_NONE) {
        bool has_place = postcode.length > 0 ||
                         sheet_text(sheet, row, sheet->lat).length > 0 ||
                         sheet_text(sheet, row, sheet->x).length > 0;
        if (has_place && sheet_place(sheet, row, S("site"), id, postcode, &at) &&
            point_distance(at, input->sites[known].at) > 1) {
            SHEET_WARN(sheet, row, S("site"), S("The place of the first row is used."),
                       "site %.*s lies elsewhere in line %d", STR_ARG(id),
                       input->sites[known].line);
        }
        return known;
    }
    if (!sheet_place(sheet, row, S("site"), id, postcode, &at)) {
        (void)names_add(&offers->unplaced, id);
        return REACH_NONE;
    }
    uint32_t site = names_add(&offers->sites, id);
    input->sites[input->site_count++] =
        (ReachSite){.id = offers->sites.list.items[site],
                    .name = str_copy(offers->reading->a,
                                     sheet_text(sheet, row, offers->columns.name)),
                    .at = at,
                    .line = sheet_line(sheet, row)};
    return site;
}

/* Bits of the tracks that are named, with blanks between; nothing means all. */
static bool tracks_of(OfferReading *offers, size_t row, uint32_t *tracks)
{
    Str text = sheet_text(&offers->sheet, row, offers->columns.track);
    StrList names = str_split(offers->reading->tmp, text, ' ');
    *tracks = 0;
    for (size_t i = 0; i < names.count; i++) {
        uint32_t track = names_add(&offers->tracks, names.items[i]);
        if (track >= MOST_TRACKS) {
            SHEET_WARN(&offers->sheet, row, S("track"), S("The row is left out."),
                       "there are more than %d tracks", MOST_TRACKS);
            return false;
        }
        *tracks |= (uint32_t)1 << track;
    }
    return true;
}

static bool is_double(OfferReading *offers, size_t row, Str site, Str profile)
{
    Str track = sheet_text(&offers->sheet, row, offers->columns.track);
    Str key = str_format(offers->reading->tmp, "%.*s\x1f%.*s\x1f%.*s", STR_ARG(site),
                         STR_ARG(profile), STR_ARG(track));
    if (map_put(&offers->offers, key, row)) {
        return false;
    }
    SHEET_WARN(&offers->sheet, row, S("site"), S("Take one of the two out."),
               "%.*s with %.*s stands in line %d already", STR_ARG(site),
               STR_ARG(profile),
               sheet_line(&offers->sheet, map_get(&offers->offers, key)));
    return true;
}

static void take_numbers(OfferReading *offers, size_t row, ReachOffer *offer)
{
    const Sheet *sheet = &offers->sheet;
    Str pupils = sheet_text(sheet, row, offers->columns.pupils);
    if (!reach_count_parse(pupils, &offer->pupils, &offer->has_pupils)) {
        SHEET_WARN(sheet, row, S("pupils"), S("Write 12, <5, 3..9, or . for not known."),
                   "this is no number of pupils: \"%.*s\"", STR_ARG(pupils));
    }
    Str places = sheet_text(sheet, row, offers->columns.places);
    if (places.length > 0 &&
        (!sheet_number(sheet, row, offers->columns.places, &offer->places) ||
         offer->places < 0)) {
        offer->places = 0;
        SHEET_WARN(sheet, row, S("places"), S("Write a number, or leave it empty."),
                   "this is no number of places: \"%.*s\"", STR_ARG(places));
    }
}

static void take_offer(OfferReading *offers, size_t row)
{
    const Sheet *sheet = &offers->sheet;
    ReachInput *input = &offers->reading->read->input;
    Str id = sheet_text(sheet, row, offers->columns.site);
    Str profile = sheet_text(sheet, row, offers->columns.profile);
    ReachOffer offer = {.line = sheet_line(sheet, row)};
    if (id.length == 0 || profile.length == 0) {
        SHEET_WARN(sheet, row, id.length == 0 ? S("site") : S("profile"),
                   S("Fill it in, or take the row out."), "the row has no %s",
                   id.length == 0 ? "site" : "profile");
        return;
    }
    offer.site = site_of(offers, row, id);
    if (offer.site == REACH_NONE || is_double(offers, row, id, profile) ||
        !tracks_of(offers, row, &offer.tracks)) {
        return;
    }
    offer.profile = names_add(&offers->profiles, profile);
    if (offer.profile >= MOST_PROFILES) {
        SHEET_WARN(sheet, row, S("profile"), S("The row is left out."),
                   "there are more than %d profiles", MOST_PROFILES);
        return;
    }
    take_numbers(offers, row, &offer);
    input->offers[input->offer_count++] = offer;
}

void read_offers(Reading *reading, const ReachFile *file)
{
    OfferReading offers = {.reading = reading,
                           .sheet = sheet_open(reading, file),
                           .sites = names_in(reading->a),
                           .unplaced = names_in(reading->tmp),
                           .profiles = names_in(reading->a),
                           .tracks = names_in(reading->a)};
    CsvTable *table = &offers.sheet.table;
    ReachInput *input = &reading->read->input;
    offers.columns = (OfferColumns){.site = sheet_column(&offers.sheet, S("site")),
                                    .profile = sheet_column(&offers.sheet, S("profile")),
                                    .name = csv_column(table, S("name")),
                                    .track = csv_column(table, S("track")),
                                    .pupils = csv_column(table, S("pupils")),
                                    .places = csv_column(table, S("places"))};
    offers.offers = map_in(reading->tmp, table->count + 1);
    input->sites = PUSH_ARRAY(reading->a, ReachSite, table->count + 1);
    input->offers = PUSH_ARRAY(reading->a, ReachOffer, table->count + 1);
    for (size_t row = 0; row < table->count && reading->faults->fault_count == 0; row++) {
        take_offer(&offers, row);
    }
    input->profiles = offers.profiles.list;
    input->tracks = offers.tracks.list;
    reading->read->unplaced_sites = offers.unplaced.list.count;
}
