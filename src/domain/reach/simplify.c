/* SPDX-License-Identifier: EUPL-1.2
 * simplify.c - takes away the points that matter least, from all borders at once
 *
 * All rings together are one graph: every place is a vertex, every side an edge. A vertex
 * with two neighbours lies inside one border, whether one ring or two pass it; all others
 * are corners and stay. Taking a vertex away joins its neighbours.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "domain/reach/shape.h"

#define NO_VERTEX UINT32_MAX

typedef struct Vertex {
    Point at;
    uint32_t neighbours[2]; /* of one that is no corner */
    uint8_t degree;         /* up to 3: more is a corner as well */
    bool is_gone;
    double triangle_m2;
} Vertex;

/* Vertices by cell, to find those that lie in a triangle. */
typedef struct Cells {
    Point low;
    double side;
    uint32_t columns;
    uint32_t rows;
    uint32_t *first;
    uint32_t *items;
} Cells;

typedef struct Graph {
    Vertex *vertices;
    size_t count;
    uint32_t *of_point; /* points of all rings, one after the other */
    uint32_t *heap;     /* smallest triangle first */
    size_t heap_count;
    uint32_t *heap_place; /* by vertex */
    Cells cells;
} Graph;

typedef struct Numbered {
    Point at;
    size_t number;
} Numbered;

static int compare_numbered(const void *a, const void *b)
{
    const Numbered *left = a, *right = b;
    if (left->at.x_m != right->at.x_m) {
        return left->at.x_m < right->at.x_m ? -1 : 1;
    }
    if (left->at.y_m != right->at.y_m) {
        return left->at.y_m < right->at.y_m ? -1 : 1;
    }
    return left->number < right->number ? -1 : left->number > right->number;
}

/* Equal places are one vertex. */
static void find_vertices(Arena *tmp, const Areas *areas, Graph *graph)
{
    size_t count = areas_points(areas), number = 0;
    Numbered *points = PUSH_ARRAY(tmp, Numbered, count + 1);
    for (size_t i = 0; i < areas->count; i++) {
        for (size_t r = 0; r < areas->items[i].ring_count; r++) {
            const Ring *ring = &areas->items[i].rings[r];
            for (size_t p = 0; p < ring->count; p++) {
                points[number] = (Numbered){ring->points[p], number};
                number++;
            }
        }
    }
    qsort(points, count, sizeof *points, compare_numbered);
    graph->of_point = PUSH_ARRAY(tmp, uint32_t, count + 1);
    graph->vertices = PUSH_ARRAY(tmp, Vertex, count + 1);
    for (size_t p = 0; p < count; p++) {
        bool is_same = p > 0 && points[p].at.x_m == points[p - 1].at.x_m &&
                       points[p].at.y_m == points[p - 1].at.y_m;
        if (!is_same) {
            graph->vertices[graph->count++].at = points[p].at;
        }
        graph->of_point[points[p].number] = (uint32_t)(graph->count - 1);
    }
}

static void add_neighbour(Vertex *vertex, uint32_t other)
{
    for (uint8_t n = 0; n < vertex->degree && n < 2; n++) {
        if (vertex->neighbours[n] == other) {
            return;
        }
    }
    if (vertex->degree < 2) {
        vertex->neighbours[vertex->degree] = other;
    }
    vertex->degree = vertex->degree < 3 ? (uint8_t)(vertex->degree + 1) : 3;
}

/* A ring of three points would vanish: all its points are corners. The first point of a
 * ring without corners stays, to hold it. */
static void keep_ring(Graph *graph, const uint32_t *ring, size_t count)
{
    size_t corners = 0;
    for (size_t p = 0; p < count; p++) {
        corners += graph->vertices[ring[p]].degree != 2;
    }
    for (size_t k = 0; corners < 3 && k < 3 && k < count; k++) {
        graph->vertices[ring[k * count / 3]].degree = 3;
    }
}

static void find_neighbours(const Areas *areas, Graph *graph)
{
    for (int pass = 0; pass < 2; pass++) {
        const uint32_t *ring = graph->of_point;
        for (size_t i = 0; i < areas->count; i++) {
            for (size_t r = 0; r < areas->items[i].ring_count; r++) {
                size_t count = areas->items[i].rings[r].count;
                for (size_t p = 0; p < count && pass == 0; p++) {
                    add_neighbour(&graph->vertices[ring[p]], ring[(p + 1) % count]);
                    add_neighbour(&graph->vertices[ring[p]],
                                  ring[(p + count - 1) % count]);
                }
                if (pass == 1) {
                    keep_ring(graph, ring, count);
                }
                ring += count;
            }
        }
    }
}

static double twice_area(Point a, Point b, Point c)
{
    return (b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m);
}

static void measure(Graph *graph, uint32_t v)
{
    Vertex *vertex = &graph->vertices[v];
    vertex->triangle_m2 =
        fabs(twice_area(graph->vertices[vertex->neighbours[0]].at, vertex->at,
                        graph->vertices[vertex->neighbours[1]].at)) /
        2;
}

