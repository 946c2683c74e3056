/* SPDX-License-Identifier: EUPL-1.2
 * read_areas.c - borders of regions, and barriers drawn as lines, from GeoJSON or
 * TopoJSON
 */
#include <stdlib.h>

#include "formats/geometry.h"
#include "pact/reach/sheet.h"

typedef struct GeoSheet {
    Reading *reading;
    Str path;
    GeoFile file;
} GeoSheet;

#define GEO_WARN(sheet, feature, hint, ...)                                              \
    fault_add((sheet)->reading->faults, SEVERITY_WARNING, (sheet)->path,                 \
              (feature)->place.line, S(""), (hint), __VA_ARGS__)

static bool open_geometry(Reading *reading, const ReachFile *file, GeoSheet *sheet)
{
    *sheet = (GeoSheet){.reading = reading, .path = file->path};
    TextFaults found = text_faults(reading->tmp);
    Error err = {0};
    bool good = geometry_read(reading->tmp, file->text, &sheet->file, &found, &err);
    if (!good) {
        fault_add(reading->faults, SEVERITY_FAULT, file->path, 0, S(""), str_of(err.hint),
                  "%s", err.message);
    }
    for (size_t i = 0; i < found.count; i++) {
        fault_add(reading->faults, SEVERITY_WARNING, file->path,
                  found.items[i].place.line, S(""), S("The feature is left out."), "%.*s",
                  STR_ARG(found.items[i].message));
    }
    return good;
}

/* Degrees, longitude first as GeoJSON has them; or else metres on the grid. */
static bool place_point(const GeoSheet *sheet, const GeoFeature *feature, GeoPoint from,
                        Point *to)
{
    if (place_doubt_metres((Point){from.x, from.y}) == DOUBT_NONE) {
        *to = (Point){from.x, from.y};
        return true;
    }
    PlaceDoubt doubt = place_doubt_degrees((Degrees){from.y, from.x});
    if (doubt == DOUBT_NONE) {
        return projection_to_metres(sheet->reading->projection, from.y, from.x, &to->x_m,
                                    &to->y_m);
    }
    Str words = place_doubt_words(doubt);
    GEO_WARN(sheet, feature, S("The feature is left out."),
             "\"%.*s\" at %.4f, %.4f: %.*s",
             STR_ARG(feature->name.length > 0 ? feature->name : feature->id), from.x,
             from.y, STR_ARG(words));
    return false;
}

static bool place_path(const GeoSheet *sheet, const GeoFeature *feature, GeoPath path,
                       Ring *to)
{
    *to = (Ring){PUSH_ARRAY(sheet->reading->a, Point, path.count + 1), path.count};
    for (size_t i = 0; i < path.count; i++) {
        if (!place_point(sheet, feature, path.points[i], &to->points[i])) {
            return false;
        }
    }
    return true;
}

static bool take_area(const GeoSheet *sheet, const GeoFeature *feature, Area *area)
{
    Reading *reading = sheet->reading;
    Str id = feature->id.length > 0 ? feature->id : feature->name;
    if (feature->ring_count == 0 || id.length == 0) {
        GEO_WARN(sheet, feature, S("The feature is left out."), "a feature has no %s",
                 id.length == 0 ? "id and no name" : "area");
        return false;
    }
    *area = (Area){str_copy(reading->a, id),
                   str_copy(reading->a, feature->name.length > 0 ? feature->name : id),
                   PUSH_ARRAY(reading->a, Ring, feature->ring_count), 0};
    for (size_t r = 0; r < feature->ring_count; r++) {
        Point at;
        Ring *ring = &area->rings[area->ring_count];
        if (!place_path(sheet, feature, feature->rings[r], ring)) {
            return false;
        }
        area->ring_count++;
        if (ring_crosses_itself(reading->tmp, *ring, &at)) {
            GEO_WARN(sheet, feature,
                     S("What lies in it an odd number of times counts as in it."),
                     "the border of \"%.*s\" crosses itself near %.0f, %.0f",
                     STR_ARG(area->name), at.x_m, at.y_m);
        }
    }
    return true;
}

