/* SPDX-License-Identifier: EUPL-1.2
 * places.c - draws areas, spots and sites
 */
#include "publish/chart/places.h"

#include <math.h>

#include "publish/text/text.h"

#define KEY_LINE 20.0
#define MOST_SPOTS_APART 6000

typedef struct Sheet {
    Arena *arena;
    Plot plot;
    Bounds bounds;
    double metres; /* of a pixel */
    double pad;
    double radius; /* of a spot */
} Sheet;

static void widen(Bounds *bounds, Point at)
{
    bounds->low = (Point){fmin(bounds->low.x_m, at.x_m), fmin(bounds->low.y_m, at.y_m)};
    bounds->high =
        (Point){fmax(bounds->high.x_m, at.x_m), fmax(bounds->high.y_m, at.y_m)};
}

static Bounds bounds_of(const ChartPlaces *places)
{
    Bounds bounds = areas_bounds(places->areas);
    for (size_t i = 0; i < places->spot_count; i++) {
        widen(&bounds, places->spots[i].at);
    }
    return bounds;
}

static double across(const Sheet *sheet, double x_m)
{
    return sheet->pad + (x_m - sheet->bounds.low.x_m) / sheet->metres;
}

static double down(const Sheet *sheet, double y_m)
{
    return sheet->pad + (sheet->bounds.high.y_m - y_m) / sheet->metres;
}

static Sheet sheet_of(Arena *a, const ChartPlaces *places, ChartSize size)
{
    double room = size == CHART_WIDE ? 620 : 288;
    double height = size == CHART_WIDE ? 640 : 340;
    Sheet sheet = {.arena = a, .bounds = bounds_of(places), .pad = 8};
    double width_m = fmax(sheet.bounds.high.x_m - sheet.bounds.low.x_m, 1000);
    double height_m = fmax(sheet.bounds.high.y_m - sheet.bounds.low.y_m, 1000);
    sheet.metres =
        fmax(width_m / (room - 2 * sheet.pad), height_m / (height - 2 * sheet.pad));
    double most = fmin((double)places->spot_count, MOST_SPOTS_APART);
    double spot_room =
        sqrt(width_m * height_m / sheet.metres / sheet.metres / fmax(most, 1));
    sheet.radius = fmax(1.3, fmin(5, spot_room / 4));
    double lines = PLACE_CLASSES + 1;
    sheet.plot =
        plot_in(a, fmax(width_m / sheet.metres + 2 * sheet.pad, 288),
                ceil(height_m / sheet.metres + 2 * sheet.pad) + 8 + KEY_LINE * lines);
    return sheet;
}

static void draw_areas(Sheet *sheet, const Areas *areas)
{
    double least_m2 = 0.6 * sheet->metres * sheet->metres; /* of a square pixel */
    Arena *tmp = arena_new();
    Areas simple = areas_simplify(sheet->arena, tmp, areas, least_m2);
    arena_free(tmp);
    for (size_t i = 0; i < simple.count; i++) {
        const Area *area = &simple.items[i];
        PlotRing *rings = PUSH_ARRAY(sheet->arena, PlotRing, area->ring_count + 1);
        for (size_t r = 0; r < area->ring_count; r++) {
            const Ring *ring = &area->rings[r];
            rings[r] = (PlotRing){PUSH_ARRAY(sheet->arena, double, 2 * ring->count + 1),
                                  ring->count};
            for (size_t p = 0; p < ring->count; p++) {
                rings[r].xy[2 * p] = across(sheet, ring->points[p].x_m);
                rings[r].xy[2 * p + 1] = down(sheet, ring->points[p].y_m);
            }
        }
        plot_area(&sheet->plot, PLOT_GROUND, COLOUR_NONE, rings, area->ring_count);
    }
}

/* Corners of a shape around 0, 0 with radius 1. */
typedef struct Corners {
    const double *xy;
    size_t count;
} Corners;

static Corners corners_of(PlaceClass class)
{
    static const double square[] = {-1, -1, 1, -1, 1, 1, -1, 1};
    static const double triangle[] = {0, -1.25, 1.2, 0.9, -1.2, 0.9};
    static const double dot[] = {-0.38, -0.92, 0.38,  -0.92, 0.92,  -0.38, 0.92,  0.38,
                                 0.38,  0.92,  -0.38, 0.92,  -0.92, 0.38,  -0.92, -0.38};
    switch (class) {
    case PLACE_CLASS_NONE:
        return (Corners){square, 4};
    case PLACE_CLASS_ONE:
        return (Corners){triangle, 3};
    case PLACE_CLASS_MORE:
        break;
    }
    return (Corners){dot, 8};
}

static PlotRing shape_at(Arena *a, Corners corners, double x, double y, double radius)
{
    PlotRing ring = {PUSH_ARRAY(a, double, 2 * corners.count), corners.count};
    for (size_t i = 0; i < corners.count; i++) {
        ring.xy[2 * i] = x + corners.xy[2 * i] * radius;
        ring.xy[2 * i + 1] = y + corners.xy[2 * i + 1] * radius;
    }
    return ring;
}

