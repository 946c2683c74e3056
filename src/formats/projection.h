/* SPDX-License-Identifier: EUPL-1.2
 * projection.h - degrees on the globe to metres on the national grid, and back
 *
 *   WGS84 (EPSG:4326)                  RD New (EPSG:28992)
 *   52.15517440 N 5.38720621 E   <->   155 000, 463 000       Amersfoort
 *
 * The one door to PROJ. The steps are written out here, so that no table of the machine
 * decides the bytes of a page: EPSG operation 15934, "Amersfoort to WGS 84 (4)", good to
 * a metre within the country. The grid of corrections that surveyors add is not used:
 * it moves a place by at most a quarter of a metre.
 *
 * A Projection belongs to one thread and to the arena it was opened in. Errors: ERR_IO
 * when PROJ cannot be set up. A place with no place on the grid gives false.
 */
#ifndef FORMATS_PROJECTION_H
#define FORMATS_PROJECTION_H

#include "base/arena.h"
#include "base/error.h"

typedef struct Projection Projection;

MUST_CHECK bool projection_open(Arena *a, Projection **projection, Error *err);
MUST_CHECK bool projection_to_metres(Projection *projection, double latitude,
                                     double longitude, double *x_m, double *y_m);
MUST_CHECK bool projection_to_degrees(Projection *projection, double x_m, double y_m,
                                      double *latitude, double *longitude);

#endif
