/* SPDX-License-Identifier: EUPL-1.2
 * reach_read.c - the order of it all
 */
#include "pact/reach/reach_read.h"

#include <math.h>

#include "base/number.h"
#include "pact/reach/sheet.h"

/* When all rows are known. An offer without track is one in every track; pupils whose
 * track is not told may go wherever something is taught in some track. */
static void teach(ReachInput *input)
{
    for (size_t i = 0; i < input->offer_count; i++) {
        ReachOffer *offer = &input->offers[i];
        ReachSite *site = &input->sites[offer->site];
        site->places += offer->places;
        for (size_t t = 0; t < input->tracks.count; t++) {
            if (offer->tracks == 0 || input->tracks.items[t].length == 0 ||
                (offer->tracks >> t & 1) != 0) {
                site->profiles[t] |= (uint64_t)1 << offer->profile;
            }
        }
    }
}

static void read_all(Reading *reading, const ReachFiles *files)
{
    read_places(reading, &files->places);
    read_offers(reading, &files->offers);
    read_origins(reading, &files->origins);
    teach(&reading->read->input);
    if (files->roads.text.length > 0) {
        read_roads(reading, &files->roads);
    }
    if (files->matrix.text.length > 0) {
        read_matrix(reading, &files->matrix);
    }
    if (str_starts(str_trim(files->barriers.text), S("{"))) {
        read_barrier_lines(reading, &files->barriers);
    } else if (files->barriers.text.length > 0) {
        read_barriers(reading, &files->barriers);
    }
    for (size_t i = 0; i < files->area_count; i++) {
        read_areas(reading, &files->areas[i], files->area_schemes[i]);
    }
    ReachRead *read = reading->read;
    read->roads = (Extent){INFINITY, 0};
    for (size_t i = 0; i < read->input.origin_count; i++) {
        double road = read->input.origins[i].road;
        read->roads.lowest = fmin(read->roads.lowest, road);
        read->roads.highest = fmax(read->roads.highest, road);
    }
}

static void find_emptiness(Reading *reading, const ReachFiles *files)
{
    const ReachInput *input = &reading->read->input;
    if (reading->faults->fault_count == 0 && input->offer_count == 0) {
        fault_add(reading->faults, SEVERITY_FAULT, files->offers.path, 0, S(""),
                  S("docs/reach.md lists the columns."),
                  "there is no offer with a place");
    }
    if (reading->faults->fault_count == 0 && input->origin_count == 0) {
        fault_add(reading->faults, SEVERITY_FAULT, files->origins.path, 0, S(""),
                  S("docs/reach.md lists the columns."),
                  "there is no origin with a place");
    }
}

bool reach_read(Arena *a, const ReachFiles *files, const ReachOptions *options,
                ReachRead **read, FaultList *faults, Error *err)
{
    Arena *tmp = arena_new();
    Reading reading = {.a = a,
                       .tmp = tmp,
                       .options = options,
                       .faults = faults,
                       .read = PUSH(a, ReachRead)};
    size_t faults_before = faults->fault_count;
    bool good = projection_open(tmp, &reading.projection, err);
    if (good && options->unit == REACH_SECONDS && files->matrix.text.length == 0) {
        error_hint(err, S("Give a matrix with a column of minutes."));
        good = FAIL(err, ERR_INVALID, "a norm in minutes needs a matrix");
    }
    if (good) {
        read_all(&reading, files);
        find_emptiness(&reading, files);
        if (faults->fault_count > faults_before) {
            good = FAIL(err, ERR_INVALID, "the files of reach have %zu fault%s",
                        faults->fault_count - faults_before,
                        faults->fault_count - faults_before == 1 ? "" : "s");
        }
    }
    if (good) {
        *read = reading.read;
    }
    arena_free(tmp);
    return good;
}

bool reach_place(const ReachRead *read, Str text, Point *at)
{
    Str x, y;
    Decimal x_m, y_m;
    if (str_cut(text, '/', &x, &y)) {
        bool is_number = decimal_parse(x, &x_m) && decimal_parse(y, &y_m);
        *at = is_number ? (Point){x_m.value, y_m.value} : (Point){0, 0};
        return place_doubt_metres(*at) == DOUBT_NONE;
    }
    size_t place = map_get(&read->postcodes, text);
    if (place == MAP_NONE) {
        place = map_get(&read->postcodes, str_slice(text, 0, 4));
    }
    if (place != MAP_NONE) {
        *at = read->places[place];
        return true;
    }
    for (size_t i = 0; i < read->input.origin_count; i++) {
        if (str_equal(read->input.origins[i].id, str_slice(text, 0, 4))) {
            *at = read->input.origins[i].at;
            return true;
        }
    }
    return false;
}

const ReachScheme *reach_scheme(const ReachRead *read, Str scheme)
{
    for (size_t s = 0; s < read->scheme_count; s++) {
        if (str_equal(read->schemes[s].id, scheme)) {
            return &read->schemes[s];
        }
    }
    return NULL;
}

const ReachInput *reach_by(Arena *a, const ReachRead *read, Str scheme_id)
{
    const ReachScheme *scheme = reach_scheme(read, scheme_id);
    if (scheme == NULL) {
        return NULL;
    }
    ReachInput *input = PUSH(a, ReachInput);
    *input = read->input;
    input->regions = scheme->regions;
    input->origins = PUSH_ARRAY(a, ReachOrigin, input->origin_count + 1);
    for (size_t i = 0; i < input->origin_count; i++) {
        input->origins[i] = read->input.origins[i];
        input->origins[i].region = scheme->regions_of[i];
    }
    return input;
}