static bool goes_first(const Graph *graph, uint32_t a, uint32_t b)
{
    double left = graph->vertices[a].triangle_m2, right = graph->vertices[b].triangle_m2;
    return left != right ? left < right : a < b;
}

static void put(Graph *graph, size_t place, uint32_t v)
{
    graph->heap[place] = v;
    graph->heap_place[v] = (uint32_t)place;
}

static void sift_up(Graph *graph, size_t place)
{
    uint32_t v = graph->heap[place];
    while (place > 0 && goes_first(graph, v, graph->heap[(place - 1) / 2])) {
        put(graph, place, graph->heap[(place - 1) / 2]);
        place = (place - 1) / 2;
    }
    put(graph, place, v);
}

static void sift_down(Graph *graph, size_t place)
{
    uint32_t v = graph->heap[place];
    for (;;) {
        size_t child = 2 * place + 1;
        if (child >= graph->heap_count) {
            break;
        }
        if (child + 1 < graph->heap_count &&
            goes_first(graph, graph->heap[child + 1], graph->heap[child])) {
            child++;
        }
        if (!goes_first(graph, graph->heap[child], v)) {
            break;
        }
        put(graph, place, graph->heap[child]);
        place = child;
    }
    put(graph, place, v);
}

static uint32_t pop(Graph *graph)
{
    uint32_t first = graph->heap[0];
    graph->heap_place[first] = NO_VERTEX;
    uint32_t last = graph->heap[--graph->heap_count];
    if (graph->heap_count > 0) {
        put(graph, 0, last);
        sift_down(graph, 0);
    }
    return first;
}

static void fill_heap(Arena *tmp, Graph *graph)
{
    graph->heap = PUSH_ARRAY(tmp, uint32_t, graph->count + 1);
    graph->heap_place = PUSH_ARRAY(tmp, uint32_t, graph->count + 1);
    for (uint32_t v = 0; v < graph->count; v++) {
        graph->heap_place[v] = NO_VERTEX;
        if (graph->vertices[v].degree == 2) {
            measure(graph, v);
            put(graph, graph->heap_count, v);
            sift_up(graph, graph->heap_count++);
        }
    }
}

static uint32_t cell_step(double from, double at, double side, uint32_t count)
{
    double step = floor((at - from) / side);
    return step < 0 ? 0 : step >= count ? count - 1 : (uint32_t)step;
}

static uint32_t cell_at(const Cells *cells, Point at)
{
    return cell_step(cells->low.y_m, at.y_m, cells->side, cells->rows) * cells->columns +
           cell_step(cells->low.x_m, at.x_m, cells->side, cells->columns);
}

static void fill_cells(Arena *tmp, const Areas *areas, Graph *graph)
{
    Cells *cells = &graph->cells;
    Bounds bounds = areas_bounds(areas);
    double width = bounds.high.x_m - bounds.low.x_m;
    double height = bounds.high.y_m - bounds.low.y_m;
    cells->low = bounds.low;
    cells->side = fmax(sqrt(width * height / ((double)graph->count / 4 + 1)), 1);
    cells->columns = (uint32_t)fmin(width / cells->side + 1, 4000);
    cells->rows = (uint32_t)fmin(height / cells->side + 1, 4000);
    size_t count = (size_t)cells->columns * cells->rows;
    cells->first = PUSH_ARRAY(tmp, uint32_t, count + 2);
    cells->items = PUSH_ARRAY(tmp, uint32_t, graph->count + 1);
    for (size_t v = 0; v < graph->count; v++) {
        cells->first[cell_at(cells, graph->vertices[v].at) + 2]++;
    }
    for (size_t c = 2; c < count + 2; c++) {
        cells->first[c] += cells->first[c - 1];
    }
    for (uint32_t v = 0; v < graph->count; v++) {
        cells->items[cells->first[cell_at(cells, graph->vertices[v].at) + 1]++] = v;
    }
}

/* On its edge counts as in it. */
static bool triangle_holds(Point a, Point b, Point c, Point at)
{
    double first = twice_area(a, b, at), second = twice_area(b, c, at),
           third = twice_area(c, a, at);
    return (first >= 0 && second >= 0 && third >= 0) ||
           (first <= 0 && second <= 0 && third <= 0);
}

static bool cell_has_other(const Graph *graph, uint32_t cell, uint32_t v, uint32_t from,
                           uint32_t to)
{
    const Cells *cells = &graph->cells;
    for (uint32_t i = cells->first[cell]; i < cells->first[cell + 1]; i++) {
        uint32_t other = cells->items[i];
        if (other != v && other != from && other != to &&
            !graph->vertices[other].is_gone &&
            triangle_holds(graph->vertices[from].at, graph->vertices[v].at,
                           graph->vertices[to].at, graph->vertices[other].at)) {
            return true;
        }
    }
    return false;
}

