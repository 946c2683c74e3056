/* SPDX-License-Identifier: EUPL-1.2
 * geometry.c - features from a tree of JSON
 */
#include "formats/geometry.h"

#include "base/limits.h"
#include "base/number.h"
#include "formats/json_stream.h"

typedef struct GeoReading {
    Arena *a;
    TextFaults *faults;
    GeoFile *file;
    size_t capacity;
    GeoPath *arcs; /* of a topology, unpacked; null: coordinates stand in place */
    size_t arc_count;
    TextPlace place; /* of the feature at hand */
} GeoReading;

static bool fault(GeoReading *reading, const char *message)
{
    text_fault_add(reading->faults, reading->place, "%s", message);
    return false;
}

/* Coordinates have more digits than a printed number: nine behind the point are kept. */
static bool number_of(const JsonNode *node, double *number)
{
    Str text = node->text, whole, part;
    if (node->kind != JSON_ITEM_NUMBER) {
        return false;
    }
    if (str_cut(text, '.', &whole, &part) && part.length > 9) {
        text = str_slice(text, 0, whole.length + 10);
    }
    Decimal decimal;
    bool good = decimal_parse(text, &decimal);
    *number = good ? decimal.value : 0;
    return good;
}

static bool read_point(GeoReading *reading, const JsonNode *node, GeoPoint *point)
{
    if (node->kind != JSON_ITEM_ARRAY || node->count < 2 ||
        !number_of(&node->items[0], &point->x) ||
        !number_of(&node->items[1], &point->y)) {
        return fault(reading, "a coordinate is no pair of numbers");
    }
    return true;
}

static bool read_points(GeoReading *reading, const JsonNode *node, GeoPath *path)
{
    if (node->kind != JSON_ITEM_ARRAY) {
        return fault(reading, "coordinates are no list of points");
    }
    *path = (GeoPath){PUSH_ARRAY(reading->a, GeoPoint, node->count + 1), node->count};
    for (size_t i = 0; i < node->count; i++) {
        if (!read_point(reading, &node->items[i], &path->points[i])) {
            return false;
        }
    }
    return true;
}

/* Arc -1 is arc 0 backwards, -2 is arc 1 backwards. */
static const GeoPath *arc_of(GeoReading *reading, const JsonNode *node, bool *is_back)
{
    int64_t index;
    if (node->kind != JSON_ITEM_NUMBER || !integer_parse(node->text, &index)) {
        return NULL;
    }
    *is_back = index < 0;
    uint64_t at = (uint64_t)(index < 0 ? -(index + 1) : index);
    return at < reading->arc_count ? &reading->arcs[at] : NULL;
}

/* The first point of an arc repeats the last of the one before. */
static void append_arc(GeoPath *path, const GeoPath *arc, bool is_back)
{
    for (size_t p = path->count > 0 ? 1 : 0; p < arc->count; p++) {
        path->points[path->count++] = arc->points[is_back ? arc->count - 1 - p : p];
    }
}

static size_t points_in_arcs(GeoReading *reading, const JsonNode *node)
{
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        bool is_back;
        const GeoPath *arc = arc_of(reading, &node->items[i], &is_back);
        count += arc != NULL ? arc->count : 0;
    }
    return count;
}

static bool join_arcs(GeoReading *reading, const JsonNode *node, GeoPath *path)
{
    size_t most = points_in_arcs(reading, node);
    *path = (GeoPath){PUSH_ARRAY(reading->a, GeoPoint, most + 1), 0};
    for (size_t i = 0; i < node->count; i++) {
        bool is_back;
        const GeoPath *arc = arc_of(reading, &node->items[i], &is_back);
        if (arc == NULL) {
            return fault(reading, "an arc is not there");
        }
        append_arc(path, arc, is_back);
    }
    return true;
}

static bool read_path(GeoReading *reading, const JsonNode *node, GeoPath *path)
{
    return reading->arcs != NULL ? join_arcs(reading, node, path)
                                 : read_points(reading, node, path);
}

static bool read_ring(GeoReading *reading, const JsonNode *node, GeoPath *ring)
{
    if (!read_path(reading, node, ring)) {
        return false;
    }
    GeoPoint *points = ring->points;
    if (ring->count > 1 && points[0].x == points[ring->count - 1].x &&
        points[0].y == points[ring->count - 1].y) {
        ring->count--;
    }
    return ring->count >= 3 || fault(reading, "a ring has fewer than three points");
}

static bool read_rings(GeoReading *reading, const JsonNode *node, GeoFeature *feature)
{
    for (size_t i = 0; i < node->count; i++) {
        if (!read_ring(reading, &node->items[i], &feature->rings[feature->ring_count])) {
            return false;
        }
        feature->ring_count++;
    }
    return true;
}

/* How many rings there are in all polygons. */
static size_t rings_in(const JsonNode *parts)
{
    size_t count = 0;
    for (size_t i = 0; i < parts->count; i++) {
        count += parts->items[i].count;
    }
    return count;
}

static bool read_shape(GeoReading *reading, const JsonNode *geometry, GeoFeature *feature)
{
    Str type = json_get_text(geometry, S("type"));
    const JsonNode *parts =
        json_get(geometry, reading->arcs != NULL ? S("arcs") : S("coordinates"));
    if (parts == NULL || parts->kind != JSON_ITEM_ARRAY) {
        return true;
    }
    feature->rings = PUSH_ARRAY(reading->a, GeoPath, parts->count + rings_in(parts) + 1);
    feature->lines = PUSH_ARRAY(reading->a, GeoPath, parts->count + 1);
    if (str_equal(type, S("Polygon"))) {
        return read_rings(reading, parts, feature);
    }
    if (str_equal(type, S("MultiPolygon"))) {
        for (size_t i = 0; i < parts->count; i++) {
            if (!read_rings(reading, &parts->items[i], feature)) {
                return false;
            }
        }
        return true;
    }
    if (str_equal(type, S("LineString"))) {
        feature->line_count = 1;
        return read_path(reading, parts, &feature->lines[0]);
    }
    for (size_t i = 0; str_equal(type, S("MultiLineString")) && i < parts->count; i++) {
        if (!read_path(reading, &parts->items[i], &feature->lines[i])) {
            return false;
        }
        feature->line_count++;
    }
    return true;
}

