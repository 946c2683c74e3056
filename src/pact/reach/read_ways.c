/* SPDX-License-Identifier: EUPL-1.2
 * read_ways.c - the matrix, road factors by area, and barriers
 */
#include <math.h>
#include <stdlib.h>

#include "pact/reach/sheet.h"

static Map ids_of_origins(const Reading *reading)
{
    const ReachInput *input = &reading->read->input;
    Map ids = map_in(reading->tmp, input->origin_count + 1);
    for (size_t i = 0; i < input->origin_count; i++) {
        (void)map_put(&ids, input->origins[i].id, i);
    }
    return ids;
}

static Map ids_of_sites(const Reading *reading)
{
    const ReachInput *input = &reading->read->input;
    Map ids = map_in(reading->tmp, input->site_count + 1);
    for (size_t i = 0; i < input->site_count; i++) {
        (void)map_put(&ids, input->sites[i].id, i);
    }
    return ids;
}

static int compare_legs(const void *a, const void *b)
{
    const ReachLeg *left = a, *right = b;
    if (left->origin != right->origin) {
        return left->origin < right->origin ? -1 : 1;
    }
    return left->site < right->site ? -1 : left->site > right->site;
}

void read_matrix(Reading *reading, const ReachFile *file)
{
    Sheet sheet = sheet_open(reading, file);
    ReachInput *input = &reading->read->input;
    bool is_time = reading->options->unit == REACH_SECONDS;
    Str column = is_time ? S("minutes") : S("km");
    size_t origin_column = sheet_column(&sheet, S("origin"));
    size_t site_column = sheet_column(&sheet, S("site"));
    size_t length_column = sheet_column(&sheet, column);
    Map origins = ids_of_origins(reading), sites = ids_of_sites(reading);
    input->legs = PUSH_ARRAY(reading->a, ReachLeg, sheet.table.count + 1);
    for (size_t row = 0; row < sheet.table.count && reading->faults->fault_count == 0;
         row++) {
        Str from = sheet_text(&sheet, row, origin_column);
        Str to = sheet_text(&sheet, row, site_column);
        size_t origin = map_get(&origins, from), site = map_get(&sites, to);
        double length;
        if (origin == MAP_NONE || site == MAP_NONE) {
            SHEET_WARN(&sheet, row, origin == MAP_NONE ? S("origin") : S("site"),
                       S("The row is left out."), "there is no %s \"%.*s\"",
                       origin == MAP_NONE ? "origin" : "site",
                       STR_ARG(origin == MAP_NONE ? from : to));
        } else if (!sheet_number(&sheet, row, length_column, &length) || length < 0) {
            SHEET_WARN(&sheet, row, column, S("The row is left out."),
                       "this is no length: \"%.*s\"",
                       STR_ARG(sheet_text(&sheet, row, length_column)));
        } else {
            input->legs[input->leg_count++] = (ReachLeg){(uint32_t)origin, (uint32_t)site,
                                                         length * (is_time ? 60 : 1000)};
        }
    }
    qsort(input->legs, input->leg_count, sizeof *input->legs, compare_legs);
    reading->read->has_matrix = input->leg_count > 0;
}

static void set_road(Reading *reading, Str region, double road, bool *is_used)
{
    ReachRead *read = reading->read;
    for (size_t s = 0; s < read->scheme_count; s++) {
        const ReachScheme *scheme = &read->schemes[s];
        for (size_t i = 0; i < read->input.origin_count; i++) {
            uint32_t at = scheme->regions_of[i];
            if (at != REACH_NONE && str_equal(scheme->regions.items[at], region)) {
                read->input.origins[i].road = road;
                *is_used = true;
            }
        }
    }
}

void read_roads(Reading *reading, const ReachFile *file)
{
    Sheet sheet = sheet_open(reading, file);
    size_t region_column = sheet_column(&sheet, S("region"));
    size_t road_column = sheet_column(&sheet, S("road"));
    for (size_t row = 0; row < sheet.table.count && reading->faults->fault_count == 0;
         row++) {
        Str region = sheet_text(&sheet, row, region_column);
        double road;
        bool is_used = false;
        if (!sheet_number(&sheet, row, road_column, &road) || road < 1 || road > 10) {
            SHEET_WARN(&sheet, row, S("road"),
                       S("A road is never shorter than the straight line: write 1.3."),
                       "this is no road factor: \"%.*s\"",
                       STR_ARG(sheet_text(&sheet, row, road_column)));
            continue;
        }
        set_road(reading, region, road, &is_used);
        if (!is_used) {
            SHEET_WARN(&sheet, row, S("region"), S("The row is left out."),
                       "no origin lies in region \"%.*s\"", STR_ARG(region));
        }
    }
}

void read_barriers(Reading *reading, const ReachFile *file)
{
    Sheet sheet = sheet_open(reading, file);
    ReachInput *input = &reading->read->input;
    size_t name_column = sheet_column(&sheet, S("barrier"));
    Point *points = PUSH_ARRAY(reading->a, Point, sheet.table.count + 1);
    size_t count = 0;
    input->barriers = PUSH_ARRAY(reading->a, ReachBarrier, sheet.table.count + 1);
    for (size_t row = 0; row < sheet.table.count && reading->faults->fault_count == 0;
         row++) {
        Str name = sheet_text(&sheet, row, name_column);
        Point at;
        if (!sheet_place(&sheet, row, S("barrier"), name, S(""), &at)) {
            continue;
        }
        ReachBarrier *last =
            input->barrier_count > 0 ? &input->barriers[input->barrier_count - 1] : NULL;
        if (last == NULL || !str_equal(last->name, name)) {
            last = &input->barriers[input->barrier_count++];
            *last = (ReachBarrier){str_copy(reading->a, name), points + count, 0};
        }
        points[count++] = at;
        last->count++;
    }
}