static PlotColour class_colour(PlaceClass class)
{
    return class == PLACE_CLASS_NONE  ? COLOUR_REACH_NONE
           : class == PLACE_CLASS_ONE ? COLOUR_REACH_ONE
                                      : COLOUR_REACH_MORE;
}

/* A dot is smaller: there are most of them, and they matter least. */
static double class_radius(const Sheet *sheet, PlaceClass class)
{
    return class == PLACE_CLASS_MORE ? sheet->radius * 0.8 : sheet->radius;
}

/* Which cells of the drawing have a spot of this class already. */
typedef struct Taken {
    bool *cells; /* null: all spots are drawn */
    size_t columns;
    double side;
} Taken;

static Taken nothing_taken(const Sheet *sheet, const ChartPlaces *places)
{
    Taken taken = {.side = 3 * sheet->radius};
    if (places->spot_count > MOST_SPOTS_APART) {
        taken.columns = (size_t)(sheet->plot.width / taken.side) + 1;
        size_t rows = (size_t)(sheet->plot.height / taken.side) + 1;
        taken.cells = PUSH_ARRAY(sheet->arena, bool, taken.columns *rows);
    }
    return taken;
}

/* A second spot of a class in one cell could not be told from the first. */
static bool is_taken(Taken *taken, double x, double y)
{
    if (taken->cells == NULL) {
        return false;
    }
    bool *cell = &taken->cells[(size_t)(y / taken->side) * taken->columns +
                               (size_t)(x / taken->side)];
    bool was_taken = *cell;
    *cell = true;
    return was_taken;
}

/* One path for all of a class. */
static void draw_class(Sheet *sheet, const ChartPlaces *places, PlaceClass class)
{
    Taken taken = nothing_taken(sheet, places);
    PlotRing *rings = PUSH_ARRAY(sheet->arena, PlotRing, places->spot_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < places->spot_count; i++) {
        const PlaceSpot *spot = &places->spots[i];
        double x = across(sheet, spot->at.x_m), y = down(sheet, spot->at.y_m);
        if (spot->class == class && !is_taken(&taken, x, y)) {
            rings[count++] = shape_at(sheet->arena, corners_of(class), x, y,
                                      class_radius(sheet, class));
        }
    }
    plot_area(&sheet->plot, PLOT_SPOT, class_colour(class), rings, count);
}

static const double DIAMOND[] = {0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0};

static void draw_sites(Sheet *sheet, const ChartPlaces *places)
{
    double radius = fmax(2, fmin(5, sheet->radius * 1.6));
    PlotRing *rings = PUSH_ARRAY(sheet->arena, PlotRing, places->site_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < places->site_count; i++) {
        Point at = places->sites[i];
        double x = across(sheet, at.x_m), y = down(sheet, at.y_m);
        bool is_on_sheet = x >= 0 && x <= sheet->plot.width && y >= 0;
        if (is_on_sheet) {
            rings[count++] = shape_at(sheet->arena, (Corners){DIAMOND, 4}, x, y, radius);
        }
    }
    plot_area(&sheet->plot, PLOT_SITE, COLOUR_NONE, rings, count);
}

static void key_line(Sheet *sheet, double y, PlotStyle style, PlotColour colour,
                     Corners corners, double radius, Str text)
{
    PlotRing *ring = PUSH(sheet->arena, PlotRing);
    *ring = shape_at(sheet->arena, corners, 12, y, radius);
    plot_area(&sheet->plot, style, colour, ring, 1);
    plot_text(&sheet->plot, PLOT_NAME, COLOUR_NONE, 26, y + 4.5, ANCHOR_START, text);
}

static void draw_key(Sheet *sheet, Lang lang)
{
    static const PlaceClass order[] = {PLACE_CLASS_MORE, PLACE_CLASS_ONE,
                                       PLACE_CLASS_NONE};
    static const TextKey texts[] = {TEXT_PLACES_MORE, TEXT_PLACES_ONE, TEXT_PLACES_NONE};
    double y = sheet->plot.height - KEY_LINE * (PLACE_CLASSES + 1) + 6;
    for (size_t i = 0; i < PLACE_CLASSES; i++) {
        key_line(sheet, y, PLOT_SPOT, class_colour(order[i]), corners_of(order[i]), 5,
                 text_get(texts[i], lang));
        y += KEY_LINE;
    }
    key_line(sheet, y, PLOT_SITE, COLOUR_NONE, (Corners){DIAMOND, 4}, 4.5,
             text_get(TEXT_PLACES_SITE, lang));
}

Plot chart_places(Arena *a, const ChartPlaces *places, ChartSize size)
{
    Sheet sheet = sheet_of(a, places, size);
    draw_areas(&sheet, places->areas);
    draw_sites(&sheet, places); /* first: hundreds of them would hide who has none */
    draw_class(&sheet, places, PLACE_CLASS_MORE);
    draw_class(&sheet, places, PLACE_CLASS_ONE);
    draw_class(&sheet, places, PLACE_CLASS_NONE);
    draw_key(&sheet, places->lang);
    return sheet.plot;
}
