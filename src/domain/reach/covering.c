/* SPDX-License-Identifier: EUPL-1.2
 * covering.c - greedy, and branch and bound
 */
#include "domain/reach/covering.h"

#include "base/error.h"

static double gain_of(const Covers *covers, const uint8_t *covered, size_t place)
{
    double gain = 0;
    for (size_t i = covers->first[place]; i < covers->first[place + 1]; i++) {
        uint32_t point = covers->points[i];
        gain += covered[point] == 0 ? covers->weights[point] : 0;
    }
    return gain;
}

/* Points count how often they are covered, so that a choice can be taken back. */
static void take(const Covers *covers, uint8_t *covered, size_t place, int times)
{
    for (size_t i = covers->first[place]; i < covers->first[place + 1]; i++) {
        covered[covers->points[i]] = (uint8_t)(covered[covers->points[i]] + times);
    }
}

/* The sum of the `wanted` largest: an upper bound of what as many places can add. */
static double largest_together(const double *gains, size_t count, size_t wanted)
{
    double best[MOST_CHOSEN] = {0};
    for (size_t i = 0; i < count; i++) {
        double gain = gains[i];
        for (size_t k = 0; k < wanted; k++) {
            if (gain > best[k]) {
                double other = best[k];
                best[k] = gain;
                gain = other;
            }
        }
    }
    double sum = 0;
    for (size_t k = 0; k < wanted; k++) {
        sum += best[k];
    }
    return sum;
}

Covering covering_greedy(Arena *tmp, const Covers *covers, size_t wanted)
{
    CHECK(wanted <= MOST_CHOSEN);
    uint8_t *covered = PUSH_ARRAY(tmp, uint8_t, covers->point_count + 1);
    double *gains = PUSH_ARRAY(tmp, double, covers->place_count + 1);
    Covering found = {0};
    for (size_t k = 0; k <= wanted; k++) {
        size_t best = 0;
        for (size_t c = 0; c < covers->place_count; c++) {
            gains[c] = gain_of(covers, covered, c);
            best = gains[c] > gains[best] ? c : best;
        }
        double bound =
            found.covered + largest_together(gains, covers->place_count, wanted);
        found.bound = k == 0 || bound < found.bound ? bound : found.bound;
        if (k == wanted || covers->place_count == 0 || gains[best] <= 0) {
            break;
        }
        found.places[found.count] = (uint32_t)best;
        found.gains[found.count++] = gains[best];
        found.covered += gains[best];
        take(covers, covered, best, 1);
    }
    return found;
}

typedef struct Search {
    const Covers *covers;
    uint8_t *covered;
    double *gains; /* a row for each depth */
    size_t wanted;
    size_t steps;
    size_t most_steps;
    Covering now;
    Covering best;
} Search;

/* Places before `from` were tried already in every set they could be part of. */
static bool search(Search *search_state, size_t from);

static bool try_place(Search *state, size_t place, double gain)
{
    Covering *now = &state->now;
    now->places[now->count] = (uint32_t)place;
    now->gains[now->count++] = gain;
    now->covered += gain;
    take(state->covers, state->covered, place, 1);
    bool goes_on = search(state, place + 1);
    take(state->covers, state->covered, place, -1);
    now->count--;
    now->covered -= gain;
    return goes_on;
}

static bool search(Search *state, size_t from)
{
    const Covers *covers = state->covers;
    if (state->now.covered > state->best.covered) {
        state->best = state->now;
    }
    if (state->now.count == state->wanted) {
        return true;
    }
    size_t left = state->wanted - state->now.count;
    double *gains = state->gains + state->now.count * covers->place_count;
    for (size_t c = from; c < covers->place_count; c++) {
        gains[c] = gain_of(covers, state->covered, c);
    }
    state->steps += covers->place_count - from;
    for (size_t c = from; c < covers->place_count; c++) {
        if (state->steps > state->most_steps) {
            return false;
        }
        double bound = state->now.covered +
                       largest_together(gains + c, covers->place_count - c, left);
        if (bound <= state->best.covered) {
            return true; /* nor can any of the rest */
        }
        if (!try_place(state, c, gains[c])) {
            return false;
        }
    }
    return true;
}

Covering covering_exact(Arena *tmp, const Covers *covers, size_t wanted,
                        size_t most_steps)
{
    Covering greedy = covering_greedy(tmp, covers, wanted);
    Search state = {
        .covers = covers,
        .covered = PUSH_ARRAY(tmp, uint8_t, covers->point_count + 1),
        .gains = PUSH_ARRAY(tmp, double, covers->place_count *wanted + 1),
        .wanted = wanted,
        .most_steps = most_steps,
        .best = greedy,
    };
    if (!search(&state, 0)) {
        return greedy;
    }
    state.best.is_exact = true;
    state.best.bound = state.best.covered;
    return state.best;
}
