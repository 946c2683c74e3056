/* SPDX-License-Identifier: EUPL-1.2
 * geometry.h - GeoJSON and TopoJSON: features with rings and lines
 *
 *   {"type":"FeatureCollection","features":[          a file of one feature:
 *     {"type":"Feature",
 *      "properties":{"statcode":"GM0014","statnaam":"Groningen"},
 *      "geometry":{"type":"Polygon","coordinates":[[[6.74,53.31],…]]}}]}
 *
 *   id "GM0014", name "Groningen", one ring of many points
 *
 * Polygons and multipolygons give rings, lines and multilines give lines; a point or no
 * geometry gives a feature without either. The last point of a ring, which repeats the
 * first, is left out. In TopoJSON arcs are joined, quantised or not, and every object of
 * the topology is read. Coordinates are as they stand in the file: whether they are
 * degrees or metres is for the caller to judge.
 *
 * The id is the property `statcode`, `code` or `id`, or the id of the feature; the name
 * is `statnaam`, `name` or `naam`. Either may be empty.
 *
 * Faults, each with the line of its feature: no geometry file at all, a coordinate that
 * is no number, a ring of fewer than three points, an arc that is not there. A feature
 * with a fault is left out and reading goes on. Text that is no JSON fails.
 *
 * Sources: RFC 7946; the TopoJSON format specification 1.0.
 */
#ifndef FORMATS_GEOMETRY_H
#define FORMATS_GEOMETRY_H

#include "base/arena.h"
#include "base/error.h"
#include "formats/text_fault.h"

typedef struct GeoPoint {
    double x; /* longitude, where these are degrees */
    double y;
} GeoPoint;

typedef struct GeoPath {
    GeoPoint *points;
    size_t count;
} GeoPath;

typedef struct GeoFeature {
    Str id;
    Str name;
    GeoPath *rings;
    size_t ring_count;
    GeoPath *lines;
    size_t line_count;
    TextPlace place;
} GeoFeature;

typedef struct GeoFile {
    GeoFeature *features;
    size_t count;
} GeoFile;

MUST_CHECK bool geometry_read(Arena *a, Str text, GeoFile *file, TextFaults *faults,
                              Error *err);

#endif
