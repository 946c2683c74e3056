/* SPDX-License-Identifier: EUPL-1.2
 * places.h - a country, and how much choice there is in each place of it
 *
 *       ___________
 *      /  . . A . .|      .  two schools or more: a green dot
 *     /  . A A <> ./      A  one: an orange triangle
 *     |  # # . . .|       #  none: a red square
 *     |__#__._____|      <>  a school
 *
 * Green, orange and red are the custom of the field; each class has its own shape too,
 * and drawing goes from green to red, so that nobody's lack is hidden under a neighbour's
 * plenty. Spots are as large as their number leaves room for; of thousands, those of one
 * class that would cover each other are drawn once. Areas are simplified for
 * the size of the drawing. A key under the map says what the shapes mean.
 *
 * Metres come in, pixels go out, north is up. Pure; all lives in the arena.
 */
#ifndef PUBLISH_CHART_PLACES_H
#define PUBLISH_CHART_PLACES_H

#include "domain/reach/shape.h"
#include "domain/words.h"
#include "publish/chart/plot.h"

typedef enum PlaceClass {
    PLACE_CLASS_NONE,
    PLACE_CLASS_ONE,
    PLACE_CLASS_MORE
} PlaceClass;
#define PLACE_CLASSES 3

typedef struct PlaceSpot {
    Point at;
    PlaceClass class;
} PlaceSpot;

typedef struct ChartPlaces {
    const Areas *areas; /* may hold none: then only spots tell where the land is */
    const PlaceSpot *spots;
    size_t spot_count;
    const Point *sites;
    size_t site_count;
    Lang lang;
} ChartPlaces;

Plot chart_places(Arena *a, const ChartPlaces *places, ChartSize size);

#endif
