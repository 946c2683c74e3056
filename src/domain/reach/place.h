/* SPDX-License-Identifier: EUPL-1.2
 * place.h - where something is, in metres, and what cannot be a place
 *
 *        y_m                          52.987, 6.536  degrees, latitude first
 *         ^   o 234 900, 557 600      234 900, 557 600   metres, RD (EPSG:28992)
 *         |
 *         +----> x_m
 *
 * The reach of an offer is reckoned in metres on the national grid, on which distances in
 * a country of some 300 km are off by less than one in ten thousand. Degrees become
 * metres at the door (formats/projection.h).
 *
 * place_doubt() tells what is wrong with a pair of numbers before it is used: two numbers
 * in the wrong order, metres in a column of degrees, the empty place 0, 0, or a place
 * that lies outside the country. The box of the country is that of EPSG:28992, a little
 * wider: schools across the border are offers too.
 *
 * Source of the box: EPSG Dataset, area of use of 28992 (3.2 to 7.22 degrees east, 50.75
 * to 53.7 north).
 */
#ifndef DOMAIN_REACH_PLACE_H
#define DOMAIN_REACH_PLACE_H

#include <stdbool.h>

#include "base/str.h"

typedef struct Point {
    double x_m;
    double y_m;
} Point;

typedef struct Degrees {
    double latitude;
    double longitude;
} Degrees;

typedef enum PlaceDoubt {
    DOUBT_NONE,
    DOUBT_ZERO,       /* 0, 0: nothing was filled in */
    DOUBT_SWAPPED,    /* it is in the country when the two change places */
    DOUBT_IN_METRES,  /* metres of the grid where degrees are meant */
    DOUBT_IN_DEGREES, /* degrees where metres are meant */
    DOUBT_OUTSIDE,    /* anywhere else */
} PlaceDoubt;

PlaceDoubt place_doubt_degrees(Degrees at);
PlaceDoubt place_doubt_metres(Point at);
/* What to tell a person: "latitude and longitude have changed places". */
Str place_doubt_words(PlaceDoubt doubt);

double point_distance(Point a, Point b); /* metres, straight */

#endif
