/* SPDX-License-Identifier: EUPL-1.2
 * projection.c - the door to PROJ
 */
#include "formats/projection.h"

#include <math.h>
#include <proj.h>

struct Projection {
    PJ_CONTEXT *context;
    PJ *steps;
};

static const char *const STEPS =
    "+proj=pipeline "
    "+step +proj=unitconvert +xy_in=deg +xy_out=rad "
    "+step +proj=push +v_3 "
    "+step +proj=cart +ellps=WGS84 "
    "+step +inv +proj=helmert +x=565.4171 +y=50.3319 +z=465.5524 "
    "+rx=0.398957388243134 +ry=-0.343987817378283 +rz=1.87740163998045 "
    "+s=4.0725 +convention=coordinate_frame "
    "+step +inv +proj=cart +ellps=bessel "
    "+step +proj=pop +v_3 "
    "+step +proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 "
    "+k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel";

static void close_projection(void *thing)
{
    Projection *projection = thing;
    proj_destroy(projection->steps);
    proj_context_destroy(projection->context);
}

bool projection_open(Arena *a, Projection **projection, Error *err)
{
    Projection *opened = PUSH(a, Projection);
    opened->context = proj_context_create();
    if (opened->context == NULL) {
        return FAIL(err, ERR_IO, "PROJ has no context to give");
    }
    proj_log_level(opened->context, PJ_LOG_NONE);
    opened->steps = proj_create(opened->context, STEPS);
    arena_defer(a, close_projection, opened);
    if (opened->steps == NULL) {
        return FAIL(err, ERR_IO, "PROJ does not know a step of the projection: %s",
                    proj_errno_string(proj_context_errno(opened->context)));
    }
    *projection = opened;
    return true;
}

static bool take(Projection *projection, PJ_DIRECTION direction, PJ_COORD from,
                 double *first, double *second)
{
    PJ_COORD to = proj_trans(projection->steps, direction, from);
    proj_errno_reset(projection->steps);
    if (!isfinite(to.v[0]) || !isfinite(to.v[1])) {
        return false;
    }
    *first = to.v[0];
    *second = to.v[1];
    return true;
}

bool projection_to_metres(Projection *projection, double latitude, double longitude,
                          double *x_m, double *y_m)
{
    return take(projection, PJ_FWD, proj_coord(longitude, latitude, 0, 0), x_m, y_m);
}

bool projection_to_degrees(Projection *projection, double x_m, double y_m,
                           double *latitude, double *longitude)
{
    return take(projection, PJ_INV, proj_coord(x_m, y_m, 0, 0), longitude, latitude);
}