static Str first_of(const JsonNode *object, const Str *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Str text = json_get_text(object, keys[i]);
        if (text.length > 0) {
            return text;
        }
    }
    return S("");
}

static const Str ID_KEYS[] = {S_INIT("statcode"), S_INIT("code"), S_INIT("id")};
static const Str NAME_KEYS[] = {S_INIT("statnaam"), S_INIT("name"), S_INIT("naam")};

/* `node` holds the properties, `geometry` the shape; in TopoJSON they are the same. */
static void take_feature(GeoReading *reading, const JsonNode *node,
                         const JsonNode *geometry)
{
    GeoFile *file = reading->file;
    const JsonNode *properties = json_get(node, S("properties"));
    reading->place = (TextPlace){(int)node->place.line, (int)node->place.column};
    GeoFeature feature = {.place = reading->place};
    if (properties != NULL) {
        feature.id = first_of(properties, ID_KEYS, 3);
        feature.name = first_of(properties, NAME_KEYS, 3);
    }
    if (feature.id.length == 0) {
        feature.id = json_get_text(node, S("id"));
    }
    if (geometry != NULL && !read_shape(reading, geometry, &feature)) {
        return;
    }
    if (file->count == reading->capacity) {
        file->features = arena_grow(reading->a, file->features, file->count,
                                    &reading->capacity, sizeof *file->features);
    }
    file->features[file->count++] = feature;
}

static void take_features(GeoReading *reading, const JsonNode *list)
{
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        take_feature(reading, &list->items[i], json_get(&list->items[i], S("geometry")));
    }
}

static bool pair_of(const JsonNode *node, double *first, double *second)
{
    return node != NULL && node->count >= 2 && number_of(&node->items[0], first) &&
           number_of(&node->items[1], second);
}

/* Quantised arcs hold steps, each from the point before. */
static bool unpack_arcs(GeoReading *reading, const JsonNode *root)
{
    const JsonNode *arcs = json_get(root, S("arcs"));
    const JsonNode *transform = json_get(root, S("transform"));
    double scale_x = 1, scale_y = 1, from_x = 0, from_y = 0;
    bool is_quantised = transform != NULL;
    if (arcs == NULL || arcs->kind != JSON_ITEM_ARRAY ||
        (is_quantised &&
         (!pair_of(json_get(transform, S("scale")), &scale_x, &scale_y) ||
          !pair_of(json_get(transform, S("translate")), &from_x, &from_y)))) {
        return fault(reading, "the topology has no arcs, or a wrong transform");
    }
    reading->arcs = PUSH_ARRAY(reading->a, GeoPath, arcs->count + 1);
    for (size_t i = 0; i < arcs->count; i++) {
        GeoPath *arc = &reading->arcs[i];
        if (!read_points(reading, &arcs->items[i], arc)) {
            return false;
        }
        double x = 0, y = 0;
        for (size_t p = 0; p < arc->count && is_quantised; p++) {
            x += arc->points[p].x;
            y += arc->points[p].y;
            arc->points[p] = (GeoPoint){x * scale_x + from_x, y * scale_y + from_y};
        }
    }
    reading->arc_count = arcs->count;
    return true;
}

static void take_topology(GeoReading *reading, const JsonNode *root)
{
    const JsonNode *objects = json_get(root, S("objects"));
    if (!unpack_arcs(reading, root) || objects == NULL) {
        return;
    }
    for (size_t i = 0; i < objects->count; i++) {
        const JsonNode *object = &objects->items[i];
        const JsonNode *list = json_get(object, S("geometries"));
        for (size_t g = 0; list != NULL && g < list->count; g++) {
            take_feature(reading, &list->items[g], &list->items[g]);
        }
        if (list == NULL) {
            take_feature(reading, object, object);
        }
    }
}

bool geometry_read(Arena *a, Str text, GeoFile *file, TextFaults *faults, Error *err)
{
    *file = (GeoFile){0};
    Input input = input_of_text(&text);
    JsonStream *stream = json_stream(a, &input);
    size_t budget = LIMIT_GEOMETRY_VALUES;
    JsonNode root;
    if (!json_tree(a, stream, &budget, &root, err)) {
        return false;
    }
    GeoReading reading = {.a = a, .faults = faults, .file = file, .place = {1, 1}};
    Str type = json_get_text(&root, S("type"));
    if (str_equal(type, S("FeatureCollection"))) {
        take_features(&reading, json_get(&root, S("features")));
    } else if (str_equal(type, S("Feature"))) {
        take_feature(&reading, &root, json_get(&root, S("geometry")));
    } else if (str_equal(type, S("Topology"))) {
        take_topology(&reading, &root);
    } else {
        error_hint(err, S("GeoJSON begins with {\"type\":\"FeatureCollection\", TopoJSON "
                          "with {\"type\":\"Topology\"."));
        return FAIL(err, ERR_INVALID,
                    "this is no GeoJSON and no TopoJSON: its type is "
                    "\"%.*s\"",
                    STR_ARG(type));
    }
    return true;
}