/* Another point in the triangle: the new side would pass it on the wrong side. */
static bool is_blocked(const Graph *graph, uint32_t v)
{
    const Cells *cells = &graph->cells;
    const Vertex *vertex = &graph->vertices[v];
    uint32_t from = vertex->neighbours[0], to = vertex->neighbours[1];
    Point a = graph->vertices[from].at, b = vertex->at, c = graph->vertices[to].at;
    uint32_t column = cell_step(cells->low.x_m, fmin(a.x_m, fmin(b.x_m, c.x_m)),
                                cells->side, cells->columns);
    uint32_t last_column = cell_step(cells->low.x_m, fmax(a.x_m, fmax(b.x_m, c.x_m)),
                                     cells->side, cells->columns);
    uint32_t row = cell_step(cells->low.y_m, fmin(a.y_m, fmin(b.y_m, c.y_m)), cells->side,
                             cells->rows);
    uint32_t last_row = cell_step(cells->low.y_m, fmax(a.y_m, fmax(b.y_m, c.y_m)),
                                  cells->side, cells->rows);
    for (uint32_t y = row; y <= last_row; y++) {
        for (uint32_t x = column; x <= last_column; x++) {
            if (cell_has_other(graph, y * cells->columns + x, v, from, to)) {
                return true;
            }
        }
    }
    return false;
}

static void join(Graph *graph, uint32_t v, uint32_t gone, uint32_t other)
{
    Vertex *vertex = &graph->vertices[v];
    if (vertex->degree != 2) {
        return; /* a corner: its neighbours are not looked at */
    }
    vertex->neighbours[vertex->neighbours[0] == gone ? 0 : 1] = other;
    if (graph->heap_place[v] != NO_VERTEX) {
        double before = graph->vertices[gone].triangle_m2;
        measure(graph, v);
        /* Never sooner than the point that was taken: else a curve goes all at once. */
        vertex->triangle_m2 = fmax(vertex->triangle_m2, before);
        sift_up(graph, graph->heap_place[v]);
        sift_down(graph, graph->heap_place[v]);
    }
}

/* Both neighbours are joined already by another border: two would become one. */
static bool is_bridge(const Graph *graph, uint32_t v)
{
    uint32_t from = graph->vertices[v].neighbours[0];
    uint32_t to = graph->vertices[v].neighbours[1];
    const Vertex *one = &graph->vertices[from], *other = &graph->vertices[to];
    return from == to ||
           (one->degree == 2 && (one->neighbours[0] == to || one->neighbours[1] == to)) ||
           (other->degree == 2 &&
            (other->neighbours[0] == from || other->neighbours[1] == from));
}

static void take_away(Graph *graph, double least_m2)
{
    while (graph->heap_count > 0 &&
           graph->vertices[graph->heap[0]].triangle_m2 < least_m2) {
        uint32_t v = pop(graph);
        if (is_bridge(graph, v) || is_blocked(graph, v)) {
            continue;
        }
        Vertex *vertex = &graph->vertices[v];
        vertex->is_gone = true;
        join(graph, vertex->neighbours[0], v, vertex->neighbours[1]);
        join(graph, vertex->neighbours[1], v, vertex->neighbours[0]);
    }
}

static Ring kept_ring(Arena *a, const Graph *graph, const uint32_t *points, size_t count)
{
    Ring ring = {PUSH_ARRAY(a, Point, count + 1), 0};
    for (size_t p = 0; p < count; p++) {
        const Vertex *vertex = &graph->vertices[points[p]];
        if (!vertex->is_gone) {
            ring.points[ring.count++] = vertex->at;
        }
    }
    return ring;
}

static Area kept_area(Arena *a, const Graph *graph, const Area *area,
                      const uint32_t **points, double least_m2)
{
    Area kept = {area->id, area->name, PUSH_ARRAY(a, Ring, area->ring_count + 1), 0};
    Ring largest = {0};
    for (size_t r = 0; r < area->ring_count; r++) {
        Ring ring = kept_ring(a, graph, *points, area->rings[r].count);
        *points += area->rings[r].count;
        bool is_largest =
            largest.count == 0 || ring_area_m2(ring) > ring_area_m2(largest);
        largest = is_largest ? ring : largest;
        if (ring_area_m2(ring) >= least_m2) {
            kept.rings[kept.ring_count++] = ring;
        }
    }
    if (kept.ring_count == 0 && largest.count > 0) {
        kept.rings[kept.ring_count++] = largest;
    }
    return kept;
}

Areas areas_simplify(Arena *a, Arena *tmp, const Areas *areas, double least_m2)
{
    Graph graph = {0};
    CHECK(areas_points(areas) < NO_VERTEX);
    find_vertices(tmp, areas, &graph);
    find_neighbours(areas, &graph);
    fill_heap(tmp, &graph);
    fill_cells(tmp, areas, &graph);
    take_away(&graph, least_m2);
    Areas kept = {PUSH_ARRAY(a, Area, areas->count + 1), areas->count};
    const uint32_t *points = graph.of_point;
    for (size_t i = 0; i < areas->count; i++) {
        kept.items[i] = kept_area(a, &graph, &areas->items[i], &points, least_m2);
    }
    return kept;
}
