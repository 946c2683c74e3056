/* SPDX-License-Identifier: EUPL-1.2
 * place.c - judges coordinates
 */
#include "domain/reach/place.h"

#include <math.h>

static bool lies_between(double value, double low, double high)
{
    return value >= low && value <= high;
}

static bool is_in_country(double latitude, double longitude)
{
    return lies_between(latitude, 50.6, 53.8) && lies_between(longitude, 3.0, 7.5);
}

static bool is_on_grid(double x_m, double y_m)
{
    return lies_between(x_m, -10000, 300000) && lies_between(y_m, 295000, 640000);
}

PlaceDoubt place_doubt_degrees(Degrees at)
{
    if (is_in_country(at.latitude, at.longitude)) {
        return DOUBT_NONE;
    }
    if (at.latitude == 0 && at.longitude == 0) {
        return DOUBT_ZERO;
    }
    if (is_in_country(at.longitude, at.latitude)) {
        return DOUBT_SWAPPED;
    }
    if (is_on_grid(at.latitude, at.longitude) || is_on_grid(at.longitude, at.latitude)) {
        return DOUBT_IN_METRES;
    }
    return DOUBT_OUTSIDE;
}

/* East of the grid's origin x stays below 300 km and y above 295 km, so a pair that
 * changed places is seen. */
PlaceDoubt place_doubt_metres(Point at)
{
    if (is_on_grid(at.x_m, at.y_m)) {
        return DOUBT_NONE;
    }
    if (at.x_m == 0 && at.y_m == 0) {
        return DOUBT_ZERO;
    }
    if (is_on_grid(at.y_m, at.x_m)) {
        return DOUBT_SWAPPED;
    }
    if (is_in_country(at.x_m, at.y_m) || is_in_country(at.y_m, at.x_m)) {
        return DOUBT_IN_DEGREES;
    }
    return DOUBT_OUTSIDE;
}

Str place_doubt_words(PlaceDoubt doubt)
{
    switch (doubt) {
    case DOUBT_NONE:
        break;
    case DOUBT_ZERO:
        return S("0, 0 is no place: it was not filled in");
    case DOUBT_SWAPPED:
        return S("the two coordinates have changed places");
    case DOUBT_IN_METRES:
        return S("these are metres of the national grid in columns of degrees");
    case DOUBT_IN_DEGREES:
        return S("these are degrees in columns of metres");
    case DOUBT_OUTSIDE:
        return S("this place lies outside the country");
    }
    return S("");
}

double point_distance(Point a, Point b)
{
    double dx = a.x_m - b.x_m;
    double dy = a.y_m - b.y_m;
    return sqrt(dx * dx + dy * dy);
}
