/* SPDX-License-Identifier: EUPL-1.2
 * reach_geojson.c - every origin and site as a point, for whoever has a map of their own
 *
 * One feature collection (RFC 7946: WGS84, longitude first). Each point is about the
 * question in its properties. Counts that are hidden have two ends.
 */
#include <math.h>

#include "app/reach/reach_ask.h"
#include "formats/projection.h"

static bool begin_point(JsonWriter *w, Projection *projection, Point at)
{
    double latitude, longitude;
    if (!projection_to_degrees(projection, at.x_m, at.y_m, &latitude, &longitude)) {
        return false;
    }
    json_object_begin(w);
    json_key(w, S("type"));
    json_text(w, S("Feature"));
    json_key(w, S("geometry"));
    json_object_begin(w);
    json_key(w, S("type"));
    json_text(w, S("Point"));
    json_key(w, S("coordinates"));
    json_array_begin(w);
    json_number(w, longitude, 6);
    json_number(w, latitude, 6);
    json_array_end(w);
    json_object_end(w);
    json_key(w, S("properties"));
    json_object_begin(w);
    return true;
}

static void end_point(JsonWriter *w)
{
    json_object_end(w);
    json_object_end(w);
}

static void put_text(JsonWriter *w, Str key, Str text)
{
    json_key(w, key);
    json_text(w, text);
}

static void put_count(JsonWriter *w, Str low_key, Str high_key, Count count)
{
    json_key(w, low_key);
    json_number(w, count.low, count.low == floor(count.low) ? 0 : 2);
    json_key(w, high_key);
    json_number(w, count.high, count.high == floor(count.high) ? 0 : 2);
}

static void put_question(JsonWriter *w, const ReachAsk *ask, const ReachTurn *turn)
{
    put_text(w, S("profile"), turn->profile);
    put_text(w, S("track"), turn->track);
    put_text(w, S("year"), turn->year);
    put_text(w, S("norm"), ask->norm_text);
    put_text(w, S("way"), ask->way);
}

static void put_origin(JsonWriter *w, const ReachAsk *ask, const ReachTurn *turn,
                       const ReachOrigin *origin, const Reached *reached, Count pupils)
{
    put_text(w, S("kind"), S("origin"));
    put_text(w, S("id"), origin->id);
    put_question(w, ask, turn);
    put_count(w, S("pupils_low"), S("pupils_high"), pupils);
    json_key(w, S("sites_within"));
    json_int(w, reached->within);
    json_key(w, S("nearest"));
    if (reached->nearest == REACH_NONE) {
        json_null(w);
    } else {
        json_text(w, ask->input->sites[reached->nearest].id);
    }
    json_key(w, S("length"));
    if (isinf(reached->length)) {
        json_null(w);
    } else {
        json_number(w, reached->length / (ask->unit == REACH_SECONDS ? 60 : 1000), 3);
    }
}

static bool put_turn(JsonWriter *w, const ReachAsk *ask, const ReachTurn *turn,
                     Projection *projection, Arena *tmp)
{
    const ReachInput *input = ask->input;
    ReachAnswer answer =
        reach_measure(tmp, tmp, &ask->links, &turn->question, turn->cohorts);
    Count *pupils = reach_together(tmp, input, turn->cohorts);
    for (size_t i = 0; i < input->origin_count; i++) {
        if (!begin_point(w, projection, input->origins[i].at)) {
            return false;
        }
        put_origin(w, ask, turn, &input->origins[i], &answer.reached[i], pupils[i]);
        end_point(w);
    }
    for (size_t s = 0; s < input->site_count; s++) {
        if (!site_counts(&input->sites[s], &turn->question)) {
            continue;
        }
        if (!begin_point(w, projection, input->sites[s].at)) {
            return false;
        }
        put_text(w, S("kind"), S("site"));
        put_text(w, S("id"), input->sites[s].id);
        put_text(w, S("name"), input->sites[s].name);
        put_question(w, ask, turn);
        put_count(w, S("last_low"), S("last_high"), answer.last[s]);
        end_point(w);
    }
    return true;
}

bool reach_print_geojson(const ReachAsk *ask, Error *err)
{
    Arena *tmp = arena_new(), *opened = arena_new();
    Projection *projection;
    JsonWriter w = json_writer(&ask->command->out);
    ReachTurn turn = {0};
    bool good = projection_open(opened, &projection, err);
    json_object_begin(&w);
    json_key(&w, S("type"));
    json_text(&w, S("FeatureCollection"));
    json_key(&w, S("features"));
    json_array_begin(&w);
    while (good && reach_turn(ask, &turn)) {
        arena_reset(tmp);
        if (turn.cohorts.count > 0 && !put_turn(&w, ask, &turn, projection, tmp)) {
            good = FAIL(err, ERR_INVALID, "a place has no degrees");
        }
    }
    json_array_end(&w);
    json_object_end(&w);
    arena_free(tmp);
    arena_free(opened);
    Str text;
    good = good && json_finish(&w, &text, err);
    buf_char(&ask->command->out, '\n');
    return good;
}