static int compare_areas(const void *a, const void *b)
{
    return str_compare(((const Area *)a)->id, ((const Area *)b)->id);
}

static Areas take_areas(const GeoSheet *sheet)
{
    Areas areas = {PUSH_ARRAY(sheet->reading->a, Area, sheet->file.count + 1), 0};
    Names ids = names_in(sheet->reading->tmp);
    for (size_t i = 0; i < sheet->file.count; i++) {
        const GeoFeature *feature = &sheet->file.features[i];
        Area *area = &areas.items[areas.count];
        if (!take_area(sheet, feature, area)) {
            continue;
        }
        if (names_find(&ids, area->id) != REACH_NONE) {
            GEO_WARN(sheet, feature, S("The first of the two is used."),
                     "area \"%.*s\" stands there twice", STR_ARG(area->id));
            continue;
        }
        (void)names_add(&ids, area->id);
        areas.count++;
    }
    qsort(areas.items, areas.count, sizeof *areas.items, compare_areas);
    return areas;
}

/* The scheme with this name among the columns of the origins, or a new one. */
static ReachScheme *scheme_named(Reading *reading, Str id)
{
    ReachRead *read = reading->read;
    for (size_t s = 0; s < read->scheme_count; s++) {
        if (str_equal(read->schemes[s].id, id)) {
            return &read->schemes[s];
        }
    }
    ReachScheme *scheme = &read->schemes[read->scheme_count++];
    scheme->id = str_copy(reading->a, id);
    return scheme;
}

/* Who lies in which area, by where they are. */
static void give_regions(Reading *reading, ReachScheme *scheme)
{
    const ReachInput *input = &reading->read->input;
    const Areas *areas = &scheme->areas;
    Point *points = PUSH_ARRAY(reading->tmp, Point, input->origin_count + 1);
    for (size_t i = 0; i < input->origin_count; i++) {
        points[i] = input->origins[i].at;
    }
    scheme->regions_of =
        areas_of(reading->a, reading->tmp, areas, (Points){points, input->origin_count});
    scheme->regions =
        (StrList){PUSH_ARRAY(reading->a, Str, areas->count + 1), areas->count};
    for (size_t i = 0; i < areas->count; i++) {
        scheme->regions.items[i] = areas->items[i].id;
    }
    scheme->outside = 0;
    for (size_t i = 0; i < input->origin_count; i++) {
        if (scheme->regions_of[i] == areas->count) {
            scheme->regions_of[i] = REACH_NONE;
            scheme->outside++;
        }
    }
}

void read_areas(Reading *reading, const ReachFile *file, Str scheme_id)
{
    GeoSheet sheet;
    if (!open_geometry(reading, file, &sheet)) {
        return;
    }
    ReachScheme *scheme = scheme_named(reading, scheme_id);
    scheme->areas = take_areas(&sheet);
    give_regions(reading, scheme);
    if (scheme->outside > 0) {
        fault_add(reading->faults, SEVERITY_WARNING, file->path, 0, S(""),
                  S("They count for the country and for no region."),
                  "%zu origins lie in none of the areas", scheme->outside);
    }
}

void read_barrier_lines(Reading *reading, const ReachFile *file)
{
    GeoSheet sheet;
    ReachInput *input = &reading->read->input;
    if (!open_geometry(reading, file, &sheet)) {
        return;
    }
    size_t most = 0;
    for (size_t i = 0; i < sheet.file.count; i++) {
        most += sheet.file.features[i].line_count;
    }
    input->barriers = PUSH_ARRAY(reading->a, ReachBarrier, most + 1);
    for (size_t i = 0; i < sheet.file.count; i++) {
        const GeoFeature *feature = &sheet.file.features[i];
        for (size_t l = 0; l < feature->line_count; l++) {
            Ring line;
            if (place_path(&sheet, feature, feature->lines[l], &line)) {
                input->barriers[input->barrier_count++] = (ReachBarrier){
                    str_copy(reading->a, feature->name), line.points, line.count};
            }
        }
    }
}
