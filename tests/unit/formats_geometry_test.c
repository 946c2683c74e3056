/* SPDX-License-Identifier: EUPL-1.2
 * formats_geometry_test.c - facts about GeoJSON and TopoJSON
 *
 * The topology is example 1.1 in spirit: two squares that share a border, as arcs.
 */
#include "expect.h"

#include "formats/geometry.h"

static GeoFile read_good(Arena *a, Str text, size_t faults_expected)
{
    GeoFile file;
    TextFaults faults = text_faults(a);
    Error err = {0};
    if (!geometry_read(a, text, &file, &faults, &err)) {
        fail_msg("%s", err.message);
    }
    assert_int_equal(faults.total, faults_expected);
    return file;
}

static void a_polygon_gives_its_rings_without_the_last_point(void **state)
{
    GeoFile file = read_good(
        *state,
        S("{\"type\":\"FeatureCollection\",\"features\":[\n"
          "{\"type\":\"Feature\",\"properties\":{\"statcode\":\"GM0014\",\"statnaam\":"
          "\"Groningen\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
          "[[[6.1234567890123,53],[7,53],[7,54],[6.1234567890123,53]]]}}]}"),
        0);
    assert_int_equal(file.count, 1);
    expect_text(file.features[0].id, "GM0014");
    expect_text(file.features[0].name, "Groningen");
    assert_int_equal(file.features[0].place.line, 2);
    assert_int_equal(file.features[0].ring_count, 1);
    assert_int_equal(file.features[0].rings[0].count, 3);
    assert_true(file.features[0].rings[0].points[0].x == 6.123456789);
    assert_true(file.features[0].rings[0].points[2].y == 54);
}

static void many_polygons_and_holes_are_rings_alike(void **state)
{
    GeoFile file = read_good(
        *state,
        S("{\"type\":\"Feature\",\"id\":7,\"properties\":null,\"geometry\":{\"type\":"
          "\"MultiPolygon\",\"coordinates\":[[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,"
          "2],"
          "[1,1]]],[[[20,0],[21,0],[21,1],[20,0]]]]}}"),
        0);
    assert_int_equal(file.features[0].ring_count, 3);
    expect_text(file.features[0].id, "7");
}

static void lines_are_no_rings(void **state)
{
    GeoFile file = read_good(
        *state,
        S("{\"type\":\"FeatureCollection\",\"features\":["
          "{\"type\":\"Feature\",\"properties\":{\"name\":\"water\"},\"geometry\":"
          "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}},"
          "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":"
          "\"MultiLineString\",\"coordinates\":[[[0,0],[1,1]],[[5,5],[6,6],[7,7]]]}}]}"),
        0);
    assert_true(file.features[0].line_count == 1 && file.features[0].ring_count == 0);
    assert_true(file.features[1].line_count == 2);
    assert_int_equal(file.features[1].lines[1].count, 3);
}

/* Squares 0..1 and 1..2: the border between them is arc 0, used in both directions. */
static void arcs_of_a_topology_join_forwards_and_backwards(void **state)
{
    GeoFile file = read_good(
        *state,
        S("{\"type\":\"Topology\",\"transform\":{\"scale\":[0.5,0.5],\"translate\":[100,"
          "200]},"
          "\"arcs\":[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,0],[2,0],[0,2],[-2,0]]"
          "],"
          "\"objects\":{\"parts\":{\"type\":\"GeometryCollection\",\"geometries\":["
          "{\"type\":\"Polygon\",\"arcs\":[[0,1]],\"properties\":{\"code\":\"west\"}},"
          "{\"type\":\"Polygon\",\"arcs\":[[-1,2]],\"id\":\"east\"},"
          "{\"type\":\"Polygon\",\"arcs\":[[9]],\"id\":\"lost\"}]}}}"),
        1);
    assert_int_equal(file.count, 2);
    expect_text(file.features[0].id, "west");
    const GeoPath *west = &file.features[0].rings[0];
    assert_int_equal(west->count, 4);
    assert_true(west->points[0].x == 101 && west->points[0].y == 200);
    assert_true(west->points[1].x == 101 && west->points[1].y == 201);
    assert_true(west->points[2].x == 100 && west->points[2].y == 201);
    const GeoPath *east = &file.features[1].rings[0];
    assert_int_equal(east->count, 4);
    assert_true(east->points[0].y == 201 && east->points[1].y == 200);
    assert_true(east->points[2].x == 102);
}

static void a_wrong_feature_is_left_out_and_told(void **state)
{
    GeoFile file = read_good(
        *state,
        S("{\"type\":\"FeatureCollection\",\"features\":["
          "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\","
          "\"coordinates\":[[[0,0],[1,\"x\"],[1,1]]]}},"
          "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\","
          "\"coordinates\":[[[0,0],[1,1],[0,0]]]}},"
          "{\"type\":\"Feature\",\"properties\":{\"id\":\"good\"},\"geometry\":null},"
          "{\"type\":\"Feature\",\"properties\":{\"id\":\"odd\"},\"geometry\":{\"type\":"
          "\"Polygon\",\"coordinates\":7}}]}"),
        2);
    assert_int_equal(file.count, 2);
    expect_text(file.features[0].id, "good");
}

static void what_is_no_geometry_is_refused(void **state)
{
    Arena *a = *state;
    static const Str texts[] = {S_INIT("{\"type\":\"Point\"}"), S_INIT("[]"), S_INIT("{"),
                                S_INIT(""), S_INIT("site,profile\n")};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        GeoFile file;
        TextFaults faults = text_faults(a);
        Error err = {0};
        assert_false(geometry_read(a, texts[i], &file, &faults, &err));
        assert_true(err.message[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest facts[] = {
        FACT(a_polygon_gives_its_rings_without_the_last_point),
        FACT(many_polygons_and_holes_are_rings_alike),
        FACT(lines_are_no_rings),
        FACT(arcs_of_a_topology_join_forwards_and_backwards),
        FACT(a_wrong_feature_is_left_out_and_told),
        FACT(what_is_no_geometry_is_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(facts, NULL, NULL);
}
